//! The cells of the matrix: how each statement bears on each rival.

use crate::map::{BearingKind, Conclusion, Effect, Map, Place, StatementId, Tested};
use crate::syntax::tree::TestKind;

/// What a statement says of a rival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// `expected under`
    Expected,
    /// `unexpected under`
    Unexpected,
    /// A process-tracing test.
    Tested(Tested),
    /// It is a reason for it, alone or with others.
    For {
        /// Whether no other premise is needed.
        alone: bool,
    },
    /// It is a reason against it, alone or with others.
    Against {
        /// Whether no other premise is needed.
        alone: bool,
    },
}

impl Says {
    /// Whether the rival is what the statement would lead one to hold too: it is
    /// expected under it, or speaks for it by itself.
    #[must_use]
    pub fn agrees(self) -> bool {
        matches!(self, Self::Expected | Self::For { alone: true })
    }

    /// Whether this may set the rival apart from others.
    #[must_use]
    pub fn sets_apart(self) -> bool {
        matches!(
            self,
            Self::Unexpected | Self::Tested(_) | Self::Against { .. }
        )
    }

    /// Whether it is a test that tells by its kind, whatever is said of other rivals:
    /// a failed hoop rules out, a passed smoking gun all but proves, a doubly decisive
    /// test does one or the other (Van Evera 1997).
    #[must_use]
    pub fn is_decisive(self) -> bool {
        let Self::Tested(test) = self else {
            return false;
        };
        match test.kind {
            TestKind::Hoop => !test.passed,
            TestKind::SmokingGun => test.passed,
            TestKind::DoublyDecisive => true,
            TestKind::StrawInTheWind => false,
        }
    }

    /// Whether it is an expectation or a test, and no reason.
    #[must_use]
    pub fn is_rating(self) -> bool {
        matches!(self, Self::Expected | Self::Unexpected | Self::Tested(_))
    }
}

/// What a statement says of a rival, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What stands for all that restate the statement.
    pub of: StatementId,
    /// What stands for all that restate the rival.
    pub rival: StatementId,
    /// The statement as it is named there.
    pub named: StatementId,
    /// What it says.
    pub says: Says,
    /// Where that is written down.
    pub place: Place,
}

/// All marks of a map, by statement and by rival.
#[derive(Debug)]
pub struct Marks {
    /// In the order of statements, then of rivals, then of places.
    all: Vec<Mark>,
    /// Of each statement, where its marks begin.
    starts: Vec<usize>,
    /// Of each rival, the statements that bear on it, each once.
    bearing: Vec<Vec<StatementId>>,
    /// Of each class, whether one of its statements could not be read whole.
    damaged: Vec<bool>,
}

impl Marks {
    /// Gathers what a map says of rivals: of its questions' answers, of what
    /// `beats` compares, and of whatever evidence is rated under.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        let mut all: Vec<Mark> = map
            .bearings
            .iter()
            .map(|bearing| Mark {
                of: map.class_of(bearing.evidence),
                rival: map.class_of(bearing.rival),
                named: bearing.evidence,
                says: match bearing.kind {
                    BearingKind::Expected => Says::Expected,
                    BearingKind::Unexpected => Says::Unexpected,
                    BearingKind::Tested(tested) => Says::Tested(tested),
                },
                place: bearing.place,
            })
            .collect();
        let is_rival = rivals(map);
        for (id, reason) in map.all_reasons() {
            let Conclusion::Statement(rival) = reason.conclusion else {
                continue;
            };
            let rival = map.class_of(rival);
            if !is_rival[rival.index()] {
                continue;
            }
            let premises = || {
                map.premises_of(id)
                    .iter()
                    .filter(|premise| !premise.warrant)
            };
            let first = premises()
                .next()
                .map(|premise| map.class_of(premise.statement));
            let alone = !reason.damaged
                && premises().all(|premise| Some(map.class_of(premise.statement)) == first);
            all.extend(premises().map(|premise| Mark {
                of: map.class_of(premise.statement),
                rival,
                named: premise.statement,
                says: match reason.effect {
                    Effect::Supports => Says::For { alone },
                    _ => Says::Against { alone },
                },
                place: premise.place,
            }));
        }
        all.sort_by_key(|mark| (mark.of, mark.rival, mark.place));
        let mut starts = vec![0; map.statements.len() + 1];
        for mark in &all {
            starts[mark.of.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut bearing: Vec<Vec<StatementId>> = vec![Vec::new(); map.statements.len()];
        for mark in &all {
            let known = &mut bearing[mark.rival.index()];
            if known.last() != Some(&mark.of) {
                known.push(mark.of);
            }
        }
        let mut damaged = vec![false; map.statements.len()];
        for statement in &map.statements {
            damaged[statement.class.index()] |= statement.damaged;
        }
        Self {
            all,
            starts,
            bearing,
            damaged,
        }
    }

    /// Whether something in one of the statements of a class could not be read:
    /// what it says of rivals may stand there.
    #[must_use]
    pub fn is_damaged(&self, class: StatementId) -> bool {
        self.damaged[class.index()]
    }

    /// All that a class of statements says of rivals, rival by rival.
    #[must_use]
    pub fn of(&self, class: StatementId) -> &[Mark] {
        &self.all[self.starts[class.index()]..self.starts[class.index() + 1]]
    }

    /// What a class of statements says of one rival's.
    #[must_use]
    pub fn between(&self, class: StatementId, rival: StatementId) -> &[Mark] {
        let marks = self.of(class);
        let start = marks.partition_point(|mark| mark.rival < rival);
        let length = marks[start..].partition_point(|mark| mark.rival == rival);
        &marks[start..start + length]
    }

    /// The classes that bear on a rival's, in the order of their ids.
    #[must_use]
    pub fn bearing_on(&self, rival: StatementId) -> &[StatementId] {
        &self.bearing[rival.index()]
    }

    /// Whether a statement is expected under a rival or speaks for it by itself,
    /// and nothing that it says of the rival may set that apart.
    #[must_use]
    pub fn agrees(&self, class: StatementId, rival: StatementId) -> bool {
        let marks = self.between(class, rival);
        marks.iter().any(|mark| mark.says.agrees())
            && !marks.iter().any(|mark| mark.says.sets_apart())
    }
}

/// Which statements are rivals of something.
fn rivals(map: &Map) -> Vec<bool> {
    let answers = map.questions.iter().flat_map(|question| &question.answers);
    let compared = map.statements.iter().filter_map(|entry| entry.beats);
    let compared = compared.flat_map(|rivals| [rivals.better, rivals.worse]);
    let rated = map.bearings.iter().map(|bearing| bearing.rival);
    let mut is_rival = vec![false; map.statements.len()];
    for id in answers.copied().chain(compared.flatten()).chain(rated) {
        is_rival[map.class_of(id).index()] = true;
    }
    is_rival
}
