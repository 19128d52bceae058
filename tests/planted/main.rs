//! Windows cut from texts by a seeded generator, with planted changes: what argcheck
//! says of them, counted. Always on a text of our own; on the papers where the variable
//! `ARGCHECK_LIBRARY` names their folder.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use argcheck::quotations::{Change, Comparison, Difference, SCANNED, Source};

/// A linear congruential generator (Knuth's MMIX constants).
struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// What is done to a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Unchanged,
    Omission,
    Inserted,
    Replaced,
    Dropped,
    Added,
    Negation,
    Digit,
    Hyphenated,
    Letter,
}

const KINDS: [Kind; 10] = [
    Kind::Unchanged,
    Kind::Omission,
    Kind::Inserted,
    Kind::Replaced,
    Kind::Dropped,
    Kind::Added,
    Kind::Negation,
    Kind::Digit,
    Kind::Hyphenated,
    Kind::Letter,
];

/// Plants a change at a word; none where the window has no place for it.
fn plant(kind: Kind, window: &[&str], at: usize, random: &mut Random) -> Option<String> {
    let mut words: Vec<String> = window.iter().map(ToString::to_string).collect();
    let is_number = |word: &String| word.chars().take(4).filter(char::is_ascii_digit).count() == 4;
    match kind {
        Kind::Unchanged => {}
        Kind::Omission => {
            words.splice(at..=at, ["…".to_owned()]);
        }
        Kind::Inserted => words.insert(at, "[as it were]".to_owned()),
        Kind::Replaced => words[at] = "zebra".to_owned(),
        Kind::Dropped => {
            words.remove(at);
        }
        Kind::Added => words.insert(at, "indeed".to_owned()),
        Kind::Negation => {
            let turning = |word: &String| ["not", "no", "never"].contains(&&word[..]);
            let at = words[1..words.len() - 1].iter().position(turning)? + 1;
            words.remove(at);
        }
        Kind::Digit => {
            let at = words.iter().position(is_number)?;
            let changed = if words[at].as_bytes()[2] == b'7' {
                "8"
            } else {
                "7"
            };
            words[at].replace_range(2..3, changed);
        }
        Kind::Hyphenated => {
            let word = &mut words[at];
            if word.len() < 6 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                return None;
            }
            word.insert_str(3, "-\n");
        }
        Kind::Letter => {
            let word = &mut words[at];
            if word.len() < 5 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                return None;
            }
            let place = 1 + random.below(word.len() - 2);
            let changed = if word.as_bytes()[place] == b'q' {
                "k"
            } else {
                "q"
            };
            word.replace_range(place..=place, changed);
        }
    }
    Some(words.join(" "))
}

/// What became of the windows of one kind.
#[derive(Default)]
struct Tally {
    windows: usize,
    /// Not what it should be.
    missed: Vec<String>,
    /// A change that is shown at another place than planted.
    elsewhere: Vec<String>,
}

/// Cuts so many windows from a text, plants, compares and counts.
fn tally(text: &str, windows: usize, seed: u64, tolerance: usize) -> BTreeMap<Kind, Tally> {
    let source = Source::new(text.to_owned());
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut random = Random(seed);
    let mut tallies: BTreeMap<Kind, Tally> = BTreeMap::new();
    for round in 0..windows {
        let length = 7 + random.below(24);
        let from = random.below(words.len() - length);
        let window = &words[from..from + length];
        let kind = KINDS[round % KINDS.len()];
        let at = 2 + random.below(length - 4);
        if !is_word(&window[at]) {
            continue;
        }
        let Some(quotation) = plant(kind, window, at, &mut random) else {
            continue;
        };
        let tally = tallies.entry(kind).or_default();
        tally.windows += 1;
        let found = source.compare(&quotation, tolerance);
        let is_found = matches!(found, Comparison::Found { .. });
        let is_clean = matches!(&found, Comparison::Found { changes, .. } if changes.is_empty());
        let is_right = match kind {
            Kind::Unchanged | Kind::Omission | Kind::Inserted => is_clean,
            Kind::Hyphenated => is_found,
            // In a scan one letter may be misread: the word is told all the same.
            Kind::Letter if tolerance > 0 => !is_found || has_other_word(&found),
            _ => !is_found,
        };
        if !is_right {
            tally.missed.push(format!("{quotation}\n    {found:?}"));
        }
        let planted = match kind {
            Kind::Replaced => "zebra",
            Kind::Added => "indeed",
            _ => continue,
        };
        let is_shown = match &found {
            Comparison::Near { replaced, .. } => replaced
                .iter()
                .any(|change| quotation[change.quoted.clone()].contains(planted)),
            // Of few words one is too much to find the others by.
            _ => quotation.len() < 40,
        };
        if !is_shown {
            tally.elsewhere.push(format!("{quotation}\n    {found:?}"));
        }
    }
    tallies
}

/// Prints the numbers, and those that are not as they should be.
fn show(name: &str, tallies: &BTreeMap<Kind, Tally>) {
    for (kind, tally) in tallies {
        eprintln!(
            "{name}: {kind:?}: {} windows, {} judged otherwise, {} shown elsewhere",
            tally.windows,
            tally.missed.len(),
            tally.elsewhere.len()
        );
        for line in tally.missed.iter().chain(&tally.elsewhere) {
            eprintln!("  {line}");
        }
    }
}

fn has_other_word(found: &Comparison) -> bool {
    let is_word = |change: &Change| change.difference == Difference::Word;
    matches!(found, Comparison::Found { changes, .. } if changes.iter().any(is_word))
}

#[test]
fn planted_changes_in_our_own_text_are_all_found() {
    let text = std::fs::read_to_string(support::root().join("tests/planted/text.txt")).unwrap();
    for tolerance in [0, SCANNED] {
        let tallies = tally(&text, 3_000, 42, tolerance);
        show("own text", &tallies);
        for (kind, tally) in &tallies {
            assert!(tally.missed.is_empty(), "{kind:?}: {:#?}", tally.missed);
            assert!(
                tally.elsewhere.is_empty(),
                "{kind:?}: {:#?}",
                tally.elsewhere
            );
        }
        assert_eq!(tallies.len(), KINDS.len(), "every kind was planted");
    }
}

#[test]
fn planted_changes_in_the_papers_are_found() {
    let Some(library) = support::library() else {
        eprintln!("not compared: ARGCHECK_LIBRARY is not set");
        return;
    };
    for path in support::files_below(&library, ".txt") {
        let text = std::fs::read_to_string(&path).unwrap();
        let tallies = tally(&text, 2_000, 7, 0);
        show(&path.file_name().unwrap().to_string_lossy(), &tallies);
        for (kind, tally) in &tallies {
            // A window may go from the text into a block of notes, and out again.
            let most = tally.windows / 50;
            assert!(
                tally.missed.len() <= most,
                "{kind:?}: {}",
                tally.missed.len()
            );
            assert!(
                tally.elsewhere.len() <= most,
                "{kind:?}: {}",
                tally.elsewhere.len()
            );
        }
    }
}

/// A text as a scanner may read it: in one word of so many, one letter or two are taken
/// for others.
fn scanned(text: &str, every: usize) -> String {
    let damages = [
        ("rn", "m"),
        ("h", "b"),
        ("m", "rn"),
        ("e", "c"),
        ("l", "1"),
        ("o", "0"),
    ];
    let damaged = text.split_inclusive(char::is_whitespace).enumerate();
    let words = damaged.map(|(at, word)| {
        let bare = word.trim_end();
        let is_plain = bare.len() > 4 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
        // The last letter may be the call of a note.
        let fits = |from: &str| {
            bare.find(from)
                .is_some_and(|at| at + from.len() + 1 < bare.len())
        };
        let damage = (0..damages.len()).map(|more| damages[(at + more) % damages.len()]);
        match damage.into_iter().find(|(from, _)| fits(from)) {
            Some((from, to)) if is_plain && at % every == 0 => word.replacen(from, to, 1),
            _ => word.to_owned(),
        }
    });
    words.collect()
}

#[test]
fn quotations_are_found_in_a_text_that_was_scanned() {
    let text = std::fs::read_to_string(support::root().join("tests/planted/text.txt")).unwrap();
    let damaged = scanned(&text, 5);
    let source = Source::new(damaged.clone());
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut random, mut windows, mut found, mut strict) = (Random(3), 0, 0, 0);
    for _ in 0..2_000 {
        let length = 7 + random.below(24);
        let from = random.below(words.len() - length);
        let quotation = words[from..from + length].join(" ");
        let is_found = |tolerance| {
            matches!(
                source.compare(&quotation, tolerance),
                Comparison::Found { .. }
            )
        };
        windows += 1;
        found += usize::from(is_found(SCANNED));
        strict += usize::from(is_found(0));
    }
    eprintln!("scanned text: {windows} windows, {found} found, {strict} of them strictly");
    assert!(strict < windows / 2, "the text is damaged: {strict}");
    assert!(found * 100 >= windows * 90, "{found} of {windows}");
}
