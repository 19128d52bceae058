//! Words by which a text leads from one number to another: parts, multiples, changes.

use super::amounts::Tokens;
use super::numerals::fraction;
use super::tokens::{Gap, Kind as Token, tokens};
use super::{Kind, Written};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::ops::Range;

/// What a word multiplies by, above and below the line.
fn factor(word: &str) -> Option<(u32, u32)> {
    Some(match word {
        "half" | "halves" | "halved" | "halving" => (1, 2),
        "double" | "doubled" | "doubles" | "doubling" | "twice" | "twofold" => (2, 1),
        "treble" | "trebled" | "trebling" | "triple" | "tripled" | "tripling" | "thrice"
        | "threefold" => (3, 1),
        "quadruple" | "quadrupled" | "fourfold" => (4, 1),
        "fivefold" => (5, 1),
        "tenfold" => (10, 1),
        "dozen" | "dozens" => (12, 1),
        "score" | "scores" => (20, 1),
        _ => return fraction(word).map(|over| (1, over)),
    })
}

/// Whether a word says that one amount is another changed, or so much for each of several.
fn is_change(word: &str) -> bool {
    matches!(
        word,
        "fold"
            | "times"
            | "multiple"
            | "multiplied"
            | "percent"
            | "percentage"
            | "each"
            | "every"
            | "apiece"
            | "annually"
            | "annual"
            | "yearly"
            | "monthly"
            | "weekly"
            | "daily"
            | "rose"
            | "rise"
            | "risen"
            | "rising"
            | "fell"
            | "fall"
            | "fallen"
            | "falling"
            | "grew"
            | "grown"
            | "growth"
            | "dropped"
            | "cut"
            | "increase"
            | "increased"
            | "decrease"
            | "decreased"
            | "declined"
            | "reduced"
            | "raised"
    )
}

/// Whether a word compares amounts, or takes one for each or out of another.
fn is_comparison(word: &str, next: &str) -> bool {
    match word {
        "per" | "than" | "most" | "remaining" | "rest" => true,
        "up" | "down" => next == "by" || next == "from",
        "a" | "an" => matches!(
            next,
            "year" | "month" | "week" | "day" | "head" | "piece" | "person"
        ),
        "of" => matches!(next, "the" | "these" | "those" | "all"),
        _ => false,
    }
}

/// What the words of a text multiply by: `doubled`, `a third`, `a score`.
#[must_use]
pub fn factors(text: &str) -> Vec<BigRational> {
    let all = tokens(text);
    let tokens = Tokens { text, all: &all };
    (0..all.len())
        .filter_map(|at| factor(tokens.word(at).as_str()))
        .map(|(above, below)| BigRational::new(BigInt::from(above), BigInt::from(below)))
        .collect()
}

/// Whether another amount may follow from a number of a text: its sentence has another
/// number, takes a part or compares, or the text says anywhere that something was
/// multiplied or changed.
#[must_use]
pub fn leads_on(text: &str, number: &Written, numbers: &[&Written]) -> bool {
    let all = tokens(text);
    let tokens = Tokens { text, all: &all };
    let sentence = sentence(tokens, &number.place);
    let is_there =
        |place: &Range<usize>| sentence.start <= place.start && place.end <= sentence.end;
    let has_more = numbers.iter().any(|other| {
        other.kind != Kind::Label && other.place != number.place && is_there(&other.place)
    });
    has_more
        || (0..all.len()).any(|at| {
            let place = all[at].place();
            if number.place.start <= place.start && place.end <= number.place.end {
                return false;
            }
            let (word, next) = (tokens.word(at), tokens.word(at + 1));
            let (word, next) = (word.as_str(), next.as_str());
            factor(word).is_some()
                || is_change(word)
                || tokens.is_sign(at, &["%"])
                || is_there(&place) && is_comparison(word, next)
        })
}

/// The bytes of the sentence that a place is in. A full stop ends one where it follows a
/// word in small letters that is no abbreviation, and a capital comes next.
fn sentence(tokens: Tokens<'_>, place: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let word = at.checked_sub(1).map(|before| tokens.text(before));
        let is_long = word
            .is_some_and(|word| word.chars().count() > 2 && word.chars().all(char::is_lowercase));
        // The call of a note may stand right after the stop.
        let is_call = tokens
            .get(at + 1)
            .is_some_and(|next| next.kind == Token::Digits && next.gap == Gap::Nothing);
        let next = at + 1 + usize::from(is_call);
        is_long
            && tokens.is_sign(at, &[".", "!", "?"])
            && tokens.text(next).starts_with(char::is_uppercase)
    };
    let stops = (0..tokens.all.len()).filter(|at| ends(*at));
    let mut sentence = 0..tokens.text.len();
    for stop in stops {
        let at = tokens.all[stop].place();
        if at.end <= place.start {
            sentence.start = at.end;
        } else if at.start >= place.end {
            sentence.end = at.start;
            break;
        }
    }
    sentence
}
