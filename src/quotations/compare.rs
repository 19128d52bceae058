//! How a quotation stands to a text.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::citations::touches_citation;
use super::find::{Pieces, Searched};
use super::letters::Letters;
use super::marks::{Stretch, lettered, literal};
use super::passage::{Change, Side, differences};
use super::scanned::{confused, is_blank};
use super::words::Replaced;

/// How a quotation stands to a text. Stretches are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// It stands there, word for word but for what its marks declare.
    Found {
        /// Its stretches, in their order; one where nothing is left out or put in.
        stretches: Vec<Range<usize>>,
        /// Where its letters are those of the text and something else is not.
        changes: Vec<Change>,
        /// Whether marks declare that it departs from the text.
        is_marked: bool,
        /// Whether letters differ, and only as scanning confuses them.
        as_scanned: bool,
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

/// The stretches of a quotation with their letters, as they are looked for.
pub(super) type Sought<'a> = [(&'a Stretch, &'a Letters)];

/// A text, ready for comparing.
#[derive(Debug)]
pub struct Source {
    pub(super) searched: Searched,
    /// The same with letters that scanning confuses folded into one.
    pub(super) misread_as: Searched,
    /// Its letters one by one, and the bytes of the folded text at which they begin.
    letters: OnceLock<(Vec<char>, Vec<u32>)>,
}

impl Source {
    /// Prepares a text; its letters are folded when they are first needed.
    #[must_use]
    pub fn new(text: String) -> Self {
        let text: Arc<str> = text.into();
        Self {
            searched: Searched::new(text.clone(), Letters::of),
            misread_as: Searched::new(text, |text| confused(&Letters::of(text))),
            letters: OnceLock::new(),
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.searched.text
    }

    /// Compares a quotation with the text. Up to `tolerance` letters in a hundred may
    /// be misread in the text, as in what was scanned: letters for others of their
    /// looks, as [`super::SCANNED`] has it.
    #[must_use]
    pub fn compare(&self, quotation: &str, tolerance: usize) -> Comparison {
        self.compare_everywhere(quotation, tolerance).0
    }

    /// The same, and every place at which the quotation stands, its stretches at each; so
    /// many as are weighed.
    #[must_use]
    pub fn compare_everywhere(
        &self,
        quotation: &str,
        tolerance: usize,
    ) -> (Comparison, Vec<Vec<Range<usize>>>) {
        if let Some(stretch) = literal(quotation)
            && let Some(found) = self.printed(&stretch)
        {
            return (found, self.places(quotation));
        }
        let stretches = lettered(quotation);
        if stretches.is_empty() {
            return (Comparison::Empty, Vec::new());
        }
        let sought = sought(&stretches);
        let everywhere = self.searched.places(&sought);
        // Of several places the one at which least is changed.
        let found = everywhere
            .iter()
            .map(|found| self.found(&sought, found))
            .min_by_key(Comparison::weight)
            .map(|found| match tolerance {
                0 => found,
                _ => self.scanned(found, quotation),
            })
            .or_else(|| self.as_scanned(&sought, tolerance))
            .unwrap_or_else(|| self.not_found(quotation, &stretches));
        if let Comparison::Near { replaced, .. } = &found
            && tolerance > 0
            && let Some(misread) = self.with_misread_words(quotation, replaced)
        {
            return misread;
        }
        let places = everywhere.iter().map(|found| self.stretches(found));
        (found, places.collect())
    }

    /// Of what was scanned, without the blanks and hyphens that it lost or added.
    pub(super) fn scanned(&self, mut found: Comparison, quotation: &str) -> Comparison {
        if let Comparison::Found {
            stretches,
            changes,
            as_scanned,
            ..
        } = &mut found
        {
            changes.iter_mut().for_each(Change::as_scanned);
            if let (Some(first), Some(last)) = (stretches.first(), stretches.last())
                && is_blank(changes, quotation, &self.text()[first.start..last.end])
            {
                changes.clear();
                *as_scanned = true;
            }
        }
        found
    }

    /// A quotation whose brackets the text itself has.
    fn printed(&self, (stretch, letters): &(Stretch, Letters)) -> Option<Comparison> {
        let sought = [(stretch, letters)];
        let places = self.searched.places(&sought).into_iter();
        let has_brackets = |found: &Vec<Pieces>| {
            let mut stretches = self.stretches(found).into_iter();
            let widest = |at: &Range<usize>| at.start.saturating_sub(1)..at.end + 1;
            stretches.all(|at| {
                let around = self
                    .text()
                    .get(widest(&at))
                    .unwrap_or(&self.text()[at.clone()]);
                around.contains('[') && around.contains(']')
            })
        };
        let places = places.filter(has_brackets);
        places
            .map(|found| self.found(&sought, &found))
            .min_by_key(Comparison::weight)
    }

    /// Every place at which a quotation stands, its stretches at each; so many as are
    /// weighed.
    #[must_use]
    pub fn places(&self, quotation: &str) -> Vec<Vec<Range<usize>>> {
        let stretches = lettered(quotation);
        let places = self.searched.places(&sought(&stretches)).into_iter();
        places.map(|found| self.stretches(&found)).collect()
    }

    /// Its folded letters one by one, and the bytes at which they begin.
    pub(super) fn letters(&self) -> &(Vec<char>, Vec<u32>) {
        self.letters.get_or_init(|| {
            let folded = &self.searched.letters().folded;
            let starts = folded
                .char_indices()
                .map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX));
            (folded.chars().collect(), starts.collect())
        })
    }

    fn stretches(&self, found: &[Pieces]) -> Vec<Range<usize>> {
        let searched = &self.searched;
        let stretch = |pieces: &Pieces| searched.letters().stretch(&searched.text, pieces.span());
        found.iter().map(stretch).collect()
    }

    fn found(&self, sought: &Sought<'_>, found: &[Pieces]) -> Comparison {
        let changes = changes(&self.searched, sought, found);
        Comparison::Found {
            is_marked: found.len() > 1 || sought.iter().any(|(one, _)| one.is_case_marked),
            stretches: self.stretches(found),
            changes,
            as_scanned: false,
        }
    }
}

/// What differs around the letters of a quotation that stands in a text.
pub(super) fn changes(searched: &Searched, sought: &Sought<'_>, found: &[Pieces]) -> Vec<Change> {
    let mut changes = Vec::new();
    for ((stretch, quoted), pieces) in sought.iter().zip(found) {
        for piece in pieces.iter() {
            changes.extend(differences(
                Side {
                    words: &searched.text,
                    letters: searched.letters(),
                    from: piece.at.start,
                },
                Side {
                    words: &stretch.words,
                    letters: quoted,
                    from: piece.from,
                },
                piece.at.len(),
            ));
        }
    }
    if !searched.citations().is_empty() {
        changes.retain(|change| !touches_citation(&searched.text, &change.place));
    }
    changes
}

fn sought(stretches: &[(Stretch, Letters)]) -> Vec<(&Stretch, &Letters)> {
    let pairs = stretches.iter();
    pairs.map(|(stretch, letters)| (stretch, letters)).collect()
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
