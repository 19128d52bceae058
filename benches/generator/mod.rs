//! Maps of any size, the same on every machine.
//!
//! The sound shapes differ only in what rests on what; the texts, the share of
//! evidence and the length of an item are alike, so that the times of two shapes
//! can be compared. The faulty and hostile ones are what nobody writes on purpose.

mod hostile;
mod sound;
mod words;

use std::fmt;

/// A file of a generated project.
pub struct File {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// What a generated project looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Each claim rests on three others, and in the end on evidence.
    Tree,
    /// Each claim rests on the next.
    Chain,
    /// All speak for one claim.
    Fan,
    /// Two rails, each rung resting on both claims of the next: few claims, and
    /// more ways from top to bottom than could be counted.
    Ladder,
    /// Each claim rests on the next, and the last on the first.
    Circle,
    /// A tree in which every second claim has no support.
    Unsupported,
    /// A tree in which every second name is misspelt.
    Unknown,
    /// Lines that are no part of the language, of several kinds.
    Nonsense,
    /// One item with many lines.
    OneItem,
    /// One item on one line.
    OneLine,
    /// Items with names of a megabyte.
    LongNames,
    /// Brackets within brackets.
    Brackets,
    /// Nothing but quotation marks.
    Marks,
    /// Every item indented, as in a text that was pasted.
    Indented,
    /// Relations told again and again, and restatements.
    Repeated,
    /// Footnotes that all say `ibid`.
    Ibid,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Self; 16] = [
        Self::Tree,
        Self::Chain,
        Self::Fan,
        Self::Ladder,
        Self::Circle,
        Self::Unsupported,
        Self::Unknown,
        Self::Nonsense,
        Self::OneItem,
        Self::OneLine,
        Self::LongNames,
        Self::Brackets,
        Self::Marks,
        Self::Indented,
        Self::Repeated,
        Self::Ibid,
    ];

    /// The shapes of maps with which nothing is wrong.
    pub const SOUND: [Self; 5] = [
        Self::Tree,
        Self::Chain,
        Self::Fan,
        Self::Ladder,
        Self::Circle,
    ];

    /// The shape's name on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Chain => "chain",
            Self::Fan => "fan",
            Self::Ladder => "ladder",
            Self::Circle => "circle",
            Self::Unsupported => "unsupported",
            Self::Unknown => "unknown",
            Self::Nonsense => "nonsense",
            Self::OneItem => "one-item",
            Self::OneLine => "one-line",
            Self::LongNames => "long-names",
            Self::Brackets => "brackets",
            Self::Marks => "marks",
            Self::Indented => "indented",
            Self::Repeated => "repeated",
            Self::Ibid => "ibid",
        }
    }

    /// The shape of a name.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.word() == word)
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Makes a project of so many statements (of a hostile shape: so many bytes),
/// with no more statements in one file than `a_file`.
pub fn project(shape: Shape, size: usize, a_file: usize) -> Vec<File> {
    match shape {
        Shape::Tree
        | Shape::Chain
        | Shape::Fan
        | Shape::Ladder
        | Shape::Circle
        | Shape::Unsupported
        | Shape::Unknown => sound::project(shape, size, a_file.max(1)),
        _ => vec![File {
            name: format!("{shape}.argmap"),
            text: hostile::text(shape, size),
        }],
    }
}
