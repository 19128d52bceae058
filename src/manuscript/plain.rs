//! Reading a manuscript in plain text, or the text of a page or a PDF file.
//!
//! Plain text marks nothing. Sections begin where a line says what a title says that is
//! known otherwise; notes are told only where their calls, glued to words, run from 1
//! without a gap; keys cannot be told.

use std::collections::HashSet;

use super::Manuscript;
use super::draft::Draft;
use crate::quotations::{Letters, is_superscript, note_call};
use crate::texts::Form;

/// Fewer calls in a row may be anything.
const FEWEST_CALLS: usize = 5;

/// A longer line is no heading.
const LONGEST_HEADING: usize = 400;

pub(super) fn read(form: Form, text: &str, titles: &[String]) -> Manuscript {
    let calls = calls(text);
    let headings = headings(text, titles);
    let mut draft = Draft::new(form);
    let mut headings = headings.into_iter().peekable();
    let mut waiting = calls.iter().peekable();
    let mut of_note = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if headings.next_if(|(place, _)| *place == at).is_some() {
            draft.heading(1, at);
            draft.words(line.trim(), at + (line.len() - line.trim_start().len()));
            draft.end();
            at = end;
            continue;
        }
        let (number, called) = (
            numbered(line),
            waiting
                .peek()
                .map_or(calls.len(), |(_, call)| *call as usize - 1),
        );
        // The text of a note begins a line with its number, and stands behind its call.
        if number.is_some_and(|number| (1..=called).contains(&number)) {
            of_note = true;
        } else if line.trim().is_empty() {
            of_note = false;
        }
        let mut from = at;
        while let Some((place, number)) = waiting.next_if(|(place, _)| *place < end) {
            draft.words(&text[from..*place], from);
            draft.note(*number, None, *place);
            from = *place;
        }
        if of_note {
            draft.apart();
            draft.end();
        } else if line.trim().is_empty() {
            // Notes and the ends of pages break quotations, so that two line breaks say
            // little; straight marks, which do not tell their ends, stop at them.
            draft.paragraph(at);
        } else {
            draft.words(&text[from..end], from);
        }
        at = end;
    }
    let mut manuscript = draft.finish(text, |_| false);
    manuscript.tells_citations = false;
    manuscript.tells_notes = !calls.is_empty();
    manuscript.tells_headings = false;
    manuscript
}

/// The number that begins a line, a blank behind it.
fn numbered(line: &str) -> Option<usize> {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=3).contains(&digits);
    let rest = line.get(digits..)?.trim_start_matches(['.', ')']);
    (is_number && rest.starts_with(char::is_whitespace))
        .then(|| line[..digits].parse().ok())
        .flatten()
}

/// The calls of notes, where they run from 1 without a gap.
fn calls(text: &str) -> Vec<(usize, u32)> {
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let number = match letter {
            '0'..='9' if !before.is_ascii_digit() => {
                note_call(text, at).and_then(|end| text[at..end].parse::<u32>().ok())
            }
            _ if is_superscript(letter) && !is_superscript(before) => raised(&text[at..]),
            _ => None,
        };
        if let Some(number) = number
            && number as usize == found.len() + 1
        {
            found.push((at, number));
        }
        before = letter;
    }
    if found.len() < FEWEST_CALLS {
        found.clear();
    }
    found
}

/// The number in raised digits that a text begins with.
fn raised(text: &str) -> Option<u32> {
    let digits = text.chars().map_while(|letter| match letter {
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => char::from_digit(u32::from(letter) - 0x2070, 10),
        _ => None,
    });
    digits.take(4).collect::<String>().parse().ok()
}

/// The lines that say what one of some titles says: where they begin, and which title.
fn headings(text: &str, titles: &[String]) -> Vec<(usize, usize)> {
    let folded: Vec<String> = titles
        .iter()
        .map(|title| Letters::of(title).folded)
        .collect();
    let known: HashSet<&str> = folded
        .iter()
        .map(String::as_str)
        .filter(|title| !title.is_empty())
        .collect();
    if known.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.len() <= LONGEST_HEADING {
            let words = Letters::of(line).folded;
            // `2. Method` is the section `Method`.
            let bare = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
            let hit = [words.as_str(), bare]
                .into_iter()
                .find(|words| known.contains(words));
            if let Some(hit) = hit
                && let Some(which) = folded.iter().position(|title| title == hit)
            {
                found.push((at, which));
            }
        }
        at += line.len();
    }
    found
}
