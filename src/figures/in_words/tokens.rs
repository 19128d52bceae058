//! The words, numbers and marks of a text, as far as its numbers need them.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits, with what sets off thousands and decimals.
    Digits,
    /// Letters.
    Word,
    /// A hyphen or a dash; what the print doubles is one.
    Hyphen,
    /// Any other sign.
    Sign,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Nothing,
    Blank,
    Line,
    Paragraph,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    pub(super) gap: Gap,
}

impl Token {
    pub(super) fn place(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The tokens of a text. A text over 4 GiB is cut there.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 6);
    let bytes = text.as_bytes();
    let mut gap = Gap::Paragraph;
    let mut at = 0;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let start = at;
        let kind = if letter.is_whitespace() || letter == '\u{ad}' {
            gap = gap.max(match letter {
                '\n' if gap == Gap::Line => Gap::Paragraph,
                '\n' => Gap::Line,
                '\u{ad}' => Gap::Nothing,
                _ => Gap::Blank,
            });
            at += letter.len_utf8();
            continue;
        } else if letter.is_ascii_digit() {
            at = digits_end(bytes, at);
            Kind::Digits
        } else if letter.is_alphabetic() {
            at += text[at..]
                .find(|letter: char| !letter.is_alphabetic())
                .unwrap_or(text.len() - at);
            Kind::Word
        } else {
            at += letter.len_utf8();
            if is_hyphen(letter) {
                Kind::Hyphen
            } else {
                Kind::Sign
            }
        };
        let (Ok(from), Ok(to)) = (u32::try_from(start), u32::try_from(at)) else {
            break;
        };
        let doubled = tokens
            .last_mut()
            .filter(|last| last.kind == Kind::Hyphen && kind == last.kind && gap == Gap::Nothing);
        match doubled {
            Some(last) => last.end = to,
            None => tokens.push(Token {
                start: from,
                end: to,
                kind,
                gap,
            }),
        }
        gap = Gap::Nothing;
    }
    tokens
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '−')
}

/// Where a number ends: `90,000`, `2.40`, `22 735` with a narrow blank, `1.2.3`. Digits
/// after a full group of thousands (`90,0003`) are no part of it.
fn digits_end(bytes: &[u8], start: usize) -> usize {
    let run = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let mut at = run(start);
    if at - start <= 3 {
        while let Some(width) = thousands_mark(bytes.get(at..).unwrap_or_default()) {
            let end = run(at + width);
            // After a blank four digits are another number; after a comma the fourth is
            // the call of a note.
            let fits = end - (at + width) == 3 || width == 1 && end - (at + width) > 3;
            if !fits {
                break;
            }
            at = at + width + 3;
            if bytes.get(at).is_some_and(u8::is_ascii_digit) {
                return at;
            }
        }
    }
    while bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at = run(at + 1);
    }
    at
}

/// How many bytes a mark between thousands takes.
fn thousands_mark(rest: &[u8]) -> Option<usize> {
    match rest {
        [b',', ..] => Some(1),
        [0xc2, 0xa0, ..] => Some(2),
        [0xe2, 0x80, 0x89 | 0xaf, ..] => Some(3),
        _ => None,
    }
}
