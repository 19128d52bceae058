//! One quotation that speaks for two rivals.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::checked::Kind;
use crate::findings::{Finding, Severity};
use crate::map::{Place, StatementId};
use crate::quotations::Letters;
use crate::rivals::{BothSides, Marks, alike_uses, both_sides};
use crate::rules::competitors::Competitors;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "quoted-on-both-sides",
    group: "quotations",
    severities: &[Severity::Warning],
    page: include_str!("quoted_on_both_sides.md"),
    check: Check::Map(check),
};

/// Quotations with fewer letters may be the same by chance.
const FEWEST_LETTERS: usize = 16;

/// A quotation, and the statements that have it.
#[derive(Default)]
struct Quoted {
    places: Vec<(StatementId, Place)>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut quoted: IndexMap<String, Quoted, foldhash::fast::FixedState> = IndexMap::default();
    for quotation in &context.checked.quotations {
        let (Some(statement), Kind::Quotation) = (quotation.statement, quotation.kind) else {
            continue;
        };
        let letters = Letters::of(&quotation.words).folded;
        if letters.len() >= FEWEST_LETTERS && !map.statement(statement).damaged {
            let entry = quoted.entry(letters).or_default();
            entry.places.push((statement, quotation.place));
        }
    }
    let groups: Vec<Vec<StatementId>> = quoted
        .values()
        .map(|quoted| quoted.places.iter().map(|(statement, _)| *statement).collect())
        .collect();
    if groups.is_empty() {
        return;
    }
    let graph = &context.analysis.graph;
    let mut found = both_sides(map, graph, &groups);
    if found.is_empty() {
        return;
    }
    let competitors = Competitors::new(context);
    let alike: HashSet<StatementId> = alike_uses(map, graph, &Marks::new(map))
        .into_iter()
        .map(|used| used.evidence)
        .collect();
    found.retain(|both| {
        both.sides.iter().all(|side| {
            !competitors.is_view(context, side.rival)
                && !alike.contains(&map.class_of(side.statement))
        })
    });
    let mut told = HashSet::new();
    for both in &found {
        if told.insert(both.group) {
            findings.push(finding(context, &quoted[both.group], both));
        }
    }
}

fn finding(context: &Context<'_>, quoted: &Quoted, both: &BothSides) -> Finding {
    let [one, other] = &both.sides;
    let names = [context.name(one.rival), context.name(other.rival)];
    let place = |id: StatementId| {
        let mut places = quoted.places.iter();
        places.find(|(statement, _)| *statement == id).map(|(_, place)| *place)
    };
    let first = place(one.statement).unwrap_or(one.place);
    let mut finding = Finding::new(
        RULE.name,
        Severity::Warning,
        format!("one quotation speaks for {} and for its rival {}", names[0], names[1]),
        first,
        "these words",
    );
    if let Some(second) = place(other.statement).filter(|second| *second != first) {
        finding = finding.label(second, "the same words");
    }
    for (side, name) in both.sides.iter().zip(&names) {
        finding = finding.label(side.place, format!("used for {name} here"));
    }
    finding.help(format!(
        "join by `and` what makes these words speak for {} rather than {}, or rest one of the two on something else",
        names[0], names[1]
    ))
}
