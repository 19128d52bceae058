//! What became of the quotations, in numbers.

use serde::Serialize;

use super::{Checked, Outcome};

/// How many quotations and wordings came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QuotationCounts {
    /// Found word for word.
    pub verbatim: usize,
    /// Found word for word but for what `…` and `[…]` declare.
    pub as_marked: usize,
    /// Found, with changes that no mark declares.
    pub altered: usize,
    /// A passage is near, in other words.
    pub near: usize,
    /// Nothing near stands in a whole copy.
    pub absent: usize,
    /// Not compared with any text.
    pub not_compared: usize,
    /// Of those that were found: not in the source, but in the paper that quotes it.
    pub as_printed: usize,
    /// Of those that were found word for word: so far as a scanned copy can tell.
    pub as_scanned: usize,
    /// Of those that were found: pages are stated that the copy does not tell.
    pub pages_not_checked: usize,
}

impl QuotationCounts {
    /// Counts what became of the quotations.
    #[must_use]
    pub fn new(checked: &Checked) -> Self {
        let mut counts = Self::default();
        for quotation in &checked.quotations {
            match &quotation.outcome {
                Outcome::Found(found) => {
                    counts.as_printed += usize::from(found.copy.as_printed);
                    let is_verbatim = found.changes.is_empty();
                    counts.as_scanned += usize::from(found.as_scanned && is_verbatim);
                    counts.pages_not_checked += usize::from(found.has_unchecked_pages);
                    *match (found.changes.is_empty(), found.is_marked) {
                        (true, false) => &mut counts.verbatim,
                        (true, true) => &mut counts.as_marked,
                        (false, _) => &mut counts.altered,
                    } += 1;
                }
                Outcome::Near(near) if near.is_altered(quotation.kind) => counts.altered += 1,
                Outcome::Near(_) => counts.near += 1,
                Outcome::Absent { .. } => counts.absent += 1,
                Outcome::NotChecked(_) => counts.not_compared += 1,
            }
        }
        counts
    }
}
