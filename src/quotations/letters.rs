//! What is compared of a text: its letters and digits, folded, each with its place.
//!
//! Folding takes away what print and copying change: the case of letters, accents,
//! ligatures and other forms of one letter (NFKD), blanks, hyphens, quotation marks,
//! all punctuation, and the calls of notes (`unnecessary.31Clearly`). Whether these
//! differ is asked afterwards, of the passage that was found.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

/// The folded letters of a text.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// The letters, folded; no blanks.
    pub folded: String,
    /// For each byte of `folded`, the byte of the text at which its letter begins.
    places: Vec<u32>,
}

/// A note's call has at most so many digits.
const LONGEST_CALL: usize = 3;

impl Letters {
    /// Folds a text. A text over 4 GiB is cut there.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut letters = Self {
            folded: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
        };
        let mut skip_to = 0;
        for (at, letter) in text.char_indices() {
            let Ok(place) = u32::try_from(at) else { break };
            if at < skip_to {
                continue;
            }
            if letter.is_ascii() {
                if (letter.is_ascii_digit() || letter == '[')
                    && let Some(end) = note_call(text, at)
                {
                    skip_to = end;
                    continue;
                }
                if letter.is_ascii_alphanumeric() {
                    letters.folded.push(letter.to_ascii_lowercase());
                    letters.places.push(place);
                }
                continue;
            }
            if is_superscript(letter) {
                continue;
            }
            for part in std::iter::once(letter)
                .nfkd()
                .filter(|part| part.is_alphanumeric())
            {
                if let Some(plain) = written_out(part) {
                    letters.folded.push_str(plain);
                    letters.places.extend(plain.bytes().map(|_| place));
                    continue;
                }
                for lower in part.to_lowercase().filter(|lower| lower.is_alphanumeric()) {
                    letters.folded.push(lower);
                    for _ in 0..lower.len_utf8() {
                        letters.places.push(place);
                    }
                }
            }
        }
        letters
    }

    /// The letters with some of them written in another way, each in its place.
    pub(super) fn refolded(&self, written: fn(char) -> Option<&'static str>) -> Self {
        let mut letters = Self {
            folded: String::with_capacity(self.folded.len()),
            places: Vec::with_capacity(self.places.len()),
        };
        for (at, letter) in self.folded.char_indices() {
            let from = letters.folded.len();
            match written(letter) {
                Some(other) => letters.folded.push_str(other),
                None => letters.folded.push(letter),
            }
            let place = self.places[at];
            letters
                .places
                .extend((from..letters.folded.len()).map(|_| place));
        }
        letters
    }

    /// Whether there is nothing to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// The place in the text of the letter at a byte of the folded letters.
    #[must_use]
    pub fn place(&self, byte: usize) -> usize {
        self.places[byte] as usize
    }

    /// The stretch of the text from which a stretch of the folded letters comes: from
    /// its first letter to the end of its last.
    #[must_use]
    pub fn stretch(&self, text: &str, folded: Range<usize>) -> Range<usize> {
        if folded.is_empty() {
            let at = self
                .places
                .get(folded.start)
                .map_or(text.len(), |place| *place as usize);
            return at..at;
        }
        let last = self.place(folded.end - 1);
        let length = text[last..].chars().next().map_or(0, char::len_utf8);
        self.place(folded.start)..last + length
    }

    /// Whether a word of the text begins with the letter at a byte of the folded letters.
    #[must_use]
    pub fn begins_word(&self, text: &str, byte: usize) -> bool {
        let place = self.place(byte);
        let is_first = byte == 0 || self.place(byte - 1) != place;
        let before = text[..place].chars().next_back();
        is_first && !before.is_some_and(char::is_alphanumeric)
    }

    /// The first byte of the folded letters that comes from a place in the text or
    /// from after it.
    #[must_use]
    pub fn at_place(&self, place: usize) -> usize {
        self.places
            .partition_point(|known| (*known as usize) < place)
    }
}

/// Letters that have no accent to take off, as they are written without them.
fn written_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        'ı' => "i",
        _ => return None,
    })
}

/// Whether a letter is a raised digit: the call of a note.
pub(crate) fn is_superscript(letter: char) -> bool {
    matches!(
        letter,
        '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}'
    )
}

/// The end of a note's call that begins at a place: up to three digits glued to the
/// end of a word or to the mark behind it, or `[12]`.
pub(crate) fn note_call(text: &str, at: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let digits = |bytes: &[u8]| {
        bytes
            .iter()
            .take(LONGEST_CALL + 1)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    if rest.first() == Some(&b'[') {
        let count = digits(&rest[1..]);
        let closes = rest.get(1 + count) == Some(&b']');
        return ((1..=LONGEST_CALL).contains(&count) && closes).then_some(at + count + 2);
    }
    let count = digits(rest);
    if !(1..=LONGEST_CALL).contains(&count) {
        return None;
    }
    let after = text[at + count..].chars().next();
    let goes_on = matches!(
        after,
        Some('%' | '°' | '-' | '\u{2010}'..='\u{2015}' | '/' | '\'')
    ) || matches!(after, Some('.' | ',')) && digits(&rest[count + 1..]) > 0
        || after.is_some_and(char::is_lowercase);
    if goes_on {
        return None;
    }
    let mut before = text[..at].chars().rev();
    let first = before.next()?;
    let is_word_end = |letter: char, before: &mut dyn Iterator<Item = char>| {
        letter.is_lowercase()
            && before
                .take(2)
                .filter(|letter| letter.is_lowercase())
                .count()
                == 2
    };
    let is_call = match first {
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | '”' | '’' | '"' | '\'' | '»' | ']' => {
            // `3.14` and `1,000` are numbers, `word.14` is none; `1961.”31` is a call.
            let marks = |letter: &char| !letter.is_alphanumeric() && !letter.is_whitespace();
            let glued = before.find(|letter| !marks(letter));
            // Behind a mark of insertion no word stands before it: `[sic].”31`.
            glued.map_or(!matches!(first, '.' | ','), char::is_alphabetic)
        }
        letter => is_word_end(letter, &mut before),
    };
    is_call.then_some(at + count)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn folded(text: &str) -> String {
        Letters::of(text).folded
    }

    #[test]
    fn what_print_changes_is_folded_away() {
        assert_eq!(
            folded("The\t \u{a0}ﬁrst “Five-‐Year” Plan"),
            "thefirstfiveyearplan"
        );
        assert_eq!(folded("co\u{ad}oper-\nation"), "cooperation");
        assert_eq!(folded("Poznań, ÉLAN"), "poznanelan");
        assert_eq!(folded("中国 援助"), "中国援助");
    }

    #[test]
    fn calls_of_notes_are_no_letters() {
        assert_eq!(
            folded("it was unnecessary.31Clearly, aid"),
            "itwasunnecessaryclearlyaid"
        );
        assert_eq!(
            folded("still in controversy.1 Also"),
            "stillincontroversyalso"
        );
        assert_eq!(folded("the aid12 of China"), "theaidofchina");
        assert_eq!(folded("he said.”7 Then"), "hesaidthen");
        assert_eq!(folded("as shown.[12] Then x²"), "asshownthenx");
        assert_eq!(folded(".”28 Apparent"), "apparent");
    }

    #[test]
    fn numbers_stay() {
        assert_eq!(folded("3.14 and 1,000"), "314and1000");
        assert_eq!(folded("In 1957, 38 countries"), "in195738countries");
        assert_eq!(folded("G7, B52, the 1950s, F-16"), "g7b52the1950sf16");
        assert_eq!(folded("about 40%"), "about40");
    }

    #[test]
    fn every_letter_knows_its_place() {
        let text = "É “ﬁt” 中 x.31Y";
        let letters = Letters::of(text);
        assert_eq!(letters.folded, "efit中xy");
        for (at, _) in letters.folded.char_indices() {
            assert!(text.is_char_boundary(letters.place(at)));
        }
        let whole = letters.stretch(text, 0..letters.folded.len());
        assert_eq!(&text[whole], text);
        let middle = letters.folded.find("it").unwrap();
        assert_eq!(&text[letters.stretch(text, middle..middle + 2)], "ﬁt");
    }
}
