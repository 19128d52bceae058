//! What the README shows is what the program does.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use std::fs;

use support::{program, root, write};

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The first fenced block with an info string.
fn block(text: &str, info: &str) -> String {
    let start = format!("```{info}\n");
    let (_, rest) = text.split_once(&start).unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_map_in_the_readme_is_the_one_in_the_repository() {
    let map = fs::read_to_string(root().join("maps/argcheck.argmap")).unwrap();
    assert_eq!(block(&readme(), "argmap"), map);
    let lines = map.lines().filter(|line| !line.is_empty()).count();
    assert_eq!(lines, 10, "ten lines, as the README says");
}

#[test]
fn the_finding_in_the_readme_is_the_one_that_is_reported() {
    let map = block(&readme(), "argmap");
    let broken = map.replace("  supported by quotations-inaccurate\n", "");
    assert_ne!(map, broken);
    let folder = write(&vec![("maps/argcheck.argmap".to_owned(), broken)]);
    let output = program()
        .current_dir(folder.path())
        .arg("maps/argcheck.argmap")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(block(&readme(), "text"), shown);
}
