//! Copies that were scanned, tell no pages, or are compared from run to run.

use argcheck::checked::QuotationCounts;

use super::support::{self, program, write};

/// The numbers of a run over a map with the text `text.txt`.
fn counts(map: &str, text: &str) -> QuotationCounts {
    let folder = write(&vec![
        ("map.argmap".to_owned(), map.to_owned()),
        ("text.txt".to_owned(), text.to_owned()),
    ]);
    support::check(folder.path()).summary.quotations
}

const SCAN: &str = "The govemment cf the North asked tbe ministry for l50 tons. It did not get \
    them, the ministry said. The mini-\nstry was closed in 195O, as the others.";

fn scanned(quotation: &str, copy: &str) -> QuotationCounts {
    let map = format!(
        "evidence e \"E.\"\n  from s\n  quote \"{quotation}\"\n\nsource s \"S\"\n  text \"text.txt\"\n{copy}"
    );
    counts(&map, SCAN)
}

#[test]
fn a_scanned_copy_is_read_as_scanning_damages_it() {
    for quotation in [
        "North asked the ministry for 150 tons",
        "closed in 1950, as the others",
        "It did not get them … The ministry was closed in 1950",
    ] {
        let counts = scanned(quotation, "  copy scanned\n");
        let found = counts.verbatim + counts.as_marked;
        assert_eq!(
            (found, counts.as_scanned),
            (1, 1),
            "{quotation}: {counts:?}"
        );
        let counts = scanned(quotation, "");
        assert_eq!(
            (counts.near, counts.as_scanned),
            (1, 0),
            "{quotation}: {counts:?}"
        );
    }
    for quotation in [
        "It did get them, the ministry said",
        "It did now get them, the ministry said",
        "asked the ministry for 160 tons",
        "closed in 1956, as the others",
        "It did not get them, the ministry denied",
    ] {
        let counts = scanned(quotation, "  copy scanned\n");
        assert_eq!(counts.near, 1, "{quotation}: {counts:?}");
    }
    let counts = scanned("It did not get them", "  copy scanned\n");
    assert_eq!(
        (counts.verbatim, counts.as_scanned),
        (1, 0),
        "nothing is misread"
    );
}

#[test]
fn the_paper_too_may_be_scanned() {
    let map = "paper \"P\"\n  text \"text.txt\"\n  copy scanned\n\nclaim c \"C.\"\n  says \"asked the ministry for 150 tons\"\n";
    let counts = counts(map, SCAN);
    assert_eq!((counts.verbatim, counts.as_scanned), (1, 1), "{counts:?}");
}

#[test]
fn a_copy_that_is_something_else_is_asked_about() {
    let folder = write(&vec![(
        "map.argmap".to_owned(),
        "evidence e \"E.\"\n  from s\n\nsource s \"S\"\n  copy ocr\n".to_owned(),
    )]);
    let findings = support::check(folder.path()).outcome.findings;
    let message = "a `copy` is `scanned`, or nothing is said of it";
    assert!(findings.iter().any(|one| one.message == message));
}

#[test]
fn pages_that_no_copy_tells_are_counted() {
    let stated = |at: &str, holds: &str| {
        let map = format!(
            "evidence e \"E.\"\n  from s{at}\n  quote \"The second goes\"\n\nsource s \"S\"\n  text \"text.txt\"\n{holds}"
        );
        counts(&map, "One page has this.\u{c}The second goes on.").pages_not_checked
    };
    assert_eq!(stated(" at \"p. 2\"", ""), 1);
    assert_eq!(stated(" at \"ch. 2\"", ""), 0, "no page");
    assert_eq!(stated("", ""), 0, "nothing stated");
    assert_eq!(
        stated(" at \"p. 12\"", "  holds \"pp. 11-12\"\n"),
        0,
        "checked"
    );
    let map = "evidence e \"E.\"\n  from s at \"p. 2\"\n  quote \"The second goes\"\n\nsource s \"S\"\n  text \"text.txt\"\n";
    let folder = write(&vec![
        ("map.argmap".to_owned(), map.to_owned()),
        ("text.txt".to_owned(), "The second goes on.".to_owned()),
    ]);
    let output = program().arg(folder.path()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let end = "1 quotation found word for word; 1 stated page not checked, as the copies do not tell their pages";
    assert!(text.trim_end().ends_with(end), "{text}");
}

#[test]
fn a_kept_comparison_is_the_comparison() {
    let lines: String = (0..4_000)
        .map(|at| format!("Line {at} of the text was read.\n"))
        .collect();
    let map = "evidence e \"E.\"\n  from s\n  quote \"Line 3777 of the text was written\"\n\nsource s \"S\"\n  text \"text.txt\"\n";
    let folder = write(&vec![
        ("map.argmap".to_owned(), map.to_owned()),
        ("text.txt".to_owned(), lines.clone()),
    ]);
    let cache = tempfile::tempdir().unwrap();
    let ran = || {
        let mut run = program();
        let output = run
            .arg(folder.path())
            .env("ARGCHECK_CACHE", cache.path())
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let first = ran();
    assert!(first.contains("does not have these words"), "{first}");
    let kept: Vec<_> = std::fs::read_dir(cache.path())
        .unwrap()
        .map(|one| one.unwrap().path())
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(ran(), first);
    std::fs::write(&kept[0], "argcheck text of somebody else\n[]").unwrap();
    assert_eq!(ran(), first, "garbage is compared anew");
    // The text is changed, and nothing that was kept of it is used.
    let changed = lines.replace("3777 of the text was read", "3777 of the text was written");
    std::fs::write(folder.path().join("text.txt"), changed).unwrap();
    assert!(!ran().contains("does not have these words"));
}
