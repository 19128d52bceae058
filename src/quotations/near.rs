//! The stretch of a text that is nearest to some words.
//!
//! Myers (1999), "A fast bit-vector algorithm for approximate string matching based
//! on dynamic programming", in blocks of 64 letters: the smallest number of letters
//! to change, add or take away, exactly, in `text * words / 64` steps.

use std::collections::HashMap;
use std::ops::Range;

/// The nearest stretch and its distance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Where, counted in letters.
    pub stretch: Range<usize>,
    /// How many letters to change, add or take away.
    pub distance: usize,
}

/// The nearest stretch of `text` to `words`, both as letters; of several the first
/// that ends. None where it would take more than `most` changes.
#[must_use]
pub fn nearest(words: &[char], text: &[char], most: usize) -> Option<Nearest> {
    if words.is_empty() || text.is_empty() {
        return None;
    }
    // Few blocks are unrolled: most quotations have no more.
    match words.len().div_ceil(64) {
        1 => nearest_by::<[u64; 1]>(words, text, most),
        2 => nearest_by::<[u64; 2]>(words, text, most),
        3 => nearest_by::<[u64; 3]>(words, text, most),
        4 => nearest_by::<[u64; 4]>(words, text, most),
        _ => nearest_by::<Vec<u64>>(words, text, most),
    }
}

fn nearest_by<B: Blocks>(words: &[char], text: &[char], most: usize) -> Option<Nearest> {
    let (end, distance) = best_end::<B>(words, text.iter(), most)?;
    // The same search backwards from the end finds where the stretch begins.
    let reversed: Vec<char> = words.iter().rev().copied().collect();
    let longest = end.min(words.len() + distance);
    let before = text[end - longest..end].iter().rev();
    let start = start_before::<B>(&reversed, before, distance).unwrap_or(longest);
    Some(Nearest {
        stretch: end - start..end,
        distance,
    })
}

/// Blocks of 64 bits, one for each 64 letters of the words.
trait Blocks: AsRef<[u64]> + AsMut<[u64]> + Clone {
    /// So many blocks with these bits each.
    fn filled(bits: u64, number: usize) -> Self;
}

impl<const N: usize> Blocks for [u64; N] {
    fn filled(bits: u64, _: usize) -> Self {
        [bits; N]
    }
}

impl Blocks for Vec<u64> {
    fn filled(bits: u64, number: usize) -> Self {
        vec![bits; number]
    }
}

/// For each letter the places in the words at which it stands, as bits of blocks.
struct Patterns<B> {
    ascii: Vec<B>,
    others: HashMap<char, B, foldhash::fast::FixedState>,
    none: B,
}

impl<B: Blocks> Patterns<B> {
    fn new(words: &[char]) -> Self {
        let none = B::filled(0, words.len().div_ceil(64));
        let mut patterns = Self {
            ascii: vec![none.clone(); 128],
            others: HashMap::default(),
            none: none.clone(),
        };
        for (at, letter) in words.iter().enumerate() {
            let pattern = if letter.is_ascii() {
                &mut patterns.ascii[*letter as usize]
            } else {
                patterns
                    .others
                    .entry(*letter)
                    .or_insert_with(|| none.clone())
            };
            pattern.as_mut()[at / 64] |= 1 << (at % 64);
        }
        patterns
    }

    fn of(&self, letter: char) -> &B {
        if letter.is_ascii() {
            &self.ascii[letter as usize]
        } else {
            self.others.get(&letter).unwrap_or(&self.none)
        }
    }
}

/// One column of the table of distances, as differences between its rows.
struct Column<B> {
    /// The rows that are one more, and those that are one less, than the row above.
    more: B,
    less: B,
    /// The distance of the whole words, in the last row.
    distance: usize,
    last: u64,
}

impl<B: Blocks> Column<B> {
    fn new(length: usize) -> Self {
        let blocks = length.div_ceil(64);
        Self {
            more: B::filled(u64::MAX, blocks),
            less: B::filled(0, blocks),
            distance: length,
            last: 1 << ((length - 1) % 64),
        }
    }

    /// Goes on by one letter of the text. `carries` is whether the row above the
    /// first grows with every letter: not where a stretch may begin anywhere.
    #[inline]
    fn step(&mut self, pattern: &B, carries: bool) {
        let (mut plus, mut minus) = (u64::from(carries), 0);
        let (mut last_grows, mut last_shrinks) = (0, 0);
        let rows = self.more.as_mut().iter_mut().zip(self.less.as_mut());
        for ((more, less), matches) in rows.zip(pattern.as_ref()) {
            let same = matches | minus;
            let vertical = matches | *less;
            let horizontal = (((same & *more).wrapping_add(*more)) ^ *more) | same;
            let mut grows = *less | !(horizontal | *more);
            let mut shrinks = *more & horizontal;
            (last_grows, last_shrinks) = (grows, shrinks);
            let (next_plus, next_minus) = (grows >> 63, shrinks >> 63);
            grows = (grows << 1) | plus;
            shrinks = (shrinks << 1) | minus;
            *more = shrinks | !(vertical | grows);
            *less = grows & vertical;
            (plus, minus) = (next_plus, next_minus);
        }
        self.distance += usize::from(last_grows & self.last != 0);
        self.distance -= usize::from(last_shrinks & self.last != 0);
    }
}

fn best_end<'text, B: Blocks>(
    words: &[char],
    text: impl Iterator<Item = &'text char>,
    most: usize,
) -> Option<(usize, usize)> {
    let patterns = Patterns::<B>::new(words);
    let mut column = Column::<B>::new(words.len());
    let mut best: Option<(usize, usize)> = None;
    for (at, letter) in text.enumerate() {
        column.step(patterns.of(*letter), false);
        let known = best.map_or(most + 1, |(_, distance)| distance);
        if column.distance < known {
            best = Some((at + 1, column.distance));
        }
    }
    best
}

/// How many letters back from an end the words reach with a distance that is known:
/// the shortest such stretch that begins as the words do, so far as there is one.
fn start_before<'text, B: Blocks>(
    reversed: &[char],
    text: impl Iterator<Item = &'text char>,
    distance: usize,
) -> Option<usize> {
    let patterns = Patterns::<B>::new(reversed);
    let mut column = Column::<B>::new(reversed.len());
    let mut found = None;
    for (at, letter) in text.enumerate() {
        column.step(patterns.of(*letter), true);
        if column.distance == distance {
            let begins_alike = reversed.last() == Some(letter);
            if found.is_none() || begins_alike {
                found = Some(at + 1);
            }
            if begins_alike {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The table of Sellers (1980), row by row.
    fn by_table(words: &[char], text: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=words.len()).collect();
        let mut best = row[words.len()];
        for letter in text {
            let mut corner = 0;
            for at in 1..=words.len() {
                let changed = corner + usize::from(words[at - 1] != *letter);
                corner = row[at];
                row[at] = changed.min(row[at] + 1).min(row[at - 1] + 1);
            }
            best = best.min(row[words.len()]);
        }
        best
    }

    fn random(seed: &mut u64, below: u64) -> u64 {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % below
    }

    #[test]
    fn the_distance_is_that_of_the_table() {
        let mut seed = 7;
        for round in 0..3_000 {
            let longest = if round % 3 == 0 { 200 } else { 70 };
            let length = 1 + random(&mut seed, longest) as usize;
            let alphabet = ['a', 'b', 'c', 'é', '中'];
            let mut pick = |count: usize| -> Vec<char> {
                (0..count)
                    .map(|_| alphabet[random(&mut seed, 5) as usize])
                    .collect()
            };
            let words = pick(length);
            let text = pick(length * 2 + 5);
            let found = nearest(&words, &text, words.len()).unwrap();
            assert_eq!(
                found.distance,
                by_table(&words, &text),
                "{words:?} {text:?}"
            );
            let stretch = &text[found.stretch.clone()];
            let mut padded: Vec<char> = stretch.to_vec();
            padded.push('\u{0}');
            assert_eq!(
                whole(&words, stretch),
                found.distance,
                "{words:?} {stretch:?}"
            );
        }
    }

    fn whole(one: &[char], other: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=one.len()).collect();
        for (count, letter) in other.iter().enumerate() {
            let mut corner = row[0];
            row[0] = count + 1;
            for at in 1..=one.len() {
                let changed = corner + usize::from(one[at - 1] != *letter);
                corner = row[at];
                row[at] = changed.min(row[at] + 1).min(row[at - 1] + 1);
            }
        }
        row[one.len()]
    }

    #[test]
    fn planted_words_are_found_at_their_place() {
        let text = letters("theaidwascutinthespringof1956andnotrenewed");
        let found = nearest(&letters("aidwascutinspringof1957"), &text, 8).unwrap();
        assert_eq!(found.distance, 4);
        let stretch: String = text[found.stretch].iter().collect();
        assert_eq!(stretch, "aidwascutinthespringof195");
        assert_eq!(nearest(&letters("somethingquitedifferent"), &text, 4), None);
    }
}
