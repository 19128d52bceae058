//! Quotations and wordings: what is found, what is told, and where argcheck is silent.
//!
//! The papers of our maps are not part of the repository: the folder that holds them is
//! named by `ARGCHECK_LIBRARY`, counted from the repository's root. Without it the tests
//! that need them say that they compared nothing.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod copies;
#[path = "../support/mod.rs"]
mod support;
mod told;

use std::fs;

use argcheck::findings::{Finding, Severity};
use argcheck::syntax::tree::{ClauseKind, ItemKind};
use support::{program, root, write};

#[test]
fn all_quotations_of_our_maps_are_found_word_for_word() {
    let Some(library) = support::library() else {
        eprintln!("not compared: ARGCHECK_LIBRARY is not set");
        return;
    };
    let output = program()
        .args(["maps/", "--format", "json"])
        .env("ARGCHECK_LIBRARY", &library)
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let counts = &report["summary"]["quotations"];
    let number = |name: &str| counts[name].as_u64().unwrap();
    assert!(number("verbatim") + number("as_marked") >= 70, "{counts}");
    for lacking in ["altered", "near", "absent", "not_compared"] {
        assert_eq!(number(lacking), 0, "{lacking}: {counts}");
    }
    let of_quotations = |finding: &&serde_json::Value| {
        let name = finding["rule"].as_str().unwrap();
        argcheck::rules::find(name).unwrap().group == "quotations"
    };
    let findings = report["findings"].as_array().unwrap();
    let found: Vec<_> = findings.iter().filter(of_quotations).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn without_the_papers_the_last_line_says_so() {
    let output = program().arg("maps/").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("checked "))
        .unwrap();
    assert!(
        line.ends_with("; 73 quotations not compared with any text"),
        "{line}"
    );
}

/// What the rules on quotations find in a map with the text `text.txt` of its source `s`.
fn found(map: &str, text: &str) -> Vec<Finding> {
    let folder = write(&vec![
        ("map.argmap".to_owned(), map.to_owned()),
        ("text.txt".to_owned(), text.to_owned()),
    ]);
    let findings = support::check(folder.path()).outcome.findings;
    let of_quotations =
        |finding: &Finding| argcheck::rules::find(finding.rule).unwrap().group == "quotations";
    findings.into_iter().filter(of_quotations).collect()
}

/// The same for one quotation of evidence from the source, as rules and levels.
fn quoted(quotation: &str, more: &str, text: &str) -> Vec<(&'static str, Severity)> {
    let map = format!(
        "evidence e \"E.\"\n  from s\n  quote \"{quotation}\"{more}\n\nsource s \"S\"\n  text \"text.txt\"\n"
    );
    let findings = found(&map, text).into_iter();
    findings
        .map(|finding| (finding.rule, finding.severity))
        .collect()
}

const TEXT: &str = "The ﬁrst aid, which was large, was cut in the spring of 1957.12 Clearly, it was un-\nnecessary to ask for 1.5 million rubles.\nChina may “give” aid again. Poznań was\n\n12 See the file.\n\u{c}\nquiet then.";

#[test]
fn what_stands_there_is_silent() {
    for quotation in [
        "The first aid, which was large, was cut",
        "the first aid, … was cut in the spring of 1957. Clearly, it was unnecessary",
        "cut in the spring of 1957.",
        "was cut in [that] spring",
        "[i]t was unnecessary to ask",
        "Poznań was quiet then",
        "it was unnecessary to ask[,] for 1.5 million",
        "China may 'give' aid",
    ] {
        assert_eq!(quoted(quotation, "", TEXT), [], "{quotation}");
    }
}

#[test]
fn every_kind_of_change_has_its_rule_and_its_level() {
    let error = ("quote-mismatch", Severity::Error);
    for (quotation, expected) in [
        ("The first aid, which was small, was cut", error),
        ("Clearly, it was necessary to ask for", error),
        ("unnecessary to ask for 5 million rubles", error),
        ("was cut in the spring of 1958", error),
        ("Albania received machines and tractors", error),
        ("China may never give aid again", error),
        ("was cut in the spring … The first aid", error),
        (
            "The first aid, was cut in the spring",
            ("altered-quote", Severity::Warning),
        ),
        (
            "The first aid which was large, was cut",
            ("altered-quote", Severity::Warning),
        ),
        (
            "1.5 million rubles, China may",
            ("altered-quote", Severity::Warning),
        ),
        ("again. Poznan was", ("altered-quote", Severity::Info)),
        (
            "China may give aid again",
            ("altered-quote", Severity::Info),
        ),
    ] {
        assert_eq!(quoted(quotation, "", TEXT), [expected], "{quotation}");
    }
}

#[test]
fn words_left_out_that_turn_the_sentence_are_a_mismatch() {
    let text = "The government did not send the grain to Albania in that winter.";
    assert_eq!(
        quoted("The government did send the grain to Albania", "", text),
        [("quote-mismatch", Severity::Error)]
    );
    assert_eq!(
        quoted("The government did … send the grain", "", text),
        [("cut-negation", Severity::Warning)]
    );
}

#[test]
fn what_the_map_says_itself_is_no_cut() {
    let map = "evidence e \"It was not sent.\"\n  from s\n  quote \"send the grain\"\n\nsource s\n  text \"text.txt\"\n";
    assert_eq!(found(map, "They did not send the grain."), []);
    let elsewhere = "They did not send the grain. He would send the grain himself.";
    assert_eq!(quoted("send the grain", "", elsewhere), []);
}

#[test]
fn what_is_not_held_is_never_held_against_anybody() {
    let text = "Quite another text, about ships.";
    let checked = |map: &str| -> Vec<&str> {
        found(map, text)
            .iter()
            .map(|finding| finding.rule)
            .collect()
    };
    let source = "\nsource s\n  text \"text.txt\"\nsource t\n";
    let quote = "quote \"the aid was cut in the spring of 1957\"";
    for map in [
        format!("evidence e\n  from s, t\n  {quote}\n{source}"),
        format!("evidence e\n  from s via t\n  {quote}\n{source}"),
        format!("evidence e\n  from note 3\n  {quote}\nnote 3 cites s, \"a letter\"\n{source}"),
        format!("evidence e\n  from s\n  {quote} translated\n{source}"),
        format!(
            "evidence e\n  from s\n  {quote}\nsource s\n  text \"text.txt\"\n  holds \"pp. 1-6\"\n"
        ),
        format!(
            "evidence e\n  from s at \"p. 9\"\n  {quote}\nsource s\n  text \"text.txt\"\n  holds \"pp. 1-6\"\n"
        ),
    ] {
        let found: Vec<&str> = checked(&map).into_iter().collect();
        assert_eq!(found, ["quote-not-checked"], "{map}");
    }
    let inside = format!(
        "evidence e\n  from s at \"p. 4\"\n  {quote}\nsource s\n  text \"text.txt\"\n  holds \"pp. 1-6\"\n"
    );
    assert_eq!(checked(&inside), ["quote-mismatch"]);
    let damaged = format!("evidence e\n  from s\n  form t\n  {quote}\n{source}");
    assert_eq!(checked(&damaged), [""; 0]);
}

#[test]
fn a_quotation_is_looked_for_in_all_that_its_item_cites() {
    let text = "The aid was cut in the spring of 1957.";
    let sources = "\nsource s\n  text \"text.txt\"\nsource t\n  text \"map.argmap\"\n";
    let quote = "quote \"aid was cut in the spring\"";
    for from in [
        "from t, s",
        "from t via s",
        "from note 3",
        "from s in note 3",
    ] {
        let map = format!("evidence e\n  {from}\n  {quote}\nnote 3 cites t, s\n{sources}");
        assert_eq!(found(&map, text), [], "{map}");
    }
}

#[test]
fn what_the_paper_prints_is_checked_there() {
    let header = "paper \"P\"\n  text \"text.txt\"\n\n";
    let text = "Mao said that “the line was wrong in every respect” and left.";
    let one = |quotation: &str| {
        let map =
            format!("{header}evidence e\n  from \"a file\"\n  quote \"{quotation}\" translated\n");
        found(&map, text)
    };
    assert_eq!(one("the line was wrong in every respect"), []);
    let near = one("the line was right in every respect");
    assert_eq!(near[0].severity, Severity::Warning);
    assert!(
        near[0].message.contains("the paper prints"),
        "{}",
        near[0].message
    );
    let other = one("we shall have to meet again in the autumn");
    assert_eq!(other[0].rule, "quote-not-checked");
}

#[test]
fn pages_are_compared_where_they_are_certain() {
    let text = "One page has this.\u{c}The second goes\n\u{c}\non to the third. One page has this.";
    let at = |quotation: &str, at: &str, holds: &str| {
        let map = format!(
            "evidence e\n  from s at \"{at}\"\n  quote \"{quotation}\"\nsource s\n  text \"text.txt\"{holds}\n"
        );
        let found = found(&map, text);
        found
            .iter()
            .map(|finding| finding.message.clone())
            .collect::<Vec<_>>()
    };
    let holds = "\n  holds \"pp. 11-13\"";
    assert_eq!(
        at("The second goes", "p. 11", holds),
        ["the quotation stands on p. 12 of `s`, not on p. 11"]
    );
    for (quotation, stated) in [
        ("The second goes", "p. 12"),
        ("The second goes", "pp. 11-12 n. 4"),
        ("The second goes", "ch. 3"),
        ("The second goes on to the third", "p. 12"),
        ("The second goes on to the third", "p. 13"),
        ("One page has this", "p. 13"),
    ] {
        assert_eq!(
            at(quotation, stated, holds),
            [""; 0],
            "{quotation} {stated}"
        );
    }
    assert_eq!(
        at("The second goes", "p. 14", ""),
        [""; 0],
        "pages that are not told"
    );
    assert_eq!(
        at("The second goes", "p. 14", "\n  holds \"pp. 11-19\""),
        [""; 0]
    );
}

/// A question with two answers, and what each is supported by.
fn rivals(question: &str, hedging: &str, leadership: &str) -> Vec<Finding> {
    let quote = "from s\n  quote \"today we have one head, tomorrow another\"";
    let map = format!(
        "question why\n  answers hedging, leadership\n{question}\nclaim hedging\n{hedging}\nclaim leadership\n{leadership}\nclaim between\n  supported by two\nevidence one\n  {quote}\nevidence two\n  {quote}\nevidence other from s\nsource s\n  text \"text.txt\"\n"
    );
    found(&map, "Mao: Today we have one head, tomorrow another.")
}

#[test]
fn one_quotation_for_two_rivals_is_told_once() {
    let (one, two) = ("  supported by one", "  supported by two");
    for (hedging, leadership) in [
        (one, two),
        (one, one),
        (one, "  supported by between"),
        (
            "  supported by one\n  supported by other",
            "  supported by two because \"so\"",
        ),
    ] {
        let found = rivals("  exclusive", hedging, leadership);
        let names: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
        assert_eq!(names, ["quoted-on-both-sides"], "{hedging} / {leadership}");
    }
    for (question, hedging, leadership) in [
        ("", one, two),
        ("  exclusive", one, "  supported by other"),
        ("  exclusive", one, "  opposed by two"),
        ("  exclusive", one, "  supported by two and other"),
        ("  exclusive", one, "  held by \"Li\"\n  supported by two"),
        ("  exclusive", "  supported by one\n  supported by two", ""),
    ] {
        let found = rivals(question, hedging, leadership);
        assert_eq!(found, [], "{question} / {hedging} / {leadership}");
    }
}

#[test]
fn wordings_are_looked_for_in_the_paper() {
    let checked = |says: &str, text: &str| -> Vec<(&str, Severity)> {
        let map =
            format!("paper \"P\"\n  text \"text.txt\"\n\nclaim c \"C.\"\n  says \"{says}\"\n");
        let found = found(&map, text).into_iter();
        found
            .map(|finding| (finding.rule, finding.severity))
            .collect()
    };
    let text = "Aid was one of the means by which China won, and not the only one.";
    assert_eq!(checked("aid was one of the means", text), []);
    let stale = [("stale-wording", Severity::Warning)];
    assert_eq!(checked("aid was the means by which", text), stale);
    assert_eq!(
        checked("we are certain that Albania won the war", text),
        stale
    );
    assert_eq!(
        checked("aid was one of the means by which China lost", text),
        stale
    );
    assert_eq!(
        checked("by which China won and not", text),
        [("altered-quote", Severity::Warning)]
    );
}

#[test]
fn a_review_without_a_text_is_looked_for_in_the_paper_it_reviews() {
    let paper = "paper \"P\"\n  text \"text.txt\"\n\nclaim c \"C.\"\n  held by \"A\"\n";
    let review = "review \"R\" of \"paper.argmap\" as p\n\nclaim d \"D.\"\n  says \"aid was one of many means\"\n\nevidence e\n  from p\n  quote \"one of two means\"\n";
    let folder = write(&vec![
        ("paper.argmap".to_owned(), paper.to_owned()),
        ("review.argmap".to_owned(), review.to_owned()),
        (
            "text.txt".to_owned(),
            "Aid was one of the means.".to_owned(),
        ),
    ]);
    let run = support::check(folder.path());
    let counts = run.summary.quotations;
    assert_eq!((counts.near, counts.not_compared), (2, 0), "{counts:?}");
}

#[test]
fn nothing_in_a_text_steers_a_terminal() {
    let text = "The aid was cut \u{1b}[31min the\u{202e} spring\nof the year 1957.";
    let map = "evidence e\n  from s\n  quote \"The aid was raised in the spring of the year 1957\"\nsource s\n  text \"text.txt\"\n";
    for finding in found(map, text) {
        let labels = finding.labels.iter().map(|label| label.message.as_str());
        let said: String = labels.chain(finding.help.as_deref()).collect();
        assert!(!said.contains(['\u{1b}', '\u{202e}', '\n']), "{said:?}");
        assert_eq!(finding.rule, "quote-mismatch");
    }
}

#[test]
fn items_that_can_be_placed_carry_their_place() {
    for name in ["great-famine-aid", "post-war-reconstruction"] {
        let source = fs::read_to_string(root().join(format!("maps/{name}.argmap"))).unwrap();
        for item in &argcheck::syntax::read(&source).items {
            let ItemKind::Statement {
                name: Some(name), ..
            } = item.kind
            else {
                continue;
            };
            let has =
                |is: fn(&ClauseKind) -> bool| item.clauses.iter().any(|clause| is(&clause.kind));
            // What the author needs and does not say stands nowhere.
            let implicit = has(|kind| matches!(kind, ClauseKind::Implicit));
            assert!(
                implicit || has(|kind| matches!(kind, ClauseKind::At(_))),
                "{} has no place",
                name.of(&source)
            );
        }
    }
}

#[test]
fn a_number_cut_at_its_mark_is_another_number() {
    use argcheck::quotations::{Comparison, Source};
    let clean = |text: &str, quotation: &str| {
        let found = Source::new(text.to_owned()).compare(quotation, 0);
        matches!(found, Comparison::Found { changes, .. } if changes.is_empty())
    };
    for (text, quotation) in [
        (
            "Prices rose by 2.5 per cent that year.",
            "Prices rose by 2 per cent that year",
        ),
        ("It cost 1,400 dollars in all.", "It cost 1 dollars in all"),
        ("Matthew 5:3 and 5:10 say so.", "Matthew 5 and 5 say so"),
        ("The Covid19 wave came.", "The Covid20 wave came"),
        (
            "The share rose by 3-4 per cent.",
            "The share rose by 34 per cent",
        ),
    ] {
        assert!(!clean(text, quotation), "{text} / {quotation}");
        assert!(clean(text, text.trim_end_matches('.')), "{text}");
    }
    let called = "It was cut in 1957.32 Clearly, nobody asked.";
    assert!(clean(called, "It was cut in 1957. Clearly, nobody asked"));
}
