//! Evidence that speaks against a rival in the matrix, and in no reason.

use std::collections::HashMap;

use super::marks::{Marks, Says};
use super::rivalry::Rivalry;
use super::spread::{Spread, Ways};
use super::{MOST_RIVALS, MOST_STEPS, rivalries};
use crate::graph::ArgumentGraph;
use crate::map::{Effect, Map, Place, ReasonId, Side, StatementId, Tested};
use crate::syntax::tree::TestKind;

/// Evidence that a rival does not lead one to expect, or a test that it failed,
/// and that no reason carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleExpectation {
    /// The evidence, as it is named there.
    pub evidence: StatementId,
    /// What stands for all that restate the rival.
    pub rival: StatementId,
    /// Whether it is a test.
    pub is_test: bool,
    /// Where the rival is named.
    pub place: Place,
}

/// Finds what speaks against a rival and is put to use nowhere: neither it nor
/// anything that rests on it is a reason against whatever else, for a rival of that
/// rival, or for a claim that compares either with anything. In the order of places.
#[must_use]
pub fn idle_expectations(map: &Map, graph: &ArgumentGraph, marks: &Marks) -> Vec<IdleExpectation> {
    let mut steps = MOST_STEPS;
    let opposing = speaks_against(map, graph);
    let mut found: Vec<IdleExpectation> = Vec::new();
    for (at, statement) in map.statements.iter().enumerate() {
        let class = StatementId::at(at);
        if statement.class != class || opposing[at] || marks.is_damaged(class) {
            continue;
        }
        let against = marks
            .of(class)
            .iter()
            .filter(|mark| speaks_against_rival(mark.says) && !marks.is_damaged(mark.rival));
        found.extend(against.map(|mark| IdleExpectation {
            evidence: mark.named,
            rival: mark.rival,
            is_test: mark.says != Says::Unexpected,
            place: mark.place,
        }));
    }
    if found.is_empty() {
        return found;
    }
    let others = Others::new(map);
    let mut rivals: Vec<StatementId> = found.iter().map(|idle| idle.rival).collect();
    rivals.sort_unstable();
    rivals.dedup();
    let mut spread = Spread::new(map.statements.len());
    let mut bit_of: HashMap<StatementId, u64, foldhash::fast::FixedState> = HashMap::default();
    let mut idle = Vec::new();
    found.sort_unstable_by_key(|idle| (idle.rival, idle.place));
    let mut left = &found[..];
    for batch in rivals.chunks(64) {
        bit_of.clear();
        let mut starts = Vec::new();
        for (bit, rival) in batch.iter().enumerate() {
            bit_of.insert(*rival, 1 << bit);
            let Some(others) = others.of(*rival, &mut steps) else {
                // Too many to be followed: all of it may be in use.
                bit_of.remove(rival);
                continue;
            };
            starts.extend(others.into_iter().map(|other| (other, 1 << bit)));
        }
        spread.clear();
        if spread
            .walk(graph, &starts, &mut All { map }, &mut steps)
            .is_none()
        {
            break;
        }
        let end = left.partition_point(|idle| Some(&idle.rival) <= batch.last());
        let (own, rest) = left.split_at(end);
        left = rest;
        idle.extend(own.iter().filter(|idle| {
            let used = spread.of(map.class_of(idle.evidence));
            bit_of.get(&idle.rival).is_some_and(|bit| used & bit == 0)
        }));
    }
    idle.sort_unstable_by_key(|idle: &IdleExpectation| idle.place);
    idle
}

/// Whether what is said of a rival speaks against it: it is unexpected, or a test
/// that must be passed was failed.
fn speaks_against_rival(says: Says) -> bool {
    matches!(
        says,
        Says::Unexpected
            | Says::Tested(Tested {
                kind: TestKind::Hoop | TestKind::DoublyDecisive,
                passed: false,
                side: Side::Of { .. },
            })
    )
}

/// Which statements are, themselves or through what rests on them, a reason
/// against something.
fn speaks_against(map: &Map, graph: &ArgumentGraph) -> Vec<bool> {
    let mut speaks = vec![false; map.statements.len()];
    let mut waiting = Vec::new();
    let take = |reason: ReasonId, waiting: &mut Vec<StatementId>, speaks: &mut Vec<bool>| {
        for premise in map.premises_of(reason) {
            let class = map.class_of(premise.statement);
            if !speaks[class.index()] {
                speaks[class.index()] = true;
                waiting.push(class);
            }
        }
    };
    for (id, reason) in map.all_reasons() {
        if reason.effect != Effect::Supports {
            take(id, &mut waiting, &mut speaks);
        }
    }
    while let Some(class) = waiting.pop() {
        for (node, _) in graph.rests_on(graph.statement(class)) {
            if let crate::graph::Node::Reason(id) = graph.node(node) {
                take(id, &mut waiting, &mut speaks);
            }
        }
    }
    speaks
}

/// What stands against each rival: its competitors, and what compares them.
struct Others {
    rivalries: Vec<(Rivalry, Vec<StatementId>)>,
    of: HashMap<StatementId, Vec<usize>, foldhash::fast::FixedState>,
    /// The claims by which each rival is compared.
    compared: HashMap<StatementId, Vec<StatementId>, foldhash::fast::FixedState>,
}

impl Others {
    fn new(map: &Map) -> Self {
        let mut of: HashMap<StatementId, Vec<usize>, foldhash::fast::FixedState> =
            HashMap::default();
        let rivalries: Vec<(Rivalry, Vec<StatementId>)> = rivalries(map)
            .into_iter()
            .map(|rivalry| {
                let named = rivalry.rivals.iter().copied().chain(rivalry.comparison());
                let classes = named.map(|id| map.class_of(id)).collect();
                (rivalry, classes)
            })
            .collect();
        for (at, (rivalry, classes)) in rivalries.iter().enumerate() {
            for class in &classes[..rivalry.rivals.len()] {
                of.entry(*class).or_default().push(at);
            }
        }
        let mut compared: HashMap<_, Vec<StatementId>, foldhash::fast::FixedState> =
            HashMap::default();
        for (rivalry, classes) in &rivalries {
            if let (Some(_), [one, other, claim]) = (rivalry.comparison(), &classes[..]) {
                compared.entry(*one).or_default().push(*claim);
                compared.entry(*other).or_default().push(*claim);
            }
        }
        Self {
            rivalries,
            of,
            compared,
        }
    }

    /// None where there are too many, or where some of them could not be read.
    fn of(&self, rival: StatementId, steps: &mut usize) -> Option<Vec<StatementId>> {
        let mut others = Vec::new();
        for at in self.of.get(&rival).into_iter().flatten() {
            let (rivalry, classes) = &self.rivalries[*at];
            if rivalry.damaged || rivalry.rivals.len() > MOST_RIVALS {
                return None;
            }
            *steps = steps.checked_sub(classes.len())?;
            for class in classes.iter().filter(|class| **class != rival) {
                let compared = self.compared.get(class).map_or(&[][..], Vec::as_slice);
                *steps = steps.checked_sub(compared.len())?;
                others.push(*class);
                others.extend(compared.iter().filter(|class| **class != rival));
            }
        }
        Some(others)
    }
}

/// Every reason hands everything on to all that it needs.
struct All<'run> {
    map: &'run Map,
}

impl Ways for All<'_> {
    fn through(&mut self, _: StatementId, bits: u64, _: &mut usize) -> u64 {
        bits
    }

    fn below(&mut self, reason: ReasonId, bits: u64, hand: &mut dyn FnMut(StatementId, u64)) {
        for premise in self.map.premises_of(reason) {
            hand(self.map.class_of(premise.statement), bits);
        }
    }
}
