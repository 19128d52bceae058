//! From the text of one `.argmap` file to its syntax tree.
//!
//! `cut` finds the items by their lines, `read` gives each to the grammar in
//! `grammar/argmap.pest` and reads on after a slip, `build` makes the tree.

mod attempt;
mod brackets;
mod build;
mod cut;
mod expected;
mod forms;
mod grammar;
mod known_slips;
mod lines;
mod margin_text;
mod misplaced;
mod read;
mod slips;
mod span;
mod start;
pub mod tokens;
pub mod tree;
mod whole_lines;

use std::ops::Range;

use rayon::prelude::*;

pub use span::Span;
use tree::{Slip, Tree};
pub use whole_lines::whole_lines;

/// So many items are read as one piece of work.
const ITEMS_AT_ONCE: usize = 512;

/// So many pieces are read before what was read is put together, which bounds
/// what lies about in pieces.
const PIECES_AT_ONCE: usize = 64;

/// After so many slips in one file the rest are only counted.
const MOST_SLIPS: usize = 1_000;

/// Reads a file's text. Every slip is in [`Tree::slips`]; whatever could be read
/// is in [`Tree::items`].
///
/// ```
/// let tree = argcheck::syntax::read("claim sky \"The sky is blue.\"\n  suported by look\n");
/// assert_eq!(tree.items.len(), 1);
/// assert_eq!(tree.slips[0].help, "did you mean `supported by`?");
/// ```
#[must_use]
pub fn read(text: &str) -> Tree {
    let cuts = cut::cut(text);
    let mut tree = Tree::default();
    tree.items.reserve(cuts.len());
    let mut slips = Slips::default();
    let mut covered = 0;
    let pieces: Vec<Range<usize>> = (0..cuts.len())
        .step_by(ITEMS_AT_ONCE)
        .map(|start| start..(start + ITEMS_AT_ONCE).min(cuts.len()))
        .collect();
    for pieces in pieces.chunks(PIECES_AT_ONCE) {
        let readings: Vec<read::Reading> = pieces
            .par_iter()
            .map(|piece| read::read(text, &cuts, piece.clone()))
            .collect();
        for (piece, mut reading) in pieces.iter().zip(readings) {
            if covered > piece.start {
                // A text that the piece before leaves open ends in this one.
                reading = read::read(text, &cuts, covered.min(piece.end)..piece.end);
            }
            covered = covered.max(reading.covered);
            read::adopt(tree.items.last_mut(), reading.orphans);
            tree.items.append(&mut reading.items);
            tree.unread.append(&mut reading.unread);
            reading.slips.sort_by_key(|slip| slip.span);
            for slip in reading.slips {
                slips.add(text, slip);
            }
        }
    }
    tree.slips = slips.finish();
    tree
}

/// Whether something may be called by a word.
///
/// ```
/// use argcheck::syntax::is_name;
///
/// assert!(is_name("cut-1956") && !is_name("1956-cut") && !is_name("because"));
/// ```
#[must_use]
pub fn is_name(word: &str) -> bool {
    use pest::Parser as _;
    grammar::Grammar::parse(grammar::Rule::name, word)
        .is_ok_and(|mut nodes| nodes.next().is_some_and(|node| node.as_str() == word))
}

/// The slips of a file as they are told: neighbouring lines of prose are one.
#[derive(Default)]
struct Slips {
    told: Vec<Slip>,
    untold: usize,
    untold_at: Option<Span>,
}

impl Slips {
    fn add(&mut self, text: &str, slip: Slip) {
        let whole = whole_line(text, slip.span);
        if let Some(last) = self.told.last_mut()
            && neighbours(text, whole_line(text, last.span), whole)
        {
            if last.prose && (slip.prose || within_prose(text, slip.span)) {
                last.span = last.span.to(whole);
                return;
            }
            if slip.prose && within_prose(text, last.span) {
                let span = whole_line(text, last.span).to(whole);
                *last = Slip { span, ..slip };
                return;
            }
        }
        if self.told.len() < MOST_SLIPS {
            self.told.push(slip);
        } else {
            self.untold += 1;
            self.untold_at.get_or_insert(slip.span);
        }
    }

    fn finish(mut self) -> Vec<Slip> {
        if let Some(span) = self.untold_at {
            self.told.push(Slip {
                message: format!("{} more places in this file cannot be read", self.untold),
                span,
                label: "from here on they are only counted".to_owned(),
                help: "is this an `.argmap` file?".to_owned(),
                prose: false,
            });
        }
        self.told
    }
}

/// A place with all that stands before and after it on its lines.
fn whole_line(text: &str, span: Span) -> Span {
    let line = lines::Line::at(text, span.start as usize);
    Span::new(line.first_word(text), line.last_word_end(text)).to(span)
}

/// Whether a line beside running text is likely to be a part of it, though its
/// first word is one of the language: "evidence of this is found in …".
fn within_prose(text: &str, span: Span) -> bool {
    let line = lines::Line::at(text, span.start as usize).of(text);
    let is_plain = !line.contains('"') && line.split_whitespace().count() > 3;
    is_plain || slips::could_be_prose(line)
}

/// Whether nothing but one line break and blanks lies between two places.
fn neighbours(text: &str, first: Span, second: Span) -> bool {
    if second.start <= first.end {
        return true;
    }
    let between = text
        .get(first.end as usize..second.start as usize)
        .unwrap_or_default();
    let mut lines = 0;
    between.bytes().all(|byte| {
        lines += usize::from(byte == b'\n');
        byte.is_ascii_whitespace()
    }) && lines <= 1
}
