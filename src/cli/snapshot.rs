//! `argcheck snapshot PATH…`

use std::io::{self, IsTerminal as _, Write};

use super::arguments::SnapshotArguments;
use super::input::{self, no_map, report_troubles};
use super::{Exit, trouble};
use crate::findings::count;
use crate::outline::{Texts, Works};
use crate::project::LoadError;
use crate::snapshots::{Snapshots, State, review, write_changes};

pub(super) fn run(arguments: &SnapshotArguments, out: &mut dyn Write) -> io::Result<Exit> {
    if arguments.review && !io::stdin().is_terminal() {
        trouble(
            "`--review` asks in a terminal, and standard input is none",
            Some("`--accept` takes everything, and no flag shows what differs"),
        );
        return Ok(Exit::Trouble);
    }
    let given = crate::project::Input {
        paths: arguments.paths.clone(),
        ..crate::project::Input::default()
    };
    let works = match Works::read(given) {
        Ok(works) => works,
        Err(LoadError::NoMap { troubles }) => return Ok(no_map(&arguments.paths, &troubles)),
    };
    report_troubles(&works.troubles);
    let outlines = works.outlines(Texts::Left);
    for outline in outlines.iter().filter(|outline| outline.damaged) {
        input::report_damage(&outline.path);
    }
    let snapshots = match Snapshots::compare(&outlines, arguments.dir.as_deref()) {
        Ok(snapshots) => snapshots,
        Err(error) => {
            trouble(&format!("the snapshots cannot be read: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    let ended = match settle(arguments, &snapshots, out) {
        Ok(ended) => ended,
        // Whoever reads has seen enough; that is for the caller to know.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Err(error),
        Err(error) => {
            trouble(&format!("a snapshot cannot be written: {error}"), None);
            return Ok(Exit::Trouble);
        }
    };
    Ok(if works.troubles.is_empty() {
        ended
    } else {
        Exit::Trouble
    })
}

fn settle(
    arguments: &SnapshotArguments,
    snapshots: &Snapshots,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    let colour = arguments.color.is_on();
    if arguments.accept {
        return accept(snapshots, out);
    }
    if arguments.review {
        let mut answers = io::stdin().lock();
        let reviewed = review(&snapshots.all, colour, &mut answers, out)?;
        name_stale(snapshots, out)?;
        let left = reviewed.left + snapshots.stale.len();
        writeln!(out, "{} taken, {left} left", reviewed.taken)?;
        return Ok(if left == 0 {
            Exit::Clean
        } else {
            Exit::Findings
        });
    }
    for snapshot in &snapshots.all {
        match &snapshot.state {
            State::Same => {}
            State::New => writeln!(
                out,
                "{}: no snapshot yet ({})\n",
                snapshot.map, snapshot.path
            )?,
            State::Changed { old } => {
                writeln!(
                    out,
                    "{}: the argument has changed ({})\n",
                    snapshot.map, snapshot.path
                )?;
                write_changes(old, snapshot.outline(), colour, out)?;
            }
        }
        if !arguments.check {
            snapshot.propose()?;
        }
    }
    name_stale(snapshots, out)?;
    let new = number(snapshots, |state| *state == State::New);
    let same = number(snapshots, |state| *state == State::Same);
    let changed = snapshots.all.len() - new - same;
    let stale = snapshots.stale.len();
    write!(
        out,
        "{}: {same} as agreed, {changed} changed, {new} new",
        count(snapshots.all.len(), "outline")
    )?;
    if stale > 0 {
        write!(out, "; {} stale", count(stale, "snapshot"))?;
    }
    writeln!(out)?;
    if changed + new + stale == 0 {
        return Ok(Exit::Clean);
    }
    writeln!(
        out,
        "`argcheck snapshot --review` asks one by one, `--accept` takes everything"
    )?;
    Ok(Exit::Findings)
}

fn accept(snapshots: &Snapshots, out: &mut dyn Write) -> io::Result<Exit> {
    for snapshot in &snapshots.all {
        snapshot.accept()?;
        if snapshot.state != State::Same {
            writeln!(out, "took {}", snapshot.path)?;
        }
    }
    for stale in &snapshots.stale {
        stale.remove()?;
        writeln!(out, "removed {}: `{}` is gone", stale.path, stale.map)?;
    }
    writeln!(out, "{} as agreed", count(snapshots.all.len(), "outline"))?;
    Ok(Exit::Clean)
}

fn name_stale(snapshots: &Snapshots, out: &mut dyn Write) -> io::Result<()> {
    for stale in &snapshots.stale {
        writeln!(out, "{} is stale: `{}` is gone", stale.path, stale.map)?;
    }
    Ok(())
}

fn number(snapshots: &Snapshots, is: impl Fn(&State) -> bool) -> usize {
    let all = snapshots.all.iter();
    all.filter(|snapshot| is(&snapshot.state)).count()
}
