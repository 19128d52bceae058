//! Theses that claim more than before, with nothing new under them.

use std::collections::{BTreeMap, BTreeSet};

use super::both::Both;
use super::change::{Change, Kind, Thing};
use super::reasons::Reasons;
use crate::map::{Effect, Place};
use crate::syntax::tree::StatementKind;

/// A thesis that grew, and nothing under it is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// Its name in the new version.
    pub thesis: String,
    /// Where that stands.
    pub place: Place,
    /// Whether it is put more strongly.
    pub stronger: bool,
    /// Whether it covers more.
    pub wider: bool,
    /// What grew, from what, to what.
    pub steps: Vec<(Thing, Vec<String>, Vec<String>)>,
}

pub(super) fn unexplained(both: &Both<'_>, reasons: &Reasons, changes: &[Change]) -> Vec<Growth> {
    let mut grown: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.of_thesis) {
        if matches!(change.kind, Kind::Stronger | Kind::Wider) {
            grown.entry(&change.name).or_default().push(change);
        }
    }
    if grown.is_empty() {
        return Vec::new();
    }
    let carried = carried(both, reasons);
    let mut found = Vec::new();
    for id in both.statements.all() {
        let Some(is) = both
            .is(id)
            .filter(|is| is.is_thesis && !carried.contains(&id))
        else {
            continue;
        };
        let Some(steps) = grown.get(is.name.as_str()) else {
            continue;
        };
        found.push(Growth {
            thesis: is.name.clone(),
            place: is.place,
            stronger: steps.iter().any(|change| change.kind == Kind::Stronger),
            wider: steps.iter().any(|change| change.kind == Kind::Wider),
            steps: steps
                .iter()
                .map(|change| (change.thing, change.was.clone(), change.now.clone()))
                .collect(),
        });
    }
    found
}

/// Everything under which some reason, or some source of evidence, is new.
fn carried(both: &Both<'_>, reasons: &Reasons) -> BTreeSet<u32> {
    let mut open: Vec<u32> = Vec::new();
    let supports = |effect: Effect| effect == Effect::Supports;
    let added = reasons.added.keys().filter(|key| supports(key.effect()));
    open.extend(added.map(|key| key.conclusion));
    for (was, now) in &reasons.changed {
        let is_more = now.premises().difference(was.premises()).next().is_some();
        if is_more && supports(now.effect()) {
            open.push(now.conclusion);
        }
    }
    for id in both.statements.all() {
        let (Some(was), Some(is)) = (both.was(id), both.is(id)) else {
            continue;
        };
        let then = both.shared_chains(&was.citations);
        let is_evidence = is.kind == StatementKind::Evidence;
        if is_evidence && is.citations.difference(&then).next().is_some() {
            open.push(id);
        }
    }
    let mut leads: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for key in reasons.new.keys().filter(|key| supports(key.effect())) {
        for premise in key.premises() {
            leads.entry(*premise).or_default().push(key.conclusion);
        }
    }
    for (word, from, to) in &both.new.relations {
        if *word == "restates" {
            leads.entry(*from).or_default().push(*to);
            leads.entry(*to).or_default().push(*from);
        }
    }
    for id in both.statements.all() {
        // What is preferred stands on what speaks for it.
        if let Some((Some(better), _)) = both.is(id).and_then(|is| is.beats) {
            leads.entry(better).or_default().push(id);
        }
    }
    let mut carried: BTreeSet<u32> = BTreeSet::new();
    while let Some(at) = open.pop() {
        if carried.insert(at) {
            open.extend(leads.get(&at).into_iter().flatten());
        }
    }
    carried
}
