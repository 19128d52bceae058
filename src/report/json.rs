//! All findings and numbers, for programs. The form is versioned; fields may be
//! added to a version and are never taken away from it.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::Report;
use crate::findings::{Finding, Summary};
use crate::map::Place;
use crate::project::Files;

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'run> {
    version: u32,
    findings: Findings<'run>,
    verdicts: Verdicts<'run>,
    summary: &'run Summary,
}

/// The verdict on every statement, in the order of the maps.
struct Verdicts<'run>(&'run Report<'run>);

impl Serialize for Verdicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        serializer.collect_seq(report.map.all_statements().map(|(id, statement)| {
            let file = report.project.files.get(statement.place.file);
            let start = file.position(statement.place.span.start);
            JsonVerdict {
                name: report.map.name_of(id),
                kind: statement.kind.word(),
                verdict: report.analysis.standing.of(id).word(),
                thesis: report.analysis.stakes.is_thesis(id),
                file: file.path.as_str(),
                line: start.line,
                column: start.column,
            }
        }))
    }
}

#[derive(Serialize)]
struct JsonVerdict<'run> {
    name: &'run str,
    kind: &'static str,
    /// `accepted`, `contested`, `defeated`, `unsupported` or `circular`.
    verdict: &'static str,
    /// Whether its map stands or falls by it.
    thesis: bool,
    file: &'run str,
    line: usize,
    column: usize,
}

/// All findings, each made ready when its turn comes.
struct Findings<'run> {
    files: &'run Files,
    findings: &'run [Finding],
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let findings = self.findings.iter();
        serializer.collect_seq(findings.map(|finding| json_finding(self.files, finding)))
    }
}

#[derive(Serialize)]
struct JsonFinding<'run> {
    rule: &'run str,
    severity: &'run str,
    message: &'run str,
    #[serde(flatten)]
    place: JsonPlace<'run>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'run str>,
    labels: Vec<JsonLabel<'run>>,
    /// What `--fix` does, where it can mend the finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<JsonEdit<'run>>,
}

/// A safe edit: what it does, as "`--fix` …" goes on, and the stretches that it replaces.
#[derive(Serialize)]
struct JsonEdit<'run> {
    does: &'run str,
    replacements: Vec<JsonReplacement<'run>>,
}

#[derive(Serialize)]
struct JsonReplacement<'run> {
    #[serde(flatten)]
    place: JsonPlace<'run>,
    /// What is written in its place.
    text: &'run str,
}

#[derive(Serialize)]
struct JsonLabel<'run> {
    #[serde(flatten)]
    place: JsonPlace<'run>,
    message: &'run str,
    primary: bool,
}

/// Lines and columns from 1, columns in characters, the end exclusive.
#[derive(Serialize)]
struct JsonPlace<'run> {
    file: &'run str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        findings: Findings {
            files: &report.project.files,
            findings: &report.outcome.findings,
        },
        verdicts: Verdicts(report),
        summary: report.summary,
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn json_finding<'run>(files: &'run Files, finding: &'run Finding) -> JsonFinding<'run> {
    JsonFinding {
        rule: finding.rule,
        severity: finding.severity.word(),
        message: &finding.message,
        place: json_place(files, finding.place()),
        help: finding.help.as_deref(),
        labels: finding
            .labels
            .iter()
            .enumerate()
            .map(|(at, label)| JsonLabel {
                place: json_place(files, label.place),
                message: &label.message,
                primary: at == 0,
            })
            .collect(),
        edit: finding.edit.as_ref().map(|edit| JsonEdit {
            does: &edit.does,
            replacements: edit
                .replacements
                .iter()
                .map(|one| JsonReplacement {
                    place: json_place(files, one.place),
                    text: &one.text,
                })
                .collect(),
        }),
    }
}

fn json_place(files: &Files, place: Place) -> JsonPlace<'_> {
    let file = files.get(place.file);
    let start = file.position(place.span.start);
    let end = file.position(place.span.end);
    JsonPlace {
        file: file.path.as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
