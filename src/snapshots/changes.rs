//! What changed between two outlines: the lines, and under what they stand.

use std::io::{self, Write};
use std::time::Duration;

use similar::{Algorithm, ChangeTag, TextDiff};

/// Lines shown around a change.
const AROUND: usize = 1;

/// For so long the best way to tell a change is sought.
const LONGEST_SEARCH: Duration = Duration::from_secs(3);

/// Writes what changed: for every change what it stands under, then the lines
/// taken away and put in.
///
/// # Errors
/// Whatever the writer meets.
pub fn write_changes(old: &str, new: &str, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let paint = |code: &'static str| if colour { code } else { "" };
    let (red, green, dim) = (paint("\u{1b}[31m"), paint("\u{1b}[32m"), paint("\u{1b}[2m"));
    let plain = paint("\u{1b}[0m");
    let (old, new) = (
        old.trim_end().to_owned() + "\n",
        new.trim_end().to_owned() + "\n",
    );
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .timeout(LONGEST_SEARCH)
        .diff_lines(&old, &new);
    let lines: Vec<&str> = new.lines().collect();
    for group in diff.grouped_ops(AROUND) {
        let first = group.first().map_or(0, |change| change.new_range().start);
        let above = ancestors(&lines, first);
        if !above.is_empty() {
            writeln!(out, "{dim}in {}{plain}", above.join(" › "))?;
        }
        for change in group
            .iter()
            .flat_map(|operation| diff.iter_changes(operation))
        {
            let (sign, code) = match change.tag() {
                ChangeTag::Delete => ('-', red),
                ChangeTag::Insert => ('+', green),
                ChangeTag::Equal => (' ', dim),
            };
            let line = change.value().trim_end();
            writeln!(out, "{code}{sign} {line}{plain}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The lines under which a line stands, without what is said of them.
fn ancestors(lines: &[&str], at: usize) -> Vec<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let Some(line) = lines.get(at) else {
        return Vec::new();
    };
    let mut depth = if line.is_empty() { 0 } else { indent(line) };
    let mut above = Vec::new();
    for line in lines[..at].iter().rev() {
        if depth == 0 {
            break;
        }
        if !line.is_empty() && indent(line) < depth {
            depth = indent(line);
            let words = line.trim().split(" · ").next().unwrap_or_default();
            above.push(words.trim_end_matches(':').to_owned());
        }
    }
    above.reverse();
    above
}
