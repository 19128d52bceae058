//! Quotations that leave out a word which turns or softens the sentence.

use crate::checked::Outcome;
use crate::findings::{Finding, Severity, quoted};
use crate::rules::{Check, Context, Rule, quotation_words as words};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "cut-negation",
    group: "quotations",
    severities: &[Severity::Warning],
    page: include_str!("cut_negation.md"),
    check: Check::Map(check),
};

/// So many bytes of the text are shown on each side of the word.
const MOST_AROUND: usize = 70;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for quotation in &context.checked.quotations {
        let Outcome::Found(found) = &quotation.outcome else {
            continue;
        };
        let Some(cut) = &found.cut else { continue };
        let text = words::text(context, found.copy);
        let near = |at: usize| {
            let mut at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = near(cut.place.start.saturating_sub(MOST_AROUND));
        let end = near(cut.place.end + MOST_AROUND);
        let around = &text[start..end];
        // Whole words only.
        let around = around.split_once(char::is_whitespace).map_or(around, |(_, rest)| rest);
        let around = around.rsplit_once(char::is_whitespace).map_or(around, |(head, _)| head);
        let word = quoted(&cut.word);
        let label = if cut.is_omitted {
            format!("{word} stands in what is left out")
        } else {
            format!("{word} stands right outside")
        };
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Warning,
                format!("{} leaves out {word}", words::noun(quotation)),
                quotation.place,
                label,
            )
            .help(format!(
                "{} has “…{}…”; quote the word too, or say its sense in the text of the item",
                words::file(context, found.copy),
                words::short(around)
            )),
        );
    }
}
