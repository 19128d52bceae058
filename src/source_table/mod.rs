//! What an argument rests on: a row for each work that the maps cite, and a line for each
//! thesis.
//!
//! A work is a `source` item, an entry of a bibliography, or the paper of another map. Of
//! each the table tells what it is, whether a copy is held, how it is cited (first hand, or
//! only as another work reports it), which evidence cites it, which theses depend on it,
//! and what became of its quotations. Works that nothing cites are counted and not shown.
//!
//! `docs/sources.md` describes the form for programs.

mod data;
mod gather;
mod human;
mod markdown;
mod naming;
mod quoting;
mod spreadsheet;
mod theses;
mod words;

use std::io::{self, Write};

pub use data::{Cited, Held, HeldState, SourceTable, ThesisRow, ThesisUse, WorkRow};

use crate::Run;

/// The forms of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// A table with a line for each thesis below it, for reading
    #[default]
    Human,
    /// The same as Markdown, for pasting into a text
    Markdown,
    /// One table of the works, for spreadsheets (RFC 4180)
    Csv,
    /// The table as data, for programs
    Json,
}

/// Makes the table of a run.
#[must_use]
pub fn source_table(run: &Run) -> SourceTable {
    let gathered = gather::Gathered::new(&run.map);
    let quoting = quoting::by_work(&run.checked, &gathered);
    let theses = theses::Theses::new(&run.map, &run.analysis, &gathered);
    data::table(run, &gathered, &quoting, theses)
}

/// Writes a table in a form; the human one in lines of at most `width` columns, as far as
/// words allow.
///
/// # Errors
/// Whatever the writer meets.
pub fn write(table: &SourceTable, form: Form, width: usize, out: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Human => human::write(table, width, out),
        Form::Markdown => markdown::write(table, out),
        Form::Csv => spreadsheet::write(table, out),
        Form::Json => {
            serde_json::to_writer_pretty(&mut *out, table)?;
            writeln!(out)
        }
    }
}
