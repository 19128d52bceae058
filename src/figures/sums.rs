//! What a side of a check comes to.

use super::checks::Silence;
use super::interval::{Interval, is_short};
use super::named::Operand;
use super::number::Number;
use super::quantity::Quantity;
use super::taken::Taking;
use super::units::Unit;
use super::{Figures, without_comments};
use crate::syntax::tree::{Expression, Operator, Part};
use num_rational::BigRational;
use num_traits::Zero;

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

/// One step that did not come off.
pub(super) enum Stop {
    Mixed(Unit, Unit),
    Silent(Silence),
}

impl Figures {
    /// What one side can be. Its operands are taken in their order.
    pub(super) fn side(
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
pub(super) fn beside(left: &Side, right: &Side) -> Option<Unit> {
    left.unit.beside_as_things(&right.unit).or_else(|| {
        if right.is_loose {
            Some(left.unit.clone())
        } else {
            left.is_loose.then(|| right.unit.clone())
        }
    })
}

/// Two sides joined by an operator.
pub(super) fn apply(operator: Operator, left: &Side, right: &Side) -> Result<Side, Stop> {
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
