//! Words for rates: how many of one unit make one of another.

use crate::figures::interval::Interval;
use crate::figures::quantity::Quantity;
use crate::figures::rates::rounding::side_by_side;
use crate::figures::units::Unit;
use crate::figures::words::Style;
use crate::findings::words::plain;
use crate::rules::Context;
use crate::rules::gaps::would_fit;
use num_rational::BigRational;
use num_traits::One;

/// How a rate is told: how many `of` make one `to`.
#[derive(Clone)]
pub(super) struct Direction<'run> {
    context: Context<'run>,
    of: Unit,
    to: Unit,
}

/// A rate in a direction.
pub(super) struct Rated {
    range: Interval,
    /// The rate of the numbers just as they are printed; none where one is a bound.
    printed: Option<BigRational>,
    /// The amounts that it is made of, that of the unit `of` first.
    amounts: Option<[Quantity; 2]>,
    /// Whether the amount of the unit `of` is printed before the other.
    is_first: bool,
}

impl<'run> Direction<'run> {
    pub(super) fn new(context: Context<'run>, of: &Unit, to: &Unit) -> Self {
        let (of, to) = (of.clone(), to.clone());
        Self { context, of, to }
    }

    /// The direction in which a rate is one or more.
    pub(super) fn above_one(context: Context<'run>, pair: &[Unit; 2], at: usize) -> Self {
        let direction = Self::new(context, &pair[0], &pair[1]);
        if direction.rated(at).is_below_one() {
            Self::new(context, &pair[1], &pair[0])
        } else {
            direction
        }
    }

    /// What is observed, told in this direction.
    pub(super) fn rated(&self, at: usize) -> Rated {
        let figures = self.context.figures;
        let observed = &figures.rated.observed[at];
        let mut values = figures.rate_values(observed.origin);
        let mut range = Some(observed.range.clone());
        if observed.pair[0] != self.of {
            values.reverse();
            range = Interval::point(BigRational::one()).over(&observed.range);
        }
        let amounts = match values.map(|value| value.quantity.as_ref().ok().cloned()) {
            [Some(one), Some(other)] => Some([one, other]),
            _ => None,
        };
        let printed = amounts.as_ref().and_then(|[one, other]| {
            (one.is_plain() && other.is_plain()).then(|| &one.number.first / &other.number.first)
        });
        Rated {
            range: range.unwrap_or_else(Interval::everything),
            printed,
            amounts,
            is_first: values[0].place < values[1].place,
        }
    }

    /// The number of a rate: `2.4`, `between 2,471 and 2,748`
    pub(super) fn number(&self, rated: &Rated) -> String {
        self.number_in(rated, &Unit::Bare)
    }

    /// `2.4 yuan`
    pub(super) fn amount(&self, rated: &Rated) -> String {
        self.number_in(rated, &self.of)
    }

    /// `2.4 yuan to the USD`
    pub(super) fn in_words(&self, rated: &Rated) -> String {
        format!("{} to the {}", self.amount(rated), self.name_of_one())
    }

    /// The same with all that it may be: `2.4 yuan to the USD, between 2.386 and 2.414`
    pub(super) fn label(&self, rated: &Rated) -> String {
        let words = self.in_words(rated);
        if rated.printed.is_none() || rated.range.only().is_some() {
            return words;
        }
        let range = self.style().range(&rated.range, &Unit::Bare);
        format!("{words}, {range} as rounded")
    }

    /// `1 USD`
    pub(super) fn one(&self) -> String {
        format!("1 {}", self.name_of_one())
    }

    /// What an amount would be at another rate, and the nearest number that would fit.
    pub(super) fn would_fit(&self, rated: &Rated, other: &Rated) -> Option<String> {
        let [of, to] = rated.amounts.as_ref()?;
        let mended = |second: bool| {
            let (own, base) = if second { (to, of) } else { (of, to) };
            if !own.is_plain() {
                return None;
            }
            let may_be = if second {
                side_by_side(base)?.over(&other.range)
            } else {
                side_by_side(base)?.times(&other.range)
            };
            let nearest = would_fit(&own.number, &may_be?)?;
            let at_rate = other
                .printed
                .as_ref()
                .filter(|_| base.is_plain())
                .map(|rate| {
                    if second {
                        &base.number.first / rate
                    } else {
                        &base.number.first * rate
                    }
                });
            let value = |value: &BigRational| self.style().value(value, &own.unit);
            let (was, nearest) = (value(&own.number.first), value(&nearest));
            let exact = at_rate.map(|exact| value(&exact));
            Some(match exact {
                Some(exact) if exact != nearest => format!(
                    "at {} it would be {exact} in the place of {was}",
                    self.in_words(other)
                ),
                _ => format!(
                    "{nearest} in the place of {was} would agree with {}",
                    self.in_words(other)
                ),
            })
        };
        // What is printed second was reckoned from the first.
        mended(rated.is_first).or_else(|| mended(!rated.is_first))
    }

    fn number_in(&self, rated: &Rated, unit: &Unit) -> String {
        match &rated.printed {
            Some(value) => self.style().value(value, unit),
            None => self.style().range(&rated.range, unit),
        }
    }

    fn name_of_one(&self) -> String {
        plain(&self.context.figures.units.name(&self.to, true)).into_owned()
    }

    fn style(&self) -> Style<'run> {
        Style {
            units: &self.context.figures.units,
            percent: false,
        }
    }
}

impl Rated {
    /// The rate over two steps, one after the other.
    pub(super) fn then(&self, next: &Self) -> Option<Self> {
        let printed = self.printed.as_ref().zip(next.printed.as_ref());
        Some(Self {
            range: self.range.times(&next.range)?,
            printed: printed.map(|(one, other)| one * other),
            amounts: None,
            is_first: true,
        })
    }

    pub(super) fn is_below_one(&self) -> bool {
        let value = self
            .printed
            .as_ref()
            .or_else(|| self.range.low().or(self.range.high()).map(|end| &end.at));
        value.is_some_and(|value| *value < BigRational::one())
    }
}
