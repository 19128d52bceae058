//! Words that turn or soften a sentence, and that a quotation has cut off.

use std::ops::Range;

use super::turning::{Language, Turning, boundary, joined, language, turning, words};

/// A longer omission is more than a cut.
const LONGEST_CUT: usize = 12;

/// So many bytes around a quotation are looked at.
const MOST_AROUND: usize = 400;

/// So many words stand at most between *cannot* and *denied that*.
const MOST_BETWEEN: usize = 3;

/// A condition is cut off from no fewer words: these may be a part of the condition.
const FEWEST_UNDER_CONDITION: usize = 4;

/// Marks that end a sentence or a paragraph.
const ENDS: [char; 7] = ['.', '!', '?', ';', ':', '\u{c}', '\u{2029}'];

/// A turning word that stands right outside what is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The word as the text has it.
    pub word: String,
    /// Where in the text.
    pub place: Range<usize>,
    /// Whether it was left out within the quotation, rather than cut off at its edge.
    pub is_omitted: bool,
}

/// The first such word: left out between two stretches, or in the same sentence right
/// before the first or right after the last. A denial is none where the quotation has
/// one of its own.
#[must_use]
pub fn cut(text: &str, stretches: &[Range<usize>]) -> Option<Cut> {
    let (first, last) = (stretches.first()?, stretches.last()?);
    let quoted: Vec<Range<usize>> = stretches
        .iter()
        .flat_map(|stretch| words(text, stretch.clone()))
        .collect();
    let sentence = Sentence {
        text,
        language: language(text, first.start),
        number: quoted.len(),
    };
    let denies = |word: &Range<usize>| sentence.turning(word) == Some(Turning::Denial);
    let has_denial = quoted.iter().any(denies);
    let counts = |word: &Range<usize>| !has_denial || !denies(word);
    let omitted = stretches
        .windows(2)
        .find_map(|pair| sentence.between(pair[0].end..pair[1].start.max(pair[0].end)))
        .filter(counts);
    let (place, is_omitted) = match omitted {
        Some(place) => (place, true),
        None => {
            let before = sentence.before(first.start).filter(counts);
            (before.or_else(|| sentence.after(last))?, false)
        }
    };
    Some(Cut {
        word: joined(&text[place.clone()]),
        place,
        is_omitted,
    })
}

/// The text around a quotation.
struct Sentence<'text> {
    text: &'text str,
    language: Language,
    /// How many words are quoted.
    number: usize,
}

impl Sentence<'_> {
    fn turning(&self, word: &Range<usize>) -> Option<Turning> {
        turning(self.text, word, self.language)
    }

    fn is_under_condition(&self) -> bool {
        self.number >= FEWEST_UNDER_CONDITION
    }

    /// A turning word that was left out. What stands between commas, in brackets or in
    /// sentences of its own may be left out whole.
    fn between(&self, gap: Range<usize>) -> Option<Range<usize>> {
        let text = self.text;
        let inside = text[gap.clone()].trim();
        let is_aside =
            inside.starts_with([',', '(', '—', '–']) && inside.ends_with([',', ')', '—', '–']);
        let found = words(text, gap.clone());
        if is_aside || found.len() > LONGEST_CUT {
            return None;
        }
        let ends = |letter: char| matches!(letter, '.' | '!' | '?' | ';' | ':');
        let whole = &text[gap.clone()];
        let head = whole.find(ends).map_or(gap.end, |at| gap.start + at);
        let tail = whole.rfind(ends).map(|at| gap.start + at);
        found.into_iter().find(|word| {
            let last = tail.filter(|tail| *tail <= word.start);
            let begins_sentence = last.is_some_and(|tail| words(text, tail..word.start).is_empty());
            let is_linking = begins_sentence && text[word.clone()].eq_ignore_ascii_case("however");
            let turns = matches!(self.turning(word), Some(Turning::Denial | Turning::Doubt));
            (word.end <= head || last.is_some()) && !is_linking && turns
        })
    }

    /// A turning word among the two before a place, in the same sentence; a condition
    /// right before it. A sentence that begins with `However,` is quoted without it and
    /// means the same.
    fn before(&self, place: usize) -> Option<Range<usize>> {
        let text = self.text;
        let from = boundary(text, place.saturating_sub(MOST_AROUND));
        let around = &text[from..place];
        let mark = around.rfind(ENDS).map_or(0, |at| {
            at + around[at..].chars().next().map_or(0, char::len_utf8)
        });
        // A blank line ends a heading.
        let blank = around.rfind("\n\n").unwrap_or(0);
        let found = words(text, from + mark.max(blank)..place);
        let word = self.denying(&found).or_else(|| {
            let mut last = found.iter().rev().take(2).enumerate();
            last.find_map(|(at, word)| {
                let fits = match self.turning(word)? {
                    Turning::Denial | Turning::Doubt => true,
                    Turning::Condition => {
                        let is_provided = text[word.clone()].eq_ignore_ascii_case("provided");
                        self.is_under_condition() && at == usize::from(is_provided)
                    }
                };
                fits.then(|| word.clone())
            })
        })?;
        let is_linking = text[word.clone()].eq_ignore_ascii_case("however");
        let is_apart = text[word.end..place].contains([',', '“', '”', '"', '(', ')', '—']);
        (!is_linking && !is_apart).then_some(word)
    }

    /// `far from` and `denied that` at the end of some words.
    fn denying(&self, found: &[Range<usize>]) -> Option<Range<usize>> {
        let [.., first, second] = found else {
            return None;
        };
        let lower = |word: &Range<usize>| self.text[word.clone()].to_lowercase();
        let is_denying = match &lower(second)[..] {
            "from" => lower(first) == "far",
            "that" => matches!(&lower(first)[..], "deny" | "denies" | "denied" | "denying"),
            _ => false,
        };
        // Who cannot deny something says it.
        let mut before = found.iter().rev().skip(2).take(MOST_BETWEEN);
        let is_denied = before.any(|word| self.turning(word) == Some(Turning::Denial));
        (is_denying && !is_denied).then_some(first.start..second.end)
    }

    /// A turning word right after a stretch, in the same sentence.
    fn after(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let (text, place) = (self.text, stretch.end);
        let limit = boundary(text, place + MOST_AROUND);
        let end = text[place..limit].find(ENDS).map_or(limit, |at| place + at);
        let word = words(text, place..end).into_iter().next()?;
        let between = &text[place..word.start];
        let is_apart = between.contains(['“', '”', '"', '(', ')', '—']) || between.contains("\n\n");
        let lower = text[word.clone()].to_lowercase();
        let softens = match self.turning(&word)? {
            Turning::Denial => self.language == Language::German && !between.contains(','),
            Turning::Doubt => matches!(&lower[..], "however" | "unless"),
            Turning::Condition => self.is_under_condition() && !self.asks(stretch),
        };
        (softens && !is_apart).then_some(word)
    }

    /// Whether the last word of a stretch is one after which `if` is *whether*.
    fn asks(&self, stretch: &Range<usize>) -> bool {
        let last = words(self.text, stretch.clone()).pop();
        let last = last.map(|word| self.text[word].to_lowercase());
        let verbs = [
            "ask", "wonder", "know", "knew", "see", "doubt", "question", "tell",
        ];
        last.is_some_and(|last| verbs.iter().any(|verb| last.starts_with(verb)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of(text: &str, quoted: &[&str]) -> Option<String> {
        let mut from = 0;
        let stretches: Vec<Range<usize>> = quoted
            .iter()
            .map(|words| {
                let at = from + text[from..].find(words).unwrap();
                from = at + words.len();
                at..from
            })
            .collect();
        cut(text, &stretches).map(|cut| cut.word)
    }

    #[test]
    fn what_turns_a_sentence_is_found() {
        let text = "It was plain. China did not give aid to Albania, unless asked. Aid, it is said, may never grow.";
        assert_eq!(of(text, &["give aid to Albania"]), Some("not".to_owned()));
        assert_eq!(of(text, &["China did", "give aid"]), Some("not".to_owned()));
        assert_eq!(
            of(text, &["did not give aid to Albania"]),
            Some("unless".to_owned())
        );
        assert_eq!(of(text, &["grow"]), Some("never".to_owned()));
    }

    #[test]
    fn every_word_that_turns_is_known() {
        for (text, quoted, word) in [
            (
                "Nothing in the file speaks of a cut.",
                "the file speaks of a cut",
                "Nothing",
            ),
            (
                "None of the loans was paid back.",
                "the loans was paid back",
                "None",
            ),
            ("They can-\nnot give the aid.", "give the aid", "cannot"),
            ("There was no question of a cut.", "question of a cut", "no"),
            (
                "Mao denied that the aid was cut.",
                "the aid was cut",
                "denied that",
            ),
            (
                "It was far from a great success.",
                "a great success",
                "far from",
            ),
            ("Korea rarely paid its debts.", "paid its debts", "rarely"),
            (
                "This is perhaps the main cause.",
                "the main cause",
                "perhaps",
            ),
            (
                "They come if the aid is paid in time.",
                "the aid is paid in time",
                "if",
            ),
            (
                "All loans were paid back except those of 1956.",
                "All loans were paid back",
                "except",
            ),
            (
                "China would give aid again, provided that Korea asked.",
                "China would give aid again",
                "provided",
            ),
            (
                "Die Hilfe wurde in dem Jahr nicht gekürzt, und der Rat war mit den Folgen zu frieden, das ist wahr.",
                "gekürzt, und der Rat",
                "nicht",
            ),
            (
                "L’aide n’a pas été donnée dans les délais et le comité, qui est sur place, le dit pour une fois.",
                "été donnée dans les délais",
                "pas",
            ),
            (
                "La ayuda no fue pagada en el plazo, y los comités del norte se lo dijeron por carta con una nota.",
                "fue pagada en el plazo",
                "no",
            ),
        ] {
            assert_eq!(of(text, &[quoted]), Some(word.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_stands_further_off_is_left_alone() {
        let text =
            "He did not come. China gave aid. However, Albania asked for more, and she may come.";
        assert_eq!(of(text, &["China gave aid"]), None);
        assert_eq!(of(text, &["Albania asked for more"]), None);
        assert_eq!(of(text, &["gave aid", "Albania asked"]), None);
    }

    #[test]
    fn what_turns_nothing_is_left_alone() {
        let text = "In May China gave aid. It was not only large, but also, which was no small matter, paid. See file No 4 on the quay. It came no doubt late. It was cut. It was not told. Korea asked.";
        for quoted in [
            &["China gave aid"][..],
            &["large"],
            &["but also", "paid"],
            &["late"],
            &["4 on the quay"],
            &["It was cut", "Korea asked"],
        ] {
            assert_eq!(of(text, quoted), None, "{quoted:?}");
        }
        assert_eq!(of(text, &["It was cut", "told"]), Some("not".to_owned()));
    }

    #[test]
    fn what_the_quotation_keeps_or_others_say_is_left_alone() {
        for (text, quoted) in [
            ("It is not that aid was not cut.", "aid was not cut"),
            (
                "They did not\n\nAid was cut in the spring.",
                "Aid was cut in the spring",
            ),
            ("He denied the request of Korea.", "the request of Korea"),
            ("They would cut the aid if needed.", "the aid"),
            (
                "Nobody saw it, even if the aid was cut in May.",
                "the aid was cut in May",
            ),
            (
                "The cadres wondered if the aid would be cut.",
                "The cadres wondered",
            ),
            ("China showed the might of its arms.", "of its arms"),
            ("It was nothing but a great success.", "a great success"),
            (
                "Whether or not the aid was cut, they came.",
                "the aid was cut",
            ),
            (
                "The goods that China provided came late.",
                "The goods that China",
            ),
            ("It cost no less than half of it.", "than half of it"),
            ("The aid was in no-man’s land.", "land"),
            ("It never-\ntheless went on there.", "went on there"),
            ("Why not\u{2029}\nAid was cut.", "Aid was cut"),
            (
                "Aid was cut in the spring\u{2029}\nunless it was paid.",
                "Aid was cut in the spring",
            ),
            ("It cannot be denied that aid was cut.", "aid was cut"),
            ("Nobody denied that aid was cut.", "aid was cut"),
            ("There is no question that aid was cut.", "aid was cut"),
            ("There is no question: aid was cut.", "aid was cut"),
            ("There is no doubt that aid was cut.", "that aid was cut"),
            ("No question aid was cut.", "aid was cut"),
            ("Be that as it may aid was cut.", "aid was cut"),
        ] {
            assert_eq!(of(text, &[quoted]), None, "{text}");
        }
    }
}
