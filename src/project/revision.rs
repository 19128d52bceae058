//! The files of a revision, laid out in a folder of their own for the time of a run.

use std::collections::BTreeMap;
use std::io;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::git::{Commit, Entry, GitError, Repository};
use super::load::named_files;
use super::{decode, walk};
use crate::syntax;

/// Files that say which others count.
const SIDE_FILES: [&str; 3] = ["argcheck.toml", ".gitignore", ".ignore"];

/// The maps of a revision and the files that they name. The folder goes when
/// this is dropped.
#[derive(Debug)]
pub struct LaidOut {
    folder: TempDir,
    root: Utf8PathBuf,
}

impl LaidOut {
    /// The folder, which stands for the top of the repository.
    #[must_use]
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// Where a path of the repository lies, if the revision has it.
    #[must_use]
    pub fn find(&self, inside: &Utf8Path) -> Option<Utf8PathBuf> {
        let path = self.folder.path().join(inside);
        let path = Utf8PathBuf::from_path_buf(path).ok()?;
        path.exists().then_some(path)
    }
}

/// Lays out all maps of a revision and every file that they name.
///
/// # Errors
/// Where git does not give them, or the folder cannot be written.
pub fn lay_out(repository: &Repository, commit: &Commit) -> Result<LaidOut, GitError> {
    let failed = |_: io::Error| GitError::Failed("lay out the files of a revision".to_owned());
    let folder = tempfile::Builder::new()
        .prefix("argcheck-")
        .tempdir()
        .map_err(failed)?;
    let root = Utf8PathBuf::from_path_buf(folder.path().to_owned())
        .map_err(|_| GitError::Failed("find a folder whose name is UTF-8".to_owned()))?;
    // The mark of a project's root: nothing outside it is read.
    std::fs::create_dir(root.join(".git")).map_err(failed)?;
    let entries = repository.entries(commit)?;
    let by_path: BTreeMap<&Utf8Path, &Entry> = entries
        .iter()
        .map(|entry| (entry.path.as_path(), entry))
        .collect();
    let is_first = |path: &Utf8Path| {
        path.extension() == Some(walk::MAP_EXTENSION)
            || path
                .file_name()
                .is_some_and(|name| SIDE_FILES.contains(&name))
    };
    let first: Vec<&Entry> = entries
        .iter()
        .filter(|entry| is_first(&entry.path))
        .collect();
    let mut named: BTreeMap<&Utf8Path, &Entry> = BTreeMap::new();
    repository.contents(&first, |entry, bytes| {
        write(&root, entry, bytes)?;
        if entry.path.extension() == Some(walk::MAP_EXTENSION) {
            for path in files_named(&entry.path, bytes) {
                if let Some((path, entry)) = by_path.get_key_value(path.as_path()) {
                    named.insert(path, entry);
                }
            }
        }
        Ok(())
    })?;
    let rest: Vec<&Entry> = named
        .into_values()
        .filter(|entry| !is_first(&entry.path))
        .collect();
    repository.contents(&rest, |entry, bytes| write(&root, entry, bytes))?;
    Ok(LaidOut { folder, root })
}

/// The paths that a map names, from the top of the repository.
fn files_named(map: &Utf8Path, bytes: &[u8]) -> Vec<Utf8PathBuf> {
    let text = decode(bytes.to_vec()).text;
    let tree = syntax::read(&text);
    let base = map.parent().unwrap_or(Utf8Path::new(""));
    let paths = named_files(&tree).into_iter().map(|(_, name)| {
        let mut path = Utf8PathBuf::new();
        for part in base.join(name.of(&text).as_ref()).components() {
            match part {
                Utf8Component::Normal(name) => path.push(name),
                Utf8Component::ParentDir => {
                    path.pop();
                }
                _ => {}
            }
        }
        path
    });
    paths.collect()
}

fn write(root: &Utf8Path, entry: &Entry, bytes: &[u8]) -> io::Result<()> {
    let path = root.join(&entry.path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, bytes)
}
