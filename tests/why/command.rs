//! The command: what it takes, how it ends, and the form of its data.

use serde_json::Value;

use super::support::{run_in, snapshots, write};

const MAP: &str = r#"claim harbour-grew "The harbour grew."
  supported by rolls as by-rolls
  opposed by silted
    conceded "at low tide"

evidence rolls "The rolls."
  from "customs rolls"

evidence silted "It silted up."
  from "a pilot"

question what-grew "What grew?"
  answers harbour-grew
"#;

fn folder() -> tempfile::TempDir {
    let other = "claim harbour-grew \"It grew here too.\"\n  supported by rolls\n\nevidence rolls\n  from \"a book\"\n";
    write(&vec![
        ("north.argmap".to_owned(), MAP.to_owned()),
        ("south.argmap".to_owned(), other.to_owned()),
    ])
}

#[test]
fn the_current_folder_is_asked_where_no_path_is_given() {
    let folder = folder();
    let ran = run_in(folder.path(), &["why", "silted"], b"");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "evidence silted · accepted · from “a pilot”\n  “It silted up.”\n\n`silted` is accepted: it is evidence with a source, and nothing speaks against\nit\n"
    );
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let folder = folder();
    let ran = run_in(folder.path(), &["why", "a", "-"], b"claim a\n");
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("`a` is unsupported: nothing speaks for it")
    );
}

#[test]
fn a_name_that_several_maps_have_needs_its_file() {
    let folder = folder();
    let ran = run_in(folder.path(), &["why", "harbour-grew"], b"");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "argcheck: `harbour-grew` may be several things\n  help: ask for one of `north.harbour-grew` and `south.harbour-grew`\n"
    );
    for name in ["north.harbour-grew", "south.harbour-grew"] {
        let ran = run_in(folder.path(), &["why", name], b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(
            ran.out.starts_with(&format!("claim {name} · ")),
            "{}",
            ran.out
        );
    }
    let ran = run_in(folder.path(), &["why", "north.harbour-grew.by-rolls"], b"");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = run_in(folder.path(), &["why", "harbour-grew.by-rolls"], b"");
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn an_alias_names_a_map_too() {
    let review =
        "use \"north.argmap\" as nn\n\nclaim doubt \"Doubt.\"\n  opposes nn.harbour-grew\n";
    let folder = write(&vec![
        ("north.argmap".to_owned(), MAP.to_owned()),
        ("review.argmap".to_owned(), review.to_owned()),
    ]);
    let ran = run_in(folder.path(), &["why", "nn.silted", "review.argmap"], b"");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("evidence north.silted · accepted"),
        "{}",
        ran.out
    );
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let folder = folder();
    let err = |name: &str| {
        let ran = run_in(folder.path(), &["why", name, "north.argmap"], b"");
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        ran.err
    };
    assert_eq!(
        err("harbor-grew"),
        "argcheck: no statement and no reason is called `harbor-grew`\n  help: did you mean `harbour-grew`?\n"
    );
    assert_eq!(
        err("harbour-grew.by-rols"),
        "argcheck: no statement and no reason is called `harbour-grew.by-rols`\n  help: did you mean `harbour-grew.by-rolls`?\n"
    );
    assert_eq!(
        err("by-rolls"),
        "argcheck: no statement and no reason is called `by-rolls`\n  help: did you mean `harbour-grew.by-rolls`?\n"
    );
    assert_eq!(
        err("quite-something-else"),
        "argcheck: no statement and no reason is called `quite-something-else`\n  help: `argcheck outline` lists what a map says\n"
    );
    assert_eq!(
        err("what-grew"),
        "argcheck: `what-grew` is a question, and verdicts are of its answers\n  help: ask for one of `harbour-grew`\n"
    );
}

#[test]
fn no_map_and_no_file_end_as_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run_in(folder.path(), &["why", "a"], b"").code, 3);
    assert_eq!(
        run_in(folder.path(), &["why", "a", "gone.argmap"], b"").code,
        2
    );
    assert_eq!(run_in(folder.path(), &["why"], b"").code, 2);
}

#[test]
fn the_data_has_its_promised_form() {
    let folder = folder();
    let arguments = ["why", "harbour-grew", "north.argmap", "--format", "json"];
    let ran = run_in(folder.path(), &arguments, b"");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(data["version"], 1);
    assert_eq!(data["nodes"][0]["place"]["line"], 1);
    assert_eq!(data["nodes"][0]["place"]["column"], 7);
    snapshots().bind(|| insta::assert_snapshot!("why@json", ran.out));
}

/// Every field of the data stands in its documentation.
#[test]
fn the_documentation_names_every_field() {
    let page = std::fs::read_to_string(super::support::root().join("docs/why-json.md")).unwrap();
    let mut open: Vec<Value> = Vec::new();
    for (asked, extent) in [
        ("hedging", ""),
        ("other-world-open", ""),
        ("leadership-competition.over-dprk", ""),
        ("hedging.from-one-case", "--all"),
        ("aid-went-to-asia", "--all"),
    ] {
        let map = "maps/great-famine-aid.argmap";
        let mut arguments = vec!["why", asked, map, "--format", "json"];
        arguments.extend(Some(extent).filter(|extent| !extent.is_empty()));
        let ran = run_in(super::support::root(), &arguments, b"");
        open.push(serde_json::from_str(&ran.out).unwrap());
    }
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    assert!(page.contains(&format!("`{name}`")), "{name} is not told");
                    open.push(value);
                }
            }
            Value::Array(values) => open.extend(values),
            _ => {}
        }
    }
}
