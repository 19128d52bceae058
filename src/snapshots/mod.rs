//! Outlines kept in files, so that a change of the argument is seen and agreed to.
//!
//! The files are those of insta: front matter, then the outline. What is new is
//! written beside what was agreed to, as `.snap.new`, until somebody takes it;
//! `cargo insta` lists and accepts the same files in a Cargo project.

mod changes;
mod file;
mod folder;
mod review;

use std::io;

use camino::{Utf8Path, Utf8PathBuf};

pub use changes::write_changes;
pub use file::{MARK, SnapshotFile};
pub use review::{Answer, Reviewed, review};

use crate::outline::Outline;
use folder::Folder;

/// How an outline compares with what was agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is the same.
    Same,
    /// Nothing was agreed to yet.
    New,
    /// It differs from this.
    Changed {
        /// The outline that was agreed to.
        old: String,
    },
}

/// One map's outline and its file.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The map, as it was named.
    pub map: Utf8PathBuf,
    /// The file that keeps the outline.
    pub path: Utf8PathBuf,
    /// How the two compare.
    pub state: State,
    /// The file's new content.
    new: SnapshotFile,
}

/// The outlines of a run and what is kept of them.
#[derive(Debug, Default)]
pub struct Snapshots {
    /// One for each map, in the order of the maps.
    pub all: Vec<Snapshot>,
    /// Files that argcheck wrote and whose map is gone.
    pub stale: Vec<Stale>,
}

/// A file that argcheck wrote and whose map is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The file.
    pub path: Utf8PathBuf,
    /// The map that it was of.
    pub map: String,
}

impl Snapshots {
    /// Compares outlines with what is kept of them, in a directory or where each
    /// map's project keeps them.
    ///
    /// # Errors
    /// Where a file that is there cannot be read.
    pub fn compare(outlines: &[Outline], directory: Option<&Utf8Path>) -> io::Result<Self> {
        let mut folders: Vec<Folder> = Vec::new();
        let mut places = Vec::with_capacity(outlines.len());
        for outline in outlines {
            places.push(folder::place(&outline.path, directory, &mut folders)?);
        }
        let mut snapshots = Self::default();
        for (outline, place) in outlines.iter().zip(places) {
            let folder = &mut folders[place.folder];
            let (path, kept) = folder.file_of(&place.input);
            let body = outline.to_string();
            let state = match &kept {
                None => State::New,
                Some(kept) if kept.says(&body) => State::Same,
                Some(kept) => State::Changed {
                    old: kept.body.clone(),
                },
            };
            let new = SnapshotFile::new(kept, &place.input, body);
            snapshots.all.push(Snapshot {
                map: outline.path.clone(),
                path,
                state,
                new,
            });
        }
        let parts: Vec<Utf8PathBuf> = outlines
            .iter()
            .flat_map(|outline| outline.parts.iter().cloned())
            .collect();
        for folder in &folders {
            snapshots.stale.extend(folder.stale(&parts));
        }
        Ok(snapshots)
    }
}

impl Snapshot {
    /// The file that proposes a new outline.
    #[must_use]
    pub fn pending(&self) -> Utf8PathBuf {
        self.path.with_extension("snap.new")
    }

    /// The outline as it is now.
    #[must_use]
    pub fn outline(&self) -> &str {
        &self.new.body
    }

    /// Writes the new outline beside the old; where there is no difference, takes
    /// away what was proposed before.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn propose(&self) -> io::Result<()> {
        if self.state == State::Same {
            return self.withdraw();
        }
        file::write_whole(&self.pending(), &self.new.to_string())
    }

    /// Takes away a proposal.
    ///
    /// # Errors
    /// Where the file cannot be removed.
    pub fn withdraw(&self) -> io::Result<()> {
        remove(&self.pending())
    }

    /// Agrees to the new outline.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn accept(&self) -> io::Result<()> {
        if self.state != State::Same {
            file::write_whole(&self.path, &self.new.to_string())?;
        }
        self.withdraw()
    }
}

impl Stale {
    /// Removes the file, and what was proposed beside it.
    ///
    /// # Errors
    /// Where a file cannot be removed.
    pub fn remove(&self) -> io::Result<()> {
        remove(&self.path.with_extension("snap.new"))?;
        remove(&self.path)
    }
}

fn remove(path: &Utf8Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
