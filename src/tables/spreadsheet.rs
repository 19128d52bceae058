//! Rows of comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

use std::io::{self, Write};

use crate::findings::words::plain;

/// Writes a row: its first fields, then the rest. No field of it is taken for a formula.
///
/// # Errors
/// Whatever the writer meets.
pub(crate) fn row(
    out: &mut dyn Write,
    first: &[&str],
    rest: impl Iterator<Item = String>,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    let first = first.iter().map(|field| harmless(field));
    for field in first.chain(rest.map(|field| harmless(&field))) {
        writer.write_field(field)?;
    }
    writer.write_record(None::<&[u8]>)?;
    writer.flush()
}

/// A field that no spreadsheet takes for a formula: what begins like one has an
/// apostrophe before it, which spreadsheets read as "this is text".
fn harmless(field: &str) -> String {
    let field = plain(field);
    let begins_formula = field
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins_formula {
        format!("'{field}")
    } else {
        field.into_owned()
    }
}
