//! The data of an outline against its schema.

use std::collections::BTreeSet;

use serde_json::Value;

use super::support::{program, root, write};

fn schema() -> Value {
    let text = std::fs::read_to_string(root().join("docs/outline.schema.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Holds a value against a schema, for the keywords that the schema uses, and
/// notes which properties were met.
struct Validator {
    schema: Value,
    met: BTreeSet<String>,
}

impl Validator {
    fn check(&mut self, value: &Value, schema: &Value, owner: &str, path: &str) {
        for (keyword, says) in schema.as_object().unwrap() {
            match keyword.as_str() {
                "$schema" | "title" | "description" | "$defs" => {}
                "$ref" => {
                    let name = says.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    let target = self.schema["$defs"][name].clone();
                    assert!(target.is_object(), "no definition {name}");
                    self.check(value, &target, name, path);
                }
                "type" => {
                    let is_it = match says.as_str().unwrap() {
                        "object" => value.is_object(),
                        "array" => value.is_array(),
                        "string" => value.is_string(),
                        "boolean" => value.is_boolean(),
                        "integer" => value.is_u64(),
                        other => panic!("type {other}"),
                    };
                    assert!(is_it, "{path} is no {says}: {value}");
                }
                "const" => assert_eq!(value, says, "{path}"),
                "enum" => assert!(says.as_array().unwrap().contains(value), "{path}: {value}"),
                "minimum" => assert!(value.as_u64() >= says.as_u64(), "{path}: {value}"),
                "required" => {
                    for name in says.as_array().unwrap() {
                        assert!(
                            value.get(name.as_str().unwrap()).is_some(),
                            "{path}: no {name}"
                        );
                    }
                }
                "properties" => {
                    for (name, part) in value.as_object().unwrap() {
                        let known = says.get(name);
                        let known = known.unwrap_or_else(|| panic!("{path} has a {name}"));
                        self.met.insert(format!("{owner}.{name}"));
                        self.check(part, known, owner, &format!("{path}.{name}"));
                    }
                }
                "additionalProperties" => assert_eq!(says, false),
                "items" => {
                    for (at, part) in value.as_array().unwrap().iter().enumerate() {
                        self.check(part, says, owner, &format!("{path}[{at}]"));
                    }
                }
                other => panic!("the validator does not know `{other}`"),
            }
        }
    }
}

fn validate(validator: &mut Validator, folder: &std::path::Path, paths: &[&str]) -> Value {
    let output = program()
        .current_dir(folder)
        .args(["outline", "--format", "json"])
        .args(paths)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let whole = validator.schema.clone();
    validator.check(&value, &whole, "document", "$");
    value
}

const EVERYTHING: &str = r#"
paper "P"
use "b.argmap" as b
case one within all
period then 1960
question q "Which?"
  answers h, r
  exclusive
  exhaustive
claim h "H."
  held by "A"
  strength likely
  extent main
  scope one
  when then
  says "h" strength possible extent partial at "p. 1"
claim r "R."
thesis t: h beats r "T."
  supported by e.n and a as step
    because "w"
    unless "x"
    conceded "y"
  supported by f
  supported by f
f undercuts t.step
assumption a "A."
  implicit
evidence e "E."
  from s via "letters", note 1, b
  quote "q" by "A" to "B" at "p. 2" translated
  figure n 3 tons
  test hoop of h against r passed
  expected under h
evidence f
  from s
  restates e
  unexpected under r
note 1 cites s
source s "S"
  primary
  rests on "others"
"#;

#[test]
fn the_maps_and_every_construct_fit_the_schema_and_fill_it() {
    let mut validator = Validator {
        schema: schema(),
        met: BTreeSet::new(),
    };
    validate(&mut validator, root(), &["maps/"]);
    let folder = write(&vec![
        ("a.argmap".to_owned(), EVERYTHING.to_owned()),
        ("b.argmap".to_owned(), "paper \"B\"\n".to_owned()),
    ]);
    let value = validate(&mut validator, folder.path(), &["a.argmap"]);
    let ids: Vec<&str> = value["maps"][0]["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        [
            "a.argmap#t.step",
            "a.argmap#t/supported by e",
            "a.argmap#t/supported by e (2)",
            "a.argmap#t.step/undercut by e",
        ]
    );
    let mut promised = BTreeSet::new();
    let mut note = |owner: &str, schema: &Value| {
        let names = schema["properties"].as_object().into_iter().flatten();
        promised.extend(names.map(|(name, _)| format!("{owner}.{name}")));
    };
    note("document", &validator.schema);
    for (name, definition) in validator.schema["$defs"].as_object().unwrap() {
        note(name, definition);
    }
    let idle: Vec<&String> = promised.difference(&validator.met).collect();
    assert!(idle.is_empty(), "described and never written: {idle:?}");
}

#[test]
fn ids_do_not_change_when_lines_move() {
    let ids = |text: &str| {
        let folder = write(&vec![("a.argmap".to_owned(), text.to_owned())]);
        let output = program()
            .current_dir(folder.path())
            .args(["outline", "--format", "json", "a.argmap"])
            .output()
            .unwrap();
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        let reasons = value["maps"][0]["reasons"].as_array().unwrap().clone();
        let mut ids: Vec<String> = reasons
            .iter()
            .map(|reason| reason["id"].to_string())
            .collect();
        ids.sort();
        ids
    };
    let one = ids("claim a\n  supported by b and c\n  opposed by d\nclaim b\nclaim c\nclaim d\n");
    let other = ids(
        "// moved\n\nclaim d\nclaim c\nclaim b\nclaim a\n  opposed by d\n  supported by c and b\n",
    );
    assert_eq!(one, other);
}
