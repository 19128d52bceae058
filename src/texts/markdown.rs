//! The text of a Markdown file: marks taken off, notes and front matter apart.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::Page;
use crate::quotations::{CITATION_BEGINS, CITATION_ENDS};

/// On each side of a key brackets reach at most so far.
const LONGEST_CITATION: usize = 200;

/// The text of a Markdown file.
pub(super) fn text_of(markdown: &str) -> String {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut page = Page::default();
    let mut html = String::new();
    let mut is_front_matter = false;
    let mut struck_out = 0_usize;
    for (event, place) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            // One tilde lowers, two strike out.
            Event::Start(Tag::Strikethrough) if markdown[place.clone()].starts_with("~~") => {
                struck_out += 1;
            }
            Event::End(TagEnd::Strikethrough) if markdown[place.clone()].starts_with("~~") => {
                struck_out -= 1;
            }
            _ if struck_out > 0 => {}
            Event::Start(Tag::MetadataBlock(_)) => is_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => is_front_matter = false,
            Event::Start(Tag::Superscript) => page.raise(b"^", false),
            Event::End(TagEnd::Superscript) => page.lower(b"^"),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                page.paragraph();
                // With its number a note is known for one.
                let number = super::html::call(&name, false).filter(|call| !call.is_empty());
                page.words(number.as_deref().unwrap_or("*"));
                page.words(" ");
            }
            Event::Start(tag) if !is_inline(&tag) => page.paragraph(),
            Event::End(tag) if !is_inline_end(tag) => {
                if tag == TagEnd::HtmlBlock {
                    page.read(&std::mem::take(&mut html));
                }
                page.paragraph();
            }
            Event::Text(_) if is_front_matter => {}
            Event::Text(words) | Event::Code(words) => lines(&mut page, &words),
            Event::Html(piece) => html.push_str(&piece),
            Event::InlineHtml(piece) => page.read(&piece),
            Event::Rule => page.paragraph(),
            Event::SoftBreak | Event::HardBreak => page.line(),
            _ => {}
        }
    }
    page.text.truncate(page.text.trim_end().len());
    with_citations(&page.text)
}

/// Marks the citations of a text that Pandoc prints in other words: `@smith [p. 3]`,
/// `[see @smith, p. 3; @li]`.
fn with_citations(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices('@') {
        if at < done {
            continue;
        }
        let before = &text[done..at];
        let is_key = |letter: char| letter.is_alphanumeric() || "_:.#$%&+?<>~/-{}".contains(letter);
        let begins = !before.ends_with(char::is_alphanumeric)
            && text[at + 1..]
                .starts_with(|first: char| first.is_alphanumeric() || "_{".contains(first));
        if !begins {
            continue;
        }
        let key = &text[at + 1..];
        let key = &key[..key.find(|letter| !is_key(letter)).unwrap_or(key.len())];
        let mut end = at + 1 + key.trim_end_matches(['.', ':', '?']).len();
        let mut start = at - usize::from(before.ends_with('-'));
        let near = |words: &str| -> usize {
            let mark = |letter| matches!(letter, '[' | ']' | '\u{2029}');
            words
                .find(mark)
                .unwrap_or(words.len())
                .min(LONGEST_CITATION)
        };
        let opening = before.rfind(['[', ']', '\u{2029}']);
        let closing = end + near(&text[end..]);
        let closes = |at: usize| text.as_bytes().get(at) == Some(&b']');
        if let Some(open) = opening
            && before[open..].starts_with('[')
            && before.len() - open <= LONGEST_CITATION
            && closes(closing)
        {
            start = done + open;
            end = closing + 1;
        } else if let Some(inside) = text[end..].strip_prefix(" [") {
            let closing = end + 2 + near(inside);
            if closes(closing) {
                end = closing + 1;
            }
        }
        marked.push_str(&text[done..start]);
        marked.push(CITATION_BEGINS);
        marked.push_str(&text[start..end]);
        marked.push(CITATION_ENDS);
        done = end;
    }
    marked.push_str(&text[done..]);
    marked
}

/// Words with the line breaks that they have, and the form feeds that part pages.
fn lines(page: &mut Page, words: &str) {
    for (at, line) in words.split('\n').enumerate() {
        if at > 0 {
            page.line();
        }
        for (at, part) in line.split('\u{c}').enumerate() {
            if at > 0 {
                page.text.push('\u{c}');
            }
            page.words(part);
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_off() {
        assert_eq!(
            text_of(
                "---\ntitle: \"T\"\n---\n\n# On *aid* {#aid}\n\nChina gave **[aid](http://x.y/z)**\nto \
                 `all`[^1], 1961\\* and <b>m</b>ore<sup>2</sup>.^3^ Then\n\n> a quotation\n\n\
                 ```text\nof code\n```\n\n[^1]: See *there*.\n\nThe end."
            ),
            "On aid|\nChina gave aid\nto all, 1961* and more².³ Then|\na quotation|\nof code|\n\
             ¹|\nSee there.|\nThe end."
                .replace('|', "\u{2029}")
        );
    }

    #[test]
    fn citations_are_marked_and_what_is_struck_out_is_gone() {
        assert_eq!(
            text_of(
                "as @smith2000 [p. 3] says, a@b.org [-@li, p. 4; see @wu]. H2O is ~~not **so**~~ [wet](x) @wu."
            ),
            "as \u{fff9}@smith2000 [p. 3]\u{fffb} says, a@b.org \u{fff9}[-@li, p. 4; see @wu]\u{fffb}. \
             H2O is wet \u{fff9}@wu\u{fffb}."
        );
    }

    #[test]
    fn html_and_form_feeds_in_it_are_read() {
        assert_eq!(
            text_of("<div>\n<script>\nx < y\n</script>\n<p>aid</p>\n</div>\n\nmore"),
            "aid\u{2029}\nmore"
        );
        assert_eq!(text_of("one\u{c}two"), "one\u{c}two");
    }

    #[test]
    fn depth_and_open_brackets_cost_little() {
        for piece in [">", "[", "*a ", "- ", "<b>", "`a", "^a"] {
            let text = format!("{} end", piece.repeat(50_000));
            assert!(text_of(&text).contains("end"), "{piece}");
        }
    }
}
