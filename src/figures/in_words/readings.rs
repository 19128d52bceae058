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
/// their product, the share of one in the other, what one leaves of a hundred percent, or
/// one changed by a share or by a factor that the text has in words.
pub fn come_to<'text>(
    numbers: impl Iterator<Item = &'text Written>,
    factors: &[BigRational],
    values: &[Stated],
) -> bool {
    let ranges: Vec<(usize, Interval)> = numbers
        .filter(|written| written.kind != Kind::Label)
        .enumerate()
        .flat_map(|(at, written)| {
            let readings = written.readings().take(2);
            readings.map(move |stated| (at, stated.number.range()))
        })
        .take(MOST_TRIED)
        .collect();
    let is_it = |come: Interval| {
        let mut values = values.iter();
        values.any(|value| value.range().common(&come).is_some())
    };
    let [one, hundred] =
        [1, 100].map(|whole| Interval::point(BigRational::from(BigInt::from(whole))));
    let in_words: Vec<Interval> = factors
        .iter()
        .take(MOST_TRIED)
        .flat_map(|factor| [factor.clone(), BigRational::one() - factor])
        .map(Interval::point)
        .collect();
    let changed = |range: &Interval, factor: &Interval| {
        let both = [range.times(factor), range.over(factor)];
        both.into_iter().flatten().any(is_it)
    };
    ranges.iter().enumerate().any(|(at, (owner, range))| {
        let mut others = ranges.iter().enumerate().filter(|(other, _)| *other != at);
        let left = [&one, &hundred].map(|whole| whole.minus(range));
        let comes_of = |owner_of: usize, other: &Interval| {
            let mut come = [range.plus(other), range.minus(other), range.over(other)]
                .into_iter()
                .flatten();
            come.any(is_it)
                || owner_of != *owner
                    && [Some(other.clone()), one.plus(other), one.minus(other)]
                        .into_iter()
                        .flatten()
                        .any(|factor| changed(range, &factor))
        };
        left.into_iter().flatten().any(is_it)
            || others.any(|(_, (owner_of, other))| comes_of(*owner_of, other))
            || in_words.iter().any(|factor| changed(range, factor))
    }) || !ranges.is_empty()
        && factors
            .iter()
            .any(|factor| factor.is_integer() && is_it(Interval::point(factor.clone())))
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
