//! Citations that lead to no work.

use crate::findings::{Finding, Severity, quoted};
use crate::map::{KnownBy, Meant, Problem, UnknownName};
use crate::rules::repeated::{cited_as, once_a_name};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unknown-citation",
    group: "sources",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("unknown_citation.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let unknown = context.map.problems.iter().filter_map(|problem| match problem {
        Problem::UnknownCitation(unknown) => Some(unknown),
        _ => None,
    });
    findings.extend(once_a_name(context, unknown, finding));
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
    if let Some(meant) = &unknown.meant
        && matches!(meant.by, KnownBy::Title | KnownBy::Doi)
    {
        return described(unknown, meant);
    }
    let message = match &unknown.within {
        Some(alias) => format!("the map {} has no source {name}", quoted(alias)),
        None => format!("no source is named {name}"),
    };
    let finding = Finding::new(
        RULE.name,
        Severity::Error,
        message,
        unknown.place,
        "neither a source, a bibliography's key nor a used map",
    );
    let Some(meant) = &unknown.meant else {
        return finding.help(format!(
            "add a `source {} \"…\"`, or an entry with this key to the bibliography; free words stand in quotation marks",
            name.trim_matches('`')
        ));
    };
    let known = quoted(&meant.name);
    let (label, help) = match meant.by {
        KnownBy::FormerKey => (
            "this entry has it among its `ids`".to_owned(),
            format!("was it renamed? the bibliography now calls it {known}: cite that"),
        ),
        KnownBy::AuthorAndYear => (
            format!("{known} has the same author and year"),
            format!("was it renamed? if it is {known}, cite that"),
        ),
        _ => (format!("{known} is defined here"), format!("did you mean {known}?")),
    };
    let finding = match meant.place {
        Some(place) => finding.label(place, label),
        None => finding,
    };
    finding.help(help)
}

/// Free words that are a work's title or DOI.
fn described(unknown: &UnknownName, meant: &Meant) -> Finding {
    let known = quoted(&meant.name);
    let what = match meant.by {
        KnownBy::Doi => "DOI",
        _ => "title",
    };
    let finding = Finding::new(
        RULE.name,
        Severity::Warning,
        format!("{known} is cited by its {what} only"),
        unknown.place,
        "free words: what is known of the work is not used here",
    );
    let finding = match meant.place {
        Some(place) => finding.label(place, format!("{known} has this {what}")),
        None => finding,
    };
    let key = cited_as(&meant.name).map_or(known, |key| quoted(&key));
    finding.help(format!("cite it as {key}: then its copy, its pages and its origin are looked at"))
}
