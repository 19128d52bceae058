//! Reading abstract frameworks, well written and not.

use argcheck::import::{Format, MOST_ARGUMENTS, framework};
use argcheck::syntax::is_name;
use proptest::prelude::*;

use super::known::known;

#[track_caller]
fn refused(format: Format, text: &str, expected: &str) {
    let error = framework(format, text).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn formats_are_known_by_their_endings() {
    assert_eq!(Format::of_ending("af"), Some(Format::Af));
    assert_eq!(Format::of_ending("APX"), Some(Format::Apx));
    assert_eq!(Format::of_ending("tgf"), Some(Format::Tgf));
    assert_eq!(Format::of_ending("argmap"), None);
}

#[test]
fn numbers_become_names() {
    let text = "\u{feff}# a chain\r\np af 3\r\n\r\n1 2\r\n2 3\r\n# again\r\n1 2\r\n";
    assert_eq!(
        framework(Format::Af, text).unwrap(),
        "assumption a1\n\nassumption a2\n  opposed by a1\n\nassumption a3\n  opposed by a2\n"
    );
    assert_eq!(framework(Format::Af, "p af 0\n").unwrap(), "");
}

#[test]
fn slips_in_af_are_told_with_their_line() {
    let no_header = "line 1: no line `p af` with the number of arguments";
    refused(Format::Af, "", no_header);
    refused(Format::Af, "# only a remark\n", no_header);
    refused(
        Format::Af,
        "1 2\n",
        "line 1: the first line is not `p af` and a number",
    );
    refused(
        Format::Af,
        "p af x\n",
        "line 1: `x` is no number of arguments",
    );
    refused(
        Format::Af,
        "p af -1\n",
        "line 1: `-1` is no number of arguments",
    );
    refused(
        Format::Af,
        "p af 2\np af 2\n",
        "line 2: a second line that begins with `p`",
    );
    let pair = "an attack is two numbers, the attacker's first";
    refused(Format::Af, "p af 2\n1\n", &format!("line 2: {pair}"));
    refused(Format::Af, "p af 2\n\n1 2 1\n", &format!("line 3: {pair}"));
    let among = "is no argument: they are numbered from 1 to 2";
    refused(Format::Af, "p af 2\n1 3\n", &format!("line 2: `3` {among}"));
    refused(Format::Af, "p af 2\n0 1\n", &format!("line 2: `0` {among}"));
    refused(
        Format::Af,
        "p af 0\n1 1\n",
        "line 2: `1` is no argument: there are no arguments",
    );
    let most = format!("line 1: no more than {MOST_ARGUMENTS} arguments are read");
    refused(Format::Af, "p af 99999999999\n", &most);
}

#[test]
fn facts_may_stand_anywhere() {
    let text = "att(b , a).arg(a).\n% a remark: arg(c).\narg (\n b ) .\natt(b,a).";
    assert_eq!(
        framework(Format::Apx, text).unwrap(),
        "assumption a\n  opposed by b\n\nassumption b\n"
    );
}

#[test]
fn slips_in_apx_are_told_with_their_line() {
    refused(
        Format::Apx,
        "arg(a)\natt(a,a).",
        "line 2: `.` is needed before `a`",
    );
    refused(
        Format::Apx,
        "arg(a).\natt(a).",
        "line 2: `,` is needed before `)`",
    );
    refused(Format::Apx, "arg(a", "line 1: `)` is needed before the end");
    refused(
        Format::Apx,
        "arg().",
        "line 1: the name of an argument is missing",
    );
    refused(
        Format::Apx,
        "arg(a).\natt(a,b).\n",
        "line 2: no argument is called `b`",
    );
    let fact = "line 1: a fact is `arg(a).` or `att(a,b).`";
    refused(Format::Apx, "support(a,b).", fact);
    refused(Format::Apx, "p af 2", fact);
    refused(Format::Apx, ")", fact);
}

#[test]
fn labels_become_texts() {
    let text = "1 The roof \"leaks\"\\.\n2\nsun\n#\n1 2 because\nsun 1\n";
    let map = framework(Format::Tgf, text).unwrap();
    assert_eq!(
        map,
        "assumption a1 \"The roof \\\"leaks\\\"\\\\.\"\n  opposed by sun\n\n\
         assumption a2 \"2\"\n  opposed by a1\n\nassumption sun\n"
    );
    known(&map).expect("sun accepted, a1 defeated, a2 accepted");
}

#[test]
fn slips_in_tgf_are_told_with_their_line() {
    refused(
        Format::Tgf,
        "",
        "line 1: no line `#` between arguments and attacks",
    );
    refused(
        Format::Tgf,
        "a\nb\n",
        "line 2: no line `#` between arguments and attacks",
    );
    refused(
        Format::Tgf,
        "a\na\n#\n",
        "line 2: a second argument is called `a`",
    );
    refused(
        Format::Tgf,
        "a\n#\na\n",
        "line 3: an attack is two names, the attacker's first",
    );
    refused(
        Format::Tgf,
        "a\n#\na b\n",
        "line 3: no argument is called `b`",
    );
    refused(Format::Tgf, "a\n#\n#\n", "line 3: a second line `#`");
}

#[test]
fn names_are_made_fit_and_stay_apart() {
    let text = "arg(1).arg(a1).arg(because).arg(a b).arg(a-b).arg(a_b).arg(--).arg(++).\
                arg(é).arg(e\u{301}).arg(no\u{202e}w).";
    let map = framework(Format::Apx, text).unwrap();
    let names: Vec<&str> = map
        .lines()
        .filter_map(|line| line.strip_prefix("assumption "))
        .collect();
    assert_eq!(
        names,
        [
            "a1-2 \"1\"",
            "a1",
            "the-because \"because\"",
            "a-b-2 \"a b\"",
            "a-b",
            "a_b",
            "a \"--\"",
            "a-2 \"++\"",
            "é",
            "é-2 \"e\u{301}\"",
            "no-w \"no w\"",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_text_makes_a_reader_panic(text in "(p af [0-9]{1,3}|arg\\(|att\\(|[\\PC\r\n]|[a-c0-3(),.#% \n]){0,40}") {
        for format in [Format::Af, Format::Apx, Format::Tgf] {
            if let Err(error) = framework(format, &text) {
                prop_assert!(error.line >= 1 && error.line <= text.lines().count().max(1) + 1);
            }
        }
    }

    #[test]
    fn whatever_arguments_are_called_the_map_is_whole(
        names in prop::collection::hash_set("[^\\s#(),%\u{feff}]{1,4}", 1..6)
    ) {
        let text: String = names.iter().map(|name| format!("{name}\n")).collect();
        let map = framework(Format::Tgf, &format!("{text}#\n")).unwrap();
        let tree = argcheck::syntax::read(&map);
        prop_assert!(tree.slips.is_empty(), "{}\n{:?}", map, tree.slips);
        let map = known(&map);
        prop_assert_eq!(map.map.statements.len(), names.len());
        prop_assert!(map.map.problems.is_empty(), "{:?}", map.map.problems);
        for (id, _) in map.map.all_statements() {
            prop_assert!(is_name(map.map.name_of(id)));
        }
    }
}
