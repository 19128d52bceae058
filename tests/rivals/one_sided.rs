//! `one-sided-comparison`: where it speaks, and where it does not.

use super::{found, found_beside_slip};

const RULE: &str = "one-sided-comparison";

/// A comparison that nothing sets apart; the rest is added.
fn map(rest: &str) -> String {
    format!(
        "thesis best: tide beats wind\n  supported by wreck\n\
         claim tide \"The tide did it.\"\n  supported by drift\n\
         claim wind \"The wind did it.\"\n\
         claim drift \"Drift.\"\n  supported by hull\n\
         evidence hull \"A hull.\"\n  from \"a log\"\n  expected under tide, wind\n\
         evidence wreck \"A wreck.\"\n  from \"a log\"\n  expected under wind\n{rest}"
    )
}

fn is_found(map: &str) -> bool {
    let found = found(RULE, map);
    assert!(found.len() < 2, "{found:?}");
    !found.is_empty()
}

fn is_silent(map: &str) -> bool {
    found_beside_slip(RULE, map).is_empty()
}

#[test]
fn all_that_speaks_for_the_better_fits_the_worse() {
    assert_eq!(
        found(RULE, &map("")),
        ["`best` prefers `tide` to `wind`, and all that speaks for `tide` fits `wind` as well"]
    );
    assert!(is_found(&map("wreck supports wind\n")));
    assert!(is_found(&map("hull supports tide\n")));
}

#[test]
fn not_where_anything_sets_them_apart() {
    for apart in [
        // What is not rated under the rival may tell.
        "evidence ebb \"Ebb.\"\n  from \"a log\"\n  supports tide\n",
        "evidence ebb \"Ebb.\"\n  from \"a log\"\n  supports best\n",
        "evidence ebb \"Ebb.\"\n  from \"a log\"\n  supports drift\n",
        "evidence ebb \"Ebb.\"\n  from \"a log\"\n  expected under tide\n",
        "assumption ebb \"Ebb.\"\n  supports best\n",
        "claim ebb \"Ebb.\"\n  supports best\n",
        // Something speaks against the rival, or tests one of the two.
        "evidence calm \"Calm.\"\n  from \"a log\"\n  opposes wind\n",
        "evidence calm \"Calm.\"\n  from \"a log\"\n  opposes wind conceded \"minor\"\n",
        "evidence calm \"Calm.\"\n  from \"a log\"\n  unexpected under wind\n",
        "evidence calm \"Calm.\"\n  from \"a log\"\n  test hoop of wind failed\n",
        "evidence calm \"Calm.\"\n  from \"a log\"\n  test straw-in-the-wind of tide passed\n",
        "evidence calm \"Calm.\"\n  from \"a log\"\nevidence gale \"Gale.\"\n  from \"a log\"\n  supports wind\ncalm opposes gale\n",
        "evidence calm \"Calm.\"\n  from \"a log\"\nwreck supports wind unless calm\n",
        // The author knows.
        "evidence calm \"Calm.\"\n  from \"a log\"\n  opposes best\n",
        "evidence calm \"Calm.\"\n  from \"a log\"\nhull supports tide unless calm conceded \"granted\"\n",
        // A warrant says why.
        "hull supports best because \"only the tide lasts so long\"\n",
        // The rival itself is a reason.
        "wind supports tide\n",
    ] {
        assert!(!is_found(&map(apart)), "{apart}");
    }
}

#[test]
fn a_rival_that_nothing_bears_on_is_told_once() {
    let map = map("")
        .replace("tide, wind", "tide")
        .replace("  expected under wind\n", "");
    assert!(!is_found(&map));
    assert_eq!(found("untested-rival", &map).len(), 1);
}

#[test]
fn not_where_the_comparison_has_no_reason_or_is_reported() {
    let bare = map("").replace("beats wind\n  supported by wreck\n", "beats wind\n");
    assert!(!is_found(&bare));
    assert!(!is_found(
        &map("").replace("beats wind\n", "beats wind\n  held by \"Meyer\"\n")
    ));
}

#[test]
fn not_where_something_could_not_be_read() {
    assert!(is_silent(&map("").replace(
        "supported by drift",
        "supported by drift\n  supported by driftt"
    )));
    assert!(is_silent(&map("").replace(
        "supported by wreck",
        "supported by wreck\n  suported by hull"
    )));
    assert!(is_silent(&map(
        "evidence calm\n  from \"a log\"\n  unexpected under windd\n"
    )));
}

#[test]
fn wordings_of_one_statement_are_one() {
    let map = map("claim gale \"A gale.\"\n  restates wind\n");
    assert!(is_found(
        &map.replace("wind\nevidence wreck", "gale\nevidence wreck")
    ));
    assert!(!is_found(
        &(map + "evidence calm\n  from \"a log\"\n  opposes gale\n")
    ));
}
