//! A directory of snapshots: which file keeps which map's outline, and which
//! files keep that of a map that is gone.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::Stale;
use super::file::SnapshotFile;
use crate::project::project_root;

/// The directory in a project that keeps snapshots.
const NAME: &str = "snapshots";

/// What the files' names begin with.
const PREFIX: &str = "outline@";

/// Where a map's outline is kept.
pub(super) struct Place {
    /// The folder, by its index.
    pub(super) folder: usize,
    /// The map's path in its project.
    pub(super) input: String,
}

/// A directory of snapshots.
pub(super) struct Folder {
    path: Utf8PathBuf,
    root: Utf8PathBuf,
    files: BTreeMap<String, SnapshotFile>,
    /// Files of outlines, by the map that they are of.
    by_map: HashMap<String, String>,
    /// The maps of this run whose outlines are kept here.
    maps: Vec<String>,
}

/// Finds the folder for a map's outline, and reads it when it is first met.
pub(super) fn place(
    map: &Utf8Path,
    directory: Option<&Utf8Path>,
    folders: &mut Vec<Folder>,
) -> io::Result<Place> {
    let root = project_root(map)?;
    let path = directory.map_or_else(|| shown(&root.join(NAME)), Utf8Path::to_owned);
    let input = path_in_project(map, &root);
    let known = folders
        .iter()
        .position(|folder| folder.path == path && folder.root == root);
    let folder = match known {
        Some(known) => known,
        None => {
            folders.push(Folder::read(path, root)?);
            folders.len() - 1
        }
    };
    folders[folder].maps.push(input.clone());
    Ok(Place { folder, input })
}

impl Folder {
    fn read(path: Utf8PathBuf, root: Utf8PathBuf) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        let entries = match path.read_dir_utf8() {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self {
                    path,
                    root,
                    files,
                    by_map: HashMap::new(),
                    maps: Vec::new(),
                });
            }
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_owned();
            if name.ends_with(".snap") && name.starts_with(PREFIX) {
                let text = String::from_utf8_lossy(&std::fs::read(entry.path())?).into_owned();
                if let Some(file) = SnapshotFile::read(&text) {
                    files.insert(name, file);
                }
            }
        }
        let by_map = files
            .iter()
            .filter(|(_, file)| file.is_ours())
            .filter_map(|(name, file)| Some((file.value("input_file")?, name.clone())))
            .collect();
        Ok(Self {
            path,
            root,
            files,
            by_map,
            maps: Vec::new(),
        })
    }

    /// The file for a map's outline, and what stands in it. A file that keeps
    /// this map's outline stays its file; a new one is called after the map, with
    /// as many of its folders as tell it from others.
    pub(super) fn file_of(&mut self, input: &str) -> (Utf8PathBuf, Option<SnapshotFile>) {
        let name = match self.by_map.get(input) {
            Some(name) => name.clone(),
            None => {
                let name = self.new_name(input);
                self.by_map.insert(input.to_owned(), name.clone());
                name
            }
        };
        let kept = self.files.get(&name).cloned();
        (self.path.join(name), kept)
    }

    fn new_name(&self, input: &str) -> String {
        let stem = |path: &str| Utf8Path::new(path).with_extension("").into_string();
        let whole = stem(input);
        let parts: Vec<&str> = whole.split('/').collect();
        for first in (0..parts.len()).rev() {
            let end = parts[first..].join("/");
            let same_end = |other: &&String| {
                let other = stem(other);
                other == end || other.ends_with(&format!("/{end}"))
            };
            let name = format!("{PREFIX}{}.snap", parts[first..].join("__"));
            let is_alone = self.maps.iter().filter(same_end).count() <= 1;
            if is_alone && !self.is_of_another(&name, input) {
                return name;
            }
        }
        format!("{PREFIX}{}.snap", parts.join("__"))
    }

    fn is_of_another(&self, name: &str, input: &str) -> bool {
        self.files
            .get(name)
            .and_then(|file| file.value("input_file"))
            .is_some_and(|map| map != input)
            || self
                .by_map
                .iter()
                .any(|(map, taken)| taken == name && map != input)
    }

    /// Files that argcheck wrote of maps that are gone, or are part of another by now.
    pub(super) fn stale(&self, parts: &[Utf8PathBuf]) -> Vec<Stale> {
        let parts: HashSet<String> = parts
            .iter()
            .map(|part| path_in_project(part, &self.root))
            .collect();
        let maps: HashSet<&str> = self.maps.iter().map(String::as_str).collect();
        let mut stale = Vec::new();
        for (name, file) in self.files.iter().filter(|(_, file)| file.is_ours()) {
            let Some(map) = file.value("input_file") else {
                continue;
            };
            let is_gone = parts.contains(&map) || !self.root.join(&map).is_file();
            if is_gone && !maps.contains(map.as_str()) {
                stale.push(Stale {
                    path: self.path.join(name),
                    map,
                });
            }
        }
        stale
    }
}

/// A map's path in its project, with `/` between its parts.
fn path_in_project(map: &Utf8Path, root: &Utf8Path) -> String {
    let whole = map.canonicalize_utf8().unwrap_or_else(|_| map.to_owned());
    let inside = whole.strip_prefix(root).unwrap_or(&whole);
    let parts: Vec<&str> = inside.components().map(|part| part.as_str()).collect();
    parts.join("/")
}

/// A path from the working directory, where it lies below it.
fn shown(path: &Utf8Path) -> Utf8PathBuf {
    let working = Utf8Path::new(".").canonicalize_utf8().unwrap_or_default();
    path.strip_prefix(&working).unwrap_or(path).to_owned()
}
