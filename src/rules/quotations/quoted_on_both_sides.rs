//! One quotation that speaks for two rivals.

use std::collections::HashSet;
use std::ops::Range;

use indexmap::IndexMap;

use crate::checked::{Kind, Outcome};
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

/// Of two quotations that overlap, so many thirds of the shorter are in both.
const OVERLAP: usize = 2;

/// A quotation is compared with so many that begin before it.
const MOST_COMPARED: usize = 8;

/// A quotation, and the statements that have it.
#[derive(Default)]
struct Quoted {
    places: Vec<(StatementId, Place)>,
    /// The file in which it is found, and where.
    passage: Option<(usize, Range<usize>)>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut by_letters: IndexMap<String, Quoted, foldhash::fast::FixedState> = IndexMap::default();
    for quotation in &context.checked.quotations {
        let (Some(statement), Kind::Quotation) = (quotation.statement, quotation.kind) else {
            continue;
        };
        let letters = Letters::of(&quotation.words).folded;
        if letters.len() >= FEWEST_LETTERS && !map.statement(statement).damaged {
            let entry = by_letters.entry(letters).or_default();
            entry.places.push((statement, quotation.place));
            if entry.passage.is_none() {
                entry.passage = passage(&quotation.outcome);
            }
        }
    }
    let mut quoted: Vec<Quoted> = by_letters.into_values().collect();
    let number = quoted.len();
    let mut parts: Vec<[usize; 2]> = (0..number).map(|at| [at, at]).collect();
    for [one, other] in overlapping(&quoted) {
        let places = [&quoted[one].places[..], &quoted[other].places[..]].concat();
        quoted.push(Quoted {
            places,
            passage: None,
        });
        parts.push([one, other]);
    }
    let groups: Vec<Vec<StatementId>> = quoted
        .iter()
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
        let [one, other] = parts[both.group];
        if !told.contains(&one) && !told.contains(&other) {
            told.extend([one, other]);
            findings.push(finding(context, &quoted[both.group], both, one == other));
        }
    }
}

/// Where a quotation is found, as one stretch.
fn passage(outcome: &Outcome) -> Option<(usize, Range<usize>)> {
    let Outcome::Found(found) = outcome else {
        return None;
    };
    match &found.stretches[..] {
        [stretch] => Some((found.copy.file, stretch.clone())),
        _ => None,
    }
}

/// The pairs of quotations that are mostly the same passage of one file.
fn overlapping(quoted: &[Quoted]) -> Vec<[usize; 2]> {
    let mut passages: Vec<(usize, usize, usize, usize)> = quoted
        .iter()
        .enumerate()
        .filter_map(|(at, quoted)| {
            let (file, stretch) = quoted.passage.as_ref()?;
            Some((*file, stretch.start, stretch.end, at))
        })
        .collect();
    passages.sort_unstable();
    let mut pairs = Vec::new();
    for (place, &(file, start, end, at)) in passages.iter().enumerate() {
        let earlier = passages[..place].iter().rev().take(MOST_COMPARED);
        for &(other_file, other_start, other_end, other) in earlier {
            let both = other_end.min(end).saturating_sub(start);
            let shorter = (end - start).min(other_end - other_start);
            if file == other_file && both >= FEWEST_LETTERS && 3 * both >= OVERLAP * shorter {
                pairs.push([other, at]);
            }
        }
    }
    pairs
}

fn finding(
    context: &Context<'_>,
    quoted: &Quoted,
    both: &BothSides,
    is_alike: bool,
) -> Finding {
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
        finding = finding.label(second, if is_alike { "the same words" } else { "the same passage" });
    }
    for (side, name) in both.sides.iter().zip(&names) {
        finding = finding.label(side.place, format!("used for {name} here"));
    }
    finding.help(format!(
        "join by `and` what makes these words speak for {} rather than {}, or rest one of the two on something else",
        names[0], names[1]
    ))
}
