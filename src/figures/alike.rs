//! Whether two printed numbers can be one.

use super::interval::Interval;
use super::number::{Bound, Number};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// A number as printed, with what is said before it.
#[derive(Clone, Debug)]
pub struct Stated {
    pub number: Number,
    pub bound: Option<Bound>,
}

/// No number ends in more noughts.
const MOST_NOUGHTS: u32 = 60;

impl Stated {
    /// All values that it may stand for.
    #[must_use]
    pub fn range(&self) -> Interval {
        self.bound
            .map_or_else(|| self.number.range(), |bound| self.number.bounded(bound))
    }

    /// Whether some value may be printed in both ways.
    ///
    /// A number that ends in noughts may be rounded to them, where the other is printed
    /// further (`90,000` and `93,500`, not `90,000` and `80,000`), and what is said of a
    /// number as its bound does not part it from the number (`over 30` and `30`). The one
    /// value between two neighbours that rounds to both (3.35 to 3.3 and to 3.4) does not
    /// make them one.
    #[must_use]
    pub fn can_be(&self, other: &Self) -> bool {
        let is_bounded = self.bound.is_some() || other.bound.is_some();
        if self.number.first == other.number.first
            || meet(&self.range(), &other.range(), is_bounded)
        {
            return true;
        }
        let is_near = |one: &Self| matches!(one.bound, None | Some(Bound::Nearly | Bound::About));
        let is_one = self.number.last.is_none() && other.number.last.is_none();
        is_one
            && is_near(self)
            && is_near(other)
            && (rounds_to(&self.number, &other.number) || rounds_to(&other.number, &self.number))
    }
}

/// Whether two stretches have more in common than an end that rounding gave to both.
fn meet(one: &Interval, other: &Interval, is_bounded: bool) -> bool {
    one.common(other).is_some_and(|common| {
        let is_point = |range: &Interval| range.only().is_some();
        is_bounded || !is_point(&common) || is_point(one) || is_point(other)
    })
}

/// Whether a number is printed in rounder numbers than another, and rounds it.
fn rounds_to(round: &Number, other: &Number) -> bool {
    let (step, finer) = (step(round), step(other));
    step > finer && (&round.first - &other.first).abs() * BigInt::from(2) <= step
}

/// What the last digit of a number that is no nought counts.
pub(super) fn step(number: &Number) -> BigRational {
    let two = BigInt::from(2);
    let one = if number.half.is_zero() {
        BigRational::from(BigInt::from(1))
    } else {
        &number.half * two
    };
    let digits = &number.first / &one;
    if !digits.is_integer() {
        return BigRational::zero();
    }
    let mut digits = digits.to_integer();
    let mut step = one;
    let ten = BigInt::from(10);
    for _ in 0..MOST_NOUGHTS {
        if digits.is_zero() || !(&digits % &ten).is_zero() {
            break;
        }
        digits /= &ten;
        step *= &ten;
    }
    step
}
