//! Findings for reading, as miette draws them.

use std::fmt;
use std::io::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity as Weight,
    SourceCode, ThemeCharacters, ThemeStyles,
};

use super::snippet::Snippets;
use super::{Report, Style, verdicts};
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
    let total = summary.errors + summary.warnings + summary.infos;
    match (summary.mendable, total) {
        (0, _) => {}
        (1, 1) => writeln!(out, "`argcheck --fix` can mend it")?,
        (mendable, _) => writeln!(out, "`argcheck --fix` can mend {mendable} of these")?,
    }
    let mut checked = format!(
        "checked {}: {}, {}, {}, {}",
        count(summary.files, "map"),
        count(summary.claims, "claim"),
        count(summary.evidence, "evidence item"),
        count(summary.sources, "source"),
        count(summary.notes, "note"),
    );
    if summary.figures > 0 {
        checked += &format!("; {}", count(summary.figures, "figure"));
    }
    if summary.checks > 0 {
        checked += if summary.figures > 0 { ", " } else { "; " };
        checked += &count(summary.checks, "check");
    }
    match summary.checks_not_reckoned {
        0 => {}
        all if all == summary.checks => checked += " not reckoned",
        some => checked += &format!(" ({some} not reckoned)"),
    }
    if let Some(quotations) = summary.quotations.words() {
        checked += &format!("; {quotations}");
    }
    writeln!(out, "{checked}")
}

fn help(finding: &Finding) -> Option<String> {
    let hidden = finding.labels.len().saturating_sub(MOST_LABELS);
    let hidden = (hidden > 0).then(|| format!("{} not drawn here", count(hidden, "more place")));
    let parts: Vec<&str> = [&hidden, &finding.help]
        .into_iter()
        .filter_map(Option::as_deref)
        .collect();
    let help = parts.join("; ");
    let help = match &finding.edit {
        Some(edit) => format!("{help} (`--fix` {})", edit.does),
        None => help,
    };
    let help = help.trim_start();
    (!help.is_empty()).then(|| help.to_owned())
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
