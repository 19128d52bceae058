//! The syntax tree: what stands in a file, item by item, with its places.
//!
//! Names and texts are kept as spans and read from the file's text on demand,
//! so that a tree is small and says nothing the file does not say.

mod parts;

use std::borrow::Cow;

pub use parts::*;

use super::Span;

/// One file, read.
#[derive(Debug, Default)]
pub struct Tree {
    /// The items in their order.
    pub items: Vec<Item>,
    /// What could not be read, in the words of a finding.
    pub slips: Vec<Slip>,
    /// The stretches that were not read; what is named there may well be in use.
    pub unread: Vec<Span>,
}

impl Tree {
    /// The maps that this one names, with `use` or `review … of`, and what it calls them.
    pub fn uses(&self) -> impl Iterator<Item = (Text, Option<Name>)> {
        self.items.iter().filter_map(|item| match item.kind {
            ItemKind::Use { file, alias }
            | ItemKind::Review {
                of: file, alias, ..
            } => Some((file, alias)),
            _ => None,
        })
    }
}

/// Something the grammar cannot read, with words for its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What was met, in the language's words.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What stands there, in a few words.
    pub label: String,
    /// A form that works.
    pub help: String,
    /// Whether the line is prose rather than a slip in a known construct;
    /// neighbouring lines of prose are one finding.
    pub prose: bool,
}

/// A name where it is written down or referred to: `cut-1956`, `shen-xia.aid.first`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name(pub Span);

impl Name {
    /// The name as written.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.0.of(text)
    }
}

/// A text in quotation marks; the span includes the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub Span);

impl Text {
    /// What the text says: marks off, `\"` and `\\` resolved, and in a long text
    /// each line break with the blanks around it read as one space.
    #[must_use]
    pub fn of<'a>(&self, source: &'a str) -> Cow<'a, str> {
        let raw = self.0.of(source);
        if let Some(inner) = raw
            .strip_prefix("\"\"\"")
            .and_then(|rest| rest.strip_suffix("\"\"\""))
        {
            if !inner.contains('\n') {
                return Cow::Borrowed(inner.trim());
            }
            let lines: Vec<&str> = inner
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .collect();
            return Cow::Owned(lines.join(" "));
        }
        let inner = raw
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .unwrap_or(raw);
        if !inner.contains('\\') {
            return Cow::Borrowed(inner);
        }
        let mut plain = String::with_capacity(inner.len());
        let mut letters = inner.chars().peekable();
        while let Some(letter) = letters.next() {
            match (letter, letters.peek()) {
                ('\\', Some(&escaped @ ('"' | '\\'))) => {
                    plain.push(escaped);
                    letters.next();
                }
                _ => plain.push(letter),
            }
        }
        Cow::Owned(plain)
    }

    /// Where in the source each byte of what the text says stands. Where lines are joined, the blank between them has the end
    /// of the first.
    #[must_use]
    pub fn places(&self, source: &str) -> Vec<usize> {
        let start = self.0.range().start;
        let raw = self.0.of(source);
        let long = raw
            .strip_prefix("\"\"\"")
            .and_then(|rest| rest.strip_suffix("\"\"\""));
        let mut places = Vec::with_capacity(raw.len());
        if let Some(inner) = long {
            let mut at = start + 3;
            let mut end = None;
            for line in inner.split_inclusive('\n') {
                let plain = line.trim();
                if !plain.is_empty() {
                    places.extend(end);
                    let from = at + line.len() - line.trim_start().len();
                    places.extend(from..from + plain.len());
                    end = Some(from + plain.len());
                }
                at += line.len();
            }
            return places;
        }
        let quoted = raw
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let inner = quoted.unwrap_or(raw);
        let start = start + usize::from(quoted.is_some());
        let mut letters = inner.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let is_escape = letter == '\\' && matches!(letters.peek(), Some((_, '"' | '\\')));
            let (at, length) = match is_escape {
                true => (letters.next().map_or(at, |(next, _)| next), 1),
                false => (at, letter.len_utf8()),
            };
            places.extend(start + at..start + at + length);
        }
        places
    }
}

/// An item: a keyword at the margin and all that is indented below it.
#[derive(Debug)]
pub struct Item {
    /// From its first letter to the end of its last clause.
    pub span: Span,
    /// Its keyword (of a relation line: the name that stands first).
    pub keyword: Span,
    /// What it is.
    pub kind: ItemKind,
    /// Its clauses in their order.
    pub clauses: Vec<Clause>,
    /// Something in it could not be read: what seems missing may stand there.
    pub damaged: bool,
}

/// The kinds of statement that reasons are given for and against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// A statement for or against which reasons are given.
    Claim,
    /// A claim that the paper stands or falls by.
    Thesis,
    /// Accepted without support, and said so.
    Assumption,
    /// What is taken from a source.
    Evidence,
}

impl StatementKind {
    /// The word that a map uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Thesis => "thesis",
            Self::Assumption => "assumption",
            Self::Evidence => "evidence",
        }
    }
}

/// What an item says in its first line.
#[derive(Debug)]
pub enum ItemKind {
    /// `paper "Title"`
    Paper { title: Text },
    /// `review "Title" of "map.argmap" [as alias]`
    Review {
        title: Text,
        of: Text,
        alias: Option<Name>,
    },
    /// `use "map.argmap" [as alias]`
    Use { file: Text, alias: Option<Name> },
    /// `section "Title"`
    Section { title: Option<Text> },
    /// `claim`, `thesis`, `assumption` and `evidence`
    Statement {
        kind: StatementKind,
        name: Option<Name>,
        /// `A beats B`
        beats: Option<(Name, Name)>,
        text: Option<Text>,
    },
    /// `question NAME`
    Question { name: Name, text: Option<Text> },
    /// `source NAME`
    Source { name: Name, title: Option<Text> },
    /// `note N` and `note N..M`
    Note {
        first: u32,
        last: u32,
        numbers: Span,
        text: Option<Text>,
    },
    /// `case A, B within C`
    Case { names: Vec<Name>, within: Vec<Name> },
    /// `period NAME DATE`
    Period { name: Name, date: Span },
    /// `rate QUANTITY = QUANTITY`
    Rate { left: Quantity, right: Quantity },
    /// `check EXPRESSION < EXPRESSION` at the margin
    Check(Box<Comparison>),
    /// `NAME RELATION NAME`
    Relation { subject: Name, tells: Box<Tells> },
    /// An item whose first line could not be read, with the name it would define.
    Unread { name: Option<Name> },
}

/// One clause of an item.
#[derive(Debug)]
pub struct Clause {
    /// The whole clause.
    pub span: Span,
    /// What it says.
    pub kind: ClauseKind,
}

/// What a clause says.
#[derive(Debug)]
pub enum ClauseKind {
    SupportedBy(Box<Reason>),
    OpposedBy(Box<Reason>),
    Tells(Box<Tells>),
    Answers(Vec<Name>),
    HeldBy(Vec<Text>),
    From(Vec<Cite>),
    Cites(Vec<Cite>),
    RestsOn(Vec<Cite>),
    Quote(Box<Quote>),
    Says(Box<Says>),
    At(Text),
    Figure(Box<Figure>),
    Table(Box<Table>),
    Expected(Vec<Name>),
    Unexpected(Vec<Name>),
    Test(Box<Test>),
    Check(Box<Comparison>),
    Scope(Vec<Name>),
    When(Box<When>),
    Strength(Strength),
    Extent(Extent),
    Remark(Text),
    Tags(Vec<Span>),
    Allow { rule: Span, reason: Text },
    Implicit,
    Because(Text),
    Exclusive,
    Exhaustive(Option<Text>),
    Missing,
    Incomplete,
    By(Vec<Text>),
    Bibliography(Vec<Text>),
    Rank(Rank),
    Field { name: Span, values: Vec<Span> },
}

/// Premises that are needed together, and what is said about the step.
#[derive(Debug, Default)]
pub struct Reason {
    /// The premises, joined by `and`.
    pub premises: Vec<Name>,
    /// What is said about the step.
    pub options: ReasonOptions,
}

/// What may follow the premises of a reason.
#[derive(Debug, Default)]
pub struct ReasonOptions {
    /// `as NAME`
    pub label: Option<Name>,
    /// `because NAME`
    pub warrants: Vec<Name>,
    /// `because "words"`
    pub warrant_texts: Vec<Text>,
    /// `unless NAME`
    pub exceptions: Vec<Name>,
    /// `unless "words"`
    pub exception_texts: Vec<Text>,
    /// `conceded "why"`
    pub conceded: Vec<Text>,
}

/// A relation told from its beginning: `supports x, y because z`.
#[derive(Debug)]
pub struct Tells {
    /// Which relation.
    pub relation: Relation,
    /// The word that names the relation.
    pub word: Span,
    /// What it is told of.
    pub targets: Vec<Target>,
    /// What is said about the step.
    pub options: ReasonOptions,
}

/// What a relation reaches: a statement, a reason, or `A for B`.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name that stands first.
    pub name: Name,
    /// In `A for B`, B.
    pub conclusion: Option<Name>,
}

/// The relations that a map can tell on a line of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    Supports,
    Opposes,
    Undercuts,
    Restates,
    Refines,
    Causes,
    Explains,
}

impl Relation {
    /// The word that a map uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Opposes => "opposes",
            Self::Undercuts => "undercuts",
            Self::Restates => "restates",
            Self::Refines => "refines",
            Self::Causes => "causes",
            Self::Explains => "explains",
        }
    }
}
