//! What the works and theses are called, and what is known of a work by itself.

use std::collections::HashMap;

use super::gather::{Citing, Gathered};
use super::theses::Theses;
use super::{Cited, Held, HeldState, WorkRow};
use crate::Run;
use crate::checked::QuotationCounts;
use crate::map::{MapId, NoteId, Place, SourceId, StatementId, Work};
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, ItemKind, Rank, Text};
use crate::texts::Copy;

/// What things are called.
pub(super) struct Naming<'run> {
    run: &'run Run,
    /// How many works, and how many theses, have a name.
    works: HashMap<String, usize>,
    theses: HashMap<String, usize>,
}

impl<'run> Naming<'run> {
    pub(super) fn new(run: &'run Run, gathered: &Gathered, theses: &Theses) -> Self {
        let mut naming = Self {
            run,
            works: HashMap::new(),
            theses: HashMap::new(),
        };
        for work in gathered.works.keys() {
            *naming.works.entry(naming.own_name(*work)).or_insert(0) += 1;
        }
        for grounds in &theses.all {
            let name = run.map.name_of(grounds.thesis).to_owned();
            *naming.theses.entry(name).or_insert(0) += 1;
        }
        naming
    }

    fn path(&self, place: Place) -> &'run str {
        self.run.project.files.path(place.file).as_str()
    }

    fn stem(&self, place: Place) -> &'run str {
        let path = self.run.project.files.path(place.file);
        path.file_stem().unwrap_or(path.as_str())
    }

    fn place_of(&self, work: Work) -> Place {
        match work {
            Work::Source(id) => self.run.map.sources[id.index()].place,
            Work::Paper(id) => self.of_map(id),
            Work::Words(place) => place,
            Work::Note(id) => self.run.map.notes[id.index()].place,
            Work::Unknown => self.of_map(MapId(0)),
        }
    }

    /// Where a map has its header, else its beginning.
    fn of_map(&self, id: MapId) -> Place {
        let info = &self.run.map.maps[id.index()];
        info.header.unwrap_or(Place {
            file: info.file,
            span: Span::new(0, 0),
        })
    }

    /// Where the order of works puts one.
    pub(super) fn place(&self, work: Option<Work>) -> Option<(&'run str, Place)> {
        let place = self.place_of(work?);
        Some((self.path(place), place))
    }

    fn own_name(&self, work: Work) -> String {
        match work {
            Work::Source(id) => {
                let name = self.run.map.sources[id.index()].name;
                self.run.map.names.text(name).to_owned()
            }
            other => self.stem(self.place_of(other)).to_owned(),
        }
    }

    fn work(&self, work: Work) -> String {
        let own = self.own_name(work);
        match self.works.get(&own) {
            Some(2..) => format!("{}.{own}", self.stem(self.place_of(work))),
            _ => own,
        }
    }

    fn work_id(&self, work: Work) -> String {
        let path = self.path(self.place_of(work));
        match work {
            Work::Source(_) => format!("{path}#{}", self.own_name(work)),
            _ => path.to_owned(),
        }
    }

    pub(super) fn thesis(&self, id: StatementId) -> String {
        let own = self.run.map.name_of(id);
        match self.theses.get(own) {
            Some(2..) => format!("{}.{own}", self.stem(self.run.map.statement(id).place)),
            _ => own.to_owned(),
        }
    }

    pub(super) fn statement_id(&self, id: StatementId) -> String {
        let path = self.path(self.run.map.statement(id).place);
        format!("{path}#{}", self.run.map.name_of(id))
    }

    pub(super) fn row(&self, work: Work, citing: &Citing, quotations: QuotationCounts) -> WorkRow {
        let place = self.place_of(work);
        let (title, kind, rank) = match work {
            Work::Source(id) => {
                let source = &self.run.map.sources[id.index()];
                let said = |field: &str| source.value(field).map(str::to_owned);
                let rank = source.rank.map(|rank| match rank {
                    Rank::Primary => "primary",
                    Rank::Secondary => "secondary",
                    Rank::Tertiary => "tertiary",
                });
                (said("title"), said("kind"), rank)
            }
            Work::Paper(id) => (self.header(id).0, Some("paper".to_owned()), None),
            _ => (None, None, None),
        };
        let note_id = |id: &NoteId| {
            let note = &self.run.map.notes[id.index()];
            format!("{}#note {}", self.path(note.place), note.number)
        };
        WorkRow {
            id: self.work_id(work),
            name: self.work(work),
            title,
            kind,
            rank,
            file: self.path(place).to_owned(),
            line: self
                .run
                .project
                .files
                .get(place.file)
                .position(place.span.start)
                .line,
            copy: self.copy(work),
            cited: Cited {
                first_hand: citing.first_hand,
                second_hand: citing.second_hand,
                behind: citing
                    .behind
                    .iter()
                    .map(|work| self.work_id(*work))
                    .collect(),
            },
            notes: citing.notes.iter().map(note_id).collect(),
            evidence: citing
                .evidence
                .iter()
                .map(|id| self.statement_id(*id))
                .collect(),
            theses: Vec::new(),
            quotations,
        }
    }

    fn copy(&self, work: Work) -> Held {
        let texts = &self.run.texts;
        let (copy, holds) = match work {
            Work::Source(id) => (texts.source(id), self.source_holds(id)),
            Work::Paper(id) => (texts.paper(id), self.header(id).1),
            _ => (&Copy::Unknown, None),
        };
        let file = texts.file(copy);
        let reason = file.and_then(|file| file.text().err()).map(str::to_owned);
        let (state, file) = match copy {
            Copy::Unknown => (HeldState::Unknown, None),
            Copy::Absent { name, .. } => (HeldState::Absent, Some(name.clone())),
            Copy::Here(_) => {
                let state = match reason {
                    Some(_) => HeldState::Unreadable,
                    None => HeldState::Held,
                };
                let name = file.and_then(|file| file.path.file_name());
                (state, name.map(str::to_owned))
            }
        };
        Held {
            state,
            file,
            holds,
            reason,
        }
    }

    fn source_holds(&self, id: SourceId) -> Option<String> {
        let said = self.run.map.sources[id.index()].value("holds");
        said.map(str::to_owned)
    }

    /// The title of a map's paper, and how much of it is held.
    fn header(&self, id: MapId) -> (Option<String>, Option<String>) {
        let file = &self.run.project.maps[id.index()];
        let text = &self.run.project.files.get(file.file).text;
        for item in &file.tree.items {
            let (ItemKind::Paper { title } | ItemKind::Review { title, .. }) = item.kind else {
                continue;
            };
            let holds = item.clauses.iter().find_map(|clause| match &clause.kind {
                ClauseKind::Field { name, values } if name.of(text) == "holds" => {
                    Some(Text(*values.first()?).of(text).into_owned())
                }
                _ => None,
            });
            return (Some(title.of(text).into_owned()), holds);
        }
        (None, None)
    }
}
