//! From byte offsets to lines and columns, with one index for each file.

/// A place as people count: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// Where the lines of a text begin. Built once; a look-up is a binary search.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the line breaks of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let starts = std::iter::once(0)
            .chain(breaks.map(|end| narrow(end + 1)))
            .collect();
        Self { starts }
    }

    /// The line, counted from 0, that holds a byte offset.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start as usize <= offset)
            .saturating_sub(1)
    }

    /// The byte offset at which a line, counted from 0, begins.
    #[must_use]
    pub fn start_of(&self, line: usize) -> usize {
        self.starts.get(line).map_or(0, |start| *start as usize)
    }

    /// How many lines there are; a text without a line break is one line.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line and column of a byte offset in the text that was indexed.
    /// A byte-order mark is no column.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line_of(offset);
        let start = self.start_of(line);
        let before = text.get(start..offset.min(text.len())).unwrap_or_default();
        let before = before.strip_prefix('\u{feff}').unwrap_or(before);
        Position {
            line: line + 1,
            column: before.chars().count() + 1,
        }
    }
}
