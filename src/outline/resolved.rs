//! The resolved map as data. The form is versioned: fields may be added to a
//! version and are never taken away from it. `docs/outline.schema.json` describes it.

use serde::Serialize;

/// The version of the form.
pub const VERSION: u32 = 1;

/// What `argcheck outline --format json` writes.
#[derive(Debug, Serialize)]
pub struct Document {
    /// The version of the form.
    pub version: u32,
    /// The works, in the order of their files.
    pub maps: Vec<ResolvedMap>,
}

/// One work, and what it uses of others.
#[derive(Debug, Serialize)]
pub struct ResolvedMap {
    pub name: String,
    /// `map`, `paper` or `review`.
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub files: Vec<MapFile>,
    /// The statements that the work stands or falls by.
    pub theses: Vec<String>,
    pub statements: Vec<Statement>,
    pub reasons: Vec<Reason>,
    pub relations: Vec<Relation>,
    pub bearings: Vec<Bearing>,
    pub questions: Vec<Question>,
    pub notes: Vec<Note>,
    pub sources: Vec<Source>,
    pub cases: Vec<Case>,
    pub periods: Vec<Period>,
}

/// A file that was read.
#[derive(Debug, Serialize)]
pub struct MapFile {
    pub path: String,
    /// Whether it is part of the work, rather than used by it.
    pub own: bool,
}

/// Line and column from 1, the column in characters; the end exclusive.
#[derive(Debug, Serialize)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

/// A claim, thesis, assumption or piece of evidence.
#[derive(Debug, Serialize)]
pub struct Statement {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub own: bool,
    pub verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The statement that stands for all that restate one another, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worse: Option<String>,
    pub implicit: bool,
    pub held_by: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<&'static str>,
    pub scope: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    pub wordings: Vec<Wording>,
    pub quotes: Vec<Quote>,
    pub citations: Vec<Citation>,
    /// Figures, tables and checks: each its lines.
    pub numbers: Vec<Vec<String>>,
    /// Something in it, or something that names it, could not be read.
    pub damaged: bool,
    pub place: Place,
}

/// The paper's own wording of a claim.
#[derive(Debug, Serialize)]
pub struct Wording {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// A source's words.
#[derive(Debug, Serialize)]
pub struct Quote {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    pub translated: bool,
}

/// Where something was found: what is reported, then each work it was read in.
#[derive(Debug, Serialize)]
pub struct Citation {
    pub works: Vec<CitedWork>,
    pub place: Place,
}

/// A work that is cited.
#[derive(Debug, Serialize)]
pub struct CitedWork {
    /// `source`, `paper`, `note`, `words` or `unknown`.
    pub kind: &'static str,
    /// Of a source or note its id, of a paper the path of its map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// Premises that together speak for or against something.
#[derive(Debug, Serialize)]
pub struct Reason {
    pub id: String,
    /// `supports`, `opposes` or `undercuts`.
    pub effect: &'static str,
    /// The statement it bears on; of an undercut, the reason.
    pub conclusion: String,
    pub premises: Vec<Premise>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    pub warrants: Vec<String>,
    pub exceptions: Vec<String>,
    pub concessions: Vec<String>,
    pub conceded: bool,
    /// `holds`, `open` or `fails`.
    pub force: &'static str,
    pub damaged: bool,
    pub place: Place,
}

/// One premise of a reason.
#[derive(Debug, Serialize)]
pub struct Premise {
    pub statement: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    pub warrant: bool,
}

/// `restates`, `refines`, `causes` or `explains`.
#[derive(Debug, Serialize)]
pub struct Relation {
    pub relation: &'static str,
    pub from: String,
    pub to: String,
    pub place: Place,
}

/// How evidence bears on a rival without being a reason.
#[derive(Debug, Serialize)]
pub struct Bearing {
    /// `expected`, `unexpected` or `test`.
    pub kind: &'static str,
    pub evidence: String,
    pub rival: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test: Option<Test>,
    pub place: Place,
}

/// A process-tracing test.
#[derive(Debug, Serialize)]
pub struct Test {
    pub kind: &'static str,
    pub passed: bool,
    /// Whether the rival is the one that the test is `against`.
    pub against: bool,
}

/// A set of rival answers.
#[derive(Debug, Serialize)]
pub struct Question {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub answers: Vec<String>,
    pub exclusive: bool,
    pub exhaustive: bool,
    pub place: Place,
}

/// A footnote of the paper.
#[derive(Debug, Serialize)]
pub struct Note {
    pub id: String,
    pub number: u32,
    pub missing: bool,
    pub citations: Vec<Citation>,
    pub place: Place,
}

/// A document, an archive file, a data set, a web page.
#[derive(Debug, Serialize)]
pub struct Source {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<&'static str>,
    pub in_bibliography: bool,
    pub rests_on: Vec<Citation>,
    pub place: Place,
}

/// What a claim may be about.
#[derive(Debug, Serialize)]
pub struct Case {
    pub id: String,
    pub name: String,
    pub within: Vec<String>,
    pub place: Place,
}

/// A named stretch of time.
#[derive(Debug, Serialize)]
pub struct Period {
    pub id: String,
    pub name: String,
    pub date: String,
    pub place: Place,
}
