//! The rates between units: those that a map states, and those that it implies by giving
//! one amount in two units.
//!
//! An amount in two units is a stretch over a stretch, so that it implies a stretch of
//! rates. All that is said of two units for one time must have a value in common
//! ([`pairs`]), and the way round over several units must come back to one ([`rounds`]).

pub mod conversions;
pub mod pairs;
mod parts;
pub mod rounding;
pub mod rounds;
mod time;

use super::interval::{End, Interval, is_short};
use super::quantity::Quantity;
use super::times::When;
use super::units::{Kind, Unit, UnitId, Units};
use super::{Figures, Rate};
use crate::dates::Stretch;
use crate::map::{ItemRef, Place};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use rounding::side_by_side;
use std::collections::{HashMap, HashSet};
use time::{Time, TimeKey};

/// A figure in more units than these implies rates between its first and each other.
const MOST_VALUES: usize = 16;

/// What is said of the rate between two units, and what disagrees.
#[derive(Debug, Default)]
pub struct Rates {
    /// In the order of their places.
    pub observed: Vec<Observed>,
    pub disagreements: Vec<pairs::Disagreement>,
    pub rounds: Vec<rounds::Round>,
}

/// A rate that is stated or implied.
#[derive(Clone, Debug)]
pub struct Observed {
    pub origin: Origin,
    pub when: When,
    /// Two units in their own order.
    pub pair: [Unit; 2],
    /// How many of the first make one of the second; all above zero.
    pub range: Interval,
}

/// Where a rate is from, the amount of the first unit before that of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A figure and two of its values.
    Figure { figure: usize, values: [usize; 2] },
    /// A stated rate; whether the first unit stands on its right.
    Stated { rate: usize, turned: bool },
}

/// Whether what is said for one time may be held against what is said for another: for the
/// same, for one that lies within it, or for none in particular.
#[must_use]
pub fn is_compatible(one: When, other: When) -> bool {
    match (one, other) {
        (When::Unstated, _) | (_, When::Unstated) => true,
        (When::At(one), When::At(other)) => {
            one == other || is_within(one, other) || is_within(other, one)
        }
        _ => false,
    }
}

/// Whether a time lies within another whose ends are both known.
fn is_within(inner: Stretch, outer: Stretch) -> bool {
    let ends = [inner.first, inner.last, outer.first, outer.last];
    let [Some(first), Some(last), Some(from), Some(to)] = ends else {
        return false;
    };
    from <= first && last <= to
}

/// All values that an amount may have where it can be divided by: its lower end above zero.
/// What is said to be less than something is at least more than nothing.
pub(super) fn amount(range: &Interval) -> Option<Interval> {
    let range = match (range.low(), range.high()) {
        (None, Some(high)) => {
            Interval::new(Some(End::excluded(BigRational::zero())), Some(high.clone()))?
        }
        (None, None) => return None,
        (Some(low), _) if low.at <= BigRational::zero() => return None,
        (Some(_), _) => range.clone(),
    };
    Some(range)
}

/// All quotients of two amounts that are above zero, without the corners of signs.
fn quotient(amount: &Interval, divisor: &Interval) -> Option<Interval> {
    let over = |end: &End, by: &End| End {
        at: &end.at / &by.at,
        included: end.included && by.included,
    };
    let low = match (amount.low(), divisor.high()) {
        (Some(low), Some(high)) => Some(over(low, high)),
        _ => Some(End::excluded(BigRational::zero())),
    };
    let high = match (amount.high(), divisor.low()) {
        (Some(high), Some(low)) if !low.at.is_zero() => Some(over(high, low)),
        _ => None,
    };
    let is_in_reach = |end: &Option<End>| end.as_ref().is_none_or(|end| is_short(&end.at));
    (is_in_reach(&low) && is_in_reach(&high))
        .then(|| Interval::new(low, high))
        .flatten()
}

/// What a side of a stated rate may be: 1, 10, 100 and so on are meant as they stand.
fn side(quantity: &Quantity) -> Option<Interval> {
    let is_exact = quantity.is_plain() && is_power_of_ten(&quantity.number.first);
    if is_exact {
        Some(Interval::point(quantity.number.first.clone()))
    } else {
        amount(&quantity.range)
    }
}

fn is_power_of_ten(value: &BigRational) -> bool {
    let digits = if value.is_integer() {
        value.numer()
    } else if value.numer().is_one() {
        value.denom()
    } else {
        return false;
    };
    let digits = digits.to_string();
    digits.starts_with('1') && digits.bytes().skip(1).all(|digit| digit == b'0')
}

/// The two units that a rate is between, in their order, and whether they were turned.
/// Of `yuan per ton` and `USD per ton` they are the yuan and the dollar.
fn pair(one: &Unit, other: &Unit) -> Option<([Unit; 2], bool)> {
    if one == other || [one, other].into_iter().any(is_none_in_particular) {
        return None;
    }
    let (mut first, mut second) = (one.clone(), other.clone());
    if let Unit::Of(parts) = one.over(other)
        && let [(a, power), (b, opposite)] = parts.as_slice()
        && power.abs() == 1
        && power + opposite == 0
    {
        let words = [Unit::Of(vec![(*a, 1)]), Unit::Of(vec![(*b, 1)])];
        let [a, b] = words;
        (first, second) = if *power == 1 { (a, b) } else { (b, a) };
    }
    let turned = first > second;
    if turned {
        std::mem::swap(&mut first, &mut second);
    }
    Some(([first, second], turned))
}

fn is_none_in_particular(unit: &Unit) -> bool {
    *unit == Unit::Bare || unit.is_ratio()
}

impl Rates {
    /// Observes all rates and finds what disagrees.
    pub(super) fn find(figures: &Figures) -> Self {
        let mut observed = Vec::new();
        let comparable = Comparable::new(figures);
        for at in 0..figures.figures.len() {
            observe_figure(figures, &comparable, at, &mut observed);
        }
        for (at, rate) in figures.rates.iter().enumerate() {
            observed.extend(observe_stated(figures, at, rate));
        }
        observed.sort_by_key(|observed: &Observed| figures.rate_places(observed.origin));
        let disagreements = pairs::disagreements(&observed);
        let rounds = rounds::rounds(&observed, &disagreements);
        Self {
            observed,
            disagreements,
            rounds,
        }
    }
}

impl Figures {
    /// The two amounts of a rate, that of its first unit first.
    #[must_use]
    pub fn rate_values(&self, origin: Origin) -> [&super::Value; 2] {
        match origin {
            Origin::Figure { figure, values } => {
                values.map(|value| &self.figures[figure].values[value])
            }
            Origin::Stated { rate, turned } => {
                let rate = &self.rates[rate];
                if turned {
                    [&rate.right, &rate.left]
                } else {
                    [&rate.left, &rate.right]
                }
            }
        }
    }

    /// Where its two amounts stand, as they follow in the text.
    #[must_use]
    pub fn rate_places(&self, origin: Origin) -> [Place; 2] {
        let mut places = self.rate_values(origin).map(|value| value.place);
        places.sort_unstable();
        places
    }

    /// The item that gives it.
    #[must_use]
    pub fn rate_item(&self, origin: Origin) -> ItemRef {
        match origin {
            Origin::Figure { figure, .. } => self.figures[figure].item,
            Origin::Stated { rate, .. } => self.rates[rate].item,
        }
    }
}

fn observe_stated(figures: &Figures, at: usize, rate: &Rate) -> Option<Observed> {
    let (left, right) = (
        rate.left.quantity.as_ref().ok()?,
        rate.right.quantity.as_ref().ok()?,
    );
    let (pair, turned) = pair(&left.unit, &right.unit)?;
    let side = |quantity: &Quantity| {
        let is_meant = quantity.is_plain() && is_power_of_ten(&quantity.number.first);
        if is_meant {
            side(quantity)
        } else {
            side_by_side(quantity)
        }
    };
    let (left, right) = (side(left)?, side(right)?);
    let range = if turned {
        quotient(&right, &left)
    } else {
        quotient(&left, &right)
    };
    Some(Observed {
        origin: Origin::Stated { rate: at, turned },
        when: figures.times.of(rate.item),
        pair,
        range: range?,
    })
}

fn observe_figure(
    figures: &Figures,
    comparable: &Comparable,
    at: usize,
    observed: &mut Vec<Observed>,
) {
    let figure = &figures.figures[at];
    let read = |value: usize| figure.values[value].quantity.as_ref().ok();
    let count = figure.values.len();
    for one in 0..count {
        for other in one + 1..count {
            if one > 0 && count > MOST_VALUES {
                return;
            }
            let Some((left, right)) = read(one).zip(read(other)) else {
                continue;
            };
            let Some((pair, turned)) = pair(&left.unit, &right.unit) else {
                continue;
            };
            if !comparable.is(&figures.units, &pair) {
                continue;
            }
            let mut values = [(one, left), (other, right)];
            if turned {
                values.swap(0, 1);
            }
            let ranges = values.map(|(_, quantity)| side_by_side(quantity));
            let [Some(left), Some(right)] = ranges else {
                continue;
            };
            let Some(range) = quotient(&left, &right) else {
                continue;
            };
            observed.push(Observed {
                origin: Origin::Figure {
                    figure: at,
                    values: values.map(|(value, _)| value),
                },
                when: figures.times.of(figure.item),
                pair,
                range,
            });
        }
    }
}

/// Between which units there is one rate: money and money, measure and measure, and
/// whatever a stated rate joins. So many tons may be worth so many roubles, and so many
/// families be so many people, and the next ones more or fewer.
#[derive(Debug, Default)]
struct Comparable {
    stated: HashSet<[Unit; 2], foldhash::fast::FixedState>,
    /// Of a word that counts things, what kinds stated rates make of it.
    made: HashMap<UnitId, [bool; 2], foldhash::fast::FixedState>,
}

impl Comparable {
    fn new(figures: &Figures) -> Self {
        let mut comparable = Self::default();
        for rate in &figures.rates {
            let (Ok(left), Ok(right)) = (&rate.left.quantity, &rate.right.quantity) else {
                continue;
            };
            let Some((pair, _)) = pair(&left.unit, &right.unit) else {
                continue;
            };
            if let (Some(one), Some(other)) = (pair[0].word(), pair[1].word()) {
                for (word, beside) in [(one, other), (other, one)] {
                    let made = comparable.made.entry(word).or_default();
                    made[0] |= figures.units.kind(beside) == Kind::Money;
                    made[1] |= figures.units.kind(beside) == Kind::Measured;
                }
            }
            comparable.stated.insert(pair);
        }
        comparable
    }

    fn is(&self, units: &Units, pair: &[Unit; 2]) -> bool {
        if self.stated.contains(pair) {
            return true;
        }
        let [Some(one), Some(other)] = pair.each_ref().map(Unit::word) else {
            return false;
        };
        let kinds = [one, other].map(|word| match units.kind(word) {
            Kind::Money => [true, false],
            Kind::Measured => [false, true],
            Kind::Counted => self.made.get(&word).copied().unwrap_or_default(),
        });
        (0..2).any(|kind| kinds[0][kind] && kinds[1][kind])
    }
}

/// A fraction that is near to a value and short, for where any start will do.
fn rounded(value: &BigRational) -> BigRational {
    const BITS: u64 = 64;
    let (above, below) = (value.numer(), value.denom());
    if above.bits() <= BITS && below.bits() <= BITS {
        return value.clone();
    }
    let cut = above.bits().min(below.bits()).saturating_sub(BITS);
    let (above, below) = (above >> cut, below >> cut);
    if above.is_zero() || below.is_zero() || above < BigInt::zero() {
        return BigRational::one();
    }
    BigRational::new(above, below)
}
