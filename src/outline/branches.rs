//! From statements to lines: each with what speaks for and against it below it.
//!
//! A walk with a stack of its own, so that no depth of argument can overflow; a
//! statement is opened once and referred to ever after, so that the whole is
//! linear in the size of the map.

use std::collections::VecDeque;

use super::Line;
use super::wording::Wording;
use crate::map::{Effect, ReasonId, StatementId};
use crate::syntax::tree::Relation;

/// Deeper parts are told in blocks of their own, at the margin.
const MOST_DEPTH: u16 = 12;

/// What has been told of a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Told {
    #[default]
    No,
    /// It is referred to and will have a block of its own.
    Later,
    Yes,
}

/// Something that is still to be written.
pub(super) enum Task {
    Line(Line),
    Statement {
        depth: u16,
        before: String,
        id: StatementId,
        figure: String,
        after: String,
        /// The conclusion that it speaks for, to find circles.
        under: Option<StatementId>,
    },
    Reason {
        depth: u16,
        id: ReasonId,
        conclusion: Option<StatementId>,
    },
}

/// Writes the lines of an outline.
pub(super) struct Branches<'run> {
    pub(super) wording: Wording<'run>,
    pub(super) with_texts: bool,
    told: Vec<Told>,
    waiting: VecDeque<StatementId>,
    pub(super) lines: Vec<Line>,
}

impl<'run> Branches<'run> {
    pub(super) fn new(wording: Wording<'run>, with_texts: bool) -> Self {
        Self {
            wording,
            with_texts,
            told: vec![Told::No; wording.map.statements.len()],
            waiting: VecDeque::new(),
            lines: Vec::new(),
        }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, depth: u16, text: impl Into<String>) {
        let text = text.into();
        self.lines.push(Line { depth, text });
    }

    /// Adds an empty line, unless there is one.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.text.is_empty()) {
            self.line(0, "");
        }
    }

    /// Whether free text is shown.
    pub(super) fn shows_texts(&self) -> bool {
        self.with_texts
    }

    /// Whether a statement has been opened.
    pub(super) fn is_told(&self, id: StatementId) -> bool {
        self.told[self.wording.map.class_of(id).index()] == Told::Yes
    }

    /// Tells a statement and all that bears on it, in a block at the margin; then
    /// the blocks of what lies too deep in it.
    pub(super) fn block(&mut self, id: StatementId) {
        self.at(0, String::new(), id);
        self.gap();
        self.rest();
    }

    /// Tells a statement and all that bears on it, at a depth.
    pub(super) fn at(&mut self, depth: u16, before: String, id: StatementId) {
        self.run(Task::Statement {
            depth,
            before,
            id,
            figure: String::new(),
            after: String::new(),
            under: None,
        });
    }

    /// Tells what has been put off.
    pub(super) fn rest(&mut self) {
        while let Some(id) = self.waiting.pop_front() {
            if self.told[id.index()] != Told::Yes {
                self.at(0, String::new(), id);
                self.gap();
            }
        }
    }

    fn run(&mut self, first: Task) {
        let mut tasks = vec![first];
        let mut next = Vec::new();
        while let Some(task) = tasks.pop() {
            match task {
                Task::Line(line) => self.lines.push(line),
                Task::Reason {
                    depth,
                    id,
                    conclusion,
                } => self.reason(depth, id, conclusion, &mut next),
                Task::Statement {
                    depth,
                    before,
                    id,
                    figure,
                    after,
                    under,
                } => {
                    let id = self.wording.arrangement.shown(id);
                    let head = self.wording.head(id, &figure);
                    self.statement(depth, &(before + &head), &after, id, under, &mut next);
                }
            }
            tasks.extend(next.drain(..).rev());
        }
    }

    fn statement(
        &mut self,
        depth: u16,
        head: &str,
        after: &str,
        id: StatementId,
        under: Option<StatementId>,
        next: &mut Vec<Task>,
    ) {
        let class = self.wording.map.class_of(id).index();
        let is_circle =
            under.is_some_and(|under| self.wording.verdicts.are_on_one_circle(under, id));
        let told = self.told[class];
        if told == Told::Yes {
            let refers = if is_circle {
                " (circle: see above)"
            } else {
                " (see above)"
            };
            self.line(depth, format!("{head}{after}{refers}"));
            return;
        }
        let is_open = self.wording.is_own(id);
        let children_at = next.len();
        self.children(depth + 1, id, next);
        let has_children = next.len() > children_at;
        if depth >= MOST_DEPTH && has_children {
            next.truncate(children_at);
            if told == Told::No {
                self.told[class] = Told::Later;
                self.waiting.push_back(self.wording.map.class_of(id));
            }
            self.line(depth, format!("{head}{after} (see below)"));
            return;
        }
        self.told[class] = Told::Yes;
        let details = if is_open {
            self.wording.details(id)
        } else {
            String::new()
        };
        self.line(depth, format!("{head}{after}{details}"));
    }

    /// What stands below a statement.
    fn children(&self, depth: u16, id: StatementId, next: &mut Vec<Task>) {
        let wording = self.wording;
        let (map, arrangement) = (wording.map, wording.arrangement);
        let class = map.class_of(id);
        if self.with_texts && wording.is_own(id) {
            self.texts(depth, id, next);
        }
        for member in &arrangement.restatements[class.index()] {
            let details = if wording.is_own(*member) {
                wording.details(*member)
            } else {
                String::new()
            };
            let kind = map.statement(*member).kind.word();
            let name = wording.naming.statement(*member);
            next.push(line(depth, format!("the same as {kind} {name}{details}")));
            if self.with_texts && wording.is_own(*member) {
                self.texts(depth + 1, *member, next);
            }
        }
        for pair in arrangement.idle_restatements(class) {
            let (from, to) = (pair.from, pair.to);
            next.push(line(
                depth,
                format!(
                    "{} restates {}",
                    wording.naming.statement(from),
                    wording.naming.statement(to)
                ),
            ));
        }
        for reason in &arrangement.reasons[class.index()] {
            let conclusion = (map.reason(*reason).effect == Effect::Supports).then_some(id);
            next.push(Task::Reason {
                depth,
                id: *reason,
                conclusion,
            });
        }
        self.rivals(depth, id, next);
        self.other_relations(depth, id, next);
    }

    fn rivals(&self, depth: u16, id: StatementId, next: &mut Vec<Task>) {
        let wording = self.wording;
        if let Some(rivals) = wording.map.statement(id).beats
            && wording.is_own(id)
        {
            for (before, rival) in [("prefers ", rivals.better), ("to ", rivals.worse)] {
                if let Some(rival) = rival {
                    next.push(below(depth, before, rival));
                }
            }
        }
        let class = wording.map.class_of(id);
        let mut bearings: Vec<(String, &str, String, StatementId)> = wording.arrangement.bearings
            [class.index()]
        .iter()
        .map(|bearing| {
            let (before, after) = wording.bearing(bearing);
            let evidence = wording.arrangement.shown(bearing.evidence);
            (before, wording.naming.statement(evidence), after, evidence)
        })
        .collect();
        bearings.sort();
        for (before, _, after, evidence) in bearings {
            next.push(Task::Statement {
                depth,
                before,
                id: evidence,
                figure: String::new(),
                after,
                under: None,
            });
        }
    }

    fn other_relations(&self, depth: u16, id: StatementId, next: &mut Vec<Task>) {
        let wording = self.wording;
        let class = wording.map.class_of(id);
        for relation in &wording.arrangement.relations[class.index()] {
            if relation.relation == Relation::Restates {
                continue;
            }
            let to = wording.arrangement.shown(relation.to);
            next.push(line(
                depth,
                format!(
                    "{} {}",
                    relation.relation.word(),
                    wording.naming.statement(to)
                ),
            ));
        }
    }

    /// What a statement says in words, and what it quotes.
    fn texts(&self, depth: u16, id: StatementId, next: &mut Vec<Task>) {
        for words in super::texts::of_statement(self.wording, id) {
            next.push(line(depth, words));
        }
    }
}

/// A line that is still to be written.
pub(super) fn line(depth: u16, text: String) -> Task {
    Task::Line(Line { depth, text })
}

fn below(depth: u16, before: &str, id: StatementId) -> Task {
    Task::Statement {
        depth,
        before: before.to_owned(),
        id,
        figure: String::new(),
        after: String::new(),
        under: None,
    }
}
