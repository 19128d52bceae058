//! What a rule may look at.

use crate::findings::{Severity, quoted};
use crate::graph::{Analysis, Stake};
use crate::map::{Map, Place, StatementId};
use crate::project::Project;
use crate::syntax::tree::{Item, StatementKind};

/// The files, the map and what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'run> {
    /// The files and their trees.
    pub project: &'run Project,
    /// The map.
    pub map: &'run Map,
    /// Its structure.
    pub analysis: &'run Analysis,
}

impl<'run> Context<'run> {
    /// A statement's name between backticks.
    #[must_use]
    pub fn name(&self, id: StatementId) -> String {
        quoted(self.map.name_of(id))
    }

    /// What stands at a place.
    #[must_use]
    pub fn text(&self, place: Place) -> &'run str {
        self.project.files.text(place.file, place.span)
    }

    /// The item of a statement.
    #[must_use]
    pub fn item(&self, id: StatementId) -> &'run Item {
        let item = self.map.statement(id).item;
        &self.project.maps[item.map.index()].tree.items[item.item as usize]
    }

    /// Whether a statement, or one that restates it, is grounded.
    #[must_use]
    pub fn is_grounded(&self, id: StatementId) -> bool {
        let node = self.analysis.graph.statement(self.map.class_of(id));
        self.analysis.grounding.is_grounded(node)
    }

    /// What a fault of a statement weighs.
    #[must_use]
    pub fn severity(&self, id: StatementId) -> Severity {
        match self.stake(id) {
            Stake::Lacking(_) => Severity::Error,
            Stake::Carrying(_) => Severity::Warning,
            Stake::Aside => Severity::Info,
        }
    }

    /// What a statement is to the theses.
    #[must_use]
    pub fn stake(&self, id: StatementId) -> Stake {
        let node = self.analysis.graph.statement(self.map.class_of(id));
        self.analysis.stakes.of(node)
    }

    /// The first place at which a reason for something else names a statement,
    /// and what that reason is for.
    #[must_use]
    pub fn first_use(&self, id: StatementId) -> Option<(Place, StatementId)> {
        self.analysis.uses.first(self.map.class_of(id))
    }

    /// What kind of statement it is, in a word.
    #[must_use]
    pub fn kind(&self, id: StatementId) -> &'static str {
        match self.map.statement(id).kind {
            StatementKind::Claim => "claim",
            StatementKind::Thesis => "thesis",
            StatementKind::Assumption => "assumption",
            StatementKind::Evidence => "evidence",
        }
    }
}
