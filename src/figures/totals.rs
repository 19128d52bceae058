//! Totals: what the parts of a table come to, beside what the table says.
//!
//! The cells of a column are added up against its cell in the row `total`, those of a row
//! against its cell in the column `total`, each as the stretch of values that it stands for.
//! Real tables hold more than parts: sub-totals, rows "of which", averages, notes. A total
//! counts as missed only where none of these explains it; what is left open is silence.

use super::blocks::explain;
use super::interval::{Comparator, Interval};
use super::quantity::Quantity;
use super::slips::{may_be_slip, slip};
use super::sums::Side;
use super::table_words::{is_added, is_no_part, is_row_added};
use super::tables::{Empty, Table, is_total};
use super::units::{Unit, Units};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// A stated total that its parts do not make.
#[derive(Debug)]
pub struct MissedTotal {
    /// The table, by its place among the tables.
    pub table: usize,
    /// Row and column of the stated total.
    pub total: (usize, usize),
    /// Row and column of each part that was added.
    pub parts: Vec<(usize, usize)>,
    /// What the parts come to.
    pub sum: Side,
    /// What the total says.
    pub stated: Side,
    /// The one part that a slip of a digit would explain, and what it would be.
    pub slip: Option<((usize, usize), BigRational)>,
    /// How many rows more do not make their stated totals.
    pub more: usize,
}

/// Tables with more columns than this are not added up along their rows.
const MOST_COLUMNS: usize = 64;

/// No table is rounded to more than billions without saying so.
const LARGEST_STEP: u32 = 9;

/// So many rows tell which columns are the parts of a total.
const TELLING_ROWS: usize = 100;

/// What adding up a line of a table gave.
enum Added {
    Fits,
    Misses(Box<MissedTotal>),
    Silent,
}

/// The totals of a table that its parts do not make: one for each column, and one for all
/// rows together.
pub(super) fn missed(at: usize, table: &Table, units: &Units) -> Vec<MissedTotal> {
    let mut found = Vec::new();
    if let [total] = places(table.rows.iter().map(|row| row.name.as_str())).as_slice() {
        for column in 0..table.columns.len() {
            if let Added::Misses(missed) = down(at, table, units, *total, column) {
                found.push(*missed);
            }
        }
    }
    let heads = table.columns.iter().map(|column| column.name.as_str());
    if let [total] = places(heads).as_slice()
        && table.columns.len() <= MOST_COLUMNS
    {
        found.extend(across(at, table, units, *total));
    }
    found
}

/// Where the names are that mark stated totals.
fn places<'name>(names: impl Iterator<Item = &'name str>) -> Vec<usize> {
    names
        .enumerate()
        .filter(|(_, name)| is_total(name))
        .map(|(at, _)| at)
        .collect()
}

/// Adds up a column. Its total stands first or last of all its numbers.
fn down(at: usize, table: &Table, units: &Units, total: usize, column: usize) -> Added {
    if !may_be_added(table, units, (total, column)) {
        return Added::Silent;
    }
    let is_blank = |row: &usize| {
        table
            .cell(*row, column)
            .is_none_or(|cell| matches!(cell.value, Err(Empty::Blank)))
    };
    let count = table.rows.len();
    let rows = if (total + 1..count).all(|row| is_blank(&row)) {
        0..total
    } else if (0..total).all(|row| is_blank(&row)) {
        total + 1..count
    } else {
        return Added::Silent;
    };
    let has_others = rows.clone().any(|row| is_no_part(&table.rows[row].name));
    let parts = rows.map(|row| (row, column)).collect();
    match add(at, table, units, (total, column), parts, false) {
        Added::Misses(_) if has_others => Added::Silent,
        added => added,
    }
}

/// Whether the heading of a column lets its numbers be added up to the cell of a total.
fn may_be_added(table: &Table, units: &Units, (row, column): (usize, usize)) -> bool {
    let head = &table.columns[column];
    let cell = table.cell(row, column).map(|cell| &cell.value);
    let Some(Ok(stated)) = cell else { return false };
    let is_amount = stated.in_percent || units.is_amount(&stated.unit);
    let heading = if is_amount {
        head.name.clone()
    } else {
        format!("{} {}", head.name, head.unit)
    };
    !units.is_level(&stated.unit) && is_added(&heading, is_amount)
}

/// Adds up the rows. Which columns are the parts is told by the rows that fit: those next to
/// the total, on one side or on both, that make it in most rows. A table of one or two rows
/// cannot tell so, and there the total must stand last.
fn across(at: usize, table: &Table, units: &Units, total: usize) -> Option<MissedTotal> {
    let kind = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        let mut read = cells.filter_map(|cell| cell.value.as_ref().ok());
        read.next().map(|value| (&value.unit, value.in_percent))
    };
    let own = kind(total)?;
    let is_part = |column: &usize| {
        *column != total
            && table.columns[*column].of.is_none()
            && is_added(&table.columns[*column].name, true)
            && kind(*column) == Some(own)
    };
    let count = table.columns.len();
    let columns: Vec<usize> = (0..count).filter(is_part).collect();
    // Few rows tell nothing where the heading of a column leaves it open whether it is a part.
    let is_sure = (0..count).all(|column| {
        kind(column) != Some(own)
            || may_be_added(table, units, (0, column)) && (column == total || is_part(&column))
    });
    let split = columns.partition_point(|column| *column < total);
    let left = (0..split.saturating_sub(1)).map(|from| (from, split));
    let right = (split + 2..=columns.len()).map(|to| (split, to));
    let mut sides: Vec<(usize, usize)> = left.chain(right).collect();
    if split > 0 && split < columns.len() {
        sides.push((0, columns.len()));
    }
    let in_rows = |rows: usize, (from, to): (usize, usize), are_sums: bool| {
        let (mut fits, mut missed) = (0_usize, Vec::new());
        for row in (0..rows).filter(|row| is_row_added(&table.rows[*row].name)) {
            let parts = columns[from..to].iter().map(|column| (row, *column));
            match add(at, table, units, (row, total), parts.collect(), are_sums) {
                Added::Fits => fits += 1,
                Added::Misses(found) => missed.push(found),
                Added::Silent => {}
            }
        }
        (fits, missed)
    };
    let rows = table.rows.len();
    let tried: Vec<usize> = sides
        .iter()
        .map(|side| in_rows(rows.min(TELLING_ROWS), *side, false).0)
        .collect();
    let most = *tried.iter().max()?;
    let best = tried.iter().position(|fits| *fits == most)?;
    let (fits, missed) = in_rows(rows, sides[best], most > 0);
    let is_told = if fits == 0 {
        rows <= 2 && total + 1 == count && is_sure
    } else {
        fits >= missed.len()
    };
    if !is_told {
        return None;
    }
    let more = missed.len().checked_sub(1)?;
    let first = missed.into_iter().next()?;
    Some(MissedTotal { more, ..*first })
}

/// Adds up cells against a stated total, of which other lines may have told that it is a sum.
fn add(
    at: usize,
    table: &Table,
    units: &Units,
    total: (usize, usize),
    parts: Vec<(usize, usize)>,
    is_sum: bool,
) -> Added {
    let quantity = |(row, column): (usize, usize)| {
        let cell = table.cell(row, column).map(|cell| &cell.value);
        cell.unwrap_or(&Err(Empty::Blank))
    };
    let Ok(stated) = quantity(total) else {
        return Added::Silent;
    };
    let mut read: Vec<&Quantity> = Vec::new();
    let mut used = Vec::new();
    for part in &parts {
        match quantity(*part) {
            Ok(value) if value.unit == stated.unit && value.in_percent == stated.in_percent => {
                read.push(value);
                used.push(*part);
            }
            Err(Empty::Blank) => {}
            _ => return Added::Silent,
        }
    }
    // What has no number may be anything, and the others may overlap.
    let lacks_parts = used.len() < parts.len();
    if read.len() < 2 || lacks_parts || !adds_up(stated, &read) {
        return Added::Silent;
    }
    let Some(sum) = sum(&read) else {
        return Added::Silent;
    };
    let fits = |sum: &Interval| sum.common(&stated.range).is_some();
    if fits(&sum.range) {
        return Added::Fits;
    }
    if !is_sum && may_be_other(units, stated, &read, &sum.range) {
        return Added::Silent;
    }
    let all = || read.iter().copied().chain([stated]);
    let slack = coarse_half(units, all()) * BigInt::from(read.len() + 1);
    let is_coarse = sum
        .range
        .plus(&Interval::around(&BigRational::zero(), &slack))
        .is_none_or(|wide| fits(&wide));
    if is_coarse || explain(&read, &sum.range, &stated.range, fits) {
        return Added::Silent;
    }
    let stated = Side::of(stated);
    let slip = slip(&read, &sum, &stated).map(|(at, would)| (used[at], would));
    Added::Misses(Box::new(MissedTotal {
        table: at,
        total,
        parts: used,
        slip,
        sum,
        stated,
        more: 0,
    }))
}

/// Whether numbers of this kind are added up: no ratios of units, and shares only where they
/// are said to make up 100 %.
fn adds_up(stated: &Quantity, parts: &[&Quantity]) -> bool {
    match &stated.unit {
        Unit::Bare => true,
        unit if unit.is_ratio() => {
            let below = |part: &&Quantity| !part.range.may(Comparator::AtLeast, &stated.range);
            stated.in_percent
                && stated.range.contains(&BigRational::one())
                && parts.iter().all(below)
        }
        Unit::Of(words) => words.iter().all(|(_, power)| *power > 0),
    }
}

/// Whether the total may be something else than the sum of the parts. No larger than some
/// part, it may be a mean, unless losses are among the parts; less than all together, it may
/// count once what they count twice. A slip in one number explains both better.
fn may_be_other(units: &Units, stated: &Quantity, parts: &[&Quantity], sum: &Interval) -> bool {
    let counted = units.is_counted(&stated.unit)
        && stated.number.is_whole
        && parts.iter().all(|part| part.number.is_whole);
    let reaches = if counted {
        Comparator::Greater
    } else {
        Comparator::AtLeast
    };
    let mut ranges = parts.iter().map(|part| &part.range);
    let may_be_mean = ranges.any(|part| part.may(reaches, &stated.range));
    let exceeds = !sum.may(Comparator::AtMost, &stated.range);
    let has_losses = parts.iter().any(|part| part.number.first.is_negative());
    let is_level = may_be_mean && !has_losses;
    is_level || (exceeds || may_be_mean) && !may_be_slip(parts, stated)
}

/// Half of the step that all of these numbers may have been rounded to without saying so:
/// they are all tens, hundreds or more; of things counted, hundreds or more. Zero where
/// they are not.
pub(super) fn coarse_half<'cell>(
    units: &Units,
    all: impl Iterator<Item = &'cell Quantity>,
) -> BigRational {
    let mut all = all.peekable();
    let is_counted = all
        .peek()
        .is_some_and(|first| units.is_counted(&first.unit));
    let mut power = LARGEST_STEP;
    let mut scale: Option<BigRational> = None;
    for quantity in all {
        // What is printed in millions is rounded to tens of millions.
        let step = (&quantity.number.half * BigInt::from(2)).max(BigRational::one());
        if *scale.get_or_insert_with(|| step.clone()) != step || !is_scale(&step) {
            return BigRational::zero();
        }
        let value = &quantity.number.first / &step;
        while power > 0 && !(&value / BigInt::from(10).pow(power)).is_integer() {
            power -= 1;
        }
        if power == 0 {
            break;
        }
    }
    let Some(scale) = scale.filter(|_| power > 0 && !(is_counted && power < 2)) else {
        return BigRational::zero();
    };
    scale * BigInt::from(10).pow(power) / BigInt::from(2)
}

/// Whether a step is one, a thousand, a million and so on: that of numbers without decimals.
fn is_scale(step: &BigRational) -> bool {
    (0..=LARGEST_STEP / 3).any(|scale| *step == BigRational::from(BigInt::from(1000).pow(scale)))
}

/// What quantities of one unit come to; none where the fractions grow too long.
pub(super) fn sum(parts: &[&Quantity]) -> Option<Side> {
    let (first, rest) = parts.split_first()?;
    let mut sum = Side::of(first);
    sum.alone = None;
    for part in rest {
        sum.range = sum.range.plus(&part.range)?;
        sum.printed = sum
            .printed
            .filter(|_| part.is_plain())
            .map(|sum| sum + &part.number.first);
    }
    Some(sum)
}
