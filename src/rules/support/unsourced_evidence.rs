//! Evidence without a citation.

use crate::findings::{Finding, Severity};
use crate::graph::Stake;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::StatementKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unsourced-evidence",
    group: "support",
    severities: &[Severity::Error, Severity::Warning, Severity::Info],
    page: include_str!("unsourced_evidence.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut sourced = vec![false; context.map.statements.len()];
    for statement in &context.map.statements {
        sourced[statement.class.index()] |= !statement.citations.is_empty();
    }
    for (id, statement) in context.map.all_statements() {
        let is_unsourced = statement.kind == StatementKind::Evidence
            && !sourced[statement.class.index()]
            && !statement.damaged;
        if !is_unsourced {
            continue;
        }
        let name = context.name(id);
        let label = match context.stake(id) {
            Stake::Lacking(thesis) => format!(
                "no `from`, and the thesis {} lacks grounds for want of one",
                context.name(thesis)
            ),
            Stake::Carrying(_) | Stake::Aside => "no `from` says where it was found".to_owned(),
        };
        let mut finding = Finding::new(
            RULE.name,
            context.severity(id),
            format!("{name} is evidence without a source"),
            statement.place,
            label,
        );
        if let Some((place, conclusion)) = context.first_use(id) {
            finding = finding.label(place, format!("{} rests on it", context.name(conclusion)));
        }
        findings.push(finding.help(
            "say where it was found: `from shen-2012 at \"p. 14\"`, `from note 4`, or in a hurry `from \"words\"`; if nobody found it anywhere, it is a `claim`",
        ));
    }
}
