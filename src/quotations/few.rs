//! A passage in which one word of a few is another.

use std::ops::Range;

use memchr::memmem::Finder;

use super::find::Searched;
use super::letters::Letters;
use super::marks::Stretch;
use super::words::{Replaced, words};

/// So many words, of which one may be another.
const FEWEST_WORDS: usize = 3;

/// The other words have at least so many letters.
const FEWEST_LETTERS: usize = 6;

/// The word in the text has at most so many bytes.
const LONGEST_WORD: usize = 24;

/// So many places are tried for each word.
const MOST_PLACES: usize = 256;

/// The one place at which all words of a short quotation but one stand with another
/// word in its place; none where there are several such places.
pub(super) fn one_changed(
    searched: &Searched,
    stretch: &Stretch,
) -> Option<(Range<usize>, Vec<Replaced>)> {
    let quoted = Letters::of(&stretch.words);
    let all = words(&stretch.words, &quoted, 0..quoted.folded.len());
    if all.len() < FEWEST_WORDS || stretch.place.len() != stretch.words.len() {
        return None;
    }
    let mut found: Option<(Range<usize>, Range<usize>, Range<usize>)> = None;
    for (at, word) in all.iter().enumerate() {
        let head: String = all[..at].iter().map(|word| word.folded).collect();
        let tail: String = all[at + 1..].iter().map(|word| word.folded).collect();
        if head.len() + tail.len() < FEWEST_LETTERS {
            continue;
        }
        for (passage, other) in with_another(searched, &head, &tail) {
            if found.is_some() {
                return None;
            }
            found = Some((passage, other, word.place.clone()));
        }
    }
    let (passage, other, word) = found?;
    let letters = searched.letters();
    let from = stretch.place.start;
    let replaced = Replaced {
        quoted: from + word.start..from + word.end,
        text: letters.stretch(&searched.text, other),
    };
    Some((letters.stretch(&searched.text, passage), vec![replaced]))
}

/// Where some letters stand with one whole word between them or at their edge: the
/// passage and the word, in the folded letters.
fn with_another(searched: &Searched, head: &str, tail: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let folded = &searched.letters().folded[..];
    let known = if head.is_empty() { tail } else { head };
    let finder = Finder::new(known);
    let places = finder.find_iter(folded.as_bytes());
    let is_edge = |at: usize| folded.is_char_boundary(at) && !searched.is_within_word(at);
    let place = |at: usize| {
        let end = at + known.len();
        if !is_edge(at) || !is_edge(end) {
            return None;
        }
        if head.is_empty() {
            let limit = at.saturating_sub(LONGEST_WORD);
            let start = (limit..at).rev().find(|start| is_edge(*start))?;
            return Some((start..end, start..at));
        }
        let limit = (end + LONGEST_WORD).min(folded.len());
        let next = (end + 1..=limit).find(|next| is_edge(*next))?;
        let last = next + tail.len();
        let goes_on = folded[next..].starts_with(tail) && is_edge(last);
        goes_on.then_some((at..last, end..next))
    };
    places.take(MOST_PLACES).filter_map(place).collect()
}
