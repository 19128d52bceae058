//! Each kind of sentence, by a small pair of maps.

use argcheck::compare::Form;

use crate::snapshots;
use crate::support::{told, version, write};

/// What is told of two texts.
pub fn diff(old: &str, new: &str, form: Form) -> String {
    let folder = write(&vec![
        ("old.argmap".to_owned(), old.to_owned()),
        ("new.argmap".to_owned(), new.to_owned()),
    ]);
    let side = |name: &str| version(&folder.path().join(name));
    told(
        &side("old.argmap"),
        &side("new.argmap"),
        form,
        folder.path(),
    )
}

/// A small argument, to be edited.
pub const BASE: &str = r#"case dprk, vietnam within asia
period famine 1959/1961

question why "Why was aid given?"
  answers hedging, prestige
  exclusive

thesis hedging "Aid was given to hedge against the USSR."
  strength likely
  scope dprk
  when famine
  says "one of the major factors" strength possible extent partial
  supported by coal and eager as from-coal
    because "who is eager has a reason"
    unless needy
  supported by loan
  opposed by late
    conceded "left to later work"

claim prestige "Aid was given for prestige."
  supported by parade
  opposed by secret

claim eager "China was eager."
  supported by coal-order

claim needy "The DPRK was needy."
  held by "Lee"

evidence coal "China sent coal in January 1961."
  from dong-2014
  figure sent 90,000 tons
  quote "send the coal without delay"

evidence coal-order "Four producers were told to send coal."
  from dong-2014

evidence loan "Mongolia was lent money."
  from radchenko-2009

evidence late "Most aid came after the split."
  from radchenko-2009

evidence parade "Aid was shown at the parade of 1959."
  from dong-2014

evidence secret "Most aid was kept secret."
  from radchenko-2009
  expected under hedging

source dong-2014 "China's Aid"
source radchenko-2009 "Two Suns"
"#;

fn edited(name: &str, edits: &[(&str, &str)]) {
    let mut new = BASE.to_owned();
    for (from, to) in edits {
        assert!(new.contains(from), "{name}: {from}");
        new = new.replace(from, to);
    }
    let there = diff(BASE, &new, Form::Human);
    let back = diff(&new, BASE, Form::Human);
    let both = format!("{there}\n==== and back ====\n\n{back}");
    snapshots().bind(|| insta::assert_snapshot!(format!("diff@{name}"), both));
}

#[test]
fn a_thesis_that_grew() {
    edited(
        "grown",
        &[
            (
                "  strength likely\n",
                "  strength established\n  extent sole\n",
            ),
            (
                "\"one of the major factors\" strength possible extent partial",
                "\"the determinant\" strength established extent sole",
            ),
            ("  scope dprk\n", "  scope asia\n"),
            ("  when famine\n", "  when 1950/1961\n"),
        ],
    );
}

#[test]
fn a_thesis_that_grew_with_new_evidence() {
    edited(
        "grown-with-evidence",
        &[
            ("  strength likely\n", "  strength very-likely\n"),
            (
                "  supported by coal-order\n",
                "  supported by coal-order\n  supported by parade\n",
            ),
        ],
    );
}

#[test]
fn a_thesis_dropped_and_another_added() {
    edited(
        "theses",
        &[
            (
                "thesis hedging \"Aid was given to hedge against the USSR.\"",
                "thesis mixed \"Many motives were at work in those years.\"",
            ),
            ("hedging", "mixed"),
        ],
    );
}

#[test]
fn a_reason_and_an_objection_gone() {
    edited(
        "reasons",
        &[
            ("  supported by loan\n", ""),
            ("  opposed by secret\n", ""),
            (
                "  supported by parade\n",
                "  supported by parade and late\n",
            ),
        ],
    );
}

#[test]
fn steps_warrants_and_concessions() {
    edited(
        "steps",
        &[
            ("    conceded \"left to later work\"\n", ""),
            ("    because \"who is eager has a reason\"\n", ""),
            (
                "    unless needy\n",
                "    unless \"others were eager too\"\n",
            ),
            (
                "claim prestige",
                "late undercuts loan for hedging\n\nclaim prestige",
            ),
        ],
    );
}

#[test]
fn evidence_without_its_citation() {
    edited(
        "citation",
        &[(
            "told to send coal.\"\n  from dong-2014",
            "told to send coal.\"",
        )],
    );
}

#[test]
fn a_new_objection_far_below() {
    edited(
        "objection",
        &[(
            "claim needy",
            "claim unwilling \"China dragged its feet.\"\n  supported by late\n  opposes eager\n\nclaim needy",
        )],
    );
}

#[test]
fn support_that_turns_in_a_circle() {
    edited(
        "circle",
        &[
            ("  supported by coal-order\n", "  supported by hedging\n"),
            ("  supported by loan\n", ""),
        ],
    );
}

#[test]
fn a_single_source() {
    edited(
        "single-source",
        &[
            (
                "  supported by coal-order\n",
                "  supported by coal-order\n  supported by late\n",
            ),
            (
                "\"China sent coal in January 1961.\"\n  from dong-2014",
                "\"China sent coal in January 1961.\"\n  from radchenko-2009",
            ),
        ],
    );
}

#[test]
fn new_names_for_the_same() {
    edited(
        "names",
        &[
            ("coal-order", "order-of-1961"),
            ("dong-2014", "dong-2014a"),
            (
                "claim eager \"China was eager.\"",
                "claim was-eager \"China was very eager.\"",
            ),
            ("and eager as", "and was-eager as"),
        ],
    );
}

#[test]
fn words_and_figures() {
    edited(
        "words",
        &[
            ("90,000 tons", "80,000 tons"),
            ("without delay", "at once"),
            (
                "\"one of the major factors\" strength possible extent partial",
                "\"a factor\" strength possible extent partial",
            ),
            (
                "Aid was shown at the parade of 1959.",
                "Aid was shown at the great parade of 1959.",
            ),
            ("Why was aid given?", "Why was aid given at all?"),
        ],
    );
}

#[test]
fn questions_cases_kinds_and_sources() {
    edited(
        "others",
        &[
            (
                "  answers hedging, prestige\n  exclusive\n",
                "  answers hedging\n",
            ),
            (
                "case dprk, vietnam within asia",
                "case dprk within asia\ncase vietnam",
            ),
            (
                "claim needy \"The DPRK was needy.\"\n  held by \"Lee\"",
                "assumption needy \"The DPRK was needy.\"",
            ),
            (
                "source radchenko-2009 \"Two Suns\"",
                "source radchenko-2009 \"Two Suns\"\n  secondary\n  rests on memoir\nsource memoir \"A Memoir\"",
            ),
            (
                "  expected under hedging\n",
                "  test hoop of prestige failed\n",
            ),
        ],
    );
}

#[test]
fn a_wording_that_is_taken_otherwise() {
    edited(
        "wording",
        &[(
            "  says \"one of the major factors\" strength possible extent partial",
            "  says \"one of the major factors\" extent main",
        )],
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    edited(
        "unread",
        &[("  supported by loan\n", "  supported by lone\n")],
    );
}

#[test]
fn nothing_but_form() {
    let new = format!(
        "// a comment\n{}",
        BASE.replace("  supported by", "      supported   by")
            .replace("evidence coal ", "\n\nevidence coal // here\n  ")
            .replace(
                "\"Aid was given for prestige.\"",
                "\"\"\"Aid was given\n    for prestige.\"\"\""
            )
    );
    let items: Vec<&str> = new.rsplit("\n\n").collect();
    let turned = items.join("\n\n");
    for text in [new.clone(), turned] {
        assert_eq!(
            diff(BASE, &text, Form::Human),
            "no change in the argument\n",
            "{text}"
        );
    }
}

#[test]
fn an_item_moved_to_another_file_is_no_change() {
    let (start, end) = (
        BASE.find("evidence loan").unwrap(),
        BASE.find("evidence late").unwrap(),
    );
    let moved = &BASE[start..end];
    let head = "use \"b.argmap\" as b\n\n";
    let rest = BASE
        .replace(moved, "")
        .replace("supported by loan", "supported by b.loan");
    let parts = |files: [(&str, String); 2]| {
        write(&files.map(|(name, text)| (name.to_owned(), text)).to_vec())
    };
    let old = parts([
        ("a.argmap", BASE.to_owned()),
        ("b.argmap", "// nothing\n".to_owned()),
    ]);
    let other = format!(
        "use \"a.argmap\" as a\n\n{}",
        moved.replace("from radchenko", "from a.radchenko")
    );
    let new = parts([("a.argmap", format!("{head}{rest}")), ("b.argmap", other)]);
    let text = told(
        &version(old.path()),
        &version(new.path()),
        Form::Human,
        new.path(),
    );
    assert_eq!(text, "no change in the argument\n");
}
