//! Where the branches of an account end: what carries in the end, where a defeat
//! begins, what is missing. Each is one walk, linear in the size of the map.

use std::collections::HashSet;

use super::grounds::{Defeat, Fall, Grounds};
use crate::graph::Verdict;
use crate::map::{Effect, ReasonId, StatementId};
use crate::syntax::tree::StatementKind;

/// What an accepted statement rests on in the end, by the reasons that are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) evidence: usize,
    pub(super) assumptions: usize,
    /// Statements that could not be read whole.
    pub(super) unread: usize,
}

/// Counts what an accepted statement rests on in the end.
pub(super) fn carried(grounds: &Grounds<'_>, id: StatementId) -> Carried {
    let mut carried = Carried::default();
    let mut seen = HashSet::from([grounds.map.class_of(id)]);
    let mut open = vec![id];
    while let Some(at) = open.pop() {
        let Some(reason) = grounds.standing_reason(at) else {
            match end_kind(grounds, at) {
                Some(StatementKind::Evidence) => carried.evidence += 1,
                Some(StatementKind::Assumption) => carried.assumptions += 1,
                _ => carried.unread += 1,
            }
            continue;
        };
        for premise in grounds.map.premises_of(reason) {
            if seen.insert(grounds.map.class_of(premise.statement)) {
                open.push(premise.statement);
            }
        }
    }
    carried
}

/// As what a statement is given: evidence, or an assumption; none where it is only
/// because part of it could not be read.
pub(super) fn end_kind(grounds: &Grounds<'_>, id: StatementId) -> Option<StatementKind> {
    let mut kind = None;
    for member in members(grounds, id) {
        let statement = grounds.map.statement(member);
        let is_cited = !statement.citations.is_empty();
        match statement.kind {
            StatementKind::Evidence if is_cited => return Some(StatementKind::Evidence),
            StatementKind::Assumption => kind = Some(StatementKind::Assumption),
            _ => {}
        }
    }
    kind
}

/// All statements that restate one another, the one that is shown first.
pub(super) fn members(grounds: &Grounds<'_>, id: StatementId) -> Vec<StatementId> {
    let arrangement = grounds.wording.arrangement;
    let class = grounds.map.class_of(id);
    let others = &arrangement.restatements[class.index()];
    std::iter::once(arrangement.shown(id))
        .chain(others.iter().copied())
        .collect()
}

/// The attack at which the defeat of a statement begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The defeated statement that the attack is nearest to.
    pub(super) at: StatementId,
    /// The reason for that statement which is undercut; none where it was given.
    pub(super) lost: Option<ReasonId>,
    pub(super) by: ReasonId,
    /// How many statements lie between.
    pub(super) steps: usize,
}

/// Follows the causes of a defeat to the attack where it begins.
pub(super) fn origin(grounds: &Grounds<'_>, id: StatementId) -> Option<Origin> {
    let mut at = id;
    let mut steps = 0;
    loop {
        match grounds.defeat(at)? {
            Defeat::Opposed(by) => {
                let lost = None;
                return Some(Origin {
                    at,
                    lost,
                    by,
                    steps,
                });
            }
            Defeat::Lost(reason, Fall::Undercut(by)) => {
                let lost = Some(reason);
                return Some(Origin {
                    at,
                    lost,
                    by,
                    steps,
                });
            }
            Defeat::Lost(_, Fall::Premise(premise)) => at = premise,
        }
        steps += 1;
    }
}

/// What a statement without grounds lacks in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// Nothing speaks for it.
    Support(StatementId),
    /// Evidence that cites no source.
    Source(StatementId),
    /// These support only one another.
    WayIn(Vec<StatementId>),
}

/// What a statement without grounds lacks in the end, the nearest first.
pub(super) fn missing(grounds: &Grounds<'_>, id: StatementId) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut seen = HashSet::from([grounds.map.class_of(id)]);
    let mut told = HashSet::new();
    let mut open = vec![id];
    let mut next = 0;
    while let Some(at) = open.get(next).copied() {
        next += 1;
        let class = grounds.map.class_of(at);
        if grounds.side(at, Effect::Supports).next().is_none() {
            let kinds = members(grounds, at);
            let is_evidence =
                |one: &StatementId| grounds.map.statement(*one).kind == StatementKind::Evidence;
            missing.push(match kinds.iter().find(|one| is_evidence(one)) {
                Some(evidence) => Missing::Source(*evidence),
                None => Missing::Support(at),
            });
        }
        if grounds.verdict(at) == Verdict::Circular && !told.contains(&class) {
            let circles = grounds
                .analysis
                .circles
                .iter()
                .filter(|circle| !circle.grounded);
            let mut around = circles.filter(|circle| circle.members.contains(&class));
            if let Some(circle) = around.next() {
                told.extend(circle.members.iter().copied());
                missing.push(Missing::WayIn(circle.members.clone()));
            }
        }
        for reason in grounds.side(at, Effect::Supports) {
            for premise in grounds.map.premises_of(reason) {
                let of = premise.statement;
                if !grounds.is_grounded(of) && seen.insert(grounds.map.class_of(of)) {
                    open.push(of);
                }
            }
        }
    }
    missing
}
