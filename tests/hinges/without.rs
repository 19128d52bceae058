//! What is left without something: verdicts against a map from which it is really
//! taken away, and certificates by an own checker.

use std::collections::{BTreeMap, BTreeSet};

use argcheck::graph::{self, Verdict};
use argcheck::map::{Map, NoteId, Place, Premise, SourceId, Statement, StatementId, Work};
use argcheck::supposing::{Argument, Change, Thing, Without};
use argcheck::syntax::tree::StatementKind;
use proptest::prelude::*;
use serde_json::Value;

use crate::plain::{Taken, is_given, is_left, speaks_for};
use crate::strategy::{cases, models};
use crate::written::{self, Written};

proptest! {
    #![proptest_config(cases(1_200))]

    #[test]
    fn what_is_left_is_what_a_map_without_it_has(
        model in models(3, false),
        seed: u64,
        chosen in prop::collection::vec((0_u8..5, any::<prop::sample::Index>()), 1..=3),
    ) {
        let read = written::read(&model, seed);
        let argument = Argument::load(read.input()).unwrap();
        let (things, authors, taken) = choose(&read, &argument, &chosen);
        let without = Without::new(&argument, &things, &authors);
        let after = graph::analyse(&really_without(read.again(), &taken));
        let context = format!("{things:?} {authors:?} of\n{}", read.texts());
        verdicts_agree(&argument, &without, &taken, &after, &context)?;
        // What is checked is what programs get.
        let json = serde_json::to_value(&without).unwrap();
        certificate_holds(&argument.map, &read, &json, &taken, &context)?;
    }
}

/// Things of a map and authors, and what that is to the plain checker.
fn choose(
    read: &Written,
    argument: &Argument,
    chosen: &[(u8, prop::sample::Index)],
) -> (Vec<Thing>, Vec<argcheck::sources::authors::AuthorId>, Taken) {
    let map = &argument.map;
    let (mut things, mut authors, mut taken) = (Vec::new(), Vec::new(), Taken::default());
    for (kind, at) in chosen {
        match kind {
            0 if !map.sources.is_empty() => {
                let id = SourceId::at(at.index(map.sources.len()));
                things.push(Thing::Source(id));
                taken.works.insert(Work::Source(id));
            }
            1 if !map.notes.is_empty() => {
                let id = NoteId::at(at.index(map.notes.len()));
                things.push(Thing::Note(id));
                taken.works.insert(Work::Note(id));
            }
            2 => {
                let author = at.index(read.authors.len());
                if let Ok(found) = argument.authors_named(read.authors[author].0) {
                    authors.extend(found);
                    taken = taken.and(&read.author(author));
                }
            }
            _ => {
                let id = StatementId::at(at.index(map.statements.len()));
                things.push(Thing::Statement(id));
                let is_evidence = map.statement(id).kind == StatementKind::Evidence;
                let all = map.all_statements().map(|(other, _)| other);
                taken.refused.extend(all.filter(|other| {
                    *other == id || (!is_evidence && map.class_of(*other) == map.class_of(id))
                }));
            }
        }
    }
    (things, authors, taken)
}

/// The map from which things are really taken away: citations are gone, what is
/// refused is a claim, and what spoke for it needs a claim that nothing supports.
fn really_without(mut map: Map, taken: &Taken) -> Map {
    let nothing = StatementId::at(map.statements.len());
    let place = map.statements[0].place;
    for at in 0..map.statements.len() {
        let left: Vec<bool> = map.statements[at]
            .citations
            .iter()
            .map(|citation| is_left(&map, citation, taken))
            .collect();
        let mut left = left.into_iter();
        map.statements[at]
            .citations
            .retain(|_| left.next().unwrap());
        if taken.refused.contains(&StatementId::at(at)) {
            map.statements[at].kind = StatementKind::Claim;
            map.statements[at].citations.clear();
            map.statements[at].damaged = false;
        }
    }
    for at in 0..map.reasons.len() {
        let id = argcheck::map::ReasonId::at(at);
        let supports = map.reasons[at].effect == argcheck::map::Effect::Supports;
        if supports && speaks_for(&map, id, taken).is_none() {
            let start = u32::try_from(map.premises.len()).unwrap();
            map.premises.push(Premise {
                statement: nothing,
                place,
                warrant: false,
            });
            map.reasons[at].premises = start..start + 1;
        }
    }
    let name = map.names.intern("nothing-at-all");
    let item = map.statements[0].item;
    map.statements.push(Statement {
        kind: StatementKind::Claim,
        name,
        place: Place { ..place },
        item,
        text: None,
        beats: None,
        held: false,
        damaged: false,
        citations: Vec::new(),
        class: nothing,
    });
    map
}

fn verdicts_agree(
    argument: &Argument,
    without: &Without,
    taken: &Taken,
    after: &graph::Analysis,
    context: &str,
) -> Result<(), TestCaseError> {
    let map = &argument.map;
    let told: BTreeMap<&str, &Change> = without
        .theses
        .iter()
        .chain(&without.claims)
        .chain(&without.leaves)
        .map(|change| (change.statement.id.as_str(), change))
        .collect();
    let mut told_of_class: BTreeMap<StatementId, &Change> = BTreeMap::new();
    for (id, _) in map.all_statements() {
        if let Some(change) = told.get(id_of(argument, id).as_str()) {
            told_of_class.insert(map.class_of(id), change);
            prop_assert_eq!(
                change.from,
                argument.analysis.standing.of(id).word(),
                "{}",
                context
            );
            prop_assert_eq!(
                change.to,
                after.standing.of(id).word(),
                "{} {}",
                change.statement.id,
                context
            );
        }
    }
    // Whatever changes is told, unless it was taken away itself.
    for (id, statement) in map.all_statements() {
        let (from, to) = (argument.analysis.standing.of(id), after.standing.of(id));
        let has_lost_all = !statement.citations.is_empty()
            && statement
                .citations
                .iter()
                .all(|one| !is_left(map, one, taken));
        if from != to && !taken.refused.contains(&id) && !has_lost_all {
            let class = statement.class;
            prop_assert!(
                told_of_class.contains_key(&class),
                "{} is not told: {}",
                id_of(argument, id),
                context
            );
        }
    }
    // A thesis that is told to stand is told what it stands on.
    for change in &without.theses {
        let stands = matches!(change.to, "accepted" | "contested");
        prop_assert_eq!(
            change.on.is_empty(),
            !stands || change.reasons[1] == 0,
            "{}",
            context
        );
    }
    prop_assert_eq!(without.theses.len(), argument.analysis.stakes.theses.len());
    Ok(())
}

fn id_of(argument: &Argument, id: StatementId) -> String {
    let file = argument.map.statement(id).place.file;
    format!(
        "{}#{}",
        argument.project.files.path(file),
        argument.map.name_of(id)
    )
}

/// Checks the data with nothing but the map and what is taken away.
fn certificate_holds(
    map: &Map,
    read: &Written,
    json: &Value,
    taken: &Taken,
    context: &str,
) -> Result<(), TestCaseError> {
    let by_id: BTreeMap<String, StatementId> = map
        .all_statements()
        .map(|(id, statement)| {
            let path = read.project.files.path(statement.place.file);
            (format!("{path}#{}", map.name_of(id)), id)
        })
        .collect();
    let statement = |value: &Value| by_id[value.as_str().unwrap()];
    let mut shown: BTreeSet<StatementId> = BTreeSet::new();
    for step in json["certificate"]["steps"].as_array().unwrap() {
        let class = map.class_of(statement(&step["statement"]));
        if let Some(reason) = step.get("reason") {
            let conclusion = statement(&reason["conclusion"]);
            let premises: Vec<StatementId> = reason["premises"]
                .as_array()
                .unwrap()
                .iter()
                .map(statement)
                .collect();
            prop_assert_eq!(map.class_of(conclusion), class);
            for premise in &premises {
                prop_assert!(
                    shown.contains(&map.class_of(*premise)),
                    "{} {}",
                    step,
                    context
                );
            }
            let is_told = map.all_reasons().any(|(id, _)| {
                let own: Vec<StatementId> = map
                    .premises_of(id)
                    .iter()
                    .map(|one| one.statement)
                    .collect();
                own == premises && speaks_for(map, id, taken) == Some(class)
            });
            prop_assert!(is_told, "no such reason: {} {}", step, context);
        } else {
            let leaf = statement(&step["given"]["leaf"]);
            prop_assert_eq!(map.class_of(leaf), class);
            prop_assert!(
                is_given(map, leaf, taken),
                "not given: {} {}",
                step,
                context
            );
            if map.statement(leaf).kind == StatementKind::Evidence {
                citation_holds(map, leaf, &step["given"]["citation"], taken, context)?;
            }
        }
        shown.insert(class);
    }
    let ungrounded: BTreeSet<StatementId> = json["certificate"]["ungrounded"]
        .as_array()
        .unwrap()
        .iter()
        .map(statement)
        .collect();
    for id in &ungrounded {
        prop_assert!(!is_given(map, *id, taken), "{:?} is given: {}", id, context);
    }
    for (id, _) in map.all_reasons() {
        let Some(conclusion) = speaks_for(map, id, taken) else {
            continue;
        };
        let is_broken = map
            .premises_of(id)
            .iter()
            .any(|one| ungrounded.contains(&one.statement));
        prop_assert!(
            !ungrounded.contains(&conclusion) || is_broken,
            "a reason for {:?} is whole: {}",
            conclusion,
            context
        );
    }
    // Every statement is one or the other; whatever is told has its certificate.
    for list in ["theses", "claims", "leaves"] {
        for change in json[list].as_array().unwrap() {
            let id = statement(&change["id"]);
            let lacks = matches!(change["to"].as_str().unwrap(), "unsupported" | "circular");
            prop_assert_eq!(ungrounded.contains(&id), lacks, "{} {}", change, context);
            prop_assert_eq!(
                shown.contains(&map.class_of(id)),
                !lacks,
                "{} {}",
                change,
                context
            );
        }
    }
    Ok(())
}

/// One citation of the leaf has these works, and is left.
fn citation_holds(
    map: &Map,
    leaf: StatementId,
    told: &Value,
    taken: &Taken,
    context: &str,
) -> Result<(), TestCaseError> {
    let kinds: Vec<(&str, &str)> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|work| {
            (
                work["kind"].as_str().unwrap(),
                work["name"].as_str().unwrap(),
            )
        })
        .collect();
    let is_it = |work: &Work, told: &(&str, &str)| match work {
        Work::Source(id) => {
            told.0 == "source"
                && told
                    .1
                    .ends_with(map.names.text(map.sources[id.index()].name))
        }
        Work::Note(id) => {
            let number = map.notes[id.index()].number;
            told.0 == "note" && told.1.ends_with(&format!("note {number}"))
        }
        Work::Paper(_) => told.0 == "paper",
        Work::Words(_) | Work::Unknown => told.0 == "words",
    };
    let holds = map.statement(leaf).citations.iter().any(|citation| {
        citation.works.len() == kinds.len()
            && citation
                .works
                .iter()
                .zip(&kinds)
                .all(|(work, told)| is_it(work, told))
            && is_left(map, citation, taken)
    });
    prop_assert!(holds, "no such citation: {:?} {}", kinds, context);
    Ok(())
}

/// The checker itself turns down what is not so.
#[test]
fn a_certificate_that_is_tampered_with_does_not_hold() {
    let read = Written::plain(
        "thesis t\n  supported by a\n  supported by b\nassumption a\nassumption b\n",
    );
    let argument = Argument::load(read.input()).unwrap();
    let thing = argument.thing("a").unwrap();
    let without = Without::new(&argument, &[thing], &[]);
    assert_eq!(
        argument.analysis.standing.of(StatementId(0)),
        Verdict::Accepted
    );
    let taken = Taken {
        refused: BTreeSet::from([StatementId(1)]),
        ..Taken::default()
    };
    let json = serde_json::to_value(&without).unwrap();
    let holds = |json: &Value| certificate_holds(&argument.map, &read, json, &taken, "").is_ok();
    assert!(holds(&json), "{json}");
    let steps = json["certificate"]["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 2);
    for change in [
        |json: &mut Value| {
            json["certificate"]["steps"]
                .as_array_mut()
                .unwrap()
                .reverse()
        },
        |json: &mut Value| drop(json["certificate"]["steps"].as_array_mut().unwrap().pop()),
        |json: &mut Value| json["certificate"]["ungrounded"] = serde_json::json!([]),
        |json: &mut Value| {
            let leaf = json["certificate"]["ungrounded"][0].clone();
            json["certificate"]["steps"][0]["given"]["leaf"] = leaf.clone();
            json["certificate"]["steps"][0]["statement"] = leaf;
        },
        |json: &mut Value| json["theses"][0]["to"] = "unsupported".into(),
    ]
    .iter()
    .enumerate()
    {
        let mut changed = json.clone();
        change.1(&mut changed);
        // An empty set of statements without grounds claims nothing that is not so.
        assert_eq!(holds(&changed), change.0 == 2, "{changed}");
    }
}
