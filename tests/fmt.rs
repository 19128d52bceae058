//! The formatter: what it makes of each construct, and what it never changes.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "fmt/command.rs"]
mod command;
#[path = "fmt/random_maps.rs"]
mod random_maps;
mod support;

use std::fs;

use argcheck::edit::meaning::meaning;
use argcheck::edit::{Refusal, format};
use argcheck::syntax;
use argcheck::syntax::tokens::{TokenKind, tokens};
use proptest::prelude::*;
use support::{files_below, root, snapshots};

/// Formats a text; asserts what holds for every text that can be formatted.
fn formatted(text: &str) -> String {
    let slips = syntax::read(text).slips;
    assert!(slips.is_empty(), "{text}\n{slips:#?}");
    let once = format(text).unwrap_or_else(|refusal| panic!("{text}\n{refusal:?}"));
    assert_eq!(format(&once).as_ref(), Ok(&once), "formatted twice\n{text}");
    assert_eq!(said(text), said(&once), "another meaning\n{text}\n{once}");
    assert_eq!(comments(text), comments(&once), "other comments\n{text}");
    assert!(
        !once.contains("\n\n\n") && !once.contains("\r\n") && !once.starts_with(['\n', '\u{feff}'])
    );
    assert!(once.is_empty() || once.ends_with('\n') && !once.ends_with("\n\n"));
    for line in once.lines() {
        assert_eq!(
            line,
            line.trim_end(),
            "a blank at the end of a line\n{once}"
        );
    }
    once
}

fn said(text: &str) -> String {
    meaning(&syntax::read(text), text)
}

fn comments(text: &str) -> Vec<String> {
    let all = tokens(text).unwrap();
    let comments = all.iter().filter(|token| token.kind == TokenKind::Comment);
    comments
        .map(|comment| comment.span.of(text).to_owned())
        .collect()
}

/// Formats an example; its snapshot shows it before and after.
#[track_caller]
fn shows(name: &str, text: &str) {
    let after = formatted(text);
    snapshots().bind(|| {
        insta::assert_snapshot!(
            format!("fmt@{name}"),
            format!("{text}\n=== formatted ===\n{after}")
        )
    });
}

#[test]
fn first_lines() {
    shows(
        "first-lines",
        r#"
paper   "A title"  by "One","Two" date 2012-05   text "a.txt"
review "A reply"
   of "a.argmap" as  famine
use "b.argmap"   as b
section
  "Part"
case a,b ,c   within d , e "the recipients"
case a-rather-long-name-of-a-case, another-rather-long-name-of-a-case, a-third-one within recipients
period famine   1959/1961 "the hard years"
rate 4 rubles=1   USD
thesis x:a beats b
    "A is better."
question why "Why?" answers a,b exclusive exhaustive because "nothing is left out"
assumption alike "They are alike." because "they are near"
assumption alike-again "They are alike in all that bears on what is argued here." because "they are near each other"
assumption unsaid implicit
check a.b/c.d<=45 %
"#,
    );
}

#[test]
fn reasons() {
    shows(
        "reasons",
        r#"
claim a "A."
 supported by b and   c as turn because
    "w" unless x,y conceded "later"
 supported by a-rather-long-name-of-evidence and another-rather-long-name and a-third-name and d as all
 opposed by o because w as late
 supports p,q because "r"
 undercuts a.turn , b for c
 supported
   by z
other.a undercuts b.turn because "it is so" unless "not"  remark "r"
"#,
    );
}

#[test]
fn comments_stay_where_they_are() {
    shows(
        "comments",
        r#"


// At the top.
  // Indented, before the first item.
claim a "see http://x.org" // behind the first line
    // in front of a clause


 supported by b // behind a premise
      and c //behind the last
   // before the warrant
 because "w"
"#,
    );
    shows(
        "comments-in-lists",
        r#"claim a
  // nothing said yet
  from b // first
    , c, // second
    // third
    d at // where?
      "p. 3"
  table t
    // head
    | a | "b // no comment" | // a comment
// between rows, at the margin
    | 1 | 2 |
  // below the table
  says "x" // the wording
  at "p. 1" // the claim

    // last words, indented
// about the next
claim b
// at the end"#,
    );
}

#[test]
fn a_comment_never_swallows_what_follows() {
    assert_eq!(
        formatted("claim a\n  supported by b\n// why\n  as r\nx supports y // so\n as s\n"),
        "claim a\n  supported by b\n    // why\n    as r\nx supports y // so\n  as s\n"
    );
    assert_eq!(
        formatted("evidence e\n  table t\n   |a|b//last\n   |1 | 2|//\n  implicit\n"),
        "evidence e\n  table t\n    | a | b | //last\n    | 1 | 2 | //\n  implicit\n"
    );
}

#[test]
fn lines_that_matter() {
    shows(
        "lines-that-matter",
        r#"
evidence e
  says "x"   at "p. 1"  strength likely   extent main
  says "y"
  at "p. 2"
  strength likely
  extent main
  from s   at "p. 3"
  from s
  at "p. 4"
  from s in   note 4 at "p" via t
    via u at "q"
  quote "words" at "p. 5" by "A"
      to "B" translated
  quote "words"
  at "p. 6"
  quote "a text of some length that is followed by much about its speaker" by "The Speaker" to "The Hearer" at "p. 7" translated
"#,
    );
}

#[test]
fn figures_and_tables() {
    shows(
        "figures",
        r#"
evidence e
  figure a   at   least 90,000   tons
  figure b 40% of a
  figure c 430 billion won=14 billion rubles =  3.5 billion USD
  figure d between 3 and   4 "short  tons"
  figure e 1 in   40
  figure f 2 tons  per year
  figure g 38
  when early   1961 "in the  spring"
  check e.a+e.b*( e.c -2 )/-3>=1/3
  check a-rather-long-name.of-a-figure + another-rather-long-name.of-a-figure = a-third-long-name.of-a-figure
  table sums
    |country|number "million  tons" ||
     | dprk | 8
    | país é 中国 | 100 | a cell that is so long that no other cell of its column should be made as wide as it is |
  table elsewhere "sums.csv"
  expected under a,b
  unexpected under c
  test hoop of a against b
    passed
"#,
    );
}

#[test]
fn texts() {
    shows(
        "texts",
        "
claim a \"\"\"Short  enough.\"\"\"
  remark \"\"\"
      One line in three marks.
    \"\"\"
  remark \"\"\"First line,
 second one  \n\n\n        and, after a blank line, a third.

  \"\"\" tags x
  remark \"\"\"It says \"so\".\"\"\"
  remark \"\"\"It says
    \"so\" \"\"\"
  remark \"\"\"C:\\new\"\"\"
  remark \"it is \\\"so\\\"\"
  remark \"\"\"\"\"\"
  supported by b because \"\"\"for one,
   and for another\"\"\"
",
    );
}

#[test]
fn sources_and_notes() {
    shows(
        "sources-and-notes",
        r#"
source x   kind online   url "http://x.org"   secondary // from the web
source y kind archive primary
  date 1960
source z "A source with a long title, too long to stand on one line with its fields" kind book author "A","B" secondary
source w
  primary
note 3   cites x at "p. 1",y via z
note 4
  cites x incomplete
note 5 "A long text of a note, which takes most of the line that it stands on for itself." cites x
note 6 // text lost
  missing
note 7 cites a-rather-long-key-1956 at "pp. 1-2", another-rather-long-key-1957, a-third-key-1958 at "p. 3" incomplete
note 8..12 missing
note 13 "Short." remark "for readers" cites x
"#,
    );
}

#[test]
fn blank_lines_between_items_and_clauses_stay_as_one() {
    let text = "\n\nclaim a\n\n\n  at \"1\"\n  supported by b\n\n    because \"c\"\nclaim d\n\n\n\nclaim e\n\n";
    let after = "claim a\n\n  at \"1\"\n  supported by b\n    because \"c\"\nclaim d\n\nclaim e\n";
    assert_eq!(formatted(text), after);
}

#[test]
fn nothing_stays_nothing() {
    for text in ["", "\n\n", "\u{feff}", " \r\n\t"] {
        assert_eq!(formatted(text), "");
    }
}

#[test]
fn a_slip_is_refused_with_its_place() {
    let refusal = format("\r\nclaim a\r\n  suported by b\r\nclam c\r\n").unwrap_err();
    let Refusal::Slips { first, count } = refusal else {
        panic!("{refusal:?}");
    };
    assert_eq!((first.span.start, count), (13, 2));
}

#[test]
fn meanings_that_differ_are_told_apart() {
    let alike = [
        (
            "claim a\n  remark \"A  b.\"",
            "claim a remark \"\"\" A  b.\n\"\"\"//c",
        ),
        ("rate 4  rubles=1 USD", "rate 4 rubles = 1 USD"),
    ];
    let apart = [
        (
            "claim a\n  says \"x\" at \"1\"",
            "claim a\n  says \"x\"\n  at \"1\"",
        ),
        (
            "claim a\n  supported by b and c",
            "claim a\n  supported by b\n  supported by c",
        ),
        ("claim a\n  supported by b", "claim a\n  opposed by b"),
        ("claim a\n  remark \"A  b.\"", "claim a\n  remark \"A b.\""),
        ("claim a\n  scope x, y", "claim a\n  scope y, x"),
        ("claim a\n  from x in note 3", "claim a\n  from x in note 4"),
        ("claim a\n  figure f 1 in 40", "claim a\n  figure f 1"),
        ("claim a\n  check 1/3 = b", "claim a\n  check 1 / 3 = b"),
        (
            "claim a\n  supported by b because c",
            "claim a\n  supported by b unless c",
        ),
        (
            "evidence e\n  table t\n  | a b |",
            "evidence e\n  table t\n  | a | b |",
        ),
        ("claim a \"x\"", "thesis a \"x\""),
        ("note 4 missing", "note 4 incomplete"),
    ];
    for (one, other) in alike {
        assert_eq!(said(one), said(other));
    }
    for (one, other) in apart {
        assert_ne!(said(one), said(other));
    }
}

#[test]
fn a_wide_table_does_not_make_a_file_grow_without_bounds() {
    let mut text = "evidence e\n  table t\n".to_owned();
    text.push_str(&format!("    | {} |\n", "x".repeat(100_000)));
    text.push_str(&"    | 1 |\n".repeat(1_000));
    assert!(formatted(&text).len() < text.len() + 100_000);
}

#[test]
fn the_maps_of_the_repository_keep_their_meaning() {
    let maps = files_below(&root().join("maps"), ".argmap");
    assert!(!maps.is_empty());
    for map in maps {
        formatted(&fs::read_to_string(map).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_maps_keep_their_meaning_and_settle_at_once(text in random_maps::map()) {
        formatted(&text);
    }

    #[test]
    fn whatever_is_given_is_formatted_or_refused(text in random_maps::rubble()) {
        match format(&text) {
            Ok(once) => {
                prop_assert_eq!(format(&once), Ok(once.clone()));
                prop_assert_eq!(said(&text), said(&once));
            }
            Err(refusal) => prop_assert!(refusal != Refusal::Fault),
        }
    }
}
