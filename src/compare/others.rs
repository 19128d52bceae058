//! Differences outside the statements: relations, questions, sources, cases.

use std::collections::BTreeSet;

use super::both::Both;
use super::change::{Change, Kind, Part, Thing};
use super::digest::Question;
use super::reach::ordered;
use super::statements::each_difference;

pub(super) fn changes(both: &Both<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    relations(both, &mut changes);
    questions(both, &mut changes);
    sources(both, &mut changes);
    cases(both, &mut changes);
    let (was, now) = (&both.old.arithmetic, &both.new.arithmetic);
    each_difference(was, now, |was, now| {
        let kind = match (was, now) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ => Kind::Changed,
        };
        let mut change = Change::new(Part::Wording, Thing::Detail, kind, "margin", "");
        change.names = vec!["check".to_owned()];
        change.was.extend(was.cloned());
        change.now.extend(now.cloned());
        changes.push(change);
    });
    changes
}

fn relations(both: &Both<'_>, changes: &mut Vec<Change>) {
    let shared = both.old.relations.iter().map(|(word, from, to)| {
        let shared = |id: &u32| both.statements.of_old(*id);
        (*word, shared(from), shared(to))
    });
    let old: BTreeSet<(&str, u32, u32)> = shared.collect();
    let new = &both.new.relations;
    for (kind, one, other) in [(Kind::Removed, &old, new), (Kind::Added, new, &old)] {
        for (word, from, to) in one.difference(other) {
            let mut change = both.change(Part::Reasons, Thing::Relation, kind, *from);
            change.names = vec![both.name(*to)];
            match kind {
                Kind::Removed => change.was = vec![(*word).to_owned()],
                _ => change.now = vec![(*word).to_owned()],
            }
            changes.push(change);
        }
    }
}

fn questions(both: &Both<'_>, changes: &mut Vec<Change>) {
    let names: BTreeSet<&String> = both
        .old
        .questions
        .keys()
        .chain(both.new.questions.keys())
        .collect();
    let new =
        |thing, kind, name: &String| Change::new(Part::Statements, thing, kind, "question", name);
    for name in names {
        let answers = |question: &Question, shared: &dyn Fn(u32) -> u32| -> BTreeSet<u32> {
            question.answers.iter().map(|id| shared(*id)).collect()
        };
        match (both.old.questions.get(name), both.new.questions.get(name)) {
            (Some(was), Some(is)) => {
                let then = answers(was, &|id| both.statements.of_old(id));
                for (kind, one, other) in [
                    (Kind::Removed, &then, &is.answers),
                    (Kind::Added, &is.answers, &then),
                ] {
                    let names: BTreeSet<u32> = one.difference(other).copied().collect();
                    if !names.is_empty() {
                        let mut change = new(Thing::Answer, kind, name);
                        change.names = both.names(&names);
                        changes.push(change);
                    }
                }
                for (word, was, is) in [
                    ("exclusive", was.exclusive, is.exclusive),
                    ("exhaustive", was.exhaustive, is.exhaustive),
                ] {
                    if was != is {
                        let kind = if is { Kind::Added } else { Kind::Removed };
                        let mut change = new(Thing::Question, Kind::Changed, name);
                        match kind {
                            Kind::Added => change.now = vec![word.to_owned()],
                            _ => change.was = vec![word.to_owned()],
                        }
                        changes.push(change);
                    }
                }
                if was.text != is.text {
                    let mut change = new(Thing::Text, Kind::Changed, name);
                    change.part = Part::Wording;
                    change.was = vec![was.text.clone()];
                    change.now = vec![is.text.clone()];
                    changes.push(change);
                }
            }
            (was, is) => {
                let kind = if is.is_some() {
                    Kind::Added
                } else {
                    Kind::Removed
                };
                let mut change = new(Thing::Question, kind, name);
                let text = was.or(is).map(|question| question.text.clone());
                let text = text.filter(|text| !text.is_empty());
                match kind {
                    Kind::Added => change.now.extend(text),
                    _ => change.was.extend(text),
                }
                changes.push(change);
            }
        }
    }
}

fn sources(both: &Both<'_>, changes: &mut Vec<Change>) {
    for id in both.sources.all() {
        let was = both
            .sources
            .in_old(id)
            .map(|at| &both.old.sources[at as usize]);
        let is = both
            .sources
            .in_new(id)
            .map(|at| &both.new.sources[at as usize]);
        // What a bibliography holds and nothing cites is no part of the argument.
        let was = was.filter(|source| source.used);
        let is = is.filter(|source| source.used);
        let new =
            |thing, kind| Change::new(Part::Sources, thing, kind, "source", both.source_name(id));
        match (was, is) {
            (Some(was), Some(is)) => {
                if was.name != is.name
                    && !is.name.ends_with(&format!(".{}", was.name))
                    && !was.name.ends_with(&format!(".{}", is.name))
                {
                    let mut change = new(Thing::Name, Kind::Renamed);
                    change.part = Part::Names;
                    change.was = vec![was.name.clone()];
                    change.now = vec![is.name.clone()];
                    changes.push(change);
                }
                if was.rank != is.rank {
                    let mut change = new(Thing::SourceRank, Kind::Changed);
                    change.was = vec![was.rank.to_owned()];
                    change.now = vec![is.rank.to_owned()];
                    changes.push(change);
                }
                let then = both.shared_chains(&was.rests_on);
                for (kind, one, other) in [
                    (Kind::Removed, &then, &is.rests_on),
                    (Kind::Added, &is.rests_on, &then),
                ] {
                    let names: Vec<String> = one
                        .difference(other)
                        .map(|chain| both.chain(chain))
                        .collect();
                    if !names.is_empty() {
                        let mut change = new(Thing::SourceBasis, kind);
                        change.names = names;
                        changes.push(change);
                    }
                }
            }
            (None, Some(_)) => changes.push(new(Thing::Source, Kind::Added)),
            (Some(_), None) => changes.push(new(Thing::Source, Kind::Removed)),
            (None, None) => {}
        }
    }
}

fn cases(both: &Both<'_>, changes: &mut Vec<Change>) {
    let names: BTreeSet<&String> = both
        .old
        .within
        .keys()
        .chain(both.new.within.keys())
        .collect();
    let nothing = BTreeSet::new();
    for name in names {
        let was = both.old.within.get(name).unwrap_or(&nothing);
        let is = both.new.within.get(name).unwrap_or(&nothing);
        if was != is {
            let mut change =
                Change::new(Part::Statements, Thing::Case, Kind::Changed, "case", name);
            change.was = ordered(was);
            change.now = ordered(is);
            changes.push(change);
        }
    }
}
