//! `allow` clauses that silence nothing.

use std::collections::{HashMap, HashSet};

use crate::checked::Outcome;
use crate::findings::{Edit, Finding, Severity, quoted};
use crate::map::{Allow, Place, Problem};
use crate::project::FileId;
use crate::rules::{self, Check, Context, Rule};
use crate::syntax::{Span, whole_lines};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "idle-allow",
    group: "upkeep",
    severities: &[Severity::Warning],
    page: include_str!("idle_allow.md"),
    check: Check::Allows(check),
};

fn check(context: &Context<'_>, used: &[bool], findings: &mut Vec<Finding>) {
    let mut certain: Option<Certain> = None;
    for (allow, used) in context.map.allows.iter().zip(used) {
        let is_between = |rule: &Rule| matches!(rule.check, Check::Between(_));
        if *used || allow.rule == RULE.name || rules::find(&allow.rule).is_some_and(is_between) {
            // What a comparison finds, one version alone cannot tell.
            continue;
        }
        let name = quoted(&allow.rule);
        let (message, help) = match rules::find(&allow.rule) {
            Some(rule) if rule.name == rules::SYNTAX => (
                "`syntax` cannot be allowed".to_owned(),
                "mend what cannot be read, and take the `allow` out".to_owned(),
            ),
            Some(_) => (
                format!("this `allow` silences nothing: {name} finds nothing here"),
                "take it out; or move it to the item where the finding's first place is".to_owned(),
            ),
            None => (
                format!("there is no rule {name} to allow"),
                match rules::nearest(&allow.rule) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`argcheck rules` lists the rules".to_owned(),
                },
            ),
        };
        let certain = certain.get_or_insert_with(|| Certain::new(context));
        let edit = certain.is_idle(allow).then(|| removal(context, allow)).flatten();
        findings.push(
            Finding::new(RULE.name, Severity::Warning, message, allow.place, "not needed")
                .help(help)
                .edit(edit),
        );
    }
}

/// What there is to say against taking an `allow` out: it may be idle in this run only.
struct Certain {
    /// Files in which something cannot be read or resolved: it may hide what is allowed.
    doubted: HashSet<FileId, foldhash::fast::FixedState>,
    /// Where quotations begin that were not compared, in their order.
    not_compared: HashMap<FileId, Vec<u32>, foldhash::fast::FixedState>,
}

/// Rules of these groups that look no further than the map.
const OF_THE_MAP: [&str; 9] = [
    "confusable-name",
    "disconnected",
    "duplicate-relation",
    "idle-assumption",
    "syntax",
    "unsourced-evidence",
    "unsupported-claim",
    "unused-note",
    "unused-source",
];

impl Certain {
    fn new(context: &Context<'_>) -> Self {
        let maps = context.project.maps.iter();
        let broken = maps.filter(|map| !map.tree.slips.is_empty()).map(|map| map.file);
        let problems = context.map.problems.iter().filter_map(|problem| match problem {
            Problem::UnknownName(unknown) | Problem::UnknownCitation(unknown) => Some(unknown.place.file),
            Problem::WrongKind(wrong) => Some(wrong.place.file),
            Problem::DuplicateName { second, .. } => Some(second.file),
            Problem::MissingFile { place, .. } | Problem::Slip { place, .. } => Some(place.file),
            Problem::FlawedFile { file, .. } => Some(*file),
            Problem::DuplicateRelation { .. } | Problem::Remark { .. } => None,
        });
        let mut not_compared: HashMap<_, Vec<u32>, _> = HashMap::default();
        for quotation in &context.checked.quotations {
            if matches!(quotation.outcome, Outcome::NotChecked(_)) {
                let starts = not_compared.entry(quotation.place.file).or_default();
                starts.push(quotation.place.span.start);
            }
        }
        not_compared.values_mut().for_each(|starts| starts.sort_unstable());
        Self { doubted: broken.chain(problems).collect(), not_compared }
    }

    /// Whether an idle `allow` will be idle in any run: with a review beside the map, a
    /// copy that is not at hand, a list of retractions, it may yet silence something.
    fn is_idle(&self, allow: &Allow) -> bool {
        let Some(rule) = rules::find(&allow.rule) else {
            // What was meant may be another rule.
            return false;
        };
        let is_compared = || {
            let starts = self.not_compared.get(&allow.place.file).map_or(&[][..], Vec::as_slice);
            let next = starts.partition_point(|start| *start < allow.covers.start);
            starts.get(next).is_none_or(|start| !allow.covers.contains(*start))
        };
        !self.doubted.contains(&allow.place.file)
            && (OF_THE_MAP.contains(&rule.name) || rule.group == "quotations" && is_compared())
    }
}

/// Takes the clause out with its lines, where no comment goes with it.
fn removal(context: &Context<'_>, allow: &Allow) -> Option<Edit> {
    let file = allow.place.file;
    let text = &context.project.files.get(file).text;
    let words = Span { start: allow.clause.start, end: allow.reason.start };
    if words.of(text).contains("//") {
        return None;
    }
    let span = whole_lines(text, allow.clause)?;
    Some(Edit::new("takes it out", Place { file, span }, ""))
}
