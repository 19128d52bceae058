//! Which statements of a relation say nothing more, and may go where it is stated twice.

use std::collections::HashSet;

use super::Context;
use crate::findings::Edit;
use crate::map::{Place, ReasonId, StatementId};
use crate::syntax::tree::{ClauseKind, ItemKind, ReasonOptions, Tells};
use crate::syntax::whole_lines;

/// Reasons and relations of which nothing more is said than that they hold, each alone
/// in its clause or on its line.
pub(super) struct Bare(HashSet<Place, foldhash::fast::FixedState>);

impl Bare {
    /// Those of all maps.
    pub(super) fn of(context: &Context<'_>) -> Self {
        let mut bare = HashSet::default();
        for map in &context.project.maps {
            let mut add = |span| {
                bare.insert(Place {
                    file: map.file,
                    span,
                });
            };
            for item in map.tree.items.iter().filter(|item| !item.damaged) {
                match &item.kind {
                    ItemKind::Relation { tells, .. }
                        if item.clauses.is_empty() && is_alone(tells) =>
                    {
                        add(item.span);
                    }
                    _ => {}
                }
                for clause in &item.clauses {
                    match &clause.kind {
                        ClauseKind::SupportedBy(reason) | ClauseKind::OpposedBy(reason)
                            if is_plain(&reason.options) =>
                        {
                            add(clause.span);
                        }
                        ClauseKind::Tells(tells) if is_alone(tells) => add(clause.span),
                        _ => {}
                    }
                }
            }
        }
        Self(bare)
    }

    /// Takes the second of two statements of one relation out, or the first where only
    /// that is bare; both stand in one file, and no comment goes with what is taken out.
    pub(super) fn removal(
        &self,
        context: &Context<'_>,
        first: Place,
        second: Place,
    ) -> Option<Edit> {
        let text = &context.project.files.get(second.file).text;
        let lines = |place: &Place| {
            let is_bare = self.0.contains(place) && !place.span.of(text).contains("//");
            let span = is_bare.then(|| whole_lines(text, place.span)).flatten()?;
            Some(Place {
                file: place.file,
                span,
            })
        };
        if first.file != second.file {
            return None;
        }
        let second_lines = lines(&second).map(|place| ("takes the second out", place));
        let (does, place) =
            second_lines.or_else(|| lines(&first).map(|place| ("takes the first out", place)))?;
        Some(Edit::new(does, place, ""))
    }
}

fn is_alone(tells: &Tells) -> bool {
    tells.targets.len() == 1 && is_plain(&tells.options)
}

fn is_plain(options: &ReasonOptions) -> bool {
    options.label.is_none()
        && options.warrants.is_empty()
        && options.warrant_texts.is_empty()
        && options.exceptions.is_empty()
        && options.exception_texts.is_empty()
        && options.conceded.is_empty()
}

/// Whether two reasons name the same statements, warrants aside.
pub(super) fn are_literal(context: &Context<'_>, one: ReasonId, other: ReasonId) -> bool {
    let map = context.map;
    let premises = |id| {
        let premises = map
            .premises_of(id)
            .iter()
            .filter(|premise| !premise.warrant);
        let mut named: Vec<StatementId> = premises.map(|premise| premise.statement).collect();
        named.sort_unstable();
        named
    };
    map.reason(one).conclusion == map.reason(other).conclusion && premises(one) == premises(other)
}
