//! The fields of an entry in BibTeX or BibLaTeX: TeX taken off, persons told apart,
//! dates made one.

use biblatex::{
    Bibliography, ChunksExt as _, Person, RawBibliography, RawChunk, RawEntry, Spanned,
};

use super::bibliography::{Entry, date_of};
use crate::dates::MONTHS;
use crate::syntax::Span;

/// Braces nested deeper than this are taken off without being read.
const MOST_DEPTH: usize = 40;

/// The fields that name persons.
const PERSONS: [&str; 13] = [
    "author",
    "editor",
    "editora",
    "editorb",
    "editorc",
    "translator",
    "bookauthor",
    "annotator",
    "commentator",
    "holder",
    "shortauthor",
    "shorteditor",
    "introduction",
];

/// A field as the file has it, its strings put in.
pub(super) struct Value {
    /// Its name as written, in small letters.
    pub(super) name: String,
    /// Its text, with what is TeX in it.
    pub(super) text: String,
    /// Where in the file the text begins.
    pub(super) offset: usize,
    /// Where the field stands.
    pub(super) span: Span,
}

/// Adds what the fields say to an entry.
pub(super) fn say_fields(entry: &mut Entry, values: &[Value]) {
    let read = read_together(values);
    let find = |name: &str| values.iter().rev().find(|value| value.name == name);
    for value in values {
        let name = name_of(&value.name);
        if matches!(name, "year" | "month" | "day") {
            continue;
        }
        let alone;
        let from = match &read {
            Some(all) => Some(all),
            None => {
                alone = read_together(std::slice::from_ref(value));
                alone.as_ref()
            }
        };
        let said = match from {
            Some(from) if PERSONS.contains(&name) => {
                persons(from, &value.name).unwrap_or_else(|| vec![plain(from, value)])
            }
            Some(from) => vec![plain(from, value)],
            None => vec![without_tex(&value.text)],
        };
        entry.say_all(name, said, value.span);
    }
    if !entry.says("date")
        && let Some(year) = find("year")
    {
        let number =
            |name: &str| find(name).and_then(|value| without_tex(&value.text).trim().parse().ok());
        let month = number("month").or_else(|| month_of(&without_tex(&find("month")?.text)));
        let written = without_tex(&year.text);
        let date = date_of(&written, month, number("day"));
        entry.say("date", &date.unwrap_or(written), year.span);
    }
}

/// All fields as the library reads them; none where one of them cannot be read.
fn read_together(values: &[Value]) -> Option<biblatex::Entry> {
    if values.iter().any(|value| depth(&value.text) > MOST_DEPTH) {
        return None;
    }
    let at = |value: &Value| value.offset..value.offset + value.text.len();
    let fields = values
        .iter()
        .map(|value| {
            let chunk = Spanned::new(RawChunk::Normal(value.text.as_str()), at(value));
            biblatex::Pair::new(
                Spanned::new(value.name.as_str(), at(value)),
                Spanned::new(vec![chunk], at(value)),
            )
        })
        .collect();
    let entry = RawEntry {
        key: Spanned::new("key", 0..0),
        kind: Spanned::new("misc", 0..0),
        fields,
    };
    let raw = RawBibliography {
        preamble: String::new(),
        entries: vec![Spanned::new(entry, 0..0)],
        abbreviations: Vec::new(),
    };
    Bibliography::from_raw(raw).ok()?.into_vec().pop()
}

fn plain(entry: &biblatex::Entry, value: &Value) -> String {
    let chunks = entry.get(&value.name);
    let text = chunks.map(|chunks| chunks.format_verbatim());
    let text = text.unwrap_or_else(|| value.text.clone());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn persons(entry: &biblatex::Entry, name: &str) -> Option<Vec<String>> {
    let persons: Vec<Person> = entry.get_as(name).ok()?;
    Some(persons.iter().map(written).collect())
}

/// A person as "Family, Given", prefix and suffix where BibTeX has them.
fn written(person: &Person) -> String {
    let parts = [person.prefix.as_str(), person.name.as_str()];
    let family = parts.map(str::trim).join(" ");
    let parts = [family.as_str(), &person.suffix, &person.given_name];
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// The name that BibLaTeX has for a field (its manual, section 2.2.5).
fn name_of(name: &str) -> &str {
    match name {
        "journal" => "journaltitle",
        "address" => "location",
        "school" => "institution",
        "annote" => "annotation",
        "pdf" => "file",
        "archiveprefix" => "eprinttype",
        "primaryclass" => "eprintclass",
        other => other,
    }
}

/// The month that a word begins with: `jan`, `January`, `Sept.`.
pub(super) fn month_of(word: &str) -> Option<u8> {
    let word = word.trim().to_lowercase();
    let begins = word.get(..3)?;
    let at = MONTHS.iter().position(|month| month.starts_with(begins))?;
    let letters: &str = word.split(|letter: char| !letter.is_alphabetic()).next()?;
    let is_month = MONTHS[at].starts_with(letters);
    (is_month).then(|| u8::try_from(at + 1).unwrap_or(0))
}

fn depth(text: &str) -> usize {
    let mut deepest = 0;
    let mut depth: usize = 0;
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The text without braces, its blanks made one.
fn without_tex(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|letter| !matches!(letter, '{' | '}'))
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
