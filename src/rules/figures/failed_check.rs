//! Arithmetic that no values within the printed numbers satisfy.

use crate::figures::words::Style;
use crate::figures::{Check as Arithmetic, Failure, Verdict};
use crate::findings::{Finding, Severity, quoted};
use crate::rules::reckoned::{comes_to, gap, in_numbers, is_not, with_figures, would_fit};
use crate::rules::{Check, Context, Rule};

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
    let message = format!(
        "this does not hold{in_row}: {} {} {}",
        values[0],
        is_not(check.compares),
        values[1]
    );
    let [one, other] = [0, 1].map(|side| {
        let at = check.sides[side];
        let sum = in_numbers(context, check, at, failure.row);
        if sum == values[side] {
            sum
        } else {
            format!("{sum} comes to {}", values[side])
        }
    });
    let finding = Finding::new(RULE.name, Severity::Error, message, check.sides[0], one);
    let finding = finding.label(check.sides[1], other);
    let finding = with_figures(finding, context, check, failure.row);
    finding.help(help(context, failure, percent, rows))
}

fn help(context: &Context<'_>, failure: &Failure, percent: bool, rows: usize) -> String {
    let figures = context.figures;
    let (left, right) = (&failure.left, &failure.right);
    let style = Style {
        units: &figures.units,
        percent,
    };
    let mut parts: Vec<String> = gap(figures, left, right, percent).into_iter().collect();
    let fits = [(right, left), (left, right)]
        .into_iter()
        .find_map(|(alone, other)| {
            let fit = would_fit(alone.alone.as_ref()?, &other.range)?;
            Some((alone, fit))
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
        "see that the numbers stand in the source as they stand here; if they do, the source does not add up: say so in a `remark`, or `allow failed-check \"…\"`".to_owned(),
    );
    parts.join("; ")
}
