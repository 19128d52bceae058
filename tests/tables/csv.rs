//! Tables in CSV files as spreadsheets write them.

use crate::support::{check, write};

fn found(csv: &[u8]) -> Vec<String> {
    let map = "evidence e \"Numbers.\"\n  from \"a report\"\n  table t \"t.csv\"\n";
    let folder = write(&vec![("m.argmap".to_owned(), map.to_owned())]);
    std::fs::write(folder.path().join("t.csv"), csv).unwrap();
    let run = check(folder.path());
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.rule == "wrong-total")
        .map(|finding| {
            assert_eq!(finding.labels[0].message, "this table");
            let first = finding.labels[1].place;
            let line = run.report().project.files.text(first.file, first.span);
            format!("{} @ {line}", finding.message)
        })
        .collect()
}

const MISSED: &str = "1,000 + 20 programs come to 1,020, the total says 2,000";

#[test]
fn commas_quotation_marks_and_a_byte_order_mark() {
    let csv =
        "\u{feff}\"country, or land\",number programs\na,\"1,000\"\n\"b, c\",20\ntotal,\"2,000\"\n";
    assert_eq!(
        found(csv.as_bytes()),
        [format!("{MISSED} @ total,\"2,000\"")]
    );
}

#[test]
fn an_allow_in_the_map_reaches_the_file() {
    let map = "evidence e \"Numbers.\"\n  from \"a report\"\n  table t \"t.csv\"\n  allow wrong-total \"printed so\"\n";
    let csv = "country,number programs\na,1000\nb,20\ntotal,2000\n";
    let folder = write(&vec![
        ("m.argmap".to_owned(), map.to_owned()),
        ("t.csv".to_owned(), csv.to_owned()),
    ]);
    let outcome = check(folder.path()).outcome;
    assert_eq!(outcome.allowed, 1);
    assert!(
        outcome
            .findings
            .iter()
            .all(|finding| finding.rule != "wrong-total")
    );
}

#[test]
fn semicolons_and_tabs() {
    let csv = "country;number programs\r\na;1000\r\nb;20\r\ntotal;2000\r\n\r\n;\r\n\r\n";
    assert_eq!(found(csv.as_bytes()), [format!("{MISSED} @ total;2000")]);
    let csv = "country\tnumber programs\na\t1000\nb\t20\ntotal\t2000\n";
    assert_eq!(found(csv.as_bytes()), [format!("{MISSED} @ total\t2000")]);
}

#[test]
fn numbers_that_can_be_read_in_two_ways_are_not_read() {
    for csv in [
        "country;loans rubles\na;3,5\nb;1,5\ntotal;50\n",
        "country;loans rubles\na;1.234,5\nb;1,5\ntotal;50\n",
        "country;loans rubles\na;1.234\nb;1.500\ntotal;5\n",
        "country,loans rubles\na,\"3,5\"\nb,\"1,5\"\ntotal,50\n",
        "country,loans rubles\na,1 000\nb,2 000\ntotal,50\n",
        "country,loans rubles\na,1000*\nb,20\ntotal,50\n",
    ] {
        assert_eq!(found(csv.as_bytes()), Vec::<String>::new(), "{csv}");
    }
    let csv = "country;loans rubles\na;3.5\nb;1.5\ntotal;50\n";
    assert_eq!(found(csv.as_bytes()).len(), 1, "points part decimals here");
}

#[test]
fn lines_that_end_early_and_notes_below() {
    let csv =
        "country,number programs,remark\na,1000\nb,20,late\ntotal,2000\nSource: a yearbook\n,,\n";
    assert_eq!(found(csv.as_bytes()), [format!("{MISSED} @ total,2000")]);
    let csv = "country,number programs\na\nb,20\nc,20\ntotal,2000\n";
    assert_eq!(
        found(csv.as_bytes()),
        Vec::<String>::new(),
        "`a` has no number"
    );
}

#[test]
fn latin_1_is_read() {
    let csv = b"country,number programs\nC\xf4te,1000\nb,20\ntotal,2000\n";
    assert_eq!(found(csv), [format!("{MISSED} @ total,2000")]);
}

#[test]
fn empty_and_odd_files_are_silent() {
    for csv in [
        "",
        "\n\n",
        "country",
        "country,\n",
        ",,,\n,,,\n",
        "\"",
        "total\ntotal\n",
        "total,total\ntotal,1\n",
    ] {
        assert_eq!(found(csv.as_bytes()), Vec::<String>::new(), "{csv:?}");
    }
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut csv = "place,loans,grants,total\n".to_owned();
    for row in 0..100_000 {
        csv += &format!("p{row},{row},{},{}\n", row % 7, row + row % 7);
    }
    csv += "total,5,5,10\n";
    let found = found(csv.as_bytes());
    // Bare numbers whose total is below a part may be means.
    assert_eq!(found, Vec::<String>::new());
}
