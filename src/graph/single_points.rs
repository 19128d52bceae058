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
const MOST_STEPS: usize = 8_000_000;

/// Finds, for each grounded thesis, all that it cannot do without.
///
/// One chain of grounds (a certificate) holds every candidate, since what is
/// needed is in all of them. The candidates are tried 64 at a time: a bit of a
/// node's mask says that it stays grounded without that candidate.
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
    for thesis in theses {
        let node = graph.statement(map.class_of(*thesis));
        if !grounding.is_grounded(node) {
            continue;
        }
        let Some(part) = Part::below(graph, grounding, node, &restated, &mut steps) else {
            break;
        };
        let candidates = part.candidates(map, graph, grounding);
        let mut points = Vec::new();
        for batch in candidates.chunks(64) {
            let Some(left) = steps.checked_sub(part.nodes.len()) else {
                break;
            };
            steps = left;
            let masks = part.masks(map, graph, batch, &mut steps);
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
        grounding: &Grounding,
    ) -> Vec<SinglePoint> {
        let mut candidates = Vec::new();
        let mut known = HashSet::new();
        let mut seen = HashSet::from([self.thesis]);
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
            if let Some(reason) = grounding.first_reason(node) {
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
    ) -> Vec<u64> {
        let bits: HashMap<SinglePoint, u64> = batch
            .iter()
            .enumerate()
            .map(|(bit, point)| (*point, 1u64 << bit))
            .collect();
        let mut masks = vec![0u64; self.nodes.len()];
        let mut given = vec![0u64; self.nodes.len()];
        let mut queue: VecDeque<usize> = VecDeque::new();
        for (at, node) in self.nodes.iter().enumerate() {
            match graph.node(*node) {
                Node::Statement(class) => {
                    for member in self.members(class) {
                        given[at] |= given_without(map, member, &bits);
                    }
                    if given[at] != 0 {
                        queue.push_back(at);
                    }
                }
                // A reason that has lost all its premises to slips stands.
                Node::Reason(id) if map.premises_of(id).is_empty() => queue.push_back(at),
                Node::Reason(_) => {}
            }
        }
        while let Some(at) = queue.pop_front() {
            let node = self.nodes[at];
            let below = graph.rests_on(node).map(|(next, _)| {
                self.position
                    .get(&next)
                    .map_or(0, |position| masks[*position])
            });
            let mask = match graph.node(node) {
                Node::Statement(_) => below.fold(given[at], |mask, reason| mask | reason),
                Node::Reason(_) => below.fold(u64::MAX, |mask, premise| mask & premise),
            };
            if mask == masks[at] {
                continue;
            }
            masks[at] = mask;
            for (next, _) in graph.carries(node) {
                *steps = steps.saturating_sub(1);
                if let Some(position) = self.position.get(&next) {
                    queue.push_back(*position);
                }
            }
        }
        masks
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
fn given_without(map: &Map, id: StatementId, bits: &HashMap<SinglePoint, u64>) -> u64 {
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
