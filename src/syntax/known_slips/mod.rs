//! The slips that are made most often, each answered with the form that works.

mod lists;
mod texts;
mod values;
mod words;

use super::Span;
use super::grammar::Rule;
use super::lines::Line;
use super::slips::{Costs, Fault};
use super::start::first_word;
use super::tree::Slip;

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
        .or_else(|| place.mark_before_line())
        .or_else(|| place.stray_colon())
        .or_else(|| place.comma_before_option())
        .or_else(|| place.comma_between_reasons())
        .or_else(|| place.list_of_notes())
        .or_else(|| place.note_number_alone())
        .or_else(|| place.and_in_list())
        .or_else(|| place.bare_address())
        .or_else(|| place.currency_sign())
        .or_else(|| place.printed_years())
        .or_else(|| place.printed_month())
        .or_else(|| place.blanks_in_number())
        .or_else(|| place.digit_first())
        .or_else(|| place.reserved_name())
        .or_else(|| place.half_a_keyword())
        .or_else(|| place.option_apart())
        .or_else(|| place.value_of_several_words())
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
}
