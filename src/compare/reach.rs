//! What a statement is about: which cases, which time. One reach is wider than
//! another where it covers all of it and more.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::both::Both;
use super::change::{Change, Kind, Part, Thing};
use super::digest::{Digest, Statement};
use super::time::stretch;

/// The cases of both versions with what they lie in.
pub(super) struct Reach<'digest> {
    within: BTreeMap<&'digest str, BTreeSet<&'digest str>>,
}

/// Names in their order.
pub(super) fn ordered(names: &BTreeSet<String>) -> Vec<String> {
    names.iter().cloned().collect()
}

impl<'digest> Reach<'digest> {
    pub(super) fn new(old: &'digest Digest, new: &'digest Digest) -> Self {
        let mut within: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (case, broader) in old.within.iter().chain(&new.within) {
            let entry = within.entry(case).or_default();
            entry.extend(broader.iter().map(String::as_str));
        }
        Self { within }
    }

    /// Whether a scope holds all of another; no scope is no limit.
    fn covers(&self, wide: &BTreeSet<String>, narrow: &BTreeSet<String>) -> bool {
        if wide.is_empty() || narrow.is_empty() {
            return wide.is_empty();
        }
        narrow.iter().all(|case| {
            let mut seen = HashSet::from([case.as_str()]);
            let mut open = vec![case.as_str()];
            while let Some(case) = open.pop() {
                if wide.contains(case) {
                    return true;
                }
                let broader = self.within.get(case).into_iter().flatten();
                open.extend(broader.filter(|broader| seen.insert(broader)).copied());
            }
            false
        })
    }

    /// Tells where the cases or the time of a statement are others.
    pub(super) fn compare(
        &self,
        both: &Both<'_>,
        id: u32,
        was: &Statement,
        is: &Statement,
        changes: &mut Vec<Change>,
    ) {
        let part = both.part(id, Part::Statements);
        if was.scope != is.scope {
            let wider = self.covers(&is.scope, &was.scope);
            let narrower = self.covers(&was.scope, &is.scope);
            let mut change = both.change(part, Thing::Scope, way(wider, narrower), id);
            change.was = ordered(&was.scope);
            change.now = ordered(&is.scope);
            changes.push(change);
        }
        if was.when != is.when {
            let (wider, narrower) = match (&was.when, &is.when) {
                (_, None) => (true, false),
                (None, _) => (false, true),
                (Some(was), Some(is)) => match (stretch(was), stretch(is)) {
                    (Some(was), Some(is)) => {
                        let holds = |wide: (i64, i64), narrow: (i64, i64)| {
                            wide.0 <= narrow.0 && narrow.1 <= wide.1
                        };
                        (holds(is, was), holds(was, is))
                    }
                    _ => (false, false),
                },
            };
            let mut change = both.change(part, Thing::Time, way(wider, narrower), id);
            change.was.extend(was.when.clone());
            change.now.extend(is.when.clone());
            changes.push(change);
        }
    }
}

fn way(wider: bool, narrower: bool) -> Kind {
    match (wider, narrower) {
        (true, false) => Kind::Wider,
        (false, true) => Kind::Narrower,
        _ => Kind::Changed,
    }
}
