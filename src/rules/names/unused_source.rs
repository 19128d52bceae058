//! Sources that nothing uses, one finding for a file.

use std::collections::BTreeMap;

use crate::findings::{Finding, Severity, count, list, quoted};
use crate::map::Source;
use crate::project::FileId;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unused-source",
    group: "names",
    severities: &[Severity::Info],
    page: include_str!("unused_source.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut unused: BTreeMap<FileId, Vec<&Source>> = BTreeMap::new();
    for source in &context.map.sources {
        if !source.used && !source.in_bibliography {
            unused.entry(source.place.file).or_default().push(source);
        }
    }
    for sources in unused.values() {
        let names: Vec<String> = sources
            .iter()
            .map(|source| quoted(context.map.names.text(source.name)))
            .collect();
        let verb = if sources.len() == 1 { "is" } else { "are" };
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Info,
                format!("nothing cites {}", list(&names, 8)),
                sources[0].place,
                format!("{} {verb} listed and not used", count(sources.len(), "source")),
            )
            .help("cite it with `from`, or take it out"),
        );
    }
}
