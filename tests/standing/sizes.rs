//! Large maps: no stack overflows, and nothing takes a round for each reply.

use argcheck::graph::{Analysis, Verdict, analyse};
use argcheck::map::StatementId;

use super::models::{Bears, Kind, Small, SmallReason};

fn reason(bears: Bears, premises: &[usize]) -> SmallReason {
    SmallReason {
        bears,
        premises: premises.to_vec(),
        damaged: false,
    }
}

fn analysis(kinds: Vec<Kind>, reasons: Vec<SmallReason>) -> Analysis {
    let small = Small {
        kinds,
        reasons,
        restates: Vec::new(),
    };
    analyse(&small.map())
}

fn verdict(analysis: &Analysis, at: usize) -> Verdict {
    analysis.standing.of(StatementId::at(at))
}

#[test]
fn a_chain_of_replies() {
    let size = 50_000;
    let replies = (1..size).map(|at| reason(Bears::Against(at - 1), &[at]));
    let analysis = analysis(vec![Kind::Assumption; size], replies.collect());
    for at in 0..size {
        // The last word stands, and from there on every second one.
        let expected = match (size - 1 - at) % 2 {
            0 => Verdict::Accepted,
            _ => Verdict::Defeated,
        };
        assert_eq!(verdict(&analysis, at), expected, "{at}");
    }
}

#[test]
fn a_chain_of_undercuts() {
    let size = 50_000;
    let undercuts = (1..size).map(|at| reason(Bears::OnReason(at - 1), &[0]));
    let reasons = std::iter::once(reason(Bears::For(1), &[0])).chain(undercuts);
    let analysis = analysis(vec![Kind::Assumption, Kind::Claim], reasons.collect());
    assert_eq!(verdict(&analysis, 1), Verdict::Defeated);
}

#[test]
fn a_thousand_reasons_on_either_side() {
    let sides = (0..40_000).map(|at| match at % 2 {
        0 => reason(Bears::For(1), &[0]),
        _ => reason(Bears::Against(1), &[0]),
    });
    let analysis = analysis(vec![Kind::Assumption, Kind::Claim], sides.collect());
    assert_eq!(verdict(&analysis, 1), Verdict::Contested);
}

#[test]
fn a_long_line_of_support_falls_with_its_end() {
    let size = 50_000;
    let mut kinds = vec![Kind::Claim; size];
    kinds[size - 2] = Kind::Assumption;
    kinds[size - 1] = Kind::Assumption;
    let mut reasons: Vec<SmallReason> = (1..size - 1)
        .map(|at| reason(Bears::For(at - 1), &[at]))
        .collect();
    reasons.push(reason(Bears::Against(size - 2), &[size - 1]));
    let analysis = analysis(kinds, reasons);
    for at in 0..size - 1 {
        assert_eq!(verdict(&analysis, at), Verdict::Defeated, "{at}");
    }
}

/// One circle of support with a way in at every statement, all shut but the first,
/// or all.
#[test]
fn a_circle_that_loses_its_ways_in() {
    for (shut_from, expected) in [(1, Verdict::Accepted), (0, Verdict::Defeated)] {
        let size = 10_000;
        // Statements: the circle, then what shuts its ways in, then their premise.
        let premise = 2 * size;
        let mut kinds = vec![Kind::Claim; size];
        kinds.resize(2 * size + 1, Kind::Assumption);
        let next = |at| reason(Bears::For(at), &[(at + 1) % size]);
        let way_in = |at| reason(Bears::For(at), &[premise]);
        let shut = |at| reason(Bears::OnReason(size + at), &[size + at]);
        let mut reasons: Vec<SmallReason> = (0..size).map(next).collect();
        reasons.extend((0..size).map(way_in));
        reasons.extend((shut_from..size).map(shut));
        let analysis = analysis(kinds, reasons);
        for at in 0..size {
            assert_eq!(verdict(&analysis, at), expected, "{at}");
        }
    }
}

/// Many circles in a row, each the other's only way in.
#[test]
fn a_row_of_circles_falls_in_turn() {
    let size = 20_000;
    let mut kinds = vec![Kind::Claim; size];
    kinds.extend([Kind::Assumption, Kind::Assumption]);
    let mut reasons = Vec::new();
    for at in (0..size).step_by(2) {
        reasons.push(reason(Bears::For(at), &[at + 1]));
        reasons.push(reason(Bears::For(at + 1), &[at]));
        reasons.push(reason(Bears::For(at + 1), &[(at + 2).min(size)]));
    }
    reasons.push(reason(Bears::Against(size), &[size + 1]));
    let analysis = analysis(kinds, reasons);
    for at in 0..size {
        assert_eq!(verdict(&analysis, at), Verdict::Defeated, "{at}");
    }
}
