//! One work under two keys, one key with two dates.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use crate::dates::Stretch;
use crate::findings::{Finding, Severity, quoted};
use crate::map::one_work::{marks, may_be_one};
use crate::map::{Place, Source, SourceId};
use crate::project::{FileId, LinkKind};
use crate::rules::citing::sources_of_maps;
use crate::rules::renamed_entries::{Entries, SAME_TITLE};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "source-conflict",
    group: "sources",
    severities: &[Severity::Warning],
    page: include_str!("source_conflict.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut told = HashSet::new();
    let mut of_file: HashMap<FileId, Vec<SourceId>> = HashMap::new();
    for (index, source) in context.map.sources.iter().enumerate() {
        of_file.entry(source.place.file).or_default().push(SourceId::at(index));
    }
    for (info, cited) in context.map.maps.iter().zip(sources_of_maps(context)) {
        let mut here: IndexMap<SourceId, Place, foldhash::fast::FixedState> = cited;
        for id in of_file.get(&info.file).into_iter().flatten() {
            here.entry(*id).or_insert(context.map.sources[id.index()].place);
        }
        let mut known: IndexMap<String, SourceId, foldhash::fast::FixedState> = IndexMap::default();
        for (id, place) in &here {
            let source = &context.map.sources[id.index()];
            for (mark, words) in marks(source) {
                let first = *known.entry(mark).or_insert(*id);
                let other = &context.map.sources[first.index()];
                if first != *id && may_be_one(source, other, &words) && told.insert(pair(first, *id)) {
                    findings.push(two_keys(context, other, source, *place, &words));
                    break;
                }
            }
        }
    }
    for (at, info) in context.map.maps.iter().enumerate() {
        let of = |file: FileId| of_file.get(&file).map_or(&[][..], Vec::as_slice);
        let links = context.project.maps[at].links.iter();
        let entries = links
            .filter(|link| link.kind == LinkKind::Bibliography)
            .filter_map(|link| link.target.as_ref().ok())
            .flat_map(|file| of(*file));
        let known = Entries::of(context.map, entries.copied());
        for id in of(info.file) {
            let item = &context.map.sources[id.index()];
            if let Some((other, words)) = known.same_work(context.map, item)
                && may_be_one(&context.map.sources[other.index()], item, &words)
                && told.insert(pair(other, *id))
            {
                let entry = &context.map.sources[other.index()];
                findings.push(two_keys(context, entry, item, item.place, &words));
            }
        }
    }
    findings.extend(context.map.sources.iter().filter_map(|source| two_dates(context, source)));
}

fn pair(one: SourceId, other: SourceId) -> (SourceId, SourceId) {
    (one.min(other), one.max(other))
}

fn two_keys(context: &Context<'_>, one: &Source, other: &Source, place: Place, words: &str) -> Finding {
    let name = |source: &Source| quoted(context.map.names.text(source.name));
    let are = if words == SAME_TITLE { "seem to be" } else { "are" };
    let message = format!("{} and {} {are} one work: both have {words}", name(one), name(other));
    let label = if place == other.place { "this is the second of them" } else { "cited here" };
    let finding = Finding::new(RULE.name, Severity::Warning, message, place, label)
        .label(one.place, format!("{} is defined here", name(one)));
    let finding = match place == other.place {
        true => finding,
        false => finding.label(other.place, format!("{} is defined here", name(other))),
    };
    let (item, entry) = match (one.in_bibliography, other.in_bibliography) {
        (true, false) => (other, one),
        (false, true) => (one, other),
        _ => {
            return finding.help("keep one of them and cite that: two keys look like two sources");
        }
    };
    finding.help(format!(
        "was the key renamed? call the item {} as the bibliography does, {}, and cite that",
        name(item),
        name(entry)
    ))
}

/// An item gives its bibliography's entry a date that cannot be the same.
fn two_dates(context: &Context<'_>, source: &Source) -> Option<Finding> {
    let mut dates = source.fields.iter().filter(|field| field.name == "date");
    let first = dates.next()?;
    let last = dates.next_back()?;
    let read = |field: &crate::map::SourceField| Stretch::read(field.values.first()?);
    if !read(first)?.is_apart(read(last)?) {
        return None;
    }
    let (one, other) = (first.values.first()?, last.values.first()?);
    let name = quoted(context.map.names.text(source.name));
    Some(
        Finding::new(
            RULE.name,
            Severity::Warning,
            format!("{name} has two dates: {} and {}", quoted(one), quoted(other)),
            last.place,
            "this one is used",
        )
        .label(first.place, "the other")
        .help("keep one; the date of a first printing is an `origdate`"),
    )
}
