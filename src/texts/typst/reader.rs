//! Reading Typst letter by letter.

use std::ops::Range;

use super::Event;

/// A run of more backticks begins nothing.
const MOST_TICKS: usize = 16;

/// Arguments are looked through so far for what they say of a quotation.
const LONGEST_ARGUMENTS: usize = 500;

/// What a call makes of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Plain,
    Note,
    Quote(bool),
    Heading,
    Cite,
    Apart,
}

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Content between brackets; whether something ends with it.
    Content(bool),
    /// Brackets that are printed.
    Printed,
    /// A heading, up to the end of its line; how many brackets are open in it.
    Heading(usize),
    /// Arguments in code; whether they have a string and no content yet.
    Arguments(Call, bool),
    /// A block of code.
    Block,
    /// A statement, up to the end of its line.
    Statement,
}

pub(super) struct Reader<'text> {
    text: &'text str,
    at: usize,
    open: Vec<Open>,
    events: Vec<Event>,
    /// Where the words begin that have not been told.
    from: usize,
    /// Marks that were looked for and do not come any more.
    absent: Vec<String>,
}

impl<'text> Reader<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            events: Vec::new(),
            from: 0,
            absent: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Vec<Event> {
        while let Some(letter) = self.rest().chars().next() {
            let is_code = matches!(
                self.open.last(),
                Some(Open::Arguments(..) | Open::Block | Open::Statement)
            );
            let length = letter.len_utf8();
            if is_code {
                self.code(letter);
                self.from = self.at;
            } else {
                let before = self.at;
                self.markup(letter);
                if self.at == before {
                    self.at += length;
                }
            }
        }
        self.flush(self.text.len());
        while !self.open.is_empty() {
            self.close();
        }
        self.events
    }

    fn rest(&self) -> &'text str {
        &self.text[self.at..]
    }

    fn flush(&mut self, to: usize) {
        if self.from < to {
            self.events.push(Event::Words(self.from..to));
        }
        self.from = to;
    }

    /// Tells the words so far and passes what is no word.
    fn pass(&mut self, length: usize) {
        self.flush(self.at);
        self.at += length;
        self.from = self.at;
    }

    /// Ends what was opened last.
    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Content(true) | Open::Heading(_)) => self.events.push(Event::End(self.at)),
            Some(Open::Arguments(Call::Note, true)) => {
                self.events.push(Event::Note(self.at));
                self.events.push(Event::End(self.at));
            }
            _ => {}
        }
    }

    /// Reads on in what is printed; what is passed over is a word.
    fn markup(&mut self, letter: char) {
        let rest = self.rest();
        let before = self.text[..self.at].chars().next_back().unwrap_or('\n');
        match letter {
            '\n' => self.line_break(),
            '\\' => self.escape(),
            '/' if rest.starts_with("//") && before != ':' => self.line_comment(),
            '/' if rest.starts_with("/*") => self.block_comment(),
            '`' => self.raw(),
            '$' => self.math(),
            '=' if self.begins_line() => self.heading(),
            '@' if !before.is_alphanumeric() => {
                let key = self.identifier(self.at + 1);
                if !key.is_empty() {
                    self.pass(1 + key.len());
                    self.events.push(Event::Key(key));
                    if self.rest().starts_with('[') {
                        self.content(Call::Apart);
                    }
                }
            }
            '<' => {
                let label = self.identifier(self.at + 1);
                if !label.is_empty() && self.text[label.end..].starts_with('>') {
                    self.pass(label.len() + 2);
                    self.events.push(Event::Label(label));
                }
            }
            '#' => self.hash(),
            '[' => match self.open.last_mut() {
                Some(Open::Heading(brackets)) => *brackets += 1,
                _ => self.open.push(Open::Printed),
            },
            ']' => self.bracket(),
            '*' => self.pass(1),
            '_' => {
                let after = rest[1..].chars().next().unwrap_or(' ');
                if !(before.is_alphanumeric() && after.is_alphanumeric()) {
                    self.pass(1);
                }
            }
            '~' => self.printed(1, ' '),
            '-' if rest.starts_with("---") => self.printed(3, '—'),
            '-' if rest.starts_with("--") => self.printed(2, '–'),
            '-' if rest.starts_with("-?") => self.pass(2),
            '.' if rest.starts_with("...") => self.printed(3, '…'),
            _ => {}
        }
    }

    fn printed(&mut self, length: usize, letter: char) {
        let at = self.at;
        self.pass(length);
        self.events.push(Event::Printed(letter, at));
    }

    fn line_break(&mut self) {
        if matches!(self.open.last(), Some(Open::Heading(_))) {
            self.flush(self.at);
            self.close();
        }
        let rest = &self.rest()[1..];
        let blank = rest.len() - rest.trim_start().len();
        if rest[..blank].contains('\n') {
            let at = self.at;
            self.pass(1 + rest[..blank].rfind('\n').unwrap_or(0));
            self.events.push(Event::Paragraph(at));
        }
    }

    fn begins_line(&self) -> bool {
        let before = self.text[..self.at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with(['\n', '['])
    }

    fn heading(&mut self) {
        let level = self.rest().bytes().take_while(|byte| *byte == b'=').count();
        let after = &self.rest()[level..];
        if after.starts_with([' ', '\t']) {
            let at = self.at;
            self.pass(level);
            self.events.push(Event::Heading(level, at));
            self.open.push(Open::Heading(0));
        } else {
            self.at += level;
        }
    }

    fn escape(&mut self) {
        let rest = &self.rest()[1..];
        if let Some(code) = rest.strip_prefix("u{")
            && let Some(end) = code.bytes().take(8).position(|byte| byte == b'}')
        {
            let letter = u32::from_str_radix(&code[..end], 16)
                .ok()
                .and_then(char::from_u32);
            self.printed(end + 4, letter.unwrap_or(' '));
            return;
        }
        self.pass(1);
        // What follows is itself; a blank makes it a line break.
        let next = self.rest().chars().next();
        if let Some(next) = next.filter(|next| !next.is_whitespace()) {
            self.at += next.len_utf8();
        }
    }

    fn line_comment(&mut self) {
        let rest = self.rest();
        self.pass(rest.find('\n').unwrap_or(rest.len()));
    }

    fn block_comment(&mut self) {
        let rest = self.rest().as_bytes();
        let (mut depth, mut at) = (0_usize, 0);
        while at < rest.len() {
            match rest.get(at..at + 2) {
                Some(b"/*") => (depth, at) = (depth + 1, at + 2),
                Some(b"*/") => (depth, at) = (depth - 1, at + 2),
                _ => at += 1,
            }
            if depth == 0 {
                break;
            }
        }
        self.pass(at);
    }

    fn raw(&mut self) {
        let ticks = self.rest().bytes().take_while(|byte| *byte == b'`').count();
        if ticks == 2 || ticks > MOST_TICKS {
            return self.pass(ticks);
        }
        let mark = "`".repeat(ticks);
        let inside = self.find(self.at + ticks, &mark);
        self.pass(inside.map_or(ticks, |length| ticks + length + ticks));
    }

    fn math(&mut self) {
        let mut from = self.at + 1;
        while let Some(length) = self.find(from, "$") {
            from += length + 1;
            if !self.text[..from - 1].ends_with('\\') {
                return self.pass(from - self.at);
            }
        }
        self.pass(1);
    }

    /// How far a mark is from a place.
    fn find(&mut self, from: usize, mark: &str) -> Option<usize> {
        if self.absent.iter().any(|absent| absent == mark) {
            return None;
        }
        let found = self.text[from..].find(mark);
        if found.is_none() {
            self.absent.push(mark.to_owned());
        }
        found
    }

    /// A name that begins at a place: letters, digits and marks, none of these at its end.
    fn identifier(&self, from: usize) -> Range<usize> {
        let rest = self.text.get(from..).unwrap_or_default();
        let is_part = |letter: char| letter.is_alphanumeric() || "_-.:".contains(letter);
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches(['.', ':', '-']);
        let is_name = name.starts_with(|first: char| first.is_alphanumeric() || first == '_');
        from..from + if is_name { name.len() } else { 0 }
    }

    /// The name of a function or keyword that begins at a place.
    fn word(&self, from: usize) -> &'text str {
        let rest = self.text.get(from..).unwrap_or_default();
        let is_part = |letter: char| letter.is_alphanumeric() || "_-".contains(letter);
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        &rest[..end]
    }

    fn hash(&mut self) {
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
    fn call(&mut self, word: &str) {
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
    fn is_block(&self) -> bool {
        let rest = self.rest();
        let near = &rest[..crate::texts::boundary(rest, LONGEST_ARGUMENTS)];
        let arguments = near.split(['[', ')']).next().unwrap_or_default();
        near.starts_with('(') && arguments.replace(' ', "").contains("block:true")
            || near.starts_with('(') && near.replace(' ', "").contains(",block:true")
    }

    /// Opens what a bracket begins, in whatever is read.
    fn opening(&mut self, call: Call) {
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

    fn content(&mut self, call: Call) {
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

    /// A closing bracket in what is printed.
    fn bracket(&mut self) {
        match self.open.last_mut() {
            Some(Open::Heading(0)) => {
                self.flush(self.at);
                self.close();
            }
            Some(Open::Heading(brackets)) => {
                *brackets -= 1;
                return;
            }
            _ => {}
        }
        match self.open.last() {
            Some(Open::Printed) => {
                self.open.pop();
            }
            Some(Open::Content(_)) => {
                self.flush(self.at);
                self.close();
                self.pass(1);
            }
            _ => {}
        }
    }

    fn string(&mut self) {
        let mut from = self.at + 1;
        while let Some(length) = self.find(from, "\"") {
            let slashes = self.text[from..from + length]
                .bytes()
                .rev()
                .take_while(|byte| *byte == b'\\');
            let is_end = slashes.count() % 2 == 0;
            from += length + 1;
            if is_end {
                self.at = from;
                return;
            }
        }
        self.at += 1;
    }

    /// Reads on in code, of which nothing is printed but the content in it.
    fn code(&mut self, letter: char) {
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

    fn end_arguments(&mut self, top: Option<Open>) {
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
