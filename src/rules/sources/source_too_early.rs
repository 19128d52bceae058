//! Sources older than what they are cited for, and web pages read before they were published.

use std::collections::HashMap;

use crate::dates::Stretch;
use crate::findings::{Finding, Severity, quoted};
use crate::map::{MapId, Place, Source, Statement, Work};
use crate::rules::citing::sources_of_maps;
use crate::rules::kinds_of_source::{goes_on, is_web_page};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::{ClauseKind, ItemKind, StatementKind, Time};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "source-too-early",
    group: "sources",
    severities: &[Severity::Warning],
    page: include_str!("source_too_early.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let periods = periods(context);
    for (id, statement) in context.map.all_statements() {
        if statement.kind != StatementKind::Evidence || statement.damaged {
            continue;
        }
        let Some((time, words, place)) = when(context, &periods, statement) else {
            continue;
        };
        let dated: Vec<(&Source, Stretch)> = statement
            .citations
            .iter()
            .filter_map(|citation| reported(context, citation.works.first()?))
            .filter_map(|source| Some((source, date_of(source)?)))
            .collect();
        // Of several works one may be the witness, and the others stand beside it.
        let are_all_early = dated.len() == statement.citations.len()
            && dated.iter().all(|(_, date)| date.is_before(time));
        if let (true, Some((source, _))) = (are_all_early, dated.first()) {
            findings.push(too_early(context, context.name(id), source, (&words, place), statement));
        }
    }
    let mut told = std::collections::HashSet::new();
    for (source, place) in sources_of_maps(context).into_iter().flatten() {
        if told.insert(source) {
            findings.extend(read_early(context, &context.map.sources[source.index()], place));
        }
    }
}

/// The source that a citation reports: the work itself, or the only one of its note.
fn reported<'run>(context: &Context<'run>, work: &Work) -> Option<&'run Source> {
    match work {
        Work::Source(source) => Some(&context.map.sources[source.index()]),
        Work::Note(note) => {
            let note = &context.map.notes[note.index()];
            match (note.incomplete, note.citations.as_slice()) {
                (false, [only]) => match only.works.first()? {
                    Work::Source(source) => Some(&context.map.sources[source.index()]),
                    _ => None,
                },
                _ => None,
            }
        }
        _ => None,
    }
}

/// When a source was done; none where it goes on growing after its date.
fn date_of(source: &Source) -> Option<Stretch> {
    if goes_on(source) {
        return None;
    }
    Stretch::read(source.value("date")?)
}

type Periods<'run> = HashMap<(MapId, &'run str), &'run str>;

/// The named stretches of time of each map.
fn periods<'run>(context: &Context<'run>) -> Periods<'run> {
    let mut periods = Periods::default();
    for (at, map) in context.project.maps.iter().enumerate() {
        let text = &context.project.files.get(map.file).text;
        for item in &map.tree.items {
            if let ItemKind::Period { name, date } = item.kind {
                periods.insert((MapId::at(at), name.of(text)), date.of(text));
            }
        }
    }
    periods
}

/// The time that a statement itself gives: the stretch, its words, their place.
fn when(context: &Context<'_>, periods: &Periods<'_>, statement: &Statement) -> Option<(Stretch, String, Place)> {
    let file = statement.place.file;
    let text = &context.project.files.get(file).text;
    let item = &context.project.maps[statement.item.map.index()].tree.items[statement.item.item as usize];
    item.clauses.iter().find_map(|clause| {
        let ClauseKind::When(when) = &clause.kind else {
            return None;
        };
        let date = match when.time {
            Time::Date(date) => date.of(text),
            Time::Period(name) => periods.get(&(statement.item.map, name.of(text)))?,
        };
        let place = Place { file, span: clause.span };
        Some((Stretch::read(date)?, date.to_owned(), place))
    })
}

fn too_early(
    context: &Context<'_>,
    evidence: String,
    source: &Source,
    (words, when): (&str, Place),
    statement: &Statement,
) -> Finding {
    let name = quoted(context.map.names.text(source.name));
    let date = source.field("date");
    let printed = source.value("date").unwrap_or_default();
    let finding = Finding::new(
        RULE.name,
        Severity::Warning,
        format!("{name} is dated {}, and {evidence} takes from it what happened in {}", quoted(printed), quoted(words)),
        statement.citations[0].place,
        "older than what it is cited for",
    )
    .label(when, "the time it is cited for");
    let finding = match date {
        Some(date) => finding.label(date.place, "its date"),
        None => finding,
    };
    finding.help("check both dates; where the source is a plan or a forecast, `when` is the time at which it was made")
}

/// A web page that was read before it was published.
fn read_early(context: &Context<'_>, source: &Source, place: Place) -> Option<Finding> {
    let (published, read) = (source.field("date")?, source.field("urldate")?);
    let stretch = |field: &crate::map::SourceField| Stretch::read(field.values.first()?);
    if !is_web_page(source) || !stretch(read)?.is_before(stretch(published)?) {
        return None;
    }
    let name = quoted(context.map.names.text(source.name));
    Some(
        Finding::new(
            RULE.name,
            Severity::Warning,
            format!("{name} was read before it was published"),
            place,
            "cited here",
        )
        .label(read.place, "read")
        .label(published.place, "published")
        .help("check both dates; `date` is when the page was published, `urldate` when it was read"),
    )
}
