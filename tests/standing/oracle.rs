//! The verdicts of random maps, against the alternating fixpoint.

use std::collections::HashSet;

use argcheck::graph::{Analysis, Cause, Force, Verdict, analyse};
use argcheck::map::{Conclusion, Effect, Map, ReasonId, StatementId};
use proptest::prelude::*;

use super::models::{Small, Truth, circling, small};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn verdicts_are_the_well_founded_model(small in small()) {
        agrees(&small)?;
    }

    #[test]
    fn verdicts_in_circles_are_the_well_founded_model(small in circling()) {
        agrees(&small)?;
    }
}

fn agrees(small: &Small) -> Result<(), TestCaseError> {
    let map = small.map();
    let analysis = analyse(&map);
    let truths = small.well_founded();
    let grounded = small.grounded();
    let size = small.kinds.len();
    for (at, truth) in truths.iter().enumerate().take(size) {
        let expected = match truth {
            Truth::True => Verdict::Accepted,
            Truth::Undefined => Verdict::Contested,
            Truth::False if grounded[at] => Verdict::Defeated,
            Truth::False if small.is_circular(at) => Verdict::Circular,
            Truth::False => Verdict::Unsupported,
        };
        prop_assert_eq!(
            analysis.standing.of(StatementId::at(at)),
            expected,
            "statement {}",
            at
        );
    }
    for (at, truth) in truths[size..].iter().enumerate() {
        let expected = match truth {
            Truth::True => Force::Holds,
            Truth::Undefined => Force::Open,
            Truth::False => Force::Fails,
        };
        prop_assert_eq!(
            analysis.standing.force(ReasonId::at(at)),
            expected,
            "reason {}",
            at
        );
    }
    causes_hold(small, &map, &analysis)
}

/// Every defeated statement has a cause, what the cause says is so, and causes lead
/// to an attack in the end.
fn causes_hold(small: &Small, map: &Map, analysis: &Analysis) -> Result<(), TestCaseError> {
    let standing = &analysis.standing;
    for (id, _) in map.all_statements() {
        let mut seen = HashSet::new();
        let mut at = id;
        if standing.of(id) != Verdict::Defeated {
            prop_assert_eq!(standing.cause(id), None);
            continue;
        }
        loop {
            prop_assert!(
                seen.insert(map.class_of(at)),
                "the causes of {:?} turn round",
                id
            );
            let class = map.class_of(at);
            let speaks_for = |reason: ReasonId| {
                let Conclusion::Statement(conclusion) = map.reason(reason).conclusion else {
                    return false;
                };
                map.class_of(conclusion) == class && map.reason(reason).effect == Effect::Supports
            };
            match standing.cause(at) {
                None => prop_assert!(false, "{:?} is defeated without a cause", at),
                Some(Cause::Opposed { by }) => {
                    prop_assert!(small.is_given(class.index()));
                    prop_assert_eq!(standing.force(by), Force::Holds);
                    prop_assert_eq!(map.reason(by).effect, Effect::Opposes);
                    break;
                }
                Some(Cause::Undercut { reason, by }) => {
                    prop_assert!(speaks_for(reason));
                    prop_assert_eq!(map.reason(by).conclusion, Conclusion::Reason(reason));
                    prop_assert_eq!(standing.force(by), Force::Holds);
                    break;
                }
                Some(Cause::RestsOn { reason, premise }) => {
                    prop_assert!(speaks_for(reason));
                    prop_assert_eq!(standing.of(premise), Verdict::Defeated);
                    at = premise;
                }
            }
        }
    }
    for (id, _) in map.all_reasons() {
        let fails = standing.force(id) == Force::Fails;
        prop_assert_eq!(
            standing.reason_cause(id).is_some(),
            fails,
            "reason {:?}",
            id
        );
    }
    Ok(())
}
