//! What is printed of a Typst file, and its structure: headings, citations, notes and
//! quotations, as far as they can be told without running its code.
//!
//! Content between brackets is taken for printed wherever it stands; strings in code are
//! not. Nothing recurses on the depth of brackets.

mod code;
mod marks;
mod reader;

use std::ops::Range;

use super::bytes::LARGEST_TEXT;

/// What comes next in a Typst file. Places are bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// Words that stand there as they are.
    Words(Range<usize>),
    /// What is printed for something else.
    Printed(char, usize),
    /// A paragraph ends.
    Paragraph(usize),
    /// A heading begins, of this level.
    Heading(usize, usize),
    /// A work is cited, or something of the file referred to.
    Key(Range<usize>),
    /// A label is put here.
    Label(Range<usize>),
    /// A note begins.
    Note(usize),
    /// A quotation begins; whether it is a block.
    Quote(bool, usize),
    /// What is not of the text begins.
    Apart(usize),
    /// The last heading, note or quotation, or what is apart, ends.
    End(usize),
    /// The text of another file stands here.
    Include(usize),
}

/// Why a file that takes in others is not read.
pub(crate) const TAKES_IN: &str = "it takes in other files with `#include`, which are not read";

/// The events of a Typst file, in their order; every beginning has its end.
pub(crate) fn events(typst: &str) -> Vec<Event> {
    reader::Reader::new(typst).run()
}

/// What is open in a text.
enum Open {
    Words(&'static str),
    Note(String),
    Apart(String),
}

/// The text of a Typst file; notes stand behind their paragraph.
///
/// # Errors
/// That it takes its text from other files, which are not read.
pub(super) fn text_of(typst: &str) -> Result<String, String> {
    let mut text = String::with_capacity(typst.len());
    let mut notes: Vec<String> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // A note that is never closed would be copied for each in it.
    let mut apart = 0_usize;
    let paragraph = |text: &mut String, notes: &mut Vec<String>, apart: usize| {
        text.push_str("\n\n");
        if apart == 0 {
            for note in notes.drain(..) {
                // With the mark of a note it is known for one.
                text.push_str("* ");
                text.push_str(note.trim());
                text.push_str("\n\n");
            }
        }
    };
    for event in events(typst) {
        match event {
            Event::Words(place) => text.push_str(&typst[place]),
            Event::Printed(letter, _) => text.push(letter),
            Event::Paragraph(_) => paragraph(&mut text, &mut notes, apart),
            Event::Heading(..) => {
                paragraph(&mut text, &mut notes, apart);
                open.push(Open::Words("\n\n"));
            }
            Event::Note(_) => {
                apart += 1;
                open.push(Open::Note(std::mem::take(&mut text)));
            }
            Event::Apart(_) => {
                apart += 1;
                open.push(Open::Apart(std::mem::take(&mut text)));
            }
            Event::Quote(is_block, _) => {
                text.push_str(if is_block { "\n\n" } else { "“" });
                open.push(Open::Words(if is_block { "\n\n" } else { "”" }));
            }
            Event::End(_) => match open.pop() {
                Some(Open::Words(after)) => text.push_str(after),
                Some(Open::Note(around)) => {
                    apart -= 1;
                    notes.push(std::mem::replace(&mut text, around));
                }
                Some(Open::Apart(around)) => {
                    apart -= 1;
                    text = around;
                }
                None => {}
            },
            Event::Include(_) => return Err(TAKES_IN.to_owned()),
            Event::Key(_) | Event::Label(_) => {}
        }
        if text.len() > LARGEST_TEXT {
            break;
        }
    }
    paragraph(&mut text, &mut notes, 0);
    Ok(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn folded(typst: &str) -> String {
        let text = text_of(typst).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_printed_page_is_the_text() {
        let typst = r#"#import "template.typ": article
#show: article.with(title: [On Aid], authors: ("Li",))
#set text(size: 11pt)
#let prc = "the PRC" // not printed
= On _aid_ <sec:aid>
China gave *aid* --- to #emph[all] of Korea#footnote[See _Li_ @li-2013[p. 4].] and
#quote[more of it] @shen #cite(<xia>, supplement: [p. 3]). /* not
printed /* nor this */ */ It was 5~\$ in `code` https://x.org/a//b $x^2$...

#quote(block: true, attribution: [Mao])[He will betray.] The end [of it].
"#;
        assert_eq!(
            folded(typst),
            "On Aid On aid China gave aid — to all of Korea and “more of it” . It was 5 $ in \
             https://x.org/a//b … * See Li . He will betray. The end [of it]."
        );
    }

    #[test]
    fn what_is_not_closed_costs_little() {
        for (typst, text) in [
            ("a #emph[b", "a b"),
            ("a ] b", "a ] b"),
            ("a $b", "a b"),
            ("a `b", "a b"),
            ("a #f(b\n\nc [d]", "a d"),
            ("a #footnote[b", "a * b"),
            ("#", "#"),
            ("a /* b", "a"),
            ("a \\", "a"),
            ("", ""),
        ] {
            assert_eq!(folded(typst), text, "{typst}");
        }
        for piece in [
            "[",
            "#f[",
            "#footnote[",
            "#quote[",
            "#(",
            "#{",
            "/*",
            "`",
            "```",
            "$",
            "@a[",
            "= a\n",
            "\"",
            "#let a = (",
        ] {
            let deep = piece.repeat(50_000);
            let _ = text_of(&deep).unwrap();
        }
    }

    #[test]
    fn a_text_that_stands_elsewhere_is_not_taken_for_whole() {
        assert!(text_of("#include \"one.typ\"\n").is_err());
        assert!(text_of("#import \"one.typ\": *\n").is_ok());
    }
}
