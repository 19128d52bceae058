//! What a rule may look at.

use crate::checked::Checked;
use crate::findings::{Severity, list, quoted};
use crate::graph::{Analysis, Stake};
use crate::map::{ItemRef, Map, MapInfo, Place, ReasonId, StatementId};
use crate::project::Project;
use crate::sources::retractions::Retractions;
use crate::syntax::tree::Item;
use crate::texts::Texts;

/// The files, the map and what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'run> {
    /// The files and their trees.
    pub project: &'run Project,
    /// The map.
    pub map: &'run Map,
    /// Its structure.
    pub analysis: &'run Analysis,
    /// The copies of its papers and sources.
    pub texts: &'run Texts,
    /// What a list of retractions says of its sources.
    pub retractions: &'run Retractions,
    /// How its quotations stand to these.
    pub checked: &'run Checked,
}

impl<'run> Context<'run> {
    /// A statement's name between backticks.
    #[must_use]
    pub fn name(&self, id: StatementId) -> String {
        quoted(self.map.name_of(id))
    }

    /// The premises of a reason, its warrant left out, as "`a` and `b`".
    #[must_use]
    pub fn premises(&self, id: ReasonId) -> String {
        const MOST_NAMED: usize = 4;
        let premises = self.map.premises_of(id).iter();
        let names: Vec<String> = premises
            .filter(|premise| !premise.warrant)
            .map(|premise| self.name(premise.statement))
            .collect();
        list(&names, MOST_NAMED)
    }

    /// Whether a reason is told by another document than the one in which a
    /// statement stands: by a review of it, or by another paper.
    #[must_use]
    pub fn is_from_another_document(&self, reason: ReasonId, statement: StatementId) -> bool {
        let told_in = self.map.reason(reason).place.file;
        let stands_in = self.map.statement(statement).place.file;
        let info = |file| self.map.maps.iter().find(|info| info.file == file);
        told_in != stands_in
            && info(told_in).is_some_and(|told| {
                let has_header = |of: &MapInfo| of.header.is_some();
                told.is_review || has_header(told) && info(stands_in).is_some_and(has_header)
            })
    }

    /// What stands at a place.
    #[must_use]
    pub fn text(&self, place: Place) -> &'run str {
        self.project.files.text(place.file, place.span)
    }

    /// The item of a statement.
    #[must_use]
    pub fn item(&self, id: StatementId) -> &'run Item {
        self.item_at(self.map.statement(id).item)
    }

    /// An item.
    #[must_use]
    pub fn item_at(&self, item: ItemRef) -> &'run Item {
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
        self.map.statement(id).kind.word()
    }
}
