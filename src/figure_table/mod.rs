//! The figures of an argument: a row for each number that evidence gives, and a line for
//! each check.
//!
//! Of each figure the table tells what is printed, what values that may stand for, what it
//! is a share of, its time, where it was found, and the checks that it is part of. Of each
//! check it tells what its two sides come to. `docs/figures.md` describes the form for
//! programs.

mod data;
mod gather;
mod human;
mod markdown;
mod spreadsheet;

use std::io::{self, Write};

pub use data::{CellRow, CheckRow, FigureRow, FigureTable, Outcome, RowOutcome, ValueRow};
pub use gather::figure_table;

/// The forms of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// A table with a line for each check below it, for reading
    #[default]
    Human,
    /// The same as Markdown, for pasting into a text
    Markdown,
    /// One table of the figures, for spreadsheets (RFC 4180)
    Csv,
    /// The table as data, for programs
    Json,
}

/// Writes a table in a form; the human one in lines of at most `width` columns, as far as
/// words allow.
///
/// # Errors
/// Whatever the writer meets.
pub fn write(table: &FigureTable, form: Form, width: usize, out: &mut dyn Write) -> io::Result<()> {
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
