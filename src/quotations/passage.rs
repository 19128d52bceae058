//! What differs between a quotation and the passage that has its letters.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::letters::{Letters, is_superscript};

/// Marks of thousands stand before so many digits.
const THOUSAND: usize = 3;

/// What differs where the letters are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Difference {
    /// A blank more or less.
    Blanks,
    /// A hyphen or dash more or less.
    Hyphens,
    /// Quotation marks or apostrophes.
    QuotationMarks,
    /// An accent more or less.
    Accents,
    /// A mark within a number or before it: a decimal point, a sign, a currency.
    Numbers,
    /// A mark within a number without which it is another: `1.5` and `15`, `5–6` and `56`.
    Digits,
    /// Another mark: a comma, a full stop.
    Punctuation,
    /// Capitals for small letters, or the other way.
    Case,
    /// A word for one that is like it, in a text that was scanned.
    Word,
}

impl Difference {
    /// Whether it is of those that copying brings about.
    #[must_use]
    pub fn is_slight(self) -> bool {
        !matches!(
            self,
            Self::Numbers | Self::Digits | Self::Punctuation | Self::Case | Self::Word
        )
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Blanks => "blanks",
            Self::Hyphens => "hyphens",
            Self::QuotationMarks => "quotation marks",
            Self::Accents => "accents",
            Self::Numbers => "the marks of a number",
            Self::Digits => "a number",
            Self::Punctuation => "punctuation",
            Self::Case => "capitals",
            Self::Word => "a word",
        }
    }
}

/// A difference and where in the text it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub difference: Difference,
    /// In the text.
    pub place: Range<usize>,
}

impl Change {
    /// A scan loses the marks of a number: that it has none says little.
    pub(super) fn as_scanned(&mut self) {
        if self.difference == Difference::Digits {
            self.difference = Difference::Numbers;
        }
    }
}

/// Some words with their letters, and the stretch of these that is compared.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) words: &'a str,
    pub(super) letters: &'a Letters,
    pub(super) from: usize,
}

/// What differs between two stretches of the same `length` folded letters. The case of
/// the first letter is not looked at: sentences are quoted from their middle.
pub(super) fn differences(text: Side<'_>, quoted: Side<'_>, length: usize) -> Vec<Change> {
    let mut found = Vec::new();
    let mut last: Option<(Range<usize>, Range<usize>)> = None;
    for at in 0..length {
        let (in_text, in_quoted) = (text.letter(at), quoted.letter(at));
        if last.as_ref() == Some(&(in_text.clone(), in_quoted.clone())) {
            continue;
        }
        if let Some((before_text, before_quoted)) = &last {
            let place = before_text.end.min(in_text.start)..in_text.start;
            let quoted_between =
                &quoted.words[before_quoted.end.min(in_quoted.start)..in_quoted.start];
            let is_digit = |place: &Range<usize>| {
                text.words[place.clone()].starts_with(|letter: char| letter.is_ascii_digit())
            };
            let digits = (is_digit(before_text), is_digit(&in_text));
            let in_text_between = &text.words[place.clone()];
            let after = (
                digits_at(&text.words[in_text.start..]),
                digits_at(&quoted.words[in_quoted.start..]),
            );
            if digits == (true, true) && is_other_number(in_text_between, quoted_between, after) {
                found.push(Change {
                    difference: Difference::Digits,
                    place,
                });
            } else if let Some(difference) = between(in_text_between, quoted_between, digits) {
                found.push(Change { difference, place });
            }
        }
        let letters = (
            &text.words[in_text.clone()],
            &quoted.words[in_quoted.clone()],
        );
        if let Some(difference) = of_letters(letters.0, letters.1)
            && (difference != Difference::Case || last.is_some())
        {
            found.push(Change {
                difference,
                place: in_text.clone(),
            });
        }
        last = Some((in_text, in_quoted));
    }
    found
}

impl Side<'_> {
    /// The letter of the words from which a folded byte comes.
    fn letter(self, at: usize) -> Range<usize> {
        let at = self.from + at;
        let start = self.letters.place(at);
        let length = self.words[start..].chars().next().map_or(0, char::len_utf8);
        start..start + length
    }
}

fn of_letters(text: &str, quoted: &str) -> Option<Difference> {
    if text == quoted {
        return None;
    }
    let composed = |letter: &str| letter.nfkc().collect::<String>();
    let (text, quoted) = (composed(text), composed(quoted));
    let lower = (text.to_lowercase(), quoted.to_lowercase());
    if text == quoted || text.chars().count() != quoted.chars().count() {
        None
    } else if lower.0 == lower.1 {
        Some(Difference::Case)
    } else {
        Some(Difference::Accents)
    }
}

/// The marks between two letters, sorted by what they are.
#[derive(Default)]
struct Marks {
    blank: bool,
    breaks: bool,
    call: bool,
    /// The digits of a call.
    digits: String,
    hyphen: bool,
    quotation: usize,
    others: String,
}

impl Marks {
    fn of(between: &str) -> Self {
        let mut marks = Self::default();
        for letter in between.chars() {
            match letter {
                '\n' | '\r' | '\u{c}' => {
                    marks.blank = true;
                    marks.breaks = true;
                }
                '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2060}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' => {}
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => marks.hyphen = true,
                '"' | '\'' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '`' | '´' | '′' | '″' =>
                {
                    marks.quotation += 1;
                }
                '[' | ']' | '*' | '_' | '†' | '‡' => marks.call |= letter != '_',
                letter if letter.is_ascii_digit() || is_superscript(letter) => {
                    marks.call = true;
                    marks.digits.extend(std::iter::once(letter).nfkc());
                }
                letter if letter.is_whitespace() => marks.blank = true,
                letter => marks.others.extend(std::iter::once(letter).nfkc()),
            }
        }
        marks
    }
}

impl Marks {
    /// Whether nothing but blanks stands there. Beside a mark a blank more or less is
    /// how print is copied, and says nothing.
    fn is_bare(&self) -> bool {
        self.others.is_empty() && self.quotation == 0 && !self.hyphen
    }
}

/// How many digits stand at the beginning of some words.
fn digits_at(words: &str) -> usize {
    words
        .bytes()
        .take_while(u8::is_ascii_digit)
        .take(THOUSAND + 1)
        .count()
}

/// Whether a mark between two digits is there in one of the two only, so that the number
/// is another: a decimal point, a dash, a stroke. The marks of thousands make no other,
/// nor does a line's end; `after` says how many digits follow in each.
fn is_other_number(text: &str, quoted: &str, after: (usize, usize)) -> bool {
    let (mark, digits) = match (text, quoted) {
        (mark, "") => (mark, after.0),
        ("", mark) => (mark, after.1),
        _ => return false,
    };
    match mark {
        "." | "," => digits != THOUSAND,
        "-" | "/" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "–" | "—" | "\u{2212}" => true,
        _ => false,
    }
}

/// What differs between two letters; `digits` says whether a digit stands before and
/// after.
fn between(text: &str, quoted: &str, digits: (bool, bool)) -> Option<Difference> {
    if text == quoted {
        return None;
    }
    let (text, quoted) = (Marks::of(text), Marks::of(quoted));
    // Digits that are glued to a word are taken for a call; one who quotes them means them.
    if !quoted.digits.is_empty() && quoted.digits != text.digits {
        return Some(Difference::Numbers);
    }
    let is_in_number = digits == (true, true);
    let is_before_number =
        digits.1 && (text.hyphen != quoted.hyphen || text.others != quoted.others);
    let signs = |marks: &Marks| {
        marks.hyphen
            || marks
                .others
                .contains(['$', '£', '€', '¥', '<', '>', '=', '+', '%'])
    };
    let is_signed = is_before_number && (signs(&text) || signs(&quoted));
    let difference = marks_between(&text, &quoted)?;
    if difference != Difference::Blanks && (is_in_number || is_signed) {
        return Some(Difference::Numbers);
    }
    Some(difference)
}

fn marks_between(text: &Marks, quoted: &Marks) -> Option<Difference> {
    // A word that is broken at the end of a line may or may not have its hyphen.
    let is_broken_word = text.hyphen && text.breaks;
    let is_glued = text.call || quoted.call;
    if text.others != quoted.others {
        Some(Difference::Punctuation)
    } else if text.quotation != quoted.quotation {
        Some(Difference::QuotationMarks)
    } else if text.hyphen != quoted.hyphen && !is_broken_word {
        Some(Difference::Hyphens)
    } else if text.blank != quoted.blank && !is_broken_word && !is_glued && text.is_bare() {
        Some(Difference::Blanks)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, quoted: &str) -> Vec<Difference> {
        let (one, other) = (Letters::of(text), Letters::of(quoted));
        assert_eq!(one.folded, other.folded, "the letters are the same");
        let side = |words, letters| Side {
            words,
            letters,
            from: 0,
        };
        let changes = differences(side(text, &one), side(quoted, &other), one.folded.len());
        changes
            .into_iter()
            .map(|change| change.difference)
            .collect()
    }

    #[test]
    fn what_print_brings_about_is_no_difference() {
        for (text, quoted) in [
            ("the\t \u{a0}aid", "the aid"),
            ("co-\noperation", "cooperation"),
            ("Sino-\nSoviet", "Sino-Soviet"),
            ("Sino-\u{2010}DPRK", "Sino-DPRK"),
            ("“the” ‘aid’", "\"the\" 'aid'"),
            ("ﬁrst", "first"),
            ("unnecessary.31Clearly", "unnecessary. Clearly"),
            ("unnecessary.31 Clearly", "unnecessary. Clearly"),
            ("The aid", "the aid"),
            ("1959–1961", "1959-1961"),
            ("studies,based on", "studies, based on"),
            ("the *great* aid", "the great aid"),
        ] {
            assert_eq!(found(text, quoted), [], "{text} / {quoted}");
        }
    }

    #[test]
    fn what_is_changed_has_its_kind() {
        for (text, quoted, difference) in [
            ("the aid", "theaid", Difference::Blanks),
            ("co-operation", "cooperation", Difference::Hyphens),
            ("the “aid”", "the aid", Difference::QuotationMarks),
            ("Poznań was", "Poznan was", Difference::Accents),
            ("aid, too", "aid too", Difference::Punctuation),
            ("aid. It", "aid, it", Difference::Punctuation),
            ("the Aid", "the aid", Difference::Case),
            ("by 3-4 per cent", "by 34 per cent", Difference::Digits),
            ("some 12.5 tons", "some 125 tons", Difference::Digits),
            ("some 90,000 tons", "some 90000 tons", Difference::Numbers),
            ("some 1.500 tons", "some 1,500 tons", Difference::Numbers),
            ("some 15 tons", "some 1.5 tons", Difference::Digits),
            ("it cost £300", "it cost $300", Difference::Numbers),
            ("the Covid19 wave", "the Covid20 wave", Difference::Numbers),
            (
                "an Æon of Strasse",
                "an Aeon of Straße",
                Difference::Accents,
            ),
        ] {
            assert_eq!(found(text, quoted)[..1], [difference], "{text} / {quoted}");
        }
    }
}
