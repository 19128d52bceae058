//! The rules on opposition: what they say, and above all where they stay silent.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod support;

use support::{check, check_text, write};

const RULES: [&str; 5] = [
    "unanswered-opposition",
    "defeated-claim",
    "rests-on-defeated",
    "unopposed-thesis",
    "unqualified-concession",
];

/// What these rules find in a map: weight, rule and message.
fn found(text: &str) -> Vec<String> {
    told(&check_text(text))
}

fn found_in(files: &[(&str, &str)]) -> Vec<String> {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let folder = write(&files.collect());
    let place = format!("{}/", folder.path().display());
    told(&check(folder.path()))
        .iter()
        .map(|line| line.replace(&place, ""))
        .collect()
}

fn told(run: &argcheck::Run) -> Vec<String> {
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| RULES.contains(&finding.rule))
        .map(|finding| {
            format!(
                "{} {}: {}",
                finding.severity.word(),
                finding.rule,
                finding.message
            )
        })
        .collect()
}

/// A thesis with one reason, and leaves for and against.
fn map(below_the_thesis: &str, more: &str) -> String {
    format!(
        "thesis whole \"W.\"\n  supported by one as step\n{below_the_thesis}\n\
         evidence one \"O.\"\n  from \"a\"\n\
         evidence contrary \"A.\"\n  from \"b\"\n\
         evidence reply \"R.\"\n  from \"c\"\n{more}"
    )
}

#[test]
fn an_objection_without_a_reply_is_told() {
    let text = map("  opposed by contrary\n", "");
    assert_eq!(
        found(&text),
        ["warning unanswered-opposition: nothing answers `contrary`, which speaks against `whole`"]
    );
}

#[test]
fn an_objection_told_from_the_other_end_or_on_its_own_line_is_the_same() {
    for more in [
        "contrary opposes whole\n",
        "claim more \"M.\"\n  supported by reply\n  opposes whole\n",
    ] {
        let found = found(&map("", more));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("warning unanswered-opposition"),
            "{found:?}"
        );
    }
}

#[test]
fn two_objections_to_one_statement_are_one_finding() {
    let text = map("  opposed by contrary\n  opposed by reply\n", "");
    assert_eq!(
        found(&text),
        ["warning unanswered-opposition: nothing answers 2 objections to `whole`"]
    );
}

#[test]
fn a_conceded_objection_is_not_told() {
    assert!(found(&map("  opposed by contrary\n    conceded \"minor\"\n", "")).is_empty());
}

#[test]
fn an_answered_objection_is_not_told() {
    let replies = [
        "reply undercuts contrary for whole\n",
        "reply opposes contrary\n",
        "claim doubt \"D.\"\n  supported by reply\n  opposes contrary\n",
    ];
    for reply in replies {
        let text = map("  opposed by contrary\n", reply);
        assert_eq!(found(&text), Vec::<String>::new(), "{reply}");
    }
}

#[test]
fn a_reply_that_is_itself_open_is_a_reply() {
    let text = map(
        "  opposed by contrary\n",
        "reply undercuts contrary for whole\nevidence third \"T.\"\n  from \"d\"\nclaim fourth \"F.\"\n  supported by third\n  opposes reply\nreply opposes fourth\n",
    );
    assert_eq!(found(&text), Vec::<String>::new());
}

#[test]
fn a_reply_that_was_answered_leaves_the_objection_unanswered() {
    let text = map(
        "  opposed by contrary\n",
        "reply undercuts contrary for whole\nevidence third \"T.\"\n  from \"d\"\n  opposes reply\n",
    );
    assert_eq!(
        found(&text),
        ["warning unanswered-opposition: nothing answers `contrary`, which speaks against `whole`"]
    );
}

#[test]
fn an_objection_without_grounds_counts_for_nothing() {
    let text = map("  opposed by rumour\n", "claim rumour \"R.\"\n");
    assert_eq!(found(&text), Vec::<String>::new());
}

#[test]
fn what_no_thesis_rests_on_is_left_alone() {
    let text = map(
        "  opposed by contrary\n    conceded \"minor\"\n",
        "claim aside \"A.\"\n  supported by one\n  opposed by reply\n",
    );
    assert_eq!(found(&text), Vec::<String>::new());
}

#[test]
fn a_thesis_with_other_grounds_makes_it_an_info() {
    let text = map(
        "  supported by middle\n",
        "claim middle \"M.\"\n  supported by reply\n  opposed by contrary\n",
    );
    assert_eq!(
        found(&text),
        ["info unanswered-opposition: nothing answers `contrary`, which speaks against `middle`"]
    );
}

#[test]
fn an_objection_in_a_review_is_an_info_and_no_thesis_is_at_error() {
    let paper = "paper \"P\"\n\nthesis whole \"W.\"\n  supported by one\n\nevidence one \"O.\"\n  from \"a\"\n";
    let contests = "review \"R\" of \"paper.argmap\" as p\n\nevidence contrary \"A.\"\n  from \"b\"\n  opposes p.whole\n";
    assert_eq!(
        found_in(&[("paper.argmap", paper), ("review.argmap", contests)]),
        ["info unanswered-opposition: nothing answers `contrary`, which speaks against `whole`"]
    );
    let breaks = "review \"R\" of \"paper.argmap\" as p\n\nevidence contrary \"A.\"\n  from \"b\"\n  undercuts p.one for p.whole\n";
    assert_eq!(
        found_in(&[("paper.argmap", paper), ("review.argmap", breaks)]),
        [
            "warning defeated-claim: by what `review.argmap` says, `whole` does not stand: its only reason is undercut by `contrary`"
        ]
    );
}

#[test]
fn a_part_of_a_paper_in_a_file_of_its_own_is_no_other_document() {
    let paper = "paper \"P\"\nuse \"part.argmap\" as part\n\nthesis whole \"W.\"\n  supported by one\n\nevidence one \"O.\"\n  from \"a\"\npart.contrary opposes whole\n";
    let part = "evidence contrary \"A.\"\n  from \"b\"\n";
    assert_eq!(
        found_in(&[("paper.argmap", paper), ("part.argmap", part)]),
        ["warning unanswered-opposition: nothing answers `contrary`, which speaks against `whole`"]
    );
}

#[test]
fn defeat_is_told_where_it_begins_and_names_what_falls() {
    let text = "thesis whole \"W.\"\n  supported by middle\n\nclaim middle \"M.\"\n  supported by one\n    unless contrary\n\n\
        evidence one \"O.\"\n  from \"a\"\n\nevidence contrary \"A.\"\n  from \"b\"\n";
    assert_eq!(
        found(text),
        [
            "error defeated-claim: `middle` does not stand: its only reason is undercut by `contrary`"
        ]
    );
    let run = check_text(text);
    let finding = run
        .outcome
        .findings
        .iter()
        .find(|finding| finding.rule == "defeated-claim");
    let label = &finding.unwrap().labels[0].message;
    assert_eq!(
        label,
        "no reason that counts is left for it; with it falls `whole`"
    );
}

#[test]
fn opposed_evidence_falls_and_its_thesis_with_it() {
    let text = map("", "reply opposes one\n");
    assert_eq!(
        found(&text),
        ["error defeated-claim: `one` does not survive `reply`, which speaks against it"]
    );
}

#[test]
fn a_thesis_with_other_grounds_makes_a_defeat_a_warning() {
    let text = map(
        "  supported by two\n",
        "reply opposes one\nassumption two \"T.\"\n",
    );
    assert_eq!(
        found(&text),
        [
            "info rests-on-defeated: a reason for `whole` no longer counts: `one` does not stand",
            "warning defeated-claim: `one` does not survive `reply`, which speaks against it",
        ]
    );
}

#[test]
fn a_conceded_exception_that_holds_is_a_warning() {
    let text = map("    unless contrary\n    conceded \"in one case\"\n", "");
    assert_eq!(
        found(&text),
        [
            "warning defeated-claim: `whole` does not stand: its only reason is undercut by `contrary`"
        ]
    );
}

#[test]
fn rivals_views_and_answered_objections_may_fall() {
    let rival = "question q\n  answers whole, other\n\nclaim other \"O.\"\n  supported by reply\n    unless contrary\n";
    let view = "claim view \"V.\"\n  held by \"X\"\n  supported by reply\n    unless contrary\n";
    let objection =
        "claim doubt \"D.\"\n  supported by reply\n    unless contrary\n  opposes whole\n";
    for more in [rival, view, objection] {
        assert_eq!(
            found(&map(
                "",
                &format!(
                    "{more}assumption calm \"C.\"\n  opposed by doubtful\n\nclaim doubtful \"D.\"\n"
                )
            ))
            .iter()
            .filter(|line| !line.contains("unopposed-thesis"))
            .collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "{more}"
        );
    }
}

#[test]
fn a_preferred_rival_that_falls_is_an_error() {
    let text = "thesis best: first beats second \"T.\"\n  supported by one\n\nclaim first \"F.\"\n  supported by one\n    unless contrary\n\n\
        claim second \"S.\"\n  opposed by one\n\nevidence one \"O.\"\n  from \"a\"\n\nevidence contrary \"A.\"\n  from \"b\"\n";
    assert_eq!(
        found(text),
        ["error defeated-claim: `first` does not stand: its only reason is undercut by `contrary`"]
    );
}

#[test]
fn what_restates_a_thesis_shares_its_lot_and_is_told_once() {
    let text = map(
        "  opposed by contrary\n",
        "claim again \"W again.\"\n  restates whole\n",
    );
    let found = found(&text);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn sides_are_not_weighed_before_all_is_read() {
    let misspelt = map(
        "  opposed by contrary\n",
        "repli undercuts contrary for whole\n",
    );
    assert_eq!(found(&misspelt), Vec::<String>::new());
    let unreadable = map(
        "  opposed by contrary\n",
        "reply undercuts contrary fro whole\n",
    );
    assert_eq!(found(&unreadable), Vec::<String>::new());
    let elsewhere = found_in(&[
        ("a.argmap", &misspelt),
        ("b.argmap", &map("  opposed by contrary\n", "")),
    ]);
    assert_eq!(elsewhere.len(), 1, "the other map is whole: {elsewhere:?}");
}

#[test]
fn anything_that_could_have_told_against_a_thesis_counts() {
    let plain = map("", "");
    assert_eq!(
        found(&plain),
        ["info unopposed-thesis: nothing in the map speaks against `whole`, or could have"]
    );
    for (below, more) in [
        ("    unless \"the tables are wrong\"\n", ""),
        ("", "claim rumour \"R.\"\n  opposes whole\n"),
        ("", "claim rumour \"R.\"\n  opposes one\n"),
        (
            "",
            "question q\n  answers whole, other\n\nclaim other \"O.\"\n  supported by reply\n",
        ),
        (
            "",
            "evidence tested \"T.\"\n  from \"d\"\n  test hoop of whole passed\n  supports one\n",
        ),
    ] {
        assert_eq!(
            found(&map(below, more)),
            Vec::<String>::new(),
            "{below}{more}"
        );
    }
}

#[test]
fn a_thesis_without_grounds_is_not_also_unopposed() {
    assert_eq!(found("thesis whole \"W.\"\n"), Vec::<String>::new());
}

#[test]
fn a_concession_in_strong_words_is_told_at_the_words() {
    let conceded = "  opposed by contrary\n    conceded \"in one case\"\n";
    let wording =
        format!("{conceded}  says \"was the determinant\" strength established extent sole\n");
    assert_eq!(
        found(&map(&wording, "")),
        [
            "info unqualified-concession: `whole` is put as `established` and `sole`, and `contrary` is conceded"
        ]
    );
    for fine in [
        "  strength likely\n",
        "  says \"was one of them\" extent partial\n",
        "  strength very-likely\n",
    ] {
        assert_eq!(
            found(&map(&format!("{conceded}{fine}"), "")),
            Vec::<String>::new(),
            "{fine}"
        );
    }
}

#[test]
fn a_concession_below_a_thesis_reaches_it_only_where_nothing_else_carries_it() {
    let middle =
        "claim middle \"M.\"\n  supported by reply\n  opposed by contrary\n    conceded \"so\"\n";
    let alone = format!(
        "thesis whole \"W.\"\n  supported by middle\n  strength established\n\n{middle}evidence contrary \"A.\"\n  from \"b\"\nevidence reply \"R.\"\n  from \"c\"\n"
    );
    assert_eq!(
        found(&alone),
        [
            "info unqualified-concession: `whole` is put as `established`, and `contrary` is conceded"
        ]
    );
    let carried = map("  supported by middle\n  strength established\n", middle);
    assert_eq!(found(&carried), Vec::<String>::new());
}

#[test]
fn a_conceded_objection_that_was_answered_is_no_concession_any_more() {
    let text = map(
        "  strength established\n  opposed by contrary\n    conceded \"so\"\n",
        "reply opposes contrary\n",
    );
    assert_eq!(found(&text), Vec::<String>::new());
}

#[test]
fn the_last_word_in_an_exchange_is_told_at_the_reply_that_it_meets() {
    let text = "thesis whole \"W.\"\n  supported by trial\n  opposed by cohort\n\nevidence trial \"T.\"\n  from \"a\"\nevidence cohort \"C.\"\n  from \"b\"\n\
        claim confounded \"F.\"\n  supported by ses\n  opposed by adjusted\n  undercuts cohort for whole\nevidence ses \"S.\"\n  from \"c\"\nevidence adjusted \"A.\"\n  from \"d\"\n";
    assert_eq!(
        found(text),
        [
            "warning unanswered-opposition: nothing answers `adjusted`, which speaks against `confounded`"
        ]
    );
    let met =
        format!("{text}evidence badly \"B.\"\n  from \"e\"\n  undercuts adjusted for confounded\n");
    assert_eq!(found(&met), Vec::<String>::new());
}

#[test]
fn what_only_a_reported_rival_rests_on_may_fall() {
    let text = "thesis likelier: ford beats shakespeare \"L.\"\n  supported by phrases\n\nclaim ford \"F.\"\n  supported by phrases\n\n\
        claim shakespeare \"S.\"\n  held by \"Foster\"\n  supported by hendiadys\n\nevidence phrases \"P.\"\n  from \"a\"\nevidence hendiadys \"H.\"\n  from \"b\"\n\
        evidence recount \"R.\"\n  from \"c\"\n  opposes hendiadys\n";
    assert_eq!(found(text), Vec::<String>::new());
}
