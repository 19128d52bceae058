//! `argcheck [check] --fix PATH…` and `argcheck [check] --diff PATH…`

use std::io::{self, Write};

use super::arguments::CheckArguments;
use super::check::report;
use super::input::{no_map, report_troubles};
use super::text_diff::write_diff;
use super::{Exit, trouble};
use crate::edit::{self, Change, Left, Mended};
use crate::findings::{Levels, count, plain};
use crate::project::{Input, LoadError};
use crate::report::Format;

pub(super) fn run(
    arguments: &CheckArguments,
    input: &Input,
    levels: &Levels,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    if !input.given.is_empty() {
        trouble(
            "standard input cannot be mended",
            Some(
                "name the map's file; `--format json` has the edits of what stands on standard input",
            ),
        );
        return Ok(Exit::Trouble);
    }
    let mended = match edit::mend(input, levels) {
        Ok(mended) => mended,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    for left in &mended.left {
        report_left(left);
    }
    if arguments.diff {
        return show(mended, out);
    }
    write(arguments, input, levels, mended, out)
}

/// Shows what would change.
fn show(mended: Mended, out: &mut dyn Write) -> io::Result<Exit> {
    let troubles = &mended.run.project.troubles;
    report_troubles(troubles);
    let exit = match (troubles.is_empty(), mended.files.is_empty()) {
        (false, _) => Exit::Trouble,
        (true, true) => Exit::Clean,
        (true, false) => Exit::Findings,
    };
    let told = told("would mend", &mended);
    for file in mended.files {
        write_diff(&file.path, file.before, file.after, out)?;
    }
    out.flush()?;
    writeln!(io::stderr(), "{told}")?;
    Ok(exit)
}

/// Writes the maps and reports what is left.
fn write(
    arguments: &CheckArguments,
    input: &Input,
    levels: &Levels,
    mut mended: Mended,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    let all = mended.files.len();
    mended.files.retain(|file| {
        let written = edit::replace_file(&file.whole, &file.after);
        if let Err(error) = &written {
            let reason = edit::plain_refusal(error);
            trouble(
                &format!("`{}` cannot be written: {reason}", file.path),
                None,
            );
        }
        written.is_ok()
    });
    let is_written = mended.files.len() == all;
    if !is_written {
        // What stands in the files is reported, not what should.
        match crate::check(input.clone(), levels) {
            Ok(run) => mended.run = run,
            Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
        }
    }
    let exit = report(&mended.run, arguments, out)?;
    if arguments.format == Format::Human {
        write_told(&mended, out)?;
    } else {
        out.flush()?;
        write_told(&mended, &mut io::stderr())?;
    }
    Ok(if is_written { exit } else { Exit::Trouble })
}

/// Every change on a line, and how many findings are mended.
fn write_told(mended: &Mended, out: &mut dyn Write) -> io::Result<()> {
    for file in &mended.files {
        for Change {
            line,
            before,
            after,
        } in &file.changes
        {
            let (before, after) = (plain(before), plain(after));
            let path = plain(file.path.as_str());
            match after.is_empty() {
                true => writeln!(out, "{path}:{line}: \"{before}\" taken out")?,
                false => writeln!(out, "{path}:{line}: \"{before}\" -> \"{after}\"")?,
            }
        }
    }
    writeln!(out, "{}", told("mended", mended))
}

/// "mended 3 findings in 2 files"
fn told(verb: &str, mended: &Mended) -> String {
    let done = match (mended.findings(), mended.elsewhere()) {
        (0, 0) => return "nothing here that `--fix` can mend".to_owned(),
        (0, _) => format!("{verb} nothing"),
        (findings, _) => format!(
            "{verb} {} in {}",
            count(findings, "finding"),
            count(mended.files.len(), "file")
        ),
    };
    match mended.elsewhere() {
        0 => done,
        more => format!(
            "{done}; {} can be mended in maps that were not named",
            count(more, "finding")
        ),
    }
}

fn report_left(left: &Left) {
    trouble(
        &format!(
            "`{}` is not mended where `{}` found: {}",
            left.path, left.rule, left.message
        ),
        Some("the map would have a new slip, or the finding would stay; mend it by hand"),
    );
}
