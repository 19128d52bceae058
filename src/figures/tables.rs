//! Tables of figures, from a map or from a CSV file beside it.
//!
//! The first row names the columns, each with the unit of its cells; the first column names
//! the rows. A row or column called `total` holds stated totals.

use super::number::Unread;
use super::quantity::Quantity;
use super::units::Units;
use crate::map::{ItemRef, Place};
use crate::project::{FileId, LinkKind, MapFile, Project};
use crate::syntax::tree;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A table of figures.
#[derive(Debug)]
pub struct Table {
    /// The item that gives it.
    pub item: ItemRef,
    pub name: String,
    /// Where it is named.
    pub place: Place,
    /// Its columns, that of the rows' names left out.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Where the rows stand, by their names as names of the language.
    row_at: HashMap<String, usize, foldhash::fast::FixedState>,
}

/// The head of a column.
#[derive(Debug)]
pub struct Column {
    pub name: String,
    pub place: Place,
    /// The unit of its cells as printed; nothing where none is.
    pub unit: String,
    /// The column whose total its shares are of: `share % of amount`.
    pub of: Option<String>,
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    pub name: String,
    pub place: Place,
    /// As many cells as there are columns, or fewer where the row ends early.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Debug)]
pub struct Cell {
    pub place: Place,
    /// As it is printed, without the unit of its column.
    pub printed: String,
    pub value: Result<Quantity, Empty>,
}

/// Why a cell has no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// It is blank, or says that there is none.
    Blank,
    /// It cannot be read as a number.
    Unread(Unread),
}

/// The names that mark a stated total.
const TOTALS: [&str; 5] = ["total", "totals", "grand total", "sum", "all"];

/// What stands in cells that have no number.
const BLANKS: [&str; 11] = [
    "", "-", "–", "—", "…", "..", "...", "?", "n/a", "na", "n.a.",
];

impl Table {
    /// The row of stated totals.
    #[must_use]
    pub fn total_row(&self) -> Option<usize> {
        self.rows.iter().position(|row| is_total(&row.name))
    }

    /// The column of stated totals.
    #[must_use]
    pub fn total_column(&self) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| is_total(&column.name))
    }

    /// The cell in a row and a column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The row of a name.
    #[must_use]
    pub fn row_named(&self, name: &str) -> Option<usize> {
        self.row_at.get(&as_name(name)).copied()
    }

    /// The column of a name.
    #[must_use]
    pub fn column_named(&self, name: &str) -> Option<usize> {
        let name = as_name(name);
        self.columns
            .iter()
            .position(|column| as_name(&column.name) == name)
    }

    /// Reads a table of a map, or of the file that it names; none where that file cannot be
    /// read, which is said elsewhere.
    pub(super) fn read(
        project: &Project,
        item: ItemRef,
        table: &tree::Table,
        units: &mut Units,
    ) -> Option<Self> {
        let map = &project.maps[item.map.index()];
        let text = project.files.get(map.file).text.as_str();
        let place = |span| Place {
            file: map.file,
            span,
        };
        let lines: Vec<Vec<(String, Place)>> = match table.file {
            None => table
                .rows
                .iter()
                .map(|row| {
                    row.iter()
                        .map(|cell| (cell.of(text).to_owned(), place(*cell)))
                        .collect()
                })
                .collect(),
            Some(named) => super::csv_files::lines(project, linked(map, named)?),
        };
        let is_rule = |line: &[(String, Place)]| {
            !line.is_empty()
                && line.iter().all(|(cell, _)| {
                    cell.contains('-') && cell.chars().all(|sign| matches!(sign, '-' | ':' | ' '))
                })
        };
        let mut lines = lines
            .into_iter()
            .enumerate()
            // Markdown has a line of hyphens below the head.
            .filter(|(at, line)| !(*at == 1 && is_rule(line)))
            .map(|(_, line)| line);
        let columns: Vec<Column> = lines
            .next()?
            .iter()
            .skip(1)
            .map(|head| column(head, units))
            .collect();
        let rows: Vec<Row> = lines
            .filter_map(|line| row(line, &columns, units))
            .collect();
        let mut row_at = HashMap::default();
        for (at, row) in rows.iter().enumerate() {
            row_at.entry(as_name(&row.name)).or_insert(at);
        }
        Some(Self {
            item,
            name: table.name.of(text).to_owned(),
            place: place(table.name.0),
            columns,
            rows,
            row_at,
        })
    }
}

/// Whether a row or a column of this name holds stated totals.
#[must_use]
pub fn is_total(name: &str) -> bool {
    let marks = |letter: char| letter.is_whitespace() || matches!(letter, '*' | '_' | ':' | '.');
    let name = name.trim_matches(marks);
    TOTALS.iter().any(|total| name.eq_ignore_ascii_case(total))
}

fn row(line: Vec<(String, Place)>, columns: &[Column], units: &mut Units) -> Option<Row> {
    let mut cells = line.into_iter();
    let (name, place) = cells.next()?;
    let cells = cells
        .zip(columns)
        .map(|((text, place), column)| {
            let blank = BLANKS.contains(&text.to_lowercase().as_str());
            let value = if blank {
                Err(Empty::Blank)
            } else {
                Quantity::read_in(&text, &column.unit, units).map_err(Empty::Unread)
            };
            Cell {
                place,
                printed: text,
                value,
            }
        })
        .collect();
    Some(Row { name, place, cells })
}

/// The head of a column: `share %`, `trade "billion dollars"`, `trade (billion dollars)`,
/// `share % of trade`. All in quotation marks is a name: `"birth rate"`. A name that is itself a measure or a currency is the unit too.
fn column((text, place): &(String, Place), units: &mut Units) -> Column {
    let (head, of) = match text.rsplit_once(" of ") {
        Some((head, of)) if head.contains('%') || head.contains("percent") => {
            (head, Some(of.trim().to_owned()))
        }
        _ => (text.as_str(), None),
    };
    let head = head.trim();
    let quoted = head
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'));
    let in_brackets = head
        .strip_suffix(')')
        .and_then(|inner| inner.split_once('('));
    let (name, unit) = match (quoted, in_brackets) {
        (Some(name), _) => (name.trim(), ""),
        (None, Some((name, unit))) => (name.trim(), unit.trim()),
        (None, None) => head
            .split_once(char::is_whitespace)
            .map_or((head, ""), |(name, unit)| (name, unit.trim())),
    };
    let unit = if unit.is_empty() && units.is_known_measure(name) {
        name
    } else {
        unit
    };
    Column {
        name: name.to_owned(),
        place: *place,
        unit: unit.to_owned(),
        of,
    }
}

/// How the name of a row or a column is written in the name of a figure: `East Germany` is
/// `east-germany`.
#[must_use]
pub fn as_name(name: &str) -> String {
    let name: String = name.nfc().collect();
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join("-")
}

/// The file that a table names.
fn linked(map: &MapFile, named: tree::Text) -> Option<FileId> {
    map.links
        .iter()
        .find(|link| link.kind == LinkKind::Table && link.place == named.0)
        .and_then(|link| link.target.as_ref().ok().copied())
}
