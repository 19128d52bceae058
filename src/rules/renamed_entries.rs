//! Items of a map that seem to be works which a bibliography has under another key.

use std::collections::HashMap;

use crate::dates::Stretch;
use crate::findings::quoted;
use crate::map::{Map, Source, SourceId};
use crate::sources::identifiers::{doi, letters, telling_title};

/// What two works have that agree in nothing surer.
pub(super) const SAME_TITLE: &str = "this title";

/// The entries of a map's bibliographies by DOI and by title; none where two have one.
#[derive(Default)]
pub(super) struct Entries {
    by_mark: HashMap<(String, String), Option<SourceId>>,
}

impl Entries {
    /// Those of some entries.
    pub(super) fn of(map: &Map, entries: impl Iterator<Item = SourceId>) -> Self {
        let mut known = Self::default();
        for id in entries {
            for mark in renaming_marks(&map.sources[id.index()]) {
                let known = known.by_mark.entry(mark).or_insert(Some(id));
                if *known != Some(id) {
                    *known = None;
                }
            }
        }
        known
    }

    /// The entry that an item of another name seems to be, and what they both have.
    pub(super) fn same_work(&self, map: &Map, item: &Source) -> Option<(SourceId, String)> {
        let differs = |entry: &Source, name: &str| match (entry.value(name), item.value(name)) {
            (Some(one), Some(other)) => letters(one) != letters(other),
            _ => false,
        };
        renaming_marks(item).into_iter().find_map(|mark| {
            let id = self.by_mark.get(&mark).copied().flatten()?;
            let entry = &map.sources[id.index()];
            let words = match &mark.0[..] {
                "doi" => format!("the DOI {}", quoted(&mark.1)),
                _ => SAME_TITLE.to_owned(),
            };
            let date = |source: &Source| source.value("date").and_then(Stretch::read);
            let is_apart = date(entry)
                .zip(date(item))
                .is_some_and(|(one, other)| one.is_apart(other));
            let is_other = is_apart
                || ["author", "doi", "isbn"]
                    .iter()
                    .any(|name| differs(entry, name));
            (mark.0 == "doi" || !is_other).then_some((id, words))
        })
    }
}

/// By what an item may be known as a work that a bibliography has under another key. An
/// archive's documents may share a title.
fn renaming_marks(source: &Source) -> Vec<(String, String)> {
    let doi = source
        .value("doi")
        .and_then(doi)
        .map(|doi| ("doi".to_owned(), doi));
    let title = source
        .value("title")
        .filter(|_| source.field("callnumber").is_none());
    let title = title
        .and_then(telling_title)
        .map(|title| ("title".to_owned(), title));
    doi.into_iter().chain(title).collect()
}
