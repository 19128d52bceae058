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
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let letters = Letters::of(name);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if candidate.eq_ignore_ascii_case(name) && candidate != name {
            return Some(candidate);
        }
        let is_far = candidate.len().abs_diff(name.len()) > most * 4
            || letters.least_changes(Letters::of(candidate)) > most;
        if is_far || candidate == name {
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

/// Which ASCII letters stand in a name, each as one of 64: enough to tell most names apart
/// without comparing them letter by letter.
#[derive(Clone, Copy)]
struct Letters(u64);

impl Letters {
    fn of(name: &str) -> Self {
        let ascii = name.bytes().filter(u8::is_ascii);
        Self(ascii.fold(0, |letters, byte| letters | 1 << (byte & 63)))
    }

    /// No fewer changes than this lead from one name to the other: each takes
    /// away one letter at most, and adds one at most.
    fn least_changes(self, other: Self) -> usize {
        let lost = (self.0 & !other.0).count_ones();
        let gained = (other.0 & !self.0).count_ones();
        lost.max(gained) as usize
    }
}
