//! Quotations that are found, with changes that no mark declares.

use crate::checked::{CheckedQuotation, Found, Near, Outcome};
use crate::findings::{Finding, Severity, list, quoted};
use crate::quotations::{Change, Difference, Replaced};
use crate::rules::{Check, Context, Rule, quotation_words as words};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "altered-quote",
    group: "quotations",
    severities: &[Severity::Warning, Severity::Info],
    page: include_str!("altered_quote.md"),
    check: Check::Map(check),
};

/// So many words are named that are spelt otherwise.
const MOST_SPELT: usize = 4;

/// So many letters of the text are shown on each side of a change.
const MOST_AROUND: usize = 24;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for quotation in &context.checked.quotations {
        match &quotation.outcome {
            Outcome::Found(found) if !found.changes.is_empty() && !found.has_other_number() => {
                findings.push(changed(context, quotation, found));
            }
            Outcome::Near(near) if near.is_respelt => {
                findings.push(respelt(context, quotation, near));
            }
            Outcome::Near(near) if near.is_altered(quotation.kind) => {
                findings.push(shortened(context, quotation, near));
            }
            _ => {}
        }
    }
}

fn changed(context: &Context<'_>, quotation: &CheckedQuotation, found: &Found) -> Finding {
    let text = words::text(context, found.copy);
    let is_word = |change: &&Change| change.difference == Difference::Word;
    if let Some(change) = found.changes.iter().find(is_word) {
        return misread(context, quotation, found, change);
    }
    let grave = |change: &&Change| !change.difference.is_slight();
    let first = found.changes.iter().find(grave).or(found.changes.first());
    let severity = match found.changes.iter().find(grave) {
        Some(_) => Severity::Warning,
        None => Severity::Info,
    };
    let mut kinds: Vec<Difference> = found.changes.iter().map(|change| change.difference).collect();
    kinds.sort_unstable_by_key(|kind| std::cmp::Reverse(*kind));
    kinds.dedup();
    let kinds: Vec<String> = kinds.iter().map(|kind| kind.word().to_owned()).collect();
    let around = first.map_or("", |change| around(text, change));
    Finding::new(
        RULE.name,
        severity,
        format!(
            "{} departs from {} in {}",
            words::noun(quotation),
            words::work(context, quotation, found.copy),
            list(&kinds, 6)
        ),
        quotation.place,
        format!("the text has “{}”", words::short(around)),
    )
    .help("quote it as it is printed, or put what you change in brackets: `[T]he`, `[,]`")
}

/// A word that is alike in a scanned copy: it is misread there, or misquoted.
fn misread(
    context: &Context<'_>,
    quotation: &CheckedQuotation,
    found: &Found,
    change: &Change,
) -> Finding {
    let text = words::text(context, found.copy);
    let word = quoted(&words::short(text.get(change.place.clone()).unwrap_or_default()));
    let work = words::work(context, quotation, found.copy);
    Finding::new(
        RULE.name,
        Severity::Warning,
        format!("{} has another word than the scan of {work}", words::noun(quotation)),
        quotation.place,
        format!("the scan has {word}"),
    )
    .help(format!(
        "the scan goes “{}”; it may have misread the word: compare it with the printed page",
        words::short(around(text, change))
    ))
}

/// Some words of the text on both sides of a change.
fn around<'text>(text: &'text str, change: &Change) -> &'text str {
    let is_end = |at: &usize| {
        text.is_char_boundary(*at) && text[..*at].ends_with(|letter: char| letter.is_whitespace())
    };
    let begin = change.place.start.saturating_sub(MOST_AROUND);
    let start = (begin..=change.place.start)
        .find(|at| *at == 0 || is_end(at))
        .unwrap_or(change.place.start);
    let limit = (change.place.end + MOST_AROUND).min(text.len());
    let end = (change.place.end..=limit)
        .rev()
        .find(|at| *at == text.len() || is_end(at))
        .unwrap_or(change.place.end);
    text.get(start..end).unwrap_or_default()
}

fn shortened(context: &Context<'_>, quotation: &CheckedQuotation, near: &Near) -> Finding {
    let text = words::text(context, near.copy);
    let shown = words::difference(text, &near.passage, &quotation.words, &near.replaced);
    let work = words::work(context, quotation, near.copy);
    Finding::new(
        RULE.name,
        Severity::Warning,
        format!("the quotation leaves out words of {work} without a mark"),
        quotation.place,
        words::told(text, quotation, &near.replaced),
    )
    .help(format!(
        "in {}{}: “{shown}”; put `…` for what stands in brackets",
        words::file(context, near.copy),
        words::on_page(near.page)
    ))
}

fn respelt(context: &Context<'_>, quotation: &CheckedQuotation, near: &Near) -> Finding {
    let text = words::text(context, near.copy);
    let theirs = |change: &Replaced| text.get(change.text.clone()).unwrap_or_default();
    let mut spelt: Vec<String> =
        near.replaced.iter().map(|change| quoted(&words::short(theirs(change)))).collect();
    spelt.dedup();
    let first = near.replaced.first().map_or(0..0, |change| change.quoted.clone());
    Finding::new(
        RULE.name,
        Severity::Warning,
        format!(
            "{} changes the spelling of {}",
            words::noun(quotation),
            words::work(context, quotation, near.copy)
        ),
        words::place(context, quotation, &first),
        format!(
            "{} spells it {}",
            words::work(context, quotation, near.copy),
            list(&spelt, MOST_SPELT)
        ),
    )
    .help("a quotation keeps the spelling of its source, British or American; write it as it is printed there")
}
