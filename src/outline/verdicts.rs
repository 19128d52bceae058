//! What is to be said of each statement: the one place that an outline asks.

use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeFiltered, EdgeRef as _};

use crate::graph::{Analysis, Edge, components};
use crate::map::{Map, ReasonId, StatementId};

/// The verdict on each statement, and the circles in support.
#[derive(Debug)]
pub(super) struct Verdicts<'run> {
    map: &'run Map,
    analysis: &'run Analysis,
    /// Of each node that lies on a circle of support, the circle's number.
    circle: Vec<Option<u32>>,
}

impl<'run> Verdicts<'run> {
    /// Reads the verdicts from what was worked out.
    pub(super) fn new(map: &'run Map, analysis: &'run Analysis) -> Self {
        let support = EdgeFiltered::from_fn(analysis.graph.petgraph(), |edge| {
            matches!(edge.weight(), Edge::Premise(_) | Edge::Supports)
                && analysis.grounding.is_grounded(edge.source())
                    == analysis.grounding.is_grounded(edge.target())
        });
        let mut circle = vec![None; analysis.graph.len()];
        for (number, component) in components(&support).iter().enumerate() {
            for node in component {
                circle[node.index()] = u32::try_from(number).ok();
            }
        }
        Self {
            map,
            analysis,
            circle,
        }
    }

    /// The verdict on a statement, in one word.
    pub(super) fn of(&self, statement: StatementId) -> &'static str {
        let node = self.node(statement);
        if self.analysis.grounding.is_grounded(node) {
            "accepted"
        } else if self.circle[node.index()].is_some() {
            "circular"
        } else {
            "unsupported"
        }
    }

    /// Whether a reason counts: what it rests on stands.
    pub(super) fn counts(&self, reason: ReasonId) -> bool {
        let node = self.analysis.graph.reason(reason);
        self.analysis.grounding.is_grounded(node)
    }

    /// Whether two statements lie on one circle of support.
    pub(super) fn are_on_one_circle(&self, one: StatementId, other: StatementId) -> bool {
        let circle = self.circle[self.node(one).index()];
        circle.is_some() && circle == self.circle[self.node(other).index()]
    }

    fn node(&self, statement: StatementId) -> NodeIndex {
        self.analysis.graph.statement(self.map.class_of(statement))
    }
}
