//! What a name that was asked for stands for.

use super::grounds::Grounds;
use crate::findings::quoted;
use crate::map::{Conclusion, MapId, ReasonId, StatementId, near};
use crate::syntax::tree::ItemKind;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A statement.
    Statement(StatementId),
    /// A reason.
    Reason(ReasonId),
}

/// That a name stands for nothing that has a verdict, or for several things.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unfound {
    /// What is amiss.
    pub message: String,
    /// What would mend it.
    pub help: Option<String>,
}

/// No more names than this are listed.
const MOST_LISTED: usize = 8;

/// Finds what a name stands for.
pub(super) fn find(grounds: &Grounds<'_>, asked: &str) -> Result<Subject, Unfound> {
    let mut found = candidates(grounds, asked);
    let class = |subject: &Subject| match subject {
        Subject::Statement(id) => (0, grounds.map.class_of(*id).0),
        Subject::Reason(id) => (1, id.0),
    };
    // One name defined twice in a file is one slip; the first is meant.
    let file = |subject: &Subject| match subject {
        Subject::Statement(id) => grounds.map.statement(*id).place.file,
        Subject::Reason(id) => grounds.map.reason(*id).place.file,
    };
    found.dedup_by(|later, first| {
        class(later) == class(first)
            || matches!(
                (&later, &first),
                (Subject::Statement(_), Subject::Statement(_))
            ) && file(later) == file(first)
    });
    match found[..] {
        [] => Err(unknown(grounds, asked)),
        [only] => Ok(only),
        [first, ..] if found.iter().all(|other| class(other) == class(&first)) => Ok(first),
        _ => {
            let mut names: Vec<String> = found
                .iter()
                .map(|subject| quoted(&full_name(grounds, *subject)))
                .collect();
            names.sort();
            names.dedup();
            Err(Unfound {
                message: format!("{} may be several things", quoted(asked)),
                help: Some(format!(
                    "ask for one of {}",
                    crate::findings::words::list(&names, MOST_LISTED)
                )),
            })
        }
    }
}

fn full_name(grounds: &Grounds<'_>, subject: Subject) -> String {
    let naming = grounds.wording.naming;
    match subject {
        Subject::Statement(id) => {
            let map = grounds.map.statement(id).item.map;
            format!("{}.{}", naming.file(map), grounds.map.name_of(id))
        }
        Subject::Reason(id) => super::words::reason_name(grounds, id),
    }
}

/// All that a name may stand for: a statement's name, a reason's after its
/// conclusion's, each perhaps after that of its file.
fn candidates(grounds: &Grounds<'_>, asked: &str) -> Vec<Subject> {
    let map = grounds.map;
    let mut found = plain(grounds, asked, None);
    for (dot, _) in asked.match_indices('.') {
        let (file, rest) = (&asked[..dot], &asked[dot + 1..]);
        for at in 0..map.maps.len() {
            let id = MapId::at(at);
            if goes_by(grounds, id, file) {
                found.extend(plain(grounds, rest, Some(id)));
            }
        }
    }
    found
}

/// A statement, or a reason after its conclusion, in any map or in one.
fn plain(grounds: &Grounds<'_>, name: &str, within: Option<MapId>) -> Vec<Subject> {
    let map = grounds.map;
    let statements = |name: &str| -> Vec<StatementId> {
        let Some(symbol) = map.names.find(name) else {
            return Vec::new();
        };
        map.all_statements()
            .filter(|(_, one)| one.name == symbol)
            .filter(|(_, one)| within.is_none_or(|within| one.item.map == within))
            .map(|(id, _)| id)
            .collect()
    };
    let mut found: Vec<Subject> = statements(name)
        .into_iter()
        .map(Subject::Statement)
        .collect();
    if let Some((conclusion, label)) = name.rsplit_once('.')
        && let Some(label) = map.names.find(label)
    {
        let conclusions = statements(conclusion);
        let bears = |of: Conclusion| match of {
            Conclusion::Statement(of) => conclusions.contains(&of),
            Conclusion::Reason(_) => false,
        };
        let labelled = map
            .all_reasons()
            .filter(|(_, reason)| reason.label == Some(label) && bears(reason.conclusion));
        found.extend(labelled.map(|(id, _)| Subject::Reason(id)));
    }
    found
}

/// Whether a map goes by a name: that of its file, or one by which another uses it.
fn goes_by(grounds: &Grounds<'_>, id: MapId, name: &str) -> bool {
    let project = grounds.wording.project;
    let file = project.maps[id.index()].file;
    let path = project.files.path(file);
    if path.file_stem() == Some(name) || grounds.wording.naming.file(id) == name {
        return true;
    }
    project.maps.iter().filter(|map| map.asked).any(|map| {
        let text = &project.files.get(map.file).text;
        map.tree.items.iter().any(|item| {
            let (ItemKind::Use { file: named, alias }
            | ItemKind::Review {
                of: named, alias, ..
            }) = &item.kind
            else {
                return false;
            };
            let leads_here = map
                .links
                .iter()
                .any(|link| link.place == named.0 && link.target.as_ref().ok() == Some(&file));
            leads_here && alias.is_some_and(|alias| alias.of(text) == name)
        })
    })
}

/// What is said of a name that no statement and no reason has.
fn unknown(grounds: &Grounds<'_>, asked: &str) -> Unfound {
    let map = grounds.map;
    if let Some(symbol) = map.names.find(asked)
        && let Some(question) = map
            .questions
            .iter()
            .find(|question| question.name == symbol)
    {
        let answers: Vec<String> = question
            .answers
            .iter()
            .map(|id| quoted(grounds.wording.naming.statement(*id)))
            .collect();
        return Unfound {
            message: format!(
                "{} is a question, and verdicts are of its answers",
                quoted(asked)
            ),
            help: (!answers.is_empty()).then(|| {
                format!(
                    "ask for one of {}",
                    crate::findings::words::list(&answers, MOST_LISTED)
                )
            }),
        };
    }
    let names = map.statements.iter().map(|one| map.names.text(one.name));
    let reasons: Vec<String> = map
        .all_reasons()
        .filter(|(_, reason)| reason.label.is_some())
        .map(|(id, _)| super::words::reason_name(grounds, id))
        .collect();
    let last = asked.rsplit('.').next().unwrap_or(asked);
    let near = near::nearest(
        asked,
        names.clone().chain(reasons.iter().map(String::as_str)),
    )
    .or_else(|| near::nearest(last, names.clone()).filter(|_| last != asked))
    .or_else(|| names.clone().find(|known| *known == last))
    .or_else(|| {
        let mut labelled = reasons.iter().map(String::as_str);
        labelled.find(|name| name.rsplit('.').next() == Some(asked))
    });
    let help = match near {
        Some(near) => format!("did you mean {}?", quoted(near)),
        None => "`argcheck outline` lists what a map says".to_owned(),
    };
    Unfound {
        message: format!("no statement and no reason is called {}", quoted(asked)),
        help: Some(help),
    }
}
