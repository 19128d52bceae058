//! What a map says of rivals: the answers of questions, expectations, tests.

use super::collect::Builder;
use super::model::{Bearing, BearingKind, Exhaustive, MapId, Side, StatementId, Tested};
use super::problems::{Problem, Wanted};
use super::scope::Meaning;
use crate::syntax::tree::{ClauseKind, Item, ItemKind, Name, Test};

impl Builder<'_> {
    /// Whether and where a question says that one of its answers is true.
    pub(super) fn exhaustive(&self, map: MapId, item: &Item) -> Option<Exhaustive> {
        item.clauses.iter().find_map(|clause| match clause.kind {
            ClauseKind::Exhaustive(because) => Some(Exhaustive {
                place: self.place(map, clause.span),
                is_argued: because.is_some(),
            }),
            _ => None,
        })
    }

    pub(super) fn answers(
        &mut self,
        map: MapId,
        item: &Item,
        statement: Option<StatementId>,
        names: &[Name],
    ) {
        for name in names {
            let (question, answer) = if let ItemKind::Question { name: own, .. } = item.kind {
                let answer = self.statement(map, *name, Wanted::Rival);
                let own = self.definition(map, own.of(self.text_of(map)));
                (own.map(|definition| definition.meaning), answer)
            } else {
                (self.check_kind(map, *name, Wanted::Question), statement)
            };
            let Some(Meaning::Question(question)) = question else {
                continue;
            };
            let entry = &mut self.map.questions[question.index()];
            let Some(answer) = answer else {
                entry.damaged = true;
                continue;
            };
            if let Some(first) = self.answer_places.get(&(question, answer)).copied() {
                let says = format!(
                    "{} answers {}",
                    crate::findings::quoted(self.map.name_of(answer)),
                    crate::findings::quoted(
                        self.map
                            .names
                            .text(self.map.questions[question.index()].name)
                    ),
                );
                let second = self.place(map, name.0);
                self.map.problems.push(Problem::DuplicateRelation {
                    says,
                    first,
                    second,
                });
                continue;
            }
            entry.answers.push(answer);
            let at = self.place(map, name.0);
            self.answer_places.insert((question, answer), at);
        }
    }

    pub(super) fn test(&mut self, map: MapId, statement: Option<StatementId>, test: &Test) {
        let of = self.statement(map, test.of, Wanted::Rival);
        let against = test
            .against
            .and_then(|name| self.statement(map, name, Wanted::Rival));
        let sides = [
            (Some(test.of), of, Side::Of { against }),
            (test.against, against, Side::Against { of }),
        ];
        for (name, rival, side) in sides {
            if let (Some(name), Some(evidence), Some(rival)) = (name, statement, rival) {
                let kind = BearingKind::Tested(Tested {
                    kind: test.kind,
                    passed: test.passed,
                    side,
                });
                let place = self.place(map, name.0);
                self.map.bearings.push(Bearing {
                    evidence,
                    rival,
                    kind,
                    place,
                });
            }
        }
    }

    pub(super) fn bearings(
        &mut self,
        map: MapId,
        statement: Option<StatementId>,
        names: &[Name],
        kind: BearingKind,
    ) {
        for name in names {
            let rival = self.statement(map, *name, Wanted::Rival);
            if let (Some(evidence), Some(rival)) = (statement, rival) {
                let place = self.place(map, name.0);
                self.map.bearings.push(Bearing {
                    evidence,
                    rival,
                    kind,
                    place,
                });
            }
        }
    }
}
