//! One mistake, one finding: what a slip leaves open is not held against the rest
//! of the map.

mod support;

use argcheck::findings::Severity;

/// The errors and warnings of a map, as line and rule.
fn found(map: &str) -> Vec<(usize, &'static str)> {
    let run = support::check_text(map);
    let file = |finding: &argcheck::findings::Finding| {
        let place = finding.place();
        run.project
            .files
            .get(place.file)
            .position(place.span.start)
            .line
    };
    run.outcome
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .map(|finding| (file(finding), finding.rule))
        .collect()
}

/// The infos of a map that say something is not put to use.
fn unused(map: &str) -> usize {
    let rules = ["unused-note", "unused-source", "disconnected"];
    let run = support::check_text(map);
    let found = run.outcome.findings.iter();
    found
        .filter(|finding| rules.contains(&finding.rule))
        .count()
}

#[test]
fn a_note_keeps_its_number_whatever_follows() {
    let map = "thesis t\n  supported by e\nevidence e from note 12\nnote 12 cites smith at p. 3\nsource smith\n";
    assert_eq!(found(map), [(4, "syntax")]);
    let list = "thesis t\n  supported by e\nevidence e from note 13\nnote 12-14 missing\n";
    assert_eq!(found(list), [(4, "syntax")]);
    assert_eq!(unused(list), 0);
}

#[test]
fn a_slip_in_the_header_leaves_the_keys_open() {
    let rest = "thesis t\n  supported by e\nevidence e from cohn2002\n";
    for header in [
        "paper \"The Plague\"\n  bibliography plague.bib\n",
        "paper \"The Plague\"\n  bibliograpy \"plague.bib\"\n",
        "paper The Plague bibliography \"plague.bib\"\n",
    ] {
        let errors = found(&format!("{header}{rest}"));
        assert_eq!(errors.len(), 1, "{header}{errors:?}");
        assert_eq!(errors[0].1, "syntax");
    }
    let known = found(&format!("paper \"The Plague\"\n{rest}"));
    assert_eq!(known, [(4, "unknown-citation")]);
}

#[test]
fn a_slip_beside_the_reasons_leaves_nothing_open() {
    let map = "thesis t\n  supported by b\n  strenght likely\nclaim b\n";
    assert_eq!(found(map), [(3, "syntax"), (4, "unsupported-claim")]);
    let misspelt = "thesys t\n  supported by b\nclaim b\n";
    assert_eq!(found(misspelt), [(1, "syntax"), (3, "unsupported-claim")]);
}

#[test]
fn a_slip_in_a_reason_leaves_a_circle_open() {
    let circle = |word: &str| {
        format!("thesis t\n  {word} by a\nclaim a\n  supported by b\nclaim b\n  supported by a\n")
    };
    assert_eq!(found(&circle("suported")), [(2, "syntax")]);
    assert_eq!(found(&circle("supported")), [(4, "circular-support")]);
}

#[test]
fn numbers_and_sources_in_a_slip_are_in_use() {
    let map = "thesis t\n  supported by e\nevidence e from note 4, 5\nnote 4 cites x\nnote 5 cites x\nsource x\n";
    assert_eq!(found(map), [(3, "syntax")]);
    assert_eq!(unused(map), 0);
    let wrong = "thesis t\n  supported by s\nsource s \"A book\"\n";
    assert_eq!(found(wrong), [(2, "wrong-kind")]);
    assert_eq!(unused(wrong), 0);
}

#[test]
fn a_thesis_does_not_stand_on_a_view_of_another_alone() {
    let map = "thesis t\n  supported by a\nclaim a held by \"Smith\"\n";
    assert_eq!(found(map), [(3, "unsupported-claim")]);
    let aside = "thesis t\n  supported by e\n  opposed by a\nclaim a held by \"Smith\"\nevidence e from \"x\"\n";
    assert_eq!(found(aside), []);
}

#[test]
fn a_reason_told_without_its_claim_is_found() {
    let map = "thesis t\n  supported by e as r\nevidence e from \"x\"\nclaim u\n  supported by e\n  undercuts r\n";
    assert_eq!(found(map), [(6, "unknown-name")]);
    let help = support::check_text(map).outcome.findings;
    assert!(
        help.iter()
            .any(|finding| finding.help.as_deref() == Some("did you mean `t.r`?"))
    );
}
