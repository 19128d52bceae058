//! The checks of a run: what arithmetic says of them.
//!
//! Each side is reckoned as the stretch of all values that it can have. Two uses of one
//! figure are reckoned as if they could differ, which only widens the stretch: what is
//! said to fail fails, and what seems to hold may not (Moore 1966, the dependency problem).
//! What seems to hold is therefore looked at once more where a figure stands twice.

use super::interval::{Comparator, Interval, is_short};
use super::named::Operand;
use super::number::Number;
use super::periods::MixedTimes;
use super::quantity::Quantity;
use super::repeated::{self, Step};
use super::taken::{Taken, Taking};
use super::units::Unit;
use super::{Figures, item_ref, without_comments};
use crate::map::{ItemRef, Map, Place};
use crate::project::Project;
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Comparison, Expression, ItemKind, Operator, Part};
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::HashSet;

/// A check and what arithmetic says of it.
#[derive(Debug)]
pub struct Check {
    /// The item in which it stands, or the check itself at the margin.
    pub item: ItemRef,
    /// The whole comparison.
    pub place: Place,
    /// Its two sides, without the comparator between them.
    pub sides: [Place; 2],
    pub compares: Comparator,
    /// The figures that it names, by the places of their names.
    pub operands: Vec<(Place, Operand)>,
    /// A ratio in it of figures for different times.
    pub mixed_times: Option<MixedTimes>,
    /// What is found of it: for each row, where it is over a table, what is not well.
    pub verdicts: Vec<Verdict>,
}

/// What arithmetic says of a check, or of one row of it.
#[derive(Debug)]
pub enum Verdict {
    /// Some values satisfy it.
    MayHold { left: Side, right: Side },
    /// No values satisfy it.
    Fails(Failure),
    /// It compares or adds what does not go together.
    Mixes(Mixed),
    /// It could not be reckoned.
    Silent(Silence),
}

/// A check that no values satisfy.
#[derive(Debug)]
pub struct Failure {
    pub left: Side,
    pub right: Side,
    /// Of a check over a table, the table and the row.
    pub row: Option<(usize, usize)>,
    /// The unit in which its figures are taken where they are given in it, if not in that
    /// which is printed first.
    pub unit: Option<Unit>,
    /// The stated rates by which the others are converted, by their places in
    /// [`Figures::rates`].
    pub rates: Vec<usize>,
}

/// All that a side of a check can be.
#[derive(Clone, Debug)]
pub struct Side {
    pub range: Interval,
    pub unit: Unit,
    /// Whether some of it is printed as `%`.
    pub in_percent: bool,
    /// Whether it was multiplied or divided by a bare number, which may stand for any unit.
    pub is_loose: bool,
    /// What it comes to with the numbers just as they are printed; none where one of them
    /// is a bound or a range.
    pub printed: Option<BigRational>,
    /// The number, where the side is one number and nothing else.
    pub alone: Option<Number>,
}

/// Two units that do not go together.
#[derive(Clone, Debug)]
pub struct Mixed {
    pub one: Unit,
    pub other: Unit,
    /// Whether they are compared, rather than added or subtracted.
    pub compared: bool,
}

/// Why a check was not reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// A name is not known, and that is said elsewhere.
    UnknownName,
    /// A figure has no number that can be reckoned with.
    NoNumber,
    /// A divisor is zero.
    OverZero,
    /// The numbers grow too long.
    TooLong,
}

/// In how many units a check is tried whose figures do not go together as printed.
const MOST_UNITS: usize = 4;

/// One step that did not come off.
pub(super) enum Stop {
    Mixed(Unit, Unit),
    Silent(Silence),
}

impl Figures {
    pub(super) fn judge(&mut self, project: &Project, map: &Map) {
        for (index, file) in project.maps.iter().enumerate() {
            for (at, item) in file.tree.items.iter().enumerate() {
                let own = match &item.kind {
                    ItemKind::Check(comparison) => Some(&**comparison),
                    _ => None,
                };
                let clauses = item.clauses.iter().filter_map(|clause| match &clause.kind {
                    ClauseKind::Check(comparison) => Some(&**comparison),
                    _ => None,
                });
                for comparison in own.into_iter().chain(clauses) {
                    let check = self.check(project, map, item_ref(index, at), comparison);
                    self.checks.push(check);
                }
            }
        }
    }

    fn check(
        &mut self,
        project: &Project,
        map: &Map,
        item: ItemRef,
        comparison: &Comparison,
    ) -> Check {
        let file = project.maps[item.map.index()].file;
        let text = project.files.get(file).text.as_str();
        let place = |span: Span| Place { file, span };
        let compares = match comparison.comparator.of(text) {
            "<" => Comparator::Less,
            "<=" => Comparator::AtMost,
            ">" => Comparator::Greater,
            ">=" => Comparator::AtLeast,
            _ => Comparator::Equal,
        };
        let sides = [&comparison.left, &comparison.right];
        let mut operands = Vec::new();
        let mut all_known = true;
        for part in sides.into_iter().flat_map(|side| &side.parts) {
            if let Part::Figure(name) = part {
                let place = place(name.0);
                match self.operand(project, map, place) {
                    Some(operand) => operands.push((place, operand)),
                    None => all_known = false,
                }
            }
        }
        let mut check = Check {
            item,
            place: place(comparison.span),
            sides: [
                (comparison.span.start, comparison.comparator.start),
                (comparison.comparator.end, comparison.span.end),
            ]
            .map(|(start, end)| place(trimmed(text, start, end))),
            compares,
            operands,
            mixed_times: None,
            verdicts: Vec::new(),
        };
        check.verdicts = if all_known {
            check.mixed_times = self.mixed_times(&check, comparison);
            self.verdicts(text, &check, comparison)
        } else {
            vec![Verdict::Silent(Silence::UnknownName)]
        };
        check
    }

    /// One verdict, or those of every row that is not well, where a column is named.
    fn verdicts(&mut self, text: &str, check: &Check, comparison: &Comparison) -> Vec<Verdict> {
        let column = check
            .operands
            .iter()
            .find_map(|(_, operand)| match operand {
                Operand::Column { table, .. } => Some(*table),
                _ => None,
            });
        let Some(table) = column else {
            return vec![self.verdict(text, check, comparison, None)];
        };
        let total = self.tables[table].total_row();
        let mut last = None;
        let mut told = Vec::new();
        for row in 0..self.tables[table].rows.len() {
            if Some(row) == total {
                continue;
            }
            match self.verdict(text, check, comparison, Some((table, row))) {
                verdict @ Verdict::Fails(_) => told.push(verdict),
                verdict @ Verdict::Mixes(_) => {
                    told.push(verdict);
                    break;
                }
                verdict => last = Some(verdict),
            }
        }
        if told.is_empty() {
            told.extend(last);
        }
        told
    }

    /// The verdict with the figures as they are printed first; where these do not go
    /// together, with all of them in a unit that one of them is also given in.
    fn verdict(
        &mut self,
        text: &str,
        check: &Check,
        comparison: &Comparison,
        row: Option<(usize, usize)>,
    ) -> Verdict {
        let first = self.verdict_in(text, check, comparison, row, Taken::AsPrinted);
        let Verdict::Mixes(mixed) = &first else {
            return first;
        };
        let mut others: Vec<Unit> = Vec::new();
        for (_, operand) in &check.operands {
            let Operand::Figure(at) = operand else {
                continue;
            };
            for value in self.figures[*at].values.iter().skip(1) {
                if let Ok(quantity) = &value.quantity
                    && !others.contains(&quantity.unit)
                    && others.len() < MOST_UNITS
                {
                    others.push(quantity.unit.clone());
                }
            }
        }
        let found = others
            .iter()
            .map(|unit| self.verdict_in(text, check, comparison, row, Taken::In(unit)))
            .find(|verdict| !matches!(verdict, Verdict::Mixes(_)));
        if let Some(found) = found {
            return found;
        }
        // Conversion only widens, so that what fails in one unit fails.
        let mut converted = None;
        for word in mixed.words().take(MOST_UNITS) {
            match self.verdict_in(text, check, comparison, row, Taken::Converted(word)) {
                Verdict::Mixes(_) => {}
                verdict @ Verdict::Fails(_) => return verdict,
                verdict => {
                    converted.get_or_insert(verdict);
                }
            }
        }
        converted.unwrap_or(first)
    }

    fn verdict_in(
        &mut self,
        text: &str,
        check: &Check,
        comparison: &Comparison,
        row: Option<(usize, usize)>,
        taken: Taken<'_>,
    ) -> Verdict {
        let mut operands = check.operands.iter().map(|(_, operand)| *operand);
        let mut taking = Taking {
            text,
            item: check.item,
            row,
            taken,
            rates: Vec::new(),
        };
        let left = self.side(&comparison.left, &mut operands, &mut taking);
        let right = self.side(&comparison.right, &mut operands, &mut taking);
        let (left, right) = match (left, right) {
            (Ok(left), Ok(right)) => (left, right),
            (Err(stop), _) | (_, Err(stop)) => {
                return match stop {
                    Stop::Mixed(one, other) => Verdict::Mixes(Mixed {
                        one,
                        other,
                        compared: false,
                    }),
                    Stop::Silent(silence) => Verdict::Silent(silence),
                };
            }
        };
        if beside(&left, &right).is_none() {
            return Verdict::Mixes(Mixed {
                one: left.unit,
                other: right.unit,
                compared: true,
            });
        }
        let may = left.range.may(check.compares, &right.range)
            && !self.is_impossible(check, comparison, &mut taking);
        if may {
            Verdict::MayHold { left, right }
        } else {
            Verdict::Fails(Failure {
                left,
                right,
                row,
                unit: taken.unit(),
                rates: taking.rates,
            })
        }
    }

    /// What one side can be. Its operands are taken in their order.
    fn side(
        &mut self,
        expression: &Expression,
        operands: &mut impl Iterator<Item = Operand>,
        taking: &mut Taking<'_>,
    ) -> Result<Side, Stop> {
        let mut stack: Vec<Side> = Vec::new();
        for part in &expression.parts {
            let side = match part {
                Part::Quantity(quantity) => {
                    let printed = without_comments(quantity.0.of(taking.text));
                    let quantity = Quantity::read(&printed, &mut self.units)
                        .map_err(|_| Stop::Silent(Silence::NoNumber))?;
                    // A bare number in a check is meant as it stands.
                    let side = if quantity.unit == Unit::Bare {
                        Side::of(&quantity.exactly())
                    } else {
                        Side::of(&quantity)
                    };
                    self.taken(side, taking.item, taking)?
                }
                Part::Figure(_) => {
                    let operand = operands
                        .next()
                        .and_then(|operand| self.in_row(operand, taking.row))
                        .ok_or(Stop::Silent(Silence::NoNumber))?;
                    let unit = taking.taken.unit();
                    let other = unit.and_then(|unit| self.quantity_in(operand, &unit));
                    let quantity = other.or_else(|| self.quantity(operand));
                    let side = Side::of(quantity.ok_or(Stop::Silent(Silence::NoNumber))?);
                    let item = self.item(operand).unwrap_or(taking.item);
                    self.taken(side, item, taking)?
                }
                Part::Operator(operator) => {
                    let (right, left) = (stack.pop(), stack.pop());
                    let both = left.zip(right).ok_or(Stop::Silent(Silence::NoNumber))?;
                    apply(*operator, &both.0, &both.1)?
                }
            };
            stack.push(side);
        }
        stack.pop().ok_or(Stop::Silent(Silence::NoNumber))
    }

    /// Whether a check in which a figure stands more than once is certainly not satisfied,
    /// though each side may seem to meet the other.
    fn is_impossible(
        &mut self,
        check: &Check,
        comparison: &Comparison,
        taking: &mut Taking<'_>,
    ) -> bool {
        let mut seen: Vec<Operand> = Vec::new();
        let mut ranges: Vec<Interval> = Vec::new();
        let mut units: Vec<Side> = Vec::new();
        let mut operands = check.operands.iter().map(|(_, operand)| *operand);
        let distinct: HashSet<Operand> = operands.clone().collect();
        if distinct.len() == check.operands.len() || distinct.len() > repeated::MOST_FIGURES {
            return false;
        }
        let mut steps: [Vec<Step>; 2] = [Vec::new(), Vec::new()];
        for (steps, side) in steps.iter_mut().zip([&comparison.left, &comparison.right]) {
            for part in &side.parts {
                let step = match part {
                    Part::Operator(operator) => {
                        let (right, left) = (units.pop(), units.pop());
                        // What needs a conversion is left to the ranges alone.
                        let Some(Ok(joined)) = left
                            .zip(right)
                            .map(|(left, right)| apply(*operator, &left, &right))
                        else {
                            return false;
                        };
                        units.push(joined);
                        match operator {
                            Operator::Add => Step::Add,
                            Operator::Subtract => Step::Subtract,
                            Operator::Multiply => Step::Multiply,
                            Operator::Divide => Step::Divide,
                        }
                    }
                    Part::Quantity(_) | Part::Figure(_) => {
                        let one = Expression { parts: vec![*part] };
                        let operand = match part {
                            Part::Figure(_) => operands.next(),
                            _ => None,
                        };
                        let mut next = operand.into_iter();
                        let Ok(side) = self.side(&one, &mut next, taking) else {
                            return false;
                        };
                        let known = operand
                            .and_then(|operand| seen.iter().position(|seen| *seen == operand));
                        let at = known.unwrap_or_else(|| {
                            // A number written in the check is a figure of its own.
                            seen.push(operand.unwrap_or(Operand::Figure(usize::MAX)));
                            ranges.push(side.range.clone());
                            ranges.len() - 1
                        });
                        units.push(side);
                        Step::Figure(at)
                    }
                };
                steps.push(step);
            }
        }
        let (right, left) = (units.pop(), units.pop());
        let go_together = left
            .zip(right)
            .is_some_and(|(left, right)| beside(&left, &right).is_some());
        if !go_together {
            return false;
        }
        let [left, right] = &steps;
        repeated::is_impossible(left, check.compares, right, &ranges)
    }

    /// A column in a row is a cell; the row of another table is that of the same name.
    fn in_row(&self, operand: Operand, row: Option<(usize, usize)>) -> Option<Operand> {
        let Operand::Column { table, column } = operand else {
            return Some(operand);
        };
        let (first, row) = row?;
        let row = if table == first {
            row
        } else {
            let name = &self.tables[first].rows[row].name;
            self.tables[table].row_named(name)?
        };
        Some(Operand::Cell { table, row, column })
    }
}

impl Side {
    /// One quantity and nothing else.
    #[must_use]
    pub(super) fn of(quantity: &Quantity) -> Self {
        Self {
            range: quantity.range.clone(),
            unit: quantity.unit.clone(),
            in_percent: quantity.in_percent,
            is_loose: false,
            printed: quantity.is_plain().then(|| quantity.number.first.clone()),
            alone: quantity.is_plain().then(|| quantity.number.clone()),
        }
    }
}

/// The unit of two sides that are added or compared; none where they do not go together.
/// A bare number that one was divided by may have been of any unit.
fn beside(left: &Side, right: &Side) -> Option<Unit> {
    left.unit.beside(&right.unit).or_else(|| {
        if right.is_loose {
            Some(left.unit.clone())
        } else {
            left.is_loose.then(|| right.unit.clone())
        }
    })
}

/// A stretch of text without the blanks and comments after it, and without the blanks
/// before it.
fn trimmed(text: &str, start: u32, end: u32) -> Span {
    let words = Span { start, end }.of(text);
    let lead = words.len() - words.trim_start().len();
    let mut last = 0;
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        let said = crate::syntax::without_comment(line).trim_end();
        if !said.trim().is_empty() {
            last = at + said.len();
        }
        at += line.len();
    }
    let start = start as usize;
    Span::new(start + lead, start + last.max(lead))
}

fn apply(operator: Operator, left: &Side, right: &Side) -> Result<Side, Stop> {
    let unit = match operator {
        Operator::Add | Operator::Subtract => {
            beside(left, right).ok_or_else(|| Stop::Mixed(left.unit.clone(), right.unit.clone()))?
        }
        Operator::Multiply => left.unit.times(&right.unit),
        Operator::Divide => left.unit.over(&right.unit),
    };
    if operator == Operator::Divide && right.range.only().is_some_and(Zero::is_zero) {
        return Err(Stop::Silent(Silence::OverZero));
    }
    let (one, other) = (&left.range, &right.range);
    let range = match operator {
        Operator::Add => one.plus(other),
        Operator::Subtract => one.minus(other),
        Operator::Multiply => one.times(other),
        Operator::Divide => one.over(other),
    };
    let printed = left.printed.as_ref().zip(right.printed.as_ref());
    let printed = printed.and_then(|(one, other)| {
        Some(match operator {
            Operator::Add => one + other,
            Operator::Subtract => one - other,
            Operator::Multiply => one * other,
            Operator::Divide if other.is_zero() => return None,
            Operator::Divide => one / other,
        })
    });
    Ok(Side {
        range: range.ok_or(Stop::Silent(Silence::TooLong))?,
        unit,
        in_percent: left.in_percent || right.in_percent,
        is_loose: left.is_loose
            || right.is_loose
            || matches!(operator, Operator::Multiply | Operator::Divide)
                && (left.unit == Unit::Bare) != (right.unit == Unit::Bare),
        printed: printed.filter(is_short),
        alone: None,
    })
}
