//! Which question is meant by a name on the command line.

use std::collections::BTreeSet;

use crate::map::{Map, QuestionId, StatementId, near};
use crate::project::{FileId, LinkKind, Project};
use crate::syntax::tree::{ItemKind, StatementKind};

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
        if found.is_empty() {
            let owned = named(name).into_iter();
            found = owned
                .filter(|known| owners(project, known.file).contains(owner))
                .collect();
        }
    }
    match found[..] {
        [only] => Ok(only.asked),
        [] => Err(unknown(project, map, &all, asked)),
        _ => {
            let names = found
                .iter()
                .map(|known| known.full_name(project, map, &all));
            Err(Unknown::Several(names.collect()))
        }
    }
}

/// A question, or a claim that compares two rivals.
struct Candidate {
    asked: Asked,
    symbol: crate::map::names::Symbol,
    file: FileId,
}

impl Candidate {
    fn name<'map>(&self, map: &'map Map) -> &'map str {
        map.names.text(self.symbol)
    }

    /// As it may be asked for: by its name, else with its map's.
    fn full_name(&self, project: &Project, map: &Map, all: &[Self]) -> String {
        let own = self.name(map);
        let mut same = all.iter().filter(|known| known.symbol == self.symbol);
        if same.nth(1).is_none() {
            return own.to_owned();
        }
        let path = project.files.path(self.file);
        let stem = path.file_stem().unwrap_or(path.as_str());
        let is_shared = all.iter().any(|known| {
            known.symbol == self.symbol
                && known.file != self.file
                && owners(project, known.file).contains(stem)
        });
        if is_shared {
            format!("{path}:{own}")
        } else {
            format!("{stem}.{own}")
        }
    }
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

/// What a map may be called.
fn owners(project: &Project, file: FileId) -> BTreeSet<String> {
    let path = project.files.path(file);
    let mut owners = BTreeSet::from([path.to_string(), path.with_extension("").into_string()]);
    owners.extend(
        [path.file_name(), path.file_stem()]
            .into_iter()
            .flatten()
            .map(str::to_owned),
    );
    for map in &project.maps {
        let text = &project.files.get(map.file).text;
        for item in &map.tree.items {
            let (ItemKind::Use { file: named, alias }
            | ItemKind::Review {
                of: named, alias, ..
            }) = item.kind
            else {
                continue;
            };
            let is_meant = map.links.iter().any(|link| {
                link.kind == LinkKind::Map && link.place == named.0 && link.target == Ok(file)
            });
            if let (true, Some(alias)) = (is_meant, alias) {
                owners.insert(alias.of(text).to_owned());
            }
        }
    }
    owners
}

fn unknown(project: &Project, map: &Map, all: &[Candidate], asked: &str) -> Unknown {
    let full_names = |wanted: &dyn Fn(&Candidate) -> bool| -> Vec<String> {
        let wanted = all.iter().filter(|known| wanted(known));
        wanted
            .map(|known| known.full_name(project, map, all))
            .collect()
    };
    let symbol = map.names.find(asked);
    let named = map
        .all_statements()
        .find(|(_, statement)| Some(statement.name) == symbol);
    if let Some((id, statement)) = named {
        let answers = |known: &Candidate| match known.asked {
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
            answers: full_names(&answers),
        };
    }
    let known = full_names(&|_| true);
    let name = asked.rsplit(['.', ':']).next().unwrap_or(asked);
    let near = near::nearest(name, all.iter().map(|known| known.name(map)));
    let is_same = |known: &&Candidate| known.name(map) == near.unwrap_or(name);
    Unknown::Nothing {
        near: all
            .iter()
            .find(is_same)
            .map(|known| known.full_name(project, map, all)),
        known,
    }
}
