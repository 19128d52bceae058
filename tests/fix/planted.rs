//! Quotations with one planted change each: mended, they are the text's own words again,
//! and what could not be mended is as it was.

use std::fmt::Write as _;

use argcheck::quotations::{Comparison, Letters, Source};
use argcheck::syntax::tree::ClauseKind;

use crate::mended;

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

/// A quotation as it should be, and with a change.
struct Planted {
    right: String,
    changed: String,
    /// Whether the change is a slip of the pen.
    is_slip: bool,
}

/// A word with a letter left out, doubled or changed over with the next.
fn misspelt(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len() - 2);
    match random.below(3) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn plant(words: &[&str], random: &mut Random) -> Planted {
    let length = 10 + random.below(24);
    let from = random.below(words.len() - length);
    let mut right: Vec<String> = words[from..from + length]
        .iter()
        .map(|word| (*word).to_owned())
        .collect();
    let at = 4 + random.below(length - 6);
    let is_marked = random.below(3) == 0;
    let mut changed = right.clone();
    let is_long =
        |word: &String| word.len() > 4 && word.chars().all(|one| one.is_ascii_lowercase());
    let long = (4..length - 2).find(|at| is_long(&right[*at]));
    let mut is_slip = false;
    match (random.below(8), long) {
        (0, _) => changed[at] = "zebra".to_owned(),
        (1, _) => changed.insert(at, "indeed".to_owned()),
        (2, _) => {
            changed.remove(at);
        }
        (3, _) => changed.swap(at, at + 1),
        (4, _) => changed.insert(at, "of".to_owned()),
        (_, Some(at)) => {
            changed[at] = misspelt(&right[at], random);
            is_slip = changed[at] != right[at];
        }
        _ => {}
    }
    if is_marked {
        right[1] = "…".to_owned();
        changed[1] = "…".to_owned();
    }
    Planted {
        right: right.join(" "),
        changed: changed.join(" "),
        is_slip,
    }
}

/// The quotations of a map, in their order.
fn quotations(map: &str) -> Vec<String> {
    let tree = argcheck::syntax::read(map);
    assert_eq!(tree.slips, []);
    let clauses = tree.items.iter().flat_map(|item| &item.clauses);
    let quotes = clauses.filter_map(|clause| match &clause.kind {
        ClauseKind::Quote(quote) => Some(quote.text.of(map).into_owned()),
        _ => None,
    });
    quotes.collect()
}

/// Plants, mends and looks; how many were mended of how many slips of the pen that do not
/// stand there.
fn mend_all(text: &str, count: usize, seed: u64) -> (usize, usize) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut random = Random(seed);
    let planted: Vec<Planted> = (0..count).map(|_| plant(&words, &mut random)).collect();
    let mut map = String::from("source s \"S\"\n  text \"s.txt\"\n");
    for (at, one) in planted.iter().enumerate() {
        let quotation = one.changed.replace('\\', "\\\\").replace('"', "\\\"");
        let _ = write!(
            map,
            "\nevidence e-{at} \"E.\"\n  from s\n  quote \"{quotation}\"\n"
        );
    }
    let (after, ran) = mended(&map, &[("s.txt", text)]);
    assert_eq!(ran.err, "", "no edit had to be given up");
    let source = Source::new(text.to_owned());
    let after = quotations(&after);
    assert_eq!(after.len(), planted.len());
    let (mut mended, mut lacking) = (0, 0);
    for (one, after) in planted.iter().zip(after) {
        match source.compare(&one.changed, 0) {
            Comparison::Found { .. } => {
                assert_eq!(after, one.changed, "it stood there");
                continue;
            }
            _ => lacking += usize::from(one.is_slip),
        }
        if after == one.changed {
            continue;
        }
        mended += usize::from(one.is_slip);
        let others = ["zebra", "indeed"];
        assert!(
            one.is_slip || !others.iter().any(|other| one.changed.contains(other)),
            "more than a slip: {} {after}",
            one.changed
        );
        assert!(
            matches!(source.compare(&after, 0), Comparison::Found { changes, .. } if changes.is_empty()),
            "{after}"
        );
        assert_eq!(
            Letters::of(&after).folded,
            Letters::of(&one.right).folded,
            "mended otherwise than it was broken:\n{}\n{after}",
            one.right
        );
        assert_eq!(after.contains('…'), one.right.contains('…'), "{after}");
    }
    (mended, lacking)
}

#[test]
fn planted_changes_in_our_own_text_are_mended() {
    let text =
        std::fs::read_to_string(crate::support::root().join("tests/planted/text.txt")).unwrap();
    let (mended, lacking) = mend_all(&text, 400, 11);
    eprintln!("own text: {mended} of {lacking} mended");
    assert!(mended * 10 >= lacking * 6, "{mended} of {lacking}");
}

#[test]
fn planted_changes_in_the_papers_are_mended() {
    let Some(library) = crate::support::library() else {
        eprintln!("not compared: ARGCHECK_LIBRARY is not set");
        return;
    };
    for path in crate::support::files_below(&library, ".txt") {
        let text = std::fs::read_to_string(&path).unwrap();
        let (mended, lacking) = mend_all(&text, 60, 5);
        eprintln!("{}: {mended} of {lacking} mended", path.display());
        assert!(mended * 10 >= lacking * 5, "{mended} of {lacking}");
    }
}
