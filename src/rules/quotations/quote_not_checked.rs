//! Quotations that were compared with no text, counted once a source.

use indexmap::IndexMap;

use crate::checked::{Kind, Obstacle, Outcome};
use crate::findings::{Finding, Severity, count, quoted};
use crate::map::{Place, Work};
use crate::project::FileId;
use crate::rules::{Check, Context, Rule};
use crate::texts::Copy;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "quote-not-checked",
    group: "quotations",
    severities: &[Severity::Info],
    page: include_str!("quote_not_checked.md"),
    check: Check::Map(check),
};

/// What is counted together.
type Key = (FileId, Kind, Obstacle);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut groups: IndexMap<Key, (Place, usize), foldhash::fast::FixedState> = IndexMap::default();
    for quotation in &context.checked.quotations {
        let Outcome::NotChecked(obstacle) = quotation.outcome else {
            continue;
        };
        if obstacle == Obstacle::Damaged {
            continue;
        }
        let key = (quotation.place.file, quotation.kind, obstacle);
        groups.entry(key).or_insert((quotation.place, 0)).1 += 1;
    }
    for ((_, kind, obstacle), (place, number)) in groups {
        findings.push(finding(context, kind, obstacle, place, number));
    }
}

fn finding(
    context: &Context<'_>,
    kind: Kind,
    obstacle: Obstacle,
    place: Place,
    number: usize,
) -> Finding {
    let noun = match kind {
        Kind::Quotation => "quotation",
        Kind::Wording => "wording",
    };
    let were = if number == 1 { "was" } else { "were" };
    let counted = format!("{} {were} not compared", count(number, noun));
    let (why, help) = why(context, obstacle);
    let label = if number == 1 { "this one" } else { "the first of them" };
    Finding::new(RULE.name, Severity::Info, format!("{why}: {counted}"), place, label).help(help)
}

fn why(context: &Context<'_>, obstacle: Obstacle) -> (String, String) {
    let path = |file: usize| {
        let held = context.texts.files().nth(file);
        quoted(held.and_then(|held| held.path.file_name()).unwrap_or_default())
    };
    match obstacle {
        Obstacle::NotHeld(work) => {
            let (named, copy) = match work {
                Work::Source(id) => {
                    let source = &context.map.sources[id.index()];
                    let name = quoted(context.map.names.text(source.name));
                    (name, context.texts.source(id))
                }
                Work::Paper(id) => ("the paper".to_owned(), context.texts.paper(id)),
                _ => ("the work".to_owned(), &Copy::Unknown),
            };
            match copy {
                Copy::Absent { name, .. } => (
                    format!("the copy {} of {named} is not here", quoted(name)),
                    "put it beside the map, or into a folder that `library` in `argcheck.toml` or the variable `ARGCHECK_LIBRARY` names".to_owned(),
                ),
                _ => (
                    format!("no copy of {named} is held"),
                    format!("name the file that has {named} with `text \"…\"`, if you have it"),
                ),
            }
        }
        Obstacle::Unreadable(_, file) => {
            let held = context.texts.files().nth(file);
            let reason = held.and_then(|held| held.text().err()).unwrap_or("its form is not known");
            (
                format!("{} cannot be read ({reason})", path(file)),
                "give a copy as plain text".to_owned(),
            )
        }
        Obstacle::Outside(work, file) => (
            format!("{} has only a part of {}", path(file), named(context, work)),
            "they may stand in the part that is not held".to_owned(),
        ),
        Obstacle::Citation(file) => (
            format!("the words that a citation prints are not known from {}", path(file)),
            "hold the printed work as plain text or PDF to compare them".to_owned(),
        ),
        Obstacle::Translated => (
            "the source is in another language".to_owned(),
            "somebody who reads both languages may compare them".to_owned(),
        ),
        Obstacle::Empty => (
            "there are no words to compare".to_owned(),
            "quote the words of the source, or take the clause out".to_owned(),
        ),
        Obstacle::Uncited | Obstacle::Damaged => (
            "no work is cited of which a copy could be held".to_owned(),
            "cite a `source` or a key of the bibliography, and name its copy with `text \"…\"`".to_owned(),
        ),
    }
}

fn named(context: &Context<'_>, work: Work) -> String {
    match work {
        Work::Source(id) => quoted(context.map.names.text(context.map.sources[id.index()].name)),
        _ => "the paper".to_owned(),
    }
}
