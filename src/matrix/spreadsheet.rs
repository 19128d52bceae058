//! The matrix as comma-separated values (RFC 4180): a row for each rival, below
//! three rows that say of each column what it is and what it does.

use std::io::{self, Write};

use super::{Matrix, Tells};
use crate::tables::row;

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
