//! What the properties found once, each in its smallest form.

use argcheck::report::Format;

use crate::render::File;
use crate::run::{check_paths, check_text, shown, write};

/// The findings of a map, one a line.
fn findings(text: &str) -> Vec<String> {
    let run = check_text("map.argmap", text.as_bytes().to_vec());
    let findings = run.outcome.findings.iter();
    findings
        .map(|finding| {
            let severity = finding.severity.word();
            format!("{severity} {}: {}", finding.rule, finding.message)
        })
        .collect()
}

#[test]
fn a_source_that_rests_on_itself_is_the_shortest_circle_of_its_component() {
    let found = findings(
        "evidence fact\n  from ledger\n\
         source ledger\n  rests on gazette\n\
         source gazette\n  rests on ledger via gazette\n\
         claim thing\n  supported by fact\n",
    );
    assert!(
        found.contains(&"error circular-sourcing: `gazette` rests on itself".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_grounded_circle_is_told_though_one_of_its_reasons_lacks_a_premise() {
    let found = findings(
        "thesis whole\n  supported by part and loose\n  supported by fact\n\
         claim part\n  supported by whole\n\
         claim loose\n\
         evidence fact\n  from \"a book\"\n",
    );
    let circle = "warning circular-support: `whole` and `part` support each other in a circle; \
                  it is held from outside as well";
    assert!(found.contains(&circle.to_owned()), "{found:?}");
}

#[test]
fn a_reason_without_a_warrant_repeats_one_of_several_wherever_it_stands() {
    let head = "thesis whole\n";
    let items = [
        "part supports whole\n",
        "part supports whole because one\n",
        "part supports whole because other\n",
    ];
    let tail = "evidence part\n  from \"a book\"\nassumption one\nassumption other\n";
    for order in [[0, 1, 2], [1, 0, 2], [1, 2, 0]] {
        let lines = order.map(|at| items[at]).concat();
        let found = findings(&format!("{head}{lines}{tail}"));
        let twice = found
            .iter()
            .filter(|line| line.starts_with("warning duplicate-relation"));
        assert_eq!(twice.count(), 1, "{lines}{found:?}");
    }
}

#[test]
fn a_lone_carriage_return_and_an_inner_byte_order_mark_do_not_reach_the_terminal() {
    for hidden in ["\r", "\u{feff}", "\u{200b}"] {
        let text = format!("claim sky \"The {hidden} sky.\"\n");
        let run = check_text("map.argmap", text.into_bytes());
        let human = String::from_utf8(shown(&run, Format::Human)).unwrap_or_default();
        assert!(
            human.contains("sky.") && !human.contains(hidden),
            "{human:?}"
        );
    }
}

#[test]
fn files_come_in_the_order_of_their_paths_however_they_are_given() {
    let file = |path, text: &str| File {
        path,
        text: text.to_owned(),
        references: Vec::new(),
        items: Vec::new(),
    };
    let (_directory, paths) = write(&[
        file(
            "a.argmap",
            "use \"b.argmap\"\nthesis one\n  supported by b.two\n",
        ),
        file(
            "b.argmap",
            "use \"a.argmap\"\nclaim two\n  supported by a.one\n",
        ),
    ]);
    let [a, b] = [0, 1].map(|at| shown(&check_paths(vec![paths[at].clone()]), Format::Json));
    assert_eq!(a, b);
}

#[test]
fn half_a_clause_at_the_margin_is_marked_by_the_words_that_stand_there() {
    for line in ["supported é by x", "supported", "held", "supported by é"] {
        let run = check_text("map.argmap", format!("claim sky\n{line}\n").into_bytes());
        let first = run
            .outcome
            .findings
            .iter()
            .find(|finding| finding.rule == "syntax");
        let place = first.map(|finding| finding.place());
        let marked = place.map(|place| run.project.files.text(place.file, place.span));
        let expected = if line.starts_with("supported by") {
            "supported by"
        } else {
            &line[..4]
        };
        assert!(
            marked.is_some_and(|marked| marked.starts_with(expected)),
            "{line}: {marked:?}"
        );
    }
}

#[test]
fn a_dash_between_notes_is_marked_whole() {
    let run = check_text("map.argmap", "note 4–5 missing\n".into());
    let mut findings = run.outcome.findings.iter();
    let slip = findings
        .find(|finding| finding.rule == "syntax")
        .expect("a slip");
    let place = slip.place();
    assert_eq!(run.project.files.text(place.file, place.span), "–");
    assert!(
        slip.help
            .as_deref()
            .is_some_and(|help| help.contains("`note 4..5`"))
    );
}

#[test]
fn help_shows_no_hidden_letter_of_the_map() {
    let run = check_text(
        "map.argmap",
        "claim sky\nsupported by \u{200b}\u{1b}[31m\n".into(),
    );
    let help = run
        .outcome
        .findings
        .iter()
        .filter_map(|finding| finding.help.as_deref());
    let help: String = help.collect();
    assert!(
        help.contains("\\u{200b}") && !help.contains(['\u{200b}', '\u{1b}']),
        "{help:?}"
    );
}

#[test]
fn a_premise_whose_fellow_is_misspelt_is_not_taken_to_stand_alone() {
    let found = findings(
        "thesis whole\n  supported by one and oter\n  opposed by one\n    conceded \"so\"\n\
         assumption one\nassumption other\n",
    );
    let grave: Vec<&String> = found
        .iter()
        .filter(|line| !line.starts_with("info"))
        .collect();
    assert_eq!(grave, ["error unknown-name: nothing is named `oter`"]);
}

#[test]
fn what_a_misspelt_map_was_meant_to_lead_to_is_not_also_unsupported() {
    let file = |path, text: &str| File {
        path,
        text: text.to_owned(),
        references: Vec::new(),
        items: Vec::new(),
    };
    let (_directory, paths) = write(&[
        file("a.argmap", "thesis whole\n"),
        file(
            "b.argmap",
            "use \"a.argmap\" as dusk\nassumption part\n  supports dausk.whole\n",
        ),
    ]);
    let run = check_paths(paths);
    assert_eq!((run.summary.errors, run.summary.warnings), (1, 0));
}
