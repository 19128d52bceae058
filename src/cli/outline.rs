//! `argcheck outline PATH…`

use std::io::{self, Write};

use super::arguments::{OutlineArguments, OutlineFormat};
use super::input::{self, no_map, report_troubles};
use super::{Exit, trouble};
use crate::outline::{Texts, Works};
use crate::project::LoadError;

pub(super) fn run(arguments: &OutlineArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let given = match input::read(&arguments.paths, &arguments.stdin_name) {
        Ok(given) => given,
        Err(error) => {
            trouble(&format!("standard input cannot be read: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    let works = match Works::read(given) {
        Ok(works) => works,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    report_troubles(&works.troubles);
    match arguments.format {
        OutlineFormat::Human => write_text(arguments, &works, out)?,
        OutlineFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &works.resolved())?;
            writeln!(out)?;
        }
    }
    Ok(if works.troubles.is_empty() {
        Exit::Clean
    } else {
        Exit::Trouble
    })
}

fn write_text(arguments: &OutlineArguments, works: &Works, out: &mut dyn Write) -> io::Result<()> {
    let texts = if arguments.text {
        Texts::Shown
    } else {
        Texts::Left
    };
    for (at, outline) in works.outlines(texts).iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        if outline.damaged {
            input::report_damage(&outline.path);
        }
        write!(out, "{outline}")?;
    }
    Ok(())
}
