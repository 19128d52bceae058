//! What is grounded: the least fixpoint over reasons.
//!
//! Unit propagation over Horn clauses (Dowling & Gallier 1984): every edge is
//! looked at once, so the whole is linear in the size of the map.

use petgraph::graph::NodeIndex;

use super::{ArgumentGraph, Node};
use crate::map::{Map, Statement};
use crate::syntax::tree::StatementKind;

/// Which statements and reasons are grounded.
#[derive(Debug)]
pub struct Grounding {
    grounded: Vec<bool>,
    /// The grounded nodes in an order in which each rests on earlier ones only.
    order: Vec<NodeIndex>,
    /// Of a statement, the reason that grounded it first.
    first_reason: Vec<Option<NodeIndex>>,
}

impl Grounding {
    /// Whether a node is grounded.
    #[must_use]
    pub fn is_grounded(&self, node: NodeIndex) -> bool {
        self.grounded[node.index()]
    }

    /// The grounded nodes, each after those it rests on.
    #[must_use]
    pub fn order(&self) -> &[NodeIndex] {
        &self.order
    }

    /// Of a grounded statement that is not given, the reason that grounded it first.
    #[must_use]
    pub fn first_reason(&self, statement: NodeIndex) -> Option<NodeIndex> {
        self.first_reason[statement.index()]
    }
}

/// Whether a statement needs no reason: an assumption, evidence with a citation,
/// and what could not be read whole, which may have what it seems to lack.
#[must_use]
pub fn is_given(statement: &Statement) -> bool {
    statement.damaged
        || match statement.kind {
            StatementKind::Assumption => true,
            StatementKind::Evidence => !statement.citations.is_empty(),
            StatementKind::Claim | StatementKind::Thesis => false,
        }
}

/// Finds what is grounded.
#[must_use]
pub fn ground(map: &Map, graph: &ArgumentGraph) -> Grounding {
    ground_among(map, graph, |_| true)
}

/// Finds what is grounded by way of nodes that count.
#[must_use]
pub fn ground_among(
    map: &Map,
    graph: &ArgumentGraph,
    counts: impl Fn(NodeIndex) -> bool,
) -> Grounding {
    let mut unmet: Vec<u32> = vec![0; graph.len()];
    let mut grounding = Grounding {
        grounded: vec![false; graph.len()],
        order: Vec::new(),
        first_reason: vec![None; graph.len()],
    };
    for (id, statement) in map.all_statements() {
        let node = graph.statement(statement.class);
        let is_given = graph.givens().is_given(id) && counts(node);
        if is_given && !grounding.grounded[node.index()] {
            grounding.grounded[node.index()] = true;
            grounding.order.push(node);
        }
    }
    for (id, reason) in map.all_reasons() {
        let node = graph.reason(id);
        unmet[node.index()] = reason.premises.end - reason.premises.start;
        if unmet[node.index()] == 0 && counts(node) {
            grounding.grounded[node.index()] = true;
            grounding.order.push(node);
        }
    }
    let mut at = 0;
    while let Some(node) = grounding.order.get(at).copied() {
        at += 1;
        for (next, _) in graph.carries(node) {
            if grounding.grounded[next.index()] || !counts(next) {
                continue;
            }
            if matches!(graph.node(next), Node::Reason(_)) {
                unmet[next.index()] -= 1;
                if unmet[next.index()] > 0 {
                    continue;
                }
            } else {
                grounding.first_reason[next.index()] = Some(node);
            }
            grounding.grounded[next.index()] = true;
            grounding.order.push(next);
        }
    }
    grounding
}
