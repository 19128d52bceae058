//! Points that are alike: whose losses come to the same.
//!
//! Where a node has one use, and that use cannot do without it, its loss is the loss
//! of what it is used for. So every leaf of a long line of steps is alike to every
//! other: the line breaks with each. Two lines of a thousand leaves each have a
//! million pairs, and one answer: any one of these together with any one of those.

use std::collections::HashMap;

use super::Search;
use super::part::{NONE, Part};
use crate::graph::Node;
use crate::graph::losses::{Losses, Point, given_without, points_of};

/// What the loss of a point comes to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Effect {
    /// These nodes fall, and nothing but what falls with them.
    Nodes(Vec<u32>),
    /// Something is left of a leaf that it takes from: like no other.
    Own(Point),
}

/// The points of a part, those that are alike together.
#[derive(Default)]
pub(super) struct Alike {
    known: HashMap<Effect, usize, foldhash::fast::FixedState>,
    /// The points of each kind, in the order in which they were met.
    pub(super) kinds: Vec<Vec<Point>>,
    kind_of: HashMap<Point, usize, foldhash::fast::FixedState>,
    /// The leaves that hang on each point.
    leaves: HashMap<Point, Vec<u32>, foldhash::fast::FixedState>,
    /// Of each node, the highest whose loss is the same.
    highest: Vec<u32>,
}

impl Alike {
    pub(super) fn new(search: &Search<'_>, part: &Part) -> Self {
        let mut alike = Self {
            highest: vec![NONE; part.nodes.len()],
            ..Self::default()
        };
        for (at, node) in (0..NONE).zip(&part.nodes) {
            let Node::Statement(class) = search.graph.node(*node) else {
                continue;
            };
            if part.is_assumed[at as usize] {
                continue;
            }
            for member in search.members(class) {
                for point in points_of(search.map, search.authors, member) {
                    let leaves = alike.leaves.entry(point).or_default();
                    if leaves.last() != Some(&at) {
                        leaves.push(at);
                    }
                }
            }
        }
        alike
    }

    /// The kind of a point.
    pub(super) fn kind(&mut self, search: &Search<'_>, part: &Part, point: Point) -> usize {
        if let Some(kind) = self.kind_of.get(&point) {
            return *kind;
        }
        let effect = self.effect(search, part, point);
        let next = self.kinds.len();
        let kind = *self.known.entry(effect).or_insert(next);
        if kind == next {
            self.kinds.push(Vec::new());
        }
        self.kinds[kind].push(point);
        self.kind_of.insert(point, kind);
        kind
    }

    fn effect(&mut self, search: &Search<'_>, part: &Part, point: Point) -> Effect {
        let losses = Losses::each(&[point], search.authors);
        let leaves = self.leaves.get(&point).cloned().unwrap_or_default();
        let mut nodes = Vec::with_capacity(leaves.len());
        for leaf in leaves {
            let node = part.nodes[leaf as usize];
            let Node::Statement(class) = search.graph.node(node) else {
                continue;
            };
            let is_left = search.members(class).any(|id| {
                search.graph.givens().is_given(id)
                    && given_without(search.map, id, &losses) & 1 != 0
            });
            let has_reason = search
                .graph
                .rests_on(node)
                .any(|(reason, _)| part.position(reason).is_some());
            if is_left || has_reason {
                return Effect::Own(point);
            }
            nodes.push(self.highest(search, part, leaf));
        }
        nodes.sort_unstable();
        nodes.dedup();
        Effect::Nodes(nodes)
    }

    /// The highest node whose loss is the same as a node's.
    fn highest(&mut self, search: &Search<'_>, part: &Part, from: u32) -> u32 {
        let mut way = Vec::new();
        let mut at = from;
        // Where every step is the only one, steps do not turn in a circle: nothing
        // in it would be grounded.
        while self.highest[at as usize] == NONE {
            way.push(at);
            match only_use(search, part, at) {
                Some(next) => at = next,
                None => self.highest[at as usize] = at,
            }
        }
        let highest = self.highest[at as usize];
        for at in way {
            self.highest[at as usize] = highest;
        }
        highest
    }
}

/// The one node that uses a node, where it falls with it.
fn only_use(search: &Search<'_>, part: &Part, at: u32) -> Option<u32> {
    if at == 0 {
        return None;
    }
    let node = part.nodes[at as usize];
    let mut uses = search
        .graph
        .carries(node)
        .filter_map(|(next, _)| part.position(next))
        // What is taken as standing needs nothing.
        .filter(|next| !part.is_assumed[*next]);
    let first = uses.next()?;
    if uses.any(|other| other != first) {
        return None;
    }
    let falls = match search.graph.node(part.nodes[first]) {
        Node::Reason(_) => true,
        Node::Statement(class) => {
            let reasons = search.graph.rests_on(part.nodes[first]);
            let reasons = reasons.filter(|(reason, _)| part.position(*reason).is_some());
            !search.is_given(class) && reasons.count() == 1
        }
    };
    falls.then(|| u32::try_from(first).unwrap_or(NONE))
}
