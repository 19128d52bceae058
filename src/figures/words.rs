//! Numbers as a person would write them.

use super::interval::{End, Interval};
use super::units::{Unit, Units};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// How many digits a number that does not end is written with.
const DIGITS: u32 = 4;

/// How many digits two ends that lie close together are written with at the most.
const MOST_DIGITS: u32 = 12;

/// How numbers of a message are written.
#[derive(Clone, Copy, Debug)]
pub struct Style<'run> {
    pub units: &'run Units,
    /// Whether shares are written as `%`.
    pub percent: bool,
}

impl Style<'_> {
    /// One value with its unit.
    #[must_use]
    pub fn value(self, value: &BigRational, unit: &Unit) -> String {
        let (scaled, tail) = self.tail(&[value], unit);
        format!("{}{tail}", number(&scaled[0], DIGITS))
    }

    /// A stretch of values with its unit: `165 programs`, `between 100.8 and 101.2 %`,
    /// `more than 3.5 billion yuan`.
    #[must_use]
    pub fn range(self, range: &Interval, unit: &Unit) -> String {
        if let Some(only) = range.only() {
            return self.value(only, unit);
        }
        match (range.low(), range.high()) {
            (Some(low), Some(high)) if low.at.is_zero() && !low.included => {
                self.half_open(high, unit, "at most", "less than")
            }
            (Some(low), Some(high)) => {
                let (ends, tail) = self.tail(&[&low.at, &high.at], unit);
                let (low, high) = apart(&ends[0], &ends[1]);
                if low == high {
                    format!("about {low}{tail}")
                } else {
                    format!("between {low} and {high}{tail}")
                }
            }
            (Some(low), None) => self.half_open(low, unit, "at least", "more than"),
            (None, Some(high)) => self.half_open(high, unit, "at most", "less than"),
            (None, None) => "any number".to_owned(),
        }
    }

    fn half_open(self, end: &End, unit: &Unit, included: &str, excluded: &str) -> String {
        let words = if end.included { included } else { excluded };
        format!("{words} {}", self.value(&end.at, unit))
    }

    /// Values in the scale that the largest of them is written in, and the words for scale
    /// and unit.
    fn tail(self, values: &[&BigRational], unit: &Unit) -> (Vec<BigRational>, String) {
        const SCALES: [(u32, &str); 3] = [(12, "trillion"), (9, "billion"), (6, "million")];
        let is_one = matches!(values, [value] if value.is_one());
        let name = self.units.name(unit, is_one);
        if unit.is_ratio() && self.percent {
            let hundred = BigInt::from(100);
            return (
                values.iter().map(|value| *value * &hundred).collect(),
                " %".to_owned(),
            );
        }
        let largest = values.iter().map(|value| value.abs()).max();
        let scale = SCALES.iter().find(|(power, _)| {
            let least = BigRational::from(BigInt::from(10).pow(*power));
            largest.as_ref().is_some_and(|largest| *largest >= least)
        });
        let (divisor, mut tail) = scale.map_or((BigInt::one(), String::new()), |(power, word)| {
            (BigInt::from(10).pow(*power), format!(" {word}"))
        });
        if !name.is_empty() {
            tail.push(' ');
            tail += &name;
        }
        (values.iter().map(|value| *value / &divisor).collect(), tail)
    }
}

/// A number with so many digits, or all it has where it ends after a few more.
#[must_use]
pub fn number(value: &BigRational, digits: u32) -> String {
    (0..=digits.max(6))
        .find(|places| (value * BigInt::from(10).pow(*places)).is_integer())
        .map_or_else(
            || decimals(value, places_for(value, digits)),
            |places| decimals(value, places),
        )
}

/// Two numbers with as many digits as tell them apart.
fn apart(low: &BigRational, high: &BigRational) -> (String, String) {
    let mut digits = DIGITS;
    loop {
        let pair = (number(low, digits), number(high, digits));
        if pair.0 != pair.1 || digits >= MOST_DIGITS {
            return pair;
        }
        digits += 2;
    }
}

/// How many decimals so many digits of a number are.
fn places_for(value: &BigRational, digits: u32) -> u32 {
    let whole = value.trunc().to_integer().abs();
    if whole.is_zero() {
        // Noughts after the point do not count as digits.
        let mut places = digits;
        let mut step = value.abs() * BigInt::from(10);
        while step < BigRational::one() && places < 40 {
            places += 1;
            step *= BigInt::from(10);
        }
        return places;
    }
    let length = u32::try_from(whole.to_string().len()).unwrap_or(u32::MAX);
    digits.saturating_sub(length)
}

/// A number rounded to so many decimals, thousands set off by commas.
#[must_use]
pub fn decimals(value: &BigRational, places: u32) -> String {
    let power = BigInt::from(10).pow(places);
    let rounded = (value * &power).round().to_integer();
    let digits = format!(
        "{:0>width$}",
        rounded.abs().to_string(),
        width = places as usize + 1
    );
    let (whole, rest) = digits.split_at(digits.len() - places as usize);
    let mut text = String::new();
    if rounded.is_negative() {
        text.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && whole.len() > 3 {
            text.push(',');
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push('.');
        text += rest;
    }
    text
}
