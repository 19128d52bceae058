//! What things are called: by their names alone where one thing has the name, else
//! with their file before it.

use std::collections::HashMap;

use serde::Serialize;

use super::{Argument, Thing};
use crate::graph::Point;
use crate::map::names::Symbol;
use crate::map::{MapId, StatementId, Work};
use crate::sources::authors::AuthorId;
use crate::syntax::tree::StatementKind;

/// A thing of a map as it is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// `thesis`, `claim`, `assumption`, `evidence`, `source`, `note`, `paper` or `author`.
    pub kind: &'static str,
    /// Its name; with its file before it where others have it too.
    pub name: String,
    /// The path of its file, `#` and its name; of a paper the path, of an author the name.
    pub id: String,
    /// A leaf for which there are reasons as well: without it these are left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub argued: bool,
}

/// The names of an argument.
pub(super) struct Naming<'run> {
    argument: &'run Argument,
    /// How many things have a name.
    holders: HashMap<Symbol, u32, foldhash::fast::FixedState>,
    notes: HashMap<u32, u32, foldhash::fast::FixedState>,
}

impl<'run> Naming<'run> {
    pub(super) fn new(argument: &'run Argument) -> Self {
        let map = &argument.map;
        let mut holders = HashMap::default();
        let statements = map.statements.iter().map(|one| one.name);
        for name in statements.chain(map.sources.iter().map(|one| one.name)) {
            *holders.entry(name).or_insert(0) += 1;
        }
        let mut notes = HashMap::default();
        for note in &map.notes {
            *notes.entry(note.number).or_insert(0) += 1;
        }
        Self {
            argument,
            holders,
            notes,
        }
    }

    /// What a file goes by.
    pub(super) fn stem(&self, file: crate::project::FileId) -> &'run str {
        let path = self.argument.project.files.path(file);
        path.file_stem().unwrap_or(path.as_str())
    }

    fn path(&self, file: crate::project::FileId) -> &'run str {
        self.argument.project.files.path(file).as_str()
    }

    fn item(&self, kind: &'static str, file: crate::project::FileId, name: Symbol) -> Named {
        let text = self.argument.map.names.text(name);
        let is_shared = self.holders.get(&name).copied() > Some(1);
        Named {
            kind,
            name: if is_shared {
                format!("{}.{text}", self.stem(file))
            } else {
                text.to_owned()
            },
            id: format!("{}#{text}", self.path(file)),
            argued: false,
        }
    }

    pub(super) fn statement(&self, id: StatementId) -> Named {
        let statement = self.argument.map.statement(id);
        let kind = match statement.kind {
            _ if self.argument.analysis.stakes.is_thesis(id) => "thesis",
            StatementKind::Claim | StatementKind::Thesis => "claim",
            StatementKind::Assumption => "assumption",
            StatementKind::Evidence => "evidence",
        };
        self.item(kind, statement.place.file, statement.name)
    }

    pub(super) fn paper(&self, id: MapId) -> Named {
        let path = self.path(self.argument.map.maps[id.index()].file);
        Named {
            kind: "paper",
            name: path.to_owned(),
            id: path.to_owned(),
            argued: false,
        }
    }

    pub(super) fn author(&self, id: AuthorId) -> Named {
        let author = self.argument.authors.author(id);
        let name = author.map_or_else(String::new, |author| author.name.clone());
        Named {
            kind: "author",
            id: name.clone(),
            name,
            argued: false,
        }
    }

    pub(super) fn thing(&self, thing: Thing) -> Named {
        let map = &self.argument.map;
        match thing {
            Thing::Statement(id) => self.statement(id),
            Thing::Source(id) => {
                let source = &map.sources[id.index()];
                self.item("source", source.place.file, source.name)
            }
            Thing::Paper(id) => self.paper(id),
            Thing::Note(id) => {
                let note = &map.notes[id.index()];
                let name = format!("note {}", note.number);
                let file = map.maps[note.map.index()].file;
                let is_shared = self.notes.get(&note.number).copied() > Some(1);
                Named {
                    kind: "note",
                    id: format!("{}#{name}", self.path(file)),
                    argued: false,
                    name: if is_shared {
                        format!("{}.{name}", self.stem(file))
                    } else {
                        name
                    },
                }
            }
        }
    }

    pub(super) fn point(&self, point: Point) -> Named {
        match point {
            Point::Leaf(id) => {
                let graph = &self.argument.analysis.graph;
                let class = self.argument.map.class_of(id);
                let mut reasons = graph.rests_on(graph.statement(class));
                Named {
                    argued: reasons.next().is_some(),
                    ..self.statement(id)
                }
            }
            Point::Source(id) => self.thing(Thing::Source(id)),
            Point::Paper(id) => self.paper(id),
            Point::Author(id) => self.author(id),
        }
    }

    /// A work that is a thing of the map.
    pub(super) fn work(&self, work: Work) -> Option<Named> {
        Some(match work {
            Work::Source(id) => self.thing(Thing::Source(id)),
            Work::Paper(id) => self.paper(id),
            Work::Note(id) => self.thing(Thing::Note(id)),
            Work::Words(_) | Work::Unknown => return None,
        })
    }
}
