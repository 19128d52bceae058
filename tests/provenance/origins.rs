//! Common origins against a search by hand: take a source away and see what falls.

use std::collections::BTreeSet;

use argcheck::graph::Origin;
use proptest::prelude::*;

use super::support::check_text;

/// Claims by number, each with reasons; a premise below `CLAIMS` is a claim, above it
/// evidence. Evidence by number, each with citations; a citation is a chain of sources.
#[derive(Clone, Debug)]
struct Sketch {
    claims: Vec<Vec<Vec<usize>>>,
    evidence: Vec<Vec<Vec<usize>>>,
}

const CLAIMS: usize = 5;
const EVIDENCE: usize = 4;
const SOURCES: usize = 3;

impl Sketch {
    fn text(&self) -> String {
        let name = |premise: &usize| match premise.checked_sub(CLAIMS) {
            None => format!("c{premise}"),
            Some(evidence) => format!("e{evidence}"),
        };
        let mut text = String::new();
        for (at, reasons) in self.claims.iter().enumerate() {
            text.push_str(&format!("claim c{at} \"C{at}.\"\n"));
            for premises in reasons {
                let names: Vec<String> = premises.iter().map(name).collect();
                text.push_str(&format!("  supported by {}\n", names.join(" and ")));
            }
        }
        for (at, citations) in self.evidence.iter().enumerate() {
            let chain = |works: &Vec<usize>| {
                let works: Vec<String> = works.iter().map(|work| format!("s{work}")).collect();
                works.join(" via ")
            };
            let citations: Vec<String> = citations.iter().map(chain).collect();
            text.push_str(&format!(
                "evidence e{at} \"E{at}.\"\n  from {}\n",
                citations.join(", ")
            ));
        }
        for source in 0..SOURCES {
            text.push_str(&format!("source s{source} \"S{source}\"\n"));
        }
        text
    }

    /// Which claims are grounded by the evidence that is left.
    fn grounded(&self, is_left: impl Fn(usize) -> bool) -> [bool; CLAIMS] {
        let mut grounded = [false; CLAIMS];
        for _ in 0..=CLAIMS {
            for (at, reasons) in self.claims.iter().enumerate() {
                grounded[at] |= reasons
                    .iter()
                    .any(|reason| self.holds(reason, &grounded, &is_left));
            }
        }
        grounded
    }

    fn holds(&self, reason: &[usize], grounded: &[bool], is_left: &impl Fn(usize) -> bool) -> bool {
        reason
            .iter()
            .all(|premise| match premise.checked_sub(CLAIMS) {
                None => grounded[*premise],
                Some(evidence) => is_left(evidence),
            })
    }

    /// Claims with several grounded reasons, and the sources without which they would have
    /// no ground; those that hang on one piece of evidence may be left out.
    fn searched(&self, leaves_out_single: bool) -> Vec<(usize, BTreeSet<usize>)> {
        let all = self.grounded(|_| true);
        let claims = (0..CLAIMS).filter(|claim| {
            let reasons = &self.claims[*claim];
            let reasons = reasons
                .iter()
                .filter(|reason| self.holds(reason, &all, &|_| true));
            let hangs_on_one = (0..EVIDENCE).any(|lost| !self.grounded(|at| at != lost)[*claim]);
            all[*claim] && reasons.count() > 1 && !(leaves_out_single && hangs_on_one)
        });
        claims
            .map(|claim| {
                let needed = (0..SOURCES).filter(|lost| {
                    let is_left =
                        |at: usize| self.evidence[at].iter().any(|chain| !chain.contains(lost));
                    !self.grounded(is_left)[claim]
                });
                (claim, needed.collect())
            })
            .collect()
    }

    fn found(&self) -> Vec<(usize, BTreeSet<usize>)> {
        let run = check_text(&self.text());
        let number = |name: &str| name[1..].parse::<usize>().unwrap();
        let origins = run
            .analysis
            .common_origins
            .found
            .iter()
            .filter_map(|found| {
                let sources = found.of_all()?.origins.iter().map(|origin| match origin {
                    Origin::Source(id) => {
                        number(run.map.names.text(run.map.sources[id.index()].name))
                    }
                    other => panic!("{other:?}"),
                });
                Some((number(run.map.name_of(found.claim)), sources.collect()))
            });
        origins.collect()
    }
}

fn sketch(is_acyclic: bool) -> impl Strategy<Value = Sketch> {
    let premise = 0..CLAIMS + EVIDENCE;
    let reason = proptest::collection::btree_set(premise, 1..3);
    let claim = proptest::collection::btree_set(reason, 1..4);
    let citation = proptest::sample::subsequence(vec![0, 1, 2], 1..3);
    let evidence = proptest::collection::vec(citation, 1..3);
    (
        proptest::collection::vec(claim, CLAIMS),
        proptest::collection::vec(evidence, EVIDENCE),
    )
        .prop_map(move |(claims, evidence)| {
            let claims = claims.into_iter().enumerate().map(|(at, reasons)| {
                let reasons = reasons
                    .into_iter()
                    .map(|reason| reason.into_iter().collect::<Vec<_>>());
                let is_kept = |reason: &Vec<usize>| {
                    reason.iter().all(|premise| {
                        if is_acyclic {
                            *premise > at
                        } else {
                            *premise != at
                        }
                    })
                };
                reasons.filter(is_kept).collect()
            });
            Sketch {
                claims: claims.collect(),
                evidence,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// In circles too; there a single piece of evidence may go unseen, but no source is
    /// told that is not needed.
    #[test]
    fn what_is_found_falls_with_its_origin(sketch in sketch(false)) {
        let searched = sketch.searched(false);
        for (claim, sources) in sketch.found() {
            let known = searched.iter().find(|(other, _)| *other == claim);
            let needed = known.map(|(_, needed)| needed.clone()).unwrap_or_default();
            prop_assert!(!sources.is_empty() && sources.is_subset(&needed), "c{} {:?} of {:?}\n{}", claim, sources, needed, sketch.text());
        }
    }

    #[test]
    fn every_origin_is_found_once_where_support_turns_in_no_circle(sketch in sketch(true)) {
        let found = sketch.found();
        for (claim, needed) in sketch.searched(true) {
            for source in needed {
                let told: Vec<_> = found.iter().filter(|(_, sources)| sources.contains(&source)).collect();
                prop_assert!(!told.is_empty(), "s{} of c{}\n{}", source, claim, sketch.text());
            }
        }
        let allowed = sketch.searched(true);
        for (claim, sources) in &found {
            let known = allowed.iter().find(|(other, _)| other == claim);
            prop_assert!(known.is_some_and(|(_, needed)| sources.is_subset(needed)), "{}", sketch.text());
        }
        for (at, (_, sources)) in found.iter().enumerate() {
            let before: BTreeSet<usize> = found[..at].iter().flat_map(|(_, sources)| sources.clone()).collect();
            prop_assert!(!sources.is_subset(&before), "told again\n{}", sketch.text());
        }
    }
}
