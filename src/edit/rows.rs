//! The rows of a table, with their columns aligned.

use unicode_width::UnicodeWidthStr as _;

/// A cell wider than this is written out, but no other cell is widened for it.
const WIDEST: usize = 60;

/// How wide each column of a table is.
#[derive(Debug, Default)]
pub(super) struct Columns(Vec<usize>);

impl Columns {
    /// The columns of a table with these rows.
    pub(super) fn of<'text>(rows: impl Iterator<Item = &'text str>) -> Self {
        let mut widths: Vec<usize> = Vec::new();
        for row in rows {
            for (at, cell) in cells(row).enumerate() {
                if at == widths.len() {
                    widths.push(0);
                }
                let width = cell.width();
                if width <= WIDEST {
                    widths[at] = widths[at].max(width);
                }
            }
        }
        Self(widths)
    }

    /// A row as it is written.
    pub(super) fn write(&self, row: &str) -> String {
        let mut line = "|".to_owned();
        for (at, cell) in cells(row).enumerate() {
            let column = self.0.get(at).copied().unwrap_or_default();
            line.push(' ');
            line.push_str(cell);
            line.extend(std::iter::repeat_n(
                ' ',
                column.saturating_sub(cell.width()),
            ));
            line.push_str(" |");
        }
        line
    }
}

/// The cells of `| a | b |`, blanks taken off; the last bar may be missing.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    let body = row.trim_end();
    let inner = body.strip_prefix('|').unwrap_or(body);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(str::trim)
}
