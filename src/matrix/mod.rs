//! The matrix of a question: rivals in rows, evidence in columns, and in each cell
//! what the evidence says of the rival.
//!
//! It follows the analysis of competing hypotheses (Heuer 1999), with hypotheses in
//! rows, and serves one purpose: to see which evidence tells the rivals apart, which
//! does not, and which was never asked of all of them. It adds nothing up and names
//! no winner; what speaks for and against a rival is argued in reasons, which stand
//! in the cells beside the ratings and are not mixed with them.
//!
//! # The form for programs
//! `argcheck matrix --format json` writes one [`Document`]: `version`, and the
//! fields of a [`Matrix`]. `rivals` and `evidence` are in the order in which they are
//! shown; each piece of evidence has as many `cells` as there are rivals, in their
//! order. A cell has `ratings` (`{"says": "expected"}`, `{"says": "unexpected"}`, or
//! `{"says": "test", "test": "hoop", "passed": true, "against": false}`, `against`
//! where the test is one of another rival) and `reasons` (`{"effect": "supports",
//! "alone": true}` or `opposes`; `alone` where no other premise is needed). Both are
//! empty where nothing is said. `tells` is `apart`, `alike`, `open` or `unrated`, see
//! [`Tells`]. The form is versioned: fields may be added to a version and are never
//! taken away from it.

mod build;
mod find;
mod human;
mod markdown;
mod spreadsheet;

use std::io::{self, Write};

use serde::Serialize;

pub use build::matrix;
pub use find::{Asked, Unknown, find};

/// The version of the form for programs.
const VERSION: u32 = 1;

/// The forms of a matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// Tables with numbered columns and what the numbers stand for, for reading
    #[default]
    Human,
    /// The same as Markdown, for pasting into a text
    Markdown,
    /// One table, for spreadsheets (RFC 4180)
    Csv,
    /// The matrix as data, for programs
    Json,
}

/// What `argcheck matrix --format json` writes.
#[derive(Debug, Serialize)]
pub struct Document<'run> {
    /// The version of the form.
    pub version: u32,
    /// The matrix.
    #[serde(flatten)]
    pub matrix: &'run Matrix,
}

/// The rivals of a question, or of a claim that one beats another, and all that
/// bears on them.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// `question` or `comparison`.
    pub kind: &'static str,
    /// The name of the question or the claim.
    pub name: String,
    /// What is asked, or what is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The file in which it stands.
    pub file: String,
    /// Whether at most one of the rivals is said to be true.
    pub exclusive: bool,
    /// Whether one of the rivals is said to be true.
    pub exhaustive: bool,
    /// Whether something in it could not be read.
    pub damaged: bool,
    /// The rows, as the question names them.
    pub rivals: Vec<Rival>,
    /// The columns: what tells the rivals apart first.
    pub evidence: Vec<Evidence>,
}

/// One rival.
#[derive(Debug, Serialize)]
pub struct Rival {
    /// Its name.
    pub name: String,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The file in which it stands.
    pub file: String,
    /// Whether it is a view that is reported.
    pub held: bool,
}

/// What bears on the rivals: evidence, or a claim.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// Its number in the matrix, from 1.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// `evidence`, `claim`, `thesis` or `assumption`.
    pub kind: &'static str,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The file in which it stands.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What it does to the rivals.
    pub tells: Tells,
    /// What it says of each rival.
    pub cells: Vec<Cell>,
}

/// What evidence does to rivals, by its ratings alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tells {
    /// It tells them apart: it is expected under one and unexpected under another, or
    /// it is a test that tells by its kind (Van Evera 1997), a failed hoop, a passed
    /// smoking gun, a doubly decisive one.
    Apart,
    /// It is rated under all of them and does not tell them apart.
    Alike,
    /// It is rated under some of them only.
    Open,
    /// It is a reason for or against some of them, and rated under none.
    Unrated,
}

impl Tells {
    const ALL: [Self; 4] = [Self::Apart, Self::Alike, Self::Open, Self::Unrated];

    /// A heading for such evidence.
    fn heading(self) -> &'static str {
        match self {
            Self::Apart => "tells the rivals apart",
            Self::Alike => "does not tell the rivals apart",
            Self::Open => "not rated under every rival",
            Self::Unrated => "reasons that are rated under no rival",
        }
    }
}

/// What a piece of evidence says of a rival.
#[derive(Debug, Default, Serialize)]
pub struct Cell {
    /// Expectations and tests, each once.
    pub ratings: Vec<Rating>,
    /// Whether it is a reason for or against the rival, each once.
    pub reasons: Vec<ReasonMark>,
}

/// What a rival leads one to expect, or how it fared in a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "says", rename_all = "lowercase")]
pub enum Rating {
    /// `expected under`
    Expected,
    /// `unexpected under`
    Unexpected,
    /// A process-tracing test.
    Test {
        /// Its kind, as a map names it.
        test: &'static str,
        /// Whether it was passed.
        passed: bool,
        /// Whether it is a test of another rival against this one.
        against: bool,
    },
}

impl Rating {
    fn words(self) -> String {
        match self {
            Self::Expected => "expected".to_owned(),
            Self::Unexpected => "unexpected".to_owned(),
            Self::Test {
                test,
                passed,
                against,
            } => {
                let test = test.replace('-', " ");
                let outcome = if passed { "passed" } else { "failed" };
                let against = if against { "against it: " } else { "" };
                format!("{against}{test} {outcome}")
            }
        }
    }
}

/// That a piece of evidence is a reason for or against a rival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonMark {
    /// `supports` or `opposes`.
    pub effect: &'static str,
    /// Whether no other premise is needed.
    pub alone: bool,
}

impl ReasonMark {
    fn words(self) -> &'static str {
        match (self.effect, self.alone) {
            ("supports", true) => "(for)",
            ("supports", false) => "(for, with others)",
            (_, true) => "(against)",
            (_, false) => "(against, with others)",
        }
    }
}

impl Cell {
    /// What stands in it, a rating or a reason each: reasons in brackets.
    fn words(&self) -> impl Iterator<Item = String> + '_ {
        let ratings = self.ratings.iter().map(|rating| rating.words());
        ratings.chain(self.reasons.iter().map(|reason| reason.words().to_owned()))
    }
}

impl Matrix {
    /// The evidence that does the same to the rivals.
    fn groups(&self) -> impl Iterator<Item = (Tells, &[Evidence])> {
        Tells::ALL.into_iter().filter_map(|tells| {
            let start = self.evidence.partition_point(|entry| entry.tells < tells);
            let end = self.evidence.partition_point(|entry| entry.tells <= tells);
            (start < end).then(|| (tells, &self.evidence[start..end]))
        })
    }

    /// What it is, in a few words: "question `why` (at most one answer is true)".
    fn title(&self, name: &str) -> String {
        let says = match (self.exclusive, self.exhaustive) {
            (true, true) => " (exactly one answer is true)",
            (true, false) => " (at most one answer is true)",
            (false, true) => " (one of the answers is true)",
            (false, false) => "",
        };
        format!("{} {name}{says}", self.kind)
    }

    /// Which file a statement is from, where it is not that of the question.
    fn elsewhere<'entry>(&self, file: &'entry str) -> Option<&'entry str> {
        (file != self.file).then_some(file)
    }
}

/// What is said where nothing bears on any rival.
const NOTHING: &str = "nothing in the map bears on these rivals";

/// What the words in the cells mean.
const KEY: &str = "(for), (against): a reason for or against the rival; blank: nothing is said";

/// Writes a matrix in a form; the human one in lines of at most `width` columns,
/// as far as words allow.
///
/// # Errors
/// Whatever the writer meets.
pub fn write(matrix: &Matrix, form: Form, width: usize, out: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Human => human::write(matrix, width, out),
        Form::Markdown => markdown::write(matrix, out),
        Form::Csv => spreadsheet::write(matrix, out),
        Form::Json => {
            let document = Document {
                version: VERSION,
                matrix,
            };
            serde_json::to_writer_pretty(&mut *out, &document)?;
            writeln!(out)
        }
    }
}
