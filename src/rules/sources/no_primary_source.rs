//! Theses that rest on the works of others only, as the map itself ranks them.

use std::collections::VecDeque;

use crate::findings::{Finding, Severity};
use crate::map::{Citation, Map, Source, Statement, Work};
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::{Rank, StatementKind};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "no-primary-source",
    group: "sources",
    severities: &[Severity::Warning],
    page: include_str!("no_primary_source.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let whole = ReadWhole::new(context);
    let derived = carried(context, |statement| is_derived(map, statement));
    let other = carried(context, |statement| {
        statement.damaged || statement.kind == StatementKind::Evidence && !is_derived(map, statement)
    });
    for thesis in &context.analysis.stakes.theses {
        let statement = map.statement(*thesis);
        let class = map.class_of(*thesis).index();
        if !derived[class] || other[class] || statement.damaged || !context.is_grounded(*thesis) || !whole.holds(statement.place) {
            continue;
        }
        let message = format!("{} rests on secondary and tertiary works only", context.name(*thesis));
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Warning,
                message,
                statement.place,
                "no way down from here ends in a primary source",
            )
            .help("cite what those works rest on, where it can be seen; a survey of the literature may `allow` it"),
        );
    }
}

/// Whether all that a piece of evidence cites is declared secondary or tertiary.
fn is_derived(map: &Map, statement: &Statement) -> bool {
    statement.kind == StatementKind::Evidence
        && !statement.damaged
        && !statement.citations.is_empty()
        && statement.citations.iter().all(|citation| is_citation_derived(map, citation))
}

fn is_citation_derived(map: &Map, citation: &Citation) -> bool {
    let is_work_derived = |work: &Work| match work {
        Work::Source(source) => is_source_derived(map, &map.sources[source.index()]),
        _ => false,
    };
    citation.works.iter().all(|work| match work {
        Work::Note(note) => {
            let note = &map.notes[note.index()];
            let is_known = !note.missing && !note.incomplete && !note.citations.is_empty();
            is_known && note.citations.iter().all(|inner| inner.works.iter().all(is_work_derived))
        }
        other => is_work_derived(other),
    })
}

/// Secondary or tertiary, and not said to rest on anything nearer or unranked.
fn is_source_derived(map: &Map, source: &Source) -> bool {
    let is_ranked = |source: &Source| source.rank.is_some_and(|rank| rank != Rank::Primary);
    is_ranked(source)
        && source.rests_on.iter().flat_map(|citation| map.works_of(citation)).all(|work| match work {
            Work::Source(other) => is_ranked(&map.sources[other.index()]),
            _ => false,
        })
}

/// Which statements some of the leaves reach along support.
fn carried(context: &Context<'_>, is_leaf: impl Fn(&Statement) -> bool) -> Vec<bool> {
    let graph = &context.analysis.graph;
    let mut reached = vec![false; graph.len()];
    let mut queue = VecDeque::new();
    for statement in &context.map.statements {
        let node = graph.statement(statement.class);
        if is_leaf(statement) && !std::mem::replace(&mut reached[node.index()], true) {
            queue.push_back(node);
        }
    }
    while let Some(node) = queue.pop_front() {
        for (next, _) in graph.carries(node) {
            if !std::mem::replace(&mut reached[next.index()], true) {
                queue.push_back(next);
            }
        }
    }
    reached
}
