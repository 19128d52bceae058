//! What is said of hypotheses that are put to tests.

use std::collections::HashMap;

use super::Context;
use crate::map::{BearingKind, Conclusion, Effect, Place, QuestionId, ReasonId, Side, StatementId};
use crate::syntax::tree::TestKind;

/// So many exclusive questions of one answer are looked at, so that the time stays
/// linear where many answers are shared by many questions.
const MOST_QUESTIONS: usize = 8;

/// How many reasons of a kind there are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reasons {
    None,
    One(ReasonId),
    Several,
}

/// What is said of the hypotheses that are tested, by the statements that stand
/// for their classes.
#[derive(Debug)]
pub(super) struct Hypotheses {
    pub(super) supports: Vec<Reasons>,
    pub(super) objections: Vec<Reasons>,
    /// Something that all but proves it.
    pub(super) proven: Vec<bool>,
    /// A test that it had to pass and failed, or what it does not lead one to expect.
    pub(super) sunk: Vec<bool>,
    /// It may win because all others fall.
    pub(super) may_remain: Vec<bool>,
    /// The exclusive questions that it answers.
    exclusive: HashMap<StatementId, Vec<QuestionId>, foldhash::fast::FixedState>,
    expected: HashMap<(StatementId, StatementId), Place, foldhash::fast::FixedState>,
    /// The first two answers to an exclusive question under which evidence is expected.
    answers: HashMap<(StatementId, QuestionId), Vec<StatementId>, foldhash::fast::FixedState>,
}

impl Hypotheses {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let size = context.map.statements.len();
        let mut hypotheses = Self {
            supports: vec![Reasons::None; size],
            objections: vec![Reasons::None; size],
            proven: vec![false; size],
            sunk: vec![false; size],
            may_remain: vec![false; size],
            exclusive: HashMap::default(),
            expected: HashMap::default(),
            answers: HashMap::default(),
        };
        hypotheses.read_reasons(context);
        hypotheses.read_questions(context);
        hypotheses.read_bearings(context);
        hypotheses
    }

    fn read_reasons(&mut self, context: &Context<'_>) {
        let map = context.map;
        for (id, reason) in map.all_reasons() {
            let Conclusion::Statement(conclusion) = reason.conclusion else {
                continue;
            };
            let side = match reason.effect {
                Effect::Supports => &mut self.supports,
                Effect::Opposes | Effect::Undercuts => &mut self.objections,
            };
            let known = &mut side[map.class_of(conclusion).index()];
            *known = match known {
                Reasons::None => Reasons::One(id),
                _ => Reasons::Several,
            };
        }
    }

    fn read_questions(&mut self, context: &Context<'_>) {
        let map = context.map;
        for (index, question) in map.questions.iter().enumerate() {
            for answer in &question.answers {
                let class = map.class_of(*answer);
                self.may_remain[class.index()] |= question.exhaustive.is_some();
                let known = self.exclusive.entry(class).or_default();
                if question.exclusive && known.len() < MOST_QUESTIONS {
                    known.push(QuestionId::at(index));
                }
            }
        }
    }

    fn read_bearings(&mut self, context: &Context<'_>) {
        let map = context.map;
        for bearing in &map.bearings {
            let (evidence, rival) = (map.class_of(bearing.evidence), map.class_of(bearing.rival));
            match bearing.kind {
                BearingKind::Expected => {
                    self.expected
                        .entry((evidence, rival))
                        .or_insert(bearing.place);
                    for question in self.exclusive.get(&rival).into_iter().flatten() {
                        let known = self.answers.entry((evidence, *question)).or_default();
                        if known.len() < 2 && !known.contains(&rival) {
                            known.push(rival);
                        }
                    }
                }
                BearingKind::Unexpected => self.sunk[rival.index()] = true,
                BearingKind::Tested(test) => {
                    let Side::Of { .. } = test.side else { continue };
                    let (proves, sinks) = match test.kind {
                        TestKind::Hoop => (false, true),
                        TestKind::SmokingGun => (true, false),
                        TestKind::DoublyDecisive => (true, true),
                        TestKind::StrawInTheWind => (false, false),
                    };
                    self.proven[rival.index()] |= proves && test.passed;
                    self.sunk[rival.index()] |= sinks && !test.passed;
                }
            }
        }
    }

    /// Where evidence is said to be expected under a hypothesis.
    pub(super) fn expected(&self, evidence: StatementId, hypothesis: StatementId) -> Option<Place> {
        self.expected.get(&(evidence, hypothesis)).copied()
    }

    /// Under which rivals of a hypothesis evidence is expected too, and the question
    /// of which they are exclusive answers: one rival a question.
    pub(super) fn rivals(
        &self,
        evidence: StatementId,
        hypothesis: StatementId,
    ) -> impl Iterator<Item = (StatementId, QuestionId)> {
        let questions = self.exclusive.get(&hypothesis).into_iter().flatten();
        questions.filter_map(move |question| {
            let answers = self.answers.get(&(evidence, *question))?;
            let other = answers.iter().find(|answer| **answer != hypothesis)?;
            Some((*other, *question))
        })
    }
}
