//! An account as data. The form is versioned: fields may be added to a version and
//! are never taken away from it. `docs/why-json.md` describes it.

use serde_json::{Value, json};

use super::ends::{self, Missing};
use super::grounds::{Fall, Grounds};
use super::settling::settling;
use super::tree::{Opened, Part, Tree};
use super::words::concession;
use super::{Subject, sentence};
use crate::graph::Force;
use crate::map::{Effect, Place, ReasonId, StatementId};
use crate::outline::facts::visible;
use crate::outline::ids::statement_id;
use crate::syntax::tree::StatementKind;

/// The version of the form.
const VERSION: u32 = 1;

/// The whole account.
pub(super) fn document(
    grounds: &Grounds<'_>,
    tree: &Tree,
    subject: Subject,
    reasons: &[String],
) -> Value {
    let data = Data { grounds, reasons };
    let missing = match subject {
        Subject::Statement(id) if !grounds.is_grounded(id) => ends::missing(grounds, id),
        _ => Vec::new(),
    };
    let ids =
        |all: &[ReasonId]| -> Vec<&str> { all.iter().map(|id| data.reason_id(*id)).collect() };
    let settling = settling(grounds, subject).map(|settling| {
        json!({
            "accepted_if_answered": ids(&settling.for_it),
            "defeated_if_answered": ids(&settling.against_it),
            "open": settling.open,
            "tried": settling.tried,
        })
    });
    let nodes: Vec<Value> = tree
        .nodes
        .iter()
        .map(|node| {
            let mut value = match node.part {
                Part::Statement(id, premise) => data.statement(id, premise),
                Part::Reason(id) => data.reason(id),
                Part::Facing(id) => {
                    let mut value = data.reason(id);
                    value["facing"] = true.into();
                    value
                }
            };
            value["parent"] = node.parent.into();
            match node.opened {
                Opened::Here => value["opened"] = true.into(),
                Opened::Not => value["opened"] = false.into(),
                Opened::At(at) => {
                    value["opened"] = false.into();
                    value["opened_at"] = at.into();
                }
            }
            let [supports, objections, undercuts] = node.left_out;
            if node.left_out != [0; 3] {
                value["left_out"] =
                    json!({ "supports": supports, "objections": objections, "undercuts": undercuts });
            }
            value
        })
        .collect();
    json!({
        "version": VERSION,
        "sentence": sentence::of(grounds, subject),
        "nodes": nodes,
        "missing": missing.iter().map(|end| data.missing(end)).collect::<Vec<Value>>(),
        "settling": settling,
    })
}

struct Data<'run> {
    grounds: &'run Grounds<'run>,
    reasons: &'run [String],
}

impl Data<'_> {
    fn id(&self, id: StatementId) -> String {
        statement_id(self.grounds.wording, id)
    }

    fn reason_id(&self, id: ReasonId) -> &str {
        &self.reasons[id.index()]
    }

    fn place(&self, place: Place) -> Value {
        let file = self.grounds.wording.project.files.get(place.file);
        let (start, end) = (
            file.position(place.span.start),
            file.position(place.span.end),
        );
        json!({
            "file": file.path.as_str(),
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
        })
    }

    fn statement(&self, id: StatementId, premise: Option<u32>) -> Value {
        let grounds = self.grounds;
        let statement = grounds.map.statement(id);
        let source = &grounds.wording.project.files.get(statement.place.file).text;
        let mut value = json!({
            "kind": statement.kind.word(),
            "id": self.id(id),
            "name": grounds.map.name_of(id),
            "verdict": grounds.verdict(id).word(),
            "held": statement.held,
            "held_by": grounds.wording.facts.holders(id),
            "damaged": statement.damaged,
            "place": self.place(statement.place),
        });
        if let Some(text) = statement.text {
            value["text"] = visible(&text.of(source)).into();
        }
        let members = ends::members(grounds, id);
        if members.len() > 1 {
            let others = members.into_iter().filter(|member| *member != id);
            value["restated_by"] = others.map(|member| self.id(member)).collect();
        }
        if let Some(premise) = premise {
            let premise = &grounds.map.premises[premise as usize];
            value["warrant"] = premise.warrant.into();
            value["named_at"] = self.place(premise.place);
        }
        if !statement.citations.is_empty() {
            value["from"] = grounds.wording.citing().all(&statement.citations).into();
        }
        if let Some(end) = self.end(id) {
            value["end"] = end.into();
        }
        value
    }

    /// What a statement is that no reason is needed for, or that has none.
    fn end(&self, id: StatementId) -> Option<&'static str> {
        let grounds = self.grounds;
        if grounds.is_given(id) {
            return Some(match ends::end_kind(grounds, id) {
                Some(StatementKind::Evidence) => "evidence",
                Some(_) => "assumption",
                None => "unread",
            });
        }
        if grounds.side(id, Effect::Supports).next().is_some() {
            return None;
        }
        let members = ends::members(grounds, id);
        let is_evidence = members
            .iter()
            .any(|one| grounds.map.statement(*one).kind == StatementKind::Evidence);
        Some(if is_evidence { "no-source" } else { "nothing" })
    }

    fn reason(&self, id: ReasonId) -> Value {
        let grounds = self.grounds;
        let reason = grounds.map.reason(id);
        let mut value = json!({
            "kind": "reason",
            "id": self.reason_id(id),
            "effect": match reason.effect {
                Effect::Supports => "supports",
                Effect::Opposes => "opposes",
                Effect::Undercuts => "undercuts",
            },
            "force": match grounds.force(id) {
                Force::Holds => "holds",
                Force::Open => "open",
                Force::Fails => "fails",
            },
            "conceded": reason.conceded,
            "concessions": concession(grounds, id),
            "damaged": reason.damaged,
            "place": self.place(reason.place),
        });
        if grounds.force(id) == Force::Fails {
            match grounds.fall(id) {
                Some(Fall::Undercut(by)) => value["undercut_by"] = self.reason_id(by).into(),
                Some(Fall::Premise(premise)) => value["rests_on"] = self.id(premise).into(),
                None => {}
            }
        }
        value
    }

    fn missing(&self, end: &Missing) -> Value {
        match end {
            Missing::Support(id) => json!({ "what": "support", "of": [self.id(*id)] }),
            Missing::Source(id) => json!({ "what": "source", "of": [self.id(*id)] }),
            Missing::WayIn(members) => {
                let members: Vec<String> = members.iter().map(|id| self.id(*id)).collect();
                json!({ "what": "way-in", "of": members })
            }
        }
    }
}
