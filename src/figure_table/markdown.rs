//! The table as Markdown.

use std::io::{self, Write};

use super::human::NO_FIGURES;
use super::{FigureRow, FigureTable};
use crate::tables::{escaped, sentence};

const HEADINGS: [&str; 7] = [
    "figure",
    "as printed",
    "stands for",
    "of",
    "when",
    "from",
    "checks",
];

pub(super) fn write(table: &FigureTable, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## The figures\n")?;
    if table.figures.is_empty() {
        writeln!(out, "{}.", sentence(NO_FIGURES))?;
    } else {
        writeln!(out, "| {} |", HEADINGS.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(HEADINGS.len()))?;
        for figure in &table.figures {
            writeln!(out, "| {} |", cells(figure).join(" | "))?;
        }
    }
    if !table.checks.is_empty() {
        writeln!(out, "\n### The checks\n")?;
    }
    for check in &table.checks {
        let (text, found) = (escaped(&check.text), escaped(&check.found()));
        writeln!(out, "{}. {text}: {found}", check.number)?;
    }
    writeln!(out, "\n{}.", sentence(&table.foot()))
}

fn cells(figure: &FigureRow) -> [String; 7] {
    [
        figure.name.clone(),
        figure.printed(),
        figure.stands_for(),
        figure.of.clone().unwrap_or_default(),
        figure.when.clone().unwrap_or_default(),
        figure.from.join(", "),
        figure.check_numbers(),
    ]
    .map(|cell| escaped(&cell))
}
