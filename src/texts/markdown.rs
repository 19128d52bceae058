//! The text of a Markdown file: marks taken off, notes and front matter apart.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::Page;

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
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => is_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => is_front_matter = false,
            Event::Start(Tag::Superscript) => page.raise(b"^", false),
            Event::End(TagEnd::Superscript) => page.lower(b"^"),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                page.line();
                // With its number a note is known for one.
                let number = super::html::call(&name, false).filter(|call| !call.is_empty());
                page.words(number.as_deref().unwrap_or("*"));
                page.words(" ");
            }
            Event::Start(tag) if !is_inline(&tag) => page.line(),
            Event::End(tag) if !is_inline_end(tag) => {
                if tag == TagEnd::HtmlBlock {
                    page.read(&std::mem::take(&mut html));
                }
                page.line();
            }
            Event::Text(_) if is_front_matter => {}
            Event::Text(words) | Event::Code(words) => lines(&mut page, &words),
            Event::Html(piece) => html.push_str(&piece),
            Event::InlineHtml(piece) => page.read(&piece),
            Event::SoftBreak | Event::HardBreak | Event::Rule => page.line(),
            _ => {}
        }
    }
    page.text.truncate(page.text.trim_end_matches('\n').len());
    page.text
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
            "On aid\nChina gave aid\nto all, 1961* and more².³ Then\na quotation\nof code\n\
             ¹\nSee there.\nThe end."
        );
    }

    #[test]
    fn html_and_form_feeds_in_it_are_read() {
        assert_eq!(
            text_of("<div>\n<script>\nx < y\n</script>\n<p>aid</p>\n</div>\n\nmore"),
            "aid\nmore"
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
