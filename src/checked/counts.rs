//! What became of the quotations, in numbers.

use serde::Serialize;

use super::{Checked, Kind, Outcome};
use crate::findings::count;

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
            counts.add(quotation.kind, &quotation.outcome);
        }
        counts
    }

    /// Counts one more.
    pub fn add(&mut self, kind: Kind, outcome: &Outcome) {
        *match outcome {
            Outcome::Found(found) if found.has_other_number() => &mut self.near,
            Outcome::Found(found) => {
                let is_verbatim = found.changes.is_empty();
                self.as_printed += usize::from(found.copy.as_printed);
                self.as_scanned += usize::from(found.as_scanned && is_verbatim);
                self.pages_not_checked += usize::from(found.has_unchecked_pages);
                match (is_verbatim, found.is_marked) {
                    (true, false) => &mut self.verbatim,
                    (true, true) => &mut self.as_marked,
                    (false, _) => &mut self.altered,
                }
            }
            Outcome::Near(near) if near.is_altered(kind) => &mut self.altered,
            Outcome::Near(_) => &mut self.near,
            Outcome::Absent { .. } => &mut self.absent,
            Outcome::NotChecked(_) => &mut self.not_compared,
        } += 1;
    }

    /// What became of them in words: "71 quotations found word for word, 2 not compared".
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let mut found = format!("{} found word for word", self.verbatim + self.as_marked);
        let asides: Vec<String> = [
            (self.as_printed, "as the paper prints them"),
            (self.as_scanned, "so far as a scan can tell"),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{number} {words}"))
        .collect();
        if !asides.is_empty() {
            found += &format!(" ({})", asides.join(", "));
        }
        let parts = [
            (self.verbatim + self.as_marked, found),
            (self.altered, format!("{} altered", self.altered)),
            (
                self.near + self.absent,
                format!("{} not found", self.near + self.absent),
            ),
            (
                self.not_compared,
                format!("{} not compared with any text", self.not_compared),
            ),
        ];
        let mut parts = parts.into_iter().filter(|(number, _)| *number > 0);
        let (number, first) = parts.next()?;
        let noun = if number == 1 {
            "quotation"
        } else {
            "quotations"
        };
        let digits = number.to_string();
        let rest = first.strip_prefix(&digits).unwrap_or(&first);
        let all: Vec<String> = std::iter::once(format!("{digits} {noun}{rest}"))
            .chain(parts.map(|(_, words)| words))
            .collect();
        let mut all = all.join(", ");
        if self.pages_not_checked > 0 {
            let pages = count(self.pages_not_checked, "stated page");
            all += &format!("; {pages} not checked, as the copies do not tell their pages");
        }
        Some(all)
    }
}
