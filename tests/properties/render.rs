//! A model as `.argmap` text, its items and clauses in any order.

use std::ops::Range;

use argcheck::syntax::tree::StatementKind;

use crate::model::{ALIASES, Cite, FILES, Form, Index, Model, Reason, Work};

/// One file of a model.
#[derive(Clone, Debug)]
pub struct File {
    pub path: &'static str,
    pub text: String,
    /// Where names stand that refer to something defined elsewhere.
    pub references: Vec<Range<usize>>,
    /// Where each item stands, and the names of the statement that it defines.
    pub items: Vec<(Range<usize>, Option<Index>)>,
}

/// Around a reference while the items are put in order.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// Writes a model down; the seed chooses the order of items and clauses.
pub fn render(model: &Model, seed: u64) -> Vec<File> {
    let mut shuffle = Shuffle(seed);
    (0..model.files)
        .map(|file| {
            let mut items = Writer { model, file }.items();
            shuffle.shuffle(&mut items);
            for item in &mut items {
                shuffle.shuffle(&mut item.clauses);
            }
            put_together(FILES[file], &items)
        })
        .collect()
}

fn put_together(path: &'static str, items: &[Item]) -> File {
    let mut file = File {
        path,
        text: String::new(),
        references: Vec::new(),
        items: Vec::new(),
    };
    for item in items {
        let start = file.text.len();
        let clauses = item.clauses.iter().map(|clause| format!("  {clause}\n"));
        let marked: String = std::iter::once(format!("{}\n", item.head))
            .chain(clauses)
            .collect();
        let mut open = 0;
        for letter in marked.chars() {
            match letter {
                OPEN => open = file.text.len(),
                CLOSE => file.references.push(open..file.text.len()),
                _ => file.text.push(letter),
            }
        }
        file.items.push((start..file.text.len(), item.defines));
    }
    file
}

struct Item {
    head: String,
    clauses: Vec<String>,
    defines: Option<Index>,
}

impl Item {
    fn new(head: String, clauses: Vec<String>) -> Self {
        Self {
            head,
            clauses,
            defines: None,
        }
    }
}

struct Writer<'model> {
    model: &'model Model,
    file: usize,
}

impl Writer<'_> {
    fn items(&self) -> Vec<Item> {
        let model = self.model;
        let mut items = Vec::new();
        for other in (0..model.files).filter(|other| *other != self.file) {
            let alias = if FILES[other].starts_with(ALIASES[other]) {
                String::new()
            } else {
                format!(" as {}", ALIASES[other])
            };
            items.push(Item::new(
                format!("use \"{}\"{alias}", FILES[other]),
                Vec::new(),
            ));
        }
        for at in 0..model.statements.len() {
            if model.statements[at].file == self.file {
                items.push(self.statement(at));
            }
        }
        items.extend(self.margins());
        for (at, question) in model.questions.iter().enumerate() {
            if question.file == self.file {
                let mut clauses = Vec::new();
                if !question.from_answers && !question.answers.is_empty() {
                    clauses.push(format!("answers {}", self.names(&question.answers)));
                }
                if question.exclusive {
                    clauses.push("exclusive".to_owned());
                }
                let head = format!("question {} \"What is asked?\"", model.question_name(at));
                items.push(Item::new(head, clauses));
            }
        }
        for (at, source) in model.sources.iter().enumerate() {
            if source.file == self.file {
                let rests_on = source.rests_on.iter();
                let clauses = rests_on
                    .map(|cite| format!("rests on {}", self.cite(cite)))
                    .collect();
                let head = format!("source {} \"A Work\"", model.source_name(at));
                items.push(Item::new(head, clauses));
            }
        }
        for (at, note) in model.notes.iter().enumerate() {
            if note.file == self.file {
                let cites: Vec<String> = note.cites.iter().map(|cite| self.cite(cite)).collect();
                let cites = match cites.as_slice() {
                    [] => String::new(),
                    cites => format!(" cites {}", cites.join(", ")),
                };
                let head = format!("note {}{cites}", model.note_number(at));
                items.push(Item::new(head, Vec::new()));
            }
        }
        items
    }

    fn statement(&self, at: Index) -> Item {
        let model = self.model;
        let statement = &model.statements[at];
        let keyword = match statement.kind {
            StatementKind::Claim => "claim",
            StatementKind::Thesis => "thesis",
            StatementKind::Assumption => "assumption",
            StatementKind::Evidence => "evidence",
        };
        let beats = statement.beats.map_or(String::new(), |(better, worse)| {
            format!(": {} beats {}", self.name(better), self.name(worse))
        });
        let head = format!(
            "{keyword} {}{beats} \"What is said of {at}.\"",
            model.name(at)
        );
        let mut clauses = Vec::new();
        for cite in &statement.cites {
            clauses.push(format!("from {}", self.cite(cite)));
        }
        if statement.held {
            clauses.push("held by \"another\"".to_owned());
        }
        for (number, reason) in model.reasons.iter().enumerate() {
            if reason.form == Form::Below && reason.conclusion == at {
                let verb = if reason.opposes {
                    "opposed by"
                } else {
                    "supported by"
                };
                let premises: Vec<String> = reason
                    .premises
                    .iter()
                    .map(|premise| self.name(*premise))
                    .collect();
                let premises = premises.join(" and ");
                clauses.push(format!("{verb} {premises}{}", self.options(number, reason)));
            } else if reason.form == Form::FromOtherEnd && reason.premises[0] == at {
                clauses.push(self.told(number, reason));
            }
        }
        for relation in &model.relations {
            if !matches!(relation.form, Form::Margin(_)) && relation.from == at {
                clauses.push(format!("{} {}", relation.word, self.name(relation.to)));
            }
        }
        for undercut in &model.undercuts {
            if !matches!(undercut.form, Form::Margin(_)) && undercut.by == at {
                clauses.push(format!(
                    "undercuts {}",
                    self.step(undercut.step, undercut.by_label)
                ));
            }
        }
        for (number, question) in model.questions.iter().enumerate() {
            if question.from_answers && question.answers.contains(&at) {
                let name = self.far(question.file, model.question_name(number));
                clauses.push(format!("answers {name}"));
            }
        }
        Item {
            head,
            clauses,
            defines: Some(at),
        }
    }

    /// Relations on lines of their own.
    fn margins(&self) -> Vec<Item> {
        let model = self.model;
        let mut lines = Vec::new();
        let here = Form::Margin(self.file);
        for (number, reason) in model.reasons.iter().enumerate() {
            if reason.form == here {
                let premise = self.name(reason.premises[0]);
                lines.push(format!("{premise} {}", self.told(number, reason)));
            }
        }
        for relation in model
            .relations
            .iter()
            .filter(|relation| relation.form == here)
        {
            let (from, to) = (self.name(relation.from), self.name(relation.to));
            lines.push(format!("{from} {} {to}", relation.word));
        }
        for undercut in model
            .undercuts
            .iter()
            .filter(|undercut| undercut.form == here)
        {
            let step = self.step(undercut.step, undercut.by_label);
            lines.push(format!("{} undercuts {step}", self.name(undercut.by)));
        }
        lines
            .into_iter()
            .map(|line| Item::new(line, Vec::new()))
            .collect()
    }

    fn told(&self, number: usize, reason: &Reason) -> String {
        let verb = if reason.opposes {
            "opposes"
        } else {
            "supports"
        };
        let conclusion = self.name(reason.conclusion);
        format!("{verb} {conclusion}{}", self.options(number, reason))
    }

    fn options(&self, number: usize, reason: &Reason) -> String {
        let mut options = String::new();
        if reason.labelled {
            options += &format!(" as step-{number}");
        }
        if let Some(warrant) = reason.warrant {
            options += &format!(" because {}", self.name(warrant));
        }
        if !reason.exceptions.is_empty() {
            options += &format!(" unless {}", self.names(&reason.exceptions));
        }
        if reason.conceded {
            options += " conceded \"left to later work\"";
        }
        options
    }

    fn step(&self, number: usize, by_label: bool) -> String {
        let reason = &self.model.reasons[number];
        if by_label && reason.labelled {
            let file = self.model.statements[reason.conclusion].file;
            let name = self.model.name(reason.conclusion);
            return self.far(file, &format!("{name}.step-{number}"));
        }
        let (premise, conclusion) = (self.name(reason.premises[0]), self.name(reason.conclusion));
        format!("{premise} for {conclusion}")
    }

    fn names(&self, statements: &[Index]) -> String {
        let names: Vec<String> = statements.iter().map(|at| self.name(*at)).collect();
        names.join(", ")
    }

    fn name(&self, statement: Index) -> String {
        self.far(
            self.model.statements[statement].file,
            self.model.name(statement),
        )
    }

    /// A name of some file as this file says it.
    fn far(&self, file: usize, name: &str) -> String {
        if file == self.file {
            format!("{OPEN}{name}{CLOSE}")
        } else {
            format!("{OPEN}{}.{name}{CLOSE}", ALIASES[file])
        }
    }

    fn cite(&self, cite: &Cite) -> String {
        let model = self.model;
        let works: Vec<String> = cite
            .iter()
            .map(|work| match *work {
                Work::Source(at) => self.far(model.sources[at].file, model.source_name(at)),
                Work::Paper(file) => format!("{OPEN}{}{CLOSE}", ALIASES[file]),
                Work::Note(at) => format!("note {}", model.note_number(at)),
                Work::Words => "\"words in a hurry\"".to_owned(),
            })
            .collect();
        works.join(" via ")
    }
}

/// A small generator of orders, the same for the same seed.
pub struct Shuffle(pub u64);

impl Shuffle {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            let other = usize::try_from(self.next() % (at as u64 + 1)).unwrap_or(0);
            list.swap(at, other);
        }
    }
}
