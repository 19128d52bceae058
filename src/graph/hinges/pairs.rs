//! Pairs: two points without both of which a thesis falls, and not without either.
//!
//! A pair must break every chain of grounds, so one of its members is in any one of
//! them. Each point of one chain is taken away in turn; what the thesis cannot do
//! without in what is left are its partners, and these are in any one chain of what
//! is left. Points that are alike (`alike`) are tried once and told together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::alike::Alike;
use super::part::{NONE, Part};
use super::{Search, lost};
use crate::graph::losses::{Losses, Point};
use crate::map::StatementId;

/// Any one of these together with any one of those.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Family {
    /// One side, in order.
    pub one: Vec<Point>,
    /// The other side, in order.
    pub other: Vec<Point>,
}

/// How far pairs were looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// All pairs were found.
    Everywhere,
    /// Only those with one of the first so many points of the grounds as a member.
    AmongFirst(usize),
    /// There are more pairs than are told apart.
    TooMany,
}

/// The pairs of a thesis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// Each pair is in one family.
    pub families: Vec<Family>,
    /// How far they were looked for.
    pub looked: Looked,
}

/// So many pairs of kinds of points are told apart for one thesis at most.
const MOST_PAIRS: usize = 20_000;

/// The pairs of one part: kinds of points that are alike in it, and which of them
/// go together.
struct Found {
    kinds: Vec<Vec<Point>>,
    pairs: BTreeSet<(usize, usize)>,
}

impl Search<'_> {
    /// All pairs of a thesis whose single points are known, looking at no more than
    /// so many nodes; and at how many it looked.
    pub fn pairs(
        &mut self,
        thesis: StatementId,
        singles: &[Point],
        steps: usize,
    ) -> (Pairs, usize) {
        let mut found = Vec::new();
        let mut tried = 0;
        let before = std::mem::replace(&mut self.steps, steps);
        let is_whole = self
            .look_for_pairs(thesis, singles, &mut found, &mut tried)
            .is_some();
        let used = steps - std::mem::replace(&mut self.steps, before);
        let (families, is_told) = told_together(&found);
        let looked = match (is_whole, is_told) {
            (true, true) => Looked::Everywhere,
            (true, false) => Looked::TooMany,
            (false, _) => Looked::AmongFirst(tried),
        };
        (Pairs { families, looked }, used)
    }

    fn look_for_pairs(
        &mut self,
        thesis: StatementId,
        singles: &[Point],
        found: &mut Vec<Found>,
        tried: &mut usize,
    ) -> Option<()> {
        let node = self.graph.statement(self.map.class_of(thesis));
        if !self.grounding.is_grounded(node) {
            return Some(());
        }
        let singles: HashSet<Point, foldhash::fast::FixedState> = singles.iter().copied().collect();
        let necessary = self.necessary(node)?;
        let mut pairs_left = MOST_PAIRS;
        let leaves = necessary.leaves.iter();
        let leaves = leaves.map(|class| self.graph.statement(*class));
        let tops: Vec<_> = leaves.chain(necessary.open).collect();
        for top in tops {
            let part = self.part_below(top)?;
            let mut here = Found {
                kinds: Vec::new(),
                pairs: BTreeSet::new(),
            };
            let is_whole = self.pairs_of_part(&part, &singles, &mut here, tried);
            part.release(self);
            pairs_left = pairs_left.checked_sub(here.pairs.len())?;
            if !here.pairs.is_empty() {
                found.push(here);
            }
            is_whole?;
        }
        Some(())
    }

    fn pairs_of_part(
        &mut self,
        part: &Part,
        singles: &HashSet<Point, foldhash::fast::FixedState>,
        found: &mut Found,
        tried: &mut usize,
    ) -> Option<()> {
        let mut chain = part.chain(self, |at| {
            let first = self.grounding.first_reason(part.nodes[at])?;
            part.position(first)
        });
        chain.retain(|point| !singles.contains(point));
        if chain.is_empty() {
            return Some(());
        }
        let mut steps = self.steps.checked_sub(part.nodes.len())?;
        let mut alike = Alike::new(self, part);
        let mut kinds_tried = HashSet::new();
        let mut is_whole = Some(());
        for first in chain {
            let kind = alike.kind(self, part, first);
            if kinds_tried.insert(kind) {
                let partners = self.partners(part, first, singles, &mut alike, &mut steps);
                let Some(partners) = partners else {
                    is_whole = None;
                    break;
                };
                let pairs = partners.into_iter().filter(|partner| *partner != kind);
                found
                    .pairs
                    .extend(pairs.map(|partner| (kind.min(partner), kind.max(partner))));
                if found.pairs.len() > MOST_PAIRS {
                    is_whole = None;
                    break;
                }
            }
            *tried += 1;
        }
        self.steps = steps;
        found.kinds = alike.kinds;
        is_whole
    }

    /// The kinds of points that the top of a part cannot do without once a point is
    /// taken away that it can do without.
    fn partners(
        &self,
        part: &Part,
        first: Point,
        singles: &HashSet<Point, foldhash::fast::FixedState>,
        alike: &mut Alike,
        steps: &mut usize,
    ) -> Option<BTreeSet<usize>> {
        let mut losses = Losses::default();
        losses.take(first, self.authors, u64::MAX);
        let mut reasons = vec![NONE; part.nodes.len()];
        part.masks(self, &losses, steps, Some(&mut reasons))?;
        let mut chain = part.chain(self, |at| {
            let reason = reasons[at];
            (reason != NONE).then_some(reason as usize)
        });
        chain.retain(|point| !singles.contains(point));
        let mut kinds = BTreeMap::new();
        for point in chain {
            kinds.entry(alike.kind(self, part, point)).or_insert(point);
        }
        let candidates: Vec<Point> = kinds.values().copied().collect();
        let mut partners = BTreeSet::new();
        for batch in candidates.chunks(64) {
            let mut losses = Losses::each(batch, self.authors);
            losses.take(first, self.authors, u64::MAX);
            let masks = part.masks(self, &losses, steps, None)?;
            for point in lost(batch, masks[0]) {
                partners.insert(alike.kind(self, part, point));
            }
        }
        Some(partners)
    }
}

/// The pairs of all parts as families, and whether none was left out.
///
/// Points that are alike in every part have the same partners; so have others, by
/// chance. All that have the same partners are one side of a family.
fn told_together(found: &[Found]) -> (Vec<Family>, bool) {
    // By point, the kinds that it belongs to; points of the same kinds are one.
    let mut kinds_of: BTreeMap<Point, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, part) in found.iter().enumerate() {
        let used: BTreeSet<usize> = part.pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        for kind in used {
            for point in &part.kinds[kind] {
                kinds_of.entry(*point).or_default().push((at, kind));
            }
        }
    }
    let mut together: BTreeMap<Vec<(usize, usize)>, Vec<Point>> = BTreeMap::new();
    for (point, kinds) in kinds_of {
        together.entry(kinds).or_default().push(point);
    }
    let groups: Vec<Vec<Point>> = together.values().cloned().collect();
    let mut groups_of: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (group, kinds) in together.keys().enumerate() {
        for kind in kinds {
            groups_of.entry(*kind).or_default().push(group);
        }
    }
    let mut partners: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); groups.len()];
    let mut left = MOST_PAIRS;
    for (at, part) in found.iter().enumerate() {
        for (one, other) in &part.pairs {
            let side = |kind: usize| groups_of.get(&(at, kind)).map_or(&[][..], Vec::as_slice);
            for one in side(*one) {
                for other in side(*other).iter().filter(|other| *other != one) {
                    if left == 0 {
                        return (families(&groups, &partners), false);
                    }
                    left -= usize::from(partners[*one].insert(*other));
                    partners[*other].insert(*one);
                }
            }
        }
    }
    (families(&groups, &partners), true)
}

fn families(groups: &[Vec<Point>], partners: &[BTreeSet<usize>]) -> Vec<Family> {
    let mut by_partners: BTreeMap<&BTreeSet<usize>, BTreeSet<usize>> = BTreeMap::new();
    for (group, partners) in partners.iter().enumerate() {
        by_partners.entry(partners).or_default().insert(group);
    }
    let mut sides: Vec<(BTreeSet<usize>, &BTreeSet<usize>)> = by_partners
        .into_iter()
        .map(|(partners, groups)| (groups, partners))
        .collect();
    // The largest families first, so that the rest is little.
    sides.sort_by_key(|(one, other)| {
        (
            std::cmp::Reverse(one.len() * other.len()),
            one.first().copied(),
        )
    });
    let points = |side: &mut dyn Iterator<Item = usize>| -> Vec<Point> {
        let mut points: Vec<Point> = side.flat_map(|group| groups[group].clone()).collect();
        points.sort_unstable();
        points
    };
    let mut told: HashSet<usize, foldhash::fast::FixedState> = HashSet::default();
    let mut families = Vec::new();
    for (one, other) in sides {
        // All groups of a side have been told as partners of the same groups.
        let rest = points(&mut other.iter().copied().filter(|group| !told.contains(group)));
        told.extend(&one);
        if rest.is_empty() {
            continue;
        }
        let one = points(&mut one.into_iter());
        let (one, other) = if one <= rest {
            (one, rest)
        } else {
            (rest, one)
        };
        families.push(Family { one, other });
    }
    // What has most pairs says most.
    let pairs = |family: &Family| family.one.len().saturating_mul(family.other.len());
    families.sort_by(|a, b| pairs(b).cmp(&pairs(a)).then_with(|| a.cmp(b)));
    families
}
