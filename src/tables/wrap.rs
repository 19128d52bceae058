//! Words in columns.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use crate::findings::words::plain;

/// Texts have at least so many columns.
const NARROWEST: usize = 20;

/// Breaks words into lines of at most so many columns, at blanks and after hyphens;
/// a part that is longer stays whole.
pub(crate) fn wrapped(words: &str, width: usize) -> Vec<String> {
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
pub(crate) fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{:blanks$}", "")
}

/// Words after a start; further lines of them stand further in.
///
/// # Errors
/// Whatever the writer meets.
pub(crate) fn hanging(
    out: &mut dyn Write,
    start: &str,
    indent: usize,
    words: &str,
    width: usize,
) -> io::Result<()> {
    let room = width.saturating_sub(indent).max(NARROWEST);
    for (at, line) in wrapped(&plain(words), room).iter().enumerate() {
        if at == 0 {
            writeln!(out, "{start}{line}")?;
        } else {
            writeln!(out, "{:indent$}{line}", "")?;
        }
    }
    Ok(())
}
