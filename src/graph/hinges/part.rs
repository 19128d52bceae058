//! The grounds of one statement, and what is left of them in up to 64 cases at once.

use std::collections::{HashSet, VecDeque};

use petgraph::graph::NodeIndex;

use super::Search;
use crate::graph::Node;
use crate::graph::losses::{Losses, Point, points_of};

/// A place that is none.
pub(super) const NONE: u32 = u32::MAX;

/// The grounded nodes below a statement, down to what is taken as standing.
pub(super) struct Part {
    /// The statement comes first.
    pub(super) nodes: Vec<NodeIndex>,
    /// Of each node, whether it is taken as standing.
    pub(super) is_assumed: Vec<bool>,
    /// Of each node of the graph, its place in the part.
    position: Vec<u32>,
}

/// By which reason each node of a part was first reached; none for leaves.
pub(super) type Firsts = Vec<u32>;

impl Part {
    /// The grounds of a statement. None where the steps do not suffice.
    pub(super) fn below(
        search: &mut Search<'_>,
        top: NodeIndex,
        is_assumed: impl Fn(NodeIndex) -> bool,
    ) -> Option<Self> {
        let mut part = Self {
            nodes: vec![top],
            is_assumed: vec![false],
            position: std::mem::take(&mut search.position),
        };
        part.position[top.index()] = 0;
        let mut at = 0;
        while let Some(node) = part.nodes.get(at).copied() {
            at += 1;
            if part.is_assumed[at - 1] {
                continue;
            }
            for (next, _) in search.graph.rests_on(node) {
                let Some(left) = search.steps.checked_sub(1) else {
                    part.release(search);
                    return None;
                };
                search.steps = left;
                if search.grounding.is_grounded(next) && part.position[next.index()] == NONE {
                    part.position[next.index()] = u32::try_from(part.nodes.len()).unwrap_or(NONE);
                    part.nodes.push(next);
                    part.is_assumed.push(is_assumed(next));
                }
            }
        }
        Some(part)
    }

    /// All grounded nodes.
    pub(super) fn whole(search: &mut Search<'_>) -> Self {
        let mut part = Self {
            nodes: search.grounding.order().to_vec(),
            is_assumed: vec![false; search.grounding.order().len()],
            position: std::mem::take(&mut search.position),
        };
        for (at, node) in (0..NONE).zip(&part.nodes) {
            part.position[node.index()] = at;
        }
        part
    }

    /// Gives the table of places back.
    pub(super) fn release(mut self, search: &mut Search<'_>) {
        for node in &self.nodes {
            self.position[node.index()] = NONE;
        }
        search.position = self.position;
    }

    /// The place of a node, where it is part of this.
    pub(super) fn position(&self, node: NodeIndex) -> Option<usize> {
        let at = self.position[node.index()];
        (at != NONE).then_some(at as usize)
    }

    /// For every node, the cases in which it stays grounded; and, where a place for
    /// them is given, by which reason each was first reached.
    pub(super) fn masks(
        &self,
        search: &Search<'_>,
        losses: &Losses,
        steps: &mut usize,
        mut firsts: Option<&mut Firsts>,
    ) -> Option<Vec<u64>> {
        *steps = steps.checked_sub(self.nodes.len())?;
        let mut masks = vec![0u64; self.nodes.len()];
        let mut waiting = vec![false; self.nodes.len()];
        let mut queue: VecDeque<usize> = VecDeque::new();
        for (at, node) in self.nodes.iter().enumerate() {
            match search.graph.node(*node) {
                Node::Statement(class) => {
                    masks[at] = if self.is_assumed[at] {
                        u64::MAX
                    } else {
                        search.given(class, losses)
                    };
                    waiting[at] = masks[at] != 0;
                }
                // A reason that has lost all its premises to slips stands.
                Node::Reason(id) => waiting[at] = search.map.premises_of(id).is_empty(),
            }
            if waiting[at] {
                queue.push_back(at);
            }
        }
        // A statement's mask grows as its reasons' do; a reason's is worked out
        // from all its premises when its turn comes.
        while let Some(at) = queue.pop_front() {
            waiting[at] = false;
            let node = self.nodes[at];
            if let Node::Reason(_) = search.graph.node(node) {
                let mut mask = u64::MAX;
                for (premise, _) in search.graph.rests_on(node) {
                    *steps = steps.checked_sub(1)?;
                    mask &= self.position(premise).map_or(0, |at| masks[at]);
                }
                if mask == masks[at] {
                    continue;
                }
                masks[at] = mask;
            }
            for (next, _) in search.graph.carries(node) {
                *steps = steps.checked_sub(1)?;
                let Some(position) = self.position(next) else {
                    continue;
                };
                if let Node::Statement(_) = search.graph.node(next) {
                    let grown = masks[position] | masks[at];
                    if grown == masks[position] {
                        continue;
                    }
                    if masks[position] == 0
                        && let Some(firsts) = firsts.as_deref_mut()
                    {
                        firsts[position] = u32::try_from(at).unwrap_or(NONE);
                    }
                    masks[position] = grown;
                }
                if !waiting[position] {
                    waiting[position] = true;
                    queue.push_back(position);
                }
            }
        }
        Some(masks)
    }

    /// All that one chain of grounds hangs on: from the top by one reason for each
    /// statement. What is needed is among it, since it is in every chain.
    pub(super) fn chain(
        &self,
        search: &Search<'_>,
        reason_of: impl Fn(usize) -> Option<usize>,
    ) -> Vec<Point> {
        let mut points = Vec::new();
        let mut known: HashSet<Point, foldhash::fast::FixedState> = HashSet::default();
        let mut seen: HashSet<usize, foldhash::fast::FixedState> = HashSet::default();
        seen.insert(0);
        let mut queue = VecDeque::from([0]);
        while let Some(at) = queue.pop_front() {
            if self.is_assumed[at] {
                continue;
            }
            let Node::Statement(class) = search.graph.node(self.nodes[at]) else {
                let premises = search.graph.rests_on(self.nodes[at]);
                let premises = premises.filter_map(|(premise, _)| self.position(premise));
                queue.extend(premises.filter(|premise| seen.insert(*premise)));
                continue;
            };
            if let Some(reason) = reason_of(at) {
                if seen.insert(reason) {
                    queue.push_back(reason);
                }
                continue;
            }
            for member in search.members(class) {
                let found = points_of(search.map, search.authors, member);
                points.extend(found.into_iter().filter(|point| known.insert(*point)));
            }
        }
        points
    }
}
