//! Questions whose answers are said to be all there are, and nothing says why.

use crate::findings::{Finding, Severity, quoted};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unproved-exhaustion",
    group: "rivals",
    severities: &[Severity::Info],
    page: include_str!("unproved_exhaustion.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for question in &context.map.questions {
        let Some(exhaustive) = question.exhaustive else { continue };
        if exhaustive.is_argued || question.damaged {
            continue;
        }
        let name = quoted(context.map.names.text(question.name));
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Info,
                format!("nothing says why one of the answers to {name} must be true"),
                exhaustive.place,
                "no `because` follows",
            )
            .help("say why no other answer is left: `exhaustive because \"…\"`; or, if there may be others, take `exhaustive` out"),
        );
    }
}
