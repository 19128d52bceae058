//! Maps made by hand.

use crate::{figures, found};

fn messages(map: &str) -> Vec<String> {
    let findings = found(map, "inconsistent-rate");
    findings
        .into_iter()
        .map(|finding| finding.message)
        .collect()
}

fn one(map: &str) -> argcheck::findings::Finding {
    let mut findings = found(map, "inconsistent-rate");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.remove(0)
}

fn silent(map: &str) {
    assert_eq!(messages(map), Vec::<String>::new(), "{map}");
}

#[test]
fn two_rates_for_one_gift() {
    let finding = one(&figures(
        &[
            "figure total 800 million yuan = 400 million USD",
            "figure first 300 million yuan = 125 million USD",
        ],
        "",
    ));
    assert_eq!(
        finding.message,
        "800 million yuan = 400 million USD makes 2 yuan to the USD, 300 million yuan = 125 million USD makes 2.4"
    );
    assert_eq!(finding.labels.len(), 2);
    assert_eq!(
        finding.labels[0].message,
        "2.4 yuan to the USD, between 2.351 and 2.450 as rounded"
    );
    let help = finding.help.unwrap();
    assert!(
        help.starts_with(
            "at 2 yuan to the USD it would be 150 million USD in the place of 125 million USD; "
        ),
        "{help}"
    );
}

#[test]
fn the_one_that_stands_apart_is_named() {
    let finding = one(&figures(
        &[
            "figure total 800 million yuan = 400 million USD",
            "figure first 300 million yuan = 125 million USD",
            "figure second 500 million yuan = 250 million USD",
        ],
        "",
    ));
    assert_eq!(
        finding.message,
        "300 million yuan = 125 million USD makes 2.4 yuan to the USD, apart from what most agree on: 800 million yuan = 400 million USD makes 2"
    );
    assert_eq!(finding.labels.len(), 3);
}

#[test]
fn a_part_in_two_units_is_compared() {
    one(
        "evidence a\n  from \"f\"\n  figure total 800 million yuan = 400 million USD\n  figure first 300 million yuan of total = 125 million USD\n",
    );
}

#[test]
fn what_is_said_twice_counts_once() {
    let finding = one(&figures(
        &[
            "figure a 300 million yuan = 125 million USD",
            "figure b 300 million yuan = 125 million USD",
            "figure c 800 million yuan = 400 million USD",
        ],
        "",
    ));
    assert!(!finding.message.contains("apart"), "{}", finding.message);
}

#[test]
fn the_war_damage_of_two_estimates() {
    let finding = one(&figures(
        &[
            "figure a 420 billion won = nearly 170 million USD",
            "figure b 430 billion won = 14 billion rubles = 3.5 billion USD",
            "figure c 1.147 billion rubles = 286.75 million USD",
            "figure d 202 million rubles = 50.5 million USD",
        ],
        "rate 4 rubles = 1 USD",
    ));
    assert_eq!(
        finding.message,
        "420 billion won = nearly 170 million USD makes between 2,441 and 2,778 won to the USD, 430 billion won = 3.5 billion USD makes 122.9"
    );
}

#[test]
fn a_stated_rate_against_a_figure() {
    let finding = one(&figures(
        &["figure a 1.147 billion rubles = 286.75 million USD"],
        "rate 4.5 rubles = 1 USD",
    ));
    assert_eq!(
        finding.message,
        "1.147 billion rubles = 286.75 million USD makes 4 rubles to the USD, 4.5 rubles = 1 USD makes 4.5"
    );
}

#[test]
fn the_way_round_over_three_currencies() {
    let finding = one(&figures(
        &["figure damage 420 billion won = 170 million USD"],
        "rate 4.0 rubles = 1 USD\nrate 30 won = 1 ruble",
    ));
    assert_eq!(
        finding.message,
        "1 USD is 4 rubles, 1 ruble is 30 won, so 1 USD is 120 won; here it is 2,471"
    );
    assert_eq!(finding.labels.len(), 3);
}

#[test]
fn the_way_round_over_four() {
    let finding = one(
        "rate 2.0 yuan = 1 ruble\nrate 4.0 rubles = 1 USD\nrate 3.0 USD = 1 GBP\nrate 1 GBP = 60 yuan",
    );
    assert_eq!(
        finding.message,
        "1 GBP is 3 USD, 1 USD is 4 rubles, 1 ruble is 2 yuan, so 1 GBP is 24 yuan; here it is 60"
    );
}

#[test]
fn a_bound_can_disagree() {
    let finding = one(&figures(
        &[
            "figure a more than 900 million rubles = 100 million USD",
            "figure b 400 million rubles = 100 million USD",
        ],
        "",
    ));
    assert!(
        finding
            .message
            .contains("more than 8.571 rubles to the USD"),
        "{}",
        finding.message
    );
}

#[test]
fn a_time_within_another_is_compared() {
    one(
        "evidence a\n  from \"f\"\n  when 1953\n  figure x 100 million rubles = 50 million USD\nrate 4.0 rubles = 1 USD\n  when 1950/1959\n",
    );
}

#[test]
fn each_time_has_a_finding_of_its_own() {
    let at = |year: &str, name: &str, usd: &str| {
        format!(
            "evidence {name}\n  from \"f\"\n  when {year}\n  figure x 100 million rubles = {usd} million USD\n"
        )
    };
    let map = [
        at("1953", "a", "25"),
        at("1953", "b", "50"),
        at("1960", "c", "30"),
        at("1960", "d", "90"),
    ]
    .concat();
    assert_eq!(messages(&map).len(), 2);
}

#[test]
fn one_of_a_unit_is_told_as_one() {
    let finding = one(&figures(
        &[
            "figure a 100 miles = 250 acres",
            "figure b 100 miles = 650 acres",
        ],
        "",
    ));
    assert!(
        finding.message.contains("acres to the mile,"),
        "{}",
        finding.message
    );
}

#[test]
fn silent_where_rounding_explains_it() {
    silent(&figures(
        &[
            "figure a 430 billion won = 14 billion rubles = 3.5 billion USD",
            "figure b 1.147 billion rubles = 286.75 million USD",
            "figure c 1 billion rubles = 250 million USD",
        ],
        "rate 4 rubles = 1 USD",
    ));
}

#[test]
fn silent_where_round_amounts_are_rounded() {
    for pair in [
        ["10,000 USD = 24,600 yuan", "200,000 USD = 500,000 yuan"],
        [
            "100 million USD = 246 million yuan",
            "50 million USD = 120 million yuan",
        ],
        [
            "80 million pounds = 224 million USD",
            "300 million pounds = 850 million USD",
        ],
        ["1,000 miles = 1,600 km", "310 miles = 500 km"],
        ["100 mu = 6.7 hectares", "15 mu = 1 hectare"],
        ["10,000 mu = 667 hectares", "100,000 mu = 6,700 hectares"],
    ] {
        let lines = pair.map(|line| format!("figure x {line}"));
        silent(&figures(&lines.each_ref().map(String::as_str), ""));
    }
    // What is printed with decimals is not rounded further than these.
    let gift = |amount: &str| {
        let line = format!("figure a {amount} billion yuan = 400.0 million USD");
        figures(&[&line], "rate 2.60 yuan = 1 USD")
    };
    silent(&gift("1"));
    one(&gift("1.00"));
}

#[test]
fn silent_for_official_and_market_rates_on_a_way_round() {
    let round = |last: &str| {
        format!(
            "evidence e\n  from \"f\"\n  when 1955\n  figure a 100 million rubles = 25 million USD\nevidence g\n  from \"f\"\n  when 1955\n  figure a 100 million rubles = 50 million yuan\n  figure b 50 million yuan = {last} million USD\n"
        )
    };
    silent(&round("20.3"));
    one(&round("12.3"));
}

#[test]
fn silent_for_undated_amounts_beside_dated_ones() {
    let map = |when: &str, margin: &str| {
        format!(
            "evidence e\n  from \"f\"\n  figure a 100 million rubles = 25 million USD\nevidence g\n  from \"f\"\n{when}  figure a 100 million rubles = 111 million USD\n{margin}"
        )
    };
    silent(&map("  when 1961\n", ""));
    one(&map("", ""));
    one(&map("  when 1961\n", "rate 4.0 rubles = 1 USD\n"));
    silent(&map(
        "  when 1961\n",
        "rate 4.0 rubles = 1 USD\n  when 1955\n",
    ));
}

#[test]
fn silent_for_times_apart() {
    silent(
        "evidence a\n  from \"f\"\n  when 1953\n  figure x 729 million yuan = 362.5 million USD\nevidence b\n  from \"f\"\n  when 1954/1957\n  figure x 300 million yuan = 125 million USD\n",
    );
}

#[test]
fn silent_for_times_that_overlap_only() {
    silent(
        "evidence a\n  from \"f\"\n  when 1953/1955\n  figure x 729 million yuan = 362.5 million USD\nevidence b\n  from \"f\"\n  when 1954/1957\n  figure x 300 million yuan = 125 million USD\n",
    );
}

#[test]
fn silent_for_prices_and_for_people_in_families() {
    silent(&figures(
        &[
            "figure grain 10 tons = 4 million yuan",
            "figure steel 10 tons = 9 million yuan",
            "figure some 12 families = 40 people",
            "figure others 12 families = 70 people",
        ],
        "",
    ));
}

#[test]
fn a_stated_rate_makes_a_word_a_currency() {
    let map = figures(
        &[
            "figure a 100 taels = 140 USD",
            "figure b 100 taels = 190 USD",
        ],
        "",
    );
    silent(&map);
    one(&format!("{map}rate 1 tael = 1.4 USD\n"));
}

#[test]
fn silent_for_shares_bare_numbers_and_zero() {
    silent(&figures(
        &[
            "figure a 50 % = 0.4",
            "figure b 0 rubles = 5 USD",
            "figure c 4 rubles = 1 USD",
            "figure d 20 rubles = 20.0 rubles",
        ],
        "",
    ));
}

#[test]
fn silent_where_a_bound_leaves_it_open() {
    silent(&figures(
        &[
            "figure a more than 300 million rubles = 100 million USD",
            "figure b 400 million rubles = 100 million USD",
            "figure c 400 million rubles = less than 120 million USD",
            "figure d less than 400 million rubles = less than 120 million USD",
        ],
        "",
    ));
}

#[test]
fn silent_where_two_words_are_one_unit() {
    silent(&figures(
        &[
            "figure a 5.0 tons = 5.0 tonnes",
            "figure b 7.0 tons = 7.0 tonnes",
        ],
        "rate 1 ton = 1 tonne",
    ));
}

#[test]
fn silent_for_a_time_that_is_not_understood() {
    let at = |name: &str, usd: &str| {
        format!(
            "evidence {name}\n  from \"f\"\n  when unknown-time\n  figure x 100 million rubles = {usd} million USD\n"
        )
    };
    silent(&[at("a", "25"), at("b", "50")].concat());
}

#[test]
fn silent_for_a_way_round_at_different_times() {
    silent(
        "rate 4.0 rubles = 1 USD\n  when 1953\nrate 30 won = 1 ruble\n  when 1960\nrate 2,471 won = 1 USD\n  when 1953\n",
    );
}

#[test]
fn silent_for_a_way_round_that_rounding_explains() {
    silent("rate 4 rubles = 1 USD\nrate 30 won = 1 ruble\nrate 125 won = 1 USD\n");
}

#[test]
fn an_allow_silences_it() {
    silent(
        "evidence a\n  from \"f\"\n  figure x 800 million yuan = 400 million USD\nevidence b\n  from \"f\"\n  figure x 300 million yuan = 125 million USD\n  allow inconsistent-rate \"printed so\"\n",
    );
}

#[test]
fn many_are_shown_in_part() {
    let lines: Vec<String> = (0..10)
        .map(|at| {
            format!(
                "figure a {}00 million yuan = {} million USD",
                at + 1,
                (at + 1) * 50
            )
        })
        .chain(["figure b 300 million yuan = 125 million USD".to_owned()])
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let finding = one(&figures(&lines, ""));
    assert_eq!(finding.labels.len(), 6);
    assert!(
        finding.message.starts_with("300 million yuan"),
        "{}",
        finding.message
    );
    assert!(finding.help.unwrap().contains("5 more rates"));
}
