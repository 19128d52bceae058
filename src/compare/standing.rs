//! Verdicts that changed and the nearest causes; what newly rests on a single source.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::both::Both;
use super::change::{Change, Kind, Part, Thing};
use super::digest::Work;
use super::reasons::{Key, Reasons};
use super::sentence::Sentence;
use crate::graph::Verdict;
use crate::map::Effect;
use crate::syntax::tree::StatementKind;

/// How well something stands.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accepted => 4,
        Verdict::Contested => 3,
        Verdict::Defeated => 2,
        Verdict::Unsupported => 1,
        Verdict::Circular => 0,
    }
}

/// The statements whose verdict is another: whether it is better.
fn moved(both: &Both<'_>) -> BTreeMap<u32, bool> {
    let mut moved = BTreeMap::new();
    for id in both.statements.all() {
        if let (Some(was), Some(is)) = (both.was(id), both.is(id))
            && was.verdict != is.verdict
        {
            moved.insert(id, rank(is.verdict) > rank(was.verdict));
        }
    }
    moved
}

pub(super) fn changes(both: &Both<'_>, reasons: &Reasons) -> Vec<Change> {
    let moved = moved(both);
    let causes = own_causes(both, reasons, &moved);
    let roots = roots(both, reasons, &moved, &causes);
    let mut changes = Vec::new();
    for (id, is_better) in &moved {
        let (Some(was), Some(is)) = (both.was(*id), both.is(*id)) else {
            continue;
        };
        let kind = if *is_better {
            Kind::Better
        } else {
            Kind::Worse
        };
        let mut change = both.change(Part::Standing, Thing::Verdict, kind, *id);
        change.was = vec![was.verdict.word().to_owned()];
        change.now = vec![is.verdict.word().to_owned()];
        change.because = match (causes.get(id), roots.get(id)) {
            (Some(cause), _) => Some(cause.clone()),
            (None, Some(root)) => {
                let words = Sentence::of("because of ").name(&both.name(*root));
                let cause = causes.get(root);
                Some(match cause.filter(|_| both.is_thesis(*id)) {
                    Some(cause) => words.words(": there ").then(cause),
                    None => words,
                })
            }
            (None, None) => None,
        };
        changes.push(change);
    }
    single(both, &mut changes);
    changes
}

/// Causes that lie in the statement itself, the nearest first.
fn own_causes(
    both: &Both<'_>,
    reasons: &Reasons,
    moved: &BTreeMap<u32, bool>,
) -> BTreeMap<u32, Sentence> {
    let mut causes: BTreeMap<u32, Sentence> = BTreeMap::new();
    for (id, is_better) in moved {
        if let Some(cause) = cause_in_itself(both, *id, *is_better) {
            causes.insert(*id, cause);
        }
    }
    let mut offer = |key: &Key, helps: bool, words: &dyn Fn() -> Sentence| {
        if moved.get(&key.conclusion) == Some(&helps) {
            causes.entry(key.conclusion).or_insert_with(words);
        }
    };
    for (all, came) in [(&reasons.removed, false), (&reasons.added, true)] {
        for key in all.keys() {
            offer(key, speaks_for(key) == came, &|| {
                told(both, key, if came { "was added" } else { "was removed" })
            });
        }
    }
    for (was, now) in &reasons.changed {
        for helps in [true, false] {
            offer(now, helps, &|| {
                let gone: BTreeSet<u32> =
                    was.premises().difference(now.premises()).copied().collect();
                let come: BTreeSet<u32> =
                    now.premises().difference(was.premises()).copied().collect();
                let words = told(both, now, "");
                match (gone.is_empty(), come.is_empty()) {
                    (false, true) => words.words("no longer needs ").names(&both.names(&gone)),
                    (true, false) => words.words("now also needs ").names(&both.names(&come)),
                    _ => {
                        let words = words.words("now has ").names(&both.names(&come));
                        words.words(" instead of ").names(&both.names(&gone))
                    }
                }
            });
        }
    }
    causes
}

fn cause_in_itself(both: &Both<'_>, id: u32, is_better: bool) -> Option<Sentence> {
    let (was, is) = (both.was(id)?, both.is(id)?);
    if was.kind != is.kind {
        let article = match is.kind {
            StatementKind::Evidence => "",
            StatementKind::Assumption => "an ",
            StatementKind::Claim | StatementKind::Thesis => "a ",
        };
        let now = is.kind.word();
        return Some(Sentence::of(&format!("it is given as {article}{now} now")));
    }
    if is.kind == StatementKind::Evidence && was.citations.is_empty() != is.citations.is_empty() {
        return match is_better {
            true => Some(Sentence::of("it cites something now")),
            false => Some(Sentence::of("it lost its citation")),
        };
    }
    None
}

/// Whether a reason, or what speaks against a step, helps the statement at its end.
fn speaks_for(key: &Key) -> bool {
    let against = key
        .links
        .iter()
        .filter(|link| link.effect != Effect::Supports);
    against.count() % 2 == 0
}

fn told(both: &Both<'_>, key: &Key, happened: &str) -> Sentence {
    let what = match key.effect() {
        Effect::Supports => "the reason ",
        Effect::Opposes => "the objection ",
        Effect::Undercuts => "the undercut ",
    };
    Sentence::of(what)
        .names(&both.names(key.premises()))
        .words(&format!(" {happened}"))
}

/// For every statement without a cause of its own the nearest one with a cause
/// from which its change can come: a walk from all causes at once.
fn roots(
    both: &Both<'_>,
    reasons: &Reasons,
    moved: &BTreeMap<u32, bool>,
    causes: &BTreeMap<u32, Sentence>,
) -> BTreeMap<u32, u32> {
    let mut leads: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (key, said) in &reasons.new {
        let Some(end) = moved.get(&key.conclusion) else {
            continue;
        };
        let helps = speaks_for(key) == *end;
        for premise in key.premises().iter().chain(said.warrants()) {
            if moved.get(premise) == Some(&helps) {
                leads.entry(*premise).or_default().insert(key.conclusion);
            }
        }
    }
    for (word, from, to) in &both.new.relations {
        if *word == "restates" && moved.contains_key(from) && moved.contains_key(to) {
            leads.entry(*from).or_default().insert(*to);
            leads.entry(*to).or_default().insert(*from);
        }
    }
    let mut roots: BTreeMap<u32, u32> = causes.keys().map(|id| (*id, *id)).collect();
    let mut open: VecDeque<u32> = causes.keys().copied().collect();
    while let Some(at) = open.pop_front() {
        let root = roots[&at];
        for next in leads.get(&at).into_iter().flatten() {
            if !roots.contains_key(next) {
                roots.insert(*next, root);
                open.push_back(*next);
            }
        }
    }
    roots
}

/// Claims that newly cannot do without one source, or one piece of evidence.
fn single(both: &Both<'_>, changes: &mut Vec<Change>) {
    for id in both.statements.all() {
        let (Some(was), Some(is)) = (both.was(id), both.is(id)) else {
            continue;
        };
        let (Some(was), Some(is)) = (&was.single, &is.single) else {
            continue;
        };
        let then: BTreeSet<Work> = was
            .sources
            .iter()
            .map(|work| both.shared_work(work))
            .collect();
        let works = |all: &BTreeSet<Work>| -> Vec<String> {
            let mut names: Vec<String> = all.iter().map(|work| both.work(work)).collect();
            names.sort_unstable();
            names
        };
        let evidence: BTreeSet<u32> = was
            .evidence
            .iter()
            .map(|id| both.statements.of_old(*id))
            .collect();
        let (thing, then, now) = match (then.is_empty(), is.sources.is_empty()) {
            (true, true) | (false, false) => (
                Thing::SingleEvidence,
                both.names(&evidence),
                both.names(&is.evidence),
            ),
            _ => (Thing::SingleSource, works(&then), works(&is.sources)),
        };
        let (kind, names) = match (then.is_empty(), now.is_empty()) {
            (true, false) => (Kind::Added, now),
            (false, true) => (Kind::Removed, then),
            _ => continue,
        };
        let mut change = both.change(Part::Standing, thing, kind, id);
        change.names = names;
        changes.push(change);
    }
}
