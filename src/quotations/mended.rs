//! A quotation with the text's own words in the place of those that the text has not.

use std::ops::Range;

use super::compare::{Comparison, Source};
use super::letters::Letters;
use super::marks::{Stretch, lettered};
use super::near::nearest;
use super::occurrences::Occurrence;
use super::words::Replaced;

/// Shorter stretches are near to too much.
const FEWEST_LETTERS: usize = 24;

/// At most one letter in so many differs.
const CLOSE: usize = 5;

/// A word is misspelt where at most one letter in so many differs.
const MISSPELT: usize = 4;

/// Another passage is as near where it differs by no more than one letter in so many
/// besides.
const MARGIN: usize = 20;

impl Source {
    /// A quotation with the text's own words in the one stretch between its marks that
    /// the text does not have; marks and all other stretches stay. It then stands in the
    /// text word for word. None where the nearest passage is not really near, where
    /// another is as near, or where a mark lies within what differs.
    #[must_use]
    pub fn mended(&self, quotation: &str) -> Option<String> {
        let sought = lettered(quotation);
        let mut missing = sought
            .iter()
            .filter(|(stretch, letters)| !self.searched.has(stretch, letters));
        let ((stretch, letters), None) = (missing.next()?, missing.next()) else {
            return None;
        };
        let place = stretch.place.clone();
        let is_plain = quotation.get(place.clone()) == Some(&stretch.words[..]);
        if !is_plain || stretch.begins_in_word || stretch.ends_in_word {
            return None;
        }
        let Comparison::Near {
            passage,
            replaced,
            distance: (changed, of),
        } = self.compare(quotation, 0)
        else {
            return None;
        };
        if of < FEWEST_LETTERS || changed * CLOSE > of {
            return None;
        }
        if !replaced
            .iter()
            .all(|one| self.is_anchored(quotation, &place, one))
        {
            return None;
        }
        let own = self.words_of(&passage, &replaced)?;
        let is_only = || self.is_only_near(letters, &passage, changed + of / MARGIN);
        if !self.stands_twice(&own) && !is_only() {
            return None;
        }
        let own = in_place_of(stretch, &own);
        let mended = format!(
            "{}{own}{}",
            &quotation[..place.start],
            &quotation[place.end..]
        );
        let was_marked = sought.len() > 1 || sought.iter().any(|(one, _)| one.is_case_marked);
        match self.compare(&mended, 0) {
            Comparison::Found {
                changes, is_marked, ..
            } if changes.is_empty() && is_marked == was_marked => Some(mended),
            _ => None,
        }
    }

    /// Whether a stretch goes on beyond what differs, on both sides, so that the passage
    /// begins and ends where the stretch does; or one word there is merely misspelt.
    fn is_anchored(&self, quotation: &str, stretch: &Range<usize>, change: &Replaced) -> bool {
        let has_letter = |place: Range<usize>| {
            let words = quotation.get(place).unwrap_or_default();
            words.contains(char::is_alphanumeric)
        };
        if has_letter(stretch.start..change.quoted.start)
            && has_letter(change.quoted.end..stretch.end)
        {
            return true;
        }
        let one = quotation.get(change.quoted.clone()).unwrap_or_default();
        let other = self.text().get(change.text.clone()).unwrap_or_default();
        let is_word = |word: &str| !word.is_empty() && !word.contains(char::is_whitespace);
        let distance = strsim::osa_distance(&one.to_lowercase(), &other.to_lowercase());
        is_word(one) && is_word(other) && distance * MISSPELT <= other.chars().count()
    }

    /// The text's words in a passage, without the notes and running heads within it that
    /// the quotation has not; none where such may be left, or where they would be read
    /// as marks.
    fn words_of(&self, passage: &Range<usize>, replaced: &[Replaced]) -> Option<String> {
        let letters = self.searched.letters();
        let mut pieces = Vec::new();
        let mut from = passage.start;
        for change in replaced {
            let lacking = letters.at_place(change.text.start)..letters.at_place(change.text.end);
            let is_left_out = change.quoted.is_empty()
                && lacking.start > 0
                && lacking.end < letters.folded.len()
                && self.searched.is_apparatus(lacking.start, lacking.end);
            if is_left_out {
                let last = letters.stretch(self.text(), lacking.start - 1..lacking.start);
                pieces.push(from..last.end);
                from = letters.place(lacking.end);
            } else if self.goes_over_a_break(&change.text) {
                return None;
            }
        }
        pieces.push(from..passage.end);
        let words = self.own_words(&Occurrence {
            stretches: vec![pieces],
        });
        let is_mark = words.contains(['[', ']', '…']) || words.contains("...");
        (!is_mark).then_some(words)
    }

    /// Whether a page or a paragraph ends within a stretch.
    fn goes_over_a_break(&self, place: &Range<usize>) -> bool {
        let text = self.text().get(place.clone()).unwrap_or_default();
        text.contains('\u{c}') || text.lines().any(|line| line.trim().is_empty())
    }

    /// Whether some words stand in the text more than once.
    fn stands_twice(&self, words: &str) -> bool {
        self.occurrences(words, 0).count > 1
    }

    /// Whether no passage beside one is as near to some letters.
    fn is_only_near(&self, letters: &Letters, passage: &Range<usize>, most: usize) -> bool {
        let sought: Vec<char> = letters.folded.chars().collect();
        let (text, starts) = self.letters();
        let at = |place| {
            let folded = self.searched.letters().at_place(place);
            starts.partition_point(|start| (*start as usize) < folded)
        };
        let (before, after) = (at(passage.start), at(passage.end));
        nearest(&sought, &text[..before], most).is_none()
            && nearest(&sought, &text[after..], most).is_none()
    }
}

/// The text's words with what stood round the letters of a stretch; its first letter is
/// small or capital as it was.
fn in_place_of(stretch: &Stretch, own: &str) -> String {
    let words = &stretch.words;
    let is_letter = |letter: char| letter.is_alphanumeric();
    let start = words.find(is_letter).unwrap_or(0);
    let after = words.trim_end_matches(|letter| !is_letter(letter)).len();
    let own = own.trim_matches(|letter| !is_letter(letter));
    let mut letters = own.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    let was = words[start..]
        .chars()
        .next()
        .map(String::from)
        .unwrap_or_default();
    let first = match was.to_lowercase() == first.to_lowercase() {
        true => was,
        false => first,
    };
    let after = after.max(start);
    format!(
        "{}{first}{}{}",
        &words[..start],
        letters.as_str(),
        &words[after..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Khrushchev said that it was unnecessary.31Clearly, the Sino-\u{2010}DPRK aid was “cut” in the\nspring of 1957.32 Aid was not re-\nnewed for a long time, and this was the\n\n31 See note 4, and the file of the ministry.\n\u{c}\nreason why Korea turned to Moscow in the end. The second plan was made in May of 1958, and the third plan was made in May of 1959.";

    fn mended(quotation: &str) -> Option<String> {
        Source::new(TEXT.to_owned()).mended(quotation)
    }

    #[test]
    fn the_words_of_the_text_are_put_in() {
        for (quotation, right) in [
            (
                "it was unnecessary. Clearly, the Sino-DPRK aid was “raised” in the spring of 1957",
                "it was unnecessary. Clearly, the Sino-DPRK aid was “cut” in the spring of 1957",
            ),
            (
                "aid was renewed for a long time, and this was the …",
                "aid was not renewed for a long time, and this was the …",
            ),
            (
                "Khrushchev said … the Sino-DPRK aid was suddenly cut in the spring of 1957 […] Korea turned",
                "Khrushchev said … the Sino-DPRK aid was “cut” in the spring of 1957 […] Korea turned",
            ),
        ] {
            assert_eq!(mended(quotation).as_deref(), Some(right));
        }
    }

    #[test]
    fn a_running_head_is_left_out() {
        let text = "The council had never agreed on what should be done about the\n\n12\n\nharbour of the old town, and nobody could say why.";
        let mended = Source::new(text.to_owned())
            .mended("the council had always agreed on what should be done about the harbour of the old town");
        assert_eq!(
            mended.as_deref(),
            Some(
                "the council had never agreed on what should be done about the harbour of the old town"
            )
        );
    }

    #[test]
    fn what_is_not_certain_is_left() {
        for quotation in [
            "Albania had asked for machines, tractors and engineers",
            "aid was “raised”",
            "the nth plan was made in May of 1950",
            "[C]learly, the Sino-DPRK aid was raised in the spring of 1957",
            "the aid was raised in spring … Aid was renewed for long times",
        ] {
            assert_eq!(mended(quotation), None, "{quotation}");
        }
    }
}
