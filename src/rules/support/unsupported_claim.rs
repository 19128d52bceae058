//! Claims that nothing speaks for: where a chain of support ends in nothing.

use petgraph::Direction;

use crate::findings::{Finding, list};
use crate::graph::{Edge, Stake, Stakes};
use crate::map::StatementId;
use crate::rules::reported::Reported;
use crate::rules::{Check, Context, Rule};
use crate::findings::Severity;
use crate::syntax::tree::{Relation, StatementKind};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unsupported-claim",
    group: "support",
    severities: &[Severity::Error, Severity::Warning, Severity::Info],
    page: include_str!("unsupported_claim.md"),
    check: Check::Map(check),
};

/// So many claims that hang on one are named.
const MOST_NAMED: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let graph = &context.analysis.graph;
    let reported = Reported::new(context);
    let restates_evidence = restates_evidence(context);
    let mut told = vec![false; map.statements.len()];
    for (id, statement) in map.all_statements() {
        let is_claim = matches!(statement.kind, StatementKind::Claim | StatementKind::Thesis);
        let node = graph.statement(statement.class);
        if !is_claim
            || context.is_grounded(id)
            || told[statement.class.index()]
            || graph.rests_on(node).next().is_some()
            || (reported.is_view(context, id) && is_only_reported(context, id))
            || reported.is_left_aside(context, id)
            || restates_evidence[statement.class.index()]
        {
            continue;
        }
        told[statement.class.index()] = true;
        findings.push(finding(context, id, reported.is_view(context, id)));
    }
}

/// Whether a view of somebody else's is only reported: nobody asks the author to
/// support it, unless a thesis of the author's lacks grounds for want of it.
fn is_only_reported(context: &Context<'_>, id: StatementId) -> bool {
    let is_needed = matches!(context.stake(id), Stake::Lacking(_));
    !is_needed || context.analysis.stakes.is_thesis(id)
}

fn finding(context: &Context<'_>, id: StatementId, is_held: bool) -> Finding {
    let name = context.name(id);
    let only_opposed = is_opposed(context, id);
    let message = if only_opposed {
        format!("only opposition touches {name}: nothing supports it")
    } else if is_held {
        format!("nothing supports {name}, a view held by another")
    } else {
        format!("nothing supports {name}")
    };
    let place = context.map.statement(id).place;
    let is_thesis = context.analysis.stakes.is_thesis(id);
    let label = match context.stake(id) {
        _ if is_thesis => "this thesis has no reason for it".to_owned(),
        Stake::Lacking(thesis) => {
            let thesis = context.name(thesis);
            format!("no reason is given for it, and the thesis {thesis} lacks grounds for want of one")
        }
        Stake::Carrying(thesis) if !context.map.statement(thesis).damaged => {
            let thesis = context.name(thesis);
            format!("no reason is given for it; the thesis {thesis} has other grounds")
        }
        Stake::Carrying(_) | Stake::Aside => "no reason is given for it".to_owned(),
    };
    let mut finding = Finding::new(RULE.name, context.severity(id), message, place, label);
    if let Some((used, conclusion)) = context.first_use(id) {
        let hanging = hanging(context, id, conclusion);
        finding = finding.label(used, format!("{} rests on it{hanging}", context.name(conclusion)));
    }
    if is_held {
        return finding.help(format!(
            "give a reason with `supported by …` below {name}; or, if that it is held is the reason, write so as `evidence` with `from`"
        ));
    }
    finding.help(format!(
        "give a reason with `supported by …` below {name}; or say whose view it is with `held by \"…\"`; or, if all may grant it, make it an `assumption`"
    ))
}

/// What else hangs on it, in a few words.
fn hanging(context: &Context<'_>, id: StatementId, first: StatementId) -> String {
    let analysis = context.analysis;
    let node = analysis.graph.statement(context.map.class_of(id));
    let (hanging, more) = Stakes::hanging(&analysis.graph, node, MOST_NAMED + 1, |node| {
        !analysis.grounding.is_grounded(node)
    });
    let names: Vec<String> = hanging
        .into_iter()
        .filter(|other| *other != context.map.class_of(first))
        .take(MOST_NAMED)
        .map(|other| context.name(other))
        .collect();
    match (names.is_empty(), more) {
        (true, _) => String::new(),
        (false, false) => format!(", and so in the end does {}", list(&names, MOST_NAMED)),
        (false, true) => format!(", and so in the end do {} and others", names.join(", ")),
    }
}

fn is_opposed(context: &Context<'_>, id: StatementId) -> bool {
    let graph = &context.analysis.graph;
    graph
        .petgraph()
        .edges_directed(graph.statement(context.map.class_of(id)), Direction::Incoming)
        .any(|edge| *edge.weight() == Edge::Opposes)
}

/// Where a claim restates evidence, what is missing is the evidence's citation.
fn restates_evidence(context: &Context<'_>) -> Vec<bool> {
    let mut with_evidence = vec![false; context.map.statements.len()];
    for relation in &context.map.relations {
        if relation.relation == Relation::Restates {
            for id in [relation.from, relation.to] {
                let statement = context.map.statement(id);
                with_evidence[statement.class.index()] |= statement.kind == StatementKind::Evidence;
            }
        }
    }
    with_evidence
}
