//! The numbers of an item's quotations and wordings, beside the figures that it gives.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use super::{Context, quotation_words};
use crate::figures::alike::Stated;
use crate::figures::in_words::{self, Kind, UnitPlace, Written};
use crate::figures::interval::Comparator;
use crate::figures::units::{Unit, UnitId};
use crate::figures::{Figure, Operand};
use crate::map::{ItemRef, Place};

/// A number of a quotation.
pub(super) struct Quoted {
    /// The quotation, by its place among those of the run.
    pub(super) quotation: usize,
    pub(super) written: Written,
}

/// An item's figures and the numbers of its quotations.
#[derive(Default)]
pub(super) struct Beside {
    /// By their places among the figures of the run.
    pub(super) figures: Vec<usize>,
    pub(super) numbers: Vec<Quoted>,
}

/// An item with more figures or more quoted numbers is a table in disguise: it is not
/// looked at, since each figure is compared with each number.
const MOST_BESIDE: usize = 300;

/// The items that give figures, with the numbers of their quotations; those that could not
/// be read whole are left out.
pub(super) fn beside(
    context: &Context<'_>,
) -> IndexMap<ItemRef, Beside, foldhash::fast::FixedState> {
    let mut items: IndexMap<ItemRef, Beside, foldhash::fast::FixedState> = IndexMap::default();
    let damaged: HashMap<ItemRef, bool, foldhash::fast::FixedState> = context
        .map
        .all_statements()
        .map(|(_, statement)| (statement.item, statement.damaged))
        .collect();
    for (at, figure) in context.figures.figures.iter().enumerate() {
        if damaged.get(&figure.item) == Some(&false) {
            items.entry(figure.item).or_default().figures.push(at);
        }
    }
    for (at, quotation) in context.checked.quotations.iter().enumerate() {
        if let Some(beside) = items.get_mut(&quotation.item) {
            let numbers = in_words::read(&quotation.words).into_iter();
            beside.numbers.extend(numbers.map(|written| Quoted {
                quotation: at,
                written,
            }));
        }
    }
    items.retain(|_, beside| {
        beside.figures.len() <= MOST_BESIDE && beside.numbers.len() <= MOST_BESIDE
    });
    items
}

/// The figures that a check reckons from others: alone on one side of a `=`.
pub(super) fn reckoned(context: &Context<'_>) -> HashSet<usize, foldhash::fast::FixedState> {
    let equal = context.figures.checks.iter();
    let equal = equal.filter(|check| check.compares == Comparator::Equal);
    equal
        .flat_map(|check| {
            check
                .operands
                .iter()
                .filter_map(|(place, operand)| match operand {
                    Operand::Figure(at) if check.sides.contains(place) => Some(*at),
                    _ => None,
                })
        })
        .collect()
}

impl Quoted {
    /// Where it stands in the map.
    pub(super) fn place(&self, context: &Context<'_>) -> Place {
        let quotation = &context.checked.quotations[self.quotation];
        quotation_words::place(context, quotation, &self.written.place)
    }

    pub(super) fn words<'run>(&self, context: &Context<'run>) -> &'run str {
        &context.checked.quotations[self.quotation].words
    }

    /// It as it is printed, with the words for its unit up to the unit.
    pub(super) fn printed(&self, context: &Context<'_>) -> String {
        let words = self.words(context);
        let number = words.get(self.written.place.clone()).unwrap_or_default();
        let first = |place: &std::ops::Range<usize>| {
            let all = words.get(place.clone()).unwrap_or_default();
            all.split_whitespace().next().unwrap_or_default()
        };
        match &self.written.unit {
            UnitPlace::Percent => format!("{number} percent"),
            UnitPlace::Before(place) => {
                let sign = words.get(place.clone()).unwrap_or_default();
                let blank = if sign.ends_with(char::is_alphabetic) {
                    " "
                } else {
                    ""
                };
                format!("{sign}{blank}{number}")
            }
            UnitPlace::Behind(place) if place.start >= self.written.place.end => {
                format!("{number} {}", first(place))
            }
            _ => number.to_owned(),
        }
    }

    /// Whether it plainly says how much or how many of something.
    pub(super) fn is_amount(&self) -> bool {
        self.written.kind == Kind::Number && self.written.unit != UnitPlace::Nowhere
    }

    /// Whether it is an amount that readers would take for that of a figure: small numbers
    /// in words (`two sides`) stand everywhere and are so only in the unit of the figure.
    pub(super) fn is_told(&self, context: &Context<'_>, unit: Option<UnitId>) -> bool {
        let printed = self.words(context).get(self.written.place.clone());
        let in_digits =
            printed.is_some_and(|printed| printed.contains(|one: char| one.is_ascii_digit()));
        let number = self.written.number().first;
        let is_small = number.is_integer() && number <= BigRational::from(BigInt::from(10));
        let in_unit = || unit.is_some_and(|unit| self.is_in(context, unit));
        self.is_amount() && (in_digits || !is_small || in_unit())
    }

    /// Whether it is in this unit, as far as its words say.
    pub(super) fn is_in(&self, context: &Context<'_>, unit: UnitId) -> bool {
        let words = self.words(context);
        let units = &context.figures.units;
        let (UnitPlace::Before(place) | UnitPlace::Behind(place)) = &self.written.unit else {
            return false;
        };
        let words: Vec<&str> = words
            .get(place.clone())
            .unwrap_or_default()
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
            .collect();
        let pairs = words.windows(2).map(|pair| pair.join(" "));
        let single = words.iter().map(|word| (*word).to_owned());
        pairs
            .chain(single)
            .any(|word| units.named(&word) == Some(unit))
    }
}

/// What a figure may be printed as: its values, and the number of each as it stands.
pub(super) fn values(context: &Context<'_>, figure: &Figure) -> Vec<Stated> {
    let mut values = Vec::new();
    for value in &figure.values {
        let Ok(quantity) = &value.quantity else {
            continue;
        };
        let mut stated = quantity.stated();
        let print = in_words::read(context.text(value.place)).into_iter().next();
        values.extend(print.map(|print| Stated {
            number: print.number(),
            bound: quantity.bound,
        }));
        if stated.number.first.is_negative() && stated.number.last.is_none() {
            stated.number.first = -stated.number.first;
        }
        values.push(stated);
    }
    values
}

/// Whether a figure is in words of this unit and says nothing of time, of which every text
/// has more than one.
pub(super) fn plain_unit(context: &Context<'_>, unit: &Unit) -> Option<UnitId> {
    const TIMES: [&str; 7] = ["century", "decade", "year", "month", "week", "day", "hour"];
    let units = &context.figures.units;
    let id = unit.word()?;
    let is_time = TIMES.iter().any(|time| units.named(time) == Some(id));
    (!is_time).then_some(id)
}
