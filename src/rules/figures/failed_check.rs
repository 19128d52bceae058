//! Arithmetic that no values within the printed numbers satisfy.

use crate::figures::interval::{Comparator, Interval};
use crate::figures::words::Style;
use crate::figures::{Check as Arithmetic, Failure, Verdict};
use crate::figures::rates::Origin;
use crate::findings::words::list;
use crate::findings::{Finding, Severity, quoted};
use crate::rules::gaps::{gap, mended};
use crate::rules::reckoned::{comes_to, in_numbers, is_not, with_figures_in};
use crate::rules::rate_places;
use crate::rules::{Check, Context, Rule};

/// How many rates of conversion a finding shows.
const MOST_RATES: usize = 3;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "failed-check",
    group: "figures",
    severities: &[Severity::Error],
    page: include_str!("failed_check.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for check in &context.figures.checks {
        let failures: Vec<&Failure> = check
            .verdicts
            .iter()
            .filter_map(|verdict| match verdict {
                Verdict::Fails(failure) => Some(failure),
                _ => None,
            })
            .collect();
        if let Some(first) = failures.first() {
            findings.push(finding(context, check, first, failures.len()));
        }
    }
}

fn finding(
    context: &Context<'_>,
    check: &Arithmetic,
    failure: &Failure,
    rows: usize,
) -> Finding {
    let figures = context.figures;
    let (left, right) = (&failure.left, &failure.right);
    let percent = left.in_percent || right.in_percent;
    let values = [left, right].map(|side| comes_to(figures, side, percent));
    let in_row = failure.row.map_or(String::new(), |(table, row)| {
        format!(" in the row {}", quoted(&figures.tables[table].rows[row].name))
    });
    let rates: Vec<Origin> = failure
        .rates
        .iter()
        .map(|rate| Origin::Stated {
            rate: *rate,
            turned: false,
        })
        .collect();
    let clauses: Vec<String> = rates
        .iter()
        .map(|rate| rate_places::clause(context, *rate))
        .collect();
    let at_rates = match clauses.as_slice() {
        [] => String::new(),
        clauses => format!(", at {}", list(clauses, MOST_RATES)),
    };
    let message = format!(
        "this does not hold{in_row}: {} {} {}{at_rates}",
        values[0],
        is_not(check.compares),
        values[1]
    );
    let unit = failure.unit.as_ref();
    let [one, other] = [0, 1].map(|side| {
        let at = check.sides[side];
        let sum = in_numbers(context, check, at, failure.row, unit);
        if sum == values[side] {
            sum
        } else {
            format!("{sum} comes to {}", values[side])
        }
    });
    let finding = Finding::new(RULE.name, Severity::Error, message, check.sides[0], one);
    let finding = finding.label(check.sides[1], other);
    let finding = with_figures_in(finding, context, check, failure.row, unit);
    let finding = rates
        .into_iter()
        .take(MOST_RATES)
        .fold(finding, |finding, rate| {
            finding.label(rate_places::place(context, rate), "converted at this rate")
        });
    finding.help(help(context, failure, check.compares, percent, rows))
}

fn help(
    context: &Context<'_>,
    failure: &Failure,
    compares: Comparator,
    percent: bool,
    rows: usize,
) -> String {
    let figures = context.figures;
    let (left, right) = (&failure.left, &failure.right);
    let style = Style {
        units: &figures.units,
        percent,
    };
    let mut parts: Vec<String> = gap(figures, left, right, percent).into_iter().collect();
    let fits = [(right, left, false), (left, right, true)]
        .into_iter()
        .find_map(|(alone, other, is_left)| {
            let fits = |one: &Interval, other: &Interval| {
                let (left, right) = if is_left { (one, other) } else { (other, one) };
                left.may(compares, right)
            };
            Some((alone, mended(alone.alone.as_ref()?, other, fits)?))
        });
    if let Some((alone, fit)) = fits {
        let was = alone.alone.as_ref().map(|number| style.value(&number.first, &alone.unit));
        parts.push(format!(
            "{} in the place of {} would fit",
            style.value(&fit, &alone.unit),
            was.unwrap_or_default()
        ));
    }
    if rows > 1 {
        parts.push(format!("{} more rows do not fit either", rows - 1));
    }
    parts.push(
        "see that the numbers stand in the source as they stand here; if they do, it is the source that does not add up: `allow failed-check \"…\"` says so".to_owned(),
    );
    parts.join("; ")
}
