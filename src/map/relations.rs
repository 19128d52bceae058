//! Third pass: reasons and relations.

use std::collections::HashMap;

use super::collect::Builder;
use super::model::{
    BearingKind, Citation, Conclusion, Effect, ItemRef, MapId, Place, PlainRelation, Premise,
    Reason, ReasonId, StatementId, Work,
};
use super::problems::Wanted;
use super::undercuts::Undercut;
use crate::syntax::tree::{Base, ClauseKind, Item, ItemKind, ReasonOptions, Relation, Tells, Time};

impl Builder<'_> {
    /// Resolves everything that is said of statements.
    pub(super) fn relations(&mut self) {
        let project = self.project;
        let by_item: HashMap<ItemRef, StatementId, foldhash::fast::FixedState> = self
            .map
            .all_statements()
            .map(|(id, statement)| (statement.item, id))
            .collect();
        let mut undercuts = Vec::new();
        for (index, file) in project.maps.iter().enumerate() {
            let map = MapId::at(index);
            for (at, item) in file.tree.items.iter().enumerate() {
                let item_ref = ItemRef {
                    map,
                    item: u32::try_from(at).unwrap_or(u32::MAX),
                };
                let statement = by_item.get(&item_ref).copied();
                self.item_head(map, item, statement, &mut undercuts);
                if let ItemKind::Check(comparison) = &item.kind {
                    self.arithmetic(item_ref, comparison);
                }
                for clause in &item.clauses {
                    let place = self.place(map, clause.span);
                    self.clause(
                        item_ref,
                        item,
                        statement,
                        &clause.kind,
                        place,
                        &mut undercuts,
                    );
                }
            }
        }
        self.resolve_undercuts(undercuts);
        self.join_restated();
        self.sort_figure_names();
    }

    fn item_head<'tree>(
        &mut self,
        map: MapId,
        item: &'tree Item,
        statement: Option<StatementId>,
        undercuts: &mut Vec<Undercut<'tree>>,
    ) {
        match &item.kind {
            ItemKind::Statement {
                beats: Some((better, worse)),
                ..
            } => {
                let better = self.statement(map, *better, Wanted::Rival);
                let worse = self.statement(map, *worse, Wanted::Rival);
                let comparison =
                    statement.and_then(|id| self.map.statements[id.index()].beats.as_mut());
                if let Some(comparison) = comparison {
                    comparison.better = better;
                    comparison.worse = worse;
                }
            }
            ItemKind::Relation { subject, tells } => {
                let by = self.statement(map, *subject, Wanted::Statement);
                let place = self.place(map, item.span);
                let by_place = self.place(map, subject.0);
                self.tells(map, by, by_place, tells, place, undercuts);
            }
            ItemKind::Case { within, .. } => {
                for name in within {
                    self.check_kind(map, *name, Wanted::Case);
                }
            }
            _ => {}
        }
    }

    fn clause<'tree>(
        &mut self,
        item_ref: ItemRef,
        item: &Item,
        statement: Option<StatementId>,
        clause: &'tree ClauseKind,
        place: Place,
        undercuts: &mut Vec<Undercut<'tree>>,
    ) {
        let map = item_ref.map;
        match clause {
            ClauseKind::SupportedBy(reason) | ClauseKind::OpposedBy(reason) => {
                let effect = match clause {
                    ClauseKind::SupportedBy(_) => Effect::Supports,
                    _ => Effect::Opposes,
                };
                let mut draft = Draft::default();
                for name in &reason.premises {
                    let premise = self.statement(map, *name, Wanted::Statement);
                    draft.add(premise, self.place(map, name.0));
                }
                if let Some(id) = statement {
                    let conclusion = Conclusion::Statement(id);
                    self.add_reason(map, draft, effect, conclusion, &reason.options, place);
                }
            }
            ClauseKind::Tells(tells) => {
                let by = match item.kind {
                    ItemKind::Note { first, .. } => self.note_statement(item_ref, item, first),
                    _ => statement,
                };
                let by_place = self.place(map, item.keyword);
                self.tells(map, by, by_place, tells, place, undercuts);
            }
            ClauseKind::Answers(names) => self.answers(map, item, statement, names),
            ClauseKind::Expected(names) => {
                self.bearings(map, statement, names, BearingKind::Expected);
            }
            ClauseKind::Unexpected(names) => {
                self.bearings(map, statement, names, BearingKind::Unexpected);
            }
            ClauseKind::Test(test) => {
                self.test(map, statement, test);
            }
            ClauseKind::Scope(names) => {
                for name in names {
                    self.check_kind(map, *name, Wanted::Case);
                }
            }
            ClauseKind::When(when) => {
                if let Time::Period(name) = when.time {
                    self.check_kind(map, name, Wanted::Period);
                }
            }
            ClauseKind::Check(comparison) => self.arithmetic(item_ref, comparison),
            ClauseKind::Figure(figure) => {
                if let Some(Base::Figure(name)) = figure.of {
                    self.figure_name(item_ref, name);
                }
            }
            _ => {}
        }
    }

    fn tells<'tree>(
        &mut self,
        map: MapId,
        by: Option<StatementId>,
        by_place: Place,
        tells: &'tree Tells,
        place: Place,
        undercuts: &mut Vec<Undercut<'tree>>,
    ) {
        for target in &tells.targets {
            let effect = match tells.relation {
                Relation::Supports => Effect::Supports,
                Relation::Opposes => Effect::Opposes,
                Relation::Undercuts => {
                    undercuts.push(Undercut {
                        map,
                        by,
                        by_place,
                        target: *target,
                        options: &tells.options,
                        place,
                    });
                    continue;
                }
                relation => {
                    let to = self.statement(map, target.name, Wanted::Statement);
                    if let (Some(from), Some(to)) = (by, to) {
                        self.map.relations.push(PlainRelation {
                            relation,
                            from,
                            to,
                            place,
                        });
                    } else if let Some(id) = by {
                        self.map.statements[id.index()].damaged |= relation == Relation::Restates;
                    }
                    continue;
                }
            };
            let conclusion = self.statement(map, target.name, Wanted::Statement);
            let mut draft = Draft::default();
            draft.add(by, by_place);
            if let Some(id) = conclusion {
                let conclusion = Conclusion::Statement(id);
                self.add_reason(map, draft, effect, conclusion, &tells.options, place);
            }
        }
    }

    pub(super) fn add_reason(
        &mut self,
        map: MapId,
        mut draft: Draft,
        effect: Effect,
        conclusion: Conclusion,
        options: &ReasonOptions,
        place: Place,
    ) -> ReasonId {
        for name in &options.warrants {
            let warrant = self.statement(map, *name, Wanted::Statement);
            draft.add_warrant(warrant, self.place(map, name.0));
        }
        let label = options.label.map(|label| self.symbol(map, label));
        let start = u32::try_from(self.map.premises.len()).unwrap_or(u32::MAX);
        self.map.premises.extend(draft.premises);
        let end = u32::try_from(self.map.premises.len()).unwrap_or(u32::MAX);
        let id = ReasonId::at(self.map.reasons.len());
        self.map.reasons.push(Reason {
            effect,
            conclusion,
            premises: start..end,
            label,
            place,
            conceded: !options.conceded.is_empty() && options.exceptions.is_empty(),
            damaged: draft.damaged,
            warrant: options.warrant_texts.first().copied(),
        });
        for name in &options.exceptions {
            let exception = self.statement(map, *name, Wanted::Statement);
            let place = self.place(map, name.0);
            let mut draft = Draft::default();
            draft.add(exception, place);
            let conceded = ReasonOptions::default();
            let undercut = self.add_reason(
                map,
                draft,
                Effect::Undercuts,
                Conclusion::Reason(id),
                &conceded,
                place,
            );
            self.map.reasons[undercut.index()].conceded = !options.conceded.is_empty();
        }
        id
    }

    /// A footnote that argues is evidence of its own, found in what it cites.
    fn note_statement(
        &mut self,
        item_ref: ItemRef,
        item: &Item,
        number: u32,
    ) -> Option<StatementId> {
        let note = self.scope(item_ref.map).notes.get(&number).copied()?;
        let name = self.map.names.intern(&format!("note {number}"));
        let id = StatementId::at(self.map.statements.len());
        let note = &mut self.map.notes[note.index()];
        note.used = true;
        let mut citations = note.citations.clone();
        if citations.is_empty() {
            // Without a citation it is the paper that speaks.
            citations.push(Citation {
                place: note.place,
                works: vec![Work::Paper(item_ref.map)],
            });
        }
        let statement = super::model::Statement {
            kind: crate::syntax::tree::StatementKind::Evidence,
            name,
            place: note.place,
            item: item_ref,
            text: None,
            beats: None,
            held: false,
            damaged: item.damaged || note.missing,
            citations,
            class: id,
        };
        self.map.statements.push(statement);
        Some(id)
    }
}

/// The premises of a reason while they are resolved.
#[derive(Default)]
pub(super) struct Draft {
    premises: Vec<Premise>,
    damaged: bool,
}

impl Draft {
    pub(super) fn add(&mut self, statement: Option<StatementId>, place: Place) {
        self.push(statement, place, false);
    }

    fn add_warrant(&mut self, statement: Option<StatementId>, place: Place) {
        self.push(statement, place, true);
    }

    fn push(&mut self, statement: Option<StatementId>, place: Place, warrant: bool) {
        match statement {
            Some(statement) => self.premises.push(Premise {
                statement,
                place,
                warrant,
            }),
            None => self.damaged = true,
        }
    }
}
