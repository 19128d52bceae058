//! Claims whose separate reasons come down to one origin, and how many independent lines
//! the reasons of a claim make: one source, the work in which a source was read, or the
//! works of the same authors.
//!
//! For every grounded node the origins that it cannot do without are worked out once, from
//! the ground up: a reason needs what any of its premises needs, a statement what all of
//! its reasons need (necessity as in dominators, Lengauer and Tarjan 1979, on a graph of
//! both kinds of node). What stands in a circle of support is taken to need nothing, and no
//! more than [`MOST_NEEDS`] are kept of a node, so that the whole is linear: an origin may
//! go unsaid, and none is told that is not needed. How reasons make lines says `lines`.

mod lines;
mod needs;
mod works;

use std::collections::HashSet;

use petgraph::graph::NodeIndex;

use super::{ArgumentGraph, Grounding, Node};
use crate::map::{Map, MapId, ReasonId, SourceId, StatementId};
use crate::syntax::tree::StatementKind;
use needs::{Needs, common};
use works::Works;

/// So many things that a node cannot do without are kept.
const MOST_NEEDS: usize = 48;

/// What several reasons may come down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A piece of evidence.
    Evidence(StatementId),
    /// A source, as what is reported or as what was in hand.
    Source(SourceId),
    /// The paper of another map.
    Paper(MapId),
    /// The works of those who wrote this one.
    Authors(SourceId),
}

/// A claim several of whose reasons come down to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonOrigin {
    /// The claim, by the statement that stands for its class.
    pub claim: StatementId,
    /// What its reasons share: the same for all of them, or something for some and
    /// something else for others, and then the largest share first.
    pub shares: Vec<Share>,
    /// What all reasons of the claim make.
    pub lines: Lines,
}

/// Reasons of one claim that come down to the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The reasons, in the order of their places.
    pub reasons: Vec<ReasonId>,
    /// What they come down to; authors only where all reasons share them and no work.
    pub origins: Vec<Origin>,
}

impl CommonOrigin {
    /// What all reasons of the claim share, where there is such a thing.
    #[must_use]
    pub fn of_all(&self) -> Option<&Share> {
        let is_of_all = |share: &&Share| share.reasons.len() == self.lines.reasons;
        self.shares.first().filter(is_of_all)
    }
}

/// How many independent lines the reasons of a claim make. Only grounded reasons are
/// counted, and those with the same premises once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The reasons.
    pub reasons: usize,
    /// The lines, where reasons that need the same evidence or work are one.
    pub independent: usize,
    /// The lines, where reasons that need works of the same authors are one as well.
    pub by_authors: usize,
}

/// What [`common_origins`] finds.
#[derive(Debug, Default)]
pub struct CommonOrigins {
    /// Claims with several reasons and one origin, higher ones first.
    pub found: Vec<CommonOrigin>,
    lines: Vec<Lines>,
}

impl CommonOrigins {
    /// The lines that the reasons for a claim make, by the statement that stands for its
    /// class; none of what is no claim.
    #[must_use]
    pub fn lines(&self, class: StatementId) -> Lines {
        self.lines.get(class.index()).copied().unwrap_or_default()
    }
}

/// What was told of higher claims.
type Told = HashSet<Origin, foldhash::fast::FixedState>;

/// Finds the claims with several reasons and one origin, higher ones first: none all of
/// whose origins were told of a higher one. An origin of all reasons is not taken as told
/// where a higher claim shares it among some of its reasons only.
#[must_use]
pub fn common_origins(map: &Map, graph: &ArgumentGraph, grounding: &Grounding) -> CommonOrigins {
    let works = Works::new(map);
    let (needs, order) = needs::needs(map, graph, grounding, &works);
    let mut all = CommonOrigins {
        found: Vec::new(),
        lines: vec![Lines::default(); map.statements.len()],
    };
    let mut told = Told::default();
    let mut told_in_part = Told::default();
    for node in order.iter().rev() {
        let Node::Statement(claim) = graph.node(*node) else {
            continue;
        };
        let is_claim = matches!(
            map.statement(claim).kind,
            StatementKind::Claim | StatementKind::Thesis
        );
        if !is_claim {
            continue;
        }
        let reasons = separate_reasons(map, graph, grounding, *node);
        let (lines, groups) = lines_of(graph, &needs, &reasons);
        all.lines[claim.index()] = lines;
        if reasons.len() < 2 {
            continue;
        }
        let own = &needs[node.index()];
        let shares: Vec<Share> = match of_all(own) {
            Some(origins) => {
                let is_new = origins.iter().any(|origin| !told.contains(origin));
                told.extend(own.iter().copied());
                let share = Share { reasons, origins };
                is_new.then_some(share).into_iter().collect()
            }
            None => {
                let is_part = |group: &lines::Group| (2..reasons.len()).contains(&group.len());
                let parts = groups.iter().filter(|group| is_part(group));
                let shares = parts.filter_map(|group| {
                    of_some(&needs, graph, group.iter().map(|at| reasons[*at]).collect())
                });
                let shares: Vec<Share> = shares.collect();
                let is_new =
                    |origin: &Origin| !told.contains(origin) && !told_in_part.contains(origin);
                let is_share_new = |share: &&Share| share.origins.iter().any(is_new);
                let new = shares.iter().filter(is_share_new).cloned().collect();
                told_in_part.extend(shares.iter().flat_map(|share| &share.origins));
                new
            }
        };
        if !shares.is_empty() {
            all.found.push(CommonOrigin {
                claim,
                shares,
                lines,
            });
        }
    }
    all
}

/// What all reasons of a claim come down to, where that is for telling: its works, and
/// where there are none its authors.
fn of_all(own: &Needs) -> Option<Needs> {
    // Where one piece of evidence carries all, its source is no second matter.
    let carries_all = |origin: &Origin| matches!(origin, Origin::Evidence(_));
    if own.is_empty() || own.iter().any(carries_all) {
        return None;
    }
    let works: Needs = own.iter().copied().filter(is_work).collect();
    Some(if works.is_empty() { own.clone() } else { works })
}

/// What some reasons of a claim come down to, where that is for telling: its works.
fn of_some(needs: &[Needs], graph: &ArgumentGraph, reasons: Vec<ReasonId>) -> Option<Share> {
    let mut each = reasons
        .iter()
        .map(|reason| &needs[graph.reason(*reason).index()]);
    let first = each.next()?.clone();
    let shared = each.fold(first, |all, one| common(&all, one));
    // One piece of evidence may well serve two reasons.
    let is_evidence = |origin: &Origin| matches!(origin, Origin::Evidence(_));
    let origins: Needs = shared.iter().copied().filter(is_work).collect();
    let is_for_telling = !origins.is_empty() && !shared.iter().any(is_evidence);
    is_for_telling.then_some(Share { reasons, origins })
}

fn is_work(origin: &Origin) -> bool {
    matches!(origin, Origin::Source(_) | Origin::Paper(_))
}

/// The grounded reasons for a statement in the order of their places, those with the same
/// premises once.
fn separate_reasons(
    map: &Map,
    graph: &ArgumentGraph,
    grounding: &Grounding,
    node: NodeIndex,
) -> Vec<ReasonId> {
    let mut reasons: Vec<ReasonId> = graph
        .supports(node)
        .filter(|reason| grounding.is_grounded(graph.reason(*reason)))
        .collect();
    reasons.sort_by_key(|reason| (map.reason(*reason).place, *reason));
    if reasons.len() < 2 {
        return reasons;
    }
    let mut known: HashSet<Vec<StatementId>, foldhash::fast::FixedState> = HashSet::default();
    reasons.retain(|reason| {
        let premises = map.premises_of(*reason).iter();
        let mut classes: Vec<StatementId> = premises
            .map(|premise| map.class_of(premise.statement))
            .collect();
        classes.sort_unstable();
        classes.dedup();
        known.insert(classes)
    });
    reasons
}

/// The lines that some reasons make, and the groups of which each is a line.
fn lines_of(
    graph: &ArgumentGraph,
    needs: &[Needs],
    reasons: &[ReasonId],
) -> (Lines, Vec<lines::Group>) {
    let of_reason = |reason: &ReasonId| needs[graph.reason(*reason).index()].clone();
    let mut each: Vec<Needs> = reasons.iter().map(of_reason).collect();
    let with_authors = lines::groups(&each).len();
    for needs in &mut each {
        needs.retain(|origin| !matches!(origin, Origin::Authors(_)));
    }
    let groups = lines::groups(&each);
    let lines = Lines {
        reasons: reasons.len(),
        independent: groups.len(),
        by_authors: with_authors.min(groups.len()),
    };
    (lines, groups)
}
