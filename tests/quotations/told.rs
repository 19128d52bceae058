//! What readers are told of a quotation, word by word.

use argcheck::findings::{Finding, Severity};

use super::support::{self, write};
use super::{found, quoted};

fn one(quotation: &str, text: &str) -> Finding {
    let map = format!(
        "evidence e \"E.\"\n  from s\n  quote \"{quotation}\"\n\nsource s \"S\"\n  text \"text.txt\"\n"
    );
    let mut found = found(&map, text);
    assert_eq!(found.len(), 1, "{quotation}: {found:?}");
    found.remove(0)
}

#[test]
fn one_changed_word_of_few_is_shown() {
    let text = "The aid was cut. It came too late for them. He saw the red men, and the red hen.";
    let finding = one("aid was big", text);
    assert_eq!(finding.rule, "quote-mismatch");
    assert_eq!(
        finding.labels[0].message,
        "the text has `cut`, the quotation `big`"
    );
    assert!(finding.help.unwrap().contains("“aid was [big -> cut]”"));
    for short in ["aid rose", "the red cat", "six new men"] {
        let finding = one(short, text);
        assert_eq!(
            finding.labels[0].message,
            "too short to say which passage is near to it"
        );
    }
}

#[test]
fn calls_and_numbers_of_verses_are_left_out() {
    for (text, quotation) in [
        (
            "The aid to Korea (16) was cut in the spring.",
            "aid to Korea was cut in the spring",
        ),
        (
            "The aid to Korea [163402] was cut in the spring.",
            "aid to Korea was cut in the spring",
        ),
        (
            "The aid to Korea.100234 It was cut in the spring.",
            "aid to Korea. It was cut in the spring",
        ),
        (
            "There was light. 1:4 And he saw the light, that it was good. 1:5 And he called it day.",
            "There was light. And he saw the light, that it was good. And he called it day",
        ),
    ] {
        assert_eq!(quoted(quotation, "", text), [], "{text}");
    }
    for (text, quotation) in [
        (
            "The aid came (1956) and was cut in the spring.",
            "The aid came and was cut in the spring",
        ),
        (
            "They left at 12:30 for the spring fair.",
            "They left at for the spring fair",
        ),
        (
            "It took 16 men to cut the aid in spring.",
            "It took men to cut the aid in spring",
        ),
        (
            "It ended in May. 12 men were shot there.",
            "It ended in May. men were shot there",
        ),
    ] {
        assert_eq!(quoted(quotation, "", text).len(), 1, "{text}");
    }
}

#[test]
fn british_and_american_spelling_is_named() {
    let text = "The labour of the people was organised in centres of the neighbouring towns.";
    let finding = one("The labor of the people was organized in centers", text);
    assert_eq!(
        (finding.rule, finding.severity),
        ("altered-quote", Severity::Warning)
    );
    assert_eq!(finding.message, "the quotation changes the spelling of `s`");
    assert_eq!(
        finding.labels[0].message,
        "`s` spells it `labour`, `organised` and `centres`"
    );
    // Another change besides is another quotation.
    let finding = one("The labor of the people was analyzed in centers", text);
    assert_eq!(finding.rule, "quote-mismatch");
}

#[test]
fn empty_quotations_are_told() {
    for words in ["", "…", "[…]"] {
        let finding = one(words, "The aid was cut.");
        assert_eq!(
            (finding.rule, finding.severity),
            ("quote-not-checked", Severity::Info)
        );
        assert_eq!(
            finding.message,
            "there are no words to compare: 1 quotation was not compared"
        );
    }
}

#[test]
fn brackets_that_the_source_prints_are_its_own() {
    let text = "He wrote: [the aid] was cut [by half] in the spring. [Translated from the Russian]";
    let counted = |quotation: &str| {
        let map = format!(
            "evidence e \"E.\"\n  from s\n  quote \"{quotation}\"\n\nsource s \"S\"\n  text \"text.txt\"\n"
        );
        let folder = write(&vec![
            ("map.argmap".to_owned(), map),
            ("text.txt".to_owned(), text.to_owned()),
        ]);
        let counts = support::check(folder.path()).summary.quotations;
        (counts.verbatim, counts.as_marked)
    };
    assert_eq!(counted("[the aid] was cut [by half] in the spring"), (1, 0));
    assert_eq!(counted("[Translated from the Russian]"), (1, 0));
    assert_eq!(counted("was cut [in two] in the spring"), (0, 1), "put in");
    assert_eq!(counted("[h]e wrote"), (0, 1), "a changed letter");
}

#[test]
fn a_wording_that_leaves_words_out_is_not_found() {
    let map = "paper \"P\"\n  text \"text.txt\"\n\nclaim c \"C.\"\n  says \"aid was the means by which China won\"\n";
    let folder = write(&vec![
        ("map.argmap".to_owned(), map.to_owned()),
        (
            "text.txt".to_owned(),
            "Aid was one of the means by which China won.".to_owned(),
        ),
    ]);
    let run = support::check(folder.path());
    let counts = run.summary.quotations;
    assert_eq!((counts.near, counts.altered), (1, 0), "{counts:?}");
    assert!(
        run.outcome
            .findings
            .iter()
            .any(|one| one.rule == "stale-wording")
    );
}

#[test]
fn one_passage_for_two_rivals_is_told_where_the_quotations_overlap() {
    let rivals = |one: &str, other: &str| {
        let map = format!(
            "question why\n  answers hedging, leadership\n  exclusive\nclaim hedging\n  supported by one\nclaim leadership\n  supported by two\nevidence one\n  from s\n  quote \"{one}\"\nevidence two\n  from s\n  quote \"{other}\"\nsource s\n  text \"text.txt\"\n"
        );
        let text =
            "Mao: Today we have one head, tomorrow another, and who will know whose head it was.";
        let found = found(&map, text);
        found.iter().map(|one| one.rule).collect::<Vec<_>>()
    };
    let both = ["quoted-on-both-sides"];
    assert_eq!(
        rivals(
            "Today we have one head, tomorrow another",
            "we have one head, tomorrow another, and"
        ),
        both
    );
    assert_eq!(
        rivals(
            "one head, tomorrow another, and who will know",
            "one head, tomorrow another"
        ),
        both
    );
    assert_eq!(
        rivals(
            "Today we have one head, tomorrow",
            "who will know whose head it was"
        ),
        [""; 0]
    );
    assert_eq!(
        rivals(
            "Today we have one head, tomorrow",
            "tomorrow another, and who will know"
        ),
        [""; 0]
    );
}

#[test]
fn a_number_that_its_marks_change_is_another() {
    for (quotation, rule) in [
        ("They sent 15 tons of salt", "quote-mismatch"),
        ("for 56 shillings the bushel", "quote-mismatch"),
        ("and 90000 men ate it", "altered-quote"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let map = format!(
            "source s\n  text \"s.txt\"\n\nclaim c \"It was.\"\n\nevidence e supports c\n  from s\n  \
             quote \"{quotation}\"\n"
        );
        std::fs::write(folder.path().join("m.argmap"), map).unwrap();
        std::fs::write(
            folder.path().join("s.txt"),
            "They sent 1.5 tons of salt for 5–6 shillings the bushel, and 90,000 men ate it.\n",
        )
        .unwrap();
        let output = super::program()
            .args(["m.argmap", "--format", "short"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains(rule), "{quotation}: {told}");
    }
}

#[test]
fn what_a_citation_prints_is_not_held_against_a_quotation() {
    for (file, text) in [
        (
            "s.tex",
            "Ports---as \\citet{smith} says---never paid the toll.\n",
        ),
        (
            "s.md",
            "Ports—as @smith2000 [p. 3] says—never paid the toll.\n",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let map = format!(
            "source s\n  text \"{file}\"\n\nclaim c \"It was.\"\n\nevidence e supports c\n  from s\n  \
             quote \"Ports—as Smith (2000, p. 3) says—never paid the toll\"\n"
        );
        std::fs::write(folder.path().join("m.argmap"), map).unwrap();
        std::fs::write(folder.path().join(file), text).unwrap();
        let output = super::program()
            .args(["m.argmap"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(
            told.contains("1 quotation found word for word"),
            "{file}: {told}"
        );
    }
}
