//! Certificates: what can be checked without trusting the search.
//!
//! That a statement has grounds is shown by steps down to leaves, each resting on
//! earlier ones only; that others have none, by their set: none of them is given, and
//! every reason for one of them needs one of them.

use serde::Serialize;

use super::Argument;
use super::naming::{Named, Naming};
use crate::graph::{Analysis, Losses, Node, cited_without};
use crate::map::{Citation, ReasonId, StatementId, Work};
use crate::syntax::tree::{StatementKind, Text};

/// Why a statement has grounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The statement, by its id.
    pub statement: String,
    /// It is given, by itself or by one that restates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<Given>,
    /// Else a reason for it, whose premises have their steps before this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonStep>,
}

/// What is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Given {
    /// The leaf, by its id.
    pub leaf: String,
    /// Of evidence, the first of its citations that still holds: all works of its chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Vec<Named>>,
}

/// A reason that is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonStep {
    /// What it speaks for, by its id.
    pub conclusion: String,
    /// Its premises by their ids, a named warrant among them.
    pub premises: Vec<String>,
    /// Where it is told: `file:line`.
    pub place: String,
}

/// What shows that the result is right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// Steps, each resting on earlier ones only.
    pub steps: Vec<Step>,
    /// All statements without grounds, by their ids: none is given, and each reason
    /// for one of them needs one of them.
    pub ungrounded: Vec<String>,
}

impl Certificate {
    /// What shows that some statements have grounds in an analysis, and which have none.
    pub(super) fn new(
        argument: &Argument,
        naming: &Naming<'_>,
        after: &Analysis,
        losses: &Losses,
        targets: &[StatementId],
    ) -> Self {
        let maker = Maker {
            argument,
            naming,
            after,
            losses,
        };
        let map = &argument.map;
        let ungrounded = map.all_statements().filter(|(_, statement)| {
            let node = after.graph.statement(statement.class);
            !after.grounding.is_grounded(node)
        });
        Self {
            steps: maker.steps(targets),
            ungrounded: ungrounded.map(|(id, _)| maker.id(id)).collect(),
        }
    }
}

struct Maker<'run> {
    argument: &'run Argument,
    naming: &'run Naming<'run>,
    after: &'run Analysis,
    losses: &'run Losses,
}

impl Maker<'_> {
    fn id(&self, id: StatementId) -> String {
        self.naming.statement(id).id
    }

    fn steps(&self, targets: &[StatementId]) -> Vec<Step> {
        let map = &self.argument.map;
        let graph = &self.after.graph;
        // What stands is shown by what stands; what is defeated, by all support.
        let standing = self.after.standing.grounds(map, graph);
        let mut order = standing.order().to_vec();
        let rest = self.after.grounding.order().iter();
        order.extend(rest.filter(|node| !standing.is_grounded(**node)));
        let reason_of = |node| {
            if standing.is_grounded(node) {
                standing.first_reason(node)
            } else {
                self.after.grounding.first_reason(node)
            }
        };
        let mut is_needed = vec![false; graph.len()];
        let mut waiting: Vec<_> = targets
            .iter()
            .map(|id| graph.statement(map.class_of(*id)))
            .filter(|node| self.after.grounding.is_grounded(*node))
            .collect();
        while let Some(node) = waiting.pop() {
            if std::mem::replace(&mut is_needed[node.index()], true) {
                continue;
            }
            if let Some(reason) = reason_of(node) {
                waiting.extend(graph.rests_on(reason).map(|(premise, _)| premise));
            }
        }
        let mut steps = Vec::new();
        for node in order {
            let Node::Statement(class) = graph.node(node) else {
                continue;
            };
            if !is_needed[node.index()] {
                continue;
            }
            let reason = reason_of(node).and_then(|reason| match graph.node(reason) {
                Node::Reason(id) => Some(self.reason(id)),
                Node::Statement(_) => None,
            });
            steps.push(Step {
                statement: self.id(class),
                given: if reason.is_none() {
                    self.given(class)
                } else {
                    None
                },
                reason,
            });
        }
        steps
    }

    fn reason(&self, id: ReasonId) -> ReasonStep {
        let map = &self.argument.map;
        let reason = map.reason(id);
        let file = self.argument.project.files.get(reason.place.file);
        let conclusion = match reason.conclusion {
            crate::map::Conclusion::Statement(of) => self.id(of),
            crate::map::Conclusion::Reason(_) => String::new(),
        };
        let premises = map.premises_of(id).iter();
        ReasonStep {
            conclusion,
            premises: premises.map(|premise| self.id(premise.statement)).collect(),
            place: format!(
                "{}:{}",
                file.path,
                file.position(reason.place.span.start).line
            ),
        }
    }

    /// The first of a class that is given, and by which citation.
    fn given(&self, class: StatementId) -> Option<Given> {
        let map = &self.argument.map;
        let givens = self.after.graph.givens();
        let is_it = |id: &StatementId| givens.is_given(*id);
        let leaf = Some(class).filter(is_it).or_else(|| {
            let mut others = map.all_statements();
            let other = others.find(|(id, one)| one.class == class && is_it(id));
            other.map(|(id, _)| id)
        })?;
        let statement = map.statement(leaf);
        let mut citations = statement.citations.iter();
        let left = citations.find(|citation| cited_without(map, citation, self.losses) != 0);
        Some(Given {
            leaf: self.id(leaf),
            citation: left
                .filter(|_| statement.kind == StatementKind::Evidence)
                .map(|citation| self.works(citation)),
        })
    }

    fn works(&self, citation: &Citation) -> Vec<Named> {
        let words = |work: Work| {
            let text = match work {
                Work::Words(place) => {
                    let source = &self.argument.project.files.get(place.file).text;
                    Text(place.span).of(source).into_owned()
                }
                _ => String::new(),
            };
            Named {
                kind: "words",
                id: text.clone(),
                name: text,
                argued: false,
            }
        };
        let works = citation.works.iter();
        works
            .map(|work| self.naming.work(*work).unwrap_or_else(|| words(*work)))
            .collect()
    }
}
