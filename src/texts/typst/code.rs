//! Code in Typst: calls, statements, and the content in them.

use super::Event;
use super::reader::{Call, Open, Reader};
use crate::texts::boundary;

/// Arguments are looked through so far for what they say of a quotation.
const LONGEST_ARGUMENTS: usize = 500;

impl Reader<'_> {
    pub(super) fn hash(&mut self) {
        let rest = &self.rest()[1..];
        let word = self.word(self.at + 1);
        if word.is_empty() {
            if rest.starts_with(['(', '{', '[', '"']) {
                self.pass(1);
                self.opening(Call::Plain);
            }
            return;
        }
        self.pass(1);
        match word {
            "let" | "set" | "show" | "import" | "include" | "if" | "for" | "while" | "return"
            | "context" => {
                if word == "include" {
                    self.events.push(Event::Include(self.at));
                }
                self.pass(word.len());
                self.open.push(Open::Statement);
            }
            _ => self.call(word),
        }
    }

    /// Reads the name of a function and opens what it is called with.
    pub(super) fn call(&mut self, word: &str) {
        self.pass(word.len());
        let mut last = word;
        while self.rest().starts_with('.') && !self.word(self.at + 1).is_empty() {
            let next = self.word(self.at + 1);
            let after = &self.text[self.at + 1 + next.len()..];
            // The end of a sentence is no method.
            if !next.starts_with(|first: char| first.is_alphabetic())
                || !after.starts_with(['(', '[', '.'])
            {
                break;
            }
            self.pass(1 + next.len());
            last = next;
        }
        let call = match last {
            "footnote" => Call::Note,
            "quote" => Call::Quote(self.is_block()),
            "heading" => Call::Heading,
            "cite" | "ref" => Call::Cite,
            "bibliography" => Call::Apart,
            _ => Call::Plain,
        };
        if self.rest().starts_with(['(', '[']) {
            self.opening(call);
        }
    }

    /// Whether the arguments that come next say that a quotation is a block.
    pub(super) fn is_block(&self) -> bool {
        let rest = self.rest();
        let near = &rest[..boundary(rest, LONGEST_ARGUMENTS)];
        let arguments = near.split(['[', ')']).next().unwrap_or_default();
        near.starts_with('(') && arguments.replace(' ', "").contains("block:true")
            || near.starts_with('(') && near.replace(' ', "").contains(",block:true")
    }

    /// Opens what a bracket begins, in whatever is read.
    pub(super) fn opening(&mut self, call: Call) {
        match self.rest().chars().next() {
            Some('[') => self.content(call),
            Some('(') => {
                self.pass(1);
                self.open.push(Open::Arguments(call, false));
            }
            Some('{') => {
                self.pass(1);
                self.open.push(Open::Block);
            }
            Some('"') => self.string(),
            _ => {}
        }
    }

    pub(super) fn content(&mut self, call: Call) {
        let at = self.at;
        self.pass(1);
        let event = match call {
            Call::Plain => None,
            Call::Note => Some(Event::Note(at)),
            Call::Quote(is_block) => Some(Event::Quote(is_block, at)),
            Call::Heading => Some(Event::Heading(1, at)),
            Call::Cite | Call::Apart => Some(Event::Apart(at)),
        };
        self.open.push(Open::Content(event.is_some()));
        self.events.extend(event);
    }

    /// Reads on in code, of which nothing is printed but the content in it.
    pub(super) fn code(&mut self, letter: char) {
        let rest = self.rest();
        let top = self.open.last().copied();
        match letter {
            '"' => {
                if let Some(Open::Arguments(Call::Note, has_string)) = self.open.last_mut() {
                    *has_string = true;
                }
                self.string();
            }
            '/' if rest.starts_with("//") => self.line_comment(),
            '/' if rest.starts_with("/*") => self.block_comment(),
            '`' => self.raw(),
            '$' => self.math(),
            '(' | '{' => self.opening(Call::Plain),
            '[' => {
                let call = match top {
                    Some(Open::Arguments(Call::Note, _)) => Call::Note,
                    Some(Open::Arguments(Call::Cite | Call::Quote(_), _)) => Call::Apart,
                    _ => Call::Plain,
                };
                if let Some(Open::Arguments(Call::Note, has_string)) = self.open.last_mut() {
                    *has_string = false;
                }
                self.content(call);
            }
            // The end of the content in which the statement stands.
            ']' if top == Some(Open::Statement) => {
                self.open.pop();
            }
            ')' => self.end_arguments(top),
            '}' => {
                self.at += 1;
                if top == Some(Open::Block) {
                    self.open.pop();
                }
            }
            '\n' | ';' => {
                if top == Some(Open::Statement) {
                    self.open.pop();
                }
                self.at += 1;
            }
            '<' => {
                let label = self.identifier(self.at + 1);
                let is_key = matches!(top, Some(Open::Arguments(Call::Cite, _)));
                if is_key && !label.is_empty() && self.text[label.end..].starts_with('>') {
                    self.at = label.end + 1;
                    self.events.push(Event::Key(label));
                } else {
                    self.at += 1;
                }
            }
            letter if letter.is_alphabetic() => self.call(self.word(self.at)),
            letter if letter.is_alphanumeric() => {
                self.at += self.word(self.at).len().max(letter.len_utf8())
            }
            letter => self.at += letter.len_utf8(),
        }
    }

    pub(super) fn end_arguments(&mut self, top: Option<Open>) {
        self.at += 1;
        let Some(Open::Arguments(call, _)) = top else {
            return;
        };
        if self.rest().starts_with('[') {
            self.open.pop();
            self.from = self.at;
            self.content(call);
        } else {
            self.close();
        }
    }
}
