//! A comparison for reading, for pasting and for programs. Every form only renders.

use std::io::{self, Write};

use serde::Serialize;

use super::change::{Change, Kind, Part, Thing};
use super::sentence::{Sentence, push_escaped};
use super::words::sentence;
use crate::findings::{Outcome, words};
use crate::project::Files;

/// The forms of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// Sentences under headings, for reading
    #[default]
    Human,
    /// The same as Markdown, for pasting into a review
    Markdown,
    /// All changes as data, for programs
    Json,
}

/// What is shown of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'run> {
    /// What is compared, as the user named it.
    pub sides: [&'run str; 2],
    /// The changes.
    pub changes: &'run [Change],
    /// What the rules found in them.
    pub outcome: &'run Outcome,
    /// The files of the new version, in which the findings have their places.
    pub files: &'run Files,
    /// What stands before the paths of these files and is not shown.
    pub hidden_root: &'run str,
    /// How many stretches of each version could not be read.
    pub unread: [usize; 2],
    /// Whether to use colours.
    pub colour: bool,
}

/// The version of the form for programs.
const VERSION: u32 = 1;

/// Writes a comparison.
///
/// # Errors
/// Whatever the writer meets.
pub fn write(shown: &Shown<'_>, form: Form, out: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Human => human(shown, out),
        Form::Markdown => markdown(shown, out),
        Form::Json => json(shown, out),
    }
}

const NO_CHANGE: &str = "no change in the argument";

/// Changes that are told in one sentence stand next to one another.
fn grouped(changes: &[Change]) -> Vec<Vec<&Change>> {
    let mut groups: Vec<Vec<&Change>> = Vec::new();
    for change in changes {
        match groups.last_mut() {
            Some(group) if are_alike(group[0], change) => group.push(change),
            _ => groups.push(vec![change]),
        }
    }
    groups
}

fn are_alike(one: &Change, other: &Change) -> bool {
    let is_told_together = matches!(
        one.thing,
        Thing::Verdict
            | Thing::SingleSource
            | Thing::SingleEvidence
            | Thing::Citation
            | Thing::Footnote
            | Thing::Scope
            | Thing::Time
    );
    let same = |change: &Change| {
        let Change {
            part,
            of_thesis,
            thing,
            kind,
            names,
            was,
            now,
            because,
            ..
        } = change.clone();
        (part, of_thesis, thing, kind, names, was, now, because)
    };
    is_told_together && same(one) == same(other)
}

fn mark(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Added => ("+", "\u{1b}[32m"),
        Kind::Removed => ("-", "\u{1b}[31m"),
        Kind::Stronger | Kind::Wider | Kind::Better => ("↑", "\u{1b}[33m"),
        Kind::Weaker | Kind::Narrower | Kind::Worse => ("↓", "\u{1b}[33m"),
        Kind::Changed | Kind::Renamed => ("~", "\u{1b}[36m"),
    }
}

fn human(shown: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let paint = |code: &'static str| if shown.colour { code } else { "" };
    let (bold, yellow, plain) = (
        paint("\u{1b}[1m"),
        paint("\u{1b}[1;33m"),
        paint("\u{1b}[0m"),
    );
    let mut part: Option<Part> = None;
    for group in grouped(shown.changes) {
        let change = group[0];
        if part != Some(change.part) {
            if part.is_some() {
                writeln!(out)?;
            }
            writeln!(out, "{bold}{}{plain}", change.part.heading())?;
            part = Some(change.part);
        }
        let (mark, colour) = mark(change.kind);
        let colour = paint(colour);
        writeln!(out, "  {colour}{mark}{plain} {}", sentence(&group).plain())?;
    }
    if shown.changes.is_empty() {
        writeln!(out, "{NO_CHANGE}")?;
    }
    for finding in &shown.outcome.findings {
        let (severity, rule) = (finding.severity.word(), finding.rule);
        writeln!(out)?;
        writeln!(
            out,
            "{yellow}{severity}[{rule}]{plain}: {}",
            finding.message
        )?;
        writeln!(
            out,
            "  at {}: {}",
            place(shown, finding),
            finding.labels[0].message
        )?;
        if let Some(help) = &finding.help {
            writeln!(out, "  help: {help}")?;
        }
    }
    for line in unread(shown) {
        writeln!(out, "\n{line}")?;
    }
    Ok(())
}

/// Where a finding is: file, line, column.
fn place(shown: &Shown<'_>, finding: &crate::findings::Finding) -> String {
    let place = finding.place();
    let position = shown.files.get(place.file).position(place.span.start);
    let file = file(shown, finding);
    format!("{file}:{}:{}", position.line, position.column)
}

fn file(shown: &Shown<'_>, finding: &crate::findings::Finding) -> String {
    let path = shown.files.path(finding.place().file).as_str();
    let path = path.strip_prefix(shown.hidden_root).unwrap_or(path);
    words::plain(path.trim_start_matches('/')).into_owned()
}

fn unread(shown: &Shown<'_>) -> Vec<String> {
    let sides = shown
        .sides
        .iter()
        .zip(shown.unread)
        .filter(|(_, unread)| *unread > 0);
    sides
        .map(|(side, unread)| {
            let lines = match unread {
                1 => "1 line or name".to_owned(),
                _ => format!("{unread} lines or names"),
            };
            let it = if unread == 1 { "it says is" } else { "they say is" };
            let side = words::quoted(side);
            format!("{lines} in {side} could not be read or found: what {it} not compared (`argcheck check` shows it)")
        })
        .collect()
}

fn markdown(shown: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sides = Sentence::of("## What changed in the argument, ")
        .name(shown.sides[0])
        .words(" to ")
        .name(shown.sides[1]);
    writeln!(out, "{}", sides.markdown())?;
    if shown.changes.is_empty() {
        writeln!(out, "\nNo change in the argument.")?;
    }
    let mut part: Option<Part> = None;
    for group in grouped(shown.changes) {
        let change = group[0];
        if part != Some(change.part) {
            writeln!(out, "\n### {}\n", change.part.heading())?;
            part = Some(change.part);
        }
        let (mark, _) = mark(change.kind);
        let mark = match mark {
            "+" => "➕",
            "-" => "➖",
            "~" => "✎",
            arrow => arrow,
        };
        writeln!(out, "- {mark} {}", sentence(&group).markdown())?;
    }
    if !shown.outcome.findings.is_empty() {
        writeln!(out, "\n### To be explained\n")?;
    }
    for finding in &shown.outcome.findings {
        let (severity, rule) = (finding.severity.word(), finding.rule);
        writeln!(
            out,
            "- **{severity}** `{rule}`: {}",
            escaped(&finding.message)
        )?;
        if let Some(help) = &finding.help {
            writeln!(out, "  {}", escaped(help))?;
        }
    }
    for line in unread(shown) {
        writeln!(out, "\n{}", escaped(&line))?;
    }
    Ok(())
}

/// Our messages: what stands between backticks is left as it is.
fn escaped(message: &str) -> String {
    let mut out = String::new();
    for (at, part) in message.split('`').enumerate() {
        if at % 2 == 1 {
            out.push('`');
            out.push_str(part);
            out.push('`');
        } else {
            push_escaped(&mut out, part);
        }
    }
    out
}

#[derive(Serialize)]
struct Document<'run> {
    version: u32,
    old: &'run str,
    new: &'run str,
    changes: Vec<JsonChange<'run>>,
    findings: Vec<JsonFinding<'run>>,
    /// How many stretches could not be read.
    unread: JsonUnread,
}

#[derive(Serialize)]
struct JsonUnread {
    old: usize,
    new: usize,
}

#[derive(Serialize)]
struct JsonChange<'run> {
    part: Part,
    what: Thing,
    change: Kind,
    of: &'run str,
    name: &'run str,
    thesis: bool,
    names: &'run [String],
    was: &'run [String],
    now: &'run [String],
    sentence: String,
}

#[derive(Serialize)]
struct JsonFinding<'run> {
    rule: &'run str,
    severity: &'run str,
    message: &'run str,
    file: String,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'run str>,
}

fn json(shown: &Shown<'_>, out: &mut dyn Write) -> io::Result<()> {
    let changes = shown.changes.iter().map(|change| JsonChange {
        part: change.part,
        what: change.thing,
        change: change.kind,
        of: change.keyword,
        name: &change.name,
        thesis: change.of_thesis,
        names: &change.names,
        was: &change.was,
        now: &change.now,
        sentence: sentence(&[change]).plain(),
    });
    let findings = shown.outcome.findings.iter().map(|finding| {
        let place = finding.place();
        let position = shown.files.get(place.file).position(place.span.start);
        JsonFinding {
            rule: finding.rule,
            severity: finding.severity.word(),
            message: &finding.message,
            file: file(shown, finding),
            line: position.line,
            column: position.column,
            help: finding.help.as_deref(),
        }
    });
    let document = Document {
        version: VERSION,
        old: shown.sides[0],
        new: shown.sides[1],
        changes: changes.collect(),
        findings: findings.collect(),
        unread: JsonUnread {
            old: shown.unread[0],
            new: shown.unread[1],
        },
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}
