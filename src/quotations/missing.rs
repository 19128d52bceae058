//! What stands in a text in the place of a quotation that does not.

use std::ops::Range;

use super::calls::is_calls_alone;
use super::compare::{Comparison, Source};
use super::few::one_changed;
use super::left_out::left_out;
use super::letters::Letters;
use super::marks::Stretch;
use super::near::nearest;
use super::words::{Replaced, replaced};

/// A passage is near where at most one letter in so many differs; of few letters fewer,
/// since short words are soon near to anything.
const NEAR: usize = 3;
const NEAR_TO_FEW: usize = 4;

/// So many letters are few.
const FEW: usize = 15;

/// In so many letters one word may be another.
const SHORT: usize = 24;

/// Shorter words are near to anything.
pub const SHORTEST_NEAR: usize = 12;

impl Source {
    pub(super) fn not_found(
        &self,
        quotation: &str,
        stretches: &[(Stretch, Letters)],
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
        let is_within = self.searched.letters().folded.contains(&letters.folded);
        if sought.len() < SHORTEST_NEAR && !is_within {
            return self.with_another_word(&missing);
        }
        if missing.len() == 1
            && let Some(pieces) = left_out(&self.searched, stretch, letters)
        {
            let near = self.shortened(quotation, stretch, &pieces);
            let is_apparatus =
                |pair: &[Range<usize>]| self.searched.is_apparatus(pair[0].end, pair[1].start);
            if let Comparison::Near {
                passage, replaced, ..
            } = &near
                && (is_calls_alone(self.text(), replaced) || pieces.windows(2).all(is_apparatus))
            {
                return Comparison::Found {
                    stretches: vec![passage.clone()],
                    changes: Vec::new(),
                    is_marked: stretches.len() > 1,
                    as_scanned: false,
                };
            }
            return near;
        }
        let (text, starts) = self.letters();
        let Some(near) = nearest(&sought, text, most_changed(sought.len())) else {
            return match sought.len() <= SHORT {
                true => self.with_another_word(&missing),
                false => Comparison::Absent,
            };
        };
        let end = starts
            .get(near.stretch.end)
            .map_or(self.searched.letters().folded.len(), |at| *at as usize);
        let folded = starts[near.stretch.start] as usize..end;
        let quoted_letters = Letters::of(quotation);
        let quoted = quoted_letters.at_place(stretch.place.start)
            ..quoted_letters.at_place(stretch.place.end);
        let (shown, replaced) = replaced(
            (quotation, &quoted_letters, quoted),
            (&self.searched.text, self.searched.letters(), folded),
        );
        if missing.len() == 1 && is_calls_alone(self.text(), &replaced) {
            return Comparison::Found {
                stretches: vec![shown],
                changes: Vec::new(),
                is_marked: stretches.len() > 1,
                as_scanned: false,
            };
        }
        Comparison::Near {
            passage: shown,
            replaced,
            distance: (near.distance, sought.len()),
        }
    }

    /// A passage of which a quotation leaves words out without a mark; the pieces that it
    /// has are folded letters of the text.
    fn shortened(&self, quotation: &str, stretch: &Stretch, pieces: &[Range<usize>]) -> Comparison {
        let (text, letters) = (&self.searched.text, self.searched.letters());
        let quoted = Letters::of(quotation);
        let from = quoted.at_place(stretch.place.start);
        let mut length = 0;
        let mut left_out = 0;
        let mut replaced = Vec::new();
        for pair in pieces.windows(2) {
            length += pair[0].len();
            left_out += pair[1].start - pair[0].end;
            let at = quoted.stretch(quotation, from..from + length).end;
            replaced.push(Replaced {
                quoted: at..at,
                text: letters.stretch(text, pair[0].end..pair[1].start),
            });
        }
        let span =
            pieces.first().map_or(0, |first| first.start)..pieces.last().map_or(0, |last| last.end);
        Comparison::Near {
            distance: (left_out, span.len() - left_out),
            passage: letters.stretch(text, span),
            replaced,
        }
    }

    /// The one place at which a short quotation stands with another word, if nothing is
    /// nearer.
    fn with_another_word(&self, missing: &[&(Stretch, Letters)]) -> Comparison {
        let [(stretch, letters)] = missing else {
            return Comparison::Absent;
        };
        match one_changed(&self.searched, stretch) {
            Some((passage, replaced)) => Comparison::Near {
                distance: (letters.folded.len().div_ceil(NEAR), letters.folded.len()),
                passage,
                replaced,
            },
            None => Comparison::Absent,
        }
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
