//! What if this were not so? An argument with something taken away.
//!
//! Of evidence, only the piece itself is withdrawn: another that restates it stays. A
//! claim or an assumption is denied as such, in whatever words: all that restate it
//! count for nothing, and no reason for them counts. A work takes with it the
//! citations that need it.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::certificate::Certificate;
use super::naming::{Named, Naming};
use super::{Argument, Thing, VERSION};
use crate::graph::{Analysis, Force, Givens, Losses, Node, Point, Verdict, analyse_on};
use crate::map::{ReasonId, StatementId};
use crate::sources::authors::AuthorId;
use crate::syntax::tree::StatementKind;

/// What becomes of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It had grounds and has none left.
    LosesGrounds,
    /// It stood, or was contested, and falls to its opposition now.
    Defeated,
    /// It stood and is contested now.
    Contested,
    /// It lacked grounds before, and lacks them in another way.
    StillUngrounded,
    /// It is better off: what spoke against it is gone.
    Better,
    /// Its verdict is what it was.
    Same,
    /// It is what is taken away.
    TakenAway,
}

/// What becomes of one statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    #[serde(flatten)]
    pub statement: Named,
    pub fate: Fate,
    /// Its verdict as the map has it.
    pub from: &'static str,
    /// Its verdict without what is taken away.
    pub to: &'static str,
    /// How many reasons for it counted, and how many count now.
    pub reasons: [usize; 2],
    /// What it rests on now: the premises of one reason that counts.
    pub on: Vec<Named>,
    /// The theses `A beats B` in which it is A.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preferred_by: Vec<Named>,
}

/// Something that is taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenAway {
    #[serde(flatten)]
    pub thing: Named,
    /// Of an author, the works.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub works: Vec<Named>,
}

/// An argument with something taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Without {
    /// The version of the form.
    pub version: u32,
    pub without: Vec<TakenAway>,
    /// Evidence that has no citation left.
    pub evidence_lost: Vec<Named>,
    /// Evidence that has lost a citation and has another.
    pub evidence_kept: Vec<Named>,
    /// All theses, those that fall first.
    pub theses: Vec<Change>,
    /// The other claims whose verdict changes, those that fall first.
    pub claims: Vec<Change>,
    /// Assumptions and further evidence whose verdict changes.
    pub leaves: Vec<Change>,
    pub certificate: Certificate,
}

impl Without {
    /// Takes things and the works of authors away.
    #[must_use]
    pub fn new(argument: &Argument, things: &[Thing], authors: &[AuthorId]) -> Self {
        let map = &argument.map;
        let naming = Naming::new(argument);
        let mut losses = Losses::default();
        let mut refused: HashSet<StatementId> = HashSet::new();
        for thing in things {
            match thing {
                Thing::Statement(id) if map.statement(*id).kind == StatementKind::Evidence => {
                    refused.insert(*id);
                }
                Thing::Statement(id) => {
                    let class = map.class_of(*id);
                    let all = map.all_statements().filter(|(_, one)| one.class == class);
                    refused.extend(all.map(|(id, _)| id));
                }
                work => {
                    if let Some(work) = Argument::work_of(*work) {
                        losses.take_work(work, u64::MAX);
                    }
                }
            }
        }
        for author in authors {
            losses.take(Point::Author(*author), &argument.authors, u64::MAX);
        }
        let givens = Givens::without(map, &losses, &refused);
        let after = analyse_on(map, givens);
        let difference = Difference {
            argument,
            naming: &naming,
            after: &after,
            refused: &refused,
            preferred_by: preferred_by(argument),
        };
        let (evidence_lost, evidence_kept) = difference.evidence(&losses);
        let [theses, claims, leaves] = difference.changes(&evidence_lost);
        let targets: Vec<StatementId> = theses
            .iter()
            .chain(&claims)
            .chain(&leaves)
            .map(|(id, _)| *id)
            .collect();
        let certificate = Certificate::new(argument, &naming, &after, &losses, &targets);
        let told = |changes: Vec<(StatementId, Change)>| {
            changes.into_iter().map(|(_, change)| change).collect()
        };
        let named =
            |ids: Vec<StatementId>| ids.into_iter().map(|id| naming.statement(id)).collect();
        Self {
            version: VERSION,
            without: taken_away(argument, &naming, things, authors),
            evidence_lost: named(evidence_lost),
            evidence_kept: named(evidence_kept),
            theses: told(theses),
            claims: told(claims),
            leaves: told(leaves),
            certificate,
        }
    }
}

fn taken_away(
    argument: &Argument,
    naming: &Naming<'_>,
    things: &[Thing],
    authors: &[AuthorId],
) -> Vec<TakenAway> {
    let things = things.iter().map(|thing| TakenAway {
        thing: naming.thing(*thing),
        works: Vec::new(),
    });
    let authors = authors.iter().map(|id| TakenAway {
        thing: naming.author(*id),
        works: argument
            .authors
            .works(*id)
            .iter()
            .filter_map(|work| naming.work(*work))
            .collect(),
    });
    things.chain(authors).collect()
}

fn preferred_by(argument: &Argument) -> HashMap<StatementId, Vec<StatementId>> {
    let map = &argument.map;
    let mut preferred_by: HashMap<StatementId, Vec<StatementId>> = HashMap::new();
    for thesis in &argument.analysis.stakes.theses {
        if let Some(better) = map.statement(*thesis).beats.and_then(|beats| beats.better) {
            let theses = preferred_by.entry(map.class_of(better)).or_default();
            theses.push(*thesis);
        }
    }
    preferred_by
}

struct Difference<'run> {
    argument: &'run Argument,
    naming: &'run Naming<'run>,
    after: &'run Analysis,
    refused: &'run HashSet<StatementId>,
    /// By class, the theses that prefer it to a rival.
    preferred_by: HashMap<StatementId, Vec<StatementId>>,
}

impl Difference<'_> {
    /// Evidence without a citation left, and evidence with fewer.
    fn evidence(&self, losses: &Losses) -> (Vec<StatementId>, Vec<StatementId>) {
        let map = &self.argument.map;
        let (mut lost, mut kept) = (Vec::new(), Vec::new());
        for (id, statement) in map.all_statements() {
            if statement.kind != StatementKind::Evidence || self.refused.contains(&id) {
                continue;
            }
            let gone = statement
                .citations
                .iter()
                .filter(|citation| crate::graph::cited_without(map, citation, losses) == 0)
                .count();
            if gone > 0 && gone == statement.citations.len() && !statement.damaged {
                lost.push(id);
            } else if gone > 0 {
                kept.push(id);
            }
        }
        (lost, kept)
    }

    /// What becomes of theses, of other claims, and of leaves.
    fn changes(&self, lost: &[StatementId]) -> [Vec<(StatementId, Change)>; 3] {
        let map = &self.argument.map;
        let stakes = &self.argument.analysis.stakes;
        let lost: HashSet<StatementId> = lost.iter().copied().collect();
        let reasons = [
            self.counting(&self.argument.analysis),
            self.counting(self.after),
        ];
        let mut told: HashSet<StatementId> = HashSet::new();
        let mut all: [Vec<(StatementId, Change)>; 3] = Default::default();
        for thesis in &stakes.theses {
            told.insert(map.class_of(*thesis));
            all[0].push((*thesis, self.change(*thesis, &reasons)));
        }
        for (id, statement) in map.all_statements() {
            let is_claim = matches!(statement.kind, StatementKind::Claim | StatementKind::Thesis);
            if self.refused.contains(&id)
                || lost.contains(&id)
                || told.contains(&statement.class)
                || self.verdicts(id).0 == self.verdicts(id).1
            {
                continue;
            }
            told.insert(statement.class);
            let list = if is_claim { &mut all[1] } else { &mut all[2] };
            list.push((id, self.change(id, &reasons)));
        }
        for list in &mut all {
            list.sort_by_key(|(id, change)| (change.fate, map.statement(*id).place));
        }
        all
    }

    fn verdicts(&self, id: StatementId) -> (Verdict, Verdict) {
        let before = self.argument.analysis.standing.of(id);
        (before, self.after.standing.of(id))
    }

    fn change(&self, id: StatementId, reasons: &[Vec<usize>; 2]) -> Change {
        let (from, to) = self.verdicts(id);
        let class = self.argument.map.class_of(id);
        let is_refused = self.refused.contains(&id);
        Change {
            statement: self.naming.statement(id),
            fate: fate(from, to, is_refused),
            from: from.word(),
            to: to.word(),
            reasons: [0, 1].map(|at| reasons[at][class.index()]),
            on: self.on(class),
            preferred_by: self
                .preferred_by
                .get(&class)
                .into_iter()
                .flatten()
                .map(|thesis| self.naming.statement(*thesis))
                .collect(),
        }
    }

    /// By class, the reasons for it that count.
    fn counting(&self, analysis: &Analysis) -> Vec<usize> {
        let map = &self.argument.map;
        let mut counting = vec![0; map.statements.len()];
        for (id, _) in map.all_reasons() {
            if analysis.standing.force(id) != Force::Fails {
                for (conclusion, _) in analysis.graph.carries(analysis.graph.reason(id)) {
                    if let Node::Statement(class) = analysis.graph.node(conclusion) {
                        counting[class.index()] += 1;
                    }
                }
            }
        }
        counting
    }

    /// The premises of the first reason by which a statement stands.
    fn on(&self, class: StatementId) -> Vec<Named> {
        let graph = &self.after.graph;
        let map = &self.argument.map;
        let stands = |reason: &ReasonId| self.after.standing.force(*reason) != Force::Fails;
        let mut reasons: Vec<ReasonId> = graph
            .rests_on(graph.statement(class))
            .filter_map(|(node, _)| match graph.node(node) {
                Node::Reason(id) => Some(id),
                Node::Statement(_) => None,
            })
            .filter(stands)
            .collect();
        reasons.sort_by_key(|id| map.reason(*id).place);
        let premises = reasons.first().map(|id| map.premises_of(*id));
        let premises = premises.unwrap_or_default().iter();
        premises
            .map(|premise| self.naming.statement(premise.statement))
            .collect()
    }
}

fn fate(from: Verdict, to: Verdict, is_refused: bool) -> Fate {
    let rank = |verdict| match verdict {
        Verdict::Accepted => 3,
        Verdict::Contested => 2,
        Verdict::Defeated => 1,
        Verdict::Unsupported | Verdict::Circular => 0,
    };
    match (rank(from), rank(to)) {
        _ if is_refused => Fate::TakenAway,
        _ if from == to => Fate::Same,
        (0, 0) => Fate::StillUngrounded,
        (_, 0) => Fate::LosesGrounds,
        (before, now) if now > before => Fate::Better,
        (_, 1) => Fate::Defeated,
        _ => Fate::Contested,
    }
}
