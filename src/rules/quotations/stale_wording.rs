//! Wordings that the paper's text does not have, or no longer.

use crate::checked::{Kind, Outcome};
use crate::findings::{Finding, Severity};
use crate::rules::{Check, Context, Rule, quotation_words as words};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "stale-wording",
    group: "quotations",
    severities: &[Severity::Warning],
    page: include_str!("stale_wording.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let quotations = context.checked.quotations.iter();
    for quotation in quotations.filter(|one| one.kind == Kind::Wording) {
        let finding = |place, label: String| {
            Finding::new(
                RULE.name,
                Severity::Warning,
                "the paper's text does not have this wording",
                place,
                label,
            )
        };
        match &quotation.outcome {
            Outcome::Near(near) if !near.is_altered(quotation.kind) => {
                let text = words::text(context, near.copy);
                let changed = near.replaced.first().map_or(0..0, |change| change.quoted.clone());
                let shown = words::difference(text, &near.passage, &quotation.words, &near.replaced);
                findings.push(
                    finding(
                        words::place(context, quotation, &changed),
                        words::told(text, quotation, &near.replaced),
                    )
                    .help(format!(
                        "the nearest passage, in {}{}: “{shown}”; if the paper now says it so, say so here, and see whether `strength` and `extent` still fit",
                        words::file(context, near.copy),
                        words::on_page(near.page)
                    )),
                );
            }
            Outcome::Absent { copies, is_scattered } => {
                let label = if *is_scattered {
                    "each part stands there, in another order or far apart"
                } else {
                    "nothing near to it stands there"
                };
                let file = copies.first().map(|copy| words::file(context, *copy));
                findings.push(finding(quotation.place, label.to_owned()).help(format!(
                    "looked for in {}; give the words that the paper now has, or take the wording out",
                    file.unwrap_or_default()
                )));
            }
            Outcome::Near(_) | Outcome::Found(_) | Outcome::NotChecked(_) => {}
        }
    }
}
