//! Statements that in the end rest on themselves.

use std::collections::HashMap;

use crate::findings::{Finding, Severity, count};
use crate::graph::{Circle, Step};
use crate::map::{Place, StatementId};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::Relation;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "circular-support",
    group: "support",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("circular_support.md"),
    check: Check::Map(check),
};

/// A longer circle is told by its first steps.
const MOST_STEPS: usize = 1_000;

/// For each class of statements that restate one another, where that is first said.
type Restatements = HashMap<StatementId, Place, foldhash::fast::FixedState>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut restatements = Restatements::default();
    for relation in &context.map.relations {
        if relation.relation == Relation::Restates {
            let class = context.map.class_of(relation.from);
            restatements.entry(class).or_insert(relation.place);
        }
    }
    findings.extend(
        context
            .analysis
            .circles
            .iter()
            // What could not be read may hold the circle from outside, or not.
            .filter(|circle| {
                let is_read = |id: &StatementId| !context.map.statement(*id).damaged;
                !circle.grounded || circle.members.iter().all(is_read)
            })
            .filter_map(|circle| finding(context, circle, &restatements)),
    );
}

fn finding(
    context: &Context<'_>,
    circle: &Circle,
    restatements: &Restatements,
) -> Option<Finding> {
    let (first, rest) = circle.steps.split_first()?;
    let (severity, outside) = if circle.grounded {
        (Severity::Warning, "; it is held from outside as well")
    } else {
        (Severity::Error, "")
    };
    let label = |at: usize, step: &Step| {
        let number = if circle.steps.len() > 1 {
            format!("{at}. ")
        } else {
            String::new()
        };
        format!("{number}{} rests on {}", context.name(step.conclusion), context.name(step.premise))
    };
    let mut finding = Finding::new(
        RULE.name,
        severity,
        format!("{}{outside}", message(context, circle)),
        first.place,
        label(1, first),
    );
    for (at, step) in rest.iter().enumerate().take(MOST_STEPS - 1) {
        finding = finding.label(step.place, label(at + 2, step));
    }
    for (id, other, place) in restated(context, circle, restatements) {
        finding = finding.label(place, format!("{} and {} are one claim", context.name(id), context.name(other)));
    }
    Some(finding.help(help(context, circle)))
}

fn message(context: &Context<'_>, circle: &Circle) -> String {
    let first = &circle.steps[0];
    let steps = circle.steps.len();
    let whole = if circle.statements > steps {
        format!(", part of a knot of {}", count(circle.statements, "statement"))
    } else {
        String::new()
    };
    match steps {
        1 => format!("{} supports itself{whole}", context.name(first.premise)),
        2 => format!(
            "{} and {} support each other in a circle{whole}",
            context.name(first.conclusion),
            context.name(first.premise)
        ),
        _ => format!("{} support one another in a circle{whole}", count(steps, "statement")),
    }
}

/// Where a step leads on only because two statements restate each other.
fn restated(
    context: &Context<'_>,
    circle: &Circle,
    restatements: &Restatements,
) -> Vec<(StatementId, StatementId, Place)> {
    let mut told = Vec::new();
    for (at, step) in circle.steps.iter().enumerate().take(MOST_STEPS) {
        let next = circle.steps[(at + 1) % circle.steps.len()].conclusion;
        if step.premise == next {
            continue;
        }
        if let Some(place) = restatements.get(&context.map.class_of(next)) {
            told.push((step.premise, next, *place));
        }
    }
    told
}

fn help(context: &Context<'_>, circle: &Circle) -> String {
    if circle.grounded {
        "the circle adds nothing to the grounds from outside: take out the step that is not meant as a reason (`explains` and `causes` are no reasons)".to_owned()
    } else {
        let first = context.name(circle.steps[0].conclusion);
        if circle.steps.len() == 1 {
            return format!("give {first} a reason other than itself, for instance evidence; or take this reason out");
        }
        format!("give one of them a reason that does not rest on the others, for instance evidence for {first}; or take out a step that is not meant as a reason (`explains` and `causes` are none)")
    }
}
