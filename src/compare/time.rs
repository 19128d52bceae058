//! Stretches of time, as far as it takes to say which of two is the wider.

/// The first and the last day of what a date says, each as a number that grows
/// with the date; nothing where the date is not understood.
pub(super) fn stretch(date: &str) -> Option<(i64, i64)> {
    let date = date.trim();
    match date.split_once('/') {
        Some((from, to)) => {
            let first = match from.trim() {
                "" | ".." => i64::MIN,
                from => one(from)?.0,
            };
            let last = match to.trim() {
                "" | ".." => i64::MAX,
                to => one(to)?.1,
            };
            (first <= last).then_some((first, last))
        }
        None => one(date),
    }
}

/// Days are counted as if every month had 31 of them: only their order matters.
fn day(year: i64, month: i64, day: i64) -> i64 {
    (year * 12 + month - 1) * 31 + day
}

fn months(year: i64, first: i64, last: i64) -> (i64, i64) {
    (day(year, first, 1), day(year, last, 31))
}

fn one(date: &str) -> Option<(i64, i64)> {
    let date = date.trim_end_matches(['~', '?', '%']);
    if let Some((part, rest)) = date.split_once(' ') {
        return part_of(part, plain(rest)?);
    }
    plain(date)
}

/// `late 1950s`, `summer 1960`: a part of a stretch.
fn part_of(part: &str, (first, last): (i64, i64)) -> Option<(i64, i64)> {
    let year = first.div_euclid(12 * 31);
    let length = last - first + 1;
    Some(match part {
        "early" => (first, first + length / 3 - 1),
        "mid" => (first + length / 3, first + length * 2 / 3 - 1),
        "late" => (first + length * 2 / 3, last),
        "spring" => months(year, 3, 5),
        "summer" => months(year, 6, 8),
        "autumn" | "fall" => months(year, 9, 11),
        "winter" => (day(year, 12, 1), day(year + 1, 2, 31)),
        _ => return None,
    })
}

fn plain(date: &str) -> Option<(i64, i64)> {
    if let Some(decade) = date.strip_suffix("0s") {
        let first = decade.parse::<i64>().ok()?.checked_mul(10)?;
        return years(first, first.checked_add(9)?);
    }
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?;
    let unknown = year
        .chars()
        .rev()
        .take_while(|letter| *letter == 'X')
        .count();
    if unknown > 0 {
        let known: i64 = year[..year.len() - unknown].parse().ok()?;
        let width = 10_i64.checked_pow(u32::try_from(unknown).ok()?)?;
        let first = known.checked_mul(width)?;
        return years(first, first.checked_add(width - 1)?);
    }
    let year = year.parse::<i64>().ok().filter(|year| *year < 100_000)?;
    let Some(month) = parts.next() else {
        return years(year, year);
    };
    let month: i64 = month.parse().ok()?;
    let Some(number) = parts.next() else {
        return match month {
            1..=12 => Some(months(year, month, month)),
            // The seasons of EDTF.
            21..=24 => Some(months(year, (month - 21) * 3 + 1, (month - 20) * 3)),
            _ => None,
        };
    };
    let number: i64 = number.parse().ok()?;
    ((1..=12).contains(&month) && (1..=31).contains(&number))
        .then(|| (day(year, month, number), day(year, month, number)))
}

fn years(first: i64, last: i64) -> Option<(i64, i64)> {
    let known = -100_000..100_000;
    (known.contains(&first) && known.contains(&last))
        .then(|| (months(first, 1, 12).0, months(last, 1, 12).1))
}

#[cfg(test)]
mod tests {
    use super::stretch;

    #[test]
    fn a_part_lies_within_its_whole() {
        for (part, whole) in [
            ("1957", "1957/1959"),
            ("1957-11", "1957"),
            ("1957-11-30", "1957-11"),
            ("late 1950s", "1950s"),
            ("196X", "1960s"),
            ("1960s", "196X"),
            ("summer 1960", "1960"),
            ("1961~", "../1961"),
            ("1961-23", "1961"),
        ] {
            let (part, whole) = (
                stretch(part).unwrap_or_default(),
                stretch(whole).unwrap_or_default(),
            );
            assert!(whole.0 <= part.0 && part.1 <= whole.1, "{part:?} {whole:?}");
            assert_ne!(whole, (0, 0));
        }
    }

    #[test]
    fn what_is_no_date_is_not_compared() {
        for text in ["", "soon", "1957-99", "1961/1957", "99999999999999999999"] {
            assert_eq!(stretch(text), None, "{text}");
        }
    }
}
