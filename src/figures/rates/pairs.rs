//! Rates between the same two units that have no value in common.
//!
//! Stretches on a line have a value in common if any two of them have (Helly 1923), so that
//! the highest lower end against the lowest upper end decides.

use super::{Observed, Time, TimeKey};
use crate::figures::interval::{End, Interval};
use crate::figures::units::Unit;
use indexmap::IndexMap;
use num_rational::BigRational;
use std::collections::{BTreeMap, HashSet};

/// Rates of two units that are for more times than these are compared within each time,
/// and with what is said for no time in particular.
const MOST_PERIODS: usize = 200;

/// Of more rates than these nobody reckons which value most of them agree on.
const MOST_SWEPT: usize = 5_000;

/// Rates between two units that cannot be one.
#[derive(Debug)]
pub struct Disagreement {
    pub pair: [Unit; 2],
    /// What is said of the rate, by its places among what is observed, in order.
    pub observed: Vec<usize>,
    /// Two that have nothing in common, the higher first.
    pub proof: [usize; 2],
    /// The values that most agree on, where most agree on some.
    pub agreed: Option<Interval>,
    /// Those that lie apart from these.
    pub apart: Vec<usize>,
}

/// What is said of a rate for one time, and its tightest ends.
#[derive(Debug)]
struct Period {
    when: Time,
    observed: Vec<usize>,
    low: usize,
    high: usize,
}

/// What of several rates has its lower end highest, or its upper end lowest.
pub(super) fn is_tighter(one: &Interval, other: &Interval, low: bool) -> bool {
    let ends = if low {
        (one.low(), other.low())
    } else {
        (one.high(), other.high())
    };
    match ends {
        (Some(one), Some(other)) if one.at == other.at => !one.included && other.included,
        (Some(one), Some(other)) => (one.at > other.at) == low,
        (one, _) => one.is_some(),
    }
}

/// Whether nothing lies above a lower end and below an upper one.
fn is_beyond(low: Option<&End>, high: Option<&End>) -> bool {
    low.zip(high).is_some_and(|(low, high)| {
        low.at > high.at || low.at == high.at && !(low.included && high.included)
    })
}

/// All disagreements, pair by pair in the order of their first places.
#[must_use]
pub fn disagreements(observed: &[Observed]) -> Vec<Disagreement> {
    let mut pairs: IndexMap<&[Unit; 2], Vec<usize>, foldhash::fast::FixedState> =
        IndexMap::default();
    for (at, one) in observed.iter().enumerate() {
        pairs.entry(&one.pair).or_default().push(at);
    }
    let mut found = Vec::new();
    for (pair, members) in pairs {
        if members.len() > 1 {
            of_pair(observed, pair, &members, &mut found);
        }
    }
    found
}

fn of_pair(
    observed: &[Observed],
    pair: &[Unit; 2],
    members: &[usize],
    found: &mut Vec<Disagreement>,
) {
    let mut times: BTreeMap<TimeKey, Period> = BTreeMap::new();
    for at in members.iter().copied() {
        let when = observed[at].time();
        let period = times.entry(when.key()).or_insert_with(|| Period {
            when,
            observed: Vec::new(),
            low: at,
            high: at,
        });
        period.observed.push(at);
        let range = |at: usize| &observed[at].range;
        if is_tighter(range(at), range(period.low), true) {
            period.low = at;
        }
        if is_tighter(range(at), range(period.high), false) {
            period.high = at;
        }
    }
    let periods: Vec<Period> = times.into_values().collect();
    let beyond = |one: usize, other: usize| {
        is_beyond(observed[one].range.low(), observed[other].range.high())
    };
    let conflict = |one: &Period, other: &Period| {
        let is_known = one.when != Time::Unknown;
        if !one.when.is_compatible(other.when) || one.when == other.when && !is_known {
            None
        } else if beyond(one.low, other.high) {
            Some([one.low, other.high])
        } else if beyond(other.low, one.high) {
            Some([other.low, one.high])
        } else {
            None
        }
    };
    // Times that disagree with one another make one finding.
    let mut group: Vec<usize> = (0..periods.len()).collect();
    let mut proofs: Vec<Option<[usize; 2]>> = vec![None; periods.len()];
    for one in 0..periods.len() {
        for other in one..periods.len() {
            let is_tried = one == other || one == 0 || periods.len() <= MOST_PERIODS;
            if !is_tried {
                break;
            }
            if let Some(proof) = conflict(&periods[one], &periods[other]) {
                let (one, other) = (root(&group, one), root(&group, other));
                group[one.max(other)] = one.min(other);
                let first = proofs[one].or(proofs[other]).or(Some(proof));
                proofs[one.min(other)] = first;
            }
        }
    }
    for first in 0..periods.len() {
        let Some(proof) = proofs[first].filter(|_| group[first] == first) else {
            continue;
        };
        let mut together: Vec<usize> = periods
            .iter()
            .enumerate()
            .filter(|(at, _)| root(&group, *at) == first)
            .flat_map(|(_, period)| period.observed.iter().copied())
            .filter(|at| {
                observed[*at].time() != Time::Unknown
                    || beyond(*at, periods[0].high)
                    || beyond(periods[0].low, *at)
            })
            .collect();
        together.sort_unstable();
        found.push(weighed(observed, pair, together, proof));
    }
}

fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

/// Which of the rates lie apart from what most agree on. What is said twice counts once.
fn weighed(
    observed: &[Observed],
    pair: &[Unit; 2],
    together: Vec<usize>,
    proof: [usize; 2],
) -> Disagreement {
    let mut told = HashSet::<_, foldhash::fast::FixedState>::default();
    let mut distinct: Vec<&Interval> = Vec::new();
    for at in &together {
        let range = &observed[*at].range;
        let end = |end: &End| (end.at.clone(), end.included);
        if told.insert((range.low().map(end), range.high().map(end))) {
            distinct.push(range);
        }
    }
    let agreed = (distinct.len() > 2 && distinct.len() <= MOST_SWEPT)
        .then(|| most_agree(&distinct))
        .flatten();
    let apart = agreed.as_ref().map_or(Vec::new(), |agreed| {
        together
            .iter()
            .copied()
            .filter(|at| observed[*at].range.common(agreed).is_none())
            .collect()
    });
    Disagreement {
        pair: pair.clone(),
        observed: together,
        proof,
        agreed,
        apart,
    }
}

/// What more than half of some stretches have in common, where these are always the same.
fn most_agree(ranges: &[&Interval]) -> Option<Interval> {
    // Just below a value, at it, and just above it.
    enum Event<'range> {
        Opens(&'range End),
        Closes(&'range End),
    }
    let mut events: Vec<((&BigRational, u8), Event<'_>)> = Vec::new();
    let mut depth = 0;
    for range in ranges {
        match range.low() {
            Some(low) => events.push((
                (&low.at, if low.included { 1 } else { 3 }),
                Event::Opens(low),
            )),
            None => depth += 1,
        }
        if let Some(high) = range.high() {
            events.push((
                (&high.at, if high.included { 2 } else { 0 }),
                Event::Closes(high),
            ));
        }
    }
    events.sort_by(|one, other| one.0.cmp(&other.0));
    let mut best = (depth, None, None, 1);
    let mut is_open = true;
    for (_, event) in &events {
        match event {
            Event::Opens(low) => {
                depth += 1;
                if depth > best.0 {
                    best = (depth, Some((*low).clone()), None, 1);
                    is_open = true;
                } else if depth == best.0 {
                    best.3 += 1;
                }
            }
            Event::Closes(high) => {
                if is_open {
                    best.2 = Some((*high).clone());
                    is_open = false;
                }
                depth -= 1;
            }
        }
    }
    let (deepest, low, high, times) = best;
    (times == 1 && deepest * 2 > ranges.len())
        .then(|| Interval::new(low, high))
        .flatten()
}
