//! Evidence that every rival leads one to expect, and that is used for one of them.

use std::collections::HashMap;

use super::marks::Marks;
use super::rivalry::{Origin, Rivalry};
use super::spread::{Spread, Ways};
use super::{MOST_STEPS, rivalries};
use crate::graph::{ArgumentGraph, Edge, Node};
use crate::map::{Conclusion, Effect, Map, Place, ReasonId, StatementId};

/// Evidence that does not tell the rivals apart, and for which of them it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeUse {
    /// What makes the statements rivals.
    pub rivalry: Rivalry,
    /// What stands for all statements that restate the evidence.
    pub evidence: StatementId,
    /// The rivals whose case it carries, as the rivalry names them.
    pub used_for: Vec<StatementId>,
    /// Whether it carries the claim that one of the rivals beats the other.
    pub decides: bool,
    /// The step by which it does.
    pub first: FirstStep,
}

/// The first step from evidence towards the rival that it is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstStep {
    /// Where the reason names the evidence.
    pub place: Place,
    /// What the reason is for.
    pub conclusion: StatementId,
    /// Whether that is a rival, or the claim that compares them, itself.
    pub is_direct: bool,
}

/// Finds the evidence that agrees with every rival of a rivalry (is expected under
/// it, or by itself a reason for it), is set apart by nothing that it says of them,
/// and carries the case of some of them and not of others, or the claim that
/// compares them.
///
/// A case is followed through reasons that have one premise, or whose other
/// premises agree with every rival as well: where evidence is joined by `and` with
/// what may tell the rivals apart, the step as a whole may. It ends at claims that
/// themselves bear on the rivals, at steps whose exception is conceded, and at what
/// could not be read. In the order of [`rivalries`], then of the evidence.
#[must_use]
pub fn alike_uses(map: &Map, graph: &ArgumentGraph, marks: &Marks) -> Vec<AlikeUse> {
    let mut steps = MOST_STEPS;
    let mut found = Vec::new();
    let mut batch = Batch::default();
    let is_conceded = conceded_steps(map);
    let mut spread = Spread::new(map.statements.len());
    for rivalry in rivalries(map).into_iter().filter(Rivalry::is_fit) {
        let candidates = candidates(map, marks, &rivalry, &mut steps);
        if candidates.is_empty() {
            continue;
        }
        if !batch.has_room_for(&rivalry) {
            let full = std::mem::take(&mut batch);
            full.uses(
                map,
                graph,
                marks,
                &is_conceded,
                &mut spread,
                &mut steps,
                &mut found,
            );
        }
        batch.add(map, rivalry, candidates);
    }
    batch.uses(
        map,
        graph,
        marks,
        &is_conceded,
        &mut spread,
        &mut steps,
        &mut found,
    );
    found
}

/// More uses than this are not gathered: nobody reads so many.
const MOST_USES: usize = 100_000;

/// What agrees with every rival.
fn candidates(map: &Map, marks: &Marks, rivalry: &Rivalry, steps: &mut usize) -> Vec<StatementId> {
    let rivals: Vec<StatementId> = rivalry.rivals.iter().map(|id| map.class_of(*id)).collect();
    let least = rivals
        .iter()
        .map(|rival| marks.bearing_on(*rival))
        .min_by_key(|bearing| bearing.len())
        .unwrap_or_default();
    let Some(left) = steps.checked_sub(least.len().saturating_mul(rivals.len())) else {
        return Vec::new();
    };
    *steps = left;
    let own = rivalry.comparison().map(|id| map.class_of(id));
    least
        .iter()
        .copied()
        .filter(|class| {
            !rivals.contains(class)
                && Some(*class) != own
                && !marks.is_damaged(*class)
                && rivals.iter().all(|rival| marks.agrees(*class, *rival))
        })
        .collect()
}

/// Which reasons have an exception that their author grants.
fn conceded_steps(map: &Map) -> Vec<bool> {
    let mut is_conceded = vec![false; map.reasons.len()];
    for reason in &map.reasons {
        if let (Conclusion::Reason(step), true) = (reason.conclusion, reason.conceded) {
            is_conceded[step.index()] = true;
        }
    }
    is_conceded
}

type Bits = HashMap<StatementId, u64, foldhash::fast::FixedState>;

/// As many rivalries as have room in 64 bits: one for each rival, and one for the
/// claim that compares them.
#[derive(Default)]
struct Batch {
    rivalries: Vec<(Rivalry, Vec<StatementId>, u32)>,
    taken: u32,
    /// Of each rival, and of what compares rivals, its own bits.
    own: Bits,
    /// Of each rival, all bits of the rivalries that it is in.
    sides: Bits,
    /// Of each candidate, all bits of the rivalries that it agrees with.
    agrees: Bits,
}

impl Batch {
    fn has_room_for(&self, rivalry: &Rivalry) -> bool {
        self.taken + bits_of(rivalry) <= u64::BITS
    }

    fn add(&mut self, map: &Map, rivalry: Rivalry, candidates: Vec<StatementId>) {
        let first = self.taken;
        let whole = whole(&rivalry, first);
        let comparison = rivalry.comparison();
        for (bit, statement) in (first..).zip(rivalry.rivals.iter().copied().chain(comparison)) {
            let class = map.class_of(statement);
            *self.own.entry(class).or_default() |= 1 << bit;
            *self.sides.entry(class).or_default() |= whole;
        }
        for class in &candidates {
            *self.agrees.entry(*class).or_default() |= whole;
        }
        self.taken += bits_of(&rivalry);
        self.rivalries.push((rivalry, candidates, first));
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "all of them are lent for one walk"
    )]
    fn uses(
        self,
        map: &Map,
        graph: &ArgumentGraph,
        marks: &Marks,
        is_conceded: &[bool],
        spread: &mut Spread,
        steps: &mut usize,
        found: &mut Vec<AlikeUse>,
    ) {
        let starts: Vec<(StatementId, u64)> = self
            .own
            .iter()
            .map(|(class, bits)| (*class, *bits))
            .collect();
        let mut cases = Cases {
            map,
            marks,
            is_conceded,
            batch: &self,
            blocked: Bits::default(),
        };
        spread.clear();
        if spread.walk(graph, &starts, &mut cases, steps).is_none() {
            return;
        }
        for (rivalry, candidates, first) in &self.rivalries {
            for evidence in candidates {
                if found.len() == MOST_USES {
                    return;
                }
                let carried = spread.of(*evidence) & whole(rivalry, *first);
                let used_for: Vec<StatementId> = (*first..)
                    .zip(&rivalry.rivals)
                    .filter(|(bit, _)| carried & (1 << bit) != 0)
                    .map(|(_, rival)| *rival)
                    .collect();
                let decides = carried >> *first >> rivalry.rivals.len() != 0;
                let is_partial = !used_for.is_empty() && used_for.len() < rivalry.rivals.len();
                if !(decides || is_partial) {
                    continue;
                }
                let wanted = if is_partial {
                    carried
                } else {
                    carried & !rivals_only(rivalry, *first)
                };
                let step = cases.first_step(graph, spread, *evidence, wanted, steps);
                found.extend(step.map(|first| AlikeUse {
                    rivalry: rivalry.clone(),
                    evidence: *evidence,
                    used_for,
                    decides,
                    first,
                }));
            }
        }
    }
}

fn bits_of(rivalry: &Rivalry) -> u32 {
    let rivals = u32::try_from(rivalry.rivals.len()).unwrap_or(u32::MAX);
    rivals + u32::from(matches!(rivalry.origin, Origin::Comparison(_)))
}

fn whole(rivalry: &Rivalry, first: u32) -> u64 {
    (u64::MAX >> (u64::BITS - bits_of(rivalry))) << first
}

fn rivals_only(rivalry: &Rivalry, first: u32) -> u64 {
    let rivals = u32::try_from(rivalry.rivals.len()).unwrap_or(u32::MAX);
    (u64::MAX >> (u64::BITS - rivals)) << first
}

/// How the cases of a batch's rivals are followed down.
struct Cases<'run> {
    map: &'run Map,
    marks: &'run Marks,
    is_conceded: &'run [bool],
    batch: &'run Batch,
    /// Of each statement that was met, the bits that end there.
    blocked: Bits,
}

impl Cases<'_> {
    fn agrees(&self, class: StatementId) -> u64 {
        self.batch.agrees.get(&class).copied().unwrap_or(0)
    }

    /// The bits that a reason leaves to one of its premises: all, unless another
    /// premise may be what tells the rivals apart.
    fn left_to(&self, reason: ReasonId) -> impl Iterator<Item = (StatementId, u64)> {
        let mut premises: Vec<StatementId> = Vec::new();
        let entry = self.map.reason(reason);
        if !entry.damaged && !self.is_conceded[reason.index()] && entry.effect == Effect::Supports {
            let named = self.map.premises_of(reason).iter();
            premises.extend(
                named
                    .filter(|premise| !premise.warrant)
                    .map(|premise| self.map.class_of(premise.statement)),
            );
            premises.sort_unstable();
            premises.dedup();
        }
        let mut after = vec![u64::MAX; premises.len() + 1];
        for at in (0..premises.len()).rev() {
            after[at] = after[at + 1] & self.agrees(premises[at]);
        }
        let mut before = u64::MAX;
        let left: Vec<(StatementId, u64)> = premises
            .into_iter()
            .enumerate()
            .map(|(at, premise)| {
                let others = before & after[at + 1];
                before &= self.agrees(premise);
                (premise, others)
            })
            .collect();
        left.into_iter()
    }

    /// The first step from evidence on the way of some of these bits: one that
    /// ends at a rival, else the first in the text.
    fn first_step(
        &mut self,
        graph: &ArgumentGraph,
        spread: &Spread,
        evidence: StatementId,
        wanted: u64,
        steps: &mut usize,
    ) -> Option<FirstStep> {
        let mut best: Option<FirstStep> = None;
        for (node, edge) in graph.carries(graph.statement(evidence)) {
            *steps = steps.checked_sub(1)?;
            let (Node::Reason(reason), Edge::Premise(index)) = (graph.node(node), edge) else {
                continue;
            };
            let Conclusion::Statement(conclusion) = self.map.reason(reason).conclusion else {
                continue;
            };
            let premise = self.map.premises[index as usize];
            let class = self.map.class_of(conclusion);
            let handed = self.through(class, spread.of(class), steps) & wanted;
            let left = self.left_to(reason).find(|(class, _)| *class == evidence);
            if premise.warrant || left.is_none_or(|(_, left)| left & handed == 0) {
                continue;
            }
            let own = self.batch.own.get(&class).copied().unwrap_or(0);
            let step = FirstStep {
                place: premise.place,
                conclusion,
                is_direct: own & wanted != 0,
            };
            let is_first = best
                .is_none_or(|best| (!step.is_direct, step.place) < (!best.is_direct, best.place));
            if is_first {
                best = Some(step);
            }
        }
        best
    }
}

impl Ways for Cases<'_> {
    fn through(&mut self, class: StatementId, bits: u64, steps: &mut usize) -> u64 {
        let own = self.batch.own.get(&class).copied().unwrap_or(0);
        let blocked = self.blocked.get(&class).copied().unwrap_or_else(|| {
            if self.marks.is_damaged(class) {
                return u64::MAX;
            }
            let marks = self.marks.of(class);
            *steps = steps.saturating_sub(marks.len());
            let apart = marks.iter().filter(|mark| mark.says.sets_apart());
            let sides = apart.filter_map(|mark| self.batch.sides.get(&mark.rival));
            sides.fold(self.agrees(class), |blocked, side| blocked | side)
        });
        self.blocked.insert(class, blocked);
        bits & !(blocked & !own)
    }

    fn below(&mut self, reason: ReasonId, bits: u64, hand: &mut dyn FnMut(StatementId, u64)) {
        for (premise, left) in self.left_to(reason) {
            if left & bits != 0 {
                hand(premise, left & bits);
            }
        }
    }
}
