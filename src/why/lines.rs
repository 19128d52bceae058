//! From the tree of an account to lines, each with the line it stands below.

use super::Style;
use super::ends;
use super::grounds::Grounds;
use super::tree::{Node, Opened, Part, Tree};
use super::words::{concession, details, options, said, tags, text, why_assumed};
use crate::findings::words::count;
use crate::graph::Verdict;
use crate::map::{Conclusion, Effect, ReasonId, StatementId};

/// One line of a tree.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The line it stands below.
    pub(super) parent: Option<usize>,
    pub(super) text: String,
    /// The statement that it opens, as it is called at the head of a block.
    pub(super) head: Option<String>,
    /// The line where the statement is opened that it names.
    pub(super) see: Option<See>,
}

/// Where the statement is opened that a line names.
#[derive(Clone, Copy, Debug)]
pub(super) struct See {
    /// First the node of the tree, then the line; none for what was asked, which
    /// stands above all lines.
    pub(super) at: Option<usize>,
    /// The line closes a circle of support.
    pub(super) is_circle: bool,
}

/// What is still to be written below a line.
enum Task {
    /// A node, and what precedes it.
    Node {
        node: usize,
        parent: Option<usize>,
        before: String,
    },
    Note {
        parent: Option<usize>,
        text: String,
    },
}

/// The lines below what was asked, in the order in which they are read.
pub(super) fn lines(grounds: &Grounds<'_>, tree: &Tree, style: Style) -> Vec<Line> {
    let mut children: Vec<Vec<usize>> = Vec::new();
    children.resize_with(tree.nodes.len(), Vec::new);
    for (at, node) in tree.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            children[parent].push(at);
        }
    }
    let mut writer = Writer {
        grounds,
        tree,
        style,
        children,
        lines: Vec::new(),
        line_of: vec![None; tree.nodes.len()],
        tasks: Vec::new(),
    };
    writer.below(0, None);
    while let Some(task) = writer.tasks.pop() {
        match task {
            Task::Node {
                node,
                parent,
                before,
            } => writer.write(node, parent, &before),
            Task::Note { parent, text } => {
                writer.push(parent, text);
            }
        }
    }
    let line_of = writer.line_of;
    for line in &mut writer.lines {
        if let Some(see) = &mut line.see {
            see.at = see.at.and_then(|node| line_of[node]);
        }
    }
    writer.lines
}

struct Writer<'run> {
    grounds: &'run Grounds<'run>,
    tree: &'run Tree,
    style: Style,
    children: Vec<Vec<usize>>,
    lines: Vec<Line>,
    /// The line on which a node's statement is opened.
    line_of: Vec<Option<usize>>,
    tasks: Vec<Task>,
}

impl Writer<'_> {
    fn push(&mut self, parent: Option<usize>, text: String) -> usize {
        self.lines.push(Line {
            parent,
            text,
            head: None,
            see: None,
        });
        self.lines.len() - 1
    }

    /// Puts off what stands below a node, but for notes, which are written at once.
    fn below(&mut self, node: usize, line: Option<usize>) {
        let Node {
            part,
            opened,
            left_out,
            ..
        } = self.tree.nodes[node];
        match part {
            Part::Statement(id, _) if opened == Opened::Here => self.statement_notes(id, line),
            Part::Statement(..) => return,
            Part::Reason(id) | Part::Facing(id) => self.reason_notes(id, line),
        }
        let mut tasks = Vec::new();
        let mut is_first = true;
        for child in self.children[node].clone() {
            let before = match self.tree.nodes[child].part {
                Part::Statement(_, premise) => self.joining(part, premise, &mut is_first),
                Part::Reason(_) | Part::Facing(_) => String::new(),
            };
            tasks.push(Task::Node {
                node: child,
                parent: line,
                before,
            });
        }
        if let Some(text) = left_out_words(left_out) {
            tasks.push(Task::Note { parent: line, text });
        }
        self.tasks.extend(tasks.into_iter().rev());
    }

    /// What joins a premise to those before it.
    fn joining(&self, above: Part, premise: Option<u32>, is_first: &mut bool) -> String {
        if !matches!(above, Part::Reason(_) | Part::Facing(_)) {
            return String::new();
        }
        let is_warrant =
            premise.is_some_and(|index| self.grounds.map.premises[index as usize].warrant);
        let joining = match (is_warrant, *is_first) {
            (true, _) => "because ",
            (false, true) => "",
            (false, false) => "and ",
        };
        *is_first = false;
        joining.to_owned()
    }

    fn statement_notes(&mut self, id: StatementId, line: Option<usize>) {
        let grounds = self.grounds;
        let shown = grounds.wording.arrangement.shown(id);
        if self.style.texts
            && line.is_some()
            && let Some(words) = text(grounds, shown)
        {
            self.push(line, words);
        }
        let asked = if line.is_some() { shown } else { id };
        for member in ends::members(grounds, id) {
            if member != asked {
                let kind = grounds.map.statement(member).kind.word();
                let name = grounds.wording.naming.statement(member);
                self.push(
                    line,
                    format!("the same as {kind} {name}{}", details(grounds, member)),
                );
            }
        }
        for words in why_assumed(grounds, shown) {
            self.push(line, format!("assumed because {words}"));
        }
    }

    fn reason_notes(&mut self, id: ReasonId, line: Option<usize>) {
        for words in concessions(self.grounds, id) {
            self.push(line, words);
        }
        for words in step_words(self.grounds, id) {
            self.push(line, words);
        }
    }

    fn write(&mut self, node: usize, parent: Option<usize>, before: &str) {
        match self.tree.nodes[node].part {
            Part::Statement(id, _) => self.statement(node, parent, before, id, "", &[]),
            Part::Reason(id) | Part::Facing(id) => self.reason(node, parent, id),
        }
    }

    fn statement(
        &mut self,
        node: usize,
        parent: Option<usize>,
        before: &str,
        id: StatementId,
        after: &str,
        notes: &[String],
    ) {
        let grounds = self.grounds;
        let shown = grounds.wording.arrangement.shown(id);
        let opened = self.tree.nodes[node].opened;
        let mut head = grounds.wording.head(shown, "");
        if let Some(file) = self.other_file(grounds.map.statement(shown).place.file) {
            head += &format!(" · in {file}");
        }
        let own = match opened {
            Opened::Here | Opened::Not => details(grounds, shown),
            Opened::At(_) => String::new(),
        };
        let line = self.push(parent, format!("{before}{head}{after}{own}"));
        self.lines[line].head = Some(head);
        for note in notes {
            self.push(Some(line), note.clone());
        }
        match opened {
            Opened::Here => {
                self.line_of[node] = Some(line);
                self.below(node, Some(line));
            }
            Opened::At(at) => {
                self.lines[line].see = Some(See {
                    at: (at > 0).then_some(at),
                    is_circle: self.closes_circle(node, id),
                });
            }
            Opened::Not => {}
        }
    }

    /// Whether a statement that is opened elsewhere lies on one circle of support
    /// with the conclusion that it stands below.
    fn closes_circle(&self, node: usize, id: StatementId) -> bool {
        let above = self.tree.nodes[node]
            .parent
            .map(|at| self.tree.nodes[at].part);
        let Some(Part::Reason(reason)) = above else {
            return false;
        };
        let reason = self.grounds.map.reason(reason);
        match (reason.effect, reason.conclusion) {
            (Effect::Supports, Conclusion::Statement(of)) => {
                self.grounds.wording.verdicts.are_on_one_circle(of, id)
            }
            _ => false,
        }
    }

    fn reason(&mut self, node: usize, parent: Option<usize>, id: ReasonId) {
        let grounds = self.grounds;
        let reason = grounds.map.reason(id);
        let is_facing = matches!(self.tree.nodes[node].part, Part::Facing(_));
        let relation = match (reason.effect, is_facing) {
            (Effect::Supports, false) => "supported",
            (Effect::Opposes, false) => "opposed",
            (Effect::Undercuts, _) => "undercut",
            (Effect::Supports, true) => "on the other side supported",
            (Effect::Opposes, true) => "on the other side opposed",
        };
        let mut after = tags(grounds, id);
        if let Some(file) = self.said_elsewhere(id) {
            after += &format!(" · said in {file}");
        }
        let premises: Vec<usize> = self.children[node]
            .iter()
            .copied()
            .filter(|child| matches!(self.tree.nodes[*child].part, Part::Statement(..)))
            .collect();
        let conceded = concessions(grounds, id);
        let is_plain = reason.label.is_none()
            && premises.len() == self.children[node].len()
            && self.tree.nodes[node].left_out == [0; 3]
            && step_words(grounds, id).is_empty()
            && conceded.len() <= 1;
        if let ([only], true) = (&premises[..], is_plain)
            && let Part::Statement(statement, _) = self.tree.nodes[*only].part
        {
            let before = format!("{relation} by ");
            // The premise says so itself where the reason falls with it.
            if has_fallen(grounds, statement) {
                after = after.replacen(" · does not count", "", 1);
            }
            self.statement(*only, parent, &before, statement, &after, &conceded);
            return;
        }
        let together = if super::words::is_joint(grounds, id) {
            " together"
        } else {
            ""
        };
        let label = reason.label.map_or(String::new(), |label| {
            format!(", as {}", grounds.map.names.text(label))
        });
        let line = self.push(parent, format!("{relation}{together} by{label}{after}:"));
        self.below(node, Some(line));
    }

    /// The file of something that does not stand in the file of what was asked.
    fn other_file(&self, file: crate::project::FileId) -> Option<String> {
        let map = self.grounds.map;
        let asked = match self.tree.nodes[0].part {
            Part::Statement(id, _) => map.statement(id).place.file,
            Part::Reason(id) | Part::Facing(id) => map.reason(id).place.file,
        };
        let path = self.grounds.wording.project.files.path(file);
        (file != asked).then(|| crate::findings::words::plain(path.as_str()).into_owned())
    }

    /// The file in which a reason is said, where it is neither that of what was asked
    /// nor that of its conclusion.
    fn said_elsewhere(&self, id: ReasonId) -> Option<String> {
        let map = self.grounds.map;
        let reason = map.reason(id);
        let of = match reason.conclusion {
            Conclusion::Statement(of) => map.statement(of).place.file,
            Conclusion::Reason(of) => map.reason(of).place.file,
        };
        let premises = map.premises_of(id);
        let is_theirs = premises
            .iter()
            .any(|premise| map.statement(premise.statement).place.file == reason.place.file);
        (of != reason.place.file && !is_theirs)
            .then(|| self.other_file(reason.place.file))
            .flatten()
    }
}

/// Whether a statement does not stand, nor may.
fn has_fallen(grounds: &Grounds<'_>, id: StatementId) -> bool {
    !matches!(grounds.verdict(id), Verdict::Accepted | Verdict::Contested)
}

/// Why the author lets an objection stand, a line each.
fn concessions(grounds: &Grounds<'_>, id: ReasonId) -> Vec<String> {
    let said = concession(grounds, id).into_iter();
    said.map(|why| format!("as the author says: “{why}”"))
        .collect()
}

/// What is said in words of a step, a line each.
fn step_words(grounds: &Grounds<'_>, id: ReasonId) -> Vec<String> {
    let mut words = Vec::new();
    let file = grounds.map.reason(id).place.file;
    // An exception has no words of its own.
    if grounds.wording.arrangement.options(id).is_some()
        && let Some(options) = options(grounds, id)
    {
        let because = options.warrant_texts.iter();
        words.extend(because.map(|text| format!("because {}", said(grounds, file, *text))));
        let unless = options.exception_texts.iter();
        words.extend(unless.map(|text| format!("unless {}", said(grounds, file, *text))));
    }
    words
}

/// That there are more reasons than are told.
fn left_out_words([supports, objections, undercuts]: [usize; 3]) -> Option<String> {
    let mut parts = Vec::new();
    if supports > 0 {
        parts.push(format!("{} for it", count(supports, "reason")));
    }
    if objections > 0 {
        parts.push(format!("{} to it", count(objections, "objection")));
    }
    if undercuts > 0 {
        parts.push(format!("{} of its step", count(undercuts, "undercut")));
    }
    let parts = match &parts[..] {
        [] => return None,
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    };
    let them = if supports + objections + undercuts == 1 {
        "it"
    } else {
        "them"
    };
    Some(format!("(also {parts}: `--all` shows {them})"))
}
