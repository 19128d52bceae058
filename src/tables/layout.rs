//! A table for reading: each column as wide as its words need. Where the line has not room
//! for all, those that can do without a column of their own go to the line below each row;
//! what is still too wide is broken into more lines, the widest first.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use super::wrap::{hanging, padded, wrapped};

/// Between columns.
const GAP: usize = 2;
/// Before the first column, and so much more before what stands below a row.
const INDENT: usize = 2;

/// A column: what stands over it and in its rows.
pub(crate) struct Column {
    heading: &'static str,
    cells: Vec<String>,
    fold: Fold,
}

/// Where the words of a column go that has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fold {
    /// They stay.
    Never,
    /// In brackets before what stands below the row.
    Before,
    /// With the heading behind what stands below the row.
    Behind,
}

impl Column {
    /// A column with its cells, one a row.
    pub(crate) fn new(heading: &'static str, cells: Vec<String>) -> Self {
        Self {
            heading,
            cells,
            fold: Fold::Never,
        }
    }

    /// The same column, which goes to the beginning of the line below where there is no room.
    pub(crate) fn or_before(self) -> Self {
        Self {
            fold: Fold::Before,
            ..self
        }
    }

    /// The same column, which goes to the end of the line below where there is no room.
    pub(crate) fn or_behind(self) -> Self {
        Self {
            fold: Fold::Behind,
            ..self
        }
    }

    /// Whether nothing stands in any of its rows.
    fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.heading).chain(self.cells.iter().map(String::as_str))
    }

    /// The columns that it takes unbroken.
    fn width(&self) -> usize {
        self.words().map(|cell| cell.width()).max().unwrap_or(0)
    }

    /// The fewest columns that it can be broken into.
    fn narrowest(&self) -> usize {
        let parts = self
            .words()
            .flat_map(|cell| cell.split_inclusive([' ', '-']));
        parts.map(|part| part.trim_end().width()).max().unwrap_or(0)
    }
}

/// A table for reading.
pub(crate) struct Table {
    columns: Vec<Column>,
    /// What stands below each row, over all columns.
    below: Vec<String>,
}

impl Table {
    /// A table of columns that have something in them, with a line below each row.
    pub(crate) fn new(columns: Vec<Column>, below: Vec<String>) -> Self {
        let columns = columns.into_iter().filter(|column| !column.is_empty());
        Self {
            columns: columns.collect(),
            below,
        }
    }

    /// Writes it in lines of at most `width` columns, as far as words allow. Columns give up
    /// their place from left to right.
    ///
    /// # Errors
    /// Whatever the writer meets.
    pub(crate) fn write(mut self, width: usize, out: &mut dyn Write) -> io::Result<()> {
        while self.full_width() > width {
            let can_go = |column: &Column| column.fold != Fold::Never;
            let Some(at) = self.columns.iter().position(can_go) else {
                break;
            };
            let column = self.columns.remove(at);
            self.fold(&column);
        }
        let widths = self.widths(width);
        let headings: Vec<&str> = self.columns.iter().map(|column| column.heading).collect();
        line(&headings, &widths, out)?;
        for (row, below) in self.below.iter().enumerate() {
            let cells = self.columns.iter().map(|column| column.cells[row].as_str());
            let cells: Vec<&str> = cells.collect();
            line(&cells, &widths, out)?;
            if !below.is_empty() {
                let start = " ".repeat(2 * INDENT);
                hanging(out, &start, 2 * INDENT, below, width)?;
            }
        }
        Ok(())
    }

    fn fold(&mut self, column: &Column) {
        let cells = self.below.iter_mut().zip(&column.cells);
        for (below, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
            let parts = match column.fold {
                Fold::Before => [format!("[{cell}]"), std::mem::take(below)],
                Fold::Never | Fold::Behind => {
                    let gap = if below.is_empty() { "" } else { "; " };
                    let heading = column.heading;
                    [std::mem::take(below), format!("{gap}{heading}: {cell}")]
                }
            };
            let gap = if column.fold == Fold::Before { " " } else { "" };
            *below = parts.join(gap).trim_end().to_owned();
        }
    }

    /// The columns that it takes unbroken.
    fn full_width(&self) -> usize {
        let widths: usize = self.columns.iter().map(Column::width).sum();
        widths + INDENT + GAP * self.columns.len().saturating_sub(1)
    }

    /// The columns' widths: of those that can be broken, the widest gives first.
    fn widths(&self, width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(Column::width).collect();
        let narrowest: Vec<usize> = self.columns.iter().map(Column::narrowest).collect();
        let gaps = INDENT + GAP * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            let can_give = (0..widths.len()).filter(|at| widths[*at] > narrowest[*at]);
            let Some(widest) = can_give.max_by_key(|at| widths[*at]) else {
                break;
            };
            widths[widest] -= 1;
        }
        widths
    }
}

/// A row, in as many lines as its highest cell has.
fn line(cells: &[&str], widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let broken = cells.iter().zip(widths);
    let broken: Vec<Vec<String>> = broken.map(|(cell, width)| wrapped(cell, *width)).collect();
    let height = broken.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut line = " ".repeat(INDENT);
        for (cell, width) in broken.iter().zip(widths) {
            let part = cell.get(at).map_or("", String::as_str);
            line += &padded(part, width + GAP);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
