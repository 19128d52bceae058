//! The copies of works: which file, how much of the work it has, which pages.

use std::collections::{HashMap, HashSet};

use super::{Obstacle, Page, PageRanges};
use crate::map::{Map, MapId, Work};
use crate::project::Project;
use crate::quotations::SCANNED;
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Text};
use crate::texts::{Copy, HeldText, Texts};

/// The copies of a run, and how much each work's copy has of it.
pub(super) struct Copies<'run> {
    texts: &'run Texts,
    files: Vec<&'run crate::texts::HeldFile>,
    holds: HashMap<Work, Holds, foldhash::fast::FixedState>,
    /// The works whose copies were scanned.
    scanned: HashSet<Work, foldhash::fast::FixedState>,
}

/// How much of a work its copy has.
#[derive(Clone, Debug, Default)]
pub(super) struct Holds {
    /// The pages, where they are told.
    pub(super) pages: Option<PageRanges>,
    /// Whether it is told that something is lacking.
    pub(super) is_partial: bool,
}

impl<'run> Copies<'run> {
    pub(super) fn new(project: &Project, map: &Map, texts: &'run Texts) -> Self {
        let mut holds = HashMap::default();
        let mut scanned = HashSet::default();
        for (at, source) in map.sources.iter().enumerate() {
            let id = crate::map::SourceId::at(at);
            if source.value("copy") == Some("scanned") {
                scanned.insert(Work::Source(id));
            }
            if let Some(told) = source.value("holds") {
                let all = source.value("pages").map(|pages| format!("pp. {pages}"));
                holds.insert(Work::Source(id), Holds::new(told, all.as_deref()));
            }
        }
        for at in 0..map.maps.len() {
            if header_field(project, at, "copy").as_deref() == Some("scanned") {
                scanned.insert(Work::Paper(MapId::at(at)));
            }
            if let Some(told) = header_field(project, at, "holds") {
                holds.insert(Work::Paper(MapId::at(at)), Holds::new(&told, None));
            }
        }
        Self {
            texts,
            files: texts.files().collect(),
            holds,
            scanned,
        }
    }

    /// How many letters in a hundred may be misread in a work's copy.
    pub(super) fn tolerance(&self, work: Work) -> usize {
        match self.scanned.contains(&work) {
            true => SCANNED,
            false => 0,
        }
    }

    /// The file with the copy of a work, or why there is none.
    pub(super) fn of(&self, work: Work) -> Result<usize, Obstacle> {
        let copy = match work {
            Work::Source(id) => self.texts.source(id),
            Work::Paper(id) => self.texts.paper(id),
            Work::Note(_) | Work::Words(_) | Work::Unknown => return Err(Obstacle::Uncited),
        };
        match copy {
            Copy::Here(file) => Ok(*file),
            Copy::Unknown | Copy::Absent { .. } => Err(Obstacle::NotHeld(work)),
        }
    }

    /// The text of a file; none where it cannot be read.
    pub(super) fn read(&self, file: usize) -> Option<&'run HeldText> {
        self.files.get(file)?.text().ok()
    }

    /// How much of a work its copy has.
    pub(super) fn holds(&self, work: Work) -> Holds {
        self.holds.get(&work).cloned().unwrap_or_default()
    }

    /// The pages of a work's copy where it is certain which they are: so many as the
    /// map says that the copy has, or called by other numbers than those of counting.
    pub(super) fn pages(&self, work: Work, file: usize) -> Option<CertainPages<'run>> {
        let text = self.read(file)?;
        let (starts, source) = (&text.pages.starts, text.source.text());
        let (end, _) = starts.last()?;
        // A form feed behind the last page begins no page.
        let is_empty = source
            .get(*end..)
            .is_some_and(|rest| rest.trim().is_empty());
        let number = starts.len() - usize::from(is_empty && starts.len() > 1);
        let named = starts[..number].iter().map(|(_, name)| name.parse().ok());
        let named: Vec<u32> = named.collect::<Option<_>>()?;
        let is_counted = (1..).zip(&named).all(|(page, name)| page == *name);
        let held = self.holds.get(&work).and_then(|holds| holds.pages.as_ref());
        let names = match held.map(PageRanges::one_stretch) {
            Some(Some((first, last))) if is_counted => {
                let told = (last - first) as usize + 1;
                (number == told).then(|| (first..=last).collect())?
            }
            Some(Some((first, last))) => {
                let fits = named.iter().all(|page| (first..=last).contains(page));
                fits.then_some(named)?
            }
            Some(None) => return None,
            // Pages that are not counted from 1 have their printed numbers.
            None => (!is_counted).then_some(named)?,
        };
        Some(CertainPages {
            starts: &starts[..number],
            names,
        })
    }
}

impl Holds {
    fn new(told: &str, all: Option<&str>) -> Self {
        let pages = PageRanges::read(told);
        let is_whole = match (&pages, all.and_then(PageRanges::read)) {
            (Some(held), Some(all)) => held.covers(&all),
            _ => false,
        };
        Self {
            pages,
            is_partial: !is_whole,
        }
    }
}

/// Where the pages of a copy begin, and their numbers.
pub(super) struct CertainPages<'run> {
    starts: &'run [(usize, String)],
    names: Vec<u32>,
}

impl CertainPages<'_> {
    /// The page on which a place in the text lies.
    pub(super) fn at(&self, place: usize) -> Option<u32> {
        let after = self.starts.partition_point(|(start, _)| *start <= place);
        self.names.get(after.checked_sub(1)?).copied()
    }

    /// Whether the copy has all the pages that are stated, so that it can be said that
    /// something is not on them.
    pub(super) fn have_all(&self, stated: &PageRanges) -> bool {
        stated.stretches().iter().all(|stretch| match *stretch {
            (Page::Arabic(first), Page::Arabic(last)) if first <= last => {
                let held = self
                    .names
                    .iter()
                    .filter(|page| (first..=last).contains(*page));
                held.count() > (last - first) as usize
            }
            _ => false,
        })
    }

    /// Whether some of the pages from one place to another are among those stated.
    pub(super) fn meet(&self, from: usize, to: usize, stated: &PageRanges) -> bool {
        let (Some(first), Some(last)) = (self.at(from), self.at(to)) else {
            return true;
        };
        (first..=last.max(first)).any(|page| stated.holds(Page::Arabic(page)))
    }
}

/// What the header of a map says in a field.
fn header_field(project: &Project, map: usize, field: &str) -> Option<String> {
    let file = &project.maps[map];
    let text = &project.files.get(file.file).text;
    let header = super::gather::header(file)?;
    header.clauses.iter().find_map(|clause| {
        let ClauseKind::Field { name, values } = &clause.kind else {
            return None;
        };
        let value: Span = *values.first()?;
        let words = || match value.of(text).starts_with('"') {
            true => Text(value).of(text).into_owned(),
            false => value.of(text).to_owned(),
        };
        (name.of(text) == field).then(words)
    })
}
