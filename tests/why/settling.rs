//! The answers that settle a contest, against trying them all the slow way.

use std::collections::BTreeSet;

use argcheck::why::Extent;
use proptest::prelude::*;

use super::made::{accounts, reason, sayable};
use super::models::{Bears, Kind, Small, SmallReason, Truth, circling, small};

/// The same map with something new that holds against one step.
fn answered(small: &Small, reason: usize) -> Small {
    let mut answered = small.clone();
    let premise = answered.kinds.len();
    answered.kinds.push(Kind::Assumption);
    answered.reasons.push(SmallReason {
        bears: Bears::OnReason(reason),
        premises: vec![premise],
        damaged: false,
    });
    answered
}

fn agrees(small: &Small) -> Result<(), TestCaseError> {
    let size = small.kinds.len();
    let truths = small.well_founded();
    let open: Vec<usize> = (0..small.reasons.len())
        .filter(|at| truths[size + at] == Truth::Undefined)
        .collect();
    let outcomes: Vec<(usize, Vec<Truth>)> = open
        .iter()
        .map(|at| (*at, answered(small, *at).well_founded()))
        .collect();
    for (at, account) in accounts(small, Extent::Deciding).iter().enumerate() {
        let settling = &account["settling"];
        if truths[at] != Truth::Undefined {
            prop_assert!(settling.is_null());
            continue;
        }
        prop_assert_eq!(&settling["open"], &settling["tried"]);
        for (key, outcome) in [
            ("accepted_if_answered", Truth::True),
            ("defeated_if_answered", Truth::False),
        ] {
            let told: Vec<usize> = settling[key]
                .as_array()
                .unwrap()
                .iter()
                .map(|id| reason(small, id))
                .collect();
            let told_once: BTreeSet<usize> = told.iter().copied().collect();
            prop_assert_eq!(told.len(), told_once.len());
            let expected: BTreeSet<usize> = outcomes
                .iter()
                .filter(|(_, truths)| truths[at] == outcome)
                .map(|(reason, _)| *reason)
                .collect();
            prop_assert_eq!(told_once, expected, "s{}: {}", at, key);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_answers_are_those_that_settle_it(small in small().prop_map(sayable)) {
        agrees(&small)?;
    }

    #[test]
    fn the_answers_are_those_that_settle_it_in_circles(small in circling().prop_map(sayable)) {
        agrees(&small)?;
    }
}
