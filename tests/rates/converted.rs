//! Checks across units that a stated rate joins.

use crate::{found, run};
use argcheck::figures::Verdict;

fn verdicts(map: &str) -> Vec<&'static str> {
    run(map)
        .figures
        .checks
        .iter()
        .flat_map(|check| &check.verdicts)
        .map(|verdict| match verdict {
            Verdict::MayHold { .. } => "may hold",
            Verdict::Fails(_) => "fails",
            Verdict::Mixes(_) => "mixes",
            Verdict::Silent(_) => "silent",
        })
        .collect()
}

const AID: &str = "evidence e\n  from \"f\"\n  figure a 800 million yuan\n  figure b 1,000 million rubles = 250 million USD\n  figure c 5.0 tons\n";

fn check(margin: &str) -> Vec<&'static str> {
    verdicts(&format!("{AID}{margin}\n"))
}

#[test]
fn a_stated_rate_joins_two_units() {
    assert_eq!(check("check e.a > e.b"), ["mixes"]);
    assert_eq!(
        check("check e.a > e.b\nrate 1 yuan = 2.0 rubles"),
        ["may hold"]
    );
    assert_eq!(
        check("check e.a > e.b\nrate 1 yuan = 1.1 rubles"),
        ["fails"]
    );
    assert_eq!(
        check("check e.a + e.b = 2,600 million rubles\nrate 1 yuan = 2.0 rubles"),
        ["may hold"]
    );
    assert_eq!(
        check("check e.a + e.b = 3,600 million rubles\nrate 1 yuan = 2.0 rubles"),
        ["fails"]
    );
}

#[test]
fn a_way_over_two_rates_joins_them() {
    assert_eq!(
        check("check e.a > 900 million GBP\nrate 2.0 yuan = 1 USD\nrate 2.8 USD = 1 GBP"),
        ["fails"]
    );
}

#[test]
fn what_is_also_given_in_the_unit_is_not_converted() {
    // At the stated rate it would be 100 million.
    assert_eq!(
        check("check e.b = 250 million USD\nrate 10 rubles = 1 USD"),
        ["may hold"]
    );
}

#[test]
fn products_are_converted() {
    assert_eq!(
        check("check e.a / e.c = 320 million rubles per ton\nrate 1 yuan = 2.0 rubles"),
        ["may hold"]
    );
    assert_eq!(
        check("check e.a / e.c = 160 million rubles per ton\nrate 1 yuan = 2.0 rubles"),
        ["fails"]
    );
    assert_eq!(
        check("check 40 million yuan per ton * e.c < 100 million rubles\nrate 1 yuan = 2.0 rubles"),
        ["fails"]
    );
}

#[test]
fn implied_rates_convert_nothing() {
    assert_eq!(
        check("check e.a > e.b\nevidence z\n  from \"f\"\n  figure z 10.0 yuan = 20.0 rubles"),
        ["mixes"]
    );
}

#[test]
fn a_rate_for_another_time_does_not_join() {
    let aid = AID.replace("from \"f\"", "from \"f\"\n  when 1953");
    let at = |when: &str| {
        verdicts(&format!(
            "{aid}check e.a > e.b\nrate 1 yuan = 2.0 rubles\n  when {when}\n"
        ))
    };
    assert_eq!(at("1960"), ["mixes"]);
    assert_eq!(at("1950/1959"), ["may hold"]);
}

#[test]
fn of_two_rates_each_may_hold() {
    assert_eq!(
        check("check e.a = e.b\nrate 1 yuan = 2.0 rubles\nrate 1 yuan = 1.1 rubles"),
        ["may hold"]
    );
}

#[test]
fn both_sides_of_a_rate_are_one() {
    for rate in ["rate 1 yuan = 2.0 rubles", "rate 2.0 rubles = 1 yuan"] {
        for sides in ["e.a < e.b", "e.b > e.a"] {
            assert_eq!(check(&format!("check {sides}\n{rate}")), ["fails"]);
        }
    }
}

#[test]
fn the_message_tells_the_rate() {
    let map = format!("{AID}check e.a < e.b\nrate 1 yuan = 2.0 rubles\n");
    let finding = &found(&map, "failed-check")[0];
    assert_eq!(
        finding.message,
        "this does not hold: 800 million yuan is not less than 500 million yuan, at 1 yuan = 2.0 rubles"
    );
    let labels: Vec<&str> = finding
        .labels
        .iter()
        .map(|label| label.message.as_str())
        .collect();
    assert!(labels.contains(&"converted at this rate"), "{labels:?}");
}

#[test]
fn the_numbers_shown_are_those_reckoned_with() {
    let map = format!("{AID}check e.b > 900 million USD\n");
    let finding = &found(&map, "failed-check")[0];
    assert!(
        finding.labels[0].message.starts_with("250 million USD"),
        "{finding:#?}"
    );
}

#[test]
fn a_rate_for_another_time_is_named_as_such() {
    let aid = AID.replace("from \"f\"", "from \"f\"\n  when 1953");
    let map = format!("{aid}check e.a > e.b\nrate 1 yuan = 2.0 rubles\n  when 1960\n");
    let finding = &found(&map, "mixed-units")[0];
    assert!(
        finding
            .message
            .contains("no rate for their time joins them"),
        "{}",
        finding.message
    );
}
