//! Which words differ by no more than a slip of the pen.
//!
//! Nobody means another thing by a word that is merely misspelt. What turns, softens or
//! counts is never taken for misspelt: there one letter is another sentence.

use super::turning::{turns_anywhere, words};

/// Words with no meaning of their own: one more, one less or another is a slip.
const FUNCTION_WORDS: [&str; 13] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "that", "which",
];

/// Words by which a sentence says how much, how often, how surely or in which direction.
const WEIGHED: &[&str] = &[
    "must", "may", "might", "could", "would", "should", "can", "shall", "will", "need", "ought",
    "doubt", "doubted", "doubts", "doubtful", "likely", "unlikely", "seem", "seems", "seemed",
    "appear", "appears", "appeared", "mostly", "mainly", "merely", "nearly", "almost", "little",
    "few", "fewer", "less", "least", "more", "most", "many", "much", "some", "all", "any", "every",
    "each", "both", "either", "only", "even", "ever", "just", "but", "yet", "though", "although",
    "through", "thorough", "without", "within", "against", "before", "after", "until", "since",
    "because", "above", "below", "under", "over", "whether", "while", "causal", "casual", "united",
    "untied", "lack", "lacked", "lacks",
];

/// Words for numbers, in the languages whose negations are known.
pub(super) const NUMBERS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
    "dozen",
    "dozens",
    "score",
    "half",
    "halves",
    "quarter",
    "double",
    "twice",
    "thrice",
    "once",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "zwanzig",
    "dreißig",
    "vierzig",
    "hundert",
    "tausend",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "mille",
    "milliard",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "veinte",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "ciento",
    "cientos",
    "mil",
];

/// Shorter words may be other words, however near.
const SHORTEST: usize = 4;

/// In words of so many letters two may be mistyped, else one.
const LONG: usize = 6;

/// Whether some words are one function word.
pub(super) fn is_function_word(words: &str) -> bool {
    FUNCTION_WORDS.contains(&&words.to_lowercase()[..])
}

/// Whether one word can be nothing but another, mistyped: one letter is lacking, too many,
/// another or changed over with its neighbour; of a long word two, if these are not two
/// other letters (`maximum`, `minimum`). Names, numbers and words that turn, soften or weigh
/// a sentence are never mistyped.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let is_plain = |word: &str| word.chars().all(char::is_lowercase);
    let count = |word: &str| word.chars().count();
    let shortest = count(one).min(count(other));
    // `import` and `export` are two letters apart.
    let is_led_alike = one.chars().next() == other.chars().next();
    if !is_plain(one) || !is_plain(other) || shortest < SHORTEST || !is_led_alike {
        return false;
    }
    if [one, other].into_iter().any(says_how) {
        return false;
    }
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    match strsim::osa_distance(one, other) {
        0 | 1 => true,
        2 => shortest >= LONG && (count(one) != count(other) || sorted(one) == sorted(other)),
        _ => false,
    }
}

/// Whether a word turns, softens, weighs or counts.
fn says_how(word: &str) -> bool {
    turns_anywhere(word) || WEIGHED.contains(&word) || NUMBERS.contains(&word)
}

/// The words among some that mean something, in small letters.
#[must_use]
pub fn telling_words(text: &str) -> Vec<String> {
    let all = words(text, 0..text.len()).into_iter();
    all.map(|word| text[word].to_lowercase())
        .filter(|word| !is_function_word(word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_word_misspelt() {
        for (one, other) in [
            ("oftn", "often"),
            ("promized", "promised"),
            ("recieved", "received"),
            ("goverment", "government"),
            ("comittee", "committee"),
            ("acomodate", "accomodate"),
            ("harvst", "harvest"),
        ] {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        for (one, other) in [
            ("often", "rarely"),
            ("must", "may"),
            ("must", "most"),
            ("shown", "doubted"),
            ("hope", "doubt"),
            ("not", "now"),
            ("increased", "decreased"),
            ("imports", "exports"),
            ("majority", "minority"),
            ("maximum", "minimum"),
            ("likely", "unlikely"),
            ("causal", "casual"),
            ("million", "billion"),
            ("seven", "sevan"),
            ("fünf", "fünft"),
            ("niemals", "niemal"),
            ("1957", "1956"),
            ("b52s", "b51s"),
            ("Iran", "Iraq"),
            ("Austria", "Australia"),
            ("war", "was"),
        ] {
            assert!(
                !is_slip(one, other) && !is_slip(other, one),
                "{one} {other}"
            );
        }
    }
}
