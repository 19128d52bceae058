//! Figures beside quotations, restatements and copies: the reader of numbers in running
//! text, `inconsistent-figure` and `figure-not-quoted`.
//!
//! The papers of our maps are not part of the repository: the folder that holds them is
//! named by `ARGCHECK_LIBRARY`. Without it the test that needs them says so.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use argcheck::figures::alike::Stated;
use argcheck::figures::in_words::{Kind, UnitPlace, Written, read};
use argcheck::findings::Finding;
use proptest::prelude::*;
use support::{check, check_text, library, root, run_in, write};

const RULES: [&str; 2] = ["inconsistent-figure", "figure-not-quoted"];

fn found(map: &str) -> Vec<Finding> {
    let all = check_text(map).outcome.findings;
    assert!(
        all.iter().all(|finding| finding.rule != "syntax"),
        "{map}\n{all:#?}"
    );
    all.into_iter()
        .filter(|finding| RULES.contains(&finding.rule))
        .collect()
}

fn rules(map: &str) -> Vec<&'static str> {
    found(map).iter().map(|finding| finding.rule).collect()
}

/// What is found of evidence with one figure and one quotation.
fn beside(figure: &str, quotation: &str) -> Vec<&'static str> {
    rules(&format!(
        "evidence e \"E.\"\n  from \"a book\"\n  quote \"{quotation}\"\n  figure x {figure}\n"
    ))
}

/// What is found of a figure in evidence and in what restates it.
fn restated(one: &str, other: &str) -> Vec<&'static str> {
    rules(&format!(
        "evidence a \"A.\"\n  from \"a book\"\n  figure x {one}\n\nevidence b \"B.\"\n  from \"another\"\n  restates a\n  figure x {other}\n"
    ))
}

#[test]
fn a_figure_that_its_quotation_has_is_silent() {
    for (figure, quotation) in [
        (
            "90,000 tons",
            "only agreed to give 90,000 tons.50 Apart from",
        ),
        (
            "at least 200,000 tons",
            "she needed at least 200,000 tons of food",
        ),
        ("200,000 tons", "she needed at least 200,000 tons of food"),
        (
            "over 3.5 billion yuan",
            "shared over 3.5 out of 4 billion yuan of aid",
        ),
        (
            "4 billion yuan",
            "shared over 3.5 out of 4 billion yuan of aid",
        ),
        (
            "over 10 million civilians",
            "slightly over 10 million civilians unnaturally died",
        ),
        (
            "up to 32.5 million civilians",
            "the total number can reach 32.5 million.",
        ),
        (
            "22 countries",
            "22 out of 38 countries which had established",
        ),
        (
            "34 divisions",
            "at its peak, thirty-four divisions of volunteers",
        ),
        ("19 divisions", "Nineteen divisions left in 1954-1955"),
        ("1/3", "totaling to one-third of the budget"),
        ("33.3 %", "exactly one-third (33.3 percent) of aid"),
        ("nearly 3/4", "along with nearly three-quarters of homes"),
        ("nearly 1/2", "of which nearly half from East Germany"),
        (
            "nearly 170 million USD",
            "or nearly 170 million US dollars (USD) by then",
        ),
        (
            "286.75 million USD",
            "1.147 billion rubles (USD 286.75 million)",
        ),
        (
            "800 million yuan",
            "a gift of 800 million Chinese yuan (USD 400 million)",
        ),
        (
            "22,735 children",
            "looked after 22,735 Korean child refugees",
        ),
        (
            "400,000 soldiers",
            "There are two ways: China have 400,000 army in DPRK",
        ),
        ("6..12 months", "a period of about six months to a year"),
        ("29.4 %", "33.3, 29.4 and 37.8 percent respectively"),
        ("1 in 40 households", "it took one in forty households"),
        ("5 km", "some 5km from the town"),
        ("38 percent", "nearly 40 percent of the output"),
        ("93,500 tons", "about 90,000 tons of grain"),
    ] {
        assert!(
            beside(figure, quotation).is_empty(),
            "{figure}: {quotation}"
        );
    }
}

#[test]
fn a_quotation_without_its_number_is_no_reproach() {
    for (figure, quotation) in [
        (
            "90,000 tons",
            "China refused in January 20th, 1961, after the 20th Congress",
        ),
        (
            "90,000 tons",
            "one of the major factors, see pp. 28-70 and note 12",
        ),
        ("90,000 tons", "millions of ordinary people died"),
        ("90,000 tons", "the First Five-Year Plan of 1953-1957"),
        ("60 percent", "dropped by 40 percent"),
        ("45 %", "needed 200,000 tons and got 90,000 tons"),
        ("290,000 tons", "first 200,000 tons and then 90,000 tons"),
        ("10 years", "nine years of war and then peace"),
        ("22 countries", "there were two questions left untouched"),
        ("90,000 tons", "90 mille tonnes, 90 тысяч тонн"),
    ] {
        let found = beside(figure, quotation);
        let is_error = found.contains(&"inconsistent-figure");
        assert!(
            !is_error && found.is_empty(),
            "{figure}: {quotation}: {found:?}"
        );
    }
}

#[test]
fn another_number_of_the_unit_is_told() {
    let (error, info) = ("inconsistent-figure", "figure-not-quoted");
    for (figure, quotation, expected) in [
        ("99,000 tons", "only agreed to give 90,000 tons", error),
        ("900,000 tons", "only agreed to give 90,000 tons", error),
        ("4 million yuan", "invested more than 4 billion yuan", info),
        ("4 million yuan", "merely took 40 billion yuan", error),
        ("33 divisions", "thirty-four divisions of volunteers", error),
        (
            "286.57 million USD",
            "1.147 billion rubles (USD 286.75 million)",
            info,
        ),
        (
            "420 tons",
            "Twelve delegates came. They got 240 tons.",
            error,
        ),
        (
            "80 million yuan",
            "a gift of 800 million Chinese yuan",
            error,
        ),
        (
            "90,000 tons",
            "she needed at least 200,000 tons of food",
            info,
        ),
        ("90,000 tons", "50 million yuan as the foreign aid", info),
        ("24 percent", "down to 26 percent of its level", info),
        (
            "90,000 tons",
            "200,000 tons of coal and 50,000 tons of food",
            info,
        ),
        ("34 divisions", "four divisions left early", error),
    ] {
        assert_eq!(
            beside(figure, quotation),
            [expected],
            "{figure}: {quotation}"
        );
    }
}

#[test]
fn what_follows_from_the_quotation_is_silent() {
    for (figure, quotation) in [
        ("180 firms", "three quarters of the 240 firms"),
        ("60 firms", "25 per cent of the 240 firms"),
        ("80 firms", "a third of the 240 firms"),
        ("120 firms", "half of the 240 firms"),
        ("120 of 240 firms", "half of the 240 firms"),
        ("120 firms", "120 of 240 firms"),
        (
            "268.8 tons",
            "output was 12 per cent higher than the 240 tons of 1950",
        ),
        ("280 tons", "output rose by 12 per cent from 250 tons"),
        ("250 tons", "output rose by 12 per cent to 280 tons"),
        ("120 tons", "output doubled to 240 tons"),
        ("120 tons", "the 240 tons granted were later halved"),
        ("480 tons", "It was 240 tons in 1957. It doubled by 1960."),
        ("20 villages", "a score of the 240 villages"),
        ("1,200 tons", "240 tons a year for five years"),
        (
            "600 million dollars",
            "exports, at 1.2 billion dollars, were twice imports",
        ),
        (
            "20 million rubles",
            "a loan of 30 million rubles, one third of which was a grant",
        ),
    ] {
        let found = beside(figure, quotation);
        assert!(found.is_empty(), "{figure}: {quotation}: {found:?}");
    }
    let both = "evidence e \"E.\"\n  from \"a book\"\n  quote \"half of the 240 firms\"\n  figure all 240 firms\n  figure y 120 firms\n";
    assert!(rules(both).is_empty());
}

#[test]
fn what_may_follow_from_the_quotation_is_no_error() {
    for (figure, quotation) in [
        ("70 firms", "25 per cent of the 240 firms"),
        ("20 tons", "the 240 tons a year were sent in parts"),
        ("900 tons", "each village had 240 tons"),
        ("300 tons", "output rose from 240 tons"),
    ] {
        assert_eq!(
            beside(figure, quotation),
            ["figure-not-quoted"],
            "{figure}: {quotation}"
        );
    }
}

#[test]
fn asked_and_granted_parts_and_wholes_are_two_figures() {
    let two = "evidence e \"E.\"\n  from \"a book\"\n  quote \"needed 200,000 tons of food\"\n  figure asked 200,000 tons\n  figure granted 90,000 tons\n";
    assert_eq!(rules(two), ["figure-not-quoted"]);
    let told = "evidence e \"China gave 90,000 of 200,000 tons.\"\n  from \"a book\"\n  quote \"needed 200,000 tons of food\"\n  figure granted 90,000 tons\n";
    assert_eq!(rules(told), ["figure-not-quoted"]);
    let part = "evidence e \"E.\"\n  from \"a book\"\n  quote \"needed 200,000 tons of food\"\n  figure granted 90,000 tons of \"the food asked for\"\n";
    assert_eq!(rules(part), ["figure-not-quoted"]);
    let reckoned = "evidence e \"E.\"\n  from \"a book\"\n  quote \"first 200,000 tons, then 90,000 tons, at last 7,000 tons\"\n  figure a 200,000 tons\n  figure b 90,000 tons\n  figure c 7,000 tons\n  figure all 297,000 tons\n  check a + b + c = all\n";
    assert!(rules(reckoned).is_empty());
    let damaged = "evidence e \"E.\"\n  from \"a book\"\n  quote \"only 90,000 tons\"\n  figure granted 99,000 tons\n  fromm nowhere at all\n";
    let all = check_text(damaged).outcome.findings;
    assert!(
        all.iter().all(|finding| !RULES.contains(&finding.rule)),
        "{all:#?}"
    );
}

#[test]
fn restatements_with_one_value_are_silent() {
    for (one, other) in [
        ("over 3.5 billion yuan", "3.5 billion yuan"),
        ("more than 30 programs", "30 programs"),
        ("40 percent", "nearly 40 percent"),
        ("38 percent", "nearly 40 percent"),
        ("90,000 tons", "93,500 tons"),
        ("180 programs", "182 programs"),
        ("1 billion rubles = 250 million USD", "250 million USD"),
        ("50 million yuan", "50 million rubles"),
        ("6..12 months", "12 months"),
        ("33.3 %", "1/3"),
        ("40 % of \"the output\"", "30 % of \"the budget\""),
        ("40 % of \"the output\"", "30 %"),
    ] {
        assert!(restated(one, other).is_empty(), "{one}: {other}");
    }
    let apart = "evidence a \"A.\"\n  from \"a book\"\n  when 1956\n  figure x 10 tons\n\nevidence b \"B.\"\n  from \"another\"\n  when 1958\n  restates a\n  figure x 20 tons\n";
    assert!(rules(apart).is_empty());
    let unrelated = "evidence a \"A.\"\n  from \"a book\"\n  figure x 10 tons\n\nevidence b \"B.\"\n  from \"another\"\n  refines a\n  figure x 20 tons\n";
    assert!(rules(unrelated).is_empty());
}

#[test]
fn restatements_with_two_values_are_told() {
    for (one, other) in [
        ("90,000 tons", "80,000 tons"),
        ("4 billion yuan", "5 billion yuan"),
        ("33.3 %", "33.4 %"),
        ("182 programs", "165 programs"),
        ("less than 30 programs", "31 programs"),
        ("1 billion rubles = 250 million USD", "350 million USD"),
        ("40 % of \"the output\"", "30 % of \"The output\""),
        ("22 countries", "up to 20 countries"),
    ] {
        assert_eq!(
            restated(one, other),
            ["inconsistent-figure"],
            "{one}: {other}"
        );
    }
    let twice = "evidence a \"A.\"\n  from \"a book\"\n  figure x 10 tons\n  figure x 20 tons\n";
    assert_eq!(rules(twice), ["inconsistent-figure"]);
}

#[test]
fn a_figure_of_another_file_is_compared() {
    let folder = write(&vec![
        ("a.argmap".to_owned(), "evidence a \"A.\"\n  from \"a book\"\n  figure x 10,500 tons\n".to_owned()),
        ("b.argmap".to_owned(), "use \"a.argmap\"\n\nevidence b \"B.\"\n  from \"another\"\n  restates a.a\n  figure x 10,700 tons\n".to_owned()),
    ]);
    let findings = check(folder.path()).outcome.findings;
    let mut of_rule = findings.iter().filter(|finding| finding.rule == RULES[0]);
    let finding = of_rule.next().unwrap();
    assert_eq!(
        finding.message,
        "`x` is `10,700 tons` here and `10,500 tons` in `a`"
    );
    assert_eq!(finding.labels[0].message, "200 tons apart");
    assert_ne!(finding.labels[0].place.file, finding.labels[1].place.file);
    assert!(of_rule.next().is_none());
}

#[test]
fn a_copy_that_nowhere_has_a_figure_is_named() {
    let map = |figure: &str, more: &str| {
        format!(
            "evidence e \"E.\"\n  from s\n  figure x {figure}\n\nsource s \"S\"\n  text \"s.txt\"\n{more}"
        )
    };
    let text = "In 1957 the government of China agreed to give 90,0003 tons, and shared over 3.5 out of 4 billion.\n";
    for (figure, more, expected) in [
        ("90,000 tons", "", 0),
        ("3.50 billion yuan", "", 0),
        ("99,000 tons", "", 1),
        ("99,000 tons", "  holds \"pp. 1-2\"\n", 0),
        ("12 tons", "", 0),
    ] {
        let folder = write(&vec![
            ("map.argmap".to_owned(), map(figure, more)),
            ("s.txt".to_owned(), text.to_owned()),
        ]);
        let findings = check(folder.path()).outcome.findings;
        let of_rule: Vec<&str> = findings
            .iter()
            .filter(|finding| finding.rule == RULES[1])
            .map(|finding| finding.message.as_str())
            .collect();
        assert_eq!(of_rule.len(), expected, "{figure}{more}: {of_rule:?}");
        if expected == 1 {
            assert_eq!(of_rule, ["the copy of `s` nowhere has `99,000 tons`"]);
        }
    }
}

#[test]
fn the_program_tells_both() {
    let map = "thesis t \"T.\"\n  supported by e\n\nevidence e \"E.\"\n  from \"a book\"\n  quote \"only agreed to give 90,000 tons\"\n  figure granted 99,000 tons\n  figure ships 12 ships\n";
    let folder = write(&vec![("map.argmap".to_owned(), map.to_owned())]);
    let ran = run_in(folder.path(), &["--info", "map.argmap"], b"");
    assert_eq!(ran.code, 1, "{}", ran.err);
    for words in [
        "`granted` is `99,000 tons`, and its quotation has `90,000 tons`",
        "9,000 tons apart",
        "`ships` is `12 ships`, which is none of the numbers that are quoted",
    ] {
        assert!(ran.out.contains(words), "{}", ran.out);
    }
}

/// The numbers of a text as their kinds, digits and units.
fn numbers(text: &str) -> Vec<(String, String)> {
    let told = read(text);
    let told = told.iter().filter(|written| written.kind == Kind::Number);
    told.map(|written| {
        let unit = match &written.unit {
            UnitPlace::Nowhere => "",
            UnitPlace::Percent => "%",
            UnitPlace::Before(place) | UnitPlace::Behind(place) => &text[place.clone()],
        };
        (written.number().first.to_string(), unit.to_owned())
    })
    .collect()
}

#[test]
fn numbers_are_read_with_their_units() {
    let is = |text: &str, expected: &[(&str, &str)]| {
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(number, unit)| ((*number).to_owned(), (*unit).to_owned()))
            .collect();
        assert_eq!(numbers(text), expected, "{text}");
    };
    is(
        "33.3, 29.4 and 37.8 percent respectively",
        &[("333/10", "%"), ("147/5", "%"), ("189/5", "%")],
    );
    is(
        "fuel 11 percent and metal 10 per cent",
        &[("11", "%"), ("10", "%")],
    );
    is(
        "$4, US$5 million, USD 286.75 million",
        &[("4", "$"), ("5000000", "US$"), ("286750000", "USD")],
    );
    is(
        "two hundred and ten men, a dozen ships",
        &[("210", "men"), ("12", "ships")],
    );
    is("half a million men", &[("500000", "men")]);
    is("90,0003 tons", &[("90000", "")]);
    is(
        "more than\t \u{a0}4\t \u{a0}billion\t \u{a0}yuan",
        &[("4000000000", "yuan")],
    );
    is(
        "in 1957 and 1950-1960, the 1950s, on January 20th, 1961, 23 November",
        &[],
    );
    is(
        "No. 102-\u{2010}00015-\u{2010}01(1), pp. 163-64, 171, 2015/06/15, the 20th Congress",
        &[],
    );
    is(
        "unnecessary.31Clearly, from 1950 to 196034, in 1956.7 Hence, War.” 12 Armstrong",
        &[],
    );
    is(
        "http://www.21ccom.net/articles/article_2013082790746_2.html",
        &[],
    );
    is(
        "the second half of 1957, the First Five-Year Plan, one of them",
        &[],
    );
}

#[test]
fn every_figure_of_our_maps_stands_in_its_paper() {
    let Some(library) = library() else {
        eprintln!("not compared: ARGCHECK_LIBRARY is not set");
        return;
    };
    let run = check(&root().join("maps"));
    let mut compared = 0;
    for figure in &run.figures.figures {
        let map = &run.project.maps[figure.item.map.index()];
        let path = run.project.files.get(map.file).path.to_string();
        let stem = path.rsplit('/').next().unwrap().split('.').next().unwrap();
        let texts: Vec<String> = match stem {
            "argcheck" => continue,
            // The review cites both papers.
            "great-famine-aid" if path.contains("review") => {
                vec!["great-famine-aid", "post-war-reconstruction"]
            }
            stem => vec![stem],
        }
        .into_iter()
        .map(|stem| std::fs::read_to_string(library.join(format!("{stem}.txt"))).unwrap())
        .collect();
        let numbers: Vec<Written> = texts.iter().flat_map(|text| read(text)).collect();
        for value in &figure.values {
            let quantity = value.quantity.as_ref().unwrap();
            let print = run.project.files.text(value.place.file, value.place.span);
            let stated = Stated {
                number: read(print)[0].number(),
                bound: quantity.bound,
            };
            let values = [quantity.stated(), stated];
            let is_there = |written: &Written| {
                let exactly = |one: &Stated| {
                    values
                        .iter()
                        .any(|value| value.number.first == one.number.first)
                };
                written.readings().any(|reading| exactly(&reading))
            };
            assert!(
                numbers.iter().any(is_there),
                "{path}: {} = {print}",
                figure.name
            );
            compared += 1;
        }
    }
    for table in &run.figures.tables {
        let map = &run.project.maps[table.item.map.index()];
        let path = run.project.files.get(map.file).path.to_string();
        let stem = path.rsplit('/').next().unwrap().split('.').next().unwrap();
        let text = std::fs::read_to_string(library.join(format!("{stem}.txt"))).unwrap();
        let numbers = read(&text);
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let print = run.project.files.text(cell.place.file, cell.place.span);
            let number = read(print)[0].number().first;
            let is_there = |written: &Written| {
                written
                    .readings()
                    .any(|reading| reading.number.first == number)
            };
            assert!(numbers.iter().any(is_there), "{path}: {print}");
            compared += 1;
        }
    }
    assert!(compared >= 100, "{compared}");
    eprintln!("compared {compared} values");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn reading_never_panics(text in "\\PC{0,200}") {
        for written in read(&text) {
            prop_assert!(text.get(written.place.clone()).is_some());
            prop_assert!(written.readings().count() > 0);
        }
    }

    #[test]
    fn reading_numbers_and_marks_never_panics(
        text in "([0-9]{1,5}|one|two|half|a|hundreds|of|third|million|dozen|and|p|to|between|at least|[.,;:/()%$-]|\u{2010}|\u{a0}| |\n){0,40}",
    ) {
        let mut last = 0;
        for written in read(&text) {
            prop_assert!(written.place.start >= last && written.place.end > written.place.start);
            last = written.place.end;
            prop_assert!(written.readings().count() <= 12);
        }
    }

    #[test]
    fn what_is_written_is_found(
        digits in 1_u64..10_000_000,
        decimals in 0_u32..3,
        scale in prop_oneof![Just(""), Just(" million"), Just(" billion")],
        unit in prop_oneof![Just(" tons"), Just(" percent"), Just("%"), Just(" Chinese yuan"), Just("")],
        before in prop_oneof![Just("It was "), Just("amounted to USD "), Just("more than "), Just("(")],
    ) {
        let whole = (digits / 10_u64.pow(decimals)).to_string();
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let rest = digits % 10_u64.pow(decimals);
        let number = if decimals == 0 { grouped } else { format!("{grouped}.{rest:0width$}", width = decimals as usize) };
        let text = format!("{before}{number}{scale}{unit}, said the report.");
        let map = format!("evidence e \"E.\"\n  from \"a book\"\n  quote \"{text}\"\n  figure x {number}{scale}{unit}\n", unit = if unit.contains("yuan") { " yuan" } else { unit });
        prop_assert!(rules(&map).is_empty(), "{map}");
    }
}

#[test]
fn reading_takes_time_that_grows_with_the_text() {
    // Ten megabytes are read in a few seconds even by a build that is not optimized.
    let sentence = "China gave 90,000 tons of food, 33.3, 29.4 and 37.8 percent of hundreds of thousands of tons, on January 20th, 1961.12 ";
    let mut text = sentence.repeat(10_000_000 / sentence.len());
    text += "42 ships";
    let numbers = read(&text);
    assert_eq!(numbers.len(), 10_000_000 / sentence.len() * 7 + 1);
    let noughts = "0".repeat(1_000_000);
    assert!(read(&noughts).len() <= 1);
    assert_eq!(read(&"1, ".repeat(100_000)).len(), 100_000);
    assert!(!read(&"hundreds of ".repeat(100_000)).is_empty());
    assert_eq!(read(&"twenty-".repeat(100_000)).len(), 100_000);
}
