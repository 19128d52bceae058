//! Percentages, means and p-values that their own numbers do not allow.

use crate::figures::interval::Interval;
use crate::figures::words::{decimals, number};
use crate::figures::{DoubtfulTest, Impossible};
use crate::findings::{Finding, Severity, quoted};
use crate::rules::{Check, Context, Rule};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "impossible-percentage",
    group: "figures",
    severities: &[Severity::Warning],
    page: include_str!("impossible_percentage.md"),
    check: Check::Map(check),
};

/// So many decimals more than are printed tell a share from those that round to the print.
const MOST_MORE: u32 = 6;

/// A p below this is told by this alone.
const SMALLEST: (u32, u32) = (1, 10_000);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let figures = context.figures;
    findings.extend(figures.impossible.iter().map(|found| grains(context, found)));
    findings.extend(figures.doubtful_tests.iter().map(|found| test(context, found)));
}

fn grains(context: &Context<'_>, found: &Impossible) -> Finding {
    let figure = &context.figures.figures[found.figure];
    let unit = context.figures.units.name(&found.of, found.count.is_one());
    let of = format!("{} {unit}", whole(&found.count));
    let of = of.trim();
    let stated = value(found, &found.stated, found.places);
    let message = if found.is_mean {
        format!("no whole total of {of} has the mean {stated}")
    } else {
        format!("no whole number of {of} is {stated}")
    };
    let finding = Finding::new(
        RULE.name,
        Severity::Warning,
        message,
        figure.values.first().map_or(figure.place, |value| value.place),
        nearest(found),
    );
    let help = if found.is_mean {
        "see the mean and the number in the source; a mean of answers that are no whole numbers, or of several answers each, is `of` no number of those who answered: leave the `of` out, or allow it with the reason"
    } else {
        "see the percentage and the number in the source; a share of weighted cases, of those who answered, or of an amount is of another whole: name that in `of`, or allow it with the reason"
    };
    finding.label(found.base, format!("out of {of}")).help(help)
}

/// `4 of 165 is 2.42 %, 5 of 165 is 3.03 %`
fn nearest(found: &Impossible) -> String {
    let all = whole(&found.count);
    let words = found.nearest.iter().map(|(number, share)| {
        let places = (1..MOST_MORE)
            .map(|more| found.places + more)
            .find(|places| tells_apart(found, share, *places))
            .unwrap_or(found.places + MOST_MORE);
        let share = value(found, share, places);
        let number = whole(number);
        if found.is_mean {
            format!("a total of {number} is {share}")
        } else {
            format!("{number} of {all} is {share}")
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Whether a share written with so many decimals is seen not to round to what is printed.
fn tells_apart(found: &Impossible, share: &BigRational, places: u32) -> bool {
    let hundred = BigInt::from(if found.is_mean { 1 } else { 100 });
    let power = BigInt::from(10).pow(places);
    let shown = (share * &hundred * &power).round() / &power;
    let half = BigRational::new(BigInt::one(), BigInt::from(10).pow(found.places) * BigInt::from(2));
    let off = shown - &found.stated * hundred;
    off > half || -off > half
}

fn value(found: &Impossible, value: &BigRational, places: u32) -> String {
    if found.is_mean {
        decimals(value, places)
    } else {
        format!("{} %", decimals(&(value * BigInt::from(100)), places))
    }
}

fn whole(number: &BigInt) -> String {
    decimals(&BigRational::from(number.clone()), 0)
}

fn test(context: &Context<'_>, found: &DoubtfulTest) -> Finding {
    let words = |place| context.text(place).split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!(
        "{} gives {}, the text says {}",
        quoted(&words(found.statistic)),
        p(&found.gives),
        quoted(&words(found.p))
    );
    let finding = Finding::new(
        RULE.name,
        Severity::Warning,
        message,
        found.p,
        if found.across {
            "on the other side of .05"
        } else {
            "not what the statistic gives"
        },
    );
    let mut help = Vec::new();
    if found.one_sided.is_some() {
        help.push("as a test against one side it would fit: if it is one, let the item say `one-tailed`");
    }
    help.push("see statistic, degrees of freedom and p in the source; if they stand there so, or the p was corrected, allow it with the reason");
    finding
        .label(found.statistic, format!("gives {}", p(&found.gives)))
        .help(help.join("; "))
}

/// All that a p can be, in words.
fn p(range: &Interval) -> String {
    let ends = range.low().zip(range.high());
    let Some((low, high)) = ends.map(|(low, high)| (&low.at, &high.at)) else {
        return "any p".to_owned();
    };
    let smallest = BigRational::new(BigInt::from(SMALLEST.0), BigInt::from(SMALLEST.1));
    if *high < smallest {
        return format!("a p below {}", number(&smallest, 1));
    }
    let places = (3..8)
        .find(|places| decimals(low, *places) != decimals(high, *places))
        .unwrap_or(4);
    let [low, high] = [low, high].map(|end| if end.is_zero() { "0".to_owned() } else { decimals(end, places.max(4)) });
    if low == high {
        format!("a p of {low}")
    } else {
        format!("a p between {low} and {high}")
    }
}
