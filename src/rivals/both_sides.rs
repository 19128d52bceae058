//! Evidence that carries the case of two rivals at once.

use std::collections::HashMap;

use super::rivalry::{Origin, Rivalry};
use super::spread::{Spread, Ways};
use super::{MOST_STEPS, rivalries};
use crate::graph::{ArgumentGraph, Edge, Node};
use crate::map::{Conclusion, Effect, Map, Place, ReasonId, StatementId};

/// A group of statements that carries two rivals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BothSides {
    /// What makes the statements rivals.
    pub rivalry: Rivalry,
    /// The group, by its place among those given.
    pub group: usize,
    /// The first two rivals that it carries, each with the statement of the group that
    /// carries it and where its first reason names this.
    pub sides: [Carried; 2],
}

/// A statement that carries the case of a rival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    pub rival: StatementId,
    pub statement: StatementId,
    /// Where its first reason on the way names the statement.
    pub place: Place,
}

/// Finds the groups of statements that carry the case of two rivals: two answers of an
/// exclusive question, or the two sides of a comparison.
///
/// A case is followed through reasons with one premise: what is joined by `and` with
/// something else may be read either way. It ends at other rivals and at what could not
/// be read. In the order of [`rivalries`], then of the groups.
#[must_use]
pub fn both_sides(map: &Map, graph: &ArgumentGraph, groups: &[Vec<StatementId>]) -> Vec<BothSides> {
    let mut steps = MOST_STEPS;
    let mut found = Vec::new();
    let mut spread = Spread::new(map.statements.len());
    let mut batch = Batch::default();
    for rivalry in rivalries(map).into_iter().filter(Rivalry::is_fit) {
        let is_exclusive = match rivalry.origin {
            Origin::Question(id) => map.questions[id.index()].exclusive,
            Origin::Comparison(_) => true,
        };
        if !is_exclusive {
            continue;
        }
        if batch.taken + rivalry.rivals.len() > u64::BITS as usize {
            batch.look(map, graph, groups, &mut spread, &mut steps, &mut found);
            batch = Batch::default();
        }
        batch.add(map, rivalry);
    }
    batch.look(map, graph, groups, &mut spread, &mut steps, &mut found);
    found
}

type Bits = HashMap<StatementId, u64, foldhash::fast::FixedState>;

/// As many rivalries as have room in 64 bits.
#[derive(Default)]
struct Batch {
    rivalries: Vec<(Rivalry, usize)>,
    taken: usize,
    /// Of each rival, its own bits, and those of all its rivals.
    own: Bits,
    sides: Bits,
}

impl Batch {
    fn add(&mut self, map: &Map, rivalry: Rivalry) {
        let first = self.taken;
        let number = rivalry.rivals.len();
        let whole = (u64::MAX >> (u64::BITS as usize - number)) << first;
        for (bit, rival) in (first..).zip(&rivalry.rivals) {
            let class = map.class_of(*rival);
            *self.own.entry(class).or_default() |= 1 << bit;
            *self.sides.entry(class).or_default() |= whole;
        }
        self.taken += number;
        self.rivalries.push((rivalry, first));
    }

    fn look(
        &self,
        map: &Map,
        graph: &ArgumentGraph,
        groups: &[Vec<StatementId>],
        spread: &mut Spread,
        steps: &mut usize,
        found: &mut Vec<BothSides>,
    ) {
        let mut starts: Vec<(StatementId, u64)> = self
            .own
            .iter()
            .map(|(class, bits)| (*class, *bits))
            .collect();
        starts.sort_unstable();
        spread.clear();
        let mut cases = Cases { map, batch: self };
        if spread.walk(graph, &starts, &mut cases, steps).is_none() {
            return;
        }
        for (rivalry, first) in &self.rivalries {
            for (group, statements) in groups.iter().enumerate() {
                let Some(left) = steps.checked_sub(statements.len()) else {
                    return;
                };
                *steps = left;
                let mut sides: Vec<Carried> = Vec::new();
                for (bit, rival) in (*first..).zip(&rivalry.rivals) {
                    let carried = statements.iter().find_map(|statement| {
                        if spread.of(map.class_of(*statement)) & (1 << bit) == 0 {
                            return None;
                        }
                        let place = first_step(map, graph, spread, *statement, 1 << bit, steps)?;
                        Some(Carried {
                            rival: *rival,
                            statement: *statement,
                            place,
                        })
                    });
                    sides.extend(carried);
                }
                if let [one, other, ..] = sides[..] {
                    found.push(BothSides {
                        rivalry: rivalry.clone(),
                        group,
                        sides: [one, other],
                    });
                }
            }
        }
    }
}

/// Where the first reason on the way of a bit names a statement.
fn first_step(
    map: &Map,
    graph: &ArgumentGraph,
    spread: &Spread,
    statement: StatementId,
    bit: u64,
    steps: &mut usize,
) -> Option<Place> {
    let mut best: Option<Place> = None;
    for (node, edge) in graph.carries(graph.statement(map.class_of(statement))) {
        *steps = steps.checked_sub(1)?;
        let (Node::Reason(reason), Edge::Premise(index)) = (graph.node(node), edge) else {
            continue;
        };
        let Conclusion::Statement(conclusion) = map.reason(reason).conclusion else {
            continue;
        };
        let premise = map.premises[index as usize];
        let is_on_the_way = spread.of(map.class_of(conclusion)) & bit != 0
            && only_premise(map, reason) == Some(map.class_of(statement))
            && !premise.warrant;
        if is_on_the_way && best.is_none_or(|best| premise.place < best) {
            best = Some(premise.place);
        }
    }
    best
}

/// The premise of a reason that has one and supports.
fn only_premise(map: &Map, reason: ReasonId) -> Option<StatementId> {
    let entry = map.reason(reason);
    if entry.damaged || entry.effect != Effect::Supports {
        return None;
    }
    let premises = map
        .premises_of(reason)
        .iter()
        .filter(|premise| !premise.warrant);
    let mut classes = premises.map(|premise| map.class_of(premise.statement));
    let first = classes.next()?;
    classes.all(|class| class == first).then_some(first)
}

/// How the cases of a batch's rivals are followed down.
struct Cases<'run> {
    map: &'run Map,
    batch: &'run Batch,
}

impl Ways for Cases<'_> {
    fn through(&mut self, class: StatementId, bits: u64, _steps: &mut usize) -> u64 {
        if self.map.statement(class).damaged {
            return 0;
        }
        let of = |bits: &Bits| bits.get(&class).copied().unwrap_or(0);
        bits & !(of(&self.batch.sides) & !of(&self.batch.own))
    }

    fn below(&mut self, reason: ReasonId, bits: u64, hand: &mut dyn FnMut(StatementId, u64)) {
        if let Some(premise) = only_premise(self.map, reason)
            && bits != 0
        {
            hand(premise, bits);
        }
    }
}
