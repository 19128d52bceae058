//! Quotations that the held text does not contain.

use std::collections::HashSet;
use std::ops::Range;

use crate::checked::{CheckedQuotation, Kind, Looked, Near, Outcome};
use crate::findings::{Edit, Finding, Severity, list, quoted};
use crate::map::Place;
use crate::quotations::{Letters, SHORTEST_NEAR, telling_words};
use crate::rules::{Check, Context, Rule, other_number, quotation_words as words};
use crate::syntax::Span;
use crate::syntax::tree::Text;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "quote-mismatch",
    group: "quotations",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("quote_mismatch.md"),
    check: Check::Map(check),
};

/// So many places are shown where words differ.
const MOST_SHOWN: usize = 4;

/// So many copies are named.
const MOST_NAMED: usize = 3;

/// The words of the statements' names.
type Telling = HashSet<String, foldhash::fast::FixedState>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let names = context.map.statements.iter();
    let words = names.flat_map(|one| telling_words(context.map.names.text(one.name)));
    let telling: Telling = words.collect();
    let quotations = context.checked.quotations.iter();
    for quotation in quotations.filter(|one| one.kind == Kind::Quotation) {
        match &quotation.outcome {
            Outcome::Near(near) if !near.is_altered(quotation.kind) => {
                findings.push(differs(context, quotation, near, &telling));
            }
            Outcome::Found(found) if found.has_other_number() => {
                findings.push(other_number::finding(context, quotation, found));
            }
            Outcome::Absent { copies, is_scattered } => {
                findings.push(absent(context, quotation, copies, *is_scattered));
            }
            _ => {}
        }
    }
}

fn differs(
    context: &Context<'_>,
    quotation: &CheckedQuotation,
    near: &Near,
    telling: &Telling,
) -> Finding {
    let text = words::text(context, near.copy);
    let work = words::work(context, quotation, near.copy);
    let (severity, message) = if near.copy.as_printed {
        (Severity::Warning, "the paper prints this quotation in other words".to_owned())
    } else {
        (Severity::Error, format!("{work} does not have these words"))
    };
    let mut changes = near.replaced.iter();
    let first = changes.next().map_or(0..0, |change| change.quoted.clone());
    let mut finding = Finding::new(
        RULE.name,
        severity,
        message,
        words::place(context, quotation, &first),
        words::told(text, quotation, &near.replaced),
    );
    for change in changes.take(MOST_SHOWN - 1).filter(|change| !change.quoted.is_empty()) {
        let there = words::short(text.get(change.text.clone()).unwrap_or_default());
        let label = if there.is_empty() {
            "the text has nothing here".to_owned()
        } else {
            format!("the text has `{there}`")
        };
        finding = finding.label(words::place(context, quotation, &change.quoted), label);
    }
    let file = words::file(context, near.copy);
    let shown = words::difference(text, &near.passage, &quotation.words, &near.replaced);
    finding.help(format!(
        "the nearest passage, in {file}{}: “{shown}”; give its words, or mark what was changed with `[…]` and what was left out with `…`",
        words::on_page(near.page)
    ))
    .edit(mended(context, quotation, near, telling))
}

/// Mends slips of the pen, word by word where they stand; none where such a word is one of
/// the item's own or of a claim's name: there it may be what the argument turns on.
fn mended(
    context: &Context<'_>,
    quotation: &CheckedQuotation,
    near: &Near,
    telling: &Telling,
) -> Option<Edit> {
    let corrections = near.corrections.as_ref()?;
    let text = &context.project.files.get(quotation.place.file).text;
    let own = quotation.statement.and_then(|id| context.map.statement(id).text);
    let own = own.map_or_else(Vec::new, |own| telling_words(&own.of(text)));
    let places = Text(quotation.place.span).places(text);
    let mut edit: Option<Edit> = None;
    let mut does = Vec::new();
    for one in corrections {
        let ours = quotation.words.get(one.quoted.clone())?;
        let mut words = telling_words(ours).into_iter().chain(telling_words(&one.word));
        if words.any(|word| own.contains(&word) || telling.contains(&word)) {
            return None;
        }
        let written = stretch(text, &places, &one.quoted)?;
        let (written, word) = match (ours.is_empty(), one.word.is_empty()) {
            (true, _) => (written, format!(" {}", one.word)),
            (_, true) => (with_a_blank(text, written)?, String::new()),
            _ => (written, one.word.clone()),
        };
        does.push(match (ours.is_empty(), one.word.is_empty()) {
            (true, _) => format!("puts {} in", quoted(&one.word)),
            (_, true) => format!("takes {} out", quoted(ours)),
            _ => format!("writes {}", quoted(&one.word)),
        });
        let place = Place {
            file: quotation.place.file,
            span: Span::new(written.start, written.end),
        };
        edit = Some(match edit {
            Some(edit) => edit.and(place, word),
            None => Edit::new(String::new(), place, word),
        });
    }
    let does = list(&does, MOST_SHOWN);
    edit.map(|edit| Edit { does, ..edit })
}

/// Where a stretch of a quotation's words stands in its file.
fn stretch(text: &str, places: &[usize], quoted: &Range<usize>) -> Option<Range<usize>> {
    let last = *places.get(quoted.end.checked_sub(1)?)?;
    let end = last + 1;
    let start = match quoted.is_empty() {
        true => end,
        false => *places.get(quoted.start)?,
    };
    (end - start == quoted.len() && text.is_char_boundary(end)).then_some(start..end)
}

/// A word and a blank beside it on its line; none where it is alone there.
fn with_a_blank(text: &str, word: Range<usize>) -> Option<Range<usize>> {
    if text[word.end..].starts_with(' ') {
        return Some(word.start..word.end + 1);
    }
    let line = text[..word.start].rsplit('\n').next().unwrap_or_default();
    let is_first = line.trim().is_empty();
    (!is_first && line.ends_with(' ')).then_some(word.start - 1..word.end)
}

fn absent(
    context: &Context<'_>,
    quotation: &CheckedQuotation,
    copies: &[Looked],
    is_scattered: bool,
) -> Finding {
    let works: Vec<String> = copies
        .iter()
        .map(|copy| words::work(context, quotation, *copy))
        .collect();
    let files: Vec<String> = copies.iter().map(|copy| words::file(context, *copy)).collect();
    let works = list(&works, MOST_NAMED);
    let (message, label) = if is_scattered {
        (
            format!("the parts of this quotation do not stand together in {works}"),
            "each part is there, in another order or far apart",
        )
    } else {
        // Few letters are near to anything.
        let is_short = Letters::of(&quotation.words).folded.len() < SHORTEST_NEAR;
        let label = if is_short {
            "too short to say which passage is near to it"
        } else {
            "nothing near to it stands there"
        };
        (format!("this quotation is not found in {works}"), label)
    };
    Finding::new(RULE.name, Severity::Error, message, quotation.place, label).help(format!(
        "looked for in {}; is it misspelt, from another work, or a translation? then mend it, cite that work with `from`, or say `translated`",
        list(&files, MOST_NAMED)
    ))
}
