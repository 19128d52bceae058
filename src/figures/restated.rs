//! One figure, given twice: by evidence and by what restates it, or twice by one item.

use super::alike::Stated;
use super::quantity::Quantity;
use super::{Base, Figure, Figures, When};
use crate::map::{ItemRef, Map, StatementId};
use indexmap::IndexMap;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A figure is compared with so many others of its name before it.
const MOST_COMPARED: usize = 32;

/// Two values of one figure that cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The figure that stands first and which of its values, by their places.
    pub first: (usize, usize),
    /// The other.
    pub second: (usize, usize),
}

impl Quantity {
    /// The number as it is stated.
    #[must_use]
    pub fn stated(&self) -> Stated {
        Stated {
            number: self.number.clone(),
            bound: self.bound,
        }
    }
}

impl Figures {
    /// Figures of one name that statements give which restate one another, or that one
    /// statement gives twice, where no value is both. What is of different bases or for
    /// different times is not one figure.
    #[must_use]
    pub fn clashes(&self, map: &Map) -> Vec<Clash> {
        let statements: HashMap<ItemRef, StatementId, foldhash::fast::FixedState> = map
            .all_statements()
            .filter(|(_, statement)| !statement.damaged)
            .map(|(id, statement)| (statement.item, id))
            .collect();
        let mut groups: IndexMap<(StatementId, String), Vec<usize>, foldhash::fast::FixedState> =
            IndexMap::default();
        for (at, figure) in self.figures.iter().enumerate() {
            if let Some(id) = statements.get(&figure.item) {
                let name: String = figure.name.nfc().collect();
                groups
                    .entry((map.class_of(*id), name))
                    .or_default()
                    .push(at);
            }
        }
        let mut clashes = Vec::new();
        for group in groups.values() {
            for (at, second) in group.iter().enumerate() {
                let before = &group[at.saturating_sub(MOST_COMPARED)..at];
                clashes.extend(before.iter().find_map(|first| self.clash(*first, *second)));
            }
        }
        clashes
    }

    fn clash(&self, first: usize, second: usize) -> Option<Clash> {
        let (one, other) = (&self.figures[first], &self.figures[second]);
        if let (When::At(one), When::At(other)) =
            (self.times.of(one.item), self.times.of(other.item))
            && one.is_apart(other)
        {
            return None;
        }
        let pairs = numbered(one)
            .flat_map(|(at, one)| numbered(other).map(move |(to, other)| ((at, one), (to, other))));
        pairs
            .filter(|((_, one), (_, other))| one.unit == other.unit)
            .find(|((_, quantity), (_, printed))| {
                self.have_one_base(one, other, quantity.unit.is_ratio())
                    && !quantity.stated().can_be(&printed.stated())
            })
            .map(|((at, _), (to, _))| Clash {
                first: (first, at),
                second: (second, to),
            })
    }

    /// Whether two figures are of one whole; for what is no share it is enough that they
    /// are not said to be of two.
    fn have_one_base(&self, one: &Figure, other: &Figure, is_share: bool) -> bool {
        match (&one.base, &other.base) {
            (None, None) => true,
            (None, Some(_)) | (Some(_), None) => !is_share,
            (Some(Base::Figure(one, _)), Some(Base::Figure(other, _))) => {
                let name = |operand: &Option<super::Operand>| match operand {
                    Some(super::Operand::Figure(at)) => Some(self.figures[*at].name.clone()),
                    _ => None,
                };
                one.is_some() && (one == other || name(one).is_some() && name(one) == name(other))
            }
            (Some(Base::Words(one)), Some(Base::Words(other))) => one.eq_ignore_ascii_case(other),
            (Some(Base::Quantity(one)), Some(Base::Quantity(other))) => {
                match (&one.quantity, &other.quantity) {
                    (Ok(one), Ok(other)) => {
                        one.unit == other.unit && one.stated().can_be(&other.stated())
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }
}

/// The values of a figure that were read, with their places.
fn numbered(figure: &Figure) -> impl Iterator<Item = (usize, &Quantity)> {
    let values = figure.values.iter().enumerate();
    values.filter_map(|(at, value)| Some((at, value.quantity.as_ref().ok()?)))
}
