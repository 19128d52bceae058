//! How a quotation stands to a text.

use std::ops::Range;

use super::find::{Pieces, Searched};
use super::left_out::left_out;
use super::letters::Letters;
use super::marks::{Stretch, lettered};
use super::near::nearest;
use super::passage::{Change, Side, differences};
use super::words::{Replaced, replaced};

/// How a quotation stands to a text. Stretches are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It stands there, word for word but for what its marks declare.
    Found {
        /// Its stretches, in their order; one where nothing is left out or put in.
        stretches: Vec<Range<usize>>,
        /// Where its letters are those of the text and something else is not.
        changes: Vec<Change>,
        /// Whether marks declare that it departs from the text.
        is_marked: bool,
    },
    /// Something near to it stands there.
    Near {
        /// The passage.
        passage: Range<usize>,
        /// What differs, in the order of the text.
        replaced: Vec<Replaced>,
        /// How many letters differ, of how many.
        distance: (usize, usize),
    },
    /// Each of its stretches stands there, and not in this order or far apart.
    Scattered,
    /// Nothing near to it stands there.
    Absent,
    /// It has no letters to compare.
    Empty,
}

/// A passage is near where at most one letter in so many differs; of few letters fewer,
/// since short words are soon near to anything.
const NEAR: usize = 3;
const NEAR_TO_FEW: usize = 4;

/// So many letters are few.
const FEW: usize = 15;

/// Shorter words are near to anything.
const SHORTEST_NEAR: usize = 12;

/// A text, ready for comparing.
#[derive(Debug)]
pub struct Source {
    pub(super) searched: Searched,
    /// Its letters one by one, and the bytes of the folded text at which they begin.
    letters: std::sync::OnceLock<(Vec<char>, Vec<u32>)>,
}

impl Source {
    /// Prepares a text.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self {
            searched: Searched::new(text),
            letters: std::sync::OnceLock::new(),
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.searched.text
    }

    /// Compares a quotation with the text. Up to `tolerance` letters in a hundred may
    /// be misread in the text, as in what was scanned.
    #[must_use]
    pub fn compare(&self, quotation: &str, tolerance: usize) -> Comparison {
        let stretches = lettered(quotation);
        if stretches.is_empty() {
            return Comparison::Empty;
        }
        let sought: Vec<(&Stretch, &Letters)> = stretches
            .iter()
            .map(|(stretch, letters)| (stretch, letters))
            .collect();
        // Of several places the one at which least is changed.
        let places = self.searched.places(&sought).into_iter();
        let found = places
            .map(|found| self.found(&sought, &found))
            .min_by_key(Comparison::weight);
        found.unwrap_or_else(|| self.not_found(quotation, &stretches, tolerance))
    }

    /// Every place at which a quotation stands, its stretches at each; so many as are
    /// weighed.
    #[must_use]
    pub fn places(&self, quotation: &str) -> Vec<Vec<Range<usize>>> {
        let stretches = lettered(quotation);
        let sought: Vec<(&Stretch, &Letters)> = stretches
            .iter()
            .map(|(stretch, letters)| (stretch, letters))
            .collect();
        let places = self.searched.places(&sought).into_iter();
        places.map(|found| self.stretches(&found)).collect()
    }

    /// Its folded letters one by one, and the bytes at which they begin.
    pub(super) fn letters(&self) -> &(Vec<char>, Vec<u32>) {
        self.letters.get_or_init(|| {
            let folded = &self.searched.letters.folded;
            let starts = folded
                .char_indices()
                .map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX));
            (folded.chars().collect(), starts.collect())
        })
    }

    fn stretches(&self, found: &[Pieces]) -> Vec<Range<usize>> {
        let searched = &self.searched;
        let stretch = |pieces: &Pieces| searched.letters.stretch(&searched.text, pieces.span());
        found.iter().map(stretch).collect()
    }

    fn found(&self, sought: &[(&Stretch, &Letters)], found: &[Pieces]) -> Comparison {
        let (text, letters) = (&self.searched.text[..], &self.searched.letters);
        let mut changes = Vec::new();
        for ((stretch, quoted), pieces) in sought.iter().zip(found) {
            let mut from = 0;
            for piece in pieces.iter() {
                changes.extend(differences(
                    Side {
                        words: text,
                        letters,
                        from: piece.start,
                    },
                    Side {
                        words: &stretch.words,
                        letters: quoted,
                        from,
                    },
                    piece.len(),
                ));
                from += piece.len();
            }
        }
        Comparison::Found {
            is_marked: found.len() > 1 || sought.iter().any(|(one, _)| one.is_case_marked),
            stretches: self.stretches(found),
            changes,
        }
    }

    fn not_found(
        &self,
        quotation: &str,
        stretches: &[(Stretch, Letters)],
        tolerance: usize,
    ) -> Comparison {
        let missing: Vec<&(Stretch, Letters)> = stretches
            .iter()
            .filter(|(stretch, letters)| !self.searched.has(stretch, letters))
            .collect();
        // The longest of those that are not there says most about where it was meant.
        let Some((stretch, letters)) = missing.iter().max_by_key(|(_, one)| one.folded.len())
        else {
            return Comparison::Scattered;
        };
        let sought: Vec<char> = letters.folded.chars().collect();
        // What stands within longer words only is near to them, however short it is.
        let is_within = self.searched.letters.folded.contains(&letters.folded);
        if sought.len() < SHORTEST_NEAR && !is_within {
            return Comparison::Absent;
        }
        if missing.len() == 1
            && let Some((head, tail)) = left_out(&self.searched, stretch, letters)
        {
            let near = self.shortened(quotation, stretch, &head, &tail);
            if let Comparison::Near {
                passage, replaced, ..
            } = &near
                && (self.is_calls_alone(replaced)
                    || self.searched.is_apparatus(head.end, tail.start))
            {
                return Comparison::Found {
                    stretches: vec![passage.clone()],
                    changes: Vec::new(),
                    is_marked: stretches.len() > 1,
                };
            }
            return near;
        }
        let (text, starts) = self.letters();
        let Some(near) = nearest(&sought, text, most_changed(sought.len())) else {
            return Comparison::Absent;
        };
        let end = starts
            .get(near.stretch.end)
            .map_or(self.searched.letters.folded.len(), |at| *at as usize);
        let folded = starts[near.stretch.start] as usize..end;
        let quoted_letters = Letters::of(quotation);
        let quoted = quoted_letters.at_place(stretch.place.start)
            ..quoted_letters.at_place(stretch.place.end);
        let (shown, replaced) = replaced(
            (quotation, &quoted_letters, quoted),
            (&self.searched.text, &self.searched.letters, folded),
        );
        let is_within_tolerance = (1..=tolerance * sought.len()).contains(&(near.distance * 100));
        if missing.len() == 1 && (is_within_tolerance || self.is_calls_alone(&replaced)) {
            return Comparison::Found {
                stretches: vec![shown],
                changes: Vec::new(),
                is_marked: stretches.len() > 1,
            };
        }
        Comparison::Near {
            passage: shown,
            replaced,
            distance: (near.distance, sought.len()),
        }
    }

    /// A passage of which a quotation leaves words out without a mark; the halves that
    /// it has are folded letters of the text.
    fn shortened(
        &self,
        quotation: &str,
        stretch: &Stretch,
        head: &Range<usize>,
        tail: &Range<usize>,
    ) -> Comparison {
        let (text, letters) = (&self.searched.text, &self.searched.letters);
        let quoted = Letters::of(quotation);
        let from = quoted.at_place(stretch.place.start);
        let at = quoted.stretch(quotation, from..from + head.len()).end;
        let lacking = letters.stretch(text, head.end..tail.start);
        Comparison::Near {
            passage: letters.stretch(text, head.start..tail.end),
            replaced: vec![Replaced {
                quoted: at..at,
                text: lacking,
            }],
            distance: (tail.start - head.end, head.len() + tail.len()),
        }
    }

    /// Whether the text has nothing more than the calls of notes that could not be told
    /// from numbers: `in 1957.31 Clearly`.
    fn is_calls_alone(&self, replaced: &[Replaced]) -> bool {
        let is_call = |change: &Replaced| {
            let words = &self.searched.text[change.text.clone()];
            let is_call = words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit());
            let (before, after) = (
                &self.searched.text[..change.text.start],
                &self.searched.text[change.text.end..],
            );
            let marks = ['.', ',', ';', ':', '”', '"', ')'];
            // `2.5 per cent` is a number; `in 1957.31 Clearly` ends a sentence.
            let is_number = before
                .trim_end_matches(marks)
                .ends_with(|last: char| last.is_ascii_digit());
            let ends_sentence = after.is_empty()
                || after.starts_with(char::is_whitespace)
                    && after.trim_start().starts_with(char::is_uppercase);
            change.quoted.is_empty()
                && is_call
                && before.ends_with(marks)
                && (!is_number || ends_sentence)
        };
        !replaced.is_empty() && replaced.iter().all(is_call)
    }
}

impl Comparison {
    /// How much is changed: first what is more than slight, then all.
    fn weight(&self) -> (usize, usize) {
        let Self::Found { changes, .. } = self else {
            return (0, 0);
        };
        let grave = changes
            .iter()
            .filter(|change| !change.difference.is_slight());
        (grave.count(), changes.len())
    }
}

/// How many letters of a passage that is near may differ.
fn most_changed(letters: usize) -> usize {
    if letters < FEW {
        letters / NEAR_TO_FEW
    } else {
        letters / NEAR
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    const TEXT: &str = "Khrushchev said that it was unnecessary.31Clearly, the Sino-\u{2010}DPRK aid was cut in the\nspring of 1957.32 Aid was not re-\nnewed for a long time, and this was the\n\n31 See note 4, and the file of the ministry.\n32 The same.\n\u{c}\nreason why Korea turned to Moscow in the end.";

    fn compare(quotation: &str) -> Comparison {
        Source::new(TEXT.to_owned()).compare(quotation, 0)
    }

    fn is_verbatim(quotation: &str) -> bool {
        matches!(compare(quotation), Comparison::Found { changes, .. } if changes.is_empty())
    }

    #[test]
    fn what_stands_there_is_found() {
        for quotation in [
            "it was unnecessary. Clearly, the Sino-DPRK aid was cut",
            "the Sino-DPRK aid was cut in the spring of 1957. Aid was not renewed",
            "Aid was not renewed for a long time, and this was the reason why Korea turned to Moscow",
            "it was unnecessary … Aid was not renewed",
            "[T]he Sino-DPRK aid [to Korea] was cut",
            "Khrushchev said … the Sino-DPRK aid was cut … Korea turned to Moscow",
        ] {
            assert!(
                is_verbatim(quotation),
                "{quotation}: {:?}",
                compare(quotation)
            );
        }
    }

    fn replaced_words(quotation: &str) -> Vec<(String, String)> {
        let Comparison::Near { replaced, .. } = compare(quotation) else {
            panic!("{:?}", compare(quotation));
        };
        let words = |change: &Replaced| {
            (
                quotation[change.quoted.clone()].to_owned(),
                TEXT[change.text.clone()].to_owned(),
            )
        };
        replaced.iter().map(words).collect()
    }

    #[test]
    fn a_changed_word_is_shown_at_its_place() {
        let pair = |one: &str, other: &str| vec![(one.to_owned(), other.to_owned())];
        assert_eq!(
            replaced_words("the Sino-DPRK aid was raised in the spring of 1957"),
            pair("raised", "cut")
        );
        assert_eq!(
            replaced_words("aid was cut in the spring of 1956. Aid was not renewed"),
            pair("1956", "1957.32")
        );
        assert_eq!(
            replaced_words("the Sino-DPRK aid was suddenly cut in the spring"),
            pair("suddenly", "")
        );
        assert_eq!(
            replaced_words("the Sino-DPRK aid cut in the spring of 1957"),
            pair("", "was")
        );
    }

    #[test]
    fn a_part_of_a_word_is_not_the_word() {
        let pair = |one: &str, other: &str| vec![(one.to_owned(), other.to_owned())];
        assert_eq!(
            replaced_words("necessary. Clearly, the Sino-DPRK aid"),
            pair("necessary", "unnecessary")
        );
        assert!(is_verbatim("Korea turn[s] to Moscow in the end"));
        assert!(!is_verbatim("957"), "a part of a number");
    }

    #[test]
    fn what_stands_nowhere_is_absent() {
        assert_eq!(
            compare("Albania had asked for machines, tractors and engineers"),
            Comparison::Absent
        );
        assert_eq!(
            compare("Korea turned … Khrushchev said that it was unnecessary"),
            Comparison::Scattered
        );
        assert_eq!(compare("… !"), Comparison::Empty);
    }
}
