//! Reading a manuscript in Markdown, as Pandoc and Quarto have it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::draft::Draft;
use super::{Manuscript, pandoc};
use crate::texts::Form;

/// Reads a manuscript.
///
/// # Errors
/// That it takes in other files.
pub(super) fn read(text: &str) -> Result<Manuscript, String> {
    let mut reader = Reader {
        text,
        draft: Draft::new(Form::Markdown),
        inline_note: None,
        unread_to: 0,
        unshown: 0,
        quotes: Vec::new(),
        takes_in: false,
    };
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    for (event, place) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, place);
    }
    if reader.takes_in {
        return Err(
            "it takes in other files with `{{< include … >}}`, which are not read".to_owned(),
        );
    }
    let labels = pandoc::labels(text);
    let is_label = |key: &str| pandoc::is_cross_reference(key) || labels.contains(key);
    Ok(reader.draft.finish(text, is_label))
}

struct Reader<'text> {
    text: &'text str,
    draft: Draft,
    /// How many brackets are open within a note `^[…]`.
    inline_note: Option<usize>,
    /// What stands before this place has been read.
    unread_to: usize,
    /// How many blocks are open whose words are not printed.
    unshown: usize,
    /// Which of the open block quotations are quotations.
    quotes: Vec<bool>,
    takes_in: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, place),
            Event::End(tag) => self.end(tag, place.end),
            _ if self.unshown > 0 => {}
            Event::Text(words) => self.words(&words, place),
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => {
                self.draft.printed(" ", place.start)
            }
            Event::SoftBreak | Event::HardBreak => self.draft.printed("\n", place.start),
            Event::FootnoteReference(name) => self.draft.named_note(&name, place.start),
            Event::Rule => self.draft.paragraph(place.start),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::MetadataBlock(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => self.unshown += 1,
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            } => self.unshown += 1,
            Tag::Heading { level, .. } => self.draft.heading(*level as usize, place.start),
            Tag::FootnoteDefinition(name) => self.draft.words_of_note(name),
            Tag::BlockQuote(_) => {
                // A callout is the author's own.
                let rest = &self.text[place.start..];
                let inside = rest.strip_prefix('>').unwrap_or(rest);
                let is_quote = !inside.trim_start_matches(' ').starts_with("[!");
                self.quotes.push(is_quote);
                if is_quote {
                    self.draft.block(place.start);
                }
            }
            Tag::Paragraph | Tag::Item | Tag::TableCell => self.draft.paragraph(place.start),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, place: usize) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.unshown -= 1,
            TagEnd::Link if self.unshown > 0 => self.unshown -= 1,
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell | TagEnd::Item => {
                // What is not closed ends with its paragraph.
                if self.inline_note.take().is_some() {
                    self.draft.end();
                }
                if matches!(tag, TagEnd::Heading(_)) {
                    self.draft.end();
                }
                self.draft.paragraph(place);
            }
            TagEnd::FootnoteDefinition => self.draft.end(),
            TagEnd::BlockQuote(_) => {
                let is_quote = self.quotes.pop();
                if is_quote == Some(true) {
                    self.draft.end_block(place);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str, place: Range<usize>) {
        if self.text.get(place.clone()) != Some(words) {
            self.draft.printed(words, place.start);
            return;
        }
        let mut from = place.start.max(self.unread_to);
        let mut at = from;
        while at < place.end {
            let Some(letter) = self.text[at..].chars().next() else {
                break;
            };
            let length = self.special(letter, at, &mut from);
            match length {
                Some(length) => {
                    at += length;
                    from = at;
                }
                None => at += letter.len_utf8(),
            }
        }
        self.flush(from, at.min(place.end));
        self.unread_to = self.unread_to.max(at);
    }

    fn flush(&mut self, from: usize, to: usize) {
        if from < to {
            self.draft.words(&self.text[from..to], from);
        }
    }

    /// The length of what is no words; the words before it are written first.
    fn special(&mut self, letter: char, at: usize, from: &mut usize) -> Option<usize> {
        let text = self.text;
        match letter {
            '@' => {
                let (length, key) = pandoc::citation(text, at)?;
                self.flush(*from, at);
                self.draft.cite(&text[at + key.start..at + key.end], at);
                Some(length)
            }
            '{' => {
                if text[at..].starts_with("{{<") {
                    let line = pandoc::line(text, at + 3);
                    self.takes_in |= line.trim_start().starts_with("include ");
                    self.flush(*from, at);
                    return line.find(">}}").map(|end| end + 6);
                }
                let length = pandoc::attributes(text, at)?;
                self.flush(*from, at);
                Some(length)
            }
            '^' if text[at..].starts_with("^[") && self.inline_note.is_none() => {
                self.flush(*from, at);
                let number = u32::try_from(self.draft.notes() + 1).unwrap_or(u32::MAX);
                self.draft.note(number, None, at);
                self.draft.last_note();
                self.inline_note = Some(1);
                Some(2)
            }
            '[' => {
                self.inline_note = self.inline_note.map(|depth| depth + 1);
                None
            }
            ']' => match self.inline_note {
                Some(1) => {
                    self.flush(*from, at);
                    self.inline_note = None;
                    self.draft.end();
                    Some(1)
                }
                depth => {
                    self.inline_note = depth.map(|depth| depth - 1);
                    None
                }
            },
            _ => None,
        }
    }
}
