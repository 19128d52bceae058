//! What an item is, told from its first two words before the grammar reads it.

use std::ops::Range;

use pest::Parser as _;

use super::forms::{self, ItemForm, RELATIONS, clause_form, item_form};
use super::grammar::{Grammar, Rule};
use super::lines::{Line, token_at};
use super::slips;

/// What stands at the beginning of a stretch of a file.
pub(super) enum Start {
    /// An item's keyword.
    Item(&'static ItemForm),
    /// A name and then a relation.
    Relation,
    /// A word near an item's keyword, and where it stands.
    MisspeltItem(&'static ItemForm, Range<usize>),
    /// A word that begins a clause.
    Clause,
    /// None of these; where the line still looks like an item, the name it would define.
    Unknown { name: Option<Range<usize>> },
}

/// Tells what a stretch of text begins with.
pub(super) fn start(text: &str) -> Start {
    let first = first_word(text);
    let word = token_at(text, first);
    if let Some(form) = item_form(word) {
        return Start::Item(form);
    }
    let second = next_word(text, first + word.len());
    let second_word = token_at(text, second);
    if RELATIONS.contains(&second_word) || after_path_relation(text, first) {
        return Start::Relation;
    }
    let line = Line::at(text, first);
    if clause_form(&text[first..line.end]).is_some() && !only_begins_as_clause(line.of(text)) {
        return Start::Clause;
    }
    let names_something = second_word.starts_with(char::is_alphabetic);
    let is_prose = slips::looks_like_prose(line.of(text));
    if !is_prose && (names_something || second_word.starts_with('"')) {
        let near = forms::nearest(word, forms::ITEMS.iter().map(|form| form.word));
        if let Some(form) = near.and_then(item_form) {
            return Start::MisspeltItem(form, first..first + word.len());
        }
    }
    let third = token_at(text, next_word(text, second + second_word.len()));
    let looks_like_item = names_something
        && word.starts_with(char::is_alphabetic)
        && (third.is_empty() || third.starts_with('"') || third.starts_with(':'));
    Start::Unknown {
        name: looks_like_item.then(|| second..second + second_word.len()),
    }
}

/// Whether a line of running text merely begins with a clause's word: "from then on …".
fn only_begins_as_clause(line: &str) -> bool {
    slips::could_be_prose(line) && Grammar::parse(Rule::loose_clauses, line).is_err()
}

/// Where the first word of a stretch begins, comments passed over.
pub(super) fn first_word(text: &str) -> usize {
    let mut at = 0;
    loop {
        let line = Line::at(text, at);
        let first = line.first_word(text);
        let is_words = first < line.end && !text[first..].starts_with("//");
        if is_words || line.end >= text.len() {
            return first;
        }
        at = line.end + 1;
    }
}

/// Where the next word on the same line begins.
fn next_word(text: &str, from: usize) -> usize {
    let line = Line::at(text, from);
    let rest = &text[from..line.end];
    from + (rest.len() - rest.trim_start().len())
}

/// Whether a dotted name and then a relation stand here (`shen-xia.aid supports x`).
fn after_path_relation(text: &str, first: usize) -> bool {
    let line = Line::at(text, first);
    let mut words = text[first..line.end].split_whitespace();
    let is_path = words
        .next()
        .is_some_and(|word| word.contains('.') && word.starts_with(char::is_alphabetic));
    is_path && words.next().is_some_and(|word| RELATIONS.contains(&word))
}
