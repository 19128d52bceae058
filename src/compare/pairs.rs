//! Which of the old is which of the new: by name, by text, by place in the graph.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use super::digest::{Digest, Statement, Work};

/// Ids that both versions share: an index among the new, and behind these the
/// old ones that the new version does not have.
#[derive(Debug)]
pub(super) struct Shared {
    old: Vec<u32>,
    old_of: Vec<Option<u32>>,
    new: usize,
}

impl Shared {
    fn new(pairs: &Pairs) -> Self {
        let new = pairs.of_new.len();
        let lone = (0..).map(|at: u32| index(new) + at);
        Self {
            old: pairs
                .of_old
                .iter()
                .zip(lone)
                .map(|(pair, lone)| pair.unwrap_or(lone))
                .collect(),
            old_of: pairs.of_new.clone(),
            new,
        }
    }

    /// The shared id of an old one.
    pub(super) fn of_old(&self, old: u32) -> u32 {
        self.old[old as usize]
    }

    /// The index among the old, where it is there.
    pub(super) fn in_old(&self, shared: u32) -> Option<u32> {
        match self.old_of.get(shared as usize) {
            Some(old) => *old,
            None => Some(shared - index(self.new)),
        }
    }

    /// The index among the new, where it is there.
    pub(super) fn in_new(&self, shared: u32) -> Option<u32> {
        ((shared as usize) < self.new).then_some(shared)
    }

    /// All ids.
    pub(super) fn all(&self) -> impl Iterator<Item = u32> + '_ {
        let lone = self
            .old
            .iter()
            .copied()
            .filter(|id| *id as usize >= self.new);
        (0..index(self.new)).chain(lone)
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Old and new that belong together, while they are sought.
struct Pairs {
    of_old: Vec<Option<u32>>,
    of_new: Vec<Option<u32>>,
}

impl Pairs {
    fn new(old: usize, new: usize) -> Self {
        Self {
            of_old: vec![None; old],
            of_new: vec![None; new],
        }
    }

    fn join(&mut self, old: u32, new: u32) {
        self.of_old[old as usize] = Some(new);
        self.of_new[new as usize] = Some(old);
    }

    fn free_old(&self) -> Vec<u32> {
        free(&self.of_old)
    }

    fn free_new(&self) -> Vec<u32> {
        free(&self.of_new)
    }

    /// Joins what has a key that no other free one has on its side. What comes
    /// out does not depend on which side is called old.
    fn join_by<Key: Eq + Hash>(
        &mut self,
        old: impl Fn(u32) -> Option<Key>,
        new: impl Fn(u32) -> Option<Key>,
    ) {
        let mut keys: HashMap<Key, [Option<(u32, bool)>; 2]> = HashMap::new();
        let mut note = |side: usize, at: u32, key: Option<Key>| {
            if let Some(key) = key {
                let entry = &mut keys.entry(key).or_default()[side];
                *entry = Some((at, entry.is_none()));
            }
        };
        for at in self.free_old() {
            note(0, at, old(at));
        }
        for at in self.free_new() {
            note(1, at, new(at));
        }
        for sides in keys.into_values() {
            if let [Some((old, true)), Some((new, true))] = sides {
                self.join(old, new);
            }
        }
    }
}

fn free(pairs: &[Option<u32>]) -> Vec<u32> {
    let all = (0..).zip(pairs);
    all.filter(|(_, pair)| pair.is_none())
        .map(|(at, _)| at)
        .collect()
}

/// Pairs the sources: by name, then by what is said of them.
pub(super) fn sources(old: &Digest, new: &Digest) -> Shared {
    let mut pairs = Pairs::new(old.sources.len(), new.sources.len());
    let name = |digest: &Digest, at: u32| Some(digest.sources[at as usize].name.clone());
    pairs.join_by(|at| name(old, at), |at| name(new, at));
    let body = |digest: &Digest, at: u32| {
        let body = &digest.sources[at as usize].body;
        (!body.is_empty()).then(|| body.clone())
    };
    pairs.join_by(|at| body(old, at), |at| body(new, at));
    Shared::new(&pairs)
}

/// A place in the graph: what a statement is to another, or to a source.
type Token = (&'static str, u32);

/// So many times newly found pairs may help to find others.
const MOST_ROUNDS: usize = 8;

/// Pairs the statements: by name, by text, then by place in the graph.
pub(super) fn statements(old: &Digest, new: &Digest, sources: &Shared) -> Shared {
    let mut pairs = Pairs::new(old.statements.len(), new.statements.len());
    let one = |digest: &'_ Digest, at: u32| -> (String, String, String) {
        let one = &digest.statements[at as usize];
        (one.name.clone(), one.own_name.clone(), one.text.clone())
    };
    pairs.join_by(|at| Some(one(old, at).0), |at| Some(one(new, at).0));
    let moved = |digest: &Digest, at: u32| {
        let (_, name, text) = one(digest, at);
        Some((name, text))
    };
    pairs.join_by(|at| moved(old, at), |at| moved(new, at));
    let text = |digest: &Digest, at: u32| Some(one(digest, at).2).filter(|text| !text.is_empty());
    pairs.join_by(|at| text(old, at), |at| text(new, at));
    for _ in 0..MOST_ROUNDS {
        if !join_by_place(&mut pairs, old, new, sources) {
            break;
        }
    }
    Shared::new(&pairs)
}

fn join_by_place(pairs: &mut Pairs, old: &Digest, new: &Digest, sources: &Shared) -> bool {
    let (free_old, free_new) = (pairs.free_old(), pairs.free_new());
    if free_old.is_empty() || free_new.is_empty() {
        return false;
    }
    let to_shared = |at: u32| pairs.of_old[at as usize];
    let of_new = |at: u32| pairs.of_new[at as usize].map(|_| at);
    let old_tokens = tokens(old, &free_old, to_shared, |id| sources.of_old(id));
    let new_tokens = tokens(new, &free_new, of_new, |id| id);
    let mut holders: HashMap<Token, [Vec<u32>; 2]> = HashMap::new();
    for (side, all) in [&old_tokens, &new_tokens].into_iter().enumerate() {
        for (at, (known, _)) in all {
            for token in known {
                holders.entry(*token).or_default()[side].push(*at);
            }
        }
    }
    let mut votes: HashMap<(u32, u32), usize> = HashMap::new();
    for [olds, news] in holders.values() {
        if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
            *votes.entry((*old, *new)).or_insert(0) += 1;
        }
    }
    let mut is_changed = false;
    for ((at, to), score) in votes {
        let total = old_tokens[&at].1.max(new_tokens[&to].1);
        let (one, other) = (&old.statements[at as usize], &new.statements[to as usize]);
        // More than half of all neighbours: at most one other can have that.
        if score * 2 > total && could_be_one(one, other, score) {
            pairs.join(at, to);
            is_changed = true;
        }
    }
    is_changed
}

/// The place alone does not make two texts one: evidence that takes the place of
/// other evidence is other evidence.
fn could_be_one(one: &Statement, other: &Statement, score: usize) -> bool {
    if one.text.is_empty() || other.text.is_empty() {
        return one.kind == other.kind && score >= 2;
    }
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (one, other) = (words(&one.text), words(&other.text));
    one.intersection(&other).count() * 2 > one.len().max(other.len())
}

/// For each of some statements its neighbours that both versions have, and the
/// number of all its neighbours.
fn tokens(
    digest: &Digest,
    wanted: &[u32],
    shared: impl Fn(u32) -> Option<u32>,
    source: impl Fn(u32) -> u32,
) -> HashMap<u32, (BTreeSet<Token>, usize)> {
    let mut found: HashMap<u32, (BTreeSet<Token>, usize)> = wanted
        .iter()
        .map(|at| (*at, (BTreeSet::new(), 0)))
        .collect();
    let mut add = |at: u32, word: &'static str, other: Option<u32>| {
        if let Some((known, total)) = found.get_mut(&at) {
            *total += 1;
            known.extend(other.map(|other| (word, other)));
        }
    };
    for reason in &digest.reasons {
        let link = &reason.links[0];
        let (from, to) = match (reason.links.len(), link.effect) {
            (1, crate::map::Effect::Supports) => ("supports", "supported by"),
            (1, _) => ("opposes", "opposed by"),
            _ => ("undercuts for", "undercut by"),
        };
        for premise in &link.premises {
            add(*premise, from, shared(reason.conclusion));
            add(reason.conclusion, to, shared(*premise));
        }
    }
    for (word, from, to) in &digest.relations {
        add(*from, word, shared(*to));
        add(*to, "told by", shared(*from));
    }
    for (at, one) in (0..).zip(&digest.statements) {
        for work in one.citations.iter().flatten() {
            if let Work::Source(id) = work {
                add(at, "cites", Some(source(*id)));
            }
        }
        if let Some((better, worse)) = one.beats {
            for (word, rival) in [("better", better), ("worse", worse)] {
                if let Some(rival) = rival {
                    add(at, word, shared(rival));
                    add(rival, "compared by", shared(at));
                }
            }
        }
    }
    found
}
