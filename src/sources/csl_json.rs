//! Bibliographies in CSL-JSON, as Zotero, Mendeley and others export them.

use serde_json::Value;

use super::bibliography::{Bibliography, Entry, EntrySlip, MEND_ENTRY, date_of};
use super::json_places::{members, objects};
use crate::findings::quoted;
use crate::syntax::Span;

/// Variables of CSL and the fields of BibLaTeX that say the same.
const FIELDS: [(&str, &str); 24] = [
    ("title", "title"),
    ("DOI", "doi"),
    ("URL", "url"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
    ("page", "pages"),
    ("number-of-pages", "pagetotal"),
    ("publisher", "publisher"),
    ("publisher-place", "location"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("number", "number"),
    ("edition", "edition"),
    ("collection-title", "series"),
    ("original-title", "origtitle"),
    ("archive", "library"),
    ("archive_location", "callnumber"),
    ("call-number", "callnumber"),
    ("chapter-number", "chapter"),
    ("event-title", "eventtitle"),
    ("title-short", "shorttitle"),
    ("note", "note"),
    ("language", "language"),
    ("version", "version"),
];

const PERSONS: [(&str, &str); 4] = [
    ("author", "author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("container-author", "bookauthor"),
];

const DATES: [(&str, &str); 4] = [
    ("issued", "date"),
    ("accessed", "urldate"),
    ("original-date", "origdate"),
    ("event-date", "eventdate"),
];

/// Reads a bibliography.
pub(super) fn read(text: &str) -> Bibliography {
    let mut bibliography = Bibliography::default();
    let objects = objects(text);
    if objects.is_empty() && !is_empty_list(text) {
        bibliography.lacks_keys = true;
        bibliography.slips.push(EntrySlip {
            message: "this bibliography holds no list of entries".to_owned(),
            label: "CSL-JSON is a list of objects",
            help: "export it again as CSL-JSON, or name a `.bib` or `.yml` file",
            span: Span::new(0, text.lines().next().unwrap_or_default().len()),
            is_read: false,
        });
    }
    for object in objects {
        read_object(text, object, &mut bibliography);
    }
    bibliography
}

fn is_empty_list(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    text.strip_prefix('[')
        .is_some_and(|rest| rest.trim() == "]")
}

fn read_object(text: &str, object: Span, bibliography: &mut Bibliography) {
    let members: Vec<(&str, Span)> = members(text, object)
        .into_iter()
        .map(|(key, value)| (key.of(text), value))
        .collect();
    let value = |span: Span| serde_json::from_str::<Value>(span.of(text)).ok();
    let find = |name: &str| {
        members
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, span)| *span)
    };
    let key = find("id").and_then(|span| Some((words(&value(span)?)?, span)));
    let is_whole = serde_json::from_str::<Value>(object.of(text)).is_ok();
    let first_line = object
        .of(text)
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end()
        .len();
    let start = object.start as usize;
    let mut slip = |message: String, span: Span| {
        bibliography.slips.push(EntrySlip {
            message,
            label: "in this entry",
            help: MEND_ENTRY,
            span,
            is_read: false,
        });
    };
    let Some((key, key_span)) = key else {
        slip(
            "this entry of the bibliography has no `id`".to_owned(),
            Span::new(start, start + first_line),
        );
        bibliography.lacks_keys = true;
        return;
    };
    let key_span = without_marks(text, key_span);
    if !is_whole {
        slip(
            format!(
                "the entry {} of the bibliography is no JSON throughout",
                quoted(&key)
            ),
            key_span,
        );
    }
    let mut entry = Entry {
        key,
        key_span,
        ..Entry::default()
    };
    if let Some(alias) = find("citation-key").and_then(|span| words(&value(span)?))
        && alias != entry.key
    {
        entry.aliases.push(alias);
    }
    let kind = find("type").and_then(|span| Some((words(&value(span)?)?, span)));
    let kind = kind.map(|(kind, span)| (kind_of(&kind).to_owned(), without_marks(text, span)));
    if let Some((kind, span)) = &kind {
        entry.say("kind", kind, *span);
    }
    let is_article = kind.is_none_or(|(kind, _)| matches!(kind.as_str(), "article" | "review"));
    for (name, span) in &members {
        let Some(value) = value(*span) else { continue };
        let named = |list: &[(&str, &'static str)]| {
            list.iter()
                .find(|(csl, _)| csl == name)
                .map(|(_, field)| *field)
        };
        if let Some(field) = named(&PERSONS) {
            entry.say_all(field, persons(&value), *span);
        } else if let Some(field) = named(&DATES) {
            if let Some(date) = date(&value) {
                entry.say(field, &date, *span);
            }
        } else if let Some(text) = words(&value) {
            match *name {
                "container-title" if is_article => entry.say("journaltitle", &text, *span),
                "container-title" => entry.say("booktitle", &text, *span),
                _ => {
                    if let Some(field) = named(&FIELDS) {
                        entry.say(field, &text, *span);
                    }
                }
            }
        }
    }
    bibliography.entries.push(entry);
}

fn without_marks(text: &str, span: Span) -> Span {
    let inner = span
        .of(text)
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    match inner {
        Some(inner) => Span::new(
            span.start as usize + 1,
            span.start as usize + 1 + inner.len(),
        ),
        None => span,
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn persons(value: &Value) -> Vec<String> {
    let Some(list) = value.as_array() else {
        return words(value).into_iter().collect();
    };
    list.iter()
        .filter_map(|person| {
            let part = |name: &str| person.get(name).and_then(words);
            if let Some(literal) = part("literal") {
                return Some(literal);
            }
            let particle = part("non-dropping-particle").or_else(|| part("dropping-particle"));
            let family: Vec<String> = [particle, part("family")].into_iter().flatten().collect();
            let parts = [Some(family.join(" ")), part("suffix"), part("given")];
            let parts: Vec<String> = parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        })
        .collect()
}

/// A date variable: `date-parts`, else the words it was given in.
fn date(value: &Value) -> Option<String> {
    let Some(parts) = value.get("date-parts").and_then(Value::as_array) else {
        let written = ["raw", "literal", "edtf"]
            .iter()
            .find_map(|name| value.get(name));
        return written.or(Some(value)).and_then(words);
    };
    let dates: Vec<String> = parts
        .iter()
        .filter_map(|date| {
            let number = |at: usize| words(date.get(at)?);
            let small = |at: usize| number(at)?.parse::<u8>().ok();
            date_of(&number(0)?, small(1), small(2))
        })
        .collect();
    let circa = value
        .get("circa")
        .is_some_and(|circa| *circa != Value::Bool(false));
    match dates.as_slice() {
        [] => None,
        [one] if circa => Some(format!("{one}~")),
        [one] => Some(one.clone()),
        [from, to, ..] => Some(format!("{from}/{to}")),
    }
}

/// The kind that BibLaTeX has for a type of CSL.
fn kind_of(kind: &str) -> &str {
    match kind {
        "article-journal" | "article-magazine" | "article-newspaper" | "article" => "article",
        "webpage" | "post" | "post-weblog" => "online",
        "chapter" => "incollection",
        "paper-conference" => "inproceedings",
        "entry" | "entry-encyclopedia" | "entry-dictionary" => "inreference",
        "manuscript" => "unpublished",
        "legal_case" => "jurisdiction",
        "motion_picture" => "movie",
        other => other,
    }
}
