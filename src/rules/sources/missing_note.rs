//! Claims all of whose evidence hangs on notes that are not held.

use std::collections::{BTreeMap, VecDeque};

use crate::findings::{Finding, Severity, count, list};
use crate::map::{MapId, StatementId, Work};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::StatementKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "missing-note",
    group: "sources",
    severities: &[Severity::Warning],
    page: include_str!("missing_note.md"),
    check: Check::Map(check),
};

/// So many claims are named.
const MOST_NAMED: usize = 5;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    if !map.notes.iter().any(|note| note.missing) {
        return;
    }
    let with_any = carried(context, |id| is_evidence(context, id));
    let with_held = carried(context, |id| is_evidence(context, id) && is_held(context, id));
    let mut hanging: BTreeMap<MapId, Vec<StatementId>> = BTreeMap::new();
    for (id, statement) in map.all_statements() {
        let is_claim = matches!(statement.kind, StatementKind::Claim | StatementKind::Thesis);
        let class = statement.class.index();
        if is_claim && with_any[class] && !with_held[class] && !statement.damaged {
            hanging.entry(statement.item.map).or_default().push(id);
        }
    }
    findings.extend(hanging.into_values().map(|claims| finding(context, claims)));
}

fn finding(context: &Context<'_>, mut claims: Vec<StatementId>) -> Finding {
    let stakes = &context.analysis.stakes;
    claims.sort_by_key(|id| (!stakes.is_thesis(*id), context.map.statement(*id).place));
    let message = match claims.len() {
        1 => format!("all evidence for {} hangs on notes whose text is missing", context.name(claims[0])),
        number => format!("for {} all evidence hangs on notes whose text is missing", count(number, "claim")),
    };
    let mut places = claims
        .iter()
        .take(MOST_NAMED)
        .map(|id| context.map.statement(*id).place);
    let first = places.next().unwrap_or(context.map.statement(claims[0]).place);
    let finding = Finding::new(
        RULE.name,
        Severity::Warning,
        message,
        first,
        "nothing below it can be looked up",
    );
    let mut finding = places.fold(finding, |finding, place| finding.label(place, "nor below this"));
    if claims.len() > 1 {
        let names: Vec<String> = claims.iter().map(|id| context.name(*id)).collect();
        finding = finding.help(format!(
            "find the text of the notes, or cite the works themselves; the claims are {}",
            list(&names, 40)
        ));
    } else {
        finding = finding.help("find the text of the notes, or cite the works themselves");
    }
    finding
}

fn is_evidence(context: &Context<'_>, id: StatementId) -> bool {
    context.map.statement(id).kind == StatementKind::Evidence
}

/// Whether some citation of a piece of evidence does not hang on a missing note.
fn is_held(context: &Context<'_>, id: StatementId) -> bool {
    let statement = context.map.statement(id);
    statement.damaged
        || statement.citations.is_empty()
        || statement.citations.iter().any(|citation| {
            !citation.works.iter().all(|work| match work {
                Work::Note(note) => context.map.notes[note.index()].missing,
                _ => false,
            })
        })
}

/// Which statements some of the leaves reach along support.
fn carried(context: &Context<'_>, is_leaf: impl Fn(StatementId) -> bool) -> Vec<bool> {
    let graph = &context.analysis.graph;
    let mut reached = vec![false; graph.len()];
    let mut queue = VecDeque::new();
    for (id, statement) in context.map.all_statements() {
        let node = graph.statement(statement.class);
        if is_leaf(id) && !reached[node.index()] {
            reached[node.index()] = true;
            queue.push_back(node);
        }
    }
    while let Some(node) = queue.pop_front() {
        for (next, _) in graph.carries(node) {
            if !reached[next.index()] {
                reached[next.index()] = true;
                queue.push_back(next);
            }
        }
    }
    reached
}
