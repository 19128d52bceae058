//! The same relation stated twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::findings::{Finding, Severity, list};
use crate::map::{Conclusion, Effect, Place, Problem, ReasonId, StatementId};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::Relation;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "duplicate-relation",
    group: "names",
    severities: &[Severity::Warning],
    page: include_str!("duplicate_relation.md"),
    check: Check::Map(check),
};

/// What a relation says, by what it joins.
type Key = (Effect, Conclusion, Vec<StatementId>);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut reasons: HashMap<Key, ReasonId, foldhash::fast::FixedState> = HashMap::default();
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
        match reasons.entry((reason.effect, conclusion, premises)) {
            Entry::Vacant(free) => {
                free.insert(id);
            }
            Entry::Occupied(first) if same_step(context, *first.get(), id) => {
                let earlier = map.reason(*first.get()).place;
                findings.push(finding(&says(context, id), earlier, reason.place));
            }
            Entry::Occupied(_) => {}
        }
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
                findings.push(finding(&says, *first.get(), relation.place));
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
            findings.push(finding(says, *first, *second));
        }
    }
}

/// Whether two reasons from the same premises are the same step: two different
/// warrants make two reasons.
fn same_step(context: &Context<'_>, first: ReasonId, second: ReasonId) -> bool {
    let warrants = |id: ReasonId| {
        let mut names: Vec<StatementId> = context
            .map
            .premises_of(id)
            .iter()
            .filter(|premise| premise.warrant)
            .map(|premise| premise.statement)
            .collect();
        names.sort_unstable();
        let reason = context.map.reason(id);
        let words = reason.warrant.map(|text| {
            context.text(Place {
                file: reason.place.file,
                span: text.0,
            })
        });
        (names, words)
    };
    let (first, second) = (warrants(first), warrants(second));
    let bare = |(names, words): &(Vec<StatementId>, Option<&str>)| names.is_empty() && words.is_none();
    first == second || bare(&first) || bare(&second)
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
    let (first, second) = (first.min(second), first.max(second));
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
