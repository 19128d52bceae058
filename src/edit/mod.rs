//! Writing maps anew: the formatter, and the safe edits of findings.
//!
//! [`format()`] takes a file's tokens from [`syntax::tokens`](crate::syntax::tokens),
//! `layout` decides what stands on which line, `page` folds and writes the lines;
//! [`meaning`](mod@meaning) tells whether two files say the same.
//!
//! [`mend()`] tries the edits that findings carry and gives the maps as they would be; nothing
//! here writes a file but [`replace_file`].

mod changed;
mod format;
mod layout;
pub mod meaning;
mod mend;
mod page;
mod rows;
mod texts;
mod write;

pub use changed::Change;
pub use format::{Refusal, format};
pub use mend::{Left, Mended, MendedFile, mend};
pub use write::{plain_refusal, replace_file};

/// The column at which a line is folded, where it has a joint to fold it at.
pub const WIDTH: usize = 100;
