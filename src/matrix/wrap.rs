//! Words in columns.

use unicode_width::UnicodeWidthStr as _;

/// Breaks words into lines of at most so many columns, at blanks and after hyphens;
/// a part that is longer stays whole.
pub(super) fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for part in words.split_inclusive([' ', '-']) {
        if !line.is_empty() && line.width() + part.trim_end().width() > width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(part);
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A text with blanks after it, up to so many columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{:blanks$}", "")
}
