//! The house keeps its own rules: every rule has all its parts, every snapshot an
//! owner, every room its size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use argcheck::rules;
use support::{files_below, root};

#[test]
fn every_rule_has_its_file_its_page_its_snapshot_and_its_line() {
    let mut listed = BTreeSet::new();
    for rule in rules::ALL {
        assert!(listed.insert(rule.name), "{} is listed twice", rule.name);
        let stem = rule.name.replace('-', "_");
        let folder = root().join("src/rules").join(rule.group);
        for ending in ["rs", "md"] {
            let file = folder.join(format!("{stem}.{ending}"));
            assert!(file.is_file(), "{} is missing", file.display());
        }
        let page = fs::read_to_string(folder.join(format!("{stem}.md"))).unwrap();
        assert_eq!(
            page, rule.page,
            "{}: another page is compiled in",
            rule.name
        );
        let snapshot = root().join(format!("snapshots/page@{}.snap", rule.name));
        assert!(snapshot.is_file(), "{} is missing", snapshot.display());
        let text = fs::read_to_string(snapshot).unwrap();
        assert!(
            text.contains(&format!("[{}]", rule.name)),
            "{}: not in its snapshot",
            rule.name
        );
        assert!(!rule.severities.is_empty(), "{}", rule.name);
    }
    let on_disk: BTreeSet<String> = files_below(&root().join("src/rules"), ".md")
        .iter()
        .map(|path| {
            path.file_stem()
                .unwrap()
                .to_string_lossy()
                .replace('_', "-")
        })
        .collect();
    let names: BTreeSet<String> = listed.iter().map(ToString::to_string).collect();
    assert_eq!(on_disk, names, "pages and rules are the same set");
}

#[test]
fn messages_follow_the_one_style() {
    let messages = all_messages();
    assert!(messages.len() > rules::ALL.len());
    for message in messages {
        let first = message.chars().next().unwrap();
        assert!(!first.is_uppercase(), "begins with a capital: {message}");
        assert!(!message.ends_with('.'), "ends with a full stop: {message}");
        assert!(!message.contains('\n'), "holds a line break: {message}");
        for word in ["wrong", "bad", "error", "invalid", "illegal"] {
            let blames = message
                .split(|letter: char| !letter.is_alphabetic())
                .any(|part| part == word);
            assert!(!blames, "blames: {message}");
        }
        assert_eq!(
            message.matches('`').count() % 2,
            0,
            "an odd backtick: {message}"
        );
    }
}

/// Messages, labels and helps of all findings on all pages and maps.
fn all_messages() -> Vec<String> {
    let mut all = support::check(&root().join("maps")).outcome.findings;
    for rule in rules::ALL {
        let example = support::example(rule.page, "A map that fires");
        all.extend(support::fire(rule, &example).findings);
    }
    let findings = all.iter();
    findings
        .flat_map(|finding| {
            let labels = finding.labels.iter().map(|label| label.message.clone());
            std::iter::once(finding.message.clone())
                .chain(labels)
                .chain(finding.help.clone())
        })
        .collect()
}

#[test]
fn rooms_stay_small() {
    for path in files_below(&root().join("src"), ".rs") {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        let most = if path.starts_with(root().join("src/rules")) {
            200
        } else {
            400
        };
        assert!(lines <= most, "{} has {lines} lines", path.display());
    }
}

#[test]
fn nothing_is_left_undone() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("dbg", "!("),
        concat!("unimpl", "emented!"),
    ];
    for folder in ["src", "tests", "grammar", "benches"] {
        for path in files_below(&root().join(folder), "") {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            for mark in marks {
                assert!(!text.contains(mark), "{} has {mark}", path.display());
            }
        }
    }
}

#[test]
fn every_snapshot_has_an_owner() {
    let tests: String = files_below(&root().join("tests"), ".rs")
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    for path in files_below(&root().join("snapshots"), ".snap") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key));
        let (owner, member) = stem.split_once('@').unwrap_or((&stem, ""));
        let is_owned =
            tests.contains(&format!("\"{owner}\"")) || tests.contains(&format!("\"{owner}@"));
        assert!(is_owned, "no test owns {}", path.display());
        if owner == "outline" {
            // Outlines are kept by a test and by the program alike: one a map.
            let map = format!("maps/{member}.argmap");
            assert!(root().join(&map).is_file(), "{map} is gone");
            assert_eq!(value("input_file: "), Some(map.as_str()), "{stem}");
            let mark = argcheck::snapshots::MARK;
            assert_eq!(value("description: "), Some(mark), "{stem}");
        }
        let source = value("source: ").unwrap();
        assert!(
            root().join(source).is_file(),
            "{}: its test {source} is gone",
            path.display()
        );
    }
}

#[test]
fn every_map_has_its_outline() {
    for path in files_below(&root().join("maps"), ".argmap") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let snapshot = root().join(format!("snapshots/outline@{stem}.snap"));
        assert!(snapshot.is_file(), "{} is missing", snapshot.display());
    }
}
