//! Percentages and means that no whole number gives.
//!
//! Of 28 people no whole number is 17 %: 4 are 14.3 %, 5 are 17.9 %. What is counted has
//! grains, and a share or a mean printed finely enough shows them (the GRIM test: Brown and
//! Heathers 2017). Only the two whole numbers next to the printed one can fit, so that each
//! figure costs the same, however large its base.

use super::named::Operand;
use super::quantity::Quantity;
use super::units::{Unit, Units};
use super::{Base, Figures};
use crate::map::{ItemRef, Place};
use crate::project::Project;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::collections::HashMap;

/// A figure that no whole number out of its base gives.
#[derive(Debug)]
pub struct Impossible {
    /// The figure, by its place among the figures.
    pub figure: usize,
    /// Where its base is printed.
    pub base: Place,
    /// How many the base counts.
    pub count: BigInt,
    /// The unit of the base.
    pub of: Unit,
    /// What the figure says: the share, or the mean.
    pub stated: BigRational,
    /// How many decimals it is printed with, as a percentage or a mean.
    pub places: u32,
    /// The nearest whole numbers, and what share or mean they are.
    pub nearest: Vec<(BigInt, BigRational)>,
    /// Whether it is a mean and not a percentage.
    pub is_mean: bool,
}

impl Figures {
    /// The figures that no whole number gives.
    pub(super) fn impossible(&self, project: &Project) -> Vec<Impossible> {
        let figures = self.figures.iter().enumerate();
        let mut found: Vec<Impossible> = figures
            .filter_map(|(at, figure)| {
                let quantity = figure.quantity()?;
                let (place, base) = match figure.base.as_ref()? {
                    Base::Quantity(value) => (value.place, value.quantity.as_ref().ok()?),
                    Base::Figure(
                        Some(operand @ (Operand::Figure(_) | Operand::Cell { .. })),
                        _,
                    ) => (self.place(*operand)?, self.quantity(*operand)?),
                    _ => return None,
                };
                let is_mean = if quantity.in_percent && quantity.unit.is_ratio() {
                    false
                } else {
                    is_mean_of_counted(&self.units, &quantity.unit, &base.unit).then_some(true)?
                };
                judge(&self.units, at, place, (quantity, base), is_mean)
            })
            .collect();
        // An item is read once, however many figures it gives.
        let mut weighted: HashMap<ItemRef, bool, foldhash::fast::FixedState> = HashMap::default();
        found.retain(|found| {
            let item = self.figures[found.figure].item;
            !*weighted
                .entry(item)
                .or_insert_with(|| is_weighted(project, item))
        });
        found
    }
}

/// Whether an item says that its cases were weighted, or not all counted.
fn is_weighted(project: &Project, item: ItemRef) -> bool {
    const WORDS: [&str; 6] = [
        "weighted",
        "weights",
        "weighting",
        "projected",
        "projection",
        "projections",
    ];
    const BEGINNINGS: [&str; 2] = ["estimat", "imput"];
    let file = &project.maps[item.map.index()];
    let text = project.files.get(file.file).text.as_str();
    let Some(item) = file.tree.items.get(item.item as usize) else {
        return false;
    };
    let said = item.span.of(text).to_lowercase();
    said.split(|letter: char| !letter.is_alphanumeric())
        .any(|word| WORDS.contains(&word) || BEGINNINGS.iter().any(|start| word.starts_with(start)))
}

/// Whether a unit is whole points, or things counted, for each of those that the base
/// counts.
fn is_mean_of_counted(units: &Units, unit: &Unit, base: &Unit) -> bool {
    let Unit::Of(parts) = unit else { return false };
    let ([(above, 1), (below, -1)] | [(below, -1), (above, 1)]) = parts.as_slice() else {
        return false;
    };
    let above = Unit::Of(vec![(*above, 1)]);
    let is_whole =
        units.is_counted(&above) || matches!(units.name(&above, true).as_str(), "point" | "points");
    is_whole && base.word() == Some(*below)
}

/// Judges one figure, by what it states and what its base does.
fn judge(
    units: &Units,
    figure: usize,
    place: Place,
    (stated, base): (&Quantity, &Quantity),
    is_mean: bool,
) -> Option<Impossible> {
    let is_counted = base.unit == Unit::Bare && !is_mean || units.is_counted(&base.unit);
    let count = &base.number.first;
    let is_count = is_counted && base.is_plain() && base.number.is_whole && count.is_positive();
    if !is_count || !stated.is_plain() || stated.number.half.is_zero() {
        return None;
    }
    // Whole thousands may have been rounded to.
    if (count / BigInt::from(1000)).is_integer() {
        return None;
    }
    let value = &stated.number.first;
    if value.is_negative() || !is_mean && *value > BigRational::one() {
        return None;
    }
    let most = if is_mean { None } else { Some(count) };
    let below = (value * count).floor();
    let above = &below + BigRational::one();
    let nearest: Vec<(BigInt, BigRational)> = [below, above]
        .into_iter()
        .filter(|number| most.is_none_or(|most| number <= most))
        .map(|number| (number.to_integer(), &number / count))
        .collect();
    if nearest
        .iter()
        .any(|(_, share)| stated.range.contains(share))
    {
        return None;
    }
    // The step of what is printed, in percent or as it is.
    let mut step = &stated.number.half * BigInt::from(2);
    if !is_mean {
        step *= BigInt::from(100);
    }
    let places = (0..=60)
        .find(|places| step >= BigRational::new(BigInt::one(), BigInt::from(10).pow(*places)))?;
    Some(Impossible {
        figure,
        base: place,
        count: count.to_integer(),
        of: base.unit.clone(),
        stated: value.clone(),
        places,
        nearest,
        is_mean,
    })
}
