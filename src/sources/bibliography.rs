//! What a bibliography holds, whatever form it is written in.
//!
//! Each form is read entry by entry, so that one broken entry costs itself and not the
//! rest. Fields go by their names in BibLaTeX.

use std::collections::HashMap;

use camino::Utf8Path;

use super::{bibtex, csl_json, hayagriva};
use crate::findings::quoted;
use crate::syntax::Span;

/// The form of a bibliography.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// BibTeX and BibLaTeX.
    Bibtex,
    /// CSL-JSON, as reference managers export it.
    CslJson,
    /// Hayagriva's YAML.
    Hayagriva,
}

impl Form {
    /// The form of a file, by its extension; BibTeX where that says nothing.
    #[must_use]
    pub fn of(path: &Utf8Path) -> Self {
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        match extension.as_str() {
            "json" | "csljson" => Self::CslJson,
            "yml" | "yaml" => Self::Hayagriva,
            _ => Self::Bibtex,
        }
    }
}

/// What a bibliography holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bibliography {
    /// The entries that have a key, in their order, each key once.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub slips: Vec<EntrySlip>,
    /// Entries whose key is not known: a key that is not found may be theirs.
    pub lacks_keys: bool,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The key by which maps cite it.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Keys that it had before.
    pub aliases: Vec<String>,
    /// What it says, by BibLaTeX's names.
    pub fields: Vec<EntryField>,
    /// The entries from which it inherits, and how.
    pub(super) parents: Vec<(Inheritance, String)>,
}

/// How an entry inherits from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inheritance {
    /// `crossref`: a part from its whole.
    Part,
    /// `xdata`: all fields.
    Data,
}

/// A field of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryField {
    /// Its name in BibLaTeX, in small letters.
    pub name: String,
    /// What it says; persons one by one as "Family, Given".
    pub values: Vec<String>,
    /// Where.
    pub span: Span,
}

/// An entry, or a part of one, that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrySlip {
    /// What is amiss.
    pub message: String,
    /// What stands there.
    pub label: &'static str,
    /// What would mend it.
    pub help: &'static str,
    /// Where.
    pub span: Span,
    /// Whether the entry was read all the same.
    pub is_read: bool,
}

/// The help where an entry cannot be read.
pub(super) const MEND_ENTRY: &str = "the other entries were read; mend this one, then check again";

impl Entry {
    /// Adds a field that says one thing, where it says anything.
    pub(super) fn say(&mut self, name: &str, value: &str, span: Span) {
        self.say_all(name, vec![value.to_owned()], span);
    }

    /// Adds a field that says several things, where it says anything.
    pub(super) fn say_all(&mut self, name: &str, mut values: Vec<String>, span: Span) {
        values.retain(|value| !value.trim().is_empty());
        if !values.is_empty() {
            self.fields.push(EntryField {
                name: name.to_owned(),
                values,
                span,
            });
        }
    }

    /// Whether a field of this name is there.
    pub(super) fn says(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }
}

/// Reads a bibliography.
#[must_use]
pub fn read(text: &str, form: Form) -> Bibliography {
    let mut bibliography = match form {
        Form::Bibtex => bibtex::read(text),
        Form::CslJson => csl_json::read(text),
        Form::Hayagriva => hayagriva::read(text),
    };
    drop_duplicates(&mut bibliography);
    super::inherit::inherit(&mut bibliography.entries);
    bibliography.slips.sort_by_key(|slip| slip.span);
    bibliography
}

/// Of the entries with one key the first is used; each key is told once.
fn drop_duplicates(bibliography: &mut Bibliography) {
    let mut seen: HashMap<String, bool, foldhash::fast::FixedState> = HashMap::default();
    let slips = &mut bibliography.slips;
    bibliography.entries.retain(|entry| {
        let Some(is_told) = seen.get_mut(&entry.key) else {
            seen.insert(entry.key.clone(), false);
            return true;
        };
        if !*is_told {
            *is_told = true;
            slips.push(EntrySlip {
                message: format!(
                    "two entries of this bibliography have the key {}",
                    quoted(&entry.key)
                ),
                label: "the second; the first is used",
                help: "take one of them out, or give it a key of its own",
                span: entry.key_span,
                is_read: false,
            });
        }
        false
    });
}

/// A date from its parts: `1961-01-20`, `1961-01`, `1961`. None without a year of digits.
pub(super) fn date_of(year: &str, month: Option<u8>, day: Option<u8>) -> Option<String> {
    let year = year.trim();
    let is_year = (1..=4).contains(&year.len()) && year.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year {
        return None;
    }
    let month = month.filter(|month| (1..=12).contains(month));
    let day = day.filter(|day| (1..=31).contains(day));
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("{year:0>4}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:0>4}-{month:02}"),
        (None, _) => format!("{year:0>4}"),
    })
}
