//! The numbers of the copies that are held whole, and which figures they nowhere have.

use std::collections::HashMap;

use num_rational::BigRational;

use super::quoted_numbers::values;
use super::{Context, quotation_words};
use crate::checked::Looked;
use crate::figures::alike::Stated;
use crate::figures::in_words;
use crate::findings::quoted;
use crate::map::{ItemRef, MapId, StatementId, Work};
use crate::syntax::tree::{ClauseKind, ItemKind};
use crate::texts::Copy;

/// Numbers with fewer digits stand in every text, in words and out of them.
const FEWEST_DIGITS: usize = 3;

/// The numbers of copies, read when they are first asked for.
pub(super) struct Held {
    statements: HashMap<ItemRef, StatementId, foldhash::fast::FixedState>,
    /// For each file its numbers in all their readings, in order; none where it cannot be
    /// read, or is in a language whose numbers are not.
    files: HashMap<usize, Option<Vec<BigRational>>, foldhash::fast::FixedState>,
}

/// Where a figure was looked for and not found.
pub(super) struct Nowhere {
    /// The work: "`li-2013`", "the paper".
    pub(super) work: String,
    /// The file with its copy.
    pub(super) file: String,
}

impl Held {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let statements = context.map.all_statements();
        Self {
            statements: statements
                .map(|(id, statement)| (statement.item, id))
                .collect(),
            files: HashMap::default(),
        }
    }

    /// The first work of which a figure is told to be, where copies of all of these are
    /// held whole and none has the number, and the paper that prints it has it not either.
    pub(super) fn nowhere(
        &mut self,
        context: &Context<'_>,
        item: ItemRef,
        at: usize,
    ) -> Option<Nowhere> {
        let figure = &context.figures.figures[at];
        let print = context.text(figure.values.first()?.place);
        let digits = print.bytes().filter(u8::is_ascii_digit).count();
        if digits < FEWEST_DIGITS {
            return None;
        }
        let paper = Work::Paper(item.map);
        let own = whole_copy(context, paper);
        let cited = self.cited(context, item);
        let all: Option<Vec<(Work, usize)>> = cited
            .iter()
            .map(|work| whole_copy(context, *work).map(|file| (*work, file)))
            .collect();
        let mut looked = all.filter(|all| !all.is_empty());
        if looked.is_none() && says_where(context, item) {
            looked = own.map(|file| vec![(paper, file)]);
        }
        let looked = looked?;
        let (work, file) = *looked.first()?;
        let is_held = matches!(context.texts.paper(item.map), Copy::Here(_));
        if is_held && own.is_none() && work != paper {
            return None;
        }
        let values = values(context, figure);
        let files = looked.iter().map(|(_, file)| *file).chain(own);
        let is_found = files
            .collect::<Vec<_>>()
            .into_iter()
            .any(|file| self.has(context, file, &values));
        let copy = Looked {
            work,
            file,
            as_printed: false,
        };
        (!is_found && !values.is_empty()).then(|| Nowhere {
            work: match work {
                Work::Source(id) => {
                    let source = &context.map.sources[id.index()];
                    quoted(context.map.names.text(source.name))
                }
                _ => "the paper".to_owned(),
            },
            file: quotation_words::file(context, copy),
        })
    }

    /// Whether a copy has one of these values; one that cannot be read may have all.
    fn has(&mut self, context: &Context<'_>, file: usize, values: &[Stated]) -> bool {
        let numbers = self.files.entry(file).or_insert_with(|| {
            let held = context.texts.files().nth(file)?;
            let text = held
                .text()
                .ok()
                .filter(|text| in_words::is_english(text.source.text()))?;
            let mut numbers: Vec<BigRational> = in_words::read(text.source.text())
                .iter()
                .flat_map(|written| written.readings().collect::<Vec<_>>())
                .flat_map(|stated| std::iter::once(stated.number.first).chain(stated.number.last))
                .collect();
            numbers.sort_unstable();
            Some(numbers)
        });
        let Some(numbers) = numbers else {
            return true;
        };
        values.iter().any(|value| {
            let range = value.number.range();
            let (Some(low), Some(high)) = (range.low(), range.high()) else {
                return true;
            };
            let from = numbers.partition_point(|number| *number < low.at);
            numbers.get(from).is_some_and(|number| *number <= high.at)
        })
    }

    /// The works that an item cites, those of its notes in their place.
    fn cited(&self, context: &Context<'_>, item: ItemRef) -> Vec<Work> {
        let Some(id) = self.statements.get(&item) else {
            return Vec::new();
        };
        let statement = context.map.statement(*id);
        let mut works = Vec::new();
        for work in statement
            .citations
            .iter()
            .flat_map(|citation| &citation.works)
        {
            match work {
                Work::Note(note) => {
                    let inner = &context.map.notes[note.index()].citations;
                    works.extend(
                        inner
                            .iter()
                            .flat_map(|citation| citation.works.iter().copied()),
                    );
                    if inner.is_empty() {
                        works.push(*work);
                    }
                }
                other => works.push(*other),
            }
        }
        works
    }
}

/// The file with the whole text of a work, where one is held.
fn whole_copy(context: &Context<'_>, work: Work) -> Option<usize> {
    let (copy, is_whole) = match work {
        Work::Source(id) => {
            let source = &context.map.sources[id.index()];
            (context.texts.source(id), source.value("holds").is_none())
        }
        Work::Paper(id) => (context.texts.paper(id), is_whole(context, id)),
        Work::Note(_) | Work::Words(_) | Work::Unknown => return None,
    };
    match copy {
        Copy::Here(file) if is_whole => Some(*file),
        _ => None,
    }
}

/// Whether the header of a map is a paper's and does not say that its copy lacks anything.
fn is_whole(context: &Context<'_>, id: MapId) -> bool {
    let map = &context.project.maps[id.index()];
    let text = context.project.files.get(map.file).text.as_str();
    let mut items = map.tree.items.iter();
    items
        .find(|item| matches!(item.kind, ItemKind::Paper { .. }))
        .is_some_and(|item| {
            item.clauses.iter().all(|clause| match &clause.kind {
                ClauseKind::Field { name, .. } => name.of(text) != "holds",
                _ => true,
            })
        })
}

/// Whether an item says where in its paper it stands.
fn says_where(context: &Context<'_>, item: ItemRef) -> bool {
    let items = &context.project.maps[item.map.index()].tree.items;
    items.get(item.item as usize).is_some_and(|item| {
        let mut clauses = item.clauses.iter();
        clauses.any(|clause| matches!(clause.kind, ClauseKind::At(_)))
    })
}
