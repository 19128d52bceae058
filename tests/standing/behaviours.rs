//! What the meaning of a map promises, one promise to a test.

use argcheck::graph::Force;

use super::known::known;

#[test]
fn a_claim_with_grounds_and_no_opposition_is_accepted() {
    known(
        "claim roof \"The roof leaks.\"\n  supported by stain\n\
         evidence stain from \"survey\"\n",
    )
    .expect("roof accepted, stain accepted");
}

#[test]
fn reason_against_reason_is_contested() {
    let map = known(
        "claim roof\n  supported by stain\n  opposed by tiles\n\
         evidence stain from \"survey\"\nevidence tiles from \"survey\"\n",
    );
    map.expect("roof contested, stain accepted, tiles accepted");
    assert_eq!(map.cause("roof"), "none");
}

#[test]
fn many_reasons_weigh_no_more_than_one() {
    known(
        "claim roof\n  supported by a\n  supported by b\n  supported by c\n  opposed by d\n\
         assumption a\nassumption b\nassumption c\nassumption d\n",
    )
    .expect("roof contested");
}

#[test]
fn an_answered_objection_reinstates_its_target() {
    // One reply defeats the objection; a reply to the reply brings it back.
    let text = "claim roof\n  supported by stain\n  opposed by tiles\n\
                evidence stain from \"survey\"\n\
                claim tiles\n  supported by seen as look\n\
                evidence seen from \"survey\"\n\
                fog undercuts tiles.look\n\
                assumption fog\n";
    let map = known(text);
    map.expect("roof accepted, tiles defeated, fog accepted");
    assert_eq!(map.cause("tiles"), "from seen undercut by fog");
    known(&format!("{text}  opposed by sun\nassumption sun\n"))
        .expect("fog defeated, tiles accepted, roof contested");
}

#[test]
fn opposition_without_grounds_counts_for_nothing() {
    known(
        "claim roof\n  supported by stain\n  opposed by rumour\n  opposed by hearsay\n\
         evidence stain from \"survey\"\nclaim rumour\nevidence hearsay\n",
    )
    .expect("roof accepted, rumour unsupported, hearsay unsupported");
}

#[test]
fn opposition_that_only_holds_itself_up_counts_for_nothing() {
    known(
        "claim roof\n  supported by stain\n  opposed by one\n\
         claim one\n  supported by other\nclaim other\n  supported by one\n\
         evidence stain from \"survey\"\n",
    )
    .expect("roof accepted, one circular, other circular");
}

#[test]
fn defeated_opposition_counts_for_nothing() {
    known(
        "claim roof\n  supported by stain\n  opposed by tiles\n\
         assumption stain\nassumption tiles\n  opposed by photo\nassumption photo\n",
    )
    .expect("roof accepted, tiles defeated");
}

#[test]
fn what_the_author_concedes_keeps_its_target_contested() {
    let map = known(
        "claim roof\n  supported by stain\n  opposed by tiles\n    conceded \"as minor\"\n\
         assumption stain\nassumption tiles\n",
    );
    map.expect("roof contested");
}

#[test]
fn an_exception_that_holds_defeats_the_step_outright() {
    for conceded in ["", "\n    conceded \"for later work\""] {
        let map = known(&format!(
            "claim all\n  supported by one\n    unless odd{conceded}\n\
             assumption one\nassumption odd\n"
        ));
        map.expect("all defeated, one accepted, odd accepted");
        assert_eq!(map.cause("all"), "from one undercut by odd");
    }
}

#[test]
fn an_exception_in_words_or_without_grounds_defeats_nothing() {
    known(
        "claim all\n  supported by one\n    unless \"it is odd\"\n\
         claim most\n  supported by one\n    unless odd\n\
         assumption one\nclaim odd\n",
    )
    .expect("all accepted, most accepted");
}

#[test]
fn an_undercut_leaves_the_other_reasons_alone() {
    known(
        "claim all\n  supported by one\n    unless odd\n  supported by two\n\
         assumption one\nassumption two\nassumption odd\n",
    )
    .expect("all accepted");
}

#[test]
fn what_opposes_a_given_statement_answers_it() {
    let map = known(
        "assumption calm\n  opposed by letter\nevidence letter from \"archive\"\n\
         claim trade\n  supported by calm\n",
    );
    map.expect("calm defeated, letter accepted, trade defeated");
    assert_eq!(map.cause("calm"), "opposed by letter");
    assert_eq!(map.cause("trade"), "rests on calm");
}

#[test]
fn a_given_statement_that_something_supports_is_contested() {
    let text = "assumption calm\n  opposed by letter\n  supported by diary\n\
                evidence letter from \"archive\"\n";
    known(&format!("{text}evidence diary from \"archive\"\n")).expect("calm contested");
    // Support that lacks grounds does not help.
    known(&format!("{text}evidence diary\n")).expect("calm defeated, diary unsupported");
}

#[test]
fn documents_that_contradict_each_other_are_contested() {
    known(
        "evidence one from \"a\"\n  opposed by other\nevidence other from \"b\"\n  opposed by one\n",
    )
    .expect("one contested, other contested");
}

#[test]
fn an_odd_circle_of_attacks_is_contested() {
    known(
        "assumption a\n  opposed by b\nassumption b\n  opposed by c\nassumption c\n  opposed by a\n\
         claim after\n  supported by a\n",
    )
    .expect("a contested, b contested, c contested, after contested");
}

#[test]
fn an_attack_on_itself_is_contested() {
    known(
        "assumption a\n  opposed by a\n\
         claim b\n  supported by c as step\nassumption c\nb undercuts b.step\n",
    )
    .expect("a contested, b contested, c accepted");
}

#[test]
fn a_circle_of_attacks_that_is_answered_from_outside_is_settled() {
    known(
        "assumption a\n  opposed by b\n  opposed by out\nassumption b\n  opposed by a\n\
         assumption out\n",
    )
    .expect("a defeated, b accepted");
}

#[test]
fn a_circle_of_support_with_no_way_in_is_circular() {
    known(
        "claim a\n  supported by b\nclaim b\n  supported by a\nclaim after\n  supported by a\n\
         claim itself\n  supported by itself\n",
    )
    .expect("a circular, b circular, after unsupported, itself circular");
}

#[test]
fn a_circle_of_support_with_one_way_in_is_accepted() {
    known(
        "claim a\n  supported by b\nclaim b\n  supported by a\n  supported by door\n\
         assumption door\n",
    )
    .expect("a accepted, b accepted");
}

#[test]
fn a_circle_whose_only_way_in_falls_is_defeated_with_it() {
    let text = "claim a\n  supported by b\nclaim b\n  supported by c\n\
                claim c\n  supported by a\n  supported by door\n    unless shut\n\
                assumption door\n";
    let map = known(&format!("{text}assumption shut\n"));
    map.expect("a defeated, b defeated, c defeated, door accepted");
    assert_eq!(map.cause("a"), "rests on b");
    assert_eq!(map.cause("b"), "rests on c");
    assert_eq!(map.cause("c"), "from door undercut by shut");
    let open = "assumption shut\n  opposed by shut\n";
    known(&format!("{text}{open}")).expect("a contested, b contested, c contested");
    let other = "assumption shut\nb restates window\nassumption window\n";
    known(&format!("{text}{other}")).expect("a accepted, b accepted, c accepted");
}

#[test]
fn a_circle_falls_piece_by_piece() {
    // Once `p` and `q` have nothing left, `s` is unopposed and shuts the last way in.
    known(
        "claim n\n  supported by door\n    unless shut\n  supported by m\n  supported by p and door\n\
         claim m\n  supported by n\n  supported by last as way\n\
         claim p\n  supported by q\n  supported by door\n    unless shut\n\
         claim q\n  supported by p and n\n\
         assumption s\n  opposed by p\ns undercuts m.way\n\
         assumption door\nassumption last\nassumption shut\n",
    )
    .expect("p defeated, q defeated, s accepted, n defeated, m defeated");
}

#[test]
fn an_undercut_step_lets_nothing_into_a_circle() {
    // `x` is held by `y`, but its step to `c` is undercut.
    known(
        "claim c\n  supported by x\n    unless shut\n  supported by e\n\
         \x20 supported by door\n    unless shut\n\
         claim e\n  supported by c\n\
         claim x\n  supported by c\n  supported by y\n  supported by door\n    unless shut\n\
         claim y\n  supported by x\n  supported by last\n\
         assumption door\nassumption last\nassumption shut\n",
    )
    .expect("c defeated, e defeated, x accepted, y accepted");
}

#[test]
fn a_circle_may_fall_to_what_it_upholds() {
    // What the circle upholds shuts the circle's way in: neither is answered.
    known(
        "claim a\n  supported by b\nclaim b\n  supported by a\n  supported by door as way\n\
         assumption door\nclaim shut\n  supported by a\nshut undercuts b.way\n",
    )
    .expect("a contested, b contested, shut contested");
}

#[test]
fn every_premise_is_needed_and_a_named_warrant_too() {
    known(
        "claim joint\n  supported by good and fallen\n\
         claim warranted\n  supported by good\n    because fallen\n\
         assumption good\nassumption fallen\n  opposed by good\n",
    )
    .expect("joint defeated, warranted defeated");
}

#[test]
fn statements_that_restate_one_another_are_one() {
    let map = known(
        "claim a\n  supported by one\nclaim b\n  restates a\n  opposed by two\n\
         claim after\n  supported by b\nassumption one\nassumption two\n",
    );
    map.expect("a contested, b contested, after contested");
}

#[test]
fn rivals_do_not_attack_one_another() {
    known(
        "question why\n  answers a, b\n  exclusive\nclaim a\n  supported by x\n\
         claim b\n  supported by x\nassumption x\n",
    )
    .expect("a accepted, b accepted");
}

#[test]
fn comparisons_expectations_and_tests_neither_support_nor_attack() {
    known(
        "question why\n  answers a, b\nclaim a\nclaim b\n  supported by x\n\
         thesis better: a beats b\n  supported by x\n\
         evidence x from \"archive\"\n  expected under a\n  unexpected under b\n\
         \x20 test doubly-decisive of a against b passed\n",
    )
    .expect("better accepted, a unsupported, b accepted");
}

#[test]
fn relations_that_are_no_reasons_carry_no_verdict() {
    known(
        "claim broad\nclaim narrow\n  refines broad\n  supported by x\n  causes effect\n\
         claim effect\n  explains broad\nassumption x\n",
    )
    .expect("broad unsupported, narrow accepted, effect unsupported");
}

#[test]
fn an_unsupported_statement_stays_so_whatever_opposes_it() {
    let map = known("claim a\n  opposed by b\nassumption b\n");
    map.expect("a unsupported");
    assert_eq!(map.cause("a"), "none");
}

#[test]
fn the_nearest_cause_is_an_undercut_before_a_fallen_premise() {
    let map = known(
        "claim a\n  supported by fallen\n  supported by one\n    unless odd\n\
         assumption fallen\n  opposed by one\nassumption one\nassumption odd\n",
    );
    map.expect("a defeated");
    assert_eq!(map.cause("a"), "from one undercut by odd");
}

#[test]
fn what_could_not_be_read_defeats_nothing() {
    // The exception and the objection name nothing that is known.
    known(
        "claim a\n  supported by one\n    unless zzzz\nassumption b\n  opposed by zzzz\n\
         assumption one\n",
    )
    .expect("a contested, b contested");
    // A support that cannot be read is no missing support.
    known("claim a\n  supported by zzzz\n").expect("a accepted");
    // A claim with an unread clause may have what would answer the objection.
    known("claim a\n  suported by one\n  opposed by one\nassumption one\n").expect("a contested");
}

#[test]
fn reasons_say_whether_they_count() {
    let map = known(
        "claim a\n  supported by one\n    unless odd\n  supported by two\n  opposed by gone\n\
         assumption one\nassumption two\nassumption odd\nclaim gone\n",
    );
    let forces: Vec<Force> = map
        .map
        .all_reasons()
        .map(|(id, _)| map.analysis.standing.force(id))
        .collect();
    assert_eq!(
        forces,
        [Force::Fails, Force::Holds, Force::Holds, Force::Fails]
    );
}
