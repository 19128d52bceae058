//! Evidence that is rated under some rivals of a question and not under others.

use crate::findings::{Finding, Severity, list, shown};
use crate::map::{Map, QuestionId, StatementId};
use crate::rivals::{MOST_RIVALS, MOST_STEPS, Marks, Rivalry};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "unrated-rival",
    group: "rivals",
    severities: &[Severity::Info],
    page: include_str!("unrated_rival.md"),
    check: Check::Map(check),
};

/// Up to so many pieces of evidence of a question have a finding each.
const MOST_EACH: usize = 3;
/// So many rivals are named, and so many pieces of evidence shown.
const MOST_NAMED: usize = 4;

/// Evidence with the rivals that it is rated under, and those that it says nothing of.
struct Row {
    evidence: StatementId,
    rated: Vec<StatementId>,
    open: Vec<StatementId>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    if map.bearings.is_empty() {
        return;
    }
    let marks = Marks::new(map);
    let asked = asked_of(map);
    let mut steps = MOST_STEPS;
    for at in 0..map.questions.len() {
        let id = QuestionId::at(at);
        let rivalry = Rivalry::of_question(map, id);
        if rivalry.damaged || !(2..=MOST_RIVALS).contains(&rivalry.rivals.len()) {
            continue;
        }
        let Some(rows) = rows(map, &marks, &rivalry, &asked, &mut steps) else {
            return;
        };
        let is_near = |row: &Row| {
            map.statement(row.evidence).place.file == rivalry.place.file
        };
        let (own, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_near);
        if own.len() > MOST_EACH {
            findings.push(together(context, id, &own));
        } else {
            findings.extend(own.iter().map(|row| alone(context, id, row)));
        }
        findings.extend(others.iter().map(|row| alone(context, id, row)));
    }
}

/// Of which classes one may ask that evidence be rated under them: not of views
/// that are only reported, unless something compares them.
fn asked_of(map: &Map) -> Vec<bool> {
    let mut asked = vec![false; map.statements.len()];
    for statement in &map.statements {
        asked[statement.class.index()] |= !statement.held;
    }
    for rivals in map.statements.iter().filter_map(|statement| statement.beats) {
        for rival in [rivals.better, rivals.worse].into_iter().flatten() {
            asked[map.class_of(rival).index()] = true;
        }
    }
    asked
}

/// None where the steps are used up.
fn rows(
    map: &Map,
    marks: &Marks,
    rivalry: &Rivalry,
    asked: &[bool],
    steps: &mut usize,
) -> Option<Vec<Row>> {
    let mut classes: Vec<StatementId> = Vec::new();
    for rival in &rivalry.rivals {
        let bearing = marks.bearing_on(map.class_of(*rival));
        *steps = steps.checked_sub(bearing.len())?;
        classes.extend(bearing);
    }
    classes.sort_unstable();
    classes.dedup();
    let mut rows = Vec::new();
    for class in classes {
        *steps = steps.checked_sub(rivalry.rivals.len())?;
        if marks.is_damaged(class) {
            continue;
        }
        let mut evidence = None;
        let mut is_decisive = false;
        let mut row = Row { evidence: class, rated: Vec::new(), open: Vec::new() };
        for rival in &rivalry.rivals {
            let marks = marks.between(class, map.class_of(*rival));
            is_decisive |= marks.iter().any(|mark| mark.says.is_decisive());
            if let Some(mark) = marks.iter().find(|mark| mark.says.is_rating()) {
                evidence = evidence.or(Some(mark.named));
                row.rated.push(*rival);
            } else if marks.is_empty()
                && asked[map.class_of(*rival).index()]
                && map.class_of(*rival) != class
            {
                row.open.push(*rival);
            }
        }
        // A test that tells by its kind says of the others what it has to say.
        let is_open = !row.open.is_empty() && !is_decisive;
        if let Some(evidence) = evidence.filter(|_| is_open) {
            row.evidence = evidence;
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| map.statement(row.evidence).place);
    Some(rows)
}

fn names(context: &Context<'_>, ids: &[StatementId]) -> String {
    let names: Vec<String> = ids.iter().map(|id| context.name(*id)).collect();
    list(&names, MOST_NAMED)
}

fn alone(context: &Context<'_>, question: QuestionId, row: &Row) -> Finding {
    let map = context.map;
    let question = &map.questions[question.index()];
    let name = map.names.text(question.name);
    let open = names(context, &row.open);
    let finding = Finding::new(
        RULE.name,
        Severity::Info,
        format!(
            "{} is rated under {} and not under {open}",
            context.name(row.evidence),
            names(context, &row.rated)
        ),
        map.statement(row.evidence).place,
        format!("whether {open} would lead one to expect it is not said"),
    );
    finding
        .label(question.place, "these are rivals here")
        .help(help(name))
}

fn together(context: &Context<'_>, question: QuestionId, rows: &[Row]) -> Finding {
    let map = context.map;
    let question = &map.questions[question.index()];
    let name = map.names.text(question.name);
    let mut finding = Finding::new(
        RULE.name,
        Severity::Info,
        format!(
            "{} pieces of evidence are rated under some answers of {} and not under others",
            rows.len(),
            crate::findings::quoted(name)
        ),
        question.place,
        "asked here",
    );
    for (at, row) in rows.iter().take(MOST_NAMED).enumerate() {
        let more = match rows.len().saturating_sub(MOST_NAMED) {
            left if left > 0 && at + 1 == MOST_NAMED => format!("; {left} more are not shown"),
            _ => String::new(),
        };
        let says = format!("not rated under {}{more}", names(context, &row.open));
        finding = finding.label(map.statement(row.evidence).place, says);
    }
    finding.help(help(name))
}

fn help(question: &str) -> String {
    format!(
        "what tells rivals apart shows only once all are asked: say `expected under …` or `unexpected under …` for these too; `argcheck matrix {}` shows what is open",
        shown(question)
    )
}
