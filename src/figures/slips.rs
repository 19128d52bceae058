//! Slips of copying: a digit read as another, two digits that changed places.

use super::quantity::Quantity;
use super::sums::Side;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// The one part that, with a digit changed or two digits next to each other exchanged, would
/// make the total: its place among the parts, and what it would be. None where several would.
pub(super) fn slip(parts: &[&Quantity], sum: &Side, stated: &Side) -> Option<(usize, BigRational)> {
    let gap = stated.printed.as_ref()? - sum.printed.as_ref()?;
    let mut found = None;
    for (at, part) in parts.iter().enumerate() {
        let step = &part.number.half * BigInt::from(2);
        let step = if step.is_zero() {
            BigRational::one()
        } else {
            step
        };
        let (was, would) = (
            &part.number.first / &step,
            (&part.number.first + &gap) / &step,
        );
        let is_slip = part.is_plain()
            && was.is_integer()
            && would.is_integer()
            && is_near(
                &was.to_integer().to_string(),
                &would.to_integer().to_string(),
            );
        if is_slip && found.replace((at, would * step)).is_some() {
            return None;
        }
    }
    found
}

/// Whether two numbers differ in one digit, or in two neighbours exchanged.
fn is_near(one: &str, other: &str) -> bool {
    let pairs = one.bytes().zip(other.bytes()).enumerate();
    let apart: Vec<usize> = pairs
        .filter(|(_, (a, b))| a != b)
        .map(|(at, _)| at)
        .collect();
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.len() == other.len()
        && one.len() > 1
        && match apart.as_slice() {
            [_] => true,
            [a, b] => a + 1 == *b && one[*a] == other[*b] && one[*b] == other[*a],
            _ => false,
        }
}
