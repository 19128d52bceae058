//! Passages in the copies of works: `argcheck find`, and how copies are read.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod cached;
mod command;
mod forms;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod pdf_files;

use std::path::Path;

use support::{Ran, program};

/// Files of a folder: names and bytes.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// Runs `argcheck find` in a folder, with its folder `library` as library and `cache` as
/// the folder of kept texts, where they are there.
fn find(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = program();
    command.current_dir(folder).arg("find").args(arguments);
    if folder.join("library").exists() {
        command.env("ARGCHECK_LIBRARY", folder.join("library"));
    }
    if folder.join("cache").exists() {
        command.env("ARGCHECK_CACHE", folder.join("cache"));
    }
    let output = command.output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}
