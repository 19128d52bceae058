//! Whose case evidence carries, against every path tried one by one.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use argcheck::graph::analyse;
use argcheck::map::{Map, Problem, StatementId};
use argcheck::rivals::{Marks, Origin, alike_uses, idle_expectations, one_sided, rivalries};
use proptest::collection::vec;
use proptest::prelude::*;

use super::support::check_text;

/// Rivals, other claims, evidence, and the claim that the first rival beats the second.
const NAMES: [&str; 11] = [
    "rock", "sand", "clay", "argue", "believe", "conclude", "wreck", "hull", "mast", "keel", "best",
];
const RIVALS: usize = 3;
const EVIDENCE: std::ops::Range<usize> = 6..10;
const BEST: usize = 10;

#[derive(Clone, Debug)]
struct Step {
    premises: Vec<usize>,
    warrant: Option<usize>,
    conclusion: usize,
    opposes: bool,
    /// An exception, and whether it is conceded.
    unless: Option<(usize, bool)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rated {
    Expected,
    Unexpected,
    FailedHoop,
    PassedHoop,
}

#[derive(Clone, Debug)]
struct Small {
    steps: Vec<Step>,
    ratings: Vec<(usize, Rated, usize)>,
    restates: Vec<(usize, usize)>,
    /// How many of the rivals the question lists.
    answers: usize,
}

prop_compose! {
    fn step()(
        premises in vec(0..NAMES.len(), 1..=3),
        evidence in EVIDENCE,
        begins_with_evidence in any::<bool>(),
        warrant in prop::option::weighted(0.1, 0..NAMES.len()),
        conclusion in prop_oneof![3 => 0..6usize, 1 => 0..NAMES.len(), 1 => Just(BEST)],
        opposes in prop::bool::weighted(0.12),
        unless in prop::option::weighted(0.1, (0..NAMES.len(), any::<bool>())),
        is_alone in prop::bool::weighted(0.6),
    ) -> Step {
        let mut premises = premises;
        if begins_with_evidence {
            premises[0] = evidence;
        }
        if is_alone {
            premises.truncate(1);
        }
        Step { premises, warrant, conclusion, opposes, unless }
    }
}

prop_compose! {
    fn small()(
        steps in vec(step(), 1..9),
        ratings in vec((6..10usize, rated(), 0..RIVALS), 0..4),
        of_claims in vec((3..6usize, rated(), 0..RIVALS), 0..2),
        alike in vec(6..10usize, 0..3),
        restates in vec((0..NAMES.len(), 0..NAMES.len()), 0..=1),
        answers in 2..=RIVALS,
    ) -> Small {
        let mut ratings = ratings;
        ratings.extend(of_claims);
        for evidence in alike {
            ratings.extend((0..RIVALS).map(|rival| (evidence, Rated::Expected, rival)));
        }
        Small { steps, ratings, restates, answers }
    }
}

fn rated() -> impl Strategy<Value = Rated> {
    prop_oneof![
        4 => Just(Rated::Expected),
        2 => Just(Rated::Unexpected),
        1 => Just(Rated::FailedHoop),
        1 => Just(Rated::PassedHoop),
    ]
}

impl Small {
    fn text(&self) -> String {
        let mut text = format!(
            "question why\n  answers {}\n",
            NAMES[..self.answers].join(", ")
        );
        for (at, name) in NAMES.iter().enumerate() {
            let _ = match at {
                BEST => writeln!(text, "claim best: rock beats sand"),
                _ if EVIDENCE.contains(&at) => writeln!(text, "evidence {name}\n  from \"a log\""),
                _ => writeln!(text, "claim {name}"),
            };
            for step in self.steps.iter().filter(|step| step.conclusion == at) {
                let verb = if step.opposes { "opposed" } else { "supported" };
                let premises: Vec<&str> = step.premises.iter().map(|at| NAMES[*at]).collect();
                let _ = write!(text, "  {verb} by {}", premises.join(" and "));
                if let Some(warrant) = step.warrant {
                    let _ = write!(text, " because {}", NAMES[warrant]);
                }
                if let Some((exception, is_conceded)) = step.unless {
                    let _ = write!(text, " unless {}", NAMES[exception]);
                    text.push_str(if is_conceded {
                        " conceded \"granted\""
                    } else {
                        ""
                    });
                }
                text.push('\n');
            }
            for (_, rated, rival) in self.ratings.iter().filter(|rating| rating.0 == at) {
                let rival = NAMES[*rival];
                let _ = match rated {
                    Rated::Expected => writeln!(text, "  expected under {rival}"),
                    Rated::Unexpected => writeln!(text, "  unexpected under {rival}"),
                    Rated::FailedHoop => writeln!(text, "  test hoop of {rival} failed"),
                    Rated::PassedHoop => writeln!(text, "  test hoop of {rival} passed"),
                };
            }
            for (_, other) in self.restates.iter().filter(|pair| pair.0 == at) {
                let _ = writeln!(text, "  restates {}", NAMES[*other]);
            }
        }
        text
    }

    /// The first of all statements that are one with each.
    fn classes(&self) -> Vec<usize> {
        let mut classes: Vec<usize> = (0..NAMES.len()).collect();
        for (one, other) in &self.restates {
            let (one, other) = (classes[*one], classes[*other]);
            for class in &mut classes {
                if *class == one.max(other) {
                    *class = one.min(other);
                }
            }
        }
        classes
    }

    /// The rivals of each rivalry, and what compares them, as classes.
    fn rivalries(&self) -> Vec<(BTreeSet<usize>, Option<usize>)> {
        let classes = self.classes();
        let question = (0..self.answers).map(|at| classes[at]).collect();
        let compared = BTreeSet::from([classes[0], classes[1]]);
        let all = [(question, None), (compared, Some(classes[BEST]))];
        // A claim that calls itself beaten compares nothing.
        all.into_iter()
            .filter(|(rivals, best)| rivals.len() > 1 && *best != Some(classes[1]))
            .collect()
    }

    fn oracle(&self) -> Oracle<'_> {
        Oracle {
            small: self,
            classes: self.classes(),
        }
    }
}

struct Oracle<'small> {
    small: &'small Small,
    classes: Vec<usize>,
}

impl Oracle<'_> {
    fn premises(&self, step: &Step) -> BTreeSet<usize> {
        step.premises.iter().map(|at| self.classes[*at]).collect()
    }

    fn class(&self, at: usize) -> usize {
        self.classes[at]
    }

    fn agrees(&self, of: usize, rival: usize) -> bool {
        let is_expected = self.small.ratings.iter().any(|(evidence, rated, under)| {
            (self.class(*evidence), self.class(*under), *rated) == (of, rival, Rated::Expected)
        });
        let is_reason = self.small.steps.iter().any(|step| {
            !step.opposes
                && self.class(step.conclusion) == rival
                && self.premises(step) == BTreeSet::from([of])
        });
        (is_expected || is_reason) && !self.sets_apart(of, rival)
    }

    fn sets_apart(&self, of: usize, rival: usize) -> bool {
        let is_rated = self.small.ratings.iter().any(|(evidence, rated, under)| {
            self.class(*evidence) == of && self.class(*under) == rival && *rated != Rated::Expected
        });
        let opposes = self.small.steps.iter().any(|step| {
            step.opposes
                && self.class(step.conclusion) == rival
                && self.premises(step).contains(&of)
        });
        is_rated || opposes
    }

    /// Whether some way leads from one to the other that ends at nothing on it.
    fn carries(
        &self,
        from: usize,
        to: usize,
        rivalry: &(BTreeSet<usize>, Option<usize>),
        path: &mut Vec<usize>,
    ) -> bool {
        let fits = |class: usize| {
            rivalry.0.iter().all(|rival| self.agrees(class, *rival))
                && !rivalry.0.contains(&class)
                && rivalry.1 != Some(class)
        };
        path.push(from);
        let found = self.small.steps.iter().any(|step| {
            let premises = self.premises(step);
            let next = self.class(step.conclusion);
            let is_way = !step.opposes
                && premises.contains(&from)
                && premises.iter().all(|other| *other == from || fits(*other))
                && !matches!(step.unless, Some((_, true)));
            let ends = fits(next) || rivalry.0.iter().any(|rival| self.sets_apart(next, *rival));
            is_way
                && (next == to
                    || (!ends && !path.contains(&next) && self.carries(next, to, rivalry, path)))
        });
        path.pop();
        found
    }

    /// For each piece of evidence that fits all, what it is used for.
    fn alike(&self) -> BTreeSet<(bool, usize, BTreeSet<usize>, bool)> {
        let mut found = BTreeSet::new();
        for rivalry in self.small.rivalries() {
            let (rivals, best) = &rivalry;
            for of in self.classes.iter().copied().collect::<BTreeSet<usize>>() {
                let fits = rivals.iter().all(|rival| self.agrees(of, *rival));
                if !fits || rivals.contains(&of) || *best == Some(of) {
                    continue;
                }
                let carries = |to| self.carries(of, to, &rivalry, &mut Vec::new());
                let used: BTreeSet<usize> =
                    rivals.iter().copied().filter(|to| carries(*to)).collect();
                let decides = best.is_some_and(carries);
                if decides || (!used.is_empty() && used.len() < rivals.len()) {
                    found.insert((best.is_some(), of, used, decides));
                }
            }
        }
        found
    }

    /// All that rests on a class, by reasons of any number of premises.
    fn above(&self, from: usize) -> BTreeSet<usize> {
        let mut above = BTreeSet::from([from]);
        loop {
            let before = above.len();
            for step in self.small.steps.iter().filter(|step| !step.opposes) {
                if self.needed(step).iter().any(|at| above.contains(at)) {
                    above.insert(self.class(step.conclusion));
                }
            }
            if above.len() == before {
                return above;
            }
        }
    }

    fn needed(&self, step: &Step) -> BTreeSet<usize> {
        let mut needed = self.premises(step);
        needed.extend(step.warrant.map(|at| self.class(at)));
        needed
    }

    fn idle(&self) -> BTreeSet<(usize, usize)> {
        let against = self
            .small
            .ratings
            .iter()
            .filter(|(_, rated, _)| matches!(rated, Rated::Unexpected | Rated::FailedHoop));
        let pairs = against.map(|(of, _, rival)| (self.class(*of), self.class(*rival)));
        pairs
            .filter(|(of, rival)| {
                let above = self.above(*of);
                let opposes = self.small.steps.iter().any(|step| {
                    let is_attack =
                        step.opposes && self.needed(step).iter().any(|at| above.contains(at));
                    let excepts = step
                        .unless
                        .is_some_and(|(at, _)| above.contains(&self.class(at)));
                    is_attack || excepts
                });
                let all = self.small.rivalries();
                let helps = all.iter().any(|(rivals, best)| {
                    let others = rivals.iter().filter(|other| *other != rival);
                    let compared = others.clone().flat_map(|other| {
                        let comparisons = all.iter().filter(|(rivals, _)| rivals.contains(other));
                        comparisons.filter_map(|(_, best)| best.as_ref())
                    });
                    let mut helped = others.chain(best).chain(compared);
                    rivals.contains(rival)
                        && helped.any(|other| other != rival && above.contains(other))
                });
                !opposes && !helps
            })
            .collect()
    }

    /// Whether nothing sets the first rival apart from the second: statements that
    /// may be what does are struck out until none is left to strike.
    fn is_one_sided(&self) -> bool {
        let (better, worse, best) = (self.class(0), self.class(1), self.class(BEST));
        let supports = |class: usize| {
            let steps = self.small.steps.iter();
            steps.filter(move |step| !step.opposes && self.class(step.conclusion) == class)
        };
        let opposed = |class: usize| {
            self.small
                .steps
                .iter()
                .any(|step| step.opposes && self.class(step.conclusion) == class)
        };
        let all: BTreeSet<usize> = self.classes.iter().copied().collect();
        if better == worse
            || best == worse
            || [better, worse, best].into_iter().any(opposed)
            || supports(best).next().is_none()
            || all
                .iter()
                .any(|of| self.sets_apart(*of, better) || self.sets_apart(*of, worse))
            || supports(best).any(|step| step.warrant.is_some())
        {
            return false;
        }
        let is_lone = self.small.ratings.iter().any(|(of, _, rival)| {
            self.class(*rival) == better && !self.agrees(self.class(*of), worse)
        });
        let below_worse = all
            .iter()
            .filter(|class| self.above(**class).contains(&worse));
        let is_attacked = below_worse
            .into_iter()
            .any(|class| opposed(*class) || supports(*class).any(|step| step.unless.is_some()));
        if is_lone || is_attacked {
            return false;
        }
        let says_something = |class: usize| {
            let ratings = self.small.ratings.iter();
            let rated = ratings.map(|(of, _, rival)| (self.class(*of), self.class(*rival)));
            let reasons = self
                .small
                .steps
                .iter()
                .filter(|step| self.class(step.conclusion) == worse);
            rated.into_iter().any(|pair| pair == (class, worse))
                || reasons
                    .into_iter()
                    .any(|step| self.premises(step).contains(&class))
        };
        let mut fits: Vec<bool> = vec![true; NAMES.len()];
        let mut left = true;
        while left {
            let before = fits.clone();
            for class in &all {
                let is_top = [better, best].contains(class);
                let is_claim = !EVIDENCE.into_iter().any(|at| self.class(at) == *class);
                let steps_fit = supports(*class).all(|step| {
                    !matches!(step.unless, Some((_, true)))
                        && self.premises(step).iter().all(|premise| before[*premise])
                });
                let may_follow = is_top
                    || (is_claim && !says_something(*class) && supports(*class).next().is_some());
                fits[*class] = (*class != worse)
                    && ((!is_top && self.agrees(*class, worse)) || (may_follow && steps_fit));
            }
            left = fits != before;
        }
        let mut below = BTreeSet::new();
        let mut waiting = vec![better, best];
        while let Some(class) = waiting.pop() {
            let is_leaf = self.agrees(class, worse) && class != better && class != best;
            if below.insert(class) && !is_leaf {
                waiting.extend(supports(class).flat_map(|step| self.premises(step)));
            }
        }
        let is_leaf =
            |class: &usize| self.agrees(*class, worse) && *class != better && *class != best;
        fits[better] && fits[best] && below.iter().any(is_leaf)
    }
}

fn at(map: &Map, id: StatementId) -> usize {
    let name = map.name_of(id);
    NAMES.iter().position(|known| *known == name).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rivals_are_as_every_path_says(small in small()) {
        let text = small.text();
        let map = check_text(&text).map;
        let is_twice = |problem: &Problem| matches!(problem, Problem::DuplicateRelation { .. });
        let is_well_formed = map.problems.iter().all(is_twice);
        prop_assert!(is_well_formed, "in\n{}", text);
        let graph = analyse(&map).graph;
        let marks = Marks::new(&map);
        let oracle = small.oracle();
        let class = |id: StatementId| oracle.class(at(&map, id));
        let alike = alike_uses(&map, &graph, &marks);
        let alike: BTreeSet<_> = alike
            .iter()
            .map(|used| {
                let for_rivals = used.used_for.iter().map(|id| class(*id)).collect();
                let is_comparison = matches!(used.rivalry.origin, Origin::Comparison(_));
                (is_comparison, class(used.evidence), for_rivals, used.decides)
            })
            .collect();
        prop_assert_eq!(alike, oracle.alike(), "in\n{}", text);
        let idle = idle_expectations(&map, &graph, &marks);
        let idle: BTreeSet<_> = idle.iter().map(|idle| (class(idle.evidence), class(idle.rival))).collect();
        prop_assert_eq!(idle, oracle.idle(), "in\n{}", text);
        let found = one_sided(&map, &graph, &marks);
        prop_assert_eq!(!found.is_empty(), oracle.is_one_sided(), "in\n{}", text);
        prop_assert_eq!(rivalries(&map).iter().filter(|rivalry| rivalry.rivals.len() > 1).count(), small.rivalries().len());
    }
}
