//! Bibliographies in BibTeX and BibLaTeX.
//!
//! A file is cut at its entries before the library reads it. Strings (`@string`) are
//! resolved here, each from those before it, as BibTeX does.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use biblatex::{ParseErrorKind, RawBibliography, RawChunk, RawEntry, Token};

use super::bibliography::{Bibliography, Entry, EntrySlip, Inheritance, MEND_ENTRY};
use super::bibtex_fields::{Value, say_fields};
use crate::findings::quoted;
use crate::syntax::Span;

/// A string longer than this is cut, so that strings made of strings cannot grow without end.
const LONGEST_STRING: usize = 10_000;

/// Strings that the standard styles of BibTeX define for journals.
const STYLE_STRINGS: [&str; 20] = [
    "acmcs", "acta", "cacm", "ibmjrd", "ibmsj", "ieeese", "ieeetc", "ieeetcad", "ipl", "jacm",
    "jcss", "scp", "sicomp", "tocs", "tods", "tog", "toms", "toois", "toplas", "tcs",
];

/// Reads a bibliography.
pub(super) fn read(text: &str) -> Bibliography {
    let mut reader = Reader::default();
    for span in entries(text) {
        reader.chunk(span.of(text), span.start as usize);
    }
    reader.bibliography
}

#[derive(Default)]
struct Reader {
    bibliography: Bibliography,
    strings: HashMap<String, String, foldhash::fast::FixedState>,
    untold: HashSet<String, foldhash::fast::FixedState>,
}

impl Reader {
    /// What begins with one `@` at the beginning of a line; several entries may share a line.
    fn chunk(&mut self, chunk: &str, start: usize) {
        let kind: String = chunk[1..]
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        if matches!(kind.to_ascii_lowercase().as_str(), "comment" | "preamble") {
            return;
        }
        let chunk = &with_braces(chunk)[..];
        match RawBibliography::parse(chunk) {
            Ok(read) => {
                for pair in &read.abbreviations {
                    let value = self.resolve(&pair.value.v, start).0;
                    self.strings.insert(pair.key.v.to_lowercase(), value);
                }
                for entry in &read.entries {
                    self.entry(&entry.v, chunk, start);
                }
            }
            Err(error) => self.broken(chunk, start, &error.kind, error.span.start),
        }
    }

    fn entry(&mut self, raw: &RawEntry<'_>, chunk: &str, start: usize) {
        let key = raw.key.v.trim();
        if key.is_empty() {
            self.keyless(chunk, start);
            return;
        }
        let mut entry = Entry {
            key: key.to_owned(),
            key_span: Span::new(
                start + raw.key.span.start,
                start + raw.key.span.start + raw.key.v.len(),
            ),
            ..Entry::default()
        };
        let kind = raw.kind.v.to_lowercase();
        let kind_span = Span::new(start + raw.kind.span.start, start + raw.kind.span.end);
        entry.say("kind", kind_of(&kind), kind_span);
        let mut values = Vec::with_capacity(raw.fields.len());
        for pair in &raw.fields {
            let name = pair.key.v.to_lowercase();
            let (text, offset) = self.resolve(&pair.value.v, start);
            let span = Span::new(start + pair.key.span.start, start + pair.value.span.end);
            let keys = || text.split(',').map(|key| key.trim().to_owned());
            match name.as_str() {
                "ids" => entry.aliases.extend(keys().filter(|key| !key.is_empty())),
                "crossref" => entry
                    .parents
                    .push((Inheritance::Part, text.trim().to_owned())),
                "xdata" => entry
                    .parents
                    .extend(keys().map(|key| (Inheritance::Data, key))),
                "xref" | "related" | "entryset" => {}
                _ => values.push(Value {
                    name,
                    text,
                    offset,
                    span,
                }),
            }
        }
        say_fields(&mut entry, &values);
        self.bibliography.entries.push(entry);
    }

    /// The text of a value with its strings put in, and where in the file it begins.
    fn resolve(&mut self, chunks: &biblatex::Field<'_>, start: usize) -> (String, usize) {
        let mut text = String::new();
        for chunk in chunks {
            match chunk.v {
                RawChunk::Normal(words) => text.push_str(words),
                RawChunk::Abbreviation(name) => {
                    let lower = name.to_lowercase();
                    match self.strings.get(&lower) {
                        Some(words) => text.push_str(words),
                        None => {
                            text.push_str(name);
                            let at = start + chunk.span.start;
                            self.unknown_string(name, lower, Span::new(at, at + name.len()));
                        }
                    }
                }
            }
            if text.len() > LONGEST_STRING && chunks.len() > 1 {
                let end = (0..=LONGEST_STRING)
                    .rev()
                    .find(|end| text.is_char_boundary(*end));
                text.truncate(end.unwrap_or(0));
                break;
            }
        }
        let begins = chunks.first().map_or(0, |chunk| chunk.span.start);
        (text, start + begins)
    }

    fn unknown_string(&mut self, name: &str, lower: String, span: Span) {
        let is_style = super::bibtex_fields::month_of(name).is_some()
            || STYLE_STRINGS.contains(&lower.as_str());
        if is_style || !self.untold.insert(lower) {
            return;
        }
        self.bibliography.slips.push(EntrySlip {
            message: format!("no `@string` of this bibliography defines {}", quoted(name)),
            label: "read as it stands",
            help: "put the words between braces, or define the string before the entries that use it",
            span, is_read: true });
    }

    /// An entry that the library cannot read. Its key is known all the same.
    fn broken(&mut self, chunk: &str, start: usize, kind: &ParseErrorKind, at: usize) {
        let Some((key_start, key)) = key_of(chunk) else {
            self.keyless(chunk, start);
            return;
        };
        let first_line = chunk.lines().next().unwrap_or_default().trim_end();
        let whole_line = Span::new(start, start + first_line.len());
        let (reason, span) = match kind {
            ParseErrorKind::UnexpectedEof => (
                "a brace or a quotation mark is not closed".to_owned(),
                whole_line,
            ),
            ParseErrorKind::Expected(Token::Comma) => (
                "a comma is missing before this".to_owned(),
                line_at(chunk, start, at),
            ),
            other => (other.to_string(), line_at(chunk, start, at)),
        };
        self.bibliography.slips.push(EntrySlip {
            message: format!(
                "the entry {} of the bibliography cannot be read: {reason}",
                quoted(key)
            ),
            label: "in this entry",
            help: MEND_ENTRY,
            span,
            is_read: false,
        });
        let key_start = start + key_start;
        self.bibliography.entries.push(Entry {
            key: key.to_owned(),
            key_span: Span::new(key_start, key_start + key.len()),
            ..Entry::default()
        });
    }

    fn keyless(&mut self, chunk: &str, start: usize) {
        let first_line = chunk.lines().next().unwrap_or_default().trim_end();
        self.bibliography.lacks_keys = true;
        self.bibliography.slips.push(EntrySlip {
            message: "this entry of the bibliography has no key".to_owned(),
            label: "in this entry",
            help: "a key stands first in an entry, as in `@book{shen-2012,`",
            span: Span::new(start, start + first_line.len()),
            is_read: false,
        });
    }
}

/// An entry between round brackets with braces in their place, byte for byte.
fn with_braces(chunk: &str) -> Cow<'_, str> {
    let after = chunk[1..].trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let open = chunk.len() - after.trim_start().len();
    if !chunk[open..].starts_with('(') {
        return Cow::Borrowed(chunk);
    }
    let mut depth = 0_usize;
    let mut is_quoted = false;
    let mut marks = chunk.bytes().enumerate().skip(open + 1);
    let close = marks.find(|(_, byte)| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'"' if depth == 0 => is_quoted = !is_quoted,
            _ => {}
        }
        *byte == b')' && depth == 0 && !is_quoted
    });
    let Some((close, _)) = close else {
        return Cow::Borrowed(chunk);
    };
    let (head, inside, rest) = (&chunk[..open], &chunk[open + 1..close], &chunk[close + 1..]);
    Cow::Owned(format!("{head}{{{inside}}}{rest}"))
}

/// What stands at a place of a chunk up to the end of its line.
fn line_at(chunk: &str, start: usize, at: usize) -> Span {
    let at = (0..=at.min(chunk.len()))
        .rev()
        .find(|at| chunk.is_char_boundary(*at))
        .unwrap_or(0);
    let line = chunk[at..].lines().next().unwrap_or_default().trim_end();
    match line.len() {
        0 => {
            let first = chunk.lines().next().unwrap_or_default().trim_end();
            Span::new(start, start + first.len())
        }
        length => Span::new(start + at, start + at + length),
    }
}

/// A kind by the name that BibLaTeX has for it.
fn kind_of(kind: &str) -> &str {
    match kind {
        "conference" => "inproceedings",
        "electronic" | "www" => "online",
        "phdthesis" | "mastersthesis" => "thesis",
        "techreport" => "report",
        other => other,
    }
}

/// The stretches from each line that begins with `@` and a word to the next.
fn entries(text: &str) -> Vec<Span> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let starts: Vec<usize> = std::iter::once(0)
        .chain(ends)
        .filter_map(|line| {
            let rest = &text[line..];
            let blanks = rest
                .bytes()
                .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | 0xef | 0xbb | 0xbf))
                .count();
            let at = line + blanks;
            opens_entry(text.get(at..)?).then_some(at)
        })
        .collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Span::new(*start, end))
        .collect()
}

/// Whether this begins as an entry does: `@word{`, the brace perhaps on the next line.
fn opens_entry(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('@') else {
        return false;
    };
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    after.len() < rest.len()
        && after
            .trim_start_matches([' ', '\t', '\r'])
            .starts_with(['{', '(', '\n'])
}

/// An entry's key and where in the entry it begins.
fn key_of(entry: &str) -> Option<(usize, &str)> {
    let open = entry.find(['{', '('])? + 1;
    let rest = &entry[open..];
    let lead = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let end = rest.find([',', '}', ')', '\n'])?;
    let key = rest[..end].trim();
    let is_key = !key.is_empty() && !key.contains(['=', '"', '{']);
    is_key.then_some((open + lead, key))
}
