//! Who cites which work, and how: directly, through a note, or as another work reports it.

use indexmap::IndexMap;

use crate::map::{Citation, Map, NoteId, Place, StatementId, Work};
use crate::syntax::tree::StatementKind;

/// So many works are followed from evidence through notes; where evidence without number
/// cites notes without measure, what lies beyond is not counted, and this is said.
const MOST_CITED: usize = 4_000_000;

/// All works that the maps cite.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Sources, and papers of other maps, in no order that is told.
    pub(super) works: IndexMap<Work, Citing, foldhash::fast::FixedState>,
    /// Of each statement what it cites.
    pub(super) evidence: Vec<Leaf>,
    /// Whether all was followed.
    pub(super) is_complete: bool,
}

/// How a work is cited.
#[derive(Debug, Default)]
pub(super) struct Citing {
    /// As a work that was in hand.
    pub(super) first_hand: bool,
    /// As one that another work reports.
    pub(super) second_hand: bool,
    /// The notes that cite it.
    pub(super) notes: Vec<NoteId>,
    /// The evidence that cites it, itself or through a note.
    pub(super) evidence: Vec<StatementId>,
    /// The works that are said to rest on it.
    pub(super) behind: Vec<Work>,
}

/// What a piece of evidence cites.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    /// The works, by their places in the list of all, and whether any citation has them
    /// first hand.
    pub(super) works: Vec<(usize, bool)>,
    /// Words that name no source.
    pub(super) in_words: Vec<Place>,
    /// Citations of names that lead to no work.
    pub(super) unknown: Vec<Place>,
    /// Notes of which the map does not tell what they cite.
    pub(super) untold: Vec<NoteId>,
}

impl Gathered {
    pub(super) fn new(map: &Map) -> Self {
        let mut gathered = Self {
            is_complete: true,
            ..Self::default()
        };
        gathered
            .evidence
            .resize_with(map.statements.len(), Leaf::default);
        for (at, note) in map.notes.iter().enumerate() {
            for citation in &note.citations {
                gathered.note(NoteId::at(at), citation);
            }
        }
        let mut left = MOST_CITED;
        for (id, statement) in map.all_statements() {
            if statement.kind == StatementKind::Evidence {
                for citation in &statement.citations {
                    gathered.evidence(map, id, citation, &mut left);
                }
            }
        }
        for (at, leaf) in gathered.evidence.iter_mut().enumerate() {
            leaf.works
                .sort_unstable_by_key(|(work, first)| (*work, !first));
            leaf.works.dedup_by_key(|(work, _)| *work);
            for (work, _) in &leaf.works {
                gathered.works[*work].evidence.push(StatementId::at(at));
            }
        }
        gathered.behind(map);
        for citing in gathered.works.values_mut() {
            citing.notes.dedup();
            citing.behind.sort_unstable();
            citing.behind.dedup();
        }
        gathered
    }

    /// The place of a work among those that are cited, which it is from now on.
    fn work(&mut self, work: Work, is_first: bool) -> Option<usize> {
        if !matches!(work, Work::Source(_) | Work::Paper(_)) {
            return None;
        }
        let entry = self.works.entry(work);
        let at = entry.index();
        let citing = entry.or_default();
        citing.first_hand |= is_first;
        citing.second_hand |= !is_first;
        Some(at)
    }

    /// How many citations of evidence are words that name no source.
    pub(super) fn in_words(&self) -> usize {
        self.places(|leaf| &leaf.in_words)
    }

    /// How many citations of evidence lead to no work.
    pub(super) fn unknown(&self) -> usize {
        self.places(|leaf| &leaf.unknown)
    }

    fn places(&self, of: impl Fn(&Leaf) -> &Vec<Place>) -> usize {
        let mut places: Vec<&Place> = self.evidence.iter().flat_map(of).collect();
        places.sort_unstable();
        places.dedup();
        places.len()
    }

    fn note(&mut self, note: NoteId, citation: &Citation) {
        for (at, work) in citation.works.iter().enumerate() {
            let is_first = at + 1 == citation.works.len();
            if let Some(at) = self.work(*work, is_first) {
                self.works[at].notes.push(note);
            }
        }
    }

    fn evidence(&mut self, map: &Map, id: StatementId, citation: &Citation, left: &mut usize) {
        for (at, work) in citation.works.iter().enumerate() {
            let is_first = at + 1 == citation.works.len();
            let Work::Note(note_id) = work else {
                self.add(id, *work, (is_first, citation.place), left);
                continue;
            };
            let note = &map.notes[note_id.index()];
            if note.citations.is_empty() {
                self.evidence[id.index()].untold.push(*note_id);
            }
            for inner in &note.citations {
                for (at, work) in inner.works.iter().enumerate() {
                    let is_inner_first = at + 1 == inner.works.len();
                    let is_first = is_first && is_inner_first;
                    self.add(id, *work, (is_first, inner.place), left);
                }
            }
        }
    }

    /// Adds a work that a piece of evidence cites, whether first hand, and where.
    fn add(
        &mut self,
        id: StatementId,
        work: Work,
        (is_first, place): (bool, Place),
        left: &mut usize,
    ) {
        let Some(fewer) = left.checked_sub(1) else {
            self.is_complete = false;
            return;
        };
        *left = fewer;
        match work {
            Work::Words(place) => self.evidence[id.index()].in_words.push(place),
            Work::Unknown => self.evidence[id.index()].unknown.push(place),
            _ => {}
        }
        if let Some(at) = self.work(work, is_first) {
            self.evidence[id.index()].works.push((at, is_first));
        }
    }

    /// What the works that are cited rest on, and these in their turn.
    fn behind(&mut self, map: &Map) {
        let mut at = 0;
        while let Some((work, _)) = self.works.get_index(at) {
            let work = *work;
            at += 1;
            let Work::Source(id) = work else { continue };
            let rests_on = &map.sources[id.index()].rests_on;
            for other in rests_on.iter().flat_map(|citation| &citation.works) {
                if matches!(other, Work::Source(_) | Work::Paper(_)) && *other != work {
                    self.works.entry(*other).or_default().behind.push(work);
                }
            }
        }
    }
}
