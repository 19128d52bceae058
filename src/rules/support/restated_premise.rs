//! Premises that say what their conclusion says.

use unicode_normalization::UnicodeNormalization as _;

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
        let Some(said) = plain_text(context, conclusion) else {
            continue;
        };
        for premise in map.premises_of(id) {
            let same = premise.statement != conclusion
                && plain_text(context, premise.statement).is_some_and(|text| text == said);
            if !same {
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

/// A statement's text without what does not matter: case, punctuation, blanks.
fn plain_text(context: &Context<'_>, id: StatementId) -> Option<String> {
    let statement = context.map.statement(id);
    let source = &context.project.files.get(statement.place.file).text;
    let words: String = statement
        .text?
        .of(source)
        .nfkc()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
