//! How much hangs on a point: what of the whole argument falls without it.

use super::Search;
use super::part::Part;
use crate::graph::Node;
use crate::graph::losses::{Losses, Point};
use crate::syntax::tree::StatementKind;

/// How many of the theses and of the other claims lose their grounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fallen {
    /// Statements that are theses.
    pub theses: usize,
    /// Other claims.
    pub claims: usize,
}

/// For so many points of a run at most it is counted what falls without them.
pub const MOST_RANKED: usize = 4_096;

/// For all of them together, so many nodes are looked at.
const MOST_RANK_STEPS: usize = 40_000_000;

impl Search<'_> {
    /// What falls without each of some points; shorter than these where they are many.
    #[must_use]
    pub fn fallen(
        &mut self,
        points: &[Point],
        is_thesis: impl Fn(crate::map::StatementId) -> bool,
    ) -> Vec<Fallen> {
        let part = Part::whole(self);
        let mut fallen = Vec::new();
        let mut steps = MOST_RANK_STEPS;
        let mut counted: Vec<Option<bool>> = Vec::with_capacity(part.nodes.len());
        for node in &part.nodes {
            counted.push(match self.graph.node(*node) {
                Node::Reason(_) => None,
                Node::Statement(class) => {
                    let members = || self.members(class);
                    let is_claim = members().any(|id| {
                        let kind = self.map.statement(id).kind;
                        matches!(kind, StatementKind::Claim | StatementKind::Thesis)
                    });
                    is_claim.then(|| members().any(&is_thesis))
                }
            });
        }
        for batch in points[..points.len().min(MOST_RANKED)].chunks(64) {
            let losses = Losses::each(batch, self.authors);
            let Some(masks) = part.masks(self, &losses, &mut steps, None) else {
                break;
            };
            let all = u64::MAX >> (64 - batch.len());
            let mut of_batch = vec![Fallen::default(); batch.len()];
            for (mask, counted) in masks.iter().zip(&counted) {
                let Some(is_thesis) = counted else { continue };
                let mut lost = !mask & all;
                while lost != 0 {
                    let one = &mut of_batch[lost.trailing_zeros() as usize];
                    if *is_thesis {
                        one.theses += 1;
                    } else {
                        one.claims += 1;
                    }
                    lost &= lost - 1;
                }
            }
            fallen.extend(of_batch);
        }
        part.release(self);
        fallen
    }
}
