//! What the maps of a run say together, every name resolved.

use std::ops::Range;

use crate::project::FileId;
use crate::syntax::Span;
use crate::syntax::tree::{Relation, StatementKind, TestKind, Text};

pub use super::cited::{Citation, Note, Source, SourceField, Work};
use super::names::{Names, Symbol};
use super::problems::Problem;

/// A place in one of the run's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub span: Span,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the element at an index.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index of the element.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A statement: a claim, thesis, assumption or piece of evidence.
    StatementId,
    /// A reason: premises that together speak for or against something.
    ReasonId,
    /// A question.
    QuestionId,
    /// A source: a `source` item or a bibliography's entry.
    SourceId,
    /// A footnote of a paper.
    NoteId,
    /// A map of the run.
    MapId,
}

/// An item of a map, by the places of the map in the run and of the item in the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef {
    pub map: MapId,
    pub item: u32,
}

/// All maps of a run as one.
#[derive(Debug, Default)]
pub struct Map {
    /// Every name, once.
    pub names: Names,
    /// The maps, by file.
    pub maps: Vec<MapInfo>,
    /// All statements, map by map in their order.
    pub statements: Vec<Statement>,
    /// All reasons.
    pub reasons: Vec<Reason>,
    /// The premises of all reasons; each reason has a range of them.
    pub premises: Vec<Premise>,
    /// Relations that are no reasons: `restates`, `refines`, `causes`, `explains`.
    pub relations: Vec<PlainRelation>,
    /// All questions.
    pub questions: Vec<Question>,
    /// All sources.
    pub sources: Vec<Source>,
    /// All footnotes.
    pub notes: Vec<Note>,
    /// Where evidence bears on a rival without being a reason: expectations and tests.
    pub bearings: Vec<Bearing>,
    /// `allow` clauses.
    pub allows: Vec<Allow>,
    /// What could not be resolved.
    pub problems: Vec<Problem>,
    /// How many more names nothing defines, and the first of them.
    pub untold: Option<(usize, Place)>,
}

/// One map file.
#[derive(Debug)]
pub struct MapInfo {
    /// The file.
    pub file: FileId,
    /// The place of its `paper` or `review` item.
    pub header: Option<Place>,
    /// Whether it is a review.
    pub is_review: bool,
    /// The sections in their order: where each begins.
    pub sections: Vec<Place>,
}

/// A claim, thesis, assumption or piece of evidence.
#[derive(Debug)]
pub struct Statement {
    pub kind: StatementKind,
    pub name: Symbol,
    /// Where its name is written down.
    pub place: Place,
    pub item: ItemRef,
    pub text: Option<Text>,
    /// `A beats B`: the better and the worse, where their names are known.
    pub beats: Option<Comparison>,
    /// A view that is reported, not the author's.
    pub held: bool,
    /// Something in its item, or something that names it, could not be read or
    /// resolved: what seems to be missing may stand there.
    pub damaged: bool,
    /// Where it was found; a range of nothing where it cites nothing.
    pub citations: Vec<Citation>,
    /// The statement that stands for all that restate one another.
    pub class: StatementId,
}

/// The two rivals of `A beats B`.
#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    pub better: Option<StatementId>,
    pub worse: Option<StatementId>,
    pub worse_place: Place,
}

/// What a reason does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Speaks for a statement.
    Supports,
    /// Speaks against a statement.
    Opposes,
    /// Speaks against a step from premises to a conclusion.
    Undercuts,
}

/// What a reason bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conclusion {
    Statement(StatementId),
    Reason(ReasonId),
}

/// Premises that together speak for or against something.
#[derive(Debug)]
pub struct Reason {
    pub effect: Effect,
    pub conclusion: Conclusion,
    /// Its premises, in [`Map::premises`].
    pub premises: Range<u32>,
    /// `as NAME`
    pub label: Option<Symbol>,
    /// The clause or line that gives it.
    pub place: Place,
    /// The author knows it and lets it stand.
    pub conceded: bool,
    /// Some of its names could not be resolved.
    pub damaged: bool,
    /// A warrant in words.
    pub warrant: Option<Text>,
}

/// One premise of a reason, or its warrant.
#[derive(Clone, Copy, Debug)]
pub struct Premise {
    pub statement: StatementId,
    /// Where the reason names it.
    pub place: Place,
    /// Whether it is the warrant.
    pub warrant: bool,
}

/// `restates`, `refines`, `causes` or `explains` between two statements.
#[derive(Clone, Copy, Debug)]
pub struct PlainRelation {
    pub relation: Relation,
    pub from: StatementId,
    pub to: StatementId,
    pub place: Place,
}

/// A set of rival answers.
#[derive(Debug)]
pub struct Question {
    pub name: Symbol,
    pub place: Place,
    pub answers: Vec<StatementId>,
    /// At most one of its answers is true.
    pub exclusive: bool,
    /// One of its answers is true.
    pub exhaustive: Option<Exhaustive>,
    /// Something in its item, or something that names it, could not be read or
    /// resolved: an answer may stand there.
    pub damaged: bool,
}

/// That one of a question's answers is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhaustive {
    /// Where it is said.
    pub place: Place,
    /// Whether a reason is given for it.
    pub is_argued: bool,
}

/// Evidence and a rival on which it bears.
#[derive(Clone, Copy, Debug)]
pub struct Bearing {
    pub evidence: StatementId,
    pub rival: StatementId,
    pub kind: BearingKind,
    pub place: Place,
}

/// How evidence bears on a rival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BearingKind {
    Expected,
    Unexpected,
    /// A process-tracing test of it, or against it.
    Tested(Tested),
}

/// A process-tracing test as one of its two rivals sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tested {
    pub kind: TestKind,
    pub passed: bool,
    pub side: Side,
}

/// On which side of a test a rival stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The test is of it, perhaps against another.
    Of { against: Option<StatementId> },
    /// The test of another speaks against it.
    Against { of: Option<StatementId> },
}

/// An `allow` clause.
#[derive(Clone, Debug)]
pub struct Allow {
    /// The rule that it names.
    pub rule: String,
    /// Where the rule is named.
    pub place: Place,
    /// The whole clause.
    pub clause: Span,
    /// Its reason, with the quotation marks.
    pub reason: Span,
    /// What it covers: an item, a section or a file.
    pub covers: Span,
}

impl Map {
    /// A statement.
    #[must_use]
    pub fn statement(&self, id: StatementId) -> &Statement {
        &self.statements[id.index()]
    }

    /// A reason.
    #[must_use]
    pub fn reason(&self, id: ReasonId) -> &Reason {
        &self.reasons[id.index()]
    }

    /// The premises of a reason, its warrant among them.
    #[must_use]
    pub fn premises_of(&self, id: ReasonId) -> &[Premise] {
        let range = &self.reason(id).premises;
        &self.premises[range.start as usize..range.end as usize]
    }

    /// A statement's name.
    #[must_use]
    pub fn name_of(&self, id: StatementId) -> &str {
        self.names.text(self.statement(id).name)
    }

    /// The statement that stands for all that restate this one.
    #[must_use]
    pub fn class_of(&self, id: StatementId) -> StatementId {
        self.statement(id).class
    }

    /// All statements with their ids.
    pub fn all_statements(&self) -> impl Iterator<Item = (StatementId, &Statement)> {
        self.statements
            .iter()
            .enumerate()
            .map(|(index, statement)| (StatementId::at(index), statement))
    }

    /// All reasons with their ids.
    pub fn all_reasons(&self) -> impl Iterator<Item = (ReasonId, &Reason)> {
        self.reasons
            .iter()
            .enumerate()
            .map(|(index, reason)| (ReasonId::at(index), reason))
    }

    /// Every work that a citation reaches, those of a cited note included.
    pub fn works_of<'map>(&'map self, citation: &'map Citation) -> impl Iterator<Item = Work> {
        citation.works.iter().flat_map(|work| {
            let through: &[Citation] = match work {
                Work::Note(note) => &self.notes[note.index()].citations,
                _ => &[],
            };
            std::iter::once(*work).chain(
                through
                    .iter()
                    .flat_map(|citation| citation.works.iter().copied()),
            )
        })
    }
}
