//! Checks in which a figure stands twice are refused only where nothing satisfies them.

use argcheck::figures::interval::{Comparator, End, Interval};
use argcheck::figures::repeated::{Step, is_impossible};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

const FIGURES: usize = 3;

/// An expression as a stack machine takes it.
fn steps(depth: u32) -> impl Strategy<Value = Vec<Step>> {
    let leaf = (0..FIGURES).prop_map(|at| vec![Step::Figure(at)]);
    leaf.prop_recursive(depth, 12, 2, |inner| {
        (inner.clone(), inner, 0..4_u8).prop_map(|(left, right, operator)| {
            let operator = match operator {
                0 => Step::Add,
                1 => Step::Subtract,
                2 => Step::Multiply,
                _ => Step::Divide,
            };
            [left, right, vec![operator]].concat()
        })
    })
}

fn reckon(steps: &[Step], values: &[BigRational]) -> Option<BigRational> {
    let mut stack: Vec<BigRational> = Vec::new();
    for step in steps {
        let value = if let Step::Figure(at) = step {
            values[*at].clone()
        } else {
            let (right, left) = (stack.pop()?, stack.pop()?);
            match step {
                Step::Add => left + right,
                Step::Subtract => left - right,
                Step::Multiply => left * right,
                _ if right.is_zero() => return None,
                _ => left / right,
            }
        };
        stack.push(value);
    }
    stack.pop()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_satisfied_check_is_possible(
        left in steps(3),
        right in steps(2),
        values in prop::collection::vec((1..20_i64, 0..3_i64, 0..3_i64), FIGURES),
    ) {
        let number = |value: i64| BigRational::from(num_bigint::BigInt::from(value));
        let ranges: Vec<Interval> = values
            .iter()
            .map(|(value, below, above)| {
                Interval::new(
                    Some(End::included(number(value - below))),
                    Some(End::included(number(value + above))),
                )
                .unwrap()
            })
            .collect();
        let values: Vec<BigRational> = values.iter().map(|(value, ..)| number(*value)).collect();
        let sides = (reckon(&left, &values), reckon(&right, &values));
        let (Some(one), Some(other)) = sides else { return Ok(()) };
        for (comparator, holds) in [
            (Comparator::Equal, one == other),
            (Comparator::Less, one < other),
            (Comparator::AtMost, one <= other),
            (Comparator::Greater, one > other),
            (Comparator::AtLeast, one >= other),
        ] {
            if holds {
                prop_assert!(!is_impossible(&left, comparator, &right, &ranges));
            }
        }
    }

    /// With ranges of one value each, all that can be decided is decided.
    #[test]
    fn points_are_decided(
        left in steps(2),
        right in steps(1),
        values in prop::collection::vec(1..9_i64, FIGURES),
    ) {
        let values: Vec<BigRational> = values
            .into_iter()
            .map(|value| BigRational::from(num_bigint::BigInt::from(value)))
            .collect();
        let ranges: Vec<Interval> = values.iter().cloned().map(Interval::point).collect();
        let sides = (reckon(&left, &values), reckon(&right, &values));
        let (Some(one), Some(other)) = sides else { return Ok(()) };
        // A figure multiplied by itself is left undecided.
        let impossible = is_impossible(&left, Comparator::Equal, &right, &ranges);
        prop_assert!(!impossible || one != other);
        let products = left.iter().chain(&right);
        let has_products = products
            .filter(|step| matches!(step, Step::Multiply | Step::Divide))
            .count();
        if has_products == 0 {
            prop_assert_eq!(impossible, one != other);
        }
    }
}
