//! One statement for and against the same target.

use std::collections::HashMap;

use crate::findings::{Finding, Severity};
use crate::map::{Conclusion, Effect, Place, StatementId};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "supports-and-opposes",
    group: "opposition",
    severities: &[Severity::Warning],
    page: include_str!("supports_and_opposes.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let mut sides: HashMap<(StatementId, StatementId), [Option<Place>; 2], foldhash::fast::FixedState> =
        HashMap::default();
    let mut order = Vec::new();
    for (id, reason) in map.all_reasons() {
        let Conclusion::Statement(target) = reason.conclusion else {
            continue;
        };
        // Of premises that are needed together, one may not have been found.
        if reason.damaged {
            continue;
        }
        let mut alone = map.premises_of(id).iter().filter(|premise| !premise.warrant);
        // Premises that are needed together may each be named on both sides.
        let (Some(premise), None) = (alone.next(), alone.next()) else {
            continue;
        };
        let key = (map.class_of(premise.statement), map.class_of(target));
        let side = usize::from(reason.effect == Effect::Opposes);
        let places = sides.entry(key).or_default();
        if places[side].is_none() {
            places[side] = Some(premise.place);
            if let [Some(supports), Some(opposes)] = *places {
                order.push((key, supports, opposes));
            }
        }
    }
    for ((statement, target), supports, opposes) in order {
        let (name, target) = (context.name(statement), context.name(target));
        findings.push(
            Finding::new(
                RULE.name,
                Severity::Warning,
                format!("{name} speaks both for and against {target}"),
                supports.max(opposes),
                if supports > opposes { "for it here" } else { "against it here" },
            )
            .label(
                supports.min(opposes),
                if supports > opposes { "against it here" } else { "for it here" },
            )
            .help("if one part of it speaks for and another against, make it two statements; otherwise keep the side that is meant"),
        );
    }
}
