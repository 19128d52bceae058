//! The verdict in a sentence: what it is, and what it hangs on first and last.

use super::Subject;
use super::ends::{self, Carried, Missing, Origin};
use super::grounds::{Defeat, Fall, Grounds};
use super::words::{has_free_way, is_joint, name, premises, reason as reason_words, reason_name};
use crate::findings::words::{count, list};
use crate::graph::{Force, Verdict};
use crate::map::{Conclusion, Effect, ReasonId, StatementId};
use crate::syntax::tree::StatementKind;

/// No more things of one kind than this are named in a sentence.
const MOST_NAMED: usize = 3;

/// The verdict in a sentence.
pub(super) fn of(grounds: &Grounds<'_>, subject: Subject) -> String {
    let told = Sentence { grounds };
    match subject {
        Subject::Statement(id) => {
            let holders = grounds.wording.facts.holders(id);
            let held = match (grounds.map.statement(id).held, holders.is_empty()) {
                (false, _) => String::new(),
                (true, true) => ", a view held by another,".to_owned(),
                (true, false) => format!(", a view held by {},", list(&holders, MOST_NAMED)),
            };
            let verdict = grounds.verdict(id);
            let why = match verdict {
                Verdict::Accepted => told.accepted(id),
                Verdict::Contested => told.contested(id),
                Verdict::Defeated => told.defeated(id),
                Verdict::Unsupported => told.unsupported(id),
                Verdict::Circular => told.circular(id),
            };
            format!("{}{held} is {}: {why}", name(grounds, id), verdict.word())
        }
        Subject::Reason(id) => told.reason(id),
    }
}

struct Sentence<'run> {
    grounds: &'run Grounds<'run>,
}

impl Sentence<'_> {
    fn accepted(&self, id: StatementId) -> String {
        let grounds = self.grounds;
        let Some(reason) = grounds.standing_reason(id) else {
            let given = match ends::end_kind(grounds, id) {
                Some(StatementKind::Evidence) => "it is evidence with a source",
                Some(_) => "it is taken as an assumption",
                None => {
                    return "part of it could not be read, and what may stand there is not held against it"
                        .to_owned();
                }
            };
            return format!("{given}, {}", self.met(id));
        };
        let support = self.supports(reason);
        let holds = |other: &ReasonId| *other != reason && grounds.force(*other) == Force::Holds;
        let others = grounds.side(id, Effect::Supports).filter(holds).count();
        let carried = self.carried(ends::carried(grounds, id));
        match others {
            0 => format!("{support}, {}{carried}", self.met(id)),
            1 => format!("{support}, and so does 1 other reason, {}", self.met(id)),
            many => format!(
                "{support}, and so do {many} other reasons, {}",
                self.met(id)
            ),
        }
    }

    /// "`a` and `b` together support it".
    fn supports(&self, reason: ReasonId) -> String {
        let by = premises(self.grounds, reason);
        if is_joint(self.grounds, reason) {
            format!("{by} together support it")
        } else {
            format!("{by} supports it")
        }
    }

    /// How the objections to an accepted statement are met.
    fn met(&self, id: StatementId) -> String {
        match self.grounds.side(id, Effect::Opposes).count() {
            0 => "and nothing speaks against it".to_owned(),
            1 => "and the one objection to it does not hold".to_owned(),
            many => format!("and none of the {many} objections to it holds"),
        }
    }

    fn carried(&self, carried: Carried) -> String {
        let Carried {
            evidence,
            assumptions,
            unread,
        } = carried;
        let mut parts = Vec::new();
        if evidence > 0 {
            parts.push(count(evidence, "item").replacen("item", "piece", 1) + " of evidence");
        }
        if assumptions > 0 {
            parts.push(count(assumptions, "assumption"));
        }
        if unread > 0 {
            parts.push(count(unread, "statement") + " that could not be read whole");
        }
        if parts.is_empty() {
            return String::new();
        }
        format!("; in the end this rests on {}", list(&parts, parts.len()))
    }

    fn contested(&self, id: StatementId) -> String {
        let grounds = self.grounds;
        let open = |reason: &ReasonId| grounds.force(*reason) == Force::Open;
        let against: Vec<ReasonId> = grounds.side(id, Effect::Opposes).filter(open).collect();
        let reasons: Vec<ReasonId> = grounds.side(id, Effect::Supports).filter(open).collect();
        let is_doubtful = |reason: &ReasonId| !has_free_way(grounds, *reason);
        if !against.is_empty() {
            let against = self.speak_against(&against, "it");
            return match reasons.first() {
                Some(reason) if reasons.iter().all(is_doubtful) => format!(
                    "{against}; and what speaks for it is undecided too, since {}",
                    self.doubt(*reason)
                ),
                _ => against,
            };
        }
        match reasons.first() {
            Some(reason) if reasons.len() == 1 => {
                format!(
                    "what speaks for it is undecided, since {}",
                    self.doubt(*reason)
                )
            }
            Some(reason) => format!(
                "none of the {} reasons for it that count is decided: of the first, {}",
                reasons.len(),
                self.doubt(*reason)
            ),
            None => "part of what bears on it could not be read".to_owned(),
        }
    }

    /// "`a` speaks against it, and nothing answers that; the author concedes it".
    fn speak_against(&self, against: &[ReasonId], what: &str) -> String {
        let grounds = self.grounds;
        let (free, doubted): (Vec<ReasonId>, Vec<ReasonId>) = against
            .iter()
            .copied()
            .partition(|reason| has_free_way(grounds, *reason));
        let shown = if free.is_empty() { &doubted } else { &free };
        let names: Vec<String> = shown.iter().map(|id| premises(grounds, *id)).collect();
        let is_one = shown.len() == 1 && !is_joint(grounds, shown[0]);
        let (speak, that) = match (is_one, shown.len()) {
            (true, _) => ("speaks", "that"),
            (_, 1) => ("together speak", "that"),
            _ => ("speak", "them"),
        };
        let by = list(&names, MOST_NAMED);
        if let Some(other) = self.opposes_back(against) {
            return format!(
                "{what} and {} speak against one another, and neither is answered",
                name(grounds, other)
            );
        }
        if free.is_empty() {
            let doubt = self.doubt(shown[0]);
            return format!(
                "{by} {speak} against {what}, and whether this counts is undecided: {doubt}"
            );
        }
        let conceded = free
            .iter()
            .filter(|id| grounds.map.reason(**id).conceded)
            .count();
        let author = match (conceded, free.len()) {
            (0, _) => String::new(),
            (1, 1) => "; the author concedes it".to_owned(),
            (some, all) if some == all => "; the author concedes them".to_owned(),
            (some, _) => format!("; the author concedes {some} of them"),
        };
        format!("{by} {speak} against {what}, and nothing answers {that}{author}")
    }

    /// Where one statement alone opposes another, and the other it: the one that opposes.
    fn opposes_back(&self, against: &[ReasonId]) -> Option<StatementId> {
        let grounds = self.grounds;
        let [only] = against else {
            return None;
        };
        let ([premise], Conclusion::Statement(of)) = (
            grounds.map.premises_of(*only),
            grounds.map.reason(*only).conclusion,
        ) else {
            return None;
        };
        let class = grounds.map.class_of(of);
        let other = premise.statement;
        let mut back = grounds.side(other, Effect::Opposes);
        let is_back = back.any(|id| match grounds.map.premises_of(id) {
            [one] => {
                grounds.map.class_of(one.statement) == class && grounds.force(id) == Force::Open
            }
            _ => false,
        });
        (is_back && grounds.map.class_of(other) != class).then_some(other)
    }

    /// Why a reason is open.
    fn doubt(&self, id: ReasonId) -> String {
        let grounds = self.grounds;
        let open = |reason: &&ReasonId| grounds.force(**reason) == Force::Open;
        if let Some(by) = grounds.undercuts(id).iter().find(open) {
            return format!(
                "{} may undercut the step from {}",
                premises(grounds, *by),
                premises(grounds, id)
            );
        }
        let contested = grounds
            .map
            .premises_of(id)
            .iter()
            .find(|premise| grounds.verdict(premise.statement) == Verdict::Contested);
        if let Some(premise) = contested {
            return format!("{} is itself contested", name(grounds, premise.statement));
        }
        if grounds.map.reason(id).damaged {
            return "part of what is said there could not be read".to_owned();
        }
        match grounds.facing(id).find(|other| open(&other)) {
            Some(other) => format!("{} speaks on the other side", premises(grounds, other)),
            None => "part of what bears on it could not be read".to_owned(),
        }
    }

    fn defeated(&self, id: StatementId) -> String {
        let Some(origin) = ends::origin(self.grounds, id) else {
            return "what speaks for it does not count".to_owned();
        };
        let attack = self.attack(origin);
        let others = self.others(id);
        let Some(Defeat::Lost(_, Fall::Premise(first))) = self.grounds.defeat(id) else {
            let only = origin.lost.is_some();
            return if only { attack + &others } else { attack };
        };
        let (first, last) = (name(self.grounds, first), name(self.grounds, origin.at));
        let way = match origin.steps {
            0 | 1 => format!("it rests on {last}"),
            2 => format!("it rests on {first}, and that on {last}"),
            steps => {
                let between = count(steps - 2, "more statement");
                format!("it rests on {first}, and that through {between} on {last}")
            }
        };
        format!("{way}; {attack}{others}")
    }

    /// That no other reason helps.
    fn others(&self, id: StatementId) -> String {
        match self.grounds.side(id, Effect::Supports).count() {
            0 | 1 => String::new(),
            2 => "; the other reason for it does not count either".to_owned(),
            more => format!(
                "; the {} other reasons for it do not count either",
                more - 1
            ),
        }
    }

    /// The attack at which a defeat begins.
    fn attack(&self, origin: Origin) -> String {
        let grounds = self.grounds;
        let it = if origin.steps == 0 { "it" } else { "that" };
        let by = premises(grounds, origin.by);
        let joint = is_joint(grounds, origin.by);
        let verb = |one: &str, many: &str| format!("{by} {}", if joint { many } else { one });
        match origin.lost {
            None => format!(
                "{} against {it}, and nothing that counts answers this",
                verb("speaks", "together speak")
            ),
            Some(lost) => {
                let undercuts = verb("undercuts", "together undercut");
                format!(
                    "{undercuts} the step to {it} from {}",
                    premises(grounds, lost)
                )
            }
        }
    }

    fn unsupported(&self, id: StatementId) -> String {
        let grounds = self.grounds;
        let missing = ends::missing(grounds, id);
        let is_bare = grounds.side(id, Effect::Supports).next().is_none();
        if is_bare {
            let opposed = grounds.side(id, Effect::Opposes).next().is_some();
            return match (missing.first(), opposed) {
                (Some(Missing::Source(_)), _) => "it is evidence that cites no source".to_owned(),
                (_, true) => "nothing speaks for it, only against it".to_owned(),
                (_, false) => "nothing speaks for it".to_owned(),
            };
        }
        let ends: Vec<String> = missing
            .iter()
            .map(|end| match end {
                Missing::Support(id) => format!("{}, for which nothing speaks", name(grounds, *id)),
                Missing::Source(id) => format!("{}, which cites no source", name(grounds, *id)),
                Missing::WayIn(members) => match &members[..] {
                    [one] => format!("{}, which supports itself", name(grounds, *one)),
                    [one, ..] => format!(
                        "{}, which in the end rests only on itself",
                        name(grounds, *one)
                    ),
                    [] => "itself".to_owned(),
                },
            })
            .collect();
        let more = match ends.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            more => format!("; and on {more} more of the kind"),
        };
        let ends = ends
            .into_iter()
            .take(MOST_NAMED)
            .collect::<Vec<_>>()
            .join("; and on ");
        format!("what speaks for it rests in the end on {ends}{more}")
    }

    fn circular(&self, id: StatementId) -> String {
        let circle = self.grounds.circle(id);
        let others: Vec<String> = circle
            .iter()
            .skip(1)
            .map(|(at, ..)| name(self.grounds, self.grounds.wording.arrangement.shown(*at)))
            .collect();
        match &others[..] {
            [] => "it supports itself, and nothing else supports it".to_owned(),
            [other] => format!("it and {other} support only one another"),
            _ => format!(
                "in the end it rests only on itself, by way of {}",
                list(&others, MOST_NAMED)
            ),
        }
    }

    fn reason(&self, id: ReasonId) -> String {
        let grounds = self.grounds;
        let label = reason_name(grounds, id);
        let by = premises(grounds, id);
        let what = if label.is_empty() {
            reason_words(grounds, id)
        } else {
            let (bears, of) = match grounds.map.reason(id).conclusion {
                Conclusion::Statement(of) => ("", name(grounds, of)),
                Conclusion::Reason(_) => ("the step to ", String::new()),
            };
            let for_or_against = match grounds.map.reason(id).effect {
                Effect::Supports => "for",
                Effect::Opposes | Effect::Undercuts => "against",
            };
            let label = crate::findings::quoted(&label);
            format!("the reason {label} ({by} {for_or_against} {bears}{of})")
        };
        match grounds.force(id) {
            Force::Holds => {
                format!("{what} holds: what it rests on is accepted, and nothing answers it")
            }
            Force::Fails => match grounds.fall(id) {
                Some(Fall::Undercut(with)) => {
                    let verb = if is_joint(grounds, with) {
                        "undercut"
                    } else {
                        "undercuts"
                    };
                    format!(
                        "{what} does not count: {} {verb} its step",
                        premises(grounds, with)
                    )
                }
                Some(Fall::Premise(premise)) => format!(
                    "{what} does not count: it rests on {}, which is {}",
                    name(grounds, premise),
                    grounds.verdict(premise).word()
                ),
                None => format!("{what} does not count"),
            },
            Force::Open => format!("{what} is undecided: {}", self.doubt(id)),
        }
    }
}
