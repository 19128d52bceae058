//! The corners of a product of two stretches: what its ends come to.

use super::interval::{End, Interval};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// An end of a factor, or the lack of one on its side.
#[derive(Clone, Debug)]
pub(super) struct Corner {
    pub(super) at: Extended,
    pub(super) included: bool,
}

/// A number, or what lies beyond all numbers on either side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extended {
    BelowAll,
    Number(BigRational),
    AboveAll,
}

impl Corner {
    pub(super) fn low(interval: &Interval) -> Self {
        Self::new(interval.low(), Extended::BelowAll)
    }

    pub(super) fn high(interval: &Interval) -> Self {
        Self::new(interval.high(), Extended::AboveAll)
    }

    fn new(end: Option<&End>, missing: Extended) -> Self {
        end.map_or(
            Self {
                at: missing,
                included: false,
            },
            |end| Self {
                at: Extended::Number(end.at.clone()),
                included: end.included,
            },
        )
    }

    fn sign(&self) -> i32 {
        match &self.at {
            Extended::BelowAll => -1,
            Extended::AboveAll => 1,
            Extended::Number(at) if at.is_zero() => 0,
            Extended::Number(at) => {
                if at.is_positive() {
                    1
                } else {
                    -1
                }
            }
        }
    }

    /// Zero times anything is zero, however far that reaches.
    pub(super) fn times(&self, other: &Self) -> Self {
        let at = match (&self.at, &other.at) {
            (Extended::Number(a), Extended::Number(b)) => Extended::Number(a * b),
            _ => match self.sign() * other.sign() {
                0 => Extended::Number(BigRational::zero()),
                1 => Extended::AboveAll,
                _ => Extended::BelowAll,
            },
        };
        let by_zero = |corner: &Self| corner.sign() == 0 && corner.included;
        Self {
            included: by_zero(self) || by_zero(other) || self.included && other.included,
            at,
        }
    }

    pub(super) fn end(&self) -> Option<End> {
        match &self.at {
            Extended::Number(at) => Some(End {
                at: at.clone(),
                included: self.included,
            }),
            Extended::BelowAll | Extended::AboveAll => None,
        }
    }
}
