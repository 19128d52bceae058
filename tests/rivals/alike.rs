//! `non-diagnostic-evidence`: where it speaks, and where it does not.

use super::{found, found_beside_slip, support};

const RULE: &str = "non-diagnostic-evidence";

/// Two rivals, each with a reason of its own; the rest is added.
fn question(rest: &str) -> String {
    format!(
        "question why\n  answers tide, wind\n\
         claim tide \"The tide did it.\"\n  supported by marks\n\
         claim wind \"The wind did it.\"\n  supported by spray\n\
         evidence marks \"Marks.\"\n  from \"a log\"\n\
         evidence spray \"Spray.\"\n  from \"a log\"\n{rest}"
    )
}

fn message(map: &str) -> Option<String> {
    let mut found = found(RULE, map);
    assert!(found.len() < 2, "{found:?}");
    found.pop()
}

const BOTH: &str = "evidence wreck \"A wreck.\"\n  from \"a log\"\n  expected under tide, wind\n";

#[test]
fn used_for_one_of_them() {
    let map = question(&format!("{BOTH}wreck supports tide\n"));
    assert_eq!(
        message(&map).as_deref(),
        Some("`wreck` is expected under `tide` and `wind` alike, and is used for `tide`")
    );
}

#[test]
fn three_claims_below() {
    let map = question(&format!(
        "{BOTH}wreck supports one\nclaim one\n  supports two\nclaim two\n  supports three\nclaim three\n  supports wind\n"
    ));
    let run = support::check_text(&map);
    let finding = run
        .outcome
        .findings
        .iter()
        .find(|finding| finding.rule == RULE)
        .unwrap();
    assert!(finding.message.ends_with("is used for `wind`"));
    let last = &finding.labels.last().unwrap().message;
    assert_eq!(last, "used for `one` here, and through it for `wind`");
}

#[test]
fn a_reason_for_a_rival_fits_it_too() {
    let map = question(
        "evidence wreck \"A wreck.\"\n  from \"a log\"\n  expected under tide\n  supports wind\n",
    );
    assert_eq!(
        message(&map).as_deref(),
        Some("`wreck` fits `tide` and `wind` alike, and is used for `wind`")
    );
}

#[test]
fn joined_with_what_fits_all_too() {
    let map = question(&format!(
        "{BOTH}evidence hull \"A hull.\"\n  from \"a log\"\n  expected under tide, wind\nclaim both\n  supported by wreck and hull\n  supports tide\n"
    ));
    assert_eq!(found(RULE, &map).len(), 2);
}

#[test]
fn used_for_the_comparison_though_it_carries_both() {
    let map = question(&format!(
        "{BOTH}  supports tide, wind\nclaim best: tide beats wind\n  supported by wreck\n  supported by marks\n"
    ));
    assert_eq!(
        message(&map).as_deref(),
        Some("`wreck` is expected under `tide` and `wind` alike, and is used for `best`")
    );
}

#[test]
fn a_question_and_a_comparison_of_the_same_rivals_are_one_finding() {
    let map = question(&format!(
        "{BOTH}  supports tide\nclaim best: tide beats wind\n  supported by marks\nquestion again\n  answers wind, tide\n"
    ));
    assert!(message(&map).is_some());
}

#[test]
fn not_where_it_says_nothing_for_either() {
    assert_eq!(message(&question(BOTH)), None);
    let aside = format!("{BOTH}claim aside\n  supported by wreck\n");
    assert_eq!(message(&question(&aside)), None);
}

#[test]
fn not_where_it_carries_both_alike() {
    let shared =
        format!("{BOTH}claim storm\n  supported by wreck\n  supports tide\n  supports wind\n");
    assert_eq!(message(&question(&shared)), None);
    let map = question(&format!("{BOTH}  supports tide, wind\n"));
    assert_eq!(message(&map), None);
}

#[test]
fn not_where_something_sets_it_apart() {
    for apart in [
        "  unexpected under wind\n",
        "  opposes wind\n",
        "  opposes wind conceded \"weakly\"\n",
        "  test hoop of tide passed\n",
        "  test smoking-gun of tide against wind passed\n",
    ] {
        let map = question(&format!("{BOTH}{apart}wreck supports tide\n"));
        assert_eq!(message(&map), None, "{apart}");
    }
}

#[test]
fn not_where_it_is_joined_with_what_may_tell() {
    for other in ["marks", "depth"] {
        let map = question(&format!(
            "{BOTH}evidence depth \"Depth.\"\n  from \"a log\"\n  expected under tide\n  unexpected under wind\nclaim step\n  supported by wreck and {other}\n  supports tide\n"
        ));
        assert_eq!(message(&map), None, "{other}");
    }
}

#[test]
fn not_beyond_a_claim_that_tells_them_apart() {
    let map = question(&format!(
        "{BOTH}claim drift \"Drift.\"\n  supported by wreck\n  supports tide\n  unexpected under wind\n"
    ));
    assert_eq!(message(&map), None);
}

#[test]
fn of_a_claim_and_what_it_rests_on_the_nearest_is_told() {
    let map = question(&format!(
        "{BOTH}claim drift \"Drift.\"\n  supported by wreck\n  supports tide\n  expected under tide, wind\n"
    ));
    assert!(message(&map).unwrap().starts_with("`drift`"));
}

#[test]
fn not_for_a_view_that_is_only_reported() {
    let view = "  held by \"Meyer\"\n";
    let rivals = format!(
        "question why\n  answers tide, wind\nclaim tide\n{view}claim wind\n{BOTH}wreck supports tide\n"
    );
    assert_eq!(message(&rivals), None);
    let reported = format!(
        "claim tide\nclaim wind\nclaim best: tide beats wind\n{view}{BOTH}wreck supports best\n"
    );
    assert_eq!(message(&reported), None);
    let preferred = format!(
        "{rivals}claim best: tide beats wind\n  supported by marks\nevidence marks\n  from \"a log\"\n"
    );
    assert!(message(&preferred).is_some());
}

#[test]
fn not_where_an_exception_to_the_step_is_conceded() {
    let map = question(&format!(
        "{BOTH}claim calm\n  supported by marks\nwreck supports tide unless calm conceded \"granted\"\n"
    ));
    assert_eq!(message(&map), None);
}

#[test]
fn not_where_some_rival_is_not_rated() {
    let map = question(&format!(
        "{BOTH}wreck supports tide\nclaim ice \"Ice.\"\n  answers why\n"
    ));
    assert_eq!(message(&map), None);
}

#[test]
fn not_where_something_could_not_be_read() {
    let silent = |map: String| assert_eq!(found_beside_slip(RULE, &map), [""; 0], "{map}");
    let used = question(BOTH) + "wreck supports tide\n";
    assert!(message(&used).is_some());
    // A further answer, and what the evidence says of it.
    silent(used.replace("tide, wind\nclaim", "tide, wind, icee\nclaim") + "claim ice\n");
    silent(used.replace(
        "under tide, wind\n",
        "under tide, wind\n  unexpcted under wind\n",
    ));
    // A further premise, which may be what tells.
    let joined = "claim drift\n  supported by wreck and sprayy\n  supports tide\n";
    silent(question(BOTH) + joined);
}

#[test]
fn statements_that_restate_one_another_are_one() {
    let split = "evidence wreck \"A wreck.\"\n  from \"a log\"\n  expected under tide\nevidence remains \"Remains.\"\n  from \"a log\"\n  restates wreck\n  expected under wind\nwreck supports tide\n";
    assert!(message(&question(split)).is_some());
    let apart = split.replace("  expected under wind", "  unexpected under wind");
    assert_eq!(message(&question(&apart)), None);
    // Two wordings of one answer are no two rivals.
    let one = question(&format!("{BOTH}wreck supports tide\ntide restates wind\n"));
    assert_eq!(message(&one), None);
}

#[test]
fn not_where_one_sided_comparison_says_it() {
    let map = format!(
        "claim tide\nclaim wind\nquestion why\n  answers tide, wind\nthesis best: tide beats wind\n  supported by wreck\n{BOTH}  supports tide\n"
    );
    assert_eq!(message(&map), None);
    assert_eq!(found("one-sided-comparison", &map).len(), 1);
}

#[test]
fn what_a_review_says_of_a_papers_evidence_is_its_own_finding() {
    let paper = format!(
        "paper \"P\"\n{}wreck supports tide\n",
        question("evidence wreck \"A wreck.\"\n  from \"a log\"\n")
    );
    let review = "review \"R\" of \"paper.argmap\" as p\nevidence remains \"Remains.\"\n  from p\n  restates p.wreck\n  expected under p.tide, p.wind\n";
    let folder = support::write(&vec![
        ("paper.argmap".to_owned(), paper),
        ("review.argmap".to_owned(), review.to_owned()),
    ]);
    let run = support::check(folder.path());
    assert!(
        !support::rules(&run).contains(&RULE),
        "{}",
        support::human(&run)
    );
}

#[test]
fn of_several_comparisons_each_is_named() {
    let map = question(&format!(
        "{BOTH}  supports tide, wind\nclaim best: tide beats wind\n  supported by wreck\n  supported by marks\nclaim worst: wind beats tide\n  supported by wreck\n  supported by marks\n"
    ));
    assert_eq!(
        message(&map).as_deref(),
        Some(
            "`wreck` is expected under `tide` and `wind` alike, and is used for `best` and `worst`"
        )
    );
}
