//! Works that a local list of retractions names.

use crate::findings::{Finding, Severity, quoted};
use crate::graph::Stake;
use crate::map::{Place, SourceId, StatementId, Work};
use crate::rules::{Check, Context, Rule};
use crate::sources::retractions::{Nature, Notice};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "retracted-source",
    group: "sources",
    severities: &[Severity::Error, Severity::Warning, Severity::Info],
    page: include_str!("retracted_source.md"),
    check: Check::Map(check),
};

/// Where a source is cited, and what hangs on that.
#[derive(Clone, Copy)]
struct Use {
    place: Place,
    by: StatementId,
    is_carrying: bool,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let noticed: Vec<Option<&Notice>> = map
        .sources
        .iter()
        .map(|source| context.retractions.of(source.value("doi")?))
        .collect();
    if noticed.iter().all(Option::is_none) {
        return;
    }
    let mut uses: Vec<Option<Use>> = vec![None; map.sources.len()];
    for (by, statement) in map.all_statements() {
        let is_carrying = !matches!(context.stake(by), Stake::Aside);
        for citation in &statement.citations {
            for work in map.works_of(citation) {
                let Work::Source(id) = work else { continue };
                let known = &mut uses[id.index()];
                let here = Use { place: citation.place, by, is_carrying };
                if noticed[id.index()].is_some() && known.is_none_or(|known| is_carrying && !known.is_carrying) {
                    *known = Some(here);
                }
            }
        }
    }
    for (at, (notice, here)) in noticed.into_iter().zip(uses).enumerate() {
        if let (Some(notice), Some(here)) = (notice, here) {
            findings.push(finding(context, SourceId::at(at), notice, here));
        }
    }
}

fn finding(context: &Context<'_>, id: SourceId, notice: &Notice, here: Use) -> Finding {
    let source = &context.map.sources[id.index()];
    let name = quoted(context.map.names.text(source.name));
    let since = match notice.date.0 {
        0 => String::new(),
        year => format!(" ({year})"),
    };
    let (severity, message, help) = match notice.nature {
        Nature::Retraction | Nature::Reinstatement => (
            if here.is_carrying { Severity::Error } else { Severity::Warning },
            format!("{name} has been retracted{since}"),
            "read the notice: what rests on the work needs another source; a work cited because it was retracted may be allowed",
        ),
        Nature::Concern => (
            Severity::Warning,
            format!("its journal has expressed concern about {name}{since}"),
            "read the notice before resting on the work; concern is no retraction",
        ),
        Nature::Correction => (
            Severity::Info,
            format!("{name} has been corrected{since}"),
            "see whether the correction touches what is cited; a correction is no retraction",
        ),
    };
    let finding = Finding::new(
        RULE.name,
        severity,
        message,
        here.place,
        format!("{} rests on it", context.name(here.by)),
    );
    let finding = match source.field("doi") {
        Some(doi) => finding.label(doi.place, "the list of retractions has this DOI"),
        None => finding,
    };
    finding.help(help)
}
