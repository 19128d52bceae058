//! For when rates hold, and which are held against one another.

use super::{Observed, Origin, is_compatible};
use crate::dates::{Day, Stretch};
use crate::figures::times::When;

/// For when a rate is held against others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// It is stated for no time in particular, and so for all.
    Always,
    /// It is implied by amounts of no stated time, which may be any.
    Undated,
    /// A time is stated that is not understood.
    Unknown,
    At(Stretch),
}

impl Time {
    pub(super) fn is_compatible(self, other: Self) -> bool {
        match (self, other) {
            (Self::Always, _) | (_, Self::Always) | (Self::Undated, Self::Undated) => true,
            (Self::At(one), Self::At(other)) => is_compatible(When::At(one), When::At(other)),
            _ => false,
        }
    }

    pub(super) fn key(self) -> TimeKey {
        match self {
            Self::Always => (0, None, None),
            Self::Undated => (1, None, None),
            Self::Unknown => (2, None, None),
            Self::At(stretch) => (3, stretch.first, stretch.last),
        }
    }
}

/// Times in an order of their own.
pub(super) type TimeKey = (u8, Option<Day>, Option<Day>);

impl Observed {
    pub(super) fn time(&self) -> Time {
        match (self.when, self.origin) {
            (When::Unstated, Origin::Stated { .. }) => Time::Always,
            (When::Unstated, Origin::Figure { .. }) => Time::Undated,
            (When::Unknown, _) => Time::Unknown,
            (When::At(stretch), _) => Time::At(stretch),
        }
    }

    /// Whether it may be held against another: both for one time, or for one that lies
    /// within the other's; amounts of no stated time against others of none; a rate that is
    /// stated for no time against all.
    #[must_use]
    pub fn is_compatible(&self, other: &Self) -> bool {
        self.time().is_compatible(other.time())
    }
}
