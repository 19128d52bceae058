//! One name, two items.

use crate::findings::{Finding, Severity, quoted};
use crate::map::Problem;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "duplicate-name",
    group: "names",
    severities: &[Severity::Error],
    page: include_str!("duplicate_name.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for problem in &context.map.problems {
        if let Problem::DuplicateName {
            name,
            first,
            second,
        } = problem
        {
            let name = quoted(name);
            findings.push(
                Finding::new(
                    RULE.name,
                    Severity::Error,
                    format!("{name} names two items"),
                    *second,
                    "named again here",
                )
                .label(*first, "first named here")
                .help(format!(
                    "all names of a file share one space: give one of the two another name; until then {name} means the first"
                )),
            );
        }
    }
}
