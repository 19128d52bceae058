//! What is left of a map without something, worked out in the plainest way: all is
//! repeated until nothing changes. Nothing is shared with `src/graph`.

use std::collections::BTreeSet;

use argcheck::map::{Citation, Conclusion, Effect, Map, ReasonId, StatementId, Work};
use argcheck::syntax::tree::StatementKind;

/// What is taken away.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Leaves that are no longer given.
    pub leaves: BTreeSet<StatementId>,
    pub works: BTreeSet<Work>,
    /// Statements that count for nothing, whatever speaks for them.
    pub refused: BTreeSet<StatementId>,
}

impl Taken {
    pub fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.leaves.extend(&other.leaves);
        both.works.extend(&other.works);
        both.refused.extend(&other.refused);
        both
    }
}

/// Whether a citation is left: no work of its chain is taken, and of a note that
/// cites something, one of its citations is left.
pub fn is_left(map: &Map, citation: &Citation, taken: &Taken) -> bool {
    citation.works.iter().all(|work| {
        let through = match work {
            Work::Note(note) => map.notes[note.index()].citations.as_slice(),
            _ => &[],
        };
        let some_is_left = through.iter().any(|citation| {
            citation
                .works
                .iter()
                .all(|work| !taken.works.contains(work))
        });
        !taken.works.contains(work) && (through.is_empty() || some_is_left)
    })
}

/// Whether a statement needs no reason.
pub fn is_given(map: &Map, id: StatementId, taken: &Taken) -> bool {
    let statement = map.statement(id);
    if taken.refused.contains(&id) {
        return false;
    }
    let is_whole = !taken.leaves.contains(&id);
    statement.damaged
        || match statement.kind {
            StatementKind::Assumption => is_whole,
            StatementKind::Evidence => {
                let mut citations = statement.citations.iter();
                is_whole && citations.any(|citation| is_left(map, citation, taken))
            }
            StatementKind::Claim | StatementKind::Thesis => false,
        }
}

/// Whether a reason speaks for anything.
pub fn speaks_for(map: &Map, id: ReasonId, taken: &Taken) -> Option<StatementId> {
    match (map.reason(id).effect, map.reason(id).conclusion) {
        (Effect::Supports, Conclusion::Statement(of)) if !taken.refused.contains(&of) => {
            Some(map.class_of(of))
        }
        _ => None,
    }
}

/// The classes of statements that have grounds, by reasons and leaves that count.
pub fn grounded(
    map: &Map,
    taken: &Taken,
    reason_counts: impl Fn(ReasonId) -> bool,
    leaf_counts: impl Fn(StatementId) -> bool,
) -> Vec<bool> {
    let mut grounded = vec![false; map.statements.len()];
    for (id, _) in map.all_statements() {
        if leaf_counts(id) && is_given(map, id, taken) {
            grounded[map.class_of(id).index()] = true;
        }
    }
    loop {
        let before = grounded.clone();
        for (id, _) in map.all_reasons() {
            let Some(conclusion) = speaks_for(map, id, taken) else {
                continue;
            };
            let mut premises = map.premises_of(id).iter();
            let stands = premises.all(|one| grounded[map.class_of(one.statement).index()]);
            if stands && reason_counts(id) {
                grounded[conclusion.index()] = true;
            }
        }
        if grounded == before {
            return grounded;
        }
    }
}
