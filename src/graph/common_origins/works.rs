//! What citing a work brings with it.

use std::collections::HashMap;

use super::Origin;
use super::needs::{Needs, common, union};
use crate::map::one_work::first_of_work;
use crate::map::{Citation, Map, MapId, SourceId, StatementId, Work};
use crate::syntax::tree::StatementKind;

/// So many steps of `rests on` are followed, so that a circle of them ends.
const MOST_STEPS: usize = 8;

/// What citing a work brings with it.
pub(super) struct Works<'map> {
    map: &'map Map,
    /// The first source that has the same authors.
    authors: HashMap<&'map [String], SourceId, foldhash::fast::FixedState>,
    /// For each source the first that is the same work.
    firsts: Vec<SourceId>,
}

impl<'map> Works<'map> {
    pub(super) fn new(map: &'map Map) -> Self {
        let mut authors = HashMap::default();
        for (at, source) in map.sources.iter().enumerate() {
            if let Some(field) = source.field("author") {
                authors
                    .entry(field.values.as_slice())
                    .or_insert(SourceId::at(at));
            }
        }
        Self {
            map,
            authors,
            firsts: first_of_work(map),
        }
    }

    /// What a given statement cannot do without: itself, if it is evidence, and what all of
    /// its citations have in common.
    pub(super) fn of_statement(&self, id: StatementId) -> Needs {
        let statement = self.map.statement(id);
        if statement.damaged || statement.kind != StatementKind::Evidence {
            return Vec::new();
        }
        let own = statement.item.map;
        let cited = statement
            .citations
            .iter()
            .map(|citation| self.of_citation(citation, own));
        let cited = cited
            .reduce(|one, other| common(&one, &other))
            .unwrap_or_default();
        union(vec![Origin::Evidence(id)], &cited)
    }

    fn of_citation(&self, citation: &Citation, own: MapId) -> Needs {
        citation.works.iter().fold(Vec::new(), |all, work| {
            let needs = match work {
                Work::Note(note) => {
                    let note = &self.map.notes[note.index()];
                    let is_open = note.missing || note.incomplete;
                    let cited = note.citations.iter().filter(|_| !is_open);
                    let cited = cited.map(|inner| {
                        inner.works.iter().fold(Vec::new(), |all, work| {
                            union(all, &self.of_work(*work, own))
                        })
                    });
                    cited
                        .reduce(|one, other| common(&one, &other))
                        .unwrap_or_default()
                }
                other => self.of_work(*other, own),
            };
            union(all, &needs)
        })
    }

    /// A work, its authors, and what it has its matter from where that is one work.
    fn of_work(&self, work: Work, own: MapId) -> Needs {
        let mut needs = Vec::new();
        let mut next = Some(work);
        for _ in 0..MOST_STEPS {
            match next.take() {
                Some(Work::Source(id)) => {
                    needs.push(Origin::Source(self.firsts[id.index()]));
                    let source = &self.map.sources[id.index()];
                    let authors = source
                        .field("author")
                        .and_then(|field| self.authors.get(field.values.as_slice()));
                    needs.extend(authors.map(|first| Origin::Authors(*first)));
                    if let [only] = source.rests_on.as_slice() {
                        let [reported @ .., in_hand] = only.works.as_slice() else {
                            break;
                        };
                        let sources = reported.iter().filter_map(|work| match work {
                            Work::Source(id) => Some(Origin::Source(self.firsts[id.index()])),
                            _ => None,
                        });
                        needs.extend(sources);
                        next = Some(*in_hand);
                    }
                }
                // What the paper itself found out has no origin outside.
                // A review has the paper before it.
                Some(Work::Paper(map)) if map != own && !self.map.maps[own.index()].is_review => {
                    needs.push(Origin::Paper(map));
                }
                _ => break,
            }
        }
        needs.sort_unstable();
        needs.dedup();
        needs
    }
}
