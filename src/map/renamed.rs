//! Works that a citation means by another name than their own: a key that an entry had
//! before, or one that names its authors and year in another style; in quotation marks,
//! its title or DOI. Where two works could be meant, none is.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::cited::Source;
use super::collect::Builder;
use super::model::{MapId, SourceId};
use super::near::has_the_same_numbers;
use super::problems::{KnownBy, Meant, UnknownName, Wanted};
use super::scope::{Meaning, Scope};
use crate::sources::identifiers::{doi, telling_title};
use crate::syntax::Span;

/// A shorter word of a key tells nothing of a title.
const SHORTEST_WORD: usize = 3;

/// A family name in a key is written in at most so many words: `vanDerMeer2004`.
const MOST_FAMILY_WORDS: usize = 3;

/// Of more works by one author in one year none is compared.
const MOST_ALIKE: usize = 16;

/// What joins the authors' names in a key.
const JOINTS: [&str; 4] = ["and", "et", "al", "etal"];

/// The works that one map can cite, by what else may be written in their place.
#[derive(Debug, Default)]
pub(super) struct Works {
    by_author_and_year: HashMap<(String, String), Vec<SourceId>, foldhash::fast::FixedState>,
    by_title: HashMap<String, Option<SourceId>, foldhash::fast::FixedState>,
    by_doi: HashMap<String, Option<SourceId>, foldhash::fast::FixedState>,
}

impl Builder<'_> {
    /// The work that an unknown key stands for, where an entry or source had that key
    /// before, or has the same authors and year.
    pub(super) fn renamed(&mut self, map: MapId, unknown: &str) -> Option<Meant> {
        let symbol = self.map.names.find(unknown);
        let former = symbol.and_then(|symbol| self.scope(map).aliases.get(&symbol).copied());
        if let Some(source) = former {
            let meant = self.meant(source, KnownBy::FormerKey);
            let is_sure = has_the_same_numbers(unknown, &meant.name);
            return Some(Meant { is_sure, ..meant });
        }
        let key = Key::read(unknown)?;
        let known = self.works(map);
        let source = known.of_author_and_year(&key, &self.map.sources, |source| {
            self.map.names.text(source.name)
        })?;
        let meant = self.meant(source, KnownBy::AuthorAndYear);
        // Where there is a `smith2004b`, there may be a `smith2004a`.
        let own = Key::read(&meant.name).map_or_else(Vec::new, |key| key.words);
        let is_one_of_several = |word: &String| word.len() == 1 && !key.words.contains(word);
        Some(Meant {
            is_sure: !own.iter().any(is_one_of_several)
                && has_the_same_numbers(unknown, &meant.name),
            ..meant
        })
    }

    /// Reports free words that are the title or the DOI of a work that the map knows.
    pub(super) fn report_described(&mut self, map: MapId, span: Span, words: &str) {
        let known = self.works(map);
        let by_doi = bare_doi(words).and_then(|doi| known.by_doi.get(&doi).copied().flatten());
        let by_title = || {
            let title = telling_title(words)?;
            known.by_title.get(&title).copied().flatten()
        };
        let (source, by) = match by_doi {
            Some(source) => (source, KnownBy::Doi),
            None => match by_title() {
                Some(source) => (source, KnownBy::Title),
                None => return,
            },
        };
        let meant = self.meant(source, by);
        self.map.sources[source.index()].used = true;
        let problem = UnknownName {
            name: words.to_owned(),
            place: self.place(map, span),
            wanted: Wanted::Citation,
            meant: Some(meant),
            within: None,
        };
        self.report_undefined(problem);
    }

    fn meant(&self, source: SourceId, by: KnownBy) -> Meant {
        let source = &self.map.sources[source.index()];
        Meant {
            name: self.map.names.text(source.name).to_owned(),
            place: Some(source.place),
            by,
            is_sure: true,
        }
    }

    /// The works that a map can cite, looked at once.
    fn works(&mut self, map: MapId) -> std::rc::Rc<Works> {
        if let Some(known) = self.works.get(&map) {
            return known.clone();
        }
        let mut works = Works::default();
        for id in sources(self.scope(map)) {
            let source = &self.map.sources[id.index()];
            works.add(id, source, self.map.names.text(source.name));
        }
        let works = std::rc::Rc::new(works);
        self.works.insert(map, works.clone());
        works
    }
}

/// The sources of a scope, each once, in their order.
fn sources(scope: &Scope) -> Vec<SourceId> {
    let items = scope
        .definitions
        .values()
        .filter_map(|definition| match definition.meaning {
            Meaning::Source(id) => Some(id),
            _ => None,
        });
    let mut seen = HashSet::new();
    let all = scope.keys.values().copied().chain(items);
    all.filter(|id| seen.insert(*id)).collect()
}

impl Works {
    fn add(&mut self, id: SourceId, source: &Source, name: &str) {
        let mut authors: Vec<(String, String)> = Vec::new();
        if let Some(year) = source.value("date").and_then(year_of) {
            let first = families(source).into_iter().next().unwrap_or_default();
            authors.extend(first.into_iter().map(|family| (family, year.clone())));
        }
        if let Some(Key { words, year, .. }) = Key::read(name)
            && let Some(first) = words.into_iter().next()
        {
            authors.push((first, year));
        }
        authors.sort_unstable();
        authors.dedup();
        for key in authors {
            self.by_author_and_year.entry(key).or_default().push(id);
        }
        // What two works have says nothing.
        let only = |known: &mut HashMap<_, _, _>, key| {
            known
                .entry(key)
                .and_modify(|one| *one = None)
                .or_insert(Some(id));
        };
        let title = source.value("title").unwrap_or_default();
        let with_subtitle = source
            .value("subtitle")
            .map(|more| format!("{title} {more}"));
        let titles = [Some(title.to_owned()), with_subtitle]
            .into_iter()
            .flatten();
        let mut titles: Vec<String> = titles.filter_map(|title| telling_title(&title)).collect();
        titles.dedup();
        for title in titles {
            only(&mut self.by_title, title);
        }
        if let Some(doi) = source.value("doi").and_then(doi) {
            only(&mut self.by_doi, doi);
        }
    }

    /// The only work with the authors, the year and the other words of a key.
    fn of_author_and_year<'map>(
        &self,
        key: &Key,
        sources: &'map [Source],
        name: impl Fn(&'map Source) -> &'map str,
    ) -> Option<SourceId> {
        let mut found: Vec<SourceId> = Vec::new();
        for count in 1..=key.words.len().min(MOST_FAMILY_WORDS) {
            let family = key.words[..count].concat();
            let alike = self.by_author_and_year.get(&(family, key.year.clone()));
            let alike = alike.map_or(&[][..], Vec::as_slice);
            if alike.len() > MOST_ALIKE {
                return None;
            }
            let fitting = alike.iter().copied().filter(|id| {
                let source = &sources[id.index()];
                fits(&key.words[count..], source, name(source))
            });
            found.extend(fitting);
        }
        found.sort_unstable();
        found.dedup();
        match found[..] {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// Whether a work has the words of a key that follow its first author's name.
fn fits(rest: &[String], source: &Source, name: &str) -> bool {
    let own = Key::read(name).map_or_else(Vec::new, |key| key.words);
    let families: Vec<String> = families(source).into_iter().flatten().collect();
    let title = ["title", "subtitle", "shorttitle"].map(|field| source.value(field));
    let title: Vec<String> = title.into_iter().flatten().flat_map(words).collect();
    let is_number = |word: &&String| word.starts_with(|first: char| first.is_ascii_digit());
    // `mofac-1957-12` is not `mofac-1957`; where no author is known, only the style of the
    // key may differ.
    let mut numbers = own.iter().filter(is_number);
    if !numbers.all(|number| rest.contains(number))
        || families.is_empty() && own.get(1..).is_none_or(|own| own != rest)
    {
        return false;
    }
    rest.iter().all(|word| {
        let is_long = word.chars().count() >= SHORTEST_WORD && !is_number(&word);
        JOINTS.contains(&&word[..])
            || own.contains(word)
            || families.contains(word)
            || is_long && title.iter().any(|title| title.starts_with(&word[..]))
    })
}

/// A key in which authors and a year can be read: `smith2004`, `Smith:2004`,
/// `smith_2004_trade`, `smithTrade2004`.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    /// Its words but for the year, in small letters without accents.
    words: Vec<String>,
    year: String,
}

impl Key {
    fn read(name: &str) -> Option<Self> {
        let all = words(name);
        let is_year = |word: &&String| year_of(word).as_deref() == Some(&word[..]);
        let mut years = all.iter().filter(is_year);
        let (year, None) = (years.next()?.clone(), years.next()) else {
            return None;
        };
        let words: Vec<String> = all.iter().filter(|word| !is_year(word)).cloned().collect();
        let first = words.first()?;
        let is_author = first.chars().count() > 1 && first.chars().all(char::is_alphabetic);
        is_author.then_some(Self { words, year })
    }
}

/// The year at the beginning of a date.
fn year_of(date: &str) -> Option<String> {
    let digits: String = date.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == 4 && digits.starts_with(['1', '2'])).then_some(digits)
}

/// What may be the family names of each author, joined to one word.
fn families(source: &Source) -> Vec<Vec<String>> {
    let persons = source.field("author").or_else(|| source.field("editor"));
    let persons = persons.map_or(&[][..], |field| &field.values);
    let families = persons.iter().map(|person| {
        let mut families = match person.split_once(',') {
            Some((family, _)) => vec![words(family).concat()],
            None => {
                let words = words(person);
                let ends = [words.last().cloned(), words.first().cloned()];
                let mut all = vec![words.concat()];
                all.extend(ends.into_iter().flatten());
                all
            }
        };
        families.retain(|family| !family.is_empty());
        families
    });
    families.collect()
}

/// The words of a key, a name or a title: in small letters without accents, cut at
/// marks, between letters and digits, and where a capital follows a small letter.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        if !letter.is_alphanumeric() {
            last = None;
            continue;
        }
        let goes_on = last.is_some_and(|last| {
            last.is_numeric() == letter.is_numeric()
                && !(last.is_lowercase() && letter.is_uppercase())
        });
        if !goes_on {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
        last = Some(letter);
    }
    words
}

/// The DOI, where some words are a DOI and nothing else.
fn bare_doi(words: &str) -> Option<String> {
    let lower = words.trim().to_lowercase();
    let before = &lower[..lower.find("10.")?];
    let before = before
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let is_bare = matches!(
        before.trim(),
        "" | "doi" | "doi:" | "doi.org/" | "dx.doi.org/"
    );
    doi(&lower).filter(|_| is_bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_all_styles_have_the_same_words() {
        for key in [
            "smith2004",
            "Smith:2004",
            "smith_2004",
            "Smith-2004",
            "SMITH2004",
        ] {
            let read = Key::read(key).unwrap_or_else(|| Key {
                words: Vec::new(),
                year: key.to_owned(),
            });
            assert_eq!(
                (read.words.concat(), &read.year[..]),
                ("smith".to_owned(), "2004"),
                "{key}"
            );
        }
        let words = Key::read("smithTradeWars2004a").map(|key| key.words.join(" "));
        assert_eq!(words.as_deref(), Some("smith trade wars a"));
    }

    #[test]
    fn other_keys_tell_no_author_and_year() {
        for key in [
            "mofac-102",
            "2004",
            "a2004",
            "smith",
            "smith-1999-2004",
            "cut-12345",
        ] {
            assert_eq!(Key::read(key), None, "{key}");
        }
    }

    #[test]
    fn a_doi_stands_alone() {
        let doi = |words| bare_doi(words);
        assert_eq!(
            doi("https://doi.org/10.1080/X.1").as_deref(),
            Some("10.1080/x.1")
        );
        assert_eq!(doi("doi: 10.1080/x.1").as_deref(), Some("10.1080/x.1"));
        assert_eq!(doi("Lou 2013, doi:10.1080/x.1"), None);
    }
}
