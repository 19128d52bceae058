//! A passage in the copies of works, ready to be quoted.
//!
//! [`find()`] tells which works a name on the command line stands for, [`Passages::of`]
//! looks for some words in their copies, and [`write()`] shows what was found.

mod clause;
mod find;
mod human;

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

pub use clause::literal;
pub use find::{Asked, Held, Unknown, find};

use crate::quotations::{Comparison, Occurrence, Source};
use crate::texts::HeldText;

/// The version of the form for programs.
const VERSION: u32 = 1;

/// So many places of one text are looked at, for
const MOST_LOOKED_AT: usize = 200;

/// so many clauses that differ.
const MOST_SHOWN: usize = 5;

/// So many words stand on each side of a passage,
const MOST_WORDS: usize = 6;

/// within so many bytes.
const MOST_AROUND: usize = 120;

/// The forms in which passages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// `quote` clauses, for pasting into a map
    #[default]
    Human,
    /// The passages as data, for programs
    Json,
}

/// What was found of some words.
#[derive(Debug, Serialize)]
pub struct Passages {
    version: u32,
    /// The words that were looked for.
    pub words: String,
    /// The copies, in the order in which the works were named.
    pub copies: Vec<Searched>,
}

/// The copy of one work and what it has of the words.
#[derive(Debug, Serialize)]
pub struct Searched {
    /// The work: a source's name, a map's file, or the copy's own path.
    pub work: String,
    /// The file with the copy, where there is one.
    pub file: Option<String>,
    /// Why nothing could be looked for in it.
    pub trouble: Option<String>,
    /// How often the words stand there.
    pub count: usize,
    /// The first places, each clause once.
    pub passages: Vec<Passage>,
    /// At how many places other clauses would be due.
    pub more: usize,
    /// The nearest passage, where they stand nowhere.
    pub near: Option<Near>,
    /// Each stretch between marks of omission stands there, and not in this order.
    pub scattered: bool,
}

/// A passage of a copy.
#[derive(Debug, Serialize)]
pub struct Passage {
    /// Its own words.
    pub words: String,
    /// Its page or pages, where the copy has pages: `14`, `14-15`.
    pub page: Option<String>,
    /// The clause that quotes it.
    pub clause: String,
    /// A few words of the same paragraph before it, as the text has them.
    pub before: String,
    /// A few words after it.
    pub after: String,
}

/// The nearest passage and what differs.
#[derive(Debug, Serialize)]
pub struct Near {
    /// The passage.
    pub passage: Passage,
    /// What differs, in the order of the text.
    pub differences: Vec<Difference>,
}

/// Words that were looked for and those that the text has in their place; either may
/// be empty.
#[derive(Debug, Serialize)]
pub struct Difference {
    /// As they were looked for.
    pub sought: String,
    /// As the text has them.
    pub text: String,
}

impl Passages {
    /// Looks for some words in copies.
    #[must_use]
    pub fn of(words: &str, copies: &[Held<'_>]) -> Self {
        Self {
            version: VERSION,
            words: words.to_owned(),
            copies: copies.iter().map(|copy| search(words, copy)).collect(),
        }
    }

    /// Whether the words stand in one of the copies.
    #[must_use]
    pub fn are_found(&self) -> bool {
        self.copies.iter().any(|copy| copy.count > 0)
    }

    /// Whether one of the copies could be read.
    #[must_use]
    pub fn are_read(&self) -> bool {
        self.copies.iter().any(|copy| copy.trouble.is_none())
    }
}

fn search(words: &str, copy: &Held<'_>) -> Searched {
    let mut searched = Searched {
        work: copy.work.clone(),
        file: copy.file().map(|file| shown(&file.path)),
        trouble: None,
        count: 0,
        passages: Vec::new(),
        more: 0,
        near: None,
        scattered: false,
    };
    let text = match &copy.copy {
        Ok(file) => file.text().map_err(str::to_owned),
        Err(reason) => Err(reason.clone()),
    };
    let text = match text {
        Ok(text) => text,
        Err(reason) => {
            searched.trouble = Some(reason);
            return searched;
        }
    };
    let found = text.source.occurrences(words, MOST_LOOKED_AT);
    searched.count = found.count;
    searched.more = found.count - found.first.len();
    for place in &found.first {
        let passage = passage(text, text.source.own_words(place), place.span());
        let mut shown = searched.passages.iter();
        if shown.any(|known| known.clause == passage.clause) {
            continue;
        }
        if searched.passages.len() < MOST_SHOWN {
            searched.passages.push(passage);
        } else {
            searched.more += 1;
        }
    }
    if found.count > 0 {
        return searched;
    }
    match text.source.compare(words, 0) {
        Comparison::Near {
            passage: place,
            replaced,
            ..
        } => {
            let own = |place| text.source.own_words(&Occurrence::at(place));
            searched.near = Some(Near {
                differences: replaced
                    .into_iter()
                    .map(|one| Difference {
                        sought: words.get(one.quoted).unwrap_or_default().to_owned(),
                        text: own(one.text),
                    })
                    .collect(),
                passage: passage(text, own(place.clone()), place),
            });
        }
        Comparison::Scattered => searched.scattered = true,
        Comparison::Found { .. } | Comparison::Absent | Comparison::Empty => {}
    }
    searched
}

fn passage(text: &HeldText, words: String, place: Range<usize>) -> Passage {
    let last = place.end.saturating_sub(1).max(place.start);
    let page = match (text.pages.at(place.start), text.pages.at(last)) {
        (Some(first), Some(last)) if first != last => Some(format!("{first}-{last}")),
        (Some(page), _) => Some(page.to_owned()),
        (None, _) => None,
    };
    let (before, after) = around(&text.source, &place);
    Passage {
        before,
        after,
        clause: clause::quote(&words, page.as_deref()),
        words,
        page,
    }
}

/// A few words before a place and after it, of the same paragraph.
fn around(source: &Source, place: &Range<usize>) -> (String, String) {
    let text = source.text();
    let mut start = place.start.saturating_sub(MOST_AROUND);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (place.end + MOST_AROUND).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (mut before, mut after) = (&text[start..place.start], &text[place.end..end]);
    // What the stretch cuts is no word.
    if start > 0 {
        before = before
            .find(char::is_whitespace)
            .map_or("", |at| &before[at..]);
    }
    if end < text.len() {
        after = after
            .rfind(char::is_whitespace)
            .map_or("", |at| &after[..at]);
    }
    let ends = [before.rfind("\n\n"), before.rfind('\u{c}')];
    if let Some(end) = ends.into_iter().flatten().max() {
        before = &before[end..];
    }
    let ends = [after.find("\n\n"), after.find('\u{c}')];
    if let Some(end) = ends.into_iter().flatten().min() {
        after = &after[..end];
    }
    let own = |place| {
        let words = source.own_words(&Occurrence::at(place));
        // Marks alone tell nothing.
        match words.contains(char::is_alphanumeric) {
            true => words,
            false => String::new(),
        }
    };
    let before = own(place.start - before.len()..place.start);
    let after = own(place.end..place.end + after.len());
    let first: Vec<&str> = after.split(' ').take(MOST_WORDS).collect();
    let mut last: Vec<&str> = before.rsplit(' ').take(MOST_WORDS).collect();
    last.reverse();
    (last.join(" "), first.join(" "))
}

/// A path as it is shown: from the working directory where it lies below it.
fn shown(path: &camino::Utf8Path) -> String {
    let working = camino::Utf8Path::new(".").canonicalize_utf8();
    let below = working
        .as_ref()
        .ok()
        .and_then(|working| path.strip_prefix(working).ok());
    below.unwrap_or(path).as_str().to_owned()
}

/// Shows what was found.
///
/// # Errors
/// Whatever the writer meets.
pub fn write(passages: &Passages, form: Form, out: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Human => human::write(passages, out),
        Form::Json => {
            serde_json::to_writer_pretty(&mut *out, passages)?;
            writeln!(out)
        }
    }
}
