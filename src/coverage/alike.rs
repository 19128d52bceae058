//! Which quotations of a manuscript a map has, and which titles they are.
//!
//! Compared are folded letters. A quotation is in the map where the map's words contain
//! it, where it contains them, or where [`WINDOW`] bytes of letters are the same in both:
//! then they overlap, and what differs beside it is for the rules on quotations to tell.
//! Windows are kept as hashes of 64 bits, so that time and memory are linear in the
//! letters of both, times the number of lengths below [`WINDOW`].

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use crate::quotations::{Letters, stretches};

/// Quotations that have so many bytes of letters in common overlap.
const WINDOW: usize = 32;

/// Fewer bytes of letters of a map's quotation stand in too much.
const FEWEST: usize = 12;

/// The words of a map, ready for being compared.
#[derive(Debug, Default)]
pub(super) struct Alike {
    /// The hashes of the windows in the map's letters, by their length.
    windows: BTreeMap<usize, HashSet<u64, FixedState>>,
    /// The hashes of what the map quotes and is shorter than a window, by length.
    short: BTreeMap<usize, HashSet<u64, FixedState>>,
}

/// The letters of a quotation, a string for each stretch between its marks.
pub(super) fn letters(words: &str) -> Vec<String> {
    let all: Vec<String> = stretches(words)
        .iter()
        .map(|stretch| Letters::of(&stretch.words).folded)
        .filter(|folded| !folded.is_empty())
        .collect();
    let long: Vec<String> = all
        .iter()
        .filter(|folded| folded.len() >= FEWEST)
        .cloned()
        .collect();
    if long.is_empty() { all } else { long }
}

impl Alike {
    /// Prepares what a map quotes for some quotations.
    pub(super) fn new(map: &[Vec<String>], asked: &[Vec<String>]) -> Self {
        let mut alike = Self::default();
        let lengths: BTreeSet<usize> = asked
            .iter()
            .flatten()
            .map(|folded| folded.len().min(WINDOW))
            .collect();
        for folded in map.iter().flatten() {
            for length in &lengths {
                let known = alike.windows.entry(*length).or_default();
                known.extend(folded.as_bytes().windows(*length).map(hash));
            }
            if (FEWEST..WINDOW).contains(&folded.len()) {
                let known = alike.short.entry(folded.len()).or_default();
                known.insert(hash(folded.as_bytes()));
            }
        }
        alike
    }

    /// Whether the map has a quotation.
    pub(super) fn has(&self, quotation: &[String]) -> bool {
        quotation.iter().any(|folded| {
            let length = folded.len().min(WINDOW);
            let whole = self.windows.get(&length);
            let overlaps = whole.is_some_and(|known| meets(folded, length, known));
            overlaps
                || self
                    .short
                    .range(..=folded.len())
                    .any(|(length, known)| meets(folded, *length, known))
        })
    }
}

fn meets(folded: &str, length: usize, known: &HashSet<u64, FixedState>) -> bool {
    let mut windows = folded.as_bytes().windows(length.max(1));
    windows.any(|window| known.contains(&hash(window)))
}

fn hash(bytes: &[u8]) -> u64 {
    FixedState::default().hash_one(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(map: &[&str], quotation: &str) -> bool {
        let map: Vec<Vec<String>> = map.iter().map(|words| letters(words)).collect();
        let quotation = letters(quotation);
        Alike::new(&map, std::slice::from_ref(&quotation)).has(&quotation)
    }

    #[test]
    fn what_contains_and_what_overlaps_is_the_same_quotation() {
        let quoted = "the war of leadership between China and the USSR finally begins";
        for (map, is_in) in [
            (quoted, true),
            (
                "He wrote that the war of leadership between China and the USSR finally begins, again",
                true,
            ),
            ("war of leadership", true),
            (
                "leadership between China and the USSR finally begins, and so does the other",
                true,
            ),
            (
                "The war of leadership between … [the two] … finally begins",
                true,
            ),
            ("of war", false),
            ("China and the USSR", true),
            ("something else altogether, and as long as that", false),
            ("", false),
        ] {
            assert_eq!(has(&[map], quoted), is_in, "{map}");
        }
        assert!(has(
            &["it is said to be the war of leadership"],
            "war of leadership"
        ));
        assert!(!has(&["a war for leadership"], "war of leadership"));
        assert!(has(&["中国援助了朝鲜很多"], "援助了朝鲜"));
        assert!(!has(&[], "援助了朝鲜"));
    }
}
