//! Reading a copy, by its form.

use camino::Utf8Path;

use super::bytes::{self, letters};
use super::cache::{Kept, READERS};
use super::compared::Known;
use super::pages::{Expected, Pages};
use super::{HeldText, html, latex, markdown, pdf, typst};
use crate::project::read_bytes;
use crate::quotations::Source;

/// The form of a copy or a manuscript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Plain text.
    Plain,
    /// Markdown, Quarto, R Markdown.
    Markdown,
    /// A web page.
    Html,
    /// LaTeX.
    Latex,
    /// Typst.
    Typst,
    /// A PDF file.
    Pdf,
}

/// The endings of files that are read, in the order in which they are preferred.
pub(super) const ENDINGS: [(&str, Form); 12] = [
    ("txt", Form::Plain),
    ("text", Form::Plain),
    ("md", Form::Markdown),
    ("markdown", Form::Markdown),
    ("qmd", Form::Markdown),
    ("rmd", Form::Markdown),
    ("html", Form::Html),
    ("htm", Form::Html),
    ("xhtml", Form::Html),
    ("tex", Form::Latex),
    ("typ", Form::Typst),
    ("pdf", Form::Pdf),
];

/// The place of a file's ending among those that are read.
pub(super) fn rank(path: &Utf8Path) -> Option<usize> {
    let ending = path.extension()?;
    ENDINGS
        .iter()
        .position(|(known, _)| known.eq_ignore_ascii_case(ending))
}

impl Form {
    /// Whether its marks tell headings, notes and citations.
    #[must_use]
    pub fn is_marked(self) -> bool {
        matches!(self, Self::Markdown | Self::Latex | Self::Typst)
    }

    /// The form of a file; one of an unknown ending is taken for plain text.
    pub(super) fn of(path: &Utf8Path) -> Self {
        rank(path).map_or(Self::Plain, |rank| ENDINGS[rank].1)
    }
}

/// Reads a copy.
///
/// # Errors
/// Why it cannot be read, in a few words.
pub(super) fn read(path: &Utf8Path, expected: &Expected) -> Result<HeldText, String> {
    let form = Form::of(path);
    if matches!(form, Form::Plain | Form::Markdown) {
        is_within_bounds(path)?;
    }
    let bytes = read_bytes(path)?;
    let text = match form {
        Form::Plain => letters(bytes)?,
        Form::Markdown => markdown::text_of(&letters(bytes)?),
        Form::Html => kept("html", bytes, |bytes| {
            letters(bytes).map(|text| html::text_of(&text))
        })?,
        Form::Latex => kept("latex", bytes, |bytes| latex::text_of(&letters(bytes)?))?,
        Form::Typst => typst::text_of(&letters(bytes)?)?,
        Form::Pdf => kept("pdf", bytes, pdf::text_of)?,
    };
    bytes::within_bounds(text.len(), path)?;
    let pages = Pages::of(&text, expected);
    Ok(HeldText {
        known: Known::of(&text),
        source: Source::new(text),
        pages,
    })
}

/// Reads what stands in a file, its marks included.
///
/// # Errors
/// Why it cannot be read, in a few words.
pub(super) fn marked(path: &Utf8Path) -> Result<String, String> {
    is_within_bounds(path)?;
    letters(read_bytes(path)?)
}

fn is_within_bounds(path: &Utf8Path) -> Result<(), String> {
    let length = std::fs::metadata(path).map_or(0, |about| about.len());
    bytes::within_bounds(usize::try_from(length).unwrap_or(usize::MAX), path)
}

/// A text that takes time to read: the one that is kept, or read and kept.
fn kept(
    reader: &str,
    bytes: Vec<u8>,
    read: impl FnOnce(Vec<u8>) -> Result<String, String>,
) -> Result<String, String> {
    let kept = Kept::of(reader, READERS, &bytes);
    if let Some(text) = kept.as_ref().and_then(Kept::get) {
        return Ok(text);
    }
    let text = read(bytes)?;
    if let Some(kept) = kept {
        kept.put(&text);
    }
    Ok(text)
}
