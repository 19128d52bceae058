//! `argcheck find SOURCE WORDS [PATH…]`

use std::io::{self, Write};

use camino::Utf8Path;

use super::arguments::FindArguments;
use super::input::{self, no_map, report_troubles};
use super::{Exit, trouble};
use crate::findings::quoted;
use crate::passages::{self, Asked, Held, Passages, Unknown};
use crate::project::{self, LoadError};
use crate::texts::{Expected, HeldFile, Texts};

pub(super) fn run(arguments: &FindArguments, out: &mut dyn Write) -> io::Result<Exit> {
    if !arguments.words.chars().any(char::is_alphanumeric) {
        trouble("there are no letters to look for", None);
        return Ok(Exit::Trouble);
    }
    let file = Utf8Path::new(&arguments.source);
    if file.is_file() && file.extension() != Some("argmap") {
        let held = HeldFile::new(file.to_owned(), Expected::Unsaid);
        let copy = Held {
            work: arguments.source.clone(),
            copy: Ok(&held),
        };
        return show(arguments, &[copy], out);
    }
    let project = match project::load(input::read(&arguments.paths, Utf8Path::new("-"))?) {
        Ok(project) => project,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    report_troubles(&project.troubles);
    let map = crate::map::build(&project);
    let texts = Texts::find(&project, &map);
    input::report_cut(texts.cut_at());
    match passages::find(&project, &map, &texts, &Asked::of(&arguments.source)) {
        Ok(copies) => show(arguments, &copies, out),
        Err(unknown) => {
            report_unknown(&arguments.source, &unknown);
            Ok(Exit::Trouble)
        }
    }
}

fn show(arguments: &FindArguments, copies: &[Held<'_>], out: &mut dyn Write) -> io::Result<Exit> {
    let found = Passages::of(&arguments.words, copies);
    passages::write(&found, arguments.format, out)?;
    if found.are_found() {
        return Ok(Exit::Clean);
    }
    if found.are_read() {
        return Ok(Exit::Findings);
    }
    trouble(
        "there is no copy to look in",
        Some(
            "a source names its copy with `text \"file\"`; a file in a library folder that has \
             the source's key for its name is found too",
        ),
    );
    Ok(Exit::Trouble)
}

fn report_unknown(asked: &str, unknown: &Unknown) {
    match unknown {
        Unknown::NoNote => trouble(&format!("no map has a {}", quoted(asked)), None),
        Unknown::NoWorkInNote => trouble(
            &format!("{} cites no source that these maps know", quoted(asked)),
            None,
        ),
        Unknown::NoName(near) => {
            let help = match near {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => "the source comes first: a source, a bibliography's key, `note 12`, a \
                         map for its paper, or a text's path; then the words, then the maps"
                    .to_owned(),
            };
            let message = format!("no source, map or text is called {}", quoted(asked));
            trouble(&message, Some(&help));
        }
    }
}
