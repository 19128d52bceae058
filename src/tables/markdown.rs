//! Words in Markdown.

use crate::compare::push_escaped;
use crate::findings::words::plain;

/// Words that begin with a capital.
pub(crate) fn sentence(words: &str) -> String {
    let mut sentence = words.to_owned();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}

/// Free text in which nothing is markup.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    push_escaped(&mut escaped, &plain(text));
    escaped
}
