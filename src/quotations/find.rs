//! Where the stretches of a quotation stand in a text, letter for letter.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::memmem::Finder;

use super::citations::{Citation, citations};
use super::letters::Letters;
use super::marks::{Gap, Stretch};

/// What is left out between two stretches has at most so many letters.
const LONGEST_OMISSION: usize = 20_000;

/// What an insertion stands for has at most so many letters.
const LONGEST_REPLACED: usize = 80;

/// A block of notes or a running head between two halves of a sentence has at most so
/// many letters.
const LONGEST_APPARATUS: usize = 8_000;

/// Each half of a sentence that is broken by one has at least so many.
const SHORTEST_HALF: usize = 12;

/// So many places at which a quotation may begin are tried.
const MOST_BEGINNINGS: usize = 4_096;

/// So many places at which all of a quotation stands are weighed.
const MOST_PLACES: usize = 64;

/// So many places at which a broken sentence may begin are tried.
const MOST_BROKEN: usize = 16;

/// A text in which words are looked for.
#[derive(Debug)]
pub struct Searched {
    /// The text.
    pub text: Arc<str>,
    /// How its letters are folded.
    fold: fn(&str) -> Letters,
    letters: OnceLock<Letters>,
    citations: OnceLock<Vec<Citation>>,
}

/// Where one stretch stands: in one piece, or in several where notes, a running head or
/// words that are not known break it.
#[derive(Clone, Debug)]
pub struct Pieces(Vec<Piece>);

/// A piece of a stretch: there is no stretch without one, and none without a letter.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it stands, in the folded letters of the text.
    pub at: Range<usize>,
    /// Where it begins in the folded letters of the stretch.
    pub from: usize,
}

impl Pieces {
    fn whole(at: usize, length: usize) -> Self {
        let at = at..at + length;
        Self(vec![Piece { at, from: 0 }])
    }

    /// Several pieces in their order; none where nothing has a letter.
    pub(super) fn of(mut pieces: Vec<Piece>) -> Option<Self> {
        pieces.retain(|piece| !piece.at.is_empty());
        (!pieces.is_empty()).then_some(Self(pieces))
    }

    /// The pieces in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Piece> {
        self.0.iter()
    }

    /// From the first letter to behind the last.
    pub fn span(&self) -> Range<usize> {
        let (first, last) = (self.0.first(), self.0.last());
        first.map_or(0, |first| first.at.start)..last.map_or(0, |last| last.at.end)
    }
}

impl Searched {
    /// A text whose letters are folded in some way, when they are first asked for.
    #[must_use]
    pub fn new(text: Arc<str>, fold: fn(&str) -> Letters) -> Self {
        Self {
            text,
            fold,
            letters: OnceLock::new(),
            citations: OnceLock::new(),
        }
    }

    /// Its letters.
    #[must_use]
    pub fn letters(&self) -> &Letters {
        self.letters.get_or_init(|| (self.fold)(&self.text))
    }

    /// Its citations whose printed words are not known.
    pub(super) fn citations(&self) -> &[Citation] {
        self.citations
            .get_or_init(|| citations(&self.text, self.letters()))
    }

    /// Where all stretches stand, one after another, at whole words: every place, those
    /// that leave out least first, and of these in the order of the text.
    #[must_use]
    pub fn places(&self, stretches: &[(&Stretch, &Letters)]) -> Vec<Vec<Pieces>> {
        let Some((first, rest)) = stretches.split_first() else {
            return Vec::new();
        };
        let mut found: Vec<(usize, Vec<Pieces>)> = Vec::new();
        for pieces in self.beginnings(first) {
            let Range { start, mut end } = pieces.span();
            let mut chain = vec![pieces];
            for (stretch, letters) in rest {
                let Some(next) = self.after(end, stretch, letters) else {
                    break;
                };
                end = next.span().end;
                chain.push(next);
            }
            if chain.len() == stretches.len() {
                found.push((end - start, chain));
            }
            if rest.is_empty() && found.len() == MOST_PLACES {
                break;
            }
        }
        found.sort_by_key(|(length, _)| *length);
        found.truncate(MOST_PLACES);
        found.into_iter().map(|(_, chain)| chain).collect()
    }

    /// Whether one stretch stands somewhere, at whole words.
    #[must_use]
    pub fn has(&self, stretch: &Stretch, letters: &Letters) -> bool {
        !self.beginnings(&(stretch, letters)).is_empty()
    }

    /// Whether a stretch begins and ends with whole words, where no mark says otherwise.
    pub(super) fn is_whole(&self, stretch: &Stretch, pieces: &Pieces) -> bool {
        let Range { start, end } = pieces.span();
        (stretch.begins_in_word || !self.is_within_word(start))
            && (stretch.ends_in_word || !self.is_within_word(end))
    }

    /// Whether a byte of the folded letters lies within a word or a number of the text.
    pub(super) fn is_within_word(&self, at: usize) -> bool {
        if at == 0 || at >= self.letters().folded.len() {
            return false;
        }
        let next = self.letters().place(at);
        let before = self.letters().stretch(&self.text, at - 1..at);
        if before.start == next {
            return true;
        }
        let letter = |place: usize| self.text[place..].chars().next();
        let (Some(one), Some(other)) = (letter(before.start), letter(next)) else {
            return false;
        };
        let between = &self.text[before.end..next];
        if between.is_empty() {
            // Scripts without capitals write no blanks, and words that were run
            // together begin anew with a capital.
            let is_cased = |letter: char| letter.is_lowercase() || letter.is_uppercase();
            let runs_on = !(one.is_lowercase() && other.is_uppercase());
            return is_cased(one) && is_cased(other) && runs_on
                || one.is_ascii_digit() && other.is_ascii_digit();
        }
        // `1.5` and `90,000` are one number; a year and the call behind it are two.
        let is_number = matches!(between, "." | ",") && one.is_ascii_digit();
        is_number && other.is_ascii_digit() && !self.ends_year(before.end)
    }

    fn ends_year(&self, end: usize) -> bool {
        let digits = self.text[..end].bytes().rev();
        let digits = digits.take_while(u8::is_ascii_digit).take(5).count();
        digits == 4 && self.text[..end - 3].ends_with(['1', '2'])
    }

    fn beginnings(&self, (stretch, letters): &(&Stretch, &Letters)) -> Vec<Pieces> {
        let (folded, words) = (self.letters().folded.as_bytes(), &letters.folded[..]);
        let whole: Vec<Pieces> = Finder::new(words)
            .find_iter(folded)
            .take(MOST_BEGINNINGS)
            .map(|at| Pieces::whole(at, words.len()))
            .filter(|pieces| self.is_whole(stretch, pieces))
            .collect();
        if !whole.is_empty() {
            return whole;
        }
        let all = 0..folded.len();
        let mut broken = self.broken(words, all.clone());
        broken.retain(|pieces| self.is_whole(stretch, pieces));
        if broken.is_empty() {
            broken = self.around_citations(stretch, letters, all);
        }
        broken
    }

    fn after(&self, end: usize, stretch: &Stretch, letters: &Letters) -> Option<Pieces> {
        let words = &letters.folded[..];
        let longest = match stretch.gap {
            Gap::Start | Gap::Insertion => LONGEST_REPLACED,
            Gap::Omission => LONGEST_OMISSION,
        };
        let folded = &self.letters().folded;
        let limit = boundary(folded, (end + longest + words.len()).min(folded.len()));
        Finder::new(words)
            .find_iter(&folded.as_bytes()[end..limit])
            .take(MOST_BEGINNINGS)
            .map(|at| Pieces::whole(end + at, words.len()))
            .find(|pieces| self.is_whole(stretch, pieces))
            .or_else(|| {
                self.broken(words, end..limit)
                    .into_iter()
                    .find(|pieces| self.is_whole(stretch, pieces))
            })
            .or_else(|| {
                let found = self.around_citations(stretch, letters, end..limit);
                found.into_iter().next()
            })
    }

    /// Where words stand with a block of notes or a running head between them.
    fn broken(&self, words: &str, within: Range<usize>) -> Vec<Pieces> {
        let folded = &self.letters().folded[within.clone()];
        let fits = |length: usize| folded.contains(&words[..boundary(words, length)]);
        if words.len() < 2 * SHORTEST_HALF || !fits(SHORTEST_HALF) {
            return Vec::new();
        }
        // What stands there stands there with fewer letters too.
        let (mut known, mut beyond) = (SHORTEST_HALF, words.len());
        while known + 1 < beyond {
            let middle = known.midpoint(beyond);
            if fits(middle) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        let longest = boundary(words, known);
        let mut found = Vec::new();
        // The notes may begin with the letter that goes on, so the break may lie before.
        let cuts = (SHORTEST_HALF..=longest.min(words.len() - SHORTEST_HALF))
            .rev()
            .filter(|cut| words.is_char_boundary(*cut))
            .take(8);
        for cut in cuts {
            let (head, tail) = words.split_at(cut);
            let finder = Finder::new(head);
            for at in finder.find_iter(folded.as_bytes()).take(MOST_BROKEN) {
                let end = within.start + at + head.len();
                let limit = boundary(
                    &self.letters().folded,
                    (end + LONGEST_APPARATUS + tail.len()).min(self.letters().folded.len()),
                );
                if let Some(gap) = self.letters().folded[end..limit].find(tail)
                    && self.is_apparatus(end, end + gap)
                {
                    let start = within.start + at;
                    let halves = [(start..end, 0), (end + gap..end + gap + tail.len(), cut)];
                    let halves = halves.map(|(at, from)| Piece { at, from });
                    found.extend(Pieces::of(halves.into()));
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found
    }

    /// Whether what stands between two letters is set apart by line breaks and looks
    /// like notes, or like the foot of a page and the head of the next.
    pub(super) fn is_apparatus(&self, from: usize, to: usize) -> bool {
        if from == 0 || from >= to {
            return false;
        }
        let last = self.letters().stretch(&self.text, from - 1..from).end;
        let between = &self.text[last..self.letters().place(to)];
        let Some((head, rest)) = between.split_once('\n') else {
            return false;
        };
        let Some((inside, tail)) = rest.rsplit_once('\n') else {
            return false;
        };
        // A word on the line of the one or the other half belongs to the sentence.
        if !Letters::of(head).is_empty() || !Letters::of(tail).is_empty() {
            return false;
        }
        let mut lines = inside
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let has_page_break = between.contains('\u{c}');
        let begins_a_note = lines.clone().next().is_some_and(|line| {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let is_called = line.starts_with(|first: char| {
                super::letters::is_superscript(first) || "*†‡[".contains(first)
            });
            (1..=3).contains(&digits) || is_called
        });
        // A line of the text that was skipped looks like a head, but nothing sets it apart.
        let is_apart = inside
            .lines()
            .next()
            .is_some_and(|line| line.trim().is_empty());
        let is_number = |line: &str| line.bytes().all(|byte| byte.is_ascii_digit());
        let is_head = (is_apart || lines.clone().any(is_number))
            && lines.clone().count() <= 2
            && lines.all(|line| line.chars().count() <= 80);
        has_page_break || begins_a_note || is_head
    }
}

/// The nearest boundary of letters at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
