//! In which units the figures of a check are taken.

use super::Figures;
use super::checks::{Mixed, Silence};
use super::interval::is_short;
use super::sums::{Side, Stop};
use super::units::{Unit, UnitId};
use crate::map::ItemRef;
use num_rational::BigRational;

/// In which units the figures of a check are taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taken<'check> {
    /// As they are printed first.
    AsPrinted,
    /// In a unit that one of them is also given in.
    In(&'check Unit),
    /// Converted to a unit, by stated rates, where they are not given in it.
    Converted(UnitId),
}

/// A check while it is reckoned.
#[derive(Debug)]
pub(super) struct Taking<'check> {
    pub text: &'check str,
    /// The item of the check.
    pub item: ItemRef,
    pub row: Option<(usize, usize)>,
    pub taken: Taken<'check>,
    /// The rates used so far.
    pub rates: Vec<usize>,
}

/// Of a unit with higher powers nothing is converted.
const HIGHEST_POWER: u32 = 4;

impl Taken<'_> {
    /// The unit, if it is not that which is printed first.
    pub(super) fn unit(self) -> Option<Unit> {
        match self {
            Self::AsPrinted => None,
            Self::In(unit) => Some(unit.clone()),
            Self::Converted(word) => Some(Unit::Of(vec![(word, 1)])),
        }
    }
}

impl Mixed {
    /// The words of its two units.
    pub(super) fn words(&self) -> impl Iterator<Item = UnitId> {
        [&self.one, &self.other].into_iter().flat_map(Unit::words)
    }
}

impl Figures {
    /// A number of a check, converted if it is to be and a way leads there for the time of
    /// its item.
    pub(super) fn taken(
        &self,
        mut side: Side,
        item: ItemRef,
        taking: &mut Taking<'_>,
    ) -> Result<Side, Stop> {
        let (Taken::Converted(target), Unit::Of(parts)) = (taking.taken, side.unit.clone()) else {
            return Ok(side);
        };
        let when = self.times.of(item);
        for (word, power) in parts {
            if word == target || power.unsigned_abs() > HIGHEST_POWER {
                continue;
            }
            let Some(way) = self.conversions.way(word, target, when) else {
                continue;
            };
            for _ in 0..power.unsigned_abs() {
                let range = if power > 0 {
                    side.range.times(&way.factor)
                } else {
                    side.range.over(&way.factor)
                };
                side.range = range.ok_or(Stop::Silent(Silence::TooLong))?;
                let printed = side.printed.zip(way.printed.as_ref());
                side.printed = printed
                    .map(|(value, factor)| by(&value, factor, power > 0))
                    .filter(is_short);
            }
            let gone = Unit::Of(vec![(word, power)]);
            side.unit = side
                .unit
                .over(&gone)
                .times(&Unit::Of(vec![(target, power)]));
            side.alone = None;
            for rate in way.rates {
                if !taking.rates.contains(&rate) {
                    taking.rates.push(rate);
                }
            }
        }
        Ok(side)
    }
}

fn by(value: &BigRational, factor: &BigRational, above: bool) -> BigRational {
    if above {
        value * factor
    } else {
        value / factor
    }
}
