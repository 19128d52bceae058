//! Which of several rivals a map prefers, and which it only names.

use std::collections::HashMap;

use super::Context;
use crate::graph::{Stake, Verdict};
use crate::map::{Effect, Place, StatementId};
use crate::project::FileId;
use crate::syntax::tree::StatementKind;

/// `A beats B` where the map says so: the claim is the author's own and stands or
/// is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Preference {
    /// The claim that compares.
    pub(super) claim: StatementId,
    pub(super) better: StatementId,
    pub(super) worse: StatementId,
    /// Where the claim names the worse.
    pub(super) worse_place: Place,
}

/// The rivals of a run. All vectors are by the statement that stands for its class.
#[derive(Debug)]
pub(super) struct Competitors {
    /// What the map prefers, in the order of the claims.
    pub(super) preferences: Vec<Preference>,
    is_rival: Vec<bool>,
    is_view: Vec<bool>,
    is_named_thesis: Vec<bool>,
    preferred_by: Vec<Option<StatementId>>,
    headed: HashMap<FileId, bool, foldhash::fast::FixedState>,
}

impl Competitors {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let map = context.map;
        let nothing = || vec![false; map.statements.len()];
        let mut competitors = Self {
            preferences: Vec::new(),
            is_rival: nothing(),
            is_view: vec![true; map.statements.len()],
            is_named_thesis: nothing(),
            preferred_by: vec![None; map.statements.len()],
            headed: map
                .maps
                .iter()
                .map(|one| (one.file, one.header.is_some()))
                .collect(),
        };
        for statement in &map.statements {
            let class = statement.class.index();
            competitors.is_view[class] &= statement.held;
            competitors.is_named_thesis[class] |= statement.kind == StatementKind::Thesis;
        }
        for question in map
            .questions
            .iter()
            .filter(|question| question.answers.len() > 1)
        {
            for answer in &question.answers {
                competitors.is_rival[map.class_of(*answer).index()] = true;
            }
        }
        let mut is_better = nothing();
        for rivals in map
            .statements
            .iter()
            .filter_map(|statement| statement.beats)
        {
            if let Some(worse) = rivals.worse {
                competitors.is_rival[map.class_of(worse).index()] = true;
            }
            if let Some(better) = rivals.better {
                is_better[map.class_of(better).index()] = true;
            }
        }
        competitors.add_preferences(context, &is_better);
        competitors
    }

    fn add_preferences(&mut self, context: &Context<'_>, is_better: &[bool]) {
        let map = context.map;
        let objects = objects(context);
        for (claim, statement) in map.all_statements() {
            let Some(rivals) = statement.beats else {
                continue;
            };
            let (Some(better), Some(worse)) = (rivals.better, rivals.worse) else {
                continue;
            };
            let class = statement.class.index();
            let is_aside = matches!(context.stake(claim), Stake::Aside);
            let is_thesis = self.is_named_thesis[class];
            let is_only_named = self.is_rival[class] && !is_better[class] && !is_thesis;
            if statement.damaged
                || self.is_view[class]
                || is_only_named
                || (objects[class] && is_aside)
                || context.analysis.standing.of(claim) == Verdict::Defeated
                || map.class_of(better) == map.class_of(worse)
            {
                continue;
            }
            self.preferred_by[map.class_of(better).index()].get_or_insert(claim);
            self.preferences.push(Preference {
                claim,
                better,
                worse,
                worse_place: rivals.worse_place,
            });
        }
    }

    /// The first claim that prefers a rival to another.
    pub(super) fn preferred_by(
        &self,
        context: &Context<'_>,
        id: StatementId,
    ) -> Option<StatementId> {
        self.preferred_by[context.map.class_of(id).index()]
    }

    /// Whether a statement is only reported, in all the words it is given.
    pub(super) fn is_view(&self, context: &Context<'_>, id: StatementId) -> bool {
        self.is_view[context.map.class_of(id).index()]
    }

    /// Whether a rival is only named: the map does not prefer it, nothing rests on
    /// it, and it is no thesis.
    pub(super) fn is_left_aside(&self, context: &Context<'_>, id: StatementId) -> bool {
        let class = context.map.class_of(id).index();
        self.is_rival[class]
            && self.preferred_by[class].is_none()
            && !self.is_named_thesis[class]
            && context.first_use(id).is_none()
    }

    /// Whether a statement is the author's own: the map prefers it, or a thesis
    /// rests on it, or it is one.
    pub(super) fn is_own(&self, context: &Context<'_>, id: StatementId) -> bool {
        let carries =
            !matches!(context.stake(id), Stake::Aside) && !self.is_left_aside(context, id);
        let is_relied_on = !self.is_view(context, id) || context.first_use(id).is_some();
        self.preferred_by(context, id).is_some() || (carries && is_relied_on)
    }

    /// Whether one author speaks at both places. A file without a header belongs to
    /// those that use it.
    pub(super) fn is_one_work(&self, one: Place, other: Place) -> bool {
        let is_headed = |place: Place| self.headed.get(&place.file).copied().unwrap_or(false);
        one.file == other.file || !is_headed(one) || !is_headed(other)
    }
}

/// Which statements are premises of an objection or an exception.
fn objects(context: &Context<'_>) -> Vec<bool> {
    let map = context.map;
    let mut objects = vec![false; map.statements.len()];
    for (id, _) in map
        .all_reasons()
        .filter(|(_, reason)| reason.effect != Effect::Supports)
    {
        for premise in map.premises_of(id) {
            objects[map.class_of(premise.statement).index()] = true;
        }
    }
    objects
}
