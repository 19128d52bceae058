//! Every rule's page: its first map fires the rule, its mended map does not.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use argcheck::findings::Severity;
use argcheck::rules;
use support::{example, fire, root, snapshots};

#[test]
fn the_first_map_of_a_page_fires_its_rule() {
    for rule in rules::ALL {
        let files = example(rule.page, "A map that fires");
        assert!(!files.is_empty(), "{}: no example", rule.name);
        let run = fire(rule, &files);
        let found: Vec<_> = run
            .findings
            .iter()
            .filter(|finding| finding.rule == rule.name)
            .collect();
        assert!(
            !found.is_empty(),
            "{}: its example does not fire\n{}",
            rule.name,
            run.shown
        );
        for finding in &run.findings {
            assert!(
                finding.rule == rule.name || finding.severity == Severity::Info,
                "{}: its example also fires {}",
                rule.name,
                finding.rule
            );
        }
        for finding in found {
            assert!(
                rule.severities.contains(&finding.severity),
                "{}: found as {:?}",
                rule.name,
                finding.severity
            );
        }
    }
}

#[test]
fn the_mended_map_of_a_page_is_clean() {
    for rule in rules::ALL {
        let files = example(rule.page, "The same map, mended");
        assert!(!files.is_empty(), "{}: no mended example", rule.name);
        let run = fire(rule, &files);
        for finding in &run.findings {
            assert!(
                finding.rule != rule.name && finding.severity == Severity::Info,
                "{}: mended, and {} is found: {}",
                rule.name,
                finding.rule,
                finding.message
            );
        }
    }
}

#[test]
fn the_report_of_every_page_reads_well() {
    for rule in rules::ALL {
        let fired = fire(rule, &example(rule.page, "A map that fires")).shown;
        snapshots().bind(|| insta::assert_snapshot!(format!("page@{}", rule.name), fired));
    }
}

#[test]
fn an_allow_on_the_item_silences_the_finding() {
    for rule in rules::ALL {
        if rule.name == rules::SYNTAX || rule.name == "idle-allow" {
            continue;
        }
        let mut files = example(rule.page, "A map that fires");
        // Of two versions the new one speaks.
        let speaks = match rule.check {
            rules::Check::Between(_) => files.len() - 1,
            _ => 0,
        };
        let (_, text) = &mut files[speaks];
        let has_header = text.starts_with("paper ") || text.contains("\npaper ");
        let allow = format!("  allow {} \"for the test\"\n", rule.name);
        if has_header {
            let header = text.find("paper ").unwrap();
            let end = header + text[header..].find('\n').unwrap() + 1;
            text.insert_str(end, &allow);
        } else {
            text.insert_str(0, &format!("paper \"Test\"\n{allow}"));
        }
        let run = fire(rule, &files);
        let rest: Vec<_> = run.findings.iter().map(|finding| finding.rule).collect();
        assert!(!rest.contains(&rule.name), "{}: not silenced", rule.name);
        assert!(
            !rest.contains(&"idle-allow"),
            "{}: reported as idle",
            rule.name
        );
        assert!(run.allowed > 0, "{}: not counted", rule.name);
    }
}

#[test]
fn a_page_has_its_headings_in_order() {
    let headings = [
        "## What it finds",
        "## Why it matters",
        "## A map that fires",
        "## The same map, mended",
        "## When to allow it",
    ];
    for rule in rules::ALL {
        assert!(
            rule.page.starts_with(&format!("# {}\n", rule.name)),
            "{}",
            rule.name
        );
        let mut at = 0;
        for heading in headings {
            let found = rule.page[at..].find(&format!("\n{heading}\n"));
            at += found.unwrap_or_else(|| panic!("{}: no {heading}", rule.name));
        }
        for line in rule.page.lines() {
            assert!(
                line.chars().count() <= 78,
                "{}: a long line: {line}",
                rule.name
            );
        }
        let summary = rule.summary();
        assert!(
            summary.starts_with("Finds ") && summary.ends_with('.'),
            "{summary}"
        );
    }
    assert!(root().join("src/rules").is_dir());
}
