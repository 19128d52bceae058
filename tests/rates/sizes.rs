//! Large maps.

use crate::found;
use std::fmt::Write as _;

const MANY: usize = 20_000;

#[test]
fn a_long_chain_of_units() {
    let mut map = String::new();
    for at in 0..MANY {
        writeln!(map, "rate 2.0 u{at}x = 1 u{}x", at + 1).unwrap();
    }
    assert_eq!(found(&map, "inconsistent-rate").len(), 0);
}

#[test]
fn one_rate_many_times() {
    let mut map = String::new();
    for at in 1..=MANY {
        writeln!(
            map,
            "evidence e{at}\n  from \"f\"\n  figure a {at}.0 million yuan = {at}.0 million USD"
        )
        .unwrap();
    }
    map += "rate 2.0 yuan = 1 USD\n";
    assert_eq!(found(&map, "inconsistent-rate").len(), 1);
}

#[test]
fn a_rate_for_each_of_many_times() {
    let mut map = String::new();
    for at in 0..5_000 {
        writeln!(map, "rate 2.{at} yuan = 1 USD\n  when {}", 1 + at).unwrap();
    }
    found(&map, "inconsistent-rate");
}
