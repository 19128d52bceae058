//! The printed words of a manuscript, with the places that they come from and what
//! stands among them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::quoted::{self, Found};
use super::{Citation, Manuscript, Note, Quotation, Section, boundary};
use crate::texts::Form;

/// Where words go that are written next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    /// Into the text.
    Body,
    /// Into the title of the last section.
    Heading,
    /// Into a note, by its place among the notes.
    Note(usize),
    /// They are not of the text, or of a note that nothing calls.
    Apart,
}

/// A piece of the body and where it comes from.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the body.
    at: usize,
    /// Where it begins in the file.
    place: usize,
    /// Whether its letters are those of the file.
    is_literal: bool,
}

/// A manuscript that is being written.
#[derive(Debug)]
pub(super) struct Draft {
    form: Form,
    flows: Vec<Flow>,
    body: String,
    pieces: Vec<Piece>,
    sections: Vec<Section>,
    /// Where in the body each section begins.
    starts: Vec<usize>,
    citations: Vec<Citation>,
    notes: Vec<Note>,
    numbers: HashSet<u32>,
    /// Where in the body citations and calls of notes stand, in rising order.
    calls: Vec<usize>,
    /// Block quotations, in the body.
    blocks: Vec<Range<usize>>,
    open_blocks: Vec<usize>,
    by_label: HashMap<String, usize>,
    /// The words of the notes, by their places among these.
    note_words: HashMap<usize, String>,
}

impl Draft {
    pub(super) fn new(form: Form) -> Self {
        Self {
            form,
            flows: Vec::new(),
            body: String::new(),
            pieces: Vec::new(),
            sections: vec![Section::default()],
            starts: vec![0],
            citations: Vec::new(),
            notes: Vec::new(),
            numbers: HashSet::new(),
            calls: Vec::new(),
            blocks: Vec::new(),
            open_blocks: Vec::new(),
            by_label: HashMap::new(),
            note_words: HashMap::new(),
        }
    }

    fn flow(&self) -> Flow {
        self.flows.last().copied().unwrap_or(Flow::Body)
    }

    /// Whether words that come next are words of the text.
    pub(super) fn is_in_body(&self) -> bool {
        self.flow() == Flow::Body
    }

    /// Words that stand in the file as they are.
    pub(super) fn words(&mut self, words: &str, place: usize) {
        self.write(words, place, true);
    }

    /// Words for which something else stands in the file.
    pub(super) fn printed(&mut self, words: &str, place: usize) {
        self.write(words, place, false);
    }

    fn write(&mut self, words: &str, place: usize, is_literal: bool) {
        match self.flow() {
            Flow::Body => {
                let at = self.body.len();
                let goes_on = self.pieces.last().is_some_and(|last| {
                    is_literal && last.is_literal && last.place + (at - last.at) == place
                });
                if !goes_on {
                    self.pieces.push(Piece {
                        at,
                        place,
                        is_literal,
                    });
                }
                self.body.push_str(words);
            }
            Flow::Heading => {
                if let Some(section) = self.sections.last_mut() {
                    section.title.push_str(words);
                }
            }
            Flow::Note(note) => self.note_words.entry(note).or_default().push_str(words),
            Flow::Apart => {}
        }
    }

    /// Ends a paragraph.
    pub(super) fn paragraph(&mut self, place: usize) {
        if self.is_in_body() && !self.body.ends_with("\n\n") {
            self.printed("\n\n", place);
        }
    }

    /// Begins a heading, until [`Self::end`].
    pub(super) fn heading(&mut self, level: usize, place: usize) {
        self.paragraph(place);
        self.sections.push(Section {
            title: String::new(),
            level,
            place,
        });
        self.starts.push(self.body.len());
        self.flows.push(Flow::Heading);
    }

    /// Begins words that are not of the text, until [`Self::end`].
    pub(super) fn apart(&mut self) {
        self.flows.push(Flow::Apart);
    }

    /// Ends a heading, a note, or what is apart.
    pub(super) fn end(&mut self) {
        self.flows.pop();
    }

    /// A note is called here.
    pub(super) fn note(&mut self, number: u32, label: Option<u32>, place: usize) {
        self.call();
        let section = self.section();
        self.numbers.insert(number);
        self.notes.push(Note {
            number,
            label,
            place,
            section,
            has_quotation: false,
        });
    }

    /// Begins the words of the note that was called last, until [`Self::end`].
    pub(super) fn last_note(&mut self) {
        let flow = self
            .notes
            .len()
            .checked_sub(1)
            .map_or(Flow::Apart, Flow::Note);
        self.flows.push(flow);
    }

    /// A note is called here by a name under which it is written elsewhere.
    pub(super) fn named_note(&mut self, name: &str, place: usize) {
        if self.by_label.contains_key(name) {
            self.call();
            return;
        }
        let number = u32::try_from(self.notes.len() + 1).unwrap_or(u32::MAX);
        self.note(number, name.parse().ok(), place);
        self.by_label.insert(name.to_owned(), self.notes.len() - 1);
    }

    /// Begins the words of the note of a name, until [`Self::end`]. What it cites counts
    /// where it is called, if that was before.
    pub(super) fn words_of_note(&mut self, name: &str) {
        let flow = self
            .by_label
            .get(name)
            .map_or(Flow::Apart, |at| Flow::Note(*at));
        self.flows.push(flow);
    }

    /// A work is cited here.
    pub(super) fn cite(&mut self, key: &str, place: usize) {
        let key = key.trim();
        if key.is_empty() {
            return;
        }
        self.call();
        let note = match self.flow() {
            Flow::Note(note) => Some(note),
            _ => None,
        };
        self.citations.push(Citation {
            key: key.to_owned(),
            place,
            section: self.section(),
            note,
        });
    }

    /// Whether a note of a number has been called.
    pub(super) fn has_note(&self, number: u32) -> bool {
        self.numbers.contains(&number)
    }

    /// How many notes there are.
    pub(super) fn notes(&self) -> usize {
        self.notes.len()
    }

    /// Begins a block quotation.
    pub(super) fn block(&mut self, place: usize) {
        self.paragraph(place);
        self.open_blocks.push(self.body.len());
    }

    /// Ends a block quotation.
    pub(super) fn end_block(&mut self, place: usize) {
        if let Some(start) = self.open_blocks.pop()
            && self.open_blocks.is_empty()
        {
            self.blocks.push(start..self.body.len());
        }
        self.paragraph(place);
    }

    /// Something is called or cited here.
    pub(super) fn call(&mut self) {
        if self.is_in_body() {
            self.calls.push(self.body.len());
        }
    }

    fn section(&self) -> usize {
        self.sections.len() - 1
    }

    /// The manuscript; what one of its own labels names is no citation.
    pub(super) fn finish(mut self, text: &str, labels: impl Fn(&str) -> bool) -> Manuscript {
        while let Some(start) = self.open_blocks.pop() {
            if self.open_blocks.is_empty() {
                self.blocks.push(start..self.body.len());
            }
        }
        for (note, words) in &self.note_words {
            if let Some(note) = self.notes.get_mut(*note) {
                note.has_quotation = !quoted::find(words, &[], &[]).is_empty();
            }
        }
        let found = quoted::find(&self.body, &self.blocks, &self.calls);
        let quotations: Vec<Quotation> = found
            .into_iter()
            .filter_map(|found| self.quotation(text, &found))
            .collect();
        let levels = self.sections[1..].iter().map(|section| section.level);
        let outermost = levels.min().unwrap_or(1);
        for section in &mut self.sections {
            section.title = joined(&section.title);
            section.level = (section.level + 1).saturating_sub(outermost);
        }
        self.sections[0].level = 0;
        let notes = self.notes;
        let mut citations: Vec<Citation> = self
            .citations
            .into_iter()
            .filter(|citation| !labels(&citation.key))
            .map(|mut citation| {
                if let Some(note) = citation.note.and_then(|note| notes.get(note)) {
                    citation.section = note.section;
                }
                citation
            })
            .collect();
        citations.sort_by_key(|citation| citation.place);
        Manuscript {
            form: self.form,
            sections: self.sections,
            citations,
            notes,
            quotations,
            tells_citations: true,
            tells_notes: true,
            tells_headings: true,
        }
    }

    fn quotation(&self, text: &str, found: &Found) -> Option<Quotation> {
        let section = self
            .starts
            .partition_point(|start| *start <= found.words.start)
            .saturating_sub(1);
        if quoted::heads_works(&self.sections[section].title) {
            return None;
        }
        let words = &self.body[found.words.clone()];
        let last = words.chars().next_back().map_or(0, char::len_utf8);
        let start = self.place(text, found.words.start);
        let end = self.place(text, found.words.end - last);
        let end = end + text[end..].chars().next().map_or(0, char::len_utf8);
        Some(Quotation {
            words: joined(words),
            place: start..end.max(start),
            section,
        })
    }

    /// The byte of the file from which a byte of the body comes.
    fn place(&self, text: &str, at: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        let place = match self.pieces[..after].last() {
            Some(piece) if piece.is_literal => piece.place + (at - piece.at),
            Some(piece) => piece.place,
            None => 0,
        };
        boundary(text, place)
    }
}

/// Words with their white space folded.
fn joined(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
