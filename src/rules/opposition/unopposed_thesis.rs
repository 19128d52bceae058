//! Theses that nothing speaks against, and nothing could have.

use std::collections::VecDeque;

use petgraph::graph::NodeIndex;

use crate::findings::{Finding, Severity};
use crate::map::{Conclusion, Effect};
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::{ClauseKind, ReasonOptions};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unopposed-thesis",
    group: "opposition",
    severities: &[Severity::Info],
    page: include_str!("unopposed_thesis.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (map, analysis) = (context.map, context.analysis);
    let whole = ReadWhole::new(context);
    let tried = tried(context);
    for thesis in &analysis.stakes.theses {
        let statement = map.statement(*thesis);
        let node = analysis.graph.statement(statement.class);
        let is_grounded = analysis.grounding.is_grounded(node);
        if tried[node.index()] || !is_grounded || !whole.holds(statement.place) {
            continue;
        }
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Info,
                format!("nothing in the map speaks against {}, or could have", context.name(*thesis)),
                statement.place,
                "no objection, exception, rival or test, here or in what it rests on",
            )
            .help("name the strongest objection and what meets it (`opposed by …`), or the best rival answer (`question … answers …`), or what would have told against it (`test hoop of …`)"),
        );
    }
}

/// The nodes that opposition bears on, or could have: they themselves are opposed,
/// compared or tested, or something that they rest on is.
fn tried(context: &Context<'_>) -> Vec<bool> {
    let (map, graph) = (context.map, &context.analysis.graph);
    let mut tried = vec![false; graph.len()];
    let mut queue = VecDeque::new();
    let mut reach = |node: NodeIndex| {
        if !std::mem::replace(&mut tried[node.index()], true) {
            queue.push_back(node);
        }
    };
    for reason in &map.reasons {
        match reason.conclusion {
            Conclusion::Statement(target) if reason.effect == Effect::Opposes => {
                reach(graph.statement(map.class_of(target)));
            }
            Conclusion::Statement(_) => {}
            Conclusion::Reason(target) => reach(graph.reason(target)),
        }
    }
    for question in map.questions.iter().filter(|question| question.answers.len() > 1) {
        for answer in &question.answers {
            reach(graph.statement(map.class_of(*answer)));
        }
    }
    for bearing in &map.bearings {
        for id in [bearing.rival, bearing.evidence] {
            reach(graph.statement(map.class_of(id)));
        }
    }
    for (id, statement) in map.all_statements() {
        let node = graph.statement(statement.class);
        if let Some(rivals) = statement.beats {
            reach(node);
            for id in [rivals.better, rivals.worse].into_iter().flatten() {
                reach(graph.statement(map.class_of(id)));
            }
        }
        if has_exception_in_words(context, id) {
            reach(node);
        }
    }
    while let Some(node) = queue.pop_front() {
        for (next, _) in graph.carries(node) {
            if !std::mem::replace(&mut tried[next.index()], true) {
                queue.push_back(next);
            }
        }
    }
    tried
}

/// `unless "…"` is for readers; that an exception was thought of counts all the same.
fn has_exception_in_words(context: &Context<'_>, id: crate::map::StatementId) -> bool {
    let in_words = |options: &ReasonOptions| !options.exception_texts.is_empty();
    context.item(id).clauses.iter().any(|clause| match &clause.kind {
        ClauseKind::SupportedBy(reason) => in_words(&reason.options),
        ClauseKind::Tells(tells) => in_words(&tells.options),
        _ => false,
    })
}
