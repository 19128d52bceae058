//! What the names of figures stand for.

use super::Figures;
use super::tables::Table;
use crate::map::near;
use crate::map::{ItemRef, Map, Place};
use crate::project::Project;
use crate::syntax::Span;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A figure, a cell of a table, or one of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operand {
    /// By its place in [`Figures::figures`].
    Figure(usize),
    /// By its table's place in [`Figures::tables`].
    Cell {
        table: usize,
        row: usize,
        column: usize,
    },
    /// A whole column: what is said of it is said of every row.
    Column { table: usize, column: usize },
}

/// A row or a column that a table does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCell {
    /// The part of the name that is not known, or the table's where nothing follows it.
    pub place: Place,
    pub name: String,
    /// The table, by its place in [`Figures::tables`].
    pub table: usize,
    /// A name that is near to it.
    pub near: Option<String>,
}

/// Which item gives which figures.
#[derive(Debug, Default)]
pub(super) struct Owners {
    known: HashMap<(ItemRef, String), Named, foldhash::fast::FixedState>,
}

#[derive(Clone, Copy, Debug)]
enum Named {
    Figure(usize),
    Table(usize),
}

impl Owners {
    pub(super) fn new(figures: &Figures) -> Self {
        let mut known = HashMap::default();
        let key = |item: ItemRef, name: &str| (item, name.nfc().collect::<String>());
        for (at, figure) in figures.figures.iter().enumerate() {
            let key = key(figure.item, &figure.name);
            known.entry(key).or_insert(Named::Figure(at));
        }
        for (at, table) in figures.tables.iter().enumerate() {
            let key = key(table.item, &table.name);
            known.entry(key).or_insert(Named::Table(at));
        }
        Self { known }
    }
}

impl Figures {
    /// What the name at a place stands for; none where that is unknown. A row or a column
    /// that is unknown is remembered.
    pub(super) fn operand(
        &mut self,
        project: &Project,
        map: &Map,
        place: Place,
    ) -> Option<Operand> {
        let name = map.figure_name(place.file, place.span.start)?;
        let text = project.files.get(place.file).text.as_str();
        let whole = name.figure.of(text);
        let mut parts = whole.split('.');
        let first: String = parts.next()?.nfc().collect();
        let start = name.figure.start as usize + whole.len().min(first_length(whole));
        match self.owners.known.get(&(name.owner, first))? {
            Named::Figure(at) => Some(Operand::Figure(*at)),
            Named::Table(table) => {
                let parts: Vec<&str> = parts.collect();
                self.in_table(*table, &parts, place, start)
            }
        }
    }

    fn in_table(
        &mut self,
        at: usize,
        parts: &[&str],
        place: Place,
        start: usize,
    ) -> Option<Operand> {
        let table = &self.tables[at];
        let missing = match parts {
            [] => (place.span, String::new()),
            [one] => {
                let rows = (table.columns.len() == 1)
                    .then(|| table.row_named(one))
                    .flatten();
                if let Some(row) = rows {
                    return Some(Operand::Cell {
                        table: at,
                        row,
                        column: 0,
                    });
                }
                if let Some(column) = table.column_named(one) {
                    return Some(Operand::Column { table: at, column });
                }
                (part(start, one), (*one).to_owned())
            }
            [one, other, ..] => {
                let ways = [(one, other), (other, one)];
                let found = ways
                    .iter()
                    .find_map(|(column, row)| table.column_named(column).zip(table.row_named(row)));
                if let Some((column, row)) = found {
                    return Some(Operand::Cell {
                        table: at,
                        row,
                        column,
                    });
                }
                let known = table.column_named(one).is_some() || table.row_named(one).is_some();
                if known {
                    (part(start + 1 + one.len(), other), (*other).to_owned())
                } else {
                    (part(start, one), (*one).to_owned())
                }
            }
        };
        let near = near::nearest(&missing.1, names(table)).map(str::to_owned);
        self.unknown.push(UnknownCell {
            place: Place {
                file: place.file,
                span: missing.0,
            },
            name: missing.1,
            table: at,
            near,
        });
        None
    }
}

fn part(dot: usize, name: &str) -> Span {
    Span::new(dot + 1, dot + 1 + name.len())
}

fn first_length(name: &str) -> usize {
    name.find('.').unwrap_or(name.len())
}

/// The names of a table's rows and columns, as many as are worth comparing.
fn names(table: &Table) -> impl Iterator<Item = &str> {
    const MOST: usize = 200;
    let columns = table.columns.iter().map(|column| column.name.as_str());
    let rows = table.rows.iter().map(|row| row.name.as_str());
    columns.chain(rows).take(MOST)
}
