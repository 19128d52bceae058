//! Which single answer would settle a contest, either way.
//!
//! An answer is a new reply to one open reason that makes it fail. For every open
//! reason that the verdict depends on, the nearest first, the well-founded model is
//! taken further with that reason failing (see [`crate::graph::Model::if_answered`]);
//! what is known already stays, so that only what is open is looked at. Each try costs
//! a copy of the model: on very large maps the farthest are not tried.

use std::collections::HashSet;

use super::Subject;
use super::grounds::Grounds;
use crate::graph::{Force, Value, Verdict};
use crate::map::{ReasonId, StatementId};

/// So many nodes are copied in all tries together: every open reason of a map of some
/// thousand statements, some hundred of one of a hundred thousand.
const MOST_STEPS: usize = 40_000_000;

/// The answers that would settle a contest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settling {
    /// Once one of these is answered, the statement is accepted, the nearest first.
    pub(super) for_it: Vec<ReasonId>,
    /// Once one of these is answered, it is defeated, the nearest first.
    pub(super) against_it: Vec<ReasonId>,
    /// How many reasons are open on which the verdict depends.
    pub(super) open: usize,
    /// How many of them were tried.
    pub(super) tried: usize,
}

/// The answers that would settle what becomes of a contested statement or an open
/// reason; none where it is settled.
pub(super) fn settling(grounds: &Grounds<'_>, subject: Subject) -> Option<Settling> {
    let graph = &grounds.analysis.graph;
    let node = match subject {
        Subject::Statement(id) => graph.statement(grounds.map.class_of(id)),
        Subject::Reason(id) => graph.reason(id),
    };
    if grounds.model.value(node) != Value::Unknown {
        return None;
    }
    let open = open_reasons(grounds, subject);
    let most = (MOST_STEPS / graph.len().max(1)).max(1);
    let mut settling = Settling {
        open: open.len(),
        tried: open.len().min(most),
        ..Settling::default()
    };
    for reason in open.into_iter().take(most) {
        match grounds.model.if_answered(reason).value(node) {
            Value::True => settling.for_it.push(reason),
            Value::False => settling.against_it.push(reason),
            Value::Unknown => {}
        }
    }
    Some(settling)
}

/// The open reasons that a verdict depends on, the nearest first. What is known
/// stays known, so that nothing beyond it matters.
fn open_reasons(grounds: &Grounds<'_>, subject: Subject) -> Vec<ReasonId> {
    let mut found = Walk {
        grounds,
        reasons: Vec::new(),
        known: HashSet::new(),
        statements: HashSet::new(),
    };
    match subject {
        Subject::Statement(id) => found.statement(id),
        Subject::Reason(id) => {
            found.known.insert(id);
            found.behind(id);
            found.add(grounds.facing(id));
        }
    }
    let mut at = 0;
    while let Some(reason) = found.reasons.get(at).copied() {
        at += 1;
        found.behind(reason);
    }
    found.reasons
}

struct Walk<'run> {
    grounds: &'run Grounds<'run>,
    reasons: Vec<ReasonId>,
    known: HashSet<ReasonId>,
    statements: HashSet<StatementId>,
}

impl Walk<'_> {
    fn add(&mut self, reasons: impl Iterator<Item = ReasonId>) {
        for id in reasons {
            if self.grounds.force(id) == Force::Open && self.known.insert(id) {
                self.reasons.push(id);
            }
        }
    }

    fn statement(&mut self, id: StatementId) {
        let grounds = self.grounds;
        let is_open = grounds.verdict(id) == Verdict::Contested;
        if is_open && self.statements.insert(grounds.map.class_of(id)) {
            self.add(grounds.bearing_on(id).iter().copied());
        }
    }

    /// What bears on the step of a reason, and on its premises.
    fn behind(&mut self, id: ReasonId) {
        let grounds = self.grounds;
        self.add(grounds.undercuts(id).iter().copied());
        for premise in grounds.map.premises_of(id) {
            self.statement(premise.statement);
        }
    }
}
