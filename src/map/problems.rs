//! What could not be resolved, as data; the rules find the words.

use super::model::Place;
use crate::project::{FileId, LinkKind};
use crate::syntax::Span;

/// Something in the maps that does not resolve.
#[derive(Clone, Debug)]
pub enum Problem {
    /// A name that nothing defines.
    UnknownName(UnknownName),
    /// In the place of a citation, a name, key or note that nothing defines.
    UnknownCitation(UnknownName),
    /// One name, two items.
    DuplicateName {
        name: String,
        first: Place,
        second: Place,
    },
    /// A name that stands for something else than is needed.
    WrongKind(WrongKind),
    /// The same relation stated twice.
    DuplicateRelation {
        /// What it says: "`a` supports `b`".
        says: String,
        first: Place,
        second: Place,
    },
    /// A file that cannot be read.
    MissingFile {
        place: Place,
        name: String,
        kind: LinkKind,
        reason: String,
    },
    /// A field that no source has, a date that no calendar has, an entry of a
    /// bibliography that cannot be read.
    Slip {
        place: Place,
        message: String,
        label: String,
        help: String,
    },
    /// What may be a slip in an entry of a bibliography that was read all the same.
    Remark {
        place: Place,
        message: String,
        label: String,
        help: String,
    },
    /// A file whose bytes are not all text.
    FlawedFile { file: FileId, span: Span },
}

/// A name that nothing defines.
#[derive(Clone, Debug)]
pub struct UnknownName {
    pub name: String,
    pub place: Place,
    /// What is needed here.
    pub wanted: Wanted,
    /// The name that is probably meant.
    pub meant: Option<Meant>,
    /// The map in which it was looked for, where that is another one.
    pub within: Option<String>,
}

/// A known name that is probably meant by one that nothing defines.
#[derive(Clone, Debug)]
pub struct Meant {
    /// The known name.
    pub name: String,
    /// Where it is defined.
    pub place: Option<Place>,
    /// By what it was recognized.
    pub by: KnownBy,
    /// Whether nothing else can be meant, so that it may be written in place of the other.
    pub is_sure: bool,
}

/// By what a name is recognized that is probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// It is spelt nearly alike.
    Spelling,
    /// The other is among the keys that an entry had before.
    FormerKey,
    /// The other names the authors, the year and perhaps words of the title.
    AuthorAndYear,
    /// The other is its title.
    Title,
    /// The other is its DOI.
    Doi,
}

impl Meant {
    /// A name that is spelt nearly alike, without certainty.
    pub(super) fn near(name: impl Into<String>, place: Option<Place>) -> Self {
        Self {
            name: name.into(),
            place,
            by: KnownBy::Spelling,
            is_sure: false,
        }
    }
}

/// A name that stands for something else than is needed.
#[derive(Clone, Debug)]
pub struct WrongKind {
    pub name: String,
    pub place: Place,
    pub wanted: Wanted,
    /// What it stands for: "a source".
    pub found: &'static str,
    /// Where that is defined.
    pub defined: Option<Place>,
}

/// What is needed at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Statement,
    Rival,
    Question,
    Case,
    Period,
    Citation,
    Reason,
    Figure,
    /// Anything but a statement's `from`: what a source says is evidence.
    Evidence,
}

impl Wanted {
    /// With its article: "a claim or evidence".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Statement => "a claim, evidence or an assumption",
            Self::Rival => "a claim",
            Self::Question => "a question",
            Self::Case => "a case",
            Self::Period => "a period",
            Self::Citation => "a source",
            Self::Reason => "a reason",
            Self::Figure => "a figure",
            Self::Evidence => "evidence",
        }
    }
}
