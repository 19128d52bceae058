//! Claims that still stand, with a reason that no longer counts.

use crate::findings::{Finding, Severity};
use crate::graph::{Cause, Stake, Verdict};
use crate::map::{Conclusion, Effect, ReasonId, StatementId};
use crate::rules::opposition_served::OppositionServed;
use crate::rules::read_whole::ReadWhole;
use crate::rules::reported::Reported;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "rests-on-defeated",
    group: "opposition",
    severities: &[Severity::Info],
    page: include_str!("rests_on_defeated.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (map, analysis) = (context.map, context.analysis);
    let whole = ReadWhole::new(context);
    let reported = Reported::new(context);
    let served = OppositionServed::new(context, &reported);
    for (id, reason) in map.all_reasons() {
        let (Effect::Supports, Conclusion::Statement(claim)) = (reason.effect, reason.conclusion)
        else {
            continue;
        };
        let is_grounded = analysis.grounding.is_grounded(analysis.graph.reason(id));
        let stands = matches!(analysis.standing.of(claim), Verdict::Accepted | Verdict::Contested);
        if !is_grounded || reason.damaged || !stands || !whole.holds(reason.place) {
            continue;
        }
        let is_nobodys_loss = context.stake(claim) == Stake::Aside
            && (reported.is_view(context, claim)
                || reported.is_left_aside(context, claim)
                || served.serves(context, claim));
        if is_nobodys_loss {
            continue;
        }
        let Some(cause) = analysis.standing.reason_cause(id) else {
            continue;
        };
        findings.push(finding(context, id, claim, cause));
    }
}

fn finding(context: &Context<'_>, id: ReasonId, claim: StatementId, cause: Cause) -> Finding {
    let map = context.map;
    let name = context.name(claim);
    let verdict = context.analysis.standing.of(claim).word();
    let (message, label, place) = match cause {
        Cause::Undercut { by, .. } => {
            let against = context.premises(by);
            (
                format!("a reason for {name} no longer counts: {against} undercuts its step"),
                "the undercut".to_owned(),
                map.reason(by).place,
            )
        }
        Cause::RestsOn { premise, .. } => {
            let premise = first_fallen(context, id).unwrap_or(premise);
            let premise_name = context.name(premise);
            (
                format!("a reason for {name} no longer counts: {premise_name} does not stand"),
                "defeated by what speaks against it".to_owned(),
                map.statement(premise).place,
            )
        }
        Cause::Opposed { by } => {
            let against = context.premises(by);
            (
                format!("a reason for {name} no longer counts: {against} speaks against it"),
                "the objection".to_owned(),
                map.reason(by).place,
            )
        }
    };
    Finding::new(
        RULE.name,
        Severity::Info,
        message,
        map.reason(id).place,
        format!("{name} is {verdict} without it"),
    )
    .label(place, label)
    .help("take the reason out, or answer what it fell to; as it stands it adds nothing")
}

/// The first premise, in the order of the reason, that does not stand.
fn first_fallen(context: &Context<'_>, id: ReasonId) -> Option<StatementId> {
    let premises = context.map.premises_of(id).iter();
    premises
        .map(|premise| premise.statement)
        .find(|premise| context.analysis.standing.of(*premise) == Verdict::Defeated)
}
