//! What stays grounded without some statements, against the naive fixpoint.

use argcheck::graph::{Analysis, analyse, any_grounded_without, is_given};
use argcheck::map::{Conclusion, Effect, Map, StatementId};
use proptest::prelude::*;

use super::models::{circling, small};
use super::support;

/// Plenty for maps of a few statements.
const STEPS: usize = 10_000;

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 5_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_left_is_the_fixpoint_without_what_is_taken(
        small in prop_oneof![small(), circling()],
        taken in any::<u32>(),
    ) {
        let map = small.map();
        let analysis = analyse(&map);
        let is_taken = |id: StatementId| {
            taken & (1 << (map.class_of(id).index() % 32)) != 0
        };
        let (statements, reasons) = left(&map, is_taken);
        let all = map.all_statements().map(|(id, _)| id);
        let taken: Vec<StatementId> = all.filter(|id| is_taken(*id)).collect();
        for (id, statement) in map.all_statements() {
            let node = analysis.graph.statement(statement.class);
            let found = without(&analysis, &map, node, &taken);
            prop_assert_eq!(found, Some(statements[statement.class.index()]), "statement {:?}", id);
        }
        for (id, _) in map.all_reasons() {
            let found = without(&analysis, &map, analysis.graph.reason(id), &taken);
            prop_assert_eq!(found, Some(reasons[id.index()]), "reason {:?}", id);
        }
    }
}

fn without(
    analysis: &Analysis,
    map: &Map,
    node: petgraph::graph::NodeIndex,
    taken: &[StatementId],
) -> Option<bool> {
    let taken: Vec<_> = taken
        .iter()
        .map(|id| analysis.graph.statement(map.class_of(*id)))
        .collect();
    let (graph, grounding) = (&analysis.graph, &analysis.grounding);
    any_grounded_without(graph, grounding, &[node], &taken, &mut STEPS.clone())
}

/// The statements, by class, and reasons that are grounded without some statements:
/// the rules are gone over until nothing is added.
fn left(map: &Map, is_taken: impl Fn(StatementId) -> bool) -> (Vec<bool>, Vec<bool>) {
    let mut statements = vec![false; map.statements.len()];
    let mut reasons = vec![false; map.reasons.len()];
    for (id, statement) in map.all_statements() {
        statements[statement.class.index()] |= is_given(statement) && !is_taken(id);
    }
    loop {
        let before = (statements.clone(), reasons.clone());
        for (id, reason) in map.all_reasons() {
            let mut premises = map.premises_of(id).iter();
            reasons[id.index()] =
                premises.all(|premise| statements[map.class_of(premise.statement).index()]);
            if let (Effect::Supports, Conclusion::Statement(of)) =
                (reason.effect, reason.conclusion)
            {
                let class = map.class_of(of);
                statements[class.index()] |= reasons[id.index()] && !is_taken(class);
            }
        }
        if before == (statements.clone(), reasons.clone()) {
            return (statements, reasons);
        }
    }
}

#[test]
fn too_few_steps_are_told() {
    let map = "thesis t\n  supported by a\nclaim a\n  supported by e\nevidence e from \"x\"\n";
    let run = support::check_text(map);
    let analysis = analyse(&run.map);
    let thesis = analysis.graph.statement(StatementId::at(0));
    let (graph, grounding) = (&analysis.graph, &analysis.grounding);
    let asked =
        |mut steps: usize| any_grounded_without(graph, grounding, &[thesis], &[], &mut steps);
    assert_eq!(asked(2), None);
    assert_eq!(asked(100), Some(true));
}
