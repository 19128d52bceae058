//! Which statements are rivals of one another.

use crate::map::{Map, Place, QuestionId, StatementId};

/// What makes statements rivals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// They answer this question.
    Question(QuestionId),
    /// This statement says that the first beats the second.
    Comparison(StatementId),
}

/// Statements of which one is to be held rather than the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rivalry {
    /// What makes them rivals.
    pub origin: Origin,
    /// The rivals as they are named, of those that restate one another the first.
    pub rivals: Vec<StatementId>,
    /// The place of the question's or the claim's name.
    pub place: Place,
    /// Something in it could not be read: more may stand there.
    pub damaged: bool,
}

impl Rivalry {
    /// The answers of a question.
    #[must_use]
    pub fn of_question(map: &Map, id: QuestionId) -> Self {
        let question = &map.questions[id.index()];
        let mut rivals: Vec<StatementId> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for answer in &question.answers {
            if seen.insert(map.class_of(*answer)) {
                rivals.push(*answer);
            }
        }
        Self {
            origin: Origin::Question(id),
            damaged: question.damaged || has_damaged(map, &rivals),
            rivals,
            place: question.place,
        }
    }

    /// The better and the worse of `A beats B`, where both are known and two. A claim
    /// that calls itself beaten compares nothing.
    #[must_use]
    pub fn of_comparison(map: &Map, id: StatementId) -> Option<Self> {
        let statement = map.statement(id);
        let compared = statement.beats?;
        let rivals = vec![compared.better?, compared.worse?];
        let worse = map.class_of(rivals[1]);
        if worse == map.class_of(rivals[0]) || worse == statement.class {
            return None;
        }
        Some(Self {
            origin: Origin::Comparison(id),
            damaged: statement.damaged || has_damaged(map, &rivals),
            rivals,
            place: statement.place,
        })
    }

    /// The statement that says which of the rivals is the better.
    #[must_use]
    pub fn comparison(&self) -> Option<StatementId> {
        match self.origin {
            Origin::Comparison(id) => Some(id),
            Origin::Question(_) => None,
        }
    }

    /// Whether all of it was read, and a rule may speak of it.
    pub(super) fn is_fit(&self) -> bool {
        !self.damaged && (2..=super::MOST_RIVALS).contains(&self.rivals.len())
    }
}

fn has_damaged(map: &Map, rivals: &[StatementId]) -> bool {
    rivals.iter().any(|rival| map.statement(*rival).damaged)
}

/// All rivalries of a map: its questions, then its comparisons.
#[must_use]
pub fn rivalries(map: &Map) -> Vec<Rivalry> {
    let questions =
        (0..map.questions.len()).map(|at| Rivalry::of_question(map, QuestionId::at(at)));
    let comparisons = map
        .all_statements()
        .filter_map(|(id, _)| Rivalry::of_comparison(map, id));
    questions.chain(comparisons).collect()
}
