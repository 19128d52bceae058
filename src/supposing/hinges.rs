//! What each thesis hangs on: the leaves, sources and authors without which it falls.
//!
//! A thesis *falls* where it loses its grounds, and only support that stands now
//! counts as grounds. So whatever falls without one thing falls without that and
//! more, and what one thing would bring back is not counted: [`super::Without`] says it.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::naming::{Named, Naming};
use super::{Argument, VERSION};
use crate::graph::{Fallen, Looked, Point, Search};
use crate::map::{Map, Statement, StatementId, Work};
use crate::syntax::tree::StatementKind;

/// Something without which a thesis falls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hinge {
    #[serde(flatten)]
    pub point: Named,
    /// Of an author, how many works of theirs there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub works: Option<usize>,
    /// How many theses and how many other claims lose their grounds without it; none
    /// where there are too many hinges to count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fall: Option<Fall>,
    /// A leaf or source, by its id, that comes to the same: it hangs on this one, and
    /// as much falls without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
}

/// What falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Fall {
    pub theses: usize,
    pub claims: usize,
}

/// Any one of these together with any one of those.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairFamily {
    pub one: Vec<Named>,
    pub other: Vec<Named>,
}

/// What a thesis hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThesisHinges {
    #[serde(flatten)]
    pub thesis: Named,
    pub verdict: &'static str,
    /// A thesis `A beats B` stands on A as well: of A, the thesis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_by: Option<Named>,
    /// Whether it stands on anything.
    pub stands: bool,
    /// Whether its single hinges were looked for; not where the theses before it have
    /// used up all steps.
    pub looked: bool,
    /// Each of these alone, the strongest first.
    pub single: Vec<Hinge>,
    /// Two together, neither of them a hinge alone.
    pub pairs: Vec<PairFamily>,
    /// Where not all pairs were looked for: among how many points of its grounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs_among_first: Option<usize>,
    /// Whether there are more pairs than are told here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more_pairs: bool,
}

/// What the theses of an argument hang on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hinges {
    /// The version of the form.
    pub version: u32,
    pub theses: Vec<ThesisHinges>,
    /// How many pieces of evidence there are.
    pub evidence: usize,
    /// How many of them cite something, and no source that is known.
    pub sources_unknown: usize,
}

/// For the pairs of all theses together, so many nodes are looked at; each thesis has
/// its share.
const MOST_PAIR_STEPS: usize = 24_000_000;

impl Hinges {
    /// Looks for what each thesis hangs on.
    #[must_use]
    pub fn new(argument: &Argument) -> Self {
        let Argument {
            map,
            analysis,
            authors,
            ..
        } = argument;
        let naming = Naming::new(argument);
        let grounds = analysis.standing.grounds(map, &analysis.graph);
        let mut search = Search::new(map, &analysis.graph, &grounds, authors);
        let asked = asked(argument);
        let theses: Vec<StatementId> = asked.iter().map(|(id, _)| *id).collect();
        let singles: Vec<Option<Vec<Point>>> =
            theses.iter().map(|id| search.singles(*id)).collect();
        let all = by_theses(&singles);
        let fallen = search.fallen(&all, |id| analysis.stakes.is_thesis(id));
        let fallen: HashMap<Point, Fallen> = all.into_iter().zip(fallen).collect();
        let ranking = Ranking {
            argument,
            naming: &naming,
            fallen,
        };
        let mut steps = MOST_PAIR_STEPS;
        let mut told = Vec::with_capacity(theses.len());
        for (at, (thesis, singles)) in theses.iter().zip(singles).enumerate() {
            let stands = grounds.is_grounded(analysis.graph.statement(map.class_of(*thesis)));
            let looked = singles.is_some();
            let singles = singles.unwrap_or_default();
            let share = if looked {
                steps / (theses.len() - at)
            } else {
                0
            };
            let (pairs, used) = search.pairs(*thesis, &singles, share);
            steps -= used;
            let named = |points: &[Point]| points.iter().map(|one| naming.point(*one)).collect();
            told.push(ThesisHinges {
                thesis: naming.statement(*thesis),
                verdict: analysis.standing.of(*thesis).word(),
                preferred_by: asked[at].1.map(|by| naming.statement(by)),
                stands,
                looked,
                single: ranking.rank(singles),
                pairs: pairs
                    .families
                    .iter()
                    .map(|family| PairFamily {
                        one: named(&family.one),
                        other: named(&family.other),
                    })
                    .collect(),
                pairs_among_first: match pairs.looked {
                    Looked::Everywhere | Looked::TooMany => None,
                    Looked::AmongFirst(tried) => Some(tried),
                },
                more_pairs: pairs.looked == Looked::TooMany,
            });
        }
        Self {
            version: VERSION,
            theses: told,
            evidence: evidence(argument).count(),
            sources_unknown: evidence(argument)
                .filter(|one| !one.citations.is_empty() && !cites_source(map, one))
                .count(),
        }
    }
}

/// All single points, first those of most theses.
fn by_theses(singles: &[Option<Vec<Point>>]) -> Vec<Point> {
    let mut theses: HashMap<Point, usize> = HashMap::new();
    for point in singles.iter().flatten().flatten() {
        *theses.entry(*point).or_insert(0) += 1;
    }
    let mut all: Vec<(std::cmp::Reverse<usize>, Point)> = theses
        .into_iter()
        .map(|(point, count)| (std::cmp::Reverse(count), point))
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, point)| point).collect()
}

/// The theses, and after each that prefers one answer to another, that answer, where it
/// is no thesis itself.
fn asked(argument: &Argument) -> Vec<(StatementId, Option<StatementId>)> {
    let map = &argument.map;
    let stakes = &argument.analysis.stakes;
    let mut known: HashSet<StatementId> =
        stakes.theses.iter().map(|id| map.class_of(*id)).collect();
    let mut asked = Vec::with_capacity(stakes.theses.len());
    for thesis in &stakes.theses {
        asked.push((*thesis, None));
        let better = map.statement(*thesis).beats.and_then(|beats| beats.better);
        if let Some(better) = better.filter(|better| known.insert(map.class_of(*better))) {
            asked.push((better, Some(*thesis)));
        }
    }
    asked
}

fn evidence(argument: &Argument) -> impl Iterator<Item = &Statement> {
    let statements = argument.map.statements.iter();
    statements.filter(|one| one.kind == StatementKind::Evidence)
}

fn cites_source(map: &Map, evidence: &Statement) -> bool {
    let mut works = evidence
        .citations
        .iter()
        .flat_map(|citation| map.works_of(citation));
    works.any(|work| matches!(work, Work::Source(_) | Work::Paper(_)))
}

struct Ranking<'run> {
    argument: &'run Argument,
    naming: &'run Naming<'run>,
    fallen: HashMap<Point, Fallen>,
}

impl Ranking<'_> {
    /// The strongest first: by the theses that fall, then by the claims; where as much
    /// falls, leaves before sources and sources before authors.
    fn rank(&self, mut points: Vec<Point>) -> Vec<Hinge> {
        points.sort_by_key(|point| (std::cmp::Reverse(self.fallen.get(point).copied()), *point));
        let same = self.same(&points);
        let hinge = |point: &Point| Hinge {
            point: self.naming.point(*point),
            works: match point {
                Point::Author(id) => Some(self.argument.authors.works(*id).len()),
                _ => None,
            },
            fall: self.fallen.get(point).map(|fallen| Fall {
                theses: fallen.theses,
                claims: fallen.claims,
            }),
            same_as: same.get(point).map(|first| self.naming.point(*first).id),
        };
        points.iter().map(hinge).collect()
    }

    /// Of sources and authors, what comes to the same: what falls without a leaf falls
    /// without a work that it needs, so that where as many fall they are the same.
    fn same(&self, points: &[Point]) -> HashMap<Point, Point> {
        let mut same = HashMap::new();
        let mut first: HashMap<(Fallen, Point), Point> = HashMap::new();
        for point in points {
            let Some(fallen) = self.fallen.get(point).copied() else {
                continue;
            };
            if let Some(known) = first.get(&(fallen, *point)) {
                same.insert(*point, *known);
            }
            let told = first.get(&(fallen, *point)).copied().unwrap_or(*point);
            for above in self.above(*point) {
                first.entry((fallen, above)).or_insert(told);
            }
        }
        same
    }

    /// The works that a leaf cannot do without, and the authors of works.
    fn above(&self, point: Point) -> Vec<Point> {
        let authors = |work| {
            let authors = self.argument.authors.of(work).iter();
            authors.map(|id| Point::Author(*id)).collect::<Vec<_>>()
        };
        match point {
            Point::Leaf(id) => self.works_of(id),
            Point::Source(id) => authors(Work::Source(id)),
            Point::Paper(id) => authors(Work::Paper(id)),
            Point::Author(_) => Vec::new(),
        }
    }

    fn works_of(&self, leaf: StatementId) -> Vec<Point> {
        let map = &self.argument.map;
        let [citation] = map.statement(leaf).citations.as_slice() else {
            return Vec::new();
        };
        let works = citation.works.iter().flat_map(|work| match work {
            Work::Note(note) => match map.notes[note.index()].citations.as_slice() {
                [only] => only.works.clone(),
                _ => Vec::new(),
            },
            work => vec![*work],
        });
        works
            .filter_map(|work| match work {
                Work::Source(id) => Some(Point::Source(id)),
                Work::Paper(id) => Some(Point::Paper(id)),
                _ => None,
            })
            .collect()
    }
}
