//! Circles in support: statements that in the end rest on themselves.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeFiltered;
use petgraph::visit::EdgeRef as _;

use super::cycle::{components, shortest_cycle};
use super::{ArgumentGraph, Edge, Grounding, Node};
use crate::map::{Map, Place, ReasonId, StatementId};

/// A circle in support: one component, told by a shortest cycle through it.
#[derive(Clone, Debug)]
pub struct Circle {
    /// The steps: each conclusion rests on its premise, which is the next
    /// step's conclusion; the last leads back to the first.
    pub steps: Vec<Step>,
    /// The statements of the whole component, in the order of their places.
    pub members: Vec<StatementId>,
    /// How many statements are part of the whole component.
    pub statements: usize,
    /// Whether its statements are held from outside as well.
    pub grounded: bool,
}

/// One step of a circle.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What rests.
    pub conclusion: StatementId,
    /// What it rests on.
    pub premise: StatementId,
    /// The reason by which it does.
    pub reason: ReasonId,
    /// Where the reason names its premise.
    pub place: Place,
}

/// Finds the circles in support: strongly connected components among the
/// statements that are not grounded, and among those that are.
///
/// A circle is told from the step that stands first in the files, so that it
/// does not depend on the order in which the graph was built.
#[must_use]
pub fn circles(map: &Map, graph: &ArgumentGraph, grounding: &Grounding) -> Vec<Circle> {
    // A reason goes with its conclusion: one that lacks another premise is no
    // less a step of the circle that its grounded premise and conclusion are in.
    let holds = |node: NodeIndex| match graph.node(node) {
        Node::Statement(_) => grounding.is_grounded(node),
        Node::Reason(_) => graph
            .carries(node)
            .all(|(conclusion, _)| grounding.is_grounded(conclusion)),
    };
    let support = EdgeFiltered::from_fn(graph.petgraph(), |edge| {
        matches!(edge.weight(), Edge::Premise(_) | Edge::Supports)
            && holds(edge.source()) == holds(edge.target())
    });
    let mut circles = Vec::new();
    for component in components(&support) {
        let mut starts: Vec<NodeIndex> = component
            .iter()
            .copied()
            .filter(|node| matches!(graph.node(*node), Node::Statement(_)))
            .collect();
        let place = |node: &NodeIndex| match graph.node(*node) {
            Node::Statement(id) => map.statement(id).place,
            Node::Reason(id) => map.reason(id).place,
        };
        starts.sort_by_key(place);
        let members: Vec<StatementId> = starts
            .iter()
            .filter_map(|node| match graph.node(*node) {
                Node::Statement(id) => Some(id),
                Node::Reason(_) => None,
            })
            .collect();
        let cycle = shortest_cycle(&support, &component, &starts);
        let mut steps = steps(map, graph, &cycle.nodes);
        let first = (0..steps.len()).min_by_key(|index| steps[*index].place);
        steps.rotate_left(first.unwrap_or(0));
        circles.push(Circle {
            steps,
            statements: members.len(),
            members,
            grounded: component.first().is_some_and(|node| holds(*node)),
        });
    }
    circles.sort_by_key(|circle| circle.steps.first().map(|step| step.place));
    circles
}

/// The steps of a cycle of nodes, from conclusions to premises.
fn steps(map: &Map, graph: &ArgumentGraph, nodes: &[NodeIndex]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(nodes.len() / 2);
    for (index, node) in nodes.iter().enumerate() {
        let Node::Reason(reason) = graph.node(*node) else {
            continue;
        };
        let before = nodes[(index + nodes.len() - 1) % nodes.len()];
        let premise = map
            .premises_of(reason)
            .iter()
            .find(|premise| graph.statement(map.class_of(premise.statement)) == before);
        if let (Some(premise), crate::map::Conclusion::Statement(conclusion)) =
            (premise, map.reason(reason).conclusion)
        {
            steps.push(Step {
                conclusion,
                premise: premise.statement,
                reason,
                place: premise.place,
            });
        }
    }
    steps.reverse();
    steps
}
