//! What clauses say that the resolved map leaves out.

use std::collections::{BTreeSet, HashMap};

use super::Version;
use super::digest::{Wording, collapsed};
use super::gather::Details;
use crate::map::{BearingKind, MapId, Place, Side, StatementId, Tested};
use crate::project::LinkKind;
use crate::syntax::Span;
use crate::syntax::tree::{
    ClauseKind, Extent, Item, ItemKind, Rank, ReasonOptions, Strength, Time,
};

/// The name without the map that it stands in.
pub(super) fn last_part(name: &str) -> String {
    name.rsplit('.').next().unwrap_or(name).to_owned()
}

/// Words of a map without what stands behind `//`.
pub(super) fn without_comments(words: &str) -> String {
    let lines = words
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line));
    collapsed(&lines.collect::<Vec<_>>().join(" "))
}

/// For every item of every map the section it stands in.
pub(super) fn sections(version: &Version) -> Vec<Vec<Option<&Item>>> {
    let maps = version.project.maps.iter().map(|file| {
        let mut section = None;
        let items = file.tree.items.iter().map(|item| {
            if matches!(item.kind, ItemKind::Section { .. }) {
                section = Some(item);
            }
            section
        });
        items.collect()
    });
    maps.collect()
}

/// The dates of periods, by map and name, and by name alone.
pub(super) type Periods<'run> = HashMap<(Option<MapId>, &'run str), String>;

pub(super) fn periods(version: &Version) -> Periods<'_> {
    let mut periods = Periods::new();
    for (index, file) in version.project.maps.iter().enumerate() {
        let text = &version.project.files.get(file.file).text;
        for item in &file.tree.items {
            if let ItemKind::Period { name, date } = item.kind {
                let date = collapsed(date.of(text));
                let name = name.of(text);
                periods.insert((Some(MapId::at(index)), name), date.clone());
                periods.entry((None, name)).or_insert(date);
            }
        }
    }
    periods
}

fn find<'item, Found>(
    item: &'item Item,
    pick: impl Fn(&'item ClauseKind) -> Option<Found>,
) -> Option<Found> {
    item.clauses.iter().find_map(|clause| pick(&clause.kind))
}

pub(super) fn strength(item: &Item) -> Option<Strength> {
    find(item, |kind| match kind {
        ClauseKind::Strength(strength) => Some(*strength),
        _ => None,
    })
}

pub(super) fn extent(item: &Item) -> Option<Extent> {
    find(item, |kind| match kind {
        ClauseKind::Extent(extent) => Some(*extent),
        _ => None,
    })
}

pub(super) fn wordings(item: &Item, text: &str) -> BTreeSet<Wording> {
    let wordings = item.clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Says(says) => Some(Wording {
            text: collapsed(&says.text.of(text)),
            strength: says.strength,
            extent: says.extent,
        }),
        _ => None,
    });
    wordings.collect()
}

/// The item's own clause, failing that the one of its section.
fn own_or_inherited<'item, Found>(
    item: &'item Item,
    section: Option<&'item Item>,
    pick: impl Fn(&'item ClauseKind) -> Option<Found>,
) -> Option<Found> {
    find(item, &pick).or_else(|| find(section?, &pick))
}

pub(super) fn scope(item: &Item, section: Option<&Item>, text: &str) -> BTreeSet<String> {
    let names = own_or_inherited(item, section, |kind| match kind {
        ClauseKind::Scope(names) => Some(names),
        _ => None,
    });
    let names = names.into_iter().flatten();
    names.map(|name| last_part(name.of(text))).collect()
}

pub(super) fn when(
    item: &Item,
    section: Option<&Item>,
    text: &str,
    map: MapId,
    periods: &Periods<'_>,
) -> Option<String> {
    let when = own_or_inherited(item, section, |kind| match kind {
        ClauseKind::When(when) => Some(when),
        _ => None,
    })?;
    Some(match when.time {
        Time::Date(span) => collapsed(span.of(text)),
        Time::Period(name) => {
            let whole = name.of(text);
            let (own, last) = ((Some(map), whole), last_part(whole));
            let date = periods
                .get(&own)
                .or_else(|| periods.get(&(None, last.as_str())));
            date.cloned().unwrap_or(last)
        }
    })
}

/// Figures, quotations, tables, checks, whose view it is, why it may be assumed.
pub(super) fn details(version: &Version, map: MapId, item: &Item) -> Details {
    let file = &version.project.maps[map.index()];
    let text = &version.project.files.get(file.file).text;
    let mut details = Details::new();
    for clause in &item.clauses {
        let (what, says) = match &clause.kind {
            ClauseKind::Quote(quote) => ("quotation".to_owned(), collapsed(&quote.text.of(text))),
            ClauseKind::Figure(figure) => {
                let name = figure.name.of(text);
                let span = Span {
                    start: figure.name.0.end,
                    end: clause.span.end,
                };
                (format!("figure {name}"), without_comments(span.of(text)))
            }
            ClauseKind::Table(table) => {
                let cells = |row: &Vec<Span>| {
                    let cells: Vec<&str> = row.iter().map(|cell| cell.of(text).trim()).collect();
                    cells.join(" | ")
                };
                let mut rows: Vec<String> = table.rows.iter().map(cells).collect();
                let linked = file.links.iter().find(|link| {
                    link.kind == LinkKind::Table
                        && table.file.is_some_and(|one| one.0 == link.place)
                });
                if let Some(Ok(id)) = linked.map(|link| &link.target) {
                    let lines = version.project.files.get(*id).text.lines();
                    rows.extend(lines.map(|line| line.trim().to_owned()));
                }
                (format!("table {}", table.name.of(text)), rows.join(" / "))
            }
            ClauseKind::Check(comparison) => (
                "check".to_owned(),
                without_comments(comparison.span.of(text)),
            ),
            ClauseKind::Because(why) => (
                "ground for assuming it".to_owned(),
                collapsed(&why.of(text)),
            ),
            ClauseKind::HeldBy(holders) => {
                let mut names: Vec<String> = holders
                    .iter()
                    .map(|name| collapsed(&name.of(text)))
                    .collect();
                names.sort_unstable();
                ("holder".to_owned(), names.join(", "))
            }
            _ => continue,
        };
        details.entry(what).or_default().insert(says);
    }
    details
}

/// Expectations and tests in words: the evidence, the words, the rival.
pub(super) fn bearings(version: &Version) -> Vec<(StatementId, String, StatementId)> {
    let words = |kind: BearingKind| match kind {
        BearingKind::Expected => "expected under".to_owned(),
        BearingKind::Unexpected => "unexpected under".to_owned(),
        BearingKind::Tested(Tested { kind, passed, side }) => {
            let result = if passed { "passed" } else { "failed" };
            let of = match side {
                Side::Of { .. } => "of",
                Side::Against { .. } => "against",
            };
            format!("a {result} {} test {of}", kind.word())
        }
    };
    let bearings = version.map.bearings.iter();
    bearings
        .map(|one| (one.evidence, words(one.kind), one.rival))
        .collect()
}

/// What is said about the step of each reason, by the place of the reason.
pub(super) fn options_by_place(version: &Version) -> HashMap<Place, (&str, &ReasonOptions)> {
    let mut found = HashMap::new();
    for file in &version.project.maps {
        let text = version.project.files.get(file.file).text.as_str();
        for item in &file.tree.items {
            let mut add = |span, options| {
                let place = Place {
                    file: file.file,
                    span,
                };
                found.insert(place, (text, options));
            };
            if let ItemKind::Relation { tells, .. } = &item.kind {
                add(item.span, &tells.options);
            }
            for clause in &item.clauses {
                match &clause.kind {
                    ClauseKind::SupportedBy(reason) | ClauseKind::OpposedBy(reason) => {
                        add(clause.span, &reason.options);
                    }
                    ClauseKind::Tells(tells) => add(clause.span, &tells.options),
                    _ => {}
                }
            }
        }
    }
    found
}

/// The title of a map's paper; where it has none, the stem of its file.
pub(super) fn paper_title(version: &Version, map: MapId) -> String {
    let file = &version.project.maps[map.index()];
    let text = &version.project.files.get(file.file).text;
    let title = file.tree.items.iter().find_map(|item| match item.kind {
        ItemKind::Paper { title } | ItemKind::Review { title, .. } => Some(title),
        _ => None,
    });
    match title {
        Some(title) => collapsed(&title.of(text)),
        None => {
            let path = version.project.files.path(file.file);
            path.file_stem().unwrap_or_default().to_owned()
        }
    }
}

/// The titles of `source` items, by the place of their names.
pub(super) fn source_titles(version: &Version) -> HashMap<Place, String> {
    let mut titles = HashMap::new();
    for file in &version.project.maps {
        let text = &version.project.files.get(file.file).text;
        for item in &file.tree.items {
            if let ItemKind::Source {
                name,
                title: Some(title),
            } = item.kind
            {
                let place = Place {
                    file: file.file,
                    span: name.0,
                };
                titles.insert(place, collapsed(&title.of(text)));
            }
        }
    }
    titles
}

/// A bibliography's entry without its key.
pub(super) fn entry_body(version: &Version, key: Place) -> String {
    let text = &version.project.files.get(key.file).text;
    let rest = text.get(key.span.end as usize..).unwrap_or_default();
    let end = rest.find("\n@").unwrap_or(rest.len());
    collapsed(&rest[..end])
}

pub(super) fn rank_word(rank: Option<Rank>) -> &'static str {
    match rank {
        None => "",
        Some(Rank::Primary) => "primary",
        Some(Rank::Secondary) => "secondary",
        Some(Rank::Tertiary) => "tertiary",
    }
}
