//! How an outline says what a statement is and how an objection is met.

use std::collections::BTreeSet;

use super::arrangement::Arrangement;
use super::citing::Citing;
use super::facts::{Facts, visible};
use super::figures::Figures;
use super::naming::Naming;
use super::verdicts::Verdicts;
use super::works::Work;
use crate::graph::Force;
use crate::map::{
    Bearing, BearingKind, Conclusion, Effect, ItemRef, Map, MapId, Question, ReasonId, Side,
    StatementId,
};
use crate::project::Project;
use crate::syntax::tree::{Item, Rank, StatementKind};

/// The most answers to one objection that its line names.
const MOST_ANSWERS: usize = 4;

/// So many of what bears on an objection are looked at for answers.
const MOST_SOUGHT: usize = 64;

/// All that the lines of an outline are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording<'run> {
    pub(crate) project: &'run Project,
    pub(crate) map: &'run Map,
    pub(crate) work: &'run Work,
    pub(crate) naming: &'run Naming<'run>,
    pub(crate) facts: &'run Facts<'run>,
    pub(crate) arrangement: &'run Arrangement<'run>,
    pub(crate) verdicts: &'run Verdicts<'run>,
}

impl<'run> Wording<'run> {
    /// The words for citations.
    pub(crate) fn citing(self) -> Citing<'run> {
        Citing {
            project: self.project,
            map: self.map,
            naming: self.naming,
        }
    }

    /// The words for numbers.
    pub(super) fn figures(self) -> Figures<'run> {
        Figures {
            facts: self.facts,
            naming: self.naming,
        }
    }

    /// Whether a statement is the work's own.
    pub(crate) fn is_own(self, id: StatementId) -> bool {
        self.work.holds(self.map.statement(id).item.map)
    }

    /// Kind, name and verdict: `claim bought-support · accepted`.
    pub(crate) fn head(self, id: StatementId, figure: &str) -> String {
        let statement = self.map.statement(id);
        let kind = statement.kind.word();
        let mut head = format!("{kind} {}{figure}", self.naming.statement(id));
        if let Some(rivals) = statement.beats {
            let name = |rival: Option<StatementId>| {
                rival.map_or("something unknown", |rival| {
                    self.naming.statement(self.arrangement.shown(rival))
                })
            };
            head += &format!(": {} beats {}", name(rivals.better), name(rivals.worse));
        }
        head + " · " + self.verdicts.of(id)
    }

    /// What a statement's item says beside its relations, each part after a dot.
    pub(crate) fn details(self, id: StatementId) -> String {
        let statement = self.map.statement(id);
        let mut parts: Vec<String> = Vec::new();
        let facts = self.facts;
        if facts.is_implicit(id) {
            parts.push("implicit".to_owned());
        }
        if let Some(strength) = facts.strength(id) {
            parts.push(format!("strength {}", strength.word()));
        }
        if let Some(extent) = facts.extent(id) {
            parts.push(format!("extent {}", extent.word()));
        }
        let wordings = facts.wordings(id);
        if !wordings.is_empty() {
            parts.push(format!("worded as {}", wordings.join(", as ")));
        }
        let about = self.about(statement.item);
        if let Some(about) = about.strip_prefix(" · ") {
            parts.push(about.to_owned());
        }
        let holders = facts.holders(id);
        if !holders.is_empty() {
            parts.push(format!("held by {}", holders.join(", ")));
        } else if statement.held {
            parts.push("held by others".to_owned());
        }
        parts.extend(self.quoting(id));
        if statement.kind == StatementKind::Evidence {
            if !statement.citations.is_empty() {
                parts.push(format!("from {}", self.citing().all(&statement.citations)));
            } else if statement.class == id && self.has_no_restatement(id) {
                parts.push("no source".to_owned());
            }
        }
        if statement.damaged {
            parts.push("not read whole".to_owned());
        }
        parts
            .iter()
            .fold(String::new(), |line, part| line + " · " + part)
    }

    /// What an item is about, each part after a dot.
    pub(crate) fn about(self, item: ItemRef) -> String {
        let mut about = String::new();
        let scope = self.facts.scope(item);
        if !scope.is_empty() {
            about += &format!(" · about {}", scope.join(", "));
        }
        if let Some(when) = self.facts.when(item) {
            about += &format!(" · when {when}");
        }
        about
    }

    fn has_no_restatement(self, class: StatementId) -> bool {
        self.arrangement.restatements[class.index()].is_empty()
    }

    /// The item of a question, and its map.
    pub(crate) fn question_item(self, question: &Question) -> Option<(MapId, &'run Item)> {
        let file = question.place.file;
        let index = self.project.maps.iter().position(|map| map.file == file)?;
        let items = &self.project.maps[index].tree.items;
        let after = items.partition_point(|item| item.span.end <= question.place.span.start);
        Some((MapId::at(index), items.get(after)?))
    }

    fn quoting(self, id: StatementId) -> Option<String> {
        let text = self.facts.text(self.map.statement(id).item.map);
        let mut count = 0;
        let mut speakers = BTreeSet::new();
        for quote in self.facts.quotes(id) {
            count += 1;
            speakers.extend(quote.speaker.map(|speaker| visible(&speaker.of(text))));
        }
        match (count, speakers.is_empty()) {
            (0, _) => None,
            (_, true) => Some("quoted".to_owned()),
            (_, false) => {
                let speakers: Vec<String> = speakers.into_iter().collect();
                Some(format!("quoting {}", speakers.join(", ")))
            }
        }
    }

    /// How an objection or undercut is met: ` · conceded`, ` · answered by x`.
    pub(crate) fn met(self, id: ReasonId) -> String {
        let reason = self.map.reason(id);
        if reason.effect == Effect::Supports {
            return String::new();
        }
        let conceded = if reason.conceded { " · conceded" } else { "" };
        if !self.verdicts.is_grounded(id) {
            return conceded.to_owned();
        }
        let answers = self.answers(id);
        let rest = answers.len().saturating_sub(MOST_ANSWERS);
        let mut named: String = answers
            .into_iter()
            .take(MOST_ANSWERS)
            .collect::<Vec<String>>()
            .join(", ");
        if rest > 0 {
            named += " and others";
        }
        let met = match (self.verdicts.force(id), named.is_empty()) {
            (Force::Fails, true) => " · does not hold".to_owned(),
            (Force::Fails, false) => format!(" · answered by {named}"),
            (_, false) => format!(" · met by {named}, undecided"),
            (_, true) if reason.conceded => String::new(),
            (_, true) if !self.premises_stand(id) => " · undecided".to_owned(),
            (_, true) => " · unanswered".to_owned(),
        };
        conceded.to_owned() + &met
    }

    fn premises_stand(self, id: ReasonId) -> bool {
        let premises = self.map.premises_of(id).iter();
        let verdict = |id| self.verdicts.of(id);
        premises
            .map(|premise| verdict(premise.statement))
            .all(|word| word == "accepted")
    }

    /// What counts against an objection: what undercuts it, what opposes a premise of it.
    fn answers(self, id: ReasonId) -> BTreeSet<String> {
        let arrangement = self.arrangement;
        let mut answers = BTreeSet::new();
        let mut add = |against: ReasonId| {
            if self.verdicts.force(against) != Force::Fails {
                answers.insert(self.spokesmen(against));
            }
            answers.len() <= 2 * MOST_ANSWERS
        };
        let target = match self.map.reason(id).conclusion {
            Conclusion::Statement(target) => Some(self.map.class_of(target)),
            Conclusion::Reason(_) => None,
        };
        for undercut in arrangement.undercuts[id.index()].iter().take(MOST_SOUGHT) {
            if !add(*undercut) {
                return answers;
            }
        }
        for (_, premise) in &arrangement.premises[id.index()] {
            let class = self.map.class_of(premise.statement);
            let bearing = &arrangement.reasons[class.index()];
            // Supports come first.
            let first =
                bearing.partition_point(|id| self.map.reason(*id).effect == Effect::Supports);
            for against in bearing[first..].iter().take(MOST_SOUGHT) {
                // What it objects to and objects back is a contest, which the verdict tells.
                let is_target = arrangement.premises[against.index()]
                    .iter()
                    .any(|(_, back)| Some(self.map.class_of(back.statement)) == target);
                if !is_target && !add(*against) {
                    return answers;
                }
            }
        }
        answers
    }

    /// The premises of a reason by name, the first few.
    fn spokesmen(self, id: ReasonId) -> String {
        let names: Vec<&str> = self.arrangement.premises[id.index()]
            .iter()
            .filter(|(_, premise)| !premise.warrant)
            .map(|(name, _)| name.as_str())
            .collect();
        match names.len().checked_sub(MOST_ANSWERS) {
            Some(rest @ 1..) => format!("{} and {rest} others", names[..MOST_ANSWERS].join(", ")),
            _ => names.join(" and "),
        }
    }

    /// How evidence bears on a rival: `expects`, `passes the hoop test`, with what
    /// follows the evidence.
    pub(crate) fn bearing(self, bearing: &Bearing) -> (String, String) {
        let tested = match bearing.kind {
            BearingKind::Expected => return ("leads one to expect ".to_owned(), String::new()),
            BearingKind::Unexpected => {
                return ("does not lead one to expect ".to_owned(), String::new());
            }
            BearingKind::Tested(tested) => tested,
        };
        let outcome = if tested.passed { "passes" } else { "fails" };
        let word = tested.kind.word();
        match tested.side {
            Side::Against { .. } => {
                let before = format!("its rival {outcome} the {word} test ");
                (before, String::new())
            }
            Side::Of { against } => {
                let against = against.map_or(String::new(), |rival| {
                    format!(" · against {}", self.naming.statement(rival))
                });
                (format!("{outcome} the {word} test "), against)
            }
        }
    }
}

/// The word for a source's rank.
pub(crate) fn rank_word(rank: Rank) -> &'static str {
    match rank {
        Rank::Primary => "primary",
        Rank::Secondary => "secondary",
        Rank::Tertiary => "tertiary",
    }
}
