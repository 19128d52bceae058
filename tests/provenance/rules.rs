//! The rules on sources: where they speak, and where they must not.

use super::support::{check, check_text, write};

/// The messages of one rule's findings in one map.
fn told(rule: &str, map: &str) -> Vec<String> {
    let run = check_text(map);
    messages(&run, rule)
}

fn messages(run: &argcheck::Run, rule: &str) -> Vec<String> {
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.rule == rule)
        .map(|finding| format!("{}: {}", finding.severity.word(), finding.message))
        .collect()
}

fn told_in(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    let files = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let folder = write(&files.collect());
    messages(&check(folder.path()), rule)
}

fn silent(rule: &str, map: &str) {
    assert_eq!(told(rule, map), Vec::<String>::new(), "{map}");
}

/// A thesis with two reasons, and what the evidence `a` and `b` and the sources say.
fn two_reasons(rest: &str) -> String {
    format!("thesis t \"T.\"\n  supported by a\n  supported by b\n{rest}\n")
}

#[test]
fn reasons_with_one_source_one_carrier_or_one_root_have_a_common_origin() {
    let rule = "common-origin";
    let expected = |origin: &str| {
        vec![format!(
            "warning: `t` has 2 reasons, and both come down to {origin}"
        )]
    };
    let one =
        two_reasons("evidence a \"A.\"\n  from s\nevidence b \"B.\"\n  from s\nsource s \"S\"");
    assert_eq!(told(rule, &one), expected("`s`"));
    let carrier = two_reasons(
        "evidence a \"A.\"\n  from x via s\nevidence b \"B.\"\n  from s\nsource s \"S\"\nsource x \"X\"",
    );
    assert_eq!(told(rule, &carrier), expected("`s`"));
    let root = two_reasons(
        "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from y\nsource s \"S\"\nsource x \"X\"\n  rests on s\nsource y \"Y\"\n  rests on s",
    );
    assert_eq!(told(rule, &root), expected("`s`"));
    let note = two_reasons(
        "evidence a \"A.\"\n  from note 1\nevidence b \"B.\"\n  from s\nnote 1 cites s\nsource s \"S\"",
    );
    assert_eq!(told(rule, &note), expected("`s`"));
    let below = two_reasons(
        "claim a \"A.\"\n  supported by c\n  supported by d\nevidence b \"B.\"\n  from s\nevidence c \"C.\"\n  from s\nevidence d \"D.\"\n  from s\nsource s \"S\"",
    );
    assert_eq!(
        told(rule, &below),
        expected("`s`"),
        "once, at the highest claim"
    );
}

#[test]
fn different_places_and_same_authors_are_told_for_information() {
    let rule = "common-origin";
    let places = two_reasons(
        "evidence a \"A.\"\n  from s at \"p. 1\"\nevidence b \"B.\"\n  from s at \"p. 90\"\nsource s \"S\"",
    );
    assert_eq!(
        told(rule, &places),
        ["info: `t` has 2 reasons, and both come down to `s`"]
    );
    let authors = two_reasons(
        "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from y\nsource x \"X\"\n  author \"Li, Ann\"\nsource y \"Y\"\n  author \"Li, Ann\"",
    );
    assert_eq!(
        told(rule, &authors),
        ["info: `t` has 2 reasons, and both come down to works of Li, Ann"]
    );
}

#[test]
fn independent_reasons_have_no_common_origin() {
    let rule = "common-origin";
    for rest in [
        // Two sources.
        "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from y\nsource x \"X\"\nsource y \"Y\"",
        // One of them also from elsewhere.
        "evidence a \"A.\"\n  from s\nevidence b \"B.\"\n  from s, y\nsource s \"S\"\nsource y \"Y\"",
        // Two documents in one archive.
        "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from y\nsource x \"X\"\n  library \"Archive\"\nsource y \"Y\"\n  library \"Archive\"",
        // One note that cites two works.
        "evidence a \"A.\"\n  from note 1\nevidence b \"B.\"\n  from note 1\nnote 1 cites x, y\nsource x \"X\"\nsource y \"Y\"",
        // A note of which more may be missing.
        "evidence a \"A.\"\n  from note 1\nevidence b \"B.\"\n  from x\nnote 1 cites x incomplete\nsource x \"X\"",
        // An assumption is no source.
        "assumption a \"A.\"\nevidence b \"B.\"\n  from x\nsource x \"X\"",
        // Restated evidence with another source.
        "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from x\nevidence c \"C.\"\n  from y\n  restates b\nsource x \"X\"\nsource y \"Y\"",
        // Misspelt: what is damaged keeps the benefit of the doubt.
        "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from x\n  form y\nsource x \"X\"",
    ] {
        silent(rule, &two_reasons(rest));
    }
    // One reason, and the same evidence for both.
    silent(
        rule,
        "thesis t \"T.\"\n  supported by a and b\nevidence a \"A.\"\n  from s\nevidence b \"B.\"\n  from s\nsource s \"S\"",
    );
    silent(
        rule,
        &two_reasons(
            "claim a \"A.\"\n  supported by e\nclaim b \"B.\"\n  supported by e\nevidence e \"E.\"\n  from s\nsource s \"S\"",
        ),
    );
    // One reason told twice.
    silent(
        rule,
        "thesis t \"T.\"\n  supported by a and b\n  supported by b and a\nevidence a \"A.\"\n  from s\nevidence b \"B.\"\n  from s\nsource s \"S\"\n",
    );
    // A third reason whose name is misspelt.
    silent(
        rule,
        "thesis t \"T.\"\n  supported by a\n  supported by b\n  supported by f\nevidence a \"A.\"\n  from s\nevidence b \"B.\"\n  from s\nassumption d \"D.\"\nsource s \"S\"\n",
    );
    // A view that is only reported.
    silent(
        rule,
        "claim v \"V.\"\n  held by \"Li\"\n  supported by a\n  supported by b\nevidence a \"A.\"\n  from s\nevidence b \"B.\"\n  from s\nsource s \"S\"",
    );
}

#[test]
fn some_reasons_of_one_origin_are_told_for_information() {
    let rule = "common-origin";
    let third = |rest: &str| {
        format!(
            "thesis t \"T.\"\n  supported by a\n  supported by b\n  supported by c\nevidence a \"A.\"\n  from s\nevidence c \"C.\"\n  from z\nsource s \"S\"\nsource z \"Z\"\n{rest}\n"
        )
    };
    let expected = ["info: 2 of the 3 reasons for `t` come down to `s`"];
    assert_eq!(told(rule, &third("evidence b \"B.\"\n  from s")), expected);
    assert_eq!(
        told(
            rule,
            &third("evidence b \"B.\"\n  from x via s\nsource x \"X\"")
        ),
        expected
    );
    assert_eq!(
        told(
            rule,
            &third("evidence b \"B.\"\n  from x\nsource x \"X\"\n  rests on s")
        ),
        expected
    );
    // What a thesis shares among some is told of a lower claim where all share it.
    assert_eq!(
        told(
            rule,
            &third(
                "claim b \"B.\"\n  supported by d\n  supported by e\nevidence d \"D.\"\n  from s\nevidence e \"E.\"\n  from s"
            )
        ),
        [
            "info: 2 of the 3 reasons for `t` come down to `s`",
            "warning: `b` has 2 reasons, and both come down to `s`"
        ]
    );
    for rest in [
        // Another work serves as well, the author is the same, or the evidence is.
        "evidence b \"B.\"\n  from s, y\nsource y \"Y\"",
        "evidence b \"B.\"\n  from y\nsource y \"Y\"\n  author \"Li\"\nsource y2 \"Y\"\n  author \"Li\"",
        "claim b \"B.\"\n  supported by a and d\nassumption d \"D.\"",
        "claim b \"B.\"\n  supported by d and e\nassumption d \"D.\"\nclaim e \"E.\"\n  supported by f\nevidence f \"F.\"\n  from note 1\nnote 1 cites s incomplete",
        // Slips: the benefit of the doubt.
        "evidence b \"B.\"\n  from s\n  form y",
        "evidence b \"B.\"\n  from s, nowhere",
    ] {
        silent(rule, &third(rest));
    }
    silent(
        rule,
        &third("evidence b \"B.\"\n  from s")
            .replace("thesis t \"T.\"", "claim t \"T.\"\n  held by \"Li\""),
    );
}

#[test]
fn several_origins_of_one_claim_are_one_finding() {
    let map = "thesis t \"T.\"\n  supported by a\n  supported by b\n  supported by c\n  supported by d\n  supported by e\n  supported by f\n";
    let evidence =
        |name: &str, source: &str| format!("evidence {name} \"{name}.\"\n  from {source}\n");
    let all: String = [
        ("a", "x"),
        ("b", "y"),
        ("c", "x"),
        ("d", "y"),
        ("e", "z"),
        ("f", "x"),
    ]
    .iter()
    .map(|(name, source)| evidence(name, source))
    .collect();
    let map = format!("{map}{all}source x \"X\"\nsource y \"Y\"\nsource z \"Z\"\n");
    assert_eq!(
        told("common-origin", &map),
        ["info: of the 6 reasons for `t`, 3 come down to `x` and 2 to `y`"]
    );
    let run = check_text(&map);
    let found = run
        .outcome
        .findings
        .iter()
        .find(|finding| finding.rule == "common-origin");
    let labels = &found.unwrap().labels;
    assert_eq!(
        labels[0].message,
        "at most 3 independent lines of support, not 6"
    );
}

#[test]
fn a_common_origin_is_no_single_point_as_well() {
    let map =
        two_reasons("evidence a \"A.\"\n  from s\nevidence b \"B.\"\n  from s\nsource s \"S\"");
    silent("single-point-of-failure", &map);
    let one = "thesis t \"T.\"\n  supported by a\nevidence a \"A.\"\n  from s\nsource s \"S\"";
    assert_eq!(told("single-point-of-failure", one).len(), 1);
}

#[test]
fn theses_on_declared_secondary_works_lack_a_primary_source() {
    let rule = "no-primary-source";
    let map = |x: &str, y: &str| {
        two_reasons(&format!(
            "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from y\nsource x \"X\"\n{x}\nsource y \"Y\"\n{y}"
        ))
    };
    assert_eq!(
        told(rule, &map("  secondary", "  tertiary")),
        ["warning: `t` rests on secondary and tertiary works only"]
    );
    silent(rule, &map("  secondary", ""));
    silent(rule, &map("  secondary", "  primary"));
    silent(
        rule,
        &map("  secondary", "  tertiary\n  rests on z\nsource z \"Z\""),
    );
    silent(
        rule,
        &two_reasons(
            "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from \"words\"\nsource x \"X\"\n  secondary",
        ),
    );
    silent(
        rule,
        &two_reasons(
            "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from note 1\nnote 1 missing\nsource x \"X\"\n  secondary",
        ),
    );
    silent(
        rule,
        "thesis t \"T.\"\n  supported by a\nassumption a \"A.\"\n",
    );
}

#[test]
fn long_works_and_quotations_want_a_page() {
    let rule = "missing-locator";
    let map = |from: &str, source: &str| {
        format!(
            "claim c \"C.\"\n  supported by a\nevidence a \"A.\"\n  from {from}\nsource s \"S\"\n{source}\n"
        )
    };
    assert_eq!(
        told(rule, &map("s", "  kind book")),
        ["info: 1 citation of a long work gives no page"]
    );
    assert_eq!(
        told(rule, &map("s", "  pages \"1-80\"")),
        ["info: 1 citation of a long work gives no page"]
    );
    assert_eq!(
        told(rule, &map("s\n  quote \"Words.\"", "  kind article")),
        ["info: 1 quotation gives no page"]
    );
    assert_eq!(
        told(
            rule,
            "claim c \"C.\"\n  supported by a\nevidence a \"A.\"\n  from s, x\n  quote \"Q.\"\nevidence b \"B.\"\n  from note 1\n  supports c\nnote 1 cites s\nsource s \"S\"\n  kind book\nsource x \"X\"\n  kind article\n"
        ),
        ["info: 2 citations of long works and 1 quotation give no page"]
    );
    // A note that names literature, and no evidence rests on it.
    silent(
        rule,
        &map("x\nnote 1 cites s\nsource x \"X\"", "  kind book"),
    );
    silent(rule, &map("s at \"p. 3\"", "  kind book"));
    silent(rule, &map("s, note 1\nnote 1 missing", "  kind book"));
    silent(rule, &map("s", "  kind article\n  pages \"1-20\""));
    silent(
        rule,
        &map("s\n  quote \"Words.\" at \"p. 3\"", "  kind article"),
    );
    silent(rule, &map("s\n  quote \"Words.\"", "  kind archive"));
    silent(
        rule,
        &map(
            "x via s at \"p. 3\"\nsource x \"X\"\n  kind book",
            "  kind book",
        ),
    );
}

#[test]
fn pages_outside_what_is_held_cannot_be_looked_up() {
    let rule = "page-not-held";
    let map = |at: &str, holds: &str| {
        format!(
            "claim c \"C.\"\n  supported by a\nevidence a \"A.\"\n  from s at \"{at}\"\nsource s \"S\"\n  holds \"{holds}\"\n"
        )
    };
    let expected = ["info: 1 page reference lies outside the pages of `s` that are held"];
    for (at, holds) in [
        ("p. 14", "pp. 1-6"),
        ("pp. 123–5", "pp. 1-6, 130"),
        ("14", "p. 6 of 20"),
    ] {
        assert_eq!(told(rule, &map(at, holds)), expected, "{at} {holds}");
    }
    for (at, holds) in [
        ("p. 6", "pp. 1-6"),
        ("pp. 6-9", "pp. 1-6"),
        ("p. xii", "pp. 1-6"),
        ("ch. 3", "pp. 1-6"),
        ("p. 5ff.", "pp. 9-20"),
        ("p. 14", "the first part"),
        ("pp. 123-35", "pp. 130-140"),
    ] {
        silent(rule, &map(at, holds));
    }
    let paper = "paper \"P\"\n  holds \"pp. 1-6\"\nclaim c \"C.\"\n  says \"words\" at \"p. 9\"\n  says \"more\" at \"p. 2\"\n";
    assert_eq!(
        told(rule, paper),
        ["info: 1 page reference lies outside the pages of the paper that are held"]
    );
}

#[test]
fn one_work_under_two_keys_is_a_conflict() {
    let rule = "source-conflict";
    let map = |x: &str, y: &str| {
        two_reasons(&format!(
            "evidence a \"A.\"\n  from x\nevidence b \"B.\"\n  from y\nsource x \"X\"\n{x}\nsource y \"Y\"\n{y}"
        ))
    };
    assert_eq!(
        told(
            rule,
            &map("  doi \"10.1000/a\"", "  doi \"https://doi.org/10.1000/A\"")
        ),
        ["warning: `x` and `y` are one work: both have the DOI `10.1000/a`"]
    );
    assert_eq!(
        told(
            rule,
            &map("  isbn \"0-306-40615-2\"", "  isbn \"978-0-306-40615-7\"")
        ),
        ["warning: `x` and `y` are one work: both have the ISBN `9780306406157`"]
    );
    for (x, y) in [
        ("  doi \"10.1000/a\"", "  doi \"10.1000/b\""),
        (
            "  isbn \"9780306406157\"\n  volume 1",
            "  isbn \"9780306406157\"\n  volume 2",
        ),
        (
            "  isbn \"9780306406157\"\n  booktitle \"B\"",
            "  isbn \"9780306406157\"\n  booktitle \"B\"",
        ),
        ("  isbn \"1234\"", "  isbn \"1234\""),
        (
            "  doi \"10.1000/a\"\n  pages \"1-9\"",
            "  doi \"10.1000/a\"\n  pages \"10-19\"",
        ),
        (
            "  callnumber \"102-15\"\n  date 1961",
            "  callnumber \"102-15\"\n  date 1961",
        ),
    ] {
        silent(rule, &map(x, y));
    }
}

#[test]
fn keys_of_a_bibliography_that_changed_are_recognized() {
    let bib = "@book{new-key, title={T}, doi={10.1000/a}, date={1999}, ids={older-key}}\n@book{twin, doi={10.1000/a}}\n";
    let map = |rest: &str| {
        format!(
            "paper \"P\"\n  bibliography \"b.bib\"\nclaim c \"C.\"\n  supported by e and f\nevidence f \"F.\"\n  from new-key at \"p. 1\"\n{rest}"
        )
    };
    let run = |rule: &str, rest: &str| told_in(rule, &[("a.argmap", &map(rest)), ("b.bib", bib)]);
    assert_eq!(
        run(
            "source-conflict",
            "evidence e \"E.\"\n  from old-key\nsource old-key \"T\"\n  doi \"10.1000/A\"\n"
        ),
        ["warning: `new-key` and `old-key` are one work: both have the DOI `10.1000/a`"]
    );
    assert_eq!(
        run(
            "source-conflict",
            "evidence e \"E.\"\n  from new-key\nsource new-key\n  date 2005\n"
        ),
        ["warning: `new-key` has two dates: `1999` and `2005`"]
    );
    // The map does not cite the twin; a date that is more exact is no other date.
    let exact = "evidence e \"E.\"\n  from new-key\nsource new-key\n  date 1999-05\n";
    assert!(run("source-conflict", exact).is_empty());
    assert_eq!(
        run("unknown-citation", "evidence e \"E.\"\n  from older-key\n"),
        ["error: no source is named `older-key`"]
    );
}

#[test]
fn a_string_that_nothing_defines_is_a_warning() {
    let map = "paper \"P\"\n  bibliography \"b.bib\"\nclaim c \"C.\"\n  supported by e\nevidence e \"E.\"\n  from k at \"p. 1\"\n";
    let bib = "@article(k, title={T}, journal = pnas, year = 1999)\n";
    let told = told_in("syntax", &[("a.argmap", map), ("b.bib", bib)]);
    assert_eq!(
        told,
        ["warning: no `@string` of this bibliography defines `pnas`"]
    );
    assert!(told_in("unknown-citation", &[("a.argmap", map), ("b.bib", bib)]).is_empty());
}

#[test]
fn a_bibliography_in_latin_1_is_read_and_said_to_be() {
    let map = "paper \"P\"\n  bibliography \"b.bib\"\nclaim c \"C.\"\n  supported by e\nevidence e \"E.\"\n  from k\n";
    let folder = write(&vec![("a.argmap".to_owned(), map.to_owned())]);
    std::fs::write(
        folder.path().join("b.bib"),
        b"@book{k, title={M\xfcller}, author={M\xfcller, Jo}}\n",
    )
    .unwrap();
    let run = check(folder.path());
    assert_eq!(
        messages(&run, "syntax"),
        ["error: this file is not UTF-8: the first byte that is not is byte 17"]
    );
    assert_eq!(run.map.sources[0].value("author"), Some("Müller, Jo"));
}

#[test]
fn sources_cannot_report_what_came_after_them() {
    let rule = "source-too-early";
    let map = |when: &str, from: &str, source: &str| {
        format!(
            "claim c \"C.\"\n  supported by a\nperiod famine 1959/1961\nevidence a \"A.\"\n  when {when}\n  from {from}\nsource s \"S\"\n{source}\n"
        )
    };
    let expected = |when: &str| {
        vec![format!(
            "warning: `s` is dated `1958`, and `a` takes from it what happened in `{when}`"
        )]
    };
    assert_eq!(
        told(rule, &map("1960", "s", "  date 1958")),
        expected("1960")
    );
    assert_eq!(
        told(rule, &map("famine", "s", "  date 1958")),
        expected("1959/1961")
    );
    assert_eq!(
        told(rule, &map("1960", "note 1\nnote 1 cites s", "  date 1958")),
        expected("1960")
    );
    for (when, from, source) in [
        ("1957", "s", "  date 1958"),
        ("1958-12", "s", "  date 1958"),
        ("1957/1961", "s", "  date 1958"),
        ("1960", "s", "  date 195X~"),
        ("1960", "s", ""),
        ("1960", "s", "  kind dataset\n  date 1958"),
        (
            "1960",
            "s",
            "  kind online\n  date 1958\n  url \"http://x.org\"",
        ),
        ("1960", "s, \"words\"", "  date 1958"),
        ("1960", "s, x\nsource x \"X\"\n  date 1970", "  date 1958"),
        ("1960", "note 1\nnote 1 cites s incomplete", "  date 1958"),
    ] {
        silent(rule, &map(when, from, source));
    }
    let web = |date: &str, more: &str| {
        format!(
            "claim c \"C.\"\n  supported by a\nevidence a \"A.\"\n  from s\nsource s \"S\"\n  url \"http://x.org\"\n  urldate 2015-07-01\n  date {date}\n{more}\n"
        )
    };
    assert_eq!(
        told(rule, &web("2016", "")),
        ["warning: `s` was read before it was published"]
    );
    silent(rule, &web("2015", ""));
    silent(rule, &web("2016", "  journaltitle \"J\""));
}

#[test]
fn web_pages_want_a_day_or_a_copy() {
    let rule = "unarchived-web-source";
    let map = |source: &str| {
        format!(
            "claim c \"C.\"\n  supported by a\nevidence a \"A.\"\n  from s\nsource s \"S\"\n{source}\nsource other \"O\"\n  url \"http://y.org\"\n"
        )
    };
    // Read in another work.
    silent(
        rule,
        "claim c \"C.\"\n  supported by a\nevidence a \"A.\"\n  from s via b\nsource b \"B\"\nsource s \"S\"\n  url \"http://x.org\"\n",
    );
    assert_eq!(
        told(rule, &map("  url \"http://x.org\"")),
        ["info: `s` is a web page of which nothing is kept"]
    );
    for source in [
        "  url \"http://x.org\"\n  urldate 2015",
        "  url \"http://x.org\"\n  archived \"http://archive.org/x\"",
        "  url \"http://x.org\"\n  text \"s.txt\"",
        "  url \"http://x.org\"\n  doi \"10.1000/a\"",
        "  url \"http://x.org\"\n  journaltitle \"J\"",
        "  url \"https://web.archive.org/web/2015/http://x.org\"",
        "  kind book\n  url \"http://x.org\"",
        "",
    ] {
        silent(rule, &map(source));
    }
}

const LIST: &str = "Record ID,OriginalPaperDOI,RetractionDate,RetractionNature\n1,10.1000/gone,10/1/2008 0:00,Retraction\n2,10.1000/back,10/1/2008 0:00,Retraction\n3,10.1000/back,1/15/2010 0:00,Reinstatement\n4,10.1000/again,1/15/2010 0:00,Reinstatement\n5,10.1000/again,3/1/2011 0:00,Retraction\n6,10.1000/doubt,3/1/2011 0:00,Expression of concern\n7,10.1000/better,3/1/2011 0:00,Correction\n8,unavailable,3/1/2011 0:00,Retraction\n9,10.1000/gone,3/1/2005 0:00,Correction\n";

#[test]
fn retracted_works_are_told_by_what_the_notice_is() {
    let told = |doi: &str, relation: &str| {
        let map = format!(
            "thesis t \"T.\"\n  {relation} a\n  supported by b\nassumption b \"B.\"\nevidence a \"A.\"\n  from s\nsource s \"S\"\n  doi \"{doi}\"\n"
        );
        let files = [
            ("a.argmap", map.as_str()),
            ("argcheck.toml", "retractions = \"list.csv\"\n"),
            ("list.csv", LIST),
        ];
        told_in("retracted-source", &files)
    };
    assert_eq!(
        told("10.1000/GONE", "supported by"),
        ["error: `s` has been retracted (2008)"]
    );
    assert_eq!(
        told("doi:10.1000/gone", "opposed by"),
        ["warning: `s` has been retracted (2008)"]
    );
    assert_eq!(
        told("10.1000/again", "supported by"),
        ["error: `s` has been retracted (2011)"]
    );
    assert_eq!(
        told("10.1000/doubt", "supported by"),
        ["warning: its journal has expressed concern about `s` (2011)"]
    );
    assert_eq!(
        told("10.1000/better", "supported by"),
        ["info: `s` has been corrected (2011)"]
    );
    for doi in ["10.1000/back", "10.1000/other", "unavailable"] {
        assert!(told(doi, "supported by").is_empty(), "{doi}");
    }
}

#[test]
fn a_list_that_is_not_there_or_outside_is_said() {
    let map = "assumption a \"A.\"\n";
    for (settings, reason) in [
        (
            "retractions = \"list.csv\"\n",
            "it is not below the project's root or a library folder",
        ),
        (
            "retractions = \"../outside.csv\"\n",
            "it is not below the project's root or a library folder",
        ),
        (
            "retractions = \"bad.csv\"\n",
            "it has no column `OriginalPaperDOI`",
        ),
    ] {
        let files = [
            ("p/a.argmap", map),
            ("p/argcheck.toml", settings),
            ("outside.csv", LIST),
            ("p/bad.csv", "a,b\n"),
        ];
        let files = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let folder = write(&files.collect());
        let run = check(&folder.path().join("p"));
        let reasons: Vec<&str> = run
            .project
            .troubles
            .iter()
            .map(|trouble| trouble.reason.as_str())
            .collect();
        assert_eq!(reasons, [reason], "{settings}");
    }
}
