//! From words to stretches of days.

use super::Stretch;
use super::calendar::{Day, FURTHEST_YEAR, days_in};

/// An approximate or uncertain date (`~`, `?`, `%`) may be off by so many of its own
/// units: years, months or days. EDTF sets no width; this one is wide on purpose.
const MARGIN: i64 = 10;

/// Months, counted from January of the year 0.
#[derive(Clone, Copy)]
struct Months {
    first: i64,
    last: i64,
}

pub(super) fn stretch(text: &str) -> Option<Stretch> {
    let text = text.trim();
    let Some((from, to)) = text.split_once('/') else {
        return part(text);
    };
    let end = |text: &str| match text.trim() {
        "" | ".." => Some(None),
        date => part(date).map(Some),
    };
    let (from, to) = (end(from)?, end(to)?);
    let stretch = Stretch {
        first: from.and_then(|from| from.first),
        last: to.and_then(|to| to.last),
    };
    let is_turned = from.zip(to).is_some_and(|(from, to)| to.is_before(from));
    (!is_turned).then_some(stretch)
}

/// A date that is no stretch of two.
fn part(text: &str) -> Option<Stretch> {
    let date = text.trim_end_matches(['~', '?', '%']);
    let margin = if date.len() < text.len() { MARGIN } else { 0 };
    // A time of the day says nothing here.
    let date = date.split_once('T').map_or(date, |(date, _)| date);
    if let Some((word, year)) = date.split_once([' ', '\u{a0}']) {
        return worded(word, year.trim(), margin);
    }
    if let Some(decade) = date.strip_suffix('s') {
        return months(decade_of(decade)?, margin * 12);
    }
    numbered(date, margin)
}

/// `summer 1960`, `early 1961`, `late 1950s`.
fn worded(word: &str, year: &str, margin: i64) -> Option<Stretch> {
    if let Some(decade) = year.strip_suffix('s') {
        let whole = decade_of(decade)?;
        let length = whole.last - whole.first + 1;
        let (from, to) = part_of(word)?;
        let part = Months {
            first: whole.first + length * from / 12,
            last: whole.first + length * to / 12 - 1,
        };
        return months(part, margin * 12);
    }
    let january = year_of(year)? * 12;
    let (from, to) = season(word).or_else(|| part_of(word))?;
    let part = Months {
        first: january + from,
        last: january + to - 1,
    };
    months(part, margin)
}

/// Seasons of the north by their months, a month wider on both sides; a winter is that
/// before or after its year.
fn season(word: &str) -> Option<(i64, i64)> {
    Some(match word {
        "spring" => (1, 6),
        "summer" => (4, 9),
        "autumn" | "fall" => (7, 12),
        "winter" => (-2, 16),
        _ => return None,
    })
}

/// Parts of a whole, in twelfths; they overlap, since nobody draws their bounds.
fn part_of(word: &str) -> Option<(i64, i64)> {
    Some(match word {
        "early" => (0, 6),
        "mid" => (3, 9),
        "late" => (6, 12),
        _ => return None,
    })
}

/// `1950` of `1950s`; of `1900` the century, as it may be meant.
fn decade_of(digits: &str) -> Option<Months> {
    let year = year_of(digits)?;
    if digits.len() != 4 || year % 10 != 0 {
        return None;
    }
    let years = if year % 100 == 0 { 100 } else { 10 };
    Some(Months {
        first: year * 12,
        last: (year + years) * 12 - 1,
    })
}

fn year_of(text: &str) -> Option<i64> {
    let (digits, sign) = match text.strip_prefix('-') {
        Some(digits) => (digits, -1),
        None => (text, 1),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let year: i64 = digits.parse().ok().filter(|_| is_number)?;
    (year <= FURTHEST_YEAR).then_some(sign * year)
}

/// `1961-01-20`, `1961-01`, `1961`, with `X` for what is not known; `1960-21` to `-24`.
fn numbered(date: &str, margin: i64) -> Option<Stretch> {
    let (sign, digits) = match date.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", date),
    };
    let mut parts = digits.split('-');
    let year = parts.next()?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let year = match year.strip_prefix('Y') {
        Some(long) => long,
        None if year.len() == 4 => year,
        None => return None,
    };
    let known = year.trim_end_matches('X');
    let unknown = year.len() - known.len();
    if known.is_empty() || unknown > 3 || (unknown > 0 && month.is_some_and(|month| month != "XX"))
    {
        return None;
    }
    let fill = |digit: &str| year_of(&format!("{sign}{known}{}", digit.repeat(unknown)));
    let (one, other) = (fill("0")?, fill("9")?);
    let years = Months {
        first: one.min(other) * 12,
        last: one.max(other) * 12 + 11,
    };
    let Some(month) = month.filter(|month| *month != "XX") else {
        return match day {
            Some(day) if day != "XX" => None,
            _ => months(years, margin * 12),
        };
    };
    let month = two_digits(month)?;
    if (21..=24).contains(&month) && day.is_none() {
        let word = ["spring", "summer", "autumn", "winter"][usize::from(month) - 21];
        return worded(word, &format!("{sign}{known}"), margin);
    }
    if !(1..=12).contains(&month) {
        return None;
    }
    let at = years.first + i64::from(month) - 1;
    match day {
        None | Some("XX") => months(
            Months {
                first: at,
                last: at,
            },
            margin,
        ),
        Some(day) => {
            let day = Day::of(one, month, two_digits(day)?)?;
            Some(Stretch {
                first: Some(Day(day.0 - margin)),
                last: Some(Day(day.0 + margin)),
            })
        }
    }
}

fn two_digits(text: &str) -> Option<u8> {
    let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// The days of some months, wider by so many months on both sides.
fn months(months: Months, margin: i64) -> Option<Stretch> {
    let day = |month: i64, is_last: bool| {
        let year = month.div_euclid(12);
        let of_year = u8::try_from(month.rem_euclid(12) + 1).ok()?;
        let day = if is_last { days_in(year, of_year) } else { 1 };
        Day::of(year, of_year, day)
    };
    Some(Stretch {
        first: Some(day(months.first - margin, false)?),
        last: Some(day(months.last + margin, true)?),
    })
}
