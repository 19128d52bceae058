//! `argcheck import`: abstract frameworks through the command line.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use support::{Ran, run_in, write};

const APX: &str = "arg(rain). arg(sun).\natt(sun, rain).\n";
const MAP: &str = "assumption rain\n  opposed by sun\n\nassumption sun\n";

/// Runs the command in a folder with one file.
fn import(file: &str, text: &str, arguments: &[&str], stdin: &[u8]) -> Ran {
    let folder = write(&vec![(file.to_owned(), text.to_owned())]);
    let words: Vec<&str> = std::iter::once("import")
        .chain(arguments.iter().copied())
        .collect();
    run_in(folder.path(), &words, stdin)
}

#[track_caller]
fn refused(ran: &Ran, message: &str) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    let first = ran.err.lines().next().unwrap();
    assert_eq!(first, format!("argcheck: {message}"));
}

#[test]
fn the_ending_tells_the_format() {
    let ran = import("a.apx", APX, &["a.apx"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, MAP);
    let ran = import("a.TGF", "sun\nrain\n#\nsun rain\n", &["a.TGF"], b"");
    assert_eq!(
        ran.out,
        "assumption sun\n\nassumption rain\n  opposed by sun\n"
    );
    let ran = import("a.af", "p af 2\n1 2\n", &["a.af"], b"");
    assert_eq!(ran.out, "assumption a1\n\nassumption a2\n  opposed by a1\n");
}

#[test]
fn the_format_that_is_named_counts() {
    let ran = import("a.tgf", APX, &["a.tgf", "--format", "apx"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (0, MAP));
    let ran = import("a.apx", "", &["--format", "apx", "-"], APX.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (0, MAP));
}

#[test]
fn what_is_imported_can_be_checked() {
    let ran = import("a.apx", APX, &["a.apx"], b"");
    let folder = write(&vec![("a.argmap".to_owned(), ran.out)]);
    let checked = run_in(folder.path(), &["a.argmap"], b"");
    assert_eq!(checked.code, 0, "{}", checked.out);
    let outline = run_in(
        folder.path(),
        &["outline", "--format", "json", "a.argmap"],
        b"",
    );
    for verdict in ["accepted", "defeated"] {
        assert!(outline.out.contains(verdict), "{}", outline.out);
    }
}

#[test]
fn an_unknown_format_is_asked_for() {
    refused(
        &import("a.txt", APX, &["a.txt"], b""),
        "nothing says which format `a.txt` has",
    );
    let piped = import("a.apx", APX, &["-"], APX.as_bytes());
    refused(&piped, "nothing says which format standard input has");
    assert!(
        piped.err.contains("\n  help: say it with `--format af`"),
        "{}",
        piped.err
    );
    let other = import("a.apx", APX, &["a.apx", "--format", "dot"], b"");
    assert_eq!(other.code, 2);
    assert!(
        other.err.contains("[possible values: af, apx, tgf]"),
        "{}",
        other.err
    );
}

#[test]
fn a_slip_is_told_with_its_line_and_the_form() {
    let ran = import("a.af", "p af 2\n1 3\n", &["a.af"], b"");
    assert!(
        ran.err
            .starts_with("argcheck: `a.af` cannot be read: line 2: "),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("\n  help: a file in `af` begins with `p af`"),
        "{}",
        ran.err
    );
    assert_eq!(ran.code, 2);
    let apx = import("a.apx", "arg(a).\natt(a, b).\n", &["a.apx"], b"");
    assert!(
        apx.err.contains("line 2: ") && apx.err.contains("`arg(a).`"),
        "{}",
        apx.err
    );
    let tgf = import("-", "", &["-", "--format", "tgf"], b"a\nb\n");
    assert!(
        tgf.err
            .starts_with("argcheck: standard input cannot be read: line "),
        "{}",
        tgf.err
    );
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    refused(
        &import("a.apx", APX, &["b.apx"], b""),
        "`b.apx` cannot be read: there is no such file",
    );
    refused(
        &import("a.apx", APX, &["-", "--format", "apx"], b"arg(\xff)."),
        "standard input cannot be read: it is not text in UTF-8",
    );
}

#[test]
fn an_empty_framework_is_an_empty_map() {
    let ran = import("a.af", "p af 0\n", &["a.af"], b"");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}
