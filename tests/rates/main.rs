//! Rates between units: what disagrees, what is silent, and what is converted.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

#[path = "../support/mod.rs"]
mod support;

mod cases;
mod converted;
mod properties;
mod sizes;

use argcheck::Run;
use argcheck::findings::Finding;

/// Checks one map.
fn run(map: &str) -> Run {
    let folder = support::write(&vec![("a.argmap".to_owned(), map.to_owned())]);
    support::check(folder.path())
}

/// What a rule finds in one map.
fn found(map: &str, rule: &str) -> Vec<Finding> {
    let findings = run(map).outcome.findings.into_iter();
    findings.filter(|finding| finding.rule == rule).collect()
}

/// Evidence with a figure each, and lines at the margin after them.
fn figures(figures: &[&str], margin: &str) -> String {
    let evidence: String = figures
        .iter()
        .enumerate()
        .map(|(at, figure)| format!("evidence e{at}\n  from \"a file\"\n  {figure}\n"))
        .collect();
    format!("{evidence}{margin}\n")
}
