//! Abstract frameworks: without supports the verdicts are Dung's grounded extension.

use std::fs;

use argcheck::graph::Verdict;
use argcheck::import::{Format, framework};
use proptest::prelude::*;

use super::known::known;
use super::support::{files_below, root};

/// A framework: how many arguments, and who attacks whom.
type Attacks = Vec<(usize, usize)>;

/// The grounded extension (Dung 1995): from nothing, again and again all arguments
/// whose every attacker is attacked by what is in already.
fn grounded(size: usize, attacks: &Attacks) -> Vec<bool> {
    let mut inside = vec![false; size];
    loop {
        let is_out = |one: usize| attacks.iter().any(|(by, on)| *on == one && inside[*by]);
        let next: Vec<bool> = (0..size)
            .map(|one| attacks.iter().all(|(by, on)| *on != one || is_out(*by)))
            .collect();
        if next == inside {
            return inside;
        }
        inside = next;
    }
}

fn expected(size: usize, attacks: &Attacks, inside: &[bool]) -> Vec<Verdict> {
    let is_out = |one: usize| attacks.iter().any(|(by, on)| *on == one && inside[*by]);
    (0..size)
        .map(|one| match (inside[one], is_out(one)) {
            (true, _) => Verdict::Accepted,
            (false, true) => Verdict::Defeated,
            (false, false) => Verdict::Contested,
        })
        .collect()
}

fn verdicts(format: Format, text: &str) -> Vec<Verdict> {
    let map = known(&framework(format, text).unwrap());
    let ids = map.map.all_statements();
    ids.map(|(id, _)| map.analysis.standing.of(id)).collect()
}

/// A framework in each of the formats.
fn written(size: usize, attacks: &Attacks) -> [(Format, String); 3] {
    let arguments = |form: fn(usize) -> String| (1..=size).map(form).collect::<String>();
    let pairs = |form: fn(usize, usize) -> String| {
        let each = attacks.iter().map(|(by, on)| form(by + 1, on + 1));
        each.collect::<String>()
    };
    let af = format!("p af {size}\n{}", pairs(|by, on| format!("{by} {on}\n")));
    let apx =
        arguments(|one| format!("arg({one}).\n")) + &pairs(|by, on| format!("att({by},{on}).\n"));
    let tgf = arguments(|one| format!("{one}\n")) + "#\n" + &pairs(|by, on| format!("{by} {on}\n"));
    [(Format::Af, af), (Format::Apx, apx), (Format::Tgf, tgf)]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn verdicts_are_the_grounded_extension(
        (size, attacks) in (1_usize..14).prop_flat_map(|size| {
            (Just(size), prop::collection::vec((0..size, 0..size), 0..size * 2))
        })
    ) {
        let expected = expected(size, &attacks, &grounded(size, &attacks));
        for (format, text) in written(size, &attacks) {
            prop_assert_eq!(verdicts(format, &text), expected.clone(), "{:?}", format);
        }
    }
}

/// The extensions beside the frameworks were worked out by another solver,
/// crustabri 1.1.1 of the CRIL in Lens.
#[test]
fn verdicts_are_what_another_solver_finds() {
    let files = files_below(&root().join("tests/frameworks"), ".af");
    assert!(files.len() >= 6);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let answer = fs::read_to_string(file.with_extension("grounded")).unwrap();
        let mut lines = text.lines().map(|line| line.split(' '));
        let size = lines.next().unwrap().next_back().unwrap().parse().unwrap();
        let attacks = lines
            .map(|mut line| {
                let mut number = || line.next().unwrap().parse::<usize>().unwrap() - 1;
                (number(), number())
            })
            .collect();
        let mut inside = vec![false; size];
        for number in answer.split_whitespace() {
            inside[number.parse::<usize>().unwrap() - 1] = true;
        }
        assert_eq!(grounded(size, &attacks), inside, "{}", file.display());
        let expected = expected(size, &attacks, &inside);
        assert_eq!(verdicts(Format::Af, &text), expected, "{}", file.display());
    }
}
