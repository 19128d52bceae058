//! Shares in tables beside what they are shares of, and parts that exceed their wholes.

use super::interval::{Comparator, Interval};
use super::number::Unread;
use super::quantity::Quantity;
use super::sums::Side;
use super::tables::{Empty, Table, is_total};
use super::totals::{coarse_half, sum};
use super::units::{Unit, Units};
use super::{Base, Figures, Operand};
use crate::map::Place;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// A share in a table that is not the amount of its row by the total of the amounts.
#[derive(Debug)]
pub struct MissedShare {
    /// The table, by its place among the tables.
    pub table: usize,
    /// Row and column of the share.
    pub share: (usize, usize),
    /// The column that it is of.
    pub base: usize,
    /// The row that states the total; none where the amounts were added up.
    pub total: Option<usize>,
    /// The amount of its row, the total, and the amount by the total.
    pub amount: Side,
    pub whole: Side,
    pub quotient: Side,
    /// What the share says.
    pub stated: Side,
    /// How many rows more do not fit.
    pub more: usize,
}

/// A figure that is larger than the whole that it is said to be a part of.
#[derive(Debug)]
pub struct LargerPart {
    /// The part, by its place among the figures.
    pub figure: usize,
    pub part: (Place, Side),
    pub whole: (Place, Side),
}

/// The first share of each column that does not fit.
pub(super) fn missed(at: usize, table: &Table, units: &Units) -> Vec<MissedShare> {
    let columns = table.columns.iter().enumerate();
    columns
        .filter_map(|(column, head)| {
            let base = table.column_named(head.of.as_deref()?)?;
            (base != column).then(|| in_column(at, table, units, (column, base)))?
        })
        .collect()
}

fn in_column(
    at: usize,
    table: &Table,
    units: &Units,
    (column, base): (usize, usize),
) -> Option<MissedShare> {
    let value = |row: usize, column: usize| {
        let cell = table.cell(row, column).map(|cell| &cell.value);
        cell.unwrap_or(&Err(Empty::Blank)).as_ref().ok()
    };
    let totals = || table.rows.iter().filter(|row| is_total(&row.name)).count();
    let stated = table.total_row().filter(|_| totals() == 1);
    let stated = stated.filter(|row| value(*row, base).is_some());
    let whole = match stated {
        Some(row) => Side::of(value(row, base)?),
        None if totals() > 0 => return None,
        None => {
            let amounts: Vec<&Quantity> = (0..table.rows.len())
                .map(|row| value(row, base))
                .collect::<Option<_>>()?;
            let is_one = |amount: &&Quantity| amount.unit == amounts[0].unit;
            if !amounts.iter().all(is_one) || amounts.len() < 2 {
                return None;
            }
            sum(&amounts)?
        }
    };
    let amounts = (0..table.rows.len()).filter_map(|row| value(row, base));
    let coarse = Interval::around(&BigRational::zero(), &coarse_half(units, amounts));
    let (mut fits, mut first, mut missed) = (0_usize, None, 0_usize);
    for row in 0..table.rows.len() {
        let shares = value(row, column).zip(value(row, base));
        let Some((share, amount)) = shares.filter(|_| !is_total(&table.rows[row].name)) else {
            continue;
        };
        let is_share = share.unit.is_ratio() && share.in_percent && amount.unit == whole.unit;
        let Some(range) = amount.range.over(&whole.range).filter(|_| is_share) else {
            continue;
        };
        let wide = amount.range.plus(&coarse).zip(whole.range.plus(&coarse));
        let wide = wide.and_then(|(amount, whole)| amount.over(&whole));
        if wide.is_none_or(|wide| wide.common(&share.range).is_some()) {
            fits += 1;
            continue;
        }
        missed += 1;
        if first.is_some() {
            continue;
        }
        let amount = Side::of(amount);
        let printed = amount.printed.as_ref().zip(whole.printed.as_ref());
        let quotient = Side {
            range,
            unit: Unit::ratio(),
            in_percent: true,
            is_loose: false,
            printed: printed.map(|(amount, whole)| amount / whole),
            alone: None,
        };
        first = Some(MissedShare {
            table: at,
            share: (row, column),
            base,
            total: stated,
            amount,
            whole: whole.clone(),
            quotient,
            stated: Side::of(share),
            more: 0,
        });
    }
    // Where most rows do not fit, the rows are not all that the shares are of.
    let is_told = stated.is_some() || fits >= missed;
    first.filter(|_| is_told).map(|first| MissedShare {
        more: missed - 1,
        ..first
    })
}

impl Figures {
    /// What an operand is in all the units that it is given in.
    fn values(&self, operand: Operand) -> Vec<(Place, &Quantity)> {
        match operand {
            Operand::Figure(at) => {
                let values = self.figures[at].values.iter();
                values
                    .flat_map(|value| read((value.place, &value.quantity)))
                    .collect()
            }
            _ => self
                .place(operand)
                .zip(self.quantity(operand))
                .into_iter()
                .collect(),
        }
    }

    /// Figures that are certainly larger than what they are said to be a part of. Shares
    /// over 100 % may be levels and are none of them.
    pub(super) fn larger_parts(&self) -> Vec<LargerPart> {
        let figures = self.figures.iter().enumerate();
        figures
            .filter_map(|(at, figure)| {
                let wholes: Vec<(Place, &Quantity)> = match figure.base.as_ref()? {
                    Base::Quantity(value) => read((value.place, &value.quantity)).collect(),
                    Base::Figure(Some(operand), _) => self.values(*operand),
                    _ => return None,
                };
                let mut parts = figure
                    .values
                    .iter()
                    .flat_map(|value| read((value.place, &value.quantity)));
                parts.find_map(|(part_at, part)| {
                    let (whole_at, whole) = wholes
                        .iter()
                        .find(|(_, whole)| is_part_of(&self.units, part, whole))?;
                    let positive = !whole.number.first.is_negative();
                    let larger = !part.range.may(Comparator::AtMost, &whole.range);
                    (positive && larger).then(|| LargerPart {
                        figure: at,
                        part: (part_at, Side::of(part)),
                        whole: (*whole_at, Side::of(whole)),
                    })
                })
            })
            .collect()
    }
}

/// Whether two quantities are of one kind, so that one can be a part of the other. A whole
/// number without a unit beside things counted counts the same things.
fn is_part_of(units: &Units, part: &Quantity, whole: &Quantity) -> bool {
    let is_bare = part.unit == Unit::Bare;
    if is_bare {
        return part.number.is_whole && whole.number.is_whole && units.is_counted(&whole.unit);
    }
    part.unit == whole.unit && !part.unit.is_ratio()
}

/// What was read of a value.
fn read<'value>(
    (place, value): (Place, &'value Result<Quantity, Unread>),
) -> impl Iterator<Item = (Place, &'value Quantity)> + use<'value> {
    value
        .as_ref()
        .ok()
        .map(|quantity| (place, quantity))
        .into_iter()
}
