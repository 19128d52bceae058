//! What stands: the verdict of every statement, with its opposition.
//!
//! Whether a statement is grounded is asked of support alone ([`super::ground`]);
//! whether it stands, of support and opposition together (`well_founded`). An
//! attack deletes nothing: a verdict is shown beside the structure.

use super::well_founded::{Model, Value};
use super::{ArgumentGraph, Circle, Grounding, Node, ground_among};
use crate::map::{Conclusion, Effect, Map, ReasonId, StatementId};

/// What becomes of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It stands: whatever speaks against it is answered.
    Accepted,
    /// It is grounded, and neither it nor its opposition is answered.
    Contested,
    /// It is grounded, and falls to its opposition; see [`Standing::cause`].
    Defeated,
    /// It lacks grounds.
    Unsupported,
    /// It lacks grounds and is one of its own grounds.
    Circular,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Contested => "contested",
            Self::Defeated => "defeated",
            Self::Unsupported => "unsupported",
            Self::Circular => "circular",
        }
    }
}

/// Whether a reason counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Force {
    /// Its premises stand and its step is not answered.
    Holds,
    /// One of these is contested, or the other side is as strong.
    Open,
    /// It counts for nothing.
    Fails,
}

/// Why a grounded statement or a reason falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The step of this reason is undercut by that one: "its only reason is
    /// undercut by `x`", where `x` are the premises of `by`.
    Undercut { reason: ReasonId, by: ReasonId },
    /// It was given, this holds against it, and nothing that holds speaks for it.
    Opposed { by: ReasonId },
    /// A reason needs a statement that does not stand: "rests on `y`, which does
    /// not stand". Of a defeated statement the premise is defeated too, and from
    /// cause to cause one always comes to an attack, never round in a circle.
    RestsOn {
        reason: ReasonId,
        premise: StatementId,
    },
}

/// The verdicts of a map.
#[derive(Debug)]
pub struct Standing {
    verdicts: Vec<Verdict>,
    forces: Vec<Force>,
    causes: Vec<Option<Cause>>,
    reason_causes: Vec<Option<Cause>>,
}

impl Standing {
    /// The verdict of a statement. Statements that restate one another share one.
    #[must_use]
    pub fn of(&self, statement: StatementId) -> Verdict {
        self.verdicts[statement.index()]
    }

    /// Whether a reason counts.
    #[must_use]
    pub fn force(&self, reason: ReasonId) -> Force {
        self.forces[reason.index()]
    }

    /// What is grounded by way of what stands: by reasons that do not fail, from
    /// leaves that are not defeated. These are the statements that are accepted or
    /// contested, since nothing in the well-founded model holds only itself up.
    #[must_use]
    pub fn grounds(&self, map: &Map, graph: &ArgumentGraph) -> Grounding {
        ground_among(map, graph, |node| match graph.node(node) {
            Node::Statement(id) => {
                matches!(self.of(id), Verdict::Accepted | Verdict::Contested)
            }
            Node::Reason(id) => self.force(id) != Force::Fails,
        })
    }

    /// The nearest cause for which a defeated statement falls: of one that is given
    /// (evidence with a citation, an assumption) what opposes it; of any other what
    /// undercuts a grounded reason for it, failing that what such a reason rests on.
    /// Why each of its reasons falls says [`Standing::reason_cause`]. None for a
    /// statement that is not defeated.
    #[must_use]
    pub fn cause(&self, statement: StatementId) -> Option<Cause> {
        self.causes[statement.index()]
    }

    /// Why a reason fails, grounded or not: it is undercut, or rests on what does not
    /// stand. Never [`Cause::Opposed`], since reasons that only face one another are
    /// open. None for a reason that does not fail.
    #[must_use]
    pub fn reason_cause(&self, reason: ReasonId) -> Option<Cause> {
        self.reason_causes[reason.index()]
    }
}

/// Works out every verdict. The time is linear in the size of the map but for
/// circles of support that are held from outside, see `unfounded`.
#[must_use]
pub fn standing(
    map: &Map,
    graph: &ArgumentGraph,
    grounding: &Grounding,
    circles: &[Circle],
) -> Standing {
    let model = Model::new(map, graph, grounding, circles);
    let mut is_circular = vec![false; map.statements.len()];
    for circle in circles.iter().filter(|circle| !circle.grounded) {
        for member in &circle.members {
            is_circular[member.index()] = true;
        }
    }
    let verdict = |class: StatementId| {
        let node = graph.statement(class);
        match model.value(node) {
            Value::True => Verdict::Accepted,
            Value::Unknown => Verdict::Contested,
            Value::False if grounding.is_grounded(node) => Verdict::Defeated,
            Value::False if is_circular[class.index()] => Verdict::Circular,
            Value::False => Verdict::Unsupported,
        }
    };
    let force = |(id, _)| match model.value(graph.reason(id)) {
        Value::True => Force::Holds,
        Value::Unknown => Force::Open,
        Value::False => Force::Fails,
    };
    let mut standing = Standing {
        verdicts: map
            .statements
            .iter()
            .map(|one| verdict(one.class))
            .collect(),
        forces: map.all_reasons().map(force).collect(),
        causes: Vec::new(),
        reason_causes: Vec::new(),
    };
    let causes = Causes::new(map, graph, grounding, &standing, &model);
    let reason_causes = map.all_reasons().map(|(id, _)| causes.of_reason(id));
    let reason_causes: Vec<_> = reason_causes.collect();
    let of_class = causes.of_classes(&reason_causes);
    let of_each = map
        .statements
        .iter()
        .map(|one| of_class[one.class.index()])
        .collect();
    standing.causes = of_each;
    standing.reason_causes = reason_causes;
    standing
}

/// What is needed to tell causes once all verdicts are known.
struct Causes<'run> {
    map: &'run Map,
    graph: &'run ArgumentGraph,
    grounding: &'run Grounding,
    standing: &'run Standing,
    /// When a node was grounded; never for those that are not. A node is grounded
    /// after what it rests on, so causes that only look back do not turn in circles.
    grounded_at: Vec<u32>,
    /// The attack that holds, by the node that it attacks; of several the one that was
    /// known first, so that no attack is told that hangs on its own victim, and of these
    /// the one whose premises' names come first, wherever they stand in the text.
    attack: Vec<Option<ReasonId>>,
    model: &'run Model<'run>,
}

const NEVER: u32 = u32::MAX;

fn premise_names(map: &Map, reason: ReasonId) -> impl Iterator<Item = &str> {
    let premises = map.premises_of(reason).iter();
    premises.map(|premise| map.name_of(premise.statement))
}

impl<'run> Causes<'run> {
    fn new(
        map: &'run Map,
        graph: &'run ArgumentGraph,
        grounding: &'run Grounding,
        standing: &'run Standing,
        model: &'run Model<'run>,
    ) -> Self {
        let mut grounded_at = vec![NEVER; graph.len()];
        for (at, node) in (0..NEVER).zip(grounding.order()) {
            grounded_at[node.index()] = at;
        }
        let mut attack = vec![None; graph.len()];
        for (id, reason) in map.all_reasons() {
            let target = match reason.conclusion {
                Conclusion::Statement(id) => graph.statement(map.class_of(id)),
                Conclusion::Reason(id) => graph.reason(id),
            };
            if reason.effect != Effect::Supports && standing.force(id) == Force::Holds {
                let known = |id| model.round(graph.reason(id));
                let first = attack[target.index()].get_or_insert(id);
                let is_earlier = known(id).cmp(&known(*first));
                if is_earlier
                    .then_with(|| premise_names(map, id).cmp(premise_names(map, *first)))
                    .is_lt()
                {
                    *first = id;
                }
            }
        }
        Self {
            map,
            graph,
            grounding,
            standing,
            grounded_at,
            attack,
            model,
        }
    }

    /// When a statement was grounded.
    fn since(&self, statement: StatementId) -> u32 {
        let node = self.graph.statement(self.map.class_of(statement));
        self.grounded_at[node.index()]
    }

    fn of_reason(&self, id: ReasonId) -> Option<Cause> {
        if self.standing.force(id) != Force::Fails {
            return None;
        }
        let node = self.graph.reason(id);
        let undercut = self.attack[node.index()].map(|by| Cause::Undercut { reason: id, by });
        if let Some(Cause::Undercut { by, .. }) = undercut
            && self.model.round(self.graph.reason(by)) < self.model.round(node)
        {
            return undercut;
        }
        let fallen = self.map.premises_of(id).iter().filter(|premise| {
            let verdict = self.standing.of(premise.statement);
            !matches!(verdict, Verdict::Accepted | Verdict::Contested)
        });
        let premise = fallen.min_by_key(|premise| self.since(premise.statement));
        let rests_on = premise.map(|premise| Cause::RestsOn {
            reason: id,
            premise: premise.statement,
        });
        rests_on.or(undercut)
    }

    /// The nearest causes, by the statements that stand for their classes.
    fn of_classes(&self, reasons: &[Option<Cause>]) -> Vec<Option<Cause>> {
        let mut causes = vec![None; self.map.statements.len()];
        for (id, statement) in self.map.all_statements() {
            let node = self.graph.statement(id);
            let is_given = self.grounding.first_reason(node).is_none();
            if statement.class == id && self.standing.of(id) == Verdict::Defeated && is_given {
                causes[id.index()] = self.attack[node.index()].map(|by| Cause::Opposed { by });
            }
        }
        for (id, reason) in self.map.all_reasons() {
            let Conclusion::Statement(conclusion) = reason.conclusion else {
                continue;
            };
            let class = self.map.class_of(conclusion);
            let speaks_for = reason.effect == Effect::Supports
                && self.graph.givens().counts(id)
                && self.grounding.is_grounded(self.graph.reason(id));
            if !speaks_for || self.standing.of(class) != Verdict::Defeated {
                continue;
            }
            let known = causes[class.index()];
            let is_nearer = match reasons[id.index()] {
                Some(Cause::Undercut { .. }) => {
                    known.is_none_or(|known| matches!(known, Cause::RestsOn { .. }))
                }
                Some(Cause::RestsOn { premise, .. }) => {
                    known.is_none() && self.since(premise) < self.since(class)
                }
                _ => false,
            };
            if is_nearer {
                causes[class.index()] = reasons[id.index()];
            }
        }
        causes
    }
}
