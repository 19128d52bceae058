//! What a paper's own text has: sections, citations, notes and quotations, each with
//! its place in the file.
//!
//! A reader for each form of file ([`read`]) writes the printed words into a draft,
//! with where they come from; quotations are looked for in the words, so that the marks
//! of a form never stand in the way. What a form cannot tell is not guessed: see
//! [`Manuscript::tells_citations`] and its sisters.

mod draft;
mod latex;
mod markdown;
mod pandoc;
mod plain;
mod quoted;
mod typst;

use std::ops::Range;

use crate::texts::{Form, boundary};

/// A paper's own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manuscript {
    /// Its form.
    pub form: Form,
    /// Its sections in their order. The first is what stands before all headings.
    pub sections: Vec<Section>,
    /// Its citations by key, in the order of the text.
    pub citations: Vec<Citation>,
    /// Its numbered notes, in the order of their calls.
    pub notes: Vec<Note>,
    /// Its quotations, in the order of the text.
    pub quotations: Vec<Quotation>,
    /// Whether citations by key can be told.
    pub tells_citations: bool,
    /// Whether notes can be told.
    pub tells_notes: bool,
    /// Whether headings can be told by the form alone.
    pub tells_headings: bool,
}

/// A section: what stands between a heading and the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading; nothing for what stands before all headings.
    pub title: String,
    /// How deep it lies: 1 is outermost, 0 what stands before all headings.
    pub level: usize,
    /// The byte at which it begins.
    pub place: usize,
}

/// A citation by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The key as it is written.
    pub key: String,
    /// The byte at which it stands.
    pub place: usize,
    /// The section, by its place among the sections. For what stands in a note, that of
    /// the note's call.
    pub section: usize,
    /// The note in which it stands, by its place among the notes.
    pub note: Option<usize>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The number that is printed, as far as can be told: in the order of the calls.
    pub number: u32,
    /// The number by which it goes in the file, where that is one.
    pub label: Option<u32>,
    /// The byte at which its call stands.
    pub place: usize,
    /// The section of its call.
    pub section: usize,
    /// Whether something is quoted in it.
    pub has_quotation: bool,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its words, without quotation marks.
    pub words: String,
    /// Its bytes in the file, from the first letter to behind the last.
    pub place: Range<usize>,
    /// The section.
    pub section: usize,
}

/// Reads a manuscript.
///
/// # Errors
/// Why it cannot be told what is in it, in a few words.
pub fn read(form: Form, text: &str) -> Result<Manuscript, String> {
    match form {
        Form::Markdown => markdown::read(text),
        Form::Latex => latex::read(text),
        Form::Typst => typst::read(text),
        Form::Plain | Form::Html | Form::Pdf => Ok(plain::read(form, text, &[])),
    }
}

/// Reads a manuscript of a form without marks for headings: lines that say what one of
/// these titles says begin a section.
#[must_use]
pub fn read_plain(form: Form, text: &str, titles: &[String]) -> Manuscript {
    plain::read(form, text, titles)
}
