//! What counts without a reason, and which reasons count: those of a map, or what is
//! left of them once something is taken away.

use std::collections::HashSet;

use super::grounded::is_given;
use super::losses::{Losses, given_without};
use crate::map::{Conclusion, Effect, Map, ReasonId, StatementId};

/// The leaves of an argument as data, so that "what if this were not so" needs no
/// other map: the graph is built anew on other leaves.
#[derive(Clone, Debug)]
pub struct Givens {
    given: Vec<bool>,
    open: Vec<bool>,
    lost: HashSet<ReasonId, foldhash::fast::FixedState>,
}

impl Givens {
    /// The leaves as a map has them.
    #[must_use]
    pub fn of(map: &Map) -> Self {
        Self {
            given: map.statements.iter().map(is_given).collect(),
            open: map.statements.iter().map(|one| one.damaged).collect(),
            lost: HashSet::default(),
        }
    }

    /// The leaves that are left without what is lost. A statement that is `refused`
    /// counts for nothing: it is not given, and no reason for it counts.
    #[must_use]
    pub fn without(map: &Map, losses: &Losses, refused: &HashSet<StatementId>) -> Self {
        let mut givens = Self::of(map);
        for (id, _) in map.all_statements() {
            let at = id.index();
            if refused.contains(&id) {
                givens.given[at] = false;
                givens.open[at] = false;
            } else if givens.given[at] {
                givens.given[at] = given_without(map, id, losses) != 0;
            }
        }
        for (id, reason) in map.all_reasons() {
            let for_refused = reason.effect == Effect::Supports
                && matches!(reason.conclusion, Conclusion::Statement(of) if refused.contains(&of));
            if for_refused {
                givens.lost.insert(id);
            }
        }
        givens
    }

    /// Whether a statement needs no reason.
    #[must_use]
    pub fn is_given(&self, id: StatementId) -> bool {
        self.given[id.index()]
    }

    /// Whether a reason for a statement may stand where it could not be read.
    #[must_use]
    pub fn is_open(&self, id: StatementId) -> bool {
        self.open[id.index()]
    }

    /// Whether a reason bears on its conclusion.
    #[must_use]
    pub fn counts(&self, id: ReasonId) -> bool {
        self.lost.is_empty() || !self.lost.contains(&id)
    }
}
