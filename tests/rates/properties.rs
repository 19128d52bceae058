//! Rates against what trying everything finds.

use argcheck::dates::Stretch;
use argcheck::figures::When;
use argcheck::figures::interval::{End, Interval};
use argcheck::figures::rates::pairs::disagreements;
use argcheck::figures::rates::rounds::rounds;
use argcheck::figures::rates::{Observed, Origin};
use argcheck::figures::units::{Unit, Units};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use proptest::prelude::*;

/// A rate between two of four units, as small numbers.
#[derive(Clone, Debug)]
struct Said {
    units: [usize; 2],
    low: (u32, bool),
    width: u32,
    high_included: bool,
    when: usize,
}

const TIMES: [Option<&str>; 5] = [
    None,
    Some("1953"),
    Some("1950/1959"),
    Some("1954/1961"),
    Some("1955"),
];

fn said(units: usize, times: usize) -> impl Strategy<Value = Said> {
    (
        (0..units, 1..units),
        (2u32..9, any::<bool>()),
        0u32..4,
        any::<bool>(),
        0..times,
    )
        .prop_map(move |((one, step), low, width, high_included, when)| Said {
            units: [one, (one + step) % units],
            low: (low.0, low.1 || width == 0),
            width,
            high_included: high_included || width == 0,
            when,
        })
}

fn when(at: usize) -> When {
    TIMES[at].map_or(When::Unstated, |text| {
        When::At(Stretch::read(text).unwrap())
    })
}

fn named(names: &[&str]) -> Vec<Unit> {
    let mut units = Units::default();
    names
        .iter()
        .map(|name| units.read(name, false).unwrap().unit)
        .collect()
}

fn inverse(range: &Interval) -> Interval {
    Interval::point(BigRational::one()).over(range).unwrap()
}

/// How many of its first unit make one of the second, whatever their order.
fn range(said: &Said) -> Interval {
    let end = |at: u32, included: bool| End {
        at: BigRational::new(BigInt::from(at), BigInt::from(4)),
        included,
    };
    Interval::new(
        Some(end(said.low.0, said.low.1)),
        Some(end(said.low.0 + said.width, said.high_included)),
    )
    .unwrap()
}

fn observed(all: &[Said], units: &[Unit]) -> Vec<Observed> {
    all.iter()
        .enumerate()
        .map(|(at, said)| {
            let [one, other] = said.units.map(|at| units[at].clone());
            let is_turned = one > other;
            let own = range(said);
            Observed {
                origin: Origin::Stated {
                    rate: at,
                    turned: is_turned,
                },
                when: when(said.when),
                pair: if is_turned {
                    [other, one]
                } else {
                    [one, other]
                },
                range: if is_turned { inverse(&own) } else { own },
            }
        })
        .collect()
}

/// The pairs that disagree, by the places of their units, and whether a way round does.
fn answer(all: &[Said], names: &[&str]) -> (Vec<[usize; 2]>, bool) {
    let units = named(names);
    let observed = observed(all, &units);
    let found = disagreements(&observed);
    let place = |unit: &Unit| units.iter().position(|own| own == unit).unwrap();
    let mut pairs: Vec<[usize; 2]> = found
        .iter()
        .map(|found| {
            let mut pair = found.pair.each_ref().map(place);
            pair.sort_unstable();
            pair
        })
        .collect();
    pairs.sort_unstable();
    (pairs, !rounds(&observed, &found).is_empty())
}

/// Whether the rates for no time in particular fail to come back to one somewhere.
fn no_way_back(observed: &[Observed], units: &[Unit]) -> bool {
    let told: Vec<_> = disagreements(observed)
        .into_iter()
        .map(|found| found.pair)
        .collect();
    let rate = |one: usize, other: usize| -> Option<Interval> {
        let (one, other) = (&units[one], &units[other]);
        let mut both: Option<Interval> = None;
        for seen in observed.iter().filter(|seen| !told.contains(&seen.pair)) {
            let range = if seen.pair == [one.clone(), other.clone()] {
                seen.range.clone()
            } else if seen.pair == [other.clone(), one.clone()] {
                inverse(&seen.range)
            } else {
                continue;
            };
            both = Some(both.map_or(range.clone(), |both| both.common(&range).unwrap()));
        }
        both
    };
    // Each rate may be 15 in a hundred off.
    let end = |above: u32, below: u32| {
        Some(End::included(BigRational::new(
            BigInt::from(above),
            BigInt::from(below),
        )))
    };
    let apart = Interval::new(end(20, 23), end(23, 20)).unwrap();
    let mut ways: Vec<Vec<usize>> = (0..units.len()).map(|at| vec![at]).collect();
    while let Some(way) = ways.pop() {
        for next in 0..units.len() {
            if way.len() > 2 && next == way[0] {
                let mut round = way.clone();
                round.push(next);
                let product = round
                    .windows(2)
                    .map(|pair| rate(pair[0], pair[1]))
                    .try_fold(Interval::point(BigRational::one()), |product, rate| {
                        product.times(&rate?)?.times(&apart)
                    });
                if product.is_some_and(|product| !product.contains(&BigRational::one())) {
                    return true;
                }
            } else if !way.contains(&next) {
                ways.push([way.as_slice(), &[next]].concat());
            }
        }
    }
    false
}

const NAMES: [&str; 4] = ["alpha", "beta", "gamma", "delta"];
const RENAMED: [&str; 4] = ["zeta", "omega", "eta", "kappa"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rates_of_one_time_disagree_where_no_value_is_common(
        all in prop::collection::vec(said(2, 1), 1..7),
    ) {
        let units = named(&NAMES[..2]);
        let seen = observed(&all, &units);
        let common = seen.iter().skip(1).try_fold(seen[0].range.clone(), |common, next| {
            common.common(&next.range)
        });
        let found = disagreements(&seen);
        prop_assert_eq!(found.len(), usize::from(common.is_none()));
        for found in found {
            let [one, other] = found.proof;
            prop_assert!(seen[one].range.common(&seen[other].range).is_none());
            if let Some(agreed) = &found.agreed {
                let inside = seen.iter().filter(|one| one.range.common(agreed).is_some());
                prop_assert!(inside.count() + found.apart.len() == seen.len());
                for at in &found.apart {
                    prop_assert!(seen[*at].range.common(agreed).is_none());
                }
            }
        }
    }

    #[test]
    fn rates_of_several_times_disagree_where_two_do(
        all in prop::collection::vec(said(2, 5), 1..7),
    ) {
        let units = named(&NAMES[..2]);
        let seen = observed(&all, &units);
        let two_do = seen.iter().any(|one| seen.iter().any(|other| {
            one.is_compatible(other) && one.range.common(&other.range).is_none()
        }));
        prop_assert_eq!(!disagreements(&seen).is_empty(), two_do);
    }

    #[test]
    fn a_way_round_is_found_where_there_is_one(
        all in prop::collection::vec(said(4, 1), 1..8),
    ) {
        let units = named(&NAMES);
        let seen = observed(&all, &units);
        let found = rounds(&seen, &disagreements(&seen));
        prop_assert_eq!(!found.is_empty(), no_way_back(&seen, &units), "{:?}", found);
    }

    #[test]
    fn order_direction_and_names_do_not_matter(
        (all, shuffled) in prop::collection::vec(said(4, 5), 1..8)
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        names in Just(RENAMED.to_vec()).prop_shuffle(),
    ) {
        let first = answer(&all, &NAMES);
        prop_assert_eq!(&answer(&shuffled, &NAMES), &first);
        prop_assert_eq!(&answer(&all, &names), &first);
    }
}

/// Sixty units in a ring, and a hundred thousand rates of one pair.
#[test]
fn much_is_answered_soon() {
    let names: Vec<String> = (0..60).map(|at| format!("unit{at}x")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let units = named(&names);
    let one = |units: [usize; 2], low: u32| Said {
        units,
        low: (low, true),
        width: 0,
        high_included: true,
        when: 0,
    };
    let mut ring: Vec<Said> = (0..60).map(|at| one([at, (at + 1) % 60], 4)).collect();
    let seen = observed(&ring, &units);
    assert!(rounds(&seen, &[]).is_empty());
    ring[7].low.0 = 20_000;
    let seen = observed(&ring, &units);
    assert_eq!(rounds(&seen, &[])[0].steps.len(), 60);
    let many: Vec<Said> = (0..100_000).map(|at| one([0, 1], 4 + at % 3)).collect();
    let seen = observed(&many, &units);
    assert_eq!(disagreements(&seen).len(), 1);
}
