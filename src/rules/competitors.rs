//! Which of several rivals a map prefers, and which it only names.

use std::collections::HashMap;

use super::Context;
use super::reported::Reported;
use crate::graph::{Stake, Verdict};
use crate::map::{Effect, Place, StatementId};
use crate::project::FileId;

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

/// What the maps of a run prefer, and whose it is.
pub(super) struct Competitors {
    /// What the map prefers, in the order of the claims.
    pub(super) preferences: Vec<Preference>,
    reported: Reported,
    /// The first claim that prefers a statement, by the one that stands for its class.
    preferred_by: Vec<Option<StatementId>>,
    headed: HashMap<FileId, bool, foldhash::fast::FixedState>,
}

impl Competitors {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let map = context.map;
        let headed = map.maps.iter();
        let mut competitors = Self {
            preferences: Vec::new(),
            reported: Reported::new(context),
            preferred_by: vec![None; map.statements.len()],
            headed: headed.map(|one| (one.file, one.header.is_some())).collect(),
        };
        competitors.add_preferences(context);
        competitors
    }

    fn add_preferences(&mut self, context: &Context<'_>) {
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
            if statement.damaged
                || self.is_view(context, claim)
                || self.reported.is_left_aside(context, claim)
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
        self.reported.is_view(context, id)
    }

    /// Whether a rival is only named: nothing prefers it, nothing rests on it, and it
    /// is no thesis.
    pub(super) fn is_left_aside(&self, context: &Context<'_>, id: StatementId) -> bool {
        self.reported.is_left_aside(context, id)
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
