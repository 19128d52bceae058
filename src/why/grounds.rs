//! What decides a verdict: of several causes one that was known before what it decides.

use std::collections::VecDeque;

use petgraph::graph::NodeIndex;

use crate::graph::{Analysis, Cause, Force, Model, Verdict};
use crate::map::{Conclusion, Effect, Map, ReasonId, StatementId};
use crate::outline::wording::Wording;

/// All that an account is made from.
pub(super) struct Grounds<'run> {
    pub(super) wording: Wording<'run>,
    pub(super) map: &'run Map,
    pub(super) analysis: &'run Analysis,
    pub(super) model: &'run Model<'run>,
    /// When a node was grounded, to tell apart what became known in one round.
    grounded_at: Vec<u32>,
}

/// When something became known: by the round, and in a round by when it was grounded.
type Time = (u32, u32);

/// Why a reason fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fall {
    /// This reason undercuts it, and holds.
    Undercut(ReasonId),
    /// This premise of it does not stand.
    Premise(StatementId),
}

/// Why a defeated statement falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Defeat {
    /// It was given, and this objection holds.
    Opposed(ReasonId),
    /// This reason for it, a grounded one, fails, and why.
    Lost(ReasonId, Fall),
}

impl<'run> Grounds<'run> {
    pub(super) fn new(
        wording: Wording<'run>,
        analysis: &'run Analysis,
        model: &'run Model<'run>,
    ) -> Self {
        let map = wording.map;
        let mut grounded_at = vec![u32::MAX; analysis.graph.len()];
        for (at, node) in (0..u32::MAX).zip(analysis.grounding.order()) {
            grounded_at[node.index()] = at;
        }
        Self {
            wording,
            map,
            analysis,
            model,
            grounded_at,
        }
    }

    pub(super) fn verdict(&self, id: StatementId) -> Verdict {
        self.analysis.standing.of(id)
    }

    pub(super) fn force(&self, id: ReasonId) -> Force {
        self.analysis.standing.force(id)
    }

    /// Whether a statement needs no reason.
    pub(super) fn is_given(&self, id: StatementId) -> bool {
        let node = self.statement_node(id);
        let grounding = &self.analysis.grounding;
        grounding.is_grounded(node) && grounding.first_reason(node).is_none()
    }

    pub(super) fn is_grounded(&self, id: StatementId) -> bool {
        self.analysis.grounding.is_grounded(self.statement_node(id))
    }

    /// All that bears on a statement, in the order of its words: what speaks for it first.
    pub(super) fn bearing_on(&self, id: StatementId) -> &'run [ReasonId] {
        &self.wording.arrangement.reasons[self.map.class_of(id).index()]
    }

    /// The reasons for or against a statement.
    pub(super) fn side(
        &self,
        id: StatementId,
        effect: Effect,
    ) -> impl Iterator<Item = ReasonId> + 'run {
        let map = self.map;
        let all = self.bearing_on(id).iter().copied();
        all.filter(move |id| map.reason(*id).effect == effect)
    }

    /// What undercuts a reason.
    pub(super) fn undercuts(&self, id: ReasonId) -> &'run [ReasonId] {
        &self.wording.arrangement.undercuts[id.index()]
    }

    /// The reasons on the other side of what a reason bears on.
    pub(super) fn facing(&self, id: ReasonId) -> impl Iterator<Item = ReasonId> + 'run {
        let reason = self.map.reason(id);
        let other = match reason.effect {
            Effect::Supports => Effect::Opposes,
            Effect::Opposes | Effect::Undercuts => Effect::Supports,
        };
        let all = match reason.conclusion {
            Conclusion::Statement(of) => self.bearing_on(of),
            Conclusion::Reason(_) => &[],
        };
        let map = self.map;
        all.iter()
            .copied()
            .filter(move |id| map.reason(*id).effect == other)
    }

    fn statement_node(&self, id: StatementId) -> NodeIndex {
        self.analysis.graph.statement(self.map.class_of(id))
    }

    fn reason_round(&self, id: ReasonId) -> u32 {
        self.model.round(self.analysis.graph.reason(id))
    }

    fn time(&self, id: StatementId) -> Time {
        let node = self.statement_node(id);
        (self.model.round(node), self.grounded_at[node.index()])
    }

    /// The reason by which an accepted statement stands; none where it stands by
    /// being given.
    pub(super) fn standing_reason(&self, id: StatementId) -> Option<ReasonId> {
        let (round, _) = self.time(id);
        self.side(id, Effect::Supports)
            .filter(|reason| {
                self.force(*reason) == Force::Holds && self.reason_round(*reason) < round
            })
            .min_by_key(|reason| self.reason_round(*reason))
    }

    /// Why a reason fails that does.
    pub(super) fn fall(&self, id: ReasonId) -> Option<Fall> {
        let round = self.reason_round(id);
        let told = match self.analysis.standing.reason_cause(id) {
            Some(Cause::Undercut { by, .. }) => Some(Fall::Undercut(by)),
            Some(Cause::RestsOn { premise, .. }) => Some(Fall::Premise(premise)),
            Some(Cause::Opposed { .. }) | None => None,
        };
        told.filter(|fall| self.fell_at(*fall).0 < round)
            .or_else(|| self.first_fall(id, (round, 0)))
    }

    /// When what makes a reason fail became known.
    fn fell_at(&self, fall: Fall) -> Time {
        match fall {
            Fall::Undercut(by) => (self.reason_round(by), 0),
            Fall::Premise(premise) => self.time(premise),
        }
    }

    /// What first made a reason fail, where that was before some time; an undercut first.
    fn first_fall(&self, id: ReasonId, before: Time) -> Option<Fall> {
        let undercuts = self.undercuts(id).iter().copied();
        let holding = undercuts
            .filter(|by| self.force(*by) == Force::Holds)
            .map(Fall::Undercut)
            .filter(|fall| self.fell_at(*fall) < before);
        let fallen = self
            .map
            .premises_of(id)
            .iter()
            .map(|premise| premise.statement)
            .filter(|one| !matches!(self.verdict(*one), Verdict::Accepted | Verdict::Contested))
            .map(Fall::Premise)
            .filter(|fall| self.fell_at(*fall) < before);
        holding
            .min_by_key(|fall| self.fell_at(*fall))
            .or_else(|| fallen.min_by_key(|fall| self.fell_at(*fall)))
    }

    /// Why a defeated statement falls: what the standing tells as its cause, unless
    /// that became known later.
    pub(super) fn defeat(&self, id: StatementId) -> Option<Defeat> {
        let time = self.time(id);
        let told = match self.analysis.standing.cause(id)? {
            Cause::Opposed { by } => Defeat::Opposed(by),
            Cause::Undercut { reason, by } => Defeat::Lost(reason, Fall::Undercut(by)),
            Cause::RestsOn { reason, premise } => Defeat::Lost(reason, Fall::Premise(premise)),
        };
        let is_before = match told {
            Defeat::Opposed(by) => self.reason_round(by) < time.0,
            Defeat::Lost(_, fall) => self.fell_at(fall) < time,
        };
        if is_before {
            return Some(told);
        }
        if matches!(told, Defeat::Opposed(_)) {
            let objections = self.side(id, Effect::Opposes);
            let holding = objections.filter(|by| self.force(*by) == Force::Holds);
            return holding
                .min_by_key(|by| self.reason_round(*by))
                .map(Defeat::Opposed);
        }
        self.side(id, Effect::Supports)
            .filter(|reason| {
                let node = self.analysis.graph.reason(*reason);
                self.analysis.grounding.is_grounded(node)
            })
            .filter_map(|reason| Some((reason, self.first_fall(reason, time)?)))
            .min_by_key(|(_, fall)| (matches!(fall, Fall::Premise(_)), self.fell_at(*fall)))
            .map(|(reason, fall)| Defeat::Lost(reason, fall))
    }

    /// A shortest circle of support through a statement without grounds: of each of
    /// its statements, by class, the reason and the premise of it that lead on.
    pub(super) fn circle(&self, id: StatementId) -> Vec<(StatementId, ReasonId, StatementId)> {
        let start = self.map.class_of(id);
        let mut from: std::collections::HashMap<StatementId, (StatementId, ReasonId, StatementId)> =
            std::collections::HashMap::new();
        let mut open = VecDeque::from([start]);
        while let Some(at) = open.pop_front() {
            for reason in self.side(at, Effect::Supports) {
                for premise in self.map.premises_of(reason) {
                    let next = self.map.class_of(premise.statement);
                    let step = (at, reason, premise.statement);
                    if next == start {
                        return way_back(&from, step, start);
                    }
                    if !self.is_grounded(next) && !from.contains_key(&next) {
                        from.insert(next, step);
                        open.push_back(next);
                    }
                }
            }
        }
        Vec::new()
    }
}

fn way_back(
    from: &std::collections::HashMap<StatementId, (StatementId, ReasonId, StatementId)>,
    last: (StatementId, ReasonId, StatementId),
    start: StatementId,
) -> Vec<(StatementId, ReasonId, StatementId)> {
    let mut steps = vec![last];
    let mut at = last.0;
    while at != start {
        let Some(step) = from.get(&at) else {
            break;
        };
        steps.push(*step);
        at = step.0;
    }
    steps.reverse();
    steps
}
