//! Parts of wholes, and the shares that they are.

use super::number::Number;
use super::quantity::Quantity;
use super::units::Unit;
use super::{Base, Figures};
use num_rational::BigRational;
use num_traits::Zero;

impl Figures {
    /// Reckons the shares that parts of a whole in the same unit are: `22 countries of all`,
    /// `110 of 200 "freight cars"`, where the unit of the whole is that of the part.
    pub(super) fn find_shares(&mut self) {
        for at in 0..self.figures.len() {
            let figure = &self.figures[at];
            let whole = match &figure.base {
                Some(Base::Quantity(whole)) => whole.quantity.as_ref().ok(),
                Some(Base::Figure(Some(whole), _)) => self.quantity(*whole),
                _ => None,
            };
            let (Some(part), Some(whole)) = (figure.quantity(), whole) else {
                continue;
            };
            if whole.unit.is_ratio() || whole.unit == Unit::Bare {
                continue;
            }
            let mut part = part.clone();
            let is_bare = part.unit == Unit::Bare && matches!(figure.base, Some(Base::Quantity(_)));
            if is_bare {
                part.unit = whole.unit.clone();
                if part.number.is_whole && self.units.is_counted(&part.unit) {
                    part = part.exactly();
                }
            }
            let share = (part.unit == whole.unit)
                .then(|| share_of(&part, whole))
                .flatten();
            let figure = &mut self.figures[at];
            figure.share = share;
            if is_bare && let Some(value) = figure.values.first_mut() {
                value.quantity = Ok(part);
            }
        }
    }
}

/// The share that a part is of its whole.
fn share_of(part: &Quantity, whole: &Quantity) -> Option<Quantity> {
    let is_plain = part.is_plain() && whole.is_plain() && !whole.number.first.is_zero();
    let printed = is_plain.then(|| &part.number.first / &whole.number.first)?;
    Some(Quantity {
        range: part.range.over(&whole.range)?,
        number: Number {
            first: printed,
            last: None,
            half: BigRational::zero(),
            is_whole: false,
            has_decimals: true,
        },
        bound: None,
        unit: Unit::ratio(),
        in_percent: true,
    })
}
