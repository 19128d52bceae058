//! Taking out what stands alone on its lines.

use super::Span;

/// The whole lines, with their ends, of something that stands alone on them; with them
/// one of two blank lines between which it stood. None where something else stands on
/// its lines, or a comment right above, which may be about it.
#[must_use]
pub fn whole_lines(text: &str, span: Span) -> Option<Span> {
    let stands = span.of(text);
    let end = span.start as usize + stands.trim_end().len();
    let start = text[..span.start as usize]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let before = &text[start..span.start as usize];
    // A byte-order mark stays.
    if !before.chars().all(|letter| matches!(letter, ' ' | '\t')) {
        return None;
    }
    let rest = &text[end..];
    let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
    if !rest[..line].trim().is_empty() {
        return None;
    }
    let mut after = end + line;
    let above = text[..start].lines().next_back().unwrap_or_default().trim();
    if above.starts_with("//") {
        return None;
    }
    let next = text[after..].split_inclusive('\n').next();
    if let Some(next) = next.filter(|next| next.trim().is_empty())
        && above.is_empty()
    {
        after += next.len();
    }
    Some(Span::new(start, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, what: &str) -> Option<String> {
        let at = text.find(what)?;
        let span = whole_lines(text, Span::new(at, at + what.len()))?;
        Some(format!(
            "{}{}",
            &text[..span.start as usize],
            &text[span.end as usize..]
        ))
    }

    #[test]
    fn lines_go_whole_and_leave_one_blank_line() {
        for (text, left) in [
            ("a\n  x y\n  b\n", Some("a\n  b\n")),
            ("a\r\n  x y  \r\n  b\r\n", Some("a\r\n  b\r\n")),
            ("a\n  x y", Some("a\n")),
            ("a\n\nx y\n\nb\n", Some("a\n\nb\n")),
            ("a\n\nx y\nb\n", Some("a\n\nb\n")),
            ("a x y\nb\n", None),
            ("a\n  x y // why\n", None),
            ("a\n  // why\n  x y\n", None),
            ("\u{feff}x y\nb\n", None),
        ] {
            assert_eq!(without(text, "x y").as_deref(), left, "{text:?}");
        }
    }
}
