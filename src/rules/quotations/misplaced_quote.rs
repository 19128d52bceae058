//! Quotations that stand on another page than stated.

use crate::checked::Outcome;
use crate::findings::{Finding, Severity};
use crate::rules::{Check, Context, Rule, quotation_words as words};

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
            .help(format!("write `at \"p. {}\"`", misplaced.page)),
        );
    }
}
