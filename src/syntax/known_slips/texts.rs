//! Texts: their marks, and what stands without them.

use super::Place;
use crate::syntax::expected::literals;
use crate::syntax::forms::{self, clause_form, item_form};
use crate::syntax::grammar::Rule;
use crate::syntax::lines::{Line, token_at};
use crate::syntax::slips::Costs;
use crate::syntax::start::first_word;
use crate::syntax::tree::Slip;

/// So many lines after its first may belong to a short text that is not closed.
const MOST_LINES_OF_TEXT: usize = 20;

impl Place<'_, '_> {
    pub(super) fn curly_marks(&self) -> Option<Slip> {
        let mark = self.rest().chars().next()?;
        if !matches!(
            mark,
            '“' | '”' | '„' | '«' | '»' | '‟' | '‘' | '’' | '\'' | '`'
        ) {
            return None;
        }
        let length = self.rest().trim_end().len();
        Some(self.slip(
            self.offset,
            length,
            &format!("a text stands in straight double quotation marks, not in {mark}"),
            "no text begins with this mark",
            "write \"…\" round the text; inside it, curly marks may stay as they are",
        ))
    }

    pub(super) fn marks_in_text(&self) -> Option<Slip> {
        let before = self.text.get(..self.offset)?;
        let word = self.rest().chars().next()?;
        if !before.ends_with('"') || !(word.is_alphanumeric()) || before.ends_with("\"\"\"") {
            return None;
        }
        Some(self.slip(
            self.offset - 1,
            1,
            "the text ends at this quotation mark, and words follow",
            "ends the text",
            "inside a text write a quotation mark as `\\\"`, or put the whole text between `\"\"\"` and `\"\"\"`",
        ))
    }

    pub(super) fn unquoted_words(&self) -> Option<Slip> {
        let words = self.rest().trim_end();
        let count = words.split_whitespace().count();
        let begins_text = self.expects(&[Rule::text]) && !self.expects(&[Rule::path, Rule::name]);
        if !begins_text || !words.starts_with(char::is_alphabetic) {
            return None;
        }
        let after_name =
            self.is_head() && item_form(token_at(self.text, first_word(self.text))).is_some();
        if !after_name && self.expects(&[Rule::k_remark, Rule::remark]) {
            return None;
        }
        if after_name && words.contains(" beats ") {
            let before = self.text[self.line.start..self.offset].trim();
            return Some(self.slip(
                self.offset,
                words.len(),
                "a comparison stands after a colon",
                "the colon is left out before this",
                &format!("write `{before}: {words}`"),
            ));
        }
        let literals = self.expected.iter().flat_map(|rule| literals(*rule));
        if forms::nearest(token_at(words, 0), literals.copied()).is_some() {
            return None;
        }
        let keyword = token_at(self.text, first_word(self.text));
        let is_titled = matches!(keyword, "paper" | "review" | "section" | "use");
        let words = match words.split_once('"') {
            Some((title, _)) if is_titled => {
                // The last of these words begins the clause that has its text.
                title
                    .trim_end()
                    .rsplit_once(' ')
                    .map_or(title, |(title, _)| title)
                    .trim_end()
            }
            _ => words,
        };
        if let Some((unquoted, _)) = words.split_once('"') {
            // A text follows: these words belong to the name.
            let name = self.text[self.line.start..self.offset].trim_end();
            let name = name.rsplit(char::is_whitespace).next().unwrap_or(name);
            let joined: Vec<&str> = unquoted.split_whitespace().collect();
            return Some(self.slip(
                self.offset,
                unquoted.trim_end().len(),
                "a name is one word",
                "these words stand between a name and its text",
                &format!(
                    "join them, as in `{name}-{}`; or leave them out",
                    joined.join("-")
                ),
            ));
        }
        let label = if count > 1 {
            "these words have none"
        } else {
            "this word has none"
        };
        Some(self.slip(
            self.offset,
            words.len(),
            "a text stands in quotation marks",
            label,
            &format!("write \"{words}\""),
        ))
    }

    pub(super) fn bare_address(&self) -> Option<Slip> {
        let words = self.first_words();
        let at = ["http://", "https://", "http:", "https:", "www."]
            .iter()
            .find_map(|start| words.find(start))?;
        let start = self.line.first_word(self.text) + at;
        let quoted_already = self.text[self.line.start..start].matches('"').count() % 2 == 1;
        if quoted_already {
            return None;
        }
        let length = words[at..].split_whitespace().next().map_or(0, str::len);
        Some(self.slip(
            start,
            length,
            "a web address stands in quotation marks",
            "without them, `//` begins a comment",
            &format!("write \"{}\"", &words[at..at + length]),
        ))
    }

    pub(super) fn allow_without_reason(&self) -> Option<Slip> {
        let words = self.first_words();
        if !words.starts_with("allow") || !self.expects(&[Rule::text]) {
            return None;
        }
        let rule = words.split_whitespace().nth(1)?;
        let start = self.line.first_word(self.text);
        let end = self.line.last_word_end(self.text);
        if self.rest().starts_with('"') {
            return None;
        }
        Some(self.slip(
            start,
            end - start,
            "an `allow` says why",
            "the reason is left out",
            &format!("write `allow {rule} \"why it may stand\"`"),
        ))
    }

    pub(super) fn unclosed_text(&self) -> Option<(Slip, Costs)> {
        let rest = self.rest();
        if !rest.starts_with('"') {
            return None;
        }
        if rest.starts_with("\"\"\"") {
            if self.text[self.offset + 3..].contains("\"\"\"") {
                return None;
            }
            let slip = self.slip(
                self.offset,
                3,
                "this long text is not closed",
                "begins here and never ends",
                "end it with `\"\"\"`; its lines stay indented",
            );
            return Some((slip, Costs::RestOfItem));
        }
        if closes(rest) {
            return None;
        }
        let slip = self.slip(
            self.offset,
            rest.trim_end().len(),
            "this text is not closed",
            "begins here; its line ends without a closing `\"`",
            "close it on the same line, or write it between `\"\"\"` and `\"\"\"` to go on over several lines",
        );
        let costs = self.closing_line().map_or(Costs::Line, Costs::Through);
        Some((slip, costs))
    }

    /// Where a short text that goes on over the next lines is closed.
    fn closing_line(&self) -> Option<usize> {
        let mut line = self.line;
        for _ in 0..MOST_LINES_OF_TEXT {
            if line.end >= self.text.len() {
                return None;
            }
            line = Line::at(self.text, line.end + 1);
            let words = line.of(self.text).trim();
            let begins = clause_form(words).is_some() || item_form(token_at(words, 0)).is_some();
            if words.is_empty() || begins {
                return None;
            }
            if words.replace("\\\"", "").matches('"').count() % 2 == 1 {
                return Some(line.end);
            }
        }
        None
    }
}

/// Whether the text that begins a line is closed on it.
fn closes(line: &str) -> bool {
    let mut escaped = false;
    line.chars().skip(1).any(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    })
}
