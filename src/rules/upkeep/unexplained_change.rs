//! Theses that claim more than in an earlier version, with nothing new under them.

use crate::compare::{Comparison, Growth, Thing};
use crate::findings::{Finding, Severity, quoted};
use crate::rules::{Check, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unexplained-change",
    group: "upkeep",
    severities: &[Severity::Warning],
    page: include_str!("unexplained_change.md"),
    check: Check::Between(check),
};

fn check(comparison: &Comparison, findings: &mut Vec<Finding>) {
    findings.extend(comparison.growth.iter().map(finding));
}

fn finding(growth: &Growth) -> Finding {
    let way = match (growth.stronger, growth.wider) {
        (true, true) => "stronger and wider",
        (true, false) => "stronger",
        _ => "wider",
    };
    let thesis = quoted(&growth.thesis);
    let steps: Vec<String> = growth.steps.iter().map(step).collect();
    Finding::new(
        RULE.name,
        Severity::Warning,
        format!("{thesis} grew {way}, and no reason or evidence under it is new"),
        growth.place,
        steps.join("; "),
    )
    .help(format!(
        "give what carries it now with `supported by …` below {thesis}, or take the {} claim back",
        if growth.stronger { "stronger" } else { "wider" }
    ))
}

fn step((thing, was, now): &(Thing, Vec<String>, Vec<String>)) -> String {
    let what = match thing {
        Thing::Strength => "strength",
        Thing::Extent => "extent",
        Thing::WordingStrength => "strength of its strongest wording",
        Thing::WordingExtent => "extent of its widest wording",
        Thing::Scope => "scope",
        _ => "time",
    };
    let list = |names: &[String]| match names {
        [] => "no limit".to_owned(),
        names => {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            crate::findings::list(&names, 4)
        }
    };
    format!("{what}: from {} to {}", list(was), list(now))
}
