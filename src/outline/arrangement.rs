//! What bears on what, gathered by statement and by reason, each list in the
//! order of its words, so that nothing depends on where it was written.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::naming::Naming;
use super::works::Work;
use crate::map::{
    Bearing, Conclusion, Map, Place, PlainRelation, Premise, Reason, ReasonId, StatementId,
};
use crate::project::{FileId, Project};
use crate::syntax::tree::{ClauseKind, ItemKind, ReasonOptions, Relation};

/// Lists by the index of what they belong to.
type Lists<T> = Vec<Vec<T>>;

/// What bears on what.
#[derive(Debug)]
pub(crate) struct Arrangement<'run> {
    map: &'run Map,
    /// For and against each statement, by the statement that stands for its class.
    pub(crate) reasons: Lists<ReasonId>,
    /// What undercuts each reason.
    pub(crate) undercuts: Lists<ReasonId>,
    /// The premises of each reason as they are called, with a figure's name.
    pub(crate) premises: Lists<(String, Premise)>,
    /// The statements of each class but the one that stands for it.
    pub(crate) restatements: Lists<StatementId>,
    /// Relations that are no reasons, by where they begin.
    pub(crate) relations: Lists<PlainRelation>,
    /// What bears on each rival without being a reason.
    pub(crate) bearings: Lists<Bearing>,
    /// The statement that an outline shows for each class.
    shown: Vec<StatementId>,
    options: HashMap<Place, &'run ReasonOptions>,
}

impl<'run> Arrangement<'run> {
    /// Gathers what a work says and what is said of its statements.
    pub(crate) fn new(
        project: &'run Project,
        map: &'run Map,
        work: &Work,
        naming: &Naming<'run>,
    ) -> Self {
        let own: HashSet<FileId> = work.maps().map(|id| map.maps[id.index()].file).collect();
        let shown = shown_statements(map, work, naming);
        let mut arrangement = Self {
            map,
            reasons: empty(map.statements.len()),
            undercuts: empty(map.reasons.len()),
            premises: empty(map.reasons.len()),
            restatements: empty(map.statements.len()),
            relations: empty(map.statements.len()),
            bearings: empty(map.statements.len()),
            shown,
            options: options(project),
        };
        arrangement.name_premises(project, naming);
        arrangement.gather_reasons(work, &own);
        arrangement.gather_relations(naming, &own);
        arrangement
    }

    /// The statement that an outline shows for all that restate it.
    pub(crate) fn shown(&self, id: StatementId) -> StatementId {
        self.shown[self.map.class_of(id).index()]
    }

    /// What is said in words about the step of a reason.
    pub(crate) fn options(&self, id: ReasonId) -> Option<&'run ReasonOptions> {
        let reason = self.map.reason(id);
        // An exception's reason stands at its own place, and nothing is said there.
        self.options.get(&reason.place).copied()
    }

    fn name_premises(&mut self, project: &Project, naming: &Naming<'_>) {
        for (id, reason) in self.map.all_reasons() {
            let premises = self.map.premises_of(id);
            let mut named: Vec<(String, Premise)> = premises
                .iter()
                .map(|premise| {
                    let name = naming.statement(self.shown(premise.statement));
                    let figure = figure_of(project, self.map, reason, premise);
                    (format!("{name}{figure}"), *premise)
                })
                .collect();
            named.sort_by(|one, other| (one.1.warrant, &one.0).cmp(&(other.1.warrant, &other.0)));
            self.premises[id.index()] = named;
        }
    }

    fn gather_reasons(&mut self, work: &Work, own: &HashSet<FileId>) {
        let map = self.map;
        let is_own = |reason: &Reason| own.contains(&reason.place.file);
        let mut has_own_undercut = vec![false; map.reasons.len()];
        for (id, reason) in map.all_reasons() {
            if let Conclusion::Reason(of) = reason.conclusion {
                self.undercuts[of.index()].push(id);
                has_own_undercut[of.index()] |= is_own(reason);
            }
        }
        for (id, reason) in map.all_reasons() {
            // What another work says is shown where this one speaks of it.
            if let Conclusion::Statement(of) = reason.conclusion
                && (is_own(reason)
                    || has_own_undercut[id.index()]
                    || work.holds(map.statement(of).item.map))
            {
                self.reasons[map.class_of(of).index()].push(id);
            }
        }
        let order = |one: &ReasonId, other: &ReasonId| self.compare(*one, *other, 0);
        let mut undercuts = self.undercuts.clone();
        let mut reasons = self.reasons.clone();
        for list in undercuts.iter_mut().chain(&mut reasons) {
            list.sort_by(order);
        }
        self.undercuts = undercuts;
        self.reasons = reasons;
    }

    /// The order of reasons: by effect, premises, and what is said of the step.
    /// What undercuts a reason is compared too; an undercut's exceptions have
    /// none of their own, so that this goes no deeper than three.
    fn compare(&self, one: ReasonId, other: ReasonId, depth: u32) -> Ordering {
        let plain = |id: ReasonId| {
            let reason = self.map.reason(id);
            (
                reason.effect,
                self.premises[id.index()]
                    .iter()
                    .map(|(name, premise)| (name.as_str(), premise.warrant)),
            )
        };
        let (effect, premises) = plain(one);
        let (other_effect, other_premises) = plain(other);
        effect
            .cmp(&other_effect)
            .then_with(|| premises.cmp(other_premises))
            .then_with(|| self.rest(one).cmp(&self.rest(other)))
            .then_with(|| self.compare_undercuts(one, other, depth))
    }

    fn rest(&self, id: ReasonId) -> (Option<&str>, bool, bool, usize, usize) {
        let reason = self.map.reason(id);
        let options = self.options(id);
        (
            reason.label.map(|label| self.map.names.text(label)),
            reason.conceded,
            reason.warrant.is_some(),
            options.map_or(0, |options| options.exception_texts.len()),
            self.undercuts[id.index()].len(),
        )
    }

    fn compare_undercuts(&self, one: ReasonId, other: ReasonId, depth: u32) -> Ordering {
        if depth > 3 || self.undercuts[one.index()].is_empty() {
            return Ordering::Equal;
        }
        let sorted = |id: ReasonId| {
            let mut list = self.undercuts[id.index()].clone();
            list.sort_by(|one, other| self.compare(*one, *other, depth + 1));
            list
        };
        sorted(one)
            .into_iter()
            .zip(sorted(other))
            .map(|(one, other)| self.compare(one, other, depth + 1))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    fn gather_relations(&mut self, naming: &Naming<'_>, own: &HashSet<FileId>) {
        let map = self.map;
        for (id, statement) in map.all_statements() {
            if self.shown(id) != id {
                self.restatements[statement.class.index()].push(id);
            }
        }
        for relation in &map.relations {
            if own.contains(&relation.place.file) {
                let from = map.class_of(relation.from);
                self.relations[from.index()].push(*relation);
            }
        }
        for bearing in &map.bearings {
            if own.contains(&bearing.place.file) {
                self.bearings[map.class_of(bearing.rival).index()].push(*bearing);
            }
        }
        let name = |id: StatementId| naming.statement(id);
        for list in &mut self.restatements {
            list.sort_by_key(|id| name(*id));
        }
        for list in &mut self.relations {
            list.sort_by_key(|relation| {
                (relation.relation, name(relation.to), name(relation.from))
            });
        }
    }

    /// How often statements are said to restate one another beyond what makes
    /// them one: such pairs, sorted.
    pub(crate) fn idle_restatements(&self, class: StatementId) -> Vec<&PlainRelation> {
        let members = self.restatements[class.index()].len();
        let pairs: Vec<&PlainRelation> = self.relations[class.index()]
            .iter()
            .filter(|relation| relation.relation == Relation::Restates)
            .collect();
        if pairs.len() > members {
            pairs
        } else {
            Vec::new()
        }
    }
}

fn empty<T>(length: usize) -> Lists<T> {
    let mut lists = Vec::new();
    lists.resize_with(length, Vec::new);
    lists
}

/// Of each class, the statement to show: one of the work's own, a thesis before
/// a claim before an assumption before evidence, the first by name.
fn shown_statements(map: &Map, work: &Work, naming: &Naming<'_>) -> Vec<StatementId> {
    let rank = |id: StatementId| {
        let statement = map.statement(id);
        let kind = match statement.kind {
            crate::syntax::tree::StatementKind::Thesis => 0,
            other => other as u8 + 1,
        };
        (!work.holds(statement.item.map), kind, naming.statement(id))
    };
    let mut shown: Vec<StatementId> = (0..map.statements.len()).map(StatementId::at).collect();
    for (id, statement) in map.all_statements() {
        let best = shown[statement.class.index()];
        if rank(id) < rank(best) {
            shown[statement.class.index()] = id;
        }
    }
    shown
}

/// The figure that a premise names, with its dot: `.granted`.
fn figure_of(project: &Project, map: &Map, reason: &Reason, premise: &Premise) -> String {
    let statement = map.statement(premise.statement);
    let written = project.files.text(premise.place.file, premise.place.span);
    let is_here = statement.place.file == reason.place.file;
    let own = if is_here {
        written
    } else {
        written.split_once('.').map_or("", |(_, rest)| rest)
    };
    let Some((first, figure)) = own.split_once('.') else {
        return String::new();
    };
    if map.names.find(first) == Some(statement.name) {
        format!(".{figure}")
    } else {
        String::new()
    }
}

/// What is said about each step, by the place of its clause or line.
fn options(project: &Project) -> HashMap<Place, &ReasonOptions> {
    let mut options = HashMap::new();
    for file in &project.maps {
        for item in &file.tree.items {
            let place = |span| Place {
                file: file.file,
                span,
            };
            if let ItemKind::Relation { tells, .. } = &item.kind {
                options.insert(place(item.span), &tells.options);
            }
            for clause in &item.clauses {
                match &clause.kind {
                    ClauseKind::SupportedBy(reason) | ClauseKind::OpposedBy(reason) => {
                        options.insert(place(clause.span), &reason.options);
                    }
                    ClauseKind::Tells(tells) => {
                        options.insert(place(clause.span), &tells.options);
                    }
                    _ => {}
                }
            }
        }
    }
    options
}
