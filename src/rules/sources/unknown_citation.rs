//! Citations that lead to no work.

use crate::findings::{Finding, Severity, quoted};
use crate::map::{Problem, UnknownName};
use crate::rules::repeated::once_a_name;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unknown-citation",
    group: "sources",
    severities: &[Severity::Error],
    page: include_str!("unknown_citation.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let unknown = context.map.problems.iter().filter_map(|problem| match problem {
        Problem::UnknownCitation(unknown) => Some(unknown),
        _ => None,
    });
    findings.extend(once_a_name(unknown, finding));
}

fn finding(unknown: &UnknownName) -> Finding {
    let name = quoted(&unknown.name);
    if unknown.name == "ibid" {
        return Finding::new(
            RULE.name,
            Severity::Error,
            "`ibid` has no work before it",
            unknown.place,
            "the note before cites nothing, or is not in the map",
        )
        .help("name the work itself; in a note, `ibid` is the last work of the note before it by number");
    }
    if unknown.name.starts_with("note ") {
        return Finding::new(
            RULE.name,
            Severity::Error,
            format!("there is no {name} in this map"),
            unknown.place,
            "no such note",
        )
        .help(format!(
            "add it, as in `{} cites …`, or `{} missing` where its text is not held",
            unknown.name, unknown.name
        ));
    }
    let message = match &unknown.within {
        Some(alias) => format!("the map {} has no source {name}", quoted(alias)),
        None => format!("no source is named {name}"),
    };
    let mut finding = Finding::new(
        RULE.name,
        Severity::Error,
        message,
        unknown.place,
        "neither a source, a bibliography's key nor a used map",
    );
    let help = match &unknown.near {
        Some((now, place)) if unknown.renamed => {
            if let Some(place) = place {
                finding = finding.label(*place, "this entry has it among its `ids`");
            }
            format!("was it renamed? the bibliography now calls it {}: cite that", quoted(now))
        }
        Some((near, place)) => {
            if let Some(place) = place {
                finding = finding.label(*place, format!("{} is defined here", quoted(near)));
            }
            format!("did you mean {}?", quoted(near))
        }
        None => format!(
            "add a `source {} \"…\"`, or an entry with this key to the bibliography; free words stand in quotation marks",
            name.trim_matches('`')
        ),
    };
    finding.help(help)
}
