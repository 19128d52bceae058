//! What serves the other side: objections, exceptions, views of others, rivals that the
//! map does not prefer, and what these rest on. That it is answered is what the author
//! meant, and nobody's loss.

use std::collections::VecDeque;

use super::Context;
use super::reported::Reported;
use crate::map::{Effect, StatementId};

/// Which statements serve opposition, by the statements that stand for their classes.
pub(in crate::rules) struct OppositionServed {
    serves: Vec<bool>,
}

impl OppositionServed {
    pub(in crate::rules) fn new(context: &Context<'_>, reported: &Reported) -> Self {
        let (map, graph) = (context.map, &context.analysis.graph);
        let mut reached = vec![false; graph.len()];
        let mut queue = VecDeque::new();
        for (id, reason) in map.all_reasons() {
            if reason.effect != Effect::Supports {
                let node = graph.reason(id);
                reached[node.index()] = true;
                queue.push_back(node);
            }
        }
        for (id, statement) in map.all_statements() {
            let is_theirs = reported.is_view(context, id) || reported.is_left_aside(context, id);
            let node = graph.statement(statement.class);
            if is_theirs && !std::mem::replace(&mut reached[node.index()], true) {
                queue.push_back(node);
            }
        }
        while let Some(node) = queue.pop_front() {
            for (next, _) in graph.rests_on(node) {
                if !reached[next.index()] {
                    reached[next.index()] = true;
                    queue.push_back(next);
                }
            }
        }
        reached.truncate(map.statements.len());
        Self { serves: reached }
    }

    /// Whether a statement that no thesis rests on serves opposition.
    pub(in crate::rules) fn serves(&self, context: &Context<'_>, id: StatementId) -> bool {
        self.serves[context.map.class_of(id).index()]
    }
}
