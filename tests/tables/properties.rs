//! What must hold of every table and every percentage, beside brute force.

use crate::messages;
use proptest::prelude::*;

/// A column of counted things.
fn column(parts: &[u32], total: i64) -> String {
    let mut rows = "who | number programs\n".to_owned();
    for (at, part) in parts.iter().enumerate() {
        rows += &format!("p{at} | {part}\n");
    }
    crate::table(&format!("{rows}total | {total}"))
}

/// A number of tenths as it is printed.
fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// All numbers that a digit changed or two neighbours exchanged make of one.
fn slips(number: &str) -> Vec<String> {
    let mut all = Vec::new();
    for at in 0..number.len() {
        for digit in '0'..='9' {
            let mut other = number.to_owned();
            other.replace_range(at..=at, &digit.to_string());
            all.push(other);
        }
        if at > 0 {
            let mut other: Vec<char> = number.chars().collect();
            other.swap(at - 1, at);
            all.push(other.into_iter().collect());
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn tables_that_add_up_are_silent(parts in prop::collection::vec(0_u32..500, 2..12)) {
        let sum: u32 = parts.iter().sum();
        prop_assert!(messages("wrong-total", &column(&parts, i64::from(sum))).is_empty());
    }

    /// Less than the total can be no sub-total.
    #[test]
    fn tables_that_fall_short_are_told(
        parts in prop::collection::vec(0_u32..500, 2..12),
        more in 1_i64..900,
    ) {
        let sum: u32 = parts.iter().sum();
        let total = i64::from(sum) + more;
        // Whole hundreds may be rounded.
        prop_assume!(total % 100 != 0);
        let found = messages("wrong-total", &column(&parts, total));
        prop_assert_eq!(found.len(), 1);
    }

    /// More than the total may be sub-totals or overlap: told where a slip in a number of three
    /// digits explains it, found by trying all, unless some choice of the rows that are sums of
    /// a block next to them does, found by trying all choices.
    #[test]
    fn tables_that_exceed_are_told_unless_sub_totals_explain_it(
        parts in prop::collection::vec(prop_oneof![1_u32..20, 100_u32..300], 2..8),
        less in 1_i64..60,
    ) {
        let sum: u32 = parts.iter().sum();
        let total = i64::from(sum) - less;
        prop_assume!(total >= 0);
        let is_sum = |at: usize| {
            let is = |block: &[u32]| !block.is_empty() && block.iter().sum::<u32>() == parts[at];
            (at + 1..=parts.len()).any(|end| is(&parts[at + 1..end]))
                || (0..at).any(|start| is(&parts[start..at]))
        };
        let subtotals: Vec<usize> = (0..parts.len()).filter(|at| is_sum(*at)).collect();
        let explained = (0_u32..1 << subtotals.len()).any(|choice| {
            let left_out = subtotals.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
            i64::from(left_out.map(|(_, part)| parts[*part]).sum::<u32>()) == less
        });
        // All rows in groups that each make the total: from each start that can be reached,
        // every end is tried.
        let mut starts = vec![true];
        for end in 1..=parts.len() {
            let is_end = (0..end).any(|start| {
                starts[start] && i64::from(parts[start..end].iter().sum::<u32>()) == total
            });
            starts.push(is_end);
        }
        let grouped = starts[parts.len()];
        let is_slip = |number: i64, gap: i64| {
            let (one, other) = (number.to_string(), (number + gap).to_string());
            let significant = |text: &str| text.trim_end_matches('0').len();
            let digits = significant(&one).max(significant(&other));
            digits >= 3 && one.len() == other.len() && slips(&one).contains(&other)
        };
        let is_slip = is_slip(total, less) || parts.iter().any(|part| is_slip(i64::from(*part), -less));
        let is_level = parts.iter().any(|part| i64::from(*part) > total);
        let is_coarse = total % 100 == 0 && parts.iter().all(|part| part % 100 == 0);
        let explained = explained || grouped || is_level || is_coarse || !is_slip;
        let found = messages("wrong-total", &column(&parts, total));
        prop_assert_eq!(found.is_empty(), explained, "{:?} {}", parts, total);
    }

    /// Amounts in hundredths printed in tenths, with their total rounded likewise.
    #[test]
    fn rounded_tables_are_silent(parts in prop::collection::vec(0_i64..5000, 2..12), down in any::<bool>()) {
        let round = |value: i64| (value + if down { 4 } else { 5 }) / 10;
        let mut rows = "who | loans rubles\n".to_owned();
        for (at, part) in parts.iter().enumerate() {
            rows += &format!("p{at} | {}\n", tenths(round(*part)));
        }
        rows += &format!("total | {}", tenths(round(parts.iter().sum())));
        prop_assert!(messages("wrong-total", &crate::table(&rows)).is_empty());
    }

    /// Short by more than rounding: each of the numbers can be half a tenth off.
    #[test]
    fn tables_short_beyond_rounding_are_told(parts in prop::collection::vec(0_i64..500, 2..12), more in 1_i64..50) {
        let mut rows = "who | loans rubles\n".to_owned();
        for (at, part) in parts.iter().enumerate() {
            rows += &format!("p{at} | {}\n", tenths(*part));
        }
        let slack = i64::try_from(parts.len()).unwrap() + 1;
        let sum: i64 = parts.iter().sum();
        let fits = format!("{rows}total | {}", tenths(sum + slack / 2));
        prop_assert!(messages("wrong-total", &crate::table(&fits)).is_empty());
        let total = sum + slack / 2 + more;
        prop_assume!(total % 10 != 0);
        rows += &format!("total | {}", tenths(total));
        prop_assert_eq!(messages("wrong-total", &crate::table(&rows)).len(), 1);
    }

    /// A percentage is impossible just where trying every whole number finds none.
    #[test]
    fn grains_are_those_of_brute_force(count in 1_i64..300, percent in 0_i64..=1000, decimals in 0_u32..3) {
        let power = 10_i64.pow(decimals);
        let printed = percent * power / 10;
        let text = if decimals == 0 {
            printed.to_string()
        } else {
            format!("{}.{:0width$}", printed / power, printed % power, width = decimals as usize)
        };
        // number / count in percent, within half a step of what is printed
        let possible = (0..=count).any(|number| (200 * number * power - 2 * printed * count).abs() <= count);
        let found = messages("impossible-percentage", &format!("  figure p {text} % of {count} people\n"));
        prop_assert_eq!(found.is_empty(), possible, "{} % of {}", text, count);
    }

    #[test]
    fn means_are_those_of_brute_force(count in 1_i64..120, cents in 0_i64..700) {
        let text = format!("{}.{:02}", cents / 100, cents % 100);
        let possible = (0..=count * 8).any(|total| (200 * total - 2 * cents * count).abs() <= count);
        let found = messages(
            "impossible-percentage",
            &format!("  figure m {text} points per person of {count} persons\n"),
        );
        prop_assert_eq!(found.is_empty(), possible, "{} of {}", text, count);
    }
}
