//! The table as Markdown.

use std::io::{self, Write};

use super::{SourceTable, WorkRow};
use crate::findings::quoted;
use crate::tables::{escaped, sentence};

const HEADINGS: [&str; 9] = [
    "work",
    "title",
    "kind",
    "copy",
    "cited",
    "notes",
    "evidence",
    "theses",
    "quotations",
];

pub(super) fn write(table: &SourceTable, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## What the argument rests on\n")?;
    if table.works.is_empty() {
        writeln!(out, "{}.", sentence(table.no_works()))?;
    } else {
        writeln!(out, "| {} |", HEADINGS.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(HEADINGS.len()))?;
        for work in &table.works {
            writeln!(out, "| {} |", cells(work).join(" | "))?;
        }
    }
    let (key, foot) = (table.key(), table.foot());
    if !key.is_empty() || !foot.is_empty() {
        writeln!(out)?;
    }
    for words in key {
        writeln!(out, "- {}", escaped(words).replace("\\`", "`"))?;
    }
    for words in foot {
        writeln!(out, "- {words}")?;
    }
    if !table.theses.is_empty() {
        writeln!(out, "\n### The theses\n")?;
    }
    for thesis in &table.theses {
        let name = quoted(&thesis.name);
        writeln!(out, "{}. {name} {}", thesis.number, thesis.words())?;
    }
    Ok(())
}

fn cells(work: &WorkRow) -> [String; 9] {
    [
        name(&work.name),
        escaped(&work.short_title()),
        escaped(&work.kind_and_rank()),
        escaped(&work.copy_words()),
        work.cited_words(),
        work.notes.len().to_string(),
        work.evidence.len().to_string(),
        escaped(&work.thesis_numbers()),
        work.quotation_words(),
    ]
}

/// A key between backticks, where nothing in it ends them or the cell.
fn name(name: &str) -> String {
    if name.contains(['`', '|']) {
        return escaped(name);
    }
    quoted(name)
}
