//! What stands on which line: from a file's tokens to its formatted text.
//!
//! Where a line ends is told by what its tokens do, never by how the file was
//! written before, but for this: blank lines and comments keep their places, and
//! a source written on one line stays on one line while it fits there.

use unicode_width::UnicodeWidthStr as _;

use super::WIDTH;
use super::page::Page;
use super::rows::Columns;
use super::texts::Quoted;
use crate::syntax::tokens::{Token, TokenKind};

/// How far a clause is indented.
const CLAUSE: usize = 2;
/// How far that is indented which continues a clause: what is said about a reason, rows.
const BELOW_CLAUSE: usize = 4;
/// How far that is indented which continues what is said about a reason.
const BELOW_OPTION: usize = 6;

/// A token, and what stood between it and the one before.
#[derive(Clone, Copy)]
struct Placed<'text> {
    kind: TokenKind,
    text: &'text str,
    /// The line breaks before it.
    breaks: usize,
    /// No blank stands before it.
    touches: bool,
    /// It stands at the margin.
    at_margin: bool,
}

/// Formats a text, given as its tokens.
pub(super) fn lay_out(text: &str, tokens: &[Token]) -> String {
    let tokens = placed(text, tokens);
    let mut layout = Layout {
        next_kinds: next_kinds(&tokens),
        tokens: &tokens,
        page: Page::default(),
        line: Line::None,
        inline_clauses: 0,
        columns: None,
    };
    for at in 0..tokens.len() {
        layout.put(at);
    }
    layout.page.finish()
}

/// The tokens with what stood between them. A sign that touches the word before
/// it goes before the comments in between.
fn placed<'text>(text: &'text str, tokens: &[Token]) -> Vec<Placed<'text>> {
    let mut all: Vec<Placed<'text>> = Vec::with_capacity(tokens.len());
    let mut end = 0;
    for token in tokens {
        let start = token.span.range().start;
        let between = text.get(end..start).unwrap_or_default();
        let next = Placed {
            kind: token.kind,
            text: token.span.of(text),
            breaks: between.matches('\n').count(),
            touches: between.is_empty(),
            at_margin: start == 0 || between.ends_with('\n'),
        };
        end = token.span.range().end;
        let is_sign = matches!(
            next.kind,
            TokenKind::Comma | TokenKind::Colon | TokenKind::Close
        );
        let comments = all
            .iter()
            .rev()
            .take_while(|token| is_sign && token.kind == TokenKind::Comment)
            .count();
        all.insert(all.len() - comments, next);
    }
    all
}

/// For each token, the kind of the next one that is no comment.
fn next_kinds(tokens: &[Placed<'_>]) -> Vec<Option<TokenKind>> {
    let mut next = None;
    let mut kinds = vec![None; tokens.len()];
    for (kind, token) in kinds.iter_mut().zip(tokens).rev() {
        *kind = next;
        if token.kind != TokenKind::Comment {
            next = Some(token.kind);
        }
    }
    kinds
}

/// What the line is that is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// None yet.
    None,
    /// The first line of an item.
    Head,
    /// A clause.
    Clause,
    /// What is said about the reason that an item's first line gives.
    HeadOption,
    /// What is said about the reason that a clause gives.
    ClauseOption,
}

struct Layout<'tokens, 'text> {
    tokens: &'tokens [Placed<'text>],
    next_kinds: Vec<Option<TokenKind>>,
    page: Page,
    line: Line,
    /// So many further clauses stand on the item's first line.
    inline_clauses: usize,
    /// The columns of the table whose rows are being written.
    columns: Option<Columns>,
}

impl Layout<'_, '_> {
    fn put(&mut self, at: usize) {
        let token = self.tokens[at];
        match token.kind {
            TokenKind::Comment => return self.comment(at),
            TokenKind::Row => return self.row(at),
            _ => self.columns = None,
        }
        let previous = at.checked_sub(1).map(|before| self.tokens[before].kind);
        match token.kind {
            TokenKind::Item => {
                self.keep_blank_line(token);
                self.page.begin(0, BELOW_CLAUSE);
                self.line = Line::Head;
                self.inline_clauses = inline_clauses(&self.tokens[at..]);
                self.page.joint(token.text);
            }
            TokenKind::Clause if self.inline_clauses > 0 => {
                self.inline_clauses -= 1;
                self.page.word(token.text);
            }
            TokenKind::Clause => {
                self.keep_blank_line(token);
                self.page.begin(CLAUSE, BELOW_CLAUSE);
                self.line = Line::Clause;
                self.page.joint(token.text);
            }
            TokenKind::Option => self.option(token, previous),
            TokenKind::Comma | TokenKind::Colon | TokenKind::Close => {
                self.page.touching(token.text);
            }
            TokenKind::Unit if token.touches => self.page.touching(token.text),
            TokenKind::Open => self.page.opening(token.text),
            TokenKind::Text => {
                let text = Quoted::new(token.text).write(self.page.continued());
                self.word(&text, previous);
            }
            TokenKind::Joint => self.page.joint(token.text),
            _ => self.word(token.text, previous),
        }
    }

    fn word(&mut self, word: &str, previous: Option<TokenKind>) {
        if previous == Some(TokenKind::Comma) {
            self.page.joint(word);
        } else {
            self.page.word(word);
        }
    }

    /// What is said about a reason has a line of its own, but for the reason's name
    /// right behind the premises.
    fn option(&mut self, token: Placed<'_>, previous: Option<TokenKind>) {
        let follows_premises =
            matches!(self.line, Line::Head | Line::Clause) && previous != Some(TokenKind::Comment);
        if token.text == "as" && follows_premises {
            self.page.word(token.text);
            return;
        }
        match self.line {
            Line::Head | Line::HeadOption => {
                self.line = Line::HeadOption;
                self.page.begin(CLAUSE, BELOW_CLAUSE);
            }
            _ => {
                self.line = Line::ClauseOption;
                self.page.begin(BELOW_CLAUSE, BELOW_OPTION);
            }
        }
        self.page.joint(token.text);
    }

    fn row(&mut self, at: usize) {
        let columns = self.columns.take().unwrap_or_else(|| {
            let table = self.tokens[at..]
                .iter()
                .take_while(|token| matches!(token.kind, TokenKind::Row | TokenKind::Comment))
                .filter(|token| token.kind == TokenKind::Row);
            Columns::of(table.map(|row| row.text))
        });
        self.page.begin(BELOW_CLAUSE, BELOW_CLAUSE);
        self.page.joint(&columns.write(self.tokens[at].text));
        self.columns = Some(columns);
    }

    fn comment(&mut self, at: usize) {
        let token = self.tokens[at];
        if token.breaks == 0 && at > 0 {
            self.page.trailing_comment(token.text);
            return;
        }
        let indent = match self.next_kinds[at] {
            None | Some(TokenKind::Item) => {
                self.keep_blank_line(token);
                let is_outside = token.at_margin || self.line == Line::None;
                if is_outside { 0 } else { CLAUSE }
            }
            Some(TokenKind::Clause) => {
                self.keep_blank_line(token);
                CLAUSE
            }
            Some(TokenKind::Row) => BELOW_CLAUSE,
            Some(TokenKind::Option) => match self.line {
                Line::Head | Line::HeadOption => CLAUSE,
                _ => BELOW_CLAUSE,
            },
            Some(_) => {
                self.page.own_comment(token.text);
                return;
            }
        };
        self.page.begin(indent, indent);
        self.page.joint(token.text);
    }

    fn keep_blank_line(&mut self, token: Placed<'_>) {
        if token.breaks > 1 {
            self.page.blank_line();
        }
    }
}

/// How many of its clauses an item has on its first line: what a note cites, why
/// something is assumed, and all fields of a source that was written on one line.
fn inline_clauses(item: &[Placed<'_>]) -> usize {
    let Some((keyword, rest)) = item.split_first() else {
        return 0;
    };
    let words: &[&str] = match keyword.text {
        "note" => &["cites", "missing", "incomplete"],
        "assumption" => &["because"],
        "source" => &[],
        _ => return 0,
    };
    let end = rest.iter().position(|token| token.kind == TokenKind::Item);
    let rest = &rest[..end.unwrap_or(rest.len())];
    if keyword.text == "source" {
        one_line_clauses(keyword, rest)
    } else {
        leading_clauses(keyword, rest, words)
    }
}

/// The clauses of an item that was written on one line and fits there.
fn one_line_clauses(keyword: &Placed<'_>, rest: &[Placed<'_>]) -> usize {
    let words = || rest.iter().filter(|token| token.kind != TokenKind::Comment);
    let is_one_line = words().all(|token| token.breaks == 0);
    let fits = || width(rest).is_some_and(|width| keyword.text.width() + width <= WIDTH);
    if is_one_line && fits() {
        words()
            .filter(|token| token.kind == TokenKind::Clause)
            .count()
    } else {
        0
    }
}

/// The clauses that begin with one of these words and follow upon the first line,
/// as far as they fit there. After a first line without text one always does.
fn leading_clauses(keyword: &Placed<'_>, rest: &[Placed<'_>], words: &[&str]) -> usize {
    let mut count = 0;
    let mut so_far = Some(keyword.text.width());
    let mut follows_text = false;
    for part in rest.chunk_by(|_, next| next.kind != TokenKind::Clause) {
        so_far = so_far.zip(width(part)).map(|(before, here)| before + here);
        if part[0].kind == TokenKind::Clause {
            let fits = so_far.is_some_and(|width| width <= WIDTH);
            let must = count == 0 && !follows_text;
            if !words.contains(&part[0].text) || !(fits || must) {
                break;
            }
            count += 1;
        } else {
            follows_text = part.iter().any(|token| token.kind == TokenKind::Text);
        }
        if part.iter().any(|token| token.kind == TokenKind::Comment) {
            break;
        }
    }
    count
}

/// How wide words are on one line, blanks before them counted and comments left
/// out; nothing where a text among them runs over several lines.
fn width(tokens: &[Placed<'_>]) -> Option<usize> {
    let mut width = 0;
    for token in tokens {
        width += match token.kind {
            TokenKind::Comment => 0,
            TokenKind::Comma | TokenKind::Colon => token.text.width(),
            TokenKind::Text => match Quoted::new(token.text) {
                Quoted::OneLine(line) => line.width() + 1,
                Quoted::Lines(_) => return None,
            },
            _ => token.text.width() + 1,
        };
    }
    Some(width)
}
