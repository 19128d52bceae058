//! Footnotes that nothing uses, one finding for a file.

use std::collections::BTreeMap;

use crate::findings::{Finding, Severity, count, list};
use crate::map::{MapId, Note};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unused-note",
    group: "names",
    severities: &[Severity::Info],
    page: include_str!("unused_note.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unused: BTreeMap<MapId, Vec<&Note>> = BTreeMap::new();
    for note in &context.map.notes {
        // A note whose text is not held cannot be put to use.
        if !note.used && !note.missing {
            unused.entry(note.map).or_default().push(note);
        }
    }
    for notes in unused.values() {
        let names: Vec<String> = notes.iter().map(|note| note.number.to_string()).collect();
        let noun = if notes.len() == 1 { "note" } else { "notes" };
        let verb = if notes.len() == 1 { "is" } else { "are" };
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Info,
                format!("nothing cites {noun} {}", list(&names, 12)),
                notes[0].place,
                format!("{} {verb} listed and not used", count(notes.len(), "note")),
            )
            .help("evidence says `from note N`; a note that nothing rests on can be left out"),
        );
    }
}
