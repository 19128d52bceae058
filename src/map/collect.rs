//! First pass: what every name stands for.

use std::collections::{HashMap, HashSet};

use super::fields;
use super::linked::Keys;
use super::model::{
    Allow, Comparison, ItemRef, Map, MapId, MapInfo, Note, NoteId, Place, Question, QuestionId,
    Source, SourceId, Statement, StatementId,
};
use super::names::Symbol;
use super::problems::{Problem, UnknownName, Wanted};
use super::renamed::Works;
use super::scope::{Meaning, Scope};
use crate::project::{FileId, Project};
use crate::syntax::Span;
use crate::syntax::tree::{Clause, ClauseKind, Item, ItemKind, Name, StatementKind, Text};

/// To suggest what was meant, so many names of a run are compared; after that
/// unknown names are told without a suggestion.
const MOST_COMPARED: usize = 4_000_000;

/// After so many names of a run that nothing defines the rest are only counted.
const MOST_UNDEFINED: usize = 20_000;

/// Builds the map of a run.
pub(super) struct Builder<'project> {
    pub(super) project: &'project Project,
    pub(super) map: Map,
    pub(super) scopes: Vec<Scope>,
    pub(super) suggestions_left: usize,
    /// So many undefined names were reported.
    undefined: usize,
    /// So many more footnotes may be told by runs of numbers.
    notes_left: usize,
    /// The figures and tables of every item.
    pub(super) figures: HashSet<(ItemRef, Symbol), foldhash::fast::FixedState>,
    /// Where each answer of a question was first named.
    pub(super) answer_places: HashMap<(QuestionId, StatementId), Place, foldhash::fast::FixedState>,
    pub(super) map_of_file: HashMap<FileId, MapId>,
    pub(super) bibliographies: HashMap<FileId, Keys>,
    /// The works that a map can cite, by what else they may be called.
    pub(super) works: HashMap<MapId, std::rc::Rc<Works>>,
}

impl<'project> Builder<'project> {
    pub(super) fn new(project: &'project Project) -> Self {
        let map_of_file = project
            .maps
            .iter()
            .enumerate()
            .map(|(index, map)| (map.file, MapId::at(index)))
            .collect();
        Self {
            project,
            map: Map::default(),
            scopes: Vec::new(),
            suggestions_left: MOST_COMPARED,
            undefined: 0,
            notes_left: fields::MOST_NOTES_IN_RUNS,
            figures: HashSet::default(),
            answer_places: HashMap::default(),
            map_of_file,
            bibliographies: HashMap::new(),
            works: HashMap::new(),
        }
    }

    pub(super) fn scope(&self, map: MapId) -> &Scope {
        &self.scopes[map.index()]
    }

    pub(super) fn text_of(&self, map: MapId) -> &'project str {
        let file = self.project.maps[map.index()].file;
        &self.project.files.get(file).text
    }

    pub(super) fn place(&self, map: MapId, span: Span) -> Place {
        Place {
            file: self.project.maps[map.index()].file,
            span,
        }
    }

    /// Reports a name that nothing defines; past so many they are only counted.
    pub(super) fn report_undefined(&mut self, name: UnknownName) {
        if self.undefined == MOST_UNDEFINED {
            let (count, _) = self.map.untold.get_or_insert((0, name.place));
            *count += 1;
            return;
        }
        self.undefined += 1;
        self.map.problems.push(match name.wanted {
            Wanted::Citation => Problem::UnknownCitation(name),
            _ => Problem::UnknownName(name),
        });
    }

    pub(super) fn finish(mut self) -> Map {
        self.map
            .figure_names
            .sort_unstable_by_key(|name| name.place);
        self.map
    }

    /// Writes down what every name of every map stands for.
    pub(super) fn collect(&mut self) {
        for index in 0..self.project.maps.len() {
            self.scopes.push(Scope::default());
            self.collect_map(MapId::at(index));
        }
    }

    fn collect_map(&mut self, map: MapId) {
        let project = self.project;
        let file = &project.maps[map.index()];
        let flaw = project.files.get(file.file).flaw;
        if flaw.is_some() {
            self.map.problems.push(Problem::FlawedFile {
                file: file.file,
                span: fields::flaw_span(flaw),
            });
        }
        self.map.maps.push(MapInfo {
            file: file.file,
            header: None,
            is_review: false,
            sections: Vec::new(),
        });
        self.doubt_unread(map);
        self.collect_links(map);
        for (index, item) in file.tree.items.iter().enumerate() {
            let item_ref = ItemRef {
                map,
                item: u32::try_from(index).unwrap_or(u32::MAX),
            };
            self.collect_item(item_ref, item);
            self.collect_figures(item_ref, item);
            self.collect_allows(map, item);
            fields::check_item(self, map, item);
        }
    }

    /// Names in what could not be read.
    fn doubt_unread(&mut self, map: MapId) {
        let text = self.text_of(map);
        let tree = &self.project.maps[map.index()].tree;
        for item in &tree.items {
            let scope = &mut self.scopes[map.index()];
            match item.kind {
                ItemKind::Paper { .. } | ItemKind::Review { .. } => {
                    scope.lacks_keys |= item.damaged
                }
                ItemKind::Note { .. } => scope.lacks_notes |= item.damaged,
                _ => {}
            }
        }
        for span in &tree.unread {
            let unread = span.of(text);
            let scope = &mut self.scopes[map.index()];
            scope.lacks_keys |= unread.contains(".bib") || unread.contains("bibliogr");
            scope.lacks_notes |= unread.contains("note");
            let numbers = unread.split(|letter: char| !letter.is_ascii_digit());
            scope
                .doubted_numbers
                .extend(numbers.filter_map(|number| number.parse::<u32>().ok()));
            let words = unread
                .split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '_')))
                .filter(|word| word.starts_with(char::is_alphabetic));
            for word in words {
                let symbol = self.map.names.intern(word);
                self.scopes[map.index()].doubted.insert(symbol);
            }
        }
    }

    fn collect_item(&mut self, item_ref: ItemRef, item: &Item) {
        let map = item_ref.map;
        match &item.kind {
            ItemKind::Paper { .. } | ItemKind::Review { .. } => {
                let place = self.place(map, item.keyword);
                let info = &mut self.map.maps[map.index()];
                info.header.get_or_insert(place);
                if let ItemKind::Review { alias, of, .. } = &item.kind {
                    info.is_review = true;
                    self.define_alias(map, *alias, *of);
                }
            }
            ItemKind::Use { file, alias } => self.define_alias(map, *alias, *file),
            ItemKind::Section { .. } => {
                let place = self.place(map, item.keyword);
                self.map.maps[map.index()].sections.push(place);
            }
            ItemKind::Statement {
                kind,
                name: Some(name),
                beats,
                text,
            } => {
                let id = self.add_statement(item_ref, item, *kind, *name, *text);
                if let Some((_, worse)) = beats {
                    let worse_place = self.place(map, worse.0);
                    self.map.statements[id.index()].beats = Some(Comparison {
                        better: None,
                        worse: None,
                        worse_place,
                    });
                }
                self.define(map, *name, Meaning::Statement(id));
            }
            ItemKind::Statement { name: None, .. } => {}
            ItemKind::Question { name, .. } => {
                let id = QuestionId::at(self.map.questions.len());
                let symbol = self.symbol(map, *name);
                let question = Question {
                    name: symbol,
                    place: self.place(map, name.0),
                    answers: Vec::new(),
                    exclusive: has(item, |kind| matches!(kind, ClauseKind::Exclusive)),
                    exhaustive: self.exhaustive(map, item),
                    damaged: item.damaged || self.scope(map).doubted.contains(&symbol),
                };
                self.map.questions.push(question);
                self.define(map, *name, Meaning::Question(id));
            }
            ItemKind::Source { name, .. } => self.collect_source(map, item, *name),
            ItemKind::Note {
                first,
                last,
                numbers,
                ..
            } => self.collect_notes(map, item, *first..=*last, *numbers),
            ItemKind::Case { names, within } => {
                // `within C` names C too, and a case may lie within several.
                let text = self.text_of(map);
                let own = within.iter().filter(|name| !name.of(text).contains('.'));
                for name in names.iter().chain(own) {
                    self.define_case(map, *name);
                }
            }
            ItemKind::Period { name, .. } => self.define(map, *name, Meaning::Period),
            ItemKind::Unread { name: Some(name) } => self.define(map, *name, Meaning::Unread),
            ItemKind::Unread { name: None }
            | ItemKind::Rate { .. }
            | ItemKind::Check(_)
            | ItemKind::Relation { .. } => {}
        }
    }

    fn add_statement(
        &mut self,
        item_ref: ItemRef,
        item: &Item,
        kind: StatementKind,
        name: Name,
        text: Option<Text>,
    ) -> StatementId {
        let id = StatementId::at(self.map.statements.len());
        let symbol = self.symbol(item_ref.map, name);
        let doubted = self.scope(item_ref.map).doubted.contains(&symbol);
        self.map.statements.push(Statement {
            kind,
            name: symbol,
            place: self.place(item_ref.map, name.0),
            item: item_ref,
            text,
            beats: None,
            held: has(item, |kind| matches!(kind, ClauseKind::HeldBy(_))),
            damaged: item.damaged || doubted,
            citations: Vec::new(),
            class: id,
        });
        id
    }

    fn collect_source(&mut self, map: MapId, item: &Item, name: Name) {
        let symbol = self.symbol(map, name);
        let place = self.place(map, name.0);
        let rank = item.clauses.iter().find_map(|clause| match clause.kind {
            ClauseKind::Rank(rank) => Some(rank),
            _ => None,
        });
        let fields = self.source_fields(map, item);
        let doubted = self.scope(map).doubted.contains(&symbol);
        let id = SourceId::at(self.map.sources.len());
        let in_bibliography = self.scope(map).keys.get(&symbol).copied();
        let id = in_bibliography.unwrap_or(id);
        if in_bibliography.is_none() {
            self.map.sources.push(Source {
                name: symbol,
                place,
                in_bibliography: false,
                aliases: Vec::new(),
                rank,
                fields,
                rests_on: Vec::new(),
                used: doubted,
            });
        } else if let Some(source) = self.map.sources.get_mut(id.index()) {
            source.rank = source.rank.or(rank);
            source.fields.extend(fields);
        }
        self.define(map, name, Meaning::Source(id));
    }

    fn collect_notes(
        &mut self,
        map: MapId,
        item: &Item,
        numbers: std::ops::RangeInclusive<u32>,
        place: Span,
    ) {
        let place = self.place(map, place);
        let missing = has(item, |kind| matches!(kind, ClauseKind::Missing));
        let incomplete = item.damaged || has(item, |kind| matches!(kind, ClauseKind::Incomplete));
        let count = numbers.clone().count();
        if count > fields::MOST_NOTES || (count > 1 && count > self.notes_left) {
            self.map.problems.push(fields::too_many_notes(place));
            return;
        }
        if count > 1 {
            self.notes_left -= count;
        }
        for number in numbers {
            let id = NoteId::at(self.map.notes.len());
            self.map.notes.push(Note {
                number,
                place,
                map,
                missing,
                incomplete,
                citations: Vec::new(),
                used: item.damaged || self.scopes[map.index()].doubted_numbers.contains(&number),
            });
            match self.scopes[map.index()].notes.entry(number) {
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(id);
                }
                std::collections::hash_map::Entry::Occupied(taken) => {
                    let first = self.map.notes[taken.get().index()].place;
                    self.map.notes[id.index()].used = true;
                    self.map.problems.push(Problem::DuplicateName {
                        name: format!("note {number}"),
                        first,
                        second: place,
                    });
                }
            }
        }
    }

    fn collect_allows(&mut self, map: MapId, item: &Item) {
        if !has(item, |kind| matches!(kind, ClauseKind::Allow { .. })) {
            return;
        }
        let text = self.text_of(map);
        let covers = match item.kind {
            ItemKind::Paper { .. } | ItemKind::Review { .. } => Span::new(0, text.len()),
            ItemKind::Section { .. } => Span {
                start: item.span.start,
                end: self.section_end(map, item),
            },
            _ => item.span,
        };
        for clause in &item.clauses {
            if let ClauseKind::Allow { rule, reason } = clause.kind {
                self.map.allows.push(Allow {
                    rule: rule.of(text).to_owned(),
                    place: self.place(map, rule),
                    clause: clause.span,
                    reason: reason.0,
                    covers,
                });
            }
        }
    }

    fn section_end(&self, map: MapId, section: &Item) -> u32 {
        let items = &self.project.maps[map.index()].tree.items;
        let after = items.partition_point(|item| item.span.start <= section.span.start);
        items[after..]
            .iter()
            .find(|item| matches!(item.kind, ItemKind::Section { .. }))
            .map_or(u32::MAX, |next| next.span.start)
    }
}

/// Whether an item has a clause of a kind.
pub(super) fn has(item: &Item, is: impl Fn(&ClauseKind) -> bool) -> bool {
    item.clauses.iter().any(|Clause { kind, .. }| is(kind))
}
