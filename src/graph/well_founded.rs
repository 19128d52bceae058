//! The well-founded model of a map (Van Gelder, Ross & Schlipf 1991).
//!
//! Support with opposition is read as a logic program; *supports(n)* and
//! *objections(n)* are the reasons for and against a statement *n*:
//!
//! ```text
//! n  <-  s                              for each s in supports(n)
//! n  <-  not o, for all objections o    if n is given
//! r  <-  its premises, not u, for all that undercuts r
//!        , not o for all o in objections(n)     where r supports n
//!        , not s for all s in supports(n)       where r objects to n
//! ```
//!
//! What is true holds, what is false fails, what is undefined is contested.
//!
//! The alternating fixpoint that defines the model takes a round for each reply
//! in a chain of replies, which is quadratic. Here both truth and falsity spread
//! through one worklist, by counters (Dowling & Gallier 1984): of a reason, what it
//! still waits for; of each side of a statement, how many of its reasons have not
//! failed. A side is one counter however many reasons face it, so that a hundred
//! objections to a hundred supports cost two hundred steps and not ten thousand.
//! Every edge is looked at a constant number of times: linear.
//!
//! What only holds itself up is false and is never reached by counters. What
//! lacks every ground is known beforehand, from [`Grounding`]. So it happens only in
//! circles of support that are held from outside, once what held them has fallen;
//! `unfounded` looks for it there, whenever the worklist is empty.
//!
//! A reason that is open may be thought to be answered, see [`Model::if_answered`].
//!
//! Where something could not be read, neither defeat nor victory follows from it: a
//! damaged objection or undercut never holds, it is open at best, and a damaged
//! statement is given and is never answered by an objection for good, as though
//! one more reason spoke for it.

use std::collections::VecDeque;

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;

use super::unfounded::Rings;
use super::{ArgumentGraph, Circle, Edge, Grounding, Node};
use crate::map::{Effect, Map, ReasonId};

/// What is known of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A statement is contested, a reason open.
    Unknown,
    /// A statement is accepted, a reason holds.
    True,
    /// A statement does not stand, a reason fails.
    False,
}

/// The well-founded model of a map: the value of every node, and when it became known.
#[derive(Clone)]
pub struct Model<'graph> {
    solver: Solver<'graph>,
    rings: Rings,
}

impl<'graph> Model<'graph> {
    /// Works out the model.
    #[must_use]
    pub fn new(
        map: &Map,
        graph: &'graph ArgumentGraph,
        grounding: &Grounding,
        circles: &[Circle],
    ) -> Self {
        let mut model = Self {
            solver: Solver::new(map, graph),
            rings: Rings::new(graph, grounding, circles),
        };
        model.solver.begin(map, grounding);
        model.spread();
        model
    }

    /// The value of a node.
    #[must_use]
    pub fn value(&self, node: NodeIndex) -> Value {
        self.solver.value(node)
    }

    /// The round in which a value became known, from what became known in earlier
    /// rounds; only statements that rest on one another in a circle fall in one
    /// round. An account that goes from later rounds to earlier ones never argues in
    /// a circle. Nothing is said by the round of a node whose value is unknown.
    #[must_use]
    pub fn round(&self, node: NodeIndex) -> u32 {
        self.solver.rounds[node.index()]
    }

    /// The model in which an open reason has come to fail, as though something new
    /// that holds undercut it. What is known already stays: only what is unknown is
    /// looked at (taking an undefined atom for false makes no known literal of a
    /// well-founded model unknown). Support alone has not changed, so that the
    /// [`Grounding`] is the same.
    #[must_use]
    pub fn if_answered(&self, reason: ReasonId) -> Self {
        let mut model = self.clone();
        let node = model.solver.graph.reason(reason);
        model.solver.set(node, Value::False);
        model.spread();
        model
    }

    /// Draws every consequence of what is known.
    fn spread(&mut self) {
        loop {
            self.solver.spread(&mut self.rings);
            let Some(ring) = self.rings.next() else {
                return;
            };
            for statement in self.rings.unfounded(ring, &self.solver) {
                self.solver.set(statement, Value::False);
            }
        }
    }
}

/// The counters of the worklist algorithm, by node.
#[derive(Clone)]
pub(super) struct Solver<'graph> {
    pub(super) graph: &'graph ArgumentGraph,
    values: Vec<Value>,
    /// Of a reason: its premises that are not true yet, and one each for its
    /// undercuts and for the other side while these have not all failed.
    unmet: Vec<u32>,
    /// Of a statement: the reasons for it that have not failed.
    supports: Vec<u32>,
    /// Of a statement, its objections that have not failed; of a reason, its undercuts.
    attacks: Vec<u32>,
    is_given: Vec<bool>,
    /// Of a statement: an objection to it holds.
    is_opposed: Vec<bool>,
    /// Nodes whose value is known and has not spread yet, in the order of their rounds.
    queue: VecDeque<NodeIndex>,
    /// When the value of a node became known.
    rounds: Vec<u32>,
    /// The round of what becomes known now.
    round: u32,
}

impl<'graph> Solver<'graph> {
    fn new(map: &Map, graph: &'graph ArgumentGraph) -> Self {
        let nodes = graph.len();
        let mut solver = Self {
            graph,
            values: vec![Value::Unknown; nodes],
            unmet: vec![0; nodes],
            supports: vec![0; nodes],
            attacks: vec![0; nodes],
            is_given: vec![false; nodes],
            is_opposed: vec![false; nodes],
            queue: VecDeque::new(),
            rounds: vec![0; nodes],
            round: 0,
        };
        for (id, statement) in map.all_statements() {
            let node = graph.statement(statement.class).index();
            solver.is_given[node] |= graph.givens().is_given(id);
            // A reason for it may stand in what could not be read.
            if graph.givens().is_open(id) {
                solver.supports[node] = 1;
            }
        }
        for edge in graph.petgraph().edge_references() {
            let target = edge.target().index();
            match edge.weight() {
                Edge::Premise(_) => solver.unmet[target] += 1,
                Edge::Supports => solver.supports[target] += 1,
                Edge::Opposes | Edge::Undercuts => solver.attacks[target] += 1,
            }
        }
        for (id, reason) in map.all_reasons() {
            let node = graph.reason(id);
            let mut more = u32::from(solver.attacks[node.index()] > 0);
            if let Some((target, edge)) = solver.bears_on(node) {
                more += match edge {
                    Edge::Supports => u32::from(solver.attacks[target.index()] > 0),
                    Edge::Opposes => u32::from(solver.supports[target.index()] > 0),
                    Edge::Premise(_) | Edge::Undercuts => 0,
                };
            }
            // What could not be read whole supports, but answers nothing for good.
            more += u32::from(reason.damaged && reason.effect != Effect::Supports);
            solver.unmet[node.index()] += more;
        }
        solver
    }

    /// What is known before anything spreads.
    fn begin(&mut self, map: &Map, grounding: &Grounding) {
        for (id, statement) in map.all_statements() {
            let node = self.graph.statement(id);
            if statement.class != id {
                continue;
            }
            if !grounding.is_grounded(node) {
                self.set(node, Value::False);
            } else if self.is_given[node.index()] && self.attacks[node.index()] == 0 {
                self.set(node, Value::True);
            }
        }
        for (id, _) in map.all_reasons() {
            let node = self.graph.reason(id);
            if self.unmet[node.index()] == 0 {
                self.set(node, Value::True);
            }
        }
    }

    pub(super) fn value(&self, node: NodeIndex) -> Value {
        self.values[node.index()]
    }

    /// Whether a statement may still stand because it is given.
    fn may_be_given(&self, statement: NodeIndex) -> bool {
        self.is_given[statement.index()] && !self.is_opposed[statement.index()]
    }

    /// What a reason bears on, and how.
    pub(super) fn bears_on(&self, reason: NodeIndex) -> Option<(NodeIndex, Edge)> {
        let edge = self.graph.petgraph().edges(reason).next()?;
        Some((edge.target(), *edge.weight()))
    }

    fn set(&mut self, node: NodeIndex, value: Value) {
        if self.values[node.index()] == Value::Unknown {
            self.values[node.index()] = value;
            self.rounds[node.index()] = self.round;
            self.queue.push_back(node);
        }
    }

    /// Draws every consequence that counters can draw.
    fn spread(&mut self, rings: &mut Rings) {
        while let Some(node) = self.queue.pop_front() {
            self.round = self.rounds[node.index()] + 1;
            let holds = self.value(node) == Value::True;
            match self.graph.node(node) {
                Node::Statement(_) => self.spread_statement(node, holds),
                Node::Reason(_) => self.spread_reason(node, holds, rings),
            }
        }
    }

    fn spread_statement(&mut self, statement: NodeIndex, holds: bool) {
        for (reason, _) in self.graph.carries(statement) {
            if holds {
                self.meet(reason);
            } else {
                self.set(reason, Value::False);
            }
        }
    }

    fn spread_reason(&mut self, reason: NodeIndex, holds: bool, rings: &mut Rings) {
        let Some((target, edge)) = self.bears_on(reason) else {
            return;
        };
        let at = target.index();
        match (edge, holds) {
            // The other side has failed already, else this reason would still wait.
            (Edge::Supports, true) => self.set(target, Value::True),
            (Edge::Supports, false) => {
                self.supports[at] -= 1;
                if self.supports[at] == 0 {
                    self.meet_side(target, Edge::Opposes);
                }
                self.lose(target, Some(reason), rings);
            }
            (Edge::Opposes, true) => {
                self.is_opposed[at] = true;
                self.lose(target, None, rings);
            }
            (Edge::Opposes, false) => {
                self.attacks[at] -= 1;
                if self.attacks[at] == 0 {
                    if self.is_given[at] {
                        self.set(target, Value::True);
                    }
                    self.meet_side(target, Edge::Supports);
                }
            }
            (Edge::Undercuts, true) => self.set(target, Value::False),
            (Edge::Undercuts, false) => {
                self.attacks[at] -= 1;
                if self.attacks[at] == 0 {
                    self.meet(target);
                }
            }
            (Edge::Premise(_), _) => {}
        }
    }

    /// A statement can no longer stand by this reason, or by being given.
    fn lose(&mut self, statement: NodeIndex, by: Option<NodeIndex>, rings: &mut Rings) {
        if self.supports[statement.index()] == 0 && !self.may_be_given(statement) {
            self.set(statement, Value::False);
        } else {
            rings.lose(statement, by);
        }
    }

    /// One thing that a reason waits for has come true.
    fn meet(&mut self, reason: NodeIndex) {
        self.unmet[reason.index()] -= 1;
        if self.unmet[reason.index()] == 0 {
            self.set(reason, Value::True);
        }
    }

    /// The side that faces these reasons has failed.
    fn meet_side(&mut self, statement: NodeIndex, side: Edge) {
        let all = self.graph.petgraph();
        for edge in all.edges_directed(statement, Direction::Incoming) {
            if *edge.weight() == side {
                self.meet(edge.source());
            }
        }
    }
}
