//! What opposition does to the theses: which of them are left open or fall
//! because of a statement below them.

use petgraph::graph::NodeIndex;

use super::stakes::walk;
use super::{ArgumentGraph, Force, Node, Standing, Verdict};
use crate::map::{Map, StatementId};

/// The theses that opposition reaches, by what it reaches them through.
#[derive(Debug)]
pub struct Shaken {
    unsettled: Vec<Option<StatementId>>,
    brought_down: Vec<Option<StatementId>>,
}

impl Shaken {
    /// A thesis that is not accepted and rests on this node, through nothing that
    /// stands; the thesis itself among these.
    #[must_use]
    pub fn unsettles(&self, node: NodeIndex) -> Option<StatementId> {
        self.unsettled[node.index()]
    }

    /// A thesis that is defeated and rests on this node, through nothing but what
    /// is defeated; the thesis itself among these.
    #[must_use]
    pub fn brings_down(&self, node: NodeIndex) -> Option<StatementId> {
        self.brought_down[node.index()]
    }
}

/// Works out which theses opposition reaches, by two walks from all theses at once.
#[must_use]
pub fn shaken(
    map: &Map,
    graph: &ArgumentGraph,
    standing: &Standing,
    theses: &[StatementId],
) -> Shaken {
    let unsettled = walk(map, graph, theses, |node| !stands(graph, standing, node));
    let brought_down = walk(map, graph, theses, |node| falls(graph, standing, node));
    Shaken {
        unsettled,
        brought_down,
    }
}

/// Whether a statement is accepted, a reason holds.
#[must_use]
pub fn stands(graph: &ArgumentGraph, standing: &Standing, node: NodeIndex) -> bool {
    match graph.node(node) {
        Node::Statement(id) => standing.of(id) == Verdict::Accepted,
        Node::Reason(id) => standing.force(id) == Force::Holds,
    }
}

/// Whether a statement is defeated, a reason fails.
#[must_use]
pub fn falls(graph: &ArgumentGraph, standing: &Standing, node: NodeIndex) -> bool {
    match graph.node(node) {
        Node::Statement(id) => standing.of(id) == Verdict::Defeated,
        Node::Reason(id) => standing.force(id) == Force::Fails,
    }
}
