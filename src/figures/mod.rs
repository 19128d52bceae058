//! The numbers of an argument: quantities, units, tables, and what is reckoned with them.
//!
//! A printed number is the stretch of values that round to it; a bounded one is its range.
//! All arithmetic is exact and widens at most, so that a check fails only where no values
//! within these stretches would satisfy it. [`Figures::find`] reads every figure of a run
//! once and judges every check.

pub mod alike;
mod blocks;
mod checks;
mod corners;
mod csv_files;
mod granularity;
pub mod in_words;
pub mod interval;
mod named;
pub mod number;
mod parts;
mod periods;
pub mod quantity;
pub mod rates;
pub mod repeated;
pub mod reported_tests;
mod restated;
mod shares;
pub mod significance;
mod slips;
mod sums;
mod symbols;
mod table_words;
mod tables;
mod taken;
mod times;
mod totals;
mod twice;
mod unit;
pub mod units;
pub mod words;

pub use checks::{Check, Failure, Mixed, Silence, Verdict};
pub use granularity::Impossible;
pub use named::{Operand, UnknownCell};
pub use periods::MixedTimes;
pub use restated::Clash;
pub use shares::{LargerPart, MissedShare};
pub use significance::DoubtfulTest;
pub use sums::Side;
pub use tables::{Cell, Column, Empty, Row, Table, as_name, is_total};
pub use times::{Times, When};
pub use totals::MissedTotal;

use crate::map::{ItemRef, Map, MapId, Place};
use crate::project::Project;
use crate::syntax::tree::{Base as Said, ClauseKind, Figure as Clause, ItemKind};
use named::Owners;
use num_traits::One;
use quantity::Quantity;
use rates::Rates;
use rates::conversions::Conversions;
use units::{Unit, Units};

/// All figures of a run.
#[derive(Debug, Default)]
pub struct Figures {
    pub units: Units,
    /// The figures, file by file in their order.
    pub figures: Vec<Figure>,
    /// The tables, likewise.
    pub tables: Vec<Table>,
    /// The stated rates of conversion, but those that declare two units to be one.
    pub rates: Vec<Rate>,
    /// What is said of each rate, and what disagrees.
    pub rated: Rates,
    /// The checks, judged.
    pub checks: Vec<Check>,
    /// Names of rows and columns that their table does not have.
    pub unknown: Vec<UnknownCell>,
    pub times: Times,
    /// The ways from unit to unit over stated rates.
    pub conversions: Conversions,
    /// Stated totals that their parts do not make.
    pub missed_totals: Vec<MissedTotal>,
    /// Shares in tables that are not what their amounts make them.
    pub missed_shares: Vec<MissedShare>,
    /// Parts that are larger than their wholes.
    pub larger_parts: Vec<LargerPart>,
    /// Percentages and means that no whole number gives.
    pub impossible: Vec<Impossible>,
    /// Tests of significance whose p cannot be what is said.
    pub doubtful_tests: Vec<DoubtfulTest>,
    owners: Owners,
}

/// A number that evidence gives.
#[derive(Debug)]
pub struct Figure {
    /// The item that gives it.
    pub item: ItemRef,
    pub name: String,
    /// Where it is named.
    pub place: Place,
    /// The whole clause.
    pub clause: Place,
    /// Its value, and after it the same in other units.
    pub values: Vec<Value>,
    /// What it is a share or a part of.
    pub base: Option<Base>,
    /// Of a part of a whole in the same unit, the share that it is.
    pub share: Option<Quantity>,
}

/// A quantity where it is printed.
#[derive(Debug)]
pub struct Value {
    pub place: Place,
    pub quantity: Result<Quantity, number::Unread>,
}

/// What a share is of.
#[derive(Debug)]
pub enum Base {
    /// A figure by its name; none where the name is unknown.
    Figure(Option<Operand>, Place),
    Quantity(Box<Value>),
    /// Something that the source names and gives no number for.
    Words(String),
}

/// `rate QUANTITY = QUANTITY`
#[derive(Debug)]
pub struct Rate {
    pub item: ItemRef,
    pub left: Value,
    pub right: Value,
}

impl Figure {
    /// What it is, where that was read.
    #[must_use]
    pub fn quantity(&self) -> Option<&Quantity> {
        self.values.first()?.quantity.as_ref().ok()
    }
}

impl Figures {
    /// Reads all figures, tables and rates of a run and judges its checks.
    #[must_use]
    pub fn find(project: &Project, map: &Map) -> Self {
        let mut figures = Self {
            times: Times::new(project),
            ..Self::default()
        };
        // Which units are one is known before anything is reckoned.
        figures.read_rates(project);
        for index in 0..project.maps.len() {
            figures.read_map(project, MapId::at(index));
        }
        figures.owners = Owners::new(&figures);
        figures.find_bases(project, map);
        figures.find_shares();
        figures.conversions = Conversions::new(&figures);
        figures.rated = Rates::find(&figures);
        figures.judge(project, map);
        for (at, table) in figures.tables.iter().enumerate() {
            let missed = totals::missed(at, table, &figures.units);
            figures.missed_totals.extend(missed);
            figures
                .missed_shares
                .extend(shares::missed(at, table, &figures.units));
        }
        figures.larger_parts = figures.larger_parts();
        figures.impossible = figures.impossible(project);
        figures.doubtful_tests = Self::doubtful_tests(project);
        figures
    }

    /// The figure or the cell that an operand is, as a quantity; none where it was not
    /// read, or is a whole column.
    #[must_use]
    pub fn quantity(&self, operand: Operand) -> Option<&Quantity> {
        match operand {
            Operand::Figure(at) => self.figures.get(at)?.quantity(),
            Operand::Cell { table, row, column } => {
                let cell = self.tables.get(table)?.cell(row, column)?;
                cell.value.as_ref().ok()
            }
            Operand::Column { .. } => None,
        }
    }

    /// The figure of an operand in a unit that its evidence also gives it in.
    #[must_use]
    pub fn quantity_in(&self, operand: Operand, unit: &Unit) -> Option<&Quantity> {
        let printed = self.value_in(operand, unit);
        let printed = printed.and_then(|value| value.quantity.as_ref().ok());
        printed.or_else(|| match operand {
            Operand::Figure(at) if unit.is_ratio() => self.figures.get(at)?.share.as_ref(),
            _ => None,
        })
    }

    /// The same where it is printed.
    #[must_use]
    pub fn value_in(&self, operand: Operand, unit: &Unit) -> Option<&Value> {
        let Operand::Figure(at) = operand else {
            return None;
        };
        let mut values = self.figures.get(at)?.values.iter();
        let is_in = |value: &&Value| matches!(&value.quantity, Ok(own) if own.unit == *unit);
        values.find(is_in)
    }

    /// How many figures there are, the cells of tables that hold a number among them.
    #[must_use]
    pub fn count(&self) -> usize {
        let rows = self.tables.iter().flat_map(|table| &table.rows);
        let cells = rows.flat_map(|row| &row.cells);
        self.figures.len() + cells.filter(|cell| cell.value.is_ok()).count()
    }

    /// Where the quantity of an operand is printed.
    #[must_use]
    pub fn place(&self, operand: Operand) -> Option<Place> {
        match operand {
            Operand::Figure(at) => Some(self.figures.get(at)?.values.first()?.place),
            Operand::Cell { table, row, column } => {
                Some(self.tables.get(table)?.cell(row, column)?.place)
            }
            Operand::Column { table, column } => {
                Some(self.tables.get(table)?.columns.get(column)?.place)
            }
        }
    }

    /// The item that gives the figure of an operand.
    #[must_use]
    pub fn item(&self, operand: Operand) -> Option<ItemRef> {
        match operand {
            Operand::Figure(at) => Some(self.figures.get(at)?.item),
            Operand::Cell { table, .. } | Operand::Column { table, .. } => {
                Some(self.tables.get(table)?.item)
            }
        }
    }

    fn read_rates(&mut self, project: &Project) {
        let mut read = Vec::new();
        for (index, file) in project.maps.iter().enumerate() {
            let text = project.files.get(file.file).text.as_str();
            for (at, item) in file.tree.items.iter().enumerate() {
                let ItemKind::Rate { left, right } = &item.kind else {
                    continue;
                };
                let item = item_ref(index, at);
                let value = |units: &mut Units, quantity: crate::syntax::tree::Quantity| Value {
                    place: Place {
                        file: file.file,
                        span: quantity.0,
                    },
                    quantity: Quantity::read(&without_comments(quantity.0.of(text)), units),
                };
                let left = value(&mut self.units, *left);
                let right = value(&mut self.units, *right);
                read.push((item, left, right, text));
            }
        }
        let mut stated = Vec::new();
        for (item, left, right, text) in read {
            let same = match (&left.quantity, &right.quantity) {
                (Ok(one), Ok(other)) if is_just_one(one) && is_just_one(other) => {
                    one.unit.word().zip(other.unit.word())
                }
                _ => None,
            };
            match same {
                Some((one, other)) => self.units.declare_same(one, other),
                None => stated.push((item, left.place, right.place, text)),
            }
        }
        for (item, left, right, text) in stated {
            let again = |units: &mut Units, place: Place| Value {
                place,
                quantity: Quantity::read(&without_comments(place.span.of(text)), units),
            };
            let left = again(&mut self.units, left);
            let right = again(&mut self.units, right);
            self.rates.push(Rate { item, left, right });
        }
    }

    fn read_map(&mut self, project: &Project, map: MapId) {
        let file = &project.maps[map.index()];
        for (at, item) in file.tree.items.iter().enumerate() {
            let item_ref = item_ref(map.index(), at);
            for clause in &item.clauses {
                match &clause.kind {
                    ClauseKind::Figure(figure) => {
                        let place = Place {
                            file: file.file,
                            span: clause.span,
                        };
                        let figure = self.read_figure(project, item_ref, figure, place);
                        self.figures.push(figure);
                    }
                    ClauseKind::Table(table) => {
                        self.tables
                            .extend(Table::read(project, item_ref, table, &mut self.units));
                    }
                    _ => {}
                }
            }
        }
    }

    fn read_figure(
        &mut self,
        project: &Project,
        item: ItemRef,
        figure: &Clause,
        clause: Place,
    ) -> Figure {
        let text = project.files.get(clause.file).text.as_str();
        let place = |span| Place {
            file: clause.file,
            span,
        };
        let mut value = |quantity: crate::syntax::tree::Quantity| Value {
            place: place(quantity.0),
            quantity: Quantity::read(&without_comments(quantity.0.of(text)), &mut self.units),
        };
        let values = std::iter::once(figure.value)
            .chain(figure.equal.iter().copied())
            .map(&mut value)
            .collect();
        let base = figure.of.map(|base| match base {
            // Its figure is looked up when all are read.
            Said::Figure(name) => Base::Figure(None, place(name.0)),
            Said::Quantity(quantity) => Base::Quantity(Box::new(value(quantity))),
            Said::Words(words) => Base::Words(words.of(text).into_owned()),
        });
        Figure {
            item,
            name: figure.name.of(text).to_owned(),
            place: place(figure.name.0),
            clause,
            values,
            base,
            share: None,
        }
    }

    fn find_bases(&mut self, project: &Project, map: &Map) {
        for at in 0..self.figures.len() {
            let Some(Base::Figure(_, place)) = self.figures[at].base else {
                continue;
            };
            let found = self.operand(project, map, place);
            self.figures[at].base = Some(Base::Figure(found, place));
        }
    }
}

/// The text of a quantity or an expression without the comments between its words.
fn without_comments(text: &str) -> String {
    text.lines()
        .map(crate::syntax::without_comment)
        .collect::<Vec<_>>()
        .join(" ")
}

fn item_ref(map: usize, item: usize) -> ItemRef {
    ItemRef {
        map: MapId::at(map),
        item: u32::try_from(item).unwrap_or(u32::MAX),
    }
}

fn is_just_one(quantity: &Quantity) -> bool {
    quantity.is_plain() && quantity.number.first.is_one()
}
