//! Words that turn or soften a sentence, in the language of its text.

use std::ops::Range;

/// How a word turns its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turning {
    /// It denies: *not*, *nothing*, *nicht*.
    Denial,
    /// It softens: *may*, *perhaps*, *however*.
    Doubt,
    /// It makes a condition or an exception: *if*, *provided*, *except*.
    Condition,
}

/// The languages whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
    French,
    Spanish,
}

const DENIALS: &[&str] = &[
    "not", "no", "never", "neither", "nor", "cannot", "nothing", "none", "nobody", "hardly",
    "scarcely", "barely", "rarely", "seldom",
];
const DOUBTS: &[&str] = &["however", "unless", "may", "might", "perhaps", "possibly"];
const CONDITIONS: &[&str] = &["if", "provided", "except"];

/// Words of the other languages that deny, and those behind which they do not.
const GERMAN: &[&str] = &[
    "nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "weder",
    "kaum",
];
const FRENCH: &[&str] = &["pas", "jamais", "ni", "aucun", "aucune", "guère", "rien"];
const SPANISH: &[&str] = &[
    "no", "nunca", "jamás", "ni", "tampoco", "apenas", "ningún", "ninguna", "ninguno",
];
const MERELY: &[&str] = &[
    "nur",
    "bloß",
    "allein",
    "zuletzt",
    "seulement",
    "solo",
    "sólo",
    "solamente",
    "obstante",
];

/// Frequent words by which a language is known, which the others have not.
const KNOWN_BY: [(Language, &[&str]); 4] = [
    (
        Language::English,
        &[
            "the", "of", "and", "to", "that", "was", "for", "is", "with", "by", "which", "it",
        ],
    ),
    (
        Language::German,
        &[
            "der", "die", "und", "das", "den", "dem", "von", "zu", "mit", "ist", "nicht", "ein",
            "auf",
        ],
    ),
    (
        Language::French,
        &[
            "les", "des", "et", "du", "est", "dans", "une", "pour", "qui", "au", "sur", "pas", "le",
        ],
    ),
    (
        Language::Spanish,
        &[
            "el", "los", "las", "del", "y", "por", "con", "una", "su", "se", "para", "como", "lo",
        ],
    ),
];

/// So many bytes on each side tell the language of a place.
const MOST_AROUND: usize = 1_500;

/// A language is told by so many of its words, and
const FEWEST: usize = 6;

/// so many times those of any other.
const CLEARLY: usize = 3;

/// The language of a text around a place: English where another is not clear.
pub(super) fn language(text: &str, at: usize) -> Language {
    let from = boundary(text, at.saturating_sub(MOST_AROUND));
    let to = boundary(text, at + MOST_AROUND);
    let mut counts = KNOWN_BY.map(|(language, _)| (0, language));
    for word in words(text, from..to) {
        let word = text[word].to_lowercase();
        for (count, (_, known)) in counts.iter_mut().zip(KNOWN_BY) {
            count.0 += usize::from(known.contains(&&word[..]));
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(most, language), (second, _), ..] = counts;
    match most >= FEWEST && most >= CLEARLY * second {
        true => language,
        false => Language::English,
    }
}

/// Whether some words turn or soften what they stand with.
#[must_use]
pub fn turns(text: &str) -> bool {
    let language = language(text, 0);
    let all = words(text, 0..text.len()).into_iter();
    all.map(|word| turning(text, &word, language))
        .any(|turning| turning.is_some())
        || text.to_lowercase().contains("far from")
}

/// Whether a word, in small letters, may turn or soften a sentence in one of the languages.
pub(super) fn turns_anywhere(word: &str) -> bool {
    let all = [DENIALS, DOUBTS, CONDITIONS, GERMAN, FRENCH, SPANISH, MERELY];
    all.iter().any(|words| words.contains(&word)) || word.ends_with("n't") || word.ends_with("n’t")
}

/// Whether and how a word turns its sentence. `May` is a month, and *not only*, *no
/// doubt* and *no matter* turn nothing.
pub(super) fn turning(text: &str, place: &Range<usize>, language: Language) -> Option<Turning> {
    let (before, word, after) = (
        &text[..place.start],
        &text[place.clone()],
        &text[place.end..],
    );
    let rest = after.trim_start();
    let next = rest
        .split(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default();
    let goes_on = |with: &[&str]| with.contains(&next);
    let lower = joined(word).to_lowercase().replace('’', "'");
    let others = match language {
        Language::English => return english(before, word, &lower, after, &goes_on),
        Language::German => GERMAN,
        Language::French => FRENCH,
        Language::Spanish => SPANISH,
    };
    (others.contains(&&lower[..]) && !goes_on(MERELY)).then_some(Turning::Denial)
}

fn english(
    before: &str,
    word: &str,
    lower: &str,
    after: &str,
    goes_on: &dyn Fn(&[&str]) -> bool,
) -> Option<Turning> {
    let last = before
        .trim_end()
        .rsplit(|letter: char| !letter.is_alphabetic())
        .next();
    let follows = |of: &[&str]| last.is_some_and(|last| of.contains(&last));
    let is_joined = after.starts_with('-') && after[1..].starts_with(char::is_alphabetic);
    let turns_nothing = match lower {
        "may" | "might" => {
            let is_month_or_power = word.starts_with(char::is_uppercase);
            // `Be that as it may`.
            let is_set = before.trim_end().ends_with("that as it");
            is_month_or_power
                || is_set
                || follows(&["the", "his", "her", "its", "their", "military"])
        }
        "not" => {
            follows(&["or"])
                || goes_on(&[
                    "only",
                    "merely",
                    "just",
                    "simply",
                    "solely",
                    "least",
                    "surprisingly",
                    "infrequently",
                    "unlike",
                    "uncommon",
                    "unusual",
                    "but",
                ])
        }
        // `No. 4` is a number, whatever mark stands behind it.
        "no" => {
            let rest = after.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            after.starts_with(['.', ':', '°'])
                || rest.starts_with(|next: char| next.is_ascii_digit())
                || goes_on(&["question"]) && !after.trim_start().starts_with("question of")
                || goes_on(&[
                    "doubt", "matter", "wonder", "less", "fewer", "sooner", "small",
                ])
        }
        "nothing" => goes_on(&["but", "less", "short"]),
        "none" => goes_on(&["other", "but"]),
        "cannot" => goes_on(&["but", "help"]),
        "if" => {
            follows(&["as", "even"]) || goes_on(&["only", "any", "anything", "ever", "so", "not"])
        }
        "provided" => !goes_on(&["that"]),
        "except" => goes_on(&["perhaps"]),
        "however" => goes_on(&["much", "many", "long", "great", "small", "little", "often"]),
        _ => false,
    };
    if turns_nothing || is_joined && !after.starts_with("-one") {
        return None;
    }
    if DENIALS.contains(&lower) || lower.ends_with("n't") {
        Some(Turning::Denial)
    } else if DOUBTS.contains(&lower) {
        Some(Turning::Doubt)
    } else {
        CONDITIONS.contains(&lower).then_some(Turning::Condition)
    }
}

/// The nearest boundary of letters at or before a byte.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A word without the hyphen at which a line's end breaks it.
pub(super) fn joined(word: &str) -> String {
    match word.split_once(HYPHENS) {
        Some((head, tail)) => format!("{head}{}", tail.trim_start()),
        None => word.to_owned(),
    }
}

/// The words of a stretch of a text, with their apostrophes; one that is broken at the
/// end of a line is one word.
pub(super) fn words(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut goes_on_at = 0;
    let inside = &text[within.clone()];
    for (at, letter) in inside.char_indices().chain([(inside.len(), ' ')]) {
        if at < goes_on_at {
            continue;
        }
        let is_part = letter.is_alphanumeric() || start.is_some() && matches!(letter, '\'' | '’');
        match (start, is_part) {
            (None, true) => start = Some(within.start + at),
            (Some(_), false) if let Some(length) = line_end(&inside[at..]) => {
                goes_on_at = at + length;
            }
            (Some(from), false) => {
                found.push(from..within.start + at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Hyphens that break a word.
const HYPHENS: [char; 3] = ['-', '\u{ad}', '\u{2010}'];

/// The length of a hyphen and the line's end behind it, where a word goes on with a
/// small letter.
fn line_end(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(HYPHENS)?;
    let next = after.trim_start_matches([' ', '\r', '\n']);
    let breaks = after[..after.len() - next.len()].matches('\n').count();
    (breaks == 1 && next.starts_with(char::is_lowercase)).then_some(rest.len() - next.len())
}
