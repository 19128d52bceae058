//! Which works are meant by a name on the command line, and where their copies are.

use camino::Utf8Path;

use crate::findings::quoted;
use crate::map::{Map, MapId, SourceId, Work, near};
use crate::project::{FileId, Project, maps_called, maps_known_as};
use crate::texts::{Copy, HeldFile, Texts};

/// What is asked of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A footnote's works: `note 12`.
    Note(u32),
    /// A source, a bibliography's key, or a map's paper.
    Name(String),
}

impl Asked {
    /// Reads what is asked of.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let words = words.trim();
        let number = words
            .split_once(char::is_whitespace)
            .filter(|(note, _)| note.eq_ignore_ascii_case("note"))
            .and_then(|(_, number)| number.trim().parse().ok());
        number.map_or_else(|| Self::Name(words.to_owned()), Self::Note)
    }
}

/// A work and its copy.
#[derive(Debug)]
pub struct Held<'run> {
    /// What it is called.
    pub work: String,
    /// Its copy, or why it has none, in a few words.
    pub copy: Result<&'run HeldFile, String>,
}

impl Held<'_> {
    /// The file with the copy.
    #[must_use]
    pub fn file(&self) -> Option<&HeldFile> {
        self.copy.as_ref().ok().copied()
    }
}

/// Why a name stands for no work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No map has such a note.
    NoNote,
    /// The note cites no work that could have a copy.
    NoWorkInNote,
    /// No source, key or map is called so; the nearest name.
    NoName(Option<String>),
}

/// The works that are asked of, each once, with their copies.
///
/// # Errors
/// [`Unknown`] where there are none.
pub fn find<'run>(
    project: &Project,
    map: &Map,
    texts: &'run Texts,
    asked: &Asked,
) -> Result<Vec<Held<'run>>, Unknown> {
    let mut works = match asked {
        Asked::Note(number) => of_note(map, *number)?,
        Asked::Name(name) => of_name(project, map, name)?,
    };
    let mut seen = std::collections::HashSet::new();
    works.retain(|work| seen.insert(*work));
    let mut held: Vec<Held<'_>> = Vec::new();
    for work in works {
        let (called, copy) = match work {
            Work::Source(id) => {
                let name = map.sources[id.index()].name;
                (map.names.text(name).to_owned(), texts.source(id))
            }
            Work::Paper(id) => {
                let path = project.files.path(map.maps[id.index()].file);
                (path.as_str().to_owned(), texts.paper(id))
            }
            Work::Note(_) | Work::Words(_) | Work::Unknown => continue,
        };
        let copy = match copy {
            Copy::Unknown => Err("no copy of it is known".to_owned()),
            Copy::Absent { name, .. } => Err(format!("its copy {} is not here", quoted(name))),
            Copy::Here(_) => texts
                .file(copy)
                .ok_or_else(|| "no copy of it is known".to_owned()),
        };
        // Two maps may know one copy.
        let is_known = held.iter().any(|known| match (known.file(), &copy) {
            (Some(known), Ok(file)) => known.path == file.path,
            _ => false,
        });
        if !is_known {
            held.push(Held { work: called, copy });
        }
    }
    Ok(held)
}

fn of_note(map: &Map, number: u32) -> Result<Vec<Work>, Unknown> {
    let notes: Vec<_> = map
        .notes
        .iter()
        .filter(|note| note.number == number)
        .collect();
    if notes.is_empty() {
        return Err(Unknown::NoNote);
    }
    let citations = notes.iter().flat_map(|note| &note.citations);
    let works: Vec<Work> = citations
        .flat_map(|citation| citation.works.iter().copied())
        .filter(|work| matches!(work, Work::Source(_) | Work::Paper(_)))
        .collect();
    if works.is_empty() {
        return Err(Unknown::NoWorkInNote);
    }
    Ok(works)
}

fn of_name(project: &Project, map: &Map, name: &str) -> Result<Vec<Work>, Unknown> {
    let symbol = map.names.find(name);
    let sources = map.sources.iter().enumerate();
    let works: Vec<Work> = sources
        .filter(|(_, source)| Some(source.name) == symbol)
        .map(|(at, _)| Work::Source(SourceId::at(at)))
        .collect();
    if !works.is_empty() {
        return Ok(works);
    }
    let of_file = |file: &FileId| {
        let at = map.maps.iter().position(|known| known.file == *file)?;
        Some(Work::Paper(MapId::at(at)))
    };
    for maps in [maps_called, maps_known_as] {
        let mut files: Vec<FileId> = maps(project, name).into_iter().collect();
        files.sort_unstable();
        if !files.is_empty() {
            return Ok(files.iter().filter_map(of_file).collect());
        }
    }
    let names = map.sources.iter().map(|source| map.names.text(source.name));
    let stems = map
        .maps
        .iter()
        .filter_map(|known| Utf8Path::file_stem(project.files.path(known.file)));
    let near = near::nearest(name, names.chain(stems));
    Err(Unknown::NoName(near.map(str::to_owned)))
}
