//! Where the copy of a work is.

use std::cell::OnceCell;
use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::library::Library;
use super::pages::Expected;
use super::{canonical, reference};
use crate::map::{Map, MapId, Place, SourceId};
use crate::project::{FileId, Project, project_root};
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, ItemKind, Text};

/// What was found.
pub(super) enum Found {
    Unknown,
    Absent { name: String, place: Place },
    Here { path: Utf8PathBuf, pages: Expected },
}

/// Looks for copies: each folder's root is found once, and the libraries are walked
/// once, when something is looked for in them by its name.
pub(super) struct Lookup<'run> {
    project: &'run Project,
    map: &'run Map,
    roots: HashMap<FileId, Option<Utf8PathBuf>>,
    library: OnceCell<Library>,
}

impl<'run> Lookup<'run> {
    pub(super) fn new(project: &'run Project, map: &'run Map) -> Self {
        Self {
            project,
            map,
            roots: HashMap::new(),
            library: OnceCell::new(),
        }
    }

    /// The library folder that holds more files than are looked at, if there is one.
    pub(super) fn cut_at(&self) -> Option<&Utf8Path> {
        self.library.get()?.cut_at.as_deref()
    }

    fn library(&self) -> &Library {
        self.library
            .get_or_init(|| Library::walk(&self.project.library))
    }

    /// The copy that the header of a map names.
    pub(super) fn paper(&mut self, id: MapId) -> Found {
        let file = &self.project.maps[id.index()];
        let text = &self.project.files.get(file.file).text;
        let header = file
            .tree
            .items
            .iter()
            .find(|item| matches!(item.kind, ItemKind::Paper { .. } | ItemKind::Review { .. }));
        let field = |wanted: &str| {
            let clauses = header.into_iter().flat_map(|item| &item.clauses);
            clauses.clone().find_map(|clause| {
                let ClauseKind::Field { name, values } = &clause.kind else {
                    return None;
                };
                let value: Span = *values.first()?;
                (name.of(text) == wanted).then(|| (Text(value).of(text).into_owned(), clause.span))
            })
        };
        let pages = field("holds").map_or(Expected::Unsaid, |(said, _)| Expected::of(&said));
        match field("text") {
            Some((name, span)) => {
                let place = Place {
                    file: file.file,
                    span,
                };
                self.named(name, place, pages)
            }
            None => Found::Unknown,
        }
    }

    /// The copy that a source names, or that stands in a library under its key, its DOI
    /// or the name that its bibliography has for the file.
    pub(super) fn source(&mut self, id: SourceId) -> Found {
        let source = &self.map.sources[id.index()];
        let said = source.value("holds").or_else(|| source.value("pages"));
        let pages = said.map_or(Expected::Unsaid, Expected::of);
        if let Some(field) = source.field("text")
            && let Some(name) = field.values.first()
        {
            return self.named(name.clone(), field.place, pages);
        }
        if self.project.library.is_empty() {
            return Found::Unknown;
        }
        let library = self.library();
        let key = self.map.names.text(source.name);
        let doi = source.value("doi").map(reference::bare_doi);
        let stems = [Some(key), doi].into_iter().flatten();
        let by_stem = stems
            .flat_map(reference::stems)
            .find_map(|stem| library.of_stem(&stem));
        let by_file = || {
            let names = source.value("file").map(reference::files);
            let mut names = names.into_iter().flatten();
            names.find_map(|name| library.named(&name))
        };
        match by_stem.or_else(by_file) {
            Some(path) => Found::Here {
                path: preferred(path.to_owned()),
                pages,
            },
            None => Found::Unknown,
        }
    }

    /// A file that a map names: beside it, or in a library folder.
    fn named(&mut self, name: String, place: Place, pages: Expected) -> Found {
        let map = self.project.files.path(place.file).to_owned();
        let root = self
            .roots
            .entry(place.file)
            .or_insert_with(|| project_root(&map).ok())
            .clone();
        let beside = map.parent().unwrap_or(Utf8Path::new("")).join(&name);
        if let Some(root) = root
            && let Some(path) = within(&beside, &root)
        {
            return Found::Here { path, pages };
        }
        let file_name = Utf8Path::new(&name).file_name().unwrap_or_default();
        for folder in &self.project.library {
            for path in [folder.join(&name), folder.join(file_name)] {
                if let Some(path) = within(&path, folder) {
                    return Found::Here { path, pages };
                }
            }
        }
        if !self.project.library.is_empty()
            && let Some(path) = self.library().named(file_name)
        {
            let path = preferred(path.to_owned());
            return Found::Here { path, pages };
        }
        Found::Absent { name, place }
    }
}

/// A file, or the plain text beside a PDF, where it lies below a folder.
fn within(path: &Utf8Path, folder: &Utf8Path) -> Option<Utf8PathBuf> {
    let is_within = |path: &Utf8Path| path.is_file() && path.starts_with(folder);
    let path = canonical(path).filter(|path| is_within(path));
    let path = preferred(path?);
    is_within(&path).then_some(path)
}

/// The plain text beside a PDF, which somebody has made with care.
fn preferred(path: Utf8PathBuf) -> Utf8PathBuf {
    let is_pdf = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let folder = path.parent();
    let text = canonical(&path.with_extension("txt"))
        .filter(|text| is_pdf && text.is_file() && text.parent() == folder);
    text.unwrap_or(path)
}
