//! All places at which some words stand in a text, and the text's own words there.

use std::ops::Range;

use memchr::memmem::Finder;

use super::compare::{Comparison, Source};
use super::find::Piece;
use super::letters::{Letters, is_superscript, note_call};
use super::marks::{Stretch, lettered};
use crate::findings::words::is_hidden;

/// The places at which some words stand in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// How many.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Occurrence>,
}

/// One place at which some words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The stretches of the text, in their order: several where the words leave
    /// something out. Each is in one piece, or in several where notes or a running head
    /// break its sentence.
    pub stretches: Vec<Vec<Range<usize>>>,
}

impl Occurrence {
    /// A place in one piece.
    #[must_use]
    pub fn at(place: Range<usize>) -> Self {
        Self {
            stretches: vec![vec![place]],
        }
    }

    /// From the first letter to behind the last.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        let mut pieces = self.stretches.iter().flatten();
        let first = pieces.next().cloned().unwrap_or_default();
        first.start..pieces.next_back().map_or(first.end, |last| last.end)
    }
}

impl Source {
    /// Where some words stand in the text, letter for letter: all places counted, the
    /// first `most` of them given. Words with marks of omission, and sentences that notes
    /// break, are looked for once. Whole words come before parts of words.
    #[must_use]
    pub fn occurrences(&self, words: &str, most: usize) -> Occurrences {
        let sought = lettered(words);
        match &sought[..] {
            [] => return Occurrences::default(),
            [(_, letters)] => {
                for is_whole in [true, false] {
                    let found = self.everywhere(&letters.folded, words, is_whole, most);
                    if found.count > 0 {
                        return found;
                    }
                }
            }
            _ => {}
        }
        match self.compare(words, 0) {
            Comparison::Found { .. } => {
                let sought: Vec<(&Stretch, &Letters)> = sought
                    .iter()
                    .map(|(stretch, letters)| (stretch, letters))
                    .collect();
                let Some(found) = self.searched.places(&sought).into_iter().next() else {
                    return Occurrences::default();
                };
                let place = |piece: &Piece| {
                    self.searched
                        .letters()
                        .stretch(self.text(), piece.at.clone())
                };
                let stretches = found
                    .iter()
                    .map(|pieces| pieces.iter().map(place).collect());
                Occurrences {
                    count: 1,
                    first: vec![Occurrence {
                        stretches: stretches.collect(),
                    }],
                }
            }
            _ => Occurrences::default(),
        }
    }

    fn everywhere(&self, folded: &str, words: &str, is_whole: bool, most: usize) -> Occurrences {
        let text = self.text();
        let mut found = Occurrences::default();
        for at in Finder::new(folded).find_iter(self.searched.letters().folded.as_bytes()) {
            let stretch = self.searched.letters().stretch(text, at..at + folded.len());
            let is_inside = text[..stretch.start].ends_with(char::is_alphanumeric)
                || text[stretch.end..].starts_with(char::is_alphanumeric)
                    && note_call(text, stretch.end).is_none();
            if is_inside == is_whole {
                continue;
            }
            found.count += 1;
            if found.first.len() < most {
                let stretch = match is_inside {
                    true => whole_words(text, stretch),
                    false => with_marks(text, stretch, words),
                };
                found.first.push(Occurrence::at(stretch));
            }
        }
        found
    }

    /// The text's own words at some place: white space folded, the calls of notes and
    /// what is invisible taken out, words joined that a line's end has cut, `…` where
    /// something is left out.
    #[must_use]
    pub fn own_words(&self, occurrence: &Occurrence) -> String {
        let text = self.text();
        let mut words = String::new();
        let mut last = 0;
        for stretch in &occurrence.stretches {
            for (at, piece) in stretch.iter().enumerate() {
                // What a page's end breaks goes on after a blank.
                let between = text.get(last..piece.start).unwrap_or_default();
                let is_left_out = at == 0 && between.contains(char::is_alphanumeric);
                let is_first = words.is_empty();
                words.push_str(if is_left_out && !is_first {
                    " … "
                } else {
                    " "
                });
                push_words(&mut words, text, piece.clone());
                last = piece.end;
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A stretch with the whole words at its ends.
fn whole_words(text: &str, stretch: Range<usize>) -> Range<usize> {
    let before = text[..stretch.start].trim_end_matches(char::is_alphanumeric);
    let after = text[stretch.end..].trim_start_matches(char::is_alphanumeric);
    before.len()..text.len() - after.len()
}

/// A stretch with the mark that follows it, where the words end with it, and the one
/// before it, where they begin with it.
fn with_marks(text: &str, stretch: Range<usize>, words: &str) -> Range<usize> {
    let mut stretch = stretch;
    let is_mark = |letter: &char| !letter.is_alphanumeric() && !letter.is_whitespace();
    let words = words.trim();
    if let Some(mark) = words.chars().next_back().filter(is_mark)
        && text[stretch.end..].starts_with(mark)
    {
        stretch.end += mark.len_utf8();
    }
    if let Some(mark) = words.chars().next().filter(is_mark)
        && text[..stretch.start].ends_with(mark)
    {
        stretch.start -= mark.len_utf8();
    }
    stretch
}

fn push_words(words: &mut String, text: &str, stretch: Range<usize>) {
    let mut skip_to = 0;
    for (at, letter) in text[stretch.clone()].char_indices() {
        let at = stretch.start + at;
        if at < skip_to {
            continue;
        }
        let rest = &text[at + letter.len_utf8()..stretch.end];
        match letter {
            '0'..='9' | '[' if note_call(text, at).is_some() => {
                skip_to = note_call(text, at).unwrap_or(at);
                // The call stood where a blank should be: `unnecessary.31Clearly`.
                if text[skip_to..].starts_with(char::is_alphanumeric) {
                    words.push(' ');
                }
            }
            _ if is_superscript(letter) => {}
            '\u{ad}' => {
                if rest.starts_with(['\n', '\r']) {
                    skip_to = stretch.end - rest.trim_start().len();
                }
            }
            '-' | '\u{2010}' | '\u{2011}' => {
                let next = rest.trim_start_matches(['-', '\u{2010}', '\u{2011}']);
                let after = next.trim_start();
                let is_line_end = next[..next.len() - after.len()].contains('\n');
                if is_line_end && is_one_word(text, words, after) {
                    skip_to = stretch.end - after.len();
                } else {
                    words.push('-');
                    skip_to = stretch.end - if is_line_end { after } else { next }.len();
                }
            }
            letter if letter.is_whitespace() => words.push(' '),
            letter if is_hidden(letter) => {}
            letter => words.push(letter),
        }
    }
}

/// Whether what stands before and after a hyphen at the end of a line is one word: it
/// goes on with a small letter, and the text has no such word with a hyphen in it.
fn is_one_word(text: &str, before: &str, after: &str) -> bool {
    if !after.starts_with(char::is_lowercase) {
        return false;
    }
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let end = after.len() - after.trim_start_matches(char::is_alphabetic).len();
    let hyphenated = format!("{}-{}", &before[start..], &after[..end]);
    !text.contains(&hyphenated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str) -> (usize, Vec<String>) {
        let source = Source::new(text.to_owned());
        let found = source.occurrences(words, 2);
        let words = found.first.iter().map(|one| source.own_words(one));
        (found.count, words.collect())
    }

    fn one(words: &str) -> (usize, Vec<String>) {
        (1, vec![words.to_owned()])
    }

    #[test]
    fn all_places_are_counted_and_the_first_shown() {
        let text = "Aid was cut. The AID was\ncut again, said he; aid12 was cut.";
        let (count, words) = found(text, "aid was cut");
        assert_eq!(
            (count, &words[..]),
            (3, &["Aid was cut".to_owned(), "AID was cut".to_owned()][..])
        );
        assert_eq!(found(text, "aid").0, 3, "`said` is another word");
        assert_eq!(found("he said so", "aid"), one("said"));
        assert_eq!(found(text, "tractors"), (0, vec![]));
        assert_eq!(found(text, "…"), (0, vec![]));
    }

    #[test]
    fn the_words_are_those_of_the_text() {
        let text = "It was unnecessary.31Clearly, the Sino-\u{2010}DPRK aid was re-\n  newed in \
                    1957.32 A well-\nknown, a well-known “case”² of co\u{ad}oper\u{ad}\nation.";
        assert_eq!(
            found(
                text,
                "it was unnecessary. clearly, the sino-dprk aid was renewed in 1957."
            ),
            one("It was unnecessary. Clearly, the Sino-DPRK aid was renewed in 1957.")
        );
        assert_eq!(
            found(text, "a well-known, a well-known case of cooperation."),
            one("A well-known, a well-known “case” of cooperation.")
        );
    }

    #[test]
    fn what_is_left_out_or_broken_by_notes_is_found_once() {
        let text = "China gave aid to Korea in spring and to Vietnam in autumn, and this was the\n\n31 See note 4, and the file of the ministry.\n\u{c}\nreason why Korea turned to Moscow in the end.";
        assert_eq!(
            found(text, "China gave aid … to Vietnam"),
            one("China gave aid … to Vietnam")
        );
        assert_eq!(
            found(
                text,
                "Vietnam in autumn, and this was the reason why Korea turned to Moscow"
            ),
            one("Vietnam in autumn, and this was the reason why Korea turned to Moscow")
        );
    }
}
