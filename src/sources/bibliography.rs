//! Bibliographies in BibTeX and BibLaTeX.
//!
//! A file is cut at its entries before the library reads it, so that one broken
//! entry costs itself and not the rest.

use std::collections::HashMap;

use crate::syntax::Span;

/// What a bibliography holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bibliography {
    /// The entries that could be read, in their order.
    pub entries: Vec<Entry>,
    /// The entries that could not.
    pub slips: Vec<EntrySlip>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key by which maps cite it.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
}

/// An entry that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrySlip {
    /// What is amiss.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Reads a bibliography.
#[must_use]
pub fn read(text: &str) -> Bibliography {
    let mut bibliography = Bibliography::default();
    for span in entries(text) {
        let entry = span.of(text);
        let kind = entry[1..]
            .split(['{', '(', ' ', '\n', '\t', '\r'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if matches!(kind.as_str(), "comment" | "preamble" | "string") {
            continue;
        }
        match key_of(entry) {
            Some((start, key)) if biblatex::RawBibliography::parse(entry).is_ok() => {
                let start = span.start as usize + start;
                bibliography.entries.push(Entry {
                    key: key.to_owned(),
                    key_span: Span::new(start, start + key.len()),
                });
            }
            found => {
                let first_line = entry.lines().next().unwrap_or_default().trim_end();
                let start = span.start as usize;
                bibliography.slips.push(EntrySlip {
                    message: reason(entry, found.is_some()),
                    span: Span::new(start, start + first_line.len()),
                });
            }
        }
    }
    bibliography
}

/// The authors of all entries, by key. Names are written `Family, Given`; what cannot
/// be read has none.
#[must_use]
pub fn authors(text: &str) -> HashMap<String, Vec<String>> {
    let mut authors = HashMap::new();
    let mut take = |read: &biblatex::Bibliography| {
        for entry in read.iter() {
            if let Ok(people) = entry.author() {
                let names = people.iter().map(name_of).collect();
                authors.entry(entry.key.clone()).or_insert(names);
            }
        }
    };
    // Only the whole file knows its abbreviations; only the entries one by one are
    // read past one that is broken.
    if !nests_deeply(text)
        && let Ok(whole) = biblatex::Bibliography::parse(text)
    {
        take(&whole);
        return authors;
    }
    let entries = entries(text).into_iter().map(|span| span.of(text));
    for entry in entries.filter(|entry| !nests_deeply(entry)) {
        if let Ok(entry) = biblatex::Bibliography::parse(entry) {
            take(&entry);
        }
    }
    authors
}

/// Names have a few braces; what has more is no name, and the library takes the longer
/// for each.
const MOST_BRACES: usize = 100;

/// Whether so many braces stand in one another anywhere.
fn nests_deeply(text: &str) -> bool {
    let mut depth = 0_usize;
    memchr::memchr2_iter(b'{', b'}', text.as_bytes()).any(|at| {
        match text.as_bytes()[at] {
            b'{' => depth += 1,
            _ => depth = depth.saturating_sub(1),
        }
        depth > MOST_BRACES
    })
}

fn name_of(person: &biblatex::Person) -> String {
    let family = match person.prefix.as_str() {
        "" => person.name.clone(),
        prefix => format!("{prefix} {}", person.name),
    };
    match person.given_name.as_str() {
        "" => family,
        given => format!("{family}, {given}"),
    }
}

fn reason(entry: &str, has_key: bool) -> String {
    if !has_key {
        return "this entry of the bibliography has no key".to_owned();
    }
    match biblatex::RawBibliography::parse(entry) {
        Err(error) => format!(
            "this entry of the bibliography cannot be read: {}",
            error.kind
        ),
        Ok(_) => "this entry of the bibliography cannot be read".to_owned(),
    }
}

/// The stretches from each `@` at the beginning of a line to the next.
fn entries(text: &str) -> Vec<Span> {
    let starts: Vec<usize> = memchr::memchr_iter(b'@', text.as_bytes())
        .filter(|at| {
            let before = &text[..*at];
            let line = before.rfind('\n').map_or(0, |end| end + 1);
            before[line..]
                .trim_start_matches('\u{feff}')
                .trim()
                .is_empty()
        })
        .collect();
    starts
        .iter()
        .enumerate()
        .map(|(index, start)| {
            Span::new(*start, starts.get(index + 1).copied().unwrap_or(text.len()))
        })
        .collect()
}

/// An entry's key and where in the entry it begins.
fn key_of(entry: &str) -> Option<(usize, &str)> {
    let open = entry.find(['{', '('])? + 1;
    let rest = &entry[open..];
    let lead = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let end = rest.find([',', '}', ')', '\n'])?;
    let key = rest[..end].trim();
    let is_key = !key.is_empty() && !key.contains(['=', '"', '{']);
    is_key.then_some((open + lead, key))
}
