//! The table for reading.

use std::io::{self, Write};

use super::{CellRow, CheckRow, FigureRow, FigureTable, Outcome, RowOutcome};
use crate::figures::as_name;
use crate::findings::shown;
use crate::findings::words::{count, plain};
use crate::tables::{Column, Table, hanging};

/// What is said where there is nothing to show.
pub(super) const NO_FIGURES: &str = "the maps give no figures";

pub(super) fn write(table: &FigureTable, width: usize, out: &mut dyn Write) -> io::Result<()> {
    if table.figures.is_empty() {
        hanging(out, "", 0, NO_FIGURES, width)?;
    } else {
        let lines = lines(table);
        let cells = |words: &dyn Fn(&Line<'_>) -> String| -> Vec<String> {
            let words = lines.iter().map(words);
            words.map(|words| plain(&words).into_owned()).collect()
        };
        let said = |words: &Option<String>| words.clone().unwrap_or_default();
        let columns = vec![
            Column::new("figure", cells(&|line| shown(&line.name()))),
            Column::new("as printed", cells(&|line| line.printed())),
            Column::new("stands for", cells(&|line| line.stands_for())).or_behind(),
            Column::new("of", cells(&|line| said(&line.first.of))).or_behind(),
            Column::new("when", cells(&|line| said(&line.first.when))).or_behind(),
            Column::new("from", cells(&|line| line.first.from.join(", "))).or_behind(),
            Column::new("checks", cells(&|line| line.check_numbers())),
        ];
        let below = vec![String::new(); lines.len()];
        Table::new(columns, below).write(width, out)?;
    }
    if !table.checks.is_empty() {
        writeln!(out, "\nThe checks")?;
    }
    let digits = table.checks.len().to_string().len();
    for check in &table.checks {
        let start = format!("  {:>digits$}  ", check.number);
        let words = format!("{}: {}", plain(&check.text), plain(&check.found()));
        hanging(out, &start, start.len(), &words, width)?;
    }
    writeln!(out)?;
    hanging(out, "", 0, &table.foot(), width)
}

/// A line of the table: a figure, or the cells of one row of a wide table.
struct Line<'table> {
    first: &'table FigureRow,
    /// The other cells of its row.
    others: Vec<&'table FigureRow>,
}

/// The figures line by line.
fn lines(table: &FigureTable) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for figure in &table.figures {
        let same_row = lines.last_mut().filter(|line| line.is_row_of(figure));
        match same_row {
            Some(line) => line.others.push(figure),
            None => lines.push(Line {
                first: figure,
                others: Vec::new(),
            }),
        }
    }
    lines
}

impl Line<'_> {
    fn is_row_of(&self, figure: &FigureRow) -> bool {
        let is_same = |one: &CellRow, other: &CellRow| {
            one.has_neighbours && (&one.table, &one.row) == (&other.table, &other.row)
        };
        let both = self.first.cell.as_ref().zip(figure.cell.as_ref());
        self.first.file == figure.file && both.is_some_and(|(one, other)| is_same(one, other))
    }

    /// The cells of a row, where it is one of a wide table.
    fn cells(&self) -> Option<(&CellRow, Vec<&FigureRow>)> {
        let cell = self
            .first
            .cell
            .as_ref()
            .filter(|cell| cell.has_neighbours)?;
        let all = std::iter::once(self.first).chain(self.others.iter().copied());
        Some((cell, all.collect()))
    }

    fn name(&self) -> String {
        self.cells().map_or_else(
            || self.first.name.clone(),
            |(cell, _)| format!("{}.{}", cell.table, as_name(&cell.row)),
        )
    }

    fn printed(&self) -> String {
        let Some((_, cells)) = self.cells() else {
            return self.first.printed();
        };
        let cells = cells.iter().filter_map(|figure| {
            let column = &figure.cell.as_ref()?.column;
            Some(format!("{column} {}", figure.printed()))
        });
        cells.collect::<Vec<_>>().join(", ")
    }

    fn stands_for(&self) -> String {
        if self.cells().is_some() {
            return String::new();
        }
        self.first.stands_for()
    }

    fn check_numbers(&self) -> String {
        let mut numbers = self.first.checks.clone();
        for other in &self.others {
            numbers.extend(&other.checks);
        }
        numbers.sort_unstable();
        numbers.dedup();
        list(&numbers)
    }
}

fn list(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(", ")
}

impl FigureRow {
    pub(super) fn printed(&self) -> String {
        let values = self.values.iter().map(|value| value.printed.as_str());
        values.collect::<Vec<_>>().join(" = ")
    }

    /// The values that it may stand for, where that is not what is printed.
    pub(super) fn stands_for(&self) -> String {
        match self.values.first() {
            Some(value) => match &value.stands_for {
                Some(_) if value.low.is_some() && value.low == value.high => String::new(),
                Some(words) if *words == value.printed => String::new(),
                Some(words) => words.clone(),
                None => "not reckoned with".to_owned(),
            },
            None => String::new(),
        }
    }

    pub(super) fn check_numbers(&self) -> String {
        list(&self.checks)
    }
}

impl CheckRow {
    /// What was found of it, in words.
    pub(super) fn found(&self) -> String {
        let mut found: Vec<String> = self.outcomes.iter().map(RowOutcome::words).collect();
        if self.each_row && found == ["fits"] {
            found = vec!["fits in every row".to_owned()];
        }
        found.join("; ")
    }
}

impl RowOutcome {
    fn words(&self) -> String {
        let row = self
            .row
            .as_ref()
            .map_or(String::new(), |row| format!(" in the row {row}"));
        let sides = match (&self.left, &self.right) {
            (Some(left), Some(right)) => format!(" ({left} and {right})"),
            _ => String::new(),
        };
        match self.outcome {
            Outcome::Fits => format!("fits{sides}"),
            Outcome::Fails => format!("does not fit{row}{sides}"),
            Outcome::MixesUnits => "not reckoned, its units do not go together".to_owned(),
            Outcome::NotReckoned => "not reckoned".to_owned(),
        }
    }
}

impl FigureTable {
    /// What there is, in numbers.
    pub(super) fn foot(&self) -> String {
        let with = |outcome: Outcome| {
            let checks = self.checks.iter();
            let with = checks.filter(|check| {
                let mut outcomes = check.outcomes.iter();
                outcomes.any(|found| found.outcome == outcome)
            });
            with.count()
        };
        let mut words = format!(
            "{}, {}",
            count(self.figures.len(), "figure"),
            count(self.checks.len(), "check")
        );
        let parts = [
            (with(Outcome::Fits), "fit"),
            (with(Outcome::Fails), "do not fit"),
            (
                with(Outcome::MixesUnits) + with(Outcome::NotReckoned),
                "were not reckoned",
            ),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, what)| match (*number, *what) {
                (1, "do not fit") => "1 does not fit".to_owned(),
                (1, "fit") => "1 fits".to_owned(),
                (1, _) => "1 was not reckoned".to_owned(),
                (number, what) => format!("{number} {what}"),
            })
            .collect();
        if !parts.is_empty() {
            words += ": ";
            words += &parts.join(", ");
        }
        words
    }
}
