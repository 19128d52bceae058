//! Words for what the grammar cannot read.
//!
//! pest says which rules it tried at the furthest place it reached; here that
//! becomes what a reader of the language would say: what was expected, in which
//! construct, and a form that works.

use std::ops::Range;

use super::Span;
use super::expected::expected_words;
use super::forms::{self, ItemForm, clause_form, item_form};
use super::grammar::Rule;
use super::known_slips;
use super::lines::{Line, token_at, without_comment};
use super::misplaced;
use super::start::first_word;
use super::tree::Slip;
use crate::findings::quoted;

/// What reading fails on: the line, the place, and what could have stood there.
pub(super) struct Fault<'rules> {
    /// The line at fault.
    pub(super) line: Line,
    /// The place at fault: the first letter that does not fit, or the end of
    /// the line where something is left out.
    pub(super) offset: usize,
    /// The rules that were tried there.
    pub(super) expected: &'rules [Rule],
}

/// How much of its item a slip costs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Costs {
    /// The line it stands on.
    Line,
    /// Everything up to the end of a later line: a short text that runs over several.
    Through(usize),
    /// Everything from that line on: a long text that never ends.
    RestOfItem,
}

impl Costs {
    /// Where what is lost ends.
    pub(super) fn end(self, line: Line, text: &str) -> usize {
        match self {
            Self::Line => line.end,
            Self::Through(end) => end,
            Self::RestOfItem => text.len(),
        }
    }
}

impl<'rules> Fault<'rules> {
    /// Finds the line at fault. Where a clause is left unfinished, pest stops at
    /// the first word of the next line; the fault is the line before.
    pub(super) fn find(text: &str, offset: usize, expected: &'rules [Rule]) -> Self {
        let line = Line::at(text, offset);
        let begins_line = text[line.start..offset].trim().is_empty();
        let word = token_at(text, offset);
        let clause_could_begin = expected
            .iter()
            .any(|rule| matches!(rule, Rule::k_remark | Rule::remark | Rule::k_tags));
        let ends = word.is_empty();
        let starts_afresh = clause_form(&text[offset..line.end]).is_some()
            || item_form(word).is_some()
            || word.starts_with('|');
        if begins_line
            && (ends || (!clause_could_begin && starts_afresh))
            && let Some(before) = line.before(text)
        {
            return Self {
                line: before,
                offset: before.last_word_end(text),
                expected,
            };
        }
        Self {
            line,
            offset,
            expected,
        }
    }
}

/// Clauses of which a slip leaves open neither what supports a statement nor
/// where it was found.
const ASIDE: [&str; 19] = [
    "opposed by",
    "opposes",
    "says",
    "quote",
    "figure",
    "table",
    "expected under",
    "unexpected under",
    "test",
    "check",
    "scope",
    "when",
    "strength",
    "extent",
    "remark",
    "tags",
    "allow",
    "refines",
    "explains",
];

/// Whether a line that cannot be read may have said what supports its item, or
/// what its item supports.
pub(super) fn may_bear_on_support(text: &str, line: Line) -> bool {
    let first = line.first_word(text);
    let start = &text[first..line.end];
    let word = token_at(text, first);
    let firsts = forms::CLAUSES
        .iter()
        .filter_map(|(start, _)| start.split(' ').next());
    let clause = clause_form(start)
        .or_else(|| forms::nearest(word, firsts).and_then(clause_form))
        .map(|(keyword, _)| *keyword);
    clause.is_none_or(|clause| !ASIDE.contains(&clause))
}

/// Words for one fault, and what it costs.
pub(super) fn explain(text: &str, fault: &Fault<'_>, base: usize, rule: Rule) -> (Slip, Costs) {
    if let Some(known) = known_slips::recognise(text, fault, base) {
        return known;
    }
    let line = fault.line;
    let first = line.first_word(text);
    let start = &text[first..line.end];
    let is_head = Line::at(text, first_word(text)) == line && rule != Rule::loose_clauses;
    let known_clause = if is_head { None } else { clause_form(start) };
    let item = if is_head {
        item_form(token_at(text, first))
    } else {
        None
    };
    if !is_head && known_clause.is_none() && fault.offset <= first {
        return (unknown_clause(text, line, base), Costs::Line);
    }
    if let Some(&(word, _)) = known_clause
        && is_misplaced(word, fault, first, rule)
    {
        return (misplaced_clause(text, word, first, base, rule), Costs::Line);
    }
    let construct = known_clause
        .copied()
        .or_else(|| item.map(|item| (item.word, head_forms(item, &text[..fault.offset]))));
    let found = token_at(text, fault.offset);
    let span = if found.is_empty() {
        let word = last_word(text, line);
        Span::new(base + word.start, base + word.end)
    } else {
        Span::new(base + fault.offset, base + fault.offset + found.len())
    };
    let expected = expected_words(fault.expected);
    let place = construct.map_or_else(String::new, |(word, _)| format!(" in `{word}`"));
    let message = match (&expected, found.is_empty()) {
        (Some(expected), true) => format!("this line ends where {expected} should follow{place}"),
        (Some(expected), false) => {
            format!("expected {expected}{place}, found {}", quoted(found))
        }
        (None, _) => format!("{} does not fit here{place}", quoted(found)),
    };
    let label = match (&expected, found.is_empty()) {
        (Some(expected), true) => format!("after this, {expected}"),
        (Some(_), false) => "this does not fit here".to_owned(),
        (None, _) => "this was not expected".to_owned(),
    };
    let near = near_word(found, fault.expected);
    let help = match (near, construct) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, Some((_, forms))) => forms::help(forms),
        (None, None) => "a relation line reads `first-name supports second-name`".to_owned(),
    };
    let prose = is_head && looks_like_prose(&text[line.start..line.end]);
    (
        Slip {
            message,
            span,
            label,
            help,
            prose,
        },
        Costs::Line,
    )
}

/// The forms of an item's first line: a comparison where a colon was written.
fn head_forms(item: &ItemForm, before: &str) -> forms::Forms {
    if item.rule == Rule::statement && before.contains(':') {
        &["thesis hedging-wins: hedging beats competition"]
    } else {
        item.forms
    }
}

/// Whether a clause stands in an item that takes none of its kind.
fn is_misplaced(word: &str, fault: &Fault<'_>, first: usize, rule: Rule) -> bool {
    let reads_fields = matches!(rule, Rule::source | Rule::paper | Rule::review);
    let is_field = crate::map::is_field(word) || matches!(word, "by" | "bibliography" | "at");
    fault.offset == first || (reads_fields && !is_field && fault.expected == [Rule::field_value])
}

/// A clause in an item that takes none of its kind.
fn misplaced_clause(text: &str, word: &str, first: usize, base: usize, rule: Rule) -> Slip {
    let keyword = token_at(text, first_word(text));
    let (owner, takes) = match rule {
        Rule::question => (
            "a `question`",
            "`answers`, `exclusive`, `exhaustive`, `scope` and `when`",
        ),
        Rule::source => (
            "a `source`",
            "fields such as `author` and `date`, `primary`, `secondary`, `tertiary` and `rests on`",
        ),
        Rule::note => (
            "a `note`",
            "`cites`, `missing`, `incomplete` and relations such as `supports`",
        ),
        Rule::section => ("a `section`", "`scope` and `when`"),
        Rule::paper | Rule::review => (
            "a header",
            "`by`, `date`, `text`, `holds` and `bibliography`",
        ),
        Rule::rate => ("a `rate`", "`from` and `when`"),
        Rule::relation_item => (
            "a relation line",
            "`because`, `unless`, `as` and `conceded`",
        ),
        Rule::statement => ("a statement", "reasons, relations and what is said of it"),
        _ => ("", ""),
    };
    let owner = if owner.is_empty() {
        format!("a `{keyword}`")
    } else {
        owner.to_owned()
    };
    let takes = if takes.is_empty() {
        String::new()
    } else {
        format!("{takes}; and like every item ")
    };
    Slip {
        message: format!("`{word}` does not stand in {owner}"),
        span: Span::new(base + first, base + first + word.len()),
        label: match home_of(word) {
            Some(home) => format!("this clause belongs below a `{home}`"),
            None => "this clause belongs to another kind of item".to_owned(),
        },
        help: format!("{owner} takes {takes}`remark`, `tags` and `allow`"),
        prose: false,
    }
}

/// The only kind of item that takes a clause, where there is one.
fn home_of(word: &str) -> Option<&'static str> {
    match word {
        "exclusive" | "exhaustive" => Some("question"),
        "cites" | "missing" | "incomplete" => Some("note"),
        "primary" | "secondary" | "tertiary" | "rests" => Some("source"),
        "bibliography" => Some("paper"),
        _ => None,
    }
}

/// Whether an indented line can be read as an item's first line.
pub(super) fn reads_as_item(rest: &str) -> bool {
    let line = Line::at(rest, 0);
    let words = without_comment(line.of(rest));
    words.contains('"') || words.split_whitespace().count() == 2 || words.contains(':')
}

/// A colon between a name and its text, where one stands before an offset.
pub(super) fn stray_colon(text: &str, offset: usize) -> Option<usize> {
    let before = text[..offset].trim_end();
    before.ends_with(':').then(|| before.len() - 1)
}

fn unknown_clause(text: &str, line: Line, base: usize) -> Slip {
    let first = line.first_word(text);
    let word = token_at(text, first);
    let starts = forms::CLAUSES.iter().map(|&(start, _)| start);
    let firsts = forms::CLAUSES
        .iter()
        .filter_map(|(start, _)| start.split(' ').next());
    let two_words: String = text[first..line.end]
        .split_whitespace()
        .take(2)
        .collect::<Vec<_>>()
        .join(" ");
    let near = forms::nearest(word, firsts)
        .and_then(clause_form)
        .map(|&(start, _)| start)
        .or_else(|| forms::nearest(&two_words, starts));
    let Some(near) = near else {
        return misplaced::prose(Span::new(base + first, base + line.last_word_end(text)));
    };
    let length = if near.contains(' ') && two_words.contains(' ') {
        text[first..line.end]
            .find(two_words.split(' ').nth(1).unwrap_or_default())
            .map_or(word.len(), |second| {
                second + two_words.split(' ').nth(1).map_or(0, str::len)
            })
    } else {
        word.len()
    };
    let written = &text[first..first + length];
    Slip {
        message: format!("no clause begins with {}", quoted(written)),
        span: Span::new(base + first, base + first + length),
        label: "not a clause".to_owned(),
        help: format!("did you mean `{near}`?"),
        prose: false,
    }
}

fn near_word(found: &str, expected: &[Rule]) -> Option<&'static str> {
    let words = expected
        .iter()
        .flat_map(|rule| super::expected::literals(*rule));
    forms::nearest(found, words.copied())
}

/// Whether a line reads as running text: five words or more and no quotation mark.
pub(super) fn looks_like_prose(line: &str) -> bool {
    let words = without_comment(line);
    !words.contains('"') && words.split_whitespace().count() >= 5
}

/// Whether a line may be running text, as far as its own look tells: it is long
/// outside quotation marks, or holds none and ends as a sentence or its part does.
pub(super) fn could_be_prose(line: &str) -> bool {
    let words = without_comment(line).trim_end();
    let is_quoting = words.contains('"');
    let unquoted = words.split('"').step_by(2).flat_map(str::split_whitespace);
    looks_like_prose(line)
        || (is_quoting && unquoted.count() > 5)
        || (!is_quoting && words.ends_with(['.', ',', ';', '?', '!']))
}

fn last_word(text: &str, line: Line) -> Range<usize> {
    let end = line.last_word_end(text);
    let start = text[line.start..end]
        .rfind(char::is_whitespace)
        .map_or(line.start, |at| {
            line.start
                + at
                + text[line.start + at..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8)
        });
    start..end
}
