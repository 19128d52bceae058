//! The slips that are made most often, each answered with the form that works.

use pest::Parser as _;

use super::Span;
use super::forms::{clause_form, item_form};
use super::grammar::{Grammar, Rule};
use super::lines::{Line, token_at};
use super::slips::{Costs, Fault, stray_colon};
use super::start::first_word;
use super::tree::Slip;
use crate::findings::quoted;

/// Words for a fault that is one of the common slips.
pub(super) fn recognise(text: &str, fault: &Fault<'_>, base: usize) -> Option<(Slip, Costs)> {
    let place = Place {
        text,
        line: fault.line,
        offset: fault.offset,
        base,
        expected: fault.expected,
    };
    let simple = place
        .curly_marks()
        .or_else(|| place.stray_colon())
        .or_else(|| place.comma_between_reasons())
        .or_else(|| place.comma_between_notes())
        .or_else(|| place.bare_address())
        .or_else(|| place.currency_sign())
        .or_else(|| place.digit_first())
        .or_else(|| place.reserved_name())
        .or_else(|| place.half_a_keyword())
        .or_else(|| place.marks_in_text())
        .or_else(|| place.allow_without_reason())
        .or_else(|| place.unquoted_words());
    match simple {
        Some(slip) => Some((slip, Costs::Line)),
        None => place.unclosed_text(),
    }
}

struct Place<'text, 'rules> {
    text: &'text str,
    line: Line,
    offset: usize,
    base: usize,
    expected: &'rules [Rule],
}

impl Place<'_, '_> {
    fn rest(&self) -> &str {
        self.text
            .get(self.offset..self.line.end)
            .unwrap_or_default()
    }

    fn first_words(&self) -> &str {
        &self.text[self.line.first_word(self.text)..self.line.end]
    }

    fn is_head(&self) -> bool {
        Line::at(self.text, first_word(self.text)) == self.line
    }

    fn expects(&self, rules: &[Rule]) -> bool {
        self.expected.iter().any(|rule| rules.contains(rule))
    }

    fn slip(&self, at: usize, length: usize, message: &str, label: &str, help: &str) -> Slip {
        Slip {
            message: message.to_owned(),
            span: Span::new(self.base + at, self.base + at + length),
            label: label.to_owned(),
            help: help.to_owned(),
            prose: false,
        }
    }

    fn curly_marks(&self) -> Option<Slip> {
        let mark = self.rest().chars().next()?;
        if !matches!(mark, '“' | '”' | '„' | '«' | '»' | '‟' | '‘' | '’' | '\'') {
            return None;
        }
        let length = self.rest().trim_end().len();
        Some(self.slip(
            self.offset,
            length,
            &format!("a text stands in straight quotation marks, not in {mark}"),
            "these marks are read as letters",
            "write \"…\" round the text; inside it, curly marks may stay as they are",
        ))
    }

    fn stray_colon(&self) -> Option<Slip> {
        let colon = stray_colon(self.text, self.offset)?;
        if !self.is_head() || !self.rest().starts_with('"') {
            return None;
        }
        let keyword = token_at(self.text, first_word(self.text));
        let before = self.text[..colon].trim_end();
        let name = before.rsplit(char::is_whitespace).next().unwrap_or("name");
        Some(self.slip(
            colon,
            1,
            "a colon stands between the name and its text",
            "no colon here",
            &format!("write `{keyword} {name} \"…\"`; a colon is for comparisons, as in `{keyword} {name}: this beats that`"),
        ))
    }

    fn comma_between_reasons(&self) -> Option<Slip> {
        if !self.rest().starts_with(',') {
            return None;
        }
        let (start, _) = clause_form(self.first_words())?;
        if !matches!(*start, "supported by" | "opposed by") {
            return None;
        }
        let before = self.text[self.line.start..self.offset].trim_end();
        let first = before.rsplit(char::is_whitespace).next().unwrap_or("a");
        let after = self.rest()[1..].trim_start();
        let second = match token_at(after, 0) {
            "" => "b",
            word => word,
        };
        Some(self.slip(
            self.offset,
            1,
            "a comma between reasons leaves open whether they are needed together",
            "one reason, one line",
            &format!("where both are needed together: `{start} {first} and {second}`; where each is a reason of its own: `{start} {first}`, and `{start} {second}` on a second line"),
        ))
    }

    fn comma_between_notes(&self) -> Option<Slip> {
        let starts_note = token_at(self.text, first_word(self.text)) == "note";
        let mark = self.rest().chars().next()?;
        if !starts_note || !self.is_head() || !matches!(mark, ',' | '-' | '–') {
            return None;
        }
        let before = self.text[self.line.start..self.offset].trim_end();
        let first = before.rsplit(char::is_whitespace).next().unwrap_or("4");
        let after = token_at(self.rest()[mark.len_utf8()..].trim_start(), 0);
        let last = if after.is_empty() { "5" } else { after };
        Some(self.slip(
            self.offset,
            mark.len_utf8(),
            "a note item holds one number or a run of numbers",
            "no list of notes here",
            &format!("write `note {first}..{last}` for all from the first to the last, or one `note` a line"),
        ))
    }

    fn bare_address(&self) -> Option<Slip> {
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

    fn currency_sign(&self) -> Option<Slip> {
        let sign = self.rest().chars().next()?;
        let word = match sign {
            '$' => "USD",
            '€' => "EUR",
            '£' => "GBP",
            '¥' => "CNY",
            _ => return None,
        };
        let amount: String = self.rest()[sign.len_utf8()..]
            .chars()
            .take_while(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'))
            .collect();
        let amount = amount.trim_end_matches([',', '.']);
        Some(self.slip(
            self.offset,
            sign.len_utf8() + amount.len(),
            "a unit is a word after its number",
            "the sign stands before the number",
            &format!(
                "write `{} {word}`, or any word that names the money",
                if amount.is_empty() { "4" } else { amount }
            ),
        ))
    }

    fn digit_first(&self) -> Option<Slip> {
        let word = token_at(self.text, self.offset);
        let wants_name = self.expects(&[Rule::name, Rule::path]) || self.expected.is_empty();
        let is_name = word.starts_with(|letter: char| letter.is_ascii_digit())
            && word.contains(char::is_alphabetic);
        if !wants_name || !is_name {
            return None;
        }
        let (digits, letters) = word.split_at(
            word.find(|letter: char| !letter.is_ascii_digit())
                .unwrap_or(word.len()),
        );
        let letters = letters.trim_start_matches('-');
        Some(self.slip(
            self.offset,
            word.len(),
            &format!("{} is no name: a name begins with a letter", quoted(word)),
            "a digit stands first",
            &format!("for instance `{letters}-{digits}`"),
        ))
    }

    fn reserved_name(&self) -> Option<Slip> {
        let word = token_at(self.text, self.offset);
        let is_reserved = Grammar::parse(Rule::reserved, word)
            .is_ok_and(|mut nodes| nodes.next().is_some_and(|node| node.as_str() == word));
        if !is_reserved || !self.expects(&[Rule::name, Rule::path, Rule::tag]) {
            return None;
        }
        if self.offset == self.line.first_word(self.text) {
            return None;
        }
        Some(self.slip(
            self.offset,
            word.len(),
            &format!("`{word}` is a word of the language and no name"),
            "a name is needed here",
            &format!("add a word to it, as in `{word}-1956` or `the-{word}`"),
        ))
    }

    fn half_a_keyword(&self) -> Option<Slip> {
        let first = self.line.first_word(self.text);
        let (keyword, form) = clause_form(self.first_words())?;
        let (half, other) = keyword.split_once(' ')?;
        if self.offset != first || token_at(self.text, first + half.len() + 1) == other {
            return None;
        }
        Some(self.slip(
            first,
            half.len(),
            &format!("after `{half}` the word `{other}` is left out"),
            &format!("the clause is `{keyword}`"),
            &format!("a form that works: `{form}`"),
        ))
    }

    fn marks_in_text(&self) -> Option<Slip> {
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

    fn allow_without_reason(&self) -> Option<Slip> {
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

    fn unquoted_words(&self) -> Option<Slip> {
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

    fn unclosed_text(&self) -> Option<(Slip, Costs)> {
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
        Some((slip, Costs::Line))
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
