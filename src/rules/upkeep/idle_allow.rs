//! `allow` clauses that silence nothing.

use crate::findings::{Finding, Severity, quoted};
use crate::rules::{self, Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "idle-allow",
    group: "upkeep",
    severities: &[Severity::Warning],
    page: include_str!("idle_allow.md"),
    check: Check::Allows(check),
};

fn check(context: &Context<'_>, used: &[bool], findings: &mut Vec<Finding>) {
    for (allow, used) in context.map.allows.iter().zip(used) {
        let is_between = |rule: &Rule| matches!(rule.check, Check::Between(_));
        if *used || allow.rule == RULE.name || rules::find(&allow.rule).is_some_and(is_between) {
            // What a comparison finds, one version alone cannot tell.
            continue;
        }
        let name = quoted(&allow.rule);
        let (message, help) = match rules::find(&allow.rule) {
            Some(rule) if rule.name == rules::SYNTAX => (
                "`syntax` cannot be allowed".to_owned(),
                "mend what cannot be read, and take the `allow` out".to_owned(),
            ),
            Some(_) => (
                format!("this `allow` silences nothing: {name} finds nothing here"),
                "take it out; or move it to the item where the finding's first place is".to_owned(),
            ),
            None => (
                format!("there is no rule {name} to allow"),
                match rules::nearest(&allow.rule) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`argcheck rules` lists the rules".to_owned(),
                },
            ),
        };
        findings.push(
            Finding::new(RULE.name, Severity::Warning, message, allow.place, "not needed").help(help),
        );
    }
}
