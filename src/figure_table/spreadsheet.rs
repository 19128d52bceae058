//! The figures as comma-separated values (RFC 4180), a row each.

use std::io::{self, Write};

use super::{FigureRow, FigureTable};
use crate::tables::row;

const HEADINGS: [&str; 9] = [
    "figure",
    "as printed",
    "stands for",
    "unit",
    "of",
    "when",
    "from",
    "checks",
    "stands in",
];

pub(super) fn write(table: &FigureTable, out: &mut dyn Write) -> io::Result<()> {
    row(out, &HEADINGS, std::iter::empty())?;
    for figure in &table.figures {
        row(out, &[], cells(figure).into_iter())?;
    }
    Ok(())
}

fn cells(figure: &FigureRow) -> [String; 9] {
    let first = figure.values.first();
    let words = first.and_then(|value| value.stands_for.clone());
    [
        figure.name.clone(),
        figure.printed(),
        words.unwrap_or_default(),
        first.map_or(String::new(), |value| value.unit.clone()),
        figure.of.clone().unwrap_or_default(),
        figure.when.clone().unwrap_or_default(),
        figure.from.join("; "),
        figure.check_numbers(),
        format!("{}:{}", figure.file, figure.line),
    ]
}
