//! `argcheck --fix`: what is mended, what is left, and that nothing else changes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

#[path = "../support/mod.rs"]
mod support;

mod command;
mod edits;
mod planted;
mod renamed;

use std::fs;
use std::path::Path;

use support::{Example, Ran, run_in};

/// Files of an example.
fn files(files: &[(&str, &str)]) -> Example {
    let files = files.iter();
    files
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

/// The text of a file after a run.
fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Mends one map that stands beside other files; what stands in it then, and the run.
fn mended(map: &str, others: &[(&str, &str)]) -> (String, Ran) {
    let mut example = files(others);
    example.push(("map.argmap".to_owned(), map.to_owned()));
    let folder = support::write(&example);
    let ran = run_in(folder.path(), &["--fix", "map.argmap"], b"");
    for (name, text) in others {
        assert_eq!(read(folder.path(), name), *text, "{name} is no map");
    }
    (read(folder.path(), "map.argmap"), ran)
}
