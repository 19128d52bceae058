//! Independent lines of support against a search by hand: which reasons can be picked so
//! that no two of them need the same.

use std::collections::BTreeSet;

use argcheck::graph::Lines;
use argcheck::map::StatementId;
use proptest::prelude::*;

use super::support::check_text;

/// One thesis; of each reason the sources that its evidence needs, all of them.
type Needs = Vec<BTreeSet<usize>>;

/// A map in which the reasons need just these, by every way in which a work is needed:
/// cited, as carrier, by a note, through `rests on`.
fn text(needs: &Needs) -> String {
    let mut text = "thesis t\n".to_owned();
    for at in 0..needs.len() {
        text += &format!("  supported by e{at}\n");
    }
    for (at, sources) in needs.iter().enumerate() {
        text += &format!("evidence e{at}\n");
        let names: Vec<String> = sources.iter().map(|source| format!("s{source}")).collect();
        match (at % 3, names.as_slice()) {
            (_, []) => text += &format!("  from own-{at}\nsource own-{at}\n"),
            (0, _) => text += &format!("  from {}\n", names.join(" via ")),
            (1, _) => {
                text += &format!(
                    "  from note {at}\nnote {at} cites {}\n",
                    names.join(" via ")
                )
            }
            (_, [first, rest @ ..]) => {
                text += &format!("  from copy-{at}\nsource copy-{at}\n  rests on {first}");
                text += &rest
                    .iter()
                    .map(|name| format!(" via {name}"))
                    .collect::<String>();
                text.push('\n');
            }
        }
    }
    for source in 0..6 {
        text += &format!("source s{source}\n");
    }
    text
}

fn lines(text: &str) -> Lines {
    let run = check_text(text);
    run.analysis.common_origins.lines(StatementId(0))
}

/// The most reasons of which no two need the same.
fn most_apart(needs: &Needs) -> usize {
    let all = 0..1_usize << needs.len();
    let chosen = |set: usize| (0..needs.len()).filter(move |at| set >> at & 1 == 1);
    let are_apart = |set: &usize| {
        let total: usize = chosen(*set).map(|at| needs[at].len()).sum();
        let union: BTreeSet<usize> = chosen(*set).flat_map(|at| needs[at].clone()).collect();
        total == union.len()
    };
    all.filter(are_apart)
        .map(|set| set.count_ones() as usize)
        .max()
        .unwrap()
}

/// The fewest sources that some group needs each, all groups together being all reasons.
fn fewest_groups(needs: &Needs) -> usize {
    let alone = needs.iter().filter(|sources| sources.is_empty()).count();
    let sets = 0..1_usize << 6;
    let hits = |set: &usize| {
        let mut others = needs.iter().filter(|sources| !sources.is_empty());
        others.all(|sources| sources.iter().any(|source| set >> source & 1 == 1))
    };
    let fewest = sets.filter(hits).map(|set| set.count_ones() as usize).min();
    alone + fewest.unwrap()
}

fn needs(most: usize) -> impl Strategy<Value = Needs> {
    let sources = proptest::collection::btree_set(0..6_usize, 0..4);
    proptest::collection::vec(sources, 1..=most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_line_that_is_there_goes_uncounted(needs in needs(8)) {
        let lines = lines(&text(&needs));
        prop_assert_eq!(lines.reasons, needs.len());
        prop_assert!(lines.independent >= most_apart(&needs), "{:?} {:?}", lines, needs);
        prop_assert!(lines.independent >= fewest_groups(&needs), "{:?} {:?}", lines, needs);
        prop_assert!(lines.independent <= needs.len());
        prop_assert!(lines.by_authors <= lines.independent);
    }

    #[test]
    fn of_three_reasons_the_lines_are_exact(needs in needs(3)) {
        let lines = lines(&text(&needs));
        prop_assert_eq!(lines.independent, fewest_groups(&needs), "{}", text(&needs));
    }
}

fn sets(sets: &[&[usize]]) -> Needs {
    sets.iter()
        .map(|set| set.iter().copied().collect())
        .collect()
}

#[test]
fn reasons_that_are_linked_only_by_a_third_are_two_lines() {
    assert_eq!(lines(&text(&sets(&[&[0], &[0, 1], &[1]]))).independent, 2);
    assert_eq!(lines(&text(&sets(&[&[0], &[0], &[0]]))).independent, 1);
    assert_eq!(lines(&text(&sets(&[&[0], &[1], &[2], &[]]))).independent, 4);
}

#[test]
fn lines_are_counted_of_grounded_reasons_that_differ() {
    let of = |rest: &str| {
        let map = format!(
            "thesis t\n{rest}\nevidence a\n  from s\nevidence b\n  from s\nevidence c\n  from x\nclaim n\nsource s\n  author \"Li\"\nsource x\n  author \"Li\"\n"
        );
        let lines = lines(&map);
        (lines.reasons, lines.independent, lines.by_authors)
    };
    assert_eq!(of(""), (0, 0, 0));
    assert_eq!(of("  supported by a and b"), (1, 1, 1));
    assert_eq!(
        of("  supported by a and c\n  supported by c and a"),
        (1, 1, 1)
    );
    assert_eq!(
        of("  supported by a\n  supported by b\n  supported by c"),
        (3, 2, 1)
    );
    assert_eq!(
        of("  supported by a\n  supported by n"),
        (1, 1, 1),
        "one is not grounded"
    );
    // The same evidence in two reasons is one line; an assumption is no origin.
    assert_eq!(of("  supported by a and c\n  supported by a"), (2, 1, 1));
    assert_eq!(
        of("  supported by a and d\n  supported by c and d\nassumption d"),
        (2, 2, 1)
    );
    // Both ways of `m` come down to `s`, one of `k` does not.
    assert_eq!(
        of("  supported by m\n  supported by b\nclaim m\n  supported by a\n  supported by b"),
        (2, 1, 1)
    );
    assert_eq!(
        of("  supported by k\n  supported by b\nclaim k\n  supported by a\n  supported by c"),
        (2, 2, 1)
    );
}

#[test]
fn works_that_rest_on_one_another_in_a_circle_end() {
    let map = "thesis t\n  supported by a\n  supported by b\nevidence a\n  from x\nevidence b\n  from y\nsource x\n  rests on y\nsource y\n  rests on x\n";
    assert_eq!(lines(map).independent, 1);
}

#[test]
fn chains_of_shared_works_are_counted() {
    let number = 20_000;
    let mut text = "thesis t\n".to_owned();
    for at in 0..number {
        text += &format!("  supported by e{at}\n");
    }
    for at in 0..number {
        // Chains of pairs: each reason shares a work with the one before and the one after.
        text += &format!("evidence e{at}\n  from s{at} via s{}\n", at + 1);
    }
    for at in 0..=number {
        text += &format!("source s{at}\n");
    }
    assert_eq!(lines(&text).independent, number / 2);
}
