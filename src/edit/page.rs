//! Writing lines to a page, the long ones folded at their joints.

use unicode_width::UnicodeWidthStr as _;

use super::WIDTH;

/// What a line is made of.
enum Part {
    /// Words that stay together; the line may be folded before them.
    Words(String),
    /// A comment that ends the line it stands on.
    TrailingComment(String),
    /// A comment with a line of its own.
    OwnComment(String),
}

/// A page, and the line that is being written to it.
#[derive(Default)]
pub(super) struct Page {
    written: String,
    indent: usize,
    continued: usize,
    parts: Vec<Part>,
    /// The next word touches the one before.
    touches: bool,
}

impl Page {
    /// Ends the line before and begins one, with these indentations for itself
    /// and for what has to be continued below.
    pub(super) fn begin(&mut self, indent: usize, continued: usize) {
        self.end();
        self.indent = indent;
        self.continued = continued;
    }

    /// The indentation of what continues the line.
    pub(super) fn continued(&self) -> usize {
        self.continued
    }

    /// A blank line, unless nothing stands above it.
    pub(super) fn blank_line(&mut self) {
        self.end();
        if !self.written.is_empty() && !self.written.ends_with("\n\n") {
            self.written.push('\n');
        }
    }

    /// A word before which the line may be folded.
    pub(super) fn joint(&mut self, word: &str) {
        self.touches = false;
        self.parts.push(Part::Words(word.to_owned()));
    }

    /// A word that stays beside the one before, with a blank between the two.
    pub(super) fn word(&mut self, word: &str) {
        match self.parts.last_mut() {
            Some(Part::Words(words)) => {
                if !self.touches {
                    words.push(' ');
                }
                words.push_str(word);
                self.touches = false;
            }
            _ => self.joint(word),
        }
    }

    /// A sign that touches the word before it.
    pub(super) fn touching(&mut self, sign: &str) {
        self.touches = true;
        self.word(sign);
    }

    /// A bracket that the next word touches.
    pub(super) fn opening(&mut self, sign: &str) {
        self.word(sign);
        self.touches = true;
    }

    /// A comment behind the words before it.
    pub(super) fn trailing_comment(&mut self, comment: &str) {
        self.parts.push(Part::TrailingComment(comment.to_owned()));
    }

    /// A comment on a line of its own inside the line.
    pub(super) fn own_comment(&mut self, comment: &str) {
        self.parts.push(Part::OwnComment(comment.to_owned()));
    }

    /// Writes the line out.
    pub(super) fn end(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        self.touches = false;
        let mut column = None;
        let mut indent = self.indent;
        for part in parts {
            match part {
                Part::Words(words) => {
                    let first = words.split('\n').next().unwrap_or_default().width();
                    if column.is_some_and(|column| column + 1 + first > WIDTH) {
                        self.break_line(&mut column);
                    }
                    self.place(&mut column, indent, &words);
                }
                Part::TrailingComment(comment) => {
                    self.place(&mut column, indent, &comment);
                    self.break_line(&mut column);
                }
                Part::OwnComment(comment) => {
                    self.break_line(&mut column);
                    self.place(&mut column, self.continued, &comment);
                    self.break_line(&mut column);
                }
            }
            indent = self.continued;
        }
        self.break_line(&mut column);
    }

    /// Puts words at a column, or where there is none at the beginning of a line.
    fn place(&mut self, column: &mut Option<usize>, indent: usize, words: &str) {
        let start = match *column {
            Some(column) => {
                self.written.push(' ');
                column + 1
            }
            None => {
                self.written.extend(std::iter::repeat_n(' ', indent));
                indent
            }
        };
        self.written.push_str(words);
        *column = Some(match words.rsplit_once('\n') {
            Some((_, last)) => last.width(),
            None => start + words.width(),
        });
    }

    /// Ends what stands on the line, if anything does.
    fn break_line(&mut self, column: &mut Option<usize>) {
        if column.take().is_some() {
            self.written.push('\n');
        }
    }

    /// The page.
    pub(super) fn finish(mut self) -> String {
        self.end();
        let kept = self.written.trim_end_matches('\n').len();
        if kept > 0 {
            self.written.truncate(kept + 1);
        } else {
            self.written.clear();
        }
        self.written
    }
}
