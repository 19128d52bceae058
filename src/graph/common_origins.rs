//! Claims whose separate reasons all come down to one origin: one source, the work in
//! which a source was read, or the works of the same authors.
//!
//! For every grounded node the origins that it cannot do without are worked out once, from
//! the ground up: a reason needs what any of its premises needs, a statement what all of
//! its reasons need (necessity as in dominators, Lengauer and Tarjan 1979, on a graph of
//! both kinds of node). What stands in a circle of support is taken to need nothing, and no
//! more than [`MOST_NEEDS`] are kept of a node, so that the whole is linear: an origin may
//! go unsaid, and none is told that is not needed.

use std::collections::HashMap;

use petgraph::graph::NodeIndex;

use super::grounded::is_given;
use super::{ArgumentGraph, Grounding, Node};
use crate::map::{Citation, Map, MapId, ReasonId, SourceId, StatementId, Work};
use crate::syntax::tree::StatementKind;

/// So many things that a node cannot do without are kept.
const MOST_NEEDS: usize = 48;

/// So many steps of `rests on` are followed.
const MOST_STEPS: usize = 8;

/// What several reasons may come down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A piece of evidence.
    Evidence(StatementId),
    /// A source, as what is reported or as what was in hand.
    Source(SourceId),
    /// The paper of another map.
    Paper(MapId),
    /// The works of those who wrote this one.
    Authors(SourceId),
}

/// A claim whose reasons all come down to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonOrigin {
    /// The claim, by the statement that stands for its class.
    pub claim: StatementId,
    /// Its reasons, all that are grounded.
    pub reasons: Vec<ReasonId>,
    /// What they come down to; authors only where no work is common to them.
    pub origins: Vec<Origin>,
}

type Needs = Vec<Origin>;

/// Finds the claims with several reasons and one origin, higher ones first: none of which
/// any origin was told of a higher one.
#[must_use]
pub fn common_origins(
    map: &Map,
    graph: &ArgumentGraph,
    grounding: &Grounding,
) -> Vec<CommonOrigin> {
    let mut works = Works::new(map);
    let (needs, order) = needs(map, graph, grounding, &mut works);
    let mut found = Vec::new();
    let mut told: std::collections::HashSet<Origin, foldhash::fast::FixedState> =
        Default::default();
    for node in order.iter().rev() {
        let Node::Statement(class) = graph.node(*node) else {
            continue;
        };
        let own = &needs[node.index()];
        let is_claim = matches!(
            map.statement(class).kind,
            StatementKind::Claim | StatementKind::Thesis
        );
        if own.is_empty() || !is_claim {
            continue;
        }
        // Where one piece of evidence carries all, its source is no second matter.
        if own
            .iter()
            .any(|origin| matches!(origin, Origin::Evidence(_)))
        {
            continue;
        }
        let reasons: Vec<ReasonId> = graph
            .supports(*node)
            .filter(|reason| grounding.is_grounded(graph.reason(*reason)))
            .collect();
        if !are_several(map, &reasons) {
            continue;
        }
        let is_work = |origin: &&Origin| !matches!(origin, Origin::Authors(_));
        let mut origins: Needs = own.iter().filter(is_work).copied().collect();
        if origins.is_empty() {
            origins.clone_from(own);
        }
        let is_new = origins.iter().any(|origin| !told.contains(origin));
        told.extend(own.iter().copied());
        if is_new {
            let mut reasons = reasons;
            reasons.sort_by_key(|reason| map.reason(*reason).place);
            found.push(CommonOrigin {
                claim: class,
                reasons,
                origins,
            });
        }
    }
    found
}

/// Whether reasons are more than one told again: two of them differ in their premises.
fn are_several(map: &Map, reasons: &[ReasonId]) -> bool {
    let premises = |reason: &ReasonId| -> Vec<StatementId> {
        let premises = map.premises_of(*reason).iter();
        let mut classes: Vec<StatementId> = premises
            .map(|premise| map.class_of(premise.statement))
            .collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    };
    let mut all = reasons.iter().map(premises);
    let first = all.next();
    first.is_some_and(|first| all.any(|other| other != first))
}

/// What every grounded node cannot do without, and the nodes in an order in which each
/// stands after those that it rests on, circles apart.
fn needs(
    map: &Map,
    graph: &ArgumentGraph,
    grounding: &Grounding,
    works: &mut Works<'_>,
) -> (Vec<Needs>, Vec<NodeIndex>) {
    let mut given: HashMap<StatementId, Option<Needs>, foldhash::fast::FixedState> =
        HashMap::default();
    for (id, statement) in map
        .all_statements()
        .filter(|(_, statement)| is_given(statement))
    {
        let own = works.of_statement(id);
        let known = given.entry(statement.class).or_default();
        *known = Some(match known.take() {
            Some(before) => common(&before, &own),
            None => own,
        });
    }
    let mut waits: Vec<usize> = vec![0; graph.len()];
    let mut is_done = vec![false; graph.len()];
    let mut needs: Vec<Needs> = vec![Vec::new(); graph.len()];
    let mut order: Vec<NodeIndex> = Vec::new();
    for node in grounding.order() {
        let rests = graph.rests_on(*node);
        waits[node.index()] = rests
            .filter(|(below, _)| grounding.is_grounded(*below))
            .count();
    }
    let mut ready: Vec<NodeIndex> = grounding
        .order()
        .iter()
        .rev()
        .copied()
        .filter(|node| waits[node.index()] == 0)
        .collect();
    let mut late = grounding.order().iter();
    loop {
        let (node, is_in_circle) = match ready.pop() {
            Some(node) => (node, false),
            None => match late.find(|node| !is_done[node.index()]) {
                Some(node) => (*node, true),
                None => break,
            },
        };
        if std::mem::replace(&mut is_done[node.index()], true) {
            continue;
        }
        order.push(node);
        if !is_in_circle {
            let below = graph.rests_on(node).map(|(below, _)| below);
            let below = below.filter(|below| grounding.is_grounded(*below));
            needs[node.index()] = match graph.node(node) {
                Node::Reason(_) => {
                    below.fold(Vec::new(), |all, one| union(all, &needs[one.index()]))
                }
                Node::Statement(class) => {
                    let own = given.get(&class).and_then(Option::as_ref).cloned();
                    let all = below.fold(own, |all, one| {
                        Some(match all {
                            Some(all) => common(&all, &needs[one.index()]),
                            None => needs[one.index()].clone(),
                        })
                    });
                    all.unwrap_or_default()
                }
            };
        }
        for (next, _) in graph.carries(node) {
            let left = &mut waits[next.index()];
            *left = left.saturating_sub(1);
            if *left == 0 && grounding.is_grounded(next) && !is_done[next.index()] {
                ready.push(next);
            }
        }
    }
    (needs, order)
}

/// Both, in order; the first of them where they are too many. Evidence comes first, so
/// that nothing is told of a source where the evidence that carries it was left out.
fn union(one: Needs, other: &Needs) -> Needs {
    if one.is_empty() {
        return other.clone();
    }
    let mut all = one;
    all.extend(other);
    all.sort_unstable();
    all.dedup();
    all.truncate(MOST_NEEDS);
    all
}

fn common(one: &Needs, other: &Needs) -> Needs {
    one.iter()
        .filter(|origin| other.binary_search(origin).is_ok())
        .copied()
        .collect()
}

/// What citing a work brings with it.
struct Works<'map> {
    map: &'map Map,
    /// The first source that has the same authors.
    authors: HashMap<&'map [String], SourceId, foldhash::fast::FixedState>,
}

impl<'map> Works<'map> {
    fn new(map: &'map Map) -> Self {
        let mut authors = HashMap::default();
        for (at, source) in map.sources.iter().enumerate() {
            if let Some(field) = source.field("author") {
                authors
                    .entry(field.values.as_slice())
                    .or_insert(SourceId::at(at));
            }
        }
        Self { map, authors }
    }

    /// What a given statement cannot do without: itself, if it is evidence, and what all of
    /// its citations have in common.
    fn of_statement(&mut self, id: StatementId) -> Needs {
        let statement = self.map.statement(id);
        if statement.damaged || statement.kind != StatementKind::Evidence {
            return Vec::new();
        }
        let own = statement.item.map;
        let cited = statement
            .citations
            .iter()
            .map(|citation| self.of_citation(citation, own));
        let cited = cited
            .reduce(|one, other| common(&one, &other))
            .unwrap_or_default();
        union(vec![Origin::Evidence(id)], &cited)
    }

    fn of_citation(&self, citation: &Citation, own: MapId) -> Needs {
        citation.works.iter().fold(Vec::new(), |all, work| {
            let needs = match work {
                Work::Note(note) => {
                    let note = &self.map.notes[note.index()];
                    let is_open = note.missing || note.incomplete;
                    let cited = note.citations.iter().filter(|_| !is_open);
                    let cited = cited.map(|inner| {
                        inner.works.iter().fold(Vec::new(), |all, work| {
                            union(all, &self.of_work(*work, own))
                        })
                    });
                    cited
                        .reduce(|one, other| common(&one, &other))
                        .unwrap_or_default()
                }
                other => self.of_work(*other, own),
            };
            union(all, &needs)
        })
    }

    /// A work, its authors, and what it has its matter from where that is one work.
    fn of_work(&self, work: Work, own: MapId) -> Needs {
        let mut needs = Vec::new();
        let mut next = Some(work);
        for _ in 0..MOST_STEPS {
            match next.take() {
                Some(Work::Source(id)) => {
                    needs.push(Origin::Source(id));
                    let source = &self.map.sources[id.index()];
                    let authors = source
                        .field("author")
                        .and_then(|field| self.authors.get(field.values.as_slice()));
                    needs.extend(authors.map(|first| Origin::Authors(*first)));
                    if let [only] = source.rests_on.as_slice() {
                        next = only.works.last().copied();
                    }
                }
                // What the paper itself found out has no origin outside.
                // A review has the paper before it.
                Some(Work::Paper(map)) if map != own && !self.map.maps[own.index()].is_review => {
                    needs.push(Origin::Paper(map));
                }
                _ => break,
            }
        }
        needs.sort_unstable();
        needs.dedup();
        needs
    }
}
