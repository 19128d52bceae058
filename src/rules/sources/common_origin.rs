//! Claims whose separate reasons come down to one origin, all or some of them.

use crate::findings::{Finding, Severity, count, list, quoted};
use crate::graph::{CommonOrigin, Origin, Share, Stake};
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

/// Where reasons come down to several origins, so many of each are shown, of so many origins.
const MOST_SHOWN_OF_SHARE: usize = 2;
const MOST_SHARES: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    findings.extend(told(context).into_iter().map(|found| finding(context, found)));
}

/// The origins of all reasons of a claim that this rule reports.
pub(in crate::rules) fn told_whole<'run>(context: &Context<'run>) -> Vec<&'run CommonOrigin> {
    let mut found = told(context);
    found.retain(|found| found.of_all().is_some());
    found
}

fn told<'run>(context: &Context<'run>) -> Vec<&'run CommonOrigin> {
    let reported = Reported::new(context);
    let whole = ReadWhole::new(context);
    let map = context.map;
    let is_damaged = |id: StatementId| map.statement(id).damaged;
    let is_flawed = |reason: &ReasonId| {
        let mut premises = map.premises_of(*reason).iter();
        map.reason(*reason).damaged || premises.any(|premise| is_damaged(premise.statement))
    };
    let found = context.analysis.common_origins.found.iter();
    found
        .filter(|found| {
            // A reason that could not be read may have an origin of its own.
            whole.holds(map.statement(found.claim).place)
                && !is_damaged(found.claim)
                && !found.shares.iter().flat_map(|share| &share.reasons).any(is_flawed)
                && !reported.is_view(context, found.claim)
                && !reported.is_left_aside(context, found.claim)
        })
        .collect()
}

fn finding(context: &Context<'_>, found: &CommonOrigin) -> Finding {
    let claim = context.name(found.claim);
    let (all, lines) = (found.lines.reasons, found.lines.independent);
    let works = |share: &Share| {
        let works: Vec<String> = share.origins.iter().map(|origin| name(context, *origin)).collect();
        list(&works, 3)
    };
    let (message, label) = match (found.of_all(), found.shares.as_slice()) {
        (Some(share), _) => {
            let both = if all == 2 { "both" } else { "all of them" };
            let label = match lines {
                1 => "one line of support, not several".to_owned(),
                _ => format!("{lines} lines of support by their works, one by their authors"),
            };
            (format!("{claim} has {all} reasons, and {both} come down to {}", works(share)), label)
        }
        (None, shares) => {
            let message = match shares {
                [only] => format!("{} of the {all} reasons for {claim} come down to {}", only.reasons.len(), works(only)),
                _ => {
                    let verb = |at: usize| if at == 0 { "come down to" } else { "to" };
                    let part = |(at, share): (usize, &Share)| format!("{} {} {}", share.reasons.len(), verb(at), works(share));
                    let parts: Vec<String> = shares.iter().enumerate().map(part).collect();
                    format!("of the {all} reasons for {claim}, {}", list(&parts, MOST_SHARES))
                }
            };
            (message, format!("at most {} of support, not {all}", count(lines, "independent line")))
        }
    };
    let place = context.map.statement(found.claim).place;
    let places = where_cited(context, found);
    let mut finding = Finding::new(RULE.name, weight(context, found, places), message, place, label);
    let most = if found.shares.len() == 1 { MOST_SHOWN } else { MOST_SHOWN_OF_SHARE };
    for share in found.shares.iter().take(MOST_SHARES) {
        let more = share.reasons.len().saturating_sub(most);
        for (at, reason) in share.reasons.iter().take(most).enumerate() {
            let words = match (at, found.shares.len()) {
                (0, 1) => "this comes down to it".to_owned(),
                (_, 1) => "and so does this".to_owned(),
                (0, _) => format!("this comes down to {}", works(share)),
                _ => format!("this to {} too", works(share)),
            };
            let is_last = more > 0 && at + 1 == most;
            let words = if is_last { format!("{words}, and {more} more") } else { words };
            finding = finding.label(context.map.reason(*reason).place, words);
        }
    }
    if let [Share { origins, .. }] = found.shares.as_slice()
        && let Some(Origin::Source(id)) = origins.first()
    {
        finding = finding.label(context.map.sources[id.index()].place, "what they share");
    }
    finding.help(help(found, places))
}

fn help(found: &CommonOrigin, places: Places) -> &'static str {
    let Some(share) = found.of_all() else {
        return match places {
            Places::Apart => "different places of one work may well hold different matter; a source that does not rest on it would add a line of support",
            Places::Unknown => "if it is mistaken in this, these fall together: a source that does not rest on it would add a line of support; or, where they are one line, join them into one reason with `and`",
        };
    };
    match (places, share.origins.first()) {
        (_, Some(Origin::Authors(_))) => {
            "what others have found independently would add a line of support; the same authors may repeat one error"
        }
        (Places::Apart, _) => {
            "different places of one work may well hold different matter; a work by others would still add a line of support"
        }
        (Places::Unknown, _) => {
            "if it is mistaken in this, all of them fall: a source that does not rest on it would add a line of support; or join them into one reason with `and`"
        }
    }
}

/// A work that all reasons share weighs more than authors, unless different places of it
/// are cited.
fn weight(context: &Context<'_>, found: &CommonOrigin, places: Places) -> Severity {
    let is_author = |share: &Share| matches!(share.origins.first(), Some(Origin::Authors(_)));
    let is_work = found.of_all().is_some_and(|share| !is_author(share));
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
    let mut reasons = found.shares.iter().flat_map(|share| &share.reasons);
    let are_apart = reasons.all(|reason| {
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
