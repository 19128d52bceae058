//! Checks made by hand, from the papers and beside them: half of them must stay silent.

use crate::support::{check_text, rules};

/// The rules of figures that a map's clauses fire, in their order.
fn fired(clauses: &str) -> Vec<&'static str> {
    let mut text = "claim c \"x\"\n  supported by e\nevidence e from \"a report\"\n".to_owned();
    let (inside, margin): (Vec<&str>, Vec<&str>) =
        clauses.lines().partition(|line| !line.starts_with("rate"));
    for line in inside {
        text += "  ";
        text += line;
        text.push('\n');
    }
    text += &margin.join("\n");
    let wanted = [
        "failed-check",
        "mixed-units",
        "mixed-periods",
        "unknown-name",
        "syntax",
    ];
    let run = check_text(&text);
    rules(&run)
        .into_iter()
        .filter(|rule| wanted.contains(rule))
        .collect()
}

#[test]
fn these_fail() {
    let cases = [
        // The shares of the donors, as the paper prints them.
        "figure a 33.3 %\nfigure b 29.4 %\nfigure c 37.8 %\nfigure d 0.5 %\ncheck a + b + c + d = 100 %",
        "figure asked at least 200,000 tons\nfigure granted 90,000 tons\ncheck granted / asked > 46 %",
        "figure asked 200,000 tons\nfigure granted 90,000 tons\ncheck granted > asked",
        "figure asked 200,000 tons\nfigure granted 90,000 tons\ncheck (asked - granted) / asked = 50 %",
        "figure granted 90,000 tons\ncheck granted - granted > 0",
        "figure communist 165 programs\nfigure albania 3 programs\nfigure czech 1 program\ncheck (albania + czech) / communist = 2.5 %",
        "figure all 182 programs\nfigure communist 165 programs\ncheck all - communist = 16",
        "figure plan 40 billion yuan\nfigure aid 4.0 billion yuan\ncheck aid / plan > 11.6 %",
        "figure given 202 million rubles\nfigure pledged 1.147 billion rubles\ncheck given / pledged >= 18.2 %",
        "figure left 19 divisions\nfigure all 34 divisions\ncheck left > all - 15",
        "figure share 56.9 %\nfigure later 39.8 %\ncheck share < later",
        "figure some-part nearly 40 percent\ncheck some-part > 40.1 %",
        "figure few less than 3 tons\ncheck few >= 3",
        "figure many more than 3 tons\ncheck many <= 3",
        "figure third 1/3\ncheck third = 0.3",
        "figure s 38 of 60 countries\ncheck s = 70 %",
        "figure s 38 of 60 countries\ncheck s = 39",
        "figure poor 1 in 40 households\ncheck poor > 3 %",
        "figure spread 10..12 programs\ncheck spread < 10",
        "figure near between 3 and 4 million tons\ncheck near > 5 million tons",
        "table t\n  | country | number programs |\n  | dprk | 8 |\n  | vietnam | 100 |\ncheck t.dprk + t.vietnam = 107",
        "table t\n  | year | trade | machines |\n  | 1950 | 0.238 | 0.037 |\n  | 1951 | 0.809 | 0.899 |\ncheck t.machines < t.trade",
        "table t\n  | year | trade | machines |\n  | 1950 | 0.238 | 0.037 |\ncheck t.1950.trade < t.machines.1950",
        "figure a 3 km\nfigure b 2,400 m\ncheck a < b",
        "figure speed 60 km per hour\nfigure time 2 hours\nfigure way 200 km\ncheck speed * time = way",
        "figure price 4 yuan per ton\nfigure bought 3 tons\ncheck price * bought > 17 yuan",
    ];
    for case in cases {
        assert_eq!(fired(case), ["failed-check"], "{case}");
    }
}

#[test]
fn these_are_mixed() {
    let cases = [
        "figure a 3 tons\nfigure b 2 yuan\ncheck a + b > 1",
        "figure a 3 tons\nfigure b 2 yuan\ncheck a > b",
        "figure a 3 %\nfigure b 2 programs\ncheck a < b",
        "figure a 3 \"1950 dollars\"\nfigure b 2 \"1990 dollars\"\ncheck a > b",
        "figure a 3 tons\ncheck a = 3 tonnes",
    ];
    for case in cases {
        assert_eq!(fired(case), ["mixed-units"], "{case}");
    }
}

#[test]
fn these_stay_silent() {
    let cases = [
        // Rounding explains the gap.
        "figure a 33.3 %\nfigure b 33.3 %\nfigure c 33.3 %\ncheck a + b + c = 100 %",
        "figure a 4 billion yuan\nfigure b 3.5 billion yuan\ncheck a - b = 0.1 billion yuan",
        "figure asked at least 200,000 tons\nfigure granted 90,000 tons\ncheck granted / asked <= 45 %",
        "figure asked at least 200,000 tons\nfigure granted 90,000 tons\ncheck granted / asked <= 40 %",
        "figure communist 165 programs\nfigure albania 3 programs\nfigure czech 1 program\ncheck (albania + czech) / communist = 2.4 %",
        "figure all 182 programs\nfigure communist 165 programs\ncheck all - communist = 17",
        "figure aid more than 4 billion yuan\nfigure plan 40 billion yuan\ncheck aid / plan >= 10 %",
        "figure asked 200,000 tons\nfigure granted 90,000 tons\ncheck (asked - granted) / asked = 55 %",
        "figure granted 90,000 tons\ncheck granted - granted = 0",
        "figure share 33.3 %\ncheck share = 1/3",
        "figure part nearly 40 percent\ncheck part = 38 %",
        "figure part about 40 percent\ncheck part = 43 %",
        "figure given 202 million rubles\nfigure pledged 1.147 billion rubles\ncheck given <= pledged",
        // Bare numbers go with any unit.
        "figure a 3 tons\ncheck a = 3",
        "figure a 3 tons\ncheck a * 2 = 6 tons",
        "figure programs 8 programs\ncheck programs / 165 < 5 %",
        // A divisor that may be zero leaves all open.
        "figure a 0 tons\nfigure b 3 tons\ncheck b / a > 1,000",
        "figure a 0 programs\nfigure b 3 programs\ncheck b / a > 1,000",
        "figure a less than 3 tons\ncheck 1 / a = 5",
        // Things of different kinds are things.
        "figure men 30 men\nfigure women 27 women\nfigure all 57 people\ncheck men + women = all",
        "figure men 21 men\nfigure all 57 people\ncheck men / all = 36.8 %",
        // A part of a whole is a share too.
        "figure s 38 of 60 countries\nfigure t nearly 2/3\ncheck s = t",
        "figure s 38 of 60 countries\ncheck s = 38 countries",
        "figure all 38 countries\nfigure s 22 countries of all\ncheck s = 58 %",
        // Units that come out alike.
        "figure a 3 km\nfigure b 3,000 m\ncheck a = b",
        "figure speed 60 km per hour\nfigure time 2 hours\nfigure way 120 km\ncheck speed * time = way",
        "figure price 4 yuan per ton\nfigure bought 3 tons\ncheck price * bought < 16 yuan",
        "figure a 3 yuan\nfigure b 2 CNY\ncheck a > b\nrate 1 yuan = 1 CNY",
        // A second unit that both are given in.
        "figure debt 729 million yuan = 362.5 million USD\nfigure granted 1 billion rubles = 250 million USD\ncheck debt > granted",
        "table t\n  | country | number programs |\n  | dprk | 8 |\n  | vietnam | 100 |\n  | total | 108 |\ncheck t.dprk + t.vietnam = t.total",
        "table t\n  | year | trade | machines |\n  | 1950 | 0.238 | 0.037 |\n  | 1951 | 0.809 | 0.099 |\ncheck t.machines < t.trade",
        "table t\n  | year | trade |\n  | 1950 | n/a |\n  | 1951 | – |\ncheck t.1950 < 3",
        // Growth compares two times on purpose.
        "figure one 30.7 %\nfigure two 51.2 %\ncheck two / one > 1.6",
        "figure a 6..12 months\ncheck a <= 1 \"month\" * 12",
        "figure long 10 years\nfigure short 36 months\ncheck long = 10 years",
    ];
    for case in cases {
        assert_eq!(fired(case), [""; 0], "{case}");
    }
}

#[test]
fn long_numbers_and_sums_end_in_silence() {
    let long = "9".repeat(100_000);
    assert_eq!(
        fired(&format!("figure a {long} tons\ncheck a > 3")),
        [""; 0]
    );
    let factors = vec!["0.123456789"; 5_000].join(" * ");
    assert_eq!(fired(&format!("check {factors} > 1")), [""; 0]);
    let sum = |terms: u32| {
        let terms: Vec<String> = (1..terms).map(|n| format!("1/{n}")).collect();
        fired(&format!("check {} > 1,000", terms.join(" + ")))
    };
    assert_eq!(sum(100), ["failed-check"]);
    assert_eq!(sum(6_000), [""; 0]);
}

#[test]
fn names_of_cells_are_looked_up() {
    let table = "table t\n  | country | number programs | share % |\n  | East Germany | 8 | 3 |\n";
    assert_eq!(
        fired(&format!("{table}check t.number.east-germany = 8")),
        [""; 0]
    );
    assert_eq!(
        fired(&format!("{table}check t.east-germany.number = 8")),
        [""; 0]
    );
    assert_eq!(
        fired(&format!("{table}check t.number.west-germany = 8")),
        ["unknown-name"]
    );
    assert_eq!(fired(&format!("{table}check t = 8")), ["unknown-name"]);
    assert_eq!(fired("check nothing = 8"), ["unknown-name"]);
}

/// The help of the one finding of a map.
fn help(clauses: &str) -> String {
    let text =
        format!("claim c \"x\"\n  supported by e\nevidence e from \"a report\"\n{clauses}\n");
    let run = check_text(&text);
    let mut findings = run.outcome.findings.into_iter();
    let failed = findings
        .find(|finding| finding.rule == "failed-check")
        .unwrap();
    failed.help.unwrap()
}

#[test]
fn what_would_fit_fits() {
    for (clauses, fits) in [
        (
            "  figure a 12.5 %\n  check a > 13.7 %",
            "12.5 % in the place",
        ),
        (
            "  figure a 145 people\n  figure b 679 people\n  check a / b = 23.1 %",
            "21.4 % in the place",
        ),
        (
            "  figure a 3.2 tons\n  figure b 40\n  check a * b = 140 tons",
            "128 tons in the place",
        ),
    ] {
        assert!(help(clauses).contains(fits), "{}", help(clauses));
    }
}

#[test]
fn what_cannot_be_read_below_a_check_is_no_part_of_it() {
    let run = check_text(
        "claim c \"x\"\n  supported by e\nevidence e from \"a report\"\n  figure a 3 tons\n  check (a + 1) = (2 + (3))\n  check others, = 3\n",
    );
    let text = "  check (a + 1) = (2 + (3))";
    let place = run.figures.checks[0].place.span;
    assert_eq!(
        (place.end - place.start) as usize,
        text.len() - "  check ".len()
    );
}
