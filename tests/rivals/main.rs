//! Rivals: what the rules say of them and where they are silent, whose case
//! evidence carries, and the matrix.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod alike;
mod idle;
mod matrix;
mod one_sided;
mod sizes;
#[path = "../support/mod.rs"]
mod support;
mod unrated;
mod walks;

/// Settings for snapshots, from a folder deeper than the other tests.
fn snapshots() -> insta::Settings {
    let mut settings = support::snapshots();
    settings.set_snapshot_path("../../snapshots");
    settings
}

/// The messages of one rule about a map without slips.
fn found(rule: &str, map: &str) -> Vec<String> {
    messages(rule, map, false)
}

/// The messages of one rule about a map in which something cannot be read.
fn found_beside_slip(rule: &str, map: &str) -> Vec<String> {
    messages(rule, map, true)
}

fn messages(rule: &str, map: &str, has_slip: bool) -> Vec<String> {
    let run = support::check_text(map);
    let is_slip = |rule: &str| {
        matches!(
            rule,
            "syntax" | "unknown-name" | "wrong-kind" | "duplicate-name"
        )
    };
    let slips = run.outcome.findings.iter();
    let slips = slips.filter(|finding| is_slip(finding.rule)).count();
    assert_eq!(slips > 0, has_slip, "{}", support::human(&run));
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.rule == rule)
        .map(|finding| finding.message.clone())
        .collect()
}
