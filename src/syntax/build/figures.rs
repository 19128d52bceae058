//! Figures, tables and arithmetic.

use super::Builder;
use crate::syntax::Span;
use crate::syntax::grammar::{Node, Rule};
use crate::syntax::lines::without_comment;
use crate::syntax::tree::{Base, Comparison, Expression, Figure, Operator, Part, Table};

impl Builder {
    /// `figure NAME QUANTITY of FIGURE = QUANTITY …`
    pub(super) fn figure(self, node: Node<'_>) -> Option<Figure> {
        let mut name = None;
        let mut quantities = Vec::new();
        let mut of = None;
        let mut base_follows = false;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::name => name = Some(self.name(&part)),
                Rule::k_of => base_follows = true,
                Rule::text => {
                    of = Some(Base::Words(self.text(&part)));
                    base_follows = false;
                }
                Rule::path => {
                    of = Some(Base::Figure(self.name(&part)));
                    base_follows = false;
                }
                Rule::quantity if base_follows => {
                    of = Some(Base::Quantity(self.quantity(&part)));
                    base_follows = false;
                }
                Rule::quantity => quantities.push(self.quantity(&part)),
                _ => {}
            }
        }
        Some(Figure {
            name: name?,
            value: *quantities.first()?,
            of,
            equal: quantities.split_off(1),
        })
    }

    /// `table NAME` with its rows, or `table NAME "file.csv"`
    pub(super) fn table(self, node: Node<'_>) -> Option<Table> {
        let mut name = None;
        let mut file = None;
        let mut rows = Vec::new();
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::name => name = Some(self.name(&part)),
                Rule::text => file = Some(self.text(&part)),
                Rule::row => rows.push(cells(part.as_str(), self.span(&part).start as usize)),
                _ => {}
            }
        }
        Some(Table {
            name: name?,
            file,
            rows,
        })
    }

    /// `EXPRESSION < EXPRESSION`; nested no deeper than the item's brackets.
    pub(super) fn comparison(self, node: Node<'_>) -> Comparison {
        let span = self.span(&node);
        let mut sides = Vec::with_capacity(2);
        let mut comparator = span;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::comparator => comparator = self.span(&part),
                _ => {
                    let mut side = Expression::default();
                    self.expression(part, &mut side.parts);
                    sides.push(side);
                }
            }
        }
        let right = sides.pop().unwrap_or_default();
        let left = sides.pop().unwrap_or_default();
        Comparison {
            span,
            left,
            comparator,
            right,
        }
    }

    fn expression(self, node: Node<'_>, parts: &mut Vec<Part>) {
        let mut waiting = None;
        for part in node.into_inner() {
            match part.as_rule() {
                Rule::add_sign | Rule::multiply_sign => {
                    waiting = Some(match part.as_str() {
                        "+" => Operator::Add,
                        "-" => Operator::Subtract,
                        "*" => Operator::Multiply,
                        _ => Operator::Divide,
                    });
                    continue;
                }
                Rule::quantity => parts.push(Part::Quantity(self.quantity(&part))),
                Rule::path => parts.push(Part::Figure(self.name(&part))),
                _ => self.expression(part, parts),
            }
            parts.extend(waiting.take().map(Part::Operator));
        }
    }
}

/// The cells of a row `| a | b |`, with the blanks round them taken off.
fn cells(row: &str, start: usize) -> Vec<Span> {
    let body = without_comment(row).trim_end();
    let inner = body.strip_suffix('|').unwrap_or(body);
    let mut at = start + 1;
    inner
        .get(1..)
        .unwrap_or_default()
        .split('|')
        .map(|cell| {
            let lead = cell.len() - cell.trim_start().len();
            let span = Span::new(at + lead, at + lead + cell.trim().len());
            at += cell.len() + 1;
            span
        })
        .collect()
}
