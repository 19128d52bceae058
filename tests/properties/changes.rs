//! Two versions: nothing changes by order, form or files, and what is told one
//! way is told the other way round.

use std::collections::BTreeMap;

use argcheck::compare::{Change, Kind, Thing, Version, compare};
use argcheck::project::Input;
use proptest::prelude::*;

use crate::model::{Model, Work};
use crate::render::{File, render};
use crate::run::write;
use crate::strategy::{cases, models};

fn version(files: &[File]) -> Version {
    let (_directory, paths) = write(files);
    let input = Input {
        paths,
        ..Input::default()
    };
    Version::load(input).expect("there is a map")
}

fn changes(old: &[File], new: &[File]) -> Vec<Change> {
    compare(&version(old), &version(new)).changes
}

/// The same text with comments, blank lines and other margins.
fn in_other_form(files: &mut [File]) {
    for file in files {
        let lines = file.text.lines().map(|line| {
            let margin = if line.starts_with(' ') { "   " } else { "" };
            format!("{margin}{line}  // said so\n\n")
        });
        file.text = lines.collect();
    }
}

/// All statements, questions and sources in the first file.
fn in_one_file(model: &Model) -> Model {
    let mut model = model.clone();
    for statement in &mut model.statements {
        statement.file = 0;
    }
    for question in &mut model.questions {
        question.file = 0;
    }
    for source in &mut model.sources {
        source.file = 0;
    }
    model
}

/// Without what belongs to a file: its footnotes and its paper.
fn without_papers(mut model: Model) -> Model {
    let is_kept = |cite: &Vec<Work>| {
        let belongs = |work: &Work| matches!(work, Work::Note(_) | Work::Paper(_));
        !cite.iter().any(belongs)
    };
    model.notes.clear();
    for statement in &mut model.statements {
        statement.cites.retain(is_kept);
    }
    for source in &mut model.sources {
        source.rests_on.retain(is_kept);
    }
    model
}

type Told = (
    Thing,
    Kind,
    bool,
    String,
    Vec<String>,
    Vec<String>,
    Vec<String>,
);

/// Changes with the names that the one direction uses, as many as there are.
fn told(
    changes: &[Change],
    names: &BTreeMap<String, String>,
    mirrored: bool,
) -> BTreeMap<Told, usize> {
    let name = |name: &String| names.get(name).unwrap_or(name).clone();
    let all = |list: &[String]| {
        let mut list: Vec<String> = list.iter().map(name).collect();
        list.sort_unstable();
        list
    };
    let mut told = BTreeMap::new();
    for change in changes {
        let (was, now) = (all(&change.was), all(&change.now));
        let (kind, was, now) = if mirrored {
            (opposite(change.kind), now, was)
        } else {
            (change.kind, was, now)
        };
        // The step that a warrant belongs to has, like all that changed, the
        // premises of the later version.
        let of_step = matches!(
            change.thing,
            Thing::Warrant | Thing::Exception | Thing::Concession
        );
        let names = if of_step {
            Vec::new()
        } else {
            all(&change.names)
        };
        let key = (
            change.thing,
            kind,
            change.of_thesis,
            name(&change.name),
            names,
            was,
            now,
        );
        *told.entry(key).or_insert(0) += 1;
    }
    told
}

fn opposite(kind: Kind) -> Kind {
    match kind {
        Kind::Added => Kind::Removed,
        Kind::Removed => Kind::Added,
        Kind::Stronger => Kind::Weaker,
        Kind::Weaker => Kind::Stronger,
        Kind::Wider => Kind::Narrower,
        Kind::Narrower => Kind::Wider,
        Kind::Better => Kind::Worse,
        Kind::Worse => Kind::Better,
        Kind::Changed | Kind::Renamed => kind,
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_version_is_no_other_than_itself_in_any_order_and_form(
        model in models(3, false),
        one: u64,
        other: u64,
    ) {
        let old = render(&model, one);
        let mut new = render(&model, other);
        in_other_form(&mut new);
        prop_assert_eq!(changes(&old, &old), Vec::new(), "{:#?}", old);
        prop_assert_eq!(changes(&old, &new), Vec::new(), "{:#?}\n{:#?}", old, new);
    }

    #[test]
    fn items_in_other_files_are_the_same(model in models(3, true), one: u64, other: u64) {
        let model = without_papers(model);
        let old = render(&model, one);
        let new = render(&in_one_file(&model), other);
        prop_assert_eq!(changes(&old, &new), Vec::new(), "{:#?}\n{:#?}", old, new);
    }

    #[test]
    fn the_way_back_mirrors_the_way_there(
        one in models(1, true),
        other in models(1, true),
        seed: u64,
    ) {
        let (old, new) = (render(&one, seed), render(&other, seed));
        let there = changes(&old, &new);
        let back = changes(&new, &old);
        let renamed = back.iter().filter(|change| change.kind == Kind::Renamed);
        let names = renamed
            .map(|change| (change.now[0].clone(), change.was[0].clone()))
            .collect();
        // Both in the names of the second version, but for the renames themselves.
        let plain = |changes: &[Change]| -> Vec<Change> {
            changes.iter().filter(|change| change.kind != Kind::Renamed).cloned().collect()
        };
        let there_told = told(&plain(&there), &names, false);
        let back_told = told(&plain(&back), &names, true);
        prop_assert_eq!(there_told, back_told, "{:#?}\n{:#?}", old, new);
    }
}
