//! The p that a test of significance has, recomputed (as statcheck does: Nuijten and others
//! 2016).
//!
//! The distributions are those of `statrs`, in floating point; no other file has any. What
//! comes out is widened before it is compared as an exact fraction: by a millionth of itself
//! and by a billionth, far more than the functions lose, and by a hundredth where degrees of
//! freedom are no whole numbers. A statistic stands for all values that round to what is
//! printed, so that a p is a stretch too.

use super::interval::{End, Interval};
use super::number::Number;
use super::reported_tests::{ReportedTest, StatedP, Statistic, reported_tests};
use super::{Figures, item_ref};
use crate::map::{ItemRef, Place};
use crate::project::Project;
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Item, ItemKind};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use statrs::function::beta::checked_beta_reg;
use statrs::function::erf::erfc;
use statrs::function::gamma::checked_gamma_ur;
use std::collections::HashSet;

/// How far a recomputed p is widened by itself.
const RELATIVE: f64 = 1e-6;
/// The same where degrees of freedom are printed with decimals.
const RELATIVE_BETWEEN: f64 = 1e-2;
/// How far any p is widened.
const ABSOLUTE: f64 = 1e-9;
/// With more degrees of freedom than this the functions lose more than is allowed for.
const MOST_FREEDOM: f64 = 2000.0;
/// No larger statistic is looked at as it is: what it leaves of a p is nothing.
const MOST_STATISTIC: f64 = 1e9;

/// A test whose p cannot be what the text says.
#[derive(Debug)]
pub struct DoubtfulTest {
    pub item: ItemRef,
    /// The whole test, its statistic, and its p.
    pub place: Place,
    pub statistic: Place,
    pub p: Place,
    /// What the statistic gives, against both sides.
    pub gives: Interval,
    /// What it gives against one side, where that is what the text says.
    pub one_sided: Option<Interval>,
    /// Whether the text and the recomputed p lie on different sides of .05.
    pub across: bool,
}

impl Figures {
    /// The tests in the texts of all items whose p cannot be what is said. Each test counts
    /// once an item, however many of its texts report it.
    pub(super) fn doubtful_tests(project: &Project) -> Vec<DoubtfulTest> {
        let mut found = Vec::new();
        for (index, file) in project.maps.iter().enumerate() {
            let text = project.files.get(file.file).text.as_str();
            for (at, item) in file.tree.items.iter().enumerate() {
                let mut seen: HashSet<String> = HashSet::new();
                let mut said: Option<Said> = None;
                for span in texts(item) {
                    for test in reported_tests(span.of(text)) {
                        let start = span.start as usize;
                        let place = |from: usize, to: usize| Place {
                            file: file.file,
                            span: Span::new(start + from, start + to),
                        };
                        let printed: String = span.of(text)[test.start..test.end]
                            .split_whitespace()
                            .collect();
                        let said = said.get_or_insert_with(|| said_of_tests(item.span.of(text)));
                        let doubtful = judge(&test, said).filter(|_| seen.insert(printed));
                        found.extend(doubtful.map(|(gives, one_sided)| DoubtfulTest {
                            item: item_ref(index, at),
                            place: place(test.start, test.end),
                            statistic: place(test.start, test.statistic_end),
                            p: place(test.p_start, test.end),
                            across: is_across(&test.p, &gives),
                            gives,
                            one_sided,
                        }));
                    }
                }
            }
        }
        found
    }
}

/// The texts of an item that say what a paper or a source says.
fn texts(item: &Item) -> Vec<Span> {
    let own = match &item.kind {
        ItemKind::Statement { text, .. } => text.map(|text| text.0),
        _ => None,
    };
    let clauses = item.clauses.iter().filter_map(|clause| match &clause.kind {
        ClauseKind::Quote(quote) => Some(quote.text.0),
        ClauseKind::Says(says) => Some(says.text.0),
        _ => None,
    });
    own.into_iter().chain(clauses).collect()
}

/// What an item says of its tests.
struct Said {
    is_corrected: bool,
    is_one_sided: bool,
}

/// Reads what an item says of its tests: once, however many it has.
fn said_of_tests(whole: &str) -> Said {
    // A p that was corrected is not that of its test.
    const CORRECTED: [&str; 26] = [
        "adjust",
        "correct",
        "bonferroni",
        "holm",
        "tukey",
        "scheff",
        "dunn",
        "greenhouse",
        "huynh",
        "permutation",
        "bootstrap",
        "false discovery",
        "benjamini",
        "hochberg",
        " fdr ",
        "sidak",
        "šidák",
        "šidak",
        "family wise",
        "familywise",
        "multiple comparison",
        "multiple test",
        "multiplied by",
        "randomi",
        "monte carlo",
        "simulated",
    ];
    const RESAMPLED: [&str; 2] = [" exact ", "resampl"];
    let words = spaced(&whole.to_lowercase());
    let mut corrected = CORRECTED.iter().chain(&RESAMPLED);
    Said {
        is_corrected: corrected.any(|word| words.contains(word)),
        is_one_sided: is_one_sided(&words),
    }
}

/// What a test gives, where that is not what is said of it.
fn judge(test: &ReportedTest, said: &Said) -> Option<(Interval, Option<Interval>)> {
    if said.is_corrected {
        return None;
    }
    let gives = two_sided(test)?;
    let stated = match &test.p {
        StatedP::Within(stated) => stated.clone(),
        // The threshold is not stated: what is below .001 is significant by any.
        StatedP::NotSignificant => Interval::new(Some(End::excluded(thousandth())), None)?,
    };
    if gives.common(&stated).is_some() {
        return None;
    }
    let two = Interval::point(BigRational::from(BigInt::from(2)));
    let half = gives.over(&two)?;
    let other = Interval::point(BigRational::one()).minus(&half)?;
    // With one degree of freedom above, F is the square of a t.
    let is_square = test.statistic == Statistic::F
        && test
            .freedom
            .first()
            .is_some_and(|above| above.first.is_one());
    let has_sides = matches!(test.statistic, Statistic::T | Statistic::Z | Statistic::R);
    let meets = |one: &Interval| one.common(&stated).is_some();
    let fits_half = (has_sides || is_square) && meets(&half);
    if (fits_half || has_sides && meets(&other)) && said.is_one_sided {
        return None;
    }
    // Nobody tests against the side that speaks against the effect.
    Some((gives, Some(half).filter(|_| fits_half)))
}

/// The words of a text, a blank before and after each.
fn spaced(said: &str) -> String {
    let words = said
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut spaced = String::from(" ");
    for word in words {
        spaced += word;
        spaced.push(' ');
    }
    spaced
}

/// Whether words say that their tests are against one side.
fn is_one_sided(words: &str) -> bool {
    let sides = [
        "one tailed",
        "one tail",
        "1 tailed",
        "one sided",
        "1 sided",
        "directional",
    ];
    sides.iter().any(|side| words.contains(side))
}

/// Whether a statement of p and a recomputed one lie on different sides of .05.
fn is_across(stated: &StatedP, gives: &Interval) -> bool {
    let threshold = Interval::point(BigRational::new(BigInt::one(), BigInt::from(20)));
    let side = |p: &Interval| {
        use super::interval::Comparator::{Greater, Less};
        match (p.may(Less, &threshold), p.may(Greater, &threshold)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    };
    let stated = match stated {
        StatedP::Within(stated) => side(stated),
        StatedP::NotSignificant => Some(false),
    };
    stated
        .zip(side(gives))
        .is_some_and(|(one, other)| one != other)
}

fn thousandth() -> BigRational {
    BigRational::new(BigInt::one(), BigInt::from(1000))
}

/// All the p that a test can have against both sides; none where the statistic has no such
/// value, or the functions are not to be relied on.
#[must_use]
pub fn two_sided(test: &ReportedTest) -> Option<Interval> {
    let (near, far) = distances(&test.value)?;
    if near < 0.0
        || test
            .freedom
            .iter()
            .any(|freedom| !freedom.first.is_positive())
    {
        return None;
    }
    let is_one_way = matches!(test.statistic, Statistic::F | Statistic::ChiSquare);
    if is_one_way && test.value.first.is_negative() {
        return None;
    }
    if test.statistic == Statistic::R && test.value.first.abs() > BigRational::one() {
        return None;
    }
    let is_whole = test
        .freedom
        .iter()
        .all(|freedom| freedom.first.is_integer());
    let freedom: Vec<[f64; 2]> = test
        .freedom
        .iter()
        .map(|freedom| {
            let (low, high) = distances(freedom)?;
            let exact = freedom.first.to_f64()?;
            Some(if freedom.is_whole {
                [exact, exact]
            } else {
                [low, high]
            })
        })
        .collect::<Option<_>>()?;
    let mut all = Vec::new();
    for distance in [near, far] {
        match (test.statistic, freedom.as_slice()) {
            (Statistic::Z, []) => all.push(normal(distance)),
            (Statistic::T, [ends]) => {
                for one in ends {
                    all.extend(student(distance, *one)?);
                }
            }
            (Statistic::R, [ends]) => {
                // What stands in the brackets is now the freedom, now the number of cases.
                for one in [ends[0] - 2.0, ends[0], ends[1]] {
                    all.push(correlation(distance, one)?);
                }
            }
            (Statistic::ChiSquare, [ends]) => {
                for one in ends {
                    all.push(chi_square(distance, *one)?);
                }
            }
            (Statistic::F, [above, below]) => {
                for one in above {
                    for other in below {
                        all.push(fisher(distance, *one, *other)?);
                    }
                }
            }
            _ => return None,
        }
    }
    widened(&all, if is_whole { RELATIVE } else { RELATIVE_BETWEEN })
}

/// The values nearest to zero and farthest from it that a printed number stands for.
fn distances(number: &Number) -> Option<(f64, f64)> {
    let middle = number.first.abs();
    let near = (&middle - &number.half).max(BigRational::zero());
    let far = (&middle + &number.half).to_f64()?;
    Some((near.to_f64()?.min(MOST_STATISTIC), far.min(MOST_STATISTIC)))
}

fn normal(distance: f64) -> f64 {
    erfc(distance / std::f64::consts::SQRT_2)
}

/// Student's t; with many degrees of freedom between that with fewer and the normal.
fn student(distance: f64, freedom: f64) -> Option<Vec<f64>> {
    let used = freedom.min(MOST_FREEDOM);
    let p = beta(used / 2.0, 0.5, used / (used + distance * distance))?;
    Some(if freedom > MOST_FREEDOM {
        vec![p, normal(distance)]
    } else {
        vec![p]
    })
}

/// Pearson's r, which has Student's t for its square by what it leaves of one.
fn correlation(distance: f64, freedom: f64) -> Option<f64> {
    let is_small = freedom > 0.0 && freedom <= MOST_FREEDOM;
    if distance >= 1.0 {
        return Some(0.0);
    }
    beta(freedom / 2.0, 0.5, 1.0 - distance * distance).filter(|_| is_small)
}

fn chi_square(distance: f64, freedom: f64) -> Option<f64> {
    if freedom > MOST_FREEDOM {
        return None;
    }
    if distance <= 0.0 {
        return Some(1.0);
    }
    checked_gamma_ur(freedom / 2.0, distance / 2.0).ok()
}

fn fisher(distance: f64, above: f64, below: f64) -> Option<f64> {
    if above > MOST_FREEDOM || below > MOST_FREEDOM {
        return None;
    }
    beta(below / 2.0, above / 2.0, below / (above * distance + below))
}

fn beta(one: f64, other: f64, at: f64) -> Option<f64> {
    checked_beta_reg(one, other, at.clamp(0.0, 1.0)).ok()
}

/// The stretch from the least to the greatest of recomputed values, made wider.
fn widened(all: &[f64], relative: f64) -> Option<Interval> {
    if all.iter().any(|p| !p.is_finite()) {
        return None;
    }
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(0.0, f64::max);
    let low = (low * (1.0 - relative) - ABSOLUTE).clamp(0.0, 1.0);
    let high = (high * (1.0 + relative) + ABSOLUTE).clamp(0.0, 1.0);
    Interval::new(
        Some(End::included(BigRational::from_float(low)?)),
        Some(End::included(BigRational::from_float(high)?)),
    )
}
