//! The lines of a reason: its premises, and what is said of the step from them.

use super::branches::{Branches, Task, line};
use crate::map::{Effect, ReasonId, StatementId};
use crate::syntax::tree::Text;

impl Branches<'_> {
    /// What stands of a reason: on one line where it is one premise and nothing is
    /// said of the step, else premises, warrant, exceptions and undercuts below it.
    pub(super) fn reason(
        &self,
        depth: u16,
        id: ReasonId,
        conclusion: Option<StatementId>,
        next: &mut Vec<Task>,
    ) {
        let wording = self.wording;
        let reason = wording.map.reason(id);
        let premises = &wording.arrangement.premises[id.index()];
        let undercuts = &wording.arrangement.undercuts[id.index()];
        let options = wording.arrangement.options(id);
        let warrants = options.map_or(&[][..], |options| &options.warrant_texts);
        let exceptions = options.map_or(&[][..], |options| &options.exception_texts);
        let relation = match reason.effect {
            Effect::Supports => "supported",
            Effect::Opposes => "opposed",
            Effect::Undercuts => "undercut",
        };
        let met = wording.met(id);
        let figure = |name: &str, id: StatementId| {
            let shown = wording.naming.statement(wording.arrangement.shown(id));
            name.strip_prefix(shown).unwrap_or_default().to_owned()
        };
        let is_plain = premises.len() == 1
            && reason.label.is_none()
            && undercuts.is_empty()
            && warrants.is_empty()
            && exceptions.is_empty()
            && !reason.damaged
            && !(self.with_texts && options.is_some_and(|options| !options.conceded.is_empty()));
        if let ([(name, premise)], true) = (&premises[..], is_plain) {
            next.push(Task::Statement {
                depth,
                before: format!("{relation} by "),
                id: premise.statement,
                figure: figure(name, premise.statement),
                after: met,
                under: conclusion,
            });
            return;
        }
        let needed = premises.iter().filter(|(_, part)| !part.warrant).count();
        let together = if needed > 1 { " together" } else { "" };
        let label = reason.label.map_or(String::new(), |label| {
            format!(", as {}", wording.map.names.text(label))
        });
        let unread = if reason.damaged {
            " · not read whole"
        } else {
            ""
        };
        next.push(line(
            depth,
            format!("{relation}{together} by{label}{met}{unread}:"),
        ));
        let mut first = true;
        for (name, premise) in premises {
            let before = match (premise.warrant, first) {
                (true, _) => "because ",
                (false, true) => "",
                (false, false) => "and ",
            };
            first = false;
            next.push(Task::Statement {
                depth: depth + 1,
                before: before.to_owned(),
                id: premise.statement,
                figure: figure(name, premise.statement),
                after: String::new(),
                under: conclusion,
            });
        }
        let file = reason.place.file;
        self.words(
            depth + 1,
            "because",
            "of a warrant in words",
            file,
            warrants,
            next,
        );
        self.words(
            depth + 1,
            "unless",
            "something in words",
            file,
            exceptions,
            next,
        );
        if reason.conceded && reason.effect == Effect::Supports {
            next.push(line(depth + 1, "which is conceded".to_owned()));
        }
        if let Some(options) = options
            && self.with_texts
        {
            self.words(depth + 1, "conceded", "", file, &options.conceded, next);
        }
        for undercut in undercuts {
            next.push(Task::Reason {
                depth: depth + 1,
                id: *undercut,
                conclusion: None,
            });
        }
    }

    /// What is said of a step in words: the words themselves where texts are shown.
    fn words(
        &self,
        depth: u16,
        before: &str,
        instead: &str,
        file: crate::project::FileId,
        texts: &[Text],
        next: &mut Vec<Task>,
    ) {
        let source = &self.wording.project.files.get(file).text;
        let mut said: Vec<String> = texts
            .iter()
            .map(|text| {
                if self.with_texts {
                    format!("“{}”", super::facts::visible(&text.of(source)))
                } else {
                    instead.to_owned()
                }
            })
            .collect();
        said.sort();
        for words in said {
            next.push(line(depth, format!("{before} {words}")));
        }
    }
}
