//! What the maps of a run cite: sources, footnotes, and the citations themselves.

use super::model::{MapId, NoteId, Place, SourceId};
use super::names::Symbol;
use crate::syntax::tree::Rank;

/// A document, an archive file, a data set, a web page.
#[derive(Debug)]
pub struct Source {
    /// Its name or key.
    pub name: Symbol,
    /// Where it is defined: in a map, or in a bibliography.
    pub place: Place,
    /// Whether a bibliography defines it and no item does.
    pub in_bibliography: bool,
    pub rank: Option<Rank>,
    /// Other keys that its bibliography has for it.
    pub aliases: Vec<Symbol>,
    /// What is said of it: a bibliography's fields, then those of its items.
    pub fields: Vec<SourceField>,
    /// Where it has its matter from.
    pub rests_on: Vec<Citation>,
    /// Whether anything cites it.
    pub used: bool,
}

/// A field of a source: `date 2006-07-29`, `author "Li", "Shen"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceField {
    /// Its name, in small letters.
    pub name: String,
    /// What it says.
    pub values: Vec<String>,
    /// Where it is said.
    pub place: Place,
}

impl Source {
    /// A field of a source; of several the one that was said last, as an item adds to a
    /// bibliography's entry.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&SourceField> {
        self.fields.iter().rev().find(|field| field.name == name)
    }

    /// The first value of a field.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.field(name)?.values.first().map(String::as_str)
    }
}

/// A footnote of a paper.
#[derive(Debug)]
pub struct Note {
    pub number: u32,
    /// Where its number is written down.
    pub place: Place,
    pub map: MapId,
    pub missing: bool,
    /// More may stand in it than the map says.
    pub incomplete: bool,
    pub citations: Vec<Citation>,
    /// Whether anything cites it.
    pub used: bool,
}

/// What is reported, then each work it was read in; the last was in hand.
#[derive(Clone, Debug)]
pub struct Citation {
    pub place: Place,
    pub works: Vec<Work>,
}

/// A work that is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    Source(SourceId),
    /// The paper of another map.
    Paper(MapId),
    Note(NoteId),
    /// Words that name no source.
    Words(Place),
    /// A name that nothing defines, or a work that cannot be told.
    Unknown,
}
