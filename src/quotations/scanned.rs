//! Quotations from texts that were read by a scanner.
//!
//! Scanning takes letters for others of their looks: `l`, `I` and `1`, `O` and `0`, `rn`
//! and `m`. Such letters are folded into one, in the text and in the quotation, and this
//! is looked for; then every word that differs is asked whether it can be a misreading
//! rather than another word. What would change a number or a negation never is.

use std::ops::Range;

use memchr::memmem::Finder;

use super::compare::{Comparison, Sought, Source, changes};
use super::find::{Pieces, Searched};
use super::letters::Letters;
use super::passage::{Change, Difference};
use super::turning::turns;
use super::words::{Replaced, replaced};

/// So many letters in a hundred may be misread in a text that was scanned. A page of
/// which more are is hardly read at all.
pub const SCANNED: usize = 10;

/// However few letters there are, so many may be: `rn` for `m` are two.
const FEWEST: usize = 2;

/// Words of so many letters seldom look like another word; of so many, where the scan may
/// have an `l` for an `i`: *failing* and *falling*.
const LONG: usize = 6;
const LONG_WITH_I: usize = 9;

/// Of two words that are alike, the one that stands so many times as often was printed.
const FAR_OFTENER: usize = 8;

/// A word is counted so often.
const MOST_COUNTED: usize = 256;

/// Letters as scanning confuses them. What stands for two is folded into these, so that
/// each keeps its place. No two digits share a letter.
fn looks(letter: char) -> Option<&'static str> {
    Some(match letter {
        'm' => "rn",
        'w' => "vv",
        'd' => "cl",
        'u' => "n",
        'i' | '1' => "l",
        'h' => "b",
        'f' => "t",
        'e' => "c",
        '0' => "o",
        '5' => "s",
        _ => return None,
    })
}

/// Letters with those that scanning confuses folded into one.
pub(super) fn confused(letters: &Letters) -> Letters {
    letters.refolded(looks)
}

impl Source {
    /// Where a quotation stands but for misread letters.
    pub(super) fn as_scanned(&self, sought: &Sought<'_>, tolerance: usize) -> Option<Comparison> {
        if tolerance == 0 {
            return None;
        }
        let quoted: Vec<Letters> = sought.iter().map(|(_, one)| confused(one)).collect();
        let stretches = sought.iter().map(|(stretch, _)| *stretch);
        let confused: Vec<_> = stretches.zip(&quoted).collect();
        let letters: usize = sought.iter().map(|(_, one)| one.folded.len()).sum();
        let most = (letters * tolerance).div_ceil(100).max(FEWEST);
        let places = self.misread_as.places(&confused).into_iter();
        let fit = places.filter_map(|found| {
            let misread = self.misread(sought, &quoted, &found)?;
            (misread <= most).then_some((misread, found))
        });
        let (_, found) = fit.min_by_key(|(misread, _)| *misread)?;
        let scanned = &self.misread_as;
        let stretch = |pieces: &Pieces| scanned.letters().stretch(&scanned.text, pieces.span());
        let mut changes = changes(scanned, &confused, &found);
        changes
            .retain(|change| matches!(change.difference, Difference::Numbers | Difference::Digits));
        changes.iter_mut().for_each(Change::as_scanned);
        Some(Comparison::Found {
            stretches: found.iter().map(stretch).collect(),
            changes,
            is_marked: found.len() > 1 || sought.iter().any(|(one, _)| one.is_case_marked),
            as_scanned: true,
        })
    }

    /// How many letters are misread; none where something else differs.
    fn misread(&self, sought: &Sought<'_>, quoted: &[Letters], found: &[Pieces]) -> Option<usize> {
        let (searched, mut misread) = (&self.searched, 0);
        for (((stretch, letters), confused), pieces) in sought.iter().zip(quoted).zip(found) {
            for piece in pieces.iter() {
                let within = piece.from..piece.from + piece.at.len();
                let ours = confused.stretch(&stretch.words, within);
                let theirs = self
                    .misread_as
                    .letters()
                    .stretch(self.text(), piece.at.clone());
                let (_, differing) = replaced(
                    (&stretch.words, letters, folded(letters, &ours)),
                    (
                        self.text(),
                        searched.letters(),
                        folded(searched.letters(), &theirs),
                    ),
                );
                for change in &differing {
                    misread += is_misread(searched, &stretch.words, change)?;
                }
            }
        }
        Some(misread)
    }
}

/// The folded letters that come from a stretch of a text.
fn folded(letters: &Letters, stretch: &Range<usize>) -> Range<usize> {
    letters.at_place(stretch.start)..letters.at_place(stretch.end)
}

/// How many letters of a word of the text are misread, if the quotation's word can be
/// what was printed: it looks the same; neither of the two turns a sentence; and the word
/// as scanned is none (it mixes letters and digits), or one that the text has elsewhere
/// far less often than the quotation's, or a long one where both stand nowhere else.
pub(super) fn is_misread(searched: &Searched, quotation: &str, change: &Replaced) -> Option<usize> {
    let (ours, theirs) = (
        &quotation[change.quoted.clone()],
        &searched.text[change.text.clone()],
    );
    let (ours_folded, theirs_folded) = (Letters::of(ours), Letters::of(theirs));
    if confused(&ours_folded).folded != confused(&theirs_folded).folded {
        return None;
    }
    let (one, other) = (&ours_folded.folded[..], &theirs_folded.folded[..]);
    let digits = |words: &str| words.bytes().filter(u8::is_ascii_digit).count();
    let is_mixed = digits(other) > 0 && digits(other) < other.len();
    let is_number = digits(other) == other.len();
    let is_i_alone = one.replace('i', "l") == other.replace('i', "l");
    let long = if is_i_alone { LONG_WITH_I } else { LONG };
    let elsewhere = || {
        let ours = times(searched, one);
        let theirs = times(searched, other).saturating_sub(1);
        match digits(one) == one.len() {
            true => theirs == 0,
            false => {
                ours > FAR_OFTENER * theirs || ours == theirs && theirs == 0 && one.len() >= long
            }
        }
    };
    let fits = if is_number {
        other.len() == 1
    } else {
        is_mixed || !turns(ours) && !turns(theirs) && elsewhere()
    };
    fits.then(|| strsim::levenshtein(one, other))
}

/// How often a word stands in a text.
pub(super) fn times(searched: &Searched, word: &str) -> usize {
    let finder = Finder::new(word);
    let places = finder.find_iter(searched.letters().folded.as_bytes());
    let is_edge = |at: usize| !searched.is_within_word(at);
    let whole = places.filter(|at| is_edge(*at) && is_edge(at + word.len()));
    whole.take(MOST_COUNTED).count()
}

/// Whether blanks and hyphens alone set a quotation apart from a scanned text, which has
/// lost or added them; not where a word turns the sentence in one of the two only.
pub(super) fn is_blank(changes: &[Change], quotation: &str, passage: &str) -> bool {
    let is_slight =
        |change: &Change| matches!(change.difference, Difference::Blanks | Difference::Hyphens);
    !changes.is_empty() && changes.iter().all(is_slight) && turns(quotation) == turns(passage)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The govemment of tbe North asked for 195O tons, and the govern-\n\
        ment got l50. The modern state of the North wi1l not fall; the aid was n0t cut. \
        It is day in the North, day and night, and the clay is red clay. Theaid came. Burn it in 1956. They are failing behind.";

    fn as_scanned(quotation: &str) -> bool {
        let found = Source::new(TEXT.to_owned()).compare(quotation, SCANNED);
        matches!(&found, Comparison::Found { as_scanned: true, changes, .. } if changes.is_empty())
    }

    #[test]
    fn what_scanning_damages_is_read_away() {
        for quotation in [
            "The government of the North asked",
            "asked for 1950 tons",
            "the government got 150",
            "The modern state of the North will not fall",
            "the aid was not cut",
            "The government of the North … the government got 150",
            "The aid came",
        ] {
            assert!(
                as_scanned(quotation),
                "{quotation}: {:?}",
                Source::new(TEXT.to_owned()).compare(quotation, SCANNED)
            );
        }
    }

    #[test]
    fn what_is_another_word_or_number_is_not() {
        for quotation in [
            "The modem state of the North",
            "will not fail",
            "will now fall",
            "asked for 1960 tons",
            "the aid was cut",
            "and the day is red",
            "It is clay in the North",
            "Bum it in 1956",
            "in 1957",
            "the government got 151",
            "They are falling behind",
            "The government of the South asked",
        ] {
            assert!(!as_scanned(quotation), "{quotation}");
        }
        let strict = Source::new(TEXT.to_owned()).compare("The government of the North", 0);
        assert!(matches!(strict, Comparison::Near { .. }));
    }
}
