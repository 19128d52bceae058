//! Which sources are one work under several keys: those with the same DOI or ISBN.

use std::collections::HashMap;

use super::cited::Source;
use super::model::{Map, SourceId};
use crate::findings::quoted;
use crate::sources::identifiers::{doi, isbn, letters};

/// For each source the first that is the same work: itself, where it is the only one.
#[must_use]
pub fn first_of_work(map: &Map) -> Vec<SourceId> {
    let mut known: HashMap<String, SourceId, foldhash::fast::FixedState> = HashMap::default();
    let mut firsts: Vec<SourceId> = Vec::with_capacity(map.sources.len());
    for (at, source) in map.sources.iter().enumerate() {
        let own = SourceId::at(at);
        let mut first = own;
        for (mark, words) in marks(source) {
            let other = *known.entry(mark).or_insert(own);
            if other != own && may_be_one(source, &map.sources[other.index()], &words) {
                first = firsts[other.index()];
                break;
            }
        }
        firsts.push(first);
    }
    firsts
}

/// What tells works apart, each with its words for a message.
pub(crate) fn marks(source: &Source) -> Vec<(String, String)> {
    let mut marks = Vec::new();
    if let Some(doi) = source.value("doi").and_then(doi) {
        marks.push((format!("doi {doi}"), format!("the DOI {}", quoted(&doi))));
    }
    if let Some(isbn) = source.value("isbn").and_then(isbn) {
        let volume = source.value("volume").unwrap_or_default();
        marks.push((
            format!("isbn {isbn} {volume}"),
            format!("the ISBN {}", quoted(&isbn)),
        ));
    }
    // An archive's file holds many documents: the number alone says little.
    if let (Some(number), Some(title), Some(date)) = (
        source.value("callnumber"),
        source.value("title"),
        source.value("date"),
    ) {
        let library = source.value("library").unwrap_or_default();
        let mark = format!(
            "call {} {} {date} {}",
            letters(library),
            letters(number),
            letters(title)
        );
        marks.push((
            mark,
            format!("the call number {}, title and date", quoted(number)),
        ));
    }
    marks
}

/// Parts of one book have its DOI or ISBN, and each its own title or pages.
pub(crate) fn may_be_one(one: &Source, other: &Source, words: &str) -> bool {
    let differs = |name: &str| match (one.value(name), other.value(name)) {
        (Some(one), Some(other)) => letters(one) != letters(other),
        (None, None) => false,
        _ => name == "booktitle",
    };
    let is_part =
        |source: &Source| source.field("booktitle").is_some() || source.field("chapter").is_some();
    let parts = is_part(one) || is_part(other);
    let is_isbn = words.starts_with("the ISBN");
    !(differs("booktitle") || differs("pages") || differs("chapter") || differs("volume"))
        && !(parts && (is_isbn || differs("title")))
}
