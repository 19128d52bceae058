//! Checks in which one figure stands more than once.
//!
//! Reckoning each place of it by itself only widens the sides, so that a check may seem to
//! hold that no values satisfy: `(asked - granted) / asked = 70 %`. Here such a check is
//! decided exactly where that is possible. Both sides are brought to one fraction of
//! polynomials; where the divisor cannot be zero and no figure is multiplied by itself,
//! what is above the line has its least and its greatest value at corners of the printed
//! ranges (it is affine in each figure alone), and all corners are tried. With more than
//! [`MOST_FIGURES`] figures, more than `MOST_TERMS` terms, a range without an end, or a
//! figure multiplied by itself, nothing is decided, and the check passes.

use super::interval::{Comparator, Interval, is_short};
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use std::collections::BTreeMap;

/// With how many figures all corners of their ranges are tried.
pub const MOST_FIGURES: usize = 10;

/// How many products a side may come to.
const MOST_TERMS: usize = 64;

/// A part of an expression, operands before their operator.
#[derive(Clone, Debug)]
pub enum Step {
    /// A figure, by a number that is the same wherever it stands.
    Figure(usize),
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Products of figures, each with how often it is taken.
type Polynomial = BTreeMap<Vec<usize>, BigRational>;

/// Whether certainly no values of the figures satisfy a comparison.
#[must_use]
pub fn is_impossible(
    left: &[Step],
    comparator: Comparator,
    right: &[Step],
    ranges: &[Interval],
) -> bool {
    range_of_difference(left, right, ranges).is_some_and(|(least, greatest)| match comparator {
        Comparator::Equal => least.is_positive() || greatest.is_negative(),
        Comparator::Less => !least.is_negative(),
        Comparator::AtMost => least.is_positive(),
        Comparator::Greater => !greatest.is_positive(),
        Comparator::AtLeast => greatest.is_negative(),
    })
}

/// The least and the greatest value of what has the sign of left less right.
fn range_of_difference(
    left: &[Step],
    right: &[Step],
    ranges: &[Interval],
) -> Option<(BigRational, BigRational)> {
    let ends: Vec<(BigRational, BigRational)> = ranges
        .iter()
        .map(|range| Some((range.low()?.at.clone(), range.high()?.at.clone())))
        .collect::<Option<_>>()?;
    if ends.len() > MOST_FIGURES {
        return None;
    }
    let (above_left, below_left) = fraction(left)?;
    let (above_right, below_right) = fraction(right)?;
    let difference = plus(
        &product(&above_left, &below_right)?,
        &product(&above_right, &below_left)?,
        -BigRational::one(),
    )?;
    let divisor = product(&below_left, &below_right)?;
    let (least_divisor, greatest_divisor) = at_corners(&divisor, &ends)?;
    let (least, greatest) = at_corners(&difference, &ends)?;
    if least_divisor.is_positive() {
        Some((least, greatest))
    } else if greatest_divisor.is_negative() {
        Some((-greatest, -least))
    } else {
        None
    }
}

/// An expression as one polynomial over another.
fn fraction(steps: &[Step]) -> Option<(Polynomial, Polynomial)> {
    let one = || Polynomial::from([(Vec::new(), BigRational::one())]);
    let mut stack: Vec<(Polynomial, Polynomial)> = Vec::new();
    for step in steps {
        if let Step::Figure(at) = step {
            let figure = Polynomial::from([(vec![*at], BigRational::one())]);
            stack.push((figure, one()));
            continue;
        }
        let (above_right, below_right) = stack.pop()?;
        let (above_left, below_left) = stack.pop()?;
        let sum = |sign: BigRational| {
            if below_left == below_right {
                return Some((plus(&above_left, &above_right, sign)?, below_left.clone()));
            }
            let above = plus(
                &product(&above_left, &below_right)?,
                &product(&above_right, &below_left)?,
                sign,
            )?;
            Some((above, product(&below_left, &below_right)?))
        };
        stack.push(match step {
            Step::Add => sum(BigRational::one())?,
            Step::Subtract => sum(-BigRational::one())?,
            Step::Multiply => (
                product(&above_left, &above_right)?,
                product(&below_left, &below_right)?,
            ),
            Step::Divide => (
                product(&above_left, &below_right)?,
                product(&below_left, &above_right)?,
            ),
            Step::Figure(_) => return None,
        });
    }
    stack.pop().filter(|_| stack.is_empty())
}

fn plus(one: &Polynomial, other: &Polynomial, times: BigRational) -> Option<Polynomial> {
    let mut sum = one.clone();
    for (figures, factor) in other {
        let entry = sum.entry(figures.clone()).or_insert_with(BigRational::zero);
        *entry += factor * &times;
    }
    short(sum)
}

fn product(one: &Polynomial, other: &Polynomial) -> Option<Polynomial> {
    let mut product = Polynomial::new();
    for (left, factor) in one {
        for (right, other_factor) in other {
            let mut figures = [left.as_slice(), right.as_slice()].concat();
            figures.sort_unstable();
            let entry = product.entry(figures).or_insert_with(BigRational::zero);
            *entry += factor * other_factor;
        }
    }
    short(product)
}

fn short(mut polynomial: Polynomial) -> Option<Polynomial> {
    polynomial.retain(|_, factor| !factor.is_zero());
    let fits = polynomial.len() <= MOST_TERMS && polynomial.values().all(is_short);
    fits.then_some(polynomial)
}

/// The least and the greatest value at the corners of the ranges; none where a figure is
/// multiplied by itself, so that they need not lie there.
fn at_corners(
    polynomial: &Polynomial,
    ends: &[(BigRational, BigRational)],
) -> Option<(BigRational, BigRational)> {
    let is_square = |figures: &Vec<usize>| figures.windows(2).any(|pair| pair[0] == pair[1]);
    if polynomial.keys().any(is_square) {
        return None;
    }
    let mut used: Vec<usize> = polynomial.keys().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    let mut found: Option<(BigRational, BigRational)> = None;
    for corner in 0..1_usize << used.len() {
        let at = |figure: usize| {
            let bit = used.binary_search(&figure).unwrap_or(0);
            if corner >> bit & 1 == 0 {
                &ends[figure].0
            } else {
                &ends[figure].1
            }
        };
        let mut value = BigRational::zero();
        for (figures, factor) in polynomial {
            let mut term = factor.clone();
            for figure in figures {
                term *= at(*figure);
            }
            value += term;
        }
        found = Some(match found {
            None => (value.clone(), value),
            Some((least, greatest)) => (least.min(value.clone()), greatest.max(value)),
        });
    }
    found
}
