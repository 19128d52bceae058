//! The free text of an argument, for outlines that show it.

use super::facts::visible;
use super::wording::Wording;
use crate::map::{MapId, StatementId};
use crate::syntax::tree::{ClauseKind, ItemKind, Text};

/// What a statement says in words, the paper's own wordings of it, what it
/// quotes, why it may be assumed: a line each.
pub(super) fn of_statement(wording: Wording<'_>, id: StatementId) -> Vec<String> {
    let statement = wording.map.statement(id);
    let source = wording.facts.text(statement.item.map);
    let marked = |text: Text| format!("“{}”", visible(&text.of(source)));
    let mut lines: Vec<String> = statement.text.map(marked).into_iter().collect();
    let said = lines.len();
    for clause in wording.facts.clauses(id) {
        match clause {
            ClauseKind::Says(says) => lines.push(format!("says {}", marked(says.text))),
            ClauseKind::Quote(quote) => lines.push(format!("quotes {}", marked(quote.text))),
            ClauseKind::Because(text) => lines.push(format!("because {}", marked(*text))),
            _ => {}
        }
    }
    lines[said..].sort();
    lines
}

/// The title of a map, where it has one.
pub(super) fn title(wording: Wording<'_>, map: MapId) -> Option<String> {
    let source = wording.facts.text(map);
    let items = &wording.project.maps[map.index()].tree.items;
    items.iter().find_map(|item| match item.kind {
        ItemKind::Paper { title } | ItemKind::Review { title, .. } => {
            Some(format!("“{}”", visible(&title.of(source))))
        }
        _ => None,
    })
}
