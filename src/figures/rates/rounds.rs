//! Rates that do not come back to one where they go round over several units.
//!
//! A unit's worth is unknown, and each rate bounds one worth by a multiple of another. All
//! worths exist at once unless some way round multiplies to less than one, which is the
//! search for a negative circle by relaxation (Bellman 1958; Ford 1956), in products.
//! What most people would call one time is taken together: what is said for no time in
//! particular, and one time with those that it lies within.

use super::pairs::{Disagreement, is_tighter};
use super::parts::Graph;
use super::{Observed, Time, TimeKey, rounded};
use crate::figures::interval::is_short;
use crate::figures::units::Unit;
use indexmap::{IndexMap, IndexSet};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::collections::BTreeMap;

/// Of more units than these that hang together only the ways over three are gone.
const MOST_UNITS: usize = 64;

/// Where there are more ways over three units than these, none is gone.
const MOST_TRIANGLES: usize = 4_000;

/// Rates that hang together and are for more times than these are taken together only
/// where they are for no time in particular.
const MOST_TIMES: usize = 8;

/// A way over several units that does not come back to one.
#[derive(Clone, Debug)]
pub struct Round {
    /// Each unit and the rate that leads from it to the next, the last to the first.
    pub steps: Vec<Step>,
}

/// A step from a unit to the next.
#[derive(Clone, Debug)]
pub struct Step {
    pub from: Unit,
    pub to: Unit,
    /// The rate between them, by its place among what is observed.
    pub observed: usize,
}

/// What one unit is at the most, as a multiple of another.
#[derive(Clone, Debug)]
struct Bound {
    from: usize,
    to: usize,
    worth: Worth,
    observed: usize,
}

/// A product of bounds, and how many of them are not reached. Of two that are equal, that
/// with more of these is the smaller.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Worth {
    at: BigRational,
    not_reached: u32,
}

impl Worth {
    fn times(&self, other: &Self) -> Option<Self> {
        let at = &self.at * &other.at;
        is_short(&at).then_some(Self {
            at,
            not_reached: self.not_reached.saturating_add(other.not_reached),
        })
    }

    fn is_below(&self, other: &Self) -> bool {
        self.at < other.at || self.at == other.at && self.not_reached > other.not_reached
    }

    fn is_below_one(&self) -> bool {
        self.at < BigRational::one() || self.at.is_one() && self.not_reached > 0
    }
}

/// Of every time that a pair has rates for, those with the highest lower and the lowest
/// upper end.
type Edge = BTreeMap<TimeKey, (Time, [usize; 2])>;

/// The ways round that do not come back, one at the most for all that hangs together. Pairs
/// that disagree among themselves are left out.
#[must_use]
pub fn rounds(observed: &[Observed], disagreements: &[Disagreement]) -> Vec<Round> {
    let told: IndexSet<&[Unit; 2], foldhash::fast::FixedState> =
        disagreements.iter().map(|found| &found.pair).collect();
    let mut units: IndexSet<&Unit, foldhash::fast::FixedState> = IndexSet::default();
    let mut edges: IndexMap<[usize; 2], Edge, foldhash::fast::FixedState> = IndexMap::default();
    for (at, one) in observed.iter().enumerate() {
        if told.contains(&one.pair) || one.time() == Time::Unknown {
            continue;
        }
        let nodes = one.pair.each_ref().map(|unit| units.insert_full(unit).0);
        let edge = edges.entry(nodes).or_default();
        let (_, ends) = edge
            .entry(one.time().key())
            .or_insert((one.time(), [at, at]));
        tighten(observed, ends, at);
    }
    let (nodes, edges): (Vec<[usize; 2]>, Vec<Edge>) = edges.into_iter().unzip();
    let web = Web {
        observed,
        graph: Graph::new(units.len(), nodes),
        edges,
    };
    let mut found: Vec<Round> = web
        .graph
        .parts()
        .iter()
        .filter_map(|part| web.in_part(part))
        .map(|bounds| Round {
            steps: bounds
                .iter()
                .map(|bound| Step {
                    from: units[bound.from].clone(),
                    to: units[bound.to].clone(),
                    observed: bound.observed,
                })
                .collect(),
        })
        .collect();
    found.sort_by_key(|round| round.steps.iter().map(|step| step.observed).min());
    found
}

fn tighten(observed: &[Observed], ends: &mut [usize; 2], at: usize) {
    for (end, low) in ends.iter_mut().zip([true, false]) {
        if is_tighter(&observed[at].range, &observed[*end].range, low) {
            *end = at;
        }
    }
}

/// The rates of a run as a graph over their units.
struct Web<'run> {
    observed: &'run [Observed],
    graph: Graph,
    edges: Vec<Edge>,
}

impl Web<'_> {
    /// A way round within a part that does not come back to one.
    fn in_part(&self, part: &[usize]) -> Option<Vec<Bound>> {
        let times: BTreeMap<TimeKey, Time> = part
            .iter()
            .flat_map(|edge| self.edges[*edge].iter())
            .map(|(key, (when, _))| (*key, *when))
            .filter(|(_, when)| matches!(when, Time::At(_)))
            .collect();
        let mut alone: Vec<Time> = vec![Time::Always, Time::Undated];
        if times.len() <= MOST_TIMES {
            alone.extend(times.values().copied());
        }
        let nodes: IndexSet<usize, foldhash::fast::FixedState> = part
            .iter()
            .flat_map(|edge| self.graph.edges[*edge])
            .collect();
        let triangles = self.graph.triangles(part, MOST_TRIANGLES);
        alone.iter().find_map(|when| {
            let bounds = self.bounds(part, &together(*when, &times));
            let is_small = nodes.len() <= MOST_UNITS;
            if is_small && !has_no_worths(&nodes, &bounds) {
                return None;
            }
            let over_three = triangles
                .as_ref()
                .and_then(|triangles| over_three(triangles, &bounds));
            over_three.or_else(|| is_small.then(|| around(&nodes, &bounds)).flatten())
        })
    }

    /// What the rates for some times say of the worths in a part.
    fn bounds(&self, part: &[usize], times: &[Time]) -> Vec<Bound> {
        let mut bounds = Vec::new();
        for edge in part {
            let mut ends: Option<[usize; 2]> = None;
            for when in times {
                let Some((_, own)) = self.edges[*edge].get(&when.key()) else {
                    continue;
                };
                let ends = ends.get_or_insert(*own);
                for at in own {
                    tighten(self.observed, ends, *at);
                }
            }
            let Some([low, high]) = ends else { continue };
            // So many of the one are worth one of the other.
            let [one, other] = self.graph.edges[*edge];
            if let Some(end) = self.observed[high].range.high() {
                bounds.push(Bound {
                    from: one,
                    to: other,
                    worth: Worth {
                        at: &end.at * apart(),
                        not_reached: u32::from(!end.included),
                    },
                    observed: high,
                });
            }
            if let Some(end) = self.observed[low].range.low()
                && !end.at.is_zero()
            {
                bounds.push(Bound {
                    from: other,
                    to: one,
                    worth: Worth {
                        at: end.at.recip() * apart(),
                        not_reached: u32::from(!end.included),
                    },
                    observed: low,
                });
            }
        }
        bounds
    }
}

/// A time with those that it lies within, as long as any two of these may be held against
/// one another, and with no time in particular.
fn together(when: Time, times: &BTreeMap<TimeKey, Time>) -> Vec<Time> {
    let mut together = vec![Time::Always];
    if when != Time::Always {
        together.push(when);
        let is_round = |other: &Time| match (when, *other) {
            (Time::At(inner), Time::At(outer)) => super::is_within(inner, outer),
            _ => false,
        };
        for other in times.values().filter(|other| is_round(other)) {
            if !together.contains(other) && together.iter().all(|one| one.is_compatible(*other)) {
                together.push(*other);
            }
        }
    }
    together
}

/// How far each rate of a way round may be off: official rates, market rates and those of
/// different days do not close. Over three units that is half as much again.
fn apart() -> BigRational {
    BigRational::new(BigInt::from(23), BigInt::from(20))
}

/// Whether no worths satisfy all bounds; silent where the numbers grow too long.
fn has_no_worths(nodes: &IndexSet<usize, foldhash::fast::FixedState>, bounds: &[Bound]) -> bool {
    relaxed(nodes, bounds).is_some_and(|(_, last)| last.is_some())
}

/// A way round below one, found by relaxation.
fn around(
    nodes: &IndexSet<usize, foldhash::fast::FixedState>,
    bounds: &[Bound],
) -> Option<Vec<Bound>> {
    let (before, last) = relaxed(nodes, bounds)?;
    let back = |at: usize| before[at].map(|bound| (bound, nodes.get_index_of(&bounds[bound].from)));
    let mut at = last?;
    // So many steps back certainly lead into the circle.
    for _ in 0..nodes.len() {
        at = back(at)?.1?;
    }
    let start = at;
    let mut circle = Vec::new();
    loop {
        let (bound, from) = back(at)?;
        circle.push(bounds[bound].clone());
        at = from?;
        if at == start {
            break;
        }
    }
    circle.reverse();
    (circle.len() > 2 && is_below_one(circle.iter())).then_some(circle)
}

/// Of every node the last bound that lowered it, and one that is lowered without end.
type Relaxed = (Vec<Option<usize>>, Option<usize>);

fn relaxed(
    nodes: &IndexSet<usize, foldhash::fast::FixedState>,
    bounds: &[Bound],
) -> Option<Relaxed> {
    let ends: Option<Vec<[usize; 2]>> = bounds
        .iter()
        .map(|bound| {
            Some([
                nodes.get_index_of(&bound.from)?,
                nodes.get_index_of(&bound.to)?,
            ])
        })
        .collect();
    let ends = ends?;
    let mut worths = guessed(nodes.len(), bounds, &ends);
    let mut before: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut last = None;
    for _ in 0..=nodes.len() {
        last = None;
        for (at, [from, to]) in ends.iter().copied().enumerate() {
            let least = worths[from].times(&bounds[at].worth)?;
            if least.is_below(&worths[to]) {
                worths[to] = least;
                before[to] = Some(at);
                last = Some(to);
            }
        }
        if last.is_none() {
            break;
        }
    }
    Some((before, last))
}

/// Worths to begin with: any will do, and those along a tree need few rounds.
fn guessed(nodes: usize, bounds: &[Bound], ends: &[[usize; 2]]) -> Vec<Worth> {
    let mut onward: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (at, [from, _]) in ends.iter().enumerate() {
        onward[*from].push(at);
    }
    let mut worths: Vec<Option<BigRational>> = vec![None; nodes];
    for start in 0..nodes {
        if worths[start].is_some() {
            continue;
        }
        worths[start] = Some(BigRational::one());
        let mut open = vec![start];
        while let Some(from) = open.pop() {
            for at in &onward[from] {
                let to = ends[*at][1];
                if worths[to].is_none() {
                    let worth = worths[from]
                        .as_ref()
                        .map(|worth| worth * &bounds[*at].worth.at);
                    worths[to] = worth.map(|worth| rounded(&worth));
                    open.push(to);
                }
            }
        }
    }
    worths
        .into_iter()
        .map(|worth| Worth {
            at: worth.unwrap_or_else(BigRational::one),
            not_reached: 0,
        })
        .collect()
}

fn is_below_one<'run>(bounds: impl Iterator<Item = &'run Bound>) -> bool {
    let mut product = Worth {
        at: BigRational::one(),
        not_reached: 0,
    };
    for bound in bounds {
        match product.times(&bound.worth) {
            Some(next) => product = next,
            None => return false,
        }
    }
    product.is_below_one()
}

/// The first way round over three units that is below one.
fn over_three(triangles: &[[usize; 3]], bounds: &[Bound]) -> Option<Vec<Bound>> {
    let by_ends: std::collections::HashMap<(usize, usize), &Bound, foldhash::fast::FixedState> =
        bounds
            .iter()
            .map(|bound| ((bound.from, bound.to), bound))
            .collect();
    triangles
        .iter()
        .flat_map(|[a, b, c]| [[a, b, c], [a, c, b]])
        .filter_map(|[a, b, c]| {
            let bound = |from: &usize, to: &usize| by_ends.get(&(*from, *to)).copied();
            Some([bound(a, b)?, bound(b, c)?, bound(c, a)?])
        })
        .find(|way| is_below_one(way.iter().copied()))
        .map(|way| way.into_iter().cloned().collect())
}
