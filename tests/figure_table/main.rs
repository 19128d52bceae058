//! The figures of an argument: `argcheck figures`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

use argcheck::figure_table::{Outcome, figure_table};
use support::{check_text, run_in, snapshots};

/// A map with every kind of figure and check.
const GRAIN: &str = "\
period plan 1953/1957
thesis cut \"China gave less than half of what was asked for.\"
  supported by grain
  supported by aid

evidence grain \"Grain, asked for and granted.\"
  from \"trade ministry\", mofac
  when plan
  figure asked at least 200,000 tons
  figure granted 90,000 tons
  figure part nearly 1/2 of asked
  figure paid 4 million yuan = 2 million USD
  check granted / asked <= 45 %
  check granted > asked
  check paid > granted
  check nothing < 3

evidence aid \"Aid by donor.\"
  from mofac
  table donors
    | donor        | gifts programs | share % |
    | East Germany | 8              | 44      |
    | Poland       | 10             | 56      |
  table years \"years.csv\"
  check donors.share < 50 %
  check donors.gifts > 3
  check years.1956 = 3 tons

source mofac \"Foreign Ministry\"
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("grain.argmap"), GRAIN).unwrap();
    std::fs::write(
        folder.path().join("years.csv"),
        "year,grain (tons)\n1956,3.2\n1957,\"1,200\"\n",
    )
    .unwrap();
    folder
}

#[test]
fn every_form_shows_the_same() {
    let folder = folder();
    for form in ["human", "markdown", "csv", "json"] {
        let ran = run_in(
            folder.path(),
            &["figures", "grain.argmap", "--format", form],
            b"",
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        snapshots().bind(|| insta::assert_snapshot!(format!("figures@{form}"), ran.out));
    }
}

#[test]
fn outcomes_are_told_apart() {
    let run = check_text(&GRAIN.replace(
        " \"years.csv\"",
        "\n    | year | grain tons |\n    | 1956 | 3.2 |",
    ));
    let table = figure_table(&run);
    let outcomes: Vec<Outcome> = table
        .checks
        .iter()
        .map(|check| check.outcomes[0].outcome)
        .collect();
    assert_eq!(
        outcomes,
        [
            Outcome::Fits,
            Outcome::Fails,
            Outcome::MixesUnits,
            Outcome::NotReckoned,
            Outcome::Fails,
            Outcome::Fits,
            Outcome::Fits,
        ]
    );
    let row = |name: &str| table.figures.iter().find(|row| row.name == name).unwrap();
    assert_eq!(
        row("grain.granted").values[0].low.as_deref(),
        Some("179999/2")
    );
    assert_eq!(row("grain.granted").checks, [1, 2, 3]);
    assert_eq!(row("grain.asked").values[0].high, None);
    assert_eq!(row("aid.donors.share.east-germany").checks, [5]);
}

#[test]
fn a_map_without_figures_says_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.argmap"), "claim a \"b\"\n").unwrap();
    let ran = run_in(folder.path(), &["figures", "a.argmap"], b"");
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("the maps give no figures"), "{}", ran.out);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(run_in(empty.path(), &["figures", "."], b"").code, 3);
}

/// The figures of a very long item are listed.
#[test]
fn many_figures_are_listed() {
    let mut text = "claim c \"x\"\n  supported by e\nevidence e from \"a report\"\n".to_owned();
    for at in 0..20_000 {
        text += &format!("  figure f{at} {at} tons\n");
    }
    text += "  check f1 < f2\n";
    let run = check_text(&text);
    assert_eq!(figure_table(&run).figures.len(), 20_000);
}
