//! Supposing that something were not so: what an argument would lose without it
//! ([`Without`]), and without what it would fall ([`Hinges`]).
//!
//! Both give data, with certificates that can be checked without this program: of
//! what stands the steps down to its leaves, of what falls the cut. `words` has the
//! sentences; `docs/supposing.md` says what the data are.

mod certificate;
mod hinges;
mod naming;
mod things;
mod without;
mod words;

pub use certificate::{Certificate, Step};
pub use hinges::{Hinge, Hinges, PairFamily, ThesisHinges};
pub use naming::Named;
pub use things::{Thing, Unnamed};
pub use without::{Change, Fate, Without};

use crate::graph::{self, Analysis};
use crate::map::{self, Map};
use crate::project::{self, Input, LoadError, Project};
use crate::sources::authors::Authors;

/// The version of the data.
pub const VERSION: u32 = 1;

/// Maps that were read, and all that is known of them.
#[derive(Debug)]
pub struct Argument {
    /// The files.
    pub project: Project,
    /// The map that they make together.
    pub map: Map,
    /// Its structure.
    pub analysis: Analysis,
    /// Who wrote what.
    pub authors: Authors,
}

impl Argument {
    /// Reads maps.
    ///
    /// # Errors
    /// [`LoadError`] where there is no map.
    pub fn load(input: Input) -> Result<Self, LoadError> {
        let project = project::load(input)?;
        let map = map::build(&project);
        let analysis = graph::analyse(&map);
        let authors = Authors::read(&project, &map);
        Ok(Self {
            project,
            map,
            analysis,
            authors,
        })
    }
}
