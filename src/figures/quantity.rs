//! Quantities: a number as printed with its bound, its scale and its unit.

use super::interval::Interval;
use super::number::{Bound, Number, Unread};
use super::units::{Unit, Units};

/// A quantity as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// All values that it may stand for, in its unit without prefix or scale.
    pub range: Interval,
    /// The number itself in that unit; of `between A and B`, A to B.
    pub number: Number,
    /// What is said before the number.
    pub bound: Option<Bound>,
    pub unit: Unit,
    /// Whether it is printed as `%`.
    pub in_percent: bool,
}

impl Quantity {
    /// Reads `at least 4.5 billion rubles`, `between 3 and 4 tons`, `1 in 40 households`,
    /// `45%`. Whole numbers of what is counted are exact, and so are fractions; all others
    /// stand for what rounds to them.
    ///
    /// # Errors
    ///
    /// Says why it is not reckoned with.
    pub fn read(text: &str, units: &mut Units) -> Result<Self, Unread> {
        let text = text.trim();
        if let Some(rest) = word(text, "between") {
            return Self::between(rest, units);
        }
        let bound = Bound::at_start(text);
        let amount = bound.map_or(text, |(_, length)| &text[length..]);
        Self::amount(amount, bound.map(|(bound, _)| bound), units)
    }

    /// Reads a number whose unit may stand elsewhere, as in the cell of a table: where the
    /// number has no unit of its own, it takes the other.
    ///
    /// # Errors
    ///
    /// Says why it is not reckoned with.
    pub fn read_in(text: &str, elsewhere: &str, units: &mut Units) -> Result<Self, Unread> {
        let own = Self::read(text, units)?;
        if own.unit != Unit::Bare || elsewhere.is_empty() {
            return Ok(own);
        }
        Self::read(&format!("{} {elsewhere}", text.trim()), units)
    }

    /// The same with nothing rounded, for a bare number that is written in a check.
    #[must_use]
    pub fn exactly(self) -> Self {
        let number = self.number.exactly();
        Self {
            range: self
                .bound
                .map_or_else(|| number.range(), |bound| number.bounded(bound)),
            number,
            ..self
        }
    }

    /// Whether it states one number, with no bound and no range.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.bound.is_none() && self.number.last.is_none()
    }

    fn amount(text: &str, bound: Option<Bound>, units: &mut Units) -> Result<Self, Unread> {
        let text = text.trim();
        let (number, rest) = text.split_at(number_length(text));
        if !may_be_unit(rest) {
            return Err(Unread::NoNumber);
        }
        let is_one = number == "1";
        let is_odds = number.contains(" in ");
        let number = Number::read(number)?;
        let mut printed = units.read(rest.trim(), is_one)?;
        // `1 in 40 households` is a share of them.
        if is_odds {
            printed.unit = Unit::ratio();
        }
        let mut number = number.scaled(&printed.factor);
        if number.is_whole && units.is_counted(&printed.unit) {
            number = number.exactly();
        }
        Ok(Self {
            range: bound.map_or_else(|| number.range(), |bound| number.bounded(bound)),
            number,
            bound,
            unit: printed.unit,
            in_percent: printed.in_percent,
        })
    }

    /// `3 and 4 tons`; the first takes scale and unit of the second where it has none.
    fn between(text: &str, units: &mut Units) -> Result<Self, Unread> {
        let middle = text
            .char_indices()
            .find_map(|(at, letter)| {
                let before = letter.is_whitespace();
                (before && word(&text[at..], "and").is_some()).then_some(at)
            })
            .ok_or(Unread::NoNumber)?;
        let (low, high) = text.split_at(middle);
        let high = word(high, "and").unwrap_or_default().trim();
        let last = Self::amount(high, None, units)?;
        let first = if low.trim().len() == number_length(low.trim()) {
            let rest = &high[number_length(high)..];
            Self::amount(&format!("{} {rest}", low.trim()), None, units)?
        } else {
            Self::amount(low, None, units)?
        };
        if first.unit != last.unit {
            return Err(Unread::NoNumber);
        }
        let half = (&first.number.half).max(&last.number.half).clone();
        Ok(Self {
            range: first.range.hull(&last.range),
            number: Number {
                first: first.number.first,
                last: Some(last.number.first),
                half,
                is_whole: first.number.is_whole && last.number.is_whole,
                has_decimals: first.number.has_decimals || last.number.has_decimals,
            },
            bound: None,
            unit: last.unit,
            in_percent: last.in_percent,
        })
    }
}

/// Whether what follows a number can be its unit, or nothing: not more digits (`90 000`,
/// `1.234,5`) nor the mark of a note (`12*`).
fn may_be_unit(rest: &str) -> bool {
    let first = rest.trim_start().chars().next();
    first.is_none_or(|first| {
        first.is_alphabetic() || !first.is_ascii() || matches!(first, '"' | '%' | '$')
    }) && !rest.starts_with(['†', '‡', '§', '¹', '²', '³', '¶'])
}

/// What follows a word at the start of a text.
fn word<'text>(text: &'text str, word: &str) -> Option<&'text str> {
    let rest = text.trim_start().strip_prefix(word)?;
    rest.starts_with(char::is_whitespace).then_some(rest)
}

/// How many bytes of a text its number takes: `90,000`, `2.40`, `-3`, `1/3`, `10..12`,
/// `1 in 40`.
fn number_length(text: &str) -> usize {
    let end = decimal_end(text, 0);
    let rest = &text[end..];
    let second = if let Some(after) = rest.strip_prefix("..") {
        Some(rest.len() - after.len())
    } else if rest.starts_with('/') {
        Some(1)
    } else {
        word(rest, "in")
            .filter(|_| rest.starts_with(char::is_whitespace))
            .map(|after| rest.len() - after.trim_start().len())
    };
    match second.map(|skip| (end + skip, decimal_end(text, end + skip))) {
        Some((start, second_end)) if second_end > start && end > 0 => second_end,
        _ => end,
    }
}

/// Where a decimal number that begins at a place ends.
fn decimal_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    if let Some(rest) = text.get(at..) {
        at += rest.len() - rest.strip_prefix(['-', '−']).unwrap_or(rest).len();
    }
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if !digit(at) {
        return start;
    }
    while digit(at) || bytes.get(at) == Some(&b',') && digit(at + 1) {
        at += 1;
    }
    if bytes.get(at) == Some(&b'.') && digit(at + 1) {
        at += 1;
        while digit(at) {
            at += 1;
        }
    }
    at
}
