//! What several tests need: running the program, reading pages, owning snapshots.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]
#![allow(dead_code)]

use std::path::{Path, PathBuf};

use argcheck::findings::Levels;
use argcheck::project::Input;
use argcheck::report::{Format, Style};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program, run from the repository's root.
pub fn program() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("argcheck"));
    command
        .current_dir(root())
        .env_remove("NO_COLOR")
        .env_remove("ARGCHECK_LIBRARY")
        // Nothing of a test is kept for the next.
        .env("ARGCHECK_CACHE", "");
    command
}

/// The folder with the papers that our maps are about, which the variable
/// `ARGCHECK_LIBRARY` names, counted from the repository's root.
pub fn library() -> Option<PathBuf> {
    let folder = root().join(std::env::var_os("ARGCHECK_LIBRARY")?);
    assert!(
        folder.is_dir(),
        "ARGCHECK_LIBRARY names no folder: {}",
        folder.display()
    );
    Some(folder)
}

/// Settings for snapshots that all stand in `snapshots/`.
pub fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// Files of an example: names and texts.
pub type Example = Vec<(String, String)>;

/// The fenced blocks below a heading, by file name.
pub fn example(page: &str, heading: &str) -> Example {
    let body = page
        .split_once(&format!("\n## {heading}\n"))
        .map(|(_, rest)| rest.split("\n## ").next().unwrap_or_default())
        .unwrap_or_default();
    let mut files = Vec::new();
    let mut rest = body;
    while let Some((_, after)) = rest.split_once("```") {
        let (info, after) = after.split_once('\n').unwrap_or((after, ""));
        let (text, after) = after.split_once("```").unwrap_or((after, ""));
        let name = info.split_whitespace().nth(1).unwrap_or("example.argmap");
        files.push((name.to_owned(), text.to_owned()));
        rest = after;
    }
    files
}

/// Writes an example's files into a folder of their own.
pub fn write(example: &Example) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in example {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// Checks all maps of a folder through the library.
pub fn check(folder: &Path) -> argcheck::Run {
    let path = camino(folder);
    let input = Input {
        paths: vec![path],
        ..Input::default()
    };
    argcheck::check(input, &Levels::default()).unwrap()
}

/// What a rule's example brings about.
pub struct Fired {
    pub findings: Vec<argcheck::findings::Finding>,
    pub allowed: usize,
    pub shown: String,
}

/// Runs a rule's example: one version, or `old.argmap` against `new.argmap`.
pub fn fire(rule: &argcheck::rules::Rule, files: &Example) -> Fired {
    let folder = write(files);
    if let argcheck::rules::Check::Between(_) = rule.check {
        let side = |name: &str| version(&folder.path().join(name));
        let (old, new) = (side("old.argmap"), side("new.argmap"));
        let outcome = argcheck::compare::compare(&old, &new).outcome(&new, &Levels::default());
        return Fired {
            shown: told(&old, &new, argcheck::compare::Form::Human, folder.path()),
            findings: outcome.findings,
            allowed: outcome.allowed,
        };
    }
    let run = check(folder.path());
    let place = format!("{}/", folder.path().display());
    Fired {
        shown: human(&run).replace(&place, ""),
        allowed: run.outcome.allowed,
        findings: run.outcome.findings,
    }
}

/// Reads one version of a map.
pub fn version(path: &Path) -> argcheck::compare::Version {
    let input = Input {
        paths: vec![camino(path)],
        ..Input::default()
    };
    argcheck::compare::Version::load(input).unwrap()
}

/// What is told of two versions, without colours.
pub fn told(
    old: &argcheck::compare::Version,
    new: &argcheck::compare::Version,
    form: argcheck::compare::Form,
    folder: &Path,
) -> String {
    let comparison = argcheck::compare::compare(old, new);
    let outcome = comparison.outcome(new, &Levels::default());
    let shown = argcheck::compare::Shown {
        sides: ["old.argmap", "new.argmap"],
        changes: &comparison.changes,
        outcome: &outcome,
        files: &new.project.files,
        hidden_root: folder.to_str().unwrap(),
        unread: [old.unread(), new.unread()],
        colour: false,
    };
    let mut bytes = Vec::new();
    argcheck::compare::write(&shown, form, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Checks one map that is given as text.
pub fn check_text(text: &str) -> argcheck::Run {
    let input = Input {
        given: vec![("map.argmap".into(), text.as_bytes().to_vec())],
        ..Input::default()
    };
    argcheck::check(input, &Levels::default()).unwrap()
}

/// The findings of a run as rule names, in their order.
pub fn rules(run: &argcheck::Run) -> Vec<&'static str> {
    run.outcome
        .findings
        .iter()
        .map(|finding| finding.rule)
        .collect()
}

/// The report as people read it, infos included, without colours.
pub fn human(run: &argcheck::Run) -> String {
    report(run, Format::Human)
}

/// A report in a format, infos included, without colours.
pub fn report(run: &argcheck::Run, format: Format) -> String {
    let style = Style {
        colour: false,
        infos: true,
        width: 100,
    };
    let mut bytes = Vec::new();
    run.report().write(format, style, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// All files below a folder with an ending, sorted.
pub fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn camino(path: &Path) -> camino::Utf8PathBuf {
    camino::Utf8PathBuf::from_path_buf(path.to_owned()).unwrap()
}

/// What one run of the program gave.
pub struct Ran {
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
    /// Its exit code.
    pub code: i32,
}

/// Runs the program in a folder.
pub fn run_in(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Ran {
    let output = program()
        .current_dir(folder)
        .args(arguments)
        .write_stdin(stdin)
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}
