//! Checks in which a figure stands more than once, looked at a second time.

use super::Figures;
use super::checks::Check;
use super::interval::Interval;
use super::named::Operand;
use super::repeated::{self, Step};
use super::sums::{Side, apply, beside};
use super::taken::Taking;
use crate::syntax::tree::{Comparison, Expression, Operator, Part};
use std::collections::HashSet;

impl Figures {
    /// Whether a check in which a figure stands more than once is certainly not satisfied,
    /// though each side may seem to meet the other.
    pub(super) fn is_impossible(
        &mut self,
        check: &Check,
        comparison: &Comparison,
        taking: &mut Taking<'_>,
    ) -> bool {
        let mut seen: Vec<Operand> = Vec::new();
        let mut ranges: Vec<Interval> = Vec::new();
        let mut units: Vec<Side> = Vec::new();
        let mut operands = check.operands.iter().map(|(_, operand)| *operand);
        let distinct: HashSet<Operand> = operands.clone().collect();
        if distinct.len() == check.operands.len() || distinct.len() > repeated::MOST_FIGURES {
            return false;
        }
        let mut steps: [Vec<Step>; 2] = [Vec::new(), Vec::new()];
        for (steps, side) in steps.iter_mut().zip([&comparison.left, &comparison.right]) {
            for part in &side.parts {
                let step = match part {
                    Part::Operator(operator) => {
                        let (right, left) = (units.pop(), units.pop());
                        // What needs a conversion is left to the ranges alone.
                        let Some(Ok(joined)) = left
                            .zip(right)
                            .map(|(left, right)| apply(*operator, &left, &right))
                        else {
                            return false;
                        };
                        units.push(joined);
                        match operator {
                            Operator::Add => Step::Add,
                            Operator::Subtract => Step::Subtract,
                            Operator::Multiply => Step::Multiply,
                            Operator::Divide => Step::Divide,
                        }
                    }
                    Part::Quantity(_) | Part::Figure(_) => {
                        let one = Expression { parts: vec![*part] };
                        let operand = match part {
                            Part::Figure(_) => operands.next(),
                            _ => None,
                        };
                        let mut next = operand.into_iter();
                        let Ok(side) = self.side(&one, &mut next, taking) else {
                            return false;
                        };
                        let known = operand
                            .and_then(|operand| seen.iter().position(|seen| *seen == operand));
                        let at = known.unwrap_or_else(|| {
                            // A number written in the check is a figure of its own.
                            seen.push(operand.unwrap_or(Operand::Figure(usize::MAX)));
                            ranges.push(side.range.clone());
                            ranges.len() - 1
                        });
                        units.push(side);
                        Step::Figure(at)
                    }
                };
                steps.push(step);
            }
        }
        let (right, left) = (units.pop(), units.pop());
        let go_together = left
            .zip(right)
            .is_some_and(|(left, right)| beside(&left, &right).is_some());
        if !go_together {
            return false;
        }
        let [left, right] = &steps;
        repeated::is_impossible(left, check.compares, right, &ranges)
    }
}
