//! The forms: Markdown and JSON.

use argcheck::compare::Form;

use crate::sentences::{BASE, diff};
use crate::snapshots;

fn sharp() -> String {
    BASE.replace("  strength likely\n", "  strength established\n")
        .replace(
            "Aid was given for prestige.",
            "Aid *was* <b>given</b> for `prestige` @all #1 \u{202e}.",
        )
        .replace("  supported by loan\n", "")
}

#[test]
fn markdown_is_for_pasting() {
    let text = diff(BASE, &sharp(), Form::Markdown);
    snapshots().bind(|| insta::assert_snapshot!("diff@markdown", text));
}

#[test]
fn json_is_for_programs() {
    let text = diff(BASE, &sharp(), Form::Json);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["version"], 1);
    snapshots().bind(|| insta::assert_snapshot!("diff@json", text));
}
