//! Reading Typst letter by letter.

use super::Event;

/// What a call makes of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Plain,
    Note,
    Quote(bool),
    Heading,
    Cite,
    Apart,
}

/// What is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
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
    pub(super) text: &'text str,
    pub(super) at: usize,
    pub(super) open: Vec<Open>,
    pub(super) events: Vec<Event>,
    /// Where the words begin that have not been told.
    pub(super) from: usize,
    /// Marks that were looked for and do not come any more.
    pub(super) absent: Vec<String>,
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

    pub(super) fn rest(&self) -> &'text str {
        &self.text[self.at..]
    }

    pub(super) fn flush(&mut self, to: usize) {
        if self.from < to {
            self.events.push(Event::Words(self.from..to));
        }
        self.from = to;
    }

    /// Tells the words so far and passes what is no word.
    pub(super) fn pass(&mut self, length: usize) {
        self.flush(self.at);
        self.at += length;
        self.from = self.at;
    }

    /// Ends what was opened last.
    pub(super) fn close(&mut self) {
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
    pub(super) fn markup(&mut self, letter: char) {
        let rest = self.rest();
        let before = self.text[..self.at].chars().next_back().unwrap_or('\n');
        match letter {
            '\n' => self.line_break(),
            '\\' => self.escape(),
            // An address goes on to the next blank or bracket.
            'h' if rest.starts_with("https://") || rest.starts_with("http://") => {
                let ends = |letter: char| letter.is_whitespace() || "[]()\"<>".contains(letter);
                self.at += rest.find(ends).unwrap_or(rest.len());
            }
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

    pub(super) fn printed(&mut self, length: usize, letter: char) {
        let at = self.at;
        self.pass(length);
        self.events.push(Event::Printed(letter, at));
    }

    pub(super) fn line_break(&mut self) {
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

    pub(super) fn begins_line(&self) -> bool {
        let before = self.text[..self.at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with(['\n', '['])
    }

    pub(super) fn heading(&mut self) {
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

    /// A closing bracket in what is printed.
    pub(super) fn bracket(&mut self) {
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
}
