//! Objections that nothing answers and nobody concedes, where a thesis stays open for them.

use crate::findings::{Finding, Severity, quoted};
use crate::graph::{Force, Stake, Verdict};
use crate::map::{ReasonId, StatementId};
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unanswered-opposition",
    group: "opposition",
    severities: &[Severity::Warning, Severity::Info],
    page: include_str!("unanswered_opposition.md"),
    check: Check::Map(check),
};

/// So many objections to one statement are shown.
const MOST_SHOWN: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (map, analysis) = (context.map, context.analysis);
    let whole = ReadWhole::new(context);
    for (id, statement) in map.all_statements() {
        let is_contested = analysis.standing.of(id) == Verdict::Contested;
        if statement.class != id || !is_contested || !whole.holds(statement.place) {
            continue;
        }
        let node = analysis.graph.statement(id);
        if context.stake(id) == Stake::Aside && analysis.shaken.unsettles(node).is_none() {
            continue;
        }
        let objections: Vec<ReasonId> = analysis
            .graph
            .attacks(node)
            .filter(|objection| is_unanswered(context, *objection))
            .collect();
        if !objections.is_empty() {
            findings.push(finding(context, id, &objections));
        }
    }
}

/// Whether an objection is met by nothing but what it speaks against: all its
/// premises are accepted, and whatever was said against its step counts for nothing.
fn is_unanswered(context: &Context<'_>, id: ReasonId) -> bool {
    let (map, analysis) = (context.map, context.analysis);
    let reason = map.reason(id);
    let node = analysis.graph.reason(id);
    !reason.conceded
        && !reason.damaged
        && map
            .premises_of(id)
            .iter()
            .all(|premise| analysis.standing.of(premise.statement) == Verdict::Accepted)
        && analysis
            .graph
            .attacks(node)
            .all(|undercut| analysis.standing.force(undercut) == Force::Fails)
}

fn finding(context: &Context<'_>, id: StatementId, objections: &[ReasonId]) -> Finding {
    let (map, analysis) = (context.map, context.analysis);
    let name = context.name(id);
    let thesis = analysis.shaken.unsettles(analysis.graph.statement(id));
    let by_others = objections
        .iter()
        .all(|objection| context.is_from_another_document(*objection, id));
    let severity = if thesis.is_none() || by_others {
        Severity::Info
    } else {
        Severity::Warning
    };
    let message = match objections {
        [only] => format!("nothing answers {}, which speaks against {name}", premises(context, *only)),
        _ => format!("nothing answers {} objections to {name}", objections.len()),
    };
    let label = match thesis {
        Some(thesis) if map.class_of(thesis) != id => format!(
            "contested: neither side prevails, and so the thesis {} stays open",
            context.name(thesis)
        ),
        _ => "contested: neither side prevails".to_owned(),
    };
    let mut finding = Finding::new(RULE.name, severity, message, map.statement(id).place, label);
    for objection in objections.iter().take(MOST_SHOWN) {
        let file = map.reason(*objection).place.file;
        let label = if context.is_from_another_document(*objection, id) {
            let path = quoted(context.project.files.path(file).as_str());
            format!("{path} says so, and no answer is given")
        } else {
            "no answer is given to this".to_owned()
        };
        finding = finding.label(map.reason(*objection).place, label);
    }
    let against = map
        .premises_of(objections[0])
        .iter()
        .find(|premise| !premise.warrant)
        .map_or_else(|| "it".to_owned(), |premise| context.name(premise.statement));
    let plain = name.trim_matches('`');
    finding.help(format!(
        "answer it, with `opposed by …` below {against} or with `… undercuts {} for {plain}`; or let it stand, with `conceded \"why\"` below the objection; or narrow {name} so that it is no longer met",
        against.trim_matches('`')
    ))
}

/// What an objection says, in names.
fn premises(context: &Context<'_>, id: ReasonId) -> String {
    let names = context.premises(id);
    if names.is_empty() {
        "what stands here".to_owned()
    } else {
        names
    }
}
