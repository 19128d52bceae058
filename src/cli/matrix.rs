//! `argcheck matrix QUESTION [PATH…]`

use std::io::{self, IsTerminal as _, Write};

use camino::Utf8Path;

use super::asking::MatrixArguments;
use super::input::{self, no_map, report_troubles};
use super::{Exit, trouble};
use crate::findings::{list, quoted};
use crate::matrix::{self, Unknown};
use crate::project::{self, LoadError};

/// Without a terminal, tables are laid out for so many columns.
const WIDTH: usize = 80;

/// So many questions are named.
const MOST_NAMED: usize = 8;

pub(super) fn run(arguments: &MatrixArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let given = match input::read(&arguments.paths, &arguments.stdin_name) {
        Ok(given) => given,
        Err(error) => {
            trouble(&format!("standard input cannot be read: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    let project = match project::load(given) {
        Ok(project) => project,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    report_troubles(&project.troubles);
    let map = crate::map::build(&project);
    let asked = match matrix::find(&project, &map, &arguments.question) {
        Ok(asked) => asked,
        Err(unknown) => {
            report_unknown(&arguments.question, unknown);
            return Ok(Exit::Trouble);
        }
    };
    let matrix = matrix::matrix(&project, &map, asked);
    if matrix.damaged {
        trouble(
            &format!(
                "{} could not be read whole: what is missing is not in its matrix",
                quoted(&matrix.name)
            ),
            Some(&format!("`argcheck {}` says what it is", matrix.file)),
        );
    }
    matrix::write(&matrix, arguments.format, width(), out)?;
    Ok(if project.troubles.is_empty() {
        Exit::Clean
    } else {
        Exit::Trouble
    })
}

fn report_unknown(asked: &str, unknown: Unknown) {
    let quoted_all = |names: Vec<String>| -> String {
        let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
        list(&names, MOST_NAMED)
    };
    let name = quoted(asked);
    match unknown {
        Unknown::Several(names) => trouble(
            &format!("{name} is the name of several questions"),
            Some(&format!("say which: {}", quoted_all(names))),
        ),
        Unknown::Other { kind, answers } => {
            let help = if answers.is_empty() {
                "a matrix is of a question, or of a claim `A beats B`".to_owned()
            } else {
                format!("it answers {}", quoted_all(answers))
            };
            trouble(&format!("{name} is {kind}, not a question"), Some(&help));
        }
        Unknown::Nothing { known, .. } if known.is_empty() => trouble(
            &format!("no question is named {name}: these maps ask none"),
            Some("a matrix is of a `question` with its `answers`, or of a claim `A beats B`"),
        ),
        Unknown::Nothing { near, known } => {
            let known = quoted_all(known);
            let help = if let Some(near) = near {
                format!("did you mean {}? there are {known}", quoted(&near))
            } else if Utf8Path::new(asked).exists() {
                format!("the question comes first, then the paths; there are {known}")
            } else {
                format!("there are {known}")
            };
            trouble(&format!("no question is named {name}"), Some(&help));
        }
    }
}

/// The columns of the terminal, or so many as a table is laid out for without one.
pub(super) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return WIDTH;
    }
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(40, 160))
}
