//! Where the objects of a JSON file and their members stand, without reading them whole:
//! one scan, nothing nested on the stack.

use crate::syntax::Span;

/// The objects of the outermost list of a file, or of its `items`.
///
/// Reference managers begin each object on a line of its own. Where the first does, the
/// others are looked for at the same indentation too, so that one that is not closed does
/// not swallow the next.
pub(super) fn objects(text: &str) -> Vec<Span> {
    let Some(first) = first_object(text) else {
        return Vec::new();
    };
    let indentation = indentation_at(text, first);
    let mut chunks = vec![first];
    if let Some(indentation) = indentation {
        let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[first..]).map(|at| first + at + 1);
        let opens = lines.filter_map(|line| {
            let rest = text[line..].strip_prefix(indentation)?;
            rest.starts_with('{').then_some(line + indentation.len())
        });
        chunks.extend(opens);
    }
    let mut found = Vec::new();
    for (at, start) in chunks.iter().enumerate() {
        let end = chunks.get(at + 1).copied().unwrap_or(text.len());
        objects_in(text, *start, end, &mut found);
    }
    found
}

/// Where the first object of the list begins.
fn first_object(text: &str) -> Option<usize> {
    let list = text.find('[')?;
    let first = list + text[list..].find('{')?;
    Some(first)
}

/// The blanks before an object that begins a line.
fn indentation_at(text: &str, at: usize) -> Option<&str> {
    let line = text[..at].rfind('\n')? + 1;
    let blanks = &text[line..at];
    blanks
        .bytes()
        .all(|byte| matches!(byte, b' ' | b'\t'))
        .then_some(blanks)
}

/// The objects of one stretch; the last may not be closed.
fn objects_in(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let mut depth: usize = 0;
    let mut begins = start;
    let mut at = start;
    let bytes = text.as_bytes();
    while at < end {
        match bytes[at] {
            b'"' => {
                at = string_end(bytes, at, end);
                continue;
            }
            b'{' => {
                if depth == 0 {
                    begins = at;
                }
                depth += 1;
            }
            b'}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(Span::new(begins, at + 1));
                }
            }
            b']' if depth == 0 => return,
            _ => {}
        }
        at += 1;
    }
    if depth > 0 {
        found.push(Span::new(
            begins,
            begins + text[begins..end].trim_end().len(),
        ));
    }
}

/// The members of an object: where each one's key and value stand. Strings without their marks.
pub(super) fn members(text: &str, object: Span) -> Vec<(Span, Span)> {
    let bytes = text.as_bytes();
    let (mut at, end) = (object.start as usize, object.end as usize);
    let mut depth: usize = 0;
    let mut key: Option<Span> = None;
    let mut value: Option<usize> = None;
    let mut found = Vec::new();
    while at < end {
        let byte = bytes[at];
        let after = match byte {
            b'"' => string_end(bytes, at, end),
            _ => at + 1,
        };
        if depth == 1 && byte == b'"' && key.is_none() {
            key = Some(Span::new(at + 1, after.saturating_sub(1).max(at + 1)));
        } else if depth == 1 && byte == b':' && value.is_none() && key.is_some() {
            value = Some(after);
        }
        let closes = matches!(byte, b'}' | b']');
        if depth == 1
            && (byte == b',' || closes)
            && let (Some(key), Some(start)) = (key.take(), value.take())
        {
            found.push((key, trimmed(text, start, at)));
        }
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at = after;
    }
    if let (Some(key), Some(start)) = (key, value) {
        found.push((key, trimmed(text, start, end)));
    }
    found
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let raw = &text[start..end];
    let lead = raw.len() - raw.trim_start().len();
    let start = start + lead;
    Span::new(start, start + raw.trim().len())
}

/// The byte after a string: after its closing mark, or at the end of its line, which no
/// string crosses.
fn string_end(bytes: &[u8], open: usize, end: usize) -> usize {
    let mut at = open + 1;
    while at < end {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            b'\n' => return at,
            _ => at += 1,
        }
    }
    end
}
