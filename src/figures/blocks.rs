//! Sub-totals that no name marks, and groups that count the same things twice: a row that is
//! the sum of those below or above it; men and women, then town and country.

use super::interval::Interval;
use super::quantity::Quantity;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// With more rows than this that may be sub-totals, any sum can be explained.
const MOST_SUBTOTALS: usize = 10;

/// More gains and losses than these are not looked through for sub-totals.
const MOST_SIGNED: usize = 40;

/// Whether groups or sub-totals may explain why a sum misses its total: all parts fall into
/// blocks each of which makes the total; or some of the parts are the sums of a block of
/// others next to them, and the sum without them fits. Of `Europe` and its
/// countries below it, only one side counts. Where a part is negative, any sub-total among
/// them explains everything.
pub(super) fn explain(
    parts: &[&Quantity],
    sum: &Interval,
    total: &Interval,
    fits: impl Fn(&Interval) -> bool,
) -> bool {
    if parts.iter().any(|part| part.number.first.is_negative()) {
        return explain_signed(parts, fits);
    }
    let (mut low, mut high) = (vec![BigRational::zero()], vec![BigRational::zero()]);
    for part in parts {
        let Some((least, most)) = ends(part, total) else {
            return true;
        };
        low.push(&low[low.len() - 1] + least);
        high.push(&high[high.len() - 1] + most);
    }
    // Where the sum falls short, fewer parts fall shorter.
    let falls_short = sum
        .high()
        .zip(total.low())
        .is_some_and(|(sum, total)| sum.at < total.at);
    if falls_short {
        return false;
    }
    if is_grouped(total, &low, &high) {
        return true;
    }
    let subtotals: Vec<&Interval> = (0..parts.len())
        .filter(|at| is_sum_of_neighbours(*at, ends(parts[*at], total), &low, &high))
        .map(|at| &parts[at].range)
        .take(MOST_SUBTOTALS + 1)
        .collect();
    if subtotals.len() > MOST_SUBTOTALS {
        return true;
    }
    // Every choice of them; the first sum is that without any left out.
    let mut sums = vec![sum.clone()];
    for subtotal in subtotals {
        for at in 0..sums.len() {
            let Some(less) = sums[at].minus(subtotal) else {
                return true;
            };
            if fits(&less) {
                return true;
            }
            sums.push(less);
        }
    }
    false
}

/// The same where gains and losses are added up: a part may be the sum of those right before
/// or right after it, or the signs mark what is added all the same.
fn explain_signed(parts: &[&Quantity], fits: impl Fn(&Interval) -> bool) -> bool {
    if parts.len() > MOST_SIGNED {
        return true;
    }
    let mut sizes = parts.iter().map(|part| {
        if part.number.first.is_negative() {
            Interval::point(BigRational::zero()).minus(&part.range)
        } else {
            Some(part.range.clone())
        }
    });
    let sizes = sizes.try_fold(Interval::point(BigRational::zero()), |sum, size| {
        sum.plus(&size?)
    });
    if sizes.is_none_or(|sum| fits(&sum)) {
        return true;
    }
    parts.iter().enumerate().any(|(at, part)| {
        is_sum_of(&part.range, parts[at + 1..].iter())
            || is_sum_of(&part.range, parts[..at].iter().rev())
    })
}

/// Whether a part may be the sum of the first two or more of others.
fn is_sum_of<'part>(
    part: &Interval,
    mut others: impl Iterator<Item = &'part &'part Quantity>,
) -> bool {
    let Some(mut sum) = others.next().map(|first| first.range.clone()) else {
        return false;
    };
    others.any(|next| match sum.plus(&next.range) {
        Some(more) => {
            sum = more;
            sum.common(part).is_some()
        }
        None => true,
    })
}

/// Whether all parts may fall into groups one after the other each of which makes the total.
fn is_grouped(total: &Interval, low: &[BigRational], high: &[BigRational]) -> bool {
    let (Some(least), Some(most)) = (total.low(), total.high()) else {
        return true;
    };
    let mut start = 0;
    while start + 1 < high.len() {
        let enough = &high[start] + &least.at;
        let end = start + 1 + high[start + 1..].partition_point(|sum| *sum < enough);
        if low.get(end).is_none_or(|sum| sum - &low[start] > most.at) {
            return false;
        }
        start = end;
    }
    true
}

/// The least and the most that a part without a sign can be. What rounds to nothing is not
/// less than nothing, and no sub-total is more than the total.
fn ends(part: &Quantity, total: &Interval) -> Option<(BigRational, BigRational)> {
    let low = part.range.low().map(|end| end.at.clone());
    let low = low.unwrap_or_default().max(BigRational::zero());
    let high = part.range.high().or(total.high())?.at.clone();
    let high = high.max(low.clone());
    Some((low, high))
}

/// Whether a part may be the sum of a block right after or right before it, by the sums of
/// all parts up to each: the least and the most that they can be.
fn is_sum_of_neighbours(
    at: usize,
    part: Option<(BigRational, BigRational)>,
    low: &[BigRational],
    high: &[BigRational],
) -> bool {
    let Some((least, most)) = part.filter(|(_, most)| most.is_positive()) else {
        return false;
    };
    let after = high.get(at + 2..).unwrap_or_default();
    let enough = &high[at + 1] + &least;
    let end = at + 2 + after.partition_point(|sum| *sum < enough);
    let below = low.get(end).is_some_and(|sum| sum - &low[at + 1] <= most);
    // The longest block before it that is not too much, and whether it is enough.
    let limit = &high[at] - &least;
    let start = high[..at]
        .partition_point(|sum| *sum <= limit)
        .checked_sub(1);
    let above = start.is_some_and(|start| &low[at] - &low[start] <= most);
    below || above
}
