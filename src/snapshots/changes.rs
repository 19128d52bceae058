//! What changed between two outlines: the lines, and under what they stand.

use std::io::{self, Write};
use std::time::Duration;

use similar::{Algorithm, ChangeTag, DiffTag, TextDiff};

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
    let (old_lines, lines): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    for group in diff.grouped_ops(AROUND) {
        let first = group.iter().find(|part| part.tag() != DiffTag::Equal);
        let above = first.map_or_else(Vec::new, |change| {
            let line = match change.tag() {
                DiffTag::Insert => lines.get(change.new_range().start),
                _ => old_lines.get(change.old_range().start),
            };
            let depth = line.map_or(0, |line| indent(line));
            ancestors(&lines[..change.new_range().start], depth)
        });
        if !above.is_empty() {
            writeln!(out, "{dim}in {}{plain}", above.join(" › "))?;
        }
        let changes = group.iter().flat_map(|part| diff.iter_inline_changes(part));
        for change in changes {
            let (sign, code) = match change.tag() {
                ChangeTag::Delete => ('-', red),
                ChangeTag::Insert => ('+', green),
                ChangeTag::Equal => (' ', dim),
            };
            write!(out, "{code}{sign} ")?;
            for (is_changed, words) in change.iter_strings_lossy() {
                let words = words.trim_end_matches('\n');
                if is_changed && colour && !words.is_empty() {
                    write!(out, "\u{1b}[4m{words}\u{1b}[24m")?;
                } else {
                    write!(out, "{words}")?;
                }
            }
            writeln!(out, "{plain}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines under which what follows them stands, at a depth, without what is
/// said of them.
fn ancestors(before: &[&str], mut depth: usize) -> Vec<String> {
    let mut above = Vec::new();
    for line in before.iter().rev() {
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
