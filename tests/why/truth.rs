//! Every tree is true: a checker that knows the map, and shares nothing with the library.

use std::collections::{BTreeMap, BTreeSet};

use argcheck::why::Extent;
use proptest::prelude::*;
use serde_json::Value;

use super::made::{accounts, reason, sayable, statement};
use super::models::{Bears, Small, Truth, circling, small};

struct Checker<'run> {
    small: &'run Small,
    truths: Vec<Truth>,
    grounded: Vec<bool>,
    nodes: &'run [Value],
    children: Vec<Vec<usize>>,
}

impl Checker<'_> {
    fn is_statement(&self, at: usize) -> bool {
        self.nodes[at]["kind"] != "reason"
    }

    fn class(&self, at: usize) -> usize {
        self.small.class(statement(&self.nodes[at]["id"]))
    }

    fn reason(&self, at: usize) -> usize {
        reason(self.small, &self.nodes[at]["id"])
    }

    fn force(&self, reason: usize) -> Truth {
        self.truths[self.small.kinds.len() + reason]
    }

    fn bearing(&self, bears: impl Fn(&Bears) -> bool) -> BTreeSet<usize> {
        let all = 0..self.small.reasons.len();
        all.filter(|at| bears(&self.small.reasons[*at].bears))
            .collect()
    }

    fn supports(&self, class: usize) -> BTreeSet<usize> {
        self.bearing(|bears| matches!(bears, Bears::For(of) if self.small.class(*of) == class))
    }

    fn objections(&self, class: usize) -> BTreeSet<usize> {
        self.bearing(|bears| matches!(bears, Bears::Against(of) if self.small.class(*of) == class))
    }

    fn undercuts(&self, reason: usize) -> BTreeSet<usize> {
        self.bearing(|bears| matches!(bears, Bears::OnReason(of) if *of == reason))
    }

    /// The node where a statement's reasons stand; none where it is not opened.
    fn opened(&self, at: usize) -> Option<usize> {
        if self.nodes[at]["opened"] == true {
            return Some(at);
        }
        let there = usize::try_from(self.nodes[at]["opened_at"].as_u64()?).unwrap();
        assert_eq!(self.class(there), self.class(at));
        assert_eq!(self.nodes[there]["opened"], true);
        Some(there)
    }

    fn reasons_below(&self, at: usize) -> BTreeMap<usize, usize> {
        let below = self.children[at].iter().copied();
        below
            .filter(|child| !self.is_statement(*child))
            .map(|child| (self.reason(child), child))
            .collect()
    }

    fn check(&self) {
        let mut opened = BTreeSet::new();
        for at in 0..self.nodes.len() {
            if self.is_statement(at) {
                if self.nodes[at]["opened"] == true {
                    assert!(opened.insert(self.class(at)), "opened twice");
                    self.statement(at);
                } else {
                    assert!(self.children[at].is_empty());
                    self.opened(at);
                }
            } else {
                self.check_reason(at);
            }
        }
        self.never_argues_in_a_circle();
    }

    fn statement(&self, at: usize) {
        let class = self.class(at);
        let below: BTreeSet<usize> = self.reasons_below(at).into_keys().collect();
        let (supports, objections) = (self.supports(class), self.objections(class));
        let of = |force: Truth, all: &BTreeSet<usize>| -> BTreeSet<usize> {
            all.iter()
                .copied()
                .filter(|one| self.force(*one) == force)
                .collect()
        };
        let all: BTreeSet<usize> = supports.union(&objections).copied().collect();
        assert!(below.is_subset(&all));
        match self.nodes[at]["verdict"].as_str().unwrap() {
            "accepted" => {
                assert_eq!(self.truths[class], Truth::True);
                assert!(objections.is_subset(&below), "an objection is not answered");
                let standing: Vec<usize> = below.intersection(&supports).copied().collect();
                match standing[..] {
                    [] => assert!(self.small.is_given(class), "nothing holds it up"),
                    [one] => assert_eq!(self.force(one), Truth::True),
                    _ => panic!("more than one set of reasons"),
                }
            }
            "contested" => {
                assert_eq!(self.truths[class], Truth::Undefined);
                assert_eq!(below, of(Truth::Undefined, &all));
                assert!(!below.is_empty());
            }
            "defeated" => {
                assert_eq!(self.truths[class], Truth::False);
                assert!(self.grounded[class]);
                let only = *below.iter().next().unwrap();
                assert_eq!(below.len(), 1);
                if objections.contains(&only) {
                    assert!(self.small.is_given(class));
                    assert_eq!(self.force(only), Truth::True);
                } else {
                    assert!(!self.small.is_given(class));
                    assert_eq!(self.force(only), Truth::False);
                }
            }
            "unsupported" => {
                assert!(!self.grounded[class] && !self.small.is_circular(class));
                assert_eq!(below, supports);
                for (_, reason) in self.reasons_below(at) {
                    let lacking = self.children[reason].iter().copied().filter(|child| {
                        self.is_statement(*child) && !self.grounded[self.class(*child)]
                    });
                    let lacking: Vec<usize> = lacking.collect();
                    assert!(!lacking.is_empty());
                    assert!(lacking.iter().all(|one| self.opened(*one).is_some()));
                }
            }
            "circular" => {
                assert!(self.small.is_circular(class));
                self.leads_back(at);
            }
            other => panic!("{other}"),
        }
    }

    /// From a circular statement, the opened premises lead back to one on the way.
    fn leads_back(&self, start: usize) {
        let mut seen = BTreeSet::new();
        let mut at = start;
        while seen.insert(at) {
            let below = self.reasons_below(at);
            assert_eq!(below.len(), 1);
            let reason = *below.values().next().unwrap();
            // Statements that restate one another may be premises of one reason.
            let on: BTreeSet<usize> = self.children[reason]
                .iter()
                .filter_map(|child| self.opened(*child))
                .collect();
            assert_eq!(on.len(), 1);
            at = *on.iter().next().unwrap();
            assert_eq!(self.nodes[at]["verdict"], "circular");
        }
    }

    fn check_reason(&self, at: usize) {
        let id = self.reason(at);
        let parent = usize::try_from(self.nodes[at]["parent"].as_u64().unwrap()).unwrap();
        match self.small.reasons[id].bears {
            Bears::For(of) | Bears::Against(of) => {
                assert_eq!(self.class(parent), self.small.class(of));
            }
            Bears::OnReason(of) => assert_eq!(self.reason(parent), of),
        }
        let premises: Vec<usize> = self.children[at]
            .iter()
            .copied()
            .filter(|child| self.is_statement(*child))
            .collect();
        let named: Vec<usize> = premises
            .iter()
            .map(|one| statement(&self.nodes[*one]["id"]))
            .collect();
        let mut expected = self.small.reasons[id].premises.clone();
        let mut named_all = named.clone();
        expected.sort_unstable();
        named_all.sort_unstable();
        assert_eq!(named_all, expected);
        let below = self.reasons_below(at);
        let undercuts = self.undercuts(id);
        assert!(below.keys().all(|by| undercuts.contains(by)));
        match self.nodes[at]["force"].as_str().unwrap() {
            "holds" => {
                assert_eq!(self.force(id), Truth::True);
                for premise in &premises {
                    assert_eq!(self.truths[self.class(*premise)], Truth::True);
                    assert!(self.opened(*premise).is_some());
                }
                assert!(undercuts.iter().all(|by| below.contains_key(by)));
                assert!(below.keys().all(|by| self.force(*by) == Truth::False));
            }
            "fails" => {
                assert_eq!(self.force(id), Truth::False);
                let is_undercut = below.keys().any(|by| self.force(*by) == Truth::True);
                let has_fallen = premises.iter().any(|one| {
                    self.truths[self.class(*one)] == Truth::False && self.opened(*one).is_some()
                });
                assert!(is_undercut || has_fallen, "nothing says why it fails");
            }
            "open" => {
                assert_eq!(self.force(id), Truth::Undefined);
                let open = undercuts
                    .iter()
                    .filter(|by| self.force(**by) == Truth::Undefined);
                assert!(open.into_iter().all(|by| below.contains_key(by)));
                for premise in &premises {
                    let truth = self.truths[self.class(*premise)];
                    assert!(truth != Truth::False);
                    assert!(truth == Truth::True || self.opened(*premise).is_some());
                }
            }
            other => panic!("{other}"),
        }
    }

    /// What is settled is never told by way of itself.
    fn never_argues_in_a_circle(&self) {
        let is_settled = |at: usize| {
            let verdict = &self.nodes[at]["verdict"];
            verdict == "accepted" || verdict == "defeated"
        };
        let mut waits: Vec<usize> = vec![0; self.nodes.len()];
        let mut leads: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for (at, children) in self.children.iter().enumerate() {
            if self.is_statement(at) && !is_settled(at) {
                continue;
            }
            for child in children {
                let to = if self.is_statement(*child) {
                    self.opened(*child).filter(|to| is_settled(*to))
                } else {
                    Some(*child)
                };
                if let Some(to) = to {
                    leads[to].push(at);
                    waits[at] += 1;
                }
            }
        }
        let mut free: Vec<usize> = (0..waits.len()).filter(|at| waits[*at] == 0).collect();
        let mut done = 0;
        while let Some(at) = free.pop() {
            done += 1;
            for to in &leads[at] {
                waits[*to] -= 1;
                if waits[*to] == 0 {
                    free.push(*to);
                }
            }
        }
        assert_eq!(done, waits.len(), "it argues in a circle");
    }
}

fn is_true(small: &Small) {
    let grounded = small.grounded();
    let truths = small.well_founded();
    for account in accounts(small, Extent::Deciding) {
        let nodes = account["nodes"].as_array().unwrap();
        let mut children = vec![Vec::new(); nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            if let Some(parent) = node["parent"].as_u64() {
                children[usize::try_from(parent).unwrap()].push(at);
            }
        }
        let checker = Checker {
            small,
            truths: truths.clone(),
            grounded: grounded.clone(),
            nodes,
            children,
        };
        checker.check();
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn trees_are_true(small in small().prop_map(sayable)) {
        is_true(&small);
    }

    #[test]
    fn trees_in_circles_are_true(small in circling().prop_map(sayable)) {
        is_true(&small);
    }
}
