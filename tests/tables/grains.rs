//! Percentages and means of whole numbers. The cases are worked out by hand: the nearest
//! whole numbers by their quotients.

use crate::messages;

fn found(clauses: &str) -> Vec<String> {
    messages("impossible-percentage", clauses)
}

#[test]
fn percentages_that_no_whole_number_is() {
    for (share, of) in [
        // 4 of 28 is 14.29, 5 is 17.86.
        ("16 %", "28 people"),
        ("17 %", "28 people"),
        // 4 of 165 is 2.42, 5 is 3.03.
        ("2.5 %", "165 programs"),
        ("2.6 percent", "165 programs"),
        // Of 3: 0, 33.3, 66.7, 100.
        ("50 %", "3 cases"),
        ("34 %", "3 cases"),
        ("33 %", "4 people"),
        ("33.33 %", "100 people"),
        ("12.4 %", "8 countries"),
        ("99 %", "20 people"),
        ("0.4 %", "100 people"),
        ("99.9 %", "200 people"),
        ("45 %", "7"),
        ("50 %", "1"),
        ("17.33 %", "1,001 people"),
    ] {
        assert_eq!(
            found(&format!("  figure p {share} of {of}\n")).len(),
            1,
            "{share} of {of}"
        );
    }
}

#[test]
fn percentages_that_some_whole_number_is() {
    for (share, of) in [
        ("14 %", "28 people"),
        ("18 %", "28 people"),
        ("2.4 %", "165 programs"),
        ("33 %", "3 cases"),
        ("33.3 %", "3 cases"),
        ("67 %", "3 cases"),
        // Halves go up or down: 1 of 8 is 12.5.
        ("12 %", "8 countries"),
        ("13 %", "8 countries"),
        ("12.5 %", "8 countries"),
        ("0 %", "7 people"),
        ("100 %", "7 people"),
        ("0.0 %", "7 people"),
        ("57.9 %", "38 countries"),
        // Enough people for any percentage.
        ("17 %", "100 people"),
        ("17.3 %", "1,000 people"),
        ("17.3 %", "1,001 people"),
        // Perhaps not just so many.
        ("17.33 %", "1,000 people"),
    ] {
        let clauses = format!("  figure p {share} of {of}\n");
        assert_eq!(found(&clauses), Vec::<String>::new(), "{share} of {of}");
    }
}

#[test]
fn what_is_no_share_of_a_number_of_things_is_let_be() {
    for (share, of) in [
        ("16 %", "28 tons"),
        ("16 %", "28 rubles"),
        ("16 %", "28 kwh"),
        ("16 %", "28 \"man-years\""),
        ("16 %", "28 \"person-hours\""),
        ("16 %", "28 \"full-time equivalents\""),
        ("16 %", "28 FTE"),
        ("16 %", "28 workdays"),
        ("16 %", "28 shi"),
        ("16 %", "28 crore"),
        ("16 %", "about 28 people"),
        ("16 %", "more than 28 people"),
        ("16 %", "27..28 people"),
        ("16 %", "28.0 people"),
        ("16 %", "28 thousand people"),
        ("116 %", "28 people"),
        ("-16 %", "28 people"),
        ("about 16 %", "28 people"),
        ("at least 16 %", "28 people"),
        ("15..17 %", "28 people"),
        ("between 15 and 17 %", "28 people"),
        ("1/6", "28 people"),
        ("1 in 6", "28 people"),
        ("16 %", "0 people"),
        ("16 %", "-28 people"),
        ("16 %", "\"the people of 1949\""),
        ("16 %", "28 %"),
    ] {
        let clauses = format!("  figure p {share} of {of}\n");
        assert_eq!(found(&clauses), Vec::<String>::new(), "{share} of {of}");
    }
}

#[test]
fn the_nearest_are_shown_with_enough_decimals() {
    assert_eq!(
        found("  figure all 165 programs\n  figure p 2.5 % of all\n"),
        ["no whole number of 165 programs is 2.5 %"]
    );
    let run = crate::support::check_text(
        "evidence e \"N.\"\n  from \"x\"\n  figure p 2.5 % of 165 programs\n  figure q 12.4 % of 8 people\n",
    );
    let labels: Vec<&str> = run
        .outcome
        .findings
        .iter()
        .filter(|finding| finding.rule == "impossible-percentage")
        .map(|finding| finding.labels[0].message.as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "4 of 165 is 2.42 %, 5 of 165 is 3.03 %",
            "0 of 8 is 0.00 %, 1 of 8 is 12.50 %"
        ]
    );
}

#[test]
fn means_that_no_whole_total_has() {
    for (mean, of) in [
        // 85 of 25 is 3.40, 86 is 3.44.
        ("3.43 points per participant", "25 participants"),
        // 97 of 28 is 3.464, 98 is 3.500.
        ("3.48 points per participant", "28 participants"),
        ("2.5 children per woman", "3 women"),
        // From the example of Brown and Heathers: 5.19 of 28 answers; 145 is 5.179, 146 is 5.214.
        ("5.19 points per participant", "28 participants"),
        ("0.5 programs per country", "3 countries"),
        ("10.1 points per student", "5 students"),
    ] {
        assert_eq!(
            found(&format!("  figure m {mean} of {of}\n")).len(),
            1,
            "{mean} of {of}"
        );
    }
    for (mean, of) in [
        ("3.44 points per participant", "25 participants"),
        ("3.46 points per participant", "28 participants"),
        ("5.18 points per participant", "28 participants"),
        ("5.21 points per participant", "28 participants"),
        ("0.3 programs per country", "3 countries"),
        ("3.48 points per participant", "100 participants"),
        ("3.43 points per participant", "25 students"),
        ("3.43 rubles per participant", "25 participants"),
        ("3.43 tons per participant", "25 participants"),
        ("3.43 points per participant", "about 25 participants"),
        ("-3.43 points per participant", "25 participants"),
        ("3.43 points", "25 participants"),
    ] {
        let clauses = format!("  figure m {mean} of {of}\n");
        assert_eq!(found(&clauses), Vec::<String>::new(), "{mean} of {of}");
    }
}

#[test]
fn large_numbers_cost_no_more() {
    let sixty = "7".repeat(60);
    let clauses = format!("  figure p 16.55 % of {sixty} people\n");
    assert_eq!(found(&clauses), Vec::<String>::new());
    let more = "7".repeat(400);
    let clauses = format!("  figure p 16.55 % of {more} people\n");
    assert_eq!(found(&clauses), Vec::<String>::new());
}

#[test]
fn a_cell_may_be_the_base() {
    let table = crate::table("who | number programs\n a | 100\n b | 65\n total | 165");
    assert_eq!(
        found(&format!("{table}  figure p 2.5 % of t.total\n")).len(),
        1
    );
    assert_eq!(
        found(&format!("{table}  figure p 2.4 % of t.total\n")).len(),
        0
    );
}

#[test]
fn weighted_and_estimated_cases_are_let_be() {
    let clauses = "  figure p 16 % of 28 families\n";
    assert_eq!(found(clauses).len(), 1);
    assert_eq!(
        found(&format!("{clauses}  remark \"overweight families\"\n")).len(),
        1
    );
    for remark in [
        "shares weighted",
        "sample weights",
        "an estimate",
        "imputed",
        "projected",
    ] {
        let clauses = format!("{clauses}  remark \"{remark}\"\n");
        assert_eq!(found(&clauses), Vec::<String>::new(), "{remark}");
    }
}
