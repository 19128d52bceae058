//! What a thesis cannot do without: single leaves and sources whose loss would
//! leave it without grounds.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::graph::NodeIndex;

use super::{ArgumentGraph, Grounding, Node};
use crate::map::{Citation, Map, MapId, SourceId, StatementId, Work};
use crate::syntax::tree::StatementKind;

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
    /// What it cannot do without, leaves first.
    pub points: Vec<SinglePoint>,
}

/// Over all theses, no more nodes than this are looked at; what lies beyond is
/// not searched, so that the time stays linear in the size of any map.
const MOST_STEPS: usize = 2_000_000;

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
        let chain = part.candidates(map, graph, |node| grounding.first_reason(node));
        let other: HashSet<SinglePoint, foldhash::fast::FixedState> = part
            .candidates(map, graph, |node| last_reasons[node.index()])
            .into_iter()
            .collect();
        let candidates: Vec<SinglePoint> = chain
            .into_iter()
            .filter(|point| other.contains(point))
            .collect();
        let mut points = Vec::new();
        for batch in candidates.chunks(64) {
            let Some(left) = steps.checked_sub(part.nodes.len()) else {
                break;
            };
            steps = left;
            let Some(masks) = part.masks(map, graph, batch, &mut steps) else {
                break;
            };
            let alive = masks[part.position[&node]];
            points.extend(
                batch
                    .iter()
                    .enumerate()
                    .filter(|(bit, _)| alive & (1 << bit) == 0)
                    .map(|(_, point)| *point),
            );
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

/// The leaf and the sources that a statement brings in.
fn points_of(map: &Map, id: StatementId) -> Vec<SinglePoint> {
    let statement = map.statement(id);
    if statement.damaged {
        return Vec::new();
    }
    match statement.kind {
        StatementKind::Assumption => vec![SinglePoint::Leaf(id)],
        StatementKind::Evidence => {
            let works = statement
                .citations
                .iter()
                .flat_map(|citation| map.works_of(citation));
            std::iter::once(SinglePoint::Leaf(id))
                .chain(works.filter_map(source_point))
                .collect()
        }
        StatementKind::Claim | StatementKind::Thesis => Vec::new(),
    }
}

fn source_point(work: Work) -> Option<SinglePoint> {
    match work {
        Work::Source(source) => Some(SinglePoint::Source(source)),
        Work::Paper(map) => Some(SinglePoint::Paper(map)),
        Work::Note(_) | Work::Words(_) | Work::Unknown => None,
    }
}

/// The candidates without which a statement is still given: a leaf needs itself
/// and one of its citations, a citation every work of its chain, and a footnote
/// one of the works that it cites.
fn given_without(
    map: &Map,
    id: StatementId,
    bits: &HashMap<SinglePoint, u64, foldhash::fast::FixedState>,
) -> u64 {
    let statement = map.statement(id);
    let lost = |point: SinglePoint| bits.get(&point).copied().unwrap_or(0);
    if statement.damaged {
        return u64::MAX;
    }
    let itself = !lost(SinglePoint::Leaf(id));
    match statement.kind {
        StatementKind::Assumption => itself,
        StatementKind::Evidence => {
            let cited = statement
                .citations
                .iter()
                .map(|citation| citation_without(map, citation, &lost))
                .fold(0, |mask, one| mask | one);
            itself & cited
        }
        StatementKind::Claim | StatementKind::Thesis => 0,
    }
}

fn citation_without(map: &Map, citation: &Citation, lost: &impl Fn(SinglePoint) -> u64) -> u64 {
    let chain = |works: &[Work]| {
        works
            .iter()
            .filter_map(|work| source_point(*work))
            .fold(u64::MAX, |mask, point| mask & !lost(point))
    };
    let through_notes = citation.works.iter().filter_map(|work| match work {
        Work::Note(note) => Some(&map.notes[note.index()].citations),
        _ => None,
    });
    through_notes.fold(chain(&citation.works), |mask, citations| {
        let any = citations
            .iter()
            .map(|citation| chain(&citation.works))
            .fold(0, |mask, one| mask | one);
        mask & if citations.is_empty() { u64::MAX } else { any }
    })
}
