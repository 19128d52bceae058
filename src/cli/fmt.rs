//! `argcheck fmt PATH…`

use std::io::{self, Write};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use super::arguments::FmtArguments;
use super::input::{no_map, report_troubles, standard_input};
use super::text_diff::write_diff;
use super::{Exit, trouble};
use crate::edit::{self, Refusal};
use crate::findings::words;
use crate::project::{Decoded, Flaw, LineIndex, decode, maps_at, read_file, shown_path};

/// What became of one map.
enum Outcome {
    /// It was formatted already.
    Same,
    /// It was not; where that is to be shown or printed, its text before and after.
    Changed(Option<(String, String)>),
    /// It is left as it is.
    Left(Reason),
}

/// Why a map is left as it is, and what would help.
struct Reason {
    message: String,
    help: Option<String>,
}

pub(super) fn run(arguments: &FmtArguments, out: &mut dyn Write) -> io::Result<Exit> {
    let (piped, paths): (Vec<&Utf8PathBuf>, Vec<&Utf8PathBuf>) =
        arguments.paths.iter().partition(|path| *path == "-");
    let paths: Vec<Utf8PathBuf> = paths.into_iter().cloned().collect();
    let (maps, troubles) = maps_at(&paths);
    if maps.is_empty() && piped.is_empty() {
        return Ok(no_map(&paths, &troubles));
    }
    report_troubles(&troubles);
    let mut tally = Tally {
        troubled: !troubles.is_empty(),
        ..Tally::default()
    };
    if !piped.is_empty() {
        tally.standard_input(arguments, out)?;
    }
    let writes = !arguments.check && !arguments.diff;
    let outcomes: Vec<(&Utf8PathBuf, Outcome)> = maps
        .par_iter()
        .map(|path| (path, format_file(path, writes, arguments.diff)))
        .collect();
    for (path, outcome) in outcomes {
        tally.add(&shown_path(path), outcome, arguments, out)?;
    }
    if writes && piped.is_empty() && tally.changed + tally.same > 0 {
        writeln!(out, "{}", tally.summary())?;
    }
    Ok(tally.exit(writes))
}

/// What became of all maps.
#[derive(Default)]
struct Tally {
    troubled: bool,
    changed: usize,
    same: usize,
}

impl Tally {
    /// Formats standard input to standard output.
    fn standard_input(&mut self, arguments: &FmtArguments, out: &mut dyn Write) -> io::Result<()> {
        let name = &arguments.stdin_name;
        let decoded = match standard_input() {
            Ok(bytes) => decode(bytes),
            Err(error) => {
                trouble(&format!("standard input cannot be read: {error}"), None);
                self.troubled = true;
                return Ok(());
            }
        };
        let text = decoded.text.clone();
        let outcome = match format_text(name, decoded) {
            Ok(formatted) => {
                if !arguments.check && !arguments.diff {
                    return out.write_all(formatted.as_bytes());
                }
                if formatted == text {
                    Outcome::Same
                } else {
                    Outcome::Changed(Some((text, formatted)))
                }
            }
            Err(reason) => Outcome::Left(reason),
        };
        self.add(name, outcome, arguments, out)
    }

    fn add(
        &mut self,
        path: &Utf8Path,
        outcome: Outcome,
        arguments: &FmtArguments,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match outcome {
            Outcome::Same => self.same += 1,
            Outcome::Changed(texts) => {
                self.changed += 1;
                match texts {
                    Some((before, after)) if arguments.diff => {
                        write_diff(path, before, after, out)?;
                    }
                    _ if arguments.check => writeln!(out, "{path}")?,
                    _ => writeln!(out, "formatted {path}")?,
                }
            }
            Outcome::Left(reason) => {
                self.troubled = true;
                trouble(&reason.message, reason.help.as_deref());
            }
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let formatted = words::count(self.changed, "map");
        match (self.changed, self.same) {
            (_, 0) => format!("{formatted} formatted"),
            (0, 1) => "1 map was formatted already".to_owned(),
            (0, same) => format!("{same} maps were formatted already"),
            (_, 1) => format!("{formatted} formatted, 1 already was"),
            (_, same) => format!("{formatted} formatted, {same} already were"),
        }
    }

    fn exit(&self, writes: bool) -> Exit {
        if self.troubled {
            Exit::Trouble
        } else if self.changed > 0 && !writes {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

fn format_file(path: &Utf8Path, writes: bool, keeps_texts: bool) -> Outcome {
    let shown = shown_path(path);
    let left = |verb: &str, reason: &str| {
        Outcome::Left(Reason {
            message: format!("`{shown}` cannot be {verb}: {reason}"),
            help: None,
        })
    };
    let decoded = match read_file(path) {
        Ok(decoded) => decoded,
        Err(reason) => return left("read", &reason),
    };
    let before = decoded.text.clone();
    let after = match format_text(&shown, decoded) {
        Ok(formatted) => formatted,
        Err(reason) => return Outcome::Left(reason),
    };
    if before == after {
        return Outcome::Same;
    }
    if writes && let Err(error) = edit::replace_file(path, &after) {
        return left("written", &edit::plain_refusal(&error));
    }
    Outcome::Changed(keeps_texts.then_some((before, after)))
}

/// Formats what was read, if it is text and has no slips.
fn format_text(path: &Utf8Path, decoded: Decoded) -> Result<String, Reason> {
    if let Some(flaw) = decoded.flaw {
        let what = match flaw {
            Flaw::NotUtf8 { byte, .. } => format!("byte {byte} is not UTF-8"),
            Flaw::Utf16 => "it is UTF-16".to_owned(),
            Flaw::Nul { byte, .. } => format!("byte {byte} is NUL"),
        };
        return Err(Reason {
            message: format!("`{path}` is not formatted: {what}"),
            help: Some("save it as UTF-8".to_owned()),
        });
    }
    edit::format(&decoded.text).map_err(|refusal| match refusal {
        Refusal::Slips { first, count } => {
            let lines = LineIndex::new(&decoded.text);
            let place = lines.position(&decoded.text, first.span.start as usize);
            let more = match count {
                1 => String::new(),
                _ => format!("; {} follow", words::count(count - 1, "more slip")),
            };
            Reason {
                message: format!(
                    "{path}:{}:{}: not formatted: {}{more}",
                    place.line, place.column, first.message
                ),
                help: Some(first.help),
            }
        }
        Refusal::Fault => Reason {
            message: format!("`{path}` is not formatted: it would not say the same afterwards"),
            help: Some(
                "this is a fault in argcheck, and nothing was written; please report it with the map"
                    .to_owned(),
            ),
        },
    })
}
