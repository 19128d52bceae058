//! The parser that pest makes of `grammar/argmap.pest`.

use pest::iterators::Pair;

/// Reads one item at a time; see [`super::cut`].
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/argmap.pest"]
pub(super) struct Grammar;

/// A node of pest's parse of one item.
pub(super) type Node<'text> = Pair<'text, Rule>;

/// The deepest nesting of brackets that is read; pest's own descent is bounded by it.
pub(super) const DEEPEST_BRACKETS: usize = 64;
