//! Statements that say the same in other words are one.

use super::collect::Builder;
use super::model::StatementId;
use crate::syntax::tree::Relation;

impl Builder<'_> {
    /// Statements that restate one another get one representative, the first.
    pub(super) fn join_restated(&mut self) {
        let mut parent: Vec<u32> = (0..self.map.statements.len())
            .map(|index| StatementId::at(index).0)
            .collect();
        let root = |parent: &mut Vec<u32>, mut at: u32| {
            while parent[at as usize] != at {
                parent[at as usize] = parent[parent[at as usize] as usize];
                at = parent[at as usize];
            }
            at
        };
        for relation in &self.map.relations {
            if relation.relation == Relation::Restates {
                let from = root(&mut parent, relation.from.0);
                let to = root(&mut parent, relation.to.0);
                parent[from.max(to) as usize] = from.min(to);
            }
        }
        for index in 0..self.map.statements.len() {
            let class = root(&mut parent, StatementId::at(index).0);
            self.map.statements[index].class = StatementId(class);
        }
    }
}
