//! Bibliographies in Hayagriva's YAML, the form of Typst: a mapping of keys to entries.
//!
//! A file is cut where a line begins with a key, and each entry read for itself. An
//! anchor of one entry is not known in another.

use super::bibliography::{Bibliography, Entry, EntrySlip, MEND_ENTRY};
use super::yaml::{self, Yaml};
use crate::findings::quoted;
use crate::syntax::Span;

/// Fields and those of BibLaTeX that say the same.
const FIELDS: [(&str, &str); 14] = [
    ("title", "title"),
    ("date", "date"),
    ("publisher", "publisher"),
    ("location", "location"),
    ("organization", "institution"),
    ("issue", "issue"),
    ("volume", "volume"),
    ("edition", "edition"),
    ("page-range", "pages"),
    ("page-total", "pagetotal"),
    ("archive", "library"),
    ("call-number", "callnumber"),
    ("note", "note"),
    ("language", "language"),
];

/// Reads a bibliography.
pub(super) fn read(text: &str) -> Bibliography {
    let mut bibliography = Bibliography::default();
    for span in entries(text) {
        read_entry(text, span, &mut bibliography);
    }
    bibliography
}

/// The stretches from each line that begins with a key to the next.
fn entries(text: &str) -> Vec<Span> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let starts: Vec<usize> = std::iter::once(0)
        .chain(ends)
        .filter(|line| {
            let rest = text[*line..].trim_start_matches('\u{feff}');
            !rest.starts_with([' ', '\t', '\n', '\r', '#', '%', '-', '}', ']'])
                && !rest.starts_with("...")
                && !rest.is_empty()
        })
        .collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Span::new(*start, end))
        .collect()
}

fn read_entry(text: &str, span: Span, bibliography: &mut Bibliography) {
    let chunk = span.of(text).trim_start_matches('\u{feff}');
    let start = span.end as usize - chunk.len();
    let first_line = Span::new(
        start,
        start + chunk.lines().next().unwrap_or_default().trim_end().len(),
    );
    let mut slip = |message: String, span: Span| {
        bibliography.slips.push(EntrySlip {
            message,
            label: "in this entry",
            help: MEND_ENTRY,
            span,
            is_read: false,
        });
    };
    let (key, fields) = match yaml::read(chunk) {
        Ok(Yaml::Mapping(mut pairs)) if pairs.len() == 1 => pairs.remove(0),
        Ok(_) => {
            slip(
                "this line of the bibliography is no entry".to_owned(),
                first_line,
            );
            bibliography.lacks_keys = true;
            return;
        }
        Err((reason, line)) => {
            let at: usize = chunk
                .split_inclusive('\n')
                .take(line.saturating_sub(1))
                .map(str::len)
                .sum();
            let place = chunk[at.min(chunk.len())..]
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end();
            let place = match place.len() {
                0 => first_line,
                length => Span::new(start + at, start + at + length),
            };
            let key = chunk
                .split(':')
                .next()
                .unwrap_or_default()
                .trim_matches(['"', '\'', ' ']);
            slip(
                format!(
                    "the entry {} of the bibliography cannot be read: {reason}",
                    quoted(key)
                ),
                place,
            );
            if key.is_empty() || key.contains('\n') {
                bibliography.lacks_keys = true;
                return;
            }
            (key.to_owned(), Yaml::Mapping(Vec::new()))
        }
    };
    let lead = chunk.find(key.as_str()).unwrap_or(0);
    let key_span = Span::new(
        start + lead,
        start + lead + key.len().min(chunk.len() - lead),
    );
    let mut entry = Entry {
        key,
        key_span,
        ..Entry::default()
    };
    say_entry(&mut entry, &fields, key_span);
    bibliography.entries.push(entry);
}

fn say_entry(entry: &mut Entry, fields: &Yaml, span: Span) {
    let text = |name: &str| fields.get(name).and_then(Yaml::text);
    let kind = text("type").unwrap_or_default().to_lowercase();
    let parents = fields.get("parent").map_or(&[][..], Yaml::all);
    let parent_kind = parents.first().and_then(|parent| parent.get("type"));
    let parent_kind = parent_kind
        .and_then(Yaml::text)
        .unwrap_or_default()
        .to_lowercase();
    let kind = kind_of(&kind, &parent_kind);
    entry.say("kind", kind, span);
    say_own(entry, fields, span);
    for parent in parents {
        if let Some(title) = parent.get("title").and_then(Yaml::text) {
            let name = if kind == "article" {
                "journaltitle"
            } else {
                "booktitle"
            };
            if !entry.says(name) {
                entry.say(name, title, span);
            }
        }
        let mut whole = Entry::default();
        say_own(&mut whole, parent, span);
        let of_whole = [
            "editor",
            "date",
            "publisher",
            "location",
            "volume",
            "issue",
            "isbn",
            "issn",
            "url",
            "urldate",
        ];
        for field in whole.fields {
            if of_whole.contains(&field.name.as_str()) && !entry.says(&field.name) {
                entry.fields.push(field);
            }
        }
    }
}

/// What an entry or its parent says of itself.
fn say_own(entry: &mut Entry, fields: &Yaml, span: Span) {
    for (theirs, ours) in FIELDS {
        if let Some(text) = fields.get(theirs).and_then(Yaml::text) {
            entry.say(ours, text, span);
        }
    }
    for name in ["author", "editor"] {
        if let Some(value) = fields.get(name) {
            entry.say_all(name, value.all().iter().filter_map(person).collect(), span);
        }
    }
    for affiliated in fields.get("affiliated").map_or(&[][..], Yaml::all) {
        if affiliated.get("role").and_then(Yaml::text) == Some("translator")
            && let Some(names) = affiliated.get("names")
        {
            entry.say_all(
                "translator",
                names.all().iter().filter_map(person).collect(),
                span,
            );
        }
    }
    if let Some(publisher) = fields.get("publisher") {
        for (theirs, ours) in [("name", "publisher"), ("location", "location")] {
            if let Some(text) = publisher.get(theirs).and_then(Yaml::text) {
                entry.say(ours, text, span);
            }
        }
    }
    if let Some(url) = fields.get("url") {
        entry.say("url", url.text().unwrap_or_default(), span);
        if let Some(date) = url.get("date").and_then(Yaml::text) {
            entry.say("urldate", date, span);
        }
    }
    match fields.get("serial-number") {
        Some(Yaml::Mapping(numbers)) => {
            for (name, number) in numbers {
                let name = name.to_lowercase();
                let name = if name == "arxiv" { "eprint" } else { &name };
                if matches!(name, "doi" | "isbn" | "issn" | "eprint") {
                    entry.say(name, number.text().unwrap_or_default(), span);
                }
            }
        }
        Some(number) => entry.say("number", number.text().unwrap_or_default(), span),
        None => {}
    }
    for name in ["doi", "isbn", "issn"] {
        if let Some(text) = fields.get(name).and_then(Yaml::text) {
            entry.say(name, text, span);
        }
    }
}

/// "Family, Given", from a text or from the parts of a name.
fn person(value: &Yaml) -> Option<String> {
    if let Yaml::Text(text) = value {
        return Some(text.clone());
    }
    let part = |name: &str| value.get(name).and_then(Yaml::text);
    let family = [part("prefix"), part("name")].into_iter().flatten();
    let family = family.collect::<Vec<_>>().join(" ");
    let parts = [Some(family.as_str()), part("suffix"), part("given-name")];
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The kind that BibLaTeX has for a type and the type of its parent.
fn kind_of<'kind>(kind: &'kind str, parent: &str) -> &'kind str {
    match (kind, parent) {
        ("article", "conference" | "proceedings") => "inproceedings",
        ("article", _) => "article",
        ("chapter" | "anthos", _) => "incollection",
        ("entry", "blog" | "web") | ("web" | "blog" | "post" | "thread" | "microblog", _) => {
            "online"
        }
        ("entry", _) => "inreference",
        ("anthology", _) => "collection",
        ("case", _) => "jurisdiction",
        ("manuscript", _) => "unpublished",
        (other, _) => other,
    }
}
