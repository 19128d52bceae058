//! Reasons, objections and undercuts: which came, which went, which are others now.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::both::Both;
use super::change::{Change, Kind, Part, Thing};
use super::digest::{Digest, Link, Reason};
use super::sentence::Sentence;
use crate::map::Effect;

/// A reason by what it says: its premises and what they do, then, where it speaks
/// against a step, that step; and the statement at the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    pub(super) links: Vec<Link>,
    pub(super) conclusion: u32,
}

impl Key {
    pub(super) fn effect(&self) -> Effect {
        self.links[0].effect
    }

    pub(super) fn premises(&self) -> &BTreeSet<u32> {
        &self.links[0].premises
    }

    pub(super) fn thing(&self) -> Thing {
        match self.effect() {
            Effect::Supports => Thing::Reason,
            Effect::Opposes => Thing::Objection,
            Effect::Undercuts => Thing::Undercut,
        }
    }

    /// The step that it speaks against.
    fn target(&self) -> Option<Self> {
        (self.links.len() > 1).then(|| Self {
            links: self.links[1..].to_vec(),
            conclusion: self.conclusion,
        })
    }
}

/// What is said of a reason besides its premises.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    labels: BTreeSet<String>,
    pub(super) conceded: bool,
    warrants: BTreeSet<u32>,
    warrant_texts: BTreeSet<String>,
    exception_texts: BTreeSet<String>,
}

impl Said {
    /// Named warrants.
    pub(super) fn warrants(&self) -> &BTreeSet<u32> {
        &self.warrants
    }
}

type Keyed = BTreeMap<Key, Said>;

/// How the reasons of two versions differ.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    pub(super) removed: Keyed,
    pub(super) added: Keyed,
    /// The same reason with other premises.
    pub(super) changed: Vec<(Key, Key)>,
    /// All reasons of the new version.
    pub(super) new: Keyed,
    /// What is said of those that both have, then and now.
    kept: Vec<(Key, Said, Said)>,
}

fn keyed(digest: &Digest, shared: impl Fn(u32) -> u32) -> Keyed {
    let mut all = Keyed::new();
    let ids = |ids: &BTreeSet<u32>| ids.iter().map(|id| shared(*id)).collect();
    for reason in &digest.reasons {
        let Reason {
            links, conclusion, ..
        } = reason;
        let links = links.iter().map(|link| Link {
            effect: link.effect,
            premises: ids(&link.premises),
        });
        let key = Key {
            links: links.collect(),
            conclusion: shared(*conclusion),
        };
        let said = all.entry(key).or_default();
        said.labels.extend(reason.label.clone());
        said.conceded |= reason.conceded;
        said.warrants
            .extend(ids(&reason.warrants).into_iter().collect::<BTreeSet<u32>>());
        said.warrant_texts
            .extend(reason.warrant_texts.iter().cloned());
        said.exception_texts
            .extend(reason.exception_texts.iter().cloned());
    }
    all
}

/// Compares the reasons of both versions.
pub(super) fn compare(both: &Both<'_>) -> Reasons {
    let old = keyed(both.old, |id| both.statements.of_old(id));
    let new = keyed(both.new, |id| id);
    let mut found = Reasons::default();
    // Steps first, so that what speaks against them is known by what they are now.
    let mut renamed: HashMap<Key, Key> = HashMap::new();
    let deepest = old
        .keys()
        .chain(new.keys())
        .map(|key| key.links.len())
        .max();
    for depth in 1..=deepest.unwrap_or(0) {
        let at_depth = |key: &Key| key.links.len() == depth;
        let mut removed = Keyed::new();
        let mut originals: HashMap<Key, Key> = HashMap::new();
        let mut added: Keyed = new
            .iter()
            .filter(|(key, _)| at_depth(key))
            .map(cloned)
            .collect();
        for (key, said) in old.iter().filter(|(key, _)| at_depth(key)) {
            let now = match key.target().and_then(|target| renamed.get(&target)) {
                Some(target) => {
                    let mut links = vec![key.links[0].clone()];
                    links.extend(target.links.iter().cloned());
                    Key {
                        links,
                        conclusion: target.conclusion,
                    }
                }
                None => key.clone(),
            };
            match added.remove(&now) {
                Some(new_said) => {
                    if now != *key {
                        renamed.insert(key.clone(), now.clone());
                    }
                    found.kept.push((now, said.clone(), new_said));
                }
                None => {
                    originals.insert(now.clone(), key.clone());
                    removed.insert(now, said.clone());
                }
            }
        }
        for (was, now) in partners(&removed, &added) {
            let (Some(old_said), Some(new_said)) = (removed.remove(&was), added.remove(&now))
            else {
                continue;
            };
            if let Some(original) = originals.get(&was) {
                renamed.insert(original.clone(), now.clone());
            }
            found.kept.push((now.clone(), old_said, new_said));
            found.changed.push((was, now));
        }
        found.removed.extend(removed);
        found.added.extend(added);
    }
    found.new = new;
    found
}

fn cloned((key, said): (&Key, &Said)) -> (Key, Said) {
    (key.clone(), said.clone())
}

/// What a removed and an added reason may have in common: they speak in the same
/// way about the same, and share a name or a premise.
type Trait = (Vec<Link>, Effect, u32, Result<String, u32>);

fn traits(key: &Key, said: &Said) -> Vec<Trait> {
    let about = |mark| (key.links[1..].to_vec(), key.effect(), key.conclusion, mark);
    let labels = said.labels.iter().map(|label| about(Ok(label.clone())));
    let premises = key.premises().iter().map(|premise| about(Err(*premise)));
    labels.chain(premises).collect()
}

/// Pairs of which each is the only partner of the other.
fn partners(removed: &Keyed, added: &Keyed) -> Vec<(Key, Key)> {
    let mut holders: HashMap<Trait, [Vec<&Key>; 2]> = HashMap::new();
    for (side, all) in [removed, added].into_iter().enumerate() {
        for (key, said) in all {
            for mark in traits(key, said) {
                holders.entry(mark).or_default()[side].push(key);
            }
        }
    }
    let mut of_removed: HashMap<&Key, BTreeSet<&Key>> = HashMap::new();
    let mut of_added: HashMap<&Key, BTreeSet<&Key>> = HashMap::new();
    for [olds, news] in holders.values() {
        if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
            of_removed.entry(old).or_default().insert(new);
            of_added.entry(new).or_default().insert(old);
        }
    }
    let mut pairs: Vec<(Key, Key)> = of_removed
        .iter()
        .filter_map(|(old, news)| {
            let new = news.first().filter(|_| news.len() == 1)?;
            (of_added[*new].len() == 1).then(|| ((*old).clone(), (*new).clone()))
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

/// The differences in reasons that are told by themselves: not those of
/// statements that came or went whole, nor what speaks against such a step.
pub(super) fn changes(both: &Both<'_>, reasons: &Reasons) -> Vec<Change> {
    let mut changes = Vec::new();
    for (kind, all) in [
        (Kind::Removed, &reasons.removed),
        (Kind::Added, &reasons.added),
    ] {
        let mut with: HashMap<Key, BTreeSet<u32>> = HashMap::new();
        for key in all.keys() {
            if let Some(target) = key.target() {
                with.entry(target).or_default().extend(key.premises());
            }
        }
        for (key, said) in all {
            let is_told_elsewhere = match key.target() {
                Some(target) => all.contains_key(&target),
                None => false,
            };
            let is_whole = both.was(key.conclusion).is_some() && both.is(key.conclusion).is_some();
            if is_told_elsewhere || !is_whole {
                continue;
            }
            let mut change = about(both, key, key.thing(), kind);
            change.names = both.names(key.premises());
            change.because = besides(both, key, said, &with);
            changes.push(change);
        }
    }
    for (was, now) in &reasons.changed {
        let mut change = about(both, now, now.thing(), Kind::Changed);
        change.was = both.names(was.premises());
        change.now = both.names(now.premises());
        changes.push(change);
    }
    for (key, was, now) in &reasons.kept {
        said_changes(both, key, was, now, &mut changes);
    }
    changes
}

/// A change of a reason: of an undercut the step that it speaks against is kept
/// behind its own premises.
fn about(both: &Both<'_>, key: &Key, thing: Thing, kind: Kind) -> Change {
    let mut change = both.change(Part::Reasons, thing, kind, key.conclusion);
    if let Some(step) = key.links.get(1) {
        let step = Sentence::of(step_word(step.effect)).names(&both.names(&step.premises));
        change.because = Some(step);
    }
    change
}

fn step_word(effect: Effect) -> &'static str {
    match effect {
        Effect::Supports => "the step from ",
        Effect::Opposes => "the objection ",
        Effect::Undercuts => "the undercut by ",
    }
}

/// What came or went with a reason: its warrant, what undercuts it.
fn besides(
    both: &Both<'_>,
    key: &Key,
    said: &Said,
    with: &HashMap<Key, BTreeSet<u32>>,
) -> Option<Sentence> {
    if let Some(step) = key.links.get(1) {
        return Some(Sentence::of(step_word(step.effect)).names(&both.names(&step.premises)));
    }
    let mut words = Sentence::default();
    if !said.warrants.is_empty() {
        words = words
            .words(", because of ")
            .names(&both.names(&said.warrants));
    } else if let Some(text) = said.warrant_texts.first() {
        words = words.words(", because ").quoted(text);
    }
    if said.conceded && key.effect() == Effect::Opposes {
        words = words.words(", which the author concedes");
    }
    let undercutters = with.get(key).cloned().unwrap_or_default();
    if !undercutters.is_empty() {
        words = words
            .words(", undercut by ")
            .names(&both.names(&undercutters));
    }
    (!words.0.is_empty()).then_some(words)
}

fn said_changes(both: &Both<'_>, key: &Key, was: &Said, now: &Said, changes: &mut Vec<Change>) {
    let premises = both.names(key.premises());
    let mut push = |thing, kind, now: Vec<String>| {
        let mut change = about(both, key, thing, kind);
        change.names.clone_from(&premises);
        match kind {
            Kind::Removed => change.was = now,
            _ => change.now = now,
        }
        changes.push(change);
    };
    // A supporting reason is not conceded: what is then meant is an exception in words.
    if was.conceded != now.conceded && key.effect() != Effect::Supports {
        let kind = if now.conceded {
            Kind::Added
        } else {
            Kind::Removed
        };
        push(Thing::Concession, kind, Vec::new());
    }
    for id in was.warrants.difference(&now.warrants) {
        push(Thing::Warrant, Kind::Removed, vec![both.name(*id)]);
    }
    for id in now.warrants.difference(&was.warrants) {
        push(Thing::Warrant, Kind::Added, vec![both.name(*id)]);
    }
    for (thing, was, now) in [
        (Thing::Warrant, &was.warrant_texts, &now.warrant_texts),
        (Thing::Exception, &was.exception_texts, &now.exception_texts),
    ] {
        let gone: Vec<&String> = was.difference(now).collect();
        let come: Vec<&String> = now.difference(was).collect();
        if let ([gone], [come]) = (gone.as_slice(), come.as_slice()) {
            let mut change = about(both, key, thing, Kind::Changed);
            change.names.clone_from(&premises);
            change.was = vec![(*gone).clone()];
            change.now = vec![(*come).clone()];
            changes.push(change);
            continue;
        }
        let mut push_text = |kind, text: &str| {
            let mut change = about(both, key, thing, kind);
            change.names.clone_from(&premises);
            let texts = vec![format!("“{text}”")];
            match kind {
                Kind::Removed => change.was = texts,
                _ => change.now = texts,
            }
            changes.push(change);
        };
        for text in gone {
            push_text(Kind::Removed, text);
        }
        for text in come {
            push_text(Kind::Added, text);
        }
    }
}
