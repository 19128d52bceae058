//! What kind of thing a source is, as far as its fields say.

use crate::map::Source;
use crate::sources::locator::Pages;

/// Works with so many pages are long: a reader needs to be told where to look.
const LONG: u64 = 50;

const BOOKS: [&str; 11] = [
    "book",
    "mvbook",
    "collection",
    "mvcollection",
    "proceedings",
    "mvproceedings",
    "reference",
    "mvreference",
    "thesis",
    "manual",
    "bookinbook",
];

const IN_PAGES: [&str; 7] = [
    "article",
    "incollection",
    "inproceedings",
    "inbook",
    "inreference",
    "report",
    "suppbook",
];

fn kind(source: &Source) -> String {
    source.value("kind").unwrap_or_default().to_lowercase()
}

/// Whether a citation of it needs a page to be of use.
pub(in crate::rules) fn is_long(source: &Source) -> bool {
    let total = source
        .value("pagetotal")
        .and_then(|total| total.parse().ok());
    let pages = source.value("pages").and_then(Pages::read);
    BOOKS.contains(&kind(source).as_str())
        || total.is_some_and(|total: u64| total >= LONG)
        || pages.is_some_and(|pages| pages.count() >= LONG)
}

/// Whether it is printed on pages.
pub(in crate::rules) fn has_pages(source: &Source) -> bool {
    is_long(source) || IN_PAGES.contains(&kind(source).as_str())
}

/// Whether it is a page of the web and nothing more lasting.
pub(in crate::rules) fn is_web_page(source: &Source) -> bool {
    let lasts = [
        "doi",
        "isbn",
        "journaltitle",
        "booktitle",
        "publisher",
        "eprint",
    ];
    if source.value("url").is_none() || lasts.iter().any(|field| source.field(field).is_some()) {
        return false;
    }
    matches!(
        kind(source).as_str(),
        "online" | "electronic" | "www" | "webpage" | "misc" | ""
    )
}

/// Whether it goes on growing after its date: its date says nothing of what it tells.
pub(in crate::rules) fn goes_on(source: &Source) -> bool {
    let kind = kind(source);
    kind.starts_with("mv")
        || matches!(
            kind.as_str(),
            "periodical" | "suppperiodical" | "dataset" | "online" | "software" | "reference"
        )
        || is_web_page(source)
}
