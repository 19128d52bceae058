//! Reading a manuscript in LaTeX, with the words that its copies are read with.

mod citing;

use std::collections::HashMap;

use citing::cites;

use super::Manuscript;
use super::draft::Draft;
use crate::texts::Form;
use crate::texts::latex::commands_of;
use crate::texts::latex::scan::Scan;
use crate::texts::latex::words::{self, Meaning, meaning};

/// Groups that are open at once; the braces of deeper ones are read over.
const MOST_DEPTH: usize = 10_000;

/// Environments that quote.
const QUOTING: [&str; 6] = [
    "quote",
    "quotation",
    "displayquote",
    "displaycquote",
    "foreigndisplayquote",
    "foreigndisplaycquote",
];

/// Reads a manuscript.
///
/// # Errors
/// That it takes in other files.
pub(super) fn read(text: &str) -> Result<Manuscript, String> {
    const BEGIN: &str = "\\begin{document}";
    let body = text.find(BEGIN).map_or(0, |at| at + BEGIN.len());
    let end = text[body..]
        .find("\\end{document}")
        .map_or(text.len(), |end| body + end);
    let preamble = &text[..body];
    let mut reader = Reader {
        scan: Scan::from(&text[..end], body),
        text,
        draft: Draft::new(Form::Latex),
        open: Vec::new(),
        own: commands_of(preamble),
        quotes: 0,
        footnotes: 0,
        endnotes: 0,
        cites_in_notes: cites_in_notes(preamble),
        takes_in: None,
    };
    reader.run();
    match reader.takes_in {
        Some(command) => Err(format!(
            "it takes in other files with `\\{command}`, which are not read"
        )),
        None => Ok(reader.draft.finish(text, |_| false)),
    }
}

/// Whether `\autocite` makes a note, as far as the preamble tells.
fn cites_in_notes(preamble: &str) -> bool {
    let lines = preamble
        .lines()
        .filter(|line| !line.trim_start().starts_with('%'));
    let mut in_notes = false;
    for line in lines {
        let is_chicago = line.contains("biblatex-chicago") && !line.contains("authordate");
        in_notes |= is_chicago
            || line.contains("autocite=footnote")
            || line.contains("style=verbose")
            || line.contains("style=footnote");
    }
    in_notes
}

/// A group that is open.
enum Open {
    /// Its braces are no text.
    Group,
    /// This follows it.
    Then(&'static str),
    /// A heading, a note, or what is apart.
    Flow,
    /// A block quotation.
    Block,
}

struct Reader<'text> {
    scan: Scan<'text>,
    text: &'text str,
    draft: Draft,
    open: Vec<Open>,
    own: HashMap<String, String>,
    /// How many environments that quote are open.
    quotes: usize,
    footnotes: u32,
    endnotes: u32,
    cites_in_notes: bool,
    takes_in: Option<String>,
}

impl Reader<'_> {
    fn run(&mut self) {
        loop {
            let at = self.scan.at();
            let Some(letter) = self.scan.next() else {
                break;
            };
            match letter {
                '\\' => self.command(at),
                '%' => self.scan.skip_comment(),
                '{' => self.push(Open::Group),
                '}' => self.close(at),
                '$' => {}
                '\n' if self.scan.ends_paragraph() => self.draft.paragraph(at),
                letter => match self.ligature(letter) {
                    Some(printed) => self.draft.printed(printed, at),
                    None => self.draft.words(letter.encode_utf8(&mut [0; 4]), at),
                },
            }
        }
    }

    /// What letters stand for that are written for others.
    fn ligature(&mut self, letter: char) -> Option<&'static str> {
        let scan = &mut self.scan;
        Some(match letter {
            '~' | '&' => " ",
            '-' if scan.take("--") => "—",
            '-' if scan.take("-") => "–",
            '`' if scan.take("`") => "“",
            '`' => "‘",
            '\'' if scan.take("'") => "”",
            '\'' => "’",
            ',' if scan.take(",") => "„",
            '<' if scan.take("<") => "«",
            '>' if scan.take(">") => "»",
            // The short forms of German.
            '"' if scan.take("`") => "„",
            '"' if scan.take("'") => "“",
            _ => return None,
        })
    }

    fn push(&mut self, open: Open) {
        if self.open.len() < MOST_DEPTH {
            self.open.push(open);
        }
    }

    fn close(&mut self, at: usize) {
        match self.open.pop() {
            Some(Open::Then(mark)) => self.draft.printed(mark, at),
            Some(Open::Flow) => {
                self.draft.end();
                self.draft.printed(" ", at);
            }
            Some(Open::Block) => self.draft.end_block(at),
            Some(Open::Group) | None => {}
        }
    }

    /// Opens an argument whose words go somewhere else, if it is there.
    fn flow(&mut self, begin: impl FnOnce(&mut Draft)) {
        self.scan.take("*");
        self.scan.skip_options();
        if self.scan.take_open() && self.open.len() < MOST_DEPTH {
            begin(&mut self.draft);
            self.open.push(Open::Flow);
        }
    }

    fn command(&mut self, at: usize) {
        let name = self.scan.command();
        if let Some(words) = self.own.get(&name) {
            self.draft.printed(words, at);
            return;
        }
        match name.as_str() {
            "begin" => self.begin(at),
            "end" => self.end(at),
            "verb" | "lstinline" => {
                self.scan.verbatim();
            }
            "iffalse" => {
                self.scan.skip_past("\\fi");
            }
            "footnote" | "endnote" => {
                let number = self.number(name == "endnote");
                self.draft.note(number, None, at);
                self.flow(Draft::last_note);
            }
            "footnotemark" | "endnotemark" => {
                let from = self.scan.at();
                let number = self.number(name == "endnotemark");
                self.scan.skip_options();
                // With a number of its own it may call a note that was called before.
                if self.scan.at() > from && self.draft.has_note(number) {
                    self.draft.call();
                } else {
                    self.draft.note(number, None, at);
                }
            }
            "footnotetext" | "endnotetext" => self.flow(Draft::last_note),
            "setcounter" => {
                let is_footnote = self.scan.group_words() == "footnote";
                let number = self.scan.group_words().trim().parse();
                if let (true, Ok(number)) = (is_footnote, number) {
                    self.footnotes = number;
                }
            }
            "part" => self.flow(|draft| draft.heading(1, at)),
            "chapter" => {
                self.footnotes = 0;
                self.endnotes = 0;
                self.flow(|draft| draft.heading(2, at));
            }
            "section" => self.flow(|draft| draft.heading(3, at)),
            "subsection" => self.flow(|draft| draft.heading(4, at)),
            "subsubsection" => self.flow(|draft| draft.heading(5, at)),
            "title" | "subtitle" | "author" | "date" | "thanks" | "marginpar" | "sidenote" => {
                self.flow(Draft::apart);
            }
            "caption" => {
                self.draft.paragraph(at);
                self.scan.skip_options();
                if self.scan.take_open() {
                    self.push(Open::Then("\n\n"));
                }
            }
            name if name.ends_with("quote") && self.quotes_words(name, at) => {}
            name if cites(name) => self.citation(name, at),
            name => self.meant(name, at),
        }
    }

    /// What a command means that is neither structure nor citation.
    fn meant(&mut self, name: &str, at: usize) {
        match meaning(name) {
            Meaning::Letters(letters) => {
                self.draft.printed(letters, at);
                self.scan.end_command(name);
            }
            Meaning::Accent(mark) => {
                if let Some(letter) = self.scan.accented(name) {
                    let printed = format!("{letter}{mark}");
                    self.draft.printed(&printed, at);
                }
            }
            Meaning::Dropped(count) | Meaning::Citation(count) => {
                self.scan.skip_options();
                for _ in 0..count {
                    self.scan.skip_group();
                    self.scan.skip_options();
                }
            }
            Meaning::Paragraph => self.draft.paragraph(at),
            Meaning::LineBreak => {
                self.draft.printed("\n", at);
                if name == "\\" {
                    self.scan.take("*");
                    self.scan.skip_options();
                }
            }
            Meaning::Input => {
                self.takes_in.get_or_insert_with(|| name.to_owned());
                self.scan.skip_group();
            }
            Meaning::Definition => {
                self.scan.definition();
            }
            Meaning::Note
            | Meaning::Heading
            | Meaning::Between(..)
            | Meaning::Raised
            | Meaning::Nothing => {
                self.scan.skip_options();
                self.scan.end_command(name);
            }
        }
    }

    /// The number of the note whose command was read.
    fn number(&mut self, is_endnote: bool) -> u32 {
        let from = self.scan.at();
        let mut ahead = Scan::from(self.text, from);
        ahead.skip_options();
        let option = self.text[from..ahead.at()].trim_matches(['[', ']']);
        if let Ok(number) = option.trim().parse() {
            return number;
        }
        let count = if is_endnote {
            &mut self.endnotes
        } else {
            &mut self.footnotes
        };
        *count = count.saturating_add(1);
        *count
    }

    fn begin(&mut self, at: usize) {
        let name = self.scan.group_words().trim();
        if words::UNSHOWN.contains(&name)
            || words::VERBATIM.contains(&name)
            || name == "thebibliography"
        {
            self.scan.skip_past(&format!("\\end{{{name}}}"));
            return;
        }
        self.draft.paragraph(at);
        self.options();
        if QUOTING.contains(&name) {
            if name.starts_with("foreign") {
                self.scan.skip_group();
            }
            if name.ends_with("cquote") {
                self.keys();
                self.options();
            }
            self.quotes += 1;
            self.draft.block(at);
            return;
        }
        for _ in 0..words::arguments(name) {
            self.scan.skip_group();
        }
    }

    fn end(&mut self, at: usize) {
        let name = self.scan.group_words().trim();
        if QUOTING.contains(&name) && self.quotes > 0 {
            self.quotes -= 1;
            self.draft.end_block(at);
        } else {
            self.draft.paragraph(at);
        }
    }
}
