//! From the map to the graph.

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef as _;

use super::Givens;
use crate::map::{Conclusion, Effect, Map, ReasonId, StatementId};

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// A statement; of several that restate one another, the first stands for all.
    Statement(StatementId),
    /// A reason.
    Reason(ReasonId),
}

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// From a statement to a reason that needs it; the index of the premise in
    /// [`Map::premises`].
    Premise(u32),
    /// From a reason to the statement it speaks for.
    Supports,
    /// From a reason to the statement it speaks against.
    Opposes,
    /// From a reason to the reason whose step it speaks against.
    Undercuts,
}

/// The graph of statements and reasons.
///
/// The nodes of statements come first, in the order of their ids, then those of
/// reasons: from an id to its node is an addition.
#[derive(Debug)]
pub struct ArgumentGraph {
    graph: DiGraph<Node, Edge>,
    statements: usize,
    givens: Givens,
}

impl ArgumentGraph {
    /// Builds the graph of a map.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        Self::on(map, Givens::of(map))
    }

    /// Builds the graph of a map on some leaves. A reason that does not count leads
    /// to nothing.
    #[must_use]
    pub fn on(map: &Map, givens: Givens) -> Self {
        let statements = map.statements.len();
        let nodes = statements + map.reasons.len();
        let edges = map.premises.len() + map.reasons.len();
        let mut graph = DiGraph::with_capacity(nodes, edges);
        for (id, _) in map.all_statements() {
            graph.add_node(Node::Statement(id));
        }
        for (id, _) in map.all_reasons() {
            graph.add_node(Node::Reason(id));
        }
        let mut built = Self {
            graph,
            statements,
            givens,
        };
        for (id, reason) in map.all_reasons() {
            let node = built.reason(id);
            for index in reason.premises.clone() {
                let premise = map.premises[index as usize].statement;
                let from = built.statement(map.class_of(premise));
                built.graph.add_edge(from, node, Edge::Premise(index));
            }
            if !built.givens.counts(id) {
                continue;
            }
            let (to, edge) = match (reason.conclusion, reason.effect) {
                (Conclusion::Reason(other), _) => (built.reason(other), Edge::Undercuts),
                (Conclusion::Statement(id), Effect::Opposes) => {
                    (built.statement(map.class_of(id)), Edge::Opposes)
                }
                (Conclusion::Statement(id), _) => {
                    (built.statement(map.class_of(id)), Edge::Supports)
                }
            };
            built.graph.add_edge(node, to, edge);
        }
        built
    }

    /// The graph as petgraph has it.
    #[must_use]
    pub fn petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// The leaves that it is built on.
    #[must_use]
    pub fn givens(&self) -> &Givens {
        &self.givens
    }

    /// The node of a statement that stands for its class.
    #[must_use]
    pub fn statement(&self, class: StatementId) -> NodeIndex {
        NodeIndex::new(class.index())
    }

    /// The node of a reason.
    #[must_use]
    pub fn reason(&self, id: ReasonId) -> NodeIndex {
        NodeIndex::new(self.statements + id.index())
    }

    /// What a node stands for.
    #[must_use]
    pub fn node(&self, index: NodeIndex) -> Node {
        self.graph[index]
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.graph.node_count()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The nodes that a node speaks for: the reasons that need a statement, the
    /// statement that a reason supports. With the premise's index where it is one.
    pub fn carries(&self, node: NodeIndex) -> impl Iterator<Item = (NodeIndex, Edge)> + '_ {
        self.support_edges(node, Direction::Outgoing)
    }

    /// The nodes that a node rests on: the reasons for a statement, the premises of a reason.
    pub fn rests_on(&self, node: NodeIndex) -> impl Iterator<Item = (NodeIndex, Edge)> + '_ {
        self.support_edges(node, Direction::Incoming)
    }

    /// The reasons that speak against a node: the objections to a statement, the
    /// undercuts of a reason.
    pub fn attacks(&self, node: NodeIndex) -> impl Iterator<Item = ReasonId> + '_ {
        self.graph
            .edges_directed(node, Direction::Incoming)
            .filter(|edge| matches!(edge.weight(), Edge::Opposes | Edge::Undercuts))
            .filter_map(|edge| match self.graph[edge.source()] {
                Node::Reason(id) => Some(id),
                Node::Statement(_) => None,
            })
    }

    /// The reasons that speak for a statement.
    pub fn supports(&self, statement: NodeIndex) -> impl Iterator<Item = ReasonId> + '_ {
        self.rests_on(statement)
            .filter_map(|(node, _)| match self.graph[node] {
                Node::Reason(id) => Some(id),
                Node::Statement(_) => None,
            })
    }

    fn support_edges(
        &self,
        node: NodeIndex,
        direction: Direction,
    ) -> impl Iterator<Item = (NodeIndex, Edge)> + '_ {
        self.graph
            .edges_directed(node, direction)
            .filter(|edge| matches!(edge.weight(), Edge::Premise(_) | Edge::Supports))
            .map(move |edge| {
                let other = match direction {
                    Direction::Outgoing => edge.target(),
                    Direction::Incoming => edge.source(),
                };
                (other, *edge.weight())
            })
    }
}
