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
    /// How many characters begin before each `STRIDE`th byte, so that a column in
    /// a line of any length is counted from near by.
    characters: Vec<u32>,
}

const STRIDE: usize = 1024;

impl LineIndex {
    /// Finds the line breaks of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let starts = std::iter::once(0)
            .chain(breaks.map(|end| narrow(end + 1)))
            .collect();
        let mut count = 0;
        let characters = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = narrow(count);
                count += beginnings(chunk);
                before
            })
            .collect();
        Self { starts, characters }
    }

    /// How many characters begin before a byte of the text that was indexed.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let stride = offset / STRIDE;
        let Some(before) = self.characters.get(stride) else {
            return self.characters.last().map_or(0, |before| {
                let last = (self.characters.len() - 1) * STRIDE;
                *before as usize + beginnings(&text.as_bytes()[last..])
            });
        };
        *before as usize + beginnings(&text.as_bytes()[stride * STRIDE..offset])
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
        let start = match start {
            0 if text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
            start => start,
        };
        let offset = offset.min(text.len());
        let before = if offset < start {
            0
        } else if offset - start <= STRIDE {
            beginnings(&text.as_bytes()[start..offset])
        } else {
            self.characters_before(text, offset) - self.characters_before(text, start)
        };
        Position {
            line: line + 1,
            column: before + 1,
        }
    }
}

/// How many characters begin in a stretch of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}
