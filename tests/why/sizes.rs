//! Large maps: bounded time, bounded lines, no stack overflow.

use std::fmt::Write as _;

use argcheck::project::Input;
use argcheck::why::{Extent, Reading, Style};

const STYLE: Style = Style {
    width: 80,
    texts: false,
};

fn read(text: String) -> Reading {
    let input = Input {
        given: vec![("m.argmap".into(), text.into_bytes())],
        ..Input::default()
    };
    Reading::new(input).unwrap()
}

fn told(reading: &Reading, extent: Extent) -> String {
    let subject = reading.find("c0").unwrap();
    reading.text(subject, extent, STYLE)
}

/// A line a claim, each with what is said of the next.
fn row(size: usize, keyword: &str, relation: &str, last: &str) -> String {
    let mut text = String::new();
    for at in 1..size {
        let _ = writeln!(text, "{keyword} c{}\n  {relation} by c{at}", at - 1);
    }
    text + last
}

#[test]
fn a_chain_of_a_hundred_thousand_claims() {
    let last = "evidence c99999\n  from \"a book\"\n";
    let reading = read(row(100_000, "claim", "supported", last));
    let told_short = told(&reading, Extent::Deciding);
    assert!(told_short.lines().count() < 20, "{told_short}");
    assert!(told_short.contains("and so on through 99991 more lines"));
    assert!(told_short.contains("evidence c99999 · accepted · from “a book”"));
    let whole = told(&reading, Extent::All);
    assert!(whole.contains("claim c50000 · accepted"));
    assert!(whole.lines().all(|line| line.len() < 200));
}

#[test]
fn a_chain_of_fifty_thousand_replies() {
    let reading = read(row(50_000, "assumption", "opposed", "assumption c49999\n"));
    let told = told(&reading, Extent::Deciding);
    assert!(told.contains("`c0` is defeated: `c1` speaks against it"));
    assert!(told.lines().count() < 20, "{told}");
}

#[test]
fn fifty_thousand_replies_that_stay_open() {
    let last = "assumption c49999\n  opposed by c49998\n";
    let reading = read(row(50_000, "assumption", "opposed", last));
    let told = told(&reading, Extent::Deciding);
    assert!(told.contains("only the nearest 400 of 50000 points that are open were tried"));
}

#[test]
fn a_circle_of_a_hundred_thousand_claims() {
    let reading = read(row(
        100_000,
        "claim",
        "supported",
        "claim c99999\n  supported by c0\n",
    ));
    let told = told(&reading, Extent::Deciding);
    assert!(told.contains("`c0` is circular"));
    assert!(told.lines().count() < 30, "{told}");
}

#[test]
fn a_wide_map_shows_what_is_nearest() {
    let mut text = String::from("claim c0\n");
    for at in 1..10_000 {
        let _ = writeln!(text, "  opposed by c{at}");
    }
    text += "  supported by c1\n";
    for at in 1..10_000 {
        let _ = writeln!(text, "assumption c{at}");
    }
    let told = told(&read(text), Extent::Deciding);
    assert!(told.lines().count() < 120, "{told}");
    assert!(
        told.contains("9920 lines that lie deeper are not shown"),
        "{told}"
    );
}
