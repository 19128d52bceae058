//! What the grammar lets pass and no reader would: fields that no source has,
//! days that no calendar has, a clause given twice that may stand once.

use super::collect::Builder;
use super::model::{MapId, Place};
use super::near;
use super::problems::Problem;
use crate::findings::quoted;
use crate::project::Flaw;
use crate::syntax::Span;
use crate::syntax::tree::{
    ClauseKind, Item, ItemKind, ReasonOptions, Relation, StatementKind, Tells, Time,
};

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
    "copy",
    "holds",
    "archived",
];

/// Whether a source or a header may have a field of this name.
pub(crate) fn is_field(name: &str) -> bool {
    FIELDS.contains(&name)
}

/// The clauses of a header that are no fields.
const HEADER: [&str; 4] = ["bibliography", "by", "scope", "when"];

/// Checks the fields, dates and single clauses of an item.
pub(super) fn check_item(builder: &mut Builder<'_>, map: MapId, item: &Item) {
    let text = builder.text_of(map);
    if let ItemKind::Period { date, .. } = item.kind {
        check_date(builder, map, date);
    }
    if let ItemKind::Relation { tells, .. } = &item.kind {
        check_options(builder, map, tells, item.span);
    }
    let mut once: [(&str, Option<Span>); 4] = [
        ("scope", None),
        ("when", None),
        ("strength", None),
        ("extent", None),
    ];
    for clause in &item.clauses {
        let single = match &clause.kind {
            ClauseKind::SupportedBy(reason) => {
                check_conceded(builder, map, &reason.options);
                None
            }
            ClauseKind::Tells(tells) => {
                check_options(builder, map, tells, clause.span);
                None
            }
            ClauseKind::Scope(_) => Some(0),
            ClauseKind::When(when) => {
                if let Time::Date(date) = when.time {
                    check_date(builder, map, date);
                }
                Some(1)
            }
            ClauseKind::Because(_) if !item.damaged && !takes_because(&item.kind) => {
                let place = builder.place(map, clause.span);
                builder.map.problems.push(because_apart(place));
                None
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
                if let Some(value) = values.first().filter(|_| field == "copy")
                    && value.of(text).trim_matches('"') != "scanned"
                {
                    let slip = Problem::Slip {
                        place: builder.place(map, *value),
                        message: "a `copy` is `scanned`, or nothing is said of it".to_owned(),
                        label: "not known".to_owned(),
                        help: "the file is named by `text \"…\"`; `copy scanned` says that a scanner read it, so that its letters may be misread"
                            .to_owned(),
                    };
                    builder.map.problems.push(slip);
                }
                if !is_field(field) {
                    let is_header =
                        matches!(item.kind, ItemKind::Paper { .. } | ItemKind::Review { .. });
                    // The clause that was meant may have named the bibliography.
                    builder.scopes[map.index()].lacks_keys |= is_header;
                    let slip = unknown_field(builder, map, *name, is_header);
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
                    help: keep_one(word).to_owned(),
                };
                builder.map.problems.push(slip);
            }
            *earlier = Some(clause.span);
        }
    }
}

fn keep_one(word: &str) -> &'static str {
    match word {
        "scope" => "keep one; it takes a list, as in `scope dprk, vietnam`",
        "when" => "keep one; it takes a stretch of time, as in `when 1957/1959`",
        "strength" => {
            "keep one; of a single wording it stands on the line of its `says`, as in `says \"…\" strength likely`"
        }
        _ => {
            "keep one; of a single wording it stands on the line of its `says`, as in `says \"…\" extent main`"
        }
    }
}

/// What may follow a reason follows nothing that is none.
fn check_options(builder: &mut Builder<'_>, map: MapId, tells: &Tells, span: Span) {
    match tells.relation {
        Relation::Supports => check_conceded(builder, map, &tells.options),
        Relation::Opposes | Relation::Undercuts => {}
        Relation::Restates | Relation::Refines | Relation::Causes | Relation::Explains => {
            let Some(option) = first_option(&tells.options) else {
                return;
            };
            let word = tells.relation.word();
            let slip = Problem::Slip {
                place: builder.place(map, span),
                message: format!("`{word}` is no reason and takes no `{option}`"),
                label: format!("this `{option}` belongs to nothing"),
                help: "say it in a `remark`; an assumption's own `because` stands before its other clauses"
                    .to_owned(),
            };
            builder.map.problems.push(slip);
        }
    }
}

fn first_option(options: &ReasonOptions) -> Option<&'static str> {
    let has_warrant = !options.warrants.is_empty() || !options.warrant_texts.is_empty();
    let has_exception = !options.exceptions.is_empty() || !options.exception_texts.is_empty();
    let options = [
        (has_warrant, "because"),
        (has_exception, "unless"),
        (options.label.is_some(), "as"),
        (!options.conceded.is_empty(), "conceded"),
    ];
    options
        .into_iter()
        .find(|(is_there, _)| *is_there)
        .map(|(_, word)| word)
}

/// Support is not conceded: only what stands against something is.
fn check_conceded(builder: &mut Builder<'_>, map: MapId, options: &ReasonOptions) {
    let has_exception = !options.exceptions.is_empty() || !options.exception_texts.is_empty();
    let Some(conceded) = options.conceded.first().filter(|_| !has_exception) else {
        return;
    };
    let slip = Problem::Slip {
        place: builder.place(map, conceded.0),
        message: "`conceded` follows a reason for the claim, not against it".to_owned(),
        label: "there is nothing here to concede".to_owned(),
        help: "it stands after `opposed by …` or `unless …`, and says why that may stand"
            .to_owned(),
    };
    builder.map.problems.push(slip);
}

/// Of all statements only an assumption has a `because` of its own.
fn takes_because(kind: &ItemKind) -> bool {
    let ItemKind::Statement { kind, .. } = kind else {
        return false;
    };
    *kind == StatementKind::Assumption
}

/// A `because` that no reason stands before.
fn because_apart(place: Place) -> Problem {
    Problem::Slip {
        place,
        message: "`because` stands apart from the reason it belongs to".to_owned(),
        label: "no reason stands right above it".to_owned(),
        help: "write it right after its reason, as in `supported by first-reason because \"…\"`; of its own only an `assumption` has one".to_owned(),
    }
}

fn unknown_field(builder: &Builder<'_>, map: MapId, name: Span, is_header: bool) -> Problem {
    let text = builder.text_of(map);
    let field = name.of(text);
    let start = text[..name.start as usize]
        .rfind('\n')
        .map_or(0, |end| end + 1);
    let begins_line = text[start..name.start as usize].trim().is_empty();
    let header = HEADER.iter().copied().filter(|_| is_header);
    let near = near::nearest(field, header.chain(FIELDS.iter().copied()));
    let help = match near {
        _ if !begins_line => "a value of several words stands in quotation marks".to_owned(),
        Some(near) => format!("did you mean `{near}`?"),
        None => "fields are those of BibLaTeX, such as `author`, `date`, `publisher` or `url`"
            .to_owned(),
    };
    Problem::Slip {
        place: builder.place(map, name),
        message: if is_header {
            format!("no header has a clause {}", quoted(field))
        } else {
            format!("no source has a field {}", quoted(field))
        },
        label: if is_header {
            "not a clause"
        } else {
            "not a field"
        }
        .to_owned(),
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
