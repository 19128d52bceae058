//! `argcheck coverage PATH…`

use std::io::{self, Write};

use super::asking::CoverageArguments;
use super::input::{self, no_map, report_troubles};
use super::matrix::width;
use super::{Exit, trouble};
use crate::coverage::{self, Coverages};
use crate::project::LoadError;

pub(super) fn run(arguments: &CoverageArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let given = match input::read(&arguments.paths, &arguments.stdin_name) {
        Ok(given) => given,
        Err(error) => {
            trouble(&format!("standard input cannot be read: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    let mut coverages = match Coverages::read(given) {
        Ok(coverages) => coverages,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    report_troubles(&coverages.troubles);
    input::report_cut(coverages.cut_at.as_deref());
    // A map that names no manuscript is passed over beside others that do.
    if coverages.maps.iter().any(|one| one.manuscript.is_some()) {
        coverages.maps.retain(|one| one.manuscript.is_some());
    } else {
        trouble(
            "no map here names a manuscript",
            Some(
                "say in the map which file has the paper's text: below `paper \"Title\"`, the line \
                 `text \"paper.md\"`",
            ),
        );
        return Ok(Exit::Trouble);
    }
    for damaged in coverages.maps.iter().filter(|one| one.is_damaged) {
        trouble(
            &format!(
                "`{}` could not be read whole: what is missing may use more of the manuscript",
                damaged.map
            ),
            Some(&format!("`argcheck {}` says what it is", damaged.map)),
        );
    }
    coverage::write(&coverages, arguments.format, width(), out)?;
    let is_told = coverages.maps.iter().any(|one| one.trouble.is_none());
    if !is_told {
        trouble(
            "there is no manuscript to look in",
            Some(
                "put it beside the map, or into a folder that `library` in `argcheck.toml` or the \
                 variable `ARGCHECK_LIBRARY` names",
            ),
        );
    }
    Ok(if is_told && coverages.troubles.is_empty() {
        Exit::Clean
    } else {
        Exit::Trouble
    })
}
