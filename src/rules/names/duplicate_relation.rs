//! The same relation stated twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use indexmap::IndexMap;

use crate::findings::{Finding, Severity, list};
use crate::map::{Conclusion, Effect, Place, Problem, ReasonId, StatementId};
use crate::rules::bare_relations::{Bare, are_literal};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::Relation;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "duplicate-relation",
    group: "names",
    severities: &[Severity::Warning],
    page: include_str!("duplicate_relation.md"),
    check: Check::Map(check),
};

/// What is stated twice.
struct Repeat {
    says: String,
    one: Place,
    other: Place,
    /// Whether the names are the same, and not only what they stand for.
    is_literal: bool,
}

/// What a relation says, by what it joins.
type Key = (Effect, Conclusion, Vec<StatementId>);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut repeats: Vec<Repeat> = Vec::new();
    let mut reasons: IndexMap<Key, Vec<ReasonId>, foldhash::fast::FixedState> = IndexMap::default();
    reasons.reserve(map.reasons.len());
    for (id, reason) in map.all_reasons() {
        if reason.damaged {
            continue;
        }
        let conclusion = match reason.conclusion {
            Conclusion::Statement(id) => Conclusion::Statement(map.class_of(id)),
            other => other,
        };
        let mut premises: Vec<StatementId> = map
            .premises_of(id)
            .iter()
            .filter(|premise| !premise.warrant)
            .map(|premise| map.class_of(premise.statement))
            .collect();
        premises.sort_unstable();
        let key = (reason.effect, conclusion, premises);
        reasons.entry(key).or_default().push(id);
    }
    for same in reasons.values().filter(|same| same.len() > 1) {
        repeated(context, same, &mut repeats);
    }
    let mut plain: HashMap<_, Place, foldhash::fast::FixedState> = HashMap::default();
    for relation in &map.relations {
        let key: (Relation, StatementId, StatementId) =
            (relation.relation, relation.from, relation.to);
        match plain.entry(key) {
            Entry::Vacant(free) => {
                free.insert(relation.place);
            }
            Entry::Occupied(first) => {
                let says = format!(
                    "{} {} {}",
                    context.name(relation.from),
                    relation.relation.word(),
                    context.name(relation.to)
                );
                repeats.push(Repeat {
                    says,
                    one: *first.get(),
                    other: relation.place,
                    is_literal: true,
                });
            }
        }
    }
    for problem in &map.problems {
        if let Problem::DuplicateRelation {
            says,
            first,
            second,
        } = problem
        {
            repeats.push(Repeat {
                says: says.clone(),
                one: *first,
                other: *second,
                is_literal: true,
            });
        }
    }
    if repeats.is_empty() {
        return;
    }
    let bare = Bare::of(context);
    findings.extend(repeats.into_iter().map(|repeat| {
        let first = repeat.one.min(repeat.other);
        let second = repeat.one.max(repeat.other);
        let edit = repeat.is_literal.then(|| bare.removal(context, first, second));
        finding(&repeat.says, first, second).edit(edit.flatten())
    }));
}

/// Which of several reasons from the same premises are the same step: two
/// different warrants make two steps, and no warrant is one of them again.
fn repeated(context: &Context<'_>, same: &[ReasonId], repeats: &mut Vec<Repeat>) {
    let mut steps: IndexMap<Warrants<'_>, ReasonId> = IndexMap::new();
    let (bare, warranted): (Vec<_>, Vec<_>) = same
        .iter()
        .map(|id| (warrants(context, *id), *id))
        .partition(|((names, words), _)| names.is_empty() && words.is_none());
    for (warrants, id) in warranted.into_iter().chain(bare) {
        let is_bare = warrants.0.is_empty() && warrants.1.is_none();
        let known = match steps.first() {
            Some((_, first)) if is_bare => Some(*first),
            _ => steps.get(&warrants).copied(),
        };
        match known {
            Some(known) => {
                let earlier = context.map.reason(known).place;
                repeats.push(Repeat {
                    says: says(context, id),
                    one: earlier,
                    other: context.map.reason(id).place,
                    is_literal: are_literal(context, known, id),
                });
            }
            None => {
                steps.insert(warrants, id);
            }
        }
    }
}

/// Named warrants, and the one in words.
type Warrants<'run> = (Vec<StatementId>, Option<&'run str>);

fn warrants<'run>(context: &Context<'run>, id: ReasonId) -> Warrants<'run> {
    let map = context.map;
    let mut names: Vec<StatementId> = map
        .premises_of(id)
        .iter()
        .filter(|premise| premise.warrant)
        .map(|premise| map.class_of(premise.statement))
        .collect();
    names.sort_unstable();
    let reason = map.reason(id);
    let words = reason.warrant.map(|text| {
        context.text(Place {
            file: reason.place.file,
            span: text.0,
        })
    });
    (names, words)
}

fn says(context: &Context<'_>, id: ReasonId) -> String {
    let map = context.map;
    let reason = map.reason(id);
    let premises: Vec<String> = map
        .premises_of(id)
        .iter()
        .filter(|premise| !premise.warrant)
        .map(|premise| context.name(premise.statement))
        .collect();
    let verb = match (reason.effect, premises.len()) {
        (Effect::Supports, 1) => "supports",
        (Effect::Supports, _) => "support",
        (Effect::Opposes, 1) => "opposes",
        (Effect::Opposes, _) => "oppose",
        (Effect::Undercuts, _) => "undercuts",
    };
    let target = match reason.conclusion {
        Conclusion::Statement(id) => context.name(id),
        Conclusion::Reason(_) => "the same step".to_owned(),
    };
    format!("{} {verb} {target}", list(&premises, 6))
}

fn finding(says: &str, first: Place, second: Place) -> Finding {
    Finding::new(
        RULE.name,
        Severity::Warning,
        format!("it is stated twice that {says}"),
        second,
        "stated again here",
    )
    .label(first, "stated here")
    .help("keep one of the two; told from either end it is one relation")
}
