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
    of: Vec<Vec<Stated>>,
}

/// The time of an item, as it is stated.
#[derive(Clone, Copy, Debug)]
struct Stated {
    when: When,
    place: Option<Place>,
    /// Whether it is only about so (`1953~`).
    is_vague: bool,
}

/// No time.
const UNSTATED: Stated = Stated {
    when: When::Unstated,
    place: None,
    is_vague: false,
};

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
        self.get(item).when
    }

    /// Where it is stated.
    #[must_use]
    pub fn place(&self, item: ItemRef) -> Option<Place> {
        self.get(item).place
    }

    /// Whether it is only about so (`1953~`).
    #[must_use]
    pub fn is_vague(&self, item: ItemRef) -> bool {
        self.get(item).is_vague
    }

    fn get(&self, item: ItemRef) -> Stated {
        let map = self.of.get(item.map.index());
        map.and_then(|map| map.get(item.item as usize))
            .copied()
            .unwrap_or(UNSTATED)
    }
}

fn of_map(project: &Project, map: MapId) -> Vec<Stated> {
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
            let printed = span.of(text);
            Some(Stated {
                when: stretch.map_or(When::Unknown, When::At),
                place: Some(place),
                is_vague: printed.contains(['~', '?', '%']),
            })
        })
    };
    let mut section = UNSTATED;
    file.tree
        .items
        .iter()
        .map(|item| {
            let own = own(item);
            if matches!(item.kind, ItemKind::Section { .. }) {
                section = own.unwrap_or(UNSTATED);
            }
            own.unwrap_or(section)
        })
        .collect()
}
