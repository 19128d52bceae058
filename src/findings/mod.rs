//! What the rules find, and the one place where it is sorted, silenced and counted.

mod edit;
mod finding;
mod sink;
mod summary;
pub mod words;

pub use edit::{Edit, Replacement};
pub use finding::{Finding, Label, Severity};
pub use sink::{Level, Levels, Outcome, UnknownRule, settle, settle_comparison};
pub use summary::{Summary, Verdicts};
pub use words::{count, list, plain, quoted, shown};
