//! Findings for reading, as miette draws them.

use std::fmt;
use std::io::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity as Weight,
    SourceCode, ThemeCharacters, ThemeStyles,
};

use super::snippet::Snippets;
use super::{Report, Style, verdicts};
use crate::checked::QuotationCounts;
use crate::findings::{Finding, Severity, Summary, count};
use crate::project::Files;

/// So many labels of one finding are drawn; the others are counted.
const MOST_LABELS: usize = 12;

pub(super) fn write(report: &Report<'_>, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let handler = handler(style);
    let mut text = String::new();
    for finding in report.shown(style) {
        text.clear();
        let diagnostic = Drawn {
            finding,
            files: &report.project.files,
            snippets: Snippets::new(&report.project.files, finding),
            help: help(finding),
        };
        handler
            .render_report(&mut text, &diagnostic)
            .map_err(io::Error::other)?;
        for line in text.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        writeln!(out)?;
    }
    write_summary(report.summary, style, out)?;
    verdicts::write_theses(report, out)
}

fn handler(style: Style) -> GraphicalReportHandler {
    let theme = if style.colour {
        GraphicalTheme {
            characters: ThemeCharacters::unicode(),
            styles: ThemeStyles::ansi(),
        }
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(style.width)
        // A name is never broken at its hyphens.
        .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
        .with_word_separator(textwrap::WordSeparator::AsciiSpace)
        .with_context_lines(0)
}

/// The last lines: what was found and what was checked.
fn write_summary(summary: &Summary, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let mut found = format!(
        "{}, {}",
        count(summary.errors, "error"),
        count(summary.warnings, "warning")
    );
    match (summary.infos, style.infos) {
        (0, _) => {}
        (infos, true) => found += &format!(", {}", count(infos, "info")),
        (infos, false) => {
            found += &format!(", {} not shown (`--info` shows them)", count(infos, "info"));
        }
    }
    if summary.allowed > 0 {
        found += &format!("; {} allowed", count(summary.allowed, "finding"));
    }
    if summary.off > 0 {
        found += &format!("; {} of rules that are off", count(summary.off, "finding"));
    }
    writeln!(out, "{found}")?;
    let mut checked = format!(
        "checked {}: {}, {}, {}, {}",
        count(summary.files, "map"),
        count(summary.claims, "claim"),
        count(summary.evidence, "evidence item"),
        count(summary.sources, "source"),
        count(summary.notes, "note"),
    );
    if let Some(quotations) = quotations(&summary.quotations) {
        checked += &format!("; {quotations}");
    }
    writeln!(out, "{checked}")
}

/// What became of the quotations: "71 quotations found word for word, 2 not compared".
fn quotations(counts: &QuotationCounts) -> Option<String> {
    let mut found = format!("{} found word for word", counts.verbatim + counts.as_marked);
    let asides: Vec<String> = [
        (counts.as_printed, "as the paper prints them"),
        (counts.as_scanned, "so far as a scan can tell"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, words)| format!("{number} {words}"))
    .collect();
    if !asides.is_empty() {
        found += &format!(" ({})", asides.join(", "));
    }
    let parts = [
        (counts.verbatim + counts.as_marked, found),
        (counts.altered, format!("{} altered", counts.altered)),
        (
            counts.near + counts.absent,
            format!("{} not found", counts.near + counts.absent),
        ),
        (
            counts.not_compared,
            format!("{} not compared with any text", counts.not_compared),
        ),
    ];
    let mut parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let (number, first) = parts.next()?;
    let noun = if number == 1 {
        "quotation"
    } else {
        "quotations"
    };
    let digits = number.to_string();
    let rest = first.strip_prefix(&digits).unwrap_or(&first);
    let all: Vec<String> = std::iter::once(format!("{digits} {noun}{rest}"))
        .chain(parts.map(|(_, words)| words))
        .collect();
    let mut all = all.join(", ");
    if counts.pages_not_checked > 0 {
        let pages = count(counts.pages_not_checked, "stated page");
        all += &format!("; {pages} not checked, as the copies do not tell their pages");
    }
    Some(all)
}

fn help(finding: &Finding) -> Option<String> {
    let hidden = finding.labels.len().saturating_sub(MOST_LABELS);
    match (&finding.help, hidden) {
        (help, 0) => help.clone(),
        (Some(help), hidden) => Some(format!(
            "{} not drawn here; {help}",
            count(hidden, "more place")
        )),
        (None, hidden) => Some(format!("{} not drawn here", count(hidden, "more place"))),
    }
}

/// A finding as miette wants it.
struct Drawn<'run> {
    finding: &'run Finding,
    files: &'run Files,
    snippets: Snippets<'run>,
    help: Option<String>,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.finding.message)
    }
}

impl fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Drawn<'_> {}

impl Diagnostic for Drawn<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(format!(
            "{}[{}]",
            self.finding.severity.word(),
            self.finding.rule
        )))
    }

    fn severity(&self) -> Option<Weight> {
        Some(match self.finding.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Info => Weight::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help
            .as_ref()
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.finding.labels.iter().take(MOST_LABELS).enumerate();
        Some(Box::new(labels.map(|(at, label)| {
            let span = self.snippets.span(self.files, label.place);
            let message = Some(label.message.clone());
            if at == 0 {
                LabeledSpan::new_primary_with_span(message, span)
            } else {
                LabeledSpan::new_with_span(message, span)
            }
        })))
    }
}
