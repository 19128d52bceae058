//! Finding the maps in a directory, as git would.

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::{Trouble, shown_path};

/// What makes a file a map.
pub const MAP_EXTENSION: &str = "argmap";

/// The maps that some paths lead to, sorted, each once, and what could not be read on the
/// way. A path that is no directory is taken for a map, whatever it is called.
#[must_use]
pub fn maps_at(paths: &[Utf8PathBuf]) -> (Vec<Utf8PathBuf>, Vec<Trouble>) {
    let mut maps = Vec::new();
    let mut troubles = Vec::new();
    let mut known = HashSet::new();
    for path in paths {
        let found = if path.is_dir() {
            maps_below(path, &mut |path: &Utf8Path, reason| {
                troubles.push(Trouble {
                    path: path.to_owned(),
                    reason,
                });
            })
        } else {
            vec![path.clone()]
        };
        maps.extend(found.into_iter().filter(|map| {
            let whole = map.canonicalize_utf8().unwrap_or_else(|_| map.clone());
            known.insert(whole)
        }));
    }
    // Whatever order they were named in, files have one order.
    maps.sort_by_cached_key(|path| shown_path(path));
    (maps, troubles)
}

/// All maps below a directory, sorted by path: ignore files are respected, links
/// to directories are not followed. A directory that cannot be read is told
/// through `trouble`.
fn maps_below(
    directory: &Utf8Path,
    trouble: &mut impl FnMut(&Utf8Path, String),
) -> Vec<Utf8PathBuf> {
    let walk = ignore::WalkBuilder::new(directory)
        .hidden(false)
        .require_git(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build();
    let mut maps = Vec::new();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                trouble(directory, error.to_string());
                continue;
            }
        };
        let is_file = entry.file_type().is_some_and(|kind| !kind.is_dir());
        if !is_file {
            continue;
        }
        match Utf8PathBuf::from_path_buf(entry.into_path()) {
            Ok(path) if path.extension() == Some(MAP_EXTENSION) => maps.push(path),
            Ok(_) => {}
            Err(path) => {
                if path
                    .extension()
                    .is_some_and(|extension| extension == MAP_EXTENSION)
                {
                    let shown = path.display().to_string();
                    trouble(directory, format!("the name of `{shown}` is not UTF-8"));
                }
            }
        }
    }
    maps.sort();
    maps
}
