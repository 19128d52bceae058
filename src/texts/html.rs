//! The text of an HTML page: tags, comments, scripts and styles left out, blocks on
//! lines of their own, the calls of notes raised.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

/// Elements that stand on lines of their own.
const BLOCKS: [&[u8]; 47] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"br",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"tr",
    b"ul",
];

/// Elements whose content is not shown, or not as text. The tokenizer reads it as one
/// stretch of letters, up to the end tag.
const UNSHOWN: [&[u8]; 7] = [
    b"iframe",
    b"noembed",
    b"noframes",
    b"noscript",
    b"script",
    b"style",
    b"title",
];

/// Words in `class`, `role` and `epub:type` that mark the call of a note.
const CALLS: [&[u8]; 6] = [
    b"doc-noteref",
    b"footnote-ref",
    b"footnoteref",
    b"noprint",
    b"noteref",
    b"reference",
];

/// Raised words that are open at once; deeper ones are read as they stand.
const MOST_RAISED: usize = 64;

/// A longer raised text is no call of a note.
const LONGEST_CALL: usize = 12;

/// The text of an HTML page.
pub(super) fn text_of(html: &str) -> String {
    let mut page = Page::default();
    page.read(html);
    page.text
}

/// Text on its way from a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text so far.
    pub(super) text: String,
    unshown: bool,
    preformatted: bool,
    raised: Vec<Raised>,
}

/// Raised or marked words that are open.
#[derive(Debug)]
struct Raised {
    element: Vec<u8>,
    from: usize,
    /// It is marked as the call of a note.
    is_call: bool,
}

impl Page {
    /// Reads a piece of HTML; tags are whole in it.
    pub(super) fn read(&mut self, html: &str) {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => self.open(&tag),
                Token::EndTag(tag) => self.close(&tag.name),
                Token::String(words) if !self.unshown => {
                    self.words(&String::from_utf8_lossy(&words));
                }
                _ => {}
            }
        }
    }

    /// Adds words in which nothing is markup.
    pub(super) fn words(&mut self, words: &str) {
        if self.preformatted {
            self.text.push_str(&words.replace('\u{c}', " "));
            return;
        }
        for letter in words.chars() {
            if !letter.is_ascii_whitespace() {
                self.text.push(letter);
            } else if !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    /// Begins a new line, where one is not begun yet.
    pub(super) fn line(&mut self) {
        while self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Begins a new paragraph: no sentence goes on from what stands before it.
    pub(super) fn paragraph(&mut self) {
        self.line();
        if self.text.ends_with('\n') && !self.text.ends_with("\u{2029}\n") {
            self.text.truncate(self.text.len() - 1);
            self.text.push_str("\u{2029}\n");
        }
    }

    /// Begins raised words.
    pub(super) fn raise(&mut self, element: &[u8], is_call: bool) {
        if self.raised.len() < MOST_RAISED {
            self.raised.push(Raised {
                element: element.to_vec(),
                from: self.text.len(),
                is_call,
            });
        }
    }

    /// Ends raised words: the call of a note is left raised, or left out where it is
    /// no number.
    pub(super) fn lower(&mut self, element: &[u8]) {
        let Some(at) = self.raised.iter().rposition(|one| one.element == element) else {
            return;
        };
        let raised = self.raised.swap_remove(at);
        self.raised.truncate(at);
        let Some(words) = self.text.get(raised.from..) else {
            return;
        };
        if let Some(call) = call(words, raised.is_call) {
            self.text.truncate(raised.from);
            self.text.push_str(&call);
        }
    }

    fn open(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        if UNSHOWN.contains(&name) {
            self.unshown = !tag.self_closing || name == b"script";
        } else if name == b"br" {
            self.line();
        } else if BLOCKS.contains(&name) {
            self.paragraph();
        }
        match name {
            b"pre" => self.preformatted = true,
            b"sup" | b"a" | b"span" => {
                let marks = tag
                    .attributes
                    .iter()
                    .filter(|(name, _)| matches!(&name[..], b"class" | b"role" | b"epub:type"));
                let is_call = marks.into_iter().any(|(_, value)| {
                    value
                        .split(|byte| byte.is_ascii_whitespace())
                        .any(|word| CALLS.contains(&word))
                });
                if is_call || name == b"sup" {
                    self.raise(name, is_call);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if UNSHOWN.contains(&name) {
            self.unshown = false;
        } else if name == b"br" {
            self.line();
        } else if BLOCKS.contains(&name) {
            self.paragraph();
        }
        match name {
            b"pre" => self.preformatted = false,
            b"sup" | b"a" | b"span" => self.lower(name),
            _ => {}
        }
    }
}

/// The call of a note as raised digits; nothing where other marks call it. None where
/// the words are no call.
pub(super) fn call(words: &str, is_marked: bool) -> Option<String> {
    let is_short = words.chars().count() <= LONGEST_CALL;
    let is_mark = |letter: char| {
        letter.is_ascii_digit()
            || letter.is_whitespace()
            || "[](),;*†‡§¶–-\u{2020}".contains(letter)
            || raised(letter).is_some()
    };
    if is_marked || is_short && words.chars().all(is_mark) {
        return Some(words.chars().filter_map(raised).collect());
    }
    None
}

/// A digit, raised.
fn raised(letter: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if RAISED.contains(&letter) {
        return Some(letter);
    }
    RAISED.get(letter.to_digit(10)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_sees_is_the_text() {
        assert_eq!(
            text_of(
                "<!DOCTYPE html><title>T</title><style>p { x: 1 }</style>\n\
                 <h1>On aid</h1><p>China gave <em>a&shy;id</em> &amp; more<sup>12</sup>\n to the \
                 D<b>PRK</b>.</p><!-- <p>not this --><script>if (a < b) { \"<p>\" }</script><p>Next"
            ),
            "On aid\u{2029}\nChina gave a\u{ad}id & more¹² to the DPRK.\u{2029}\nNext"
        );
    }

    #[test]
    fn calls_of_notes_stand_in_no_sentence() {
        assert_eq!(text_of("aid<sup>[3]</sup> was"), "aid³ was");
        assert_eq!(text_of("aid<sup>*</sup> was"), "aid was");
        assert_eq!(
            text_of("aid<sup class='reference'><a href='#a'>[a]</a></sup> was"),
            "aid was"
        );
        assert_eq!(
            text_of("aid<a class=\"x footnote-ref\"><sup>14</sup></a> was"),
            "aid¹⁴ was"
        );
        assert_eq!(text_of("the 1<sup>st</sup> of <sup>May"), "the 1st of May");
    }

    #[test]
    fn soup_is_read_to_its_end() {
        assert_eq!(
            text_of("</p></sup><b>a<td>b</i><br/>c &lt d &#x63; &nosuch;"),
            "a\u{2029}\nb\nc < d c &nosuch;"
        );
        assert_eq!(text_of("a <script>never closed"), "a ");
        let deep = "<sup><div>".repeat(100_000);
        assert_eq!(text_of(&format!("{deep}end")), "end");
    }
}
