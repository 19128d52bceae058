//! The command line: one file a command.

mod arguments;
mod asking;
mod check;
mod coverage;
mod diff;
mod explain;
mod figures;
mod find;
mod fix;
mod fmt;
mod hinges;
mod import;
mod input;
mod matrix;
mod outline;
#[cfg(feature = "pdf")]
mod read_pdf;
mod rules;
mod snapshot;
mod sources;
mod text_diff;
mod why;
mod without;

use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use clap::FromArgMatches as _;

pub use arguments::command;
use arguments::{Arguments, Command};

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Nothing at error level; nothing to format.
    Clean = 0,
    /// Something at error level; something to format.
    Findings = 1,
    /// The run could not be done, or not for all that was asked for.
    Trouble = 2,
    /// No map found.
    NoMap = 3,
}

/// Runs the program with the arguments of its process.
#[must_use]
pub fn main() -> ExitCode {
    #[cfg(feature = "pdf")]
    crate::texts::pdf::in_child_processes();
    let words = arguments::with_default_command(std::env::args_os());
    let parsed = command()
        .try_get_matches_from(words)
        .and_then(|matches| Arguments::from_arg_matches(&matches).map(|parsed| (parsed, matches)));
    let (arguments, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            let _ = error.print();
            let code = if error.use_stderr() {
                Exit::Trouble
            } else {
                Exit::Clean
            };
            return ExitCode::from(code as u8);
        }
    };
    let stdout = io::stdout();
    let mut out = io::BufWriter::new(stdout.lock());
    let result = match &arguments.command {
        Command::Check(check) => check::run(check, &arguments::levels(&matches), &mut out),
        Command::Outline(outline) => outline::run(outline, &mut out),
        Command::Matrix(matrix) => matrix::run(matrix, &mut out),
        Command::Coverage(coverage) => coverage::run(coverage, &mut out),
        Command::Snapshot(snapshot) => snapshot::run(snapshot, &mut out),
        Command::Diff(diff) => diff::run(diff, &mut out),
        Command::Import(import) => import::run(import, &mut out),
        Command::Without(without) => without::run(without, &mut out),
        Command::Hinges(hinges) => hinges::run(hinges, &mut out),
        Command::Find(find) => find::run(find, &mut out),
        Command::Sources(sources) => sources::run(sources, &mut out),
        Command::Figures(figures) => figures::run(figures, &mut out),
        Command::Explain(explain) => explain::run(explain, &mut out),
        Command::Why(why) => why::run(why, &mut out),
        Command::Fmt(fmt) => fmt::run(fmt, &mut out),
        Command::Rules(rules) => rules::run(rules, &mut out),
        #[cfg(feature = "pdf")]
        Command::ReadPdf(read) => read_pdf::run(read),
    };
    let result = result.and_then(|exit| out.flush().map(|()| exit));
    match result {
        Ok(exit) => ExitCode::from(exit as u8),
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            trouble(&format!("the report cannot be written: {error}"), None);
            ExitCode::from(Exit::Trouble as u8)
        }
    }
}

/// Says on standard error why something could not be done.
fn trouble(message: &str, help: Option<&str>) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "argcheck: {message}");
    if let Some(help) = help {
        let _ = writeln!(err, "  help: {help}");
    }
}

/// Whether standard output takes colours, when nobody says.
fn colour_by_default() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        return false;
    }
    let forced =
        std::env::var("CLICOLOR_FORCE").is_ok_and(|value| value != "0" && !value.is_empty());
    let dumb = std::env::var("TERM").is_ok_and(|value| value == "dumb");
    forced || (io::stdout().is_terminal() && !dumb)
}
