//! Rivals that are called beaten and that nothing bears on.

use crate::findings::{Finding, Severity};
use crate::map::Conclusion;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "untested-rival",
    group: "rivals",
    severities: &[Severity::Error],
    page: include_str!("untested_rival.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut tested = vec![false; map.statements.len()];
    for reason in &map.reasons {
        if let Conclusion::Statement(id) = reason.conclusion {
            tested[map.class_of(id).index()] = true;
        }
    }
    for bearing in &map.bearings {
        tested[map.class_of(bearing.rival).index()] = true;
    }
    for (id, statement) in map.all_statements() {
        let Some(rivals) = statement.beats else { continue };
        let Some(worse) = rivals.worse else { continue };
        if tested[map.class_of(worse).index()] || map.statement(worse).damaged || statement.damaged {
            continue;
        }
        let rival = context.name(worse);
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Error,
                format!("{} calls {rival} beaten, and nothing bears on {rival}", context.name(id)),
                rivals.worse_place,
                "never put to a test",
            )
            .label(
                map.statement(worse).place,
                "no reason for or against it, no expectation, no test",
            )
            .help(format!(
                "say what speaks against it (`opposed by …` below {rival}), or in evidence what it leads one to expect: `expected under …`, `unexpected under …`"
            )),
        );
    }
}
