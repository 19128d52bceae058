//! What every grounded node cannot do without, worked out from the ground up.

use std::collections::HashMap;

use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeFiltered, EdgeRef as _};

use super::works::Works;
use super::{MOST_NEEDS, Origin};
use crate::graph::cycle::components;
use crate::graph::grounded::is_given;
use crate::graph::{ArgumentGraph, Edge, Grounding, Node};
use crate::map::{Map, StatementId};

/// Origins in order, each once.
pub(super) type Needs = Vec<Origin>;

/// What every grounded node cannot do without, and the nodes in an order in which each
/// stands after those that it rests on, circles apart.
pub(super) fn needs(
    map: &Map,
    graph: &ArgumentGraph,
    grounding: &Grounding,
    works: &Works<'_>,
) -> (Vec<Needs>, Vec<NodeIndex>) {
    let mut given: HashMap<StatementId, Option<Needs>, foldhash::fast::FixedState> =
        HashMap::default();
    for (id, statement) in map
        .all_statements()
        .filter(|(_, statement)| is_given(statement))
    {
        let own = works.of_statement(id);
        let known = given.entry(statement.class).or_default();
        *known = Some(match known.take() {
            Some(before) => common(&before, &own),
            None => own,
        });
    }
    let circle_of = circles(graph, grounding);
    let is_round = |one: NodeIndex, other: NodeIndex| {
        circle_of[one.index()].is_some() && circle_of[one.index()] == circle_of[other.index()]
    };
    let mut waits: Vec<usize> = vec![0; graph.len()];
    let mut needs: Vec<Needs> = vec![Vec::new(); graph.len()];
    let mut order: Vec<NodeIndex> = Vec::new();
    for node in grounding.order() {
        let rests = graph.rests_on(*node);
        waits[node.index()] = rests
            .filter(|(below, _)| grounding.is_grounded(*below) && !is_round(*node, *below))
            .count();
    }
    let mut ready: Vec<NodeIndex> = grounding
        .order()
        .iter()
        .rev()
        .copied()
        .filter(|node| waits[node.index()] == 0)
        .collect();
    while let Some(node) = ready.pop() {
        order.push(node);
        if circle_of[node.index()].is_none() {
            let below = graph.rests_on(node).map(|(below, _)| below);
            let below = below.filter(|below| grounding.is_grounded(*below));
            needs[node.index()] = match graph.node(node) {
                Node::Reason(_) => {
                    below.fold(Vec::new(), |all, one| union(all, &needs[one.index()]))
                }
                Node::Statement(class) => {
                    let own = given.get(&class).and_then(Option::as_ref).cloned();
                    let all = below.fold(own, |all, one| {
                        Some(match all {
                            Some(all) => common(&all, &needs[one.index()]),
                            None => needs[one.index()].clone(),
                        })
                    });
                    all.unwrap_or_default()
                }
            };
        }
        for (next, _) in graph.carries(node) {
            if is_round(node, next) || !grounding.is_grounded(next) {
                continue;
            }
            let left = &mut waits[next.index()];
            *left = left.saturating_sub(1);
            if *left == 0 {
                ready.push(next);
            }
        }
    }
    (needs, order)
}

/// Of each grounded node that stands in a circle of support, which circle it is.
fn circles(graph: &ArgumentGraph, grounding: &Grounding) -> Vec<Option<usize>> {
    let support = EdgeFiltered::from_fn(graph.petgraph(), |edge| {
        matches!(edge.weight(), Edge::Premise(_) | Edge::Supports)
            && grounding.is_grounded(edge.source())
            && grounding.is_grounded(edge.target())
    });
    let mut circle_of = vec![None; graph.len()];
    for (number, circle) in components(&support).iter().enumerate() {
        for node in circle {
            circle_of[node.index()] = Some(number);
        }
    }
    circle_of
}

/// Both, in order; the first of them where they are too many. Evidence comes first, so
/// that nothing is told of a source where the evidence that carries it was left out.
pub(super) fn union(one: Needs, other: &Needs) -> Needs {
    if one.is_empty() {
        return other.clone();
    }
    let mut all = one;
    all.extend(other);
    all.sort_unstable();
    all.dedup();
    all.truncate(MOST_NEEDS);
    all
}

pub(super) fn common(one: &Needs, other: &Needs) -> Needs {
    one.iter()
        .filter(|origin| other.binary_search(origin).is_ok())
        .copied()
        .collect()
}
