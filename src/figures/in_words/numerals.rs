//! Number words, scales and parts.

/// The number that a word is, below a hundred.
pub(super) fn small(word: &str) -> Option<u128> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// The noughts of a scale; words of neighbouring languages are known by their beginning.
pub(super) fn scale(word: &str) -> Option<u32> {
    Some(match word {
        "hundred" => 2,
        "thousand" | "tausend" | "mille" | "mil" | "mila" | "duizend" | "tusen" | "tys" => 3,
        "million" | "millions" => 6,
        "billion" | "billions" => 9,
        "trillion" => 12,
        _ if word.starts_with("milliard") || word.starts_with("miliard") => 9,
        _ if ["million", "milion", "millon", "miljo"]
            .iter()
            .any(|begin| word.starts_with(begin)) =>
        {
            6
        }
        _ => return None,
    })
}

/// The noughts of a scale's sign right after digits.
pub(super) fn abbreviated(word: &str) -> Option<u32> {
    Some(match word {
        "k" | "тыс" => 3,
        _ if word.starts_with("тысяч") => 3,
        _ if word.starts_with("миллион") => 6,
        _ if word.starts_with("миллиард") => 9,
        _ if word.starts_with(['万', '萬']) => 4,
        _ if word.starts_with(['亿', '億']) => 8,
        "m" | "mn" | "mln" | "mio" | "Mio" | "млн" => 6,
        "bn" | "mrd" | "Mrd" | "млрд" => 9,
        "tn" => 12,
        _ => return None,
    })
}

/// The noughts of what is said in the plural: `hundreds of`.
pub(super) fn vague(word: &str) -> Option<u32> {
    Some(match word {
        "tens" | "dozens" => 1,
        "hundreds" => 2,
        "thousands" => 3,
        "millions" => 6,
        "billions" => 9,
        _ => return None,
    })
}

/// What a part is one of.
pub(super) fn fraction(word: &str) -> Option<u32> {
    Some(match word {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourth" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "seventh" | "sevenths" => 7,
        "eighth" | "eighths" => 8,
        "ninth" | "ninths" => 9,
        "tenth" | "tenths" => 10,
        _ => return None,
    })
}
