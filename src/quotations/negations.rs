//! Words that turn or soften a sentence, and that a quotation has cut off.

use std::ops::Range;

/// The words.
const TURNING: &[&str] = &[
    "not", "no", "never", "neither", "nor", "cannot", "however", "unless", "may", "might",
    "hardly", "scarcely",
];

/// A longer omission is more than a cut.
const LONGEST_CUT: usize = 12;

/// So many bytes around a quotation are looked at.
const MOST_AROUND: usize = 400;

/// A turning word that stands right outside what is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The word as the text has it.
    pub word: String,
    /// Where in the text.
    pub place: Range<usize>,
    /// Whether it was left out within the quotation, rather than cut off at its edge.
    pub is_omitted: bool,
}

/// The first such word: left out between two stretches, or in the same sentence right
/// before the first or right after the last.
#[must_use]
pub fn cut(text: &str, stretches: &[Range<usize>]) -> Option<Cut> {
    let (first, last) = (stretches.first()?, stretches.last()?);
    let omitted = stretches
        .windows(2)
        .find_map(|pair| between(text, pair[0].end..pair[1].start.max(pair[0].end)));
    let (place, is_omitted) = match omitted {
        Some(place) => (place, true),
        None => (
            before(text, first.start).or_else(|| after(text, last.end))?,
            false,
        ),
    };
    Some(Cut {
        word: text[place.clone()].to_owned(),
        place,
        is_omitted,
    })
}

/// Whether some words turn or soften what they stand with.
#[must_use]
pub fn turns(text: &str) -> bool {
    words(text, 0..text.len())
        .into_iter()
        .any(|word| is_turning(text, &word))
}

/// Whether a word turns its sentence. `May` is a month, and *not only*, *no doubt* and
/// *no matter* turn nothing.
fn is_turning(text: &str, place: &Range<usize>) -> bool {
    let word = &text[place.clone()];
    if word.starts_with("May") || word.starts_with("Might") {
        return false;
    }
    let word = word.to_lowercase().replace('’', "'");
    let goes_on = |with: &[&str]| {
        let rest = text[place.end..].trim_start();
        let next = rest.split(|letter: char| !letter.is_alphabetic()).next();
        next.is_some_and(|next| with.contains(&next))
    };
    match &word[..] {
        "not" => !goes_on(&["only", "merely", "just", "simply", "solely", "least"]),
        // `No. 4` is a number, whatever mark stands behind it.
        "no" => {
            let rest =
                text[place.end..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let is_number = text[place.end..].starts_with(['.', ':', '°'])
                || rest.starts_with(|next: char| next.is_ascii_digit());
            !is_number && !goes_on(&["doubt", "matter", "wonder"])
        }
        word => word.ends_with("n't") || TURNING.contains(&word),
    }
}

/// A turning word that was left out. What stands between commas, in brackets or in
/// sentences of its own may be left out whole.
fn between(text: &str, gap: Range<usize>) -> Option<Range<usize>> {
    let inside = text[gap.clone()].trim();
    let is_aside =
        inside.starts_with([',', '(', '—', '–']) && inside.ends_with([',', ')', '—', '–']);
    let found = words(text, gap.clone());
    if is_aside || found.len() > LONGEST_CUT {
        return None;
    }
    let ends = |letter: char| matches!(letter, '.' | '!' | '?' | ';' | ':');
    let whole = &text[gap.clone()];
    let head = whole.find(ends).map_or(gap.end, |at| gap.start + at);
    let tail = whole.rfind(ends).map(|at| gap.start + at);
    found.into_iter().find(|word| {
        let last = tail.filter(|tail| *tail <= word.start);
        let begins_sentence = last.is_some_and(|tail| words(text, tail..word.start).is_empty());
        let is_linking = begins_sentence && text[word.clone()].eq_ignore_ascii_case("however");
        (word.end <= head || last.is_some()) && !is_linking && is_turning(text, word)
    })
}

/// A turning word among the two before a place, in the same sentence. A sentence that begins with `However,` is quoted without it and means the same.
fn before(text: &str, place: usize) -> Option<Range<usize>> {
    let from = boundary(text, place.saturating_sub(MOST_AROUND));
    let start = text[from..place]
        .rfind(['.', '!', '?', ';', ':', '\u{c}'])
        .map_or(from, |at| from + at + 1);
    let found = words(text, start..place);
    let word = found
        .iter()
        .rev()
        .take(2)
        .find(|word| is_turning(text, word))?;
    let is_linking = text[word.clone()].eq_ignore_ascii_case("however");
    let is_apart = text[word.end..place].contains([',', '“', '”', '"', '(', ')', '—']);
    (!is_linking && !is_apart).then(|| word.clone())
}

/// A turning word right after a place, in the same sentence.
fn after(text: &str, place: usize) -> Option<Range<usize>> {
    let limit = boundary(text, place + MOST_AROUND);
    let end = text[place..limit]
        .find(['.', '!', '?', ';', ':', '\u{c}'])
        .map_or(limit, |at| place + at);
    let word = words(text, place..end).into_iter().next()?;
    let is_apart = text[place..word.start].contains(['“', '”', '"', '(', ')', '—', '\n']);
    let softens = matches!(
        text[word.clone()].to_lowercase().as_str(),
        "however" | "unless"
    );
    (softens && !is_apart).then_some(word)
}

/// The nearest boundary of letters at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn words(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let inside = &text[within.clone()];
    for (at, letter) in inside.char_indices().chain([(inside.len(), ' ')]) {
        let is_part = letter.is_alphanumeric() || start.is_some() && matches!(letter, '\'' | '’');
        match (start, is_part) {
            (None, true) => start = Some(within.start + at),
            (Some(from), false) => {
                found.push(from..within.start + at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of(text: &str, quoted: &[&str]) -> Option<String> {
        let mut from = 0;
        let stretches: Vec<Range<usize>> = quoted
            .iter()
            .map(|words| {
                let at = from + text[from..].find(words).unwrap();
                from = at + words.len();
                at..from
            })
            .collect();
        cut(text, &stretches).map(|cut| cut.word)
    }

    #[test]
    fn what_turns_a_sentence_is_found() {
        let text = "It was plain. China did not give aid to Albania, unless asked. Aid, it is said, may never grow.";
        assert_eq!(of(text, &["give aid to Albania"]), Some("not".to_owned()));
        assert_eq!(of(text, &["China did", "give aid"]), Some("not".to_owned()));
        assert_eq!(
            of(text, &["did not give aid to Albania"]),
            Some("unless".to_owned())
        );
        assert_eq!(of(text, &["grow"]), Some("never".to_owned()));
    }

    #[test]
    fn what_stands_further_off_is_left_alone() {
        let text =
            "He did not come. China gave aid. However, Albania asked for more, and she may come.";
        assert_eq!(of(text, &["China gave aid"]), None);
        assert_eq!(of(text, &["Albania asked for more"]), None);
        assert_eq!(of(text, &["gave aid", "Albania asked"]), None);
    }

    #[test]
    fn what_turns_nothing_is_left_alone() {
        let text = "In May China gave aid. It was not only large, but also, which was no small matter, paid. See file No 4 on the quay. It came no doubt late. It was cut. It was not told. Korea asked.";
        for quoted in [
            &["China gave aid"][..],
            &["large"],
            &["but also", "paid"],
            &["late"],
            &["4 on the quay"],
            &["It was cut", "Korea asked"],
        ] {
            assert_eq!(of(text, quoted), None, "{quoted:?}");
        }
        assert_eq!(of(text, &["It was cut", "told"]), Some("not".to_owned()));
    }
}
