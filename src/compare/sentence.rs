//! Sentences in pieces, so that each form of output can guard what it repeats.

use crate::findings::words;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// Our own words.
    Words(String),
    /// A name of the map.
    Name(String),
    /// A text of the map.
    Quoted(String),
}

/// A sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sentence(pub Vec<Piece>);

/// So many names of a list are shown.
const MOST_NAMES: usize = 5;
/// So many letters of a text are shown.
const MOST_LETTERS: usize = 160;

impl Sentence {
    pub(super) fn of(words: &str) -> Self {
        Self::default().words(words)
    }

    pub(super) fn words(mut self, words: &str) -> Self {
        self.0.push(Piece::Words(words.to_owned()));
        self
    }

    pub(super) fn name(mut self, name: &str) -> Self {
        self.0.push(Piece::Name(name.to_owned()));
        self
    }

    pub(super) fn quoted(mut self, text: &str) -> Self {
        self.0.push(Piece::Quoted(text.to_owned()));
        self
    }

    pub(super) fn then(mut self, other: &Self) -> Self {
        self.0.extend(other.0.iter().cloned());
        self
    }

    /// Names as a list: `a`, `b` and `c`.
    pub(super) fn names(mut self, names: &[String]) -> Self {
        let shown = names.len().min(if names.len() > MOST_NAMES {
            MOST_NAMES - 1
        } else {
            MOST_NAMES
        });
        for (at, name) in names[..shown].iter().enumerate() {
            if at > 0 {
                let is_last = at + 1 == names.len();
                self = self.words(if is_last { " and " } else { ", " });
            }
            self = self.name(name);
        }
        if names.len() > shown {
            self = self.words(&format!(" and {} more", names.len() - shown));
        }
        self
    }

    /// As a terminal or a program gets it.
    #[must_use]
    pub fn plain(&self) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Name(name) => words::quoted(name),
            Piece::Quoted(text) => format!("“{}”", words::plain(&cut(text))),
        });
        pieces.collect()
    }

    /// As Markdown gets it: nothing of a map is read as markup.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Name(name) => out.push_str(&code(&words::shown(name))),
                Piece::Quoted(text) => {
                    out.push('“');
                    push_escaped(&mut out, &words::plain(&cut(text)));
                    out.push('”');
                }
            }
        }
        out
    }
}

/// A name as code; names hold no backticks, but free text in their place may.
fn code(name: &str) -> String {
    format!("`{}`", name.replace('`', "'"))
}

/// Letters that Markdown or a forge would take for more than themselves.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(MOST_LETTERS).collect();
    if let Some(end) = short.rfind(' ') {
        short.truncate(end);
    }
    short + "…"
}

/// Two texts where they differ: what they begin and end with alike left out, but
/// for a few words on either side.
pub(super) fn around_difference(one: &str, other: &str) -> (String, String) {
    const KEPT: usize = 4;
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let shorter = one.len().min(other.len());
    let alike = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>, most: usize| {
        pairs
            .take(most)
            .take_while(|(one, other)| one == other)
            .count()
    };
    let before = alike(&mut one.iter().zip(&other), shorter);
    let after = alike(
        &mut one.iter().rev().zip(other.iter().rev()),
        shorter - before,
    );
    let from = before.saturating_sub(KEPT);
    let show = |words: &[&str]| {
        let to = words.len() - after.saturating_sub(KEPT).min(words.len());
        let start = if from > 1 { from } else { 0 };
        let end = if words.len() - to > 1 {
            to
        } else {
            words.len()
        };
        let mut text = words[start..end].join(" ");
        if start > 0 {
            text.insert(0, '…');
        }
        if end < words.len() {
            text.push('…');
        }
        text
    };
    (show(&one), show(&other))
}
