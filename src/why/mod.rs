//! Why a statement has its verdict: a tree of what decides it, for reading and as data.
//!
//! By default only that is opened on which the verdict hangs: of an accepted
//! statement one set of reasons that holds, and how each objection is answered; of a
//! defeated one the way to the attack where defeat begins; of a contested one what
//! is open; of one without grounds the ends where something is missing. Each
//! statement is opened once, nearest to what was asked, and the account never
//! argues in a circle: it goes from what became known later to what was known
//! before (see [`crate::graph::Model::round`]). Of a contested statement it is also
//! said which single answer would settle it.

mod data;
mod ends;
mod grounds;
mod lines;
mod runs;
mod sentence;
mod settling;
mod shown;
mod subject;
mod tree;
mod words;

pub use subject::{Subject, Unfound};

use crate::graph::{self, Analysis, Model};
use crate::map::{self, Map};
use crate::outline::arrangement::Arrangement;
use crate::outline::facts::Facts;
use crate::outline::naming::Naming;
use crate::outline::verdicts::Verdicts;
use crate::outline::wording::Wording;
use crate::outline::works::Work;
use crate::outline::{citing, ids};
use crate::project::{self, Input, LoadError, Project};
use grounds::Grounds;

/// Maps that were read, of whose statements one may ask why.
#[derive(Debug)]
pub struct Reading {
    /// The files and their trees.
    pub project: Project,
    map: Map,
    analysis: Analysis,
}

/// How much of the tree is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// What decides the verdict.
    #[default]
    Deciding,
    /// All that bears on it.
    All,
}

/// How an account is shown to people.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Where lines are broken, in columns.
    pub width: usize,
    /// Whether statements are shown in their words too.
    pub texts: bool,
}

impl Reading {
    /// Reads maps and what they use.
    ///
    /// # Errors
    /// [`LoadError`] where there is no map.
    pub fn new(input: Input) -> Result<Self, LoadError> {
        let project = project::load(input)?;
        let map = map::build(&project);
        let analysis = graph::analyse(&map);
        Ok(Self {
            project,
            map,
            analysis,
        })
    }

    /// What a name stands for: a statement, or a reason as `claim.reason-name`; either
    /// may have the name of its file before it.
    ///
    /// # Errors
    /// [`Unfound`] where that is nothing, or cannot be told.
    pub fn find(&self, name: &str) -> Result<Subject, Unfound> {
        self.with_grounds(|grounds| subject::find(grounds, name))
    }

    /// The account as people read it.
    #[must_use]
    pub fn text(&self, subject: Subject, extent: Extent, style: Style) -> String {
        self.with_grounds(|grounds| {
            let tree = tree::build(grounds, subject, extent);
            shown::text(grounds, &tree, subject, extent, style)
        })
    }

    /// The account as data.
    #[must_use]
    pub fn data(&self, subject: Subject, extent: Extent) -> serde_json::Value {
        self.with_grounds(|grounds| {
            let tree = tree::build(grounds, subject, extent);
            let reasons = ids::reason_ids(grounds.wording);
            data::document(grounds, &tree, subject, &reasons)
        })
    }

    /// Gathers all that an account is made from, once.
    fn with_grounds<T>(&self, tell: impl FnOnce(&Grounds<'_>) -> T) -> T {
        let (project, map, analysis) = (&self.project, &self.map, &self.analysis);
        let work = Work::whole(project.maps.len());
        // What is only used has the name of its file before its own.
        let asked = Work::asked(project);
        let sources = citing::sources_of(map, &asked);
        let naming = Naming::new(project, map, &asked, &sources);
        let arrangement = Arrangement::new(project, map, &work, &naming);
        let facts = Facts::new(project, map);
        let verdicts = Verdicts::new(map, analysis);
        let wording = Wording {
            project,
            map,
            work: &work,
            naming: &naming,
            facts: &facts,
            arrangement: &arrangement,
            verdicts: &verdicts,
        };
        let model = Model::new(map, &analysis.graph, &analysis.grounding, &analysis.circles);
        tell(&Grounds::new(wording, analysis, &model))
    }
}
