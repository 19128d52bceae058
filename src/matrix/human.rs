//! The matrix for reading: numbered columns, in blocks that fit the line, and below
//! them what the numbers stand for.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use super::{Evidence, KEY, Matrix, NOTHING};
use crate::findings::words::plain;
use crate::tables::{hanging, padded, wrapped};

/// Names of rivals are broken into lines of at most so many columns.
const WIDEST_NAME: usize = 26;
/// Cells are broken into lines of at most so many columns.
const WIDEST_CELL: usize = 12;
/// Between columns.
const GAP: usize = 2;

pub(super) fn write(matrix: &Matrix, width: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", matrix.title(&plain(&matrix.name)))?;
    if let Some(text) = &matrix.text {
        hanging(out, "", 0, text, width)?;
    }
    writeln!(out)?;
    writeln!(out, "The rivals, in rows")?;
    for rival in &matrix.rivals {
        let held = if rival.held { " (held by another)" } else { "" };
        let name = format!("{}{held}", plain(&rival.name));
        let words = entry(&name, matrix.elsewhere(&rival.file), rival.text.as_deref());
        hanging(out, "  ", 4, &words, width)?;
    }
    if matrix.evidence.is_empty() {
        return writeln!(out, "\n{NOTHING}");
    }
    for (tells, evidence) in matrix.groups() {
        let mut heading = tells.heading().to_owned();
        heading[..1].make_ascii_uppercase();
        writeln!(out, "\n{heading}")?;
        tables(matrix, evidence, width, out)?;
        let digits = last_number(evidence);
        for entry_of in evidence {
            let number = format!("  {:>digits$}  ", entry_of.number);
            let elsewhere = matrix.elsewhere(&entry_of.file);
            let words = entry(&plain(&entry_of.name), elsewhere, entry_of.text.as_deref());
            hanging(out, &number, number.len(), &words, width)?;
        }
    }
    writeln!(out)?;
    hanging(out, "", 0, KEY, width)
}

/// A name, the file it is from where that is another, and what it says.
fn entry(name: &str, file: Option<&str>, text: Option<&str>) -> String {
    let file = file.map_or(String::new(), |file| format!(" [{file}]"));
    match text {
        Some(text) => format!("{name}{file}: {text}"),
        None => format!("{name}{file}"),
    }
}

fn last_number(evidence: &[Evidence]) -> usize {
    evidence
        .last()
        .map_or(0, |entry| entry.number.to_string().len())
}

/// A column as it is shown: its number, and the lines of each cell.
struct Column {
    number: String,
    cells: Vec<Vec<String>>,
    width: usize,
}

impl Column {
    fn new(entry: &Evidence) -> Self {
        let number = entry.number.to_string();
        let lines = |cell: &super::Cell| {
            cell.words()
                .flat_map(|words| wrapped(&words, WIDEST_CELL))
                .collect()
        };
        let cells: Vec<Vec<String>> = entry.cells.iter().map(lines).collect();
        let widest = cells.iter().flatten().map(|line| line.width()).max();
        let width = widest.unwrap_or(0).max(number.len());
        Self {
            number,
            cells,
            width,
        }
    }
}

/// As many tables below one another as the line has not room for.
fn tables(
    matrix: &Matrix,
    evidence: &[Evidence],
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let names: Vec<Vec<String>> = matrix
        .rivals
        .iter()
        .map(|rival| wrapped(&plain(&rival.name), WIDEST_NAME))
        .collect();
    let name_width = names
        .iter()
        .flatten()
        .map(|line| line.width())
        .max()
        .unwrap_or(0);
    let columns: Vec<Column> = evidence.iter().map(Column::new).collect();
    let mut start = 0;
    while start < columns.len() {
        let mut taken = GAP + name_width + GAP + columns[start].width;
        let mut end = start + 1;
        while end < columns.len() && taken + GAP + columns[end].width <= width {
            taken += GAP + columns[end].width;
            end += 1;
        }
        block(&names, name_width, &columns[start..end], out)?;
        start = end;
    }
    Ok(())
}

fn block(
    names: &[Vec<String>],
    name_width: usize,
    columns: &[Column],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = |name: &str, cells: &mut dyn Iterator<Item = (&str, usize)>| {
        let mut line = format!("{:GAP$}{}", "", padded(name, name_width));
        for (cell, width) in cells {
            line = format!("{line}{:GAP$}{}", "", padded(cell, width));
        }
        writeln!(out, "{}", line.trim_end())
    };
    line(
        "",
        &mut columns
            .iter()
            .map(|column| (column.number.as_str(), column.width)),
    )?;
    let height = |row: usize| {
        let cells = columns.iter().map(|column| column.cells[row].len());
        cells.max().unwrap_or(0).max(names[row].len())
    };
    let is_tall = (0..names.len()).any(|row| height(row) > 1);
    for (row, name) in names.iter().enumerate() {
        if is_tall && row > 0 {
            line("", &mut std::iter::empty())?;
        }
        for at in 0..height(row) {
            let name = name.get(at).map_or("", String::as_str);
            let mut cells = columns.iter().map(|column| {
                let cell = column.cells[row].get(at).map_or("", String::as_str);
                (cell, column.width)
            });
            line(name, &mut cells)?;
        }
    }
    writeln!(out)
}
