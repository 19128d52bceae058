//! A quotation and the nearest passage, word by word.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::letters::Letters;

/// Words of the quotation in the place of words of the text; either may be none, and is
/// then the empty stretch where they would stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Where in the quotation.
    pub quoted: Range<usize>,
    /// Where in the text.
    pub text: Range<usize>,
}

/// A word: letters that stand side by side, without a note's call.
pub(super) struct Word<'a> {
    pub(super) folded: &'a str,
    pub(super) place: Range<usize>,
}

/// The words that the letters of a stretch make.
pub(super) fn words<'a>(text: &str, letters: &'a Letters, within: Range<usize>) -> Vec<Word<'a>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut start = within.start;
    let mut place: Option<Range<usize>> = None;
    for (at, _) in letters.folded[within.clone()].char_indices() {
        let at = within.start + at;
        let from = letters.place(at);
        let end = from + text[from..].chars().next().map_or(0, char::len_utf8);
        match &mut place {
            Some(place) if from <= place.end => place.end = end,
            _ => {
                if let Some(place) = place.replace(from..end) {
                    found.push(Word {
                        folded: &letters.folded[start..at],
                        place,
                    });
                }
                start = at;
            }
        }
    }
    if let Some(place) = place {
        found.push(Word {
            folded: &letters.folded[start..within.end],
            place,
        });
    }
    found
}

/// What differs word by word between a quotation's stretch and a passage of the text,
/// and the passage with the whole words at its ends. Both are given as stretches of the
/// folded letters.
#[must_use]
pub fn replaced(
    (quotation, quoted_letters, quoted): (&str, &Letters, Range<usize>),
    (text, text_letters, passage): (&str, &Letters, Range<usize>),
) -> (Range<usize>, Vec<Replaced>) {
    let quoted_words = words(quotation, quoted_letters, quoted);
    let around = |before: usize, after: usize| {
        let within = widened(text, text_letters, passage.clone(), (before, after));
        words(text, text_letters, within)
    };
    let compared = |text_words: &[Word<'_>]| {
        capture_diff_slices(Algorithm::Myers, &keys(&quoted_words), &keys(text_words))
    };
    let mut text_words = around(0, 0);
    let mut operations = compared(&text_words);
    // Where the first or last words were changed, the nearest letters may leave out what
    // stands in their place.
    let lacking = |operation: Option<&DiffOp>| {
        operation.map_or(0, |operation| {
            let (old, new) = (operation.old_range(), operation.new_range());
            old.len().saturating_sub(new.len())
        })
    };
    let more = (lacking(operations.first()), lacking(operations.last()));
    if more != (0, 0) {
        let wider = around(more.0, more.1);
        let again = compared(&wider);
        if lacking(again.first()) < more.0 || lacking(again.last()) < more.1 {
            text_words = wider;
            operations = again;
        }
    }
    let whole = text_letters.stretch(text, passage);
    let mut shown: Option<Range<usize>> = None;
    let mut found = Vec::new();
    for operation in &operations {
        let (old, new) = (operation.old_range(), operation.new_range());
        let text_place = place_of(&text_words, &new, whole.clone());
        shown = Some(shown.map_or(text_place.clone(), |known| known.start..text_place.end));
        let joined = |words: &[Word<'_>]| words.iter().map(|word| word.folded).collect::<String>();
        let is_alike = joined(&quoted_words[old.clone()]) == joined(&text_words[new.clone()]);
        if !is_alike {
            found.push(Replaced {
                quoted: place_of(&quoted_words, &old, 0..0),
                text: text_place,
            });
        }
    }
    (shown.unwrap_or(whole), found)
}

fn keys<'a>(words: &[Word<'a>]) -> Vec<&'a str> {
    words.iter().map(|word| word.folded).collect()
}

fn place_of(words: &[Word<'_>], range: &Range<usize>, whole: Range<usize>) -> Range<usize> {
    if !range.is_empty() {
        return words[range.start].place.start..words[range.end - 1].place.end;
    }
    let at = match range.start.checked_sub(1) {
        Some(before) => words[before].place.end,
        None => words.first().map_or(whole.start, |word| word.place.start),
    };
    at..at
}

/// A passage with the whole words at its ends, and some more on each side.
fn widened(
    text: &str,
    letters: &Letters,
    passage: Range<usize>,
    (before, after): (usize, usize),
) -> Range<usize> {
    let follows = |one: usize, next: usize| {
        let from = letters.place(one);
        let end = from + text[from..].chars().next().map_or(0, char::len_utf8);
        letters.place(next) <= end
    };
    let mut start = passage.start;
    let mut breaks = 0;
    while let Some((previous, _)) = letters.folded[..start].char_indices().next_back() {
        breaks += usize::from(!follows(previous, start));
        if breaks > before {
            break;
        }
        start = previous;
    }
    let mut end = passage.end;
    breaks = 0;
    while let Some(letter) = letters.folded[end..].chars().next() {
        let last = letters.folded[..end].char_indices().next_back();
        breaks += usize::from(last.is_some_and(|(last, _)| !follows(last, end)));
        if breaks > after {
            break;
        }
        end += letter.len_utf8();
    }
    start..end
}
