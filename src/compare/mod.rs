//! What changed in the argument between two versions of a map.
//!
//! [`compare`] makes a digest of each version, in which nothing depends on files,
//! places or order; pairs what belongs together (by name, by text, by place in
//! the graph); and tells the differences as data, the most important first.
//! [`write()`] shows them in sentences. Comparing one way and the other gives
//! mirrored changes: what is added the one way is removed the other.

mod both;
mod change;
mod clauses;
mod digest;
mod gather;
mod growth;
mod names;
mod others;
mod pairs;
mod reach;
mod reason_words;
mod reasons;
mod sentence;
mod show;
mod standing;
mod statements;
mod time;
mod words;

pub use change::{Change, Kind, Part, Thing};
pub use growth::Growth;
pub(crate) use sentence::push_escaped;
pub use sentence::{Piece, Sentence};
pub use show::{Form, Shown, write};

use crate::findings::{self, Levels, Outcome};
use crate::graph::{self, Analysis};
use crate::map::{self, Map, Problem};
use crate::project::{self, Input, LoadError, Project};

/// One version of a map, read and worked out.
#[derive(Debug)]
pub struct Version {
    /// The files and their trees.
    pub project: Project,
    /// The map that they make together.
    pub map: Map,
    /// Its structure.
    pub analysis: Analysis,
}

impl Version {
    /// Reads a version.
    ///
    /// # Errors
    /// [`LoadError`] where there is no map.
    pub fn load(input: Input) -> Result<Self, LoadError> {
        Ok(Self::of(project::load(input)?))
    }

    /// The version without any map: before the first was written, or after the
    /// last was taken away.
    #[must_use]
    pub fn empty() -> Self {
        Self::of(Project::default())
    }

    fn of(project: Project) -> Self {
        let map = map::build(&project);
        let analysis = graph::analyse(&map);
        Self {
            project,
            map,
            analysis,
        }
    }

    /// How many stretches of its maps could not be read, or name what is not there:
    /// what they say is not compared.
    #[must_use]
    pub fn unread(&self) -> usize {
        let slips = self.project.maps.iter().map(|map| map.tree.slips.len());
        let problems = self.map.problems.iter();
        let unresolved = problems.filter(|problem| {
            matches!(
                problem,
                Problem::UnknownName(_) | Problem::WrongKind(_) | Problem::MissingFile { .. }
            )
        });
        slips.sum::<usize>() + unresolved.count()
    }
}

/// What changed between two versions.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The differences, the most important first.
    pub changes: Vec<Change>,
    /// Theses that claim more, with nothing new under them.
    pub growth: Vec<Growth>,
}

impl Comparison {
    /// What the rules that look at two versions find, `allow` clauses of the new
    /// version heeded.
    #[must_use]
    pub fn outcome(&self, new: &Version, levels: &Levels) -> Outcome {
        findings::settle_comparison(self, &new.map, &new.project.files, levels)
    }
}

/// Compares two versions.
#[must_use]
pub fn compare(old: &Version, new: &Version) -> Comparison {
    let naming = names::Naming::of_both(old, new);
    let old = gather::digest(old, &naming);
    let new = gather::digest(new, &naming);
    let both = both::Both::new(&old, &new);
    let reasons = reasons::compare(&both);
    let mut changes = statements::changes(&both, &reasons);
    changes.extend(reasons::changes(&both, &reasons));
    changes.extend(standing::changes(&both, &reasons));
    changes.extend(others::changes(&both));
    changes.sort_by(|one, other| one.order().cmp(&other.order()));
    let growth = growth::unexplained(&both, &reasons, &changes);
    Comparison { changes, growth }
}
