//! Reading one item, and reading on after a slip.
//!
//! An item is first read whole. Where that fails, the line at fault is reported,
//! blanked out and the item read again: a slip in one clause costs that clause.

use std::borrow::Cow;
use std::ops::Range;

use pest::Parser as _;
use pest::error::{Error, ErrorVariant, InputLocation};

use super::Span;
use super::build::Builder;
use super::cut::Cut;
use super::forms::{ItemForm, item_form};
use super::grammar::{DEEPEST_BRACKETS, Grammar, Rule};
use super::lines::{Line, token_at};
use super::margin_text;
use super::slips::{self, Costs, Fault};
use super::start::{Start, first_word, start};
use super::tree::{Clause, Item, ItemKind, Name, Slip, StatementKind};

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
    open_text: Option<Span>,
    /// The first cut, of all cuts of the file, that is not part of this.
    pub(super) covered: usize,
}

/// The most lines of one item that are reported and blanked out.
const MOST_SLIPS: usize = 32;
/// Reading again stops once this many bytes were read again for one item.
const MOST_READ_AGAIN: usize = 8 << 20;

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
            slip.into_iter().for_each(slips::text_at_margin);
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
            let slip = slips::item_not_at_margin(text, first, span.start as usize);
            reading.slips.push(slip);
        }
        rest = match start {
            Start::Item(form) => Attempt::new(to_read, span, form.rule, form.kind).run(reading),
            Start::Relation => Attempt::new(to_read, span, Rule::relation_item, None).run(reading),
            Start::MisspeltItem(form, word) => {
                reading
                    .slips
                    .push(slips::misspelt_item(form, text, word, span.start as usize));
                Attempt::new(to_read, span, form.rule, form.kind)
                    .damaged()
                    .run(reading)
            }
            Start::Clause => {
                reading.slips.push(slips::clause_at_margin(
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
fn holds_nothing(text: &str) -> bool {
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
        .push(slips::unknown_start(text, base, name.is_some()));
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
            reading.slips.push(slips::prose(place));
            reading.unread.push(place);
        }
        at = line.end;
    }
    None
}

/// One item on its way through the grammar.
struct Attempt<'file> {
    original: &'file str,
    working: Option<String>,
    base: usize,
    rule: Rule,
    kind: Option<StatementKind>,
    damaged: bool,
    head_faults: usize,
    /// The first line is lost: the clauses are kept without it.
    headless: bool,
}

impl<'file> Attempt<'file> {
    fn new(text: &'file str, span: Span, rule: Rule, kind: Option<StatementKind>) -> Self {
        Self {
            original: text,
            working: None,
            base: span.start as usize,
            rule,
            kind,
            damaged: false,
            head_faults: 0,
            headless: false,
        }
    }

    fn damaged(mut self) -> Self {
        self.damaged = true;
        self
    }

    /// Reads the item; gives back what is left where an item begins inside it.
    fn run(mut self, reading: &mut Reading) -> Option<Span> {
        let mut left = None;
        let mut tries = 0;
        while tries < self.most_tries() {
            tries += 1;
            let text = self.working.as_deref().unwrap_or(self.original);
            let error = match Grammar::parse(self.rule, text) {
                Ok(mut nodes) => {
                    let node = nodes.next();
                    self.keep(node, reading);
                    return left;
                }
                Err(error) => error,
            };
            if let Some(rest) = self.recover(&error, reading) {
                left = Some(rest);
            }
        }
        reading.slips.push(slips::given_up(Span::new(
            self.base,
            self.base + Line::at(self.original, 0).end,
        )));
        self.head_only(reading);
        left
    }

    fn most_tries(&self) -> usize {
        (MOST_READ_AGAIN / self.original.len().max(1)).clamp(1, MOST_SLIPS)
    }

    fn keep(&self, node: Option<super::grammar::Node<'_>>, reading: &mut Reading) {
        let Some(node) = node else { return };
        let builder = Builder::new(self.base);
        if self.headless {
            reading.items.push(Item {
                span: Span::new(self.base, self.base + self.original.trim_end().len()),
                keyword: Span::new(self.base, self.base + token_at(self.original, 0).len()),
                kind: ItemKind::Unread { name: None },
                clauses: builder.loose_clauses(node),
                damaged: true,
            });
        } else if self.rule == Rule::loose_clauses {
            let clauses = builder.loose_clauses(node);
            match reading.items.last_mut() {
                Some(item) => adopt(Some(item), clauses),
                None => reading.orphans.extend(clauses),
            }
        } else if let Some(mut item) = builder.item(node, self.kind) {
            item.damaged = self.damaged;
            reading.items.push(item);
        }
    }

    /// Reports one fault and blanks out its line.
    fn recover(&mut self, error: &Error<Rule>, reading: &mut Reading) -> Option<Span> {
        self.damaged = true;
        let text = self.working.as_deref().unwrap_or(self.original);
        let offset = match error.location {
            InputLocation::Pos(at) | InputLocation::Span((at, _)) => at.min(text.len()),
        };
        let expected: &[Rule] = match &error.variant {
            ErrorVariant::ParsingError { positives, .. } => positives,
            ErrorVariant::CustomError { .. } => &[],
        };
        let fault = Fault::find(text, offset, expected);
        let line = fault.line;
        let first = line.first_word(text);
        let is_head = Line::at(text, 0) == line && self.rule != Rule::loose_clauses;
        if !is_head && self.begins_item(text, first) {
            let rest = Span::new(self.base + first, self.base + self.original.len());
            reading
                .slips
                .push(slips::item_not_at_margin(text, first, self.base));
            self.original = &self.original[..first];
            if let Some(working) = &mut self.working {
                working.truncate(first);
            }
            return Some(rest);
        }
        if is_head {
            self.recover_head(&fault, reading);
        } else {
            let (slip, costs) = slips::explain(text, &fault, self.base, self.rule);
            if costs == Costs::RestOfItem {
                reading.open_text = Some(slip.span);
            }
            reading.slips.push(slip);
            let end = costs.end(line, text);
            let lost = Line {
                start: line.start,
                end,
            };
            self.blank(lost, reading);
        }
        None
    }

    /// A slip in the item's first line: as much of the line as can be read is kept.
    fn recover_head(&mut self, fault: &Fault<'_>, reading: &mut Reading) {
        let text = self.working.as_deref().unwrap_or(self.original).to_owned();
        self.head_faults += 1;
        if self.head_faults == 1 {
            let (slip, costs) = slips::explain(&text, fault, self.base, self.rule);
            if costs == Costs::RestOfItem {
                reading.open_text = Some(slip.span);
            }
            reading.slips.push(slip);
            if let Some(colon) = slips::stray_colon(&text, fault.offset) {
                self.working = Some(blank(&text, colon, colon + 1));
                return;
            }
            let end = costs.end(fault.line, &text);
            let from = fault.offset.clamp(fault.line.start, end);
            self.blank(Line { start: from, end }, reading);
            return;
        }
        let name_end = match Grammar::parse(Rule::item_start, &text) {
            Ok(mut nodes) if self.head_faults == 2 => nodes.next().map(|node| node.as_span().end()),
            _ => None,
        };
        if let Some(end) = name_end {
            let line_end = Line::at(&text, end).end;
            self.blank(
                Line {
                    start: end,
                    end: line_end,
                },
                reading,
            );
            return;
        }
        // Not even the name can be read: the clauses still say what they say.
        let line = Line::at(&text, 0);
        self.blank(line, reading);
        self.rule = Rule::loose_clauses;
        self.headless = true;
    }

    /// What is kept of an item that has too many slips: its name.
    fn head_only(&self, reading: &mut Reading) {
        let name = Grammar::parse(Rule::item_start, self.original)
            .ok()
            .and_then(|mut nodes| nodes.next())
            .and_then(|node| {
                node.into_inner()
                    .find(|part| part.as_rule() == Rule::name)
                    .map(|part| (part.as_span().start(), part.as_span().end()))
            });
        let span = Span::new(self.base, self.base + self.original.len());
        reading.unread.push(span);
        reading.items.push(Item {
            span,
            keyword: Span::new(self.base, self.base + Line::at(self.original, 0).end),
            kind: ItemKind::Unread {
                name: name.map(|(from, to)| Name(Span::new(self.base + from, self.base + to))),
            },
            clauses: Vec::new(),
            damaged: true,
        });
    }

    fn begins_item(&self, text: &str, first: usize) -> bool {
        let rest = &text[first..];
        let form: Option<&ItemForm> = item_form(token_at(text, first));
        form.is_some_and(|form| !matches!(form.word, "check" | "note"))
            && matches!(start(rest), Start::Item(_))
            && slips::reads_as_item(rest)
    }

    fn blank(&mut self, line: Line, reading: &mut Reading) {
        let text = self.working.as_deref().unwrap_or(self.original);
        reading.unread.push(Span::new(
            self.base + line.start,
            self.base + line.end.max(line.start),
        ));
        self.working = Some(blank(text, line.start, line.end));
    }
}

/// The text with a stretch of it replaced by as many spaces as it has bytes.
fn blank(text: &str, from: usize, to: usize) -> String {
    let mut blanked = String::with_capacity(text.len());
    blanked.push_str(&text[..from]);
    blanked.extend(
        text[from..to]
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
    );
    blanked.push_str(&text[to..]);
    blanked
}

/// The text without the lines on which brackets are nested deeper than is read;
/// each is reported.
fn without_deep_brackets<'text>(
    text: &'text str,
    base: usize,
    reading: &mut Reading,
) -> Cow<'text, str> {
    let brackets = memchr::memchr_iter(b'(', text.as_bytes());
    if brackets.take(DEEPEST_BRACKETS + 1).count() <= DEEPEST_BRACKETS {
        return Cow::Borrowed(text);
    }
    let mut shallow = String::with_capacity(text.len());
    let mut depth = 0;
    let mut told = 0;
    for line in text.split_inclusive('\n') {
        let start = shallow.len();
        match depth_after(line, depth) {
            Ok(after) => {
                depth = after;
                shallow.push_str(line);
            }
            Err(at) => {
                if told < MOST_SLIPS {
                    reading.slips.push(slips::too_deep(base + start + at));
                    told += 1;
                }
                let end = line.trim_end_matches('\n').len();
                reading
                    .unread
                    .push(Span::new(base + start, base + start + end));
                shallow.push_str(&blank(line, 0, line.len()));
            }
        }
    }
    Cow::Owned(shallow)
}

/// How deep brackets are nested after a line, or the bracket that is one too deep;
/// in a text there may be any number.
fn depth_after(line: &str, before: usize) -> Result<usize, usize> {
    let mut depth = before;
    let mut quoted = false;
    for at in memchr::memchr3_iter(b'(', b')', b'"', line.as_bytes()) {
        match line.as_bytes()[at] {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b')' => depth = depth.saturating_sub(1),
            _ if depth == DEEPEST_BRACKETS => return Err(at),
            _ => depth += 1,
        }
    }
    Ok(depth)
}
