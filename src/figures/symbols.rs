//! The words and symbols that units are written with.

use iso_currency::{Currency, IntoEnumIterator};
use si_unit_prefix::SiUnitPrefix;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Units of measure that are words: a whole number of them may be rounded. What is not
/// here, no currency and no symbol of the SI is counted.
pub(super) const MEASURES: [&str; 77] = [
    "ton",
    "tonne",
    "kilo",
    "kilogram",
    "gram",
    "milligram",
    "pound",
    "ounce",
    "stone",
    "quintal",
    "mile",
    "kilometer",
    "kilometre",
    "meter",
    "metre",
    "centimeter",
    "centimetre",
    "millimeter",
    "millimetre",
    "foot",
    "inch",
    "yard",
    "fathom",
    "knot",
    "acre",
    "hectare",
    "litre",
    "liter",
    "gallon",
    "pint",
    "barrel",
    "bushel",
    "degree",
    "celsius",
    "fahrenheit",
    "kelvin",
    "watt",
    "kilowatt",
    "megawatt",
    "gigawatt",
    "joule",
    "calorie",
    "volt",
    "ampere",
    "hertz",
    "century",
    "decade",
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "point",
    "mu",
    "jin",
    "li",
    "picul",
    "catty",
    "koku",
    "verst",
    "pud",
    "ha",
    "hr",
    "mph",
    "kwh",
    "mwh",
    "gwh",
    "twh",
    "workday",
    "equivalent",
    "fte",
    "shi",
    "crore",
    "lakh",
    "maund",
];

/// Measures of a level and not of an amount: nobody adds them up.
pub(super) const LEVELS: [&str; 15] = [
    "degree",
    "celsius",
    "fahrenheit",
    "kelvin",
    "knot",
    "mph",
    "point",
    "volt",
    "hertz",
    "year",
    "decade",
    "century",
    "K",
    "Hz",
    "V",
];

/// Whether a word in the singular is a measure, alone or as the last of a compound:
/// `man-year`.
pub(super) fn is_measure(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    MEASURES.contains(&last)
}

/// The symbols of the SI, and of what is used with it, that take prefixes here.
const SYMBOLS: [&str; 15] = [
    "m", "g", "s", "A", "K", "Hz", "N", "Pa", "J", "W", "V", "Wh", "L", "l", "t",
];

/// The scales that stand before a unit, as powers of ten.
pub(super) const SCALES: [(&str, u32); 4] = [
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
];

/// The parts of `UNIT per UNIT`, outside of quotation marks.
pub(super) fn split_per(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, letter) in text.char_indices() {
        if letter == '"' {
            quoted = !quoted;
        }
        let before = text[..at].ends_with(char::is_whitespace);
        let after = text[at..]
            .strip_prefix("per")
            .is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if !quoted && before && after {
            parts.push(&text[start..at]);
            start = at + "per".len();
        }
    }
    parts.push(&text[start..]);
    parts
}

pub(super) fn is_percent(words: &str) -> bool {
    matches!(
        words,
        "%" | "percent"
            | "per cent"
            | "percentage points"
            | "percentage point"
            | "percentage-points"
            | "percentage-point"
    )
}

/// A symbol of the SI as a power of ten and the symbol without its prefix.
pub(super) fn si(word: &str) -> Option<(i32, &'static str)> {
    let plain = |word: &str| SYMBOLS.iter().find(|symbol| **symbol == word).copied();
    if let Some(symbol) = plain(word) {
        return Some((0, symbol));
    }
    let first = word.chars().next()?;
    let symbol = plain(word.get(first.len_utf8()..)?)?;
    let prefix = match first {
        'µ' | 'μ' => SiUnitPrefix::u,
        // What is left out (`ft`, `pt`, `at`) is more often something else.
        'G' | 'M' | 'T' | 'k' | 'h' | 'd' | 'c' | 'm' | 'n' if symbol != "t" => {
            SiUnitPrefix::parse_from_str(&first.to_string())?
        }
        'G' | 'M' | 'k' => SiUnitPrefix::parse_from_str(&first.to_string())?,
        _ => return None,
    };
    Some((i32::from(prefix.as_exp()), symbol))
}

/// The singular of a noun.
pub(super) fn singular(word: &str) -> String {
    pluralizer::pluralize(word, 1, false)
}

/// The last words of the names of all currencies, in the singular.
static MONEY: LazyLock<HashSet<String, foldhash::fast::FixedState>> = LazyLock::new(|| {
    Currency::iter()
        .filter_map(|currency| {
            let name = currency.name().to_lowercase();
            name.split_whitespace().last().map(singular)
        })
        .chain(["renminbi", "rouble"].map(str::to_owned))
        .collect()
});

/// Whether a word in the singular is the name of a currency.
pub(super) fn is_money(word: &str) -> bool {
    MONEY.contains(word)
}
