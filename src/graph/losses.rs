//! What a leaf brings in, and what is left of it without one of them.

use std::collections::HashMap;

use super::SinglePoint;
use crate::map::{Citation, Map, StatementId, Work};
use crate::syntax::tree::StatementKind;

/// The leaf and the sources that a statement brings in.
pub(super) fn points_of(map: &Map, id: StatementId) -> Vec<SinglePoint> {
    let statement = map.statement(id);
    if statement.damaged {
        return Vec::new();
    }
    match statement.kind {
        StatementKind::Assumption => vec![SinglePoint::Leaf(id)],
        StatementKind::Evidence => {
            let works = statement
                .citations
                .iter()
                .flat_map(|citation| map.works_of(citation));
            std::iter::once(SinglePoint::Leaf(id))
                .chain(works.filter_map(source_point))
                .collect()
        }
        StatementKind::Claim | StatementKind::Thesis => Vec::new(),
    }
}

fn source_point(work: Work) -> Option<SinglePoint> {
    match work {
        Work::Source(source) => Some(SinglePoint::Source(source)),
        Work::Paper(map) => Some(SinglePoint::Paper(map)),
        Work::Note(_) | Work::Words(_) | Work::Unknown => None,
    }
}

/// The candidates without which a statement is still given: a leaf needs itself
/// and one of its citations, a citation every work of its chain, and a footnote
/// one of the works that it cites.
pub(super) fn given_without(
    map: &Map,
    id: StatementId,
    bits: &HashMap<SinglePoint, u64, foldhash::fast::FixedState>,
) -> u64 {
    let statement = map.statement(id);
    let lost = |point: SinglePoint| bits.get(&point).copied().unwrap_or(0);
    if statement.damaged {
        return u64::MAX;
    }
    let itself = !lost(SinglePoint::Leaf(id));
    match statement.kind {
        StatementKind::Assumption => itself,
        StatementKind::Evidence => {
            let cited = statement
                .citations
                .iter()
                .map(|citation| citation_without(map, citation, &lost))
                .fold(0, |mask, one| mask | one);
            itself & cited
        }
        StatementKind::Claim | StatementKind::Thesis => 0,
    }
}

fn citation_without(map: &Map, citation: &Citation, lost: &impl Fn(SinglePoint) -> u64) -> u64 {
    let chain = |works: &[Work]| {
        works
            .iter()
            .filter_map(|work| source_point(*work))
            .fold(u64::MAX, |mask, point| mask & !lost(point))
    };
    let through_notes = citation.works.iter().filter_map(|work| match work {
        Work::Note(note) => Some(&map.notes[note.index()].citations),
        _ => None,
    });
    through_notes.fold(chain(&citation.works), |mask, citations| {
        let any = citations
            .iter()
            .map(|citation| chain(&citation.works))
            .fold(0, |mask, one| mask | one);
        mask & if citations.is_empty() { u64::MAX } else { any }
    })
}
