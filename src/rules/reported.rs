//! What a map only reports: views of others, and rivals that it does not prefer.
//! Nobody asks the author to support them, or to save them when they fall.

use super::Context;
use crate::map::StatementId;
use crate::syntax::tree::StatementKind;

/// Views and rivals, by the statements that stand for their classes.
pub(in crate::rules) struct Reported {
    is_view: Vec<bool>,
    is_rival: Vec<bool>,
    is_preferred: Vec<bool>,
}

impl Reported {
    pub(in crate::rules) fn new(context: &Context<'_>) -> Self {
        let map = context.map;
        let mut reported = Self {
            is_view: vec![true; map.statements.len()],
            is_rival: vec![false; map.statements.len()],
            is_preferred: vec![false; map.statements.len()],
        };
        for statement in &map.statements {
            reported.is_view[statement.class.index()] &= statement.held;
        }
        for question in map
            .questions
            .iter()
            .filter(|question| question.answers.len() > 1)
        {
            for answer in &question.answers {
                reported.is_rival[map.class_of(*answer).index()] = true;
            }
        }
        for comparison in map.statements.iter().filter_map(|entry| entry.beats) {
            if let Some(worse) = comparison.worse {
                reported.is_rival[map.class_of(worse).index()] = true;
            }
            if let Some(better) = comparison.better {
                reported.is_preferred[map.class_of(better).index()] = true;
            }
        }
        reported
    }

    /// Whether a statement is a view held by another, in all the words it is given.
    pub(in crate::rules) fn is_view(&self, context: &Context<'_>, id: StatementId) -> bool {
        self.is_view[context.map.class_of(id).index()]
    }

    /// Whether a statement is a rival that the map does not prefer and rests nothing on.
    pub(in crate::rules) fn is_left_aside(&self, context: &Context<'_>, id: StatementId) -> bool {
        let class = context.map.class_of(id).index();
        let is_named_thesis = context.map.statement(id).kind == StatementKind::Thesis;
        self.is_rival[class]
            && !self.is_preferred[class]
            && !is_named_thesis
            && context.first_use(id).is_none()
    }
}
