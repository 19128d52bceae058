//! `argcheck sources PATH…`

use std::io::{self, Write};

use super::asking::SourcesArguments;
use super::input::{self, no_map, report_troubles};
use super::matrix::width;
use super::{Exit, trouble};
use crate::findings::Levels;
use crate::project::LoadError;
use crate::source_table;

pub(super) fn run(arguments: &SourcesArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let given = match input::read(&arguments.paths, &arguments.stdin_name) {
        Ok(given) => given,
        Err(error) => {
            trouble(&format!("standard input cannot be read: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    let run = match crate::check(given, &Levels::default()) {
        Ok(run) => run,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    report_troubles(&run.project.troubles);
    input::report_cut(run.texts.cut_at());
    for file in &run.project.maps {
        if !file.tree.slips.is_empty() || !file.tree.unread.is_empty() {
            let path = run.project.files.path(file.file);
            trouble(
                &format!("`{path}` could not be read whole: what is missing is not in the table"),
                Some(&format!("`argcheck {path}` says what it is")),
            );
        }
    }
    let table = source_table::source_table(&run);
    source_table::write(&table, arguments.format, width(), out)?;
    Ok(if run.project.troubles.is_empty() {
        Exit::Clean
    } else {
        Exit::Trouble
    })
}
