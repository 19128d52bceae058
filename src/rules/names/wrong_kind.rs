//! Names that stand for something else than is needed.

use crate::findings::{Finding, Severity, quoted};
use crate::map::{Problem, Wanted, WrongKind};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "wrong-kind",
    group: "names",
    severities: &[Severity::Error],
    page: include_str!("wrong_kind.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for problem in &context.map.problems {
        if let Problem::WrongKind(wrong) = problem {
            findings.push(finding(wrong));
        }
    }
}

fn finding(wrong: &WrongKind) -> Finding {
    let name = quoted(&wrong.name);
    if wrong.wanted == Wanted::Evidence {
        return Finding::new(
            RULE.name,
            Severity::Error,
            format!("{name} is {} and has a `from`", wrong.found),
            wrong.place,
            "what a source says is evidence",
        )
        .help(format!(
            "write what the source says as `evidence` with this `from`, and let it support {name}"
        ));
    }
    let wanted = wrong.wanted.words();
    let mut finding = Finding::new(
        RULE.name,
        Severity::Error,
        format!("{name} is {}, and {wanted} is needed here", wrong.found),
        wrong.place,
        format!("needs {wanted}"),
    );
    if let Some(place) = wrong.defined {
        finding = finding.label(place, format!("{} here", wrong.found));
    }
    finding.help(help(wrong))
}

fn help(wrong: &WrongKind) -> String {
    match (wrong.wanted, wrong.found) {
        (Wanted::Statement, "a source") => "a source speaks through evidence: write `evidence …` with `from` this source, and name the evidence here".to_owned(),
        (Wanted::Citation, "a claim" | "an assumption" | "evidence") => "a citation leads to a source, a bibliography's key, a `note` or a used map; what it supports is told with `supported by`".to_owned(),
        (Wanted::Reason, _) => "an undercut takes a step: `undercuts premise for claim`, or `undercuts claim.reason` where the reason is named with `as`; to speak against the statement itself, use `opposes`".to_owned(),
        (Wanted::Rival, "evidence") => "rivals are claims: name the claim that the evidence bears on".to_owned(),
        (_, "another map") => "name an item of that map: `alias.name`".to_owned(),
        (wanted, _) => format!("name {} here", wanted.words()),
    }
}
