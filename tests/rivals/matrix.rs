//! `argcheck matrix`, through its command line.

use super::support::{Ran, root, run_in, write};

/// A ship that was lost: every kind of cell, texts that mean something to terminals,
/// spreadsheets and Markdown, and a second map with a question of the same name.
const LOST: &str = r#"paper "The loss of the Erika"

question loss "Why was the ship lost?"
  answers storm, mutiny
  exclusive
  exhaustive because "nothing else can sink a sound ship"

question crew
  answers mutiny, storm

thesis storm-did-it: storm beats mutiny "It was the storm."
  supported by barometer

claim storm "A storm sank her."
  supported by barometer
  supported by swell and heavy-cargo
claim mutiny "The crew turned on the captain."
  held by "the owners"
claim collision-with-another-ship-in-the-dark "-1 ship: another ran her down."
  answers loss

evidence barometer "The barometer fell."
  from "the log of the Ida"
  expected under storm
  unexpected under mutiny
  unexpected under collision-with-another-ship-in-the-dark
evidence boats "Her boats | both *of* <b>them</b> were gone."
  from "the pilot"
  expected under storm, mutiny, collision-with-another-ship-in-the-dark
evidence logbook "The log-book was found burnt."
  from "the pilot"
  test smoking-gun of mutiny against storm passed
evidence captain "The captain's body was never found."
  from "the pilot"
  test hoop of mutiny passed
evidence swell "=HYPERLINK(\"x\") was the swell."
  from "the pilot"
evidence heavy-cargo
  from "the manifest"
  opposes mutiny
"#;

/// The same question in another map, which also speaks of the first.
const OTHER: &str = "use \"lost.argmap\" as erika\nquestion loss\n  answers ice, erika.storm\nclaim ice\nevidence gale \"A gale.\"\n  from \"a letter\"\n  test straw-in-the-wind of erika.storm passed\n";

fn folder(files: &[(&str, String)]) -> tempfile::TempDir {
    write(
        &files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.clone()))
            .collect(),
    )
}

fn ran(arguments: &[&str]) -> Ran {
    let folder = folder(&[
        ("lost.argmap", LOST.to_owned()),
        ("other.argmap", OTHER.to_owned()),
    ]);
    run_in(folder.path(), arguments, b"")
}

#[test]
fn every_form_shows_the_same() {
    for form in ["human", "markdown", "csv", "json"] {
        let ran = ran(&["matrix", "lost.loss", "--format", form]);
        assert_eq!((ran.code, &*ran.err), (0, ""));
        super::snapshots().bind(|| insta::assert_snapshot!(format!("matrix@{form}"), ran.out));
    }
}

#[test]
fn a_real_paper() {
    for form in ["human", "markdown", "csv", "json"] {
        let arguments = [
            "matrix",
            "determinant",
            "maps/great-famine-aid.argmap",
            "--format",
            form,
        ];
        let ran = run_in(root(), &arguments, b"");
        assert_eq!((ran.code, &*ran.err), (0, ""));
        super::snapshots()
            .bind(|| insta::assert_snapshot!(format!("matrix@determinant-{form}"), ran.out));
    }
}

#[test]
fn a_comparison_is_a_matrix_of_two() {
    let ran = ran(&["matrix", "storm-did-it", "lost.argmap"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.starts_with("comparison storm-did-it\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("collision"), "{}", ran.out);
}

#[test]
fn many_columns_are_broken_into_blocks() {
    let columns: String = (1..=30)
        .map(|at| format!("evidence sign-{at}\n  from \"a log\"\n  expected under storm\n  unexpected under mutiny\n"))
        .collect();
    let folder = folder(&[(
        "many.argmap",
        format!("question why\n  answers storm, mutiny\nclaim storm\nclaim mutiny\n{columns}"),
    )]);
    let ran = run_in(folder.path(), &["matrix", "why", "many.argmap"], b"");
    assert!(
        ran.out.lines().all(|line| line.chars().count() <= 80),
        "{}",
        ran.out
    );
    assert_eq!(
        ran.out.matches("  storm   expected").count(),
        5,
        "{}",
        ran.out
    );
}

#[test]
fn standard_input_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["matrix", "loss", "-"], LOST.as_bytes());
    assert_eq!((ran.code, &*ran.err), (0, ""));
    let named = run_in(
        folder.path(),
        &["matrix", "stdin.loss", "-"],
        LOST.as_bytes(),
    );
    assert_eq!(named.out, ran.out);
}

#[test]
fn of_several_questions_the_map_says_which() {
    let several = ran(&["matrix", "loss"]);
    assert_eq!(several.code, 2);
    assert_eq!(
        several.err,
        "argcheck: `loss` is the name of several questions\n  help: say which: `lost.loss` and `other.loss`\n"
    );
    let wanted = ran(&["matrix", "lost.loss"]).out;
    for name in ["erika.loss", "lost.argmap:loss", "lost:loss"] {
        assert_eq!(ran(&["matrix", name]).out, wanted, "{name}");
    }
    assert!(ran(&["matrix", "other.loss"]).out.contains("ice"));
}

#[test]
fn what_is_no_question_is_said() {
    let err = |arguments: &[&str]| {
        let ran = ran(arguments);
        assert_eq!((ran.code, &*ran.out), (2, ""), "{arguments:?}");
        ran.err
    };
    assert_eq!(
        err(&["matrix", "losss", "lost.argmap"]),
        "argcheck: no question is named `losss`\n  help: did you mean `loss`? there are `loss`, `crew` and `storm-did-it`\n"
    );
    assert_eq!(
        err(&["matrix", "storm", "lost.argmap"]),
        "argcheck: `storm` is a claim, not a question\n  help: it answers `loss` and `crew`\n"
    );
    assert_eq!(
        err(&["matrix", "boats", "lost.argmap"]),
        "argcheck: `boats` is evidence, not a question\n  help: a matrix is of a question, or of a claim `A beats B`\n"
    );
    assert_eq!(
        err(&["matrix", "lost.argmap"]),
        "argcheck: no question is named `lost.argmap`\n  help: the question comes first, then the paths; there are `lost.loss`, `crew`, `other.loss` and `storm-did-it`\n"
    );
    assert_eq!(
        err(&["matrix", "why", "lost.argmap"]),
        "argcheck: no question is named `why`\n  help: there are `loss`, `crew` and `storm-did-it`\n"
    );
}

#[test]
fn maps_without_questions_and_no_maps() {
    let folder = folder(&[("plain.argmap", "claim a\n".to_owned())]);
    let none = run_in(folder.path(), &["matrix", "why"], b"");
    assert_eq!(none.code, 2);
    assert!(none.err.contains("these maps ask none"), "{}", none.err);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(run_in(empty.path(), &["matrix", "why"], b"").code, 3);
    assert_eq!(
        run_in(empty.path(), &["matrix", "why", "gone.argmap"], b"").code,
        2
    );
}

#[test]
fn what_could_not_be_read_is_said() {
    let folder = folder(&[(
        "slip.argmap",
        "question why\n  answers storm, icee\nclaim storm\nclaim ice\n".to_owned(),
    )]);
    let ran = run_in(folder.path(), &["matrix", "why"], b"");
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.err,
        "argcheck: `why` could not be read whole: what is missing is not in its matrix\n  help: `argcheck slip.argmap` says what it is\n"
    );
    assert!(
        ran.out
            .ends_with("nothing in the map bears on these rivals\n"),
        "{}",
        ran.out
    );
}

#[test]
fn spreadsheets_take_nothing_for_a_formula() {
    let ran = ran(&["matrix", "lost.loss", "--format", "csv"]);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(ran.out.as_bytes());
    let mut fields = 0;
    for record in reader.records() {
        for field in &record.unwrap() {
            fields += 1;
            assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
        }
    }
    assert!(fields > 20);
    assert!(ran.out.contains("'-1 ship") && ran.out.contains("'=HYPERLINK"));
    assert!(ran.out.lines().count() > 4 && ran.out.ends_with("\r\n"));
}
