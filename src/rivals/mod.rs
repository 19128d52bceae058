//! Rivals: which answers stand against which, how evidence bears on each of them,
//! and whose case it carries.
//!
//! Evidence that every rival leads one to expect tells nothing about which of them
//! holds, however many claims lie between it and the one for which it is used
//! (Heuer 1999: diagnosticity). The walks here follow support from the rivals down
//! to what they rest on, 64 rivals at a time, a bit for each; they look at every
//! step a bounded number of times, and past [`MOST_STEPS`] they say nothing.
//! What cannot be read keeps the benefit of the doubt everywhere.

mod alike;
mod both_sides;
mod idle;
mod marks;
mod one_sided;
mod rivalry;
mod spread;

pub use alike::{AlikeUse, FirstStep, alike_uses};
pub use both_sides::{BothSides, Carried, both_sides};
pub use idle::{IdleExpectation, idle_expectations};
pub use marks::{Mark, Marks, Says};
pub use one_sided::{OneSided, one_sided};
pub use rivalry::{Origin, Rivalry, rivalries};

/// The walks of one question to the map look at no more steps than this, so that
/// their time stays linear in the size of any map.
pub const MOST_STEPS: usize = 4_000_000;

/// Questions with more answers than this are not looked at: they are lists, and no
/// piece of evidence is weighed against each of them.
pub const MOST_RIVALS: usize = 60;
