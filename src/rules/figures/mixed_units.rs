//! Arithmetic across units that no rate joins.

use crate::figures::units::Unit;
use crate::figures::{Mixed, Verdict};
use crate::findings::{Finding, Severity, quoted};
use crate::rules::reckoned::with_figures;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "mixed-units",
    group: "figures",
    severities: &[Severity::Error],
    page: include_str!("mixed_units.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for check in &context.figures.checks {
        let mixed = check.verdicts.iter().find_map(|verdict| match verdict {
            Verdict::Mixes(mixed) => Some(mixed),
            _ => None,
        });
        let Some(mixed) = mixed else { continue };
        let names = [&mixed.one, &mixed.other].map(|unit| name(context, unit));
        let message = format!(
            "{} and {} are {}, and no rate {}joins them",
            names[0],
            names[1],
            if mixed.compared { "compared" } else { "added up" },
            if is_for_another_time(context, mixed) { "for their time " } else { "" }
        );
        let finding = Finding::new(
            RULE.name,
            Severity::Error,
            message,
            check.place,
            "this was not reckoned",
        );
        let finding = with_figures(finding, context, check, None);
        findings.push(finding.help(help(context, mixed, &names)));
    }
}

/// Whether a rate between the two is stated, and holds for another time.
fn is_for_another_time(context: &Context<'_>, mixed: &Mixed) -> bool {
    let words = mixed.one.word().zip(mixed.other.word());
    words.is_some_and(|(one, other)| context.figures.conversions.is_stated(one, other))
}

fn name(context: &Context<'_>, unit: &Unit) -> String {
    if unit.is_ratio() {
        "a share".to_owned()
    } else {
        quoted(&context.figures.units.name(unit, false))
    }
}

fn help(context: &Context<'_>, mixed: &Mixed, names: &[String; 2]) -> String {
    let [one, other] = names.each_ref().map(|name| name.trim_matches('`'));
    if mixed.one.is_ratio() || mixed.other.is_ratio() {
        return "a share has no unit: divide by what it is a share of, or compare with a number of the same unit".to_owned();
    }
    if is_for_another_time(context, mixed) {
        return format!(
            "the rate that is stated is for another time: state one for this, as in `rate 1 {one} = … {other} when …`"
        );
    }
    format!(
        "state the rate between them, as in `rate 1 {one} = … {other}`; if they are two words for one thing, `rate 1 {one} = 1 {other}`"
    )
}
