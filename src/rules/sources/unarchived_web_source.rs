//! Web pages of which nothing is kept: one line a map.

use crate::findings::{Finding, Severity, count, list, quoted};
use crate::map::{Place, Source, SourceId};
use crate::rules::citing::sources_in_hand;
use crate::rules::kinds_of_source::is_web_page;
use crate::rules::{Check, Context, Rule};
use crate::texts::Copy;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unarchived-web-source",
    group: "sources",
    severities: &[Severity::Info],
    page: include_str!("unarchived_web_source.md"),
    check: Check::Map(check),
};

/// So many sources are named.
const MOST_NAMED: usize = 6;

/// Addresses that are kept: archives and names that are resolved.
const LASTING: [&str; 10] = [
    "web.archive.org/", "archive.org/", "archive.today/", "archive.ph/", "archive.is/", "perma.cc/",
    "webcitation.org/", "doi.org/", "hdl.handle.net/", "nbn-resolving.",
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for cited in sources_in_hand(context) {
        let fleeting: Vec<(SourceId, Place)> = cited
            .into_iter()
            .filter(|(id, _)| {
                let source = &context.map.sources[id.index()];
                is_web_page(source) && !is_kept(source) && *context.texts.source(*id) == Copy::Unknown
            })
            .collect();
        findings.extend(finding(context, &fleeting));
    }
}

/// Whether something says what stood there, or when.
fn is_kept(source: &Source) -> bool {
    let address = source.value("url").unwrap_or_default().to_lowercase();
    source.field("archived").is_some()
        || source.field("urldate").is_some()
        || LASTING.iter().any(|lasting| address.contains(lasting))
}

fn finding(context: &Context<'_>, fleeting: &[(SourceId, Place)]) -> Option<Finding> {
    let names: Vec<String> = fleeting
        .iter()
        .map(|(id, _)| quoted(context.map.names.text(context.map.sources[id.index()].name)))
        .collect();
    let (id, place) = fleeting.first()?;
    let message = match names.len() {
        1 => format!("{} is a web page of which nothing is kept", names[0]),
        number => format!("{} of which nothing is kept: {}", count(number, "web page"), list(&names, MOST_NAMED)),
    };
    let defined = context.map.sources[id.index()].place;
    Some(
        Finding::new(RULE.name, Severity::Info, message, *place, "cited here")
            .label(defined, "neither `urldate` nor `archived` nor a copy")
            .help("say when it was read with `urldate`, and where a copy is: `archived \"url\"`, or `text \"file\"`"),
    )
}
