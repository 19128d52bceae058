//! What Pandoc and Quarto write into the words of Markdown: citations, cross
//! references, attributes.

use std::collections::HashSet;

/// What Quarto and pandoc-crossref put before the labels of their cross references.
const LABELS: [&str; 22] = [
    "fig", "tbl", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr",
    "sol", "rem", "alg", "nte", "tip", "wrn", "imp", "cau", "supp",
];

/// What stands in braces has at most so many bytes.
const LONGEST: usize = 1_000;

/// The rest of a line, as far as what stands in braces may reach.
pub(super) fn line(text: &str, at: usize) -> &str {
    let near = &text[at..super::boundary(text, at + LONGEST)];
    near.lines().next().unwrap_or_default()
}

/// The length of a citation's key with its mark, and where in it the key stands; none
/// where an `@` begins no citation.
pub(super) fn citation(text: &str, at: usize) -> Option<(usize, std::ops::Range<usize>)> {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    // What follows a letter is an address, what follows a backslash is no mark.
    if before.is_alphanumeric() || matches!(before, '\\' | '/' | '.' | ':' | '@' | '_') {
        return None;
    }
    let rest = text[at..].strip_prefix('@')?;
    if let Some(braced) = rest.strip_prefix('{') {
        let line = line(braced, 0);
        let end = line.find('}')?;
        return (end > 0).then_some((end + 3, 2..end + 2));
    }
    let first = rest.chars().next()?;
    if !(first.is_alphanumeric() || first == '_') {
        return None;
    }
    let is_mark = |letter: char| ":.#$%&-+?<>~/".contains(letter);
    let mut end = 0;
    let mut was_mark = false;
    for (at, letter) in rest.char_indices() {
        if letter.is_alphanumeric() || letter == '_' {
            was_mark = false;
            end = at + letter.len_utf8();
        } else if is_mark(letter) && !was_mark {
            was_mark = true;
        } else {
            break;
        }
    }
    Some((end + 1, 1..end + 1))
}

/// Whether a key is the label of a cross reference.
pub(super) fn is_cross_reference(key: &str) -> bool {
    LABELS.iter().any(|label| {
        let rest = key.strip_prefix(label);
        rest.is_some_and(|rest| rest.starts_with(['-', ':']))
    })
}

/// The labels that a file defines: `{#label}`, and `(@label)` of an example.
pub(super) fn labels(text: &str) -> HashSet<&str> {
    let is_part = |letter: char| letter.is_alphanumeric() || "-_.:".contains(letter);
    let label = |rest: &'_ str| rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
    let mut labels = HashSet::new();
    for (at, _) in text.match_indices("{#") {
        let rest = &text[at + 2..];
        labels.insert(&rest[..label(rest)]);
    }
    for line in text.lines() {
        if let Some(rest) = line.trim_start().strip_prefix("(@") {
            let end = label(rest);
            if rest[end..].starts_with(')') {
                labels.insert(&rest[..end]);
            }
        }
    }
    labels.remove("");
    labels
}

/// The length of attributes in braces that begin at a place: `{#label .class key="…"}`.
pub(super) fn attributes(text: &str, at: usize) -> Option<usize> {
    let end = super::boundary(text, at + LONGEST);
    let near = text.get(at..end)?;
    let inside = near.strip_prefix('{')?.trim_start();
    let word = inside.find(|letter: char| !letter.is_alphanumeric() && letter != '-')?;
    let is_one = inside.starts_with(['#', '.', '=']) || word > 0 && inside[word..].starts_with('=');
    let close = near.find('}')?;
    let ends = near[close..].len() - near[close..].trim_start_matches('}').len();
    let has_paragraph = near[..close].contains("\n\n");
    (is_one && !has_paragraph).then_some(close + ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Option<&str> {
        let at = text.find('@')?;
        let (_, key) = citation(text, at)?;
        text.get(at + key.start..at + key.end)
    }

    #[test]
    fn keys_are_read_as_pandoc_reads_them() {
        for (text, found) in [
            ("[@li-2013, p. 3]", Some("li-2013")),
            ("@li_2013.", Some("li_2013")),
            ("-@li:2013--and", Some("li:2013")),
            (
                "@{https://example.com/bib?name=x}",
                Some("https://example.com/bib?name=x"),
            ),
            ("@Müller2020's", Some("Müller2020")),
            ("write to li@example.org", None),
            ("\\@li", None),
            ("https://x.org/@li", None),
            ("@ li", None),
            ("@{}", None),
            ("@{open", None),
            ("@", None),
        ] {
            assert_eq!(key(text), found, "{text}");
        }
    }

    #[test]
    fn labels_are_no_keys() {
        assert!(is_cross_reference("fig-map") && is_cross_reference("tbl:x"));
        assert!(!is_cross_reference("figueroa2001") && !is_cross_reference("sec"));
        let known = labels("# A {#a-b}\n\n(@good) An example.\n\nsee {#}");
        assert!(known.contains("a-b") && known.contains("good") && known.len() == 2);
    }

    #[test]
    fn attributes_are_told_from_braces() {
        for (text, length) in [
            ("{.note title=\"A b\"} x", 19),
            ("{#fig-x} x", 8),
            ("{{< pagebreak >}} x", 0),
            ("{a, b} x", 0),
            ("{=html} x", 7),
            ("{", 0),
        ] {
            assert_eq!(attributes(text, 0).unwrap_or(0), length, "{text}");
        }
    }
}
