//! Where the copy of a work is.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::canonical;
use crate::map::{Map, MapId, Place, SourceId};
use crate::project::{FileId, Project, project_root};
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, ItemKind, Text};

/// The endings of files that can be read, in the order in which they are preferred.
const ENDINGS: [&str; 3] = ["txt", "md", "markdown"];

/// What was found.
pub(super) enum Found {
    Unknown,
    Absent { name: String, place: Place },
    Here(Utf8PathBuf),
}

/// Looks for copies, each folder's root found once.
pub(super) struct Lookup<'run> {
    project: &'run Project,
    map: &'run Map,
    roots: HashMap<FileId, Option<Utf8PathBuf>>,
}

impl<'run> Lookup<'run> {
    pub(super) fn new(project: &'run Project, map: &'run Map) -> Self {
        Self {
            project,
            map,
            roots: HashMap::new(),
        }
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
        let named = header
            .into_iter()
            .flat_map(|item| &item.clauses)
            .find_map(|clause| {
                let ClauseKind::Field { name, values } = &clause.kind else {
                    return None;
                };
                let value: Span = *values.first()?;
                (name.of(text) == "text").then(|| (Text(value).of(text).into_owned(), clause.span))
            });
        match named {
            Some((name, span)) => self.named(
                name,
                Place {
                    file: file.file,
                    span,
                },
            ),
            None => Found::Unknown,
        }
    }

    /// The copy that a source names, or that stands in a library under its key.
    pub(super) fn source(&mut self, id: SourceId) -> Found {
        let source = &self.map.sources[id.index()];
        if let Some(field) = source.field("text")
            && let Some(name) = field.values.first()
        {
            return self.named(name.clone(), field.place);
        }
        let key = self.map.names.text(source.name);
        if key.contains(['/', '\\']) || key.starts_with('.') {
            return Found::Unknown;
        }
        let found = self.project.library.iter().find_map(|folder| {
            ENDINGS.iter().find_map(|ending| {
                let path = folder.join(format!("{key}.{ending}"));
                path.is_file().then_some(path)
            })
        });
        found.map_or(Found::Unknown, Found::Here)
    }

    /// A file that a map names: beside it, or in a library folder.
    fn named(&mut self, name: String, place: Place) -> Found {
        let map = self.project.files.path(place.file).to_owned();
        let root = self
            .roots
            .entry(place.file)
            .or_insert_with(|| project_root(&map).ok())
            .clone();
        let beside = map.parent().unwrap_or(Utf8Path::new("")).join(&name);
        if let (Some(path), Some(root)) = (canonical(&beside), root)
            && path.is_file()
            && path.starts_with(&root)
        {
            return Found::Here(path);
        }
        for folder in &self.project.library {
            let file_name = Utf8Path::new(&name).file_name().unwrap_or_default();
            for path in [folder.join(&name), folder.join(file_name)] {
                if let Some(path) = canonical(&path)
                    && path.is_file()
                    && path.starts_with(folder)
                {
                    return Found::Here(path);
                }
            }
        }
        Found::Absent { name, place }
    }
}
