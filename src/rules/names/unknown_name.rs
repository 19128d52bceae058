//! Names that nothing defines.

use crate::findings::{Finding, Severity, quoted};
use crate::map::{Problem, UnknownName, Wanted};
use crate::rules::repeated::once_a_name;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unknown-name",
    group: "names",
    severities: &[Severity::Error],
    page: include_str!("unknown_name.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let unknown = context.map.problems.iter().filter_map(|problem| match problem {
        Problem::UnknownName(unknown) => Some(unknown),
        _ => None,
    });
    findings.extend(once_a_name(context, unknown, finding));
    if let Some((more, place)) = context.map.untold {
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Error,
                format!("{more} more names and citations lead to nothing"),
                place,
                "from here on they are only counted",
            )
            .help("mend the others first, then check again"),
        );
    }
}

fn finding(unknown: &UnknownName) -> Finding {
    let name = quoted(&unknown.name);
    let wanted = unknown.wanted.words();
    let message = match (&unknown.within, unknown.wanted) {
        (Some(owner), Wanted::Figure) => format!("{} has no figure {name}", quoted(owner)),
        (Some(owner), Wanted::Reason) => format!("{} has no reason named {name}", quoted(owner)),
        (Some(alias), _) => format!("the map {} has no item {name}", quoted(alias)),
        (None, Wanted::Reason) => format!("there is no such reason: {name}"),
        (None, _) => format!("nothing is named {name}"),
    };
    let mut finding = Finding::new(
        RULE.name,
        Severity::Error,
        message,
        unknown.place,
        format!("{wanted} is needed here"),
    );
    finding.help = Some(match &unknown.meant {
        Some(meant) => {
            let near = quoted(&meant.name);
            if let Some(place) = meant.place {
                finding = finding.label(place, format!("{near} is defined here"));
            }
            format!("did you mean {near}?")
        }
        None => match unknown.wanted {
            Wanted::Reason => "an undercut takes a reason: `x undercuts premise for claim`, or `x undercuts claim.name` where the reason was given a name with `as`; what meets an undercut stands below it, with `unless`".to_owned(),
            Wanted::Figure => "a figure is named in its evidence: `figure name 40 tons`".to_owned(),
            Wanted::Case => format!("define it with `case {}`", unknown.name),
            Wanted::Period => format!("define it with `period {} 1959/1961`", unknown.name),
            Wanted::Question => format!("define it with `question {} \"…\"`", unknown.name),
            _ => format!("define it, for instance with `claim {} \"…\"`", quoted(&unknown.name).trim_matches('`')),
        },
    });
    finding
}
