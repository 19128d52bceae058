//! What the map of a manuscript uses of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::map::one_work::first_of_work;
use crate::map::{Citation, Map, Place, Problem, SourceId, Work};
use crate::outline::works;
use crate::project::Project;
use crate::quotations::Letters;
use crate::syntax::tree::{self, Cite, ClauseKind, ItemKind, Text};

/// What the maps of one work use.
pub(super) struct Mapped {
    /// Keys, folded, that some item cites; with the other names of their works.
    pub(super) keys: HashSet<String>,
    /// The numbers of notes, and whether something cites them.
    pub(super) notes: BTreeMap<u32, Listed>,
    /// What is quoted and said, in words.
    pub(super) quoted: Vec<String>,
    /// The titles of sections in which something is stated.
    pub(super) sections: Vec<(String, Place)>,
    /// The folded titles of works.
    pub(super) titles: HashSet<String>,
    /// Works of a bibliography that are in hand, and where they are first cited.
    pub(super) in_hand: Vec<(Vec<String>, SourceId, Place)>,
}

/// A note of the map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    pub(super) is_used: bool,
    pub(super) place: Place,
}

/// A key as it is compared: case and composition do not count.
pub(super) fn folded(key: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;

    key.nfc().flat_map(char::to_lowercase).collect()
}

impl Mapped {
    pub(super) fn new(project: &Project, map: &Map, work: &works::Work) -> Self {
        let mut mapped = Self {
            keys: HashSet::new(),
            notes: BTreeMap::new(),
            quoted: Vec::new(),
            sections: Vec::new(),
            titles: titles(map),
            in_hand: Vec::new(),
        };
        for id in work.maps() {
            let file = &project.maps[id.index()];
            let text = &project.files.get(file.file).text;
            let mut section: Option<(String, Place)> = None;
            for item in &file.tree.items {
                match item.kind {
                    ItemKind::Section { title } => {
                        section = title.map(|title| {
                            let place = Place {
                                file: file.file,
                                span: title.0,
                            };
                            (title.of(text).into_owned(), place)
                        });
                    }
                    // A section of nothing but notes and sources orders the map.
                    ItemKind::Statement { .. } => mapped.sections.extend(section.take()),
                    _ => {}
                }
                for clause in &item.clauses {
                    mapped.clause(text, &clause.kind);
                }
            }
        }
        for note in map.notes.iter().filter(|note| work.holds(note.map)) {
            let listed = mapped.notes.entry(note.number).or_insert(Listed {
                is_used: false,
                place: note.place,
            });
            listed.is_used |= note.used;
        }
        // A key that nothing defines is no work that the map cites.
        for problem in &map.problems {
            if let Problem::UnknownCitation(unknown) = problem {
                mapped.keys.remove(&folded(&unknown.name));
            }
        }
        mapped.works(project, map, work);
        mapped
    }

    fn clause(&mut self, text: &str, clause: &ClauseKind) {
        match clause {
            ClauseKind::Quote(quote) => self.quoted.push(quote.text.of(text).into_owned()),
            ClauseKind::Says(says) => self.quoted.push(says.text.of(text).into_owned()),
            ClauseKind::From(cites) | ClauseKind::Cites(cites) | ClauseKind::RestsOn(cites) => {
                self.cites(text, cites);
            }
            _ => {}
        }
    }

    fn cites(&mut self, text: &str, cites: &[Cite]) {
        for step in cites.iter().flat_map(|cite| &cite.steps) {
            match step.work {
                tree::Work::Name(name) => {
                    let name = name.of(text);
                    let last = name.rsplit('.').next().unwrap_or(name);
                    self.keys.extend([folded(name), folded(last)]);
                }
                tree::Work::Text(words) => {
                    self.keys.insert(folded(&words.of(text)));
                }
                tree::Work::Note(..) | tree::Work::Ibid(_) => {}
            }
        }
    }

    /// The names of the works that are cited, and those that must be in hand.
    fn works(&mut self, project: &Project, map: &Map, work: &works::Work) {
        let statements = map.statements.iter();
        let of_statements = statements
            .filter(|statement| work.holds(statement.item.map))
            .flat_map(|statement| &statement.citations);
        let notes = map.notes.iter().filter(|note| work.holds(note.map));
        let citations: Vec<&Citation> = of_statements
            .chain(notes.flat_map(|note| &note.citations))
            .collect();
        let firsts = first_of_work(map);
        let mut same: HashMap<SourceId, Vec<SourceId>> = HashMap::new();
        for (at, first) in firsts.iter().enumerate() {
            same.entry(*first).or_default().push(SourceId::at(at));
        }
        let map_files: HashSet<_> = project.maps.iter().map(|file| file.file).collect();
        let mut names: HashMap<SourceId, Vec<String>> = HashMap::new();
        let mut seen = HashSet::new();
        for citation in citations {
            let sources = citation.works.iter().filter_map(|work| match work {
                Work::Source(id) => Some(*id),
                _ => None,
            });
            let mut chain = Vec::new();
            for id in sources {
                let known = names.entry(id).or_insert_with(|| {
                    // Two keys of one work are one work.
                    let all = same.get(&firsts[id.index()]).into_iter().flatten();
                    all.map(|id| &map.sources[id.index()])
                        .flat_map(|source| std::iter::once(&source.name).chain(&source.aliases))
                        .map(|key| folded(map.names.text(*key)))
                        .collect()
                });
                self.keys.extend(known.iter().cloned());
                chain.extend(known.iter().cloned());
            }
            // What was in hand is what the manuscript should cite.
            if let Some(Work::Source(last)) = citation.works.last()
                && !map_files.contains(&map.sources[last.index()].place.file)
                && seen.insert(*last)
            {
                self.in_hand.push((chain, *last, citation.place));
            }
        }
    }
}

/// The titles of all works and papers, folded.
fn titles(map: &Map) -> HashSet<String> {
    let fields = map.sources.iter().flat_map(|source| &source.fields);
    let mut titles = HashSet::new();
    for value in fields
        .filter(|field| field.name.contains("title"))
        .flat_map(|field| &field.values)
    {
        titles.insert(Letters::of(value).folded);
        // The part before a subtitle goes by itself.
        if let Some((main, _)) = value.split_once([':', '?', '.', '—']) {
            titles.insert(Letters::of(main).folded);
        }
    }
    titles
}

/// What the header of a map says in a field.
pub(super) fn header_field(project: &Project, map: usize, wanted: &str) -> Option<String> {
    let file = &project.maps[map];
    let text = &project.files.get(file.file).text;
    let mut items = file.tree.items.iter();
    let header =
        items.find(|item| matches!(item.kind, ItemKind::Paper { .. } | ItemKind::Review { .. }))?;
    header.clauses.iter().find_map(|clause| {
        let ClauseKind::Field { name, values } = &clause.kind else {
            return None;
        };
        let value = *values.first()?;
        (name.of(text) == wanted).then(|| Text(value).of(text).into_owned())
    })
}
