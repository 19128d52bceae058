//! Ids that stay when lines move.

use super::wording::Wording;
use crate::map::{Conclusion, Effect, StatementId};

/// A statement's id: its file's path and its name.
pub(crate) fn statement_id(wording: Wording<'_>, id: StatementId) -> String {
    let statement = wording.map.statement(id);
    let path = wording.project.files.path(statement.place.file);
    format!("{path}#{}", wording.map.names.text(statement.name))
}

/// A reason's id: its conclusion's, and its label or its premises.
pub(crate) fn reason_ids(wording: Wording<'_>) -> Vec<String> {
    let map = wording.map;
    let mut ids: Vec<String> = Vec::with_capacity(map.reasons.len());
    let mut known = std::collections::HashMap::new();
    for (id, reason) in map.all_reasons() {
        // What a reason undercuts was given before it.
        let conclusion = match reason.conclusion {
            Conclusion::Statement(of) => statement_id(wording, of),
            Conclusion::Reason(of) => ids.get(of.index()).cloned().unwrap_or_default(),
        };
        let own = match reason.label {
            Some(label) => format!(".{}", map.names.text(label)),
            None => {
                let names: Vec<&str> = wording.arrangement.premises[id.index()]
                    .iter()
                    .map(|(name, _)| name.as_str())
                    .collect();
                let effect = match reason.effect {
                    Effect::Supports => "supported",
                    Effect::Opposes => "opposed",
                    Effect::Undercuts => "undercut",
                };
                format!("/{effect} by {}", names.join(" and "))
            }
        };
        let mut full = conclusion + &own;
        let count = known.entry(full.clone()).or_insert(0_u32);
        *count += 1;
        if *count > 1 {
            full += &format!(" ({count})");
        }
        ids.push(full);
    }
    ids
}
