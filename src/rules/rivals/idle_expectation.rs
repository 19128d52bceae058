//! Evidence that speaks against a rival in the matrix, and in no reason.

use indexmap::IndexSet;

use crate::findings::{Finding, Severity, list, quoted};
use crate::graph::Verdict;
use crate::rivals::{IdleExpectation, Marks, idle_expectations};
use crate::rules::competitors::Competitors;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "idle-expectation",
    group: "rivals",
    severities: &[Severity::Info],
    page: include_str!("idle_expectation.md"),
    check: Check::Map(check),
};

/// So many rivals are named.
const MOST_NAMED: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    if map.bearings.is_empty() {
        return;
    }
    let marks = Marks::new(map);
    let mut idle = idle_expectations(map, &context.analysis.graph, &marks);
    // What failed a test and is held all the same is told by `failed-test-ignored`.
    let competitors = Competitors::new(context);
    idle.retain(|idle| {
        let is_accepted = context.analysis.standing.of(idle.rival) == Verdict::Accepted;
        let is_held = is_accepted || competitors.preferred_by(context, idle.rival).is_some();
        !(idle.is_test && is_held)
    });
    let class = |idle: &IdleExpectation| map.class_of(idle.evidence);
    idle.sort_by_key(|idle| (class(idle), idle.place));
    for own in idle.chunk_by(|one, other| class(one) == class(other)) {
        findings.push(finding(context, own));
    }
}

/// One finding for each piece of evidence, whatever number of rivals it is
/// unexpected under.
fn finding(context: &Context<'_>, idle: &[IdleExpectation]) -> Finding {
    let first = idle[0];
    let name = context.name(first.evidence);
    // Named as the evidence names them: so they can be written below it.
    let named = |entry: &IdleExpectation| quoted(context.text(entry.place));
    let names: IndexSet<String> = idle.iter().map(named).collect();
    let names: Vec<String> = names.into_iter().collect();
    let rivals = list(&names, MOST_NAMED);
    let message = if first.is_test {
        format!("{rivals} failed the test of {name}, and no reason says so")
    } else {
        format!("{name} is unexpected under {rivals}, and no reason says so")
    };
    let says = |entry: &IdleExpectation| {
        let rival = named(entry);
        match entry.is_test {
            true => format!("{rival} failed it, and {name} is a reason against nothing"),
            false => format!("it speaks against {rival} here, and is a reason against nothing"),
        }
    };
    let mut finding = Finding::new(RULE.name, Severity::Info, message, first.place, says(&first));
    for entry in idle[1..].iter().take(MOST_NAMED) {
        finding = finding.label(entry.place, format!("and against {} here", named(entry)));
    }
    finding.help(format!(
        "expectations and tests are no reasons: if {name} speaks against {}, write `opposes {}` below it as well; or name it in a reason for what it speaks for",
        names[0],
        names[0].trim_matches('`')
    ))
}
