//! A passage as a `quote` clause, and words as a text of the language.

use crate::edit::WIDTH;

/// The indentation of a clause, and of the further lines of a text.
const MARGIN: usize = 2;
const TEXT_MARGIN: usize = 4;

/// The clause that quotes some words, as the formatter lays it out: on one line, or on
/// several where it is long.
pub(super) fn quote(words: &str, page: Option<&str>) -> String {
    let place = page.map_or(String::new(), |page| {
        let pages = if page.contains('-') { "pp." } else { "p." };
        format!(" at \"{pages} {page}\"")
    });
    let text = literal(words, "quote ", place.chars().count());
    format!("quote {text}{place}")
}

/// Some words as a text of the language, in quotation marks, as the formatter lays it out
/// behind the `lead` of its clause and with so many letters `after` it on its line: on one
/// line, or on several where it is long.
#[must_use]
pub fn literal(words: &str, lead: &str, after: usize) -> String {
    let escaped = words.replace('\\', "\\\\").replace('"', "\\\"");
    let line = format!("\"{escaped}\"");
    let is_long = MARGIN + lead.chars().count() + line.chars().count() + after > WIDTH;
    if !is_long || words.contains("\"\"\"") {
        return line;
    }
    // A quotation mark of the words at either end keeps off by a blank.
    let before = if words.starts_with('"') { " " } else { "" };
    let behind = if words.ends_with('"') { " " } else { "" };
    let first = format!("{lead}\"\"\"");
    let lines = textwrap::wrap(
        words,
        textwrap::Options::new(WIDTH - TEXT_MARGIN - 3)
            .initial_indent(&first)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace),
    );
    // What has no blank to break it at stays on its line.
    if lines.len() < 2 {
        return line;
    }
    let indent = format!("\n{}", " ".repeat(TEXT_MARGIN));
    let text = lines.join(&indent);
    let text = text.strip_prefix(&first).unwrap_or(&text);
    format!("\"\"\"{before}{text}{behind}\"\"\"")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::syntax::tree::ClauseKind;

    /// The words that a map with the clause quotes, after it was formatted.
    fn read(clause: &str) -> String {
        let map = format!("evidence e\n  {clause}\n");
        assert_eq!(
            crate::edit::format(&map).unwrap(),
            map,
            "as the formatter has it"
        );
        let tree = crate::syntax::read(&map);
        let quote = tree.items[0]
            .clauses
            .iter()
            .find_map(|clause| match &clause.kind {
                ClauseKind::Quote(quote) => Some(quote.text.of(&map).into_owned()),
                _ => None,
            });
        quote.unwrap()
    }

    #[test]
    fn a_clause_says_the_words() {
        let long = "words that go on, and on, in the style of a treaty ".repeat(6);
        for words in [
            "China gave aid",
            "it said \"so\"",
            "C:\\new \\\"",
            "\"so\"",
            long.trim(),
            &format!("\"{}\"", long.trim()),
            &format!("{}\\", long.trim()),
            &"中国援助".repeat(60),
        ] {
            for page in [None, Some("14"), Some("14-15")] {
                assert_eq!(read(&quote(words, page)), words);
            }
        }
        assert_eq!(
            quote("aid", Some("14-15")),
            "quote \"aid\" at \"pp. 14-15\""
        );
    }
}
