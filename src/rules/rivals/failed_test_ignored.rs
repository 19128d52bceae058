//! Hypotheses that failed a test which they must pass, and are held all the same.

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;

use crate::findings::{Finding, Severity, quoted};
use crate::graph::{Edge, Node, Verdict};
use crate::map::{Bearing, BearingKind, Side, StatementId, Tested};
use crate::rules::competitors::Competitors;
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::TestKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "failed-test-ignored",
    group: "rivals",
    severities: &[Severity::Error],
    page: include_str!("failed_test_ignored.md"),
    check: Check::Map(check),
};

/// Over all tests, no more steps than this are followed from their evidence; what
/// lies beyond keeps the benefit of the doubt, so that the time stays linear.
const MOST_STEPS: usize = 4_000_000;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let competitors = Competitors::new(context);
    let whole = ReadWhole::new(context);
    let mut walk = Walk::new(context);
    for bearing in &map.bearings {
        let BearingKind::Tested(Tested { kind, passed: false, side: Side::Of { .. } }) = bearing.kind
        else {
            continue;
        };
        let word = match kind {
            TestKind::Hoop => "hoop",
            TestKind::DoublyDecisive => "doubly decisive",
            TestKind::SmokingGun | TestKind::StrawInTheWind => continue,
        };
        let evidence = map.statement(bearing.evidence);
        let is_open = evidence.held
            || !whole.holds(bearing.place)
            || context.analysis.standing.of(bearing.evidence) != Verdict::Accepted;
        if is_open {
            continue;
        }
        let Some(holds) = holds(context, &competitors, bearing) else {
            continue;
        };
        if !walk.is_taken_up(context, bearing.evidence, bearing.rival) {
            findings.push(finding(context, bearing, holds, word));
        }
    }
}

/// How a map holds a hypothesis.
#[derive(Clone, Copy)]
enum Holds {
    Accepts,
    /// By the claim that prefers it.
    Prefers(StatementId),
}

/// How the author of a test holds its hypothesis all the same.
fn holds(context: &Context<'_>, competitors: &Competitors, bearing: &Bearing) -> Option<Holds> {
    let is_own = |id: StatementId| {
        competitors.is_one_work(bearing.place, context.map.statement(id).place)
    };
    let preferring = competitors.preferred_by(context, bearing.rival);
    if let Some(claim) = preferring.filter(|claim| is_own(*claim)) {
        return Some(Holds::Prefers(claim));
    }
    // A thesis is held although something else is left open or conceded against it.
    let is_held = match context.analysis.standing.of(bearing.rival) {
        Verdict::Accepted => true,
        Verdict::Contested => context.analysis.stakes.is_thesis(bearing.rival),
        _ => false,
    };
    (is_held && is_own(bearing.rival) && competitors.is_own(context, bearing.rival))
        .then_some(Holds::Accepts)
}

fn finding(context: &Context<'_>, bearing: &Bearing, holds: Holds, word: &str) -> Finding {
    let (rival, evidence) = (context.name(bearing.rival), context.name(bearing.evidence));
    let (what, place) = match holds {
        Holds::Accepts => ("is held all the same".to_owned(), bearing.rival),
        Holds::Prefers(claim) => (format!("is preferred all the same by {}", context.name(claim)), claim),
    };
    // Named as the evidence names it: so it can be written below it.
    let opposes = quoted(&format!("opposes {}", context.text(bearing.place)));
    let label = match holds {
        Holds::Accepts => "the map accepts it",
        Holds::Prefers(_) => "the map prefers it here",
    };
    Finding::new(
        RULE.name,
        Severity::Error,
        format!("{rival} failed the {word} test of {evidence}, and {what}"),
        bearing.place,
        format!("to fail a {word} test is to be ruled out"),
    )
    .label(context.map.statement(place).place, label)
    .help(format!(
        "say what follows from it: {opposes} below {evidence}, which can then be answered or conceded; a test that {rival} need not pass is a `straw-in-the-wind`"
    ))
}

/// From evidence along reasons: whether it counts against something anywhere.
struct Walk {
    /// Which claims prefer what, by classes.
    prefers: Vec<Option<StatementId>>,
    /// The last walk that came to a node, by whether it came as support or against.
    reached: Vec<[u32; 2]>,
    walks: u32,
    steps: usize,
}

impl Walk {
    fn new(context: &Context<'_>) -> Self {
        let map = context.map;
        let mut prefers = vec![None; map.statements.len()];
        for statement in &map.statements {
            if let Some(better) = statement.beats.and_then(|rivals| rivals.better) {
                prefers[statement.class.index()] = Some(map.class_of(better));
            }
        }
        Self {
            prefers,
            reached: vec![[0; 2]; context.analysis.graph.len()],
            walks: 0,
            steps: MOST_STEPS,
        }
    }

    /// Whether evidence is used against a hypothesis or its being preferred: by an
    /// odd number of attacks on the way.
    fn is_taken_up(&mut self, context: &Context<'_>, evidence: StatementId, rival: StatementId) -> bool {
        let graph = &context.analysis.graph;
        let rival = context.map.class_of(rival);
        self.walks += 1;
        let start = graph.statement(context.map.class_of(evidence));
        self.reached[start.index()][0] = self.walks;
        let mut queue: Vec<(NodeIndex, usize)> = vec![(start, 0)];
        while let Some((node, side)) = queue.pop() {
            if let (Node::Statement(id), 1) = (graph.node(node), side)
                && (id == rival || self.prefers[id.index()] == Some(rival))
            {
                return true;
            }
            for edge in graph.petgraph().edges_directed(node, Direction::Outgoing) {
                let Some(left) = self.steps.checked_sub(1) else {
                    return true;
                };
                self.steps = left;
                let next = match edge.weight() {
                    Edge::Premise(_) | Edge::Supports => side,
                    Edge::Opposes | Edge::Undercuts => 1 - side,
                };
                let reached = &mut self.reached[edge.target().index()][next];
                if *reached != self.walks {
                    *reached = self.walks;
                    queue.push((edge.target(), next));
                }
            }
        }
        false
    }
}
