//! The times that figures are for.

use crate::dates::Stretch;
use crate::map::{ItemRef, MapId};
use crate::project::Project;
use crate::syntax::tree::{ClauseKind, Item, ItemKind, Time};
use std::collections::HashMap;

/// The time of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// None is stated.
    Unstated,
    /// One is stated and not understood, or it is another file's period.
    Unknown,
    /// It is known.
    At(Stretch),
}

/// The times of all items of a run: their own, else their section's.
#[derive(Debug, Default)]
pub struct Times {
    of: Vec<Vec<When>>,
}

impl Times {
    /// Finds the times of all items.
    pub(super) fn new(project: &Project) -> Self {
        let of = (0..project.maps.len())
            .map(|index| of_map(project, MapId::at(index)))
            .collect();
        Self { of }
    }

    /// The time of an item.
    #[must_use]
    pub fn of(&self, item: ItemRef) -> When {
        self.of
            .get(item.map.index())
            .and_then(|map| map.get(item.item as usize))
            .copied()
            .unwrap_or(When::Unstated)
    }
}

fn of_map(project: &Project, map: MapId) -> Vec<When> {
    let file = &project.maps[map.index()];
    let text = project.files.get(file.file).text.as_str();
    let periods: HashMap<&str, Option<Stretch>, foldhash::fast::FixedState> = file
        .tree
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Period { name, date } => Some((name.of(text), Stretch::read(date.of(text)))),
            _ => None,
        })
        .collect();
    let own = |item: &Item| {
        item.clauses.iter().find_map(|clause| match &clause.kind {
            ClauseKind::When(when) => Some(match when.time {
                Time::Date(date) => Stretch::read(date.of(text)),
                Time::Period(name) => periods.get(name.of(text)).copied().flatten(),
            }),
            _ => None,
        })
    };
    let known = |stretch: Option<Stretch>| stretch.map_or(When::Unknown, When::At);
    let mut section = When::Unstated;
    file.tree
        .items
        .iter()
        .map(|item| {
            let own = own(item).map(known);
            if matches!(item.kind, ItemKind::Section { .. }) {
                section = own.unwrap_or(When::Unstated);
            }
            own.unwrap_or(section)
        })
        .collect()
}
