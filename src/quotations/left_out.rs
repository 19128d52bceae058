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

/// The two halves of a stretch where the text has words between them that the quotation
/// has not, in the folded letters: with the longest first half, and of its places the
/// one at which least is left out.
pub(super) fn left_out(
    searched: &Searched,
    stretch: &Stretch,
    letters: &Letters,
) -> Option<(Range<usize>, Range<usize>)> {
    let (words, text) = (&letters.folded[..], &searched.letters().folded[..]);
    let mut cuts: Vec<usize> = words
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at >= SHORTEST_HALF && words.len() - at >= SHORTEST_HALF)
        .filter(|at| letters.begins_word(&stretch.words, *at))
        .collect();
    // What stands there stands there with fewer letters too.
    let known =
        cuts.partition_point(|cut| Finder::new(&words[..*cut]).find(text.as_bytes()).is_some());
    cuts.truncate(known);
    cuts.into_iter().rev().find_map(|cut| {
        let (head, tail) = words.split_at(cut);
        let heads = Finder::new(head).into_owned();
        let places: Vec<usize> = heads.find_iter(text.as_bytes()).take(MOST_PLACES).collect();
        let found = places.into_iter().filter_map(|at| {
            let end = at + head.len();
            let mut limit = (end + LONGEST + tail.len()).min(text.len());
            while !text.is_char_boundary(limit) {
                limit -= 1;
            }
            let gap = text.get(end..limit)?.find(tail)?;
            let range = end + gap..end + gap + tail.len();
            let edges = [at, end, range.start, range.end];
            let is_whole = edges.iter().all(|edge| !searched.is_within_word(*edge));
            (is_whole && gap > 0).then_some((at..end, range))
        });
        found.min_by_key(|(head, tail)| tail.start - head.end)
    })
}
