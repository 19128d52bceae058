//! Stretches of numbers hold all that their operands can give, and no more.

use argcheck::figures::interval::{Comparator, End, Interval};
use num_rational::BigRational;
use proptest::prelude::*;

fn number(value: i64, over: i64) -> BigRational {
    BigRational::new(value.into(), over.into())
}

/// A stretch with small ends, open or closed or missing, and a value in it.
fn with_value() -> impl Strategy<Value = (Interval, BigRational)> {
    let end = (0..4_i64, any::<bool>());
    (-6..7_i64, end.clone(), end, any::<(bool, bool)>()).prop_map(
        |(value, low, high, (no_low, no_high))| {
            // The value lies on an end only where the end belongs to the stretch.
            let value = number(value, 2);
            let end = |(away, included): (i64, bool), sign: i64| {
                let at = &value + number(away * sign, 2);
                if included || away == 0 {
                    End::included(at)
                } else {
                    End::excluded(at)
                }
            };
            let low = (!no_low).then(|| end(low, -1));
            let high = (!no_high).then(|| end(high, 1));
            (Interval::new(low, high).unwrap(), value)
        },
    )
}

const COMPARATORS: [Comparator; 5] = [
    Comparator::Equal,
    Comparator::Less,
    Comparator::AtMost,
    Comparator::Greater,
    Comparator::AtLeast,
];

fn holds(left: &BigRational, comparator: Comparator, right: &BigRational) -> bool {
    match comparator {
        Comparator::Equal => left == right,
        Comparator::Less => left < right,
        Comparator::AtMost => left <= right,
        Comparator::Greater => left > right,
        Comparator::AtLeast => left >= right,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn results_hold_what_values_give((one, x) in with_value(), (other, y) in with_value()) {
        prop_assert!(one.contains(&x) && other.contains(&y));
        prop_assert!(one.plus(&other).unwrap().contains(&(&x + &y)));
        prop_assert!(one.minus(&other).unwrap().contains(&(&x - &y)));
        prop_assert!(one.times(&other).unwrap().contains(&(&x * &y)));
        prop_assert!(one.hull(&other).contains(&x) && one.hull(&other).contains(&y));
        if y != number(0, 1) {
            prop_assert!(one.over(&other).unwrap().contains(&(&x / &y)));
        }
        for comparator in COMPARATORS {
            if holds(&x, comparator, &y) {
                prop_assert!(one.may(comparator, &other));
            }
        }
        let both = one.common(&other);
        if other.contains(&x) {
            prop_assert!(both.unwrap().contains(&x));
        }
    }

    /// Between values a hundredth apart nothing is claimed that no value gives.
    #[test]
    fn closed_ends_are_reached((one, _) in with_value(), (other, _) in with_value()) {
        let ends = |interval: &Interval| {
            Some([interval.low()?.at.clone(), interval.high()?.at.clone()])
        };
        let (Some(xs), Some(ys)) = (ends(&one), ends(&other)) else { return Ok(()) };
        let corners = |reckon: &dyn Fn(&BigRational, &BigRational) -> BigRational| {
            let mut all: Vec<BigRational> = xs
                .iter()
                .flat_map(|x| ys.iter().map(|y| reckon(x, y)).collect::<Vec<_>>())
                .collect();
            all.sort();
            (all.first().unwrap().clone(), all.last().unwrap().clone())
        };
        let check = |result: Interval, (least, greatest): (BigRational, BigRational)| {
            result.low().unwrap().at == least && result.high().unwrap().at == greatest
        };
        prop_assert!(check(one.plus(&other).unwrap(), corners(&|x, y| x + y)));
        prop_assert!(check(one.minus(&other).unwrap(), corners(&|x, y| x - y)));
        prop_assert!(check(one.times(&other).unwrap(), corners(&|x, y| x * y)));
        if other.is_positive() && other.low().unwrap().at > number(0, 1) || other.is_negative()
            && other.high().unwrap().at < number(0, 1)
        {
            prop_assert!(check(one.over(&other).unwrap(), corners(&|x, y| x / y)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn comparisons_that_are_possible_have_values((one, _) in with_value(), (other, _) in with_value()) {
        // Ends are halves and whole numbers: eighths lie on all ends and between any two.
        let inside = |interval: &Interval| {
            (-100..=100_i64)
                .map(|step| number(step, 8))
                .filter(|value| interval.contains(value))
                .collect::<Vec<_>>()
        };
        let (xs, ys) = (inside(&one), inside(&other));
        for comparator in COMPARATORS {
            let some = xs.iter().any(|x| ys.iter().any(|y| holds(x, comparator, y)));
            prop_assert_eq!(one.may(comparator, &other), some, "{:?} {:?} {:?}", one, comparator, other);
        }
    }
}

#[test]
fn a_divisor_around_zero_leaves_everything_open() {
    let around = Interval::new(
        Some(End::included(number(-1, 1))),
        Some(End::included(number(1, 1))),
    )
    .unwrap();
    let one = Interval::point(number(1, 1));
    assert_eq!(one.over(&around), Some(Interval::everything()));
    assert_eq!(one.over(&Interval::point(number(0, 1))), None);
}
