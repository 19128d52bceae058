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
}

impl QuotationCounts {
    /// Counts what became of the quotations.
    #[must_use]
    pub fn new(checked: &Checked) -> Self {
        let mut counts = Self::default();
        for quotation in &checked.quotations {
            counts.add(&quotation.outcome);
        }
        counts
    }

    /// Counts one more.
    pub fn add(&mut self, outcome: &Outcome) {
        *match outcome {
            Outcome::Found(found) => {
                self.as_printed += usize::from(found.copy.as_printed);
                match (found.changes.is_empty(), found.is_marked) {
                    (true, false) => &mut self.verbatim,
                    (true, true) => &mut self.as_marked,
                    (false, _) => &mut self.altered,
                }
            }
            Outcome::Near(near) if near.is_shortened => &mut self.altered,
            Outcome::Near(_) => &mut self.near,
            Outcome::Absent { .. } => &mut self.absent,
            Outcome::NotChecked(_) => &mut self.not_compared,
        } += 1;
    }

    /// What became of them in words: "71 quotations found word for word, 2 not compared".
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let mut found = format!("{} found word for word", self.verbatim + self.as_marked);
        if self.as_printed > 0 {
            found += &format!(" ({} as the paper prints them)", self.as_printed);
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
        Some(all.join(", "))
    }
}
