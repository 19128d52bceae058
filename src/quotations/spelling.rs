//! British and American spelling of one word.

use super::letters::Letters;

/// Words on `-our`, without it.
const OUR: &str = "arb ard arm behavi cand clam col demean enam endeav fav ferv flav glam harb hon \
    hum lab misdemean neighb od parl ranc rig rum sav savi splend succ tum val vap vig";

/// Words on `-re` that are written `-er`, without it.
const RE: &str = "calib cent fib goit kilomet lit lust meag met millimet centimet och reconnoit sab \
    salpet sepulch somb spect theat epicent amphitheat";

/// Words on `-l`, before which `-ed`, `-ing`, `-er` and `-or` double it or do not.
const DOUBLED: &str = "bevel cancel channel chisel counsel cruel duel enrol equal fuel fulfil \
    funnel impel install jewel kernel kidnap label level libel marshal marvel medal metal model panel \
    parcel pedal pencil quarrel rival shovel shrivel signal snivel spiral squirrel \
    swivel total towel travel tunnel unravel wool worship yodel";

/// Beginnings of words that have an `s` on both sides of the sea, up to it.
const NEVER_Z: &str = "adverti advi chasti circumci compri compromi conci demi despi devi \
    disfranchi disgui enfranchi enterpri exci exerci experti franchi improvi inci merchandi preci \
    premi prai promi revi supervi surmi surpri televi treati";

/// Words that differ in their own ways, the British and the American form.
const PAIRS: &[(&str, &str)] = &[
    ("aluminium", "aluminum"),
    ("analogue", "analog"),
    ("catalogue", "catalog"),
    ("cheque", "check"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("enrol", "enroll"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("grey", "gray"),
    ("instalment", "installment"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("abridgement", "abridgment"),
    ("licence", "license"),
    ("manoeuvre", "maneuver"),
    ("monologue", "monolog"),
    ("mould", "mold"),
    ("offence", "offense"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("scepticism", "skepticism"),
    ("skilful", "skillful"),
    ("smoulder", "smolder"),
    ("storey", "story"),
    ("sulphur", "sulfur"),
    ("tyre", "tire"),
    ("wilful", "willful"),
    ("ageing", "aging"),
];

/// Beginnings in which `ae` and `oe` are written `e`.
const DIGRAPHS: &[&str] = &[
    "aesthet",
    "anaem",
    "anaesth",
    "archaeo",
    "diarrhoea",
    "encyclopaed",
    "faec",
    "foet",
    "gynaec",
    "haem",
    "leukaem",
    "manoeuv",
    "mediaev",
    "oesoph",
    "oestro",
    "orthopaed",
    "paed",
    "palaeo",
];

/// Whether some words are others in British and American spelling: word by word the
/// same, or the same word in the other spelling.
#[must_use]
pub fn is_respelt(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|letter: char| !letter.is_alphanumeric());
        let folded = parts.map(|part| Letters::of(part).folded);
        folded
            .filter(|part| !part.is_empty())
            .map(|part| american(&part))
            .collect()
    };
    Letters::of(one).folded != Letters::of(other).folded && words(one) == words(other)
}

/// A folded word as it is spelt in the United States.
fn american(word: &str) -> String {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let plural = &word[singular.len()..];
    if let Some((_, other)) = PAIRS.iter().find(|(british, _)| *british == singular) {
        return format!("{other}{plural}");
    }
    let mut word = word.to_owned();
    if DIGRAPHS.iter().any(|beginning| word.starts_with(beginning)) {
        word = word.replacen("ae", "e", 1).replacen("oe", "e", 1);
    }
    let has = |list: &str, stem: &str| list.split_whitespace().any(|known| known == stem);
    if let Some(at) = word.find("our") {
        let stem = word[..at]
            .trim_start_matches("dis")
            .trim_start_matches("mis");
        if has(OUR, stem) {
            word.replace_range(at..at + 3, "or");
        }
    }
    for (ending, american) in [
        ("re", "er"),
        ("res", "ers"),
        ("red", "ered"),
        ("ring", "ering"),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| has(RE, stem)) {
            return format!("{stem}{american}");
        }
    }
    for ending in ["led", "ling", "ler", "lers", "lor", "lors", "lings"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| has(DOUBLED, stem)) {
            let end = word.len() - ending.len();
            return format!("{stem}{}", &word[end + 1..]);
        }
    }
    ized(&word)
}

/// A word with `-ize` for `-ise` and `-yze` for `-yse`, behind three letters or more.
fn ized(word: &str) -> String {
    const ENDINGS: [&str; 11] = [
        "e", "ed", "es", "er", "ers", "ing", "able", "ation", "ations", "ational", "ement",
    ];
    for ending in ENDINGS {
        let Some(stem) = word
            .strip_suffix(ending)
            .and_then(|stem| stem.strip_suffix('s'))
        else {
            continue;
        };
        let bare = ["un", "dis", "re"]
            .iter()
            .find_map(|before| stem.strip_prefix(before));
        let is_shared = NEVER_Z
            .split_whitespace()
            .any(|never| stem == never || bare == Some(never));
        if stem.len() > 3 && stem.ends_with(['i', 'y']) && !is_shared {
            return format!("{stem}z{ending}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_two_spellings_is_one() {
        for (one, other) in [
            ("labour", "labor"),
            ("Neighbouring", "neighboring"),
            ("organisation", "organization"),
            ("analysed", "analyzed"),
            ("summarised", "summarized"),
            ("centres", "centers"),
            ("the Labour programme", "the Labor program"),
            ("travelled", "traveled"),
            ("anaemia", "anemia"),
            ("defence", "defense"),
            ("dishonourable", "dishonorable"),
            ("behaviour", "behavior"),
        ] {
            assert!(
                is_respelt(one, other) && is_respelt(other, one),
                "{one} {other}"
            );
        }
    }

    #[test]
    fn another_word_is_another() {
        for (one, other) in [
            ("four", "for"),
            ("labour", "labour"),
            ("hour", "hor"),
            ("price", "prize"),
            ("promised", "promized"),
            ("revised", "revized"),
            ("prise", "prize"),
            ("raised", "razed"),
            ("filling", "filing"),
            ("labour", "labored"),
            ("labour aid", "labor"),
            ("1957", "1958"),
            ("planed", "planned"),
        ] {
            assert!(!is_respelt(one, other), "{one} {other}");
        }
    }
}
