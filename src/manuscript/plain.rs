//! Reading a manuscript in plain text, or the text of a page or a PDF file.
//!
//! Plain text marks nothing. Sections begin where a line says what a title says that is
//! known otherwise; notes are told only where their calls, glued to words, run up from 1;
//! keys cannot be told.

use std::collections::HashSet;

use super::Manuscript;
use super::draft::Draft;
use crate::quotations::{is_superscript, note_call};
use crate::texts::Form;

/// Fewer calls in a row may be anything.
const FEWEST_CALLS: usize = 5;

/// So many calls in a row may be lost.
const MOST_LOST: u32 = 2;

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
        if headings.next_if(|place| *place == at).is_some() {
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

/// The calls of notes: numbers glued to words that run up from 1, nearly all of them.
/// One that is lost between two others, as where its word ends in a digit, is put before
/// the one that follows.
fn calls(text: &str) -> Vec<(usize, u32)> {
    let mut glued: Vec<(usize, u32)> = Vec::new();
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let number = match letter {
            '0'..='9' if !before.is_ascii_digit() => note_call(text, at)
                .or_else(|| call_behind_year(text, at))
                .and_then(|end| text[at..end].parse::<u32>().ok()),
            _ if is_superscript(letter) && !is_superscript(before) => raised(&text[at..]),
            _ => None,
        };
        glued.extend(
            number
                .filter(|number| *number > 0)
                .map(|number| (at, number)),
        );
        before = letter;
    }
    let mut chain = longest_rise(&glued);
    let jump = (0..chain.len()).find(|at| {
        let before = at.checked_sub(1).map_or(0, |before| chain[before].1);
        chain[*at].1 - before > MOST_LOST + 1
    });
    let length = jump.unwrap_or(chain.len());
    // What lies behind a jump may be anything, if it is little.
    if length * 10 < chain.len() * 9 || length < FEWEST_CALLS {
        return Vec::new();
    }
    chain.truncate(length);
    let last = chain.last().map_or(0, |(_, number)| *number as usize);
    if chain.len() * 10 < last * 9 {
        return Vec::new();
    }
    let mut whole = Vec::with_capacity(last);
    for (at, number) in chain {
        let from = whole.last().map_or(0, |(_, known): &(usize, u32)| *known);
        whole.extend((from + 1..=number).map(|number| (at, number)));
    }
    whole
}

/// The end of a call that looks like the decimals of a year: `until 1976.72 Then`.
fn call_behind_year(text: &str, at: usize) -> Option<usize> {
    let digits = |bytes: &mut dyn Iterator<Item = &u8>| {
        bytes
            .take(5)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let before = text[..at].strip_suffix('.')?.as_bytes();
    let is_year =
        digits(&mut before.iter().rev()) == 4 && b"12".contains(&before[before.len() - 4]);
    let count = digits(&mut text.as_bytes()[at..].iter());
    let rest = &text[at + count..];
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_year && ends && count <= 3).then_some(at + count)
}

/// The longest run of rising numbers, in the order of the text (Fredman 1975).
fn longest_rise(numbers: &[(usize, u32)]) -> Vec<(usize, u32)> {
    // Of each length the run that ends lowest, by its last number's index.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, (_, number)) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end].1 < *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        run.push(numbers[index]);
        next = before[index];
    }
    run.reverse();
    run
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

/// The lines that say what one of some titles says, by the places where they begin.
/// Case does not count, but a line that goes on or ends a sentence is no heading.
fn headings(text: &str, titles: &[String]) -> Vec<usize> {
    let known: HashSet<String> = titles.iter().map(|title| as_heading(title)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.len() <= LONGEST_HEADING {
            let words = as_heading(line.trim().trim_end_matches(':'));
            // `2. Method` is the section `Method`.
            let bare = words.trim_start_matches(|letter: char| {
                letter.is_ascii_digit() || ". )".contains(letter)
            });
            let is_begun = !line.trim_start().starts_with(char::is_lowercase);
            if is_begun && !bare.is_empty() && (known.contains(&words) || known.contains(bare)) {
                found.push(at);
            }
        }
        at += line.len();
    }
    found
}

fn as_heading(title: &str) -> String {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    words
        .to_lowercase()
        .replace('’', "'")
        .replace("-\u{2010}", "-")
}
