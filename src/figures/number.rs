//! Numbers as they are printed, and the values that they may stand for.

use super::interval::{End, Interval};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// A number with more digits than this is no number that anybody printed to be read.
const MOST_DIGITS: usize = 60;

/// A number as printed, before any unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What is printed. A range (`10..12`) has two.
    pub first: BigRational,
    /// The end of a range.
    pub last: Option<BigRational>,
    /// Half a step of the last digit printed: how far a value may lie off and still be
    /// printed so. Zero for a fraction (`1/3`), which is exact.
    pub half: BigRational,
    /// Whether it is printed without decimals and as no fraction.
    pub is_whole: bool,
    /// Whether decimals are printed, of whatever scale.
    pub has_decimals: bool,
}

/// The words before a number that make it a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `more than`, `over`, `above`
    MoreThan,
    /// `at least`
    AtLeast,
    /// `less than`, `below`
    LessThan,
    /// `up to`, `at most`
    AtMost,
    /// `nearly`: not more, and less by a tenth at the most
    Nearly,
    /// `about`, `some`: a tenth more or less
    About,
}

/// Why a number is not reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has too many digits.
    TooLong,
    /// Its denominator is zero.
    OverZero,
    /// It is no number.
    NoNumber,
}

impl Number {
    /// Reads `90,000`, `2.40`, `-3`, `1/3`, `1 in 40` or `10..12`.
    ///
    /// # Errors
    ///
    /// Says why it is not read.
    pub fn read(text: &str) -> Result<Self, Unread> {
        if text.chars().filter(char::is_ascii_digit).count() > MOST_DIGITS {
            return Err(Unread::TooLong);
        }
        if let Some((first, last)) = text.split_once("..") {
            let (first, first_half) = decimal(first)?;
            let (last, last_half) = decimal(last)?;
            return Ok(Self {
                is_whole: first.is_integer() && last.is_integer() && first_half == last_half,
                has_decimals: text.replace("..", "").contains('.'),
                half: first_half.max(last_half),
                first,
                last: Some(last),
            });
        }
        let mut words = text.split_whitespace();
        let parts = match (words.next(), words.next(), words.next(), words.next()) {
            (Some(part), Some("in"), Some(whole), None) => Some((part, whole)),
            (Some(_), None, None, None) => text.trim().split_once('/'),
            _ => return Err(Unread::NoNumber),
        };
        if let Some((part, whole)) = parts {
            let (part, _) = decimal(part)?;
            let (whole, _) = decimal(whole)?;
            if whole.is_zero() {
                return Err(Unread::OverZero);
            }
            return Ok(Self {
                first: part / whole,
                last: None,
                half: BigRational::zero(),
                is_whole: false,
                has_decimals: false,
            });
        }
        let (first, half) = decimal(text.trim())?;
        Ok(Self {
            is_whole: !text.contains('.'),
            has_decimals: text.contains('.'),
            first,
            last: None,
            half,
        })
    }

    /// The same number, each step so many times as large.
    #[must_use]
    pub fn scaled(&self, factor: &BigRational) -> Self {
        Self {
            first: &self.first * factor,
            last: self.last.as_ref().map(|last| last * factor),
            half: &self.half * factor,
            is_whole: self.is_whole && factor.is_one(),
            has_decimals: self.has_decimals,
        }
    }

    /// The same number with nothing rounded.
    #[must_use]
    pub fn exactly(self) -> Self {
        Self {
            half: BigRational::zero(),
            ..self
        }
    }

    /// All values that are printed so.
    #[must_use]
    pub fn range(&self) -> Interval {
        let first = Interval::around(&self.first, &self.half);
        match &self.last {
            Some(last) => first.hull(&Interval::around(last, &self.half)),
            None => first,
        }
    }

    /// All values that a bound before it leaves open. What is said to be more than a
    /// number is more than the number printed, whatever was rounded.
    #[must_use]
    pub fn bounded(&self, bound: Bound) -> Interval {
        let low = self
            .last
            .as_ref()
            .map_or(&self.first, |last| last.min(&self.first));
        let high = self
            .last
            .as_ref()
            .map_or(&self.first, |last| last.max(&self.first));
        let tenth = |value: &BigRational| (value.abs() / BigInt::from(10)).max(self.half.abs());
        let (low, high) = match bound {
            Bound::MoreThan => (Some(End::excluded(low.clone())), None),
            Bound::AtLeast => (Some(End::included(low.clone())), None),
            Bound::LessThan => (None, Some(End::excluded(high.clone()))),
            Bound::AtMost => (None, Some(End::included(high.clone()))),
            Bound::Nearly => (
                Some(End::included(low - tenth(low))),
                Some(End::included(high.clone())),
            ),
            Bound::About => (
                Some(End::included(low - tenth(low))),
                Some(End::included(high + tenth(high))),
            ),
        };
        Interval::new(low, high).unwrap_or_else(Interval::everything)
    }
}

impl Bound {
    /// The bound that words say, and how many bytes of a text they take.
    #[must_use]
    pub fn at_start(text: &str) -> Option<(Self, usize)> {
        const WORDS: [(&[&str], Bound); 11] = [
            (&["more", "than"], Bound::MoreThan),
            (&["over"], Bound::MoreThan),
            (&["above"], Bound::MoreThan),
            (&["at", "least"], Bound::AtLeast),
            (&["less", "than"], Bound::LessThan),
            (&["below"], Bound::LessThan),
            (&["up", "to"], Bound::AtMost),
            (&["at", "most"], Bound::AtMost),
            (&["nearly"], Bound::Nearly),
            (&["about"], Bound::About),
            (&["some"], Bound::About),
        ];
        WORDS.iter().find_map(|(words, bound)| {
            let mut rest = text;
            for word in *words {
                rest = rest.trim_start().strip_prefix(word)?;
                if rest.starts_with(|letter: char| letter.is_alphanumeric()) {
                    return None;
                }
            }
            Some((*bound, text.len() - rest.len()))
        })
    }
}

/// A decimal number and half a step of its last digit.
fn decimal(text: &str) -> Result<(BigRational, BigRational), Unread> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if !sets_off_thousands(whole) {
        return Err(Unread::NoNumber);
    }
    let whole: String = whole.chars().filter(|digit| *digit != ',').collect();
    let all = format!("{whole}{decimals}");
    if whole.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unread::NoNumber);
    }
    let value: BigInt = all.parse().map_err(|_| Unread::NoNumber)?;
    let places = u32::try_from(decimals.len()).map_err(|_| Unread::TooLong)?;
    let step = BigRational::new(BigInt::one(), BigInt::from(10).pow(places));
    let value = BigRational::from(value) * &step;
    let half = step / BigInt::from(2);
    Ok((if negative { -value } else { value }, half))
}

/// Whether commas stand only where they set off thousands (`1,234,567`) or, as in India,
/// hundreds above the thousands (`12,34,567`). `3,5` may be three and a half, and is not
/// read.
fn sets_off_thousands(whole: &str) -> bool {
    let mut groups = whole.rsplit(',');
    let last = groups.next().unwrap_or_default();
    let Some(first) = groups.next_back() else {
        return true;
    };
    last.len() == 3
        && (1..=3).contains(&first.len())
        && groups.all(|group| matches!(group.len(), 2 | 3))
}
