//! Where works are cited, with what the tree says there: locators and the works between.

use std::collections::HashMap;

use super::Context;
use crate::map::{Citation, ItemRef, MapId, NoteId, Place, SourceId, StatementId, Work};
use crate::syntax::tree::{Cite, ClauseKind, Item, ItemKind, Text};

/// What cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum By {
    Evidence(StatementId),
    Note(NoteId),
}

/// One citation, resolved and as it is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Cited<'run> {
    pub(in crate::rules) by: By,
    pub(in crate::rules) map: MapId,
    pub(in crate::rules) citation: &'run Citation,
    cite: &'run Cite,
}

impl Cited<'_> {
    /// Its works, each with the locator that follows it.
    pub(in crate::rules) fn steps<'run>(
        &self,
        context: &Context<'run>,
    ) -> Vec<(Work, Option<String>)> {
        let file = context.map.maps[self.map.index()].file;
        let text = &context.project.files.get(file).text;
        let words = |locator: Text| locator.of(text).into_owned();
        let written = self.cite.steps.iter().map(|step| step.locator.map(words));
        self.citation.works.iter().copied().zip(written).collect()
    }
}

/// All citations of evidence and of notes that could be read whole, map by map.
pub(in crate::rules) fn all<'run>(context: &Context<'run>) -> Vec<Cited<'run>> {
    let map = context.map;
    let mut holders: HashMap<ItemRef, StatementId, foldhash::fast::FixedState> = HashMap::default();
    for (id, statement) in map.all_statements() {
        if !statement.damaged {
            holders.insert(statement.item, id);
        }
    }
    let mut notes: HashMap<Place, NoteId, foldhash::fast::FixedState> = HashMap::default();
    for (at, note) in map.notes.iter().enumerate() {
        if !note.missing && !note.incomplete {
            notes.entry(note.place).or_insert(NoteId::at(at));
        }
    }
    let mut found = Vec::new();
    for (at, file) in context.project.maps.iter().enumerate() {
        let map_id = MapId::at(at);
        for (index, item) in file.tree.items.iter().enumerate() {
            let item_ref = ItemRef {
                map: map_id,
                item: u32::try_from(index).unwrap_or(u32::MAX),
            };
            let (by, citations) = match item.kind {
                ItemKind::Statement { .. } => match holders.get(&item_ref) {
                    Some(id) => (By::Evidence(*id), &map.statement(*id).citations),
                    None => continue,
                },
                ItemKind::Note { numbers, .. } => {
                    let place = Place {
                        file: file.file,
                        span: numbers,
                    };
                    match notes.get(&place) {
                        Some(id) => (By::Note(*id), &map.notes[id.index()].citations),
                        None => continue,
                    }
                }
                _ => continue,
            };
            let cites: Vec<&Cite> = cites_of(item).collect();
            if cites.len() == citations.len() {
                found.extend(citations.iter().zip(cites).map(|(citation, cite)| Cited {
                    by,
                    map: map_id,
                    citation,
                    cite,
                }));
            }
        }
    }
    found
}

fn cites_of(item: &Item) -> impl Iterator<Item = &Cite> {
    item.clauses.iter().flat_map(|clause| match &clause.kind {
        ClauseKind::From(cites) | ClauseKind::Cites(cites) => cites.as_slice(),
        _ => &[],
    })
}

/// Sources with the first places at which a map cites them.
type Cites = indexmap::IndexMap<SourceId, Place, foldhash::fast::FixedState>;

/// Of each map the sources that it cites, in the order of their first places.
pub(in crate::rules) fn sources_of_maps(context: &Context<'_>) -> Vec<Cites> {
    works_of_maps(context, |citation| &citation.works)
}

/// The same of the sources that were in hand, and not only reported by others.
pub(in crate::rules) fn sources_in_hand(context: &Context<'_>) -> Vec<Cites> {
    works_of_maps(context, |citation| {
        let last = citation.works.len().saturating_sub(1);
        &citation.works[last..]
    })
}

fn works_of_maps(context: &Context<'_>, works: impl Fn(&Citation) -> &[Work]) -> Vec<Cites> {
    let mut cited = vec![Cites::default(); context.map.maps.len()];
    for here in all(context) {
        for work in works(here.citation) {
            if let Work::Source(source) = work {
                let cited = &mut cited[here.map.index()];
                cited.entry(*source).or_insert(here.citation.place);
            }
        }
    }
    cited
}
