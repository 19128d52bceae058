//! Dates, numbers and other values.

use super::Place;
use crate::dates::MONTHS;
use crate::syntax::grammar::Rule;
use crate::syntax::lines::{token_at, without_comment};
use crate::syntax::tree::Slip;

impl Place<'_, '_> {
    fn is_about_time(&self) -> bool {
        let word = token_at(self.first_words(), 0);
        word == "when" || word == "period" || word.ends_with("date")
    }

    /// `1957–1961`, `1957-1961` and `1957/61`
    pub(super) fn printed_years(&self) -> Option<Slip> {
        if !self.is_about_time() {
            return None;
        }
        let start = self.line.first_word(self.text);
        let words = without_comment(self.first_words());
        let at = words.find(['-', '–', '—', '/'])?;
        let sign = words[at..].chars().next()?.len_utf8();
        let first = words[..at].trim_end();
        let last = words[at + sign..].trim_start();
        let first = &first[first
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .len()..];
        let last = &last[..last
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(last.len())];
        let slash = words[at..].starts_with('/');
        let is_short = last.len() == 2 && !words[at..].starts_with('-');
        let is_long = last.len() == 4 && !slash;
        if first.len() != 4 || !(is_long || is_short) {
            return None;
        }
        let from = first.as_ptr() as usize - words.as_ptr() as usize;
        let to = last.as_ptr() as usize - words.as_ptr() as usize + last.len();
        let century = if is_short { &first[..2] } else { "" };
        Some(self.slip(
            start + from,
            to - from,
            "a stretch of time is written with a slash between whole dates",
            "not read as a stretch of time",
            &format!("write `{first}/{century}{last}`"),
        ))
    }

    /// `January 1961`
    pub(super) fn printed_month(&self) -> Option<Slip> {
        if !self.is_about_time() {
            return None;
        }
        let start = self.line.first_word(self.text);
        let words = without_comment(self.first_words());
        let mut number = 0;
        let month = words.split_whitespace().find(|word| {
            let place = MONTHS.iter().position(|month| {
                word.eq_ignore_ascii_case(month) || word.eq_ignore_ascii_case(&month[..3])
            });
            number = place.map_or(0, |place| place + 1);
            place.is_some()
        })?;
        let at = words.find(month)?;
        let year = words
            .split(|letter: char| !letter.is_ascii_digit())
            .find(|digits| digits.len() == 4)?;
        Some(self.slip(
            start + at,
            month.len(),
            "a month is written as a number",
            "not read as a month",
            &format!("write `{year}-{number:02}`, and with a day `{year}-{number:02}-20`"),
        ))
    }

    /// `90 000`
    pub(super) fn blanks_in_number(&self) -> Option<Slip> {
        let word = token_at(self.first_words(), 0);
        if !matches!(word, "figure" | "check" | "rate") {
            return None;
        }
        let before = self.text.get(self.line.start..self.offset)?;
        let digits = |letter: char| letter.is_ascii_digit();
        let group = self
            .rest()
            .chars()
            .take_while(|letter| digits(*letter))
            .count();
        let blank = before.len() - before.trim_end().len();
        if group != 3 || blank == 0 || !before.trim_end().ends_with(digits) {
            return None;
        }
        let number = before.trim_end().rsplit(char::is_whitespace).next()?;
        let start = self.offset - blank - number.len();
        let rest = self.rest();
        let end = rest
            .find(|letter: char| {
                !(letter.is_ascii_digit() || letter.is_whitespace() || letter == '.')
            })
            .unwrap_or(rest.len());
        let whole = self.text[start..self.offset + rest[..end].trim_end().len()].trim_end();
        let joined: Vec<&str> = whole.split_whitespace().collect();
        Some(self.slip(
            start,
            whole.len(),
            "no blank stands inside a number",
            "read as several numbers",
            &format!("write `{}`", joined.join(",")),
        ))
    }

    /// `author Shen Zhihua`
    pub(super) fn value_of_several_words(&self) -> Option<Slip> {
        let words = without_comment(self.first_words()).trim_end();
        let field = token_at(words, 0);
        let value = words.get(field.len()..)?.trim_start();
        let is_plain = !value.contains('"') && value.split_whitespace().count() > 1;
        if !is_plain || !self.expects(&[Rule::field_value]) || !crate::map::is_field(field) {
            return None;
        }
        Some(self.slip(
            self.line.first_word(self.text) + words.len() - value.len(),
            value.len(),
            "a value of several words stands in quotation marks",
            "these words have none",
            &format!("write `{field} \"{value}\"`"),
        ))
    }

    pub(super) fn currency_sign(&self) -> Option<Slip> {
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
        let after = self.rest()[sign.len_utf8() + amount.len()..].trim_start();
        let scale = match token_at(after, 0) {
            word @ ("thousand" | "million" | "billion" | "trillion") => format!(" {word}"),
            _ => String::new(),
        };
        Some(self.slip(
            self.offset,
            sign.len_utf8() + amount.len(),
            "a unit is a word after its number",
            "the sign stands before the number",
            &format!(
                "write `{}{scale} {word}`, or any word that names the money",
                if amount.is_empty() { "4" } else { amount }
            ),
        ))
    }
}
