//! Two digests side by side, with ids that both share.

use std::collections::BTreeSet;

use super::change::{Change, Kind, Part, Thing};
use super::digest::{Digest, Statement, Work};
use super::pairs::{self, Shared};

/// Both versions.
pub(super) struct Both<'digest> {
    pub(super) old: &'digest Digest,
    pub(super) new: &'digest Digest,
    pub(super) statements: Shared,
    pub(super) sources: Shared,
}

impl<'digest> Both<'digest> {
    pub(super) fn new(old: &'digest Digest, new: &'digest Digest) -> Self {
        let sources = pairs::sources(old, new);
        let statements = pairs::statements(old, new, &sources);
        Self {
            old,
            new,
            statements,
            sources,
        }
    }

    pub(super) fn was(&self, id: u32) -> Option<&'digest Statement> {
        let at = self.statements.in_old(id)?;
        self.old.statements.get(at as usize)
    }

    pub(super) fn is(&self, id: u32) -> Option<&'digest Statement> {
        let at = self.statements.in_new(id)?;
        self.new.statements.get(at as usize)
    }

    /// The statement as it is, or as it was where it is gone.
    pub(super) fn latest(&self, id: u32) -> Option<&'digest Statement> {
        self.is(id).or_else(|| self.was(id))
    }

    pub(super) fn name(&self, id: u32) -> String {
        self.latest(id)
            .map(|one| one.name.clone())
            .unwrap_or_default()
    }

    pub(super) fn names<'id>(&self, ids: impl IntoIterator<Item = &'id u32>) -> Vec<String> {
        let mut names: Vec<String> = ids.into_iter().map(|id| self.name(*id)).collect();
        names.sort_unstable();
        names
    }

    /// A difference of a statement.
    pub(super) fn change(&self, part: Part, thing: Thing, kind: Kind, id: u32) -> Change {
        let (word, name, of_thesis) = match self.latest(id) {
            Some(one) => (one.kind.word(), one.name.as_str(), self.is_thesis(id)),
            None => ("claim", "", false),
        };
        let mut change = Change::new(part, thing, kind, word, name);
        change.of_thesis = of_thesis;
        change
    }

    /// Whether it is or was a thesis.
    pub(super) fn is_thesis(&self, id: u32) -> bool {
        [self.was(id), self.is(id)]
            .into_iter()
            .flatten()
            .any(|one| one.is_thesis)
    }

    /// Theses have a part of their own.
    pub(super) fn part(&self, id: u32, otherwise: Part) -> Part {
        if self.is_thesis(id) {
            Part::Theses
        } else {
            otherwise
        }
    }

    /// Works of the old version with the ids that both share.
    pub(super) fn shared_work(&self, work: &Work) -> Work {
        match work {
            Work::Source(id) => Work::Source(self.sources.of_old(*id)),
            other => other.clone(),
        }
    }

    pub(super) fn shared_chains(&self, chains: &BTreeSet<Vec<Work>>) -> BTreeSet<Vec<Work>> {
        let chains = chains.iter();
        chains
            .map(|chain| chain.iter().map(|work| self.shared_work(work)).collect())
            .collect()
    }

    pub(super) fn source_name(&self, shared: u32) -> String {
        let new = self
            .sources
            .in_new(shared)
            .map(|at| &self.new.sources[at as usize]);
        let old = || {
            self.sources
                .in_old(shared)
                .map(|at| &self.old.sources[at as usize])
        };
        new.or_else(old)
            .map(|one| one.name.clone())
            .unwrap_or_default()
    }

    /// A chain of works as a map writes it.
    pub(super) fn chain(&self, chain: &[Work]) -> String {
        let works: Vec<String> = chain.iter().map(|work| self.work(work)).collect();
        works.join(" via ")
    }

    pub(super) fn work(&self, work: &Work) -> String {
        match work {
            Work::Source(id) => self.source_name(*id),
            Work::Paper(title) => title.clone(),
            Work::Note(number) => number.clone(),
            Work::Words(words) => words.clone(),
            Work::Unknown => "something unknown".to_owned(),
        }
    }
}
