//! A file as its tokens: every word, text, sign and comment, with what it does in its item.
//!
//! The grammar names the words; what lies between two of them is blanks, comments
//! and signs, and is read here. No token is left out, so that whoever writes a
//! file anew from its tokens loses nothing but blanks.

use pest::Parser as _;
use rayon::prelude::*;

use super::Span;
use super::cut::{Cut, cut};
use super::grammar::{Grammar, Node, Rule};
use super::lines::without_comment;
use super::read::holds_nothing;
use super::start::{Start, start};

/// So many items at least are one piece of work.
const ITEMS_AT_ONCE: usize = 512;

/// A word, text, sign or comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it does.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// What a token does in its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// The first word of an item.
    Item,
    /// The first word of a clause.
    Clause,
    /// The word that begins what is said about a reason: `as`, `because`, `unless`, `conceded`.
    Option,
    /// A word or sign that joins parts which may as well stand on two lines: `and`, `via`, `+`, `=`.
    Joint,
    /// Any other word: names, numbers, dates, and words that need their line.
    Word,
    /// A number's unit or scale, which may touch the number.
    Unit,
    /// A text, with its quotation marks.
    Text,
    /// A row of a table, without the comment that may follow it.
    Row,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `(`
    Open,
    /// `)`
    Close,
    /// From `//` to the last letter of the line.
    Comment,
}

/// The tokens of a file in their order; nothing where the file has slips.
#[must_use]
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let items: Option<Vec<Vec<Token>>> = cut(text)
        .par_iter()
        .with_min_len(ITEMS_AT_ONCE)
        .map(|cut| item_tokens(text, *cut))
        .collect();
    Some(items?.concat())
}

/// A stretch of a file's words with one blank between two of them, comments left
/// out; texts in it stay as they are.
#[must_use]
pub fn words(stretch: &str) -> String {
    let mut collector = Collector::new(stretch, 0);
    collector.words_to(stretch.len(), TokenKind::Word);
    let mut plain = String::with_capacity(stretch.len());
    for token in collector.tokens {
        if token.kind != TokenKind::Comment {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(token.span.of(stretch));
        }
    }
    plain
}

fn item_tokens(file: &str, cut: Cut) -> Option<Vec<Token>> {
    let text = cut.span.of(file);
    let mut collector = Collector::new(text, cut.span.start as usize);
    if !holds_nothing(text) {
        let rule = match start(text) {
            Start::Item(form) => form.rule,
            Start::Relation => Rule::relation_item,
            _ => return None,
        };
        let item = Grammar::parse(rule, text).ok()?.next()?;
        collector.item(item);
    }
    collector.signs_to(text.len());
    Some(collector.tokens)
}

/// Collects the tokens of one item from its first byte to its last.
struct Collector<'text> {
    text: &'text str,
    base: usize,
    at: usize,
    tokens: Vec<Token>,
}

impl<'text> Collector<'text> {
    fn new(text: &'text str, base: usize) -> Self {
        Self {
            text,
            base,
            at: 0,
            tokens: Vec::new(),
        }
    }

    fn item(&mut self, item: Node<'_>) {
        let rule = item.as_rule();
        let mut first = Some(TokenKind::Item);
        for part in item.into_inner() {
            let is_clause = first.is_none() && begins_clause(part.as_rule(), rule);
            if is_clause {
                first = Some(TokenKind::Clause);
            }
            self.part(part, is_clause, first.take());
        }
    }

    /// A part of the first line, or a clause; `first` is what its first word does.
    fn part(&mut self, part: Node<'_>, is_clause: bool, mut first: Option<TokenKind>) {
        if is_leaf(&part) {
            self.leaf(&part, first.unwrap_or(kind_of(part.as_rule(), is_clause)));
            return;
        }
        let mut quantity_end = match part.as_rule() {
            Rule::quantity => part.as_span().end(),
            _ => 0,
        };
        for node in part.into_inner().flatten() {
            let rule = node.as_rule();
            match rule {
                Rule::quantity => quantity_end = node.as_span().end(),
                Rule::reason_name | Rule::warrant | Rule::exceptions | Rule::conceded => {
                    first = Some(TokenKind::Option);
                }
                _ => {}
            }
            if is_leaf(&node) {
                let own = match kind_of(rule, is_clause) {
                    // A quantity needs its line.
                    TokenKind::Joint if node.as_span().start() < quantity_end => TokenKind::Word,
                    kind => kind,
                };
                self.leaf(&node, first.take().unwrap_or(own));
            }
        }
    }

    fn leaf(&mut self, leaf: &Node<'_>, kind: TokenKind) {
        let span = leaf.as_span();
        self.signs_to(span.start());
        let text = self.text.get(self.at..span.end()).unwrap_or_default();
        match kind {
            TokenKind::Row => self.push(kind, without_comment(text).trim_end().len()),
            TokenKind::Text => self.push(kind, text.len()),
            _ => self.words_to(span.end(), kind),
        }
    }

    /// Reads what the grammar has no names for: blanks, comments and signs.
    fn signs_to(&mut self, end: usize) {
        while let Some(letter) = self.letter(end) {
            let kind = match letter {
                ',' => TokenKind::Comma,
                ':' => TokenKind::Colon,
                '(' => TokenKind::Open,
                ')' => TokenKind::Close,
                '=' => TokenKind::Joint,
                _ if self.comment(end) => continue,
                _ => {
                    self.at += letter.len_utf8();
                    continue;
                }
            };
            self.push(kind, letter.len_utf8());
        }
    }

    /// Reads words, the first of which does what `kind` says.
    fn words_to(&mut self, end: usize, mut kind: TokenKind) {
        while let Some(letter) = self.letter(end) {
            if is_blank(letter) {
                self.at += letter.len_utf8();
            } else if !self.comment(end) {
                let length = self.word_length(end);
                let is_text = letter == '"' && kind == TokenKind::Word;
                self.push(if is_text { TokenKind::Text } else { kind }, length);
                kind = TokenKind::Word;
            }
        }
    }

    /// How long the word is that stands here: up to a blank, quotations whole.
    fn word_length(&self, end: usize) -> usize {
        let rest = self.text.get(self.at..end).unwrap_or_default();
        if rest.starts_with("\"\"\"") {
            return rest.len();
        }
        let mut quoted = false;
        let mut escaped = false;
        for (at, letter) in rest.char_indices() {
            if quoted {
                quoted = escaped || letter != '"';
                escaped = letter == '\\' && !escaped;
            } else if letter == '"' {
                quoted = true;
            } else if is_blank(letter) || rest[at..].starts_with("//") {
                return at;
            }
        }
        rest.len()
    }

    fn comment(&mut self, end: usize) -> bool {
        let rest = self.text.get(self.at..end).unwrap_or_default();
        if !rest.starts_with("//") {
            return false;
        }
        let line = rest.split('\n').next().unwrap_or_default();
        self.push(TokenKind::Comment, line.trim_end().len());
        self.at += line.len() - line.trim_end().len();
        true
    }

    fn letter(&self, end: usize) -> Option<char> {
        self.text.get(self.at..end)?.chars().next()
    }

    fn push(&mut self, kind: TokenKind, length: usize) {
        let start = self.base + self.at;
        self.tokens.push(Token {
            kind,
            span: Span::new(start, start + length),
        });
        self.at += length;
    }
}

fn is_leaf(node: &Node<'_>) -> bool {
    node.clone().into_inner().next().is_none()
}

/// Whether a part of an item is a clause rather than a part of its first line.
fn begins_clause(part: Rule, item: Rule) -> bool {
    match part {
        Rule::keyword
        | Rule::name
        | Rule::path
        | Rule::text
        | Rule::quantity
        | Rule::date
        | Rule::note_numbers
        | Rule::alias
        | Rule::preference
        | Rule::comparison
        | Rule::k_of
        | Rule::k_within
        | Rule::EOI => false,
        Rule::tells => item != Rule::relation_item,
        _ => true,
    }
}

/// What a word of the grammar does where it does not begin something.
fn kind_of(rule: Rule, in_clause: bool) -> TokenKind {
    match rule {
        Rule::text => TokenKind::Text,
        Rule::row => TokenKind::Row,
        Rule::scale | Rule::unit => TokenKind::Unit,
        Rule::k_of if in_clause => TokenKind::Joint,
        Rule::k_and
        | Rule::k_because
        | Rule::k_via
        | Rule::k_in
        | Rule::k_by
        | Rule::k_to
        | Rule::k_translated
        | Rule::k_within
        | Rule::k_against
        | Rule::comparator
        | Rule::add_sign
        | Rule::multiply_sign => TokenKind::Joint,
        _ => TokenKind::Word,
    }
}

/// Whether the grammar takes a letter for a blank.
fn is_blank(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}'
            | '\u{3000}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
