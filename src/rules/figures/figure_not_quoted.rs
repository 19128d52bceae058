//! Figures that are not among the numbers of their quotations, or of the held source.

use std::collections::HashSet;

use super::inconsistent_figure::misquoted;
use crate::findings::{Finding, Severity, quoted};
use crate::rules::numbers_held::{Held, Nowhere};
use crate::rules::quoted_numbers::{Beside, Quoted, beside, plain_unit, reckoned, values};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "figure-not-quoted",
    group: "figures",
    severities: &[Severity::Info],
    page: include_str!("figure_not_quoted.md"),
    check: Check::Map(check),
};

/// So many numbers of quotations are shown.
const MOST_SHOWN: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let reckoned = reckoned(context);
    let told: HashSet<usize, foldhash::fast::FixedState> =
        misquoted(context).into_iter().map(|(at, _)| at).collect();
    let mut held = Held::new(context);
    for (item, beside) in beside(context) {
        for at in &beside.figures {
            if reckoned.contains(at) || told.contains(at) {
                continue;
            }
            let found = match not_quoted(context, *at, &beside) {
                Some(finding) => Some(finding),
                None => held.nowhere(context, item, *at).map(|nowhere| not_held(context, *at, &nowhere)),
            };
            findings.extend(found);
        }
    }
}

fn not_quoted(context: &Context<'_>, at: usize, beside: &Beside) -> Option<Finding> {
    let figure = &context.figures.figures[at];
    let values = values(context, figure);
    let unit = figure
        .quantity()
        .and_then(|quantity| plain_unit(context, &quantity.unit));
    let told: Vec<&Quoted> = beside.numbers.iter().filter(|quoted| quoted.is_told(context, unit)).collect();
    let stands_there = beside.numbers.iter().any(|quoted| quoted.written.can_be(&values));
    if values.is_empty() || told.is_empty() || stands_there || beside.come_to(context, &values) {
        return None;
    }
    let place = figure.values.first()?.place;
    let message = format!(
        "{} is `{}`, which is none of the numbers that are quoted",
        quoted(&figure.name),
        context.text(place).trim()
    );
    let mut finding = Finding::new(RULE.name, Severity::Info, message, place, "not quoted");
    for quoted in told.iter().take(MOST_SHOWN) {
        finding = finding.label(quoted.place(context), quoted.printed(context));
    }
    Some(finding.help(
        "quote the words that give this number; where it is reckoned from numbers that are quoted, say how in a `check` (`check y = 240 firms / 2`)",
    ))
}

fn not_held(context: &Context<'_>, at: usize, nowhere: &Nowhere) -> Finding {
    let place = context.figures.figures[at].values[0].place;
    let printed = context.text(place).trim();
    let message = format!("the copy of {} nowhere has `{printed}`", nowhere.work);
    let label = format!("looked for in {}", nowhere.file);
    Finding::new(RULE.name, Severity::Info, message, place, label).help(
        "see whether the number is copied right, and whether the source prints it in a picture or in another form; where it is reckoned, say how in a `check`",
    )
}
