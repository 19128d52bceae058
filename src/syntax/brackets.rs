//! Brackets nested past all reading, taken out before the grammar descends into them.

use std::borrow::Cow;

use super::Span;
use super::attempt::MOST_SLIPS;
use super::attempt::blank;
use super::forms::clause_form;
use super::grammar::DEEPEST_BRACKETS;
use super::misplaced;
use super::read::Reading;

/// The text without the lines on which brackets are nested deeper than is read;
/// each is reported.
pub(super) fn without_deep_brackets<'text>(
    text: &'text str,
    base: usize,
    reading: &mut Reading,
) -> Cow<'text, str> {
    let brackets = memchr::memchr_iter(b'(', text.as_bytes());
    if brackets.take(DEEPEST_BRACKETS + 1).count() <= DEEPEST_BRACKETS {
        return Cow::Borrowed(text);
    }
    let mut shallow = String::with_capacity(text.len());
    let mut depth = 0;
    let mut told = 0;
    let mut clause_start = 0;
    let mut skips = false;
    for line in text.split_inclusive('\n') {
        let start = shallow.len();
        if clause_form(line).is_some() {
            clause_start = start;
            depth = 0;
            skips = false;
        }
        match depth_after(line, depth) {
            Ok(after) if !skips => {
                depth = after;
                shallow.push_str(line);
                continue;
            }
            Err(at) if !skips && told < MOST_SLIPS => {
                reading.slips.push(misplaced::too_deep(base + start + at));
                told += 1;
            }
            _ => {}
        }
        if !skips {
            // The clause is lost whole: half of its brackets say nothing.
            skips = true;
            let lost = blank(&shallow[clause_start..], 0, start - clause_start);
            shallow.truncate(clause_start);
            shallow.push_str(&lost);
            let lost = Span::new(base + clause_start, base + start);
            reading.unread.push(lost);
        }
        let end = line.trim_end_matches('\n').len();
        let lost = Span::new(base + start, base + start + end);
        reading.unread.push(lost);
        shallow.push_str(&blank(line, 0, line.len()));
    }
    Cow::Owned(shallow)
}

/// How deep brackets are nested after a line, or the bracket that is one too deep;
/// in a text there may be any number.
fn depth_after(line: &str, before: usize) -> Result<usize, usize> {
    let mut depth = before;
    let mut quoted = false;
    for at in memchr::memchr3_iter(b'(', b')', b'"', line.as_bytes()) {
        match line.as_bytes()[at] {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b')' => depth = depth.saturating_sub(1),
            _ if depth == DEEPEST_BRACKETS => return Err(at),
            _ => depth += 1,
        }
    }
    Ok(depth)
}
