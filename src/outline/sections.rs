//! The parts of an outline and their order.

use super::arrangement::Arrangement;
use super::branches::Branches;
use super::facts::{Facts, visible};
use super::naming::Naming;
use super::verdicts::Verdicts;
use super::wording::Wording;
use super::{Outline, Reading, ResolvedMap, Texts, appendix, citing, resolve, texts};
use crate::map::{Conclusion, MapId, Question, SourceId, StatementId};
use crate::project::LinkKind;
use crate::syntax::tree::{Item, ItemKind, StatementKind};

/// Makes the outline of a work.
pub(super) fn outline(reading: &Reading, with_texts: Texts) -> Outline {
    with_wording(reading, |wording, sources| {
        let mut branches = Branches::new(wording, with_texts == Texts::Shown);
        let mut sections = Sections {
            wording,
            roles: Roles::new(wording),
            branches: &mut branches,
        };
        sections.header(with_texts);
        sections.theses();
        sections.other_works();
        sections.questions();
        sections.rest();
        appendix::write(wording, sources, with_texts, &mut branches);
        while branches
            .lines
            .last()
            .is_some_and(|line| line.text.is_empty())
        {
            branches.lines.pop();
        }
        Outline {
            path: reading.path().to_owned(),
            parts: reading.parts(),
            damaged: reading.is_damaged(),
            lines: branches.lines,
        }
    })
}

/// The data of a work.
pub(super) fn resolved(reading: &Reading) -> ResolvedMap {
    with_wording(reading, |wording, _| resolve::resolve(wording))
}

/// Gathers all that lines are made from, once.
fn with_wording<T>(reading: &Reading, tell: impl FnOnce(Wording<'_>, &[SourceId]) -> T) -> T {
    let (project, map, work) = (&reading.project, &reading.map, &reading.work);
    let sources = citing::sources_of(map, work);
    let naming = Naming::new(project, map, work, &sources);
    let arrangement = Arrangement::new(project, map, work, &naming);
    let facts = Facts::new(project, map);
    let verdicts = Verdicts::new(map, &reading.analysis);
    let wording = Wording {
        project,
        map,
        work,
        naming: &naming,
        facts: &facts,
        arrangement: &arrangement,
        verdicts: &verdicts,
    };
    tell(wording, &sources)
}

/// The statements that a work stands or falls by, by name.
pub(super) fn theses(wording: Wording<'_>) -> Vec<StatementId> {
    Roles::new(wording).theses(wording)
}

struct Sections<'run, 'lines> {
    wording: Wording<'run>,
    roles: Roles,
    branches: &'lines mut Branches<'run>,
}

impl Sections<'_, '_> {
    fn header(&mut self, with_texts: Texts) {
        let wording = self.wording;
        let root = wording.work.root;
        let info = &wording.map.maps[root.index()];
        let kind = match (info.header, info.is_review) {
            (None, _) => "map",
            (Some(_), false) => "paper",
            (Some(_), true) => "review",
        };
        let mut line = format!("{kind} {}", wording.naming.file(root));
        let reviewed: Vec<&str> = self
            .reviewed()
            .iter()
            .map(|map| wording.naming.file(*map))
            .collect();
        if !reviewed.is_empty() {
            line += &format!(" of {}", reviewed.join(", "));
        }
        self.branches.line(0, line);
        if with_texts == Texts::Shown
            && let Some(title) = texts::title(wording, root)
        {
            self.branches.line(1, title);
        }
        self.branches.gap();
    }

    /// The maps that a review is of, by name.
    fn reviewed(&self) -> Vec<MapId> {
        let wording = self.wording;
        let root = wording.work.root;
        let file = &wording.project.maps[root.index()];
        let mut reviewed = Vec::new();
        for item in &file.tree.items {
            let ItemKind::Review { of, .. } = item.kind else {
                continue;
            };
            let target = file
                .links
                .iter()
                .find(|link| link.kind == LinkKind::Map && link.place == of.0)
                .and_then(|link| link.target.as_ref().ok());
            let map = wording
                .map
                .maps
                .iter()
                .position(|info| Some(&info.file) == target);
            reviewed.extend(map.map(MapId::at));
        }
        reviewed
    }

    fn heading(&mut self, words: &str) {
        self.branches.gap();
        self.branches.line(0, words);
        self.branches.line(0, "");
    }

    fn theses(&mut self) {
        let theses = self.roles.theses(self.wording);
        if theses.is_empty() {
            return;
        }
        let named = self.wording.map.statement(theses[0]).kind == StatementKind::Thesis;
        self.heading(if named {
            "THESES"
        } else {
            "WHAT THE ARGUMENT COMES TO"
        });
        for thesis in theses {
            if !self.branches.is_told(thesis) {
                self.branches.block(thesis);
            }
        }
    }

    /// What is said of other works, and what follows for a reviewed one.
    fn other_works(&mut self) {
        let wording = self.wording;
        let mut spoken_of: Vec<(&str, &str, StatementId)> = (0..wording.map.statements.len())
            .map(StatementId::at)
            .filter(|id| wording.map.class_of(*id) == *id)
            .filter(|id| !wording.arrangement.reasons[id.index()].is_empty())
            .map(|id| wording.arrangement.shown(id))
            .filter(|id| !wording.is_own(*id))
            .map(|id| {
                let file = wording.naming.file(wording.map.statement(id).item.map);
                (file, wording.naming.statement(id), id)
            })
            .collect();
        spoken_of.sort_unstable();
        let mut last = "";
        for (file, _, id) in spoken_of {
            if self.branches.is_told(id) {
                continue;
            }
            if file != last {
                self.heading(&format!("ON {file}"));
                last = file;
            }
            self.branches.block(id);
        }
        for map in self.reviewed() {
            let mut theses: Vec<StatementId> = wording
                .map
                .all_statements()
                .filter(|(_, statement)| {
                    statement.item.map == map && statement.kind == StatementKind::Thesis
                })
                .map(|(id, _)| id)
                .collect();
            if theses.is_empty() {
                continue;
            }
            theses.sort_by_key(|id| wording.naming.statement(*id));
            self.heading(&format!(
                "WITH THIS REVIEW, THE THESES OF {}",
                wording.naming.file(map)
            ));
            for thesis in theses {
                let head = wording.head(thesis, "");
                self.branches.line(0, head);
            }
        }
    }

    fn questions(&mut self) {
        let wording = self.wording;
        let mut questions: Vec<(&str, MapId, &Item, &Question)> = wording
            .map
            .questions
            .iter()
            .filter_map(|question| {
                let (map, item) = wording.question_item(question)?;
                let name = wording.map.names.text(question.name);
                wording
                    .work
                    .holds(map)
                    .then_some((name, map, item, question))
            })
            .collect();
        if questions.is_empty() {
            return;
        }
        questions.sort_by_key(|(name, ..)| *name);
        self.heading("QUESTIONS");
        for (name, map, item, question) in questions {
            let mut line = format!("question {name}");
            let properties = [
                (question.exclusive, " · exclusive"),
                (question.exhaustive.is_some(), " · exhaustive"),
                (question.answers.is_empty(), " · no answer"),
            ];
            for (_, words) in properties.iter().filter(|(holds, _)| *holds) {
                line += words;
            }
            line += &wording.about(wording.facts.item_ref(map, item));
            self.branches.line(0, line);
            if let ItemKind::Question {
                text: Some(asked), ..
            } = item.kind
                && self.branches.shows_texts()
            {
                let asked = visible(&asked.of(wording.facts.text(map)));
                self.branches.line(1, format!("“{asked}”"));
            }
            let shown = |id: &StatementId| wording.arrangement.shown(*id);
            let mut answers: Vec<StatementId> = question.answers.iter().map(shown).collect();
            answers.sort_by_key(|id| wording.naming.statement(*id));
            for answer in answers {
                self.branches.at(1, "answered by ".to_owned(), answer);
            }
            self.branches.gap();
            self.branches.rest();
        }
    }

    /// What no thesis and no question led to: first what nothing uses.
    fn rest(&mut self) {
        let wording = self.wording;
        let mut left: Vec<StatementId> = wording
            .map
            .all_statements()
            .filter(|(_, statement)| wording.work.holds(statement.item.map))
            .map(|(id, _)| wording.arrangement.shown(id))
            .filter(|id| !self.branches.is_told(*id))
            .collect();
        left.sort_by_key(|id| {
            let used = self.roles.is_used(wording.map.class_of(*id));
            let kind = wording.map.statement(*id).kind;
            (
                used,
                kind == StatementKind::Evidence,
                wording.naming.statement(*id),
                *id,
            )
        });
        left.dedup();
        if left.is_empty() {
            return;
        }
        self.heading("BESIDE THE THESES");
        for id in left {
            if !self.branches.is_told(id) {
                self.branches.block(id);
            }
        }
    }
}

/// What statements do for others within a work.
struct Roles {
    used: Vec<bool>,
}

impl Roles {
    fn new(wording: Wording<'_>) -> Self {
        let map = wording.map;
        let mut used = vec![false; map.statements.len()];
        for (id, reason) in map.all_reasons() {
            let conclusion = match reason.conclusion {
                Conclusion::Statement(of) => Some(map.class_of(of)),
                Conclusion::Reason(_) => None,
            };
            for premise in map.premises_of(id) {
                let class = map.class_of(premise.statement);
                used[class.index()] |= conclusion != Some(class);
            }
        }
        let rivals = map
            .statements
            .iter()
            .filter_map(|statement| statement.beats);
        for rival in rivals
            .flat_map(|rivals| [rivals.better, rivals.worse])
            .flatten()
        {
            used[map.class_of(rival).index()] = true;
        }
        for answer in map.questions.iter().flat_map(|question| &question.answers) {
            used[map.class_of(*answer).index()] = true;
        }
        for bearing in &map.bearings {
            used[map.class_of(bearing.evidence).index()] = true;
        }
        Self { used }
    }

    fn is_used(&self, class: StatementId) -> bool {
        self.used[class.index()]
    }

    /// The theses: those that are named; failing these, the claims that nothing
    /// else uses; failing these, all claims, but not of a review.
    fn theses(&self, wording: Wording<'_>) -> Vec<StatementId> {
        let map = wording.map;
        let of_kind = |kind: StatementKind, wanted: &dyn Fn(StatementId) -> bool| {
            let mut found: Vec<StatementId> = map
                .all_statements()
                .filter(|(_, statement)| {
                    statement.kind == kind && wording.work.holds(statement.item.map)
                })
                .filter(|(id, _)| wanted(map.class_of(*id)))
                .map(|(id, _)| wording.arrangement.shown(id))
                .collect();
            found.sort_by_key(|id| (wording.naming.statement(*id), *id));
            found.dedup();
            found
        };
        let named = of_kind(StatementKind::Thesis, &|_| true);
        if !named.is_empty() {
            return named;
        }
        let unused = of_kind(StatementKind::Claim, &|class| !self.is_used(class));
        if !unused.is_empty() || map.maps[wording.work.root.index()].is_review {
            return unused;
        }
        of_kind(StatementKind::Claim, &|_| true)
    }
}
