//! Which maps are meant by a name on the command line.

use std::collections::HashSet;

use super::{FileId, Project};

/// The maps whose file is called so: its path or its name, with or without its ending.
#[must_use]
pub fn maps_called(project: &Project, owner: &str) -> HashSet<FileId> {
    let maps = project.maps.iter().map(|map| map.file);
    maps.filter(|file| {
        let path = project.files.path(*file);
        path == owner
            || path.with_extension("") == owner
            || path.file_name() == Some(owner)
            || path.file_stem() == Some(owner)
    })
    .collect()
}

/// The maps for which other maps have this name.
#[must_use]
pub fn maps_known_as(project: &Project, owner: &str) -> HashSet<FileId> {
    let mut files = HashSet::new();
    for map in &project.maps {
        let text = &project.files.get(map.file).text;
        for (file, alias) in map.tree.uses() {
            if alias.is_some_and(|alias| alias.of(text) == owner) {
                let named = map.links.iter().filter(|link| link.place == file.0);
                files.extend(named.filter_map(|link| link.target.as_ref().ok()));
            }
        }
    }
    files
}
