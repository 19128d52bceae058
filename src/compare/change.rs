//! A difference between two versions, as data.

use serde::Serialize;

use super::sentence::Sentence;

/// The parts of a comparison, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Theses added, dropped, stronger, weaker, wider, narrower.
    Theses,
    /// Verdicts, and what rests on a single source.
    Standing,
    /// Reasons, objections, undercuts, warrants, concessions.
    Reasons,
    /// Claims, assumptions and evidence.
    Statements,
    /// Sources, and who cites them.
    Sources,
    /// Texts, figures and quotations.
    Wording,
    /// New names for the same things.
    Names,
}

impl Part {
    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Theses => "Theses",
            Self::Standing => "What stands",
            Self::Reasons => "Reasons and objections",
            Self::Statements => "Claims and evidence",
            Self::Sources => "Sources",
            Self::Wording => "Wording and figures",
            Self::Names => "Names",
        }
    }
}

/// What is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thing {
    Thesis,
    Claim,
    Assumption,
    Evidence,
    /// The keyword of a statement.
    StatementKind,
    /// `A beats B`
    Comparison,
    Strength,
    Extent,
    /// The strongest of a claim's own wordings.
    WordingStrength,
    /// The widest of a claim's own wordings.
    WordingExtent,
    Scope,
    Time,
    Verdict,
    SingleSource,
    SingleEvidence,
    Concession,
    Reason,
    Objection,
    Undercut,
    Warrant,
    Exception,
    /// `restates`, `refines`, `causes`, `explains`.
    Relation,
    /// What evidence bears on a rival without being a reason.
    Bearing,
    Question,
    Answer,
    Citation,
    Footnote,
    Source,
    SourceRank,
    SourceBasis,
    Case,
    Text,
    /// The paper's own words for a claim.
    Wording,
    /// A figure, a quotation, a table, a check.
    Detail,
    Name,
}

/// In which way it is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Removed,
    Weaker,
    Narrower,
    Worse,
    Added,
    Stronger,
    Wider,
    Better,
    Changed,
    Renamed,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it is told.
    pub part: Part,
    /// Whether it is about a thesis.
    pub of_thesis: bool,
    /// What is different.
    pub thing: Thing,
    /// In which way.
    pub kind: Kind,
    /// The keyword of the statement that it is about, or `source`, `question`, `case`.
    pub keyword: &'static str,
    /// The name of what it is about, in the new version where it is there.
    pub name: String,
    /// Further names: of premises, of sources, of the step that is undercut.
    pub names: Vec<String>,
    /// What there was.
    pub was: Vec<String>,
    /// What there is.
    pub now: Vec<String>,
    /// What brought it about, or what goes with it.
    pub because: Option<Sentence>,
}

impl Change {
    /// A difference of which nothing more is known.
    pub(super) fn new(
        part: Part,
        thing: Thing,
        kind: Kind,
        keyword: &'static str,
        name: impl Into<String>,
    ) -> Self {
        Self {
            part,
            of_thesis: false,
            thing,
            kind,
            keyword,
            name: name.into(),
            names: Vec::new(),
            was: Vec::new(),
            now: Vec::new(),
            because: None,
        }
    }

    /// The order in which changes are told.
    pub(super) fn order(&self) -> impl Ord + '_ {
        (
            self.part,
            !self.of_thesis,
            self.thing,
            self.kind,
            (&self.was, &self.now, &self.names, &self.because),
            &self.name,
        )
    }
}
