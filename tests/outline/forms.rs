//! What an outline shows, construct by construct.

use super::support::write;

/// The outline of a map that is given as text.
pub fn outline(text: &str) -> String {
    outline_of(&[("a.argmap", text)], "a.argmap")
}

/// The outline of some files, or of one of them.
pub fn outline_of(files: &[(&str, &str)], path: &str) -> String {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let folder = write(&files);
    let path = folder.path().join(path);
    argcheck::outline(path.to_str().unwrap()).unwrap()
}

fn body(outline: &str) -> &str {
    outline
        .split_once("\n\n")
        .and_then(|(_, rest)| rest.split_once("\n\n"))
        .map_or("", |(_, body)| body)
}

#[test]
fn a_linked_reason_shows_premises_warrant_undercut_and_exception() {
    let outline = outline(
        r#"
claim sky "The sky is blue."
  supported by seen and sober as by-looking
    because eyes-serve
    unless dusk
claim dusk
assumption eyes-serve
evidence sober
  from "a doctor"
evidence seen
  from "a diary"
glasses undercuts sky.by-looking
evidence glasses
  from "an optician"
"#,
    );
    assert_eq!(
        body(&outline),
        "\
claim sky · defeated
  supported together by, as by-looking:
    evidence seen · accepted · from “a diary”
    and evidence sober · accepted · from “a doctor”
    because assumption eyes-serve · accepted
    undercut by claim dusk · unsupported
    undercut by evidence glasses · accepted · unanswered · from “an optician”
"
    );
}

#[test]
fn objections_say_how_they_are_met() {
    let outline = outline(
        r#"
thesis t
  supported by e
  opposed by open
  opposed by known
    conceded "it is small"
  opposed by refuted
claim open
  supported by e
claim known
  supported by e
claim refuted
  supported by e as step
shown undercuts refuted.step
evidence shown
  from "s"
evidence e
  from "e"
"#,
    );
    assert!(outline.contains("opposed by claim open · accepted · unanswered\n"));
    assert!(outline.contains("opposed by claim known · accepted · conceded\n"));
    assert!(
        outline.contains("opposed by claim refuted · defeated"),
        "{outline}"
    );
    assert!(outline.contains("undercut by evidence shown · accepted · unanswered"));
}

#[test]
fn an_objection_that_is_answered_names_the_answer() {
    let outline = outline(
        "thesis t\n  supported by e\n  opposed by o\nevidence o\n  from \"o\"\n  opposed by reply\nevidence reply\n  from \"r\"\nevidence e\n  from \"e\"\n",
    );
    assert!(
        outline.contains("opposed by evidence o · defeated · answered by reply"),
        "{outline}"
    );
}

#[test]
fn what_is_shared_is_told_once() {
    let outline = outline(
        "claim a\n  supported by c\nclaim b\n  supported by c\nclaim c\n  supported by e\nevidence e\n  from \"e\"\n",
    );
    assert_eq!(
        body(&outline),
        "claim a · accepted\n  supported by claim c · accepted\n    supported by evidence e · accepted · from “e”\n\nclaim b · accepted\n  supported by claim c · accepted (see above)\n"
    );
}

#[test]
fn circles_are_cut_and_marked() {
    let outline = outline(
        "claim a\n  supported by b\nclaim b\n  supported by c\nclaim c\n  supported by b\n",
    );
    assert_eq!(
        body(&outline),
        "claim a · unsupported\n  supported by claim b · circular\n    supported by claim c · circular\n      supported by claim b · circular (circle: see above)\n"
    );
    let alone = super::forms::outline("claim a\n  supported by a\n");
    assert!(alone.contains("supported by claim a · circular (circle: see above)"));
}

#[test]
fn a_deep_chain_is_told_in_blocks_and_its_text_is_linear() {
    let chain = |length: usize| {
        let mut text = String::new();
        for at in 0..length {
            text += &format!("claim c{at:06}\n  supported by c{:06}\n", at + 1);
        }
        text + &format!("evidence c{length:06}\n  from \"e\"\n")
    };
    let outline = outline(&chain(2_000));
    assert!(outline.contains("(see below)"));
    let widest = outline.lines().map(str::len).max().unwrap();
    assert!(widest < 120, "{widest}");
    // No stack of the program's holds the depth of an argument.
    let deep = super::forms::outline(&chain(50_000));
    assert!(deep.lines().count() < 120_000);
}

#[test]
fn rivals_show_what_bears_on_them() {
    let outline = outline(
        r#"
question q
  answers h, r
  exclusive
  exhaustive
claim h
claim r
thesis better: h beats r
  supported by e
evidence e
  from "e"
  expected under h
  unexpected under r
  test hoop of h against r passed
"#,
    );
    for line in [
        "thesis better: h beats r · accepted\n",
        "  prefers claim h · unsupported\n",
        "    leads one to expect evidence e · accepted (see above)\n",
        "    passes the hoop test evidence e · accepted · against r (see above)\n",
        "  to claim r · unsupported\n",
        "    does not lead one to expect evidence e · accepted (see above)\n",
        "question q · exclusive · exhaustive\n  answered by claim h · unsupported (see above)\n",
    ] {
        assert!(outline.contains(line), "no {line}\n{outline}");
    }
}

#[test]
fn statements_that_restate_one_another_are_one() {
    let outline = outline(
        "claim a\n  restates b\n  supported by e\nclaim b\n  supported by f\nevidence e\n  from \"e\"\nevidence f\n  from \"f\"\n",
    );
    assert_eq!(
        body(&outline),
        "claim a · accepted\n  the same as claim b\n  supported by evidence e · accepted · from “e”\n  supported by evidence f · accepted · from “f”\n"
    );
}

#[test]
fn free_text_is_shown_only_when_asked_for() {
    let map = |words: &str| {
        format!(
            "claim a \"{words}\"\n  supported by e because \"{words}\"\n  says \"{words}\" at \"p. 1\" strength likely\n  remark \"{words}\"\nevidence e \"{words}\"\n  from s at \"{words}\"\n  quote \"{words}\"\nsource s \"{words}\"\n"
        )
    };
    assert_eq!(outline(&map("one")), outline(&map("another")));
    let folder = write(&vec![("a.argmap".to_owned(), map("one"))]);
    let path = folder.path().join("a.argmap");
    let works = argcheck::outline::read([path.to_str().unwrap()]).unwrap();
    let shown = works.outlines(argcheck::outline::Texts::Shown)[0].to_string();
    for words in [
        "  “one”",
        "because “one”",
        "says “one”",
        "quotes “one”",
        "source s: “one”",
    ] {
        assert!(shown.contains(words), "no {words}\n{shown}");
    }
}

#[test]
fn strength_extent_scope_and_time_are_part_of_the_structure() {
    let outline = outline(
        "case dprk within asia\nperiod famine 1959/1961\nsection \"S\"\n  scope dprk\nclaim a\n  when famine\n  strength likely\n  extent main\n  says \"x\" strength established extent sole\n  held by \"Mao\"\n",
    );
    assert!(
        outline.contains("claim a · unsupported · strength likely · extent main · worded as established and sole · about dprk · when famine · held by Mao"),
        "{outline}"
    );
    assert!(outline.contains("case dprk within asia\nperiod famine 1959/1961\n"));
}

#[test]
fn a_figure_that_serves_as_a_premise_is_named() {
    let outline = outline(
        "claim a\n  supported by e.granted\nevidence e\n  from \"e\"\n  figure granted 90,000  tons // as printed\n",
    );
    assert!(
        outline.contains("supported by evidence e.granted · accepted"),
        "{outline}"
    );
    assert!(outline.contains("e\n  granted: 90,000 tons\n"), "{outline}");
}

#[test]
fn what_another_work_says_is_named_with_its_file() {
    let paper = "paper \"P\"\nthesis t\n  supported by e\nevidence e\n  from \"e\"\n";
    let review = "review \"R\" of \"paper.argmap\" as p\nclaim no\n  supported by f\n  opposes p.t\nevidence f\n  from p\n";
    let files = [("paper.argmap", paper), ("review.argmap", review)];
    assert_eq!(
        outline_of(&files, "review.argmap"),
        "\
review review of paper

ON paper

thesis paper.t · contested
  opposed by claim no · accepted · unanswered
    supported by evidence f · accepted · from the paper paper

WITH THIS REVIEW, THE THESES OF paper

thesis paper.t · contested
"
    );
    // What a reviewer says is no part of the paper.
    let alone = outline_of(&files, "paper.argmap");
    assert!(alone.contains("thesis t · accepted\n"), "{alone}");
    let both = outline_of(&files, "");
    assert_eq!(both, alone + "\n" + &outline_of(&files, "review.argmap"));
}

#[test]
fn names_that_two_files_share_carry_their_file() {
    let files = [
        (
            "a.argmap",
            "use \"b.argmap\" as b\nclaim x\n  supported by b.x\n",
        ),
        (
            "b.argmap",
            "claim x\n  supported by e\nevidence e\n  from \"e\"\n",
        ),
    ];
    let outline = outline_of(&files, "");
    assert_eq!(outline, outline_of(&files, "a.argmap"));
    assert!(
        outline.contains(
            "claim a.x · accepted\n  supported by claim b.x · accepted\n    supported by evidence e"
        ),
        "{outline}"
    );
}
