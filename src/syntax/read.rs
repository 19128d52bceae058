//! Reading one item, and reading on after a slip.
//!
//! An item is first read whole. Where that fails, the line at fault is reported,
//! blanked out and the item read again: a slip in one clause costs that clause.

use std::ops::Range;

use super::Span;
use super::attempt::Attempt;
use super::brackets::without_deep_brackets;
use super::cut::Cut;
use super::forms::item_form;
use super::grammar::Rule;
use super::lines::{Line, token_at};
use super::margin_text;
use super::misplaced;
use super::start::{Start, first_word, start};
use super::tree::{Clause, Item, ItemKind, Name, Slip};

/// What some cuts of a file give.
#[derive(Default)]
pub(super) struct Reading {
    /// Clauses that belong to the item before the first.
    pub(super) orphans: Vec<Clause>,
    /// The items, usually one a cut.
    pub(super) items: Vec<Item>,
    /// What could not be read.
    pub(super) slips: Vec<Slip>,
    /// The stretches that were blanked out.
    pub(super) unread: Vec<Span>,
    /// Where a long text begins that its cut does not close.
    pub(super) open_text: Option<Span>,
    /// The first cut, of all cuts of the file, that is not part of this.
    pub(super) covered: usize,
}

/// Reads some cuts of a file. Where a long text is left open and closed in a
/// later cut, the cuts between are part of it.
pub(super) fn read(file: &str, cuts: &[Cut], piece: Range<usize>) -> Reading {
    let mut reading = Reading::default();
    reading.items.reserve(piece.len());
    reading.covered = piece.start;
    while reading.covered < piece.end {
        read_cut(file, cuts[reading.covered], &mut reading);
        reading.covered += 1;
        if let Some(open) = reading.open_text.take()
            && let Some(closing) = margin_text::closing_cut(file, &cuts[reading.covered..])
        {
            let slip = reading
                .slips
                .iter_mut()
                .rev()
                .find(|slip| slip.span == open);
            slip.into_iter().for_each(misplaced::text_at_margin);
            let last = reading.covered + closing;
            let inside = cuts[reading.covered..=last].iter().map(|cut| cut.span);
            reading.unread.extend(inside);
            reading.covered = last + 1;
        }
    }
    reading
}

/// Clauses at the margin go to the item above them.
pub(super) fn adopt(item: Option<&mut Item>, orphans: Vec<Clause>) {
    if let Some(item) = item
        && !orphans.is_empty()
        && !matches!(item.kind, ItemKind::Relation { .. } | ItemKind::Check(_))
    {
        item.damaged = true;
        item.clauses.extend(orphans);
    }
}

fn read_cut(file: &str, cut: Cut, reading: &mut Reading) {
    let start_of_cut = cut.span.start as usize;
    let shallow = without_deep_brackets(cut.span.of(file), start_of_cut, reading);
    let mut rest = Some(cut.span);
    while let Some(span) = rest.take() {
        let text = span.of(file);
        if holds_nothing(text) {
            break;
        }
        let to_read = &shallow[span.start as usize - start_of_cut..];
        let start = start(text);
        if let Start::Item(_) | Start::Relation = start
            && !cut.at_margin
            && let Some(first) = indented(text)
        {
            let slip = misplaced::item_not_at_margin(text, first, span.start as usize);
            reading.slips.push(slip);
        }
        rest = match start {
            Start::Item(form) => Attempt::new(to_read, span, form.rule, form.kind)
                .with_head(first_word(text))
                .run(reading),
            Start::Relation => Attempt::new(to_read, span, Rule::relation_item, None)
                .with_head(first_word(text))
                .run(reading),
            Start::MisspeltItem(form, word) => {
                reading.slips.push(misplaced::misspelt_item(
                    form,
                    text,
                    word,
                    span.start as usize,
                ));
                Attempt::new(to_read, span, form.rule, form.kind)
                    .with_head(first_word(text))
                    .run(reading)
            }
            Start::Clause => {
                reading.slips.push(misplaced::clause_at_margin(
                    text,
                    span.start as usize,
                    cut.at_margin,
                ));
                Attempt::new(to_read, span, Rule::loose_clauses, None).run(reading)
            }
            Start::Unknown { name } => unknown(to_read, span, name, reading),
        };
    }
}

/// Whether there is nothing but blanks and comments.
pub(super) fn holds_nothing(text: &str) -> bool {
    let first = first_word(text);
    text[first..].trim_start().is_empty() || text[first..].starts_with("//")
}

/// Where the first word of a file stands, if not at the margin.
fn indented(text: &str) -> Option<usize> {
    let first = first_word(text);
    (first > Line::at(text, first).start).then_some(first)
}

/// Reads a stretch whose first word says nothing.
fn unknown(
    text: &str,
    span: Span,
    name: Option<Range<usize>>,
    reading: &mut Reading,
) -> Option<Span> {
    let base = span.start as usize;
    let word = first_word(text);
    let first = Line::at(text, word);
    reading
        .slips
        .push(misplaced::unknown_start(text, base, name.is_some()));
    reading
        .unread
        .push(Span::new(base + first.start, base + first.end));
    let Some(name) = name else {
        return unread_rest(text, first.end, base, reading);
    };
    let keyword = Span::new(base + word, base + word + token_at(text, word).len());
    let mut inner = Reading::default();
    let blank = text.get(first.end..).unwrap_or_default();
    let next = Attempt::new(
        blank,
        Span::new(base + first.end, span.end as usize),
        Rule::loose_clauses,
        None,
    )
    .damaged()
    .run(&mut inner);
    reading.slips.append(&mut inner.slips);
    reading.unread.append(&mut inner.unread);
    reading.items.push(Item {
        span: keyword.to(span),
        keyword,
        kind: ItemKind::Unread {
            name: Some(Name(Span::new(base + name.start, base + name.end))),
        },
        clauses: inner.orphans,
        damaged: true,
    });
    next
}

/// Below a line of prose: the further lines are prose too, up to one that begins an item.
fn unread_rest(text: &str, from: usize, base: usize, reading: &mut Reading) -> Option<Span> {
    let mut at = from;
    while at < text.len() {
        let line = Line::at(text, at + 1);
        let first = line.first_word(text);
        let word = token_at(text, first);
        if item_form(word).is_some() && matches!(start(&text[first..]), Start::Item(_)) {
            return Some(Span::new(base + first, base + text.len()));
        }
        if !word.is_empty() && !text[first..].starts_with("//") {
            let place = Span::new(base + first, base + line.last_word_end(text).max(first));
            reading.slips.push(misplaced::prose(place));
            reading.unread.push(place);
        }
        at = line.end;
    }
    None
}
