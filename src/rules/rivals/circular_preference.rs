//! Rivals that beat one another in a circle.

use petgraph::graph::{DiGraph, NodeIndex};

use crate::findings::{Finding, Severity, count};
use crate::graph::{components, shortest_cycle};
use crate::map::StatementId;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "circular-preference",
    group: "rivals",
    severities: &[Severity::Error],
    page: include_str!("circular_preference.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut graph: DiGraph<(), StatementId> = DiGraph::with_capacity(map.statements.len(), 0);
    for _ in &map.statements {
        graph.add_node(());
    }
    let node = |id: StatementId| NodeIndex::new(map.class_of(id).index());
    for (id, statement) in map.all_statements() {
        if let Some(rivals) = statement.beats
            && let (Some(better), Some(worse)) = (rivals.better, rivals.worse)
        {
            graph.add_edge(node(better), node(worse), id);
        }
    }
    if graph.edge_count() == 0 {
        return;
    }
    for component in components(&graph) {
        let cycle = shortest_cycle(&graph, &component, &component);
        findings.extend(finding(context, &graph, &cycle.nodes));
    }
}

fn finding(
    context: &Context<'_>,
    graph: &DiGraph<(), StatementId>,
    nodes: &[NodeIndex],
) -> Option<Finding> {
    let mut comparisons: Vec<StatementId> = (0..nodes.len())
        .filter_map(|at| {
            let next = nodes[(at + 1) % nodes.len()];
            graph.find_edge(nodes[at], next).map(|edge| graph[edge])
        })
        .collect();
    let first = (0..comparisons.len())
        .min_by_key(|at| context.map.statement(comparisons[*at]).place)?;
    comparisons.rotate_left(first);
    let message = match nodes.len() {
        1 => format!("{} says that a rival beats itself", context.name(comparisons[0])),
        length => format!("{} beat one another in a circle", count(length, "rival")),
    };
    let mut finding: Option<Finding> = None;
    for id in comparisons {
        let statement = context.map.statement(id);
        let rivals = statement.beats?;
        let says = format!("{} beats {}", context.name(rivals.better?), context.name(rivals.worse?));
        finding = Some(match finding {
            None => Finding::new(RULE.name, Severity::Error, &message, statement.place, says),
            Some(finding) => finding.label(statement.place, says),
        });
    }
    finding.map(|finding| {
        finding.help("at most all but one of these can hold: take one out, or say in which respect each is better by splitting the rivals")
    })
}
