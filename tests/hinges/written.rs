//! Random maps as text, with authors, read by argcheck.

use argcheck::map::{Map, MapId, SourceId, Work};
use argcheck::project::{Input, Project};
use tempfile::TempDir;

use crate::model::{FILES, Model};
use crate::plain::Taken;
use crate::render::{File, render};

/// A map that was read, its files, and who wrote what in it.
pub struct Written {
    pub files: Vec<File>,
    pub folder: TempDir,
    pub project: Project,
    pub map: Map,
    /// Each author's name and works.
    pub authors: Vec<(&'static str, Vec<Work>)>,
}

const AUTHORS: [&str; 3] = ["Ash, Ann", "Bob Birch", "Shen Zhihua"];
/// The same names, turned.
const TURNED: [&str; 3] = ["Ann Ash", "Birch, Bob", "Zhihua Shen"];

/// Which of the authors wrote a work: bits of the seed.
fn who(seed: u64, work: usize) -> Vec<usize> {
    (0..AUTHORS.len())
        .filter(|author| seed.rotate_right(u32::try_from(3 * work + author).unwrap()) & 1 == 1)
        .collect()
}

fn names(seed: u64, work: usize) -> String {
    let spelling = if work.is_multiple_of(2) {
        AUTHORS
    } else {
        TURNED
    };
    let names = who(seed, work);
    let names: Vec<String> = names
        .iter()
        .map(|at| format!("\"{}\"", spelling[*at]))
        .collect();
    names.join(", ")
}

/// Writes a model down with authors and reads it.
pub fn read(model: &Model, seed: u64) -> Written {
    let mut files = render(model, seed);
    for (at, file) in files.iter_mut().enumerate() {
        for source in 0..model.sources.len() {
            if model.sources[source].file == at && !who(seed, source).is_empty() {
                let head = format!("source {} \"A Work\"\n", model.source_name(source));
                let more = format!("{head}  author {}\n", names(seed, source));
                assert!(file.text.contains(&head), "{}", file.text);
                file.text = file.text.replace(&head, &more);
            }
        }
        if !who(seed, 10 + at).is_empty() {
            file.text += &format!("paper \"A Paper\"\n  by {}\n", names(seed, 10 + at));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for file in &files {
        std::fs::write(folder.path().join(file.path), &file.text).unwrap();
    }
    let project = argcheck::project::load(input(&folder)).unwrap();
    let map = argcheck::map::build(&project);
    assert!(map.problems.is_empty(), "{:?}", map.problems);
    let file_name = |file| project.files.path(file).file_name().unwrap_or_default();
    let mut authors: Vec<(&str, Vec<Work>)> = AUTHORS.iter().map(|name| (*name, vec![])).collect();
    for (index, source) in map.sources.iter().enumerate() {
        let at = model
            .find_source(file_name(source.place.file), map.names.text(source.name))
            .unwrap();
        for author in who(seed, at) {
            authors[author].1.push(Work::Source(SourceId::at(index)));
        }
    }
    for (index, info) in map.maps.iter().enumerate() {
        let at = FILES
            .iter()
            .position(|name| *name == file_name(info.file))
            .unwrap();
        for author in who(seed, 10 + at) {
            authors[author].1.push(Work::Paper(MapId::at(index)));
        }
    }
    Written {
        files,
        folder,
        project,
        map,
        authors,
    }
}

fn input(folder: &TempDir) -> Input {
    let path = camino::Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    Input {
        paths: vec![path],
        ..Input::default()
    }
}

impl Written {
    /// A map in one file, as it is given.
    pub fn plain(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILES[0]), text).unwrap();
        let project = argcheck::project::load(input(&folder)).unwrap();
        let map = argcheck::map::build(&project);
        Self {
            files: Vec::new(),
            folder,
            project,
            map,
            authors: Vec::new(),
        }
    }

    /// What is to be read.
    pub fn input(&self) -> Input {
        input(&self.folder)
    }

    /// The map once more.
    pub fn again(&self) -> Map {
        argcheck::map::build(&self.project)
    }

    pub fn texts(&self) -> String {
        let files = self.files.iter();
        files
            .map(|file| format!("--- {}\n{}", file.path, file.text))
            .collect()
    }

    pub fn author(&self, at: usize) -> Taken {
        Taken {
            works: self.authors[at].1.iter().copied().collect(),
            ..Taken::default()
        }
    }
}
