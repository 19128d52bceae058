//! Citations and references in a text whose printed words are not known.
//!
//! `\citet{smith}` is printed as a name and a year, `\ref{tab}` as a number: the reader of
//! such a text leaves two marks where it stands. Between the letters on both sides of it
//! a quotation may have a few words that such a command can print, or none.

use std::ops::Range;

use super::find::{Piece, Pieces, Searched};
use super::letters::Letters;
use super::marks::Stretch;
use super::turning::turns;

/// What stands before and behind a citation whose printed words are not known; between
/// the two stands what the file has, if that is letters too.
pub(crate) const CITATION_BEGINS: char = '\u{fff9}';
pub(crate) const CITATION_ENDS: char = '\u{fffb}';

/// One citation is printed as at most so many words, of so many letters.
const MOST_WORDS: usize = 6;
const MOST_LETTERS: usize = 30;

/// So many letters of a stretch are none of a citation's.
const FEWEST_KNOWN: usize = 6;

/// So many ways to read one stretch are tried in all.
const MOST_TRIED: usize = 50_000;

/// Words in small letters that a citation may have, beside those of up to three letters.
const SMALL: [&str; 16] = [
    "also", "appendix", "chapter", "equation", "figure", "from", "ibid", "note", "notes", "page",
    "pages", "part", "section", "sections", "table", "with",
];

/// A citation, or several side by side.
#[derive(Debug)]
pub(super) struct Citation {
    /// What the file has for it, in the folded letters; often nothing.
    at: Range<usize>,
    /// How many stand side by side.
    number: usize,
}

/// The citations of a text, as its reader marked them.
pub(super) fn citations(text: &str, letters: &Letters) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut begins = None;
    for (place, mark) in text.match_indices([CITATION_BEGINS, CITATION_ENDS]) {
        let at = letters.at_place(place);
        if mark.starts_with(CITATION_BEGINS) {
            begins = Some(at);
        } else if let Some(start) = begins.take() {
            match found.last_mut() {
                Some(last) if last.at.end == start => {
                    last.at.end = at;
                    last.number += 1;
                }
                _ => found.push(Citation {
                    at: start..at,
                    number: 1,
                }),
            }
        }
    }
    found
}

/// Whether a change of a text touches a citation whose words are not known.
#[must_use]
pub fn touches_citation(text: &str, change: &Range<usize>) -> bool {
    let is_mark = |letter: char| matches!(letter, CITATION_BEGINS | CITATION_ENDS);
    let inside = text.get(change.clone()).unwrap_or_default();
    let beside = |letter: &char| !letter.is_alphanumeric();
    let before = text.get(..change.start).unwrap_or_default();
    let after = text.get(change.end..).unwrap_or_default();
    let last = before.rfind(is_mark).map_or("", |at| &before[at..]);
    let is_inside = last.starts_with(CITATION_BEGINS);
    is_inside
        || inside.contains(is_mark)
        || before.chars().rev().take_while(beside).any(is_mark)
        || after.chars().take_while(beside).any(is_mark)
}

/// Whether a citation may be printed as some words: names, numbers and what joins them,
/// none of which turns a sentence.
fn may_be_printed(words: &str) -> bool {
    let of_citation = |word: &str| {
        let is_name = word.starts_with(|first: char| first.is_uppercase());
        let has_number = word.contains(|letter: char| letter.is_ascii_digit());
        is_name || has_number
    };
    let parts = || {
        words
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    (parts().any(of_citation) || words.contains('@'))
        && parts()
            .all(|word| of_citation(word) || word.chars().count() <= 3 || SMALL.contains(&word))
        && !turns(words)
}

/// A way to read a stretch, as far as it is read.
struct Reading {
    pieces: Vec<Piece>,
    /// The citation that is reached, by its place among all.
    citation: usize,
    /// How many letters of the stretch stand before it.
    read: usize,
    /// How many of these are a citation's.
    unknown: usize,
}

impl Searched {
    /// Where a stretch stands with citations between its words.
    pub(super) fn around_citations(
        &self,
        stretch: &Stretch,
        letters: &Letters,
        within: Range<usize>,
    ) -> Vec<Pieces> {
        let all = self.citations();
        if all.is_empty() || letters.folded.len() <= FEWEST_KNOWN {
            return Vec::new();
        }
        let sought = &letters.folded[..];
        let mut edges: Vec<usize> = sought
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| letters.begins_word(&stretch.words, *at))
            .collect();
        edges.push(sought.len());
        let folded = &self.letters().folded[..within.end];
        let first = all.partition_point(|one| one.at.start < within.start);
        let mut found = Vec::new();
        let mut tried = 0;
        for (citation, one) in all.iter().enumerate().skip(first) {
            if one.at.end > within.end || tried > MOST_TRIED {
                break;
            }
            let known = &folded[within.start..one.at.start];
            for read in edges.iter().copied() {
                if !known.ends_with(&sought[..read]) {
                    continue;
                }
                let at = one.at.start - read..one.at.start;
                let reading = Reading {
                    pieces: vec![Piece { at, from: 0 }],
                    citation,
                    read,
                    unknown: 0,
                };
                let sought = (stretch, letters);
                let pieces = self.read_on(reading, sought, &edges, folded, &mut tried);
                found.extend(pieces.filter(|pieces| self.is_whole(stretch, pieces)));
            }
        }
        found
    }

    /// All of a stretch, of which the words before a citation are read.
    fn read_on(
        &self,
        first: Reading,
        (stretch, letters): (&Stretch, &Letters),
        edges: &[usize],
        folded: &str,
        tried: &mut usize,
    ) -> Option<Pieces> {
        let (all, sought) = (self.citations(), &letters.folded[..]);
        let mut open = vec![first];
        while let Some(reading) = open.pop() {
            let citation = &all[reading.citation];
            let next = edges.partition_point(|edge| *edge <= reading.read);
            // What the file has for it may be left out.
            let skipped = (!citation.at.is_empty()).then_some(reading.read);
            let ends = edges[next..].iter().copied();
            let ends = ends.take(MOST_WORDS * citation.number);
            for end in skipped.into_iter().chain(ends) {
                let unknown = end - reading.read;
                let total = reading.unknown + unknown;
                *tried += 1;
                if *tried > MOST_TRIED {
                    return None;
                }
                if unknown > MOST_LETTERS * citation.number || sought.len() < FEWEST_KNOWN + total {
                    break;
                }
                let words = letters.stretch(&stretch.words, reading.read..end);
                let words = &stretch.words[words];
                // The mark that tells a key stands before its letters.
                let is_key = stretch.words[..letters.place(reading.read.min(sought.len() - 1))]
                    .ends_with('@');
                if unknown > 0 && !is_key && !may_be_printed(words) {
                    continue;
                }
                let after = citation.at.end;
                let length = common(&sought[end..], &folded[after..]);
                let piece = |length: usize| Piece {
                    at: after..after + length,
                    from: end,
                };
                if end + length == sought.len() {
                    let mut pieces = reading.pieces.clone();
                    pieces.push(piece(length));
                    return Pieces::of(pieces);
                }
                for (citation, one) in all.iter().enumerate().skip(reading.citation + 1) {
                    if one.at.start > after + length {
                        break;
                    }
                    let read = end + one.at.start - after;
                    if edges.binary_search(&read).is_ok() {
                        let mut pieces = reading.pieces.clone();
                        pieces.push(piece(one.at.start - after));
                        open.push(Reading {
                            pieces,
                            citation,
                            read,
                            unknown: total,
                        });
                    }
                }
            }
        }
        None
    }
}

/// How many bytes at the beginning of two words are the same letters.
fn common(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    let same = pairs.take_while(|(one, other)| one == other);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::super::{Comparison, Source};

    fn is_found(text: &str, quotation: &str) -> bool {
        let text = text.replace('{', "\u{fff9}").replace('}', "\u{fffb}");
        let found = Source::new(text).compare(quotation, 0);
        matches!(found, Comparison::Found { changes, .. } if changes.is_empty())
    }

    #[test]
    fn a_citation_stands_for_a_few_words_or_none() {
        let text = "Ports—as {} says—never paid the toll ({}{}, see section {}), nor {} the tax.";
        for quotation in [
            "Ports—as Smith says—never paid the toll",
            "Ports—as says—never paid the toll",
            "Ports—as Smith (2000, p. 3) says—never paid",
            "as Smith and de Vries (2000a) says—never paid",
            "never paid the toll (Smith 2000; Jones 2001, see section 4.2), nor",
            "see section 4), nor Ahab (3) the tax",
            "never paid the toll (Smith 2000)",
            "Smith says—never paid the toll",
            "as Smith says … nor Ahab the tax",
        ] {
            assert!(is_found(text, quotation), "{quotation}");
        }
    }

    #[test]
    fn it_stands_for_no_other_words() {
        let text = "Ports—as {} says—never paid the toll, and {} came later to the town.";
        for quotation in [
            "Ports—as nobody says—never paid the toll",
            "Ports—as Smith never says—never paid the toll",
            "Ports—as Smith hardly ever thoroughly says—never paid the toll",
            "Ports—as Smith, Jones, Ahab, Peleg, Bildad, Queequeg and Starbuck (2000) says",
            "Ports—as Smith says—never paid the tax",
            "and Smith came sooner to the town",
        ] {
            assert!(!is_found(text, quotation), "{quotation}");
        }
    }

    #[test]
    fn what_the_file_has_may_be_quoted_or_not() {
        let text = "Ports, as {@smith2000 [p. 3]} says, never paid the toll {[see @li]}.";
        for quotation in [
            "Ports, as @smith2000 [p. 3] says, never paid the toll",
            "Ports, as Smith (2000, p. 3) says, never paid the toll.",
            "Ports, as Smith (2000, p. 3) says, never paid the",
            "as Smith says, never paid the toll (see Li 2001).",
            "Ports, as says, never paid the toll.",
        ] {
            assert!(is_found(text, quotation), "{quotation}");
        }
    }

    #[test]
    fn many_citations_cost_little() {
        let text = "as {} and ".repeat(20_000);
        let quotation = format!("{} never", "as Smith and ".repeat(40));
        assert!(!is_found(&text, &quotation));
    }
}
