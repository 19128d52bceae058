//! How a text in quotation marks is written.

use std::borrow::Cow;

/// A text on its way to the page.
pub(super) enum Quoted<'text> {
    /// It stands on one line.
    OneLine(Cow<'text, str>),
    /// It stands on several, which are given without marks and indentation.
    Lines(Vec<&'text str>),
}

impl<'text> Quoted<'text> {
    /// Reads a text with its marks. One in three marks that fills one line only
    /// and needs no escapes gets single marks; the lines of a longer one stay.
    pub(super) fn new(raw: &'text str) -> Self {
        let Some(inner) = raw
            .strip_prefix("\"\"\"")
            .and_then(|rest| rest.strip_suffix("\"\"\""))
        else {
            return Self::OneLine(Cow::Borrowed(raw));
        };
        let mut lines: Vec<&str> = Vec::new();
        for line in inner.lines().map(str::trim) {
            let is_first_blank = lines.last().is_some_and(|last| !last.is_empty());
            if !line.is_empty() || is_first_blank {
                lines.push(line);
            }
        }
        if lines.last().is_some_and(|last| last.is_empty()) {
            lines.pop();
        }
        match lines[..] {
            [] => Self::OneLine(Cow::Borrowed("\"\"")),
            [only] if only.contains(['"', '\\']) => Self::OneLine(Cow::Owned(marked(only))),
            [only] => Self::OneLine(Cow::Owned(format!("\"{only}\""))),
            _ => Self::Lines(lines),
        }
    }

    /// The text as it is written where its further lines have this indentation.
    pub(super) fn write(self, indent: usize) -> Cow<'text, str> {
        match self {
            Self::OneLine(line) => line,
            Self::Lines(lines) => {
                let margin = " ".repeat(indent);
                let mut inner = String::new();
                for (at, line) in lines.iter().enumerate() {
                    if at > 0 {
                        inner.push('\n');
                        if !line.is_empty() {
                            inner.push_str(&margin);
                        }
                    }
                    inner.push_str(line);
                }
                Cow::Owned(marked(&inner))
            }
        }
    }
}

/// A text in three marks; a mark of its own at either end keeps off by a blank.
fn marked(inner: &str) -> String {
    let before = if inner.starts_with('"') { " " } else { "" };
    let after = if inner.ends_with('"') { " " } else { "" };
    format!("\"\"\"{before}{inner}{after}\"\"\"")
}
