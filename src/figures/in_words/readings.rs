//! What the numbers of a text can be, alone and together.

use super::{Kind, UnitPlace, Written};
use crate::figures::alike::Stated;
use crate::figures::interval::Interval;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;

/// So many readings of a text's numbers are tried as sums and shares of one another.
const MOST_TRIED: usize = 12;

impl Written {
    /// All that it may say, as it stands first; of what is in percent also the share.
    pub fn readings(&self) -> impl Iterator<Item = Stated> + '_ {
        let hundredth = BigRational::new(BigInt::one(), BigInt::from(100));
        let in_percent = self.unit == UnitPlace::Percent;
        self.numbers().flat_map(move |number| {
            let share = in_percent.then(|| number.scaled(&hundredth));
            let bound = self.bound;
            std::iter::once(number)
                .chain(share)
                .map(move |number| Stated { number, bound })
        })
    }

    /// Whether it can be one of these values, in any of its readings.
    #[must_use]
    pub fn can_be(&self, values: &[Stated]) -> bool {
        self.readings()
            .any(|reading| values.iter().any(|value| value.can_be(&reading)))
    }
}

/// Whether two numbers of a text come to one of these values: their sum, their difference,
/// the share of one in the other, or what one leaves of a hundred percent.
pub fn come_to<'text>(numbers: impl Iterator<Item = &'text Written>, values: &[Stated]) -> bool {
    let ranges: Vec<Interval> = numbers
        .filter(|written| written.kind != Kind::Label)
        .flat_map(|written| written.readings().take(2))
        .take(MOST_TRIED)
        .map(|stated| stated.number.range())
        .collect();
    let whole = [1, 100].map(|whole| Interval::point(BigRational::from(BigInt::from(whole))));
    ranges.iter().enumerate().any(|(at, one)| {
        let others = ranges.iter().enumerate().filter(|(other, _)| *other != at);
        let pairs =
            others.flat_map(|(_, other)| [one.plus(other), one.minus(other), one.over(other)]);
        let left = whole.iter().map(|whole| whole.minus(one));
        let mut come = pairs.chain(left).flatten();
        come.any(|come| {
            values
                .iter()
                .any(|value| value.range().common(&come).is_some())
        })
    })
}

/// Whether a text is in English, whose number words and scales are known: one in a hundred
/// of its first words is `the`.
#[must_use]
pub fn is_english(text: &str) -> bool {
    const FIRST_WORDS: usize = 5_000;
    let (mut all, mut articles) = (0, 0);
    for word in text.split_whitespace().take(FIRST_WORDS) {
        all += 1;
        articles += usize::from(word == "the");
    }
    articles * 100 > all
}
