//! Formatting a file's text, with a look at whether it still says the same.

use std::borrow::Cow;

use super::layout::lay_out;
use super::meaning::meaning;
use crate::syntax::tokens::{Token, TokenKind, tokens};
use crate::syntax::tree::Slip;

/// Why a text is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has slips; the first of them, and how many there are.
    Slips {
        /// The first, with its place in the text as it was given.
        first: Box<Slip>,
        /// How many.
        count: usize,
    },
    /// It would not say the same afterwards: a fault of the formatter.
    Fault,
}

/// Formats the text of a map. What the map says, its comments and the order of
/// all things stay as they are.
///
/// # Errors
/// [`Refusal`] where the text has slips, which might be mended in more than one way.
///
/// ```
/// let text = "claim sky   \"The sky is blue.\"\n supported by look   and  light\n";
/// assert_eq!(
///     argcheck::edit::format(text).unwrap(),
///     "claim sky \"The sky is blue.\"\n  supported by look and light\n"
/// );
/// ```
pub fn format(text: &str) -> Result<String, Refusal> {
    let tree = crate::syntax::read(text);
    if let Some(first) = tree.slips.first() {
        return Err(Refusal::Slips {
            first: Box::new(first.clone()),
            count: tree.slips.len(),
        });
    }
    let plain = plain_lines(text);
    let before = tokens(&plain).ok_or(Refusal::Fault)?;
    let formatted = lay_out(&plain, &before);
    if formatted == text {
        return Ok(formatted);
    }
    let tree_after = crate::syntax::read(&formatted);
    let after = tokens(&formatted).ok_or(Refusal::Fault)?;
    let is_same = tree_after.slips.is_empty()
        && comments(&plain, &before).eq(comments(&formatted, &after))
        && meaning(&tree, text) == meaning(&tree_after, &formatted);
    if is_same {
        Ok(formatted)
    } else {
        Err(Refusal::Fault)
    }
}

/// The text without a byte-order mark, its lines ended by line feeds alone.
fn plain_lines(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains("\r\n") {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn comments<'text>(text: &'text str, tokens: &[Token]) -> impl Iterator<Item = &'text str> {
    tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Comment)
        .map(|token| token.span.of(text))
}
