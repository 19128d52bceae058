//! Evidence that is known only by way of another work.

use crate::findings::{Finding, Severity, quoted};
use crate::map::{Citation, Work};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "second-hand",
    group: "sources",
    severities: &[Severity::Info],
    page: include_str!("second_hand.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (id, statement) in context.map.all_statements() {
        if statement.citations.is_empty() || statement.damaged {
            continue;
        }
        let all = statement.citations.iter().all(|citation| is_second_hand(context, citation));
        if !all {
            continue;
        }
        let first = &statement.citations[0];
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Info,
                format!("{} is known at second hand only", context.name(id)),
                first.place,
                format!("read in {}", carrier(context, first)),
            )
            .help("look the work itself up and cite it; or let `via` stand, which says as much to the reader"),
        );
    }
}

/// Whether a citation, or all that its note cites, goes by way of another work.
fn is_second_hand(context: &Context<'_>, citation: &Citation) -> bool {
    if citation.works.len() > 1 {
        return true;
    }
    match citation.works.first() {
        Some(Work::Note(note)) => {
            let cited = &context.map.notes[note.index()].citations;
            !cited.is_empty() && cited.iter().all(|citation| citation.works.len() > 1)
        }
        _ => false,
    }
}

/// The work that was in hand.
fn carrier(context: &Context<'_>, citation: &Citation) -> String {
    match citation.works.last() {
        Some(Work::Source(source)) => {
            quoted(context.map.names.text(context.map.sources[source.index()].name))
        }
        Some(Work::Note(note)) => match context.map.notes[note.index()].citations.first() {
            Some(inner) if citation.works.len() == 1 => {
                format!("{}, as note {} says", carrier_of_note(context, inner), context.map.notes[note.index()].number)
            }
            _ => format!("note {}", context.map.notes[note.index()].number),
        },
        Some(Work::Words(place)) => context.text(*place).to_owned(),
        Some(Work::Paper(_)) => "the paper of another map".to_owned(),
        Some(Work::Unknown) | None => "another work".to_owned(),
    }
}

fn carrier_of_note(context: &Context<'_>, citation: &Citation) -> String {
    match citation.works.last() {
        Some(Work::Source(source)) => {
            quoted(context.map.names.text(context.map.sources[source.index()].name))
        }
        _ => "another work".to_owned(),
    }
}
