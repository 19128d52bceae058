//! Cutting a file into items: one line scan, before any grammar.
//!
//! An item begins where a line begins with a letter; everything up to the next
//! such line belongs to it. One broken item therefore never hides the next.

use super::Span;

/// A stretch of a file that holds one item (or, before the first, none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// From the first letter to the line before the next item.
    pub(super) span: Span,
    /// Whether it begins with a letter at the margin.
    pub(super) at_margin: bool,
}

/// Cuts a file's text. The cuts follow one another without a gap.
pub(super) fn cut(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at_margin = begins_with_letter(&text[start..]);
    let line_starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    for line in line_starts {
        if line > start && begins_with_letter(&text[line..]) {
            cuts.push(Cut {
                span: Span::new(start, line),
                at_margin,
            });
            start = line;
            at_margin = true;
        }
    }
    if start < text.len() {
        cuts.push(Cut {
            span: Span::new(start, text.len()),
            at_margin,
        });
    }
    cuts
}

fn begins_with_letter(rest: &str) -> bool {
    match rest.as_bytes().first() {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphabetic(),
        Some(_) => rest.chars().next().is_some_and(char::is_alphabetic),
    }
}
