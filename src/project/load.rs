//! Reading the maps of a run and every file they name.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::files::{FileId, Files, SourceFile};
use super::root::Roots;
use super::walk;
use super::{Decoded, decode};
use crate::syntax::tree::{ClauseKind, ItemKind, Text, Tree};
use crate::syntax::{self, Span};

/// A larger file is not read.
pub const LARGEST_FILE: u64 = 256 << 20;

/// What a run is asked to check.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Files and directories.
    pub paths: Vec<Utf8PathBuf>,
    /// A map that is not on disk: the name it goes by, and its bytes.
    pub given: Vec<(Utf8PathBuf, Vec<u8>)>,
    /// Folders with copies of papers and sources, beside those that settings name.
    pub library: Vec<Utf8PathBuf>,
    /// What is read in the place of files on disk, by their whole paths.
    pub instead: HashMap<Utf8PathBuf, String>,
}

/// All that a run has read.
#[derive(Debug, Default)]
pub struct Project {
    /// Every file's text.
    pub files: Files,
    /// The maps, those that were asked for and those that they use.
    pub maps: Vec<MapFile>,
    /// The folders in which copies of papers and sources are looked for: whole paths,
    /// those that the settings of a project name first.
    pub library: Vec<Utf8PathBuf>,
    /// The lists of retractions that settings name: whole paths.
    pub retractions: Vec<Utf8PathBuf>,
    /// What was asked for and could not be read.
    pub troubles: Vec<Trouble>,
}

/// One map of the run.
#[derive(Debug)]
pub struct MapFile {
    /// Its text.
    pub file: FileId,
    /// Its whole path; none where it is not on disk.
    pub whole: Option<Utf8PathBuf>,
    /// Whether it was asked for, rather than named by another map.
    pub asked: bool,
    /// What stands in it.
    pub tree: Tree,
    /// The files that it names.
    pub links: Vec<Link>,
}

/// A file that a map names.
#[derive(Clone, Debug)]
pub struct Link {
    /// Why it is named.
    pub kind: LinkKind,
    /// Where the map names it.
    pub place: Span,
    /// The file, or why it could not be read.
    pub target: Result<FileId, String>,
}

/// Why a map names a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `use "file"` and `review … of "file"`
    Map,
    /// `bibliography "file"`
    Bibliography,
    /// `table NAME "file"`
    Table,
}

/// Something that was asked for on the command line and could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What was asked for.
    pub path: Utf8PathBuf,
    /// Why it could not be read.
    pub reason: String,
}

/// Why nothing can be checked at all.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// No path leads to a map.
    #[error("no map found")]
    NoMap {
        /// What could not be read on the way.
        troubles: Vec<Trouble>,
    },
}

/// Reads the maps at some paths, and all files that they name.
///
/// # Errors
/// [`LoadError::NoMap`] where no path leads to a map.
pub fn load(input: Input) -> Result<Project, LoadError> {
    let mut loader = Loader::new(&input);
    let (found, troubles) = walk::maps_at(&input.paths);
    loader.project.troubles = troubles;
    let read: Vec<_> = found
        .par_iter()
        .map(|path| {
            (
                path,
                read_or(path, &input.instead).map(|text| (syntax::read(&text.text), text)),
            )
        })
        .collect();
    for (path, read) in read {
        match read {
            Ok((tree, text)) => loader.add_map(path, canonical(path).ok(), tree, text),
            Err(reason) => loader.trouble(path, reason),
        }
    }
    for (path, bytes) in input.given {
        let text = decode(bytes);
        let tree = syntax::read(&text.text);
        loader.add_map(&path, None, tree, text);
    }
    if loader.project.maps.is_empty() {
        return Err(LoadError::NoMap {
            troubles: loader.project.troubles,
        });
    }
    for map in &mut loader.project.maps {
        map.asked = true;
    }
    loader.follow();
    super::library::find(&mut loader.project, &input.library);
    loader.project.sort();
    Ok(loader.project)
}

impl Project {
    /// Puts files and maps in the order of their paths, so that nothing depends
    /// on the order in which they were given or found.
    fn sort(&mut self) {
        let ids = self.files.sort();
        let id = |old: FileId| ids[old.0 as usize];
        for map in &mut self.maps {
            map.file = id(map.file);
            for link in &mut map.links {
                if let Ok(target) = &mut link.target {
                    *target = id(*target);
                }
            }
        }
        self.maps.sort_by_key(|map| map.file);
    }
}

struct Loader {
    project: Project,
    known: HashMap<Utf8PathBuf, FileId>,
    maps: HashMap<FileId, usize>,
    roots: Roots,
    working: Utf8PathBuf,
    instead: HashMap<Utf8PathBuf, String>,
}

impl Loader {
    fn new(input: &Input) -> Self {
        let working = canonical(Utf8Path::new(".")).unwrap_or_default();
        let named = input
            .paths
            .iter()
            .filter_map(|path| canonical(path).ok())
            .filter(|path| path.is_dir())
            .collect();
        Self {
            project: Project::default(),
            known: HashMap::new(),
            maps: HashMap::new(),
            roots: Roots::new(working.clone(), named),
            working,
            instead: input.instead.clone(),
        }
    }

    fn trouble(&mut self, path: &Utf8Path, reason: String) {
        self.project.troubles.push(Trouble {
            path: path.to_owned(),
            reason,
        });
    }

    fn add_map(&mut self, path: &Utf8Path, whole: Option<Utf8PathBuf>, tree: Tree, text: Decoded) {
        let file = self.add_file(path, text);
        self.maps.insert(file, self.project.maps.len());
        self.project.maps.push(MapFile {
            file,
            whole,
            asked: false,
            tree,
            links: Vec::new(),
        });
    }

    fn add_file(&mut self, path: &Utf8Path, text: Decoded) -> FileId {
        let shown = shown_path(path);
        let file = self
            .project
            .files
            .add(SourceFile::new(shown, text.text, text.flaw));
        let whole = canonical(path).unwrap_or_else(|_| path.to_owned());
        self.known.insert(whole, file);
        file
    }

    /// Reads what the maps name, and what the maps named by them name, until there is no more.
    fn follow(&mut self) {
        let mut at = 0;
        while at < self.project.maps.len() {
            let file = self.project.maps[at].file;
            let named = named_files(&self.project.maps[at].tree);
            let base = self.project.files.path(file).to_owned();
            let mut links = Vec::with_capacity(named.len());
            for (kind, text) in named {
                let name = text.of(&self.project.files.get(file).text).into_owned();
                links.push(Link {
                    kind,
                    place: text.0,
                    target: self.reach(&base, &name, kind),
                });
            }
            self.project.maps[at].links = links;
            at += 1;
        }
    }

    /// The file that a map names, read if it was not.
    fn reach(&mut self, from: &Utf8Path, name: &str, kind: LinkKind) -> Result<FileId, String> {
        let directory = from.parent().unwrap_or(Utf8Path::new(""));
        let here = if directory.as_str().is_empty() {
            self.working.clone()
        } else {
            canonical(directory).unwrap_or_else(|_| directory.to_owned())
        };
        let path = directory.join(name);
        let whole = canonical(&path)?;
        if whole.is_dir() {
            return Err("it is a directory".to_owned());
        }
        let root = self.roots.of(&here);
        if !whole.starts_with(&root) {
            return Err("it lies outside the project".to_owned());
        }
        if let Some(known) = self.known.get(&whole).copied()
            && (kind != LinkKind::Map || self.maps.contains_key(&known))
        {
            return Ok(known);
        }
        let text = read_or(&path, &self.instead)?;
        if kind == LinkKind::Map {
            let tree = syntax::read(&text.text);
            self.add_map(&path, Some(whole), tree, text);
        } else {
            self.add_file(&path, text);
        }
        let last = self.project.files.len() - 1;
        Ok(FileId(u32::try_from(last).unwrap_or(u32::MAX)))
    }
}

/// The files that a tree names, in their order.
pub(super) fn named_files(tree: &Tree) -> Vec<(LinkKind, Text)> {
    let mut named = Vec::new();
    for item in &tree.items {
        match item.kind {
            ItemKind::Use { file, .. } => named.push((LinkKind::Map, file)),
            ItemKind::Review { of, .. } => named.push((LinkKind::Map, of)),
            _ => {}
        }
        for clause in &item.clauses {
            match &clause.kind {
                ClauseKind::Bibliography(files) => {
                    named.extend(files.iter().map(|file| (LinkKind::Bibliography, *file)));
                }
                ClauseKind::Table(table) => {
                    named.extend(table.file.map(|file| (LinkKind::Table, file)));
                }
                _ => {}
            }
        }
    }
    named
}

/// Reads a file's text, or what is read in its place.
fn read_or(path: &Utf8Path, instead: &HashMap<Utf8PathBuf, String>) -> Result<Decoded, String> {
    let whole = (!instead.is_empty())
        .then(|| canonical(path).ok())
        .flatten();
    match whole.and_then(|whole| instead.get(&whole)) {
        Some(text) => Ok(Decoded {
            text: text.clone(),
            flaw: None,
        }),
        None => read_file(path),
    }
}

/// Reads a file's text; where it cannot be read, the reason.
///
/// # Errors
/// Why it cannot be read, in a few words.
pub fn read_file(path: &Utf8Path) -> Result<Decoded, String> {
    read_bytes(path).map(decode)
}

/// Reads a file's bytes; where it cannot be read, the reason.
///
/// # Errors
/// Why it cannot be read, in a few words.
pub fn read_bytes(path: &Utf8Path) -> Result<Vec<u8>, String> {
    if path.is_dir() {
        return Err("it is a directory".to_owned());
    }
    let file = File::open(path).map_err(|error| plain_reason(&error))?;
    let expected = file.metadata().map_or(0, |about| about.len());
    let expected = usize::try_from(expected.min(LARGEST_FILE)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(expected + 1);
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| plain_reason(&error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(format!("it is larger than {} MiB", LARGEST_FILE >> 20));
    }
    Ok(bytes)
}

pub(super) fn canonical(path: &Utf8Path) -> Result<Utf8PathBuf, String> {
    path.canonicalize_utf8()
        .map_err(|error| plain_reason(&error))
}

/// The system's reason without its number.
#[must_use]
pub fn plain_reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read by this user".to_owned(),
        std::io::ErrorKind::InvalidData => "its name is not UTF-8".to_owned(),
        std::io::ErrorKind::InvalidInput => "this is no path".to_owned(),
        _ => {
            let text = error.to_string();
            let end = text.find(" (os error").unwrap_or(text.len());
            text[..end].to_lowercase()
        }
    }
}

/// A path as it is shown: `.` and what `..` takes back left out.
#[must_use]
pub fn shown_path(path: &Utf8Path) -> Utf8PathBuf {
    let mut shown = Utf8PathBuf::new();
    for part in path.components() {
        match part {
            camino::Utf8Component::CurDir => {}
            camino::Utf8Component::ParentDir if shown.file_name().is_some() => {
                shown.pop();
            }
            _ => shown.push(part),
        }
    }
    shown
}
