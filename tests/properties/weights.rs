//! What findings weigh, and circles of preference and of sourcing.

use std::collections::BTreeMap;

use argcheck::map::Place;
use argcheck::syntax::tree::StatementKind;
use proptest::prelude::*;

use crate::model::{Index, Model};
use crate::oracle::{Distances, components};
use crate::run::{Checked, check};
use crate::strategy::{cases, models};

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn unsupported_claims_weigh_what_hangs_on_them(model in models(1, true), seed: u64) {
        unsupported_claims(&model, &check(&model, seed))?;
    }

    #[test]
    fn unsourced_evidence_weighs_what_hangs_on_it(model in models(1, true), seed: u64) {
        unsourced_evidence(&model, &check(&model, seed))?;
    }

    #[test]
    fn preferences_turn_in_the_circles_of_brute_force(model in models(1, true), seed: u64) {
        preferences(&model, &check(&model, seed))?;
    }

    #[test]
    fn sourcing_turns_in_the_circles_of_brute_force(model in models(1, true), seed: u64) {
        sourcing(&model, &check(&model, seed))?;
    }
}

proptest! {
    #![proptest_config(cases(384))]

    #[test]
    fn weights_hold_across_files(model in models(3, false), seed: u64) {
        let checked = check(&model, seed);
        unsupported_claims(&model, &checked)?;
        unsourced_evidence(&model, &checked)?;
        preferences(&model, &checked)?;
        sourcing(&model, &checked)?;
    }
}

fn unsupported_claims(model: &Model, checked: &Checked) -> Result<(), TestCaseError> {
    let classes = model.classes();
    let severities = model.severities();
    let expected: BTreeMap<Index, &str> = model
        .unsupported()
        .into_iter()
        .map(|at| (at, severities[at]))
        .collect();
    let mut found = BTreeMap::new();
    for finding in checked.findings("unsupported-claim") {
        let at = checked
            .defined_at(model, finding.place())
            .expect("a name of the model");
        let twice = found.insert(classes[at], finding.severity.word());
        prop_assert!(
            twice.is_none(),
            "{} is told twice\n{}",
            model.name(at),
            checked.texts()
        );
        let is_opposed = model
            .reasons
            .iter()
            .any(|reason| reason.opposes && classes[reason.conclusion] == classes[at]);
        prop_assert_eq!(finding.message.starts_with("only opposition"), is_opposed);
    }
    prop_assert_eq!(found, expected, "in\n{}", checked.texts());
    Ok(())
}

fn unsourced_evidence(model: &Model, checked: &Checked) -> Result<(), TestCaseError> {
    let severities = model.severities();
    let classes = model.classes();
    // What restates evidence with a source is the same evidence.
    let is_sourced = |class: Index| {
        (0..model.statements.len()).any(|other| {
            let statement = &model.statements[other];
            classes[other] == class
                && statement.kind == StatementKind::Evidence
                && !statement.cites.is_empty()
        })
    };
    let expected: BTreeMap<Index, &str> = (0..model.statements.len())
        .filter(|at| model.statements[*at].kind == StatementKind::Evidence)
        .filter(|at| !is_sourced(classes[*at]))
        .map(|at| (at, severities[at]))
        .collect();
    let found: BTreeMap<Index, &str> = checked
        .findings("unsourced-evidence")
        .map(|finding| {
            let at = checked.defined_at(model, finding.place());
            (at.expect("a name of the model"), finding.severity.word())
        })
        .collect();
    prop_assert_eq!(found, expected, "in\n{}", checked.texts());
    Ok(())
}

fn preferences(model: &Model, checked: &Checked) -> Result<(), TestCaseError> {
    let classes = model.classes();
    let mut cycles = Vec::new();
    for finding in checked.findings("circular-preference") {
        prop_assert_eq!(finding.severity.word(), "error");
        let mut steps = Vec::new();
        for label in &finding.labels {
            let at = checked
                .defined_at(model, label.place)
                .expect("a name of the model");
            let (better, worse) = model.statements[at].beats.expect("a comparison");
            steps.push((classes[better], classes[worse]));
        }
        let places: Vec<Place> = finding.labels.iter().map(|label| label.place).collect();
        prop_assert_eq!(places.iter().min(), places.first());
        cycles.push(steps);
    }
    are_shortest(&cycles, &model.preference_distances(), checked)
}

fn sourcing(model: &Model, checked: &Checked) -> Result<(), TestCaseError> {
    let distances = model.sourcing_distances();
    let mut cycles = Vec::new();
    for finding in checked.findings("circular-sourcing") {
        prop_assert_eq!(finding.severity.word(), "error");
        let places: Vec<Place> = finding.labels.iter().map(|label| label.place).collect();
        prop_assert_eq!(places.iter().min(), places.first());
        let owners: Vec<Index> = places
            .iter()
            .map(|place| source_at(model, checked, *place))
            .collect();
        let steps = (0..owners.len()).map(|at| (owners[at], owners[(at + 1) % owners.len()]));
        let steps: Vec<(Index, Index)> = steps.collect();
        for (from, to) in &steps {
            prop_assert_eq!(
                distances[*from][*to],
                Some(1),
                "no such step\n{}",
                checked.texts()
            );
        }
        cycles.push(steps);
    }
    are_shortest(&cycles, &distances, checked)
}

/// The source in whose item a place lies.
fn source_at(model: &Model, checked: &Checked, place: Place) -> Index {
    let file = checked.file_of(place);
    let text = &checked.run.project.files.get(place.file).text;
    let before = &text[..place.span.start as usize];
    let start = before.rfind("source ").expect("the item's first line");
    let name = before[start..]
        .split_whitespace()
        .nth(1)
        .unwrap_or_default();
    model
        .find_source(file, name)
        .expect("a source of the model")
}

/// Each component is told once, by a cycle that is as short as any in it.
fn are_shortest(
    cycles: &[Vec<(Index, Index)>],
    distances: &Distances,
    checked: &Checked,
) -> Result<(), TestCaseError> {
    let mut expected = components(distances);
    prop_assert_eq!(
        cycles.len(),
        expected.len(),
        "{:?} in\n{}",
        cycles,
        checked.texts()
    );
    for steps in cycles {
        for (at, (_, to)) in steps.iter().enumerate() {
            prop_assert_eq!(
                *to,
                steps[(at + 1) % steps.len()].0,
                "a gap\n{}",
                checked.texts()
            );
        }
        let known = expected.iter().position(|component| {
            steps
                .iter()
                .all(|(from, _)| component.members.contains(from))
        });
        prop_assert!(
            known.is_some(),
            "{:?} is in no component of\n{}",
            steps,
            checked.texts()
        );
        let component = expected.swap_remove(known.unwrap_or_default());
        prop_assert_eq!(
            steps.len(),
            component.shortest,
            "not the shortest\n{}",
            checked.texts()
        );
    }
    Ok(())
}
