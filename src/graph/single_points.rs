//! What a thesis cannot do without: single leaves and sources whose loss would
//! leave it without grounds.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::graph::NodeIndex;

use super::grounded::is_given;
use super::losses::{given_without, points_of};
use super::{ArgumentGraph, Grounding, Node};
use crate::map::{Map, MapId, SourceId, StatementId};

/// Something without which a thesis would not be grounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SinglePoint {
    /// Evidence or an assumption.
    Leaf(StatementId),
    /// A source.
    Source(SourceId),
    /// The paper of another map.
    Paper(MapId),
}

/// What one thesis cannot do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinglePoints {
    /// The thesis.
    pub thesis: StatementId,
    /// The leaves that it cannot do without; where there is no such leaf, the
    /// sources behind several.
    pub points: Vec<SinglePoint>,
}

/// Over all theses, no more nodes than this are looked at; what lies beyond is
/// not searched, so that the time stays linear in the size of any map.
const MOST_STEPS: usize = 8_000_000;

/// Finds, for each grounded thesis, all that it cannot do without.
///
/// Any one chain of grounds (a certificate) holds every candidate, since what is
/// needed is in all of them; what two chains share is tried, 64 at a time: a bit
/// of a node's mask says that it stays grounded without that candidate.
#[must_use]
pub fn single_points(
    map: &Map,
    graph: &ArgumentGraph,
    grounding: &Grounding,
    theses: &[StatementId],
) -> Vec<SinglePoints> {
    let mut steps = MOST_STEPS;
    let mut found = Vec::new();
    let restated = restated(map);
    let last_reasons = last_reasons(graph, grounding);
    for thesis in theses {
        let node = graph.statement(map.class_of(*thesis));
        if !grounding.is_grounded(node) {
            continue;
        }
        let Some(part) = Part::below(graph, grounding, node, &restated, &mut steps) else {
            break;
        };
        let needed = part.needed_leaves(map, graph, grounding);
        let chain = part.candidates(map, graph, |node| grounding.first_reason(node));
        let other: HashSet<SinglePoint, foldhash::fast::FixedState> = part
            .candidates(map, graph, |node| last_reasons[node.index()])
            .into_iter()
            .collect();
        let (leaves, sources): (Vec<SinglePoint>, Vec<SinglePoint>) = chain
            .into_iter()
            .filter(|point| other.contains(point) && !needed.contains(point))
            .partition(|point| matches!(point, SinglePoint::Leaf(_)));
        let mut points = part.needed(map, graph, &leaves, &mut steps);
        points.extend(needed);
        if points.is_empty() {
            points = part.needed(map, graph, &sources, &mut steps);
        }
        points.sort_unstable();
        if !points.is_empty() {
            found.push(SinglePoints {
                thesis: *thesis,
                points,
            });
        }
    }
    found
}

/// The grounded nodes below a thesis.
struct Part<'map> {
    thesis: NodeIndex,
    nodes: Vec<NodeIndex>,
    position: HashMap<NodeIndex, usize, foldhash::fast::FixedState>,
    restated: &'map HashMap<StatementId, Vec<StatementId>>,
}

/// Of each statement that is not given, the last of the reasons that were
/// grounded before it: where there are several, another than the first.
fn last_reasons(graph: &ArgumentGraph, grounding: &Grounding) -> Vec<Option<NodeIndex>> {
    let mut turn = vec![usize::MAX; graph.len()];
    for (at, node) in grounding.order().iter().enumerate() {
        turn[node.index()] = at;
    }
    let mut reasons = vec![None; graph.len()];
    for node in grounding.order() {
        // What is given has no first reason, and needs no other.
        let Some(first) = grounding.first_reason(*node) else {
            continue;
        };
        let before = graph
            .rests_on(*node)
            .map(|(reason, _)| reason)
            .filter(|reason| turn[reason.index()] < turn[node.index()])
            .max_by_key(|reason| turn[reason.index()]);
        reasons[node.index()] = Some(before.unwrap_or(first));
    }
    reasons
}

/// The further statements of each class that has several.
fn restated(map: &Map) -> HashMap<StatementId, Vec<StatementId>> {
    let mut restated: HashMap<StatementId, Vec<StatementId>> = HashMap::new();
    for (id, statement) in map.all_statements() {
        if statement.class != id {
            restated.entry(statement.class).or_default().push(id);
        }
    }
    restated
}

impl<'map> Part<'map> {
    fn below(
        graph: &ArgumentGraph,
        grounding: &Grounding,
        thesis: NodeIndex,
        restated: &'map HashMap<StatementId, Vec<StatementId>>,
        steps: &mut usize,
    ) -> Option<Self> {
        let mut part = Self {
            thesis,
            nodes: vec![thesis],
            position: HashMap::default(),
            restated,
        };
        part.position.insert(thesis, 0);
        let mut at = 0;
        while let Some(node) = part.nodes.get(at).copied() {
            at += 1;
            for (next, _) in graph.rests_on(node) {
                *steps = steps.checked_sub(1)?;
                if grounding.is_grounded(next) && !part.position.contains_key(&next) {
                    part.position.insert(next, part.nodes.len());
                    part.nodes.push(next);
                }
            }
        }
        Some(part)
    }

    /// The leaves on the way that is the only one: where a statement has a single
    /// reason, all its premises are needed.
    fn needed_leaves(
        &self,
        map: &Map,
        graph: &ArgumentGraph,
        grounding: &Grounding,
    ) -> HashSet<SinglePoint, foldhash::fast::FixedState> {
        let mut needed: HashSet<SinglePoint, foldhash::fast::FixedState> = HashSet::default();
        let mut seen: HashSet<NodeIndex, foldhash::fast::FixedState> = HashSet::default();
        let mut queue = vec![self.thesis];
        while let Some(node) = queue.pop() {
            let Node::Statement(class) = graph.node(node) else {
                continue;
            };
            let mut given = self
                .members(class)
                .filter(|id| is_given(map.statement(*id)));
            let mut reasons = graph
                .rests_on(node)
                .map(|(reason, _)| reason)
                .filter(|reason| grounding.is_grounded(*reason));
            match (given.next(), given.next(), reasons.next(), reasons.next()) {
                (Some(leaf), None, None, None) => needed.extend(points_of(map, leaf).first()),
                (None, None, Some(reason), None) => queue.extend(
                    graph
                        .rests_on(reason)
                        .map(|(premise, _)| premise)
                        .filter(|premise| seen.insert(*premise)),
                ),
                _ => {}
            }
        }
        needed
    }

    /// Those of some candidates that the thesis cannot do without.
    fn needed(
        &self,
        map: &Map,
        graph: &ArgumentGraph,
        candidates: &[SinglePoint],
        steps: &mut usize,
    ) -> Vec<SinglePoint> {
        let mut needed = Vec::new();
        for batch in candidates.chunks(64) {
            let Some(left) = steps.checked_sub(self.nodes.len()) else {
                break;
            };
            *steps = left;
            let Some(masks) = self.masks(map, graph, batch, steps) else {
                break;
            };
            // The thesis is the first of the nodes.
            let alive = masks[0];
            let lost = batch
                .iter()
                .enumerate()
                .filter(|(bit, _)| alive & (1 << bit) == 0);
            needed.extend(lost.map(|(_, point)| *point));
        }
        needed
    }

    /// All statements of a class.
    fn members(&self, class: StatementId) -> impl Iterator<Item = StatementId> {
        let others = self.restated.get(&class).map_or(&[][..], Vec::as_slice);
        std::iter::once(class).chain(others.iter().copied())
    }

    /// All that one chain of grounds rests on.
    fn candidates(
        &self,
        map: &Map,
        graph: &ArgumentGraph,
        reason_of: impl Fn(NodeIndex) -> Option<NodeIndex>,
    ) -> Vec<SinglePoint> {
        let mut candidates = Vec::new();
        let mut known: HashSet<SinglePoint, foldhash::fast::FixedState> = HashSet::default();
        let mut seen: HashSet<NodeIndex, foldhash::fast::FixedState> = HashSet::default();
        seen.insert(self.thesis);
        let mut queue = VecDeque::from([self.thesis]);
        while let Some(node) = queue.pop_front() {
            let Node::Statement(class) = graph.node(node) else {
                for (premise, _) in graph.rests_on(node) {
                    if seen.insert(premise) {
                        queue.push_back(premise);
                    }
                }
                continue;
            };
            if let Some(reason) = reason_of(node) {
                if seen.insert(reason) {
                    queue.push_back(reason);
                }
                continue;
            }
            for member in self.members(class) {
                for point in points_of(map, member) {
                    if known.insert(point) {
                        candidates.push(point);
                    }
                }
            }
        }
        candidates
    }

    /// For every node, the candidates without which it stays grounded.
    fn masks(
        &self,
        map: &Map,
        graph: &ArgumentGraph,
        batch: &[SinglePoint],
        steps: &mut usize,
    ) -> Option<Vec<u64>> {
        let bits: HashMap<SinglePoint, u64, foldhash::fast::FixedState> = batch
            .iter()
            .enumerate()
            .map(|(bit, point)| (*point, 1u64 << bit))
            .collect();
        let mut masks = vec![0u64; self.nodes.len()];
        let mut waiting = vec![false; self.nodes.len()];
        let mut queue: VecDeque<usize> = VecDeque::new();
        for (at, node) in self.nodes.iter().enumerate() {
            match graph.node(*node) {
                Node::Statement(class) => {
                    for member in self.members(class) {
                        masks[at] |= given_without(map, member, &bits);
                    }
                    waiting[at] = masks[at] != 0;
                }
                // A reason that has lost all its premises to slips stands.
                Node::Reason(id) => waiting[at] = map.premises_of(id).is_empty(),
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
            if let Node::Reason(_) = graph.node(node) {
                let mut mask = u64::MAX;
                for (premise, _) in graph.rests_on(node) {
                    *steps = steps.checked_sub(1)?;
                    let position = self.position.get(&premise);
                    mask &= position.map_or(0, |position| masks[*position]);
                }
                if mask == masks[at] {
                    continue;
                }
                masks[at] = mask;
            }
            for (next, _) in graph.carries(node) {
                *steps = steps.checked_sub(1)?;
                let Some(position) = self.position.get(&next).copied() else {
                    continue;
                };
                if let Node::Statement(_) = graph.node(next) {
                    let grown = masks[position] | masks[at];
                    if grown == masks[position] {
                        continue;
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
}
