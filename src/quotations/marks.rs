//! The marks in a quotation that say where it departs from its source: `…` for what
//! is left out, `[…]` for what is put in or changed.

use std::ops::Range;

use super::letters::Letters;

/// What stands between two stretches of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The quotation begins here.
    Start,
    /// `…`, `...`, `. . .`, `[…]`: something is left out.
    Omission,
    /// `[of 1956]`: something is put in, perhaps in the place of something else.
    Insertion,
}

/// A stretch of a quotation that claims to be word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What stands before it.
    pub gap: Gap,
    /// Its words, with `[T]he` read as `The`.
    pub words: String,
    /// Where in the quotation it stands.
    pub place: Range<usize>,
    /// Whether its first letter was put in brackets: its case is changed.
    pub is_case_marked: bool,
    /// Whether a mark touches its first letter, so that it may begin within a word.
    pub begins_in_word: bool,
    /// Whether a mark touches its last letter: `increase[d]`.
    pub ends_in_word: bool,
}

/// Cuts a quotation at its marks. Stretches without a letter or digit are left out.
#[must_use]
pub fn stretches(quotation: &str) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut current = Draft::new(Gap::Start, 0);
    let mut at = 0;
    while let Some(letter) = quotation[at..].chars().next() {
        if let Some(length) = omission(&quotation[at..]) {
            current.end(at, Gap::Omission, at + length, &mut found);
            at += length;
        } else if let Some((inside, length)) = brackets(&quotation[at..]) {
            let after = &quotation[at + length..];
            let is_case = inside.chars().count() == 1
                && inside.chars().all(char::is_alphabetic)
                && after.starts_with(char::is_alphabetic);
            if is_case {
                current.is_case_marked |= current.words.trim().is_empty();
                current.words.push_str(inside);
            } else {
                let is_omission = omission(inside.trim()).is_some() || inside.trim().is_empty();
                let gap = if is_omission {
                    Gap::Omission
                } else {
                    Gap::Insertion
                };
                current.end(at, gap, at + length, &mut found);
            }
            at += length;
        } else {
            current.words.push(letter);
            at += letter.len_utf8();
        }
    }
    current.end(at, Gap::Start, at, &mut found);
    if let Some(last) = found.last_mut() {
        last.ends_in_word &= last.place.end < quotation.len();
    }
    found
}

/// The stretches of a quotation with their letters, those without a letter left out.
pub(super) fn lettered(quotation: &str) -> Vec<(Stretch, Letters)> {
    let stretches = stretches(quotation).into_iter().map(|stretch| {
        let letters = Letters::of(&stretch.words);
        (stretch, letters)
    });
    stretches
        .filter(|(_, letters)| !letters.is_empty())
        .collect()
}

/// A quotation that has brackets, read as if these were the text's own; none where
/// something is left out.
pub(super) fn literal(quotation: &str) -> Option<(Stretch, Letters)> {
    let has_omission = || {
        let mut places = quotation.char_indices();
        places.any(|(at, _)| omission(&quotation[at..]).is_some())
    };
    if !quotation.contains('[') || has_omission() {
        return None;
    }
    let stretch = Stretch {
        gap: Gap::Start,
        words: quotation.to_owned(),
        place: 0..quotation.len(),
        is_case_marked: false,
        begins_in_word: false,
        ends_in_word: false,
    };
    let letters = Letters::of(quotation);
    (!letters.is_empty()).then_some((stretch, letters))
}

struct Draft {
    gap: Gap,
    words: String,
    from: usize,
    is_case_marked: bool,
}

impl Draft {
    fn new(gap: Gap, from: usize) -> Self {
        Self {
            gap,
            words: String::new(),
            from,
            is_case_marked: false,
        }
    }

    /// Ends the stretch and begins the next. Where nothing stood between two marks,
    /// something may be left out.
    fn end(&mut self, at: usize, gap: Gap, next: usize, found: &mut Vec<Stretch>) {
        let ended = std::mem::replace(self, Self::new(gap, next));
        if ended.words.chars().any(char::is_alphanumeric) {
            found.push(Stretch {
                begins_in_word: ended.from > 0
                    && ended.words.starts_with(char::is_alphanumeric)
                    && !ended.is_case_marked,
                ends_in_word: ended.words.ends_with(char::is_alphanumeric),
                gap: ended.gap,
                words: ended.words,
                place: ended.from..at,
                is_case_marked: ended.is_case_marked,
            });
        } else if ended.gap == Gap::Omission {
            self.gap = Gap::Omission;
        }
    }
}

/// The length of a mark of omission at the beginning of some words.
fn omission(words: &str) -> Option<usize> {
    let mut length = 0;
    let mut dots = 0;
    for (at, letter) in words.char_indices() {
        match letter {
            '…' => dots += 3,
            '.' => dots += 1,
            ' ' if dots > 0 => continue,
            _ => break,
        }
        length = at + letter.len_utf8();
    }
    let begins = words.starts_with(['…', '.']);
    (begins && dots >= 3).then_some(length)
}

/// What stands in brackets at the beginning of some words, and its length with them.
fn brackets(words: &str) -> Option<(&str, usize)> {
    let inside = words.strip_prefix('[')?;
    let end = inside.find(']')?;
    Some((&inside[..end], end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(quotation: &str) -> Vec<(Gap, String)> {
        let stretches = stretches(quotation).into_iter();
        stretches
            .map(|one| (one.gap, one.words.trim().to_owned()))
            .collect()
    }

    #[test]
    fn marks_of_every_kind_cut() {
        let two = |gap| vec![(Gap::Start, "one".to_owned()), (gap, "two".to_owned())];
        for words in [
            "one … two",
            "one ... two",
            "one . . . two",
            "one …… two",
            "one […] two",
            "one [...] two",
            "one … [] two",
        ] {
            assert_eq!(shown(words), two(Gap::Omission), "{words}");
        }
        assert_eq!(shown("one [of them] two"), two(Gap::Insertion));
        assert_eq!(shown("one [sic] … two"), two(Gap::Omission));
    }

    #[test]
    fn a_changed_case_is_no_cut() {
        assert_eq!(shown("[T]he aid"), [(Gap::Start, "The aid".to_owned())]);
        assert!(stretches("[T]he aid")[0].is_case_marked);
        assert_eq!(
            shown("… the aid …"),
            [(Gap::Omission, "the aid".to_owned())]
        );
    }

    #[test]
    fn a_mark_may_stand_within_a_word() {
        let edges = |quotation: &str| -> Vec<(bool, bool)> {
            let stretches = stretches(quotation).into_iter();
            stretches
                .map(|one| (one.begins_in_word, one.ends_in_word))
                .collect()
        };
        assert_eq!(edges("increase[d] aid"), [(false, true), (false, false)]);
        assert_eq!(edges("the[ir]s"), [(false, true), (true, false)]);
        assert_eq!(edges("the aid"), [(false, false)]);
        assert_eq!(edges("[t]he aid … grew"), [(false, false), (false, false)]);
    }

    #[test]
    fn ends_of_sentences_and_open_brackets_are_words() {
        assert_eq!(
            shown("the end. Then"),
            [(Gap::Start, "the end. Then".to_owned())]
        );
        assert_eq!(
            shown("an [open one"),
            [(Gap::Start, "an [open one".to_owned())]
        );
        assert!(shown("…").is_empty() && shown("").is_empty());
    }
}
