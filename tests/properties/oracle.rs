//! What the models mean, worked out in the plainest way: everything is repeated
//! until nothing changes, and every path is tried.

use argcheck::syntax::tree::StatementKind;

use crate::model::{Cite, Index, Model, Reason, Work};

/// Something whose loss is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    Leaf(Index),
    Source(Index),
    Paper(usize),
}

/// Distances between nodes over one step or more; none where there is no way.
pub type Distances = Vec<Vec<Option<usize>>>;

/// What a fault of a statement weighs.
pub const ERROR: &str = "error";
pub const WARNING: &str = "warning";
pub const INFO: &str = "info";

impl Model {
    /// Of every statement, the first of those that restate one another with it.
    pub fn classes(&self) -> Vec<Index> {
        let mut classes: Vec<Index> = (0..self.statements.len()).collect();
        loop {
            let before = classes.clone();
            for relation in self
                .relations
                .iter()
                .filter(|relation| relation.word == "restates")
            {
                let least = classes[relation.from].min(classes[relation.to]);
                classes[relation.from] = least;
                classes[relation.to] = least;
            }
            if classes == before {
                return classes;
            }
        }
    }

    pub fn supports(&self) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(|reason| !reason.opposes)
    }

    /// Which statements are grounded, with one thing taken away.
    pub fn grounded(&self, without: Option<Point>) -> Vec<bool> {
        let classes = self.classes();
        let mut grounded = vec![false; self.statements.len()];
        loop {
            let before = grounded.clone();
            for at in 0..grounded.len() {
                let is_given = (0..grounded.len())
                    .any(|other| classes[other] == classes[at] && self.is_given(other, without));
                let has_reason = self.supports().any(|reason| {
                    classes[reason.conclusion] == classes[at]
                        && self.needed(reason).iter().all(|premise| before[*premise])
                });
                grounded[at] = is_given || has_reason;
            }
            if grounded == before {
                return grounded;
            }
        }
    }

    fn is_given(&self, at: Index, without: Option<Point>) -> bool {
        let statement = &self.statements[at];
        without != Some(Point::Leaf(at))
            && match statement.kind {
                StatementKind::Assumption => true,
                StatementKind::Evidence => {
                    statement.cites.iter().any(|cite| self.holds(cite, without))
                }
                StatementKind::Claim | StatementKind::Thesis => false,
            }
    }

    /// Whether a citation is left: all works of its chain, and of a footnote one
    /// of the citations that it makes.
    fn holds(&self, cite: &Cite, without: Option<Point>) -> bool {
        cite.iter().all(|work| match *work {
            Work::Source(source) => without != Some(Point::Source(source)),
            Work::Paper(file) => without != Some(Point::Paper(file)),
            Work::Note(note) => {
                let cites = &self.notes[note].cites;
                cites.is_empty() || cites.iter().any(|cite| self.holds(cite, without))
            }
            Work::Words => true,
        })
    }

    /// All whose loss would leave a grounded statement without grounds.
    pub fn single_points(&self, thesis: Index) -> Vec<Point> {
        let leaves = (0..self.statements.len()).map(Point::Leaf);
        let sources = (0..self.sources.len()).map(Point::Source);
        let papers = (0..self.files).map(Point::Paper);
        leaves
            .chain(sources)
            .chain(papers)
            .filter(|point| !self.grounded(Some(*point))[thesis])
            .collect()
    }

    /// The theses: of each file those that it names, else the claims that nothing
    /// else in it uses, else all its claims.
    pub fn theses(&self) -> Vec<Index> {
        let classes = self.classes();
        let mut theses = Vec::new();
        for file in 0..self.files {
            let own = |kind: StatementKind| -> Vec<Index> {
                (0..self.statements.len())
                    .filter(|at| {
                        let statement = &self.statements[*at];
                        statement.file == file && statement.kind == kind
                    })
                    .collect()
            };
            let claims = own(StatementKind::Claim);
            let unused = claims.iter().copied();
            let unused = unused.filter(|at| {
                !self
                    .used()
                    .iter()
                    .any(|used| classes[*used] == classes[*at])
            });
            let unused: Vec<Index> = unused.collect();
            let kinds = [own(StatementKind::Thesis), unused, claims];
            theses.extend(
                kinds
                    .into_iter()
                    .find(|kind| !kind.is_empty())
                    .into_iter()
                    .flatten(),
            );
        }
        theses
    }

    /// The statements that something else in their own file uses.
    fn used(&self) -> Vec<Index> {
        let classes = self.classes();
        let file_of = |at: Index| self.statements[at].file;
        let mut used = Vec::new();
        for reason in &self.reasons {
            let file = self.written_in(reason);
            for premise in self.needed(reason) {
                if file_of(premise) == file && classes[premise] != classes[reason.conclusion] {
                    used.push(premise);
                }
            }
            used.extend(reason.exceptions.iter().filter(|at| file_of(**at) == file));
        }
        for undercut in &self.undercuts {
            let file = match undercut.form {
                crate::model::Form::Margin(file) => file,
                _ => file_of(undercut.by),
            };
            used.extend(Some(undercut.by).filter(|at| file_of(*at) == file));
        }
        for question in &self.questions {
            used.extend(
                question
                    .answers
                    .iter()
                    .filter(|at| file_of(**at) == question.file),
            );
        }
        for statement in &self.statements {
            if let Some((better, worse)) = statement.beats {
                used.extend(
                    [better, worse]
                        .iter()
                        .filter(|at| file_of(**at) == statement.file),
                );
            }
        }
        used
    }

    /// What a fault of each statement weighs.
    pub fn severities(&self) -> Vec<&'static str> {
        let grounded = self.grounded(None);
        let lacking = self.below_theses(|at| !grounded[at]);
        let carrying = self.below_theses(|_| true);
        (0..self.statements.len())
            .map(|at| match (lacking[at], carrying[at]) {
                (true, _) => ERROR,
                (false, true) => WARNING,
                (false, false) => INFO,
            })
            .collect()
    }

    /// Which statements a thesis rests on by way of such statements only.
    fn below_theses(&self, lets_through: impl Fn(Index) -> bool) -> Vec<bool> {
        let classes = self.classes();
        let mut reached = vec![false; self.statements.len()];
        for thesis in self.theses() {
            let better = self.statements[thesis].beats.map(|(better, _)| better);
            for start in [Some(thesis), better].into_iter().flatten() {
                reached[start] |= lets_through(start);
            }
        }
        loop {
            let before = reached.clone();
            for at in 0..reached.len() {
                let by_reason = self
                    .supports()
                    .any(|reason| before[reason.conclusion] && self.needed(reason).contains(&at));
                let by_class =
                    (0..reached.len()).any(|other| classes[other] == classes[at] && before[other]);
                reached[at] = (before[at] || by_reason || by_class) && lets_through(at);
            }
            if reached == before {
                return reached;
            }
        }
    }

    /// Which claims are to be reported as unsupported, one of each class.
    pub fn unsupported(&self) -> Vec<Index> {
        let classes = self.classes();
        let grounded = self.grounded(None);
        let severities = self.severities();
        let theses = self.theses();
        let mut found: Vec<Index> = (0..self.statements.len())
            .filter(|at| {
                let same = |other: Index| classes[other] == classes[*at];
                let has_reason = self.supports().any(|reason| same(reason.conclusion));
                let has_evidence = (0..classes.len())
                    .any(|at| same(at) && self.statements[at].kind == StatementKind::Evidence);
                self.is_claim(*at)
                    && !grounded[*at]
                    && !has_reason
                    && !has_evidence
                    // A reported view counts where a thesis lacks grounds for want of it.
                    && (!self.statements[*at].held
                        || (severities[*at] == ERROR && !theses.contains(at)))
                    && !self.is_left_aside(*at)
            })
            .map(|at| classes[at])
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// A rival that the map does not prefer and on which no support rests.
    fn is_left_aside(&self, at: Index) -> bool {
        let classes = self.classes();
        let same = |other: Index| classes[other] == classes[at];
        let mut comparisons = self
            .statements
            .iter()
            .filter_map(|statement| statement.beats);
        let is_answer = self.questions.iter().any(|question| {
            question.answers.len() > 1 && question.answers.iter().any(|answer| same(*answer))
        });
        let is_rival = is_answer || comparisons.clone().any(|(_, worse)| same(worse));
        let is_preferred = comparisons.any(|(better, _)| same(better));
        let is_premise = self
            .supports()
            .any(|reason| self.needed(reason).iter().any(|part| same(*part)));
        let is_thesis = self.statements[at].kind == StatementKind::Thesis;
        is_rival && !is_preferred && !is_thesis && !is_premise
    }

    /// From each conclusion to the premises of its reasons, among the grounded
    /// statements or among the others; by the first of each class.
    pub fn support_distances(&self, among_grounded: bool) -> Distances {
        let classes = self.classes();
        let grounded = self.grounded(None);
        let mut edges = Vec::new();
        for reason in self.supports() {
            for premise in self.needed(reason) {
                let both = [reason.conclusion, premise];
                if both.iter().all(|at| grounded[*at] == among_grounded) {
                    edges.push((classes[reason.conclusion], classes[premise]));
                }
            }
        }
        distances(self.statements.len(), &edges)
    }

    /// From the better to the worse.
    pub fn preference_distances(&self) -> Distances {
        let classes = self.classes();
        let comparisons = self
            .statements
            .iter()
            .filter_map(|statement| statement.beats);
        let edges: Vec<(Index, Index)> = comparisons
            .map(|(better, worse)| (classes[better], classes[worse]))
            .collect();
        distances(self.statements.len(), &edges)
    }

    /// From each source to all that it rests on.
    pub fn sourcing_distances(&self) -> Distances {
        let mut edges = Vec::new();
        for (at, source) in self.sources.iter().enumerate() {
            let works: Vec<Work> = source.rests_on.iter().flatten().copied().collect();
            let through = works.iter().filter_map(|work| match work {
                Work::Note(note) => Some(self.notes[*note].cites.iter().flatten().copied()),
                _ => None,
            });
            for work in works.iter().copied().chain(through.flatten()) {
                if let Work::Source(other) = work {
                    edges.push((at, other));
                }
            }
        }
        distances(self.sources.len(), &edges)
    }
}

/// Floyd and Warshall's, from a node to itself only by way of others or a loop.
fn distances(nodes: usize, edges: &[(Index, Index)]) -> Distances {
    let mut distances = vec![vec![None; nodes]; nodes];
    for (from, to) in edges {
        distances[*from][*to] = Some(1);
    }
    for by in 0..nodes {
        for from in 0..nodes {
            for to in 0..nodes {
                if let (Some(one), Some(other)) = (distances[from][by], distances[by][to]) {
                    let sum = one + other;
                    let known = distances[from][to].unwrap_or(usize::MAX);
                    distances[from][to] = Some(sum.min(known));
                }
            }
        }
    }
    distances
}

/// A strongly connected component that holds a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    pub members: Vec<Index>,
    /// The length of its shortest cycle.
    pub shortest: usize,
}

/// All components that hold a cycle.
pub fn components(distances: &Distances) -> Vec<Component> {
    let mut components: Vec<Component> = Vec::new();
    for (at, row) in distances.iter().enumerate() {
        let Some(round) = row[at] else { continue };
        let joined = |other: Index| row[other].is_some() && distances[other][at].is_some();
        match components.iter_mut().find(|known| joined(known.members[0])) {
            Some(known) => {
                known.members.push(at);
                known.shortest = known.shortest.min(round);
            }
            None => components.push(Component {
                members: vec![at],
                shortest: round,
            }),
        }
    }
    components
}
