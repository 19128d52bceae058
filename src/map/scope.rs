//! The names of one map file.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::model::{MapId, NoteId, Place, QuestionId, SourceId, StatementId};
use super::names::Symbol;
use super::problems::Wanted;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Statement(StatementId),
    Question(QuestionId),
    Source(SourceId),
    Case,
    Period,
    /// Another map; none where its file cannot be read.
    Alias(Option<MapId>),
    /// An item whose kind could not be read.
    Unread,
}

impl Meaning {
    /// With its article: "a source".
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Statement(_) => "a statement",
            Self::Question(_) => "a question",
            Self::Source(_) => "a source",
            Self::Case => "a case",
            Self::Period => "a period",
            Self::Alias(_) => "another map",
            Self::Unread => "an item that could not be read",
        }
    }

    /// Whether a name of this meaning could stand where something is wanted.
    pub(super) fn suits(self, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Statement
            | Wanted::Rival
            | Wanted::Reason
            | Wanted::Figure
            | Wanted::Evidence => {
                matches!(self, Self::Statement(_))
            }
            Wanted::Question => matches!(self, Self::Question(_)),
            Wanted::Case => matches!(self, Self::Case),
            Wanted::Period => matches!(self, Self::Period),
            Wanted::Citation => matches!(self, Self::Source(_) | Self::Alias(_)),
        }
    }
}

/// A name's definition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Definition {
    pub(super) meaning: Meaning,
    pub(super) place: Place,
}

/// The names of one map file.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Names that items define, in their order.
    pub(super) definitions: IndexMap<Symbol, Definition, foldhash::fast::FixedState>,
    /// Keys of the map's bibliographies.
    pub(super) keys: IndexMap<Symbol, SourceId, foldhash::fast::FixedState>,
    /// Keys that entries of its bibliographies had before.
    pub(super) aliases: HashMap<Symbol, SourceId, foldhash::fast::FixedState>,
    /// Footnotes by number.
    pub(super) notes: HashMap<u32, NoteId, foldhash::fast::FixedState>,
    /// Names that stand where the file could not be read: whatever is amiss with
    /// them has been said already.
    pub(super) doubted: HashSet<Symbol, foldhash::fast::FixedState>,
    /// Some of its bibliographies could not be read: an unknown key may be there.
    pub(super) lacks_keys: bool,
    /// Some of its notes could not be read: an unknown number may be there.
    pub(super) lacks_notes: bool,
    /// Numbers that stand where the file could not be read.
    pub(super) doubted_numbers: HashSet<u32, foldhash::fast::FixedState>,
}
