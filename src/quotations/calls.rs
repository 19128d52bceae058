//! Calls of notes, and numbers of verses, that only the whole quotation tells from
//! numbers of the text.

use super::words::Replaced;

/// A call in round brackets, or behind a mark, has at most so many digits; a year has
/// more.
const LONGEST_CALL: usize = 3;

/// A call in square brackets has at most so many digits.
const LONGEST_IN_BRACKETS: usize = 6;

/// A number of so many digits that is glued to a word is the number of a record.
const GLUED: std::ops::RangeInclusive<usize> = 5..=7;

/// Marks behind which a call stands.
const MARKS: [char; 7] = ['.', ',', ';', ':', '”', '"', ')'];

/// Whether a text has nothing more than a quotation but the calls of notes that could
/// not be told from numbers (`in 1957.31 Clearly`, `the aid (16) was`) and the numbers of
/// verses (`it was. 1:2 And`).
pub(super) fn is_calls_alone(text: &str, replaced: &[Replaced]) -> bool {
    let is_call = |change: &Replaced| change.quoted.is_empty() && is_call(text, change);
    !replaced.is_empty() && replaced.iter().all(is_call)
}

fn is_call(text: &str, change: &Replaced) -> bool {
    let words = &text[change.text.clone()];
    let (before, after) = (&text[..change.text.start], &text[change.text.end..]);
    if !words.bytes().all(|byte| byte.is_ascii_digit()) {
        return is_verse(words, before, after);
    }
    let length = words.len();
    if before.ends_with('(') && after.starts_with(')') {
        return length <= LONGEST_CALL;
    }
    if before.ends_with('[') && after.starts_with(']') {
        return length <= LONGEST_IN_BRACKETS;
    }
    // `2.5 per cent` is a number; `in 1957.31 Clearly` ends a sentence.
    let is_number = before
        .trim_end_matches(MARKS)
        .ends_with(|last: char| last.is_ascii_digit());
    let ends_sentence = after.is_empty()
        || after.starts_with(char::is_whitespace)
            && after.trim_start().starts_with(char::is_uppercase);
    if before.ends_with(MARKS) {
        let is_of_length = length <= LONGEST_CALL || GLUED.contains(&length);
        return is_of_length && (!is_number || ends_sentence);
    }
    let is_whole = !after.starts_with(char::is_alphanumeric);
    before.ends_with(char::is_lowercase) && GLUED.contains(&length) && is_whole
}

/// Whether some words are the number of a verse, `1:2`: behind the end of what went
/// before, or at the beginning of a line.
fn is_verse(words: &str, before: &str, after: &str) -> bool {
    let is_short = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let has_form = words
        .split_once(':')
        .is_some_and(|(chapter, verse)| is_short(chapter) && is_short(verse));
    let begins = before.ends_with('\n')
        || before.ends_with(char::is_whitespace)
            && before.trim_end().ends_with(['.', ';', ':', '?', '!', ',']);
    has_form && begins && after.starts_with(char::is_whitespace)
}
