//! Claims whose separate reasons all come down to one origin.

use crate::findings::{Finding, Severity, list, quoted};
use crate::graph::{CommonOrigin, Origin, Stake};
use crate::map::{ReasonId, StatementId};
use crate::rules::read_whole::ReadWhole;
use crate::rules::reported::Reported;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::{ClauseKind, StatementKind};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "common-origin",
    group: "sources",
    severities: &[Severity::Warning, Severity::Info],
    page: include_str!("common_origin.md"),
    check: Check::Map(check),
};

/// So many reasons are shown.
const MOST_SHOWN: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    findings.extend(told(context).into_iter().map(|found| finding(context, found)));
}

/// The common origins that this rule reports.
pub(in crate::rules) fn told<'run>(context: &Context<'run>) -> Vec<&'run CommonOrigin> {
    let reported = Reported::new(context);
    let whole = ReadWhole::new(context);
    let map = context.map;
    let is_damaged = |id: StatementId| map.statement(id).damaged;
    let is_flawed = |reason: &ReasonId| {
        let mut premises = map.premises_of(*reason).iter();
        map.reason(*reason).damaged || premises.any(|premise| is_damaged(premise.statement))
    };
    let found = context.analysis.common_origins.iter();
    found
        .filter(|found| {
            // A reason that could not be read may have an origin of its own.
            whole.holds(map.statement(found.claim).place)
                && !is_damaged(found.claim)
                && !found.reasons.iter().any(is_flawed)
                && !reported.is_view(context, found.claim)
                && !reported.is_left_aside(context, found.claim)
        })
        .collect()
}

fn finding(context: &Context<'_>, found: &CommonOrigin) -> Finding {
    let claim = context.name(found.claim);
    let works: Vec<String> = found.origins.iter().map(|origin| name(context, *origin)).collect();
    let number = found.reasons.len();
    let all = if number == 2 { "both" } else { "all of them" };
    let message = format!("{claim} has {number} reasons, and {all} come down to {}", list(&works, 3));
    let places = where_cited(context, found);
    let finding = Finding::new(
        RULE.name,
        weight(context, found, places),
        message,
        context.map.statement(found.claim).place,
        "one line of support, not several",
    );
    let shown = found.reasons.iter().take(MOST_SHOWN).enumerate();
    let finding = shown.fold(finding, |finding, (at, reason)| {
        let more = number.saturating_sub(MOST_SHOWN);
        let words = match more {
            more if more > 0 && at + 1 == MOST_SHOWN => format!("and so does this, and {more} more"),
            _ if at > 0 => "and so does this".to_owned(),
            _ => "this comes down to it".to_owned(),
        };
        finding.label(context.map.reason(*reason).place, words)
    });
    let finding = match found.origins.first() {
        Some(Origin::Source(id)) => finding.label(context.map.sources[id.index()].place, "what they share"),
        _ => finding,
    };
    finding.help(match (places, found.origins.first()) {
        (_, Some(Origin::Authors(_))) => {
            "what others have found independently would add a line of support; the same authors may repeat one error"
        }
        (Places::Apart, _) => {
            "different places of one work may well hold different matter; a work by others would still add a line of support"
        }
        (Places::Unknown, _) => {
            "if it is mistaken in this, all of them fall: a source that does not rest on it would add a line of support; or join them into one reason with `and`"
        }
    })
}

/// Works weigh more than authors, unless different places of a work are cited.
fn weight(context: &Context<'_>, found: &CommonOrigin, places: Places) -> Severity {
    let is_work = !matches!(found.origins.first(), Some(Origin::Authors(_)));
    match (context.stake(found.claim), places) {
        (Stake::Lacking(_) | Stake::Carrying(_), Places::Unknown) if is_work => Severity::Warning,
        _ => Severity::Info,
    }
}

fn name(context: &Context<'_>, origin: Origin) -> String {
    match origin {
        Origin::Source(id) => quoted(context.map.names.text(context.map.sources[id.index()].name)),
        Origin::Paper(id) => {
            let file = context.map.maps[id.index()].file;
            format!("the paper of {}", quoted(context.project.files.path(file).as_str()))
        }
        Origin::Authors(id) => {
            let authors = context.map.sources[id.index()].field("author");
            let authors = authors.map_or(&[][..], |field| field.values.as_slice());
            format!("works of {}", list(authors, 2))
        }
        Origin::Evidence(id) => context.name(id),
    }
}

/// Whether the reasons cite different places of the work.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Places {
    /// Each cites a place of its own.
    Apart,
    /// Some cite none, or the same.
    Unknown,
}

fn where_cited(context: &Context<'_>, found: &CommonOrigin) -> Places {
    let mut known = std::collections::HashSet::new();
    let are_apart = found.reasons.iter().all(|reason| {
        let locators = locators(context, *reason);
        !locators.is_empty() && locators.into_iter().all(|locator| known.insert(locator))
    });
    if are_apart { Places::Apart } else { Places::Unknown }
}

/// The locators that the evidence of a reason cites.
fn locators(context: &Context<'_>, reason: ReasonId) -> Vec<String> {
    let premises = context.map.premises_of(reason).iter();
    let evidence = premises.filter(|premise| context.map.statement(premise.statement).kind == StatementKind::Evidence);
    evidence
        .flat_map(|premise| {
            let file = context.map.statement(premise.statement).place.file;
            let text = &context.project.files.get(file).text;
            let clauses = context.item(premise.statement).clauses.iter();
            clauses.filter_map(move |clause| match &clause.kind {
                ClauseKind::From(cites) => Some(cites.iter().flat_map(|cite| &cite.steps)),
                _ => None,
            })
            .flatten()
            .filter_map(move |step| Some(step.locator?.of(text).into_owned()))
        })
        .collect()
}
