//! Amounts: what digits and number words come to.

use super::numerals::{abbreviated, fraction, scale, small, vague};
use super::tokens::{Gap, Kind, Token};
use crate::figures::number::Number;
use num_bigint::BigInt;
use num_rational::BigRational;

/// A decimal number as printed: its digits, how many of them are decimals, how many
/// noughts its scale adds, and what it is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: u128,
    pub(super) decimals: u32,
    pub(super) scale: u32,
    pub(super) over: u32,
}

/// An amount, or a stretch of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) first: Decimal,
    pub(super) last: Option<Decimal>,
}

/// An amount where it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) amount: Amount,
    /// The token after it.
    pub(super) next: usize,
    /// Whether such words often say something else: `one`, `half`, `millions`.
    pub(super) is_doubtful: bool,
    /// Whether a word for its scale belongs to it.
    pub(super) is_scaled: bool,
}

/// Digits beyond this are no number that anybody printed to be read.
const MOST_DIGITS: usize = 30;

/// No scale is larger.
const MOST_NOUGHTS: u32 = 36;

impl Decimal {
    pub(super) fn whole(digits: u128) -> Self {
        Self {
            digits,
            decimals: 0,
            scale: 0,
            over: 1,
        }
    }

    /// Digits as printed, whatever sets off thousands; the last full stop sets off
    /// decimals.
    pub(super) fn read(printed: &str) -> Option<Self> {
        let (whole, decimals) = printed.split_once('.').unwrap_or((printed, ""));
        let count = whole.len() + decimals.len();
        let is_one = decimals.bytes().all(|byte| byte.is_ascii_digit());
        if count > MOST_DIGITS || !is_one {
            return None;
        }
        let digits = (whole.chars().chain(decimals.chars()))
            .filter_map(|digit| digit.to_digit(10))
            .fold(0_u128, |sum, digit| sum * 10 + u128::from(digit));
        Some(Self {
            digits,
            decimals: u32::try_from(decimals.len()).ok()?,
            scale: 0,
            over: 1,
        })
    }

    pub(super) fn scaled(self, noughts: u32) -> Self {
        Self {
            scale: (self.scale + noughts).min(MOST_NOUGHTS),
            ..self
        }
    }

    /// The number, and half a step of its last digit.
    fn value(self) -> (BigRational, BigRational) {
        let ten = BigInt::from(10);
        let step = BigRational::new(ten.pow(self.scale), ten.pow(self.decimals));
        let value = BigRational::from(BigInt::from(self.digits)) * &step / BigInt::from(self.over);
        (value, step / BigInt::from(2))
    }
}

impl Amount {
    pub(super) fn of(first: Decimal) -> Self {
        Self { first, last: None }
    }

    pub(super) fn scaled(self, noughts: u32) -> Self {
        Self {
            first: self.first.scaled(noughts),
            last: self.last.map(|last| last.scaled(noughts)),
        }
    }

    /// As a number: what is said in fractions stands for a tenth more or less.
    pub(super) fn number(self) -> Number {
        let (first, half) = self.first.value();
        let half = if self.first.over > 1 {
            &first / BigInt::from(10)
        } else {
            half
        };
        Number {
            is_whole: self.first.decimals == 0 && self.first.over == 1,
            has_decimals: self.first.decimals > 0,
            first,
            last: self.last.map(|last| last.value().0),
            half,
        }
    }
}

/// A text and its tokens.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'text> {
    pub(super) text: &'text str,
    pub(super) all: &'text [Token],
}

/// A word in small letters, if it is short and of plain letters.
#[derive(Clone, Copy, Default)]
pub(super) struct Small {
    letters: [u8; 16],
    length: usize,
}

impl Small {
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..self.length]).unwrap_or_default()
    }
}

impl<'text> Tokens<'text> {
    pub(super) fn get(self, at: usize) -> Option<Token> {
        self.all.get(at).copied()
    }

    pub(super) fn text(self, at: usize) -> &'text str {
        self.get(at)
            .and_then(|token| self.text.get(token.place()))
            .unwrap_or_default()
    }

    /// A word in small letters; nothing where there is none.
    pub(super) fn word(self, at: usize) -> Small {
        let mut small = Small::default();
        let text = self.text(at);
        let is_word = self.get(at).is_some_and(|token| token.kind == Kind::Word);
        if is_word && text.len() <= small.letters.len() && text.is_ascii() {
            small.length = text.len();
            small.letters[..text.len()].copy_from_slice(text.as_bytes());
            small.letters.make_ascii_lowercase();
        }
        small
    }

    pub(super) fn is_sign(self, at: usize, signs: &[&str]) -> bool {
        let kind = self.get(at).map(|token| token.kind);
        kind == Some(Kind::Sign) && signs.contains(&self.text(at))
    }

    /// The token after a hyphen, if there is one at a place.
    pub(super) fn after_hyphen(self, at: usize) -> usize {
        let is_hyphen = self
            .get(at)
            .is_some_and(|token| token.kind == Kind::Hyphen && token.gap == Gap::Nothing);
        at + usize::from(is_hyphen)
    }

    pub(super) fn is_in_sentence(self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.gap < Gap::Paragraph)
    }

    /// The amount that begins at a token.
    pub(super) fn amount(self, at: usize) -> Option<Found> {
        match self.get(at)?.kind {
            Kind::Digits => {
                let first = Decimal::read(self.text(at))?;
                Some(self.with_scale(Amount::of(first), at + 1, false))
            }
            Kind::Word => self.in_words(at),
            Kind::Hyphen | Kind::Sign => None,
        }
    }

    /// An amount and the words for its scale that follow it.
    fn with_scale(self, amount: Amount, next: usize, is_doubtful: bool) -> Found {
        let mut found = Found {
            amount,
            next,
            is_doubtful,
            is_scaled: false,
        };
        loop {
            let word = self.after_hyphen(found.next);
            let text = self.text(word);
            let is_digits = self.get(at_before(word)).map(|token| token.kind) == Some(Kind::Digits);
            let noughts =
                scale(self.word(word).as_str()).or_else(|| abbreviated(text).filter(|_| is_digits));
            match noughts {
                Some(noughts) if self.is_in_sentence(word) && noughts > 0 => {
                    found.amount = found.amount.scaled(noughts);
                    found.next = word + 1;
                    found.is_scaled = true;
                    found.is_doubtful = false;
                }
                _ => {
                    if self.word(word).as_str() == "dozen" {
                        found.amount.first.digits = found.amount.first.digits.saturating_mul(12);
                        found.next = word + 1;
                    }
                    return found;
                }
            }
        }
    }

    fn in_words(self, start: usize) -> Option<Found> {
        let word = self.word(start);
        let word = word.as_str();
        if word.is_empty() {
            return None;
        }
        if let Some(noughts) = vague(word) {
            return Some(self.vague(start, noughts));
        }
        if word == "half" {
            let half = Decimal {
                over: 2,
                ..Decimal::whole(1)
            };
            // `half a million`
            let next = self.word(start + 1);
            let skip = usize::from(matches!(next.as_str(), "a" | "an"));
            let scaled = self.with_scale(Amount::of(half), start + 1 + skip, true);
            return Some(if scaled.is_scaled {
                scaled
            } else {
                Found {
                    next: start + 1,
                    ..scaled
                }
            });
        }
        if matches!(word, "a" | "an") {
            let next = self.word(start + 1);
            let next = next.as_str();
            let counts = scale(next).is_some() || next == "dozen";
            if !counts && fraction(next).is_none() {
                return None;
            }
            return self.parted(1, start + 1, false);
        }
        let (value, next) = self.cardinal(start)?;
        self.parted(value, next, word == "one" && next == start + 1)
    }

    /// A number of parts (`two-thirds`), else a number that a scale may follow.
    fn parted(self, value: u128, next: usize, is_doubtful: bool) -> Option<Found> {
        let part = self.after_hyphen(next);
        if let Some(over) = fraction(self.word(part).as_str()).filter(|_| value < 20) {
            let first = Decimal {
                over,
                ..Decimal::whole(value)
            };
            return Some(Found {
                amount: Amount::of(first),
                next: part + 1,
                is_doubtful: false,
                is_scaled: false,
            });
        }
        Some(self.with_scale(Amount::of(Decimal::whole(value)), next, is_doubtful))
    }

    /// `thirty-four`, `two hundred and ten`, `three`
    fn cardinal(self, start: usize) -> Option<(u128, usize)> {
        let mut value = small(self.word(start).as_str())?;
        let mut next = start + 1;
        loop {
            let after = self.after_hyphen(next);
            if !self.is_in_sentence(after) {
                return Some((value, next));
            }
            let word = self.word(after);
            let word = word.as_str();
            if word == "hundred" && value % 100 != 0 && value < 100 {
                value *= 100;
                next = after + 1;
                continue;
            }
            let and = usize::from(word == "and" && value >= 100 && value % 100 == 0);
            let more = small(self.word(after + and).as_str());
            match more {
                Some(more)
                    if value % 100 == 0 && value >= 100
                        || value % 10 == 0 && value % 100 >= 20 && more < 10 =>
                {
                    value += more;
                    next = after + and + 1;
                }
                _ => return Some((value, next)),
            }
        }
    }

    /// `hundreds of thousands`: from one of it to ten or a thousand times as much.
    fn vague(self, start: usize, noughts: u32) -> Found {
        let mut noughts = noughts;
        let mut next = start + 1;
        while self.word(next).as_str() == "of"
            && let Some(more) = vague(self.word(next + 1).as_str())
            && noughts + more < MOST_NOUGHTS
        {
            noughts += more;
            next += 2;
        }
        let reach = if noughts.is_multiple_of(3) { 3 } else { 1 };
        Found {
            amount: Amount {
                first: Decimal::whole(1).scaled(noughts),
                last: Some(Decimal::whole(1).scaled(noughts + reach)),
            },
            next,
            is_doubtful: true,
            is_scaled: true,
        }
    }
}

fn at_before(at: usize) -> usize {
    at.saturating_sub(1)
}
