//! Small maps at random, as text, and what is told of them as data.

use argcheck::map::StatementId;
use argcheck::project::Input;
use argcheck::why::{Extent, Reading};
use serde_json::Value;

use super::models::{Bears, Kind, Small};

/// What the language can say: an undercut has one premise and bears on a support or
/// an objection, and nothing is damaged.
pub fn sayable(mut small: Small) -> Small {
    for kind in &mut small.kinds {
        if *kind == Kind::DamagedClaim {
            *kind = Kind::Claim;
        }
    }
    let is_undercut: Vec<bool> = small
        .reasons
        .iter()
        .map(|reason| matches!(reason.bears, Bears::OnReason(_)))
        .collect();
    let mut known = Vec::new();
    for at in 0..small.reasons.len() {
        let premise = small.reasons[at].premises[0];
        let class = small.class(premise);
        let reason = &mut small.reasons[at];
        reason.damaged = false;
        reason.premises.sort_unstable();
        reason.premises.dedup();
        if let Bears::OnReason(on) = reason.bears {
            reason.premises = vec![premise];
            if is_undercut[on] || known.contains(&(on, class)) {
                reason.bears = Bears::For(on % small.kinds.len());
            } else {
                known.push((on, class));
            }
        }
    }
    small
}

/// The map as a scholar would write it.
pub fn text(small: &Small) -> String {
    let mut text = String::new();
    for (at, kind) in small.kinds.iter().enumerate() {
        text += &match kind {
            Kind::Claim | Kind::DamagedClaim => format!("claim s{at}\n"),
            Kind::Assumption => format!("assumption s{at}\n"),
            Kind::Evidence => format!("evidence s{at}\n  from \"a book\"\n"),
            Kind::EvidenceWithoutSource => format!("evidence s{at}\n"),
        };
        for (number, reason) in small.reasons.iter().enumerate() {
            let relation = match reason.bears {
                Bears::For(of) if of == at => "supported by",
                Bears::Against(of) if of == at => "opposed by",
                _ => continue,
            };
            let premises: Vec<String> = reason
                .premises
                .iter()
                .map(|one| format!("s{one}"))
                .collect();
            text += &format!("  {relation} {} as r{number}\n", premises.join(" and "));
        }
    }
    for reason in &small.reasons {
        if let Bears::OnReason(on) = reason.bears {
            let of = match small.reasons[on].bears {
                Bears::For(of) | Bears::Against(of) => of,
                Bears::OnReason(_) => unreachable!("no undercut of an undercut is sayable"),
            };
            text += &format!("s{} undercuts s{of}.r{on}\n", reason.premises[0]);
        }
    }
    for (one, other) in &small.restates {
        if one != other {
            text += &format!("s{one} restates s{other}\n");
        }
    }
    text
}

/// What is told of every statement of a small map.
pub fn accounts(small: &Small, extent: Extent) -> Vec<Value> {
    let input = Input {
        given: vec![("m.argmap".into(), text(small).into_bytes())],
        ..Input::default()
    };
    let reading = Reading::new(input).unwrap();
    (0..small.kinds.len())
        .map(|at| {
            let subject = reading.find(&format!("s{at}")).unwrap();
            assert_eq!(
                subject,
                argcheck::why::Subject::Statement(StatementId::at(at))
            );
            reading.data(subject, extent)
        })
        .collect()
}

/// The number of a statement by its id.
pub fn statement(id: &Value) -> usize {
    id.as_str()
        .unwrap()
        .strip_prefix("m.argmap#s")
        .unwrap()
        .parse()
        .unwrap()
}

/// The number of a reason by its id.
pub fn reason(small: &Small, id: &Value) -> usize {
    let id = id.as_str().unwrap();
    let (_, label) = id.split_once(".r").unwrap();
    let Some((on, by)) = label.split_once("/undercut by s") else {
        let (_, label) = id.rsplit_once(".r").unwrap();
        return label.parse().unwrap();
    };
    let (_, on) = on.rsplit_once(".r").unwrap_or(("", on));
    let (on, by): (usize, usize) = (on.parse().unwrap(), by.parse().unwrap());
    let is_it = |at: &usize| {
        let reason = &small.reasons[*at];
        matches!(reason.bears, Bears::OnReason(of) if of == on)
            && small.class(reason.premises[0]) == small.class(by)
    };
    (0..small.reasons.len()).find(is_it).unwrap()
}
