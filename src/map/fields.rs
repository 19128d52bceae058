//! What the grammar lets pass and no reader would: fields that no source has,
//! days that no calendar has, a clause given twice that may stand once.

use super::collect::Builder;
use super::model::{MapId, Place};
use super::near;
use super::problems::Problem;
use crate::findings::quoted;
use crate::project::Flaw;
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Item, ItemKind, Time};

/// The most footnotes that one `note` item may stand for.
pub(super) const MOST_NOTES: usize = 10_000;

/// The most footnotes that the runs of numbers of all maps may stand for.
pub(super) const MOST_NOTES_IN_RUNS: usize = 100_000;

/// The fields of BibLaTeX (its manual, section 2.2.2) and those of the language.
const FIELDS: &[&str] = &[
    "abstract",
    "addendum",
    "afterword",
    "annotation",
    "annotator",
    "author",
    "authortype",
    "bookauthor",
    "bookpagination",
    "booksubtitle",
    "booktitle",
    "booktitleaddon",
    "chapter",
    "commentator",
    "date",
    "doi",
    "edition",
    "editor",
    "editora",
    "editorb",
    "editorc",
    "editortype",
    "eid",
    "entrysubtype",
    "eprint",
    "eprintclass",
    "eprinttype",
    "eventdate",
    "eventtitle",
    "eventtitleaddon",
    "file",
    "foreword",
    "holder",
    "howpublished",
    "indextitle",
    "institution",
    "introduction",
    "isan",
    "isbn",
    "ismn",
    "isrn",
    "issn",
    "issue",
    "issuesubtitle",
    "issuetitle",
    "issuetitleaddon",
    "iswc",
    "journal",
    "journalsubtitle",
    "journaltitle",
    "journaltitleaddon",
    "keywords",
    "label",
    "language",
    "library",
    "location",
    "mainsubtitle",
    "maintitle",
    "maintitleaddon",
    "month",
    "nameaddon",
    "note",
    "number",
    "organization",
    "origdate",
    "origlanguage",
    "origlocation",
    "origpublisher",
    "origtitle",
    "pages",
    "pagetotal",
    "pagination",
    "part",
    "publisher",
    "pubstate",
    "reprinttitle",
    "school",
    "series",
    "shortauthor",
    "shorteditor",
    "shortjournal",
    "shortseries",
    "shorttitle",
    "subtitle",
    "title",
    "titleaddon",
    "translator",
    "type",
    "url",
    "urldate",
    "venue",
    "version",
    "volume",
    "volumes",
    "year",
    "address",
    "kind",
    "callnumber",
    "text",
    "holds",
    "archived",
];

/// Checks the fields, dates and single clauses of an item.
pub(super) fn check_item(builder: &mut Builder<'_>, map: MapId, item: &Item) {
    let text = builder.text_of(map);
    if let ItemKind::Period { date, .. } = item.kind {
        check_date(builder, map, date);
    }
    let mut once: [(&str, Option<Span>); 4] = [
        ("scope", None),
        ("when", None),
        ("strength", None),
        ("extent", None),
    ];
    for clause in &item.clauses {
        let single = match &clause.kind {
            ClauseKind::Scope(_) => Some(0),
            ClauseKind::When(when) => {
                if let Time::Date(date) = when.time {
                    check_date(builder, map, date);
                }
                Some(1)
            }
            ClauseKind::Strength(_) => Some(2),
            ClauseKind::Extent(_) => Some(3),
            ClauseKind::Field { name, values } => {
                let field = name.of(text);
                if field.ends_with("date") {
                    for value in values {
                        check_date(builder, map, *value);
                    }
                }
                if !FIELDS.contains(&field) {
                    let slip = unknown_field(builder, map, *name);
                    builder.map.problems.push(slip);
                }
                None
            }
            _ => None,
        };
        if let Some((word, earlier)) = single.map(|at| &mut once[at]) {
            if earlier.is_some() {
                let slip = Problem::Slip {
                    place: builder.place(map, clause.span),
                    message: format!("`{word}` stands twice in one item"),
                    label: "the second".to_owned(),
                    help: format!(
                        "keep one; where both are meant, `{word}` takes a list or a range, or the item is two"
                    ),
                };
                builder.map.problems.push(slip);
            }
            *earlier = Some(clause.span);
        }
    }
}

fn unknown_field(builder: &Builder<'_>, map: MapId, name: Span) -> Problem {
    let text = builder.text_of(map);
    let field = name.of(text);
    let start = text[..name.start as usize]
        .rfind('\n')
        .map_or(0, |end| end + 1);
    let begins_line = text[start..name.start as usize].trim().is_empty();
    let near = near::nearest(field, FIELDS.iter().copied());
    let help = match near {
        _ if !begins_line => "a value of several words stands in quotation marks".to_owned(),
        Some(near) => format!("did you mean `{near}`?"),
        None => "fields are those of BibLaTeX, such as `author`, `date`, `publisher` or `url`"
            .to_owned(),
    };
    Problem::Slip {
        place: builder.place(map, name),
        message: format!("no source has a field {}", quoted(field)),
        label: "not a field".to_owned(),
        help,
    }
}

/// Months and days that are in no calendar.
fn check_date(builder: &mut Builder<'_>, map: MapId, date: Span) {
    let text = date.of(builder.text_of(map));
    if text.starts_with('"') {
        return;
    }
    let Some(reason) = text.split('/').find_map(impossible) else {
        return;
    };
    let slip = Problem::Slip {
        place: builder.place(map, date),
        message: format!("{} is no date: {reason}", quoted(text)),
        label: "not in the calendar".to_owned(),
        help: "dates read `1961-01-20`, `1961-01`, `1961` or `1957/1961`".to_owned(),
    };
    builder.map.problems.push(slip);
}

fn impossible(date: &str) -> Option<String> {
    let date = date.trim_end_matches(['~', '?', '%']);
    let mut parts = date.trim_start_matches('-').split('-');
    let year: Option<u32> = parts.next()?.parse().ok();
    let month: u32 = parts.next()?.parse().ok()?;
    // 21 to 24 are the seasons of EDTF.
    if !(1..=12).contains(&month) && !(21..=24).contains(&month) {
        return Some(format!("there is no month {month}"));
    }
    let day: u32 = parts.next()?.parse().ok()?;
    let leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (day == 0 || day > days || month > 12).then(|| format!("the month has no day {day}"))
}

/// The place of a file's flaw, for its finding.
pub(super) fn flaw_span(flaw: Option<Flaw>) -> Span {
    match flaw {
        Some(Flaw::NotUtf8 { span, .. } | Flaw::Nul { span, .. }) => span,
        Some(Flaw::Utf16) | None => Span::default(),
    }
}

/// A run of footnotes longer than any paper has.
pub(super) fn too_many_notes(place: Place) -> Problem {
    Problem::Slip {
        place,
        message: format!("this `note` stands for more than {MOST_NOTES} footnotes"),
        label: "not read".to_owned(),
        help: "write the first and the last number, as in `note 27..33 missing`".to_owned(),
    }
}
