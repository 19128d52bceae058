//! Rendered models put through argcheck.

use argcheck::Run;
use argcheck::findings::{Finding, Levels};
use argcheck::map::{Place, SourceId, StatementId};
use argcheck::project::Input;
use argcheck::report::{Format, Style};
use camino::Utf8PathBuf;
use tempfile::TempDir;

use crate::model::{Index, Model};
use crate::render::{File, render};

/// A model that was checked; its files are on disk where there are several.
pub struct Checked {
    pub run: Run,
    pub files: Vec<File>,
    _directory: Option<TempDir>,
}

/// Renders a model and checks all its files.
pub fn check(model: &Model, seed: u64) -> Checked {
    let files = render(model, seed);
    if let [only] = files.as_slice() {
        let run = check_text(only.path, only.text.clone().into_bytes());
        return Checked {
            run,
            files,
            _directory: None,
        };
    }
    let (directory, paths) = write(&files);
    Checked {
        run: check_paths(paths),
        files,
        _directory: Some(directory),
    }
}

pub fn check_text(path: &str, bytes: Vec<u8>) -> Run {
    let input = Input {
        given: vec![(path.into(), bytes)],
        ..Input::default()
    };
    argcheck::check(input, &Levels::default()).expect("there is a map")
}

pub fn check_paths(paths: Vec<Utf8PathBuf>) -> Run {
    let input = Input {
        paths,
        ..Input::default()
    };
    argcheck::check(input, &Levels::default()).expect("there is a map")
}

/// Writes files into a directory of their own.
pub fn write(files: &[File]) -> (TempDir, Vec<Utf8PathBuf>) {
    let directory = tempfile::tempdir().expect("a directory");
    let root = Utf8PathBuf::from_path_buf(directory.path().to_owned()).expect("a plain path");
    let paths: Vec<Utf8PathBuf> = files.iter().map(|file| root.join(file.path)).collect();
    for (path, file) in paths.iter().zip(files) {
        std::fs::write(path, &file.text).expect("the file is written");
    }
    (directory, paths)
}

/// A run in one of its forms.
pub fn shown(run: &Run, format: Format) -> Vec<u8> {
    let style = Style {
        colour: false,
        infos: true,
        width: 100,
    };
    let mut out = Vec::new();
    run.report()
        .write(format, style, &mut out)
        .expect("the report is written");
    out
}

impl Checked {
    /// All files as a failing case shows them.
    pub fn texts(&self) -> String {
        let files = self.files.iter();
        files
            .map(|file| format!("--- {}\n{}", file.path, file.text))
            .collect()
    }

    pub fn findings<'run>(&'run self, rule: &'run str) -> impl Iterator<Item = &'run Finding> {
        self.run
            .outcome
            .findings
            .iter()
            .filter(move |finding| finding.rule == rule)
    }

    pub fn file_of(&self, place: Place) -> &str {
        self.run
            .project
            .files
            .path(place.file)
            .file_name()
            .unwrap_or_default()
    }

    pub fn text_at(&self, place: Place) -> &str {
        self.run.project.files.text(place.file, place.span)
    }

    /// The statement of the model that argcheck knows by an id.
    pub fn statement(&self, model: &Model, id: StatementId) -> Index {
        let place = self.run.map.statement(id).place;
        model
            .find(self.file_of(place), self.run.map.name_of(id))
            .expect("a statement of the model")
    }

    pub fn source(&self, model: &Model, id: SourceId) -> Index {
        let source = &self.run.map.sources[id.index()];
        let name = self.run.map.names.text(source.name);
        model
            .find_source(self.file_of(source.place), name)
            .expect("a source of the model")
    }

    /// The statement whose name stands at a place.
    pub fn defined_at(&self, model: &Model, place: Place) -> Option<Index> {
        model.find(self.file_of(place), self.text_at(place))
    }

    /// The statement in whose item a place lies.
    pub fn item_at(&self, place: Place) -> Option<Index> {
        let file = self
            .files
            .iter()
            .find(|file| file.path == self.file_of(place))?;
        let start = place.span.start as usize;
        let item = file
            .items
            .iter()
            .find(|(range, _)| range.contains(&start))?;
        item.1
    }
}
