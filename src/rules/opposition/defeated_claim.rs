//! Statements that do not survive what speaks against them: where defeat begins.

use crate::findings::{Finding, Severity, list, quoted};
use crate::graph::{Cause, Force, Stake, Stakes, Verdict, falls};
use crate::map::{ReasonId, StatementId};
use crate::rules::opposition_served::OppositionServed;
use crate::rules::reported::Reported;
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "defeated-claim",
    group: "opposition",
    severities: &[Severity::Error, Severity::Warning, Severity::Info],
    page: include_str!("defeated_claim.md"),
    check: Check::Map(check),
};

/// So many statements that fall with it are named.
const MOST_NAMED: usize = 3;

/// So many reasons that no longer count are shown.
const MOST_SHOWN: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (map, analysis) = (context.map, context.analysis);
    let whole = ReadWhole::new(context);
    let reported = Reported::new(context);
    let served = OppositionServed::new(context, &reported);
    for (id, statement) in map.all_statements() {
        let is_defeated = analysis.standing.of(id) == Verdict::Defeated;
        if statement.class != id || !is_defeated || !whole.holds(statement.place) {
            continue;
        }
        let is_nobodys_loss = context.stake(id) == Stake::Aside
            && (reported.is_view(context, id)
                || reported.is_left_aside(context, id)
                || served.serves(context, id)
                || context.first_use(id).is_none());
        if is_nobodys_loss {
            continue;
        }
        match analysis.standing.cause(id) {
            Some(Cause::Opposed { by }) => findings.push(opposed(context, id, by)),
            Some(Cause::Undercut { by, .. }) => findings.push(undercut(context, id, by)),
            Some(Cause::RestsOn { .. }) | None => {}
        }
    }
}

/// A statement that was given, and that something speaks against.
fn opposed(context: &Context<'_>, id: StatementId, by: ReasonId) -> Finding {
    let name = context.name(id);
    let against = context.premises(by);
    let message = format!(
        "{}{name} does not survive {against}, which speaks against it",
        according_to(context, id, by)
    );
    let node = context.analysis.graph.statement(id);
    let has_reasons = context.analysis.graph.supports(node).next().is_some();
    let label = match (context.kind(id), has_reasons) {
        (_, true) => "no reason that counts is left for it",
        ("assumption", false) => "it is assumed, and no reason is given for it",
        (_, false) => "nothing but its source speaks for it",
    };
    Finding::new(
        RULE.name,
        severity(context, id, by),
        message,
        context.map.statement(id).place,
        format!("{label}{}", falling(context, id)),
    )
    .label(context.map.reason(by).place, "this answers it")
    .help(format!(
        "answer {against} with a reason against it, or give a reason for {name} with `supported by …`, which leaves the two contested; or take {name} out of what rests on it"
    ))
}

/// A statement of whose reasons none counts any more, the last step undercut.
fn undercut(context: &Context<'_>, id: StatementId, by: ReasonId) -> Finding {
    let (map, analysis) = (context.map, context.analysis);
    let name = context.name(id);
    let lost: Vec<ReasonId> = analysis
        .graph
        .supports(analysis.graph.statement(id))
        .filter(|reason| {
            analysis.standing.force(*reason) == Force::Fails
                && analysis.grounding.is_grounded(analysis.graph.reason(*reason))
        })
        .collect();
    let against = context.premises(by);
    let others = according_to(context, id, by);
    let message = match lost.len() {
        1 => format!("{others}{name} does not stand: its only reason is undercut by {against}"),
        2 => format!("{others}{name} does not stand: neither of its 2 reasons counts"),
        many => format!("{others}{name} does not stand: none of its {many} reasons counts"),
    };
    let conceded = if map.reason(by).conceded {
        ", as the map concedes"
    } else {
        ""
    };
    let mut finding = Finding::new(
        RULE.name,
        severity(context, id, by),
        message,
        map.statement(id).place,
        format!("no reason that counts is left for it{conceded}{}", falling(context, id)),
    );
    for reason in lost.iter().take(MOST_SHOWN) {
        match analysis.standing.reason_cause(*reason) {
            Some(Cause::Undercut { by, .. }) => {
                let against = context.premises(by);
                finding = finding
                    .label(map.reason(*reason).place, format!("{against} undercuts this step"))
                    .label(map.reason(by).place, "the undercut");
            }
            Some(Cause::RestsOn { premise, .. }) => {
                let premise = context.name(premise);
                finding = finding.label(
                    map.reason(*reason).place,
                    format!("this rests on {premise}, which does not stand"),
                );
            }
            Some(Cause::Opposed { .. }) | None => {}
        }
    }
    finding.help(format!(
        "answer {against} with a reason against it, or give {name} another reason that it does not touch"
    ))
}

/// Whose view it is that defeats a statement, where another document tells it.
fn according_to(context: &Context<'_>, id: StatementId, by: ReasonId) -> String {
    if !context.is_from_another_document(by, id) {
        return String::new();
    }
    let file = context.map.reason(by).place.file;
    let path = quoted(context.project.files.path(file).as_str());
    format!("by what {path} says, ")
}

/// What it weighs. Where another document says it, or the map concedes it, two
/// views differ, and the thesis is not at error.
fn severity(context: &Context<'_>, id: StatementId, by: ReasonId) -> Severity {
    let analysis = context.analysis;
    let node = analysis.graph.statement(id);
    let is_granted =
        context.map.reason(by).conceded || context.is_from_another_document(by, id);
    match (analysis.shaken.brings_down(node), context.stake(id)) {
        (Some(_), _) if !is_granted => Severity::Error,
        (None, Stake::Aside) => Severity::Info,
        _ => Severity::Warning,
    }
}

/// What falls with it, in a few words.
fn falling(context: &Context<'_>, id: StatementId) -> String {
    let analysis = context.analysis;
    let node = analysis.graph.statement(id);
    let (falling, more) = Stakes::hanging(&analysis.graph, node, MOST_NAMED, |node| {
        falls(&analysis.graph, &analysis.standing, node)
    });
    let names: Vec<String> = falling.into_iter().map(|other| context.name(other)).collect();
    match (names.len(), more) {
        (0, _) => String::new(),
        (1, false) => format!("; with it falls {}", names[0]),
        (_, false) => format!("; with it fall {}", list(&names, MOST_NAMED)),
        (_, true) => format!("; with it fall {} and others", names.join(", ")),
    }
}
