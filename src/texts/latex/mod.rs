//! The text of a LaTeX file, as far as a reader of the printed page would see it:
//! comments, commands and the preamble left out, notes and floats put behind their
//! paragraph, accents and quotation marks written as letters.
//!
//! It is no TeX: commands with arguments of the file's own are taken for emphasis.
//! Nothing recurses on the depth of groups.

pub(crate) mod scan;
pub(crate) mod words;

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use super::bytes::LARGEST_TEXT;
use crate::quotations::{CITATION_BEGINS, CITATION_ENDS};
use scan::Scan;
use words::{Meaning, meaning};

/// Groups and environments that are open at once; the braces of deeper ones are read
/// over.
const MOST_DEPTH: usize = 10_000;

/// So many commands of the file's own are known.
const MOST_OWN: usize = 500;

/// A longer text of a command of the file's own is not put in its place.
const LONGEST_OWN: usize = 4_096;

/// The text of a LaTeX file.
///
/// # Errors
/// That it takes its text from other files, which are not read.
pub(super) fn text_of(latex: &str) -> Result<String, String> {
    const BEGIN: &str = "\\begin{document}";
    let mut own = HashMap::new();
    let body = match latex.find(BEGIN) {
        Some(at) => {
            own = commands_of(&latex[..at]);
            &latex[at + BEGIN.len()..]
        }
        None => latex,
    };
    let body = body.split("\\end{document}").next().unwrap_or_default();
    let mut reader = Reader::new(body, own);
    reader.run();
    match reader.takes_in {
        Some(command) => Err(format!(
            "it takes in other files with `\\{command}`, which are not read"
        )),
        None => Ok(reader.text.nfc().collect()),
    }
}

/// What the commands that a preamble defines stand for, where they take no arguments.
pub(crate) fn commands_of(preamble: &str) -> HashMap<String, String> {
    let mut reader = Reader::new(preamble, HashMap::new());
    reader.run();
    reader.own
}

/// A group, an environment or an argument that is open.
enum Open {
    /// Its braces are no text.
    Group,
    /// This follows it.
    Then(&'static str),
    /// It is raised from here on.
    Raised(usize),
    /// It is a note; the text around it.
    Note(String),
    /// It is a float of this name; the text around it.
    Float(String, String),
}

struct Reader<'text> {
    scan: Scan<'text>,
    text: String,
    open: Vec<Open>,
    notes: Vec<String>,
    /// How many notes and floats are open.
    apart: usize,
    own: HashMap<String, String>,
    takes_in: Option<String>,
}

impl<'text> Reader<'text> {
    fn new(latex: &'text str, own: HashMap<String, String>) -> Self {
        Self {
            scan: Scan::new(latex),
            text: String::new(),
            open: Vec::new(),
            notes: Vec::new(),
            apart: 0,
            own,
            takes_in: None,
        }
    }

    fn run(&mut self) {
        while let Some(letter) = self.scan.next() {
            match letter {
                '\\' => self.command(),
                '%' => self.scan.skip_comment(),
                '{' => self.push(Open::Group),
                '}' => self.close(),
                '$' => {}
                '~' | '&' => self.text.push(' '),
                '-' if self.scan.take("--") => self.text.push('—'),
                '-' if self.scan.take("-") => self.text.push('–'),
                '`' if self.scan.take("`") => self.text.push('“'),
                '`' => self.text.push('‘'),
                '\'' if self.scan.take("'") => self.text.push('”'),
                '\'' => self.text.push('’'),
                '\n' if self.scan.ends_paragraph() => self.paragraph(),
                letter => self.text.push(letter),
            }
        }
        while !self.open.is_empty() {
            self.close();
        }
        self.paragraph();
    }

    fn push(&mut self, open: Open) {
        if self.open.len() < MOST_DEPTH {
            self.apart += usize::from(matches!(open, Open::Note(_) | Open::Float(..)));
            self.open.push(open);
        }
    }

    /// Ends what was opened last.
    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Then(mark)) => self.text.push_str(mark),
            Some(Open::Raised(from)) => {
                if let Some(words) = self.text.get(from..)
                    && let Some(call) = super::html::call(words, false)
                {
                    self.text.truncate(from);
                    self.text.push_str(&call);
                }
            }
            Some(Open::Note(around) | Open::Float(around, _)) => {
                self.apart -= 1;
                self.notes.push(std::mem::replace(&mut self.text, around));
            }
            Some(Open::Group) | None => {}
        }
    }

    /// Ends a paragraph; its notes follow.
    fn paragraph(&mut self) {
        self.text.push_str("\n\n");
        // Inside a note, a paragraph is the note's.
        if self.apart == 0 {
            for note in self.notes.drain(..) {
                // With the mark of a note it is known for one.
                self.text.push_str("* ");
                self.text.push_str(note.trim());
                self.text.push_str("\n\n");
            }
        }
    }

    fn command(&mut self) {
        let name = self.scan.command();
        match name.as_str() {
            "begin" => return self.begin(),
            "end" => return self.end(),
            "verb" | "lstinline" => return self.text.push_str(self.scan.verbatim()),
            _ => {}
        }
        if let Some(words) = self.own.get(&name) {
            // A short file may ask for a long text: what is too long is told later.
            if self.text.len() <= LARGEST_TEXT {
                self.text.push_str(words);
            }
            return;
        }
        match meaning(&name) {
            Meaning::Letters(letters) => {
                self.text.push_str(letters);
                self.scan.end_command(&name);
            }
            Meaning::Accent(mark) => self.accent(mark, &name),
            Meaning::Dropped(count) | Meaning::Citation(count) => {
                if matches!(meaning(&name), Meaning::Citation(_)) {
                    self.text.extend([CITATION_BEGINS, CITATION_ENDS]);
                    self.scan.take("*");
                }
                self.scan.skip_options();
                for _ in 0..count {
                    self.scan.skip_group();
                    self.scan.skip_options();
                }
            }
            Meaning::Note => self.argument(|around| Open::Note(std::mem::take(around))),
            Meaning::Heading => {
                self.paragraph();
                self.argument(|_| Open::Then("\n\n"));
            }
            Meaning::Between(dropped, before, after) => {
                self.scan.skip_options();
                for _ in 0..dropped {
                    self.scan.skip_group();
                }
                self.text.push_str(before);
                self.argument(|_| Open::Then(after));
            }
            Meaning::Raised => self.argument(|around| Open::Raised(around.len())),
            Meaning::Paragraph => self.paragraph(),
            Meaning::LineBreak => {
                if name == "item" {
                    self.text.push('\u{2029}');
                }
                self.text.push('\n');
                if name == "\\" {
                    self.scan.take("*");
                    self.scan.skip_options();
                }
            }
            Meaning::Input => {
                self.takes_in.get_or_insert(name);
                self.scan.skip_group();
            }
            Meaning::Definition => self.define(),
            Meaning::Nothing => {
                self.scan.skip_options();
                self.scan.end_command(&name);
            }
        }
    }

    /// Opens a command's argument, where it has one.
    fn argument(&mut self, open: impl FnOnce(&mut String) -> Open) {
        self.scan.take("*");
        self.scan.skip_options();
        if self.scan.take_open() && self.open.len() < MOST_DEPTH {
            let open = open(&mut self.text);
            self.push(open);
        }
    }

    fn accent(&mut self, mark: char, name: &str) {
        let Some(letter) = self.scan.accented(name) else {
            return;
        };
        self.text.push_str(letter);
        self.text.push(mark);
    }

    /// Keeps what a command of the file's own stands for, where it takes no arguments.
    fn define(&mut self) {
        let Some((name, body)) = self.scan.definition() else {
            return;
        };
        if self.own.len() >= MOST_OWN
            || body.len() > LONGEST_OWN
            || body.contains('#')
            || ["command", "def"].iter().any(|word| body.contains(word))
        {
            return;
        }
        // What is defined before is known in it: one level deep, as bodies define nothing.
        let mut reader = Reader::new(body, std::mem::take(&mut self.own));
        reader.run_plain();
        self.own = reader.own;
        if reader.text.len() <= LONGEST_OWN {
            self.own.insert(name.to_owned(), reader.text);
        }
    }

    /// Reads words that are no paragraph of their own.
    fn run_plain(&mut self) {
        self.run();
        self.text.truncate(self.text.trim_end().len());
    }

    fn begin(&mut self) {
        let environment = self.scan.group_words();
        let plain = environment.trim();
        if words::UNSHOWN.contains(&plain) {
            self.scan.skip_past(&format!("\\end{{{plain}}}"));
            return;
        }
        if words::VERBATIM.contains(&plain) {
            let inside = self.scan.skip_past(&format!("\\end{{{plain}}}"));
            self.text.push('\n');
            self.text.push_str(inside);
            self.text.push('\n');
            return;
        }
        if words::FLOATS.contains(&plain) && self.open.len() < MOST_DEPTH {
            let around = std::mem::take(&mut self.text);
            self.push(Open::Float(around, plain.to_owned()));
        } else {
            self.text.push('\n');
        }
        self.scan.skip_options();
        for _ in 0..words::arguments(plain) {
            self.scan.skip_group();
        }
    }

    fn end(&mut self) {
        let environment = self.scan.group_words();
        let named =
            |open: &Open| matches!(open, Open::Float(_, name) if name == environment.trim());
        if words::FLOATS.contains(&environment.trim())
            && let Some(at) = self.open.iter().rposition(named)
        {
            while self.open.len() > at {
                self.close();
            }
        } else {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn folded(latex: &str) -> String {
        let text = text_of(latex)
            .unwrap()
            .replace([CITATION_BEGINS, CITATION_ENDS], "");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_printed_page_is_the_text() {
        let latex = r#"\documentclass[12pt]{article} % a preamble
\usepackage{csquotes}
\newcommand{\prc}{People's Republic}
\title{Not printed here}
\begin{document}
\section[Short]{On \emph{aid}}\label{sec:aid}
China gave ``aid''~--- to the \prc{} of % no blank
Korea\footnote{See \textit{Li} (2013), p.~4.} and \enquote{more} \citep[see][12]{li} of it.
Caf\'e, G\"o\ss e, \'{\i}le, \c{c}a, \v{S}; \pounds 4 \& 5\%, 1957--1961\dots

\begin{itemize}
  \item[a)] one
  \item two
\end{itemize}
Then\textsuperscript{12} the \href{http://x.y}{end}.
\end{document} never"#;
        assert_eq!(
            folded(latex),
            "On aid China gave “aid” — to the People’s Republic of Korea and “more” of it. Café, \
             Göße, íle, ça, Š; £4 & 5%, 1957–1961… * See Li (2013), p. 4. [a)] one two Then¹² the end."
        );
    }

    #[test]
    fn floats_stand_behind_their_paragraph() {
        assert_eq!(
            folded(
                "Aid was\n\\begin{figure}[ht]\n\\includegraphics[width=1cm]{a.png}\n\\caption{A map.}\n\\end{figure}\ncut in 1957."
            ),
            "Aid was cut in 1957. * A map."
        );
        assert_eq!(
            folded("\\begin{tabular}{l|c}\na & b \\\\[2pt]\n\\hline\nc & d\n\\end{tabular}"),
            "a b c d"
        );
    }

    #[test]
    fn what_is_not_closed_costs_little() {
        assert_eq!(folded("a {b \\emph{c"), "a b c");
        assert_eq!(folded("a } b \\footnote{c"), "a b * c");
        assert_eq!(folded("a \\cite{b\n\nc"), "a c");
        assert_eq!(folded("\\"), "");
        assert_eq!(folded("\\verb|a_b| and \\verb"), "a_b and");
        let deep = format!("{} end", "{\\footnote{".repeat(100_000));
        assert!(folded(&deep).contains("end"));
        let nested = "\\newcommand{\\a}{\\a\\a x}\\a \\a".repeat(2_000);
        assert!(folded(&nested).contains('x'));
    }

    #[test]
    fn a_text_that_stands_elsewhere_is_not_taken_for_whole() {
        assert!(text_of("\\input{macros}\\begin{document}a\\end{document}").is_ok());
        assert_eq!(
            text_of("\\begin{document}\\input{one}\\end{document}").unwrap_err(),
            "it takes in other files with `\\input`, which are not read"
        );
    }
}
