//! The two commands through the command line.

use std::path::Path;

use crate::support::{Ran, root, run_in, snapshots};

/// A small paper: a thesis on two lines of support, an objection, and a rival.
const BREAD: &str = r#"paper "Bread and Order"
  by "Anna Keller"

use "rural.argmap" as rural

question cause "What caused the riots?"
  answers prices, plot

claim prices "The price of bread caused the riots."
  supported by dates-coincide and same-cause-elsewhere
  supported by testimony
  opposed by old-prices

claim plot "A plot caused the riots."
  held by "the court"
  supported by informer
  opposed by informer-paid

thesis prices-not-plot: prices beats plot
  supported by dates-coincide
  supported by testimony

thesis quiet-country "The countryside stayed quiet."
  supported by rural-calm

thesis open-question "The court knew."

claim testimony "Those who took part named the price of bread."
  supported by tried-1789

evidence dates-coincide "Riots came when prices rose."
  from price-series

assumption same-cause-elsewhere "What moved Paris moved the provinces."

evidence tried-1789 "Of those who were tried most named bread."
  from trials via maury, trials via lefort

evidence old-prices "Prices had been as high in 1740, without riots."
  from maury

evidence informer "An informer reported a plot."
  from note 3

evidence informer-paid "The informer was paid by the report."
  from maury-letters

evidence rural-calm "The intendants reported calm."
  from rural

note 3 cites police-file via maury
source price-series "Prices in Paris" kind dataset
source trials "Records of the trials" kind archive
source police-file "Reports" kind archive
source maury "The Year of Bread" author "Maury, Claude"
source maury-letters "Letters of an Informer" author "Claude Maury"
source lefort "Trials and Crowds" author "Lefort, Marie"
"#;

const RURAL: &str = r#"paper "Rural Calm"
  by "Marie Lefort"

claim prices "Prices hardly reached the villages."
  supported by tithes

evidence tithes "Tithes were paid in grain."
  from tithe-rolls

source tithe-rolls "Rolls" kind archive
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bread.argmap"), BREAD).unwrap();
    std::fs::write(folder.path().join("rural.argmap"), RURAL).unwrap();
    folder
}

/// What several runs say, one below the other.
fn session(folder: &Path, runs: &[&[&str]]) -> String {
    let mut told = String::new();
    for words in runs {
        let Ran { out, err, code } = run_in(folder, words, b"");
        let words: Vec<String> = words
            .iter()
            .map(|word| match word.contains(' ') {
                true => format!("\"{word}\""),
                false => (*word).to_owned(),
            })
            .collect();
        told += &format!("$ argcheck {}\n{out}{err}", words.join(" "));
        told += &if code == 0 {
            "\n".to_owned()
        } else {
            format!("(exit {code})\n\n")
        };
    }
    told
}

#[test]
fn without_tells_what_falls_and_what_stands() {
    let told = session(
        folder().path(),
        &[
            &["without", "maury"],
            &["without", "trials"],
            &["without", "--author", "maury"],
            &["without", "dates-coincide", "tried-1789"],
            &["without", "same-cause-elsewhere"],
            &["without", "informer-paid"],
            &["without", "note", "3"],
            &["without", "rural"],
            &["without", "--author", "Marie Lefort", "bread.prices"],
            &["without", "prices-not-plot"],
        ],
    );
    snapshots().bind(|| insta::assert_snapshot!("without", told));
}

#[test]
fn names_that_stand_for_nothing_are_answered() {
    let told = session(
        folder().path(),
        &[
            &["without", "mauri"],
            &["without", "prices"],
            &["without", "cause"],
            &["without", "Maury, Claude"],
            &["without", "dates"],
            &["without", "--author", "Lefor"],
            &["without", "--author", "Shakespeare", "nothing-like-it"],
            &["without", "rural.argmap/"],
            &["without", "maury", "--in", "elsewhere"],
            &["without"],
            &["without", "--help"],
            &["hinges", "--help"],
        ],
    );
    snapshots().bind(|| insta::assert_snapshot!("without@names", told));
}

#[test]
fn without_as_data() {
    let told = session(
        folder().path(),
        &[&[
            "without",
            "maury",
            "--in",
            "bread.argmap",
            "--format",
            "json",
        ]],
    );
    snapshots().bind(|| insta::assert_snapshot!("without@json", told));
}

const HANGING: &str = r#"thesis one-witness "It was ordered from above."
  supported by order-given
thesis two-lines "The harvest failed."
  supported by drought and prices-rose
  supported by letters
thesis shaken "The court knew."
  supported by order-given and letters
  opposed by sealed-archive
thesis refuted "The tax was light."
  supported by tax-roll as rolls
  opposed by complaints
sealed-archive undercuts refuted.rolls
thesis bare "It ended well."
thesis broad "There was hunger."
  supported by drought
  supported by letters
  supported by tax-roll

claim order-given "An order was given."
  supported by memoir
claim drought "It did not rain."
  supported by rain-gauge and same-valley
claim prices-rose "Prices rose."
  supported by ledger
  supported by broadsheet

evidence memoir "He remembered an order." from brandt-1960
evidence rain-gauge "No rain was measured." from gauge-book
evidence ledger "Grain cost twice as much." from brandt-1950
evidence broadsheet "Bread is dear." from "a broadsheet without a date"
evidence letters "Letters speak of hunger." from brandt-1960, post-office
evidence tax-roll "The roll has few names." from roll
evidence complaints "Many complained of the tax." from post-office
evidence sealed-archive "The archive was sealed." from roll
assumption same-valley "The gauge stood in the same valley."

source brandt-1950 "Prices" author "Brandt, Ulla"
source brandt-1960 "Memories" author "Ulla Brandt"
source gauge-book "Gauge"
source post-office "Letters held back"
source roll "Roll"
"#;

#[test]
fn hinges_tell_what_theses_hang_on() {
    let hanging = tempfile::tempdir().unwrap();
    std::fs::write(hanging.path().join("hanging.argmap"), HANGING).unwrap();
    let told = session(
        hanging.path(),
        &[
            &["hinges"],
            &["hinges", "hanging.argmap", "--format", "json"],
        ],
    );
    snapshots().bind(|| insta::assert_snapshot!("hinges", told));
    let told = session(folder().path(), &[&["hinges"], &["hinges", "nowhere"]]);
    snapshots().bind(|| insta::assert_snapshot!("hinges@bread", told));
}

#[test]
fn the_maps_of_the_repository() {
    let told = session(
        root(),
        &[
            &["hinges", "maps/"],
            &["hinges", "maps/great-famine-aid.argmap"],
            &["hinges", "maps/post-war-reconstruction.argmap"],
            &[
                "without",
                "dprk-typical",
                "--in",
                "maps/great-famine-aid.argmap",
            ],
            &[
                "without",
                "lou-2013",
                "dong-2014",
                "--in",
                "maps/great-famine-aid.argmap",
            ],
            &["without", "--author", "Shen Zhihua", "--in", "maps/"],
        ],
    );
    snapshots().bind(|| insta::assert_snapshot!("hinges@maps", told));
}

#[test]
fn a_knot_of_braces_costs_its_own_entry() {
    let folder = tempfile::tempdir().unwrap();
    let (open, close) = ("{".repeat(50_000), "}".repeat(50_000));
    let bibliography = format!(
        "@book{{knot, author = {{{open}A{close}}}, title = {{T}}}}\n@book{{plain, author = {{Shen, Zhihua}}, title = {{T}}}}\n"
    );
    std::fs::write(folder.path().join("a.bib"), bibliography).unwrap();
    let map = "paper \"P\"\n  bibliography \"a.bib\"\nthesis t\n  supported by e\nevidence e from plain\n";
    std::fs::write(folder.path().join("m.argmap"), map).unwrap();
    let ran = run_in(folder.path(), &["without", "--author", "shen"], b"");
    assert!(
        ran.out
            .contains("`t` loses its grounds: accepted -> unsupported"),
        "{}",
        ran.out
    );
}
