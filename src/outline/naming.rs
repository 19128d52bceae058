//! What things are called in an outline: by their names alone, with their file
//! only where a name would not tell which is meant.

use std::collections::HashMap;

use super::works::Work;
use crate::map::names::Symbol;
use crate::map::{Map, MapId, NoteId, SourceId, StatementId};
use crate::project::Project;

/// The names of one outline.
#[derive(Debug)]
pub(crate) struct Naming<'run> {
    project: &'run Project,
    map: &'run Map,
    /// What each file goes by.
    files: Vec<String>,
    /// What each statement goes by.
    statements: Vec<String>,
    /// Numbers of footnotes that several files of the work have.
    shared_notes: HashMap<u32, MapId>,
    /// Names that several of the sources that are shown have.
    shared_sources: HashMap<Symbol, u32>,
    /// The words by which each map names other maps.
    aliases: Vec<Vec<String>>,
}

impl<'run> Naming<'run> {
    /// The names of a work and of what it refers to in other works.
    pub(crate) fn new(
        project: &'run Project,
        map: &'run Map,
        work: &Work,
        sources: &[SourceId],
    ) -> Self {
        let files = file_names(project);
        let mut owners: HashMap<Symbol, (MapId, bool)> = HashMap::new();
        for (_, statement) in map.all_statements() {
            let here = statement.item.map;
            if work.holds(here) {
                let owner = owners.entry(statement.name).or_insert((here, false));
                owner.1 |= owner.0 != here;
            }
        }
        let statements = map
            .statements
            .iter()
            .map(|statement| {
                let name = map.names.text(statement.name);
                let here = statement.item.map;
                let is_shared = owners.get(&statement.name).is_some_and(|owner| owner.1);
                if work.holds(here) && !is_shared {
                    name.to_owned()
                } else {
                    format!("{}.{name}", files[here.index()])
                }
            })
            .collect();
        let mut shared_notes = HashMap::new();
        let mut seen: HashMap<u32, MapId> = HashMap::new();
        for note in map.notes.iter().filter(|note| work.holds(note.map)) {
            if *seen.entry(note.number).or_insert(note.map) != note.map {
                shared_notes.insert(note.number, note.map);
            }
        }
        let mut shared_sources = HashMap::new();
        for source in sources {
            let name = map.sources[source.index()].name;
            *shared_sources.entry(name).or_insert(0) += 1;
        }
        Self {
            project,
            map,
            files,
            statements,
            shared_notes,
            shared_sources,
            aliases: aliases(project),
        }
    }

    /// What a map's file goes by.
    pub(crate) fn file(&self, map: MapId) -> &str {
        &self.files[map.index()]
    }

    /// What a statement goes by.
    pub(crate) fn statement(&self, id: StatementId) -> &str {
        &self.statements[id.index()]
    }

    /// What a source goes by.
    pub(crate) fn source(&self, id: SourceId) -> String {
        let source = &self.map.sources[id.index()];
        let name = self.map.names.text(source.name);
        if self.shared_sources.get(&source.name).copied() > Some(1) {
            let path = self.project.files.path(source.place.file);
            return format!("{}.{name}", path.file_stem().unwrap_or(path.as_str()));
        }
        name.to_owned()
    }

    /// What a footnote goes by.
    pub(crate) fn note(&self, id: NoteId) -> String {
        let note = &self.map.notes[id.index()];
        if self.shared_notes.contains_key(&note.number) {
            return format!("note {} of {}", note.number, self.file(note.map));
        }
        format!("note {}", note.number)
    }

    /// A dotted name as it would be written in the file of what it names.
    pub(crate) fn without_alias<'text>(&self, map: MapId, name: &'text str) -> &'text str {
        match name.split_once('.') {
            Some((first, rest)) if self.aliases[map.index()].iter().any(|word| word == first) => {
                rest
            }
            _ => name,
        }
    }
}

/// The stem of each map's file, with its folders where stems are alike.
fn file_names(project: &Project) -> Vec<String> {
    let stem = |index: usize| {
        let path = project.files.path(project.maps[index].file);
        path.file_stem().unwrap_or(path.as_str()).to_owned()
    };
    let mut counts: HashMap<String, u32> = HashMap::new();
    for index in 0..project.maps.len() {
        *counts.entry(stem(index)).or_insert(0) += 1;
    }
    (0..project.maps.len())
        .map(|index| {
            let short = stem(index);
            if counts.get(&short).copied() > Some(1) {
                let path = project.files.path(project.maps[index].file);
                path.with_extension("").into_string()
            } else {
                short
            }
        })
        .collect()
}

/// The words by which each map names the maps that it uses.
fn aliases(project: &Project) -> Vec<Vec<String>> {
    let words_of = |map: &crate::project::MapFile| {
        let text = &project.files.get(map.file).text;
        let uses = map.tree.uses();
        uses.map(|(file, alias)| match alias {
            Some(alias) => alias.of(text).to_owned(),
            None => {
                let named = file.of(text);
                let path = camino::Utf8Path::new(named.as_ref());
                path.file_stem().unwrap_or_default().to_owned()
            }
        })
        .collect()
    };
    project.maps.iter().map(words_of).collect()
}
