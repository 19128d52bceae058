//! A quotation with the text's own words in the place of slips of the pen.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::compare::{Comparison, Source};
use super::letters::Letters;
use super::marks::lettered;
use super::near::nearest;
use super::occurrences::Occurrence;
use super::slips::{is_function_word, is_slip};
use super::turning;
use super::words::Replaced;

/// Shorter stretches are near to too much.
const FEWEST_LETTERS: usize = 24;

/// At most one letter in so many differs.
const CLOSE: usize = 5;

/// Another passage is as near where it differs by no more than one letter in so many
/// besides.
const MARGIN: usize = 20;

/// So many function words may be lacking, too many or others.
const MOST_FUNCTION_WORDS: usize = 1;

/// What to write in a quotation so that it has the words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Where in the quotation: a word, or the place behind a word where one is put in.
    pub quoted: Range<usize>,
    /// The text's word; nothing where the quotation's is taken out with a blank beside it.
    pub word: String,
}

impl Correction {
    /// A quotation with all of some corrections, which stand in their order.
    #[must_use]
    pub fn all_in(quotation: &str, corrections: &[Self]) -> String {
        let mut mended = String::with_capacity(quotation.len());
        let mut at = 0;
        for one in corrections {
            mended += quotation.get(at..one.quoted.start).unwrap_or_default();
            at = one.quoted.end;
            if one.word.is_empty() {
                match quotation.get(at..).unwrap_or_default().starts_with(' ') {
                    true => at += 1,
                    false => mended.truncate(mended.trim_end().len()),
                }
            } else if one.quoted.is_empty() {
                mended.push(' ');
            }
            mended += &one.word;
        }
        mended + quotation.get(at..).unwrap_or_default()
    }
}

impl Source {
    /// What gives a quotation the text's own words, where these differ by no more than
    /// slips of the pen (`slips`): words misspelt, and one function word. It then stands in
    /// the text word for word. None where any other word differs, where the nearest passage
    /// is not really near or another is as near, where the misspelt word is one that the text
    /// has, or where a mark lies within what differs.
    #[must_use]
    pub fn corrections(&self, quotation: &str) -> Option<Vec<Correction>> {
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
        let mut corrections = Vec::new();
        for change in replaced.iter().filter(|change| !self.is_left_out(change)) {
            corrections.extend(self.of_change(quotation, &place, change)?);
        }
        let function_words = corrections.iter().filter(|one| {
            let quoted = quotation.get(one.quoted.clone()).unwrap_or_default();
            is_function_word(&one.word) || is_function_word(quoted)
        });
        if corrections.is_empty() || function_words.count() > MOST_FUNCTION_WORDS {
            return None;
        }
        let own = self.words_of(&passage, &replaced)?;
        let is_only = || self.is_only_near(letters, &passage, changed + of / MARGIN);
        if !self.stands_twice(&own) && !is_only() {
            return None;
        }
        let mended = Correction::all_in(quotation, &corrections);
        let was_marked = sought.len() > 1 || sought.iter().any(|(one, _)| one.is_case_marked);
        match self.compare(&mended, 0) {
            Comparison::Found {
                changes, is_marked, ..
            } if changes.is_empty() && is_marked == was_marked => Some(corrections),
            _ => None,
        }
    }

    /// What mends one place that differs, word for word; none where it is more than a slip.
    fn of_change(
        &self,
        quotation: &str,
        stretch: &Range<usize>,
        change: &Replaced,
    ) -> Option<Vec<Correction>> {
        let own = match change.text.is_empty() {
            true => String::new(),
            false => self.own_words(&Occurrence {
                stretches: vec![vec![change.text.clone()]],
            }),
        };
        let quoted = turning::words(quotation, change.quoted.clone());
        let text: Vec<&str> = turning::words(&own, 0..own.len())
            .into_iter()
            .map(|place| &own[place])
            .collect();
        let goes_on = self.goes_on(quotation, stretch, change);
        match (&quoted[..], &text[..]) {
            // A word put in stands before a blank.
            ([], [word]) if goes_on && is_function_word(word) => {
                let at = change.quoted.end;
                let is_before_blank = quotation.get(at..)?.starts_with(' ');
                is_before_blank.then(|| {
                    vec![Correction {
                        quoted: at..at,
                        word: (*word).to_owned(),
                    }]
                })
            }
            ([place], []) if goes_on && is_function_word(&quotation[place.clone()]) => {
                Some(vec![Correction {
                    quoted: place.clone(),
                    word: String::new(),
                }])
            }
            _ if quoted.len() == text.len() => {
                let mut corrections = Vec::new();
                for (place, word) in quoted.into_iter().zip(text) {
                    let ours = &quotation[place.clone()];
                    if Letters::of(ours).folded == Letters::of(word).folded {
                        continue;
                    }
                    let is_exchanged = goes_on && is_function_word(ours) && is_function_word(word);
                    // A word that the text has elsewhere was not misspelt.
                    let is_misspelt =
                        || is_slip(ours, word) && self.occurrences(ours, 0).count == 0;
                    if !is_exchanged && !is_misspelt() {
                        return None;
                    }
                    corrections.push(Correction {
                        quoted: place,
                        word: word.to_owned(),
                    });
                }
                Some(corrections)
            }
            _ => None,
        }
    }

    /// Whether a stretch goes on beyond what differs, on both sides, so that the passage
    /// begins and ends where the stretch does.
    fn goes_on(&self, quotation: &str, stretch: &Range<usize>, change: &Replaced) -> bool {
        let has_letter = |place: Range<usize>| {
            let words = quotation.get(place).unwrap_or_default();
            words.contains(char::is_alphanumeric)
        };
        has_letter(stretch.start..change.quoted.start) && has_letter(change.quoted.end..stretch.end)
    }

    /// Whether a change is that the quotation has not the notes or the running head that
    /// stand within its passage.
    fn is_left_out(&self, change: &Replaced) -> bool {
        let letters = self.searched.letters();
        let lacking = letters.at_place(change.text.start)..letters.at_place(change.text.end);
        change.quoted.is_empty()
            && lacking.start > 0
            && lacking.end < letters.folded.len()
            && self.searched.is_apparatus(lacking.start, lacking.end)
    }

    /// The text's words in a passage, without the notes and running heads within it that
    /// the quotation has not; none where such may be left, or where they would be read
    /// as marks.
    fn words_of(&self, passage: &Range<usize>, replaced: &[Replaced]) -> Option<String> {
        let letters = self.searched.letters();
        let mut pieces = Vec::new();
        let mut from = passage.start;
        for change in replaced {
            if self.is_left_out(change) {
                let lacking =
                    letters.at_place(change.text.start)..letters.at_place(change.text.end);
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Khrushchev said that it was unnecessary.31Clearly, the Sino-\u{2010}DPRK aid was “cut” in the\nspring of 1957.32 Aid was not re-\nnewed for a long time, and this was the\n\n31 See note 4, and the file of the ministry.\n\u{c}\nreason why Korea turned to Moscow in the end. The second plan was made in May of 1958, and the third plan was made in May of 1959.";

    fn mended_by(text: &str, quotation: &str) -> Option<String> {
        let corrections = Source::new(text.to_owned()).corrections(quotation)?;
        Some(Correction::all_in(quotation, &corrections))
    }

    #[test]
    fn slips_of_the_pen_are_mended() {
        for (quotation, right) in [
            (
                "it was unneccessary. Clearly, the Sino-DPRK aid was “cut” in the spring of 1957",
                "it was unnecessary. Clearly, the Sino-DPRK aid was “cut” in the spring of 1957",
            ),
            (
                "Aid was not renwed for a long time, and this was the …",
                "Aid was not renewed for a long time, and this was the …",
            ),
            (
                "Khrushchev said … the Sino-DPRK aid was “cut” in spring of 1957 […] Korea turned",
                "Khrushchev said … the Sino-DPRK aid was “cut” in the spring of 1957 […] Korea turned",
            ),
            ("and this was a the reason why Korea turned on Moscow", ""),
            (
                "the Sino-DPRK aid was “cut” in a spring of 1957",
                "the Sino-DPRK aid was “cut” in the spring of 1957",
            ),
            (
                "Khrushchev said of that it was unnecessary. Clearly, the Sino-DPRK aid",
                "Khrushchev said that it was unnecessary. Clearly, the Sino-DPRK aid",
            ),
            (
                "Khruschev siad that it was unnecessary. Clearly, the Sino-DPRK aid",
                "",
            ),
            (
                "Khrushchev said that it was unnecesasry. Clearly, the Sino-DPRK aid",
                "Khrushchev said that it was unnecessary. Clearly, the Sino-DPRK aid",
            ),
        ] {
            let right = (!right.is_empty()).then_some(right);
            assert_eq!(mended_by(TEXT, quotation).as_deref(), right, "{quotation}");
        }
    }

    #[test]
    fn other_words_are_left() {
        let text = "Food riots were rarely a matter of hunger alone, as has been doubted by Brandt. On 14 April 1787 the town rose; the recorder called them sober, and he had no reason to flatter. Each magistrate must give way where there is little hope of peace. It was plain that the plan of the crowd was known to all of them.";
        for quotation in [
            "Food riots were often a matter of hunger alone",
            "as has been shown by Brandt. On 14 April 1787 the town rose",
            "On 14 April 1778 the town rose; the recorder called them sober",
            "the recorder called them sober, and he had reason to flatter",
            "the recorder called them sober, and he had the reason to flatter",
            "Each magistrate may give way where there is little hope of peace",
            "must give way where there is little doubt of peace",
            "Each magistrate must not give way where there is little hope of peace",
            "Food riots were rarely a matter of anger alone, as has been doubted by Brandt",
            "Food riots were rarely matter the of hunger alone, as has been doubted by Brandt",
            // A word that the text has elsewhere.
            "It was plain that the plain of the crowd was known to all of them",
        ] {
            assert_eq!(mended_by(text, quotation), None, "{quotation}");
        }
    }

    #[test]
    fn a_running_head_is_left_out() {
        let text = "The council had never agreed on what should be done about the\n\n12\n\nharbour of the old town, and nobody could say why.";
        assert_eq!(
            mended_by(
                text,
                "the council had never agreeed on what should be done about the harbour of the old town"
            )
            .as_deref(),
            Some(
                "the council had never agreed on what should be done about the harbour of the old town"
            )
        );
    }

    #[test]
    fn what_is_not_certain_is_left() {
        for quotation in [
            "Albania had asked for machines, tractors and engineers",
            "aid was “cutt”",
            "the nth plan was made in May of 1950",
            "[C]learly, the Sino-DPRK aid was raised in the spring of 1957",
        ] {
            assert_eq!(mended_by(TEXT, quotation), None, "{quotation}");
        }
    }
}
