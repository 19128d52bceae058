//! Questions on whose answers nothing bears, and theses whose evidence is rated for
//! the answers to another question.

use std::collections::HashMap;

use crate::findings::{Finding, Severity, quoted};
use crate::map::{Conclusion, Question, QuestionId, ReasonId, StatementId};
use crate::rules::competitors::Competitors;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::StatementKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unanswered-question",
    group: "rivals",
    severities: &[Severity::Info],
    page: include_str!("unanswered_question.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let competitors = Competitors::new(context);
    let touched = touched(context);
    for question in context.map.questions.iter().filter(|question| !question.damaged) {
        findings.extend(match question.answers.as_slice() {
            [] => Some(without_answers(context, question)),
            answers => {
                let is_bare = answers.iter().all(|answer| {
                    let statement = context.map.statement(*answer);
                    let asks_nothing = competitors.is_view(context, *answer)
                        || competitors.is_left_aside(context, *answer);
                    asks_nothing && !statement.damaged && !touched[statement.class.index()]
                });
                is_bare.then(|| with_bare_answers(context, question))
            }
        });
    }
    let ratings = Ratings::new(context);
    for (id, statement) in context.map.all_statements() {
        if statement.kind == StatementKind::Thesis && !statement.damaged {
            findings.extend(beside_its_question(context, &ratings, id));
        }
    }
}

/// Which statements anything bears on: a reason, an expectation, a test, a ground of
/// their own, another version of them, or a comparison that has reasons.
fn touched(context: &Context<'_>) -> Vec<bool> {
    let map = context.map;
    let mut touched = vec![false; map.statements.len()];
    let concluded = map.reasons.iter().filter_map(|reason| match reason.conclusion {
        Conclusion::Statement(id) => Some(id),
        Conclusion::Reason(_) => None,
    });
    let rated = map.bearings.iter().map(|bearing| bearing.rival);
    let related = map.relations.iter().flat_map(|relation| [relation.from, relation.to]);
    let grounded = map.all_statements().map(|(id, _)| id).filter(|id| context.is_grounded(*id));
    for id in concluded.chain(rated).chain(related).chain(grounded) {
        touched[map.class_of(id).index()] = true;
    }
    // A comparison counts for what bears on it, and not for being compared itself.
    let bears_on = touched.clone();
    for statement in &map.statements {
        let Some(rivals) = statement.beats else { continue };
        if bears_on[statement.class.index()] || statement.damaged {
            for id in [rivals.better, rivals.worse].into_iter().flatten() {
                touched[map.class_of(id).index()] = true;
            }
        }
    }
    touched
}

fn without_answers(context: &Context<'_>, question: &Question) -> Finding {
    let name = quoted(context.map.names.text(question.name));
    Finding::new(
        RULE.name,
        Severity::Info,
        format!("no answer to {name} is listed"),
        question.place,
        "a question without answers",
    )
    .help(format!("name what would answer it: `answers …` below {name}, or in a claim `answers …` with {name}"))
}

fn with_bare_answers(context: &Context<'_>, question: &Question) -> Finding {
    let name = quoted(context.map.names.text(question.name));
    let (message, label) = match question.answers.as_slice() {
        [only] => (
            format!("nothing bears on {}, the answer to {name}", context.name(*only)),
            "its answer has no reason for or against it, no expectation, no test",
        ),
        _ => (
            format!("nothing bears on any of the answers to {name}"),
            "no reason for or against any of them, no expectation, no test",
        ),
    };
    Finding::new(RULE.name, Severity::Info, message, question.place, label)
        .help("say what speaks for or against one of them, with `supported by …` or `opposed by …`, or what it leads one to expect, with `expected under …` in evidence")
}

/// Of which questions statements are answers, and for which evidence is rated.
struct Ratings {
    /// The questions of an answer, and whether there are more than these.
    answered: HashMap<StatementId, Vec<QuestionId>, foldhash::fast::FixedState>,
    /// The only question for whose answers evidence is rated; none where there are several.
    rated: HashMap<StatementId, Option<QuestionId>, foldhash::fast::FixedState>,
    supports: HashMap<StatementId, Vec<ReasonId>, foldhash::fast::FixedState>,
}

impl Ratings {
    fn new(context: &Context<'_>) -> Self {
        let map = context.map;
        let mut ratings = Self {
            answered: HashMap::default(),
            rated: HashMap::default(),
            supports: HashMap::default(),
        };
        for (index, question) in map.questions.iter().enumerate() {
            for answer in &question.answers {
                let known = ratings.answered.entry(map.class_of(*answer)).or_default();
                known.push(QuestionId::at(index));
            }
        }
        for bearing in &map.bearings {
            let questions = ratings.answered.get(&map.class_of(bearing.rival));
            let only = match questions.map(Vec::as_slice) {
                Some([only]) => Some(*only),
                _ => None,
            };
            let known = ratings.rated.entry(map.class_of(bearing.evidence)).or_insert(only);
            if *known != only {
                *known = None;
            }
        }
        for (id, reason) in map.all_reasons() {
            if let Conclusion::Statement(conclusion) = reason.conclusion
                && reason.effect == crate::map::Effect::Supports
            {
                ratings.supports.entry(map.class_of(conclusion)).or_default().push(id);
            }
        }
        ratings
    }
}

/// A thesis all of whose evidence is rated, and for the rival answers to one other
/// question only.
fn beside_its_question(context: &Context<'_>, ratings: &Ratings, thesis: StatementId) -> Option<Finding> {
    let map = context.map;
    let class = map.class_of(thesis);
    let [own] = ratings.answered.get(&class)?.as_slice() else {
        return None;
    };
    let mut other = None;
    for reason in ratings.supports.get(&class)? {
        let is_bridged = map.reason(*reason).warrant.is_some() || map.reason(*reason).damaged;
        for premise in map.premises_of(*reason) {
            let rated = (*ratings.rated.get(&map.class_of(premise.statement))?)?;
            let is_plain = !is_bridged && !premise.warrant && !map.statement(premise.statement).damaged;
            if !is_plain || rated == *own || *other.get_or_insert(rated) != rated {
                return None;
            }
        }
    }
    let [own, other] = [*own, other?].map(|id| &map.questions[id.index()]);
    // Where a question has one answer, nobody rates evidence for its rivals.
    if own.answers.len() < 2 || own.damaged || other.damaged {
        return None;
    }
    let [own_name, other_name] = [own, other].map(|question| quoted(map.names.text(question.name)));
    let name = context.name(thesis);
    Some(
        Finding::new(
            RULE.name,
            Severity::Info,
            format!("{name} answers {own_name}, and all its evidence is rated for the answers to {other_name}"),
            map.statement(thesis).place,
            format!("an answer to {own_name}"),
        )
        .label(other.place, "its answers are what the evidence is rated for")
        .help(format!(
            "say what the evidence leads one to expect of the answers to {own_name}, with `expected under …`; or say with `because …` how it bears on {name}"
        )),
    )
}
