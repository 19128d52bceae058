//! Every quotation and wording of our maps occurs in the held text of its paper.
//!
//! The papers are not part of the repository: the folder that holds them is named
//! by `ARGCHECK_LIBRARY`. Without it there is nothing to compare with.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use std::fs;
use std::path::PathBuf;

use argcheck::syntax::tree::{ClauseKind, ItemKind};
use support::root;
use unicode_normalization::UnicodeNormalization as _;

/// A quotation may be broken once by a block of notes of at most so many letters.
const LONGEST_NOTES: usize = 4_000;

/// The folder with the papers, counted from the repository's root.
fn library() -> Option<PathBuf> {
    let folder = std::env::var_os("ARGCHECK_LIBRARY")?;
    let folder = root().join(folder);
    assert!(
        folder.is_dir(),
        "ARGCHECK_LIBRARY names no folder: {}",
        folder.display()
    );
    Some(folder)
}

/// What print adds is read away: forms of letters, doubled hyphens, blanks.
fn plain(text: &str) -> String {
    let letters: String = text.nfkc().collect();
    let letters = letters.replace("-\u{2010}", "-").replace('\u{2010}', "-");
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without the numbers of notes that are glued to its words.
fn without_note_calls(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let digits = letters[at..]
            .iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count();
        let glued = at > 0
            && (letters[at - 1].is_alphabetic()
                || matches!(letters[at - 1], '.' | ',' | '”' | ')' | '?'));
        if glued && (1..=2).contains(&digits) {
            at += digits;
            continue;
        }
        kept.extend(&letters[at..at + digits.max(1)]);
        at += digits.max(1);
    }
    kept
}

/// The stretches between marks of omission and insertion.
fn stretches(words: &str) -> Vec<String> {
    let mut stretches = vec![String::new()];
    let mut inserted = false;
    for letter in words.replace("...", "…").chars() {
        match letter {
            '[' => inserted = true,
            ']' => {
                inserted = false;
                stretches.push(String::new());
            }
            '…' => stretches.push(String::new()),
            _ if inserted => {}
            letter => stretches.last_mut().unwrap().push(letter),
        }
    }
    stretches
        .iter()
        .map(|words| words.trim().to_owned())
        .filter(|words| !words.is_empty())
        .collect()
}

/// Where a stretch ends in a text, looked for from a place on.
fn find(text: &str, words: &str, from: usize) -> Option<usize> {
    if let Some(at) = text[from..].find(words) {
        return Some(from + at + words.len());
    }
    let spaces: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
    spaces.iter().rev().find_map(|space| {
        let (head, tail) = (&words[..*space], &words[space + 1..]);
        let mut start = from;
        while let Some(at) = text[start..].find(head) {
            let end = start + at + head.len();
            let rest = text[end..].find(tail).filter(|gap| *gap <= LONGEST_NOTES);
            if head.len() > 20
                && let Some(gap) = rest
            {
                return Some(end + gap + tail.len());
            }
            start = end;
        }
        None
    })
}

fn occurs(text: &str, words: &str) -> bool {
    let mut from = 0;
    stretches(&plain(words))
        .iter()
        .all(|stretch| match find(text, stretch, from) {
            Some(end) => {
                from = end;
                true
            }
            None => false,
        })
}

#[test]
fn quotations_and_wordings_occur_in_the_papers() {
    let Some(library) = library() else {
        eprintln!("not compared: ARGCHECK_LIBRARY is not set");
        return;
    };
    let text = |name: &str| {
        let text = fs::read_to_string(library.join(name)).unwrap_or_default();
        let text = plain(&text);
        [without_note_calls(&text), text]
    };
    let famine = text("great-famine-aid.txt");
    let reconstruction = text("post-war-reconstruction.txt");
    assert!(
        famine[0].len() > 10_000 && reconstruction[0].len() > 10_000,
        "the papers are held"
    );
    let mut compared = 0;
    let mut missing = Vec::new();
    for name in [
        "great-famine-aid",
        "great-famine-aid.review",
        "post-war-reconstruction",
    ] {
        let source = fs::read_to_string(root().join(format!("maps/{name}.argmap"))).unwrap();
        let texts: Vec<&String> = match name {
            "great-famine-aid" => famine.iter().collect(),
            "post-war-reconstruction" => reconstruction.iter().collect(),
            _ => famine.iter().chain(&reconstruction).collect(),
        };
        for item in &argcheck::syntax::read(&source).items {
            for clause in &item.clauses {
                let words = match &clause.kind {
                    ClauseKind::Quote(quote) => quote.text.of(&source),
                    ClauseKind::Says(says) => says.text.of(&source),
                    _ => continue,
                };
                compared += 1;
                if !texts.iter().any(|text| occurs(text, &words)) {
                    missing.push(format!("{name}: {words}"));
                }
            }
        }
    }
    assert!(
        missing.is_empty(),
        "not found in the papers:\n{}",
        missing.join("\n")
    );
    assert!(compared >= 60, "only {compared} compared");
}

#[test]
fn a_changed_word_is_noticed() {
    let text = without_note_calls(&plain(
        "He said it was\u{a0}unnecessary.31Clearly, the Sino-\u{2010}DPRK aid was cut.",
    ));
    assert!(occurs(
        &text,
        "it was unnecessary.Clearly, the Sino-DPRK aid"
    ));
    assert!(occurs(
        &text,
        "He said … the Sino-DPRK aid [of 1956] was cut"
    ));
    assert!(!occurs(&text, "it was necessary"));
    assert!(!occurs(&text, "the aid was cut … He said"));
}

#[test]
fn items_that_can_be_placed_carry_their_place() {
    for name in ["great-famine-aid", "post-war-reconstruction"] {
        let source = fs::read_to_string(root().join(format!("maps/{name}.argmap"))).unwrap();
        for item in &argcheck::syntax::read(&source).items {
            let ItemKind::Statement {
                name: Some(name), ..
            } = item.kind
            else {
                continue;
            };
            let has =
                |is: fn(&ClauseKind) -> bool| item.clauses.iter().any(|clause| is(&clause.kind));
            // What the author needs and does not say stands nowhere.
            let implicit = has(|kind| matches!(kind, ClauseKind::Implicit));
            assert!(
                implicit || has(|kind| matches!(kind, ClauseKind::At(_))),
                "{} has no place",
                name.of(&source)
            );
        }
    }
}
