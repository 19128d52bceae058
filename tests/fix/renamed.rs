//! "Was it renamed?": works that a citation means by another name.

use crate::mended;

/// A map that cites a work, with a bibliography beside it.
fn citing(cited: &str) -> String {
    format!(
        "paper \"P\"\n  bibliography \"b.bib\"\n\nclaim c \"C.\"\n  supported by e\n\nevidence e \"E.\"\n  from {cited}\n"
    )
}

/// What is cited after mending, and the help that the finding gave.
fn renamed(cited: &str, bibliography: &str) -> (Option<String>, String) {
    let map = citing(cited);
    let (after, _) = mended(&map, &[("b.bib", bibliography)]);
    let now = after
        .lines()
        .find_map(|line| line.strip_prefix("  from "))
        .unwrap()
        .to_owned();
    let run = crate::support::write(&crate::files(&[
        ("m.argmap", &map),
        ("b.bib", bibliography),
    ]));
    let findings = crate::support::check(run.path()).outcome.findings;
    let found = findings
        .into_iter()
        .find(|finding| finding.rule == "unknown-citation");
    let help = found.and_then(|finding| finding.help).unwrap_or_default();
    ((now != cited).then_some(now), help)
}

fn entry(key: &str, author: &str, title: &str, date: &str) -> String {
    format!(
        "@article{{{key}, author={{{author}}}, title={{{title}}}, date={{{date}}}, ids={{old-{key}}}}}\n"
    )
}

#[test]
fn a_key_in_another_style_is_recognized() {
    let smith = entry(
        "smith_2004_trade",
        "Smith, John and Müller, Eva",
        "Trade wars and peace",
        "2004",
    );
    for cited in [
        "smith2004",
        "smith-2004",
        "Smith2004",
        "smithTrade2004",
        "smithMuller2004",
        "smith-et-al-2004",
        "\"Smith:2004\"",
        "old-smith_2004_trade",
    ] {
        let (now, help) = renamed(cited, &smith);
        if cited.starts_with('"') {
            // What stands in quotation marks and is no key is free text.
            assert_eq!((now, &help[..]), (None, ""), "{cited}");
        } else {
            assert_eq!(now.as_deref(), Some("smith_2004_trade"), "{cited}");
            assert!(help.starts_with("was it renamed? "), "{cited}: {help}");
        }
    }
    for cited in [
        "smith2005",
        "smythe2004",
        "smith2004b",
        "smithWars2003",
        "smithHarvest2004",
        "muller2004",
    ] {
        let (now, help) = renamed(cited, &smith);
        assert_eq!(now, None, "{cited}");
        assert!(!help.contains("renamed"), "{cited}: {help}");
    }
}

#[test]
fn other_numbers_are_other_works() {
    for (cited, key, author) in [
        ("mofac-1957", "mofac-1957-12", "Ministry of Foreign Affairs"),
        ("mofac-1957-12", "mofac-1957", "Mofac"),
        ("xinhua-2006", "xinhua-2006-archives", ""),
        ("smith2004", "smith2004b", "Smith, John"),
    ] {
        let (now, _) = renamed(cited, &entry(key, author, "The files", "1999"));
        assert_eq!(now, None, "{cited} {key}");
    }
}

#[test]
fn of_two_works_neither_is_meant() {
    let two = entry(
        "smith_2004_trade",
        "Smith, John",
        "Trade wars and peace",
        "2004",
    ) + &entry("smith_2004_peace", "Smith, Ann", "Peace after all", "2004");
    let (now, help) = renamed("smith2004", &two);
    assert_eq!(now, None);
    assert!(!help.contains("renamed"), "{help}");
    let (now, _) = renamed("smithTrade2004", &two);
    assert_eq!(now.as_deref(), Some("smith_2004_trade"));
}

#[test]
fn keys_that_are_no_names_are_written_in_quotation_marks() {
    let (now, _) = renamed(
        "lou2013",
        &entry("Lou:2013", "Lou, X.", "Sixty years", "2013"),
    );
    assert_eq!(now.as_deref(), Some("\"Lou:2013\""));
    // Its digits are others: it is only asked for.
    let (now, help) = renamed(
        "lou2013",
        &entry("XK5Z:9", "Lou, X.", "Sixty years", "2013-05"),
    );
    assert_eq!(now, None);
    assert_eq!(help, "was it renamed? if it is `XK5Z:9`, cite that");
}

#[test]
fn a_year_is_no_slip_of_the_pen() {
    let (now, help) = renamed(
        "lou-2031",
        &entry("lou-2013", "Lou, X.", "Sixty years", "2013"),
    );
    assert_eq!((now, &help[..]), (None, "did you mean `lou-2013`?"));
}

#[test]
fn the_letter_behind_a_year_is_another_work() {
    for (cited, key) in [
        ("brown1962a", "brown1962b"),
        ("ashworth1911a", "ashworth1911"),
        ("ashworth1911", "ashworth1911a"),
        ("brown-1962a-salt", "brown-1962b-salt"),
        ("lindqvist1998", "lindqvist1988"),
    ] {
        let author = "Nobody, N.";
        let (now, help) = renamed(cited, &entry(key, author, "The salt riot", "1900"));
        assert_eq!(now, None, "{cited} {key}");
        assert!(
            help.contains(key) && help.contains("if it is") || help.starts_with("did you mean"),
            "{cited}: {help}"
        );
        // Nor where the bibliography had it so before.
        let renamed_entry =
            entry(key, author, "The salt riot", "1900").replace(&format!("old-{key}"), cited);
        assert_eq!(renamed(cited, &renamed_entry).0, None, "{cited} {key}");
    }
}

#[test]
fn a_title_or_doi_in_quotation_marks_is_its_work() {
    let title = "The Sino-DPRK Relations over Past Sixty Years";
    let lou =
        entry("lou-2013", "Lou, X.", title, "2013").replace("ids", "doi={10.1080/AbC.1}, ids");
    for cited in [
        title,
        "the Sino-DPRK relations over past sixty years.",
        "10.1080/abc.1",
        "https://doi.org/10.1080/AbC.1",
        "doi:10.1080/abc.1",
    ] {
        let (now, _) = renamed(&format!("\"{cited}\""), &lou);
        assert_eq!(now.as_deref(), Some("lou-2013"), "{cited}");
    }
    for cited in [
        "Lou 2013, The Sino-DPRK Relations over Past Sixty Years",
        "see 10.1080/abc.1",
        "The Sino-DPRK Relations",
    ] {
        assert_eq!(
            renamed(&format!("\"{cited}\""), &lou),
            (None, String::new()),
            "{cited}"
        );
    }
    let two = format!("{lou}{}", entry("lou-2014", "Lou, X.", title, "2014"));
    assert_eq!(renamed(&format!("\"{title}\""), &two).0, None);
    let short = entry("lou-2013", "Lou, X.", "Introduction", "2013");
    assert_eq!(renamed("\"Introduction\"", &short).0, None);
}

/// What `source-conflict` finds between an item and a bibliography.
fn conflict(item: &str, bibliography: &str) -> Vec<String> {
    let map = citing("lou-2013") + "\nsource lou-2013 " + item;
    let folder = crate::support::write(&crate::files(&[
        ("m.argmap", &map),
        ("b.bib", bibliography),
    ]));
    let findings = crate::support::check(folder.path()).outcome.findings;
    let of_rule = findings
        .into_iter()
        .filter(|finding| finding.rule == "source-conflict");
    of_rule.map(|finding| finding.message).collect()
}

#[test]
fn an_item_that_is_an_entry_by_another_name_is_told() {
    let title = "The Sino-DPRK Relations over Past Sixty Years";
    let lou = entry("lou_past_2013", "Lou, Xiaodong", title, "2013")
        .replace("ids", "doi={10.1/abc}, ids");
    let seem = "`lou_past_2013` and `lou-2013` seem to be one work: both have this title";
    let are = "`lou_past_2013` and `lou-2013` are one work: both have the DOI `10.1/abc`";
    for (item, told) in [
        (format!("\"{title}\"\n"), Some(seem)),
        (
            format!("\"{title}\"\n  author \"Lou, Xiaodong\"\n  date 2013\n"),
            Some(seem),
        ),
        ("\"Relations\"\n  doi \"10.1/ABC\"\n".to_owned(), Some(are)),
        (format!("\"{title}\"\n  date 2009\n"), None),
        (format!("\"{title}\"\n  author \"Shen, Zhihua\"\n"), None),
        (format!("\"{title}\"\n  callnumber \"No. 5\"\n"), None),
        ("\"Relations\"\n".to_owned(), None),
    ] {
        let told: Vec<&str> = told.into_iter().collect();
        assert_eq!(conflict(&item, &lou), told, "{item}");
    }
}
