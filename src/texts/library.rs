//! What lies in the library folders, found once.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::{canonical, read};

/// Folders of a library may lie so deep in one another.
const MOST_DEPTH: usize = 16;

/// So many files of all libraries are looked at.
const MOST_FILES: usize = 200_000;

/// The files of the library folders that can be read, by their names.
#[derive(Debug, Default)]
pub(super) struct Library {
    files: Vec<Utf8PathBuf>,
    by_name: HashMap<String, Vec<usize>>,
    by_stem: HashMap<String, Vec<usize>>,
    /// The folder in which there were too many files to look at them all.
    pub(super) cut_at: Option<Utf8PathBuf>,
}

/// What orders the files of one name: the folder's place among the libraries, the
/// ending's among those that are preferred, the depth, the path.
type Order = (usize, usize, usize, Utf8PathBuf);

impl Library {
    /// Walks the library folders. Links to folders are not followed, links to files only
    /// within their library; git's ignore files do not count, as copies are often kept
    /// out of repositories.
    pub(super) fn walk(folders: &[Utf8PathBuf]) -> Self {
        let mut library = Self::default();
        let mut found: Vec<Order> = Vec::new();
        let mut seen = 0;
        'folders: for (place, folder) in folders.iter().enumerate() {
            let walk = ignore::WalkBuilder::new(folder)
                .standard_filters(false)
                .hidden(true)
                .follow_links(false)
                .max_depth(Some(MOST_DEPTH))
                .sort_by_file_name(Ord::cmp)
                .build();
            for entry in walk.filter_map(Result::ok) {
                seen += 1;
                if seen > MOST_FILES {
                    library.cut_at = Some(folder.clone());
                    break 'folders;
                }
                let depth = entry.depth();
                let kind = entry.file_type();
                let Ok(path) = Utf8PathBuf::from_path_buf(entry.into_path()) else {
                    continue;
                };
                let Some(rank) = read::rank(&path) else {
                    continue;
                };
                let is_link = kind.is_some_and(|kind| kind.is_symlink());
                let is_within = || {
                    canonical(&path).is_some_and(|path| path.starts_with(folder) && path.is_file())
                };
                if kind.is_some_and(|kind| kind.is_file()) || is_link && is_within() {
                    found.push((place, rank, depth, path));
                }
            }
        }
        found.sort();
        for (.., path) in found {
            let at = library.files.len();
            let name = path.file_name().unwrap_or_default();
            let stem = path.file_stem().unwrap_or_default();
            library.by_name.entry(folded(name)).or_default().push(at);
            library.by_stem.entry(folded(stem)).or_default().push(at);
            library.files.push(path);
        }
        library
    }

    /// The file of a name; where none is written the same, one that differs in capitals.
    pub(super) fn named(&self, name: &str) -> Option<&Utf8Path> {
        let known = self.by_name.get(&folded(name))?;
        self.best(known, |path| path.file_name() == Some(name))
    }

    /// The file of a name without its ending.
    pub(super) fn of_stem(&self, stem: &str) -> Option<&Utf8Path> {
        let known = self.by_stem.get(&folded(stem))?;
        self.best(known, |path| path.file_stem() == Some(stem))
    }

    fn best(&self, known: &[usize], is_exact: impl Fn(&Utf8Path) -> bool) -> Option<&Utf8Path> {
        let mut files = known.iter().map(|at| self.files[*at].as_path());
        let first = files.clone().next();
        files.find(|path| is_exact(path)).or(first)
    }
}

fn folded(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;

    name.nfc().flat_map(char::to_lowercase).collect()
}
