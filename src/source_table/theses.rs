//! Which works a thesis rests on: those that are cited in its grounded support.

use std::collections::{BTreeSet, HashMap};

use super::gather::Gathered;
use crate::graph::{Analysis, Lines, Node, Point, Search};
use crate::map::{Map, NoteId, Place, StatementId, Work};
use crate::sources::authors::Authors;

/// Over all theses, so many nodes and citations are looked at; of theses beyond it is said
/// that they were not followed, so that many theses on one wide ground take no longer.
const MOST_STEPS: usize = 5_000_000;

/// What the theses rest on.
pub(super) struct Theses {
    /// The theses, in the order of their places.
    pub(super) all: Vec<Grounds>,
}

/// What one thesis rests on.
pub(super) struct Grounds {
    pub(super) thesis: StatementId,
    /// Whether anything carries it.
    pub(super) is_grounded: bool,
    /// The works, by their places in the list of all, and whether any evidence has them
    /// first hand; none where it was not followed.
    pub(super) works: Option<Vec<(usize, bool)>>,
    /// The works without which it would not be grounded, by their places; none where it
    /// was not asked.
    pub(super) needed: Option<BTreeSet<usize>>,
    /// So many citations are words that name no source.
    pub(super) in_words: usize,
    /// So many citations lead to no work.
    pub(super) unknown: usize,
    /// So many notes do not tell what they cite.
    pub(super) untold_notes: usize,
    pub(super) lines: Lines,
}

impl Theses {
    pub(super) fn new(map: &Map, analysis: &Analysis, gathered: &Gathered) -> Self {
        let authors = Authors::default();
        let mut search = Search::new(map, &analysis.graph, &analysis.grounding, &authors);
        let mut walk = Walk::new(map, analysis, gathered);
        let theses = analysis.stakes.theses.iter();
        let all = theses.map(|thesis| {
            let mut grounds = walk.from(*thesis);
            grounds.needed = search.singles(*thesis).map(|points| {
                let works = points.into_iter().filter_map(|point| match point {
                    Point::Source(id) => Some(Work::Source(id)),
                    Point::Paper(id) => Some(Work::Paper(id)),
                    Point::Leaf(_) | Point::Author(_) => None,
                });
                works
                    .filter_map(|work| gathered.works.get_index_of(&work))
                    .collect()
            });
            grounds
        });
        Self { all: all.collect() }
    }
}

/// Walks down from one thesis after the other.
struct Walk<'run> {
    map: &'run Map,
    analysis: &'run Analysis,
    gathered: &'run Gathered,
    /// The evidence of each class.
    evidence: HashMap<StatementId, Vec<StatementId>, foldhash::fast::FixedState>,
    /// The last walk that came to a node.
    seen: Vec<usize>,
    walks: usize,
    left: usize,
}

impl<'run> Walk<'run> {
    fn new(map: &'run Map, analysis: &'run Analysis, gathered: &'run Gathered) -> Self {
        let mut evidence: HashMap<_, Vec<StatementId>, _> = HashMap::default();
        for (id, statement) in map.all_statements() {
            if !statement.citations.is_empty() {
                evidence.entry(statement.class).or_default().push(id);
            }
        }
        Self {
            map,
            analysis,
            gathered,
            evidence,
            seen: vec![0; analysis.graph.len()],
            walks: 0,
            left: MOST_STEPS,
        }
    }

    fn from(&mut self, thesis: StatementId) -> Grounds {
        let (map, graph) = (self.map, &self.analysis.graph);
        let own = map.class_of(thesis);
        let mut grounds = Grounds {
            thesis,
            is_grounded: self.analysis.grounding.is_grounded(graph.statement(own)),
            works: None,
            needed: None,
            in_words: 0,
            unknown: 0,
            untold_notes: 0,
            lines: self.analysis.common_origins.lines(own),
        };
        let leaves = grounds.is_grounded.then(|| self.leaves(thesis));
        let Some(leaves) = leaves.unwrap_or(Some(Vec::new())) else {
            return grounds;
        };
        let mut works = Vec::new();
        let (mut words, mut unknown) = (BTreeSet::<Place>::new(), BTreeSet::<Place>::new());
        let mut notes = BTreeSet::<NoteId>::new();
        for leaf in leaves.iter().map(|id| &self.gathered.evidence[id.index()]) {
            works.extend_from_slice(&leaf.works);
            words.extend(&leaf.in_words);
            unknown.extend(&leaf.unknown);
            notes.extend(&leaf.untold);
        }
        works.sort_unstable_by_key(|(work, first)| (*work, !first));
        works.dedup_by_key(|(work, _)| *work);
        grounds.works = Some(works);
        grounds.in_words = words.len();
        grounds.unknown = unknown.len();
        grounds.untold_notes = notes.len();
        grounds
    }

    /// The evidence in the grounded support of a thesis, and of the better rival where it
    /// says that one beats another; none where there are too many steps.
    fn leaves(&mut self, thesis: StatementId) -> Option<Vec<StatementId>> {
        let (graph, grounding) = (&self.analysis.graph, &self.analysis.grounding);
        self.walks += 1;
        let better = self
            .map
            .statement(thesis)
            .beats
            .and_then(|rivals| rivals.better);
        let starts = [Some(thesis), better].into_iter().flatten();
        let mut waiting: Vec<_> = starts
            .map(|start| graph.statement(self.map.class_of(start)))
            .filter(|node| grounding.is_grounded(*node))
            .collect();
        let mut leaves = Vec::new();
        while let Some(node) = waiting.pop() {
            if std::mem::replace(&mut self.seen[node.index()], self.walks) == self.walks {
                continue;
            }
            if let Node::Statement(class) = graph.node(node) {
                for id in self.evidence.get(&class).into_iter().flatten() {
                    let works = self.gathered.evidence[id.index()].works.len();
                    self.left = self.left.checked_sub(works)?;
                    leaves.push(*id);
                }
            }
            for (below, _) in graph.rests_on(node) {
                self.left = self.left.checked_sub(1)?;
                if grounding.is_grounded(below) {
                    waiting.push(below);
                }
            }
        }
        Some(leaves)
    }
}
