//! A small model of a map. The text that argcheck reads and the answers that it
//! should give are both made from it, and neither from the other.

use argcheck::syntax::tree::StatementKind;

/// The files, in an order that is not that of their paths.
pub const FILES: [&str; 3] = ["west.argmap", "north.argmap", "east.argmap"];
/// What other maps call each file; the second goes by its stem.
pub const ALIASES: [&str; 3] = ["dusk", "north", "dawn"];
/// The names of statements, far enough apart that one misspelt is not another.
pub const WORDS: [&str; 10] = [
    "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet",
];
pub const SOURCES: [&str; 4] = ["gazette", "ledger", "memoir", "census"];
pub const QUESTIONS: [&str; 2] = ["whence", "wherefore"];

/// One of the things that a reason speaks about, by its place in the model.
pub type Index = usize;

#[derive(Clone, Debug)]
pub struct Model {
    pub files: usize,
    /// Whether no two files use the same name.
    pub unique_names: bool,
    pub statements: Vec<Statement>,
    pub reasons: Vec<Reason>,
    pub relations: Vec<Relation>,
    pub undercuts: Vec<Undercut>,
    pub questions: Vec<Question>,
    pub sources: Vec<Source>,
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug)]
pub struct Statement {
    pub file: usize,
    pub kind: StatementKind,
    /// Only of evidence.
    pub cites: Vec<Cite>,
    /// Only of claims and theses; never evidence.
    pub beats: Option<(Index, Index)>,
    pub held: bool,
}

/// What is reported, then each work it was read in.
pub type Cite = Vec<Work>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Source(Index),
    Paper(usize),
    /// A footnote of the same file.
    Note(Index),
    Words,
}

/// Where a relation between two items is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Below the statement that it is about.
    Below,
    /// Below the statement that speaks, told from the other end.
    FromOtherEnd,
    /// On a line of its own in a file.
    Margin(usize),
}

#[derive(Clone, Debug)]
pub struct Reason {
    pub opposes: bool,
    pub conclusion: Index,
    /// At least one; one only where the form is not [`Form::Below`].
    pub premises: Vec<Index>,
    pub warrant: Option<Index>,
    pub exceptions: Vec<Index>,
    pub labelled: bool,
    pub conceded: bool,
    pub form: Form,
}

/// `restates`, `refines`, `causes`, `explains`.
#[derive(Clone, Copy, Debug)]
pub struct Relation {
    pub word: &'static str,
    pub from: Index,
    pub to: Index,
    pub form: Form,
}

#[derive(Clone, Copy, Debug)]
pub struct Undercut {
    pub by: Index,
    /// A reason of the model.
    pub step: Index,
    /// By the reason's name, where it has one, or by premise and conclusion.
    pub by_label: bool,
    pub form: Form,
}

#[derive(Clone, Debug)]
pub struct Question {
    pub file: usize,
    pub answers: Vec<Index>,
    /// Whether the answers name the question, instead of the other way round.
    pub from_answers: bool,
    pub exclusive: bool,
}

#[derive(Clone, Debug)]
pub struct Source {
    pub file: usize,
    pub rests_on: Vec<Cite>,
}

#[derive(Clone, Debug)]
pub struct Note {
    pub file: usize,
    pub cites: Vec<Cite>,
}

impl Model {
    /// A statement's name in its file.
    pub fn name(&self, statement: Index) -> &'static str {
        self.ranked(&WORDS, statement, |at| self.statements[at].file)
    }

    pub fn source_name(&self, source: Index) -> &'static str {
        self.ranked(&SOURCES, source, |at| self.sources[at].file)
    }

    pub fn question_name(&self, question: Index) -> &'static str {
        self.ranked(&QUESTIONS, question, |at| self.questions[at].file)
    }

    /// A footnote's number in its file.
    pub fn note_number(&self, note: Index) -> usize {
        let file = self.notes[note].file;
        1 + (0..note).filter(|at| self.notes[*at].file == file).count()
    }

    /// Names by place in the model, or, where files share names, by place in the file.
    fn ranked(
        &self,
        words: &[&'static str],
        index: Index,
        file: impl Fn(Index) -> usize,
    ) -> &'static str {
        if self.unique_names {
            return words[index];
        }
        words[(0..index).filter(|at| file(*at) == file(index)).count()]
    }

    /// The statement of a name in a file.
    pub fn find(&self, file: &str, name: &str) -> Option<Index> {
        (0..self.statements.len())
            .find(|at| FILES[self.statements[*at].file] == file && self.name(*at) == name)
    }

    /// The source of a name in a file.
    pub fn find_source(&self, file: &str, name: &str) -> Option<Index> {
        (0..self.sources.len())
            .find(|at| FILES[self.sources[*at].file] == file && self.source_name(*at) == name)
    }

    pub fn is_claim(&self, statement: Index) -> bool {
        matches!(
            self.statements[statement].kind,
            StatementKind::Claim | StatementKind::Thesis
        )
    }

    /// Premises and warrant.
    pub fn needed(&self, reason: &Reason) -> Vec<Index> {
        reason
            .premises
            .iter()
            .copied()
            .chain(reason.warrant)
            .collect()
    }

    /// The file in which a reason is written.
    pub fn written_in(&self, reason: &Reason) -> usize {
        match reason.form {
            Form::Below => self.statements[reason.conclusion].file,
            Form::FromOtherEnd => self.statements[reason.premises[0]].file,
            Form::Margin(file) => file,
        }
    }
}
