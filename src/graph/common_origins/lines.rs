//! How many independent lines several reasons make.
//!
//! Reasons that cannot do without one and the same origin are one line: if it is mistaken,
//! all of them fall. The reasons are parted into groups, each with an origin that **every**
//! one of its members needs; the largest first, as in the greedy cover of a set (Chvátal
//! 1979); of groups as large as one another that with the earlier origin. A reason that
//! shares nothing is a line of its own.
//!
//! The number of groups is never smaller than the number of reasons that could be picked
//! out so that no two of them share an origin, since of each group one can be picked at
//! most: no line that is there goes uncounted. (To join whatever is linked, as a union-find
//! would, is not sound: of three reasons that need *a*, *a* and *b*, and *b*, the first and
//! the last share nothing.) It may be larger, which is to say that dependence may go untold.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::Origin;

/// Reasons, by their places in a list, that share an origin; or one alone.
pub(super) type Group = Vec<usize>;

type ByOrigin<Value> = HashMap<Origin, Value, foldhash::fast::FixedState>;

/// Parts reasons into groups with an origin in common. Takes as long as there are needs,
/// each looked at a few times.
pub(super) fn groups(needs: &[Vec<Origin>]) -> Vec<Group> {
    let mut members: ByOrigin<Vec<usize>> = HashMap::default();
    for (at, origins) in needs.iter().enumerate() {
        for origin in origins {
            members.entry(*origin).or_default().push(at);
        }
    }
    let mut open: ByOrigin<usize> = members
        .iter()
        .map(|(origin, reasons)| (*origin, reasons.len()))
        .collect();
    // The heap's order is that of its entries, whatever the order in which they come.
    let mut largest: BinaryHeap<(usize, Reverse<Origin>)> = open
        .iter()
        .filter(|(_, number)| **number > 1)
        .map(|(origin, number)| (*number, Reverse(*origin)))
        .collect();
    let mut is_taken = vec![false; needs.len()];
    let mut groups = Vec::new();
    while let Some((number, Reverse(origin))) = largest.pop() {
        let left = open.get(&origin).copied().unwrap_or(0);
        if left < 2 {
            continue;
        }
        if left < number {
            largest.push((left, Reverse(origin)));
            continue;
        }
        let all = members.get(&origin).into_iter().flatten().copied();
        let group: Group = all.filter(|at| !is_taken[*at]).collect();
        for at in &group {
            is_taken[*at] = true;
            for origin in &needs[*at] {
                if let Some(number) = open.get_mut(origin) {
                    *number -= 1;
                }
            }
        }
        groups.push(group);
    }
    let alone = (0..needs.len()).filter(|at| !is_taken[*at]);
    groups.extend(alone.map(|at| vec![at]));
    groups
}
