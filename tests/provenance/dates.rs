//! Dates as stretches of days.

use argcheck::dates::{Day, Stretch};
use proptest::prelude::*;

fn days(text: &str) -> (Option<Day>, Option<Day>) {
    let stretch = Stretch::read(text).unwrap_or_else(|| panic!("{text} is no date"));
    (stretch.first, stretch.last)
}

fn between(first: (i64, u8, u8), last: (i64, u8, u8)) -> (Option<Day>, Option<Day>) {
    (
        Day::of(first.0, first.1, first.2),
        Day::of(last.0, last.1, last.2),
    )
}

#[test]
fn dates_mean_the_days_that_a_reader_would_say() {
    for (text, first, last) in [
        ("1961-01-20", (1961, 1, 20), (1961, 1, 20)),
        ("1961-02", (1961, 2, 1), (1961, 2, 28)),
        ("1960", (1960, 1, 1), (1960, 12, 31)),
        ("196X", (1960, 1, 1), (1969, 12, 31)),
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("1961-XX-XX", (1961, 1, 1), (1961, 12, 31)),
        ("1961-03-XX", (1961, 3, 1), (1961, 3, 31)),
        ("1957/1961", (1957, 1, 1), (1961, 12, 31)),
        ("1950s", (1950, 1, 1), (1959, 12, 31)),
        ("late 1950s", (1955, 1, 1), (1959, 12, 31)),
        ("early 1961", (1961, 1, 1), (1961, 6, 30)),
        ("mid 1960", (1960, 4, 1), (1960, 9, 30)),
        ("summer 1960", (1960, 5, 1), (1960, 9, 30)),
        ("1960-22", (1960, 5, 1), (1960, 9, 30)),
        ("1956~", (1946, 1, 1), (1966, 12, 31)),
        ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
        ("2000-02-29", (2000, 2, 29), (2000, 2, 29)),
    ] {
        assert_eq!(days(text), between(first, last), "{text}");
    }
    assert_eq!(days("../1961").0, None);
    assert_eq!(days("1961/..").1, None);
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "in press",
        "n.d.",
        "61",
        "1961-13",
        "1961-02-30",
        "1900-02-29",
        "1961-1",
        "XXXX",
        "1961/1957",
        "summer",
        "summer 1960-05",
        "196X-05",
        "99999999999999999999",
        "1955s",
        "1961-",
    ] {
        assert_eq!(Stretch::read(text), None, "{text}");
    }
}

#[test]
fn only_what_is_certain_is_before() {
    let is_before = |one: &str, other: &str| {
        Stretch::read(one)
            .unwrap()
            .is_before(Stretch::read(other).unwrap())
    };
    assert!(is_before("1956", "1957"));
    assert!(is_before("1957/1959", "1960-01"));
    assert!(!is_before("1957", "1957-06"));
    assert!(!is_before("1956~", "1957"));
    assert!(!is_before("1957/..", "1999"));
    assert!(!is_before("195X", "1957"));
    assert!(is_before("../1956", "1957/.."));
}

fn next(year: i64, month: u8, day: u8) -> (i64, u8, u8) {
    [
        (year, month, day + 1),
        (year, month.saturating_add(1), 1),
        (year + 1, 1, 1),
    ]
    .into_iter()
    .find(|(year, month, day)| Day::of(*year, *month, *day).is_some())
    .unwrap()
}

#[test]
fn days_follow_one_another_through_the_centuries() {
    let mut date = (-401, 1, 1);
    let mut day = Day::of(-401, 1, 1).unwrap();
    while date.0 < 2101 {
        date = next(date.0, date.1, date.2);
        day = Day(day.0 + 1);
        assert_eq!(Day::of(date.0, date.1, date.2), Some(day), "{date:?}");
    }
    assert_eq!(Day::of(0, 1, 1), Some(Day(0)));
}

proptest! {
    /// A vaguer date holds the dates that it may stand for.
    #[test]
    fn a_vaguer_date_holds_the_exact_one(year in 1000i64..2100, month in 1u8..=12, day in 1u8..=28, form in 0usize..8) {
        let exact = Day::of(year, month, day);
        let decade = year / 10;
        let vague = match form {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{decade}X"),
            3 => format!("{year}-XX-XX"),
            4 => format!("{decade}0s"),
            5 => format!("{year}-{month:02}-{day:02}~"),
            6 => format!("{year}?"),
            _ => format!("{:04}/{year}", year - 1),
        };
        let (first, last) = days(&vague);
        prop_assert!(first <= exact && exact <= last, "{}", vague);
    }

    /// Any two dates lie in one order at most.
    #[test]
    fn before_is_no_circle(one in "(19[0-9]{2}|19[0-9]X|19[0-9]0s|early 19[0-9]{2})~?(/19[0-9]{2})?", other in "19[0-9]{2}(-0[1-9])?") {
        if let (Some(one), Some(other)) = (Stretch::read(&one), Stretch::read(&other)) {
            prop_assert!(!(one.is_before(other) && other.is_before(one)));
        }
    }

    #[test]
    fn no_words_bring_a_panic(text in "[0-9X/~?%. sTY-]{0,14}|\\PC{0,20}") {
        let _ = Stretch::read(&text);
    }
}
