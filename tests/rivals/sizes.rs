//! Large maps: what is found at the end of a long way, and no time that grows
//! with the square of a map.

use std::fmt::Write as _;

use super::found;

#[test]
fn a_long_chain_between_evidence_and_rival() {
    let mut map = String::from(
        "question why\n  answers tide, wind\nclaim tide\n  supported by c-0\nclaim wind\nevidence wreck\n  from \"a log\"\n  expected under tide, wind\n",
    );
    let length = 5_000;
    for at in 1..length {
        let _ = writeln!(map, "claim c-{}\n  supported by c-{at}", at - 1);
    }
    let _ = writeln!(map, "claim c-{}\n  supported by wreck", length - 1);
    assert_eq!(found("non-diagnostic-evidence", &map).len(), 1);
}

#[test]
fn a_circle_below_a_rival() {
    let map = "question why\n  answers tide, wind\nclaim tide\n  supported by one\nclaim wind\nclaim one\n  supported by two\nclaim two\n  supported by one\n  supported by wreck\nevidence wreck\n  from \"a log\"\n  expected under tide, wind\n";
    assert_eq!(found("non-diagnostic-evidence", map).len(), 1);
}

#[test]
fn many_comparisons_that_share_their_grounds() {
    let mut map =
        String::from("claim shared\n  supported by marks\nevidence marks\n  from \"a log\"\n");
    let count = 400;
    for at in 0..count {
        let _ = writeln!(
            map,
            "claim a-{at}\n  supported by shared\nclaim b-{at}\nclaim best-{at}: a-{at} beats b-{at}\n  supported by shared\nevidence e-{at}\n  from \"a log\"\n  expected under a-{at}, b-{at}\n  supports a-{at}"
        );
    }
    assert_eq!(found("non-diagnostic-evidence", &map).len(), count);
    // What is expected under all of them alike sets none of them apart.
    let all: Vec<String> = (0..count).map(|at| format!("b-{at}")).collect();
    let map = map.replace(
        "evidence marks\n  from \"a log\"\n",
        &format!(
            "evidence marks\n  from \"a log\"\n  expected under {}\n",
            all.join(", ")
        ),
    );
    assert_eq!(found("one-sided-comparison", &map).len(), count);
}
