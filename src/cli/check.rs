//! `argcheck [check] PATH…`

use std::io::{self, IsTerminal as _, Write};

use super::arguments::CheckArguments;
use super::input::{no_map, read, report_cut, report_troubles};
use super::{Exit, fix, trouble};
use crate::Run;
use crate::findings::{Level, Levels};
use crate::project::LoadError;
use crate::report::Style;

/// Without a terminal, messages are wrapped at so many columns.
const WIDTH: usize = 100;

pub(super) fn run(
    arguments: &CheckArguments,
    levels: &[(Level, String)],
    out: &mut dyn Write,
) -> io::Result<Exit> {
    let levels = match read_levels(levels) {
        Ok(levels) => levels,
        Err(exit) => return Ok(exit),
    };
    let input = match read(&arguments.paths, &arguments.stdin_name) {
        Ok(input) => input,
        Err(error) => {
            trouble(&format!("standard input cannot be read: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    if arguments.fix || arguments.diff {
        return fix::run(arguments, &input, &levels, out);
    }
    let run = match crate::check(input, &levels) {
        Ok(run) => run,
        Err(LoadError::NoMap { troubles }) => {
            return Ok(no_map(&arguments.paths, &troubles));
        }
    };
    report(&run, arguments, out)
}

/// Shows what was found; the exit code that follows from it.
pub(super) fn report(
    run: &Run,
    arguments: &CheckArguments,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    report_troubles(&run.project.troubles);
    report_cut(run.texts.cut_at());
    let style = Style {
        colour: arguments.color.is_on(),
        infos: arguments.info,
        width: width(WIDTH),
    };
    run.report().write(arguments.format, style, out)?;
    Ok(if !run.project.troubles.is_empty() {
        Exit::Trouble
    } else if run.summary.errors > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

fn read_levels(given: &[(Level, String)]) -> Result<Levels, Exit> {
    let mut levels = Levels::default();
    for (level, rule) in given {
        if let Err(unknown) = levels.set(rule, *level) {
            let help = match unknown.near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`argcheck rules` lists the rules".to_owned(),
            };
            trouble(&unknown.to_string(), Some(&help));
            return Err(Exit::Trouble);
        }
    }
    Ok(levels)
}

/// The columns of the terminal; so many where there is none.
pub(super) fn width(without: usize) -> usize {
    if !io::stdout().is_terminal() {
        return without;
    }
    terminal_size::terminal_size().map_or(without, |(width, _)| usize::from(width.0).clamp(40, 120))
}
