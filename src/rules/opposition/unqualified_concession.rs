//! Theses in the strongest words, with an objection conceded.

use std::collections::VecDeque;

use crate::findings::{Finding, Severity, list, quoted};
use crate::graph::{Force, stands};
use crate::map::{Conclusion, Place, ReasonId, StatementId};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::{ClauseKind, Extent, Strength};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unqualified-concession",
    group: "opposition",
    severities: &[Severity::Info],
    page: include_str!("unqualified_concession.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (map, analysis) = (context.map, context.analysis);
    let conceded = conceded(context);
    for thesis in &analysis.stakes.theses {
        let better = map.statement(*thesis).beats.and_then(|rivals| rivals.better);
        let reached = std::iter::once(*thesis)
            .chain(better)
            .find_map(|id| conceded[analysis.graph.statement(map.class_of(id)).index()]);
        let Some(objection) = reached else { continue };
        let words = strongest_words(context, *thesis);
        if let Some((place, _)) = words.first() {
            findings.push(finding(context, *thesis, objection, *place, &words));
        }
    }
}

/// By node, a conceded objection that reaches it: it still counts, and nothing
/// between it and the node stands without what it speaks against.
fn conceded(context: &Context<'_>) -> Vec<Option<ReasonId>> {
    let (map, analysis) = (context.map, context.analysis);
    let graph = &analysis.graph;
    let mut reached = vec![None; graph.len()];
    let mut queue = VecDeque::new();
    for (id, reason) in map.all_reasons() {
        let counts = reason.conceded
            && !reason.damaged
            && analysis.standing.force(id) != Force::Fails;
        let target = match reason.conclusion {
            Conclusion::Statement(target) => graph.statement(map.class_of(target)),
            Conclusion::Reason(target) => graph.reason(target),
        };
        if counts && reached[target.index()].is_none() && !stands(graph, &analysis.standing, target) {
            reached[target.index()] = Some(id);
            queue.push_back(target);
        }
    }
    while let Some(node) = queue.pop_front() {
        for (next, _) in graph.carries(node) {
            if reached[next.index()].is_none() && !stands(graph, &analysis.standing, next) {
                reached[next.index()] = reached[node.index()];
                queue.push_back(next);
            }
        }
    }
    reached
}

/// Where a thesis is put as `established` or `sole`, and by which word.
fn strongest_words(context: &Context<'_>, thesis: StatementId) -> Vec<(Place, &'static str)> {
    let file = context.map.statement(thesis).place.file;
    let mut words = Vec::new();
    for clause in &context.item(thesis).clauses {
        let (strength, extent) = match &clause.kind {
            ClauseKind::Strength(strength) => (Some(*strength), None),
            ClauseKind::Extent(extent) => (None, Some(*extent)),
            ClauseKind::Says(says) => (says.strength, says.extent),
            _ => continue,
        };
        let span = clause.span;
        let place = Place { file, span };
        if strength == Some(Strength::Established) {
            words.push((place, Strength::Established.word()));
        }
        if extent == Some(Extent::Sole) {
            words.push((place, Extent::Sole.word()));
        }
    }
    words
}

fn finding(
    context: &Context<'_>,
    thesis: StatementId,
    objection: ReasonId,
    place: Place,
    words: &[(Place, &'static str)],
) -> Finding {
    let name = context.name(thesis);
    let mut said: Vec<String> = words.iter().map(|(_, word)| quoted(word)).collect();
    said.sort();
    said.dedup();
    let against = context.premises(objection);
    Finding::new(
        RULE.name,
        Severity::Info,
        format!("{name} is put as {}, and {against} is conceded", list(&said, 2)),
        place,
        format!("put as {} here", quoted(words[0].1)),
    )
    .label(
        context.map.reason(objection).place,
        "conceded here, and it still counts",
    )
    .help("put it in words that leave room for what is conceded, such as `strength likely` or `extent main`, or answer the objection")
}
