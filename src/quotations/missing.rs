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
            let changed = (missing.len() == 1).then(|| one_changed(&self.searched, stretch));
            return match changed.flatten() {
                Some((passage, replaced)) => Comparison::Near {
                    distance: (sought.len().div_ceil(NEAR), sought.len()),
                    passage,
                    replaced,
                },
                None => Comparison::Absent,
            };
        }
        if missing.len() == 1
            && let Some((head, tail)) = left_out(&self.searched, stretch, letters)
        {
            let near = self.shortened(quotation, stretch, &head, &tail);
            if let Comparison::Near {
                passage, replaced, ..
            } = &near
                && (is_calls_alone(self.text(), replaced)
                    || self.searched.is_apparatus(head.end, tail.start))
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
        let (text, starts) = self.letters.get_or_init(|| {
            let folded = &self.searched.letters().folded;
            let starts = folded
                .char_indices()
                .map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX));
            (folded.chars().collect(), starts.collect())
        });
        let Some(near) = nearest(&sought, text, most_changed(sought.len())) else {
            return Comparison::Absent;
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

    /// A passage of which a quotation leaves words out without a mark; the halves that
    /// it has are folded letters of the text.
    fn shortened(
        &self,
        quotation: &str,
        stretch: &Stretch,
        head: &Range<usize>,
        tail: &Range<usize>,
    ) -> Comparison {
        let (text, letters) = (&self.searched.text, self.searched.letters());
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
}

/// How many letters of a passage that is near may differ.
fn most_changed(letters: usize) -> usize {
    if letters < FEW {
        letters / NEAR_TO_FEW
    } else {
        letters / NEAR
    }
}
