//! What is different in statements: there or not, how strong, how wide, of what.

use std::collections::{BTreeMap, BTreeSet};

use super::both::Both;
use super::change::{Change, Kind, Part, Thing};
use super::digest::{Statement, Wording};
use super::reach::Reach;
use super::reasons::{Key, Reasons};
use super::sentence::Sentence;
use crate::map::Effect;
use crate::syntax::tree::{Extent, StatementKind, Strength};

pub(super) fn changes(both: &Both<'_>, reasons: &Reasons) -> Vec<Change> {
    let mut changes = Vec::new();
    let reach = Reach::new(both.old, both.new);
    let added = by_conclusion(reasons.added.keys());
    let removed = by_conclusion(reasons.removed.keys());
    for id in both.statements.all() {
        match (both.was(id), both.is(id)) {
            (Some(was), Some(is)) => {
                names(both, id, was, is, &mut changes);
                force(both, id, was, is, &mut changes);
                reach.compare(both, id, was, is, &mut changes);
                matter(both, id, was, is, &mut changes);
                citations(both, id, was, is, &mut changes);
            }
            (Some(was), None) => {
                changes.push(whole(both, id, was, Kind::Removed, removed.get(&id)));
            }
            (None, Some(is)) => changes.push(whole(both, id, is, Kind::Added, added.get(&id))),
            (None, None) => {}
        }
    }
    changes
}

fn by_conclusion<'keys>(keys: impl Iterator<Item = &'keys Key>) -> BTreeMap<u32, Vec<&'keys Key>> {
    let mut found: BTreeMap<u32, Vec<&Key>> = BTreeMap::new();
    for key in keys.filter(|key| key.links.len() == 1) {
        found.entry(key.conclusion).or_default().push(key);
    }
    found
}

fn thing(kind: StatementKind) -> Thing {
    match kind {
        StatementKind::Claim => Thing::Claim,
        StatementKind::Thesis => Thing::Thesis,
        StatementKind::Assumption => Thing::Assumption,
        StatementKind::Evidence => Thing::Evidence,
    }
}

/// So many reasons of a new or dropped statement are told with it.
const MOST_REASONS: usize = 3;

/// A statement that came or went, with its reasons.
fn whole(
    both: &Both<'_>,
    id: u32,
    one: &Statement,
    kind: Kind,
    reasons: Option<&Vec<&Key>>,
) -> Change {
    let part = both.part(id, Part::Statements);
    let mut change = both.change(part, thing(one.kind), kind, id);
    let texts = match kind {
        Kind::Added => &mut change.now,
        _ => &mut change.was,
    };
    texts.extend((!one.text.is_empty()).then(|| one.text.clone()));
    let mut words = Sentence::default();
    let reasons = reasons.map_or(&[][..], Vec::as_slice);
    for key in reasons.iter().take(MOST_REASONS) {
        let verb = match key.effect() {
            Effect::Supports => ", supported by ",
            _ => ", opposed by ",
        };
        words = words.words(verb).names(&both.names(key.premises()));
    }
    if reasons.len() > MOST_REASONS {
        let more = crate::findings::count(reasons.len() - MOST_REASONS, "reason");
        words = words.words(&format!(", and {more} besides"));
    }
    let is_claim = matches!(one.kind, StatementKind::Claim | StatementKind::Thesis);
    if kind == Kind::Added {
        let verdict = one.verdict.word();
        if is_claim && !reasons.iter().any(|key| key.effect() == Effect::Supports) {
            words = words.words("; nothing supports it");
        } else if verdict != "accepted" {
            words = words.words(&format!("; it is {verdict}"));
        }
        if one.kind == StatementKind::Evidence && one.citations.is_empty() {
            words = words.words(", without a citation");
        }
    }
    if one.kind == StatementKind::Evidence && !one.citations.is_empty() {
        let chains = match kind {
            Kind::Added => one.citations.clone(),
            _ => both.shared_chains(&one.citations),
        };
        let works: Vec<String> = chains.iter().map(|chain| both.chain(chain)).collect();
        words = words.words(", from ").names(&works);
    }
    change.because = (!words.0.is_empty()).then_some(words);
    change
}

fn names(both: &Both<'_>, id: u32, was: &Statement, is: &Statement, changes: &mut Vec<Change>) {
    // A name that only got its file's in front, or lost it, is the same name.
    if was.name != is.name && was.own_name != is.own_name {
        let mut change = both.change(Part::Names, Thing::Name, Kind::Renamed, id);
        change.was = vec![was.name.clone()];
        change.now = vec![is.name.clone()];
        changes.push(change);
    }
    if was.kind != is.kind {
        let part = both.part(id, Part::Statements);
        let mut change = both.change(part, Thing::StatementKind, Kind::Changed, id);
        change.was = vec![was.kind.word().to_owned()];
        change.now = vec![is.kind.word().to_owned()];
        changes.push(change);
    }
    let rivals = |one: &Statement, shared: &dyn Fn(u32) -> u32| {
        let (better, worse) = one.beats?;
        let name = |side: Option<u32>| side.map(|id| both.name(shared(id)));
        Some(vec![name(better)?, name(worse)?])
    };
    let then = rivals(was, &|id| both.statements.of_old(id)).unwrap_or_default();
    let now = rivals(is, &|id| id).unwrap_or_default();
    if then != now {
        let part = both.part(id, Part::Statements);
        let mut change = both.change(part, Thing::Comparison, Kind::Changed, id);
        change.was = then;
        change.now = now;
        changes.push(change);
    }
}

/// How sure and how much: the claim's own, and the strongest of its wordings.
fn force(both: &Both<'_>, id: u32, was: &Statement, is: &Statement, changes: &mut Vec<Change>) {
    let part = both.part(id, Part::Statements);
    let mut compare = |thing,
                       order: Option<std::cmp::Ordering>,
                       was: Option<&str>,
                       now: Option<&str>,
                       grown,
                       shrunk| {
        if was == now {
            return;
        }
        let kind = match order {
            Some(std::cmp::Ordering::Less) => grown,
            Some(_) => shrunk,
            None if was.is_none() => Kind::Added,
            None => Kind::Removed,
        };
        let mut change = both.change(part, thing, kind, id);
        change.was.extend(was.map(str::to_owned));
        change.now.extend(now.map(str::to_owned));
        changes.push(change);
    };
    let strongest = |one: &Statement| {
        one.wordings
            .iter()
            .filter_map(|wording| wording.strength)
            .max()
    };
    for (thing, was, is) in [
        (Thing::Strength, was.strength, is.strength),
        (Thing::WordingStrength, strongest(was), strongest(is)),
    ] {
        let order = was.zip(is).map(|(was, is)| was.cmp(&is));
        let words = (was.map(Strength::word), is.map(Strength::word));
        compare(thing, order, words.0, words.1, Kind::Stronger, Kind::Weaker);
    }
    let widest = |one: &Statement| {
        one.wordings
            .iter()
            .filter_map(|wording| wording.extent)
            .max()
    };
    for (thing, was, is) in [
        (Thing::Extent, was.extent, is.extent),
        (Thing::WordingExtent, widest(was), widest(is)),
    ] {
        let order = was.zip(is).map(|(was, is)| was.cmp(&is));
        let words = (was.map(Extent::word), is.map(Extent::word));
        compare(thing, order, words.0, words.1, Kind::Wider, Kind::Narrower);
    }
}

/// Texts, wordings, figures, quotations, bearings.
fn matter(both: &Both<'_>, id: u32, was: &Statement, is: &Statement, changes: &mut Vec<Change>) {
    if was.text != is.text {
        let mut change = both.change(both.part(id, Part::Wording), Thing::Text, Kind::Changed, id);
        change.was = vec![was.text.clone()];
        change.now = vec![is.text.clone()];
        changes.push(change);
    }
    wordings(both, id, was, is, changes);
    let mut push = |thing, label: Option<&str>, was: Option<&String>, now: Option<&String>| {
        let kind = match (was, now) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ => Kind::Changed,
        };
        let mut change = both.change(Part::Wording, thing, kind, id);
        change.names.extend(label.map(str::to_owned));
        change.was.extend(was.cloned());
        change.now.extend(now.cloned());
        changes.push(change);
    };
    let nothing = BTreeSet::new();
    let labels: BTreeSet<&String> = was.details.keys().chain(is.details.keys()).collect();
    for label in labels {
        let then = was.details.get(label).unwrap_or(&nothing);
        let now = is.details.get(label).unwrap_or(&nothing);
        each_difference(then, now, |was, now| {
            push(Thing::Detail, Some(label), was, now)
        });
    }
    let then: BTreeSet<(String, u32)> = was
        .bearings
        .iter()
        .map(|(words, rival)| (words.clone(), both.statements.of_old(*rival)))
        .collect();
    for (kind, one, other) in [
        (Kind::Removed, &then, &is.bearings),
        (Kind::Added, &is.bearings, &then),
    ] {
        for (words, rival) in one.difference(other) {
            let mut change = both.change(Part::Statements, Thing::Bearing, kind, id);
            change.names = vec![both.name(*rival)];
            match kind {
                Kind::Removed => change.was = vec![words.clone()],
                _ => change.now = vec![words.clone()],
            }
            changes.push(change);
        }
    }
}

/// The paper's own words: of the same text, of the only one that is another, or
/// come and gone.
fn wordings(both: &Both<'_>, id: u32, was: &Statement, is: &Statement, changes: &mut Vec<Change>) {
    let mut gone: Vec<&Wording> = was.wordings.difference(&is.wordings).collect();
    let mut come: Vec<&Wording> = is.wordings.difference(&was.wordings).collect();
    let mut pairs: Vec<(Option<&Wording>, Option<&Wording>)> = Vec::new();
    let by_text: BTreeMap<&str, &Wording> =
        come.iter().map(|one| (one.text.as_str(), *one)).collect();
    let texts: BTreeSet<&str> = gone.iter().map(|one| one.text.as_str()).collect();
    if texts.len() == gone.len() && by_text.len() == come.len() {
        let same = |one: &&Wording| by_text.get(one.text.as_str()).copied();
        pairs.extend(
            gone.iter()
                .filter_map(|one| Some((Some(*one), Some(same(one)?)))),
        );
        come.retain(|one| !texts.contains(one.text.as_str()));
        gone.retain(|one| same(one).is_none());
    }
    if let ([gone], [come]) = (gone.as_slice(), come.as_slice()) {
        pairs.push((Some(gone), Some(come)));
    } else {
        pairs.extend(gone.iter().map(|one| (Some(*one), None)));
        pairs.extend(come.iter().map(|one| (None, Some(*one))));
    }
    for (was, now) in pairs {
        let kind = match (was, now) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ => Kind::Changed,
        };
        // What a thesis says in the paper's own words is how it quietly grows.
        let part = both.part(id, Part::Wording);
        let mut change = both.change(part, Thing::Wording, kind, id);
        change.was.extend(was.map(|one| one.text.clone()));
        change.now.extend(now.map(|one| one.text.clone()));
        if let (Some(was), Some(now)) = (was, now) {
            change.because = marks(was, now);
        }
        changes.push(change);
    }
}

/// How sure and how wide a wording is said to be, where that is another.
fn marks(was: &Wording, now: &Wording) -> Option<Sentence> {
    let mut words = Sentence::default();
    let strength = (
        was.strength.map(Strength::word),
        now.strength.map(Strength::word),
    );
    let extent = (was.extent.map(Extent::word), now.extent.map(Extent::word));
    for (what, (was, now)) in [("strength", strength), ("extent", extent)] {
        if was != now {
            words = words
                .words(&format!(", its {what} from "))
                .name(was.unwrap_or("none"))
                .words(" to ")
                .name(now.unwrap_or("none"));
        }
    }
    (!words.0.is_empty()).then_some(words)
}

/// What only one of two sets has; one on each side is one that changed.
pub(super) fn each_difference<'set>(
    was: &'set BTreeSet<String>,
    now: &'set BTreeSet<String>,
    mut tell: impl FnMut(Option<&'set String>, Option<&'set String>),
) {
    let gone: Vec<&String> = was.difference(now).collect();
    let come: Vec<&String> = now.difference(was).collect();
    if let ([gone], [come]) = (gone.as_slice(), come.as_slice()) {
        tell(Some(gone), Some(come));
        return;
    }
    for text in gone {
        tell(Some(text), None);
    }
    for text in come {
        tell(None, Some(text));
    }
}

fn citations(both: &Both<'_>, id: u32, was: &Statement, is: &Statement, changes: &mut Vec<Change>) {
    let then = both.shared_chains(&was.citations);
    let gone: Vec<String> = then
        .difference(&is.citations)
        .map(|chain| both.chain(chain))
        .collect();
    let come: Vec<String> = is
        .citations
        .difference(&then)
        .map(|chain| both.chain(chain))
        .collect();
    if gone.is_empty() && come.is_empty() {
        return;
    }
    let is_note = |works: &[String]| matches!(works, [work] if work.starts_with("note "));
    if is_note(&gone) && is_note(&come) {
        let mut change = both.change(Part::Sources, Thing::Footnote, Kind::Changed, id);
        change.was = gone;
        change.now = come;
        changes.push(change);
        return;
    }
    let kind = match (gone.is_empty(), come.is_empty()) {
        (true, _) => Kind::Added,
        (_, true) => Kind::Removed,
        _ => Kind::Changed,
    };
    let mut change = both.change(Part::Sources, Thing::Citation, kind, id);
    let is_bare = kind == Kind::Removed && is.citations.is_empty();
    let was_bare = kind == Kind::Added && was.citations.is_empty();
    change.was = gone;
    change.now = come;
    change.because = if is_bare {
        Some(Sentence::of(", and cites nothing now"))
    } else if was_bare {
        Some(Sentence::of(", and cited nothing before"))
    } else {
        None
    };
    changes.push(change);
}
