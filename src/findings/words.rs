//! How names, numbers and lists are written in messages.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The most letters of a name that a message shows.
const LONGEST: usize = 60;

/// A name or a stretch of a map between backticks, cut where it is long and
/// with nothing in it that a terminal would obey.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("`{}`", shown(name))
}

/// The same without backticks.
#[must_use]
pub fn shown(name: &str) -> String {
    let mut plain = String::new();
    for (count, letter) in name.chars().enumerate() {
        if count == LONGEST {
            plain.push('…');
            break;
        }
        push_plain(&mut plain, letter);
    }
    plain
}

/// Words with every letter in sight, whatever of a map they repeat.
#[must_use]
pub fn plain(words: &str) -> Cow<'_, str> {
    if !words.contains(is_hidden) {
        return Cow::Borrowed(words);
    }
    let mut plain = String::new();
    for letter in words.chars() {
        push_plain(&mut plain, letter);
    }
    Cow::Owned(plain)
}

fn push_plain(plain: &mut String, letter: char) {
    if is_hidden(letter) {
        let _ = write!(plain, "\\u{{{:x}}}", u32::from(letter));
    } else {
        plain.push(letter);
    }
}

/// Whether a letter is invisible or steers a terminal or the direction of writing.
#[must_use]
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A number and its noun: `1 claim`, `2 claims`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

/// Names as a list in a sentence: "`a`, `b` and `c`"; past `most`, "and 4 more".
#[must_use]
pub fn list(names: &[String], most: usize) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        _ if names.len() > most => {
            let more = names.len() - most;
            format!("{} and {more} more", names[..most].join(", "))
        }
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
