//! Where something was found, as an outline says it.

use std::collections::HashSet;

use super::facts::visible;
use super::naming::Naming;
use super::works::Work as Argument;
use crate::map::{Citation, Map, NoteId, SourceId, Work};
use crate::project::Project;
use crate::syntax::tree::Text;

/// A footnote that cites more works than this is told in a place of its own.
const MOST_WORKS: usize = 6;

/// The words for citations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Citing<'run> {
    pub(crate) project: &'run Project,
    pub(crate) map: &'run Map,
    pub(crate) naming: &'run Naming<'run>,
}

impl Citing<'_> {
    /// Citations in the order of their words.
    pub(crate) fn all(self, citations: &[Citation]) -> String {
        self.joined(citations, |citation| self.one(citation))
    }

    /// One citation: the work, and through which works it is known.
    fn one(self, citation: &Citation) -> String {
        let works: Vec<String> = citation
            .works
            .iter()
            .map(|work| self.work(*work, true))
            .collect();
        works.join(" via ")
    }

    fn work(self, work: Work, opens_notes: bool) -> String {
        match work {
            Work::Source(source) => self.naming.source(source),
            Work::Paper(map) => format!("the paper {}", self.naming.file(map)),
            Work::Note(note) if opens_notes => self.note(note),
            Work::Note(note) => self.naming.note(note),
            Work::Words(place) => {
                let text = &self.project.files.get(place.file).text;
                format!("“{}”", visible(&Text(place.span).of(text)))
            }
            Work::Unknown => "something unknown".to_owned(),
        }
    }

    /// A footnote with what it cites.
    fn note(self, id: NoteId) -> String {
        let note = &self.map.notes[id.index()];
        let name = self.naming.note(id);
        if note.missing {
            format!("{name} (missing)")
        } else if note.citations.is_empty() {
            name
        } else if is_long(&note.citations) {
            format!("{name} (see sources)")
        } else {
            format!("{name} ({})", self.cited_in_note(id))
        }
    }

    /// What a footnote cites.
    pub(crate) fn cited_in_note(self, id: NoteId) -> String {
        self.joined(&self.map.notes[id.index()].citations, |citation| {
            let works: Vec<String> = citation
                .works
                .iter()
                .map(|work| self.work(*work, false))
                .collect();
            works.join(" via ")
        })
    }

    fn joined(self, citations: &[Citation], say: impl Fn(&Citation) -> String) -> String {
        let mut said: Vec<String> = citations.iter().map(say).collect();
        said.sort_by(|one, other| natural(one).cmp(&natural(other)));
        said.join(", ")
    }
}

/// Whether a footnote cites more than a line should tell.
pub(crate) fn is_long(citations: &[Citation]) -> bool {
    citations
        .iter()
        .map(|citation| citation.works.len())
        .sum::<usize>()
        > MOST_WORKS
}

/// A key that puts `note 9` before `note 43`.
pub(crate) fn natural(words: &str) -> (String, u32, &str) {
    let number: String = words
        .strip_prefix("note ")
        .unwrap_or_default()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    match number.parse() {
        Ok(number) => ("note".to_owned(), number, words),
        Err(_) => (words.to_owned(), 0, words),
    }
}

/// The sources that a work names, in its statements and footnotes, and those
/// that these rest on.
pub(crate) fn sources_of(map: &Map, work: &Argument) -> Vec<SourceId> {
    let statements = map
        .statements
        .iter()
        .filter(|statement| work.holds(statement.item.map))
        .flat_map(|statement| &statement.citations);
    let notes = map
        .notes
        .iter()
        .filter(|note| work.holds(note.map))
        .flat_map(|note| &note.citations);
    let mut known = HashSet::new();
    let mut found: Vec<SourceId> = Vec::new();
    let mut add = |citation: &Citation, found: &mut Vec<SourceId>| {
        for reached in &citation.works {
            if let Work::Source(source) = reached
                && known.insert(*source)
            {
                found.push(*source);
            }
        }
    };
    for citation in statements.chain(notes) {
        add(citation, &mut found);
    }
    let mut at = 0;
    while let Some(source) = found.get(at).copied() {
        at += 1;
        for citation in &map.sources[source.index()].rests_on {
            add(citation, &mut found);
        }
    }
    found
}
