//! Where the copies of papers and sources are found.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod support;

use argcheck::findings::Levels;
use argcheck::project::Input;
use argcheck::texts::Copy;
use camino::Utf8PathBuf;
use support::write;

/// Checks the map `maps/a.argmap` among some files, with the folder `given` as library.
fn run(files: &[(&str, &str)]) -> (tempfile::TempDir, argcheck::Run) {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let folder = write(&files.collect());
    let root = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    let given = root.join("given");
    let input = Input {
        paths: vec![root.join("maps/a.argmap")],
        library: if given.is_dir() {
            vec![given]
        } else {
            Vec::new()
        },
        ..Input::default()
    };
    let run = argcheck::check(input, &Levels::default()).unwrap();
    (folder, run)
}

fn paper_text(run: &argcheck::Run) -> String {
    let copy = run.texts.paper(argcheck::map::MapId(0));
    let file = run.texts.file(copy).expect("a copy");
    file.text().unwrap().source.text().to_owned()
}

const MAP: &str = "paper \"P\"\n  text \"paper.txt\"\n\nassumption a \"A.\"\n";

#[test]
fn a_copy_beside_the_map_comes_before_one_in_a_library() {
    let (_folder, beside) = run(&[
        ("argcheck.toml", ""),
        ("maps/a.argmap", MAP),
        ("maps/paper.txt", "beside"),
        ("given/paper.txt", "in the library"),
    ]);
    assert_eq!(paper_text(&beside), "beside");
    let (_folder, library) = run(&[
        ("argcheck.toml", ""),
        ("maps/a.argmap", MAP),
        ("given/paper.txt", "in the library"),
    ]);
    assert_eq!(paper_text(&library), "in the library");
}

#[test]
fn settings_name_libraries_from_the_root_of_the_project() {
    let (_folder, run) = run(&[
        ("argcheck.toml", "library = [\"texts\", \"not-here\"]\n"),
        ("maps/a.argmap", MAP),
        ("texts/paper.txt", "of the settings"),
    ]);
    assert_eq!(paper_text(&run), "of the settings");
    assert!(
        run.project.troubles.is_empty(),
        "an absent library is no trouble"
    );
}

#[test]
fn settings_that_cannot_be_read_are_told_with_their_line() {
    let (_folder, run) = run(&[
        ("argcheck.toml", "\nlibary = [\"texts\"]\n"),
        ("maps/a.argmap", MAP),
    ]);
    let reasons: Vec<&str> = run
        .project
        .troubles
        .iter()
        .map(|trouble| trouble.reason.as_str())
        .collect();
    assert_eq!(
        reasons,
        ["line 2: unknown field `libary`, expected `library` or `retractions`"]
    );
}

#[test]
fn a_source_is_found_by_its_key_or_by_the_file_it_names() {
    let map = "source li-2013 \"Li\"\nsource shen \"Shen\"\n  text \"deep/shen.txt\"\nsource lou \"Lou\"\n  text \"lou.txt\"\nassumption a \"A.\"\n";
    let (_folder, run) = run(&[
        ("argcheck.toml", ""),
        ("maps/a.argmap", map),
        ("given/li-2013.txt", "by its key"),
        ("given/shen.txt", "by its file's name"),
    ]);
    let texts: Vec<Option<String>> = (0..3)
        .map(|at| {
            let copy = run.texts.source(argcheck::map::SourceId(at));
            let text = run.texts.file(copy)?.text().unwrap();
            Some(text.source.text().to_owned())
        })
        .collect();
    let held = |text: &str| Some(text.to_owned());
    assert_eq!(
        texts,
        [held("by its key"), held("by its file's name"), None]
    );
    let absent = run.texts.source(argcheck::map::SourceId(2));
    assert!(matches!(absent, Copy::Absent { name, .. } if name == "lou.txt"));
}

#[test]
fn nothing_is_read_outside_the_project_and_its_libraries() {
    let map = "paper \"P\"\n  text \"../../secret.txt\"\n\nsource s \"S\"\n  text \"/etc/hostname\"\n\nassumption a \"A.\"\n";
    let (_folder, run) = run(&[
        ("inner/argcheck.toml", ""),
        ("secret.txt", "secret"),
        ("maps/a.argmap", map),
        ("maps/argcheck.toml", ""),
        ("given/other.txt", ""),
    ]);
    for copy in [
        run.texts.paper(argcheck::map::MapId(0)),
        run.texts.source(argcheck::map::SourceId(0)),
    ] {
        assert!(matches!(copy, Copy::Absent { .. }), "{copy:?}");
    }
}

#[test]
fn form_feeds_part_pages() {
    let (_folder, run) = run(&[
        ("argcheck.toml", ""),
        ("maps/a.argmap", MAP),
        ("maps/paper.txt", "one\u{c}two\u{c}three"),
    ]);
    let copy = run.texts.paper(argcheck::map::MapId(0));
    let text = run.texts.file(copy).unwrap().text().unwrap();
    let page = |words: &str| text.pages.at(text.source.text().find(words).unwrap());
    assert_eq!(
        [page("one"), page("two"), page("three")],
        [Some("1"), Some("2"), Some("3")]
    );
}
