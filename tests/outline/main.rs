//! Outlines: what they show, that they depend on meaning alone, and their data.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

#[path = "../support/mod.rs"]
mod support;

mod arguments;
mod data;
mod forms;
mod properties;

use support::{files_below, root, snapshots};

#[test]
fn the_maps_have_the_outlines_that_were_agreed_to() {
    for path in files_below(&root().join("maps"), ".argmap") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let outline = argcheck::outline(path.to_str().unwrap()).unwrap();
        let mut settings = snapshots();
        settings.set_description(argcheck::snapshots::MARK);
        settings.set_input_file(&path);
        settings.bind(|| insta::assert_snapshot!(format!("outline@{stem}"), outline));
    }
}
