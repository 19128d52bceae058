//! What a map has of its manuscript: `argcheck coverage`, and how manuscripts are read.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod command;
mod forms;
mod properties;

use std::path::Path;

use support::{root, run_in};

/// A folder with the map of the paper in one of its forms.
fn paper_in(ending: &str) -> tempfile::TempDir {
    let papers = root().join("tests/coverage/papers");
    let folder = tempfile::tempdir().unwrap();
    let map = std::fs::read_to_string(papers.join("paper.argmap")).unwrap();
    let map = map.replace("PAPER", &format!("paper.{ending}"));
    std::fs::write(folder.path().join("paper.argmap"), map).unwrap();
    for name in ["paper.bib", &format!("paper.{ending}")] {
        std::fs::copy(papers.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

/// Files of a folder: names and texts.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// The coverage of a folder's maps as data.
fn data(folder: &Path) -> serde_json::Value {
    let ran = run_in(folder, &["coverage", "--format", "json"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}
