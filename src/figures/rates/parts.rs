//! The parts of a graph that circles lie in: its edges, put together where one circle goes
//! through both (Hopcroft and Tarjan 1973), without recursion.

/// So many steps are gone in the search for triangles at the most.
const MOST_STEPS: usize = 2_000_000;

/// A graph without loops and with one edge at the most between two nodes.
#[derive(Debug)]
pub(super) struct Graph {
    /// The two nodes of every edge.
    pub edges: Vec<[usize; 2]>,
    /// Of every node, its edges with the nodes beyond them.
    pub beside: Vec<Vec<(usize, usize)>>,
}

impl Graph {
    pub(super) fn new(nodes: usize, edges: Vec<[usize; 2]>) -> Self {
        let mut beside = vec![Vec::new(); nodes];
        for (edge, [one, other]) in edges.iter().copied().enumerate() {
            beside[one].push((edge, other));
            beside[other].push((edge, one));
        }
        Self { edges, beside }
    }

    /// The parts with three edges or more, each by its edges in their order.
    pub(super) fn parts(&self) -> Vec<Vec<usize>> {
        let nodes = self.beside.len();
        let mut met: Vec<usize> = vec![usize::MAX; nodes];
        let mut lowest: Vec<usize> = vec![usize::MAX; nodes];
        let mut count = 0;
        let mut parts = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        // A node, the edge that led there, and which of its own edges is next.
        let mut way: Vec<(usize, usize, usize)> = Vec::new();
        for start in 0..nodes {
            if met[start] != usize::MAX {
                continue;
            }
            met[start] = count;
            lowest[start] = count;
            count += 1;
            way.push((start, usize::MAX, 0));
            while let Some((node, came, next)) = way.last_mut() {
                let (node, came) = (*node, *came);
                if let Some((edge, beyond)) = self.beside[node].get(*next).copied() {
                    *next += 1;
                    if edge == came {
                        continue;
                    }
                    if met[beyond] == usize::MAX {
                        open.push(edge);
                        met[beyond] = count;
                        lowest[beyond] = count;
                        count += 1;
                        way.push((beyond, edge, 0));
                    } else if met[beyond] < met[node] {
                        open.push(edge);
                        lowest[node] = lowest[node].min(met[beyond]);
                    }
                    continue;
                }
                way.pop();
                let Some((above, ..)) = way.last() else {
                    continue;
                };
                lowest[*above] = lowest[*above].min(lowest[node]);
                if lowest[node] >= met[*above] {
                    let mut part = Vec::new();
                    while let Some(edge) = open.pop() {
                        part.push(edge);
                        if edge == came {
                            break;
                        }
                    }
                    if part.len() > 2 {
                        part.sort_unstable();
                        parts.push(part);
                    }
                }
            }
        }
        parts.sort_unstable();
        parts
    }

    /// All triangles of a part, each by its three nodes; none where there are more than so
    /// many of them.
    pub(super) fn triangles(&self, part: &[usize], most: usize) -> Option<Vec<[usize; 3]>> {
        use std::collections::HashMap;
        type Map<T> = HashMap<usize, T, foldhash::fast::FixedState>;
        let mut degree: Map<usize> = Map::default();
        for node in part.iter().flat_map(|edge| self.edges[*edge]) {
            *degree.entry(node).or_default() += 1;
        }
        // Every edge leads from the node with fewer edges, so that few lead away from any.
        let mut onward: Map<Vec<usize>> = Map::default();
        for edge in part {
            let [one, other] = self.edges[*edge];
            let (from, to) = if (degree[&one], one) < (degree[&other], other) {
                (one, other)
            } else {
                (other, one)
            };
            onward.entry(from).or_default().push(to);
        }
        let mut found = Vec::new();
        let mut nodes: Vec<usize> = onward.keys().copied().collect();
        nodes.sort_unstable();
        let mut steps = 0;
        for node in nodes {
            let near: std::collections::HashSet<usize, foldhash::fast::FixedState> =
                onward[&node].iter().copied().collect();
            for middle in &onward[&node] {
                for last in onward.get(middle).into_iter().flatten() {
                    steps += 1;
                    if near.contains(last) {
                        found.push([node, *middle, *last]);
                    }
                }
                if found.len() > most || steps > MOST_STEPS {
                    return None;
                }
            }
        }
        Some(found)
    }
}
