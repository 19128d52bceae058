//! What a finding weighs: what the theses depend on.

use std::collections::VecDeque;

use petgraph::graph::NodeIndex;

use super::{ArgumentGraph, Grounding, Node};
use crate::map::{Conclusion, Map, StatementId};
use crate::syntax::tree::StatementKind;

/// What a statement is to the theses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stake {
    /// This thesis lacks grounds because the statement does.
    Lacking(StatementId),
    /// This thesis rests on it, and on other grounds too.
    Carrying(StatementId),
    /// No thesis rests on it.
    Aside,
}

/// What every statement is to the theses.
#[derive(Debug)]
pub struct Stakes {
    /// The theses, in the order of their places.
    pub theses: Vec<StatementId>,
    is_thesis: Vec<bool>,
    lacking: Vec<Option<StatementId>>,
    carrying: Vec<Option<StatementId>>,
}

impl Stakes {
    /// What a node is to the theses.
    #[must_use]
    pub fn of(&self, node: NodeIndex) -> Stake {
        match (self.lacking[node.index()], self.carrying[node.index()]) {
            (Some(thesis), _) => Stake::Lacking(thesis),
            (None, Some(thesis)) => Stake::Carrying(thesis),
            (None, None) => Stake::Aside,
        }
    }

    /// Whether a statement is a thesis.
    #[must_use]
    pub fn is_thesis(&self, id: StatementId) -> bool {
        self.is_thesis[id.index()]
    }
}

/// Works out what the theses depend on, by two walks from all theses at once.
#[must_use]
pub fn stakes(map: &Map, graph: &ArgumentGraph, grounding: &Grounding) -> Stakes {
    let mut theses = all_theses(map);
    theses.sort_by_key(|id| map.statement(*id).place);
    let lacking = walk(map, graph, &theses, |node| !grounding.is_grounded(node));
    let carrying = walk(map, graph, &theses, |_| true);
    let mut is_thesis = vec![false; map.statements.len()];
    for thesis in &theses {
        is_thesis[thesis.index()] = true;
    }
    Stakes {
        theses,
        is_thesis,
        lacking,
        carrying,
    }
}

/// From every thesis back along support: for each node the first thesis that
/// reaches it through nodes that are let through.
pub(super) fn walk(
    map: &Map,
    graph: &ArgumentGraph,
    theses: &[StatementId],
    lets_through: impl Fn(NodeIndex) -> bool,
) -> Vec<Option<StatementId>> {
    let mut reached = vec![None; graph.len()];
    let mut queue = VecDeque::new();
    for thesis in theses {
        let statement = map.statement(*thesis);
        // A thesis `A beats B` stands on A as well.
        let better = statement.beats.and_then(|rivals| rivals.better);
        for start in std::iter::once(*thesis).chain(better) {
            let node = graph.statement(map.class_of(start));
            if reached[node.index()].is_none() && lets_through(node) {
                reached[node.index()] = Some(*thesis);
                queue.push_back(node);
            }
        }
    }
    while let Some(node) = queue.pop_front() {
        let thesis = reached[node.index()];
        for (next, _) in graph.rests_on(node) {
            if reached[next.index()].is_none() && lets_through(next) {
                reached[next.index()] = thesis;
                queue.push_back(next);
            }
        }
    }
    reached
}

/// The theses of every map: those it names; failing these, the claims that
/// nothing else in it uses; failing these, all its claims, unless it is a review.
fn all_theses(map: &Map) -> Vec<StatementId> {
    let used = used_within_own_map(map);
    let mut by_map: Vec<[Vec<StatementId>; 3]> = Vec::new();
    by_map.resize_with(map.maps.len(), Default::default);
    for (id, statement) in map.all_statements() {
        let [named, unused, claims] = &mut by_map[statement.item.map.index()];
        match statement.kind {
            StatementKind::Thesis => named.push(id),
            StatementKind::Claim => {
                claims.push(id);
                if !used[statement.class.index()] {
                    unused.push(id);
                }
            }
            StatementKind::Assumption | StatementKind::Evidence => {}
        }
    }
    for (info, [_, _, claims]) in map.maps.iter().zip(&mut by_map) {
        // What a review brings forward are objections; its author need not stand
        // or fall by each of them.
        if info.is_review {
            claims.clear();
        }
    }
    by_map
        .into_iter()
        .filter_map(|kinds| kinds.into_iter().find(|kind| !kind.is_empty()))
        .flatten()
        .collect()
}

/// Which statements their own map uses as premise, warrant, objection, exception or rival.
fn used_within_own_map(map: &Map) -> Vec<bool> {
    let mut used = vec![false; map.statements.len()];
    for (id, reason) in map.all_reasons() {
        let conclusion = match reason.conclusion {
            Conclusion::Statement(id) => Some(map.class_of(id)),
            Conclusion::Reason(_) => None,
        };
        for premise in map.premises_of(id) {
            let class = map.class_of(premise.statement);
            let is_own = map.statement(premise.statement).place.file == reason.place.file;
            // A claim that is its own reason is still nobody else's.
            used[class.index()] |= is_own && Some(class) != conclusion;
        }
    }
    let mut rival = |id: StatementId, file| {
        let class = map.class_of(id);
        used[class.index()] |= map.statement(id).place.file == file;
    };
    for question in &map.questions {
        for answer in &question.answers {
            rival(*answer, question.place.file);
        }
    }
    for statement in &map.statements {
        if let Some(rivals) = statement.beats {
            for id in [rivals.better, rivals.worse].into_iter().flatten() {
                rival(id, statement.place.file);
            }
        }
    }
    used
}

impl Stakes {
    /// The nearest statements that hang on a node and share its lot, nearest first:
    /// at most `most`, and whether there are more. Looks at no more than a few
    /// hundred nodes.
    #[must_use]
    pub fn hanging(
        graph: &ArgumentGraph,
        from: NodeIndex,
        most: usize,
        shares_its_lot: impl Fn(NodeIndex) -> bool,
    ) -> (Vec<StatementId>, bool) {
        const MOST_NODES: usize = 400;
        let mut found = Vec::new();
        let mut seen = std::collections::HashSet::from([from]);
        let mut queue = VecDeque::from([from]);
        let mut looked = 0;
        while let Some(node) = queue.pop_front() {
            for (next, _) in graph.carries(node) {
                looked += 1;
                if looked > MOST_NODES {
                    return (found, true);
                }
                if !shares_its_lot(next) || !seen.insert(next) {
                    continue;
                }
                if let Node::Statement(id) = graph.node(next) {
                    if found.len() == most {
                        return (found, true);
                    }
                    found.push(id);
                }
                queue.push_back(next);
            }
        }
        (found, false)
    }
}
