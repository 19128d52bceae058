//! Whether some words stand in a text, and if they do not, what stands there.
//!
//! Letters and digits are compared, folded (`letters`): first letter for letter
//! (`find`), with the marks of omission and insertion read as what they declare
//! (`marks`); what then differs around the letters is told (`passage`). Where the
//! letters do not stand there, the nearest passage is found by an exact algorithm
//! (`near`) and compared word by word (`words`), if it is not the same with words left out
//! (`left_out`), with the calls of notes (`calls`) or, of few words, with another (`few`).
//! What a citation prints is not always known (`citations`): there unknown words may stand.
//! Where a text was scanned, letters of like looks are folded too (`scanned`), and each word
//! that still differs is asked whether it can be misread (`misread_words`).
//!
//! Nothing here knows of maps or of files.

mod calls;
mod citations;
mod compare;
mod few;
mod find;
mod left_out;
mod letters;
mod marks;
mod mended;
mod misread_words;
mod missing;
mod near;
mod negations;
mod occurrences;
mod passage;
mod scanned;
mod slips;
mod spelling;
mod turning;
mod words;

pub use citations::touches_citation;
pub(crate) use citations::{CITATION_BEGINS, CITATION_ENDS};
pub use compare::{Comparison, Source};
pub use letters::Letters;
pub(crate) use letters::{is_superscript, note_call};
pub use marks::{Gap, Stretch, stretches};
pub use mended::Correction;
pub use missing::SHORTEST_NEAR;
pub use near::{Nearest, nearest};
pub use negations::{Cut, cut};
pub use occurrences::{Occurrence, Occurrences};
pub use passage::{Change, Difference};
pub use scanned::SCANNED;
pub use slips::telling_words;
pub use spelling::is_respelt;
pub use turning::turns;
pub use words::Replaced;
