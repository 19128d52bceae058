//! What a version of a map says, apart from where and in what order it says it.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Verdict;
use crate::map::{Effect, Place};
use crate::syntax::tree::{Extent, StatementKind, Strength};

/// One version, with everything sorted by what it is and nothing by its place.
///
/// Statements and sources are referred to by their index in these lists.
#[derive(Debug, Default)]
pub(super) struct Digest {
    pub(super) statements: Vec<Statement>,
    pub(super) reasons: Vec<Reason>,
    /// `restates`, `refines`, `causes`, `explains`: the word, from, to.
    pub(super) relations: BTreeSet<(&'static str, u32, u32)>,
    pub(super) questions: BTreeMap<String, Question>,
    pub(super) sources: Vec<Source>,
    /// The cases in which each case lies directly.
    pub(super) within: BTreeMap<String, BTreeSet<String>>,
    /// Arithmetic and rates that stand at the margin.
    pub(super) arithmetic: BTreeSet<String>,
}

/// A claim, thesis, assumption or piece of evidence.
#[derive(Debug)]
pub(super) struct Statement {
    /// Its name; where several files use it, with its file's in front.
    pub(super) name: String,
    /// Its name alone.
    pub(super) own_name: String,
    pub(super) kind: StatementKind,
    /// A thesis, named as one or counted as one where a map names none.
    pub(super) is_thesis: bool,
    pub(super) text: String,
    /// The better and the worse of two rivals.
    pub(super) beats: Option<(Option<u32>, Option<u32>)>,
    pub(super) strength: Option<Strength>,
    pub(super) extent: Option<Extent>,
    pub(super) wordings: BTreeSet<Wording>,
    /// The cases it is about; none where it is not limited to any.
    pub(super) scope: BTreeSet<String>,
    /// The time it is about, a period's date in the place of its name.
    pub(super) when: Option<String>,
    pub(super) citations: BTreeSet<Vec<Work>>,
    /// Expectations and tests: in what words, of which rival.
    pub(super) bearings: BTreeSet<(String, u32)>,
    /// Figures, quotations and the like, by what they are.
    pub(super) details: BTreeMap<String, BTreeSet<String>>,
    pub(super) verdict: Verdict,
    /// Sources and evidence without which it would have no grounds; nothing
    /// where that was not worked out.
    pub(super) single: Option<Single>,
    pub(super) place: Place,
}

/// What a statement cannot do without.
#[derive(Debug, Default)]
pub(super) struct Single {
    pub(super) sources: BTreeSet<Work>,
    pub(super) evidence: BTreeSet<u32>,
}

/// The paper's own words for a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wording {
    pub(super) text: String,
    pub(super) strength: Option<Strength>,
    pub(super) extent: Option<Extent>,
}

/// A work that is cited.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Work {
    Source(u32),
    /// The paper of another map, by its title.
    Paper(String),
    /// A footnote of which nothing is known but its number.
    Note(String),
    Words(String),
    Unknown,
}

/// A reason, an objection or an undercut.
#[derive(Debug)]
pub(super) struct Reason {
    /// What it says, then, where it speaks against a step, that step.
    pub(super) links: Vec<Link>,
    /// The statement at the end.
    pub(super) conclusion: u32,
    pub(super) label: Option<String>,
    pub(super) conceded: bool,
    pub(super) warrants: BTreeSet<u32>,
    pub(super) warrant_texts: BTreeSet<String>,
    pub(super) exception_texts: BTreeSet<String>,
}

/// Premises and what they do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Link {
    pub(super) effect: Effect,
    pub(super) premises: BTreeSet<u32>,
}

/// A set of rival answers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) text: String,
    pub(super) answers: BTreeSet<u32>,
    pub(super) exclusive: bool,
    pub(super) exhaustive: bool,
}

/// A document, an archive file, a data set, a web page.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) name: String,
    /// What tells it from others besides its name: its title or its entry's text.
    pub(super) body: String,
    pub(super) rank: &'static str,
    pub(super) rests_on: BTreeSet<Vec<Work>>,
    pub(super) used: bool,
}

/// Text with every stretch of blanks and line breaks as one blank.
pub(super) fn collapsed(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
