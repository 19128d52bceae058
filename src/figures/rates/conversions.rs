//! Ways from one unit to another over the rates that a map states. What figures in two
//! units imply converts nothing.

use super::{Figures, is_compatible, quotient, side};
use crate::figures::interval::Interval;
use crate::figures::times::When;
use crate::figures::units::UnitId;
use indexmap::IndexMap;
use num_rational::BigRational;
use num_traits::One;
use std::collections::{HashMap, VecDeque};

/// A way leads over so many stated rates at the most.
const MOST_STEPS: usize = 4;

/// So many units are met in the search for a way at the most.
const MOST_MET: usize = 64;

/// The stated rates by their units.
#[derive(Debug, Default)]
pub struct Conversions {
    beside: HashMap<UnitId, Beside, foldhash::fast::FixedState>,
}

/// The units that rates lead to from one, with these rates.
type Beside = IndexMap<UnitId, Vec<Stated>, foldhash::fast::FixedState>;

/// A stated rate, read from one of its sides.
#[derive(Clone, Debug)]
struct Stated {
    /// By its place in [`Figures::rates`].
    rate: usize,
    when: When,
    /// Its amounts, that of the other unit first: so many of it make one of this.
    amounts: [Interval; 2],
    /// The same as printed, where neither is a bound.
    printed: Option<[BigRational; 2]>,
}

impl Stated {
    fn factor(&self) -> Option<Interval> {
        quotient(&self.amounts[0], &self.amounts[1])
    }
}

/// How one unit becomes another.
#[derive(Clone, Debug)]
pub struct Way {
    /// How many of the one make one of the other.
    pub factor: Interval,
    /// The same with the numbers just as they are printed, where one rate says each step.
    pub printed: Option<BigRational>,
    /// The rates, by their places in [`Figures::rates`].
    pub rates: Vec<usize>,
}

impl Conversions {
    pub(in crate::figures) fn new(figures: &Figures) -> Self {
        let mut conversions = Self::default();
        for (at, rate) in figures.rates.iter().enumerate() {
            let sides = [&rate.left, &rate.right].map(|value| value.quantity.as_ref().ok());
            let [Some(left), Some(right)] = sides else {
                continue;
            };
            let words = left.unit.word().zip(right.unit.word());
            let (Some((one, other)), Some(ranges)) = (words, side(left).zip(side(right))) else {
                continue;
            };
            if one == other {
                continue;
            }
            let is_plain = left.is_plain() && right.is_plain();
            let ways = [
                (one, other, [&ranges.1, &ranges.0], [right, left]),
                (other, one, [&ranges.0, &ranges.1], [left, right]),
            ];
            for (from, to, amounts, quantities) in ways {
                let beside = conversions.beside.entry(from).or_default();
                let printed = quantities.map(|quantity| quantity.number.first.clone());
                beside.entry(to).or_default().push(Stated {
                    rate: at,
                    when: figures.times.of(rate.item),
                    amounts: amounts.map(Clone::clone),
                    printed: is_plain.then_some(printed),
                });
            }
        }
        conversions
    }

    /// Whether a rate is stated between two units, for whatever time.
    #[must_use]
    pub fn is_stated(&self, one: UnitId, other: UnitId) -> bool {
        self.beside
            .get(&one)
            .is_some_and(|beside| beside.contains_key(&other))
    }

    /// The shortest way from a unit to another, for an amount of some time. Where several
    /// rates are stated for a step, each may hold.
    #[must_use]
    pub fn way(&self, from: UnitId, to: UnitId, when: When) -> Option<Way> {
        self.beside.get(&to)?;
        // The units met, each with the place before it and the number of steps.
        let mut met: Vec<(UnitId, usize, usize)> = vec![(from, 0, 0)];
        let mut open: VecDeque<usize> = VecDeque::from([0]);
        while let Some(at) = open.pop_front() {
            let (unit, _, steps) = met[at];
            let way = self.so_far(&met, at, when)?;
            let whens = way.1;
            let Some(beside) = self.beside.get(&unit) else {
                continue;
            };
            if let Some(step) = beside.get(&to).and_then(|stated| step(stated, &whens)) {
                return way.0.then(&step.0);
            }
            if steps + 1 == MOST_STEPS {
                continue;
            }
            for (next, stated) in beside {
                if met.len() >= MOST_MET {
                    break;
                }
                let is_new = met.iter().all(|(unit, ..)| unit != next);
                if is_new && step(stated, &whens).is_some() {
                    open.push_back(met.len());
                    met.push((*next, at, steps + 1));
                }
            }
        }
        None
    }

    /// The way to a unit that was met, and the times of its rates.
    fn so_far(
        &self,
        met: &[(UnitId, usize, usize)],
        mut at: usize,
        when: When,
    ) -> Option<(Way, Vec<When>)> {
        let mut units = vec![met[at].0];
        while met[at].2 > 0 {
            at = met[at].1;
            units.push(met[at].0);
        }
        units.reverse();
        let mut whens = vec![when];
        let mut way = Way {
            factor: Interval::point(BigRational::one()),
            printed: Some(BigRational::one()),
            rates: Vec::new(),
        };
        for pair in units.windows(2) {
            let stated = self.beside.get(&pair[0])?.get(&pair[1])?;
            let (next, times) = step(stated, &whens)?;
            way = way.then(&next)?;
            whens.extend(times);
        }
        Some((way, whens))
    }
}

impl Way {
    fn then(&self, next: &Self) -> Option<Self> {
        let printed = self.printed.as_ref().zip(next.printed.as_ref());
        Some(Self {
            factor: self.factor.times(&next.factor)?,
            printed: printed.map(|(one, other)| one * other),
            rates: [self.rates.as_slice(), &next.rates].concat(),
        })
    }
}

/// One step by all rates that go together with some times.
fn step(stated: &[Stated], whens: &[When]) -> Option<(Way, Vec<When>)> {
    let mut holding = stated
        .iter()
        .filter(|stated| whens.iter().all(|when| is_compatible(*when, stated.when)));
    let first = holding.next()?;
    let mut way = Way {
        factor: first.factor()?,
        printed: first.printed.as_ref().map(|[above, below]| above / below),
        rates: vec![first.rate],
    };
    let mut times = vec![first.when];
    for other in holding {
        way.factor = way.factor.hull(&other.factor()?);
        // No number stands for several rates.
        way.printed = None;
        way.rates.push(other.rate);
        if !times.contains(&other.when) {
            times.push(other.when);
        }
    }
    Some((way, times))
}
