//! The words before and after a number that make it a bound.

use super::amounts::{Small, Tokens};
use crate::figures::number::Bound;

impl Tokens<'_> {
    /// The bound that the words before a token say.
    pub(super) fn bound_before(self, at: usize) -> Option<Bound> {
        let word = |back: usize| {
            at.checked_sub(back)
                .map(|at| self.word(at))
                .unwrap_or_default()
        };
        let words = [word(3), word(2), word(1)];
        let [third, second, first] = words.each_ref().map(Small::as_str);
        Some(match (third, second, first) {
            ("no" | "not", "more" | "greater", "than") => Bound::AtMost,
            ("no" | "not", "less" | "fewer", "than") => Bound::AtLeast,
            ("in", "excess", "of") | ("a", "maximum", "over") => Bound::MoreThan,
            ("as", "many" | "much", "as") => Bound::AtMost,
            (_, "more" | "greater", "than") | (_, _, "over" | "above" | "exceeding") => {
                Bound::MoreThan
            }
            (_, "upwards", "of") => Bound::MoreThan,
            (_, "at", "least") | (_, "minimum", "of") => Bound::AtLeast,
            (_, "less" | "fewer" | "lower", "than") => Bound::LessThan,
            (_, "just", "under") => Bound::Nearly,
            (_, _, "below" | "under") => Bound::LessThan,
            (_, "up", "to") | (_, "at", "most") | (_, "maximum", "of") => Bound::AtMost,
            (_, "close", "to") | (_, _, "nearly" | "almost") => Bound::Nearly,
            (
                _,
                _,
                "about" | "some" | "around" | "roughly" | "circa" | "ca" | "estimated"
                | "approximately",
            ) => Bound::About,
            _ => return None,
        })
    }

    /// The bound that the words after a number say.
    pub(super) fn bound_after(self, at: usize) -> Option<Bound> {
        if self.is_sign(at, &["+"]) {
            return Some(Bound::AtLeast);
        }
        let (first, second) = (self.word(at), self.word(at + 1));
        match (first.as_str(), second.as_str()) {
            ("or", "more") => Some(Bound::AtLeast),
            ("or", "less" | "fewer") => Some(Bound::AtMost),
            ("or", "so") => Some(Bound::About),
            _ => None,
        }
    }
}
