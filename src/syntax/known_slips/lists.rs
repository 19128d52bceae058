//! Commas and `and`, in reasons, lists and notes.

use super::Place;
use crate::syntax::forms::clause_form;
use crate::syntax::grammar::Rule;
use crate::syntax::lines::token_at;
use crate::syntax::start::first_word;
use crate::syntax::tree::Slip;

impl Place<'_, '_> {
    pub(super) fn comma_between_reasons(&self) -> Option<Slip> {
        if !self.rest().starts_with(',') {
            return None;
        }
        let (start, _) = clause_form(self.first_words())?;
        if !matches!(*start, "supported by" | "opposed by") {
            return None;
        }
        let before = self.text[self.line.start..self.offset].trim_end();
        let clause = before.trim_start();
        let first = clause.strip_prefix(start).unwrap_or(clause).trim();
        let after = self.rest()[1..].trim_start();
        let second = token_at(after, 0);
        if second.is_empty() {
            return Some(self.slip(
                self.offset,
                1,
                "nothing follows this comma",
                "no comma here",
                &format!("take it away, or go on with `and`, as in `{start} {first} and another`"),
            ));
        }
        Some(self.slip(
            self.offset,
            1,
            "a comma between reasons leaves open whether they are needed together",
            "one reason, one line",
            &format!("where both are needed together: `{start} {first} and {second}`; where each is a reason of its own: `{start} {first}`, and `{start} {second}` on a second line"),
        ))
    }

    /// `supported by a, because …`
    pub(super) fn comma_before_option(&self) -> Option<Slip> {
        let after = self.rest().strip_prefix(',')?.trim_start();
        let word = token_at(after, 0);
        if !matches!(word, "because" | "unless" | "as" | "conceded" | "and") {
            return None;
        }
        let before = self.text.get(..self.offset)?.trim_end();
        let last = before.rsplit(char::is_whitespace).next()?;
        Some(self.slip(
            self.offset,
            1,
            &format!("no comma stands before `{word}`"),
            "no comma here",
            &format!("take the comma away, as in `{last} {word} …`"),
        ))
    }

    pub(super) fn list_of_notes(&self) -> Option<Slip> {
        let starts_note = token_at(self.text, first_word(self.text)) == "note";
        let is_list = self.rest().starts_with([',', '-', '–']) || token_at(self.rest(), 0) == "and";
        let before = self.text[self.line.start..self.offset].trim_end();
        let first = before.rsplit(char::is_whitespace).next().unwrap_or("4");
        let is_number = first.starts_with(|letter: char| letter.is_ascii_digit());
        if !starts_note || !self.is_head() || !is_list || !is_number {
            return None;
        }
        let last: String = self
            .rest()
            .chars()
            .skip_while(|letter| !letter.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        if last.is_empty() {
            return Some(self.slip(
                self.offset,
                1,
                "no number follows here",
                "this stands in the way",
                &format!("write `note {first} \"…\" cites source-name`"),
            ));
        }
        Some(self.slip(
            self.offset,
            token_at(self.text, self.offset).len().max(1),
            "a note item holds one number or a run of numbers",
            "no list of notes here",
            &format!("write `note {first}..{last}` for all from the first to the last, or one `note` a line"),
        ))
    }

    /// `from note 4, 5`
    pub(super) fn note_number_alone(&self) -> Option<Slip> {
        let number = token_at(self.text, self.offset);
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let before = self.text.get(self.line.start..self.offset)?;
        let after_note = before.trim_end().ends_with(',') && before.contains("note ");
        if !is_number || !after_note || !self.expects(&[Rule::work, Rule::cite]) {
            return None;
        }
        Some(self.slip(
            self.offset,
            number.len(),
            "each note is named with the word `note` before its number",
            "a number alone is no citation",
            &format!("write `note {number}`"),
        ))
    }

    /// `answers a and b`
    pub(super) fn and_in_list(&self) -> Option<Slip> {
        let is_and = token_at(self.text, self.offset) == "and";
        let begins_line = self.offset == self.line.first_word(self.text);
        let wants_part = self.expects(&[Rule::name, Rule::path, Rule::tag, Rule::text, Rule::work]);
        if !is_and || begins_line || wants_part {
            return None;
        }
        Some(self.slip(
            self.offset,
            3,
            "a comma, not `and`, stands between the parts of a list",
            "a comma is needed here",
            "write a comma where this `and` stands; `and` joins premises that are needed together, after `supported by` and `opposed by`",
        ))
    }
}
