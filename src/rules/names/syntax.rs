//! What cannot be read: the words come from where reading failed.

use crate::findings::{Finding, Severity};
use crate::map::{Place, Problem};
use crate::project::Flaw;
use crate::rules::{Check, Context, Rule};
use crate::syntax::Span;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "syntax",
    group: "names",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("syntax.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for map in &context.project.maps {
        for slip in &map.tree.slips {
            let place = Place {
                file: map.file,
                span: slip.span,
            };
            findings.push(
                Finding::new(RULE.name, Severity::Error, &slip.message, place, &slip.label)
                    .help(&slip.help),
            );
        }
    }
    for problem in &context.map.problems {
        match problem {
            Problem::Slip {
                place,
                message,
                label,
                help,
            } => findings.push(
                Finding::new(RULE.name, Severity::Error, message, *place, label).help(help),
            ),
            Problem::Remark {
                place,
                message,
                label,
                help,
            } => findings.push(
                Finding::new(RULE.name, Severity::Warning, message, *place, label).help(help),
            ),
            Problem::FlawedFile { file, span } => {
                let place = Place {
                    file: *file,
                    span: *span,
                };
                findings.extend(flaw(context, place));
            }
            _ => {}
        }
    }
}

fn flaw(context: &Context<'_>, place: Place) -> Option<Finding> {
    let (message, label, help) = match context.project.files.get(place.file).flaw? {
        Flaw::NotUtf8 { byte, .. } => (
            format!("this file is not UTF-8: the first byte that is not is byte {byte}"),
            "read as Latin-1 from here",
            "save the file as UTF-8",
        ),
        Flaw::Utf16 => (
            "this file is UTF-16 and was not read".to_owned(),
            "the file begins with a UTF-16 mark",
            "save the file as UTF-8",
        ),
        Flaw::Nul { byte, span } if span == Span::default() => (
            format!("this file is no text and was not read: byte {byte} is NUL"),
            "the file",
            "is this an `.argmap` file?",
        ),
        Flaw::Nul { byte, .. } => (
            format!("a NUL byte stands in this file, at byte {byte}"),
            "here",
            "take it out; no text holds one",
        ),
    };
    Some(Finding::new(RULE.name, Severity::Error, message, place, label).help(help))
}
