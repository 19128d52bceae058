//! Undercuts: objections to a step, told by naming the step.
//!
//! They are resolved once all reasons are known.

use std::collections::HashMap;

use super::collect::Builder;
use super::lookup::Found;
use super::model::{Conclusion, Effect, Map, MapId, Place, ReasonId, StatementId};
use super::names::Symbol;
use super::problems::{Meant, UnknownName, Wanted};
use super::relations::Draft;
use super::scope::Meaning;
use crate::syntax::Span;
use crate::syntax::tree::{Name, ReasonOptions, Target};

/// An undercut whose target is sought once all reasons are known.
pub(super) struct Undercut<'tree> {
    pub(super) map: MapId,
    pub(super) by: Option<StatementId>,
    pub(super) by_place: Place,
    pub(super) target: Target,
    pub(super) options: &'tree ReasonOptions,
    pub(super) place: Place,
}

impl Builder<'_> {
    pub(super) fn resolve_undercuts(&mut self, undercuts: Vec<Undercut<'_>>) {
        if undercuts.is_empty() {
            return;
        }
        let steps = Steps::new(&self.map);
        for undercut in undercuts {
            for reason in self.undercut_reasons(&undercut, &steps) {
                let mut draft = Draft::default();
                draft.add(undercut.by, undercut.by_place);
                self.add_reason(
                    undercut.map,
                    draft,
                    Effect::Undercuts,
                    Conclusion::Reason(reason),
                    undercut.options,
                    undercut.place,
                );
            }
        }
    }

    fn undercut_reasons(&mut self, undercut: &Undercut<'_>, steps: &Steps) -> Vec<ReasonId> {
        let map = undercut.map;
        if let Some(conclusion) = undercut.target.conclusion {
            let premise = self.statement(map, undercut.target.name, Wanted::Statement);
            let conclusion_id = self.statement(map, conclusion, Wanted::Statement);
            let (Some(premise), Some(conclusion_id)) = (premise, conclusion_id) else {
                return Vec::new();
            };
            let holding = steps.from(premise, conclusion_id);
            let is_for = |id: &ReasonId| self.map.reason(*id).effect == Effect::Supports;
            let supports: Vec<ReasonId> = holding.iter().copied().filter(is_for).collect();
            let chosen = if supports.is_empty() {
                holding.to_vec()
            } else {
                supports
            };
            if chosen.is_empty() {
                let text = self.text_of(map);
                let span = undercut.target.name.0.to(conclusion.0);
                let problem = UnknownName {
                    name: span.of(text).to_owned(),
                    place: self.place(map, span),
                    wanted: Wanted::Reason,
                    meant: None,
                    within: None,
                };
                self.report_undefined(problem);
            }
            return chosen;
        }
        self.labelled_reason(map, undercut.target.name, steps)
            .into_iter()
            .collect()
    }

    /// A name that nothing has: perhaps it is a reason's, told without its claim.
    fn unknown_step(&mut self, map: MapId, name: Name, steps: &Steps) {
        let text = self.text_of(map);
        let label = self.map.names.find(name.of(text));
        let claim = label.and_then(|label| steps.claim_of(label));
        let Some(claim) = claim else {
            self.statement(map, name, Wanted::Statement);
            return;
        };
        let near = format!("{}.{}", self.map.name_of(claim), name.of(text));
        let problem = UnknownName {
            name: name.of(text).to_owned(),
            place: self.place(map, name.0),
            wanted: Wanted::Reason,
            meant: Some(Meant::near(near, None)),
            within: None,
        };
        self.report_undefined(problem);
    }

    /// The reason that `claim.reason-name` names.
    fn labelled_reason(&mut self, map: MapId, name: Name, steps: &Steps) -> Option<ReasonId> {
        let text = self.text_of(map);
        let (definition, length) = match self.find(map, name) {
            Found::Definition(definition, length) => (definition, length),
            Found::Silent => return None,
            Found::Unknown { .. } => {
                self.unknown_step(map, name, steps);
                return None;
            }
        };
        let Meaning::Statement(id) = definition.meaning else {
            self.report_kind(map, name, Wanted::Reason, definition);
            return None;
        };
        if name.of(text).len() == length {
            self.report_kind(map, name, Wanted::Reason, definition);
            return None;
        }
        let part = Span::new(name.0.start as usize + length + 1, name.0.end as usize);
        let label: Option<Symbol> = self.map.names.find(part.of(text));
        let found = label.and_then(|label| steps.named(id, label));
        if found.is_some() || self.map.statement(id).damaged {
            return found;
        }
        let labels = steps.labels(id);
        let meant = if self.may_compare(labels.len()) {
            let labels = labels.iter().map(|label| self.map.names.text(*label));
            super::near::nearest(part.of(text), labels).map(|near| Meant::near(near, None))
        } else {
            None
        };
        let within = Some(self.map.name_of(id).to_owned());
        let problem = UnknownName {
            name: part.of(text).to_owned(),
            place: self.place(map, part),
            wanted: Wanted::Reason,
            meant,
            within,
        };
        self.report_undefined(problem);
        None
    }
}

/// The reasons of a map by what an undercut may call them.
#[derive(Default)]
struct Steps {
    by_premise: HashMap<(StatementId, StatementId), Vec<ReasonId>, foldhash::fast::FixedState>,
    by_label: HashMap<(StatementId, Symbol), ReasonId, foldhash::fast::FixedState>,
    labels: HashMap<StatementId, Vec<Symbol>, foldhash::fast::FixedState>,
}

impl Steps {
    fn new(map: &Map) -> Self {
        let mut steps = Self::default();
        for (id, reason) in map.all_reasons() {
            let Conclusion::Statement(conclusion) = reason.conclusion else {
                continue;
            };
            if let Some(label) = reason.label {
                steps.by_label.entry((conclusion, label)).or_insert(id);
                steps.labels.entry(conclusion).or_default().push(label);
            }
            for premise in map.premises_of(id) {
                let from = steps
                    .by_premise
                    .entry((premise.statement, conclusion))
                    .or_default();
                // A reason may name a premise twice.
                if from.last() != Some(&id) {
                    from.push(id);
                }
            }
        }
        steps
    }

    /// The reasons in which one statement bears on another.
    fn from(&self, premise: StatementId, conclusion: StatementId) -> &[ReasonId] {
        let found = self.by_premise.get(&(premise, conclusion));
        found.map_or(&[][..], Vec::as_slice)
    }

    /// The first reason for or against a statement that has this name.
    fn named(&self, conclusion: StatementId, label: Symbol) -> Option<ReasonId> {
        self.by_label.get(&(conclusion, label)).copied()
    }

    /// A statement for or against which a reason of this name speaks.
    fn claim_of(&self, label: Symbol) -> Option<StatementId> {
        let claims = self.by_label.keys().filter(|(_, known)| *known == label);
        claims.map(|(claim, _)| *claim).min()
    }

    /// The names of a statement's reasons.
    fn labels(&self, conclusion: StatementId) -> &[Symbol] {
        let found = self.labels.get(&conclusion);
        found.map_or(&[][..], Vec::as_slice)
    }
}
