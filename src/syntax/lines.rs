//! The lines of one item, and the words that stand in them.

/// A line of an item: where it begins and ends, without its line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Line {
    /// The line that holds an offset.
    pub(super) fn at(text: &str, offset: usize) -> Self {
        let offset = offset.min(text.len());
        let bytes = text.as_bytes();
        let start = memchr::memrchr(b'\n', &bytes[..offset]).map_or(0, |end| end + 1);
        let end =
            memchr::memchr(b'\n', &bytes[offset..]).map_or(text.len(), |length| offset + length);
        Self { start, end }
    }

    /// The nearest line before this one that holds more than blanks and comments.
    pub(super) fn before(self, text: &str) -> Option<Self> {
        let mut line = self;
        while line.start > 0 {
            line = Self::at(text, line.start - 1);
            let words = line.of(text).trim();
            if !words.is_empty() && !words.starts_with("//") {
                return Some(line);
            }
        }
        None
    }

    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Where the line's first word begins.
    pub(super) fn first_word(self, text: &str) -> usize {
        let line = self.of(text);
        self.start + (line.len() - line.trim_start().len())
    }

    /// Where the line's last word ends, comments aside.
    pub(super) fn last_word_end(self, text: &str) -> usize {
        self.start + without_comment(self.of(text)).trim_end().len()
    }
}

/// A line without the comment that ends it; `//` inside quotation marks is none.
pub(crate) fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let bytes = line.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' if at == 0 || bytes[at - 1] != b'\\' => quoted = !quoted,
            b'/' if !quoted && bytes.get(at + 1) == Some(&b'/') => return &line[..at],
            _ => {}
        }
    }
    line
}

/// The run of letters that stands at an offset: a word, a text, or one sign.
pub(super) fn token_at(text: &str, offset: usize) -> &str {
    let rest = text.get(offset..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end();
    let Some(first) = line.chars().next() else {
        return "";
    };
    if first == '"' {
        return line;
    }
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    if is_word(first) {
        let end = line.find(|letter| !is_word(letter)).unwrap_or(line.len());
        &line[..end]
    } else {
        &line[..first.len_utf8()]
    }
}
