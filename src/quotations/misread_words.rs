//! Words that a scan may have misread, one by one.
//!
//! Where the letters of a passage are folded, only the commonest confusions are read
//! away. Of the words that still differ each is asked whether the scan's word can be a
//! misreading: then it is as good as found, or found with a word that is told.

use super::slips::NUMBERS;
use std::ops::Range;

use super::compare::{Comparison, Source};
use super::find::Searched;
use super::letters::Letters;
use super::passage::{Change, Difference};
use super::scanned::{is_misread, times};
use super::turning::turns;
use super::words::Replaced;

/// One word in so many letters may be misread, and one more.
const LETTERS_A_WORD: usize = 20;

/// Single letters that a scan takes for each other,
const LIKE: [&str; 5] = ["ceo", "li1tf", "un", "hb", "fs"];

/// and several.
const LIKE_SEVERAL: [(&str, &str); 5] = [
    ("rn", "m"),
    ("ii", "u"),
    ("ii", "n"),
    ("cl", "d"),
    ("vv", "w"),
];

/// Several consonants with which a word may begin.
const ONSETS: [&str; 50] = [
    "bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gn", "gr", "kl", "kn", "kr",
    "ph", "pl", "pn", "pr", "ps", "q", "rh", "sc", "sh", "sk", "sl", "sm", "sn", "sp", "sq", "st",
    "sv", "sw", "th", "tr", "ts", "tw", "vr", "wh", "wr", "sch", "scr", "shr", "spl", "spr", "str",
    "thr", "chr", "phr",
];

/// Two words are alike where at most one letter in so many differs.
const ALIKE: usize = 3;

/// What a word of the scan is to the quotation's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It is misread, so far as a scan can tell.
    Misread,
    /// It is alike, and may be another.
    Alike,
}

impl Source {
    /// A quotation that stands in a scanned text but for misread words, one of which may
    /// be another that is like it; with all places where it stands.
    pub(super) fn with_misread_words(
        &self,
        quotation: &str,
        replaced: &[Replaced],
    ) -> Option<(Comparison, Vec<Vec<Range<usize>>>)> {
        let letters = Letters::of(quotation).folded.len();
        let most = 1 + letters / LETTERS_A_WORD;
        let (mut alike, mut number) = (None, 0);
        let mut as_scanned = quotation.to_owned();
        let mut differing = replaced.to_vec();
        // Of several stretches the one that says most is told first, then the next.
        let (found, places) = loop {
            number += differing.len().max(1);
            if differing.is_empty() || number > most {
                return None;
            }
            for change in differing.iter().rev() {
                if word(&self.searched, &as_scanned, change)? == Word::Alike
                    && alike.replace(change.text.clone()).is_some()
                {
                    return None;
                }
                as_scanned.replace_range(change.quoted.clone(), &self.text()[change.text.clone()]);
            }
            match self.compare_everywhere(&as_scanned, 0) {
                (Comparison::Near { replaced, .. }, _) => differing = replaced,
                found => break found,
            }
        };
        let Comparison::Found { .. } = found else {
            return None;
        };
        let mut found = self.scanned(found, &as_scanned);
        if let Comparison::Found {
            changes,
            as_scanned,
            ..
        } = &mut found
        {
            *as_scanned = true;
            if let Some(place) = alike {
                changes.push(Change {
                    difference: Difference::Word,
                    place,
                });
            }
        }
        Some((found, places))
    }
}

/// What a scan's word is to the quotation's; none where it is another, or where one of
/// them turns the sentence or is a number.
fn word(searched: &Searched, quotation: &str, change: &Replaced) -> Option<Word> {
    if is_misread(searched, quotation, change).is_some() {
        return Some(Word::Misread);
    }
    let ours = &quotation[change.quoted.clone()];
    let theirs = &searched.text[change.text.clone()];
    let is_one = |words: &str| !words.is_empty() && !words.contains(char::is_whitespace);
    let has_digit = |words: &str| words.contains(|letter: char| letter.is_ascii_digit());
    if !is_one(ours) || !is_one(theirs) || has_digit(ours) || has_digit(theirs) {
        return None;
    }
    let (one, other) = (Letters::of(ours).folded, Letters::of(theirs).folded);
    let are_numbers = NUMBERS.contains(&&one[..]) && NUMBERS.contains(&&other[..]);
    if are_numbers || turns(ours) || turns(theirs) {
        return None;
    }
    let is_known = || times(searched, &one) > 0 || is_spoken(&one) && !is_spoken(&other);
    if is_like(&one, &other) && times(searched, &other) <= 1 && is_known() {
        return Some(Word::Misread);
    }
    let distance = strsim::levenshtein(&one, &other);
    let longest = one.chars().count().max(other.chars().count());
    (ALIKE * distance <= longest).then_some(Word::Alike)
}

/// Whether two words differ at one place only, by letters of like looks.
fn is_like(one: &str, other: &str) -> bool {
    let pairs = one.chars().zip(other.chars());
    let head: usize = pairs
        .take_while(|(one, other)| one == other)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    let (one, other) = (&one[head..], &other[head..]);
    let pairs = one.chars().rev().zip(other.chars().rev());
    let tail: usize = pairs
        .take_while(|(one, other)| one == other)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    let (one, other) = (&one[..one.len() - tail], &other[..other.len() - tail]);
    let is_single = one.chars().count() == 1 && other.chars().count() == 1;
    is_single
        && LIKE
            .iter()
            .any(|like| like.contains(one) && like.contains(other))
        || LIKE_SEVERAL.contains(&(one, other))
        || LIKE_SEVERAL.contains(&(other, one))
}

/// Whether a word can be spoken as English is: it has a vowel and begins as words do.
fn is_spoken(word: &str) -> bool {
    if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return true;
    }
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    word[1..]
        .find(is_vowel)
        .map_or(word.starts_with(is_vowel), |at| {
            let onset = &word[..=at];
            word.starts_with(is_vowel) || onset.len() == 1 || ONSETS.contains(&onset)
        })
}

#[cfg(test)]
mod tests {
    use super::super::SCANNED;
    use super::*;

    const TEXT: &str = "They had not a penny rnore for it. The clcrk paid flve marks to the ofice, \
        and the harbour did not grant the loan. It would fall in May; the five men knew.";

    fn found(quotation: &str) -> Option<Vec<Difference>> {
        match Source::new(TEXT.to_owned()).compare(quotation, SCANNED) {
            Comparison::Found { changes, .. } => {
                Some(changes.iter().map(|change| change.difference).collect())
            }
            _ => None,
        }
    }

    #[test]
    fn what_can_be_no_word_is_misread() {
        for quotation in [
            "They had not a penny more for it",
            "The clerk paid",
            "paid five marks to the",
        ] {
            assert_eq!(found(quotation), Some(Vec::new()), "{quotation}");
        }
    }

    #[test]
    fn what_may_be_another_word_is_told() {
        for quotation in [
            "The clcrk paid flve marks to the office",
            "It would fail in May",
            "and the harbor did not grant the loan",
        ] {
            assert_eq!(
                found(quotation),
                Some(vec![Difference::Word]),
                "{quotation}"
            );
        }
    }

    #[test]
    fn another_word_is_another() {
        for quotation in [
            "It would fall in June",
            "the nine men knew",
            "It would zebra in May",
            "and the harbour did now grant the loan",
            "They had not a shilling rnore for it",
        ] {
            assert_eq!(found(quotation), None, "{quotation}");
        }
    }
}
