//! What a command reads, and what is said where that cannot be.

use std::io::{self, Read as _};

use camino::Utf8PathBuf;

use super::{Exit, trouble};
use crate::project::{LARGEST_FILE, Trouble};

/// All of standard input.
pub(super) fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LARGEST_FILE)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Says what could not be read.
pub(super) fn report_troubles(troubles: &[Trouble]) {
    for Trouble { path, reason } in troubles {
        trouble(&format!("`{path}` cannot be read: {reason}"), None);
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
