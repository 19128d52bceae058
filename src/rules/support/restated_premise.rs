//! Premises that say what their conclusion says.

use std::borrow::Cow;

use unicode_normalization::{Recompositions, UnicodeNormalization as _};

use crate::findings::{Finding, Severity};
use crate::map::{Conclusion, Effect, StatementId};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "restated-premise",
    group: "support",
    severities: &[Severity::Warning],
    page: include_str!("restated_premise.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    for (id, reason) in map.all_reasons() {
        let (Effect::Supports, Conclusion::Statement(conclusion)) =
            (reason.effect, reason.conclusion)
        else {
            continue;
        };
        for premise in map.premises_of(id) {
            if premise.statement == conclusion || !say_the_same(context, premise.statement, conclusion) {
                continue;
            }
            let (premise_name, name) = (context.name(premise.statement), context.name(conclusion));
            findings.push(
                Finding::new(
                    RULE.name,
                    Severity::Warning,
                    format!("{premise_name} says the same as {name}, which it supports"),
                    premise.place,
                    "a reason says something else than its conclusion",
                )
                .label(map.statement(premise.statement).place, "this text")
                .label(map.statement(conclusion).place, "and this one are the same")
                .help(format!(
                    "if both are one claim, say `{} restates {}` instead; if the premise says more, put it into its text",
                    premise_name.trim_matches('`'),
                    name.trim_matches('`')
                )),
            );
        }
    }
}

/// Whether the texts of two statements differ at most in what does not matter:
/// case, punctuation, blanks. Most differ in their first word.
fn say_the_same(context: &Context<'_>, one: StatementId, other: StatementId) -> bool {
    let (Some(one), Some(other)) = (text(context, one), text(context, other)) else {
        return false;
    };
    if one.is_ascii() && other.is_ascii() && !ascii_letters(&one).eq(ascii_letters(&other)) {
        return false;
    }
    let mut letters = Words::new(&one);
    letters.by_ref().eq(Words::new(&other)) && letters.any
}

fn text<'run>(context: &Context<'run>, id: StatementId) -> Option<Cow<'run, str>> {
    let statement = context.map.statement(id);
    let source = &context.project.files.get(statement.place.file).text;
    Some(statement.text?.of(source))
}

fn ascii_letters(text: &str) -> impl Iterator<Item = u8> {
    let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase())
}

/// The letters of a text's words in small, with one blank before each word.
struct Words<'text> {
    letters: Letters<'text>,
    waiting: Option<char>,
    in_word: bool,
    /// Whether there was a word.
    any: bool,
}

type Letters<'text> = std::iter::FlatMap<
    Recompositions<std::str::Chars<'text>>,
    std::char::ToLowercase,
    fn(char) -> std::char::ToLowercase,
>;

impl<'text> Words<'text> {
    fn new(text: &'text str) -> Self {
        Self {
            letters: text.nfkc().flat_map(char::to_lowercase),
            waiting: None,
            in_word: false,
            any: false,
        }
    }
}

impl Iterator for Words<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(letter) = self.waiting.take() {
            return Some(letter);
        }
        loop {
            let letter = self.letters.next()?;
            if !letter.is_alphanumeric() {
                self.in_word = false;
            } else if self.in_word {
                return Some(letter);
            } else {
                self.in_word = true;
                self.any = true;
                self.waiting = Some(letter);
                return Some(' ');
            }
        }
    }
}
