//! Assumptions that nothing rests on, and theses that rest on many.

use std::collections::VecDeque;

use crate::findings::{Finding, Severity};
use crate::graph::Node;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::StatementKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "idle-assumption",
    group: "support",
    severities: &[Severity::Info],
    page: include_str!("idle_assumption.md"),
    check: Check::Map(check),
};

/// So many assumptions under one thesis are worth a word.
const MANY: usize = 8;

/// The walks from all theses together look at no more nodes than this.
const MOST_STEPS: usize = 4_000_000;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut used = vec![false; map.statements.len()];
    for premise in &map.premises {
        used[map.class_of(premise.statement).index()] = true;
    }
    for relation in &map.relations {
        used[map.class_of(relation.from).index()] = true;
        used[map.class_of(relation.to).index()] = true;
    }
    let rivals = map.questions.iter().flat_map(|question| &question.answers);
    for answer in rivals {
        used[map.class_of(*answer).index()] = true;
    }
    for (id, statement) in map.all_statements() {
        if statement.kind != StatementKind::Assumption
            || used[statement.class.index()]
            || statement.damaged
        {
            continue;
        }
        let name = context.name(id);
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Info,
                format!("nothing rests on the assumption {name}"),
                statement.place,
                "no reason names it",
            )
            .help(format!(
                "name it where it carries a step, as in `because {}`, or take it out",
                name.trim_matches('`')
            )),
        );
    }
    many(context, findings);
}

/// Theses under which many assumptions stand.
fn many(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (map, graph) = (context.map, &context.analysis.graph);
    let assumptions = map
        .statements
        .iter()
        .filter(|entry| entry.kind == StatementKind::Assumption);
    if assumptions.count() < MANY {
        return;
    }
    let mut steps = MOST_STEPS;
    // For each node, the last thesis from which it was reached.
    let mut seen = vec![None; graph.len()];
    for thesis in &context.analysis.stakes.theses {
        let start = graph.statement(map.class_of(*thesis));
        seen[start.index()] = Some(*thesis);
        let mut queue = VecDeque::from([start]);
        let mut found = 0;
        while let Some(node) = queue.pop_front() {
            if let Node::Statement(id) = graph.node(node) {
                found += usize::from(map.statement(id).kind == StatementKind::Assumption);
            }
            for (next, _) in graph.rests_on(node) {
                let Some(left) = steps.checked_sub(1) else {
                    return;
                };
                steps = left;
                if seen[next.index()].replace(*thesis) != Some(*thesis) {
                    queue.push_back(next);
                }
            }
        }
        if found >= MANY {
            findings.push(
                Finding::new(
                    RULE.name,
                    Severity::Info,
                    format!("{} rests on {found} assumptions", context.name(*thesis)),
                    map.statement(*thesis).place,
                    "each of them is granted, not shown",
                )
                .help("support the weightiest of them, or say in the text that they are assumed"),
            );
        }
    }
}
