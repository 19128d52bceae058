//! Going through differences one by one.

use std::io::{self, BufRead, Write};

use super::{Snapshot, State, write_changes};

/// What somebody says to a new outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is taken.
    Yes,
    /// It is not taken, and no longer proposed.
    No,
    /// It stays proposed.
    Skip,
    /// No more questions.
    Quit,
}

/// What came of a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// New outlines that were taken.
    pub taken: usize,
    /// Differences that are left.
    pub left: usize,
}

/// Shows each difference and does as it is told.
///
/// # Errors
/// Whatever the reader or writer meets, and where a file cannot be written.
pub fn review(
    snapshots: &[Snapshot],
    colour: bool,
    answers: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<Reviewed> {
    let differing: Vec<&Snapshot> = snapshots
        .iter()
        .filter(|snapshot| snapshot.state != State::Same)
        .collect();
    let mut reviewed = Reviewed::default();
    for (at, snapshot) in differing.iter().enumerate() {
        writeln!(
            out,
            "{} ({} of {})\n",
            snapshot.map,
            at + 1,
            differing.len()
        )?;
        match &snapshot.state {
            State::Changed { old } => write_changes(old, snapshot.outline(), colour, out)?,
            _ => write!(out, "{}\n\n", snapshot.outline().trim_end())?,
        }
        match ask(answers, out)? {
            Answer::Yes => {
                snapshot.accept()?;
                reviewed.taken += 1;
            }
            Answer::No => {
                snapshot.withdraw()?;
                reviewed.left += 1;
            }
            Answer::Skip => {
                snapshot.propose()?;
                reviewed.left += 1;
            }
            Answer::Quit => {
                reviewed.left += differing.len() - at;
                break;
            }
        }
    }
    Ok(reviewed)
}

fn ask(answers: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<Answer> {
    loop {
        write!(out, "take the new outline? yes, no, skip or quit: ")?;
        out.flush()?;
        let mut line = String::new();
        if answers.read_line(&mut line)? == 0 {
            return Ok(Answer::Quit);
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Yes),
            "n" | "no" => return Ok(Answer::No),
            "s" | "skip" => return Ok(Answer::Skip),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => writeln!(out, "y, n, s or q")?,
        }
    }
}
