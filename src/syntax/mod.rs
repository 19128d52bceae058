//! From the text of one `.argmap` file to its syntax tree.
//!
//! [`cut`] finds the items by their lines, `read` gives each to the grammar in
//! `grammar/argmap.pest` and reads on after a slip, `build` makes the tree.

mod build;
mod cut;
mod expected;
mod forms;
mod grammar;
mod known_slips;
mod lines;
mod read;
mod slips;
mod span;
mod start;
pub mod tree;

use rayon::prelude::*;

pub use span::Span;
use tree::{Clause, ItemKind, Slip, Tree};

/// So many items are read as one piece of work.
const ITEMS_AT_ONCE: usize = 512;

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
    let readings: Vec<Vec<read::Reading>> = cuts
        .par_chunks(ITEMS_AT_ONCE)
        .map(|cuts| cuts.iter().map(|cut| read::read(text, *cut)).collect())
        .collect();
    let mut tree = Tree::default();
    tree.items.reserve(cuts.len());
    let mut slips = Slips::default();
    for mut reading in readings.into_iter().flatten() {
        if !reading.orphans.is_empty() {
            adopt(&mut tree, reading.orphans);
        }
        tree.items.append(&mut reading.items);
        tree.unread.append(&mut reading.unread);
        reading.slips.sort_by_key(|slip| slip.span);
        for slip in reading.slips {
            slips.add(text, slip);
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

/// Clauses at the margin go to the item above them.
fn adopt(tree: &mut Tree, orphans: Vec<Clause>) {
    let Some(item) = tree.items.last_mut() else {
        return;
    };
    if matches!(item.kind, ItemKind::Relation { .. } | ItemKind::Check(_)) {
        return;
    }
    item.damaged = true;
    item.clauses.extend(orphans);
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
        if let Some(last) = self.told.last_mut()
            && last.prose
            && slip.prose
            && neighbours(text, last.span, slip.span)
        {
            last.span = last.span.to(slip.span);
            return;
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

/// Whether nothing but one line break and blanks lies between two places.
fn neighbours(text: &str, first: Span, second: Span) -> bool {
    let between = text
        .get(first.end as usize..second.start as usize)
        .unwrap_or_default();
    let mut lines = 0;
    between.bytes().all(|byte| {
        lines += usize::from(byte == b'\n');
        byte.is_ascii_whitespace()
    }) && lines <= 1
}
