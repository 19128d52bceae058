//! Changes of reasons in sentences: of their premises, warrants, concessions.

use super::change::{Change, Kind, Thing};
use super::sentence::Sentence;
use super::words::{own, text};

pub(super) fn reason(change: &Change, subject: Sentence) -> Sentence {
    let noun = match change.thing {
        Thing::Reason => "reason",
        Thing::Objection => "objection",
        _ => return undercut(change, subject),
    };
    let preposition = if change.thing == Thing::Reason {
        "for"
    } else {
        "to"
    };
    let words = match change.kind {
        Kind::Added => subject
            .words(&format!(" has a new {noun}: "))
            .names(&change.names),
        Kind::Removed => subject
            .words(&format!(" lost the {noun} "))
            .names(&change.names),
        _ => {
            let head = Sentence::of(&format!("the {noun} {preposition} ")).then(&subject);
            return exchanged(change, head);
        }
    };
    match &change.because {
        Some(more) => words.then(more),
        None => words,
    }
}

/// Premises that came and went.
fn exchanged(change: &Change, head: Sentence) -> Sentence {
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter()
            .filter(|name| !other.contains(name))
            .cloned()
            .collect()
    };
    let gone = only(&change.was, &change.now);
    let come = only(&change.now, &change.was);
    let head = head.words(" that was ").names(&change.was);
    match (gone.is_empty(), come.is_empty()) {
        (true, _) => head.words(" now also needs ").names(&come),
        (_, true) => head.words(" no longer needs ").names(&gone),
        _ => head
            .words(" now has ")
            .names(&come)
            .words(" instead of ")
            .names(&gone),
    }
}

fn undercut(change: &Change, subject: Sentence) -> Sentence {
    let step = change.because.clone().unwrap_or_default();
    let step = step.words(" to ").then(&subject);
    let plural = change.names.len() > 1;
    match change.kind {
        Kind::Added => {
            let verb = if plural {
                " now undercut "
            } else {
                " now undercuts "
            };
            Sentence::default()
                .names(&change.names)
                .words(verb)
                .then(&step)
        }
        Kind::Removed => {
            let verb = if plural {
                " no longer undercut "
            } else {
                " no longer undercuts "
            };
            Sentence::default()
                .names(&change.names)
                .words(verb)
                .then(&step)
        }
        _ => exchanged(change, Sentence::of("the undercut of ").then(&step)),
    }
}

pub(super) fn concession(change: &Change) -> Sentence {
    let words = match &change.because {
        Some(step) => {
            let names = Sentence::of("that ").names(&change.names);
            names.words(" undercuts ").then(step)
        }
        None => Sentence::of("the objection ").names(&change.names),
    };
    let words = words.words(" to ").then(&own(change));
    match change.kind {
        Kind::Added => words.words(" is conceded now"),
        _ => words.words(" is no longer conceded: nothing says why it is left standing"),
    }
}

/// The step that a warrant or an exception belongs to.
pub(super) fn step(change: &Change) -> Sentence {
    let step = Sentence::of("the step from ").names(&change.names);
    step.words(" to ").name(&change.name)
}

/// A warrant or an exception.
pub(super) fn detail(change: &Change, step: Sentence, head: &str) -> Sentence {
    let noun = head
        .trim_start_matches("the ")
        .split(' ')
        .next()
        .unwrap_or_default();
    let list = |sentence: Sentence, texts: &[String]| match texts.first().and_then(|text| {
        text.strip_prefix('“')
            .and_then(|text| text.strip_suffix('”'))
    }) {
        Some(text) => sentence.quoted(text),
        None => sentence.names(texts),
    };
    match change.kind {
        Kind::Added => list(step.words(&format!(" has a new {noun}: ")), &change.now),
        Kind::Removed => list(step.words(&format!(" lost the {noun} ")), &change.was),
        _ => text(change, Sentence::of(head).then(&step)),
    }
}
