//! How statements and reasons are called in an account.

use super::grounds::Grounds;
use crate::findings::quoted;
use crate::findings::words::list;
use crate::graph::{Force, Verdict};
use crate::map::{Conclusion, Effect, ReasonId, StatementId};
use crate::outline::facts::visible;
use crate::syntax::tree::{ClauseKind, ItemKind, ReasonOptions, StatementKind, Text};

/// No more premises of one reason than this are named in a sentence.
const MOST_PREMISES: usize = 4;

/// A statement's name between backticks.
pub(super) fn name(grounds: &Grounds<'_>, id: StatementId) -> String {
    quoted(grounds.wording.naming.statement(id))
}

/// The premises of a reason, without its warrant: "`a` and `b`".
pub(super) fn premises(grounds: &Grounds<'_>, id: ReasonId) -> String {
    let all = &grounds.wording.arrangement.premises[id.index()];
    let names: Vec<String> = all
        .iter()
        .filter(|(_, premise)| !premise.warrant)
        .map(|(name, _)| quoted(name))
        .collect();
    if names.is_empty() {
        return "something that could not be read".to_owned();
    }
    list(&names, MOST_PREMISES)
}

/// Whether a reason has several premises beside its warrant.
pub(super) fn is_joint(grounds: &Grounds<'_>, id: ReasonId) -> bool {
    let premises = grounds.map.premises_of(id).iter();
    premises.filter(|premise| !premise.warrant).count() > 1
}

/// What a reason is to be asked for by; only reasons with a name have one.
pub(super) fn reason_name(grounds: &Grounds<'_>, id: ReasonId) -> String {
    let reason = grounds.map.reason(id);
    let label = reason.label.map(|label| grounds.map.names.text(label));
    match (label, reason.conclusion) {
        (Some(label), Conclusion::Statement(of)) => {
            format!("{}.{label}", grounds.wording.naming.statement(of))
        }
        _ => String::new(),
    }
}

/// A reason as the subject of a sentence: "the objection `a` to `b`".
pub(super) fn reason(grounds: &Grounds<'_>, id: ReasonId) -> String {
    let reason = grounds.map.reason(id);
    let by = premises(grounds, id);
    match (reason.effect, reason.conclusion) {
        (Effect::Supports, Conclusion::Statement(of)) => {
            format!("the support of {by} for {}", name(grounds, of))
        }
        (Effect::Opposes, Conclusion::Statement(of)) => {
            format!("the objection {by} to {}", name(grounds, of))
        }
        (_, Conclusion::Statement(of)) => format!("{by} against {}", name(grounds, of)),
        (_, Conclusion::Reason(of)) => {
            let step = premises(grounds, of);
            let (to, bears) = match grounds.map.reason(of).conclusion {
                Conclusion::Statement(to) => (name(grounds, to), grounds.map.reason(of).effect),
                Conclusion::Reason(_) => ("another step".to_owned(), Effect::Undercuts),
            };
            match bears {
                Effect::Supports => format!("the undercut {by} of the step from {step} to {to}"),
                Effect::Opposes | Effect::Undercuts => {
                    format!("the undercut {by} of the step from {step} against {to}")
                }
            }
        }
    }
}

/// What is said of a reason beside its premises.
pub(super) fn tags(grounds: &Grounds<'_>, id: ReasonId) -> String {
    let reason = grounds.map.reason(id);
    let mut tags = String::new();
    if reason.conceded && reason.effect != Effect::Supports {
        tags += " · conceded";
    }
    let speaks_for = reason.effect == Effect::Supports;
    let node = grounds.analysis.graph.reason(id);
    let is_grounded = grounds.analysis.grounding.is_grounded(node);
    tags += match (grounds.force(id), speaks_for) {
        (Force::Holds, true) => "",
        (Force::Holds, false) => " · unanswered",
        (Force::Open, false) if has_free_way(grounds, id) => " · unanswered",
        (Force::Open, _) => " · undecided",
        (Force::Fails, false) if is_grounded => " · answered",
        (Force::Fails, _) => " · does not count",
    };
    if reason.damaged {
        tags += " · not read whole";
    }
    tags
}

/// Whether nothing is held against a reason itself: its premises are accepted, and
/// no exception to its step is open.
pub(super) fn has_free_way(grounds: &Grounds<'_>, id: ReasonId) -> bool {
    let premises = grounds.map.premises_of(id).iter();
    let mut undercuts = grounds.undercuts(id).iter();
    !grounds.map.reason(id).damaged
        && premises
            .map(|premise| grounds.verdict(premise.statement))
            .all(|verdict| verdict == Verdict::Accepted)
        && undercuts.all(|by| grounds.force(*by) == Force::Fails)
}

/// What is said in words of the step of a reason, in the clause that gives it.
pub(super) fn options<'run>(grounds: &Grounds<'run>, id: ReasonId) -> Option<&'run ReasonOptions> {
    if let Some(options) = grounds.wording.arrangement.options(id) {
        return Some(options);
    }
    // An exception stands in the clause of the reason that it is an exception to.
    let Conclusion::Reason(of) = grounds.map.reason(id).conclusion else {
        return None;
    };
    let (own, other) = (grounds.map.reason(id).place, grounds.map.reason(of).place);
    let is_inside = own.file == other.file
        && (other.span.start..=other.span.end).contains(&own.span.start)
        && own.span.end <= other.span.end;
    let options = grounds.wording.arrangement.options(of)?;
    is_inside.then_some(options)
}

/// Words of a map as a line shows them.
pub(super) fn said(grounds: &Grounds<'_>, file: crate::project::FileId, text: Text) -> String {
    format!("“{}”", bare(grounds, file, text))
}

/// Words of a map without quotation marks.
fn bare(grounds: &Grounds<'_>, file: crate::project::FileId, text: Text) -> String {
    visible(&text.of(&grounds.wording.project.files.get(file).text))
}

/// Why the author lets an objection stand, in the author's words.
pub(super) fn concession(grounds: &Grounds<'_>, id: ReasonId) -> Vec<String> {
    let reason = grounds.map.reason(id);
    if !reason.conceded || reason.effect == Effect::Supports {
        return Vec::new();
    }
    let texts = options(grounds, id).map_or(&[][..], |options| &options.conceded);
    let file = reason.place.file;
    texts
        .iter()
        .map(|text| bare(grounds, file, *text))
        .collect()
}

/// A statement's words.
pub(super) fn text(grounds: &Grounds<'_>, id: StatementId) -> Option<String> {
    let statement = grounds.map.statement(id);
    Some(said(grounds, statement.place.file, statement.text?))
}

/// What a statement is of itself: whose view, from where, whether it was read whole.
pub(super) fn details(grounds: &Grounds<'_>, id: StatementId) -> String {
    let statement = grounds.map.statement(id);
    let mut details = String::new();
    let holders = grounds.wording.facts.holders(id);
    if !holders.is_empty() {
        details += &format!(" · held by {}", holders.join(", "));
    } else if statement.held {
        details += " · held by others";
    }
    if statement.kind == StatementKind::Evidence {
        if statement.citations.is_empty() {
            // What restates it may have one.
            if super::ends::end_kind(grounds, id).is_none() {
                details += " · no source";
            }
        } else {
            let cited = grounds.wording.citing().all(&statement.citations);
            details += &format!(" · from {cited}");
        }
    }
    let speaks_for = grounds.side(id, Effect::Supports).next().is_some();
    let is_claim = matches!(statement.kind, StatementKind::Claim | StatementKind::Thesis);
    if is_claim && !speaks_for && !grounds.is_given(id) {
        details += " · nothing speaks for it";
    }
    if statement.damaged {
        details += " · not read whole";
    }
    details
}

/// The questions that a statement answers, with its rivals there.
pub(super) fn questions(grounds: &Grounds<'_>, id: StatementId) -> Vec<(String, Vec<StatementId>)> {
    let class = |id: StatementId| grounds.map.class_of(id);
    let answered = grounds
        .map
        .questions
        .iter()
        .filter(|question| question.answers.iter().any(|one| class(*one) == class(id)));
    answered
        .map(|question| {
            let rivals = question.answers.iter().copied();
            let rivals = rivals.filter(|one| class(*one) != class(id)).collect();
            (quoted(grounds.map.names.text(question.name)), rivals)
        })
        .collect()
}

/// Why an assumption may be made, in the author's words.
pub(super) fn why_assumed(grounds: &Grounds<'_>, id: StatementId) -> Vec<String> {
    let statement = grounds.map.statement(id);
    let item = grounds.wording.facts.item(statement.item);
    if !matches!(item.kind, ItemKind::Statement { .. }) {
        return Vec::new();
    }
    let file = statement.place.file;
    grounds
        .wording
        .facts
        .clauses(id)
        .filter_map(|clause| match clause {
            ClauseKind::Because(text) => Some(said(grounds, file, *text)),
            _ => None,
        })
        .collect()
}
