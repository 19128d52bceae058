//! From trees to one map: names resolved over all files, relations typed.
//!
//! [`build`] goes over the trees three times: `collect` writes down what every
//! name stands for, `citations` resolves sources and notes, `relations` resolves
//! reasons. Nothing depends on the order in which things are written.

mod citations;
mod cited;
mod collect;
mod define;
mod fields;
mod figure_names;
mod linked;
mod lookup;
mod model;
pub mod names;
pub mod near;
pub mod one_work;
mod problems;
mod relations;
mod renamed;
mod restated;
mod rivals;
mod scope;
mod source_fields;
mod undercuts;

pub(crate) use fields::is_field;
pub use model::*;
pub use problems::{KnownBy, Meant, Problem, UnknownName, Wanted, WrongKind};

use crate::project::Project;
use collect::Builder;

/// Makes one map of all that a run has read.
#[must_use]
pub fn build(project: &Project) -> Map {
    let mut builder = Builder::new(project);
    builder.collect();
    builder.citations();
    builder.relations();
    builder.finish()
}
