//! The rules on tests, rivals and questions: what each finds, and where it is silent.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod support;

use argcheck::findings::Severity;

/// A rule's findings in a map that is read without slips, as line and message.
fn found(rule: &str, map: &str) -> Vec<(usize, String)> {
    let run = support::check_text(map);
    for slip in ["syntax", "unknown-name", "wrong-kind", "duplicate-relation"] {
        assert!(!support::rules(&run).contains(&slip), "{slip} in\n{map}");
    }
    of_rule(&run, rule)
}

fn of_rule(run: &argcheck::Run, rule: &str) -> Vec<(usize, String)> {
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.rule == rule)
        .map(|finding| {
            let place = finding.place();
            let file = run.project.files.get(place.file);
            (
                file.position(place.span.start).line,
                finding.message.clone(),
            )
        })
        .collect()
}

/// What a rule says of a map in which it finds one thing.
fn only(rule: &str, map: &str) -> (usize, String) {
    let mut found = found(rule, map);
    assert_eq!(found.len(), 1, "{found:?}\n{map}");
    found.remove(0)
}

fn silent(rule: &str, map: &str) {
    let found = found(rule, map);
    assert!(found.is_empty(), "{found:?}\n{map}");
}

/// The same where a map has slips.
fn silent_with_a_slip(rule: &str, map: &str) {
    let run = support::check_text(map);
    let found = of_rule(&run, rule);
    assert!(found.is_empty(), "{found:?}\n{map}");
    assert_ne!(run.outcome.findings.len(), 0, "no slip in\n{map}");
}

/// The findings of a rule in a paper and its review.
fn in_review(rule: &str, paper: &str, review: &str) -> Vec<(usize, String)> {
    let files = vec![
        ("paper.argmap".to_owned(), format!("paper \"Aid\"\n{paper}")),
        (
            "review.argmap".to_owned(),
            format!("review \"On aid\" of \"paper.argmap\" as p\n{review}"),
        ),
    ];
    let folder = support::write(&files);
    let run = support::check(folder.path());
    for slip in ["syntax", "unknown-name", "wrong-kind"] {
        assert!(!support::rules(&run).contains(&slip), "{slip}");
    }
    of_rule(&run, rule)
}

mod failed_test_ignored {
    use super::*;

    const RULE: &str = "failed-test-ignored";

    const HELD: &str = "thesis h\n  supported by e\nevidence e from \"x\"\n";
    const COMPARED: &str = "thesis w: a beats b\n  supported by e\nclaim a\n  supported by e\nclaim b\n  opposed by e\nevidence e from \"x\"\n";

    #[test]
    fn a_thesis_that_failed_a_hoop_test() {
        let map = format!("{HELD}evidence f from \"y\"\n  test hoop of h failed\n");
        let (line, message) = only(RULE, &map);
        assert_eq!(line, 5);
        assert_eq!(
            message,
            "`h` failed the hoop test of `f`, and is held all the same"
        );
        let run = support::check_text(&map);
        let mut findings = run.outcome.findings.iter();
        let finding = findings.find(|finding| finding.rule == RULE).unwrap();
        assert_eq!(finding.severity, Severity::Error);
    }

    #[test]
    fn a_premise_of_a_thesis_that_failed_a_doubly_decisive_test() {
        let map = "thesis t\n  supported by h\nclaim h\n  supported by e\nevidence e from \"x\"\nevidence f from \"y\"\n  test doubly-decisive of h failed\n";
        let (_, message) = only(RULE, map);
        assert!(message.contains("doubly decisive"), "{message}");
    }

    #[test]
    fn a_rival_that_is_preferred_though_it_failed() {
        let map = format!("{COMPARED}evidence f from \"y\"\n  test hoop of a failed\n");
        let (_, message) = only(RULE, &map);
        assert!(
            message.ends_with("preferred all the same by `w`"),
            "{message}"
        );
    }

    #[test]
    fn a_view_on_which_a_thesis_rests() {
        let map = "thesis t\n  supported by h\nclaim h held by \"Lou\"\n  supported by e\nevidence e from \"x\"\nevidence f from \"y\"\n  test hoop of h failed\n";
        only(RULE, map);
    }

    #[test]
    fn evidence_against_something_else() {
        let map =
            format!("{COMPARED}evidence f from \"y\"\n  test hoop of a failed\n  opposes b\n");
        only(RULE, &map);
    }

    #[test]
    fn what_is_restated_is_one() {
        let map = format!(
            "{HELD}claim again\n  restates h\nevidence f from \"y\"\n  test hoop of again failed\n"
        );
        only(RULE, &map);
        let taken_up = format!("{map}f opposes h\n");
        silent(RULE, &taken_up);
    }

    #[test]
    fn silent_where_it_is_an_objection() {
        for more in [
            "  opposes h\n",
            "  opposes h\n    conceded \"one case\"\n",
            "  opposes e\n",
            "  undercuts e for h\n",
            "claim c\n  supported by f\n  opposes h\n",
            "claim c\n  supported by f\nf2 opposes h\nclaim f2\n  supported by c\n",
        ] {
            silent(
                RULE,
                &format!("{HELD}evidence f from \"y\"\n  test hoop of h failed\n{more}"),
            );
        }
        let answered = "evidence f from \"y\"\n  test hoop of h failed\n  opposes h\n    unless g\nevidence g from \"z\"\n";
        silent(RULE, &format!("{HELD}{answered}"));
    }

    #[test]
    fn silent_where_it_counts_against_the_preference() {
        let map = format!("{COMPARED}evidence f from \"y\"\n  test hoop of a failed\n");
        silent(RULE, &format!("{map}  opposes w\n"));
        silent(RULE, &format!("{map}  undercuts e for w\n"));
    }

    #[test]
    fn silent_on_other_tests() {
        for test in [
            "straw-in-the-wind of h failed",
            "smoking-gun of h failed",
            "hoop of h passed",
            "doubly-decisive of h passed",
            "hoop of other against h failed",
        ] {
            silent(
                RULE,
                &format!(
                    "{HELD}claim other held by \"Lou\"\nevidence f from \"y\"\n  test {test}\n"
                ),
            );
        }
    }

    #[test]
    fn silent_on_rivals_that_are_only_named_or_beaten() {
        let supported = "claim b\n  supported by e\n";
        let question = "question q\n  answers h, b\n";
        let test = "evidence f from \"y\"\n  test hoop of b failed\n";
        silent(RULE, &format!("{question}{HELD}{supported}{test}"));
        let beaten = "thesis w: h beats b\n  supported by e\n";
        silent(
            RULE,
            &format!("{beaten}claim h\n  supported by e\n{supported}evidence e from \"x\"\n{test}"),
        );
        let named = "question q\n  answers a, b\nclaim a\n  supported by e\n";
        silent(
            RULE,
            &format!("{named}{supported}evidence e from \"x\"\n{test}"),
        );
    }

    #[test]
    fn silent_on_views_that_are_reported() {
        let view = "claim v held by \"Lou\"\n  supported by e\n";
        silent(
            RULE,
            &format!("{HELD}{view}evidence f from \"y\"\n  test hoop of v failed\n"),
        );
        let view = "claim v: b beats a held by \"Lou\"\n  supported by e\n";
        silent(
            RULE,
            &format!("{COMPARED}{view}evidence f from \"y\"\n  test hoop of b failed\n"),
        );
    }

    #[test]
    fn silent_where_the_preference_falls_or_is_an_objection() {
        let fallen = "thesis w: a beats b\n  supported by e as r\nclaim a\nclaim b\n  opposed by e\nevidence e from \"x\"\nevidence g from \"z\"\n  undercuts w.r\nevidence f from \"y\"\n  test hoop of a failed\n";
        silent(RULE, fallen);
        let objection = format!(
            "{COMPARED}claim o: b beats a\n  supported by g\n  opposes w\nevidence g from \"z\"\nevidence f from \"y\"\n  test hoop of b failed\n"
        );
        silent(RULE, &objection);
    }

    #[test]
    fn silent_where_the_evidence_does_not_stand() {
        silent(
            RULE,
            &format!("{HELD}evidence f\n  test hoop of h failed\n"),
        );
        let opposed = "evidence f from \"y\"\n  test hoop of h failed\n  opposed by g\nevidence g from \"z\"\n";
        silent(RULE, &format!("{HELD}{opposed}"));
    }

    #[test]
    fn silent_where_something_is_damaged() {
        silent_with_a_slip(
            RULE,
            &format!("{HELD}evidence f from \"y\"\n  test hoop of h failed\n  oposes h\n"),
        );
        silent_with_a_slip(
            RULE,
            "thesis hedging\n  supported by e\nevidence e from \"x\"\nevidence f from \"y\"\n  test hoop of hedging failed\n  opposes hedgign\n",
        );
    }

    #[test]
    fn silent_where_a_review_puts_the_test() {
        let review = "evidence f from \"y\"\n  test hoop of p.h failed\n";
        assert_eq!(in_review(RULE, HELD, review), []);
        assert_eq!(in_review(RULE, COMPARED, &review.replace("p.h", "p.a")), []);
        let own = "claim r: p.b beats p.a\n  supported by g\nevidence g from \"z\"\nevidence f from \"y\"\n  test hoop of p.b failed\n";
        assert_eq!(in_review(RULE, COMPARED, own).len(), 1);
    }
}

mod taken_up {
    use std::collections::BTreeSet;

    use argcheck::graph::{Verdict, analyse};
    use proptest::prelude::*;

    /// The evidence, the hypothesis, and claims between them.
    const NAMES: [&str; 6] = ["f", "h", "c", "d", "i", "j"];

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        /// A failed test is found just where it stands, the thesis is held and no odd number of
        /// attacks leads from the evidence to the hypothesis; here by going over all
        /// relations until nothing is added.
        #[test]
        fn as_far_as_relations_lead(
            drawn in prop::collection::btree_set((0..3_usize, 0..6_usize, 0..6_usize), 0..9)
        ) {
            let relations: BTreeSet<_> = drawn.into_iter().filter(|(_, from, to)| from != to).collect();
            let mut map = "evidence g from \"x\"\nevidence f from \"y\"\n  test hoop of h failed\nthesis h\n  supported by g\n".to_owned();
            for name in &NAMES[2..] {
                map.push_str(&format!("claim {name}\n  supported by g\n"));
            }
            for (kind, from, to) in &relations {
                let (from, to) = (NAMES[*from], NAMES[*to]);
                map.push_str(&match kind {
                    0 => format!("{from} supports {to}\n"),
                    1 => format!("{from} opposes {to}\n"),
                    // Nothing is said for evidence, so no step can be undercut.
                    _ if to == "f" => String::new(),
                    _ => format!("{from} undercuts g for {to}\n"),
                });
            }
            let mut reached = BTreeSet::from([(0, false)]);
            loop {
                let before = reached.len();
                for (kind, from, to) in &relations {
                    for side in [false, true] {
                        let exists = *kind < 2 || *to != 0;
                        if exists && reached.contains(&(*from, side)) {
                            reached.insert((*to, side ^ (*kind > 0)));
                        }
                    }
                }
                if reached.len() == before {
                    break;
                }
            }
            let run = super::support::check_text(&map);
            let analysis = analyse(&run.map);
            // The thesis is held although something is left open against it.
            let stand = run.map.all_statements().all(|(id, _)| {
                match (run.map.name_of(id), analysis.standing.of(id)) {
                    ("f", verdict) => verdict == Verdict::Accepted,
                    ("h", verdict) => matches!(verdict, Verdict::Accepted | Verdict::Contested),
                    _ => true,
                }
            });
            let found = super::of_rule(&run, "failed-test-ignored");
            prop_assert_eq!(!found.is_empty(), stand && !reached.contains(&(1, true)), "{}", map);
        }
    }
}

mod overread_test {
    use super::*;

    const RULE: &str = "overread-test";

    const HOOP: &str = "evidence e from \"x\"\n  test hoop of h passed\n";
    const SMOKE: &str = "evidence e from \"x\"\n  test smoking-gun of h failed\n  opposes h\n";

    #[test]
    fn a_passed_hoop_test_as_the_only_support() {
        let (line, message) = only(RULE, &format!("thesis h\n  supported by e\n{HOOP}"));
        assert_eq!(line, 4);
        assert_eq!(
            message,
            "all that speaks for `h` is that it passed the hoop test of `e`"
        );
    }

    #[test]
    fn a_passed_hoop_test_under_a_comparison_that_rests_on_it_too() {
        let map = format!(
            "thesis w: h beats b\n  supported by e\nclaim h\n  supported by e\nclaim b\n  opposed by g\nevidence g from \"z\"\n{HOOP}"
        );
        only(RULE, &map);
    }

    #[test]
    fn a_failed_smoking_gun_as_refutation() {
        let (line, message) = only(
            RULE,
            &format!("thesis t\n  supported by g\nevidence g from \"z\"\nclaim h\n{SMOKE}"),
        );
        assert_eq!(line, 6);
        assert_eq!(
            message,
            "all that speaks against `h` is that it failed the smoking-gun test of `e`"
        );
    }

    const RIVALS: &str = "question q\n  answers h, b\n  exclusive\nthesis h\n  supported by e and g\nclaim b\nevidence g from \"z\"\n";

    #[test]
    fn a_smoking_gun_that_a_rival_expects_too() {
        let map = format!(
            "{RIVALS}evidence e from \"x\"\n  test smoking-gun of h passed\n  expected under b\n"
        );
        let (line, message) = only(RULE, &map);
        assert_eq!(line, 9);
        assert_eq!(
            message,
            "`e` is called a smoking gun for `h`, and is expected under `b` as well"
        );
        let decisive = map.replace("smoking-gun", "doubly-decisive");
        only(RULE, &decisive);
        // The hypothesis itself leads one to expect it as well.
        only(RULE, &map.replace("under b", "under h, b"));
    }

    #[test]
    fn a_smoking_gun_that_the_rival_named_expects_too() {
        let map = "thesis h\n  supported by e and g\nclaim b held by \"Lou\"\nevidence g from \"z\"\nevidence e from \"x\"\n  test smoking-gun of h against b passed\n  expected under b\n";
        only(RULE, map);
    }

    #[test]
    fn silent_where_a_hoop_test_is_not_all() {
        for more in [
            "  supported by g\n",
            "  supported by e\n    because \"hardly anything else would pass\"\n",
            "  supported by e\n    because g\n",
            "  strength possible\n  supported by e\n",
            "  says \"may have\" strength conjecture\n  supported by e\n",
        ] {
            let support = if more.contains("by e") {
                ""
            } else {
                "  supported by e\n"
            };
            silent(
                RULE,
                &format!("thesis h\n{support}{more}{HOOP}evidence g from \"z\"\n"),
            );
        }
        silent(
            RULE,
            &format!("thesis h\n  supported by e and g\n{HOOP}evidence g from \"z\"\n"),
        );
    }

    #[test]
    fn silent_where_another_test_says_more() {
        let thesis = format!("thesis h\n  supported by e\n{HOOP}");
        silent(RULE, &format!("{thesis}  test smoking-gun of h passed\n"));
        silent(
            RULE,
            &format!("{thesis}evidence g from \"z\"\n  test doubly-decisive of h passed\n"),
        );
    }

    #[test]
    fn silent_where_it_may_win_by_elimination() {
        let map = format!(
            "question q\n  answers h, b\n  exhaustive because \"it was one or the other\"\nthesis h\n  supported by e\nclaim b\n  opposed by g\nevidence g from \"z\"\n{HOOP}"
        );
        silent(RULE, &map);
        let compared = format!(
            "thesis w: h beats b\n  supported by g\nclaim h\n  supported by e\nclaim b\n  opposed by g\nevidence g from \"z\"\n{HOOP}"
        );
        silent(RULE, &compared);
    }

    #[test]
    fn silent_on_what_is_not_the_authors() {
        let rest = format!("thesis t\n  supported by g\nevidence g from \"z\"\n{HOOP}");
        silent(
            RULE,
            &format!("question q\n  answers t, h\nclaim h\n  supported by e\n{rest}"),
        );
        silent(
            RULE,
            &format!("claim h held by \"Lou\"\n  supported by e\n{rest}"),
        );
        silent(
            RULE,
            &format!("claim h\n  supported by e\n  opposes t\n{rest}"),
        );
    }

    #[test]
    fn silent_on_straws_and_on_failed_hoops() {
        let thesis = "thesis h\n  supported by e\nevidence e from \"x\"\n";
        silent(
            RULE,
            &format!("{thesis}  test straw-in-the-wind of h passed\n"),
        );
        silent(RULE, &format!("{thesis}  test hoop of h failed\n"));
        let opposed = "thesis t\n  supported by g\nevidence g from \"z\"\nclaim h\nevidence e from \"x\"\n  opposes h\n";
        silent(RULE, &format!("{opposed}  test hoop of h failed\n"));
        silent(
            RULE,
            &format!("{opposed}  test doubly-decisive of h failed\n"),
        );
    }

    #[test]
    fn silent_where_a_failed_smoking_gun_is_not_all() {
        let rest = "thesis t\n  supported by g\nevidence g from \"z\"\n";
        silent(RULE, &format!("{rest}claim h\n  opposed by g\n{SMOKE}"));
        silent(
            RULE,
            &format!("{rest}claim h\n{SMOKE}  unexpected under h\n"),
        );
        silent(
            RULE,
            &format!("{rest}claim h\n{SMOKE}    conceded \"it weighs little\"\n"),
        );
        silent(
            RULE,
            &format!("{rest}claim h\n{SMOKE}    because \"it could not be hidden\"\n"),
        );
        silent(RULE, &format!("{rest}claim h\n{SMOKE}    unless g\n"));
        silent(
            RULE,
            &format!("{rest}claim h\n{SMOKE}evidence f from \"y\"\n  test hoop of h failed\n"),
        );
        let unused = SMOKE.replace("  opposes h\n", "");
        silent(RULE, &format!("{rest}claim h\n{unused}"));
    }

    #[test]
    fn silent_where_rivals_do_not_exclude_one_another() {
        let test = "evidence e from \"x\"\n  test smoking-gun of h passed\n  expected under b\n";
        silent(
            RULE,
            &format!("{}{test}", RIVALS.replace("  exclusive\n", "")),
        );
        silent(
            RULE,
            &format!("{RIVALS}{}", test.replace("under b", "under h")),
        );
        silent(
            RULE,
            &format!("{RIVALS}{}", test.replace("  expected", "  unexpected")),
        );
        silent(
            RULE,
            &format!("{RIVALS}{}", test.replace("passed", "failed")),
        );
        let elsewhere = test.replace(
            "  expected under b\n",
            "evidence f from \"y\"\n  expected under b\n",
        );
        silent(RULE, &format!("{RIVALS}{elsewhere}"));
        let restated = format!(
            "{RIVALS}claim again\n  restates h\n{}",
            test.replace("under b", "under again")
        );
        silent(RULE, &restated);
    }

    #[test]
    fn silent_where_something_is_damaged_or_a_review_says_it() {
        silent_with_a_slip(
            RULE,
            &format!("thesis h\n  supported by e\n  suported by g\n{HOOP}evidence g from \"z\"\n"),
        );
        silent_with_a_slip(RULE, &format!("thesis h\n  supported by e and gg\n{HOOP}"));
        let paper = "thesis h\n  supported by e\nevidence e from \"x\"\n";
        let review = "evidence f from \"x\"\n  restates p.e\n  test hoop of p.h passed\n";
        assert_eq!(in_review(RULE, paper, review), []);
        let paper = format!(
            "{}evidence e from \"x\"\n  test smoking-gun of h passed\n  expected under b\n",
            RIVALS.replace("  exclusive\n", "")
        );
        assert_eq!(
            in_review(
                RULE,
                &paper,
                "question again\n  answers p.h, p.b\n  exclusive\n"
            ),
            []
        );
    }
}

mod both_rivals_stand {
    use super::*;

    const RULE: &str = "both-rivals-stand";

    const EXCLUSIVE: &str = "question q\n  answers a, b\n  exclusive\n";
    const A: &str = "thesis a\n  supported by e\nevidence e from \"x\"\n";
    const B: &str = "claim b\n  supported by f\nevidence f from \"y\"\n";

    #[test]
    fn exclusive_rivals_that_are_both_accepted() {
        let (line, message) = only(RULE, &format!("{EXCLUSIVE}{A}{B}"));
        assert_eq!(line, 1);
        assert_eq!(
            message,
            "`a` and `b` both stand, and at most one answer to `q` is true"
        );
        let third = format!(
            "{}{A}{B}claim c\n  supported by e\n",
            EXCLUSIVE.replace("a, b", "a, b, c")
        );
        let (_, message) = only(RULE, &third);
        assert!(
            message.starts_with("`a`, `b` and `c` all stand"),
            "{message}"
        );
    }

    #[test]
    fn an_objection_that_is_answered_does_not_count() {
        only(
            RULE,
            &format!(
                "{EXCLUSIVE}{A}{B}evidence g from \"z\"\n  opposes b\n    unless h\nevidence h from \"z\"\n"
            ),
        );
    }

    const COMPARED: &str = "thesis w: a beats b\n  supported by g\nevidence g from \"z\"\n";

    #[test]
    fn a_beaten_rival_that_stands_alone() {
        let fallen = "claim a\n  supported by e as r\nevidence e from \"x\"\nevidence u from \"u\"\n  undercuts a.r\n";
        let (line, message) = only(RULE, &format!("{COMPARED}{fallen}{B}"));
        assert_eq!(line, 1);
        assert_eq!(
            message,
            "`w` prefers `a` to `b`, and of the two only `b` stands"
        );
    }

    #[test]
    fn an_exhaustive_question_without_an_answer_that_stands() {
        let fallen = "claim a\n  opposed by e\nevidence e from \"x\"\nclaim b\n  supported by f as r\nevidence f from \"y\"\ne undercuts b.r\n";
        let map = format!(
            "question q\n  answers a, b\n  exhaustive because \"why\"\nthesis t\n  supported by e\n{fallen}"
        );
        let (line, message) = only(RULE, &map);
        assert_eq!(line, 3);
        assert_eq!(
            message,
            "no answer to `q` stands, and one of them is said to be true"
        );
    }

    #[test]
    fn silent_where_one_is_contested_or_falls() {
        silent(
            RULE,
            &format!("{EXCLUSIVE}{A}{B}evidence g from \"z\"\n  opposes b\n"),
        );
        silent(
            RULE,
            &format!(
                "{EXCLUSIVE}{A}{B}evidence g from \"z\"\n  opposes b\n    conceded \"outweighed\"\n"
            ),
        );
        silent(
            RULE,
            &format!("{EXCLUSIVE}{A}{B}evidence g from \"z\"\n  undercuts f for b\n"),
        );
        silent(RULE, &format!("{EXCLUSIVE}{A}claim b\n"));
    }

    #[test]
    fn silent_where_they_are_not_exclusive_or_are_one() {
        silent(RULE, &format!("question q\n  answers a, b\n{A}{B}"));
        silent(RULE, &format!("{EXCLUSIVE}{A}claim b\n  restates a\n"));
    }

    #[test]
    fn silent_on_views_and_on_other_papers() {
        let a = A.replace("thesis a", "claim a held by \"Lou\"");
        let b = B.replace("claim b", "claim b held by \"Shen\"");
        silent(RULE, &format!("{EXCLUSIVE}{a}{b}"));
        // Beside the map's own thesis a view that stands is told.
        only(RULE, &format!("{EXCLUSIVE}{A}{b}"));
        let asked = "question q\n  answers p.a, p.b\n  exclusive\n";
        assert_eq!(in_review(RULE, &format!("{A}{B}"), asked), []);
        let told = "claim b\n  supported by f\n  answers p.q\nevidence f from \"y\"\n";
        let question = "question q\n  answers a\n  exclusive\n";
        assert_eq!(in_review(RULE, &format!("{question}{A}"), told), []);
    }

    #[test]
    fn silent_where_the_objection_is_told_in_a_review() {
        let paper = format!("{EXCLUSIVE}{A}{B}");
        let review = "evidence g from \"z\"\n  opposes p.b\n";
        assert_eq!(in_review(RULE, &paper, review), []);
        assert_eq!(in_review(RULE, &paper, "evidence g from \"z\"\n").len(), 1);
    }

    #[test]
    fn silent_where_something_is_damaged() {
        silent_with_a_slip(
            RULE,
            &format!(
                "{EXCLUSIVE}{A}{}",
                B.replace("  supported", "  oposed by g\n  supported")
            ),
        );
        silent_with_a_slip(
            RULE,
            "question q\n  answers a, b, c d\n  exhaustive because \"why\"\nclaim a\n  opposed by e\nclaim b\n  opposed by e\nevidence e from \"x\"\n",
        );
    }

    #[test]
    fn silent_where_the_better_stands_or_is_contested() {
        silent(
            RULE,
            &format!("{COMPARED}claim a\n  supported by e\nevidence e from \"x\"\n{B}"),
        );
        silent(
            RULE,
            &format!(
                "{COMPARED}claim a\n  supported by e\n  opposed by g\nevidence e from \"x\"\n{B}"
            ),
        );
        // Neither stands.
        silent(
            RULE,
            &format!(
                "{COMPARED}claim a\n  supported by e as r\nevidence e from \"x\"\ng undercuts a.r\nclaim b\n  opposed by g\n"
            ),
        );
    }

    #[test]
    fn silent_where_the_better_is_reported_as_unsupported() {
        silent(RULE, &format!("{COMPARED}claim a\n{B}"));
    }

    #[test]
    fn silent_on_a_preference_that_is_not_the_authors() {
        let fallen = "claim a\n  supported by e as r\nevidence e from \"x\"\nevidence u from \"u\"\n  undercuts a.r\n";
        let view = COMPARED.replace("thesis w: a beats b", "claim w: a beats b held by \"Lou\"");
        silent(
            RULE,
            &format!("{view}{fallen}{B}thesis t\n  supported by u\n"),
        );
    }

    #[test]
    fn silent_where_answers_are_left_aside() {
        let exhaustive = "question q\n  answers a, b\n  exhaustive because \"why\"\n";
        silent(
            RULE,
            &format!("{exhaustive}claim a\n  opposed by e\nevidence e from \"x\"\nclaim b\n"),
        );
        silent(RULE, &format!("{exhaustive}claim a\nclaim b\n"));
        silent(RULE, &format!("{exhaustive}{A}claim b\n  opposed by e\n"));
        silent(
            RULE,
            &format!(
                "{exhaustive}claim a\n  opposed by e\nevidence e from \"x\"\n{B}e opposes b\n"
            ),
        );
        let one = "question q\n  answers a\n  exhaustive because \"why\"\nclaim a\n  opposed by e\nevidence e from \"x\"\n";
        silent(RULE, one);
    }
}

mod unproved_exhaustion {
    use super::*;

    const RULE: &str = "unproved-exhaustion";

    #[test]
    fn exhaustive_without_a_reason() {
        let map = "question q\n  answers a, b\n  exhaustive\nclaim a\nclaim b\n";
        let (line, _) = only(RULE, map);
        assert_eq!(line, 3);
        silent(
            RULE,
            &map.replace("exhaustive", "exhaustive because \"why\""),
        );
        silent(RULE, &map.replace("exhaustive", "exclusive"));
        silent_with_a_slip(RULE, &map.replace("exhaustive", "exhaustive because why"));
    }
}

mod rival_begs_thesis {
    use super::*;

    const RULE: &str = "rival-begs-thesis";

    const ASSUMED: &str =
        "thesis w: a beats b\n  supported by c\nassumption a\nclaim c\n  supported by a\n";

    #[test]
    fn a_competitor_that_is_only_assumed() {
        let (line, message) = only(RULE, &format!("{ASSUMED}claim b\n  opposed by c\n"));
        assert_eq!(line, 1);
        assert_eq!(
            message,
            "all that speaks against `b` takes its competitor `a` for granted, which is only assumed"
        );
    }

    #[test]
    fn the_competitor_is_the_objection() {
        only(RULE, &format!("{ASSUMED}claim b\n  opposed by a\n"));
        only(
            RULE,
            &format!("{ASSUMED}claim b\n  opposed by a\n  opposed by c\n"),
        );
        only(
            RULE,
            &format!("{ASSUMED}evidence e from \"x\"\nclaim b\n  opposed by c and e\n"),
        );
        only(
            RULE,
            &format!("{ASSUMED}claim again\n  restates a\nclaim b\n  opposed by again\n"),
        );
    }

    #[test]
    fn a_competitor_that_rests_on_its_being_better() {
        let map = "thesis w: a beats b\n  supported by e\nevidence e from \"x\"\nclaim a\n  supported by w\nclaim b\n  opposed by a\n";
        let (_, message) = only(RULE, map);
        assert!(message.ends_with("which rests on `w` alone"), "{message}");
        only(RULE, &map.replace("opposed by a", "opposed by w"));
    }

    #[test]
    fn an_exclusive_question_makes_no_difference_to_what_is_assumed() {
        only(
            RULE,
            &format!("question q\n  answers a, b\n  exclusive\n{ASSUMED}claim b\n  opposed by a\n"),
        );
    }

    #[test]
    fn silent_where_the_competitor_has_a_ground() {
        let map = "thesis w: a beats b\n  supported by c\nclaim a\n  supported by e\nevidence e from \"x\"\nclaim c\n  supported by a\nclaim b\n  opposed by c\n";
        silent(RULE, map);
        silent(
            RULE,
            &format!("question q\n  answers a, b\n  exclusive\n{map}"),
        );
        silent(
            RULE,
            &format!("{ASSUMED}evidence e from \"x\"\n  supports a\nclaim b\n  opposed by c\n"),
        );
        silent(
            RULE,
            &map.replace(
                "supported by e\nevidence e from \"x\"",
                "supported by s\nassumption s",
            ),
        );
    }

    #[test]
    fn silent_where_something_else_speaks_against_the_rival() {
        let rest = format!("{ASSUMED}evidence e from \"x\"\n");
        silent(
            RULE,
            &format!("{rest}claim b\n  opposed by c\n  opposed by e\n"),
        );
        silent(
            RULE,
            &format!("{rest}  supports c\nclaim b\n  opposed by c\n"),
        );
        silent(
            RULE,
            &format!(
                "{rest}claim b\n  supported by f as r\n  opposed by c\nevidence f from \"y\"\n  unexpected under a\ne undercuts b.r\n"
            ),
        );
    }

    #[test]
    fn silent_where_a_test_or_an_expectation_tells_against_the_rival() {
        for test in [
            "unexpected under b",
            "test hoop of b failed",
            "test smoking-gun of a against b passed",
        ] {
            silent(
                RULE,
                &format!("{ASSUMED}claim b\n  opposed by c\nevidence e from \"x\"\n  {test}\n"),
            );
        }
        only(
            RULE,
            &format!(
                "{ASSUMED}claim b\n  opposed by c\nevidence e from \"x\"\n  expected under b\n"
            ),
        );
    }

    #[test]
    fn silent_where_nothing_opposes_the_rival() {
        silent(RULE, &format!("{ASSUMED}claim b\n"));
        silent(RULE, &format!("{ASSUMED}claim b\n  supported by c\n"));
        // An objection without grounds counts for nothing.
        silent(
            RULE,
            &format!("{ASSUMED}claim b\n  opposed by c and d\nclaim d held by \"Lou\"\n"),
        );
    }

    #[test]
    fn silent_where_nothing_compares() {
        let map = format!("{ASSUMED}claim b\n  opposed by c\n");
        silent(RULE, &map.replace("thesis w: a beats b", "thesis w"));
        silent(
            RULE,
            &map.replace("a beats b\n", "a beats b\n  held by \"Lou\"\n"),
        );
        silent(RULE, &map.replace("a beats b", "b beats a"));
    }

    #[test]
    fn silent_where_something_is_damaged() {
        silent_with_a_slip(
            RULE,
            &format!("{ASSUMED}claim b\n  opposed by c\n  oposed by e\nevidence e from \"x\"\n"),
        );
        silent_with_a_slip(
            RULE,
            &format!("{ASSUMED}claim b\n  opposed by c and nobody\n"),
        );
        silent_with_a_slip(
            RULE,
            &format!(
                "{}claim b\n  opposed by c\n",
                ASSUMED.replace("assumption a\n", "assumption a\n  suported by e\n")
            ),
        );
    }

    #[test]
    fn silent_where_a_review_speaks_against_the_rival() {
        let paper = format!("{ASSUMED}claim b\n  opposed by c\n");
        assert_eq!(
            in_review(RULE, &paper, "evidence e from \"x\"\n  opposes p.b\n"),
            []
        );
        assert_eq!(in_review(RULE, &paper, "evidence e from \"x\"\n").len(), 1);
    }
}

mod unanswered_question {
    use super::*;

    const RULE: &str = "unanswered-question";

    const REST: &str = "thesis t\n  supported by e\nevidence e from \"x\"\n";

    #[test]
    fn a_question_without_answers() {
        let (line, message) = only(RULE, &format!("question q\n{REST}"));
        assert_eq!((line, message.as_str()), (1, "no answer to `q` is listed"));
        silent(
            RULE,
            &format!("question q\n{REST}").replace("thesis t\n", "thesis t\n  answers q\n"),
        );
    }

    #[test]
    fn answers_on_which_nothing_bears() {
        let map = format!("question q\n  answers a, b\nclaim a\nclaim b\n{REST}");
        let (line, message) = only(RULE, &map);
        assert_eq!(
            (line, message.as_str()),
            (1, "nothing bears on any of the answers to `q`")
        );
        for more in [
            "  supports a\n",
            "  opposes b\n",
            "  expected under a\n",
            "  unexpected under b\n",
            "  test straw-in-the-wind of a passed\n",
            "claim w: a beats b\n  supported by e\n",
            "claim finer\n  refines a\n",
            "claim again\n  restates a\n  supported by e\n",
        ] {
            silent(RULE, &format!("{map}{more}"));
        }
    }

    #[test]
    fn silent_where_an_answer_is_reported_as_unsupported() {
        silent(RULE, &format!("question q\n  answers a\nclaim a\n{REST}"));
        silent(RULE, "question q\n  answers a, b\nthesis a\nclaim b\n");
        let used = format!("question q\n  answers a, b\nclaim a\nclaim b\n{REST}")
            .replace("by e\n", "by e\n  supported by a\n");
        silent(RULE, &used);
        let (_, message) = only(
            RULE,
            &format!("question q\n  answers a\nclaim a held by \"Lou\"\n{REST}"),
        );
        assert_eq!(message, "nothing bears on `a`, the answer to `q`");
    }

    #[test]
    fn silent_where_an_answer_may_have_been_lost() {
        silent_with_a_slip(
            RULE,
            &format!("question motive\n{REST}claim a\n  answers motiv\n"),
        );
        silent_with_a_slip(RULE, &format!("question motive\n  answers nobody\n{REST}"));
        silent_with_a_slip(
            RULE,
            &format!("question motive\n  answer a\nclaim a\n  supported by e\n{REST}"),
        );
        silent_with_a_slip(
            RULE,
            &format!("question motive\n{REST}clame a answers motive\n"),
        );
    }

    const BESIDE: &str = "question own\n  answers t, u\nquestion other\n  answers a, b\nthesis t\n  supported by e\nclaim u\nclaim a\nclaim b\nevidence e from \"x\"\n  expected under a\n  test hoop of b passed\n";

    #[test]
    fn a_thesis_whose_evidence_is_rated_for_another_question() {
        let (line, message) = only(RULE, BESIDE);
        assert_eq!(line, 5);
        assert_eq!(
            message,
            "`t` answers `own`, and all its evidence is rated for the answers to `other`"
        );
    }

    #[test]
    fn silent_where_some_evidence_bears_on_the_thesis_itself() {
        silent(RULE, &format!("{BESIDE}  expected under u\n"));
        silent(RULE, &format!("{BESIDE}  expected under t\n"));
        silent(
            RULE,
            &BESIDE.replace(
                "  supported by e\nclaim u",
                "  supported by e\n    because \"why\"\nclaim u",
            ),
        );
        silent(
            RULE,
            &format!("{BESIDE}evidence f from \"y\"\n  supports t\n"),
        );
        silent(RULE, &BESIDE.replace("answers a, b", "answers a, b, t"));
        // An answer to a question on the way is a reason like any other.
        silent(
            RULE,
            "question own\n  answers t, u\nquestion other\n  answers a, b\nthesis t\n  supported by a\nclaim u\nclaim a\n  supported by e\nclaim b\nevidence e from \"x\"\n  expected under a\n",
        );
    }
}
