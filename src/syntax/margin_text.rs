//! Long texts whose lines stand at the margin, where they look like items.

use super::cut::Cut;
use super::slips;
use super::start::{Start, start};

/// So many lines at the margin may belong to one long text.
const MOST_LINES: usize = 256;

/// Where a long text whose lines stand at the margin is closed, before the next item.
pub(super) fn closing_cut(text: &str, cuts: &[Cut]) -> Option<usize> {
    for (at, cut) in cuts.iter().take(MOST_LINES).enumerate() {
        let lines = cut.span.of(text);
        let first = lines.lines().next().unwrap_or_default();
        let begins_item = matches!(start(lines), Start::Item(_) | Start::Relation);
        if begins_item && !slips::could_be_prose(first) {
            return None;
        }
        if lines.contains("\"\"\"") {
            return Some(at);
        }
    }
    None
}
