//! How findings are shown. Every reporter only renders; what is shown was
//! settled before.

mod human;
mod json;
mod page;
mod short;
mod snippet;
mod verdicts;

use std::io::{self, Write};

use serde::Serialize;

pub use page::write_page;

use crate::findings::{Outcome, Severity, Summary};
use crate::graph::Analysis;
use crate::map::Map;
use crate::project::Project;

/// The forms a report can take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Findings with the lines they are about, for reading
    #[default]
    Human,
    /// One line a finding, for editors and `grep`
    Short,
    /// All findings and numbers, for programs
    Json,
}

/// How a report is shown.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether to use colours.
    pub colour: bool,
    /// Whether infos are shown by the reporters for people.
    pub infos: bool,
    /// The width to wrap messages at, in columns.
    pub width: usize,
}

/// A run, ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Report<'run> {
    /// The files.
    pub project: &'run Project,
    /// The map.
    pub map: &'run Map,
    /// What follows from its structure.
    pub analysis: &'run Analysis,
    /// What was found.
    pub outcome: &'run Outcome,
    /// What was checked.
    pub summary: &'run Summary,
}

impl Report<'_> {
    /// Writes the report.
    ///
    /// # Errors
    /// Whatever the writer meets.
    pub fn write(&self, format: Format, style: Style, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Human => human::write(self, style, out),
            Format::Short => short::write(self, style, out),
            Format::Json => json::write(self, out),
        }
    }

    /// The findings that a report for people shows.
    fn shown(&self, style: Style) -> impl Iterator<Item = &crate::findings::Finding> {
        self.outcome
            .findings
            .iter()
            .filter(move |finding| style.infos || finding.severity != Severity::Info)
    }
}

/// A rule as `argcheck rules --format json` lists it.
#[derive(Serialize)]
struct RuleEntry {
    name: &'static str,
    group: &'static str,
    severities: Vec<&'static str>,
    summary: String,
}

/// Writes the list of rules: name, severity, one line.
///
/// # Errors
/// Whatever the writer meets.
pub fn write_rules(format: Format, out: &mut dyn Write) -> io::Result<()> {
    let rules = crate::rules::ALL;
    if format == Format::Json {
        let entries: Vec<RuleEntry> = rules
            .iter()
            .map(|rule| RuleEntry {
                name: rule.name,
                group: rule.group,
                severities: rule
                    .severities
                    .iter()
                    .map(|severity| severity.word())
                    .collect(),
                summary: rule.summary(),
            })
            .collect();
        serde_json::to_writer_pretty(&mut *out, &entries)?;
        return writeln!(out);
    }
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in rules {
        let severities: Vec<&str> = rule
            .severities
            .iter()
            .map(|severity| severity.word())
            .collect();
        let severities = severities.join("/");
        writeln!(
            out,
            "{:width$}  {severities:18}  {}",
            rule.name,
            rule.summary()
        )?;
    }
    Ok(())
}
