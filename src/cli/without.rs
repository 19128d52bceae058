//! `argcheck without NAME…`

use std::io::{self, Write};

use super::asking::{SupposingFormat, WithoutArguments};
use super::input::{self, no_map, report_troubles};
use super::{Exit, trouble};
use crate::project::LoadError;
use crate::supposing::{Argument, Thing, Unnamed, Without};

pub(super) fn run(arguments: &WithoutArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let argument = match load(&arguments.paths, &arguments.stdin_name) {
        Ok(argument) => argument,
        Err(exit) => return Ok(exit),
    };
    let mut things: Vec<Thing> = Vec::new();
    let mut authors = Vec::new();
    let mut unnamed: Vec<Unnamed> = Vec::new();
    for name in names(&arguments.names) {
        match argument.thing(&name) {
            Ok(thing) if things.contains(&thing) => {}
            Ok(thing) => things.push(thing),
            Err(why) => unnamed.push(why),
        }
    }
    for name in &arguments.authors {
        match argument.authors_named(name) {
            Ok(found) => authors.extend(
                found
                    .into_iter()
                    .filter(|id| !authors.contains(id))
                    .collect::<Vec<_>>(),
            ),
            Err(why) => unnamed.push(why),
        }
    }
    if !unnamed.is_empty() {
        for why in &unnamed {
            trouble(&why.message, Some(&why.help));
        }
        return Ok(Exit::Trouble);
    }
    let without = Without::new(&argument, &things, &authors);
    match arguments.format {
        SupposingFormat::Human => without.write(out)?,
        SupposingFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &without)?;
            writeln!(out)?;
        }
    }
    Ok(exit(&argument))
}

/// Reads the maps; what is amiss has been said where there are none.
pub(super) fn load(
    paths: &[camino::Utf8PathBuf],
    stdin_name: &camino::Utf8Path,
) -> Result<Argument, Exit> {
    let given = match input::read(paths, stdin_name) {
        Ok(given) => given,
        Err(error) => {
            trouble(&format!("standard input cannot be read: {error}"), None);
            return Err(Exit::Trouble);
        }
    };
    match Argument::load(given) {
        Ok(argument) => {
            report_troubles(&argument.project.troubles);
            Ok(argument)
        }
        Err(LoadError::NoMap { troubles }) => Err(no_map(paths, &troubles)),
    }
}

/// How a run ends that has shown what it was asked for.
pub(super) fn exit(argument: &Argument) -> Exit {
    if argument.project.troubles.is_empty() {
        Exit::Clean
    } else {
        Exit::Trouble
    }
}

/// The names, `note 5` as one also where it stands in two words.
fn names(words: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for word in words {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        match names.last_mut() {
            Some(last) if is_number && (last == "note" || last.ends_with(".note")) => {
                *last += &format!(" {word}");
            }
            _ => names.push(word.clone()),
        }
    }
    names
}
