//! What the properties found once, each in its smallest form.

use crate::run::check_text;

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
