//! Where a quotation leaves words of the text out without a mark.

use std::ops::Range;

use memchr::memmem::Finder;

use super::find::Searched;
use super::letters::Letters;
use super::marks::Stretch;

/// What is left out has at most so many letters.
const LONGEST: usize = 60;

/// Each half of the quotation has at least so many.
const SHORTEST_HALF: usize = 5;

/// So many places at which the first half may stand are tried.
const MOST_PLACES: usize = 64;

/// Words are left out at so many places at most.
const MOST_GAPS: usize = 5;

/// So many lengths of the first piece are tried where words are left out at several.
const MOST_FIRST: usize = 4;

/// The pieces of a stretch where the text has words between them that the quotation
/// has not, in the folded letters: two where that will do, with the longest first piece,
/// and of its places the one at which least is left out.
pub(super) fn left_out(
    searched: &Searched,
    stretch: &Stretch,
    letters: &Letters,
) -> Option<Vec<Range<usize>>> {
    let text = &searched.letters().folded[..];
    let sought = Pieces::new(searched, stretch, letters);
    let mut cuts: Vec<usize> = sought.cuts.clone();
    cuts.retain(|cut| *cut >= SHORTEST_HALF && sought.words.len() - cut >= SHORTEST_HALF);
    // What stands there stands there with fewer letters too.
    let known = cuts.partition_point(|cut| {
        Finder::new(&sought.words[..*cut])
            .find(text.as_bytes())
            .is_some()
    });
    cuts.truncate(known);
    let two = cuts.iter().rev().find_map(|cut| sought.from(*cut, 1));
    two.or_else(|| {
        let mut first = cuts.iter().rev().take(MOST_FIRST);
        first.find_map(|cut| sought.from(*cut, MOST_GAPS))
    })
}

/// A stretch that is looked for in pieces.
struct Pieces<'a> {
    searched: &'a Searched,
    words: &'a str,
    /// Where its words begin.
    cuts: Vec<usize>,
}

impl<'a> Pieces<'a> {
    fn new(searched: &'a Searched, stretch: &Stretch, letters: &'a Letters) -> Self {
        let words = &letters.folded[..];
        let places = words.char_indices().map(|(at, _)| at);
        Self {
            searched,
            words,
            cuts: places
                .filter(|at| letters.begins_word(&stretch.words, *at))
                .collect(),
        }
    }

    /// The pieces, of which the first has a length: of its places the one at which least
    /// is left out, and no more than is quoted.
    fn from(&self, cut: usize, most_gaps: usize) -> Option<Vec<Range<usize>>> {
        let text = &self.searched.letters().folded[..];
        let heads = Finder::new(&self.words[..cut]).into_owned();
        let places: Vec<usize> = heads
            .find_iter(text.as_bytes())
            .take(MOST_PLACES / most_gaps)
            .collect();
        let found = places.into_iter().filter_map(|at| {
            let first = at..at + cut;
            let mut pieces = vec![first];
            let mut quoted = cut;
            while quoted < self.words.len() {
                let end = pieces.last()?.end;
                let is_last = pieces.len() == most_gaps;
                let next = self.next(quoted, end, is_last)?;
                quoted += next.len();
                pieces.push(next);
            }
            let left_out = pieces.last()?.end - at - self.words.len();
            let is_whole = pieces.iter().all(|piece| self.is_whole(piece));
            let is_little = most_gaps == 1 || left_out <= self.words.len();
            (is_whole && is_little).then_some((left_out, pieces))
        });
        let least = found.min_by_key(|(left_out, _)| *left_out);
        least.map(|(_, pieces)| pieces)
    }

    /// Where the words from some byte on, or the most of them, stand not far behind a
    /// place.
    fn next(&self, quoted: usize, end: usize, is_last: bool) -> Option<Range<usize>> {
        let text = &self.searched.letters().folded[..];
        let rest = &self.words[quoted..];
        let at = |length: usize| {
            let mut limit = (end + LONGEST + length).min(text.len());
            while !text.is_char_boundary(limit) {
                limit -= 1;
            }
            let gap = text.get(end..limit)?.find(&rest[..length])?;
            Some(end + gap..end + gap + length)
        };
        let lengths = self.cuts.iter().map(|cut| cut.saturating_sub(quoted));
        let mut lengths: Vec<usize> = lengths
            .filter(|length| *length >= SHORTEST_HALF && !is_last)
            .collect();
        lengths.push(rest.len());
        // What stands there stands there with fewer letters too.
        let known = lengths.partition_point(|length| at(*length).is_some());
        let longest_first = lengths[..known].iter().rev();
        longest_first
            .filter_map(|length| at(*length))
            .find(|piece| piece.start > end && self.is_whole(piece))
    }

    fn is_whole(&self, piece: &Range<usize>) -> bool {
        let mut edges = [piece.start, piece.end].into_iter();
        edges.all(|edge| !self.searched.is_within_word(edge))
    }
}
