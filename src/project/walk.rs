//! Finding the maps in a directory, as git would.

use camino::{Utf8Path, Utf8PathBuf};

/// What makes a file a map.
pub(super) const EXTENSION: &str = "argmap";

/// All maps below a directory, sorted by path: ignore files are respected, links
/// to directories are not followed. A directory that cannot be read is told
/// through `trouble`.
pub(super) fn maps_below(
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
            Ok(path) if path.extension() == Some(EXTENSION) => maps.push(path),
            Ok(_) => {}
            Err(path) => {
                if path
                    .extension()
                    .is_some_and(|extension| extension == EXTENSION)
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
