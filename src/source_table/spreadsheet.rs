//! The works as comma-separated values (RFC 4180), a row each.

use std::io::{self, Write};

use super::{HeldState, SourceTable, WorkRow};
use crate::tables::row;

const HEADINGS: [&str; 21] = [
    "work",
    "title",
    "kind",
    "rank",
    "copy",
    "copy's file",
    "holds",
    "first hand",
    "second hand",
    "behind",
    "notes",
    "evidence",
    "theses",
    "theses that need it",
    "quotations verbatim",
    "as marked",
    "altered",
    "near",
    "absent",
    "not compared",
    "stands in",
];

pub(super) fn write(table: &SourceTable, out: &mut dyn Write) -> io::Result<()> {
    row(out, &HEADINGS, std::iter::empty())?;
    for work in &table.works {
        row(out, &[], cells(table, work).into_iter())?;
    }
    Ok(())
}

fn cells(table: &SourceTable, work: &WorkRow) -> [String; 21] {
    let said = |words: &Option<String>| words.clone().unwrap_or_default();
    let yes = |is_so: bool| if is_so { "yes" } else { "no" }.to_owned();
    let state = match work.copy.state {
        HeldState::Unknown => "none known",
        HeldState::Absent => "not here",
        HeldState::Unreadable => "cannot be read",
        HeldState::Held => "held",
    };
    let theses = |only_needing: bool| {
        let theses = work.theses.iter();
        let theses = theses.filter(|of| !only_needing || of.needs_it == Some(true));
        let names = theses.map(|of| table.theses[of.number - 1].name.clone());
        names.collect::<Vec<String>>().join("; ")
    };
    let counts = &work.quotations;
    [
        work.name.clone(),
        said(&work.title),
        said(&work.kind),
        work.rank.unwrap_or_default().to_owned(),
        state.to_owned(),
        said(&work.copy.file),
        said(&work.copy.holds),
        yes(work.cited.first_hand),
        yes(work.cited.second_hand),
        work.cited.behind.len().to_string(),
        work.notes.len().to_string(),
        work.evidence.len().to_string(),
        theses(false),
        theses(true),
        counts.verbatim.to_string(),
        counts.as_marked.to_string(),
        counts.altered.to_string(),
        counts.near.to_string(),
        counts.absent.to_string(),
        counts.not_compared.to_string(),
        format!("{}:{}", work.file, work.line),
    ]
}
