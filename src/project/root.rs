//! How far a map may reach: files are read only below the project's root.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

/// A directory that holds one of these is a project's root.
const MARKS: [&str; 2] = ["argcheck.toml", ".git"];

/// The nearest directory above a map with a mark of a project; failing that, the
/// working directory, where the map lies below it; failing that, the map's own.
///
/// # Errors
/// Where a directory cannot be found.
pub fn project_root(map: &Utf8Path) -> std::io::Result<Utf8PathBuf> {
    let directory = match map.parent() {
        Some(parent) if !parent.as_str().is_empty() => parent,
        _ => Utf8Path::new("."),
    };
    let directory = directory.canonicalize_utf8()?;
    let working = Utf8Path::new(".").canonicalize_utf8()?;
    let marked = directory
        .ancestors()
        .find(|above| MARKS.iter().any(|mark| above.join(mark).exists()));
    let working = directory.starts_with(&working).then_some(working.as_path());
    Ok(marked.or(working).unwrap_or(&directory).to_owned())
}

/// Finds and remembers the root of each directory.
#[derive(Debug)]
pub(super) struct Roots {
    working: Utf8PathBuf,
    named: Vec<Utf8PathBuf>,
    known: HashMap<Utf8PathBuf, Utf8PathBuf>,
}

impl Roots {
    /// Roots for a run in a working directory, with the directories that were named.
    pub(super) fn new(working: Utf8PathBuf, named: Vec<Utf8PathBuf>) -> Self {
        Self {
            working,
            named,
            known: HashMap::new(),
        }
    }

    /// The root for a map in this (canonical) directory: the nearest directory
    /// above it with a mark of a project; failing that, the working directory or
    /// a directory that was named, where the map lies below it; failing that, its own.
    pub(super) fn of(&mut self, directory: &Utf8Path) -> Utf8PathBuf {
        if let Some(root) = self.known.get(directory) {
            return root.clone();
        }
        let marked = directory
            .ancestors()
            .find(|above| MARKS.iter().any(|mark| above.join(mark).exists()));
        let root = marked
            .or_else(|| {
                directory
                    .starts_with(&self.working)
                    .then_some(self.working.as_path())
            })
            .or_else(|| {
                self.named
                    .iter()
                    .map(Utf8PathBuf::as_path)
                    .filter(|named| directory.starts_with(named))
                    .min()
            })
            .unwrap_or(directory)
            .to_owned();
        self.known.insert(directory.to_owned(), root.clone());
        root
    }
}
