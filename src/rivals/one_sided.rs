//! Comparisons in which no reason sets the two rivals apart.

use std::collections::HashSet;

use petgraph::Direction;

use super::marks::{Mark, Marks};
use super::rivalry::Rivalry;
use super::{MOST_STEPS, rivalries};
use crate::graph::{ArgumentGraph, Edge, Node};
use crate::map::{Effect, Map, StatementId};
use crate::syntax::tree::StatementKind::{Claim, Thesis};

/// A comparison in which all that speaks for the better rival is expected under
/// the worse one as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSided {
    /// The claim that compares them.
    pub comparison: StatementId,
    /// The better and the worse, as it names them.
    pub rivals: [StatementId; 2],
    /// What speaks for the better one, or for its being better, and for the worse
    /// one as well: what stands for all that restate it, in the order of ids.
    pub leaves: Vec<StatementId>,
}

/// Finds the comparisons whose own reasons, and all reasons for the better rival,
/// come down to statements that are expected under the worse one or speak for it,
/// while nothing speaks against it or against what it rests on.
///
/// Whatever is not rated under the worse rival, a test, an objection, or a warrant
/// of the comparison may be what sets the two apart: nothing is found then, nor
/// where the comparison has no reason of its own or could not be read whole.
#[must_use]
pub fn one_sided(map: &Map, graph: &ArgumentGraph, marks: &Marks) -> Vec<OneSided> {
    let mut steps = MOST_STEPS;
    let mut found: Vec<OneSided> = Vec::new();
    let mut told = HashSet::new();
    let mut is_claim = vec![true; map.statements.len()];
    for statement in &map.statements {
        is_claim[statement.class.index()] &= matches!(statement.kind, Claim | Thesis);
    }
    for rivalry in rivalries(map).into_iter().filter(Rivalry::is_fit) {
        let (Some(comparison), [better, worse]) = (rivalry.comparison(), &rivalry.rivals[..])
        else {
            continue;
        };
        let mut walk = Walk {
            map,
            graph,
            marks,
            comparison: map.class_of(comparison),
            better: map.class_of(*better),
            worse: map.class_of(*worse),
            is_claim: &is_claim,
            steps: &mut steps,
        };
        let compared = (walk.comparison, walk.better, walk.worse);
        if told.contains(&compared) {
            continue;
        }
        if let Some(leaves) = walk.leaves() {
            told.insert(compared);
            found.push(OneSided {
                comparison,
                rivals: [*better, *worse],
                leaves,
            });
        }
    }
    found
}

struct Walk<'run> {
    map: &'run Map,
    graph: &'run ArgumentGraph,
    marks: &'run Marks,
    comparison: StatementId,
    better: StatementId,
    worse: StatementId,
    /// Of each class, whether it is claims and nothing else.
    is_claim: &'run [bool],
    steps: &'run mut usize,
}

impl Walk<'_> {
    /// All that speaks for the better rival; none where anything sets it apart.
    fn leaves(&mut self) -> Option<Vec<StatementId>> {
        let tops = [self.comparison, self.better, self.worse];
        if tops.iter().any(|class| self.marks.is_damaged(*class)) || self.is_opposed(&tops) {
            return None;
        }
        let has_reason = |class| {
            self.graph
                .rests_on(self.graph.statement(class))
                .next()
                .is_some()
        };
        if !has_reason(self.comparison) || self.are_rated_apart() {
            return None;
        }
        let leaves = self.below_better()?;
        if leaves.is_empty() || self.is_worse_attacked()? {
            return None;
        }
        Some(leaves)
    }

    /// Whether something speaks against one of these.
    fn is_opposed(&self, classes: &[StatementId]) -> bool {
        classes.iter().any(|class| {
            let node = self.graph.statement(*class);
            self.graph
                .petgraph()
                .edges_directed(node, Direction::Incoming)
                .any(|edge| *edge.weight() == Edge::Opposes)
        })
    }

    /// Whether an expectation or a test sets the rivals apart, or evidence is
    /// expected under the better one alone.
    fn are_rated_apart(&mut self) -> bool {
        for (own, other) in [(self.better, Some(self.worse)), (self.worse, None)] {
            for class in self.marks.bearing_on(own) {
                let marks = self.marks.between(*class, own);
                *self.steps = self.steps.saturating_sub(marks.len() + 1);
                let sets_apart = |mark: &Mark| mark.says.sets_apart();
                let is_rated = marks.iter().any(|mark| mark.says.is_rating());
                let is_shared = other.is_none_or(|other| self.marks.agrees(*class, other));
                if *self.steps == 0 || marks.iter().any(sets_apart) || (is_rated && !is_shared) {
                    return true;
                }
            }
        }
        false
    }

    /// What the comparison and its better rival come down to, as long as it agrees
    /// with the worse one.
    fn below_better(&mut self) -> Option<Vec<StatementId>> {
        let mut leaves = Vec::new();
        let mut seen = HashSet::from([self.comparison, self.better]);
        let mut waiting = vec![self.comparison, self.better];
        while let Some(class) = waiting.pop() {
            for (node, _) in self.graph.rests_on(self.graph.statement(class)) {
                *self.steps = self.steps.checked_sub(1)?;
                let Node::Reason(id) = self.graph.node(node) else {
                    continue;
                };
                let reason = self.map.reason(id);
                let premises = self.map.premises_of(id);
                let may_say_why = class == self.comparison
                    && (reason.warrant.is_some() || premises.iter().any(|premise| premise.warrant));
                if reason.damaged || may_say_why || self.is_granted(node)? {
                    return None;
                }
                for premise in premises.iter().filter(|premise| !premise.warrant) {
                    *self.steps = self.steps.checked_sub(1)?;
                    let premise = self.map.class_of(premise.statement);
                    if !seen.insert(premise) {
                        continue;
                    }
                    if premise == self.worse || self.marks.is_damaged(premise) {
                        return None;
                    }
                    if self.marks.agrees(premise, self.worse) {
                        leaves.push(premise);
                    } else if self.may_be_followed(premise) {
                        waiting.push(premise);
                    } else {
                        return None;
                    }
                }
            }
        }
        leaves.sort_unstable();
        Some(leaves)
    }

    /// Whether a statement says nothing of the worse rival itself, and all that it
    /// brings forward are its reasons.
    fn may_be_followed(&self, class: StatementId) -> bool {
        let node = self.graph.statement(class);
        self.is_claim[class.index()]
            && self.marks.between(class, self.worse).is_empty()
            && self.graph.rests_on(node).next().is_some()
    }

    /// Whether an exception to a step is conceded.
    fn is_granted(&mut self, reason: petgraph::graph::NodeIndex) -> Option<bool> {
        for node in self.undercuts(reason) {
            *self.steps = self.steps.checked_sub(1)?;
            if let Node::Reason(id) = self.graph.node(node)
                && self.map.reason(id).conceded
            {
                return Some(true);
            }
        }
        Some(false)
    }

    fn undercuts(&self, reason: petgraph::graph::NodeIndex) -> Vec<petgraph::graph::NodeIndex> {
        self.graph
            .petgraph()
            .neighbors_directed(reason, Direction::Incoming)
            .filter(|node| match self.graph.node(*node) {
                Node::Reason(id) => self.map.reason(id).effect == Effect::Undercuts,
                Node::Statement(_) => false,
            })
            .collect()
    }

    /// Whether something speaks against what the worse rival rests on, or against
    /// a step to it.
    fn is_worse_attacked(&mut self) -> Option<bool> {
        let mut seen = HashSet::from([self.worse]);
        let mut waiting = vec![self.worse];
        while let Some(class) = waiting.pop() {
            for (node, _) in self.graph.rests_on(self.graph.statement(class)) {
                *self.steps = self.steps.checked_sub(1)?;
                let Node::Reason(id) = self.graph.node(node) else {
                    continue;
                };
                if self.map.reason(id).damaged || !self.undercuts(node).is_empty() {
                    return Some(true);
                }
                for premise in self.map.premises_of(id) {
                    *self.steps = self.steps.checked_sub(1)?;
                    let premise = self.map.class_of(premise.statement);
                    if seen.insert(premise) {
                        if self.marks.is_damaged(premise) || self.is_opposed(&[premise]) {
                            return Some(true);
                        }
                        waiting.push(premise);
                    }
                }
            }
        }
        Some(false)
    }
}
