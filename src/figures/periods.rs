//! Ratios of figures that are for different times.

use super::named::Operand;
use super::times::{Times, When};
use super::{Check, Figures};
use crate::dates::Stretch;
use crate::map::ItemRef;
use crate::syntax::tree::{Comparison, Operator, Part};

/// A figure divided by one that is for a part of its time, or for a time that overlaps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MixedTimes {
    /// A figure above the line.
    pub above: Operand,
    /// A figure below it.
    pub below: Operand,
}

/// What is known of the time of an expression.
#[derive(Clone, Copy)]
enum Time {
    /// Nothing in it has a time.
    Free,
    /// All that has a time has this one; a figure that has it.
    One(Stretch, Operand),
    /// More than one, or one that is not understood.
    Several,
}

impl Figures {
    /// The first ratio of a check whose two sides are for different times.
    ///
    /// Times that have nothing in common are compared on purpose (growth), and so is a part
    /// with its whole (`1954` in `1953/1957`). What is left has the longer time above the
    /// line, or times that overlap.
    pub(super) fn mixed_times(&self, check: &Check, comparison: &Comparison) -> Option<MixedTimes> {
        let mut operands = check.operands.iter().map(|(_, operand)| *operand);
        let mut found = None;
        for side in [&comparison.left, &comparison.right] {
            let mut stack: Vec<Time> = Vec::new();
            for part in &side.parts {
                let time = match part {
                    Part::Quantity(_) => Time::Free,
                    Part::Figure(_) => self.time(operands.next()?),
                    Part::Operator(operator) => {
                        let (right, left) = (stack.pop()?, stack.pop()?);
                        if *operator == Operator::Divide && found.is_none() {
                            found = mixed(left, right);
                        }
                        joined(left, right)
                    }
                };
                stack.push(time);
            }
        }
        found
    }

    fn time(&self, operand: Operand) -> Time {
        let item: Option<ItemRef> = self.item(operand);
        // `1953~` reaches beyond 1953 only for being vague.
        if item.is_some_and(|item| self.times.is_vague(item)) {
            return Time::Several;
        }
        match item.map_or(When::Unstated, |item| Times::of(&self.times, item)) {
            When::Unstated => Time::Free,
            When::Unknown => Time::Several,
            When::At(stretch) => Time::One(stretch, operand),
        }
    }
}

fn joined(left: Time, right: Time) -> Time {
    match (left, right) {
        (Time::Free, time) | (time, Time::Free) => time,
        (Time::One(one, operand), Time::One(other, _)) if one == other => Time::One(one, operand),
        _ => Time::Several,
    }
}

fn mixed(left: Time, right: Time) -> Option<MixedTimes> {
    let (Time::One(one, above), Time::One(other, below)) = (left, right) else {
        return None;
    };
    let differ = one != other && !one.is_apart(other) && !is_within(one, other);
    differ.then_some(MixedTimes { above, below })
}

/// Whether all of a stretch certainly lies in another.
fn is_within(one: Stretch, other: Stretch) -> bool {
    let starts = match (one.first, other.first) {
        (_, None) => true,
        (Some(one), Some(other)) => one >= other,
        (None, Some(_)) => false,
    };
    let ends = match (one.last, other.last) {
        (_, None) => true,
        (Some(one), Some(other)) => one <= other,
        (None, Some(_)) => false,
    };
    starts && ends
}
