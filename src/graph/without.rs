//! What is still grounded when some statements are taken away.

use std::collections::{HashMap, HashSet};

use petgraph::graph::NodeIndex;

use super::{ArgumentGraph, Grounding, Node};

/// Whether one of some nodes stays grounded when some statements are taken away,
/// with all that rests on them in every way.
///
/// Looks at what is grounded below the nodes only, each edge once; `steps` is what
/// may still be looked at. None where it does not suffice.
#[must_use]
pub fn any_grounded_without(
    graph: &ArgumentGraph,
    grounding: &Grounding,
    nodes: &[NodeIndex],
    taken: &[NodeIndex],
    steps: &mut usize,
) -> Option<bool> {
    let taken: HashSet<NodeIndex, foldhash::fast::FixedState> = taken.iter().copied().collect();
    let mut below = Below::default();
    for node in nodes {
        *steps = steps.checked_sub(1)?;
        if grounding.is_grounded(*node) && !taken.contains(node) {
            below.position(*node);
        }
    }
    let wanted = below.nodes.len();
    let mut ready = Vec::new();
    let mut at = 0;
    while let Some(node) = below.nodes.get(at).copied() {
        let is_given = grounding.first_reason(node).is_none();
        if is_given && matches!(graph.node(node), Node::Statement(_)) {
            ready.push(at);
            at += 1;
            continue;
        }
        let mut unmet = 0;
        for (next, _) in graph.rests_on(node) {
            *steps = steps.checked_sub(1)?;
            unmet += 1;
            if grounding.is_grounded(next) && !taken.contains(&next) {
                let position = below.position(next);
                below.carries[position].push(at);
            }
        }
        below.unmet[at] = match graph.node(node) {
            Node::Statement(_) => 1,
            Node::Reason(_) => unmet,
        };
        // A reason that has lost all its premises to slips stands.
        if below.unmet[at] == 0 {
            ready.push(at);
        }
        at += 1;
    }
    while let Some(at) = ready.pop() {
        if at < wanted {
            return Some(true);
        }
        for next in std::mem::take(&mut below.carries[at]) {
            if below.unmet[next] > 0 {
                below.unmet[next] -= 1;
                if below.unmet[next] == 0 {
                    ready.push(next);
                }
            }
        }
    }
    Some(false)
}

/// What is grounded below some nodes.
#[derive(Default)]
struct Below {
    nodes: Vec<NodeIndex>,
    positions: HashMap<NodeIndex, usize, foldhash::fast::FixedState>,
    /// For each node those that it carries, an entry for each edge.
    carries: Vec<Vec<usize>>,
    /// How much each node still waits for.
    unmet: Vec<usize>,
}

impl Below {
    /// The position of a node, which is added where it is new.
    fn position(&mut self, node: NodeIndex) -> usize {
        let new = self.nodes.len();
        let position = *self.positions.entry(node).or_insert(new);
        if position == new {
            self.nodes.push(node);
            self.carries.push(Vec::new());
            self.unmet.push(0);
        }
        position
    }
}
