//! Slips of copying: a digit read as another, two digits that changed places.

use super::quantity::Quantity;
use super::sums::Side;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// No scale adds more zeros than this to what is printed.
const MOST_ZEROS: u32 = 12;

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
            && is_whole_slip(&was, &would)
            // No slip of a digit turns a gain into a loss.
            && was.is_negative() == would.is_negative();
        if is_slip && found.replace((at, would * step)).is_some() {
            return None;
        }
    }
    found
}

/// Whether a slip in one number of three digits or more, a part or the total, would make the
/// parts the total. Of shorter numbers too many are a digit apart for it to tell anything.
pub(super) fn may_be_slip(parts: &[&Quantity], stated: &Quantity) -> bool {
    let (Some(sum), true) = (
        parts
            .iter()
            .map(|part| part.is_plain().then_some(&part.number.first))
            .sum::<Option<BigRational>>(),
        stated.is_plain(),
    ) else {
        return false;
    };
    let gap = &stated.number.first - sum;
    let is_told = |number: &Quantity, gap: &BigRational| {
        let step = &number.number.half * BigInt::from(2);
        let step = if step.is_zero() {
            BigRational::one()
        } else {
            step
        };
        let (was, would) = (
            &number.number.first / &step,
            (&number.number.first + gap) / &step,
        );
        let has_digits = [&was, &would].iter().any(|value| {
            (value.abs() / zeros(&was, &would)) >= BigRational::from(BigInt::from(100))
        });
        has_digits && was.is_negative() == would.is_negative() && is_whole_slip(&was, &would)
    };
    is_told(stated, &-&gap) || parts.iter().any(|part| is_told(part, &gap))
}

/// The power of ten that both numbers are multiples of, up to what scales are.
fn zeros(one: &BigRational, other: &BigRational) -> BigInt {
    let mut power = BigInt::one();
    for _ in 0..MOST_ZEROS {
        let next = &power * BigInt::from(10);
        if !(one / &next).is_integer() || !(other / &next).is_integer() {
            break;
        }
        power = next;
    }
    power
}

fn is_whole_slip(was: &BigRational, would: &BigRational) -> bool {
    was.is_integer()
        && would.is_integer()
        && is_near(
            &was.to_integer().to_string(),
            &would.to_integer().to_string(),
        )
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
