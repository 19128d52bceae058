//! Who wrote what: the authors of sources and of papers, as bibliographies, `source`
//! items and headers name them.
//!
//! Two names are one author where they have the same words, in whatever order and
//! case: `Shen, Zhihua` and `Zhihua Shen` are one, `Shen, Z.` is another, since two
//! people may share initials.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use crate::map::{Map, MapId, SourceId, Work};
use crate::project::Project;
use crate::syntax::tree::{ClauseKind, ItemKind};

/// An author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorId(pub u32);

/// An author and all that they wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name as it was first written.
    pub name: String,
    /// What may be the family name, in small letters.
    families: Vec<String>,
    /// The sources and papers, in the order of their ids.
    works: Vec<Work>,
}

/// All authors of a run.
#[derive(Clone, Debug, Default)]
pub struct Authors {
    all: Vec<Author>,
    by_words: HashMap<Vec<String>, AuthorId, foldhash::fast::FixedState>,
    by_work: HashMap<Work, Vec<AuthorId>, foldhash::fast::FixedState>,
}

impl Authors {
    /// Reads the authors of all sources and papers.
    #[must_use]
    pub fn read(project: &Project, map: &Map) -> Self {
        let mut names: BTreeMap<Work, Vec<String>> = BTreeMap::new();
        for (index, source) in map.sources.iter().enumerate() {
            // A bibliography's entry and the items that add to it.
            let fields = source.fields.iter().filter(|field| field.name == "author");
            let written = fields.flat_map(|field| field.values.iter().cloned());
            let known = names.entry(Work::Source(SourceId::at(index))).or_default();
            known.extend(written);
        }
        for (index, file) in project.maps.iter().enumerate() {
            let text = &project.files.get(file.file).text;
            for item in &file.tree.items {
                if !matches!(item.kind, ItemKind::Paper { .. } | ItemKind::Review { .. }) {
                    continue;
                }
                let by = item.clauses.iter().filter_map(|clause| match &clause.kind {
                    ClauseKind::By(texts) => Some(texts),
                    _ => None,
                });
                let by = by.flatten().map(|by| by.of(text).into_owned());
                let known = names.entry(Work::Paper(MapId::at(index))).or_default();
                known.extend(by);
            }
        }
        let mut authors = Self::default();
        for (work, names) in names {
            for name in names {
                authors.add(work, &name);
            }
        }
        authors
    }

    fn add(&mut self, work: Work, name: &str) {
        let key = sorted_words(name);
        if key.is_empty() {
            return;
        }
        let next = AuthorId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let id = *self.by_words.entry(key).or_insert(next);
        if id == next {
            self.all.push(Author {
                name: name.split_whitespace().collect::<Vec<_>>().join(" "),
                families: Vec::new(),
                works: Vec::new(),
            });
        }
        let Some(author) = self.all.get_mut(id.0 as usize) else {
            return;
        };
        for family in families(name) {
            if !author.families.contains(&family) {
                author.families.push(family);
            }
        }
        if author.works.last() != Some(&work) {
            author.works.push(work);
            self.by_work.entry(work).or_default().push(id);
        }
    }

    /// An author.
    #[must_use]
    pub fn author(&self, id: AuthorId) -> Option<&Author> {
        self.all.get(id.0 as usize)
    }

    /// The authors of a work.
    #[must_use]
    pub fn of(&self, work: Work) -> &[AuthorId] {
        self.by_work.get(&work).map_or(&[], Vec::as_slice)
    }

    /// All that an author wrote.
    #[must_use]
    pub fn works(&self, id: AuthorId) -> &[Work] {
        self.author(id).map_or(&[], |author| &author.works)
    }

    /// The authors of a name: the whole name in any order of its words, failing
    /// that the family name. Capital and small letters are alike.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<AuthorId> {
        if let Some(id) = self.by_words.get(&sorted_words(name)) {
            return vec![*id];
        }
        let family = words(name).join(" ");
        let ids = (0..).map(AuthorId).zip(&self.all);
        ids.filter(|(_, author)| author.families.contains(&family))
            .map(|(id, _)| id)
            .collect()
    }

    /// The known name that is nearest to one that is not known.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let asked = words(name).join(" ");
        let spellings = self.all.iter().flat_map(|author| {
            let whole = words(&author.name).join(" ");
            let turned = match author.name.split_once(',') {
                Some((family, given)) => words(&format!("{given} {family}")).join(" "),
                None => whole.clone(),
            };
            let families = author.families.iter().cloned();
            families
                .chain([whole, turned])
                .map(move |spelling| (spelling, author))
        });
        let spellings: Vec<(String, &Author)> = spellings.collect();
        let known = spellings.iter().map(|(spelling, _)| spelling.as_str());
        let near = crate::map::near::nearest(&asked, known)?;
        let found = spellings.iter().find(|(spelling, _)| spelling == near);
        found.map(|(_, author)| author.name.as_str())
    }
}

/// The words of a name in small letters.
fn words(name: &str) -> Vec<String> {
    let plain: String = name.nfc().flat_map(char::to_lowercase).collect();
    plain
        .split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’')))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn sorted_words(name: &str) -> Vec<String> {
    let mut words = words(name);
    words.sort_unstable();
    words
}

/// What may be the family name: what stands before a comma; without one, the last
/// word, or the first, where families come first.
fn families(name: &str) -> Vec<String> {
    if let Some((family, _)) = name.split_once(',') {
        return vec![words(family).join(" ")];
    }
    let words = words(name);
    let ends = [words.last(), words.first()];
    let mut families: Vec<String> = ends.into_iter().flatten().cloned().collect();
    families.dedup();
    families
}
