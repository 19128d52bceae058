//! Whether some words stand in a text, and if they do not, what stands there.
//!
//! Letters and digits are compared, folded (`letters`): first letter for letter
//! (`find`), with the marks of omission and insertion read as what they declare
//! (`marks`); what then differs around the letters is told (`passage`). Where the
//! letters do not stand there, the nearest passage is found by an exact algorithm
//! (`near`) and compared word by word (`words`).
//!
//! Nothing here knows of maps or of files.

mod compare;
mod find;
mod left_out;
mod letters;
mod marks;
mod mended;
mod near;
mod negations;
mod occurrences;
mod passage;
mod words;

pub use compare::{Comparison, Source};
pub use letters::Letters;
pub(crate) use letters::{is_superscript, note_call};
pub use marks::{Gap, Stretch, stretches};
pub use near::{Nearest, nearest};
pub use negations::{Cut, cut, turns};
pub use occurrences::{Occurrence, Occurrences};
pub use passage::{Change, Difference};
pub use words::Replaced;
