//! The times that figures are for.

use crate::dates::Stretch;
use crate::map::{ItemRef, MapId, Place};
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
    of: Vec<Vec<(When, Option<Place>)>>,
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
        self.get(item).map_or(When::Unstated, |(when, _)| when)
    }

    /// Where it is stated.
    #[must_use]
    pub fn place(&self, item: ItemRef) -> Option<Place> {
        self.get(item)?.1
    }

    fn get(&self, item: ItemRef) -> Option<(When, Option<Place>)> {
        let map = self.of.get(item.map.index())?;
        map.get(item.item as usize).copied()
    }
}

fn of_map(project: &Project, map: MapId) -> Vec<(When, Option<Place>)> {
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
        item.clauses.iter().find_map(|clause| {
            let ClauseKind::When(when) = &clause.kind else {
                return None;
            };
            let (stretch, span) = match when.time {
                Time::Date(date) => (Stretch::read(date.of(text)), date),
                Time::Period(name) => (periods.get(name.of(text)).copied().flatten(), name.0),
            };
            let place = Place {
                file: file.file,
                span,
            };
            Some((stretch.map_or(When::Unknown, When::At), Some(place)))
        })
    };
    let mut section = (When::Unstated, None);
    file.tree
        .items
        .iter()
        .map(|item| {
            let own = own(item);
            if matches!(item.kind, ItemKind::Section { .. }) {
                section = own.unwrap_or((When::Unstated, None));
            }
            own.unwrap_or(section)
        })
        .collect()
}
