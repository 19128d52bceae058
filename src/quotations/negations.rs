//! Words that turn or soften a sentence, and that a quotation has cut off.

use std::ops::Range;

/// The words.
const TURNING: &[&str] = &[
    "not", "no", "never", "neither", "nor", "cannot", "however", "unless", "may", "might",
    "hardly", "scarcely",
];

/// A longer omission is more than a cut.
const LONGEST_CUT: usize = 12;

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
    let omitted = stretches.windows(2).find_map(|pair| {
        let gap = pair[0].end..pair[1].start.max(pair[0].end);
        let inside = words(text, gap);
        let is_short = inside.len() <= LONGEST_CUT;
        let turning = |word: &Range<usize>| is_short && is_turning(&text[word.clone()]);
        inside.into_iter().find(turning)
    });
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

fn is_turning(word: &str) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    word.ends_with("n't") || TURNING.contains(&word.as_str())
}

/// A turning word among the two before a place, if the sentence does not begin after
/// it. A sentence that begins with `However,` is quoted without it and means the same.
fn before(text: &str, place: usize) -> Option<Range<usize>> {
    let start = text[..place]
        .rfind(['.', '!', '?', ';', ':', '\u{c}'])
        .map_or(0, |at| at + 1);
    let found = words(text, start..place);
    let (at, word) = found
        .iter()
        .enumerate()
        .rev()
        .take(2)
        .find(|(_, word)| is_turning(&text[(*word).clone()]))?;
    let is_linking = text[word.clone()].eq_ignore_ascii_case("however");
    let begins_sentence = at == 0;
    let is_apart = text[word.end..place].contains([',', '“', '”', '"', '(', ')', '—']);
    (!begins_sentence && !is_linking && !is_apart).then(|| word.clone())
}

/// A turning word right after a place, in the same sentence.
fn after(text: &str, place: usize) -> Option<Range<usize>> {
    let end = text[place..]
        .find(['.', '!', '?', ';', ':', '\n', '\u{c}'])
        .map_or(text.len(), |at| place + at);
    let word = words(text, place..end).into_iter().next()?;
    let is_apart = text[place..word.start].contains(['“', '”', '"', '(', ')', '—']);
    let softens = matches!(
        text[word.clone()].to_lowercase().as_str(),
        "however" | "unless"
    );
    (softens && !is_apart).then_some(word)
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
        assert_eq!(
            of(text, &["gave aid", "Albania asked"]),
            Some("However".to_owned())
        );
    }
}
