//! What comparisons with a large text came to, kept for the next run.
//!
//! To look for many quotations in megabytes takes time, and neither the text nor most of
//! the quotations change from run to run. What is kept is of one text, by its hash, and
//! of this very engine, by the hash of its source: another text or engine has none of
//! it. What does not fit the text is not used.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::cache::{Kept, hash};
use crate::quotations::{Comparison, Correction, Source};

/// For a smaller text to compare is as quick as to look up.
const SMALLEST: usize = 64 << 10;

/// So many comparisons with one text are kept.
const MOST: usize = 4_096;

/// They take at most so many bytes.
const LARGEST: usize = 8 << 20;

/// The source of all that a comparison depends on.
const ENGINE: &[&str] = &[
    include_str!("../quotations/calls.rs"),
    include_str!("../quotations/citations.rs"),
    include_str!("../quotations/compare.rs"),
    include_str!("../quotations/few.rs"),
    include_str!("../quotations/find.rs"),
    include_str!("../quotations/left_out.rs"),
    include_str!("../quotations/letters.rs"),
    include_str!("../quotations/marks.rs"),
    include_str!("../quotations/mended.rs"),
    include_str!("../quotations/misread_words.rs"),
    include_str!("../quotations/missing.rs"),
    include_str!("../quotations/near.rs"),
    include_str!("../quotations/turning.rs"),
    include_str!("../quotations/occurrences.rs"),
    include_str!("../quotations/passage.rs"),
    include_str!("../quotations/scanned.rs"),
    include_str!("../quotations/slips.rs"),
    include_str!("../quotations/words.rs"),
    include_str!("compared.rs"),
];

static VERSION: LazyLock<String> = LazyLock::new(|| hash(ENGINE.concat().as_bytes()));

/// What a comparison came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// How the quotation stands to the text.
    pub comparison: Comparison,
    /// Every place at which it stands, its stretches at each.
    pub places: Vec<Vec<Range<usize>>>,
    /// What gives the quotation the text's own words, where it has no more than slips of the
    /// pen; never by a text that may be misread.
    pub corrections: Option<Vec<Correction>>,
}

/// What comparisons with one text came to, in earlier runs and in this.
#[derive(Debug, Default)]
pub(super) struct Known {
    kept: Option<Kept>,
    earlier: Results,
    new: Mutex<Results>,
}

/// By the tolerance and the quotation.
type Results = HashMap<(usize, String), Compared, foldhash::fast::FixedState>;

/// One result as it is written.
type Row = (usize, String, Compared);

impl Known {
    /// What is kept of comparisons with a text.
    pub(super) fn of(text: &str) -> Self {
        if text.len() < SMALLEST {
            return Self::default();
        }
        Self::kept(Kept::of("compared", &VERSION, text.as_bytes()), text)
    }

    fn kept(kept: Option<Kept>, text: &str) -> Self {
        let body = kept.as_ref().and_then(Kept::get);
        let rows: Vec<Row> = body
            .and_then(|body| serde_json::from_str(&body).ok())
            .unwrap_or_default();
        let fit = rows
            .into_iter()
            .filter(|(_, quotation, result)| result.fits(text, quotation));
        Self {
            kept,
            earlier: fit
                .map(|(tolerance, quotation, result)| ((tolerance, quotation), result))
                .collect(),
            new: Mutex::default(),
        }
    }

    /// Compares a quotation with the text that this is known of.
    pub(super) fn compare(&self, source: &Source, quotation: &str, tolerance: usize) -> Compared {
        let key = (tolerance, quotation.to_owned());
        if let Some(known) = self.earlier.get(&key) {
            return known.clone();
        }
        let (comparison, places) = source.compare_everywhere(quotation, tolerance);
        let is_near = matches!(comparison, Comparison::Near { .. });
        let corrections = (is_near && tolerance == 0).then(|| source.corrections(quotation));
        let compared = Compared {
            comparison,
            places,
            corrections: corrections.flatten(),
        };
        if self.kept.is_some() {
            let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
            new.insert(key, compared.clone());
        }
        compared
    }

    /// Keeps what is new, and of what was kept as much as has room.
    pub(super) fn keep(&self) {
        let Some(kept) = &self.kept else { return };
        let new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        if new.is_empty() {
            return;
        }
        let sorted = |results: &Results| {
            let mut rows: Vec<Row> = results
                .iter()
                .map(|((tolerance, quotation), result)| {
                    (*tolerance, quotation.clone(), result.clone())
                })
                .collect();
            rows.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
            rows
        };
        let mut rows = sorted(&new);
        rows.extend(sorted(&self.earlier));
        rows.truncate(MOST);
        if let Ok(body) = serde_json::to_string(&rows)
            && body.len() <= LARGEST
        {
            kept.put(&body);
        }
    }
}

impl Compared {
    /// Whether all its stretches are stretches of the text and of the quotation.
    fn fits(&self, text: &str, quotation: &str) -> bool {
        let within = |whole: &str, at: &Range<usize>| whole.get(at.clone()).is_some();
        let own = match &self.comparison {
            Comparison::Found {
                stretches, changes, ..
            } => {
                !stretches.is_empty()
                    && stretches.iter().all(|at| within(text, at))
                    && changes.iter().all(|change| within(text, &change.place))
            }
            Comparison::Near {
                passage, replaced, ..
            } => {
                within(text, passage)
                    && replaced
                        .iter()
                        .all(|one| within(text, &one.text) && within(quotation, &one.quoted))
            }
            Comparison::Scattered | Comparison::Absent | Comparison::Empty => true,
        };
        own && self.places.iter().flatten().all(|at| within(text, at))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "The aid to Korea – so it is said – was cut in the spring of 1957.";
    const QUOTATIONS: [&str; 4] = [
        "aid … was cut in the spring",
        "aid was raised in the spring of 1957",
        "the aid of Albania, and all that was paid",
        "so it is said - was cut",
    ];

    fn known(folder: &std::path::Path, text: &str) -> Known {
        let kept = Kept::within(folder.to_owned(), "compared", &VERSION, text.as_bytes());
        Known::kept(Some(kept), text)
    }

    #[test]
    fn what_is_kept_is_what_was_found() {
        let folder = tempfile::tempdir().unwrap();
        let source = Source::new(TEXT.to_owned());
        let first = known(folder.path(), TEXT);
        let found = QUOTATIONS.map(|quotation| first.compare(&source, quotation, 0));
        first.keep();
        let second = known(folder.path(), TEXT);
        assert_eq!(second.earlier.len(), QUOTATIONS.len());
        assert_eq!(
            QUOTATIONS.map(|quotation| second.compare(&source, quotation, 0)),
            found
        );
        assert!(second.new.lock().unwrap().is_empty());
        // Another tolerance and another text are compared anew.
        let _ = second.compare(&source, QUOTATIONS[0], 10);
        assert_eq!(second.new.lock().unwrap().len(), 1);
        second.keep();
        assert_eq!(
            known(folder.path(), TEXT).earlier.len(),
            QUOTATIONS.len() + 1
        );
        assert!(known(folder.path(), "Another text").earlier.is_empty());
    }

    #[test]
    fn the_whole_engine_is_in_its_version() {
        // What is asked after the comparison, each time anew.
        let asked_later = ["mod.rs", "negations.rs", "spelling.rs"];
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/quotations");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let source = std::fs::read_to_string(&path).unwrap();
            let is_known = ENGINE.contains(&&source[..]);
            assert_ne!(is_known, asked_later.contains(&&name[..]), "{name}");
        }
    }

    #[test]
    fn what_does_not_fit_the_text_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let forged = |comparison: Comparison, places: Vec<Vec<Range<usize>>>| {
            let kept = Kept::within(
                folder.path().to_owned(),
                "compared",
                &VERSION,
                TEXT.as_bytes(),
            );
            let rows: Vec<Row> = vec![(
                0,
                "aid".to_owned(),
                Compared {
                    comparison,
                    places,
                    corrections: None,
                },
            )];
            kept.put(&serde_json::to_string(&rows).unwrap());
            known(folder.path(), TEXT).earlier.len()
        };
        let dash = TEXT.find('–').unwrap();
        let reversed = Range { start: 9, end: 3 };
        assert_eq!(forged(Comparison::Absent, vec![vec![0..3]]), 1);
        for place in [0..TEXT.len() + 1, dash + 1..dash + 4, reversed] {
            assert_eq!(forged(Comparison::Absent, vec![vec![place.clone()]]), 0);
            let near = Comparison::Near {
                passage: place,
                replaced: Vec::new(),
                distance: (1, 3),
            };
            assert_eq!(forged(near, Vec::new()), 0);
        }
        let kept = Kept::within(
            folder.path().to_owned(),
            "compared",
            &VERSION,
            TEXT.as_bytes(),
        );
        kept.put("[[0,\"aid\",{\"comparison\":\"Unheard\",\"places\":[],\"corrections\":null}]]");
        assert!(known(folder.path(), TEXT).earlier.is_empty());
    }
}
