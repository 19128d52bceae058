//! Cycles in any graph: components, and in each a shortest cycle.

use std::collections::VecDeque;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::NodeIndex;
use petgraph::visit::{
    IntoEdgeReferences, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCount,
    NodeIndexable, Visitable,
};

/// A shortest cycle of a component: its nodes in order, the first one not repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The nodes along the edges.
    pub nodes: Vec<NodeIndex>,
    /// How many nodes the whole component has.
    pub component: usize,
}

/// The strongly connected components that hold a cycle, a loop on one node
/// included (Kosaraju's algorithm, after Sharir 1981; petgraph's runs without
/// recursion). Their nodes are sorted, and so are they.
pub fn components<G>(graph: G) -> Vec<Vec<NodeIndex>>
where
    G: IntoNeighborsDirected<NodeId = NodeIndex>
        + IntoNodeIdentifiers
        + IntoNeighbors
        + Visitable<NodeId = NodeIndex>
        + Copy,
{
    let mut cyclic: Vec<Vec<NodeIndex>> = kosaraju_scc(graph)
        .into_iter()
        .filter(|component| match component[..] {
            [only] => graph.neighbors(only).any(|next| next == only),
            _ => true,
        })
        .collect();
    for component in &mut cyclic {
        component.sort_unstable();
    }
    cyclic.sort_unstable();
    cyclic
}

/// Searching a component for its shortest cycle stops after so many steps for
/// each of its nodes; the best cycle found so far is then given.
const STEPS_PER_NODE: usize = 64;

/// A shortest cycle of a component, by breadth-first searches from its nodes in
/// their order. Where the component is so large that this would not be linear,
/// it is the shortest of those through the nodes tried, the first among them.
pub fn shortest_cycle<G>(graph: G, component: &[NodeIndex], starts: &[NodeIndex]) -> Cycle
where
    G: IntoNeighbors<NodeId = NodeIndex>
        + NodeIndexable<NodeId = NodeIndex>
        + IntoEdgeReferences
        + NodeCount
        + Copy,
{
    let mut search = Search::new(component);
    let mut budget = component.len().saturating_mul(STEPS_PER_NODE).max(4096);
    let mut best: Option<Vec<NodeIndex>> = None;
    for (tried, start) in starts.iter().enumerate() {
        if tried > 0 && budget == 0 {
            break;
        }
        let limit = best.as_ref().map_or(usize::MAX, Vec::len);
        if limit == 1 || (tried == 1 && search.is_ring(graph)) {
            break;
        }
        let allowed = if tried == 0 { None } else { Some(&mut budget) };
        if let Some(cycle) = search.from(graph, *start, limit, allowed)
            && cycle.len() < limit
        {
            best = Some(cycle);
        }
    }
    Cycle {
        nodes: best.unwrap_or_default(),
        component: component.len(),
    }
}

/// Breadth-first searches inside one component; positions are looked up in its
/// sorted nodes, so that memory stays with the component.
struct Search<'component> {
    component: &'component [NodeIndex],
    came_from: Vec<Option<u32>>,
    depth: Vec<u32>,
    touched: Vec<u32>,
}

impl<'component> Search<'component> {
    fn new(component: &'component [NodeIndex]) -> Self {
        Self {
            component,
            came_from: vec![None; component.len()],
            depth: vec![0; component.len()],
            touched: Vec::new(),
        }
    }

    fn position(&self, node: NodeIndex) -> Option<usize> {
        self.component.binary_search(&node).ok()
    }

    /// Whether each node leads to one other only, so that there is but one cycle.
    fn is_ring<G>(&self, graph: G) -> bool
    where
        G: IntoNeighbors<NodeId = NodeIndex> + Copy,
    {
        self.component.iter().all(|node| {
            let mut inside = graph
                .neighbors(*node)
                .filter(|next| self.position(*next).is_some());
            inside.next().is_some() && inside.next().is_none()
        })
    }

    /// A shortest cycle through a node, if one is shorter than the limit and is
    /// found within the budget.
    fn from<G>(
        &mut self,
        graph: G,
        start: NodeIndex,
        limit: usize,
        mut budget: Option<&mut usize>,
    ) -> Option<Vec<NodeIndex>>
    where
        G: IntoNeighbors<NodeId = NodeIndex> + Copy,
    {
        for position in self.touched.drain(..) {
            self.came_from[position as usize] = None;
            self.depth[position as usize] = 0;
        }
        let home = self.position(start)?;
        let mut queue = VecDeque::from([home]);
        while let Some(at) = queue.pop_front() {
            if self.depth[at] as usize + 1 >= limit {
                return None;
            }
            let mut nexts: Vec<usize> = graph
                .neighbors(self.component[at])
                .filter_map(|next| self.position(next))
                .collect();
            nexts.sort_unstable();
            for next in nexts {
                if let Some(left) = budget.as_deref_mut() {
                    *left = left.checked_sub(1)?;
                }
                if next == home {
                    return Some(self.path(at, home));
                }
                if self.came_from[next].is_none() {
                    self.came_from[next] = Some(u32::try_from(at).ok()?);
                    self.depth[next] = self.depth[at] + 1;
                    self.touched.push(u32::try_from(next).ok()?);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    fn path(&self, last: usize, home: usize) -> Vec<NodeIndex> {
        let mut nodes = vec![self.component[last]];
        let mut at = last;
        while at != home {
            let Some(before) = self.came_from[at] else {
                break;
            };
            at = before as usize;
            nodes.push(self.component[at]);
        }
        nodes.reverse();
        nodes
    }
}
