//! What a command reads, and what is said where that cannot be.

use std::io::{self, Read as _};

use camino::{Utf8Path, Utf8PathBuf};

use super::{Exit, trouble};
use crate::project::{Input, LARGEST_FILE, Trouble};

/// All of standard input.
pub(super) fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LARGEST_FILE)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The input that some paths name; `-` is standard input.
pub(super) fn read(paths: &[Utf8PathBuf], stdin_name: &Utf8Path) -> io::Result<Input> {
    let mut input = Input {
        library: library(),
        ..Input::default()
    };
    for path in paths {
        if path != "-" {
            input.paths.push(path.clone());
        } else if input.given.is_empty() {
            input.given.push((stdin_name.to_owned(), standard_input()?));
        }
    }
    Ok(input)
}

/// The library folders that the variable `ARGCHECK_LIBRARY` names.
fn library() -> Vec<Utf8PathBuf> {
    let Some(folders) = std::env::var_os("ARGCHECK_LIBRARY") else {
        return Vec::new();
    };
    std::env::split_paths(&folders)
        .filter(|folder| !folder.as_os_str().is_empty())
        .filter_map(|folder| Utf8PathBuf::from_path_buf(folder).ok())
        .collect()
}

/// Says what could not be read.
pub(super) fn report_troubles(troubles: &[Trouble]) {
    for Trouble { path, reason } in troubles {
        trouble(&format!("`{path}` cannot be read: {reason}"), None);
    }
}

/// Says where copies may not have been found.
pub(super) fn report_cut(folder: Option<&Utf8Path>) {
    if let Some(folder) = folder {
        trouble(
            &format!("`{folder}` holds more files than are looked at: copies in it may be missed"),
            Some("name the folder in it that holds the copies"),
        );
    }
}

/// Says that no map was found at some paths, or what could not be read there.
pub(super) fn no_map(paths: &[Utf8PathBuf], troubles: &[Trouble]) -> Exit {
    report_troubles(troubles);
    if !troubles.is_empty() {
        return Exit::Trouble;
    }
    let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    trouble(
        &format!("no map found in {}", paths.join(", ")),
        Some("maps are files whose name ends in `.argmap`; files that git ignores are left out"),
    );
    Exit::NoMap
}

/// Says that a map could not be read whole.
pub(super) fn report_damage(path: &Utf8Path) {
    trouble(
        &format!("`{path}` could not be read whole: what is missing is not in its outline"),
        Some(&format!("`argcheck {path}` says what it is")),
    );
}
