//! The command line of `--fix` and `--diff`.

use std::fs;

use crate::support::{files_below, run_in, snapshots, write};
use crate::{files, mended, read};

/// One map with a fault of every kind that can be mended, and the files beside it.
const MAP: &str = include_str!("five_faults.argmap");
const MENDED: &str = include_str!("five_faults.mended.argmap");
const OTHERS: [(&str, &str); 2] = [
    (
        "shen.txt",
        "In 1956 the aid to the DPRK was cut by half and it was\nnot renewed in the spring.\n\n\u{c}The harvest of 1957 had been \"good\"12 and yet the min-\nistry held back the grain that it had promised to the embassy in autumn.",
    ),
    (
        "lou.bib",
        "@article{lou_2013_relations, author={Lou, X.}, title={Relations over Sixty Years}, date={2013}}\n",
    ),
];

#[test]
fn every_kind_of_fault_is_mended_and_nothing_else_changes() {
    let (after, ran) = mended(MAP, &OTHERS);
    assert_eq!(after, MENDED);
    assert_eq!((&ran.err[..], ran.code), ("", 0));
    assert!(
        ran.out.ends_with("\nmended 8 findings in 1 file\n"),
        "{}",
        ran.out
    );
    snapshots().bind(|| insta::assert_snapshot!("fix@told", ran.out));
    let (again, ran) = mended(MENDED, &OTHERS);
    assert_eq!(again, MENDED);
    assert!(
        ran.out.ends_with("\nnothing here that `--fix` can mend\n"),
        "{}",
        ran.out
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let (after, _) = mended(&windows(MAP), &OTHERS);
    assert_eq!(after, windows(MENDED));
}

#[test]
fn findings_say_what_fix_does() {
    let mut example = files(&OTHERS);
    example.push(("map.argmap".to_owned(), MAP.to_owned()));
    let folder = write(&example);
    let ran = run_in(folder.path(), &["map.argmap"], b"");
    assert_eq!(ran.code, 1);
    snapshots().bind(|| insta::assert_snapshot!("fix@human", ran.out));
    let ran = run_in(folder.path(), &["map.argmap", "--format", "json"], b"");
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let edits: Vec<_> = findings
        .iter()
        .filter_map(|finding| finding.get("edit").map(|edit| (&finding["rule"], edit)))
        .collect();
    assert_eq!(report["summary"]["mendable"], edits.len());
    let shown = serde_json::to_string_pretty(&edits).unwrap();
    snapshots().bind(|| insta::assert_snapshot!("fix@json", shown));
}

#[test]
fn diff_writes_nothing_and_shows_what_fix_would_do() {
    let mut example = files(&OTHERS);
    example.push(("map.argmap".to_owned(), MAP.to_owned()));
    let folder = write(&example);
    for arguments in [&["--diff", "map.argmap"][..], &["--fix", "--diff", "."]] {
        let ran = run_in(folder.path(), arguments, b"");
        assert_eq!(
            (&ran.err[..], ran.code),
            ("would mend 8 findings in 1 file\n", 1)
        );
        assert_eq!(read(folder.path(), "map.argmap"), MAP);
        snapshots().bind(|| insta::assert_snapshot!("fix@diff", ran.out));
    }
    let clean = run_in(folder.path(), &["check", "--fix", "."], b"");
    assert_eq!(clean.code, 0);
    let ran = run_in(folder.path(), &["check", "--diff", "."], b"");
    assert_eq!((&ran.out[..], ran.code), ("", 0));
    assert_eq!(
        files_below(folder.path(), "").len(),
        3,
        "nothing is left beside them"
    );
}

const SLIP: &str =
    "claim a \"A.\"\n  supported by grain-of-1957\n\nevidence grain-in-1957 \"G.\"\n  from \"X\"\n";

#[test]
fn only_maps_that_were_asked_for_change() {
    let fault = "evidence grain-1957 \"G.\"\n  from \"X\"\n  supports clam-one\n\nclaim claim-one \"C.\"\n  allow unsupported-claim \"later\"\n";
    let folder = write(&files(&[
        ("one.argmap", "use \"two.argmap\"\n"),
        ("two.argmap", fault),
        ("three.txt", fault),
    ]));
    for (path, told) in [
        (
            "one.argmap",
            "mended nothing; 1 finding can be mended in maps that were not named",
        ),
        ("three.txt", "nothing here that `--fix` can mend"),
    ] {
        let ran = run_in(folder.path(), &["--fix", path], b"");
        assert!(ran.out.contains("unknown-name"), "{path}: {}", ran.out);
        assert!(ran.out.ends_with(&format!("\n{told}\n")), "{}", ran.out);
        assert_eq!(ran.code, 1);
    }
    assert_eq!(read(folder.path(), "two.argmap"), fault);
    assert_eq!(read(folder.path(), "three.txt"), fault);
    let ran = run_in(folder.path(), &["--fix", "."], b"");
    assert!(
        ran.out.ends_with("\nmended 2 findings in 1 file\n"),
        "{}",
        ran.out
    );
    assert!(read(folder.path(), "two.argmap").contains("supports claim-one\n"));
}

#[test]
fn what_is_allowed_or_off_stays() {
    let map = "claim claim-one \"C.\"\n  supported by grain-1957\n  supported by grain-1957\n  allow duplicate-relation \"two authors\"\n\nevidence grain-1957 \"G.\"\n  from \"X\"\n";
    let (after, _) = mended(map, &[]);
    assert_eq!(after, map);
    let folder = write(&files(&[("map.argmap", SLIP)]));
    run_in(folder.path(), &["--fix", "-A", "unknown-name", "."], b"");
    assert_eq!(read(folder.path(), "map.argmap"), SLIP);
}

#[test]
fn a_file_that_is_no_text_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.argmap");
    let bytes = [
        b"claim claim-one \"Caf\xe9.\"\n".as_slice(),
        b"  supported by grain-1958\n  supported by grain-1958\n",
        b"evidence grain-1958 \"G.\"\n  from \"X\"\n",
    ]
    .concat();
    fs::write(&path, &bytes).unwrap();
    let ran = run_in(folder.path(), &["--fix", "."], b"");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert!(
        ran.out.ends_with("nothing here that `--fix` can mend\n"),
        "{}",
        ran.out
    );
}

#[test]
fn standard_input_is_not_mended() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["--fix", "-"], SLIP.as_bytes());
    assert_eq!((&ran.out[..], ran.code), ("", 2));
    assert!(
        ran.err.contains("standard input cannot be mended"),
        "{}",
        ran.err
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let fault = "claim claim-one \"C.\"\n  supported by graim-1957\n\nevidence grain-1957 \"G.\"\n  from \"X\"\n";
    let folder = write(&files(&[("a.argmap", fault), ("b.argmap", fault)]));
    let locked = folder.path().join("a.argmap");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o444)).unwrap();
    let ran = run_in(folder.path(), &["--fix", "."], b"");
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "argcheck: `a.argmap` cannot be written: this user may not write it\n"
    );
    assert!(
        ran.out.ends_with("\nmended 1 finding in 1 file\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("nothing is named `graim-1957`"),
        "what stands in the file is told"
    );
    assert_eq!(read(folder.path(), "a.argmap"), fault);
    assert!(read(folder.path(), "b.argmap").contains("supported by grain-1957"));
}

#[test]
fn other_forms_keep_their_output_clean() {
    let folder = write(&files(&[(
        "map.argmap",
        "claim claim-one \"C.\"\n  supported by graim-1957\n\nevidence grain-1957 \"G.\"\n  from \"X\"\n",
    )]));
    let ran = run_in(folder.path(), &["--fix", "--format", "json", "."], b"");
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["summary"]["errors"], 0);
    assert_eq!(
        ran.err,
        "map.argmap:2: \"by graim-1957\" -> \"by grain-1957\"\nmended 1 finding in 1 file\n"
    );
}
