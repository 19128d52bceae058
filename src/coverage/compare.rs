//! A manuscript and its map, side by side.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::alike::{self, Alike};
use super::mapped::{Mapped, folded, header_field};
use super::words::form_name;
use super::{
    Coverage, Gone, GoneItem, GoneNote, GoneWording, MissingCitation, MissingNote,
    MissingQuotation, Numbers, Place, Section, Share,
};
use crate::checked::{Checked, Kind, Outcome};
use crate::findings::quoted;
use crate::manuscript::{self, Manuscript};
use crate::map::{self, Map};
use crate::outline::works::Work;
use crate::project::{LineIndex, Project};
use crate::quotations::Letters;
use crate::texts::{Copy, HeldFile, HeldText, Texts};

/// All that a run has read.
#[derive(Clone, Copy)]
pub(super) struct Run<'run> {
    pub(super) project: &'run Project,
    pub(super) map: &'run Map,
    pub(super) texts: &'run Texts,
    pub(super) checked: &'run Checked,
}

/// Where places of a manuscript are.
struct Places<'run> {
    lines: LineIndex,
    /// The text in which pages count and lines do not.
    paged: Option<&'run HeldText>,
}

impl Places<'_> {
    fn of(&self, place: usize) -> Place {
        match self.paged {
            Some(text) => Place {
                line: None,
                page: text.pages.at(place).map(str::to_owned),
            },
            None => Place {
                line: Some(self.lines.line_of(place) + 1),
                page: None,
            },
        }
    }
}

impl Run<'_> {
    /// The coverage of a work's manuscript; none where the work is about no text.
    pub(super) fn coverage(self, work: &Work) -> Option<Coverage> {
        self.map.maps[work.root.index()].header?;
        let mut coverage = Coverage {
            map: self.project.files.path(self.file(work)).to_string(),
            manuscript: header_field(self.project, work.root.index(), "text"),
            is_damaged: self.is_damaged(work),
            ..Coverage::default()
        };
        let copy = self.texts.paper(work.root);
        match (self.texts.file(copy), copy) {
            (Some(held), _) => {
                if let Err(reason) = self.compare(work, held, &mut coverage) {
                    let name = held.path.file_name().unwrap_or_default();
                    coverage.trouble = Some(format!("{} cannot be read: {reason}", quoted(name)));
                }
            }
            (None, Copy::Absent { name, .. }) => {
                coverage.trouble = Some(format!("{} is not held", quoted(name)));
            }
            (None, _) => coverage.trouble = Some("it names no manuscript".to_owned()),
        }
        Some(coverage)
    }

    fn file(self, work: &Work) -> crate::project::FileId {
        self.project.maps[work.root.index()].file
    }

    fn is_damaged(self, work: &Work) -> bool {
        work.maps().any(|id| {
            let file = &self.project.maps[id.index()];
            !file.tree.slips.is_empty() || file.tree.items.iter().any(|item| item.damaged)
        })
    }

    fn compare(self, work: &Work, held: &HeldFile, coverage: &mut Coverage) -> Result<(), String> {
        let form = held.form();
        let mapped = Mapped::new(self.project, self.map, work);
        let titles: Vec<String> = mapped
            .sections
            .iter()
            .map(|(title, _)| title.clone())
            .collect();
        let (manuscript, places) = if form.is_marked() {
            let text = held.marked_text()?;
            let places = Places {
                lines: LineIndex::new(&text),
                paged: None,
            };
            (manuscript::read(form, &text)?, places)
        } else {
            let text = held.text()?;
            let places = Places {
                lines: LineIndex::new(text.source.text()),
                paged: (form != crate::texts::Form::Plain).then_some(text),
            };
            let manuscript = manuscript::read_plain(form, text.source.text(), &titles);
            (manuscript, places)
        };
        coverage.form = Some(form_name(form));
        let mut builder = Builder {
            manuscript: &manuscript,
            mapped: &mapped,
            places: &places,
            sections: Vec::new(),
        };
        builder.begin();
        builder.cited();
        builder.notes();
        builder.quotations();
        coverage.sections = builder.sections;
        coverage.whole = whole(&coverage.sections, &manuscript);
        coverage.gone = self.gone(work, &manuscript, &mapped);
        Ok(())
    }

    /// Where something of the map stands: its file and line.
    fn told(self, place: map::Place) -> (String, usize) {
        let file = self.project.files.get(place.file);
        (file.path.to_string(), file.position(place.span.start).line)
    }

    fn gone(self, work: &Work, manuscript: &Manuscript, mapped: &Mapped) -> Gone {
        let mut gone = Gone::default();
        for quotation in &self.checked.quotations {
            if quotation.kind != Kind::Wording || !work.holds(quotation.item.map) {
                continue;
            }
            let near = match &quotation.outcome {
                Outcome::NotChecked(_) => continue,
                Outcome::Found(_) => {
                    gone.wordings_compared += 1;
                    continue;
                }
                Outcome::Near(near) => {
                    let text = self
                        .texts
                        .files()
                        .nth(near.copy.file)
                        .and_then(|held| held.text().ok());
                    text.and_then(|text| text.source.text().get(near.passage.clone()))
                        .map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "))
                }
                Outcome::Absent { .. } => None,
            };
            gone.wordings_compared += 1;
            let (file, line) = self.told(quotation.place);
            gone.wordings.push(GoneWording {
                statement: quotation
                    .statement
                    .map(|id| self.map.name_of(id).to_owned()),
                words: quotation
                    .words
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
                near,
                file,
                line,
            });
        }
        if !manuscript.citations.is_empty() {
            let cited: HashSet<String> = manuscript
                .citations
                .iter()
                .map(|one| folded(&one.key))
                .collect();
            for (names, source, place) in &mapped.in_hand {
                if !names.iter().any(|name| cited.contains(name)) {
                    let name = self
                        .map
                        .names
                        .text(self.map.sources[source.index()].name)
                        .to_owned();
                    let (file, line) = self.told(*place);
                    gone.citations.push(GoneItem { name, file, line });
                }
            }
        }
        // Of plain text the last calls may not have been told.
        if manuscript.tells_notes && manuscript.tells_headings {
            let notes = manuscript.notes.iter();
            let known: HashSet<u32> = notes
                .flat_map(|note| [Some(note.number), note.label])
                .flatten()
                .collect();
            for (number, listed) in &mapped.notes {
                if !known.contains(number) {
                    let (file, line) = self.told(listed.place);
                    gone.notes.push(GoneNote {
                        number: *number,
                        file,
                        line,
                    });
                }
            }
        }
        if manuscript.tells_headings && manuscript.sections.len() > 1 {
            let titles = manuscript.sections.iter();
            let known: HashSet<String> = titles.map(|section| bare(&section.title)).collect();
            for (title, place) in &mapped.sections {
                let is_front = matches!(bare(title).as_str(), "abstract" | "summary");
                if !is_front && !known.contains(&bare(title)) {
                    let (file, line) = self.told(*place);
                    gone.sections.push(GoneItem {
                        name: title.clone(),
                        file,
                        line,
                    });
                }
            }
        }
        gone
    }
}

/// The letters of a title without the number before it.
fn bare(title: &str) -> String {
    let words =
        title.trim_start_matches(|letter: char| letter.is_ascii_digit() || ". )".contains(letter));
    Letters::of(if words.is_empty() { title } else { words }).folded
}

fn whole(sections: &[Section], manuscript: &Manuscript) -> Numbers {
    let sum = |share: fn(&Numbers) -> Option<Share>| {
        let shares = sections
            .iter()
            .filter_map(|section| share(&section.numbers));
        shares.fold(Share::default(), |sum, one| Share {
            mapped: sum.mapped + one.mapped,
            all: sum.all + one.all,
        })
    };
    Numbers {
        citations: manuscript
            .tells_citations
            .then(|| sum(|numbers| numbers.citations)),
        notes: manuscript.tells_notes.then(|| sum(|numbers| numbers.notes)),
        quotations: Some(sum(|numbers| numbers.quotations)),
    }
}

/// Makes the sections.
struct Builder<'run> {
    manuscript: &'run Manuscript,
    mapped: &'run Mapped,
    places: &'run Places<'run>,
    sections: Vec<Section>,
}

impl Builder<'_> {
    fn begin(&mut self) {
        let numbers = Numbers {
            citations: self.manuscript.tells_citations.then(Share::default),
            notes: self.manuscript.tells_notes.then(Share::default),
            quotations: Some(Share::default()),
        };
        let sections = self.manuscript.sections.iter().enumerate();
        self.sections = sections
            .map(|(at, section)| Section {
                title: (at > 0).then(|| section.title.clone()),
                level: section.level,
                place: self.places.of(section.place),
                numbers,
                ..Section::default()
            })
            .collect();
    }

    /// Whether an item cites a note, by its printed number or the one that it has in
    /// the file.
    fn is_note_used(&self, note: &manuscript::Note) -> bool {
        let mut numbers = [Some(note.number), note.label].into_iter().flatten();
        numbers.any(|number| {
            self.mapped
                .notes
                .get(&number)
                .is_some_and(|one| one.is_used)
        })
    }

    fn cited(&mut self) {
        let mut first: Vec<(usize, usize, bool)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, citation) in self.manuscript.citations.iter().enumerate() {
            let key = folded(&citation.key);
            let note = citation
                .note
                .and_then(|note| self.manuscript.notes.get(note));
            let is_used =
                self.mapped.keys.contains(&key) || note.is_some_and(|note| self.is_note_used(note));
            let which = *known.entry(key).or_insert(first.len());
            if which == first.len() {
                first.push((at, 0, false));
            }
            first[which].1 += 1;
            first[which].2 |= is_used;
        }
        for (at, times, is_used) in first {
            let citation = &self.manuscript.citations[at];
            let section = &mut self.sections[citation.section];
            count(&mut section.numbers.citations, is_used);
            if !is_used {
                section.citations.push(MissingCitation {
                    key: citation.key.clone(),
                    place: self.places.of(citation.place),
                    times,
                });
            }
        }
    }

    fn notes(&mut self) {
        // A note all of whose works the map cites is in the map through them, where it
        // has no quotation of its own.
        let mut through: Vec<Option<bool>> = vec![None; self.manuscript.notes.len()];
        for citation in &self.manuscript.citations {
            if let Some(all) = citation.note.and_then(|note| through.get_mut(note)) {
                let is_used = self.mapped.keys.contains(&folded(&citation.key));
                *all = Some(all.unwrap_or(true) && is_used);
            }
        }
        let listed: BTreeSet<u32> = self.mapped.notes.keys().copied().collect();
        for (note, through) in self.manuscript.notes.iter().zip(through) {
            let is_used = self.is_note_used(note) || through == Some(true) && !note.has_quotation;
            let section = &mut self.sections[note.section];
            count(&mut section.numbers.notes, is_used);
            if !is_used {
                section.notes.push(MissingNote {
                    number: note.number,
                    place: self.places.of(note.place),
                    is_listed: listed.contains(&note.number),
                });
            }
        }
    }

    fn quotations(&mut self) {
        let quotations: Vec<_> = self
            .manuscript
            .quotations
            .iter()
            .filter(|one| !self.mapped.titles.contains(&Letters::of(&one.words).folded))
            .collect();
        let asked: Vec<Vec<String>> = quotations
            .iter()
            .map(|one| alike::letters(&one.words))
            .collect();
        let map: Vec<Vec<String>> = self
            .mapped
            .quoted
            .iter()
            .map(|words| alike::letters(words))
            .collect();
        let alike = Alike::new(&map, &asked);
        for (quotation, letters) in quotations.into_iter().zip(&asked) {
            let is_used = alike.has(letters);
            let section = &mut self.sections[quotation.section];
            count(&mut section.numbers.quotations, is_used);
            if !is_used {
                section.quotations.push(MissingQuotation {
                    words: quotation.words.clone(),
                    place: self.places.of(quotation.place.start),
                });
            }
        }
    }
}

fn count(share: &mut Option<Share>, is_used: bool) {
    if let Some(share) = share {
        share.all += 1;
        share.mapped += usize::from(is_used);
    }
}
