//! One item on its way through the grammar, read again after each slip.

use pest::Parser as _;
use pest::error::{Error, ErrorVariant, InputLocation};

use super::Span;
use super::build::Builder;
use super::forms::{ItemForm, item_form};
use super::grammar::{Grammar, Node, Rule};
use super::lines::{Line, token_at};
use super::misplaced;
use super::read::{Reading, adopt};
use super::slips::{self, Costs, Fault};
use super::start::{Start, start};
use super::tree::{Item, ItemKind, Name, StatementKind};

/// The most lines of one item that are reported and blanked out.
pub(super) const MOST_SLIPS: usize = 32;
/// So often the end of an item's first line is taken away to save its beginning.
const MOST_HEAD_FAULTS: usize = 5;
/// Reading again stops once this many bytes were read again for one item.
const MOST_READ_AGAIN: usize = 8 << 20;

/// pest looks at all that follows a fault: in an item longer than this, another
/// item is looked for before it is read.
const LONG_ITEM: usize = 64 << 10;
/// A longer item is not read: what pest notes down of one takes many times its size.
const LARGEST_ITEM: usize = 16 << 20;
/// Of such an item so many bytes are marked.
const MOST_MARKED: usize = 200;

/// One item on its way through the grammar.
pub(super) struct Attempt<'file> {
    original: &'file str,
    working: Option<String>,
    base: usize,
    rule: Rule,
    kind: Option<StatementKind>,
    damaged: bool,
    head_faults: usize,
    /// The first line is lost: the clauses are kept without it.
    headless: bool,
    /// Where the first line begins that is not blank.
    head: usize,
}

impl<'file> Attempt<'file> {
    pub(super) fn new(
        text: &'file str,
        span: Span,
        rule: Rule,
        kind: Option<StatementKind>,
    ) -> Self {
        Self {
            original: text,
            working: None,
            base: span.start as usize,
            rule,
            kind,
            damaged: false,
            head_faults: 0,
            headless: false,
            head: 0,
        }
    }

    pub(super) fn with_head(mut self, head: usize) -> Self {
        self.head = head;
        self
    }

    pub(super) fn damaged(mut self) -> Self {
        self.damaged = true;
        self
    }

    /// Reads the item; gives back what is left where an item begins inside it.
    pub(super) fn run(mut self, reading: &mut Reading) -> Option<Span> {
        let mut left = None;
        if self.original.len() > LONG_ITEM
            && let Some(next) = self.next_item()
        {
            left = Some(self.end_before(next, reading));
        }
        if self.original.len() > LARGEST_ITEM {
            let line = Line::at(self.original, 0);
            let end = self.base + line.end.min(MOST_MARKED);
            reading
                .slips
                .push(misplaced::too_long(Span::new(self.base, end)));
            self.head_only(reading);
            return left;
        }
        let mut tries = 0;
        while tries < self.most_tries() {
            tries += 1;
            let text = self.working.as_deref().unwrap_or(self.original);
            if self.rule != Rule::loose_clauses && self.lost_its_head(text) {
                // The first line is lost, which has been said.
                self.rule = Rule::loose_clauses;
                self.headless = true;
            }
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
        reading.slips.push(misplaced::given_up(Span::new(
            self.base,
            self.base + Line::at(self.original, 0).end,
        )));
        self.head_only(reading);
        left
    }

    /// Whether the line that the item began on was blanked out.
    fn lost_its_head(&self, text: &str) -> bool {
        Line::at(text, self.head).of(text).trim().is_empty()
    }

    fn most_tries(&self) -> usize {
        (MOST_READ_AGAIN / self.original.len().max(1)).clamp(1, MOST_SLIPS)
    }

    fn keep(&self, node: Option<Node<'_>>, reading: &mut Reading) {
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
        self.damaged |= is_head || slips::may_bear_on_support(text, line);
        if !is_head && self.begins_item(text, first) {
            return Some(self.end_before(first, reading));
        }
        if is_head {
            self.recover_head(&fault, reading);
        } else {
            let (slip, costs) = slips::explain(text, &fault, self.base, self.rule);
            if costs == Costs::RestOfItem {
                reading.open_text = Some(slip.span);
            }
            self.damaged |= costs != Costs::Line;
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
        let name_end = Grammar::parse(Rule::item_start, &text)
            .ok()
            .and_then(|mut nodes| nodes.next())
            .map(|node| node.as_span().end());
        if let Some(end) = name_end
            && self.head_faults <= MOST_HEAD_FAULTS
        {
            // The word before the fault is of no use without what followed it.
            let line = Line::at(&text, end);
            let kept = &text[..line.last_word_end(&text).max(end)];
            let word = token_start(kept).max(end);
            let end = if self.head_faults == MOST_HEAD_FAULTS {
                end
            } else {
                word
            };
            let line_end = line.end;
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

    /// The first line below that looks like an item's, long texts passed over.
    fn next_item(&self) -> Option<usize> {
        let mut in_text = false;
        let mut start = 0;
        for line in self.original.split_inclusive('\n') {
            if start > 0 && !in_text {
                let first = start + (line.len() - line.trim_start().len());
                if self.begins_item(self.original, first) {
                    return Some(first);
                }
            }
            in_text ^= memchr::memmem::find_iter(line.as_bytes(), "\"\"\"").count() % 2 == 1;
            start += line.len();
        }
        None
    }

    /// Ends the item where another begins; gives back what is left.
    fn end_before(&mut self, first: usize, reading: &mut Reading) -> Span {
        let rest = Span::new(self.base + first, self.base + self.original.len());
        let slip = misplaced::item_not_at_margin(self.original, first, self.base);
        reading.slips.push(slip);
        self.damaged = true;
        self.original = &self.original[..first];
        if let Some(working) = &mut self.working {
            working.truncate(first);
        }
        rest
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

/// Where the last word of a text begins.
fn token_start(text: &str) -> usize {
    let blank = text
        .char_indices()
        .rfind(|(_, letter)| letter.is_whitespace());
    blank.map_or(0, |(at, letter)| at + letter.len_utf8())
}

/// The text with a stretch of it replaced by as many spaces as it has bytes.
pub(super) fn blank(text: &str, from: usize, to: usize) -> String {
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
