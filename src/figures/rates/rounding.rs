//! How far amounts that are given in two units may be rounded.

use super::amount;
use crate::figures::alike::step;
use crate::figures::interval::Interval;
use crate::figures::quantity::Quantity;
use num_bigint::BigInt;
use num_traits::Zero;

/// All that an amount may be where two are printed side by side as one: a whole number that
/// ends in noughts may be rounded to them, but for its first two digits.
#[must_use]
pub fn side_by_side(quantity: &Quantity) -> Option<Interval> {
    let number = &quantity.number;
    let is_fraction = number.half.is_zero() && !number.first.is_integer();
    if !quantity.is_plain() || number.has_decimals || is_fraction {
        return amount(&quantity.range);
    }
    let step = step(number);
    let is_one_digit = number.first < &step * BigInt::from(10);
    let half = if is_one_digit {
        step / BigInt::from(20)
    } else {
        step / BigInt::from(2)
    };
    amount(&Interval::around(
        &number.first,
        &half.max(number.half.clone()),
    ))
}
