//! Dates as stretches of days: what a date may mean at the earliest and at the latest.
//!
//! Reads EDTF at level 1 (ISO 8601-2:2019), as maps and bibliographies have it, and the
//! words that people print for dates. Two dates are compared by what is certain of them:
//! where a date is vague the stretch is the widest that a reader may take it for.

mod calendar;
mod read;

pub use calendar::Day;

/// The months as English has them, in small letters.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A stretch of days. An end that nobody knows is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first day that may be meant.
    pub first: Option<Day>,
    /// The last day that may be meant.
    pub last: Option<Day>,
}

impl Stretch {
    /// Reads a date: `1961-01-20`, `1961-01`, `196X`, `1956~`, `1957/1961`, `../1961`,
    /// `summer 1960`, `late 1950s`. None where the words are no date.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        read::stretch(text)
    }

    /// Whether all of it certainly lies before all of another.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        matches!((self.last, other.first), (Some(last), Some(first)) if last < first)
    }

    /// Whether the two certainly have no day in common.
    #[must_use]
    pub fn is_apart(self, other: Self) -> bool {
        self.is_before(other) || other.is_before(self)
    }
}
