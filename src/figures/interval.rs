//! Stretches of numbers: all the values that something printed may stand for.
//!
//! Ends are exact fractions, each with the word whether it belongs to the stretch; an end
//! may be missing. All arithmetic widens at most and never narrows: the result holds every
//! value that the operands can give (Moore 1966; for missing ends IEEE 1788-2015).

use super::corners::Corner;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// Fractions with more binary digits than this are not reckoned with, so that a long sum
/// of awkward fractions costs bounded time.
const MOST_BITS: u64 = 4096;

/// An end of a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Where it lies.
    pub at: BigRational,
    /// Whether this value is one of the stretch.
    pub included: bool,
}

/// All values between two ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    low: Option<End>,
    high: Option<End>,
}

/// How two sides of a check are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl End {
    /// An end that belongs to its stretch.
    #[must_use]
    pub fn included(at: BigRational) -> Self {
        Self { at, included: true }
    }

    /// An end that does not.
    #[must_use]
    pub fn excluded(at: BigRational) -> Self {
        Self {
            at,
            included: false,
        }
    }
}

impl Interval {
    /// A stretch between two ends, either of which may be missing; none where nothing lies
    /// between them.
    #[must_use]
    pub fn new(low: Option<End>, high: Option<End>) -> Option<Self> {
        if let (Some(low), Some(high)) = (&low, &high) {
            let empty = low.at > high.at || low.at == high.at && !(low.included && high.included);
            if empty {
                return None;
            }
        }
        Some(Self { low, high })
    }

    /// One value and no other.
    #[must_use]
    pub fn point(at: BigRational) -> Self {
        Self {
            low: Some(End::included(at.clone())),
            high: Some(End::included(at)),
        }
    }

    /// Every value.
    #[must_use]
    pub fn everything() -> Self {
        Self {
            low: None,
            high: None,
        }
    }

    /// All values no further than a width from a middle.
    #[must_use]
    pub fn around(middle: &BigRational, width: &BigRational) -> Self {
        let width = width.abs();
        Self {
            low: Some(End::included(middle - &width)),
            high: Some(End::included(middle + &width)),
        }
    }

    /// The lower end; none where there is none.
    #[must_use]
    pub fn low(&self) -> Option<&End> {
        self.low.as_ref()
    }

    /// The upper end; none where there is none.
    #[must_use]
    pub fn high(&self) -> Option<&End> {
        self.high.as_ref()
    }

    /// The one value, where there is only one.
    #[must_use]
    pub fn only(&self) -> Option<&BigRational> {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low.at == high.at => Some(&low.at),
            _ => None,
        }
    }

    /// Whether a value lies in it.
    #[must_use]
    pub fn contains(&self, value: &BigRational) -> bool {
        let above = self
            .low
            .as_ref()
            .is_none_or(|low| *value > low.at || low.included && *value == low.at);
        let below = self
            .high
            .as_ref()
            .is_none_or(|high| *value < high.at || high.included && *value == high.at);
        above && below
    }

    /// What two stretches have in common; none where that is nothing.
    #[must_use]
    pub fn common(&self, other: &Self) -> Option<Self> {
        let low = tighter(self.low.as_ref(), other.low.as_ref(), |a, b| a > b);
        let high = tighter(self.high.as_ref(), other.high.as_ref(), |a, b| a < b);
        Self::new(low, high)
    }

    /// The narrowest stretch that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            low: wider(self.low.as_ref(), other.low.as_ref(), |a, b| a < b),
            high: wider(self.high.as_ref(), other.high.as_ref(), |a, b| a > b),
        }
    }

    /// Whether all of its values are above zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.low
            .as_ref()
            .is_some_and(|low| low.at.is_positive() || low.at.is_zero() && !low.included)
    }

    /// Whether all of its values are below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.negated().is_positive()
    }

    /// All its values with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        let turn = |end: &End| End {
            at: -&end.at,
            included: end.included,
        };
        Self {
            low: self.high.as_ref().map(turn),
            high: self.low.as_ref().map(turn),
        }
    }

    /// All sums; none where the numbers grow too long to reckon with, as below.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let sum = |a: &Option<End>, b: &Option<End>| match (a, b) {
            (Some(a), Some(b)) => Some(End {
                at: &a.at + &b.at,
                included: a.included && b.included,
            }),
            _ => None,
        };
        Self {
            low: sum(&self.low, &other.low),
            high: sum(&self.high, &other.high),
        }
        .if_short()
    }

    /// All differences.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&other.negated())
    }

    /// All products.
    #[must_use]
    pub fn times(&self, other: &Self) -> Option<Self> {
        let corners = [
            Corner::low(self).times(&Corner::low(other)),
            Corner::low(self).times(&Corner::high(other)),
            Corner::high(self).times(&Corner::low(other)),
            Corner::high(self).times(&Corner::high(other)),
        ];
        let [first, rest @ ..] = &corners;
        let (mut low, mut high) = (first, first);
        for corner in rest {
            if corner.at < low.at || corner.at == low.at && corner.included {
                low = corner;
            }
            if corner.at > high.at || corner.at == high.at && corner.included {
                high = corner;
            }
        }
        Self {
            low: low.end(),
            high: high.end(),
        }
        .if_short()
    }

    /// All quotients; every value where the divisor may be near zero on both sides. None
    /// also where the divisor is zero and nothing else.
    #[must_use]
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        if divisor.only().is_some_and(Zero::is_zero) {
            return None;
        }
        divisor
            .reciprocal()
            .map_or(Some(Self::everything()), |one_over| self.times(&one_over))
    }

    /// One over each value; none where values on both sides of zero are in it. Zero itself
    /// has no reciprocal and is left out.
    fn reciprocal(&self) -> Option<Self> {
        let turn = |end: &Option<End>| match end {
            None => Some(End::excluded(BigRational::zero())),
            Some(end) if end.at.is_zero() => None,
            Some(end) => Some(End {
                at: BigRational::one() / &end.at,
                included: end.included,
            }),
        };
        let sign = |end: &Option<End>, beyond: i32| match end {
            None => beyond,
            Some(end) if end.at.is_zero() => 0,
            Some(end) if end.at.is_positive() => 1,
            Some(_) => -1,
        };
        if sign(&self.low, -1) * sign(&self.high, 1) < 0 {
            return None;
        }
        Some(Self {
            low: turn(&self.high),
            high: turn(&self.low),
        })
    }

    /// Whether some value of one side and some value of the other compare so.
    #[must_use]
    pub fn may(&self, comparator: Comparator, other: &Self) -> bool {
        match comparator {
            Comparator::Equal => self.common(other).is_some(),
            Comparator::Less => self.reaches_below(other, false),
            Comparator::AtMost => self.reaches_below(other, true),
            Comparator::Greater => other.reaches_below(self, false),
            Comparator::AtLeast => other.reaches_below(self, true),
        }
    }

    /// Whether some value of this is below some value of the other.
    fn reaches_below(&self, other: &Self, or_equal: bool) -> bool {
        match (&self.low, &other.high) {
            (Some(low), Some(high)) => {
                low.at < high.at || or_equal && low.at == high.at && low.included && high.included
            }
            _ => true,
        }
    }

    fn if_short(self) -> Option<Self> {
        let short = |end: &Option<End>| end.as_ref().is_none_or(|end| is_short(&end.at));
        (short(&self.low) && short(&self.high)).then_some(self)
    }
}

/// Whether a fraction is short enough to reckon with.
#[must_use]
pub fn is_short(value: &BigRational) -> bool {
    value.numer().bits() <= MOST_BITS && value.denom().bits() <= MOST_BITS
}

/// The end that leaves less; of two alike, the one that is not included.
fn tighter(
    one: Option<&End>,
    other: Option<&End>,
    inside: impl Fn(&BigRational, &BigRational) -> bool,
) -> Option<End> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if inside(&one.at, &other.at) {
            one.clone()
        } else if inside(&other.at, &one.at) {
            other.clone()
        } else {
            End {
                at: one.at.clone(),
                included: one.included && other.included,
            }
        }),
        (one, other) => one.or(other).cloned(),
    }
}

/// The end that leaves more; of two alike, the one that is included.
fn wider(
    one: Option<&End>,
    other: Option<&End>,
    outside: impl Fn(&BigRational, &BigRational) -> bool,
) -> Option<End> {
    let (one, other) = (one?, other?);
    Some(if outside(&one.at, &other.at) {
        one.clone()
    } else if outside(&other.at, &one.at) {
        other.clone()
    } else {
        End {
            at: one.at.clone(),
            included: one.included || other.included,
        }
    })
}
