//! Which question is meant by a name on the command line.

use std::collections::HashMap;

use crate::map::names::Symbol;
use crate::map::{Map, QuestionId, StatementId, near};
use crate::project::{FileId, Project, maps_called, maps_known_as};
use crate::syntax::tree::StatementKind;

/// What a matrix is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A question and its answers.
    Question(QuestionId),
    /// A claim that one rival beats another.
    Comparison(StatementId),
}

/// Why a name stands for no one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Several maps have a question of that name: as each is told from the others.
    Several(Vec<String>),
    /// It stands for something else; the questions that this answers.
    Other {
        /// With its article: "a claim".
        kind: &'static str,
        /// As they may be asked for.
        answers: Vec<String>,
    },
    /// It stands for nothing.
    Nothing {
        /// The nearest name of a question.
        near: Option<String>,
        /// All questions, then all claims that compare rivals, as they may be asked for.
        known: Vec<String>,
    },
}

/// Finds the question of a name, or the claim of that name that one rival beats
/// another. Where several maps have one, `map.name` tells which is meant: the map's
/// file with or without its ending, its folders, or a name that another map has for
/// it.
///
/// # Errors
/// [`Unknown`] where the name stands for none, or for several.
pub fn find(project: &Project, map: &Map, asked: &str) -> Result<Asked, Unknown> {
    let all = candidates(map);
    let named = |name: &str| -> Vec<&Candidate> {
        let symbol = map.names.find(name);
        let same = all.iter().filter(|known| Some(known.symbol) == symbol);
        same.collect()
    };
    let mut found = named(asked);
    let qualified = [asked.rsplit_once(':'), asked.rsplit_once('.')];
    for (owner, name) in qualified.into_iter().flatten() {
        for maps in [maps_called, maps_known_as] {
            if found.is_empty() {
                let owned = named(name).into_iter();
                let files = maps(project, owner);
                found = owned.filter(|known| files.contains(&known.file)).collect();
            }
        }
    }
    match found[..] {
        [only] => Ok(only.asked),
        [] => Err(unknown(project, map, &all, asked)),
        _ => Err(Unknown::Several(full_names(project, map, &all, found))),
    }
}

/// A question, or a claim that compares two rivals.
struct Candidate {
    asked: Asked,
    symbol: Symbol,
    file: FileId,
}

/// Candidates as they may be asked for: by name, where another map has one of that
/// name with their map's, where maps are called alike with the map's path.
fn full_names<'all>(
    project: &Project,
    map: &Map,
    all: &[Candidate],
    wanted: impl IntoIterator<Item = &'all Candidate>,
) -> Vec<String> {
    let stem = |file: FileId| {
        let path = project.files.path(file);
        path.file_stem().unwrap_or(path.as_str())
    };
    let mut same_name: HashMap<Symbol, usize> = HashMap::new();
    let mut same_stem: HashMap<(Symbol, &str), usize> = HashMap::new();
    for known in all {
        *same_name.entry(known.symbol).or_default() += 1;
        *same_stem
            .entry((known.symbol, stem(known.file)))
            .or_default() += 1;
    }
    wanted
        .into_iter()
        .map(|known| {
            let (name, stem) = (map.names.text(known.symbol), stem(known.file));
            if same_name.get(&known.symbol) == Some(&1) {
                name.to_owned()
            } else if same_stem.get(&(known.symbol, stem)) == Some(&1) {
                format!("{stem}.{name}")
            } else {
                format!("{}:{name}", project.files.path(known.file))
            }
        })
        .collect()
}

fn candidates(map: &Map) -> Vec<Candidate> {
    let questions = map
        .questions
        .iter()
        .enumerate()
        .map(|(at, question)| Candidate {
            asked: Asked::Question(QuestionId::at(at)),
            symbol: question.name,
            file: question.place.file,
        });
    let comparisons = map
        .all_statements()
        .filter(|(_, statement)| statement.beats.is_some())
        .map(|(id, statement)| Candidate {
            asked: Asked::Comparison(id),
            symbol: statement.name,
            file: statement.place.file,
        });
    questions.chain(comparisons).collect()
}

fn unknown(project: &Project, map: &Map, all: &[Candidate], asked: &str) -> Unknown {
    let symbol = map.names.find(asked);
    let named = map
        .all_statements()
        .find(|(_, statement)| Some(statement.name) == symbol);
    if let Some((id, statement)) = named {
        let answers = |known: &&Candidate| match known.asked {
            Asked::Question(question) => {
                let answers = &map.questions[question.index()].answers;
                answers
                    .iter()
                    .any(|answer| map.class_of(*answer) == map.class_of(id))
            }
            Asked::Comparison(_) => false,
        };
        return Unknown::Other {
            kind: match statement.kind {
                StatementKind::Claim => "a claim",
                StatementKind::Thesis => "a thesis",
                StatementKind::Assumption => "an assumption",
                StatementKind::Evidence => "evidence",
            },
            answers: full_names(project, map, all, all.iter().filter(answers)),
        };
    }
    let known = full_names(project, map, all, all);
    let name = asked.rsplit(['.', ':']).next().unwrap_or(asked);
    let names = || all.iter().map(|known| map.names.text(known.symbol));
    // A known name in a map that has none of it is near too.
    let near = names().position(|known| known == name).or_else(|| {
        let nearest = near::nearest(name, names())?;
        names().position(|known| known == nearest)
    });
    Unknown::Nothing {
        near: near.map(|at| known[at].clone()),
        known,
    }
}
