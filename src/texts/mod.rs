//! Held texts: the copies of papers and sources on the reader's disk, in which
//! quotations are looked for.
//!
//! A copy is named by `text "file"`, beside the map or in a library folder, or found
//! in a library folder by the source's key, its DOI or the name that the bibliography
//! has for the file. Library folders are those that `argcheck.toml` names and those of
//! the variable `ARGCHECK_LIBRARY`; nothing is read outside the project and these. A
//! copy is read when it is first asked for; what takes time to read is kept in a cache.
//! `bytes`, `html`, `markdown`, `latex`, `typst` and [`pdf`] make text of the forms of files.

mod bytes;
mod cache;
mod compared;
mod html;
pub(crate) mod latex;
mod library;
mod lookup;
mod markdown;
mod pages;
pub mod pdf;
mod read;
mod reference;
pub(crate) mod typst;

use std::collections::HashMap;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

pub use bytes::LARGEST_TEXT;
pub use compared::Compared;
pub use pages::{Expected, Pages};
pub use read::Form;

use crate::map::{Map, MapId, Place, SourceId};
use crate::project::Project;
use crate::quotations::Source;

/// The copies of a run's papers and sources.
#[derive(Debug)]
pub struct Texts {
    papers: Vec<Copy>,
    sources: Vec<Copy>,
    files: Vec<HeldFile>,
    by_path: HashMap<Utf8PathBuf, usize>,
    cut_at: Option<Utf8PathBuf>,
}

/// What is known of the copy of a work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copy {
    /// Nothing names a copy, and none was found.
    #[default]
    Unknown,
    /// One is named and is not here.
    Absent {
        /// The file's name as the map has it.
        name: String,
        /// Where it is named.
        place: Place,
    },
    /// One is here; its place among the files.
    Here(usize),
}

/// A file with the copy of a work.
#[derive(Debug)]
pub struct HeldFile {
    /// Where it is.
    pub path: Utf8PathBuf,
    pages: Expected,
    read: OnceLock<Result<HeldText, String>>,
}

/// The text of a copy.
#[derive(Debug)]
pub struct HeldText {
    /// The text, ready for comparing.
    pub source: Source,
    /// Its pages, where it has them.
    pub pages: Pages,
    known: compared::Known,
}

impl HeldText {
    /// Compares a quotation with the text, of which so many letters in a hundred may be
    /// misread, or remembers what this came to.
    #[must_use]
    pub fn compare(&self, quotation: &str, tolerance: usize) -> Compared {
        self.known.compare(&self.source, quotation, tolerance)
    }

    /// Keeps what the comparisons came to, for the next run.
    pub fn keep(&self) {
        self.known.keep();
    }
}

impl HeldFile {
    /// A file with a copy; nothing is read yet.
    #[must_use]
    pub fn new(path: Utf8PathBuf, pages: Expected) -> Self {
        Self {
            path,
            pages,
            read: OnceLock::new(),
        }
    }

    /// Its form, as its name tells.
    #[must_use]
    pub fn form(&self) -> Form {
        Form::of(&self.path)
    }

    /// What stands in the file, its marks included.
    ///
    /// # Errors
    /// Why it cannot be read, in a few words.
    pub fn marked_text(&self) -> Result<String, String> {
        read::marked(&self.path)
    }

    /// The text, read when it is first asked for.
    ///
    /// # Errors
    /// Why it cannot be read, in a few words.
    pub fn text(&self) -> Result<&HeldText, &str> {
        let read = self
            .read
            .get_or_init(|| read::read(&self.path, &self.pages));
        read.as_ref().map_err(String::as_str)
    }
}

impl Texts {
    /// Looks for the copies of all papers and sources of a map. Nothing is read yet.
    #[must_use]
    pub fn find(project: &Project, map: &Map) -> Self {
        let mut texts = Self {
            papers: Vec::new(),
            sources: Vec::new(),
            files: Vec::new(),
            by_path: HashMap::new(),
            cut_at: None,
        };
        let mut lookup = lookup::Lookup::new(project, map);
        for at in 0..map.maps.len() {
            let copy = lookup.paper(MapId::at(at));
            let copy = texts.enter(copy);
            texts.papers.push(copy);
        }
        for at in 0..map.sources.len() {
            let copy = lookup.source(SourceId::at(at));
            let copy = texts.enter(copy);
            texts.sources.push(copy);
        }
        texts.cut_at = lookup.cut_at().map(Utf8Path::to_owned);
        texts
    }

    fn enter(&mut self, found: lookup::Found) -> Copy {
        match found {
            lookup::Found::Unknown => Copy::Unknown,
            lookup::Found::Absent { name, place } => Copy::Absent { name, place },
            lookup::Found::Here { path, pages } => {
                let next = self.files.len();
                let at = *self.by_path.entry(path.clone()).or_insert(next);
                if at == next {
                    self.files.push(HeldFile::new(path, pages));
                } else {
                    self.files[at].pages.and(pages);
                }
                Copy::Here(at)
            }
        }
    }

    /// The library folder that holds more files than are looked at, if there is one:
    /// a copy in it may not have been found.
    #[must_use]
    pub fn cut_at(&self) -> Option<&Utf8Path> {
        self.cut_at.as_deref()
    }

    /// The copy of the paper that a map is about.
    #[must_use]
    pub fn paper(&self, map: MapId) -> &Copy {
        &self.papers[map.index()]
    }

    /// The copy of a source.
    #[must_use]
    pub fn source(&self, source: SourceId) -> &Copy {
        &self.sources[source.index()]
    }

    /// The file of a copy that is here.
    #[must_use]
    pub fn file(&self, copy: &Copy) -> Option<&HeldFile> {
        match copy {
            Copy::Here(at) => self.files.get(*at),
            Copy::Unknown | Copy::Absent { .. } => None,
        }
    }

    /// All files with copies.
    pub fn files(&self) -> impl Iterator<Item = &HeldFile> {
        self.files.iter()
    }
}

/// The nearest boundary of letters at or before a byte.
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A path without what `..` takes back, for asking whether it lies below a folder.
fn canonical(path: &Utf8Path) -> Option<Utf8PathBuf> {
    path.canonicalize_utf8().ok()
}
