//! The matrix as comma-separated values (RFC 4180): a row for each rival, below
//! three rows that say of each column what it is and what it does.

use std::io::{self, Write};

use super::{Matrix, Tells};
use crate::findings::words::plain;

pub(super) fn write(matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
    let evidence = || matrix.evidence.iter();
    row(
        out,
        &["rival", "says"],
        evidence().map(|entry| entry.name.clone()),
    )?;
    let texts = evidence().map(|entry| entry.text.clone().unwrap_or_default());
    row(out, &["(says)", ""], texts)?;
    let files = evidence().map(|entry| format!("{}:{}", entry.file, entry.line));
    row(out, &["(stands in)", ""], files)?;
    let tells = evidence().map(|entry| {
        let tells = match entry.tells {
            Tells::Apart => "yes",
            Tells::Alike => "no",
            Tells::Open => "not rated under every rival",
            Tells::Unrated => "not rated",
        };
        tells.to_owned()
    });
    row(out, &["(tells the rivals apart)", ""], tells)?;
    for (at, rival) in matrix.rivals.iter().enumerate() {
        let text = rival.text.as_deref().unwrap_or_default();
        let cells = evidence().map(|entry| {
            let words: Vec<String> = entry.cells[at].words().collect();
            words.join("; ")
        });
        row(out, &[&rival.name, text], cells)?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, first: &[&str], rest: impl Iterator<Item = String>) -> io::Result<()> {
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
