//! Evidence and supported claims that bear on nothing.

use crate::findings::{Finding, Severity};
use crate::map::{Conclusion, Effect, StatementId};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::{ClauseKind, StatementKind};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "disconnected",
    group: "names",
    severities: &[Severity::Info],
    page: include_str!("disconnected.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut joined = vec![false; map.statements.len()];
    let mut join = |id: StatementId| joined[map.class_of(id).index()] = true;
    for (id, reason) in map.all_reasons() {
        for premise in map.premises_of(id) {
            join(premise.statement);
        }
        if let (Conclusion::Statement(conclusion), Effect::Opposes) =
            (reason.conclusion, reason.effect)
        {
            join(conclusion);
        }
    }
    for relation in &map.relations {
        join(relation.from);
        join(relation.to);
    }
    for bearing in &map.bearings {
        join(bearing.evidence);
        join(bearing.rival);
    }
    for question in &map.questions {
        question.answers.iter().for_each(|answer| join(*answer));
    }
    for rivals in map.statements.iter().filter_map(|entry| entry.beats) {
        rivals.better.into_iter().chain(rivals.worse).for_each(&mut join);
    }
    for (id, statement) in map.all_statements() {
        if joined[statement.class.index()] || statement.damaged || is_in_use(context, id) {
            continue;
        }
        let name = context.name(id);
        let message = match statement.kind {
            StatementKind::Evidence => format!("{name} bears on nothing"),
            StatementKind::Claim if !context.analysis.stakes.is_thesis(id) && is_supported(context, id) => {
                format!("{name} is supported and bears on nothing")
            }
            _ => continue,
        };
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Info,
                message,
                statement.place,
                "no reason, objection or rival is told of it",
            )
            .help(format!("say what it bears on: `supports …` or `opposes …` below it, or name {name} in a reason")),
        );
    }
}

fn is_supported(context: &Context<'_>, id: StatementId) -> bool {
    let graph = &context.analysis.graph;
    let node = graph.statement(context.map.class_of(id));
    graph.rests_on(node).next().is_some()
}

/// Figures, tables and checks say something without a relation.
fn is_in_use(context: &Context<'_>, id: StatementId) -> bool {
    context.item(id).clauses.iter().any(|clause| {
        matches!(
            clause.kind,
            ClauseKind::Figure(_) | ClauseKind::Table(_) | ClauseKind::Check(_)
        )
    })
}
