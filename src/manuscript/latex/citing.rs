//! The commands with which LaTeX cites and quotes.

use super::{MOST_DEPTH, Open, Reader};
use crate::texts::latex::scan::Scan;

impl Reader<'_> {
    /// The commands of csquotes.
    pub(super) fn quotes_words(&mut self, name: &str, at: usize) -> bool {
        let is_block = name.ends_with("blockquote") || name.ends_with("blockcquote");
        let is_inline =
            name == "enquote" || name.ends_with("textquote") || name.ends_with("textcquote");
        let has_language = name.starts_with("foreign") || name.starts_with("hyphen");
        if !(is_block || is_inline || matches!(name, "foreignquote" | "hyphenquote")) {
            return false;
        }
        self.scan.take("*");
        if has_language {
            self.scan.skip_group();
        }
        self.options();
        if name.ends_with("cquote") {
            self.keys();
            self.options();
        }
        if is_block {
            if self.scan.take_open() && self.open.len() < MOST_DEPTH {
                self.draft.block(at);
                self.open.push(Open::Block);
            }
        } else if self.scan.take_open() {
            self.draft.printed("“", at);
            self.push(Open::Then("”"));
        }
        true
    }

    /// Passes options; what they cite is cited.
    pub(super) fn options(&mut self) {
        let from = self.scan.at();
        self.scan.skip_options();
        let to = self.scan.at();
        let mut at = from;
        while let Some(next) = self.text[at..to].find('\\') {
            let mut inside = Scan::from(&self.text[..to], at + next + 1);
            let name = inside.command();
            if cites(&name) {
                inside.skip_options();
                let keys = inside.at();
                inside.skip_group();
                self.cite_all(keys, inside.at());
            }
            at = inside.at().max(at + next + 1);
        }
    }

    pub(super) fn citation(&mut self, name: &str, at: usize) {
        let lower = name.to_ascii_lowercase();
        let is_note = lower.contains("foot")
            || self.cites_in_notes
                && (lower.starts_with("autocite") || lower.starts_with("smartcite"));
        if is_note && self.draft.is_in_body() {
            self.footnotes = self.footnotes.saturating_add(1);
            self.draft.note(self.footnotes, None, at);
            self.draft.last_note();
            self.works(&lower);
            self.draft.end();
        } else {
            self.works(&lower);
        }
    }

    /// The works that a command cites.
    fn works(&mut self, name: &str) {
        self.scan.take("*");
        if name.contains("volcite") {
            self.scan.skip_group();
        }
        if !name.ends_with("cites") {
            self.options();
            self.keys();
            return;
        }
        while self.scan.skip_brackets() {}
        while self.scan.is_at("[") || self.scan.is_at("{") {
            let before = self.scan.at();
            self.options();
            self.keys();
            if self.scan.at() == before {
                break;
            }
        }
    }

    pub(super) fn keys(&mut self) {
        let from = self.scan.at();
        self.scan.skip_group();
        self.cite_all(from, self.scan.at());
    }

    /// Cites the keys that stand in a group.
    fn cite_all(&mut self, from: usize, to: usize) {
        let group = &self.text[from..to];
        let Some(open) = group.find('{') else { return };
        if !group.ends_with('}') {
            return;
        }
        let mut at = from + open + 1;
        for key in self.text[at..to - 1].split(',') {
            let start = key.len() - key.trim_start().len();
            let word = key.trim();
            let is_key = !word.contains(['\\', '#', '%', '{', '}', '*'])
                && !word.contains(char::is_whitespace);
            if is_key {
                self.draft.cite(word, at + start);
            }
            at += key.len() + 1;
        }
    }
}

/// Whether a command cites in the text.
pub(super) fn cites(name: &str) -> bool {
    const OTHERS: [&str; 8] = [
        "nocite",
        "style",
        "setup",
        "declare",
        "setcite",
        "citetext",
        "bibcite",
        "citealias",
    ];
    let lower = name.to_ascii_lowercase();
    lower.contains("cite") && !OTHERS.iter().any(|other| lower.contains(other))
}
