//! Order never matters: not of the items, not of the files, not from run to run.

use std::collections::BTreeMap;

use argcheck::Run;
use argcheck::report::Format;
use camino::Utf8PathBuf;
use proptest::prelude::*;

use crate::model::{FILES, Model};
use crate::render::{Shuffle, render};
use crate::run::{check, check_paths, check_text, shown, write};
use crate::strategy::{cases, models};

const FORMATS: [Format; 3] = [Format::Human, Format::Short, Format::Json];

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn the_order_of_items_changes_no_finding(
        model in models(1, true),
        one: u64,
        other: u64,
    ) {
        let (one, other) = (check(&model, one), check(&model, other));
        prop_assert_eq!(
            plain(&model, &one.run),
            plain(&model, &other.run),
            "{}\nagainst\n{}",
            one.texts(),
            other.texts()
        );
    }

    #[test]
    fn a_second_run_gives_the_same_bytes(model in models(1, true), seed: u64) {
        let files = render(&model, seed);
        let runs = [(); 2].map(|()| check_text(files[0].path, files[0].text.clone().into()));
        for format in FORMATS {
            prop_assert_eq!(shown(&runs[0], format), shown(&runs[1], format));
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn the_order_of_files_changes_nothing(model in models(3, false), seed: u64) {
        let files = render(&model, seed);
        let (_directory, mut paths) = write(&files);
        let first = check_paths(paths.clone());
        // Every file uses all others, so that any one of them leads to all.
        let some = paths[..1].to_vec();
        let twice: Vec<Utf8PathBuf> = paths.iter().chain(&paths).cloned().collect();
        Shuffle(seed).shuffle(&mut paths);
        for paths in [paths, twice, some] {
            let run = check_paths(paths.clone());
            for format in FORMATS {
                let expected = String::from_utf8(shown(&first, format));
                let told = String::from_utf8(shown(&run, format));
                prop_assert_eq!(told, expected, "given as {:?}", paths);
            }
        }
    }
}

/// The findings without what an order may change: which of several statements
/// that restate one another speaks for all, where a circle begins, and which of
/// its shortest ways round is told.
fn plain(model: &Model, run: &Run) -> BTreeMap<String, usize> {
    let classes = model.classes();
    let mut plain = BTreeMap::new();
    for finding in &run.outcome.findings {
        // Names stand between backticks: every second part.
        let parts: Vec<&str> = finding.message.split('`').collect();
        let words: Vec<&str> = parts.iter().copied().step_by(2).collect();
        let is_cut = finding.rule.starts_with("circular-") || finding.message.ends_with(" more");
        let mut names: Vec<String> = parts
            .iter()
            .skip(1)
            .step_by(2)
            .filter(|_| !is_cut)
            .map(|name| match model.find(FILES[0], name) {
                Some(at) => classes[at].to_string(),
                None => (*name).to_owned(),
            })
            .collect();
        names.sort_unstable();
        // Footnotes are listed by number, without backticks.
        let mut words: Vec<&str> = words
            .iter()
            .flat_map(|part| part.split([' ', ',']))
            .collect();
        words.sort_unstable();
        let severity = finding.severity.word();
        let told = format!(
            "{severity} {}: {} {}",
            finding.rule,
            words.join(" "),
            names.join(" ")
        );
        *plain.entry(told).or_insert(0) += 1;
    }
    plain
}
