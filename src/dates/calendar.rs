//! The Gregorian calendar, also for days before it (ISO 8601).

/// A day, counted from the first of January of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// Years further away than this from the year 0 are not read.
pub(super) const FURTHEST_YEAR: i64 = 1_000_000;

impl Day {
    /// A day of the calendar; none where the month or the day is in no calendar.
    #[must_use]
    pub fn of(year: i64, month: u8, day: u8) -> Option<Self> {
        let is_near = (-FURTHEST_YEAR..=FURTHEST_YEAR).contains(&year);
        if !is_near || !(1..=12).contains(&month) || day == 0 || day > days_in(year, month) {
            return None;
        }
        let before = year - 1;
        let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
        // The year 0 is a leap year itself.
        let years = year * 365 + leap_days + 1;
        let months: i64 = (1..month)
            .map(|month| i64::from(days_in(year, month)))
            .sum();
        Some(Self(years + months + i64::from(day) - 1))
    }
}

/// How many days a month has.
pub(super) fn days_in(year: i64, month: u8) -> u8 {
    let is_leap =
        year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
