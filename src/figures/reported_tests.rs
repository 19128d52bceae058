//! Tests of significance as texts report them: `t(28) = 2.20, p = .036`.
//!
//! The form is that of the Publication Manual of the American Psychological Association:
//! statistic, degrees of freedom, value, and right after it the p. What is written in
//! another way is passed over. Each letter is looked at once, and at most a bounded stretch
//! after it.

use super::interval::{End, Interval};
use super::number::Number;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// A test as it is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedTest {
    /// Where it stands in its text, from the statistic to the end of the p.
    pub start: usize,
    pub end: usize,
    /// Where the statistic ends.
    pub statistic_end: usize,
    /// Where the p begins.
    pub p_start: usize,
    pub statistic: Statistic,
    /// The degrees of freedom: none, one, or two.
    pub freedom: Vec<Number>,
    pub value: Number,
    pub p: StatedP,
}

/// The statistics that are recomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Statistic {
    T,
    F,
    ChiSquare,
    Z,
    R,
}

/// What is said of a p.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatedP {
    /// It has a value, or lies on one side of one.
    Within(Interval),
    /// `ns`
    NotSignificant,
}

/// How many blanks may stand between two parts of a test; a line break and the indentation
/// after it are blanks too.
const MOST_BLANKS: usize = 80;

/// No more numbers of other kinds stand between a statistic and its p.
const MOST_BETWEEN: usize = 3;

/// No number in a test is longer.
const LONGEST_NUMBER: usize = 15;

/// All tests that a text reports.
#[must_use]
pub fn reported_tests(text: &str) -> Vec<ReportedTest> {
    let mut found = Vec::new();
    let mut next = 0;
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let starts = !before.is_some_and(|before| before.is_alphanumeric() || before == '_');
        before = Some(letter);
        if at < next
            || !starts
            || !matches!(letter, 't' | 'F' | 'r' | 'z' | 'Z' | 'χ' | 'c' | 'C' | 'X')
        {
            continue;
        }
        if let Some(test) = read(text, at) {
            next = test.end;
            found.push(test);
        }
    }
    found
}

/// What is left to read.
#[derive(Clone, Copy)]
struct Rest<'text> {
    text: &'text str,
    at: usize,
}

fn read(text: &str, start: usize) -> Option<ReportedTest> {
    let mut rest = Rest { text, at: start };
    let statistic = rest.statistic()?;
    let freedom = if statistic == Statistic::Z {
        Vec::new()
    } else {
        rest.freedom(statistic)?
    };
    rest.blanks();
    rest.take("=")?;
    rest.blanks();
    let value = rest.number()?;
    let statistic_end = rest.at;
    rest.blanks();
    rest.take(",").or_else(|| rest.take(";"))?;
    rest.blanks();
    rest.between();
    let p_start = rest.at;
    let p = rest.p()?;
    Some(ReportedTest {
        start,
        end: rest.at,
        statistic_end,
        p_start,
        statistic,
        freedom,
        value,
        p,
    })
}

impl<'text> Rest<'text> {
    fn left(&self) -> &'text str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, word: &str) -> Option<()> {
        self.left().starts_with(word).then(|| self.at += word.len())
    }

    fn blanks(&mut self) {
        let blanks = self.left().chars().take(MOST_BLANKS);
        let length: usize = blanks
            .take_while(|letter| letter.is_whitespace())
            .map(char::len_utf8)
            .sum();
        self.at += length;
    }

    fn statistic(&mut self) -> Option<Statistic> {
        const NAMES: [(&str, Statistic); 20] = [
            ("chi-squared", Statistic::ChiSquare),
            ("Chi-squared", Statistic::ChiSquare),
            ("chi-square", Statistic::ChiSquare),
            ("Chi-square", Statistic::ChiSquare),
            ("chi square", Statistic::ChiSquare),
            ("Chi square", Statistic::ChiSquare),
            ("χ²", Statistic::ChiSquare),
            ("χ2", Statistic::ChiSquare),
            ("χ^2", Statistic::ChiSquare),
            ("chi2", Statistic::ChiSquare),
            ("chi²", Statistic::ChiSquare),
            ("Chi2", Statistic::ChiSquare),
            ("Chi²", Statistic::ChiSquare),
            ("X2", Statistic::ChiSquare),
            ("X²", Statistic::ChiSquare),
            ("t", Statistic::T),
            ("F", Statistic::F),
            ("r", Statistic::R),
            ("z", Statistic::Z),
            ("Z", Statistic::Z),
        ];
        NAMES
            .iter()
            .find_map(|(name, statistic)| self.take(name).map(|()| *statistic))
    }

    /// `(28)`, `(2, 45)`, `(1, N = 90)`
    fn freedom(&mut self, statistic: Statistic) -> Option<Vec<Number>> {
        self.blanks();
        self.take("(")?;
        self.blanks();
        if statistic != Statistic::ChiSquare {
            self.label();
        }
        let mut freedom = vec![self.number()?];
        self.blanks();
        if self.take(",").is_some() {
            self.blanks();
            match statistic {
                Statistic::F => freedom.push(self.number()?),
                Statistic::ChiSquare => {
                    self.take("N").or_else(|| self.take("n"))?;
                    self.blanks();
                    self.take("=")?;
                    self.blanks();
                    // The number of cases does not enter.
                    self.counted()?;
                }
                _ => return None,
            }
            self.blanks();
        } else if statistic == Statistic::F {
            return None;
        }
        self.take(")")?;
        Some(freedom)
    }

    /// `df = ` before degrees of freedom.
    fn label(&mut self) {
        let start = self.at;
        let read = self.take("df").and_then(|()| {
            self.blanks();
            self.take("=")
        });
        if read.is_some() {
            self.blanks();
        } else {
            self.at = start;
        }
    }

    /// What stands between the statistic and its p: `MSE = 4.5, `
    fn between(&mut self) {
        const LABELS: [&str; 12] = [
            "MSE", "MSe", "SEM", "SE", "SD", "ηp2", "ηp²", "η2", "η²", "d", "g", "V",
        ];
        for _ in 0..MOST_BETWEEN {
            let start = self.at;
            let read = LABELS
                .iter()
                .find_map(|label| self.take(label))
                .and_then(|()| {
                    self.blanks();
                    self.take("=")?;
                    self.blanks();
                    self.number()?;
                    self.blanks();
                    self.take(",").or_else(|| self.take(";"))
                });
            if read.is_none() {
                self.at = start;
                return;
            }
            self.blanks();
        }
    }

    /// A whole number, thousands set off by commas or not.
    fn counted(&mut self) -> Option<()> {
        let is_digit = |byte: &u8| byte.is_ascii_digit() || *byte == b',';
        let digits = self.left().bytes().take(LONGEST_NUMBER);
        let length = digits.take_while(is_digit).count();
        self.at += length;
        (length > 0).then_some(())
    }

    /// A number, perhaps without a digit before its point.
    fn number(&mut self) -> Option<Number> {
        let left = self.left();
        let sign = left.len() - left.strip_prefix(['-', '−', '–']).unwrap_or(left).len();
        let digits = left.get(sign..)?;
        let mut length = 0;
        let mut pointed = false;
        for byte in digits.bytes().take(LONGEST_NUMBER + 1) {
            let after = digits.as_bytes().get(length + 1);
            let is_point = byte == b'.' && !pointed && after.is_some_and(u8::is_ascii_digit);
            if !byte.is_ascii_digit() && !is_point {
                break;
            }
            pointed |= is_point;
            length += 1;
        }
        if length == 0 || length > LONGEST_NUMBER {
            return None;
        }
        self.at += sign + length;
        let minus = if sign > 0 { "-" } else { "" };
        let nought = if digits.starts_with('.') { "0" } else { "" };
        Number::read(&format!("{minus}{nought}{}", &digits[..length])).ok()
    }

    /// `p = .036`, `p < .001`, `ns`
    fn p(&mut self) -> Option<StatedP> {
        for word in ["n.s.", "n.s", "ns"] {
            if self.take(word).is_some() {
                return self.is_at_end().then_some(StatedP::NotSignificant);
            }
        }
        self.take("p").or_else(|| self.take("P"))?;
        self.blanks();
        let sign = ["<=", ">=", "=", "<", ">", "≤", "≥"]
            .into_iter()
            .find(|sign| self.take(sign).is_some())?;
        self.blanks();
        let number = self.number()?;
        if !self.is_at_end() || number.first.is_negative() || number.first > BigRational::one() {
            return None;
        }
        let at = number.first.clone();
        let is_zero = at.is_zero();
        let within = match sign {
            "=" => Some(number.range()),
            // No p is zero or less, and what is meant by it is not known.
            "<" | "<=" | "≤" if is_zero => None,
            "<" => Interval::new(None, Some(End::excluded(at))),
            "<=" | "≤" => Interval::new(None, Some(End::included(at))),
            ">" => Interval::new(Some(End::excluded(at)), None),
            _ => Interval::new(Some(End::included(at)), None),
        };
        within.map(StatedP::Within)
    }

    /// Whether no more of a number or a word follows, as in `2 × 10`, `1e-5` or `5 %`.
    fn is_at_end(&self) -> bool {
        let left = self.left();
        let next = left.trim_start_matches(' ').chars().next();
        !left.starts_with(|letter: char| letter.is_alphanumeric())
            && !matches!(next, Some('×' | '*' | '^' | '%' | '·' | '/' | '⋅'))
            && !left.trim_start_matches(' ').starts_with("x 10")
    }
}
