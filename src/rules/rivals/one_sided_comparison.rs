//! Comparisons in which all that speaks for the better rival fits the worse one too.

use crate::findings::{Finding, Severity};
use crate::rivals::{Marks, OneSided, Says, one_sided};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "one-sided-comparison",
    group: "rivals",
    severities: &[Severity::Warning],
    page: include_str!("one_sided_comparison.md"),
    check: Check::Map(check),
};

/// So many of the expectations are shown.
const MOST_SHOWN: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    if map.statements.iter().all(|statement| statement.beats.is_none()) {
        return;
    }
    let marks = Marks::new(map);
    for found in one_sided(map, &context.analysis.graph, &marks) {
        // A view that is only reported is not the author's comparison.
        if !map.statement(found.comparison).held {
            findings.push(finding(context, &marks, &found));
        }
    }
}

fn finding(context: &Context<'_>, marks: &Marks, found: &OneSided) -> Finding {
    let map = context.map;
    let [better, worse] = found.rivals.map(|rival| context.name(rival));
    let mut finding = Finding::new(
        RULE.name,
        Severity::Warning,
        format!(
            "{} prefers {better} to {worse}, and all that speaks for {better} fits {worse} as well",
            context.name(found.comparison)
        ),
        map.statement(found.comparison).place,
        "no reason sets the two apart",
    );
    let left = found.leaves.len().saturating_sub(MOST_SHOWN);
    for (at, leaf) in found.leaves.iter().take(MOST_SHOWN).enumerate() {
        let marks = marks.between(*leaf, map.class_of(found.rivals[1]));
        let Some(mark) = marks.iter().find(|mark| mark.says.agrees()) else {
            continue;
        };
        let name = context.name(mark.named);
        let more = match left {
            left if left > 0 && at + 1 == MOST_SHOWN => format!(", and so are {left} more"),
            _ => String::new(),
        };
        let says = match mark.says {
            Says::Expected => format!("{name} is expected under {worse} too{more}"),
            _ => format!("{name} is a reason for {worse} too{more}"),
        };
        finding = finding.label(mark.place, says);
    }
    finding.help(format!(
        "bring what would be otherwise if {worse} held: evidence that is `unexpected under {}`, a test of the two, or what speaks against {worse}; or claim less: that {better} fits, not that it beats {worse}",
        worse.trim_matches('`')
    ))
}
