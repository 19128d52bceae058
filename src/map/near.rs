//! "Did you mean": the known name nearest to one that is not known.

/// Names longer than this are compared with nothing.
const LONGEST: usize = 64;

/// The nearest of the known names, where one is near enough to be meant: by the
/// optimal string alignment distance (a swap of neighbours counts as one), at
/// most a third of the letters. Of equally near names the first in order wins.
#[must_use]
pub fn nearest<'names>(
    name: &str,
    known: impl IntoIterator<Item = &'names str>,
) -> Option<&'names str> {
    let length = name.chars().count();
    let most = if length <= 4 { 1 } else { (length / 3).min(3) };
    within(most, name, known)
}

/// The nearest of the known names that is no further away than so many changes.
#[must_use]
pub fn within<'names>(
    most: usize,
    name: &str,
    known: impl IntoIterator<Item = &'names str>,
) -> Option<&'names str> {
    if name.len() < 2 || name.len() > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if candidate == name || candidate.len().abs_diff(name.len()) > most * 4 {
            continue;
        }
        let distance = strsim::osa_distance(name, candidate);
        let is_better = best.is_none_or(|(least, chosen)| (distance, candidate) < (least, chosen));
        if distance <= most && is_better {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
