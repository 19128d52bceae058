//! What an edit changes, as it is told: the line, and the words before and after.

use std::ops::Range;

/// A longer stretch is cut.
const MOST_SHOWN: usize = 72;

/// One stretch of a map that an edit changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line on which it begins, counted from 1, as the map was in that round.
    pub line: usize,
    /// What stood there, with a word on each side, on one line.
    pub before: String,
    /// What stands there now; nothing where whole lines were taken out.
    pub after: String,
}

impl Change {
    /// The change that writes some words in the place of a stretch.
    pub(super) fn of(text: &str, replaced: &Range<usize>, written: &str) -> Self {
        let head = text.get(..replaced.start).unwrap_or_default();
        let tail = text.get(replaced.end..).unwrap_or_default();
        let old = text.get(replaced.clone()).unwrap_or_default();
        let skipped = old.len() - old.trim_start().len();
        let first = text.get(..replaced.start + skipped).unwrap_or_default();
        let is_whole = written.is_empty() && old.contains('\n');
        let (before, after) = match is_whole {
            true => ("", ""),
            false => (last_word(head), first_word(tail)),
        };
        Self {
            line: first.matches('\n').count() + 1,
            before: on_one_line(&format!("{before}{old}{after}")),
            after: on_one_line(&format!("{before}{written}{after}")),
        }
    }
}

/// The last word of the line with which a text ends, and what stands behind it.
fn last_word(text: &str) -> &str {
    let line = text.rsplit('\n').next().unwrap_or_default();
    let trimmed = line.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let start = trimmed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let start = start.max(line.rfind('"').map_or(0, |at| at + 1));
    line.get(start..).unwrap_or_default()
}

/// The first word of the line with which a text begins, and what stands before it.
fn first_word(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    let trimmed = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let begins = line.len() - trimmed.len();
    let length = trimmed.find(|letter: char| letter.is_whitespace());
    let end = begins + length.unwrap_or(trimmed.len());
    let end = end.min(line.find('"').unwrap_or(line.len()));
    line.get(..end).unwrap_or_default()
}

fn on_one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let mut shown: String = words.chars().take(MOST_SHOWN).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn told(text: &str, replaced: &str, written: &str) -> (usize, String, String) {
        let at = text.find(replaced).unwrap();
        let change = Change::of(text, &(at..at + replaced.len()), written);
        (change.line, change.before, change.after)
    }

    #[test]
    fn a_change_is_told_with_a_word_on_each_side() {
        let text = "claim c\n  quote \"riots were oftn a matter\" at \"p. 1\"\n  supports d\n";
        let own = |line, before: &str, after: &str| (line, before.to_owned(), after.to_owned());
        assert_eq!(
            told(text, "oftn", "often"),
            own(2, "were oftn a", "were often a")
        );
        assert_eq!(told(text, "matter", "mater"), own(2, "a matter", "a mater"));
        assert_eq!(
            told(text, "riots", "riot"),
            own(2, "riots were", "riot were")
        );
        assert_eq!(told(text, "a ", ""), own(2, "oftn a matter", "oftn matter"));
        assert_eq!(told(text, "\n  supports d", ""), own(3, "supports d", ""));
        assert_eq!(told(text, "  supports d\n", ""), own(3, "supports d", ""));
        assert_eq!(
            told(text, "\"p. 1\"", "\"p. 2\""),
            own(2, "at \"p. 1\"", "at \"p. 2\"")
        );
    }
}
