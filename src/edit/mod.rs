//! Writing maps anew: the formatter.
//!
//! [`format()`] takes a file's tokens from [`syntax::tokens`](crate::syntax::tokens),
//! `layout` decides what stands on which line, `page` folds and writes the lines;
//! [`meaning`](mod@meaning) tells whether two files say the same.

mod format;
mod layout;
pub mod meaning;
mod page;
mod rows;
mod texts;
mod write;

pub use format::{Refusal, format};
pub use write::replace_file;

/// The column at which a line is folded, where it has a joint to fold it at.
pub const WIDTH: usize = 100;
