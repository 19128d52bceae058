//! What stands at the end of an outline: cases and periods, numbers, sources.

use std::collections::{BTreeMap, BTreeSet};

use super::Texts;
use super::branches::Branches;
use super::citing::{is_long, natural};
use super::facts::{last_part, plain, visible};
use super::wording::{Wording, rank_word};
use crate::map::{NoteId, SourceId, Work};
use crate::syntax::tree::ItemKind;

/// Writes the parts that stand at the end.
pub(super) fn write(
    wording: Wording<'_>,
    sources: &[SourceId],
    with_texts: Texts,
    branches: &mut Branches<'_>,
) {
    let parts = [
        ("CASES AND PERIODS", cases_and_periods(wording)),
        ("NUMBERS", numbers(wording)),
        ("SOURCES", all_sources(wording, sources, with_texts)),
    ];
    for (heading, lines) in parts {
        if lines.is_empty() {
            continue;
        }
        branches.gap();
        branches.line(0, heading);
        branches.line(0, "");
        for (depth, line) in lines {
            branches.line(depth, line);
        }
    }
}

fn cases_and_periods(wording: Wording<'_>) -> Vec<(u16, String)> {
    let mut cases: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut periods: BTreeSet<String> = BTreeSet::new();
    for map in wording.work.maps() {
        let text = wording.facts.text(map);
        for item in &wording.project.maps[map.index()].tree.items {
            match &item.kind {
                ItemKind::Case { names, within } => {
                    for name in names {
                        let wider = within.iter().map(|name| last_part(name.of(text)));
                        cases.entry(name.of(text)).or_default().extend(wider);
                    }
                }
                ItemKind::Period { name, date } => {
                    let date = plain(date.of(text));
                    periods.insert(format!("period {} {date}", name.of(text)));
                }
                _ => {}
            }
        }
    }
    let case = |(name, within): (&str, BTreeSet<&str>)| {
        if within.is_empty() {
            return format!("case {name}");
        }
        let within: Vec<&str> = within.into_iter().collect();
        format!("case {name} within {}", within.join(", "))
    };
    cases
        .into_iter()
        .map(case)
        .chain(periods)
        .map(|line| (0, line))
        .collect()
}

fn numbers(wording: Wording<'_>) -> Vec<(u16, String)> {
    let figures = wording.figures();
    let mut of_statements: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for (id, statement) in wording.map.all_statements() {
        if !wording.work.holds(statement.item.map) {
            continue;
        }
        let item = wording.facts.item(statement.item);
        let entries = figures.of_item(statement.item.map, item);
        if !entries.is_empty() {
            of_statements.push((wording.naming.statement(id).to_owned(), entries));
        }
    }
    of_statements.sort();
    let mut lines: Vec<(u16, String)> = Vec::new();
    for (name, entries) in of_statements {
        lines.push((0, name));
        for entry in entries {
            for (at, line) in entry.into_iter().enumerate() {
                lines.push((if at == 0 { 1 } else { 2 }, line));
            }
        }
    }
    let mut own: Vec<String> = Vec::new();
    for map in wording.work.maps() {
        let items = &wording.project.maps[map.index()].tree.items;
        own.extend(items.iter().filter_map(|item| figures.of_own(map, item)));
    }
    own.sort();
    lines.extend(own.into_iter().map(|line| (0, line)));
    lines
}

fn all_sources(
    wording: Wording<'_>,
    sources: &[SourceId],
    with_texts: Texts,
) -> Vec<(u16, String)> {
    let citing = wording.citing();
    let mut listed: Vec<String> = sources
        .iter()
        .map(|id| {
            let source = &wording.map.sources[id.index()];
            let mut line = format!("source {}", wording.naming.source(*id));
            if let Some(rank) = source.rank {
                line += " · ";
                line += rank_word(rank);
            }
            if !source.rests_on.is_empty() {
                line += " · rests on ";
                line += &citing.all(&source.rests_on);
            }
            line
        })
        .collect();
    listed.sort();
    let mut notes: Vec<(String, NoteId)> = Vec::new();
    let cited = notes_in_lines(wording);
    for (index, note) in wording.map.notes.iter().enumerate() {
        let id = NoteId::at(index);
        let is_told = cited.contains(&id) && !is_long(&note.citations);
        if wording.work.holds(note.map) && !is_told {
            notes.push((wording.naming.note(id), id));
        }
    }
    notes.sort_by(|one, other| natural(&one.0).cmp(&natural(&other.0)));
    for (name, id) in notes {
        let note = &wording.map.notes[id.index()];
        let cites = if note.missing {
            "missing".to_owned()
        } else if note.citations.is_empty() {
            "cites nothing".to_owned()
        } else {
            format!("cites {}", citing.cited_in_note(id))
        };
        listed.push(format!("{name} {cites}"));
    }
    let mut lines: Vec<(u16, String)> = listed.into_iter().map(|line| (0, line)).collect();
    if with_texts == Texts::Shown {
        lines.extend(note_texts(wording));
    }
    lines
}

/// The footnotes that statements cite: what these cite stands in their lines.
fn notes_in_lines(wording: Wording<'_>) -> BTreeSet<NoteId> {
    wording
        .map
        .statements
        .iter()
        .filter(|statement| wording.work.holds(statement.item.map))
        .flat_map(|statement| &statement.citations)
        .flat_map(|citation| &citation.works)
        .filter_map(|work| match work {
            Work::Note(note) => Some(*note),
            _ => None,
        })
        .collect()
}

fn note_texts(wording: Wording<'_>) -> Vec<(u16, String)> {
    let mut lines = Vec::new();
    for map in wording.work.maps() {
        let source = wording.facts.text(map);
        for item in &wording.project.maps[map.index()].tree.items {
            match item.kind {
                ItemKind::Note {
                    numbers,
                    text: Some(text),
                    ..
                } => lines.push(format!(
                    "note {}: “{}”",
                    numbers.of(source),
                    visible(&text.of(source))
                )),
                ItemKind::Source {
                    name,
                    title: Some(title),
                } => lines.push(format!(
                    "source {}: “{}”",
                    name.of(source),
                    visible(&title.of(source))
                )),
                _ => {}
            }
        }
    }
    lines.sort_by(|one, other| natural(one).cmp(&natural(other)));
    lines.into_iter().map(|line| (0, line)).collect()
}
