//! What is read over in Typst, or read as a name: comments, raw text, mathematics,
//! strings, labels.

use std::ops::Range;

use super::reader::Reader;

/// A run of more backticks begins nothing.
const MOST_TICKS: usize = 16;

impl<'text> Reader<'text> {
    pub(super) fn escape(&mut self) {
        let rest = &self.rest()[1..];
        if let Some(code) = rest.strip_prefix("u{")
            && let Some(end) = code.bytes().take(8).position(|byte| byte == b'}')
        {
            let letter = u32::from_str_radix(&code[..end], 16)
                .ok()
                .and_then(char::from_u32);
            self.printed(end + 4, letter.unwrap_or(' '));
            return;
        }
        self.pass(1);
        // What follows is itself; a blank makes it a line break.
        let next = self.rest().chars().next();
        if let Some(next) = next.filter(|next| !next.is_whitespace()) {
            self.at += next.len_utf8();
        }
    }

    pub(super) fn line_comment(&mut self) {
        let rest = self.rest();
        self.pass(rest.find('\n').unwrap_or(rest.len()));
    }

    pub(super) fn block_comment(&mut self) {
        let rest = self.rest().as_bytes();
        let (mut depth, mut at) = (0_usize, 0);
        while at < rest.len() {
            match rest.get(at..at + 2) {
                Some(b"/*") => (depth, at) = (depth + 1, at + 2),
                Some(b"*/") => (depth, at) = (depth - 1, at + 2),
                _ => at += 1,
            }
            if depth == 0 {
                break;
            }
        }
        self.pass(at);
    }

    pub(super) fn raw(&mut self) {
        let ticks = self.rest().bytes().take_while(|byte| *byte == b'`').count();
        if ticks == 2 || ticks > MOST_TICKS {
            return self.pass(ticks);
        }
        let mark = "`".repeat(ticks);
        let inside = self.find(self.at + ticks, &mark);
        self.pass(inside.map_or(ticks, |length| ticks + length + ticks));
    }

    pub(super) fn math(&mut self) {
        let mut from = self.at + 1;
        while let Some(length) = self.find(from, "$") {
            from += length + 1;
            if !self.text[..from - 1].ends_with('\\') {
                return self.pass(from - self.at);
            }
        }
        self.pass(1);
    }

    /// How far a mark is from a place.
    pub(super) fn find(&mut self, from: usize, mark: &str) -> Option<usize> {
        if self.absent.iter().any(|absent| absent == mark) {
            return None;
        }
        let found = self.text[from..].find(mark);
        if found.is_none() {
            self.absent.push(mark.to_owned());
        }
        found
    }

    /// A name that begins at a place: letters, digits and marks, none of these at its end.
    pub(super) fn identifier(&self, from: usize) -> Range<usize> {
        let rest = self.text.get(from..).unwrap_or_default();
        let is_part = |letter: char| letter.is_alphanumeric() || "_-.:".contains(letter);
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches(['.', ':', '-']);
        let is_name = name.starts_with(|first: char| first.is_alphanumeric() || first == '_');
        from..from + if is_name { name.len() } else { 0 }
    }

    /// The name of a function or keyword that begins at a place.
    pub(super) fn word(&self, from: usize) -> &'text str {
        let rest = self.text.get(from..).unwrap_or_default();
        let is_part = |letter: char| letter.is_alphanumeric() || "_-".contains(letter);
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        &rest[..end]
    }

    pub(super) fn string(&mut self) {
        let mut from = self.at + 1;
        while let Some(length) = self.find(from, "\"") {
            let slashes = self.text[from..from + length]
                .bytes()
                .rev()
                .take_while(|byte| *byte == b'\\');
            let is_end = slashes.count() % 2 == 0;
            from += length + 1;
            if is_end {
                self.at = from;
                return;
            }
        }
        self.at += 1;
    }
}
