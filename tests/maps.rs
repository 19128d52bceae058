//! The maps of the repository: what argcheck says of them, whole.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use support::{program, root, snapshots};

#[test]
fn the_maps_are_reported_as_a_reader_sees_them() {
    let output = program().arg("maps/").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "nothing at error level\n{text}"
    );
    snapshots().bind(|| insta::assert_snapshot!("maps@human", text));
}

#[test]
fn the_maps_are_reported_with_all_infos_in_short() {
    let output = program()
        .args(["maps/", "--format", "short", "--info"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    snapshots().bind(|| insta::assert_snapshot!("maps@short", text));
}

#[test]
fn the_map_of_argcheck_itself_is_clean() {
    let run =
        support::check_text(&std::fs::read_to_string(root().join("maps/argcheck.argmap")).unwrap());
    let heavy: Vec<_> = run
        .outcome
        .findings
        .iter()
        .filter(|finding| finding.severity != argcheck::findings::Severity::Info)
        .collect();
    assert!(heavy.is_empty(), "{heavy:?}");
}

#[test]
fn one_map_follows_a_reference_into_the_other() {
    let run = support::check(&root().join("maps"));
    let across = run.map.statements.iter().any(|statement| {
        statement.citations.iter().any(|citation| {
            run.map.works_of(citation).any(
                |work| matches!(work, argcheck::map::Work::Paper(map) if map != statement.item.map),
            )
        })
    });
    assert!(across, "the paper on aid cites the paper on reconstruction");
}
