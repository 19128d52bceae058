//! How one quotation stands to the copies in which it is looked for.

use super::copies::Copies;
use super::gather::{Cited, Task};
use super::{Found, Kind, Looked, Misplaced, Near, Obstacle, Outcome, PageRanges};
use crate::quotations::{Change, Comparison, Replaced, cut, is_respelt, touches_citation, turns};
use crate::texts::Compared;

/// A passage of fewer letters is near to too much.
const FEWEST_CLOSE: usize = 24;

/// A passage is close where at most one letter in so many differs.
const CLOSE: usize = 5;

pub(super) fn judge(copies: &Copies<'_>, task: &Task) -> Outcome {
    let has_letters = task.words.chars().any(char::is_alphanumeric);
    if !has_letters && !task.is_damaged {
        return Outcome::NotChecked(Obstacle::Empty);
    }
    let outcome = if task.is_translated {
        Outcome::NotChecked(Obstacle::Translated)
    } else {
        in_works(copies, task)
    };
    match outcome {
        Outcome::NotChecked(obstacle) => as_printed(copies, task, obstacle),
        Outcome::Near(_) | Outcome::Absent { .. } if task.is_damaged => {
            Outcome::NotChecked(Obstacle::Damaged)
        }
        outcome => outcome,
    }
}

/// What was met in the works so far.
#[derive(Default)]
struct Met {
    found: Option<((usize, usize), Found)>,
    near: Option<(usize, Near)>,
    absent: Vec<Looked>,
    is_scattered: bool,
    /// Why nothing follows from what was not found.
    obstacle: Option<Obstacle>,
}

fn in_works(copies: &Copies<'_>, task: &Task) -> Outcome {
    let mut met = Met::default();
    for cited in &task.works {
        match cited.copy {
            Ok(file) => met.look(copies, task, cited, file),
            Err(obstacle) => met.stop(obstacle),
        }
    }
    if let Some((_, found)) = met.found {
        return Outcome::Found(found);
    }
    // A passage that is no more than alike tells nothing where the words may stand in
    // what is not held.
    if let Some((distance, near)) = met.near
        && (met.obstacle.is_none() || distance <= 1000 / CLOSE)
    {
        let is_certain = met.obstacle.is_none() && task.kind == Kind::Quotation;
        let is_certain = is_certain && !near.is_shortened;
        return Outcome::Near(Near {
            corrections: near.corrections.filter(|_| is_certain),
            ..near
        });
    }
    match met.obstacle {
        Some(obstacle) => Outcome::NotChecked(obstacle),
        None if met.absent.is_empty() => Outcome::NotChecked(Obstacle::Uncited),
        None => Outcome::Absent {
            copies: met.absent,
            is_scattered: met.is_scattered,
        },
    }
}

/// Looks in the papers in which the quotation was read.
fn as_printed(copies: &Copies<'_>, task: &Task, obstacle: Obstacle) -> Outcome {
    let mut met = Met::default();
    for paper in &task.printed_in {
        let Ok(file) = paper.copy else { continue };
        let Some(text) = copies.read(file) else {
            continue;
        };
        let copy = Looked {
            work: paper.work,
            file,
            as_printed: true,
        };
        let compared = text.compare(&task.words, copies.tolerance(paper.work));
        met.compare(copies, task, copy, compared, &[]);
    }
    if let Some((_, found)) = met.found {
        return Outcome::Found(found);
    }
    match met.near {
        Some((distance, near)) if distance <= 1000 / CLOSE && !task.is_damaged => {
            Outcome::Near(near)
        }
        _ => Outcome::NotChecked(obstacle),
    }
}

impl Met {
    fn stop(&mut self, obstacle: Obstacle) {
        // A work that could be held says more than one that could not.
        if self.obstacle.is_none_or(|known| known == Obstacle::Uncited) {
            self.obstacle = Some(obstacle);
        }
    }

    fn look(&mut self, copies: &Copies<'_>, task: &Task, cited: &Cited, file: usize) {
        let Some(text) = copies.read(file) else {
            self.stop(Obstacle::Unreadable(cited.work, file));
            return;
        };
        let copy = Looked {
            work: cited.work,
            file,
            as_printed: false,
        };
        let stated: Vec<PageRanges> = cited
            .locators
            .iter()
            .filter_map(|locator| PageRanges::read(&locator.words))
            .collect();
        let holds = copies.holds(cited.work);
        let is_covered = match &holds.pages {
            Some(held) => !stated.is_empty() && stated.iter().all(|pages| held.covers(pages)),
            None => false,
        };
        let is_outside = match &holds.pages {
            Some(held) => !stated.is_empty() && !stated.iter().any(|pages| held.meets(pages)),
            None => false,
        };
        let compared = text.compare(&task.words, copies.tolerance(cited.work));
        let tells = !holds.is_partial || is_covered;
        match &compared.comparison {
            Comparison::Found { .. } => self.compare(copies, task, copy, compared, &cited.locators),
            Comparison::Empty => self.stop(Obstacle::Empty),
            _ if is_outside => self.stop(Obstacle::Outside(cited.work, file)),
            Comparison::Absent | Comparison::Scattered if !tells => {
                self.stop(Obstacle::Outside(cited.work, file));
            }
            Comparison::Near { .. } => {
                self.compare(copies, task, copy, compared, &cited.locators);
                if !tells {
                    self.stop(Obstacle::Outside(cited.work, file));
                }
            }
            Comparison::Absent | Comparison::Scattered => {
                self.is_scattered |= compared.comparison == Comparison::Scattered;
                self.absent.push(copy);
            }
        }
    }

    fn compare(
        &mut self,
        copies: &Copies<'_>,
        task: &Task,
        copy: Looked,
        compared: Compared,
        locators: &[super::gather::Locator],
    ) {
        let Some(text) = copies.read(copy.file) else {
            return;
        };
        let source = &text.source;
        let pages = copies
            .pages(copy.work, copy.file)
            .filter(|_| !copy.as_printed);
        match compared.comparison {
            Comparison::Found {
                stretches,
                changes,
                is_marked,
                as_scanned,
            } => {
                let weight = weight(&changes);
                if self
                    .found
                    .as_ref()
                    .is_some_and(|(known, _)| *known <= weight)
                {
                    return;
                }
                let mut places = compared.places;
                if places.is_empty() {
                    places.push(stretches.clone());
                }
                let is_cut_everywhere = !task.item_turns
                    && places
                        .iter()
                        .all(|place| cut(source.text(), place).is_some());
                let cut = cut(source.text(), &stretches).filter(|_| is_cut_everywhere);
                let states_pages = || {
                    locators
                        .iter()
                        .any(|one| PageRanges::read(&one.words).is_some())
                };
                let has_unchecked_pages = pages.is_none() && states_pages();
                let misplaced = pages.and_then(|pages| {
                    let locator = locators.first()?;
                    let stated: Option<Vec<PageRanges>> = locators
                        .iter()
                        .map(|one| PageRanges::read(&one.words))
                        .collect();
                    let stated = stated?;
                    let is_there = places.iter().any(|place| {
                        let (Some(first), Some(last)) = (place.first(), place.last()) else {
                            return true;
                        };
                        let end = last.end.max(first.start + 1) - 1;
                        stated
                            .iter()
                            .any(|stated| pages.meet(first.start, end, stated))
                    });
                    // Of pages that are not held nothing can be said.
                    if !stated.iter().all(|stated| pages.have_all(stated)) {
                        return None;
                    }
                    let page = pages.at(stretches.first()?.start)?;
                    let is_only = locators.len() == 1
                        && places.iter().all(|place| {
                            let first = place.first().map(|first| pages.at(first.start));
                            first.flatten() == Some(page)
                        });
                    (!is_there).then(|| Misplaced {
                        place: locator.place,
                        stated: locator.words.clone(),
                        page,
                        is_only,
                    })
                });
                self.found = Some((
                    weight,
                    Found {
                        copy,
                        stretches,
                        changes,
                        is_marked,
                        as_scanned,
                        has_unchecked_pages,
                        cut,
                        misplaced,
                    },
                ));
            }
            Comparison::Near {
                passage,
                mut replaced,
                distance: (changed, letters),
            } => {
                let differences = replaced.len();
                replaced.retain(|change| !touches_citation(source.text(), &change.text));
                if replaced.is_empty() && differences > 0 {
                    self.stop(Obstacle::Citation(copy.file));
                    return;
                }
                let is_whole = replaced.len() == differences;
                let left_out = |change: &Replaced| change.quoted.is_empty();
                // Of `can't` the quotation may leave the end out.
                let shortens = |change: &Replaced| {
                    let before = &source.text()[..change.text.start];
                    (before.ends_with("n'") || before.ends_with("n’"))
                        && source.text()[change.text.clone()].starts_with('t')
                };
                let turned = |change: &Replaced| {
                    goes_on(source.text(), change.text.end)
                        || turns(&source.text()[change.text.clone()])
                        || shortens(change)
                };
                let has_all = !replaced.is_empty() && replaced.iter().all(left_out);
                let differs = changed * 1000 / letters.max(1);
                let distance = if has_all {
                    differs.min(1000 / CLOSE)
                } else if letters < FEWEST_CLOSE && changed > 0 {
                    1000
                } else {
                    differs
                };
                if self
                    .near
                    .as_ref()
                    .is_some_and(|(known, _)| *known <= distance)
                {
                    return;
                }
                let is_shortened = has_all && !replaced.iter().any(turned);
                let is_respelt = !replaced.is_empty()
                    && replaced.iter().all(|change| {
                        let ours = task.words.get(change.quoted.clone()).unwrap_or_default();
                        is_respelt(ours, &source.text()[change.text.clone()])
                    });
                let page = pages.and_then(|pages| pages.at(passage.start));
                let near = Near {
                    copy,
                    passage,
                    replaced,
                    page,
                    is_shortened,
                    is_respelt,
                    corrections: compared.corrections.filter(|_| is_whole),
                };
                self.near = Some((distance, near));
            }
            Comparison::Scattered | Comparison::Absent | Comparison::Empty => {}
        }
    }
}

/// Whether what ends at a place is a part of a word that is broken at the end of a line,
/// or of a number.
fn goes_on(text: &str, place: usize) -> bool {
    let mut rest = text[place..].chars();
    match rest.next() {
        Some('-' | '\u{2010}') => true,
        Some('.' | ',') => rest.next().is_some_and(|next| next.is_ascii_digit()),
        _ => false,
    }
}

fn weight(changes: &[Change]) -> (usize, usize) {
    let grave = changes
        .iter()
        .filter(|change| !change.difference.is_slight());
    (grave.count(), changes.len())
}
