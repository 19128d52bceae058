//! Quotations that stand on another page than stated.

use crate::checked::{CheckedQuotation, Misplaced, Outcome};
use crate::findings::{Edit, Finding, Severity};
use crate::map::Place;
use crate::rules::{Check, Context, Rule, quotation_words as words};
use crate::syntax::tree::ClauseKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "misplaced-quote",
    group: "quotations",
    severities: &[Severity::Warning],
    page: include_str!("misplaced_quote.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for quotation in &context.checked.quotations {
        let Outcome::Found(found) = &quotation.outcome else {
            continue;
        };
        let Some(misplaced) = &found.misplaced else {
            continue;
        };
        let noun = words::noun(quotation);
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Warning,
                format!(
                    "{noun} stands on p. {} of {}, not on {}",
                    misplaced.page,
                    words::work(context, quotation, found.copy),
                    words::short(&misplaced.stated)
                ),
                misplaced.place,
                format!("{} has it on p. {}", words::file(context, found.copy), misplaced.page),
            )
            .label(quotation.place, "these words")
            .help(format!("write `at \"p. {}\"`", misplaced.page))
            .edit(stated_anew(context, quotation, misplaced)),
        );
    }
}

/// Writes the page, where it is stated for this quotation alone and nothing beside it.
fn stated_anew(
    context: &Context<'_>,
    quotation: &CheckedQuotation,
    misplaced: &Misplaced,
) -> Option<Edit> {
    let item = context.item_at(quotation.item);
    let mut quotations = 0;
    let mut is_own = false;
    for clause in &item.clauses {
        let (text, at) = match &clause.kind {
            ClauseKind::Quote(quote) => (quote.text, quote.at),
            ClauseKind::Says(says) => (says.text, says.at),
            _ => continue,
        };
        quotations += 1;
        is_own |= text.0 == quotation.place.span && at.is_some_and(|at| at.0 == misplaced.place.span);
    }
    let Place { file, span } = misplaced.place;
    let is_in_item = file == quotation.place.file && item.span.start <= span.start && span.end <= item.span.end;
    if !misplaced.is_only || !is_in_item || !is_own && quotations != 1 {
        return None;
    }
    let page = page_in_the_form_of(&misplaced.stated, misplaced.page)?;
    Some(Edit::new(format!("writes `\"{page}\"`"), misplaced.place, format!("\"{page}\"")))
}

/// A page in the form in which another is stated; none where more than pages is.
fn page_in_the_form_of(stated: &str, page: u32) -> Option<String> {
    let digits = stated.find(|letter: char| letter.is_ascii_digit())?;
    let (before, pages) = stated.split_at(digits);
    let is_pages = pages.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '–'));
    let before = match before {
        "pp. " | "p. " => "p. ",
        "pp." | "p." => "p.",
        "pages " | "page " => "page ",
        "" | "S. " => before,
        _ => return None,
    };
    // `pp. 14-11` may be any slip.
    let is_reversed = pages.split_once(['-', '–']).is_some_and(|(first, last)| {
        first.len() == last.len() && first > last
    });
    (is_pages && !is_reversed).then(|| format!("{before}{page}"))
}
