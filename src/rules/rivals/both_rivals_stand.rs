//! Rivals whose verdicts do not go with what is said of them as rivals.

use petgraph::Direction;
use petgraph::visit::EdgeRef as _;

use crate::findings::{Finding, Severity, list, quoted};
use crate::graph::{Edge, Force, Node, Verdict};
use crate::map::{Question, StatementId};
use crate::rules::competitors::{Competitors, Preference};
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "both-rivals-stand",
    group: "rivals",
    severities: &[Severity::Warning],
    page: include_str!("both_rivals_stand.md"),
    check: Check::Map(check),
};

/// So many answers are named and shown.
const MOST_SHOWN: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let competitors = Competitors::new(context);
    let whole = ReadWhole::new(context);
    let mut counted = vec![None; context.map.statements.len()];
    for (index, question) in context.map.questions.iter().enumerate() {
        if !whole.holds(question.place) {
            continue;
        }
        let mut answers: Vec<StatementId> = Vec::new();
        for answer in &question.answers {
            let seen = &mut counted[context.map.class_of(*answer).index()];
            if seen.replace(index) != Some(index) {
                answers.push(*answer);
            }
        }
        if question.exclusive {
            findings.extend(several_stand(context, &competitors, question, &answers));
        }
        findings.extend(none_stands(context, &competitors, question, &answers));
    }
    let preferences = competitors.preferences.iter();
    for preference in preferences.filter(|one| whole.holds(one.worse_place)) {
        findings.extend(beaten_stands(context, &competitors, preference));
    }
}

fn stands(context: &Context<'_>, id: StatementId) -> bool {
    context.analysis.standing.of(id) == Verdict::Accepted
}

fn several_stand(
    context: &Context<'_>,
    competitors: &Competitors,
    question: &Question,
    answers: &[StatementId],
) -> Option<Finding> {
    let standing: Vec<StatementId> = answers
        .iter()
        .copied()
        .filter(|answer| {
            let statement = context.map.statement(*answer);
            stands(context, *answer)
                && competitors.is_one_work(question.place, statement.place)
        })
        .collect();
    // What others hold may stand side by side; not beside what the map itself holds.
    if standing.iter().all(|answer| competitors.is_view(context, *answer)) {
        return None;
    }
    let names: Vec<String> = standing.iter().map(|answer| context.name(*answer)).collect();
    let all = match names.len() {
        0 | 1 => return None,
        2 => "both ",
        _ => "all ",
    };
    let name = quoted(context.map.names.text(question.name));
    let mut finding = Finding::new(
        RULE.name,
        Severity::Warning,
        format!("{} {all}stand, and at most one answer to {name} is true", list(&names, MOST_SHOWN)),
        question.place,
        "its answers are `exclusive`",
    );
    for answer in standing.iter().take(MOST_SHOWN) {
        let place = context.map.statement(*answer).place;
        finding = finding.label(place, "supported, and nothing that counts speaks against it");
    }
    Some(finding.help("say what speaks against all but one of them, with `opposed by …` (that one `beats` another is no objection to it); or, if several may be true, take `exclusive` out"))
}

fn none_stands(
    context: &Context<'_>,
    competitors: &Competitors,
    question: &Question,
    answers: &[StatementId],
) -> Option<Finding> {
    let exhaustive = question.exhaustive?;
    let all_fell = answers.iter().all(|answer| {
        competitors.is_one_work(question.place, context.map.statement(*answer).place)
            && is_refuted(context, *answer)
    });
    if answers.len() < 2 || !all_fell {
        return None;
    }
    let name = quoted(context.map.names.text(question.name));
    let mut finding = Finding::new(
        RULE.name,
        Severity::Warning,
        format!("no answer to {name} stands, and one of them is said to be true"),
        exhaustive.place,
        "one of its answers is true, this says",
    );
    for answer in answers.iter().take(MOST_SHOWN) {
        let place = context.map.statement(*answer).place;
        finding = finding.label(place, "does not stand against what speaks against it");
    }
    Some(finding.help("answer the objections to one of them, or list the answer that is missing; or, if there may be others, take `exhaustive` out"))
}

/// Whether a statement falls to what speaks against it. One that lacks grounds is
/// no more than left aside, unless an objection to it holds.
fn is_refuted(context: &Context<'_>, id: StatementId) -> bool {
    let analysis = context.analysis;
    match analysis.standing.of(id) {
        Verdict::Accepted | Verdict::Contested => false,
        Verdict::Defeated => true,
        Verdict::Unsupported | Verdict::Circular => {
            let node = analysis.graph.statement(context.map.class_of(id));
            let edges = analysis.graph.petgraph().edges_directed(node, Direction::Incoming);
            edges
                .filter(|edge| *edge.weight() == Edge::Opposes)
                .any(|edge| match analysis.graph.node(edge.source()) {
                    Node::Reason(reason) => analysis.standing.force(reason) == Force::Holds,
                    Node::Statement(_) => false,
                })
        }
    }
}

fn beaten_stands(
    context: &Context<'_>,
    competitors: &Competitors,
    preference: &Preference,
) -> Option<Finding> {
    let map = context.map;
    let (better, worse) = (map.statement(preference.better), map.statement(preference.worse));
    let claim = map.statement(preference.claim);
    let graph = &context.analysis.graph;
    // What has no reason at all is reported as unsupported.
    let is_argued = graph.rests_on(graph.statement(better.class)).next().is_some()
        || context.is_grounded(preference.better);
    let verdict = context.analysis.standing.of(preference.better);
    let falls = !matches!(verdict, Verdict::Accepted | Verdict::Contested);
    if !falls
        || !is_argued
        || !stands(context, preference.worse)
        || !competitors.is_one_work(claim.place, better.place)
        || !competitors.is_one_work(claim.place, worse.place)
    {
        return None;
    }
    let names = [preference.claim, preference.better, preference.worse].map(|id| context.name(id));
    let [claim, better_name, worse_name] = names;
    Some(
        Finding::new(
            RULE.name,
            Severity::Warning,
            format!("{claim} prefers {better_name} to {worse_name}, and of the two only {worse_name} stands"),
            preference.worse_place,
            "the one that is beaten stands",
        )
        .label(better.place, format!("preferred, and {}", verdict.word()))
        .label(worse.place, "supported, and nothing that counts speaks against it")
        .help(format!(
            "answer what speaks against {better_name}, or say what speaks against {worse_name} with `opposed by …`; or turn the preference round"
        )),
    )
}
