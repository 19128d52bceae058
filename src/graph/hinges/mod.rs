//! What a thesis cannot do without: leaves, sources and authors, single ones and
//! pairs, without which it would be left without grounds.
//!
//! A statement is *necessary* to a thesis where no ground can do without it: the
//! thesis is; of a necessary statement that is not given, whatever all its reasons
//! need is. Let the necessary statements be in the order in which they were grounded.
//! Whatever is taken away, if the thesis falls then some necessary statement is the
//! first to fall, and falls although all before it stand. So the question is asked
//! of each necessary statement in turn, with those before it taken as standing: the
//! grounds that it has between them are few where those of the thesis are many, and
//! a long chain takes no longer than its parts.
//!
//! Any one chain of such grounds (a certificate) holds every candidate, since what is
//! needed is in all of them; candidates are tried 64 at a time, a bit of a node's
//! mask saying that it stays grounded without one. How pairs are found says `pairs`.

mod alike;
mod pairs;
mod part;
mod ranks;

use std::collections::{HashMap, HashSet};

use petgraph::graph::NodeIndex;

use super::losses::{Losses, Point, given_without, points_of};
use super::{ArgumentGraph, Grounding, Node};
use crate::map::{Map, StatementId};
use crate::sources::authors::Authors;
pub use pairs::{Family, Looked, Pairs};
use part::{NONE, Part};
pub use ranks::{Fallen, MOST_RANKED};

/// What one thesis cannot do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinglePoints {
    /// The thesis.
    pub thesis: StatementId,
    /// The leaves that it cannot do without; where there is no such leaf, the
    /// sources behind several.
    pub points: Vec<Point>,
}

/// Over all theses, no more steps than this, and so many more for each node of the
/// graph, are taken for single points; what lies beyond is not searched, so that the
/// time stays linear in the size of any map.
pub const MOST_STEPS: usize = 8_000_000;

/// To ask what a leaf hangs on takes as long as so many steps.
const STEPS_OF_A_LEAF: usize = 32;

/// Finds, for each grounded thesis, the leaves that it cannot do without, and where
/// there are none, the sources.
#[must_use]
pub fn single_points(
    map: &Map,
    graph: &ArgumentGraph,
    grounding: &Grounding,
    theses: &[StatementId],
) -> Vec<SinglePoints> {
    let authors = Authors::default();
    let mut search = Search::new(map, graph, grounding, &authors);
    let mut found = Vec::new();
    for thesis in theses {
        let Some(mut points) = search.singles(*thesis) else {
            break;
        };
        let is_leaf = |point: &Point| matches!(point, Point::Leaf(_));
        if points.iter().any(is_leaf) {
            points.retain(is_leaf);
        }
        if !points.is_empty() {
            found.push(SinglePoints {
                thesis: *thesis,
                points,
            });
        }
    }
    found
}

/// Looks for what statements cannot do without.
pub struct Search<'run> {
    map: &'run Map,
    graph: &'run ArgumentGraph,
    grounding: &'run Grounding,
    authors: &'run Authors,
    /// The further statements of each class that has several.
    restated: HashMap<StatementId, Vec<StatementId>, foldhash::fast::FixedState>,
    /// When a node was grounded.
    turn: Vec<u32>,
    /// Of each statement that is not given, the last of the reasons that were
    /// grounded before it: where there are several, another than the first.
    last_reasons: Vec<Option<NodeIndex>>,
    /// For the part that is looked at.
    position: Vec<u32>,
    /// The last search in which a statement was necessary.
    marks: Vec<u32>,
    mark: u32,
    steps: usize,
}

impl<'run> Search<'run> {
    /// A search among the grounds of a map. What counts as ground says the grounding:
    /// all support, or only what stands ([`super::Standing::grounds`]).
    #[must_use]
    pub fn new(
        map: &'run Map,
        graph: &'run ArgumentGraph,
        grounding: &'run Grounding,
        authors: &'run Authors,
    ) -> Self {
        let mut restated: HashMap<_, Vec<StatementId>, _> = HashMap::default();
        for (id, statement) in map.all_statements() {
            if statement.class != id {
                restated.entry(statement.class).or_default().push(id);
            }
        }
        let mut turn = vec![NONE; graph.len()];
        for (at, node) in (0..NONE).zip(grounding.order()) {
            turn[node.index()] = at;
        }
        let mut last_reasons = vec![None; graph.len()];
        for node in grounding.order() {
            // What is given has no first reason, and needs no other.
            let Some(first) = grounding.first_reason(*node) else {
                continue;
            };
            let before = graph
                .rests_on(*node)
                .map(|(reason, _)| reason)
                .filter(|reason| turn[reason.index()] < turn[node.index()])
                .max_by_key(|reason| turn[reason.index()]);
            last_reasons[node.index()] = Some(before.unwrap_or(first));
        }
        Self {
            map,
            graph,
            grounding,
            authors,
            restated,
            turn,
            last_reasons,
            position: vec![NONE; graph.len()],
            marks: vec![0; graph.len()],
            mark: 0,
            steps: MOST_STEPS + STEPS_OF_A_LEAF * graph.len(),
        }
    }

    /// All statements of a class.
    fn members(&self, class: StatementId) -> impl Iterator<Item = StatementId> {
        let others = self.restated.get(&class).map_or(&[][..], Vec::as_slice);
        std::iter::once(class).chain(others.iter().copied())
    }

    fn is_given(&self, class: StatementId) -> bool {
        self.members(class)
            .any(|id| self.graph.givens().is_given(id))
    }

    /// All single points of a thesis, in their order; nothing for one without
    /// grounds. None where the search has used up its steps.
    pub fn singles(&mut self, thesis: StatementId) -> Option<Vec<Point>> {
        let node = self.graph.statement(self.map.class_of(thesis));
        if !self.grounding.is_grounded(node) {
            return Some(Vec::new());
        }
        let necessary = self.necessary(node)?;
        let mut singles: HashSet<Point, foldhash::fast::FixedState> = HashSet::default();
        for leaf in &necessary.leaves {
            self.steps = self.steps.checked_sub(STEPS_OF_A_LEAF)?;
            singles.extend(self.singles_of_leaf(*leaf));
        }
        for top in &necessary.open {
            let part = self.part_below(*top)?;
            let found = self.singles_of_part(&part, &singles);
            part.release(self);
            singles.extend(found?);
        }
        let mut singles: Vec<Point> = singles.into_iter().collect();
        singles.sort_unstable();
        Some(singles)
    }

    /// The points without which a statement is no longer given that no reason is for.
    fn singles_of_leaf(&self, class: StatementId) -> Vec<Point> {
        let mut points = Vec::new();
        for member in self.members(class) {
            points.extend(points_of(self.map, self.authors, member));
        }
        let mut needed = Vec::new();
        for batch in points.chunks(64) {
            let losses = Losses::each(batch, self.authors);
            needed.extend(lost(batch, self.given(class, &losses)));
        }
        needed
    }

    /// The cases in which a class is given.
    fn given(&self, class: StatementId, losses: &Losses) -> u64 {
        self.members(class)
            .filter(|id| self.graph.givens().is_given(*id))
            .fold(0, |mask, id| mask | given_without(self.map, id, losses))
    }

    fn singles_of_part(
        &mut self,
        part: &Part,
        known: &HashSet<Point, foldhash::fast::FixedState>,
    ) -> Option<Vec<Point>> {
        let at = |node: Option<NodeIndex>| node.and_then(|node| part.position(node));
        let chain = part.chain(self, |here| {
            at(self.grounding.first_reason(part.nodes[here]))
        });
        let other = part.chain(self, |here| at(self.last_reasons[part.nodes[here].index()]));
        let other: HashSet<Point, foldhash::fast::FixedState> = other.into_iter().collect();
        let candidates: Vec<Point> = chain
            .into_iter()
            .filter(|point| other.contains(point) && !known.contains(point))
            .collect();
        let mut steps = self.steps;
        let mut needed = Vec::new();
        for batch in candidates.chunks(64) {
            let losses = Losses::each(batch, self.authors);
            let masks = part.masks(self, &losses, &mut steps, None)?;
            needed.extend(lost(batch, masks[0]));
        }
        self.steps = steps;
        Some(needed)
    }

    /// The statements that are necessary to one; they bear the mark of this call.
    fn necessary(&mut self, thesis: NodeIndex) -> Option<Necessary> {
        self.mark += 1;
        let mut necessary = Necessary::default();
        let mut waiting = vec![thesis];
        self.marks[thesis.index()] = self.mark;
        while let Some(node) = waiting.pop() {
            let Node::Statement(class) = self.graph.node(node) else {
                continue;
            };
            let reasons = self.graph.rests_on(node).map(|(reason, _)| reason);
            let mut reasons = reasons.filter(|reason| self.grounding.is_grounded(*reason));
            let (first, second) = (reasons.next(), reasons.next());
            match (self.is_given(class), first, second) {
                (true, None, _) => necessary.leaves.push(class),
                (true, ..) => necessary.open.push(node),
                // It falls when a premise falls, and all of these are looked at.
                (false, Some(only), None) => {
                    for (premise, _) in self.graph.rests_on(only) {
                        self.steps = self.steps.checked_sub(1)?;
                        if self.marks[premise.index()] != self.mark {
                            self.marks[premise.index()] = self.mark;
                            waiting.push(premise);
                        }
                    }
                }
                (false, ..) => {
                    necessary.open.push(node);
                    for premise in self.needed_by_all_reasons(node)? {
                        if self.marks[premise.index()] != self.mark {
                            self.marks[premise.index()] = self.mark;
                            waiting.push(premise);
                        }
                    }
                }
            }
        }
        Some(necessary)
    }

    /// The premises that all reasons for a statement need.
    fn needed_by_all_reasons(&mut self, node: NodeIndex) -> Option<Vec<NodeIndex>> {
        // Of each premise, how many of the reasons need it, and the last of them.
        let mut needed_by: HashMap<NodeIndex, (u32, NodeIndex), foldhash::fast::FixedState> =
            HashMap::default();
        let mut in_order = Vec::new();
        let mut reasons = 0;
        for (reason, _) in self.graph.rests_on(node) {
            if !self.grounding.is_grounded(reason) {
                continue;
            }
            reasons += 1;
            for (premise, _) in self.graph.rests_on(reason) {
                self.steps = self.steps.checked_sub(1)?;
                let entry = needed_by.entry(premise).or_insert_with(|| {
                    in_order.push(premise);
                    (0, node)
                });
                if entry.1 != reason {
                    *entry = (entry.0 + 1, reason);
                }
            }
        }
        in_order.retain(|premise| needed_by.get(premise).is_some_and(|(by, _)| *by == reasons));
        Some(in_order)
    }

    /// The grounds of one of the necessary statements that were marked last, down to
    /// those that were grounded before it.
    fn part_below(&mut self, top: NodeIndex) -> Option<Part> {
        let (turn, marks) = (
            std::mem::take(&mut self.turn),
            std::mem::take(&mut self.marks),
        );
        let part = Part::below(self, top, |node| {
            turn[node.index()] < turn[top.index()] && marks[node.index()] == marks[top.index()]
        });
        (self.turn, self.marks) = (turn, marks);
        part
    }
}

/// The points of a batch without which a node is lost.
fn lost(batch: &[Point], mask: u64) -> impl Iterator<Item = Point> {
    batch
        .iter()
        .enumerate()
        .filter(move |(bit, _)| mask & (1 << bit) == 0)
        .map(|(_, point)| *point)
}

/// The statements that are necessary to a thesis, but for those that have one reason
/// only and so fall with a premise of it.
#[derive(Default)]
struct Necessary {
    /// Those that are given and have no reason.
    leaves: Vec<StatementId>,
    /// Those that have several ways to stand.
    open: Vec<NodeIndex>,
}
