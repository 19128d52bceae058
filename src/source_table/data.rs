//! The table as data. The form is versioned: fields may be added to a version and are
//! never taken away from it. `docs/sources.md` describes it.

use indexmap::IndexMap;
use serde::Serialize;

use super::gather::Gathered;
use super::naming::Naming;
use super::quoting;
use super::theses::Theses;
use crate::Run;
use crate::checked::QuotationCounts;
use crate::map::Work;
use crate::map::one_work::first_of_work;

/// The version of the form.
const VERSION: u32 = 1;

/// What `argcheck sources --format json` writes.
#[derive(Debug, Serialize)]
pub struct SourceTable {
    /// The version of the form.
    pub version: u32,
    /// The works that are cited, in the order of their files and places.
    pub works: Vec<WorkRow>,
    /// The theses, in the order of their places.
    pub theses: Vec<ThesisRow>,
    /// Sources that nothing cites, and that are not in the table.
    pub not_cited: usize,
    /// Citations of evidence in words that name no source.
    pub in_words: usize,
    /// Citations of evidence that lead to no work: nothing defines their keys, or these
    /// could not be read.
    pub unknown: usize,
    /// Cited notes that do not tell what they cite.
    pub untold_notes: usize,
    /// What became of all quotations and wordings of the maps, as in the report.
    pub quotations: QuotationCounts,
    /// Of these, the papers' own wordings (`says`).
    pub wordings: QuotationCounts,
    /// Whether every citation was followed: on very large maps not all are.
    pub complete: bool,
}

/// One work.
#[derive(Debug, Serialize)]
pub struct WorkRow {
    /// Its file's path, `#` and its name; of a paper the path of its map.
    pub id: String,
    /// Its name or key, with its file's before it where several works have it.
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// An entry type, or `archive`, `dataset` …; `paper` for the paper of another map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// `primary`, `secondary` or `tertiary`, where that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<&'static str>,
    /// The file in which it is defined.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Whether a copy is held.
    pub copy: Held,
    /// How it is cited.
    pub cited: Cited,
    /// The notes that cite it, as ids.
    pub notes: Vec<String>,
    /// The evidence that cites it, itself or through a note, as ids.
    pub evidence: Vec<String>,
    /// The theses in whose grounded support it is cited.
    pub theses: Vec<ThesisUse>,
    /// What became of the quotations from it.
    pub quotations: QuotationCounts,
}

/// Whether a copy of a work is held.
#[derive(Debug, Serialize)]
pub struct Held {
    pub state: HeldState,
    /// The file, as it is named or where it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// How much of the work it has, as the map says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<String>,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What is known of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HeldState {
    /// Nothing names a copy, and none was found.
    Unknown,
    /// One is named and is not here.
    Absent,
    /// One is here and cannot be read.
    Unreadable,
    /// One is here.
    Held,
}

/// How a work is cited.
#[derive(Debug, Serialize)]
pub struct Cited {
    /// As a work that was in hand.
    pub first_hand: bool,
    /// As one that another work reports (`via`).
    pub second_hand: bool,
    /// The works that are said to rest on it, as ids.
    pub behind: Vec<String>,
}

/// A thesis that depends on a work.
#[derive(Debug, Serialize)]
pub struct ThesisUse {
    /// Its place among the theses of the table, from 1.
    pub number: usize,
    pub id: String,
    /// Whether it would not be grounded without the work; absent where that was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_it: Option<bool>,
}

/// One thesis.
#[derive(Debug, Serialize)]
pub struct ThesisRow {
    /// Its place among the theses, from 1.
    pub number: usize,
    pub id: String,
    /// Its name, with its file's before it where several theses have it.
    pub name: String,
    /// Whether anything carries it.
    pub grounded: bool,
    /// Whether its support was followed: of very many theses not all are.
    pub followed: bool,
    /// So many works are cited in its grounded support; two keys with one DOI or ISBN are
    /// one work.
    pub sources: usize,
    /// Of these, so many are held.
    pub held: usize,
    /// Of these, so many are cited first hand.
    pub first_hand: usize,
    /// So many citations in its support are words that name no source.
    pub in_words: usize,
    /// So many citations in its support lead to no work.
    pub unknown: usize,
    /// So many notes in its support do not tell what they cite.
    pub untold_notes: usize,
    /// Its grounded reasons, those with the same premises once.
    pub reasons: usize,
    /// How many independent lines these make.
    pub independent_lines: usize,
    /// How many, where works of the same authors are one line as well.
    pub independent_lines_by_authors: usize,
}

/// Makes the table.
pub(super) fn table(
    run: &Run,
    gathered: &Gathered,
    quotations: &[QuotationCounts],
    theses: Theses,
) -> SourceTable {
    let naming = Naming::new(run, gathered, &theses);
    let mut order: Vec<usize> = (0..gathered.works.len()).collect();
    order.sort_by_cached_key(|at| {
        naming.place(gathered.works.get_index(*at).map(|(work, _)| *work))
    });
    let mut rows: Vec<WorkRow> = Vec::with_capacity(order.len());
    let mut row_of = vec![0; order.len()];
    for at in order {
        let Some((work, citing)) = gathered.works.get_index(at) else {
            continue;
        };
        row_of[at] = rows.len();
        rows.push(naming.row(*work, citing, quotations[at]));
    }
    let firsts = first_of_work(&run.map);
    let mut lines = Vec::with_capacity(theses.all.len());
    for (at, grounds) in theses.all.iter().enumerate() {
        let works = grounds.works.as_deref().unwrap_or_default();
        let id = naming.statement_id(grounds.thesis);
        for (work, _) in works {
            rows[row_of[*work]].theses.push(ThesisUse {
                number: at + 1,
                id: id.clone(),
                needs_it: grounds.needed.as_ref().map(|needed| needed.contains(work)),
            });
        }
        let is_held = |at: &usize| rows[row_of[*at]].copy.state == HeldState::Held;
        // Two keys of one work are one work.
        let mut own: IndexMap<Work, (bool, bool), foldhash::fast::FixedState> = IndexMap::default();
        for (at, is_first) in works {
            let Some((work, _)) = gathered.works.get_index(*at) else {
                continue;
            };
            let work = match *work {
                Work::Source(id) => Work::Source(firsts[id.index()]),
                other => other,
            };
            let (held, first) = own.entry(work).or_default();
            *held |= is_held(at);
            *first |= is_first;
        }
        lines.push(ThesisRow {
            number: at + 1,
            id,
            name: naming.thesis(grounds.thesis),
            grounded: grounds.is_grounded,
            followed: grounds.works.is_some(),
            sources: own.len(),
            held: own.values().filter(|(held, _)| *held).count(),
            first_hand: own.values().filter(|(_, first)| *first).count(),
            in_words: grounds.in_words,
            unknown: grounds.unknown,
            untold_notes: grounds.untold_notes,
            reasons: grounds.lines.reasons,
            independent_lines: grounds.lines.independent,
            independent_lines_by_authors: grounds.lines.by_authors,
        });
    }
    let cited = gathered.works.keys();
    let sources = cited.filter(|work| matches!(work, Work::Source(_))).count();
    let mut untold: Vec<_> = gathered
        .evidence
        .iter()
        .flat_map(|leaf| &leaf.untold)
        .collect();
    untold.sort_unstable();
    untold.dedup();
    SourceTable {
        version: VERSION,
        works: rows,
        theses: lines,
        not_cited: run.map.sources.len() - sources,
        in_words: gathered.in_words(),
        unknown: gathered.unknown(),
        untold_notes: untold.len(),
        quotations: run.summary.quotations,
        wordings: quoting::of_wordings(&run.checked),
        complete: gathered.is_complete,
    }
}
