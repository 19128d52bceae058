//! Unfounded sets: statements of a circle of support that hold up only one another.
//!
//! Each statement of a circle that is held from outside keeps a *source*, the
//! reason by which it may stand, so that following the sources never leads round
//! (source pointers: Simons, Niemelä & Soininen 2002; the first ones come from
//! [`Grounding`]). When a source fails, those whose sources lead to it look for new
//! ones; those that find none are unfounded, and false. Components are taken in the
//! order in which they depend on one another, each when all that it depends on is
//! settled (Brass, Dix, Freitag & Zukowski 2001).
//!
//! One search is linear in the part of the circle that lost its sources. It is
//! repeated only where opposition leads from the circle back into it; there the
//! whole can become quadratic in the size of the circle, and no linear way is known
//! (Berman, Schlipf & Franco 1995). Where support is acyclic, nothing happens here.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef as _;

use super::well_founded::{Solver, Value};
use super::{ArgumentGraph, Circle, Edge, Grounding};

/// The circles of support that are held from outside.
#[derive(Clone, Default)]
pub(super) struct Rings {
    /// The ring of a statement; empty where there are no rings.
    ring: Vec<u32>,
    /// By which reason a statement of a ring may stand; none: because it is given.
    source: Vec<Option<NodeIndex>>,
    /// The place of a ring among those it depends on.
    rank: Vec<u32>,
    /// By ring, the statements that have lost their source.
    lost: Vec<Vec<NodeIndex>>,
    /// The rings that have lost one, in the order in which they are looked at.
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
    /// Of a statement: it has no source now.
    seeks: Vec<bool>,
    /// Of a reason: how many of its premises have none.
    missing: Vec<u32>,
}

const NO_RING: u32 = u32::MAX;

impl Rings {
    pub(super) fn new(graph: &ArgumentGraph, grounding: &Grounding, circles: &[Circle]) -> Self {
        let held: Vec<&Circle> = circles.iter().filter(|circle| circle.grounded).collect();
        if held.is_empty() {
            return Self::default();
        }
        let mut rings = Self {
            ring: vec![NO_RING; graph.len()],
            source: vec![None; graph.len()],
            rank: ranks(graph, &held),
            lost: vec![Vec::new(); held.len()],
            waiting: BinaryHeap::new(),
            seeks: vec![false; graph.len()],
            missing: vec![0; graph.len()],
        };
        for (ring, circle) in (0..NO_RING).zip(held) {
            for member in &circle.members {
                let node = graph.statement(*member);
                rings.ring[node.index()] = ring;
                rings.source[node.index()] = grounding.first_reason(node);
            }
        }
        rings
    }

    fn ring_of(&self, node: NodeIndex) -> u32 {
        self.ring.get(node.index()).copied().unwrap_or(NO_RING)
    }

    /// A reason for a statement has failed, or it no longer stands by being given.
    pub(super) fn lose(&mut self, statement: NodeIndex, by: Option<NodeIndex>) {
        let ring = self.ring_of(statement);
        if ring == NO_RING || self.source[statement.index()] != by {
            return;
        }
        let lost = &mut self.lost[ring as usize];
        if lost.is_empty() {
            let rank = self.rank[ring as usize];
            self.waiting.push(Reverse((rank, ring)));
        }
        lost.push(statement);
    }

    /// The next ring in which sources have to be sought.
    pub(super) fn next(&mut self) -> Option<u32> {
        self.waiting.pop().map(|Reverse((_, ring))| ring)
    }

    /// Seeks new sources in a ring; gives the statements for which there are none.
    pub(super) fn unfounded(&mut self, ring: u32, solver: &Solver<'_>) -> Vec<NodeIndex> {
        let mut seeking = Vec::new();
        for statement in std::mem::take(&mut self.lost[ring as usize]) {
            self.unsettle(statement, solver, &mut seeking);
        }
        let mut at = 0;
        while let Some(statement) = seeking.get(at).copied() {
            at += 1;
            for (reason, _) in solver.graph.carries(statement) {
                if let Some((next, Edge::Supports)) = solver.bears_on(reason)
                    && self.ring_of(next) == ring
                    && self.source[next.index()] == Some(reason)
                {
                    self.unsettle(next, solver, &mut seeking);
                }
            }
        }
        self.settle_again(&seeking, solver);
        seeking.retain(|statement| std::mem::take(&mut self.seeks[statement.index()]));
        seeking
    }

    /// Takes a statement's source away.
    fn unsettle(
        &mut self,
        statement: NodeIndex,
        solver: &Solver<'_>,
        seeking: &mut Vec<NodeIndex>,
    ) {
        let seeks = &mut self.seeks[statement.index()];
        if !*seeks && solver.value(statement) == Value::Unknown {
            *seeks = true;
            seeking.push(statement);
        }
    }

    /// Gives new sources to all that can have one: unit propagation once more,
    /// over the reasons that have not failed. (What may stand by being given has
    /// never lost that source.)
    fn settle_again(&mut self, seeking: &[NodeIndex], solver: &Solver<'_>) {
        let mut settled = Vec::new();
        for statement in seeking {
            for (reason, _) in solver.graph.rests_on(*statement) {
                let premises = solver.graph.rests_on(reason);
                let missing = premises.filter(|(premise, _)| self.seeks[premise.index()]);
                let missing = u32::try_from(missing.count()).unwrap_or(u32::MAX);
                self.missing[reason.index()] = missing;
                if missing == 0 && solver.value(reason) != Value::False {
                    settled.push((*statement, reason));
                }
            }
        }
        while let Some((statement, source)) = settled.pop() {
            if !std::mem::take(&mut self.seeks[statement.index()]) {
                continue;
            }
            self.source[statement.index()] = Some(source);
            for (reason, _) in solver.graph.carries(statement) {
                let Some((next, Edge::Supports)) = solver.bears_on(reason) else {
                    continue;
                };
                if !self.seeks[next.index()] {
                    continue;
                }
                self.missing[reason.index()] -= 1;
                if self.missing[reason.index()] == 0 && solver.value(reason) != Value::False {
                    settled.push((next, reason));
                }
            }
        }
    }
}

/// The place of each ring in an order in which it comes after all that it depends
/// on, opposition included; rings that depend on one another share theirs.
fn ranks(graph: &ArgumentGraph, rings: &[&Circle]) -> Vec<u32> {
    if rings.len() < 2 {
        return vec![0; rings.len()];
    }
    let all = graph.petgraph();
    let mut dependence: DiGraph<(), ()> = DiGraph::with_capacity(all.node_count(), 0);
    for _ in all.node_indices() {
        dependence.add_node(());
    }
    let mut is_opposed = vec![false; all.node_count()];
    for edge in all.edge_references() {
        is_opposed[edge.target().index()] |= *edge.weight() == Edge::Opposes;
    }
    for edge in all.edge_references() {
        dependence.add_edge(edge.source(), edge.target(), ());
        // The two sides of a statement depend on one another.
        let faces = matches!(edge.weight(), Edge::Supports | Edge::Opposes);
        if faces && is_opposed[edge.target().index()] {
            dependence.add_edge(edge.target(), edge.source(), ());
        }
    }
    let mut rank = vec![0; all.node_count()];
    // The components come with those first that lead nowhere.
    for (at, component) in (0..).zip(kosaraju_scc(&dependence).into_iter().rev()) {
        for node in component {
            rank[node.index()] = at;
        }
    }
    rings
        .iter()
        .map(|ring| {
            ring.members
                .first()
                .map_or(0, |member| rank[graph.statement(*member).index()])
        })
        .collect()
}
