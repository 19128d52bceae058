//! `argcheck import FILE`

use std::io::{self, Write};

use super::arguments::ImportArguments;
use super::input::standard_input;
use super::{Exit, trouble};
use crate::findings::quoted;
use crate::import::{Format, framework};
use crate::project::{Decoded, decode, plain_reason, read_file};

pub(super) fn run(arguments: &ImportArguments, out: &mut dyn Write) -> io::Result<Exit> {
    match map(arguments) {
        Ok(map) => {
            out.write_all(map.as_bytes())?;
            Ok(Exit::Clean)
        }
        Err(Refused { message, help }) => {
            trouble(&message, help);
            Ok(Exit::Trouble)
        }
    }
}

/// Why no map is made, and what would help.
struct Refused {
    message: String,
    help: Option<&'static str>,
}

fn map(arguments: &ImportArguments) -> Result<String, Refused> {
    let path = &arguments.file;
    let is_piped = path == "-";
    let name = if is_piped {
        "standard input".to_owned()
    } else {
        quoted(path.as_str())
    };
    let guessed = path.extension().and_then(Format::of_ending);
    let Some(format) = arguments.format.or(guessed) else {
        let help = "say it with `--format af`, `--format apx` or `--format tgf`; else a file's name ends in `.af`, `.apx` or `.tgf`";
        return Err(Refused {
            message: format!("nothing says which format {name} has"),
            help: Some(help),
        });
    };
    let decoded = if is_piped {
        standard_input()
            .map(decode)
            .map_err(|error| plain_reason(&error))
    } else {
        read_file(path)
    };
    let refused = |reason: &str, help| Refused {
        message: format!("{name} cannot be read: {reason}"),
        help,
    };
    match decoded {
        Ok(Decoded { text, flaw: None }) => framework(format, &text)
            .map_err(|error| refused(&error.to_string(), Some(form(format)))),
        Ok(Decoded { flaw: Some(_), .. }) => Err(refused("it is not text in UTF-8", None)),
        Err(reason) => Err(refused(&reason, None)),
    }
}

/// What a file of a format looks like.
fn form(format: Format) -> &'static str {
    match format {
        Format::Af => {
            "a file in `af` begins with `p af` and the number of arguments; below, `1 2` is a line of its own and says that argument 1 attacks argument 2"
        }
        Format::Apx => {
            "a file in `apx` has `arg(a).` for each argument, and `att(a, b).` where a attacks b"
        }
        Format::Tgf => {
            "a file in `tgf` has a line for each argument, then a line `#`, then a line `a b` where a attacks b"
        }
    }
}
