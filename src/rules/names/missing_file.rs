//! Files that a map names and that cannot be read.

use crate::findings::{Finding, Severity, quoted};
use crate::map::Problem;
use crate::project::LinkKind;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "missing-file",
    group: "names",
    severities: &[Severity::Error],
    page: include_str!("missing_file.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for problem in &context.map.problems {
        if let Problem::MissingFile {
            place,
            name,
            kind,
            reason,
        } = problem
        {
            let (what, costs) = match kind {
                LinkKind::Map => ("map", "names from it are taken on trust"),
                LinkKind::Bibliography => ("bibliography", "keys from it are taken on trust"),
                LinkKind::Table => ("table", "its figures are not known"),
            };
            findings.push(
                Finding::new(
                    RULE.name,
                    Severity::Error,
                    format!("the {what} {} cannot be read: {reason}", quoted(name)),
                    *place,
                    costs,
                )
                .help("paths count from the folder of this map; files are read below the project's folder only"),
            );
        }
    }
}
