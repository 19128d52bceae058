//! Sources that have their matter from one another in a circle.

use petgraph::graph::{DiGraph, NodeIndex};

use crate::findings::{Finding, Severity, count, quoted};
use crate::graph::{components, shortest_cycle};
use crate::map::{Place, Work};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "circular-sourcing",
    group: "sources",
    severities: &[Severity::Error],
    page: include_str!("circular_sourcing.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut graph: DiGraph<(), Place> = DiGraph::with_capacity(map.sources.len(), 0);
    for _ in &map.sources {
        graph.add_node(());
    }
    for (index, source) in map.sources.iter().enumerate() {
        for citation in &source.rests_on {
            for work in map.works_of(citation) {
                if let Work::Source(other) = work {
                    let from = NodeIndex::new(index);
                    graph.add_edge(from, NodeIndex::new(other.index()), citation.place);
                }
            }
        }
    }
    for component in components(&graph) {
        let cycle = shortest_cycle(&graph, &component, &component);
        findings.extend(finding(context, &graph, &cycle.nodes));
    }
}

fn finding(
    context: &Context<'_>,
    graph: &DiGraph<(), Place>,
    nodes: &[NodeIndex],
) -> Option<Finding> {
    let name = |node: NodeIndex| {
        let source = &context.map.sources[node.index()];
        quoted(context.map.names.text(source.name))
    };
    let mut steps: Vec<(Place, String)> = (0..nodes.len())
        .filter_map(|at| {
            let next = nodes[(at + 1) % nodes.len()];
            let edge = graph.find_edge(nodes[at], next)?;
            Some((graph[edge], format!("{} rests on {}", name(nodes[at]), name(next))))
        })
        .collect();
    let first = (0..steps.len()).min_by_key(|at| steps[*at].0)?;
    steps.rotate_left(first);
    let message = match nodes.len() {
        1 => format!("{} rests on itself", name(nodes[0])),
        2 => format!("{} and {} rest on each other", name(nodes[0]), name(nodes[1])),
        length => format!("{} rest on one another in a circle", count(length, "source")),
    };
    let mut steps = steps.into_iter();
    let (place, says) = steps.next()?;
    let finding = Finding::new(RULE.name, Severity::Error, message, place, says);
    let finding = steps.fold(finding, |finding, (place, says)| finding.label(place, says));
    Some(finding.help("one of them has its matter from somewhere else: find that, and let it `rests on` the origin"))
}
