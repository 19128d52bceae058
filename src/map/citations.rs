//! Second pass: where things were found.

use std::collections::HashMap;

use super::collect::Builder;
use super::lookup::Found;
use super::model::{Citation, MapId, NoteId, StatementId, Work};
use super::problems::{Problem, UnknownName, Wanted, WrongKind};
use super::scope::Meaning;
use crate::syntax::Span;
use crate::syntax::tree::{self, Cite, ClauseKind, Item, ItemKind, Name, StatementKind, Text};

impl Builder<'_> {
    /// Resolves the citations of notes, sources and evidence.
    pub(super) fn citations(&mut self) {
        let statements: HashMap<_, StatementId, foldhash::fast::FixedState> = self
            .map
            .all_statements()
            .map(|(id, statement)| (statement.item, id))
            .collect();
        for index in 0..self.project.maps.len() {
            let map = MapId::at(index);
            self.note_citations(map);
            let project = self.project;
            for (at, item) in project.maps[index].tree.items.iter().enumerate() {
                let item_ref = super::model::ItemRef {
                    map,
                    item: u32::try_from(at).unwrap_or(u32::MAX),
                };
                self.item_citations(map, item, statements.get(&item_ref).copied());
            }
        }
    }

    fn item_citations(&mut self, map: MapId, item: &Item, statement: Option<StatementId>) {
        for clause in &item.clauses {
            match &clause.kind {
                ClauseKind::From(cites) => {
                    let citations = self.resolve_all(map, cites, None);
                    let Some(id) = statement else { continue };
                    let entry = &mut self.map.statements[id.index()];
                    if entry.kind == StatementKind::Evidence {
                        entry.citations.extend(citations);
                    } else {
                        entry.damaged = true;
                        self.report_from(map, clause.span, id);
                    }
                }
                ClauseKind::RestsOn(cites) => {
                    let citations = self.resolve_all(map, cites, None);
                    if let ItemKind::Source { name, .. } = item.kind
                        && let Some(definition) = self.definition(map, name.of(self.text_of(map)))
                        && let Meaning::Source(id) = definition.meaning
                    {
                        self.map.sources[id.index()].rests_on.extend(citations);
                    }
                }
                _ => {}
            }
        }
    }

    fn report_from(&mut self, map: MapId, clause: Span, id: StatementId) {
        let statement = self.map.statement(id);
        let found = match statement.kind {
            StatementKind::Assumption => "an assumption",
            _ => "a claim",
        };
        let problem = WrongKind {
            name: self.map.names.text(statement.name).to_owned(),
            place: self.place(map, clause),
            wanted: Wanted::Evidence,
            found,
            defined: Some(statement.place),
        };
        self.map.problems.push(Problem::WrongKind(problem));
    }

    /// Notes by number, so that `ibid` finds the note before it.
    fn note_citations(&mut self, map: MapId) {
        let project = self.project;
        let mut notes: Vec<(u32, &Item)> = Vec::new();
        for item in &project.maps[map.index()].tree.items {
            if let ItemKind::Note { first, last, .. } = item.kind
                && (last.saturating_sub(first) as usize) < super::fields::MOST_NOTES
            {
                notes.extend((first..=last).map(|number| (number, item)));
            }
        }
        notes.sort_by_key(|(number, item)| (*number, item.span));
        for (number, item) in notes {
            let Some(id) = self.scope(map).notes.get(&number).copied() else {
                continue;
            };
            for clause in &item.clauses {
                if let ClauseKind::Cites(cites) = &clause.kind {
                    let citations = self.resolve_all(map, cites, Some(number));
                    self.map.notes[id.index()].citations.extend(citations);
                }
            }
        }
    }

    fn resolve_all(&mut self, map: MapId, cites: &[Cite], note: Option<u32>) -> Vec<Citation> {
        cites
            .iter()
            .map(|cite| self.resolve(map, cite, note))
            .collect()
    }

    fn resolve(&mut self, map: MapId, cite: &Cite, in_note: Option<u32>) -> Citation {
        let mut works = Vec::with_capacity(cite.steps.len());
        for (at, step) in cite.steps.iter().enumerate() {
            works.push(match step.work {
                tree::Work::Name(name) => self.cited_name(map, name),
                tree::Work::Note(number, span) => self.cited_note(map, number, span),
                tree::Work::Ibid(span) => self.ibid(map, span, in_note, at > 0),
                tree::Work::Text(text) => self.cited_text(map, text),
            });
            if let Some((number, span)) = step.note {
                self.cited_note(map, number, span);
            }
        }
        for work in &works {
            if let Work::Source(source) = work {
                self.map.sources[source.index()].used = true;
            }
        }
        Citation {
            place: self.place(map, cite.span),
            works,
        }
    }

    fn cited_name(&mut self, map: MapId, name: Name) -> Work {
        let text = self.text_of(map);
        let whole = name.of(text);
        if let Some(symbol) = self.map.names.find(whole) {
            let scope = self.scope(map);
            let item = scope.definitions.get(&symbol);
            let is_source = item.is_some_and(|item| item.meaning.suits(Wanted::Citation));
            if !is_source && let Some(source) = scope.keys.get(&symbol) {
                return Work::Source(*source);
            }
        }
        match self.find(map, name) {
            Found::Silent => Work::Unknown,
            Found::Definition(definition, length) => match definition.meaning {
                Meaning::Source(source) => Work::Source(source),
                Meaning::Alias(Some(target)) if whole.len() == length => Work::Paper(target),
                Meaning::Alias(_) | Meaning::Unread => Work::Unknown,
                _ => {
                    self.report_kind(map, name, Wanted::Citation, definition);
                    Work::Unknown
                }
            },
            Found::Unknown { within, part } => {
                let key = self.map.names.find(part.of(text));
                let scope = self.scope(within);
                if let Some(source) = key.and_then(|key| scope.keys.get(&key)) {
                    return Work::Source(*source);
                }
                if !scope.lacks_keys {
                    self.check_kind(map, name, Wanted::Citation);
                }
                Work::Unknown
            }
        }
    }

    fn cited_note(&mut self, map: MapId, number: u32, span: Span) -> Work {
        if let Some(id) = self.scope(map).notes.get(&number).copied() {
            self.map.notes[id.index()].used = true;
            return Work::Note(id);
        }
        if self.scope(map).lacks_notes {
            return Work::Unknown;
        }
        let place = self.place(map, span);
        self.report_undefined(UnknownName {
            name: format!("note {number}"),
            place,
            wanted: Wanted::Citation,
            meant: None,
            within: None,
        });
        Work::Unknown
    }

    fn cited_text(&mut self, map: MapId, text: Text) -> Work {
        let words = text.of(self.text_of(map));
        let key = self.map.names.find(&words);
        if let Some(source) = key.and_then(|key| self.scope(map).keys.get(&key)) {
            return Work::Source(*source);
        }
        self.report_described(map, text.0, &words);
        Work::Words(self.place(map, text.0))
    }

    /// The last work of the note before, or, after `via`, the work that one was read in.
    fn ibid(&mut self, map: MapId, span: Span, in_note: Option<u32>, after_via: bool) -> Work {
        let before = in_note
            .and_then(|number| number.checked_sub(1))
            .and_then(|number| self.scope(map).notes.get(&number).copied());
        match before.map(|note| self.last_work(note, after_via)) {
            Some(Some(work)) => work,
            // A note whose text is not held may have cited anything.
            Some(None) if before.is_some_and(|note| self.is_open(note)) => Work::Unknown,
            _ => {
                let place = self.place(map, span);
                self.report_undefined(UnknownName {
                    name: "ibid".to_owned(),
                    place,
                    wanted: Wanted::Citation,
                    meant: None,
                    within: None,
                });
                Work::Unknown
            }
        }
    }

    fn last_work(&self, note: NoteId, in_hand: bool) -> Option<Work> {
        let works = &self.map.notes[note.index()].citations.last()?.works;
        if in_hand {
            works.last().copied()
        } else {
            works.first().copied()
        }
    }

    fn is_open(&self, note: NoteId) -> bool {
        let note = &self.map.notes[note.index()];
        note.missing || note.incomplete
    }
}
