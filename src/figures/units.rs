//! Units: what a number counts or measures.
//!
//! Any word is a unit. Singular and plural are one; small and capital letters are one but in
//! symbols (`mW`, `MW`) and in the codes of currencies. `%` is a hundredth of a whole, and a
//! ratio of like to like has no unit. A unit without a conversion is different from every
//! other: metres do not become miles unless a map states the `rate`.

use super::number::Unread;
use super::symbols::{
    LEVELS, MEASURES, SCALES, is_measure, is_money, is_percent, si, singular, split_per,
};
pub use super::unit::{Kind, Printed, Unit, UnitId};
use indexmap::IndexMap;
use iso_currency::Currency;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// All units of a run.
#[derive(Debug, Default)]
pub struct Units {
    known: IndexMap<String, Known, foldhash::fast::FixedState>,
    /// What was read before, since finding a singular takes its time.
    read: HashMap<(String, bool), Printed, foldhash::fast::FixedState>,
}

#[derive(Debug)]
struct Known {
    /// As it was first printed after one.
    after_one: Option<String>,
    /// As it was first printed after any other number.
    after_many: Option<String>,
    kind: Kind,
    /// The unit that it is declared the same as, or itself.
    same_as: UnitId,
}

impl Units {
    /// Declares two words to be one unit. Only what is read afterwards knows it.
    pub fn declare_same(&mut self, one: UnitId, other: UnitId) {
        let (one, other) = (self.root(one), self.root(other));
        let (keep, join) = (one.min(other), one.max(other));
        if let Some((_, known)) = self.known.get_index_mut(join.at as usize) {
            known.same_as = keep;
        }
        self.read.clear();
    }

    /// Reads what stands after a number: `tons`, `%`, `"metric tons"`, `kg per month`,
    /// `"billion dollars"`. Nothing is the bare unit. Whether it stands after one is
    /// remembered, to write it as people do.
    ///
    /// # Errors
    ///
    /// None but that a scale has grown too large.
    pub fn read(&mut self, text: &str, after_one: bool) -> Result<Printed, Unread> {
        let key = (text.to_owned(), after_one);
        if let Some(printed) = self.read.get(&key) {
            return Ok(printed.clone());
        }
        let mut printed = Printed {
            unit: Unit::Bare,
            factor: BigRational::one(),
            in_percent: false,
        };
        for (at, part) in split_per(text).into_iter().enumerate() {
            let one = self.read_one(part, after_one || at > 0)?;
            if at == 0 {
                printed = one;
            } else {
                printed = Printed {
                    unit: printed.unit.over(&one.unit),
                    factor: printed.factor / one.factor,
                    in_percent: printed.in_percent,
                };
            }
        }
        self.read.insert(key, printed.clone());
        Ok(printed)
    }

    /// The word as it was first printed after one, or after another number; else as it was
    /// printed at all.
    #[must_use]
    pub fn shown(&self, id: UnitId, after_one: bool) -> &str {
        let known = self.known.get_index(id.at as usize).map(|(_, known)| known);
        known
            .and_then(|known| {
                let (wanted, other) = if after_one {
                    (&known.after_one, &known.after_many)
                } else {
                    (&known.after_many, &known.after_one)
                };
                wanted.as_deref().or(other.as_deref())
            })
            .unwrap_or_default()
    }

    /// The unit that a word is, where some figure of the run has it.
    #[must_use]
    pub fn named(&self, word: &str) -> Option<UnitId> {
        let lower = word.to_lowercase();
        let (before, last) = lower.rsplit_once(' ').unwrap_or(("", &lower));
        let mut id = [word.to_owned(), format!("{before} {}", singular(last))]
            .iter()
            .find_map(|key| self.known.get_full(key.trim_start()))
            .map(|(_, _, known)| known.same_as)?;
        while let Some(next) = self.parent(id).filter(|next| *next != id) {
            id = next;
        }
        Some(id)
    }

    /// What kind of thing a word counts or measures.
    #[must_use]
    pub fn kind(&self, id: UnitId) -> Kind {
        self.known
            .get_index(id.at as usize)
            .map_or(Kind::Measured, |(_, known)| known.kind)
    }

    /// Whether a whole number of this unit is exact, since it counts things.
    #[must_use]
    pub fn is_counted(&self, unit: &Unit) -> bool {
        unit.word().is_some_and(|id| self.kind(id) == Kind::Counted)
    }

    /// Whether a unit is money or a measure of how much there is, so that amounts of it can be
    /// added up: not degrees, points or years of age.
    #[must_use]
    pub fn is_amount(&self, unit: &Unit) -> bool {
        let Unit::Of(parts) = unit else { return false };
        let is_one = |id: UnitId| {
            let known = self.known.get_index(id.at as usize);
            known.is_some_and(|(key, known)| {
                known.kind != Kind::Counted && !LEVELS.contains(&key.as_str())
            })
        };
        !parts.is_empty() && parts.iter().all(|(id, power)| *power > 0 && is_one(*id))
    }

    /// Whether a unit is measured and none that amounts are told in.
    #[must_use]
    pub fn is_level(&self, unit: &Unit) -> bool {
        let known = unit
            .word()
            .and_then(|id| self.known.get_index(id.at as usize));
        known.is_some_and(|(key, _)| LEVELS.contains(&key.as_str()))
    }

    /// Whether a word alone is known to be a currency or a measure.
    #[must_use]
    pub fn is_known_measure(&self, word: &str) -> bool {
        let is_code = word.len() == 3
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && Currency::from_code(word).is_some();
        let one = singular(&word.to_lowercase());
        is_code || word.len() > 2 && (is_money(&one) || MEASURES.contains(&one.as_str()))
    }

    /// The word in the form that is wanted, made singular where it was never printed so.
    fn shown_in(&self, id: UnitId, after_one: bool) -> String {
        const SHORTEST: usize = 4;
        let shown = self.shown(id, after_one);
        let is_plain =
            shown.len() >= SHORTEST && shown.bytes().all(|byte| byte.is_ascii_lowercase());
        if after_one && is_plain {
            singular(shown)
        } else {
            shown.to_owned()
        }
    }

    /// A unit as a person would write it: `tons`, `rubles per USD`.
    #[must_use]
    pub fn name(&self, unit: &Unit, after_one: bool) -> String {
        let Unit::Of(parts) = unit else {
            return String::new();
        };
        let side = |above: bool| {
            parts
                .iter()
                .filter(|part| (part.1 > 0) == above)
                .map(|(id, power)| {
                    let shown = self.shown_in(*id, after_one || !above);
                    match power.abs() {
                        1 => shown,
                        2 => format!("{shown}²"),
                        3 => format!("{shown}³"),
                        power => format!("{shown}^{power}"),
                    }
                })
                .collect::<Vec<_>>()
                .join(" × ")
        };
        let (above, below) = (side(true), side(false));
        match (above.is_empty(), below.is_empty()) {
            (_, true) => above,
            (true, false) => format!("per {below}"),
            (false, false) => format!("{above} per {below}"),
        }
    }

    fn read_one(&mut self, text: &str, after_one: bool) -> Result<Printed, Unread> {
        let text = text.trim();
        let mut factor = BigRational::one();
        let inner = text
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let mut words = inner.unwrap_or(text).trim();
        while let Some((power, rest)) = SCALES.iter().find_map(|(scale, power)| {
            let rest = words.strip_prefix(scale)?;
            (rest.is_empty() || rest.starts_with(char::is_whitespace)).then_some((*power, rest))
        }) {
            factor *= BigRational::from(BigInt::from(10).pow(power));
            words = rest.trim_start();
            if !super::interval::is_short(&factor) {
                return Err(Unread::TooLong);
            }
        }
        if words.is_empty() {
            return Ok(Printed {
                unit: Unit::Bare,
                factor,
                in_percent: false,
            });
        }
        if is_percent(words) {
            return Ok(Printed {
                unit: Unit::ratio(),
                factor: factor / BigInt::from(100),
                in_percent: true,
            });
        }
        let (id, power, prefix) = self.symbol(words, after_one);
        Ok(Printed {
            unit: Unit::Of(vec![(id, power)]),
            factor: factor * prefix,
            in_percent: false,
        })
    }

    /// A word's unit, its power, and how many of it one of the word is.
    fn symbol(&mut self, words: &str, after_one: bool) -> (UnitId, i32, BigRational) {
        let words: String = words.nfc().collect();
        let (word, power) = match words.strip_suffix('²') {
            Some(word) => (word, 2),
            None => words
                .strip_suffix('³')
                .map_or((words.as_str(), 1), |word| (word, 3)),
        };
        if let Some((exponent, symbol)) = si(word) {
            let id = self.keep(symbol.to_owned(), symbol, Kind::Measured, after_one);
            let step = BigRational::from(BigInt::from(10)).pow(exponent * power);
            return (id, power, step);
        }
        let code = (word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
            .then(|| Currency::from_code(word))
            .flatten();
        if code.is_some() {
            return (
                self.keep(word.to_owned(), word, Kind::Money, after_one),
                power,
                BigRational::one(),
            );
        }
        let lower = word.to_lowercase();
        let (before, last) = lower
            .rsplit_once(char::is_whitespace)
            .map_or(("", lower.as_str()), |(before, last)| {
                (before.trim_end(), last)
            });
        let last = singular(last);
        let kind = if is_money(&last) {
            Kind::Money
        } else if is_measure(&last) {
            Kind::Measured
        } else {
            Kind::Counted
        };
        let mut key = String::with_capacity(lower.len());
        for part in before.split_whitespace() {
            key += part;
            key.push(' ');
        }
        key += &last;
        (
            self.keep(key, word, kind, after_one),
            power,
            BigRational::one(),
        )
    }

    fn keep(&mut self, key: String, shown: &str, kind: Kind, after_one: bool) -> UnitId {
        let next = UnitId {
            at: u32::try_from(self.known.len()).unwrap_or(u32::MAX),
            counts: kind == Kind::Counted,
        };
        let entry = self.known.entry(key).or_insert_with(|| Known {
            after_one: None,
            after_many: None,
            kind,
            same_as: next,
        });
        let seen = if after_one {
            &mut entry.after_one
        } else {
            &mut entry.after_many
        };
        seen.get_or_insert_with(|| shown.to_owned());
        let id = entry.same_as;
        self.root(id)
    }

    /// The unit that stands for all that a word is declared the same as; the ways there
    /// are halved as they are gone (Tarjan and van Leeuwen 1984).
    fn root(&mut self, mut id: UnitId) -> UnitId {
        while let Some(next) = self.parent(id) {
            if next == id {
                break;
            }
            let beyond = self.parent(next).unwrap_or(next);
            if let Some((_, known)) = self.known.get_index_mut(id.at as usize) {
                known.same_as = beyond;
            }
            id = beyond;
        }
        id
    }

    fn parent(&self, id: UnitId) -> Option<UnitId> {
        self.known
            .get_index(id.at as usize)
            .map(|(_, known)| known.same_as)
    }
}
