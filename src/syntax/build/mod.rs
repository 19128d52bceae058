//! From pest's parse of one item to the syntax tree.
//!
//! The grammar has decided what stands where; here the parts only get their
//! types. Nothing can fail: what a rule promises is there, and where a rule
//! leaves a part out, so does the tree.

mod clauses;
mod figures;
mod reasons;
mod sources;

use super::Span;
use super::grammar::{Node, Rule};
use super::tree::{Clause, Comparison, Item, ItemKind, Name, Quantity, StatementKind, Tells, Text};

/// Turns nodes into parts of a tree; knows where its item begins in the file.
#[derive(Clone, Copy)]
pub(super) struct Builder {
    base: usize,
}

/// What stood in an item's first line, before it is known what the item is.
#[derive(Default)]
struct Head {
    names: Vec<Name>,
    paths: Vec<Name>,
    texts: Vec<Text>,
    quantities: Vec<Quantity>,
    beats: Option<(Name, Name)>,
    alias: Option<Name>,
    numbers: Option<(Span, (u32, u32))>,
    date: Option<Span>,
    comparison: Option<Comparison>,
    tells: Option<Tells>,
}

impl Builder {
    /// A builder for an item that begins at this byte of its file.
    pub(super) fn new(base: usize) -> Self {
        Self { base }
    }

    fn span(self, node: &Node<'_>) -> Span {
        let span = node.as_span();
        Span::new(self.base + span.start(), self.base + span.end())
    }

    fn name(self, node: &Node<'_>) -> Name {
        Name(self.span(node))
    }

    fn text(self, node: &Node<'_>) -> Text {
        Text(self.span(node))
    }

    fn quantity(self, node: &Node<'_>) -> Quantity {
        Quantity(self.span(node))
    }

    /// All names directly below a node.
    fn names(self, node: Node<'_>) -> Vec<Name> {
        let mut names: Vec<Name> = node
            .into_inner()
            .filter(|part| matches!(part.as_rule(), Rule::path | Rule::name))
            .map(|part| self.name(&part))
            .collect();
        names.shrink_to_fit();
        names
    }

    /// All texts directly below a node.
    fn texts(self, node: Node<'_>) -> Vec<Text> {
        node.into_inner()
            .filter(|part| part.as_rule() == Rule::text)
            .map(|part| self.text(&part))
            .collect()
    }

    /// The first text directly below a node, which its rule requires.
    fn first_text(self, node: Node<'_>) -> Text {
        let whole = self.text(&node);
        self.texts(node).first().copied().unwrap_or(whole)
    }

    /// The item that a whole parse gives; `kind` is what its keyword says of a statement.
    pub(super) fn item(self, node: Node<'_>, kind: Option<StatementKind>) -> Option<Item> {
        let rule = node.as_rule();
        let mut parts = node.into_inner();
        let first = parts.next()?;
        let keyword = self.span(&first);
        let mut span = keyword;
        let mut head = Head::default();
        if first.as_rule() == Rule::path {
            head.paths.push(self.name(&first));
        }
        let mut clauses = Vec::new();
        for part in parts {
            if part.as_rule() == Rule::EOI {
                break;
            }
            span = span.to(self.span(&part));
            match part.as_rule() {
                Rule::name => head.names.push(self.name(&part)),
                Rule::path => head.paths.push(self.name(&part)),
                Rule::text => head.texts.push(self.text(&part)),
                Rule::quantity => head.quantities.push(self.quantity(&part)),
                Rule::date => head.date = Some(self.span(&part)),
                Rule::note_numbers => {
                    head.numbers = Some((self.span(&part), sources::numbers(part.as_str())));
                }
                Rule::alias => head.alias = self.names(part).first().copied(),
                Rule::preference => {
                    if let [better, worse] = self.names(part)[..] {
                        head.beats = Some((better, worse));
                    }
                }
                Rule::comparison => head.comparison = Some(self.comparison(part)),
                Rule::tells if rule == Rule::relation_item => head.tells = self.tells(part),
                _ => clauses.extend(self.clause(part)),
            }
        }
        // Trees of large maps are mostly lists of one or two.
        clauses.shrink_to_fit();
        Some(Item {
            span,
            keyword,
            kind: head.into_kind(rule, kind)?,
            clauses,
            damaged: false,
        })
    }

    /// The clauses of a parse that has no item of its own.
    pub(super) fn loose_clauses(self, node: Node<'_>) -> Vec<Clause> {
        node.into_inner()
            .filter_map(|part| self.clause(part))
            .collect()
    }
}

impl Head {
    fn into_kind(self, rule: Rule, kind: Option<StatementKind>) -> Option<ItemKind> {
        let name = self.names.first().copied();
        let mut texts = self.texts.into_iter();
        let text = texts.next();
        Some(match rule {
            Rule::statement => ItemKind::Statement {
                kind: kind?,
                name,
                beats: self.beats,
                text,
            },
            Rule::paper => ItemKind::Paper { title: text? },
            Rule::review => ItemKind::Review {
                title: text?,
                of: texts.next()?,
                alias: self.alias,
            },
            Rule::use_file => ItemKind::Use {
                file: text?,
                alias: self.alias,
            },
            Rule::section => ItemKind::Section { title: text },
            Rule::question => ItemKind::Question { name: name?, text },
            Rule::source => ItemKind::Source {
                name: name?,
                title: text,
            },
            Rule::note => {
                let (numbers, (first, last)) = self.numbers?;
                ItemKind::Note {
                    first,
                    last,
                    numbers,
                    text,
                }
            }
            Rule::case => ItemKind::Case {
                names: self.names,
                within: self.paths,
            },
            Rule::period => ItemKind::Period {
                name: name?,
                date: self.date?,
            },
            Rule::rate => ItemKind::Rate {
                left: *self.quantities.first()?,
                right: *self.quantities.get(1)?,
            },
            Rule::check_item => ItemKind::Check(Box::new(self.comparison?)),
            Rule::relation_item => ItemKind::Relation {
                subject: *self.paths.first()?,
                tells: Box::new(self.tells?),
            },
            _ => return None,
        })
    }
}
