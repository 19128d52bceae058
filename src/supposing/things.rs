//! What the names of a command line stand for.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use super::Argument;
use super::naming::Naming;
use crate::findings::quoted;
use crate::map::{MapId, NoteId, SourceId, StatementId, Work, near};
use crate::project::{FileId, LinkKind};
use crate::sources::authors::AuthorId;

/// Something that can be supposed not to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A claim, assumption or piece of evidence.
    Statement(StatementId),
    /// A source or an entry of a bibliography.
    Source(SourceId),
    /// A footnote.
    Note(NoteId),
    /// The paper of a map.
    Paper(MapId),
}

/// Why a name stands for nothing, or for nothing certain: in words, and what would
/// help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unnamed {
    /// What is the matter.
    pub message: String,
    /// What would help.
    pub help: String,
}

/// So many choices are named.
const MOST_CHOICES: usize = 8;

/// The words by which each file of a run goes.
struct Files {
    /// Of each map: its stem, and what other maps call it.
    of_map: Vec<BTreeSet<String>>,
}

impl Argument {
    /// What a name stands for: a statement, a source, `note N`, or a paper by its
    /// file or by what a map calls it. With a file's name and a dot before it, what
    /// it stands for there.
    ///
    /// # Errors
    /// [`Unnamed`] where nothing has the name, or several things have.
    pub fn thing(&self, name: &str) -> Result<Thing, Unnamed> {
        let name: String = name.nfc().collect();
        let files = self.files();
        let mut found: Vec<Thing> = Vec::new();
        let mut all = self.things();
        for (own, thing, owners) in &all {
            let is_it = match name.strip_suffix(own.as_str()) {
                Some("") => true,
                Some(before) => before
                    .strip_suffix('.')
                    .is_some_and(|file| owners.iter().any(|map| files.of_map[*map].contains(file))),
                None => false,
            };
            if is_it && !found.contains(thing) {
                found.push(*thing);
            }
        }
        let papers = self.papers(&files);
        if found.is_empty() {
            found.extend(
                papers
                    .iter()
                    .filter(|(own, _)| *own == name)
                    .map(|(_, map)| Thing::Paper(*map)),
            );
            found.sort_unstable();
            found.dedup();
        }
        match found.as_slice() {
            [only] => Ok(*only),
            [] => {
                all.retain(|(own, ..)| !own.is_empty());
                Err(self.unknown(&name, &all, &papers))
            }
            several => Err(self.ambiguous(&name, several)),
        }
    }

    /// The authors of a name.
    ///
    /// # Errors
    /// [`Unnamed`] where no work has an author of this name.
    pub fn authors_named(&self, name: &str) -> Result<Vec<AuthorId>, Unnamed> {
        let found = self.authors.named(name);
        if !found.is_empty() {
            return Ok(found);
        }
        Err(Unnamed {
            message: format!("no work here has an author {}", quoted(name)),
            help: match self.authors.nearest(name) {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => "authors are named in bibliographies, in the `author` of a `source`, and after `by` below `paper`; a family name or a whole name will do".to_owned(),
            },
        })
    }

    fn files(&self) -> Files {
        let mut of_map: Vec<BTreeSet<String>> = Vec::new();
        for map in &self.project.maps {
            let path = self.project.files.path(map.file);
            of_map.push(path.file_stem().into_iter().map(str::to_owned).collect());
        }
        for map in &self.project.maps {
            let text = &self.project.files.get(map.file).text;
            for (file, alias) in map.tree.uses() {
                let link = map.links.iter().find(|link| link.place == file.0);
                let target = link.and_then(|link| link.target.as_ref().ok());
                let target = target.and_then(|target| {
                    let mut maps = self.project.maps.iter();
                    maps.position(|map| map.file == *target)
                });
                if let (Some(target), Some(alias)) = (target, alias) {
                    of_map[target].insert(alias.of(text).nfc().collect());
                }
            }
        }
        Files { of_map }
    }

    /// All things with names, and the maps that could say their file.
    fn things(&self) -> Vec<(String, Thing, Vec<usize>)> {
        let map = &self.map;
        let name = |symbol| map.names.text(symbol).to_owned();
        let mut things = Vec::new();
        let owners = self.owners();
        for (id, statement) in map.all_statements() {
            let owners = vec![statement.item.map.index()];
            things.push((name(statement.name), Thing::Statement(id), owners));
        }
        for (index, source) in map.sources.iter().enumerate() {
            let thing = Thing::Source(SourceId::at(index));
            let owners = owners.get(&source.place.file).cloned().unwrap_or_default();
            things.push((name(source.name), thing, owners));
        }
        for (index, note) in map.notes.iter().enumerate() {
            let thing = Thing::Note(NoteId::at(index));
            things.push((
                format!("note {}", note.number),
                thing,
                vec![note.map.index()],
            ));
        }
        things
    }

    /// Of each file, the map that it is, or the maps that use the bibliography.
    fn owners(&self) -> HashMap<FileId, Vec<usize>> {
        let mut owners: HashMap<FileId, Vec<usize>> = HashMap::new();
        for (at, map) in self.project.maps.iter().enumerate() {
            let links = map.links.iter();
            let bibliographies = links
                .filter(|link| link.kind == LinkKind::Bibliography)
                .filter_map(|link| link.target.as_ref().ok().copied());
            for file in bibliographies.chain([map.file]) {
                owners.entry(file).or_default().push(at);
            }
        }
        owners
    }

    /// The papers by all that they go by.
    fn papers(&self, files: &Files) -> Vec<(String, MapId)> {
        let mut papers = Vec::new();
        for (index, map) in self.project.maps.iter().enumerate() {
            let path = self.project.files.path(map.file);
            let whole = [path.as_str(), path.file_name().unwrap_or_default()];
            let known = files.of_map[index].iter().cloned();
            let names = known.chain(whole.map(str::to_owned));
            papers.extend(names.map(|name| (name, MapId::at(index))));
        }
        papers
    }

    fn ambiguous(&self, name: &str, found: &[Thing]) -> Unnamed {
        let naming = Naming::new(self);
        let choices: Vec<String> = found
            .iter()
            .map(|thing| {
                let named = naming.thing(*thing);
                let place = match thing {
                    Thing::Statement(id) => Some(self.map.statement(*id).place),
                    Thing::Source(id) => Some(self.map.sources[id.index()].place),
                    Thing::Note(id) => Some(self.map.notes[id.index()].place),
                    Thing::Paper(_) => None,
                };
                let place = place.map_or_else(String::new, |place| {
                    let file = self.project.files.get(place.file);
                    let line = file.position(place.span.start).line;
                    format!(" ({}, {}:{line})", named.kind, file.path)
                });
                format!("{}{place}", quoted(&named.name))
            })
            .collect();
        Unnamed {
            message: format!("{} names several things", quoted(name)),
            help: format!(
                "say which: {}",
                crate::findings::list(&choices, MOST_CHOICES)
            ),
        }
    }

    fn unknown(
        &self,
        name: &str,
        things: &[(String, Thing, Vec<usize>)],
        papers: &[(String, MapId)],
    ) -> Unnamed {
        let known = things.iter().map(|(own, ..)| own.as_str());
        let known = known.chain(papers.iter().map(|(own, _)| own.as_str()));
        let is_question =
            |question: &&crate::map::Question| self.map.names.text(question.name) == name;
        if self.map.questions.iter().any(|one| is_question(&one)) {
            return Unnamed {
                message: format!(
                    "{} is a question, which says nothing that could be taken away",
                    quoted(name)
                ),
                help: "name one of its answers".to_owned(),
            };
        }
        let message = format!("nothing here is named {}", quoted(name));
        let help = if !self.authors.named(name).is_empty() {
            format!("an author's works are taken away with `--author \"{name}\"`")
        } else if camino::Utf8Path::new(name).exists() {
            format!("maps are named after `--in`: `argcheck without NAME --in {name}`")
        } else if let Some(near) = near::nearest(name, known) {
            let thing = things.iter().find(|(own, ..)| own == near);
            let kind = thing.map_or("a paper", |(_, thing, _)| self.kind(*thing));
            format!("did you mean {}, {kind}?", quoted(near))
        } else if let [first, ..] = containing(name, things).as_slice() {
            format!("did you mean {}?", quoted(first))
        } else {
            "a name is that of a claim, an assumption, evidence or a source, a key of a bibliography, `note 5`, or a map whose paper is meant".to_owned()
        };
        Unnamed { message, help }
    }

    /// What kind of thing it is.
    fn kind(&self, thing: Thing) -> &'static str {
        use crate::syntax::tree::StatementKind;
        match thing {
            Thing::Statement(id) => match self.map.statement(id).kind {
                StatementKind::Claim => "a claim",
                StatementKind::Thesis => "a thesis",
                StatementKind::Assumption => "an assumption",
                StatementKind::Evidence => "evidence",
            },
            Thing::Source(_) => "a source",
            Thing::Note(_) => "a footnote",
            Thing::Paper(_) => "a paper",
        }
    }

    /// The work that a thing is, where it is one.
    pub(super) fn work_of(thing: Thing) -> Option<Work> {
        match thing {
            Thing::Statement(_) => None,
            Thing::Source(id) => Some(Work::Source(id)),
            Thing::Note(id) => Some(Work::Note(id)),
            Thing::Paper(id) => Some(Work::Paper(id)),
        }
    }
}

/// The names that begin with a word and go on after it.
fn containing<'names>(
    word: &str,
    things: &'names [(String, Thing, Vec<usize>)],
) -> Vec<&'names str> {
    let begins = |own: &&str| {
        let rest = own.strip_prefix(word).filter(|_| !word.is_empty());
        rest.is_some_and(|rest| rest.starts_with(['-', '_']))
    };
    let own = things.iter().map(|(own, ..)| own.as_str());
    own.filter(begins).collect()
}
