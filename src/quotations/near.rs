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
    let (end, distance) = best_end(words, text.iter(), most)?;
    // The same search backwards from the end finds where the stretch begins.
    let reversed: Vec<char> = words.iter().rev().copied().collect();
    let longest = end.min(words.len() + distance);
    let before = text[end - longest..end].iter().rev();
    let start = start_before(&reversed, before, distance).unwrap_or(longest);
    Some(Nearest {
        stretch: end - start..end,
        distance,
    })
}

/// For each letter the places in the words at which it stands, as bits of blocks.
struct Patterns {
    blocks: usize,
    ascii: Vec<u64>,
    others: HashMap<char, Vec<u64>, foldhash::fast::FixedState>,
    none: Vec<u64>,
}

impl Patterns {
    fn new(words: &[char]) -> Self {
        let blocks = words.len().div_ceil(64);
        let mut patterns = Self {
            blocks,
            ascii: vec![0; 128 * blocks],
            others: HashMap::default(),
            none: vec![0; blocks],
        };
        for (at, letter) in words.iter().enumerate() {
            let (block, bit) = (at / 64, 1 << (at % 64));
            if letter.is_ascii() {
                patterns.ascii[*letter as usize * blocks + block] |= bit;
            } else {
                patterns
                    .others
                    .entry(*letter)
                    .or_insert_with(|| vec![0; blocks])[block] |= bit;
            }
        }
        patterns
    }

    fn of(&self, letter: char) -> &[u64] {
        if letter.is_ascii() {
            let from = letter as usize * self.blocks;
            &self.ascii[from..from + self.blocks]
        } else {
            self.others.get(&letter).unwrap_or(&self.none)
        }
    }
}

/// One column of the table of distances, as differences between its rows.
struct Column {
    /// The rows that are one more, and those that are one less, than the row above.
    more: Vec<u64>,
    less: Vec<u64>,
    /// The distance of the whole words, in the last row.
    distance: usize,
    last: u64,
}

impl Column {
    fn new(length: usize) -> Self {
        let blocks = length.div_ceil(64);
        Self {
            more: vec![u64::MAX; blocks],
            less: vec![0; blocks],
            distance: length,
            last: 1 << ((length - 1) % 64),
        }
    }

    /// Goes on by one letter of the text. `carries` is whether the row above the
    /// first grows with every letter: not where a stretch may begin anywhere.
    fn step(&mut self, pattern: &[u64], carries: bool) {
        let blocks = self.more.len();
        let (mut plus, mut minus) = (u64::from(carries), 0);
        for (block, matches) in pattern.iter().enumerate() {
            let (more, less) = (self.more[block], self.less[block]);
            let same = matches | minus;
            let vertical = matches | less;
            let horizontal = (((same & more).wrapping_add(more)) ^ more) | same;
            let mut grows = less | !(horizontal | more);
            let mut shrinks = more & horizontal;
            if block + 1 == blocks {
                self.distance += usize::from(grows & self.last != 0);
                self.distance -= usize::from(shrinks & self.last != 0);
            }
            let (next_plus, next_minus) = (grows >> 63, shrinks >> 63);
            grows = (grows << 1) | plus;
            shrinks = (shrinks << 1) | minus;
            self.more[block] = shrinks | !(vertical | grows);
            self.less[block] = grows & vertical;
            (plus, minus) = (next_plus, next_minus);
        }
    }
}

fn best_end<'text>(
    words: &[char],
    text: impl Iterator<Item = &'text char>,
    most: usize,
) -> Option<(usize, usize)> {
    let patterns = Patterns::new(words);
    let mut column = Column::new(words.len());
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
fn start_before<'text>(
    reversed: &[char],
    text: impl Iterator<Item = &'text char>,
    distance: usize,
) -> Option<usize> {
    let patterns = Patterns::new(reversed);
    let mut column = Column::new(reversed.len());
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
