//! The numbers of running text: in digits and in words, each with its place, what is said
//! before it, and where its unit stands.
//!
//! Years, dates, ordinals, pages, the calls and numbers of notes, call numbers and names
//! with digits are labels: they are numbers to nobody's charge. A number may have several
//! readings, as where the call of a note is glued to it or the scale is said once for two
//! (`3.5 out of 4 billion`); to find a number all of them count.

mod amounts;
mod bounds;
mod factors;
mod labels;
mod numerals;
mod readings;
mod tokens;

use std::ops::Range;

pub use factors::{factors, leads_on};
pub use readings::{come_to, is_english};

use super::number::{Bound, Number};
use amounts::{Amount, Decimal, Found, Tokens};
use tokens::{Gap, Kind as Token};

/// A number in running text.
#[derive(Clone, Debug)]
pub struct Written {
    /// The bytes of the number and its scale.
    pub place: Range<usize>,
    pub kind: Kind,
    /// What is said before or after it.
    pub bound: Option<Bound>,
    pub unit: UnitPlace,
    amount: Amount,
    others: Vec<Amount>,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It says how many or how much.
    Number,
    /// It may, and it may be something else: `one`, `half`, `millions of people`.
    Doubtful,
    /// It names or dates something.
    Label,
}

/// Where the unit of a number stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitPlace {
    /// Nowhere.
    Nowhere,
    /// It is `%`, or a word for that.
    Percent,
    /// It is before the number: `USD`, `$`.
    Before(Range<usize>),
    /// It is among these words behind it.
    Behind(Range<usize>),
}

/// So many words behind a number may hold its unit.
const UNIT_WORDS: usize = 4;

/// Between numbers of one list stand at the most so many tokens.
const LIST_TOKENS: usize = 3;

impl Written {
    /// What it says when read as it stands.
    #[must_use]
    pub fn number(&self) -> Number {
        self.amount.number()
    }

    /// All that it may say, as it stands first.
    pub fn numbers(&self) -> impl Iterator<Item = Number> + '_ {
        let all = std::iter::once(&self.amount).chain(&self.others);
        all.map(|amount| amount.number())
    }

    /// Whether it is a number without a doubt.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.kind == Kind::Number && self.others.is_empty()
    }
}

/// The numbers of a text, in their order. The time is linear in its length.
#[must_use]
pub fn read(text: &str) -> Vec<Written> {
    let all = tokens::tokens(text);
    let tokens = Tokens { text, all: &all };
    let mut found: Vec<Written> = Vec::new();
    // The tokens of each, from its first to behind its last.
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let Some(amount) = tokens.amount(at) else {
            // Digits too many to be read are passed over.
            at += 1;
            continue;
        };
        let before = found.last().zip(places.last());
        let label = labels::is_label(tokens, at, &amount)
            || before.is_some_and(|(last, place)| {
                last.kind == Kind::Label && labels::goes_on(tokens, place.end, at)
            });
        found.push(written(tokens, at, &amount, label));
        places.push(at..amount.next);
        at = amount.next;
    }
    join(tokens, &mut found, &places);
    found
}

fn written(tokens: Tokens<'_>, at: usize, found: &Found, is_label: bool) -> Written {
    let kind = if is_label {
        Kind::Label
    } else if found.is_doubtful {
        Kind::Doubtful
    } else {
        Kind::Number
    };
    let start = tokens.get(at).map_or(0, |token| token.place().start);
    let end = tokens
        .get(found.next.saturating_sub(1))
        .map_or(start, |token| token.place().end);
    let (unit, first) = unit(tokens, at, found.next);
    Written {
        place: start..end,
        kind,
        bound: tokens
            .bound_before(first)
            .or_else(|| tokens.bound_after(found.next)),
        unit,
        amount: found.amount,
        others: if found.is_scaled {
            Vec::new()
        } else {
            glued(tokens, at)
        },
    }
}

/// Where the unit of a number stands, and the first token of number and unit.
fn unit(tokens: Tokens<'_>, at: usize, next: usize) -> (UnitPlace, usize) {
    let percent = tokens.after_hyphen(next);
    let word = tokens.word(percent);
    let is_percent = tokens.is_sign(next, &["%"])
        || matches!(word.as_str(), "percent" | "percentage")
        || word.as_str() == "per" && tokens.word(percent + 1).as_str() == "cent";
    if is_percent {
        return (UnitPlace::Percent, at);
    }
    let is_sign = at
        .checked_sub(1)
        .is_some_and(|before| tokens.is_sign(before, &["$", "€", "£", "¥"]));
    let code = at.checked_sub(1 + usize::from(is_sign)).filter(|before| {
        let text = tokens.text(*before);
        let is_code = text.len() == 3 || is_sign && text.len() == 2;
        is_code && text.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    if let Some(first) = code.or(at.checked_sub(1).filter(|_| is_sign)) {
        let token = |at: usize| tokens.get(at).map(|token| token.place());
        if let (Some(from), Some(to)) = (token(first), token(at - 1)) {
            return (UnitPlace::Before(from.start..to.end), first);
        }
    }
    let words = (percent..)
        .take(UNIT_WORDS)
        .take_while(|at| {
            let token = tokens.get(*at);
            token.is_some_and(|token| token.kind == Token::Word && token.gap < Gap::Paragraph)
                && !is_link(tokens.word(*at).as_str())
        })
        .filter_map(|at| tokens.get(at));
    let place = words.fold(None, |place: Option<Range<usize>>, token| {
        let start = place.map_or(token.place().start, |place| place.start);
        Some(start..token.place().end)
    });
    (place.map_or(UnitPlace::Nowhere, UnitPlace::Behind), at)
}

/// Words that join a number's words to others.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "from"
            | "to"
            | "for"
            | "and"
            | "or"
            | "by"
            | "at"
            | "on"
            | "with"
            | "as"
            | "was"
            | "were"
            | "is"
            | "are"
            | "had"
            | "have"
            | "out"
            | "went"
            | "that"
            | "which"
            | "respectively"
            | "than"
            | "per"
            | "a"
            | "the"
    )
}

/// Other readings of digits: a note's call cut off (`196034`, `90,0003`, `38.5 The`),
/// thousands set off by full stops, and a comma before decimals.
fn glued(tokens: Tokens<'_>, at: usize) -> Vec<Amount> {
    let printed = tokens.text(at);
    if tokens.get(at).map(|token| token.kind) != Some(Token::Digits) {
        return Vec::new();
    }
    let mut readings = Vec::new();
    let mut add = |digits: &str| readings.extend(Decimal::read(digits).map(Amount::of));
    let is_plain = printed.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain && (5..=7).contains(&printed.len()) && labels::is_year(&printed[..4]) {
        add(&printed[..4]);
    }
    if let Some((whole, decimals)) = printed.split_once('.') {
        let begins = tokens.text(at + 1).starts_with(char::is_uppercase);
        if begins && decimals.len() <= 3 {
            add(whole);
        }
        if decimals.split('.').all(|group| group.len() == 3) && whole.len() <= 3 {
            add(&printed.replace('.', ""));
        }
    }
    let token = |at: usize| tokens.get(at).filter(|token| token.gap == Gap::Nothing);
    let is_comma = token(at + 1).is_some() && tokens.is_sign(at + 1, &[","]);
    let decimals = token(at + 2).filter(|token| token.kind == Token::Digits);
    if is_plain && is_comma && decimals.is_some() {
        add(&format!("{printed}.{}", tokens.text(at + 2)));
    }
    readings
}

/// What numbers of one list share: the unit at its end, and perhaps the scale; and what
/// two of them say together: a stretch, or a share.
fn join(tokens: Tokens<'_>, found: &mut [Written], places: &[Range<usize>]) {
    for at in (0..found.len().saturating_sub(1)).rev() {
        let (head, tail) = found.split_at_mut(at + 1);
        let (one, next) = (&mut head[at], &tail[0]);
        let between = places[at].end..places[at + 1].start;
        let is_between =
            places[at].start > 0 && tokens.word(places[at].start - 1).as_str() == "between";
        let Some(link) = link(tokens, between, is_between) else {
            continue;
        };
        if one.kind == Kind::Label || next.kind == Kind::Label {
            continue;
        }
        if matches!(one.unit, UnitPlace::Nowhere) && !matches!(next.unit, UnitPlace::Before(_)) {
            one.unit = next.unit.clone();
        }
        let (first, last) = (one.amount.first, next.amount.first);
        if first.scale == 0 && last.scale > 0 {
            let with_scale = |amount: &Amount| amount.scaled(last.scale);
            let scaled: Vec<Amount> = one.others.iter().map(with_scale).collect();
            one.others.push(with_scale(&one.amount));
            one.others.extend(scaled);
        }
        if link == Link::Stretch {
            let scale = if first.scale == 0 { last.scale } else { 0 };
            one.others.push(Amount {
                first: first.scaled(scale),
                last: Some(last),
            });
        }
        let divisor = u32::try_from(last.digits).ok().filter(|over| *over > 0);
        if link == Link::Share
            && first.scale == last.scale
            && first.decimals + last.decimals == 0
            && let Some(over) = divisor
        {
            one.others.push(Amount::of(Decimal {
                over,
                ..Decimal::whole(first.digits)
            }));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `10-12`, `6 to 12`, `between 3 and 4`
    Stretch,
    /// `1 in 40`, `22 out of 38`, `1/3`
    Share,
    /// `33.3, 29.4 and 37.8`
    List,
}

/// How two numbers with these tokens between them belong together.
fn link(tokens: Tokens<'_>, between: Range<usize>, is_between: bool) -> Option<Link> {
    if between.len() > LIST_TOKENS || between.is_empty() {
        return None;
    }
    let (mut is_stretch, mut is_share) = (false, false);
    for at in between {
        let word = tokens.word(at);
        let kind = tokens.get(at).map(|token| token.kind);
        match word.as_str() {
            "to" => is_stretch = true,
            "and" => is_stretch |= is_between,
            "in" | "of" => is_share = true,
            "out" | "or" => {}
            _ if kind == Some(Token::Hyphen) => is_stretch = true,
            _ if tokens.is_sign(at, &["/"]) => is_share = true,
            _ if tokens.is_sign(at, &[",", "%"]) => {}
            "percent" => {}
            _ => return None,
        }
    }
    Some(match (is_stretch, is_share) {
        (true, _) => Link::Stretch,
        (_, true) => Link::Share,
        _ => Link::List,
    })
}
