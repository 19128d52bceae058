//! Quotations that the held text does not contain.

use crate::checked::{CheckedQuotation, Kind, Looked, Near, Outcome};
use crate::findings::{Edit, Finding, Severity, list};
use crate::passages::literal;
use crate::quotations::{Letters, SHORTEST_NEAR};
use crate::rules::{Check, Context, Rule, quotation_words as words};

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

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let quotations = context.checked.quotations.iter();
    for quotation in quotations.filter(|one| one.kind == Kind::Quotation) {
        match &quotation.outcome {
            Outcome::Near(near) if !near.is_altered(quotation.kind) => {
                findings.push(differs(context, quotation, near));
            }
            Outcome::Absent { copies, is_scattered } => {
                findings.push(absent(context, quotation, copies, *is_scattered));
            }
            _ => {}
        }
    }
}

fn differs(context: &Context<'_>, quotation: &CheckedQuotation, near: &Near) -> Finding {
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
    .edit(mended(context, quotation, near))
}

/// Puts the passage's own words in, where they are certain to be those that were meant.
fn mended(context: &Context<'_>, quotation: &CheckedQuotation, near: &Near) -> Option<Edit> {
    let own = near.mended.as_ref()?;
    let text = &context.project.files.get(quotation.place.file).text;
    let span = quotation.place.span.range();
    let lead = text[..span.start].rsplit('\n').next().unwrap_or_default();
    let after = text[span.end..].lines().next().unwrap_or_default();
    let mut literal = literal(own, lead.trim_start(), after.chars().count());
    if text.contains("\r\n") {
        literal = literal.replace('\n', "\r\n");
    }
    Some(Edit::new("puts the words of the text in", quotation.place, literal))
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
