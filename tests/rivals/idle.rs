//! `idle-expectation`: where it speaks, and where it does not.

use super::{found, found_beside_slip};

const RULE: &str = "idle-expectation";

fn map(clauses: &str, rest: &str) -> String {
    format!(
        "question why\n  answers tide, wind\nclaim tide\nclaim wind\nclaim calm\n\
         evidence wreck\n  from \"a log\"\n{clauses}{rest}"
    )
}

const UNEXPECTED: &str = "  unexpected under wind\n";

#[test]
fn what_no_reason_carries() {
    assert_eq!(
        found(RULE, &map(UNEXPECTED, "")),
        ["`wreck` is unexpected under `wind`, and no reason says so"]
    );
    // What it is used for has nothing to do with the rivals.
    assert_eq!(
        found(RULE, &map(UNEXPECTED, "wreck supports calm\n")).len(),
        1
    );
    assert_eq!(
        found(RULE, &map(UNEXPECTED, "wreck supports wind\n")).len(),
        1
    );
    assert_eq!(
        found(RULE, &map("  test hoop of wind failed\n", "")),
        ["`wind` failed the test of `wreck`, and no reason says so"]
    );
}

#[test]
fn one_finding_for_one_piece_of_evidence() {
    let two = "  unexpected under wind, calm\n";
    assert_eq!(
        found(RULE, &map(two, "")),
        ["`wreck` is unexpected under `wind` and `calm`, and no reason says so"]
    );
}

#[test]
fn not_where_it_is_put_to_use() {
    for used in [
        "wreck opposes wind\n",
        "wreck opposes wind conceded \"minor\"\n",
        "calm supported by wreck\ncalm opposes wind\n",
        "claim other\n  supported by wreck and calm\n  opposes wind\n",
        "wreck supports tide\n",
        "claim other\n  supported by wreck and calm\n  supports tide\n",
        "claim best: tide beats wind\n  supported by wreck\n",
        "claim best: calm beats wind\nwreck supports calm\n",
        "claim other\n  supports wind as step\nwreck undercuts wind.step\n",
        "claim other\n  supports tide because wreck\n",
        // For a competitor, though against a third.
        "claim best: tide beats calm\n  supported by wreck\n",
    ] {
        let used = used.replace("calm supported by wreck\n", "wreck supports calm\n");
        assert_eq!(found(RULE, &map(UNEXPECTED, &used)), [""; 0], "{used}");
    }
}

#[test]
fn not_where_failing_says_little() {
    for clause in [
        "  test smoking-gun of wind failed\n",
        "  test straw-in-the-wind of wind failed\n",
        "  test hoop of wind passed\n",
        "  test hoop of tide against wind passed\n",
        "  expected under wind\n",
    ] {
        assert_eq!(found(RULE, &map(clause, "")), [""; 0], "{clause}");
    }
}

#[test]
fn not_where_something_could_not_be_read() {
    let silent = |map: String| assert_eq!(found_beside_slip(RULE, &map), [""; 0], "{map}");
    silent(map("  unexpected under wind\n  oposes wind\n", ""));
    silent(map(UNEXPECTED, "claim other\n  opposed by wrekc\n"));
    silent(map(
        "  unexpected under wnd\n",
        "claim best: tide beats wnd\n",
    ));
}

#[test]
fn what_restates_it_may_carry_it() {
    let rest = "evidence remains\n  from \"a log\"\n  restates wreck\n  opposes wind\n";
    assert_eq!(found(RULE, &map(UNEXPECTED, rest)), [""; 0]);
}
