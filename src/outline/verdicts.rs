//! What is to be said of each statement: the one place that an outline asks.

use crate::graph::{Analysis, Force};
use crate::map::{Map, ReasonId, StatementId};

/// The verdict on each statement, and the circles in support.
#[derive(Debug)]
pub(crate) struct Verdicts<'run> {
    map: &'run Map,
    analysis: &'run Analysis,
    /// Of each statement that stands for its class and lies on a circle of
    /// support, the circle's number.
    circle: Vec<Option<usize>>,
}

impl<'run> Verdicts<'run> {
    /// Reads the verdicts from what was worked out.
    pub(crate) fn new(map: &'run Map, analysis: &'run Analysis) -> Self {
        let mut circle = vec![None; map.statements.len()];
        for (number, found) in analysis.circles.iter().enumerate() {
            for member in &found.members {
                circle[member.index()] = Some(number);
            }
        }
        Self {
            map,
            analysis,
            circle,
        }
    }

    /// The verdict on a statement, in one word.
    pub(crate) fn of(&self, statement: StatementId) -> &'static str {
        self.analysis.standing.of(statement).word()
    }

    /// Whether a reason counts.
    pub(crate) fn force(&self, reason: ReasonId) -> Force {
        self.analysis.standing.force(reason)
    }

    /// Whether a reason rests on something in the end.
    pub(crate) fn is_grounded(&self, reason: ReasonId) -> bool {
        let node = self.analysis.graph.reason(reason);
        self.analysis.grounding.is_grounded(node)
    }

    /// Whether two statements lie on one circle of support.
    pub(crate) fn are_on_one_circle(&self, one: StatementId, other: StatementId) -> bool {
        let circle = self.circle[self.map.class_of(one).index()];
        circle.is_some() && circle == self.circle[self.map.class_of(other).index()]
    }
}
