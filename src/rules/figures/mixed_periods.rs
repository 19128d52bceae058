//! Ratios of figures that are for different times.

use crate::figures::{Figures, Operand};
use crate::findings::{Finding, Severity, quoted};
use crate::map::Place;
use crate::rules::reckoned::printed;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "mixed-periods",
    group: "figures",
    severities: &[Severity::Warning],
    page: include_str!("mixed_periods.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for check in &context.figures.checks {
        let Some(mixed) = check.mixed_times else { continue };
        let times = [mixed.above, mixed.below].map(|operand| time(context.figures, operand));
        let [Some(above), Some(below)] = times else { continue };
        let words = [above, below].map(|place| quoted(context.text(place)));
        let mut finding = Finding::new(
            RULE.name,
            Severity::Warning,
            format!(
                "a figure for {} is divided by one for {}",
                words[0], words[1]
            ),
            check.place,
            "the two are for different times",
        );
        for (operand, when) in [(mixed.above, above), (mixed.below, below)] {
            if let Some(place) = context.figures.place(operand) {
                finding = finding.label(place, printed(context, operand));
            }
            finding = finding.label(when, "its time");
        }
        findings.push(finding.help(
            "take figures for one time, or for a part and its whole; where the two may be set against each other all the same, name what you assume, and say so: `allow mixed-periods \"…\"`",
        ));
    }
}

/// Where the time of a figure is stated.
fn time(figures: &Figures, operand: Operand) -> Option<Place> {
    figures.times.place(figures.item(operand)?)
}
