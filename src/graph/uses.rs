//! Where statements are put to use.

use crate::map::{Conclusion, Effect, Map, Place, StatementId};

/// The first use of every statement.
#[derive(Debug)]
pub struct Uses {
    first: Vec<Option<(Place, StatementId)>>,
}

impl Uses {
    /// The first place at which a reason for something names a statement or one
    /// that it restates, and what that reason is for.
    #[must_use]
    pub fn first(&self, class: StatementId) -> Option<(Place, StatementId)> {
        self.first[class.index()]
    }
}

/// Finds the first use of every statement.
#[must_use]
pub fn uses(map: &Map) -> Uses {
    let mut first: Vec<Option<(Place, StatementId)>> = vec![None; map.statements.len()];
    for (id, reason) in map.all_reasons() {
        let (Effect::Supports, Conclusion::Statement(conclusion)) =
            (reason.effect, reason.conclusion)
        else {
            continue;
        };
        for premise in map.premises_of(id) {
            let known = &mut first[map.class_of(premise.statement).index()];
            if known.is_none_or(|(place, _)| premise.place <= place) {
                *known = Some((premise.place, map.class_of(conclusion)));
            }
        }
    }
    Uses { first }
}
