//! Rivals against which nothing is said but what takes their competitor for granted.

use std::collections::HashMap;

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;

use crate::findings::{Finding, Severity};
use crate::graph::{Edge, Node, any_grounded_without, is_given};
use crate::map::{BearingKind, Place, Side, StatementId};
use crate::rules::competitors::{Competitors, Preference};
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::StatementKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "rival-begs-thesis",
    group: "rivals",
    severities: &[Severity::Warning],
    page: include_str!("rival_begs_thesis.md"),
    check: Check::Map(check),
};

/// Over all comparisons, no more of the graph than this is looked at; what lies
/// beyond is not searched, so that the time stays linear.
const MOST_STEPS: usize = 4_000_000;

/// So many objections are shown.
const MOST_SHOWN: usize = 3;

/// Claims that one rival beats another, by the two.
type Claims = HashMap<(StatementId, StatementId), Vec<StatementId>, foldhash::fast::FixedState>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let competitors = Competitors::new(context);
    if competitors.preferences.is_empty() {
        return;
    }
    let grounds = Grounds::new(context);
    let mut claims = Claims::default();
    for (id, statement) in map.all_statements() {
        if let Some(rivals) = statement.beats
            && let (Some(better), Some(worse)) = (rivals.better, rivals.worse)
        {
            let pair = (map.class_of(better), map.class_of(worse));
            claims.entry(pair).or_default().push(id);
        }
    }
    let whole = ReadWhole::new(context);
    let mut steps = MOST_STEPS;
    let preferences = competitors.preferences.iter();
    for preference in preferences.filter(|one| whole.holds(one.worse_place)) {
        let pair = (map.class_of(preference.better), map.class_of(preference.worse));
        // Each pair is looked at once, at the first claim that prefers the one.
        let Some(claims) = claims.remove(&pair) else { continue };
        match grounds.begged(&claims, preference, &mut steps) {
            Some(begged) => findings.extend(begged),
            None => return,
        }
    }
}

/// What speaks for and against rivals, by the statements that stand for their classes.
struct Grounds<'run> {
    context: &'run Context<'run>,
    /// It is evidence.
    is_found: Vec<bool>,
    is_assumed: Vec<bool>,
    /// A test or an expectation speaks against it.
    is_tested_against: Vec<bool>,
}

impl<'run> Grounds<'run> {
    fn new(context: &'run Context<'run>) -> Self {
        let map = context.map;
        let nothing = || vec![false; map.statements.len()];
        let (mut is_found, mut is_assumed, mut is_tested_against) = (nothing(), nothing(), nothing());
        for statement in map.statements.iter().filter(|statement| is_given(statement)) {
            let class = statement.class.index();
            match statement.kind {
                StatementKind::Assumption => is_assumed[class] = true,
                _ => is_found[class] = true,
            }
        }
        for bearing in &map.bearings {
            is_tested_against[map.class_of(bearing.rival).index()] |= match bearing.kind {
                BearingKind::Expected => false,
                BearingKind::Unexpected => true,
                BearingKind::Tested(test) => match test.side {
                    Side::Of { .. } => !test.passed,
                    Side::Against { .. } => test.passed,
                },
            };
        }
        Self {
            context,
            is_found,
            is_assumed,
            is_tested_against,
        }
    }

    /// The reasons that come to a node by a kind of edge. None where `steps` do not suffice.
    fn reasons(&self, node: NodeIndex, edge: Edge, steps: &mut usize) -> Option<Vec<NodeIndex>> {
        let graph = &self.context.analysis.graph;
        let mut reasons = Vec::new();
        for other in graph.petgraph().edges_directed(node, Direction::Incoming) {
            *steps = steps.checked_sub(1)?;
            if *other.weight() == edge {
                reasons.push(other.source());
            }
        }
        Some(reasons)
    }

    /// A finding where all that speaks against the worse needs the better, which has
    /// no ground of its own. None where `steps` do not suffice.
    fn begged(
        &self,
        claims: &[StatementId],
        preference: &Preference,
        steps: &mut usize,
    ) -> Option<Option<Finding>> {
        let (map, analysis) = (self.context.map, self.context.analysis);
        let graph = &analysis.graph;
        let (better, worse) = (map.class_of(preference.better), map.class_of(preference.worse));
        if self.is_found[better.index()] || self.is_tested_against[worse.index()] {
            return Some(None);
        }
        let objections = self.reasons(graph.statement(worse), Edge::Opposes, steps)?;
        let mut wanted = self.reasons(graph.statement(better), Edge::Supports, steps)?;
        for reason in self.reasons(graph.statement(worse), Edge::Supports, steps)? {
            wanted.extend(self.reasons(reason, Edge::Undercuts, steps)?);
        }
        let objections: Vec<NodeIndex> = objections
            .into_iter()
            .filter(|objection| analysis.grounding.is_grounded(*objection))
            .collect();
        if objections.is_empty() {
            return Some(None);
        }
        wanted.extend(&objections);
        let mut taken = vec![graph.statement(better)];
        taken.extend(claims.iter().map(|claim| graph.statement(map.class_of(*claim))));
        let is_independent = any_grounded_without(graph, &analysis.grounding, &wanted, &taken, steps)?;
        Some((!is_independent).then(|| self.finding(preference, &objections)))
    }

    fn finding(&self, preference: &Preference, objections: &[NodeIndex]) -> Finding {
        let (context, map) = (self.context, self.context.map);
        let [claim, better, worse] =
            [preference.claim, preference.better, preference.worse].map(|id| context.name(id));
        let (why, label) = if self.is_assumed[map.class_of(preference.better).index()] {
            ("which is only assumed".to_owned(), "assumed, and not argued for".to_owned())
        } else {
            (
                format!("which rests on {claim} alone"),
                format!("nothing speaks for it but that it beats {worse}"),
            )
        };
        let finding = Finding::new(
            RULE.name,
            Severity::Warning,
            format!("all that speaks against {worse} takes its competitor {better} for granted, {why}"),
            preference.worse_place,
            format!("no objection to it holds without {better}"),
        )
        .label(map.statement(preference.better).place, label);
        let places = objections.iter().take(MOST_SHOWN).filter_map(|node| self.place(*node));
        let finding = places.fold(finding, |finding, place| {
            finding.label(place, format!("rests on {better}"))
        });
        finding.help(format!(
            "say what speaks against {worse} even for those who do not grant {better}, with `opposed by …` below {worse}; or give {better} a ground of its own"
        ))
    }

    fn place(&self, node: NodeIndex) -> Option<Place> {
        match self.context.analysis.graph.node(node) {
            Node::Reason(id) => Some(self.context.map.reason(id).place),
            Node::Statement(_) => None,
        }
    }
}
