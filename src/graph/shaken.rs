//! What opposition does to the theses: which of them are left open or fall
//! because of a statement below them.

use std::collections::VecDeque;

use petgraph::graph::NodeIndex;

use super::stakes::walk;
use super::{ArgumentGraph, Force, Node, Standing, Verdict};
use crate::map::{Map, ReasonId, StatementId};

/// The theses that opposition reaches, by what it reaches them through.
#[derive(Debug)]
pub struct Shaken {
    unsettled: Vec<Option<StatementId>>,
    brought_down: Vec<Option<StatementId>>,
}

impl Shaken {
    /// A thesis that is not accepted and needs this node, the thesis itself among these:
    /// it rests on it through nothing that stands, or the node is a reply to what leaves
    /// it open, a reply to what leaves that reply open, and so on.
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
    let unsettled = unsettled(map, graph, standing, theses);
    let brought_down = walk(map, graph, theses, |node| falls(graph, standing, node));
    Shaken {
        unsettled,
        brought_down,
    }
}

/// On which side of a thesis something stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
}

/// From every thesis that is not accepted to all on its side that is open or falls:
/// along support, and from each open objection to the replies to it.
fn unsettled(
    map: &Map,
    graph: &ArgumentGraph,
    standing: &Standing,
    theses: &[StatementId],
) -> Vec<Option<StatementId>> {
    let mut reached = [vec![None; graph.len()], vec![None; graph.len()]];
    let mut queue = VecDeque::new();
    let mut reach = |node: NodeIndex, side: Side, thesis, queue: &mut VecDeque<_>| {
        let known = &mut reached[usize::from(side == Side::Against)][node.index()];
        if known.is_none() {
            *known = Some(thesis);
            queue.push_back((node, side, thesis));
        }
    };
    for thesis in theses {
        let statement = map.statement(*thesis);
        let better = statement.beats.and_then(|rivals| rivals.better);
        for start in std::iter::once(*thesis).chain(better) {
            let node = graph.statement(map.class_of(start));
            if !stands(graph, standing, node) {
                reach(node, Side::For, *thesis, &mut queue);
            }
        }
    }
    let is_open = |reason: &ReasonId| standing.force(*reason) == Force::Open;
    while let Some((node, side, thesis)) = queue.pop_front() {
        for (next, _) in graph.rests_on(node) {
            let goes_on = match (side, graph.node(next)) {
                (Side::For, _) => !stands(graph, standing, next),
                (Side::Against, Node::Reason(id)) => is_open(&id),
                (Side::Against, Node::Statement(id)) => standing.of(id) == Verdict::Contested,
            };
            if goes_on {
                reach(next, side, thesis, &mut queue);
            }
        }
        let other = match side {
            Side::For => Side::Against,
            Side::Against => Side::For,
        };
        for attack in graph.attacks(node).filter(is_open) {
            reach(graph.reason(attack), other, thesis, &mut queue);
        }
    }
    let [on_its_side, _] = reached;
    on_its_side
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
