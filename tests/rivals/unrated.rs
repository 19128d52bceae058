//! `unrated-rival`: where it speaks, and where it does not.

use super::{found, found_beside_slip};

const RULE: &str = "unrated-rival";

fn map(rest: &str) -> String {
    format!("question why\n  answers tide, wind, ice\nclaim tide\nclaim wind\nclaim ice\n{rest}")
}

fn evidence(name: &str, clauses: &str) -> String {
    format!("evidence {name}\n  from \"a log\"\n{clauses}")
}

#[test]
fn each_of_a_few_is_told_alone() {
    let two = evidence("wreck", "  expected under tide\n  unexpected under wind\n")
        + &evidence("hull", "  test hoop of ice passed\n");
    assert_eq!(
        found(RULE, &map(&two)),
        [
            "`wreck` is rated under `tide` and `wind` and not under `ice`",
            "`hull` is rated under `ice` and not under `tide` and `wind`"
        ]
    );
}

#[test]
fn many_are_told_at_the_question() {
    let many: String = (0..6)
        .map(|at| evidence(&format!("wreck-{at}"), "  expected under tide\n"))
        .collect();
    assert_eq!(
        found(RULE, &map(&many)),
        ["6 pieces of evidence are rated under some answers of `why` and not under others"]
    );
}

#[test]
fn not_where_something_is_said_of_every_rival() {
    for clauses in [
        "  expected under tide, wind\n  unexpected under ice\n",
        "  expected under tide, wind\n  opposes ice\n",
        "  expected under tide\n  test smoking-gun of wind against ice passed\n",
        // Tests that tell by their kind.
        "  test hoop of tide failed\n",
        "  test smoking-gun of tide passed\n",
        "  test doubly-decisive of tide passed\n",
        // Reasons alone are no ratings.
        "  supports tide\n",
        "",
    ] {
        assert_eq!(
            found(RULE, &map(&evidence("wreck", clauses))),
            [""; 0],
            "{clauses}"
        );
    }
}

#[test]
fn not_under_views_that_are_only_reported() {
    let wreck = evidence("wreck", "  expected under tide, wind\n");
    let reported = map(&wreck).replace("claim ice\n", "claim ice\n  held by \"Meyer\"\n");
    assert_eq!(found(RULE, &reported), [""; 0]);
    let compared = reported + "claim best: tide beats ice\n";
    assert_eq!(found(RULE, &compared).len(), 1);
}

#[test]
fn not_where_something_could_not_be_read() {
    let wreck = evidence(
        "wreck",
        "  expected under tide, wind\n  expected undr ice\n",
    );
    assert_eq!(found_beside_slip(RULE, &map(&wreck)), [""; 0]);
    let wreck = evidence("wreck", "  expected under tide, wind, icee\n");
    assert_eq!(found_beside_slip(RULE, &map(&wreck)), [""; 0]);
    let wreck = evidence("wreck", "  expected under tide\n");
    assert_eq!(
        found_beside_slip(RULE, &map(&wreck).replace("wind, ice\n", "wind, icee\n")),
        [""; 0]
    );
}

#[test]
fn what_restates_it_may_say_it() {
    let two = evidence("wreck", "  expected under tide, wind\n")
        + &evidence("remains", "  restates wreck\n  unexpected under ice\n");
    assert_eq!(found(RULE, &map(&two)), [""; 0]);
}
