//! How far two sums lie apart, and what would bring them together.

use crate::figures::interval::Interval;
use crate::figures::number::Number;
use crate::figures::units::Unit;
use crate::figures::words::Style;
use crate::figures::{Figures, Side};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// What rounding can explain of a gap, and what would fit.
pub(super) fn gap(figures: &Figures, left: &Side, right: &Side, percent: bool) -> Option<String> {
    let style = Style {
        units: &figures.units,
        percent,
    };
    let unit = match &left.unit {
        Unit::Bare => &right.unit,
        unit => unit,
    };
    let whole = (left.printed.as_ref()? - right.printed.as_ref()?).abs();
    let rest = between(&left.range, &right.range)?;
    let explained = &whole - rest;
    Some(if explained.is_zero() {
        format!(
            "the gap is {}, and no rounding explains any of it",
            style.value(&whole, unit)
        )
    } else {
        format!(
            "of the gap of {}, rounding explains {} at the most",
            style.value(&whole, unit),
            style.value(&explained, unit)
        )
    })
}

/// A number printed as one that stands alone is, that would meet the other side: what the
/// other comes to, where it is one number, else the nearest.
pub(super) fn mended(
    alone: &Number,
    other: &Side,
    fits: impl Fn(&Interval, &Interval) -> bool,
) -> Option<BigRational> {
    let step = &alone.half * BigInt::from(2);
    if step.is_zero() {
        let only = other.range.only().cloned();
        return only.filter(|only| fits(&Interval::point(only.clone()), &other.range));
    }
    let computed = other
        .printed
        .as_ref()
        .map(|value| (value / &step).round() * &step);
    let nearest = would_fit(alone, &other.range);
    // To touch is not enough where one must be more than the other.
    let edge = nearest.clone().unwrap_or_else(|| alone.first.clone());
    let beyond = [&edge + &step, &edge - &step];
    let tried = computed.into_iter().chain(nearest.clone()).chain(beyond);
    let mut tried = tried.filter(|value| *value != alone.first);
    tried.find(|value| fits(&Interval::around(value, &alone.half), &other.range))
}

/// The number nearest to one that stands alone, printed with as many digits, whose rounding
/// touches a stretch.
pub(super) fn would_fit(alone: &Number, other: &Interval) -> Option<BigRational> {
    let step = &alone.half * BigInt::from(2);
    if step.is_zero() {
        return other.only().cloned();
    }
    let own = alone.range();
    let (low, high) = (own.low()?, own.high()?);
    let up = other.low().filter(|end| end.at > high.at);
    let down = other.high().filter(|end| end.at < low.at);
    let steps = match (up, down) {
        (Some(end), _) => ((&end.at - &high.at) / &step).ceil(),
        (_, Some(end)) => -((&low.at - &end.at) / &step).ceil(),
        _ => return None,
    };
    Some(&alone.first + steps * step)
}

/// How far apart two stretches lie; none where they meet.
fn between(one: &Interval, other: &Interval) -> Option<BigRational> {
    let gap = |low: &Interval, high: &Interval| {
        let from = &low.high()?.at;
        let to = &high.low()?.at;
        (to >= from).then(|| to - from)
    };
    gap(one, other).or_else(|| gap(other, one))
}
