//! Names that mean the same thing in both versions, whatever the files are.

use std::collections::{HashMap, HashSet};

use super::Version;
use crate::map::Place;

/// Which names need their file's in front.
#[derive(Debug, Default)]
pub(super) struct Naming {
    statements: HashSet<String>,
    sources: HashSet<String>,
}

impl Naming {
    /// The names that several items share in the one version or in the other.
    pub(super) fn of_both(old: &Version, new: &Version) -> Self {
        let mut naming = Self::default();
        for version in [old, new] {
            let map = &version.map;
            let statements = map.statements.iter().map(|one| map.names.text(one.name));
            naming.statements.extend(repeated(statements));
            let sources = map.sources.iter().map(|one| map.names.text(one.name));
            naming.sources.extend(repeated(sources));
        }
        naming
    }

    pub(super) fn statement(&self, version: &Version, name: &str, place: Place) -> String {
        full(self.statements.contains(name), version, name, place)
    }

    pub(super) fn source(&self, version: &Version, name: &str, place: Place) -> String {
        full(self.sources.contains(name), version, name, place)
    }
}

fn repeated<'map>(names: impl Iterator<Item = &'map str>) -> HashSet<String> {
    let mut seen = HashSet::new();
    names
        .filter(|name| !seen.insert(*name))
        .map(str::to_owned)
        .collect()
}

fn full(is_shared: bool, version: &Version, name: &str, place: Place) -> String {
    if !is_shared {
        return name.to_owned();
    }
    let path = version.project.files.path(place.file);
    format!("{}.{name}", path.file_stem().unwrap_or_default())
}

/// Gives each of several equal names, which stand in order, a number of its own.
pub(super) fn number_repeated<'digest>(names: impl Iterator<Item = &'digest mut String>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for name in names {
        let count = seen.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            *name = format!("{name} ({count})");
        }
    }
}
