//! Every quotation and wording of a run's maps, compared once with the copies that are
//! held; the rules only say what was found.
//!
//! A quotation is looked for in every work that its item cites. Where none of these is
//! held, or the quotation is translated, it is looked for in the paper of its map: found
//! there, it stands as the paper prints it; not found there, it was not compared. A
//! wording (`says`) is looked for in the paper of its map, and in a review without a
//! text in the paper that it reviews. What is not held is never held against anybody.

mod copies;
mod counts;
mod gather;
mod judge;
mod locator;

use std::ops::Range;

use rayon::prelude::*;

pub use counts::QuotationCounts;
pub use locator::{Page, PageRanges};

use crate::map::{ItemRef, Map, Place, StatementId, Work};
use crate::project::Project;
use crate::quotations::{Change, Correction, Cut, Difference, Replaced};
use crate::texts::Texts;

/// All quotations and wordings of a run, in the order of the maps.
#[derive(Debug, Default)]
pub struct Checked {
    /// One for each `quote` and `says`.
    pub quotations: Vec<CheckedQuotation>,
}

/// A quotation or wording, and how it stands to the copies that are held.
#[derive(Debug)]
pub struct CheckedQuotation {
    pub kind: Kind,
    /// The item in which it stands.
    pub item: ItemRef,
    /// The statement of that item, where it has one.
    pub statement: Option<StatementId>,
    /// Its words in the map, with their quotation marks.
    pub place: Place,
    /// Its words.
    pub words: String,
    pub outcome: Outcome,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `quote`: a source's words.
    Quotation,
    /// `says`: the paper's own wording.
    Wording,
}

/// How a quotation stands to the copies in which it was looked for.
#[derive(Debug)]
pub enum Outcome {
    /// Its letters stand there.
    Found(Found),
    /// Something near to them stands there.
    Near(Near),
    /// Nothing near to them stands in copies that are whole.
    Absent {
        /// Where it was looked for; the first is named.
        copies: Vec<Looked>,
        /// Each of its parts stands there, and not in this order.
        is_scattered: bool,
    },
    /// It was not compared, or what was found says nothing.
    NotChecked(Obstacle),
}

/// A copy in which a quotation was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The work of which it is a copy.
    pub work: Work,
    /// The file, by its place among those of [`Texts`].
    pub file: usize,
    /// Whether it is not a cited work but the paper in which the quotation was read.
    pub as_printed: bool,
}

/// A quotation that stands in a copy.
#[derive(Debug)]
pub struct Found {
    pub copy: Looked,
    /// Its stretches in the text.
    pub stretches: Vec<Range<usize>>,
    /// Where its letters are those of the text and something else is not.
    pub changes: Vec<Change>,
    /// Whether marks declare that it departs from the text.
    pub is_marked: bool,
    /// Whether letters differ, and only as scanning confuses them.
    pub as_scanned: bool,
    /// Whether pages are stated that could not be compared, as the copy tells none.
    pub has_unchecked_pages: bool,
    /// A word that turns the sentence, left outside at every place where it stands.
    pub cut: Option<Cut>,
    /// It stands on other pages than stated.
    pub misplaced: Option<Misplaced>,
}

/// A quotation that stands on another page than stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// Where the map states the page.
    pub place: Place,
    /// The locator.
    pub stated: String,
    /// The page on which it begins.
    pub page: u32,
    /// Whether it stands nowhere else, and nothing else states its page.
    pub is_only: bool,
}

/// A passage that is near to a quotation.
#[derive(Debug)]
pub struct Near {
    pub copy: Looked,
    /// The passage.
    pub passage: Range<usize>,
    /// What differs.
    pub replaced: Vec<Replaced>,
    /// The page on which it begins, where that is certain.
    pub page: Option<u32>,
    /// Nothing differs but that words of the text are left out without a mark, none of
    /// which turns its sentence.
    pub is_shortened: bool,
    /// What gives the quotation the passage's own words, where it differs by slips of the
    /// pen: all works in which it may stand were looked at.
    pub corrections: Option<Vec<Correction>>,
    /// Nothing differs but British and American spelling.
    pub is_respelt: bool,
}

impl Found {
    /// The first mark of a number that makes it another number.
    #[must_use]
    pub fn other_number(&self) -> Option<&Change> {
        let mut changes = self.changes.iter();
        changes.find(|change| change.difference == Difference::Digits)
    }

    /// Whether a number is another for its marks: then it counts as not found.
    #[must_use]
    pub fn has_other_number(&self) -> bool {
        self.other_number().is_some()
    }
}

impl Near {
    /// Whether it counts as altered rather than as not found. A wording that leaves out
    /// words is another wording.
    #[must_use]
    pub fn is_altered(&self, kind: Kind) -> bool {
        self.is_respelt || self.is_shortened && kind == Kind::Quotation
    }
}

/// Why a quotation was not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obstacle {
    /// Its item cites nothing of which a copy could be held.
    Uncited,
    /// No copy of this work is held.
    NotHeld(Work),
    /// The copy in this file cannot be read.
    Unreadable(Work, usize),
    /// The source is in another language.
    Translated,
    /// The copy has only a part of the work.
    Outside(Work, usize),
    /// It differs from the copy in this file only where that has a citation, of which the
    /// printed words are not known.
    Citation(usize),
    /// Its item could not be read whole.
    Damaged,
    /// It has no letters.
    Empty,
}

impl Checked {
    /// Compares all quotations and wordings of a run, in parallel.
    #[must_use]
    pub fn new(project: &Project, map: &Map, texts: &Texts) -> Self {
        Self::of(project, map, texts, |_| true)
    }

    /// Compares the wordings of a run alone.
    #[must_use]
    pub fn wordings(project: &Project, map: &Map, texts: &Texts) -> Self {
        Self::of(project, map, texts, |kind| kind == Kind::Wording)
    }

    fn of(project: &Project, map: &Map, texts: &Texts, is_asked: impl Fn(Kind) -> bool) -> Self {
        let (copies, mut tasks) = gather::gather(project, map, texts);
        tasks.retain(|task| is_asked(task.kind));
        // Each copy is read by one thread before any is needed.
        let mut files: Vec<usize> = tasks.iter().flat_map(gather::Task::files).collect();
        files.sort_unstable();
        files.dedup();
        files.par_iter().for_each(|file| {
            copies.read(*file);
        });
        let quotations = tasks.into_par_iter().map(|task| {
            let outcome = judge::judge(&copies, &task);
            CheckedQuotation {
                kind: task.kind,
                item: task.item,
                statement: task.statement,
                place: task.place,
                words: task.words,
                outcome,
            }
        });
        let checked = Self {
            quotations: quotations.collect(),
        };
        let read = files.iter().filter_map(|file| copies.read(*file));
        read.for_each(crate::texts::HeldText::keep);
        checked
    }
}
