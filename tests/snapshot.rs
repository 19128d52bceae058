//! Outlines kept in files: what the command shows, writes and answers.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use argcheck::snapshots::{Reviewed, Snapshots, State, review};
use support::{Ran, program, run_in, write};

const FIRST: &str = "claim a \"A.\"\n  supported by e\n  supported by f\nevidence e\n  from \"e\"\nevidence f\n  from \"f\"\n";
const LESS: &str =
    "claim a \"A.\"\n  supported by e\nevidence e\n  from \"e\"\nevidence f\n  from \"f\"\n";

fn snapshot(folder: &Path, arguments: &[&str]) -> Ran {
    run_in(folder, &[&["snapshot"], arguments].concat(), b"")
}

fn project() -> tempfile::TempDir {
    write(&vec![
        ("argcheck.toml".to_owned(), String::new()),
        ("maps/a.argmap".to_owned(), FIRST.to_owned()),
    ])
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = support::files_below(folder, "")
        .iter()
        .map(|path| {
            path.strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .filter(|name| name.contains("outline@") || name.contains("argcheck-"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_snapshot_is_proposed_taken_and_compared() {
    let folder = project();
    let proposed = snapshot(folder.path(), &["maps"]);
    assert_eq!(proposed.code, 1, "{}", proposed.out);
    assert!(proposed.out.contains("maps/a.argmap: no snapshot yet"));
    assert_eq!(files(folder.path()), ["snapshots/outline@a.snap.new"]);
    let taken = snapshot(folder.path(), &["maps", "--accept"]);
    assert_eq!((taken.code, taken.err.as_str()), (0, ""));
    assert_eq!(files(folder.path()), ["snapshots/outline@a.snap"]);
    let text = fs::read_to_string(folder.path().join("snapshots/outline@a.snap")).unwrap();
    assert!(text.starts_with("---\nsource: maps/a.argmap\ndescription: argcheck outline\ninput_file: maps/a.argmap\n---\nmap a\n"), "{text}");
    let same = snapshot(folder.path(), &["maps"]);
    assert_eq!(same.code, 0);
    assert_eq!(same.out, "1 outline: 1 as agreed, 0 changed, 0 new\n");
}

#[test]
fn a_lost_reason_is_shown_where_it_stood() {
    let folder = project();
    snapshot(folder.path(), &["maps", "--accept"]);
    fs::write(folder.path().join("maps/a.argmap"), LESS).unwrap();
    let changed = snapshot(folder.path(), &["maps"]);
    assert_eq!(changed.code, 1);
    assert!(
        changed.out.contains("in claim a\n    supported by evidence e · accepted · from “e”\n-   supported by evidence f · accepted · from “f”\n"),
        "{}",
        changed.out
    );
    assert!(!changed.out.contains('\u{1b}'));
    let coloured = snapshot(folder.path(), &["maps", "--color", "always"]);
    assert!(coloured.out.contains("\u{1b}[31m- "), "{}", coloured.out);
    assert_eq!(
        files(folder.path()),
        ["snapshots/outline@a.snap", "snapshots/outline@a.snap.new"]
    );
    fs::write(folder.path().join("maps/a.argmap"), FIRST).unwrap();
    assert_eq!(snapshot(folder.path(), &["maps"]).code, 0);
    assert_eq!(
        files(folder.path()),
        ["snapshots/outline@a.snap"],
        "nothing is proposed any more"
    );
}

#[test]
fn comments_and_order_are_no_difference() {
    let folder = project();
    snapshot(folder.path(), &["maps", "--accept"]);
    let other = "// again\nevidence f \"other words\"\n  from \"f\"\n\nevidence e\n  from \"e\"\nclaim a\n  supported by f\n  supported by e\n";
    fs::write(folder.path().join("maps/a.argmap"), other).unwrap();
    assert_eq!(snapshot(folder.path(), &["maps", "--check"]).code, 0);
}

#[test]
fn check_writes_nothing() {
    let folder = project();
    let checked = snapshot(folder.path(), &["maps", "--check"]);
    assert_eq!(checked.code, 1);
    assert!(files(folder.path()).is_empty());
    assert!(!folder.path().join("snapshots").exists());
}

#[test]
fn snapshots_of_maps_that_are_gone_are_named_and_others_let_be() {
    let folder = project();
    fs::write(folder.path().join("maps/b.argmap"), FIRST).unwrap();
    snapshot(folder.path(), &["maps", "--accept"]);
    let foreign = folder.path().join("snapshots/outline@theirs.snap");
    fs::write(
        &foreign,
        "---\nsource: tests/theirs.rs\ninput_file: maps/gone.argmap\n---\nmap\n",
    )
    .unwrap();
    fs::remove_file(folder.path().join("maps/b.argmap")).unwrap();
    let stale = snapshot(folder.path(), &["maps", "--check"]);
    assert_eq!(stale.code, 1);
    assert!(
        stale
            .out
            .contains("snapshots/outline@b.snap is stale: `maps/b.argmap` is gone\n"),
        "{}",
        stale.out
    );
    assert!(!stale.out.contains("theirs"));
    let taken = snapshot(folder.path(), &["maps", "--accept"]);
    assert_eq!(taken.code, 0);
    assert_eq!(
        files(folder.path()),
        ["snapshots/outline@a.snap", "snapshots/outline@theirs.snap"]
    );
    let one = snapshot(folder.path(), &["maps/a.argmap", "--check"]);
    assert_eq!(one.code, 0, "maps that were not asked for are not stale");
}

#[test]
fn maps_of_one_name_in_two_folders_have_files_of_their_own() {
    let folder = project();
    fs::create_dir(folder.path().join("other")).unwrap();
    snapshot(folder.path(), &["maps", "--accept"]);
    fs::write(folder.path().join("other/a.argmap"), LESS).unwrap();
    assert_eq!(snapshot(folder.path(), &[".", "--accept"]).code, 0);
    assert_eq!(
        files(folder.path()),
        [
            "snapshots/outline@a.snap",
            "snapshots/outline@other__a.snap"
        ]
    );
    for paths in [
        &[".", "--check"],
        &["maps", "--check"],
        &["other", "--check"],
    ] {
        assert_eq!(snapshot(folder.path(), paths).code, 0, "{paths:?}");
    }
}

#[test]
fn a_folder_can_be_named_and_a_front_matter_stays() {
    let folder = project();
    assert_eq!(
        snapshot(folder.path(), &["maps", "--dir", "kept/here", "--accept"]).code,
        0
    );
    assert_eq!(files(folder.path()), ["kept/here/outline@a.snap"]);
    let path = folder.path().join("kept/here/outline@a.snap");
    let text = fs::read_to_string(&path).unwrap();
    let theirs = text.replace("source: maps/a.argmap", "source: tests/ours.rs");
    fs::write(&path, &theirs).unwrap();
    fs::write(folder.path().join("maps/a.argmap"), LESS).unwrap();
    snapshot(folder.path(), &["maps", "--dir", "kept/here", "--accept"]);
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.starts_with("---\nsource: tests/ours.rs\n") && after != theirs);
}

#[test]
fn a_review_asks_one_by_one() {
    let folder = project();
    let root = camino::Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
    for name in ["b", "c", "d"] {
        fs::write(root.join(format!("maps/{name}.argmap")), FIRST).unwrap();
    }
    let works = argcheck::outline::read([root.join("maps")]).unwrap();
    let outlines = works.outlines(argcheck::outline::Texts::Left);
    let snapshots = Snapshots::compare(&outlines, Some(&root.join("snapshots"))).unwrap();
    assert!(
        snapshots
            .all
            .iter()
            .all(|snapshot| snapshot.state == State::New)
    );
    let mut answers = Cursor::new("what?\nyes\nn\nskip\nq\n");
    let mut shown = Vec::new();
    let reviewed = review(&snapshots.all, false, &mut answers, &mut shown).unwrap();
    assert_eq!(reviewed, Reviewed { taken: 1, left: 3 });
    assert_eq!(
        files(folder.path()),
        ["snapshots/outline@a.snap", "snapshots/outline@c.snap.new"]
    );
    let shown = String::from_utf8(shown).unwrap();
    assert!(
        shown.contains("(2 of 4)") && shown.contains("y, n, s or q"),
        "{shown}"
    );
}

#[test]
fn a_review_without_a_terminal_says_so() {
    let folder = project();
    let ran = snapshot(folder.path(), &["maps", "--review"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("`--review` asks in a terminal"),
        "{}",
        ran.err
    );
}

#[test]
fn no_map_and_no_file_end_as_promised() {
    let folder = project();
    fs::create_dir(folder.path().join("empty")).unwrap();
    assert_eq!(snapshot(folder.path(), &["empty"]).code, 3);
    assert_eq!(snapshot(folder.path(), &["gone.argmap"]).code, 2);
    assert_eq!(
        snapshot(folder.path(), &["maps", "--check", "--accept"]).code,
        2
    );
    let outline = |path: &str| {
        let ran = program()
            .current_dir(folder.path())
            .args(["outline", path])
            .output()
            .unwrap();
        ran.status.code()
    };
    assert_eq!(
        [outline("maps"), outline("empty"), outline("gone.argmap")],
        [Some(0), Some(3), Some(2)]
    );
}

#[test]
fn a_map_that_cannot_be_read_whole_says_so() {
    let folder = project();
    fs::write(
        folder.path().join("maps/a.argmap"),
        "claim a\n  suported by e\n",
    )
    .unwrap();
    let ran = snapshot(folder.path(), &["maps", "--accept"]);
    assert!(
        ran.err.contains("`maps/a.argmap` could not be read whole"),
        "{}",
        ran.err
    );
}

#[test]
fn our_own_maps_are_as_agreed() {
    let ran = snapshot(support::root(), &["maps/", "--check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

/// Run by `cargo test --test snapshot -- --ignored` where `cargo insta` is installed.
#[test]
#[ignore = "needs the program cargo-insta"]
fn cargo_insta_lists_accepts_and_rejects_our_files() {
    let insta = |folder: &Path, arguments: &[&str]| {
        let output = Command::new("cargo")
            .arg("insta")
            .args(arguments)
            .current_dir(folder)
            .env("CARGO_NET_OFFLINE", "true")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "is cargo-insta installed? {text}");
        text
    };
    let folder = project();
    let manifest = "[package]\nname = \"theirs\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("src/lib.rs"), "").unwrap();
    assert_eq!(snapshot(folder.path(), &["maps"]).code, 1);
    let pending = insta(folder.path(), &["pending-snapshots"]);
    assert!(pending.contains("outline@a.snap"), "{pending}");
    insta(folder.path(), &["accept"]);
    assert_eq!(files(folder.path()), ["snapshots/outline@a.snap"]);
    assert_eq!(snapshot(folder.path(), &["maps", "--check"]).code, 0);
    fs::write(folder.path().join("maps/a.argmap"), LESS).unwrap();
    assert_eq!(snapshot(folder.path(), &["maps"]).code, 1);
    insta(folder.path(), &["accept"]);
    assert_eq!(snapshot(folder.path(), &["maps", "--check"]).code, 0);
    // Its front matter is still ours: the mark of a stale file is there.
    fs::remove_file(folder.path().join("maps/a.argmap")).unwrap();
    fs::write(folder.path().join("maps/b.argmap"), FIRST).unwrap();
    let stale = snapshot(folder.path(), &["maps"]);
    assert!(
        stale.out.contains("outline@a.snap is stale"),
        "{}",
        stale.out
    );
    insta(folder.path(), &["reject"]);
    assert_eq!(files(folder.path()), ["snapshots/outline@a.snap"]);
}
