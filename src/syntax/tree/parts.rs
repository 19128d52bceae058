//! The parts of clauses: citations, quotations, figures, arithmetic.

use super::{Name, Text};
use crate::syntax::Span;

/// Where something was found: a work, and the works through which it is known.
#[derive(Debug)]
pub struct Cite {
    /// The whole citation.
    pub span: Span,
    /// What is reported, then each work it was read in; the last was in hand.
    pub steps: Vec<CiteStep>,
}

/// One work of a citation.
#[derive(Clone, Copy, Debug)]
pub struct CiteStep {
    /// The work.
    pub work: Work,
    /// `at "locator"` on the same line.
    pub locator: Option<Text>,
    /// `in note N`
    pub note: Option<(u32, Span)>,
}

/// What stands in the place of a work.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    /// A source, a bibliography's key, or the alias of a used map.
    Name(Name),
    /// `note N`
    Note(u32, Span),
    /// `ibid`
    Ibid(Span),
    /// A key that is no name, or free text.
    Text(Text),
}

/// A source's words.
#[derive(Debug)]
pub struct Quote {
    pub text: Text,
    pub speaker: Option<Text>,
    pub hearer: Option<Text>,
    pub at: Option<Text>,
    pub translated: bool,
}

/// The paper's own wording of a claim.
#[derive(Debug)]
pub struct Says {
    pub text: Text,
    pub at: Option<Text>,
    pub strength: Option<Strength>,
    pub extent: Option<Extent>,
}

/// How sure a claim is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    Conjecture,
    Possible,
    Likely,
    VeryLikely,
    Established,
}

/// How much of the matter a claim is said to cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    Partial,
    Main,
    Sole,
}

/// How near a source stands to what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    Primary,
    Secondary,
    Tertiary,
}

/// The time a statement is about.
#[derive(Debug)]
pub struct When {
    /// A date, or the name of a period.
    pub time: Time,
    /// The words printed.
    pub printed: Option<Text>,
}

/// A date or a period's name.
#[derive(Clone, Copy, Debug)]
pub enum Time {
    Date(Span),
    Period(Name),
}

/// A process-tracing test (Van Evera 1997).
#[derive(Debug)]
pub struct Test {
    pub kind: TestKind,
    pub of: Name,
    pub against: Option<Name>,
    pub passed: bool,
}

/// The four kinds of test, by what passing and failing say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TestKind {
    Hoop,
    SmokingGun,
    StrawInTheWind,
    DoublyDecisive,
}

/// A number that evidence gives, perhaps in several units.
#[derive(Debug)]
pub struct Figure {
    pub name: Name,
    pub value: Quantity,
    pub of: Option<Base>,
    pub equal: Vec<Quantity>,
}

/// The base of a share.
#[derive(Clone, Copy, Debug)]
pub enum Base {
    Figure(Name),
    Quantity(Quantity),
    /// A base that the source names and gives no number for.
    Words(Text),
}

/// A quantity as printed: bound, number, scale and unit in one span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity(pub Span);

/// A table of figures, in the map or in a file beside it.
#[derive(Debug)]
pub struct Table {
    pub name: Name,
    pub file: Option<Text>,
    /// The cells, row by row, blanks taken off.
    pub rows: Vec<Vec<Span>>,
}

/// Arithmetic that must hold.
#[derive(Debug)]
pub struct Comparison {
    pub span: Span,
    pub left: Expression,
    pub comparator: Span,
    pub right: Expression,
}

/// An expression as its parts in the order a stack machine takes them
/// (operands before their operator), so that nothing recurses on its depth.
#[derive(Debug, Default)]
pub struct Expression {
    pub parts: Vec<Part>,
}

/// A part of an expression.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Figure(Name),
    Quantity(Quantity),
    Operator(Operator),
}

/// The operators of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

impl TestKind {
    /// The word that a map uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Hoop => "hoop",
            Self::SmokingGun => "smoking-gun",
            Self::StrawInTheWind => "straw-in-the-wind",
            Self::DoublyDecisive => "doubly-decisive",
        }
    }
}

impl Strength {
    /// The word that a map uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Conjecture => "conjecture",
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::VeryLikely => "very-likely",
            Self::Established => "established",
        }
    }
}

impl Extent {
    /// The word that a map uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Partial => "partial",
            Self::Main => "main",
            Self::Sole => "sole",
        }
    }
}
