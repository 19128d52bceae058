//! Which quotations there are, and in which copies each is to be looked for.

use std::collections::HashMap;

use super::copies::Copies;
use super::{Kind, Obstacle};
use crate::map::{Citation, ItemRef, Map, MapId, Place, StatementId, Work};
use crate::project::{LinkKind, MapFile, Project};
use crate::syntax::Span;
use crate::syntax::tree::{Cite, Clause, ClauseKind, Item, ItemKind, Text};
use crate::texts::Texts;

/// A quotation to be compared.
pub(super) struct Task {
    pub(super) kind: Kind,
    pub(super) item: ItemRef,
    pub(super) statement: Option<StatementId>,
    pub(super) place: Place,
    pub(super) words: String,
    pub(super) is_translated: bool,
    /// Something of its item could not be read, or one of its works.
    pub(super) is_damaged: bool,
    /// Whether the words of its own item turn its sense.
    pub(super) item_turns: bool,
    /// The works in which it should stand.
    pub(super) works: Vec<Cited>,
    /// The papers in which it was read, and where it is looked for if none of the works
    /// can be.
    pub(super) printed_in: Vec<Cited>,
}

/// A work in which a quotation is looked for.
#[derive(Clone)]
pub(super) struct Cited {
    pub(super) work: Work,
    pub(super) copy: Result<usize, Obstacle>,
    /// Where in it, as the map says.
    pub(super) locators: Vec<Locator>,
}

/// A stated place in a work.
#[derive(Clone)]
pub(super) struct Locator {
    pub(super) place: Place,
    pub(super) words: String,
}

impl Task {
    /// The files in which it will be looked for.
    pub(super) fn files(&self) -> impl Iterator<Item = usize> + '_ {
        let all = self.works.iter().chain(&self.printed_in);
        all.filter_map(|cited| cited.copy.ok())
    }
}

/// All quotations and wordings of a run.
pub(super) fn gather<'run>(
    project: &Project,
    map: &Map,
    texts: &'run Texts,
) -> (Copies<'run>, Vec<Task>) {
    let copies = Copies::new(project, map, texts);
    let mut gathered = Gatherer::new(project, map, &copies);
    for at in 0..project.maps.len() {
        gathered.map(MapId::at(at));
    }
    let tasks = gathered.tasks;
    (copies, tasks)
}

/// The header of a map.
pub(super) fn header(file: &MapFile) -> Option<&Item> {
    let mut items = file.tree.items.iter();
    items.find(|item| matches!(item.kind, ItemKind::Paper { .. } | ItemKind::Review { .. }))
}

struct Gatherer<'run, 'copies> {
    project: &'run Project,
    map: &'run Map,
    copies: &'copies Copies<'run>,
    statements: HashMap<ItemRef, StatementId, foldhash::fast::FixedState>,
    /// The locators of each citation, by the place of the citation.
    locators: HashMap<Place, Vec<Option<Text>>, foldhash::fast::FixedState>,
    tasks: Vec<Task>,
}

impl<'run, 'copies> Gatherer<'run, 'copies> {
    fn new(project: &'run Project, map: &'run Map, copies: &'copies Copies<'run>) -> Self {
        let statements = map.all_statements();
        let mut gatherer = Self {
            project,
            map,
            copies,
            statements: statements
                .map(|(id, statement)| (statement.item, id))
                .collect(),
            locators: HashMap::default(),
            tasks: Vec::new(),
        };
        for file in &project.maps {
            let clauses = file.tree.items.iter().flat_map(|item| &item.clauses);
            for cite in clauses.flat_map(cites) {
                let place = Place {
                    file: file.file,
                    span: cite.span,
                };
                let locators = cite.steps.iter().map(|step| step.locator);
                gatherer.locators.insert(place, locators.collect());
            }
        }
        gatherer
    }

    fn map(&mut self, id: MapId) {
        let file = &self.project.maps[id.index()];
        let mut papers: Option<(Vec<Cited>, Vec<Cited>)> = None;
        for (at, item) in file.tree.items.iter().enumerate() {
            for clause in &item.clauses {
                let (kind, words, at_place, is_translated) = match &clause.kind {
                    ClauseKind::Quote(quote) => {
                        (Kind::Quotation, quote.text, quote.at, quote.translated)
                    }
                    ClauseKind::Says(says) => (Kind::Wording, says.text, says.at, false),
                    _ => continue,
                };
                let (own, reviewed) = papers.get_or_insert_with(|| self.papers(id));
                let (own, reviewed) = (own.clone(), reviewed.clone());
                let item_ref = ItemRef {
                    map: id,
                    item: u32::try_from(at).unwrap_or(u32::MAX),
                };
                self.quotation(
                    item_ref,
                    item,
                    kind,
                    words,
                    at_place,
                    is_translated,
                    own,
                    reviewed,
                );
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one clause")]
    fn quotation(
        &mut self,
        item_ref: ItemRef,
        item: &Item,
        kind: Kind,
        words: Text,
        at: Option<Text>,
        is_translated: bool,
        own: Vec<Cited>,
        reviewed: Vec<Cited>,
    ) {
        let file = self.project.maps[item_ref.map.index()].file;
        let text = &self.project.files.get(file).text[..];
        let statement = self.statements.get(&item_ref).copied();
        let stated = at.map(|at| self.locator(Place { file, span: at.0 }));
        let (mut works, printed_in) = match kind {
            Kind::Wording if own.iter().any(|paper| paper.copy.is_ok()) => (own, Vec::new()),
            Kind::Wording => (own.into_iter().chain(reviewed).collect(), Vec::new()),
            Kind::Quotation => (self.cited(statement), own),
        };
        let is_found_in_paper = kind == Kind::Wording && works.iter().any(|work| work.copy.is_ok());
        if is_found_in_paper {
            works.retain(|work| work.copy.is_ok());
        }
        if let Some(stated) = stated {
            for work in &mut works {
                work.locators = vec![stated.clone()];
            }
        }
        let item_text = match item.kind {
            ItemKind::Statement { text: said, .. } => said.map(|said| said.of(text)),
            _ => None,
        };
        self.tasks.push(Task {
            kind,
            item: item_ref,
            statement,
            place: Place {
                file,
                span: words.0,
            },
            words: words.of(text).into_owned(),
            is_translated,
            is_damaged: item.damaged,
            item_turns: item_text.is_some_and(|said| crate::quotations::turns(&said)),
            works,
            printed_in,
        });
    }

    /// The works that the item of a statement cites, each with the places that are told.
    fn cited(&self, statement: Option<StatementId>) -> Vec<Cited> {
        let mut found: Vec<Cited> = Vec::new();
        let citations = statement.map_or(&[][..], |id| &self.map.statement(id).citations);
        for citation in citations {
            self.add(citation, &mut found);
            for work in &citation.works {
                if let Work::Note(note) = work {
                    for inner in &self.map.notes[note.index()].citations {
                        self.add(inner, &mut found);
                    }
                }
            }
        }
        found
    }

    fn add(&self, citation: &Citation, found: &mut Vec<Cited>) {
        let locators = self.locators.get(&citation.place);
        for (at, work) in citation.works.iter().enumerate() {
            if let Work::Note(note) = work
                && !self.map.notes[note.index()].citations.is_empty()
            {
                continue;
            }
            let locator = locators.and_then(|all| all.get(at).copied().flatten());
            let locator = locator.map(|locator| {
                self.locator(Place {
                    file: citation.place.file,
                    span: locator.0,
                })
            });
            match found.iter_mut().find(|known| known.work == *work) {
                // Where one citation tells no place, any place will do.
                Some(known) => match locator {
                    Some(locator) if !known.locators.is_empty() => known.locators.push(locator),
                    _ => known.locators.clear(),
                },
                None => found.push(Cited {
                    work: *work,
                    copy: self.copies.of(*work),
                    locators: locator.into_iter().collect(),
                }),
            }
        }
    }

    fn locator(&self, place: Place) -> Locator {
        let text = &self.project.files.get(place.file).text;
        Locator {
            words: Text(place.span).of(text).into_owned(),
            place,
        }
    }

    /// The papers of a map: its own, or where it has no header those of the maps that
    /// use it; and the one that it reviews.
    fn papers(&self, id: MapId) -> (Vec<Cited>, Vec<Cited>) {
        let mut own = Vec::new();
        let mut seen = vec![false; self.project.maps.len()];
        let mut waiting = vec![id];
        seen[id.index()] = true;
        while let Some(map) = waiting.pop() {
            if self.map.maps[map.index()].header.is_some() {
                own.push(map);
                continue;
            }
            let file = self.project.maps[map.index()].file;
            for (at, user) in self.project.maps.iter().enumerate() {
                let mut links = user.links.iter();
                let uses = links
                    .any(|link| link.kind == LinkKind::Map && link.target.as_ref() == Ok(&file));
                if uses && !std::mem::replace(&mut seen[at], true) {
                    waiting.push(MapId::at(at));
                }
            }
        }
        if own.is_empty() {
            own.push(id);
        }
        own.sort_unstable();
        let reviewed = own.iter().filter_map(|map| self.reviewed(*map)).collect();
        let cited = |maps: Vec<MapId>| maps.into_iter().map(|map| self.paper(map)).collect();
        (cited(own), cited(reviewed))
    }

    fn paper(&self, id: MapId) -> Cited {
        let work = Work::Paper(id);
        Cited {
            work,
            copy: self.copies.of(work),
            locators: Vec::new(),
        }
    }

    /// The map that a review is of.
    fn reviewed(&self, id: MapId) -> Option<MapId> {
        let file = &self.project.maps[id.index()];
        let ItemKind::Review { of, .. } = header(file)?.kind else {
            return None;
        };
        let holds = |inner: Span| of.0.start <= inner.start && inner.end <= of.0.end;
        let link = file.links.iter().find(|link| holds(link.place))?;
        let target = *link.target.as_ref().ok()?;
        let at = self
            .project
            .maps
            .iter()
            .position(|map| map.file == target)?;
        Some(MapId::at(at))
    }
}

/// The citations of a clause.
fn cites(clause: &Clause) -> &[Cite] {
    match &clause.kind {
        ClauseKind::From(cites) | ClauseKind::Cites(cites) => cites,
        _ => &[],
    }
}
