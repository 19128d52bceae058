//! Tables and their totals, shares, percentages, means and tests of significance.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod csv;
mod grains;
mod properties;
mod significance;
mod totals;

/// The messages of a rule about one item of evidence with these clauses.
fn messages(rule: &str, clauses: &str) -> Vec<String> {
    let map = format!("evidence e \"Numbers.\"\n  from \"a report\"\n{clauses}");
    let run = support::check_text(&map);
    for finding in &run.outcome.findings {
        let is_expected = finding.severity == argcheck::findings::Severity::Info
            || ["wrong-total", "impossible-percentage"].contains(&finding.rule);
        assert!(is_expected, "{}: {}\n{map}", finding.rule, finding.message);
    }
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.rule == rule)
        .map(|finding| finding.message.clone())
        .collect()
}

/// Rows of a table, each a line with its cells parted by `|`, as a clause.
fn table(rows: &str) -> String {
    let rows = rows.lines().map(str::trim).filter(|row| !row.is_empty());
    let rows: String = rows.map(|row| format!("    | {row} |\n")).collect();
    format!("  table t\n{rows}")
}
