//! One walk down support for 64 questions at once: a bit for each.

use std::collections::VecDeque;

use crate::graph::{ArgumentGraph, Node};
use crate::map::{ReasonId, StatementId};

/// What may be handed down, and how far.
pub(super) trait Ways {
    /// What a statement hands on to the reasons for it.
    fn through(&mut self, class: StatementId, bits: u64, steps: &mut usize) -> u64;
    /// What a reason hands on to each of its premises.
    fn below(&mut self, reason: ReasonId, bits: u64, hand: &mut dyn FnMut(StatementId, u64));
}

/// For every statement, the bits that have reached it.
#[derive(Debug)]
pub(super) struct Spread {
    bits: Vec<u64>,
    is_waiting: Vec<bool>,
    touched: Vec<StatementId>,
}

impl Spread {
    pub(super) fn new(statements: usize) -> Self {
        Self {
            bits: vec![0; statements],
            is_waiting: vec![false; statements],
            touched: Vec::new(),
        }
    }

    /// The bits that have reached a class of statements.
    pub(super) fn of(&self, class: StatementId) -> u64 {
        self.bits[class.index()]
    }

    /// Forgets everything; the time is that of the walk before.
    pub(super) fn clear(&mut self) {
        for class in self.touched.drain(..) {
            self.bits[class.index()] = 0;
            self.is_waiting[class.index()] = false;
        }
    }

    /// Walks down from some statements with their bits, until nothing new arrives
    /// anywhere. None where the steps are used up.
    pub(super) fn walk(
        &mut self,
        graph: &ArgumentGraph,
        starts: &[(StatementId, u64)],
        ways: &mut impl Ways,
        steps: &mut usize,
    ) -> Option<()> {
        let mut queue = VecDeque::new();
        for (class, bits) in starts {
            self.reach(*class, *bits, &mut queue);
        }
        while let Some(class) = queue.pop_front() {
            self.is_waiting[class.index()] = false;
            let bits = ways.through(class, self.of(class), steps);
            for (reason, _) in graph.rests_on(graph.statement(class)) {
                *steps = steps.checked_sub(1)?;
                let Node::Reason(id) = graph.node(reason) else {
                    continue;
                };
                ways.below(id, bits, &mut |premise, bits| {
                    *steps = steps.saturating_sub(1);
                    self.reach(premise, bits, &mut queue);
                });
            }
        }
        (*steps > 0).then_some(())
    }

    fn reach(&mut self, class: StatementId, bits: u64, queue: &mut VecDeque<StatementId>) {
        let known = &mut self.bits[class.index()];
        if *known | bits == *known {
            return;
        }
        if *known == 0 {
            self.touched.push(class);
        }
        *known |= bits;
        if !self.is_waiting[class.index()] {
            self.is_waiting[class.index()] = true;
            queue.push_back(class);
        }
    }
}
