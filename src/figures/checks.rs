//! The checks of a run: what arithmetic says of them.
//!
//! Each side is reckoned as the stretch of all values that it can have. Two uses of one
//! figure are reckoned as if they could differ, which only widens the stretch: what is
//! said to fail fails, and what seems to hold may not (Moore 1966, the dependency problem).
//! What seems to hold is therefore looked at once more where a figure stands twice.

use super::interval::Comparator;
use super::named::Operand;
use super::periods::MixedTimes;
use super::sums::{Side, Stop, beside};
use super::taken::{Taken, Taking};
use super::units::Unit;
use super::{Figures, item_ref};
use crate::map::{ItemRef, Map, Place};
use crate::project::Project;
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Comparison, ItemKind, Part};

/// A check and what arithmetic says of it.
#[derive(Debug)]
pub struct Check {
    /// The item in which it stands, or the check itself at the margin.
    pub item: ItemRef,
    /// The whole comparison.
    pub place: Place,
    /// Its two sides, without the comparator between them.
    pub sides: [Place; 2],
    pub compares: Comparator,
    /// The figures that it names, by the places of their names.
    pub operands: Vec<(Place, Operand)>,
    /// A ratio in it of figures for different times.
    pub mixed_times: Option<MixedTimes>,
    /// What is found of it: for each row, where it is over a table, what is not well.
    pub verdicts: Vec<Verdict>,
}

/// What arithmetic says of a check, or of one row of it.
#[derive(Debug)]
pub enum Verdict {
    /// Some values satisfy it.
    MayHold { left: Side, right: Side },
    /// No values satisfy it.
    Fails(Failure),
    /// It compares or adds what does not go together.
    Mixes(Mixed),
    /// It could not be reckoned.
    Silent(Silence),
}

/// A check that no values satisfy.
#[derive(Debug)]
pub struct Failure {
    pub left: Side,
    pub right: Side,
    /// Of a check over a table, the table and the row.
    pub row: Option<(usize, usize)>,
    /// The unit in which its figures are taken where they are given in it, if not in that
    /// which is printed first.
    pub unit: Option<Unit>,
    /// The stated rates by which the others are converted, by their places in
    /// [`Figures::rates`].
    pub rates: Vec<usize>,
}

/// Two units that do not go together.
#[derive(Clone, Debug)]
pub struct Mixed {
    pub one: Unit,
    pub other: Unit,
    /// Whether they are compared, rather than added or subtracted.
    pub compared: bool,
}

/// Why a check was not reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// A name is not known, and that is said elsewhere.
    UnknownName,
    /// A figure has no number that can be reckoned with.
    NoNumber,
    /// A divisor is zero.
    OverZero,
    /// The numbers grow too long.
    TooLong,
}

/// In how many units a check is tried whose figures do not go together as printed.
const MOST_UNITS: usize = 4;

impl Check {
    /// Whether it was not reckoned at all.
    #[must_use]
    pub fn is_not_reckoned(&self) -> bool {
        let mut verdicts = self.verdicts.iter();
        verdicts.all(|verdict| matches!(verdict, Verdict::Silent(_) | Verdict::Mixes(_)))
    }

    /// Whether it is over a column of a table, and so about each of its rows.
    #[must_use]
    pub fn is_over_a_table(&self) -> bool {
        let mut operands = self.operands.iter();
        operands.any(|(_, operand)| matches!(operand, Operand::Column { .. }))
    }
}

impl Figures {
    /// How many checks were not reckoned.
    #[must_use]
    pub fn not_reckoned(&self) -> usize {
        let checks = self.checks.iter();
        checks.filter(|check| check.is_not_reckoned()).count()
    }

    pub(super) fn judge(&mut self, project: &Project, map: &Map) {
        for (index, file) in project.maps.iter().enumerate() {
            for (at, item) in file.tree.items.iter().enumerate() {
                let own = match &item.kind {
                    ItemKind::Check(comparison) => Some(&**comparison),
                    _ => None,
                };
                let clauses = item.clauses.iter().filter_map(|clause| match &clause.kind {
                    ClauseKind::Check(comparison) => Some(&**comparison),
                    _ => None,
                });
                for comparison in own.into_iter().chain(clauses) {
                    let check = self.check(project, map, item_ref(index, at), comparison);
                    self.checks.push(check);
                }
            }
        }
    }

    fn check(
        &mut self,
        project: &Project,
        map: &Map,
        item: ItemRef,
        comparison: &Comparison,
    ) -> Check {
        let file = project.maps[item.map.index()].file;
        let text = project.files.get(file).text.as_str();
        let place = |span: Span| Place { file, span };
        let compares = match comparison.comparator.of(text) {
            "<" => Comparator::Less,
            "<=" => Comparator::AtMost,
            ">" => Comparator::Greater,
            ">=" => Comparator::AtLeast,
            _ => Comparator::Equal,
        };
        let sides = [&comparison.left, &comparison.right];
        let mut operands = Vec::new();
        let mut all_known = true;
        for part in sides.into_iter().flat_map(|side| &side.parts) {
            if let Part::Figure(name) = part {
                let place = place(name.0);
                match self.operand(project, map, place) {
                    Some(operand) => operands.push((place, operand)),
                    None => all_known = false,
                }
            }
        }
        let end = end_of(text, comparison);
        let mut check = Check {
            item,
            place: place(Span {
                start: comparison.span.start,
                end,
            }),
            sides: [
                (comparison.span.start, comparison.comparator.start),
                (comparison.comparator.end, end),
            ]
            .map(|(start, end)| place(trimmed(text, start, end))),
            compares,
            operands,
            mixed_times: None,
            verdicts: Vec::new(),
        };
        check.verdicts = if all_known {
            check.mixed_times = self.mixed_times(&check, comparison);
            self.verdicts(text, &check, comparison)
        } else {
            vec![Verdict::Silent(Silence::UnknownName)]
        };
        check
    }

    /// One verdict, or those of every row that is not well, where a column is named.
    fn verdicts(&mut self, text: &str, check: &Check, comparison: &Comparison) -> Vec<Verdict> {
        let column = check
            .operands
            .iter()
            .find_map(|(_, operand)| match operand {
                Operand::Column { table, .. } => Some(*table),
                _ => None,
            });
        let Some(table) = column else {
            return vec![self.verdict(text, check, comparison, None)];
        };
        let total = self.tables[table].total_row();
        let mut last = None;
        let mut told = Vec::new();
        for row in 0..self.tables[table].rows.len() {
            if Some(row) == total {
                continue;
            }
            match self.verdict(text, check, comparison, Some((table, row))) {
                verdict @ Verdict::Fails(_) => told.push(verdict),
                verdict @ Verdict::Mixes(_) => {
                    told.push(verdict);
                    break;
                }
                verdict => last = Some(verdict),
            }
        }
        if told.is_empty() {
            told.extend(last);
        }
        told
    }

    /// The verdict with the figures as they are printed first; where these do not go
    /// together, with all of them in a unit that one of them is also given in.
    fn verdict(
        &mut self,
        text: &str,
        check: &Check,
        comparison: &Comparison,
        row: Option<(usize, usize)>,
    ) -> Verdict {
        let first = self.verdict_in(text, check, comparison, row, Taken::AsPrinted);
        // `38 of 60 countries` may be meant as a share where no unit tells.
        if matches!(first, Verdict::Fails(_)) && self.has_share(check) {
            let share = Taken::In(&Unit::ratio());
            let as_share = self.verdict_in(text, check, comparison, row, share);
            return match as_share {
                Verdict::MayHold { .. } => as_share,
                _ => first,
            };
        }
        let Verdict::Mixes(mixed) = &first else {
            return first;
        };
        let mut others: Vec<Unit> = Vec::new();
        for (_, operand) in &check.operands {
            let Operand::Figure(at) = operand else {
                continue;
            };
            let figure = &self.figures[*at];
            let values = figure.values.iter().skip(1);
            let also = values.filter_map(|value| value.quantity.as_ref().ok());
            for quantity in also.chain(&figure.share) {
                if !others.contains(&quantity.unit) && others.len() < MOST_UNITS {
                    others.push(quantity.unit.clone());
                }
            }
        }
        let found = others
            .iter()
            .map(|unit| self.verdict_in(text, check, comparison, row, Taken::In(unit)))
            .find(|verdict| !matches!(verdict, Verdict::Mixes(_)));
        if let Some(found) = found {
            return found;
        }
        // Conversion only widens, so that what fails in one unit fails.
        let mut converted = None;
        for word in mixed.words().take(MOST_UNITS) {
            match self.verdict_in(text, check, comparison, row, Taken::Converted(word)) {
                Verdict::Mixes(_) => {}
                verdict @ Verdict::Fails(_) => return verdict,
                verdict => {
                    converted.get_or_insert(verdict);
                }
            }
        }
        converted.unwrap_or(first)
    }

    fn has_share(&self, check: &Check) -> bool {
        check.operands.iter().any(|(_, operand)| match operand {
            Operand::Figure(at) => self.figures[*at].share.is_some(),
            _ => false,
        })
    }

    fn verdict_in(
        &mut self,
        text: &str,
        check: &Check,
        comparison: &Comparison,
        row: Option<(usize, usize)>,
        taken: Taken<'_>,
    ) -> Verdict {
        let mut operands = check.operands.iter().map(|(_, operand)| *operand);
        let mut taking = Taking {
            text,
            item: check.item,
            row,
            taken,
            rates: Vec::new(),
        };
        let left = self.side(&comparison.left, &mut operands, &mut taking);
        let right = self.side(&comparison.right, &mut operands, &mut taking);
        let (left, right) = match (left, right) {
            (Ok(left), Ok(right)) => (left, right),
            (Err(stop), _) | (_, Err(stop)) => {
                return match stop {
                    Stop::Mixed(one, other) => Verdict::Mixes(Mixed {
                        one,
                        other,
                        compared: false,
                    }),
                    Stop::Silent(silence) => Verdict::Silent(silence),
                };
            }
        };
        if beside(&left, &right).is_none() {
            return Verdict::Mixes(Mixed {
                one: left.unit,
                other: right.unit,
                compared: true,
            });
        }
        let may = left.range.may(check.compares, &right.range)
            && !self.is_impossible(check, comparison, &mut taking);
        if may {
            Verdict::MayHold { left, right }
        } else {
            Verdict::Fails(Failure {
                left,
                right,
                row,
                unit: taken.unit(),
                rates: taking.rates,
            })
        }
    }
}

/// Where a comparison ends: with its last number or name and the brackets round it. What
/// could not be read below it is no part of it.
fn end_of(text: &str, comparison: &Comparison) -> u32 {
    let ends = comparison.right.parts.iter().filter_map(|part| match part {
        Part::Figure(name) => Some(name.0.end),
        Part::Quantity(quantity) => Some(quantity.0.end),
        Part::Operator(_) => None,
    });
    let mut end = ends.max().unwrap_or(comparison.span.end);
    let rest = Span {
        start: end,
        end: comparison.span.end,
    };
    let mut at = end;
    for letter in rest.of(text).chars() {
        at += u32::try_from(letter.len_utf8()).unwrap_or(0);
        if letter == ')' {
            end = at;
        } else if !letter.is_whitespace() {
            break;
        }
    }
    end
}

/// A stretch of text without the blanks and comments after it, and without the blanks
/// before it.
fn trimmed(text: &str, start: u32, end: u32) -> Span {
    let words = Span { start, end }.of(text);
    let lead = words.len() - words.trim_start().len();
    let mut last = 0;
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        let said = crate::syntax::without_comment(line).trim_end();
        if !said.trim().is_empty() {
            last = at + said.len();
        }
        at += line.len();
    }
    let start = start as usize;
    Span::new(start + lead, start + last.max(lead))
}
