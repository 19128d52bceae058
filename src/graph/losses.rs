//! What a leaf brings in, and what is left of it without one of them.

use std::collections::HashMap;

use crate::map::{Citation, Map, MapId, SourceId, StatementId, Work};
use crate::sources::authors::{AuthorId, Authors};
use crate::syntax::tree::StatementKind;

/// Something on which a statement may hang.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// Evidence or an assumption.
    Leaf(StatementId),
    /// A source.
    Source(SourceId),
    /// The paper of another map.
    Paper(MapId),
    /// All that an author wrote.
    Author(AuthorId),
}

type Masks<Key> = HashMap<Key, u64, foldhash::fast::FixedState>;

/// What is taken away, in up to 64 cases at once: a bit for each.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    statements: Masks<StatementId>,
    works: Masks<Work>,
}

impl Losses {
    /// One case for each of some points, at most 64.
    #[must_use]
    pub fn each(points: &[Point], authors: &Authors) -> Self {
        let mut losses = Self::default();
        for (bit, point) in points.iter().take(64).enumerate() {
            losses.take(*point, authors, 1 << bit);
        }
        losses
    }

    /// Takes a point away in some cases.
    pub fn take(&mut self, point: Point, authors: &Authors, cases: u64) {
        match point {
            Point::Leaf(id) => *self.statements.entry(id).or_insert(0) |= cases,
            Point::Source(id) => self.take_work(Work::Source(id), cases),
            Point::Paper(id) => self.take_work(Work::Paper(id), cases),
            Point::Author(id) => {
                for work in authors.works(id) {
                    self.take_work(*work, cases);
                }
            }
        }
    }

    /// Takes a work away in some cases.
    pub fn take_work(&mut self, work: Work, cases: u64) {
        *self.works.entry(work).or_insert(0) |= cases;
    }

    fn of_statement(&self, id: StatementId) -> u64 {
        self.statements.get(&id).copied().unwrap_or(0)
    }

    fn of_work(&self, work: Work) -> u64 {
        self.works.get(&work).copied().unwrap_or(0)
    }
}

/// The leaf, the works and the authors that a statement brings in.
pub(super) fn points_of(map: &Map, authors: &Authors, id: StatementId) -> Vec<Point> {
    let statement = map.statement(id);
    if statement.damaged {
        return Vec::new();
    }
    match statement.kind {
        StatementKind::Assumption => vec![Point::Leaf(id)],
        StatementKind::Evidence => {
            let mut points = vec![Point::Leaf(id)];
            for work in statement
                .citations
                .iter()
                .flat_map(|citation| map.works_of(citation))
            {
                points.extend(match work {
                    Work::Source(source) => Some(Point::Source(source)),
                    Work::Paper(map) => Some(Point::Paper(map)),
                    Work::Note(_) | Work::Words(_) | Work::Unknown => None,
                });
                points.extend(authors.of(work).iter().map(|id| Point::Author(*id)));
            }
            points
        }
        StatementKind::Claim | StatementKind::Thesis => Vec::new(),
    }
}

/// The cases in which a statement is still given: a leaf needs itself and one of
/// its citations, a citation every work of its chain, and a footnote one of the
/// works that it cites.
#[must_use]
pub fn given_without(map: &Map, id: StatementId, losses: &Losses) -> u64 {
    let statement = map.statement(id);
    if statement.damaged {
        return u64::MAX;
    }
    let itself = !losses.of_statement(id);
    match statement.kind {
        StatementKind::Assumption => itself,
        StatementKind::Evidence => {
            let cited = statement
                .citations
                .iter()
                .map(|citation| cited_without(map, citation, losses))
                .fold(0, |mask, one| mask | one);
            itself & cited
        }
        StatementKind::Claim | StatementKind::Thesis => 0,
    }
}

/// The cases in which a citation still holds.
#[must_use]
pub fn cited_without(map: &Map, citation: &Citation, losses: &Losses) -> u64 {
    let chain = |works: &[Work]| {
        works
            .iter()
            .fold(u64::MAX, |mask, work| mask & !losses.of_work(*work))
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
