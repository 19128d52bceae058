//! The table as data. The form is versioned: fields may be added to a version and are
//! never taken away from it. `docs/figures.md` describes it.

use serde::Serialize;

/// The version of the form.
pub(super) const VERSION: u32 = 1;

/// What `argcheck figures --format json` writes.
#[derive(Debug, Serialize)]
pub struct FigureTable {
    /// The version of the form.
    pub version: u32,
    /// The figures and the cells of tables, in the order of their files and places.
    pub figures: Vec<FigureRow>,
    /// The checks, likewise.
    pub checks: Vec<CheckRow>,
}

/// One figure, or one cell of a table.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// Its file's path, `#` and its name.
    pub id: String,
    /// The name by which another item calls it: `grain.granted`.
    pub name: String,
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Of a cell, where it stands in its table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellRow>,
    /// Its value, and after it the same in other units.
    pub values: Vec<ValueRow>,
    /// What it is a share or a part of, as the map says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The time of its item, as the map says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Where its item was found, as the map says.
    pub from: Vec<String>,
    /// The checks that it is part of, by their numbers.
    pub checks: Vec<usize>,
}

/// Where a cell stands.
#[derive(Debug, Serialize)]
pub struct CellRow {
    /// The table, with the name of its item before it.
    pub table: String,
    pub column: String,
    pub row: String,
    /// Whether the table has more columns with figures.
    #[serde(skip)]
    pub(super) has_neighbours: bool,
}

/// A number as printed, and what it stands for.
#[derive(Debug, Serialize)]
pub struct ValueRow {
    pub printed: String,
    /// The values that it may stand for, in words; none where it is not reckoned with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// The lowest and the highest of them as exact fractions, in `unit`; none where there
    /// is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// The unit, prefixes and scales reckoned into the values; nothing for a share or a
    /// bare number.
    pub unit: String,
}

/// One check.
#[derive(Debug, Serialize)]
pub struct CheckRow {
    /// Its number, from 1.
    pub number: usize,
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// As it is written.
    pub text: String,
    /// Whether it is over a column of a table, and so about each of its rows.
    pub each_row: bool,
    /// What was found; of a check over a table the rows that do not fit.
    pub outcomes: Vec<RowOutcome>,
}

/// What was found of a check, or of one row of it.
#[derive(Debug, Serialize)]
pub struct RowOutcome {
    pub outcome: Outcome,
    /// The row, of a check over a table that does not fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// What the two sides come to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
}

/// What may be found of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Some values satisfy it.
    Fits,
    /// No values do.
    Fails,
    /// Its units do not go together.
    MixesUnits,
    /// A name or a number in it is not known.
    NotReckoned,
}
