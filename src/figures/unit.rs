//! What a unit is made of.

use num_rational::BigRational;

/// Where a word stands among the units of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId {
    pub(super) at: u32,
    /// Whether it counts things.
    pub(super) counts: bool,
}

/// Things of any kind.
const THINGS: UnitId = UnitId {
    at: u32::MAX,
    counts: true,
};

/// The unit of a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// None is stated: the number goes with any.
    Bare,
    /// Words and their powers, in the order of the words; empty for a ratio.
    Of(Vec<(UnitId, i32)>),
}

/// A unit as it was read, and how many of it one of the print is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub unit: Unit,
    /// `km` is 1,000 m; `%` is a hundredth.
    pub factor: BigRational,
    /// Whether it is printed as `%` or in points of it.
    pub in_percent: bool,
}

/// What kind of thing a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Money,
    /// Measured, so that a whole number of it may be rounded.
    Measured,
    /// Counted, so that a whole number of it is exact.
    Counted,
}

impl Unit {
    /// The unit of a share or of a ratio of like to like.
    #[must_use]
    pub fn ratio() -> Self {
        Self::Of(Vec::new())
    }

    /// Whether it is a share or a ratio.
    #[must_use]
    pub fn is_ratio(&self) -> bool {
        matches!(self, Self::Of(parts) if parts.is_empty())
    }

    /// The one word that it is, if it is one word and no power of it.
    #[must_use]
    pub fn word(&self) -> Option<UnitId> {
        match self {
            Self::Of(parts) => match parts.as_slice() {
                [(id, 1)] => Some(*id),
                _ => None,
            },
            Self::Bare => None,
        }
    }

    /// The words that it is made of.
    pub fn words(&self) -> impl Iterator<Item = UnitId> {
        let parts = match self {
            Self::Of(parts) => parts.as_slice(),
            Self::Bare => &[],
        };
        parts.iter().map(|part| part.0)
    }

    /// The unit of a product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.with(other, 1)
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        self.with(other, -1)
    }

    /// The unit of a sum, a difference or a comparison; none where the two do not go
    /// together.
    #[must_use]
    pub fn beside(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Bare, unit) | (unit, Self::Bare) => Some(unit.clone()),
            (one, other) => (one == other).then(|| one.clone()),
        }
    }

    /// The unit of a sum or a comparison where things of all kinds go together, as men and
    /// women are people; none where even so the two do not.
    #[must_use]
    pub fn beside_as_things(&self, other: &Self) -> Option<Self> {
        self.beside(other)
            .or_else(|| (self.of_things() == other.of_things()).then(|| self.clone()))
    }

    /// The unit with one word for things of all kinds.
    fn of_things(&self) -> Self {
        let Self::Of(parts) = self else {
            return Self::Bare;
        };
        let (counted, mut others): (Vec<_>, Vec<_>) =
            parts.iter().copied().partition(|part| part.0.counts);
        let power: i32 = counted
            .iter()
            .map(|part| part.1)
            .fold(0, i32::saturating_add);
        if power != 0 {
            others.push((THINGS, power));
        }
        Self::Of(others)
    }

    fn with(&self, other: &Self, sign: i32) -> Self {
        let Self::Of(others) = other else {
            return self.clone();
        };
        let mut parts = match self {
            Self::Bare => Vec::new(),
            Self::Of(parts) => parts.clone(),
        };
        for (id, power) in others {
            let change = power.saturating_mul(sign);
            match parts.binary_search_by_key(id, |part| part.0) {
                Ok(at) => parts[at].1 = parts[at].1.saturating_add(change),
                Err(at) => parts.insert(at, (*id, change)),
            }
        }
        parts.retain(|part| part.1 != 0);
        Self::Of(parts)
    }
}
