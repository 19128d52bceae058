//! `argcheck why NAME [PATH…]`

use std::io::{self, Write};

use super::asking::{WhyArguments, WhyFormat};
use super::input::{self, no_map, report_troubles};
use super::{Exit, trouble};
use crate::project::LoadError;
use crate::why::{Extent, Reading, Style};

/// How wide an explanation is where it is not shown on a terminal.
const WIDTH: usize = 80;

pub(super) fn run(arguments: &WhyArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let given = match input::read(&arguments.paths, &arguments.stdin_name) {
        Ok(given) => given,
        Err(error) => {
            trouble(&format!("standard input cannot be read: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    let reading = match Reading::new(given) {
        Ok(reading) => reading,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    report_troubles(&reading.project.troubles);
    let subject = match reading.find(&arguments.name) {
        Ok(subject) => subject,
        Err(unfound) => {
            trouble(&unfound.message, unfound.help.as_deref());
            return Ok(Exit::Trouble);
        }
    };
    let extent = if arguments.all {
        Extent::All
    } else {
        Extent::Deciding
    };
    match arguments.format {
        WhyFormat::Human => {
            let style = Style {
                width: super::check::width(WIDTH),
                texts: arguments.text,
            };
            write!(out, "{}", reading.text(subject, extent, style))?;
        }
        WhyFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &reading.data(subject, extent))?;
            writeln!(out)?;
        }
    }
    Ok(if reading.project.troubles.is_empty() {
        Exit::Clean
    } else {
        Exit::Trouble
    })
}
