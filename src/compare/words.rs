//! Changes in sentences.

use super::change::{Change, Kind, Thing};
use super::reason_words::{concession, detail, reason, step};
use super::sentence::{Sentence, around_difference};

/// Changes that are alike in everything but the statement, as one sentence.
pub(super) fn sentence(alike: &[&Change]) -> Sentence {
    let Some(change) = alike.first() else {
        return Sentence::default();
    };
    let names: Vec<String> = alike.iter().map(|change| change.name.clone()).collect();
    let several = names.len() > 1;
    let subject = subject(change, &names);
    let own = own(change);
    match change.thing {
        Thing::Thesis | Thing::Claim | Thing::Assumption | Thing::Evidence => {
            whole(change, subject)
        }
        Thing::StatementKind => {
            let article = |word: Option<&String>| match word.map_or("", String::as_str) {
                "evidence" => "evidence".to_owned(),
                "assumption" => "an assumption".to_owned(),
                word => format!("a {word}"),
            };
            let (was, now) = (article(change.was.first()), article(change.now.first()));
            own.words(&format!(" was {was} and is {now} now"))
        }
        Thing::Comparison => comparison(change, subject),
        Thing::Strength | Thing::Extent => grown(change, subject, ""),
        Thing::WordingStrength => grown(change, subject, " in its strongest wording"),
        Thing::WordingExtent => grown(change, subject, " in its widest wording"),
        Thing::Scope | Thing::Time => reach(change, subject),
        Thing::Verdict => verdict(change, subject, several),
        Thing::SingleSource => single(change, subject, several, "source"),
        Thing::SingleEvidence => single(change, subject, several, "piece of evidence"),
        Thing::Reason | Thing::Objection | Thing::Undercut => reason(change, own),
        Thing::Concession => concession(change),
        Thing::Warrant => {
            let step = step(change);
            detail(change, step, "the warrant of ")
        }
        Thing::Exception => {
            let step = step(change);
            detail(change, step, "the exception to ")
        }
        Thing::Relation => {
            let word = first(&change.was, &change.now);
            let words = match change.kind {
                Kind::Added => format!(" now {word} "),
                _ => format!(" no longer {word} "),
            };
            own.words(&words).names(&change.names)
        }
        Thing::Bearing => {
            let word = first(&change.was, &change.now);
            let now = match change.kind {
                Kind::Added => "now",
                _ => "no longer",
            };
            own.words(&format!(" is {now} said to be {word} "))
                .names(&change.names)
        }
        Thing::Question => question(change, subject),
        Thing::Answer => {
            let words = match (change.kind, change.names.len()) {
                (Kind::Added, 1) => " is a new answer to ",
                (Kind::Added, _) => " are new answers to ",
                (_, 1) => " no longer answers ",
                _ => " no longer answer ",
            };
            Sentence::default()
                .names(&change.names)
                .words(words)
                .then(&subject)
        }
        Thing::Citation => citation(change, subject, several),
        Thing::Footnote => {
            let words = if several { " cite " } else { " cites " };
            let subject = subject.words(words).names(&change.now);
            subject.words(" instead of ").names(&change.was)
        }
        Thing::Source => match change.kind {
            Kind::Added => own.words(" is new"),
            _ => own.words(" is no longer drawn on"),
        },
        Thing::SourceRank => own.words(&match (change.was[0].as_str(), change.now[0].as_str()) {
            ("", now) => format!(" is called {now} now"),
            (was, "") => format!(" is no longer called {was}"),
            (was, now) => format!(" was called {was} and is called {now} now"),
        }),
        Thing::SourceBasis => {
            let words = if change.kind == Kind::Added {
                " now rests on "
            } else {
                " no longer rests on "
            };
            own.words(words).names(&change.names)
        }
        Thing::Case => match (change.was.as_slice(), change.now.as_slice()) {
            ([], now) => own.words(" lies within ").names(now).words(" now"),
            (was, []) => own.words(" no longer lies within ").names(was),
            (was, now) => own
                .words(" lies within ")
                .names(now)
                .words(", no longer within ")
                .names(was),
        },
        Thing::Text => text(change, Sentence::of("the wording of ").then(&subject)),
        Thing::Wording => wording(change, subject),
        Thing::Detail => {
            let what = change.names.first().map_or("", String::as_str);
            let head = if change.name.is_empty() {
                Sentence::of("a check at the margin")
            } else {
                Sentence::of(&format!("the {what} of ")).then(&subject)
            };
            text(change, head)
        }
        Thing::Name => own
            .words(" was called ")
            .names(&change.was)
            .words(" before"),
    }
}

fn first<'change>(was: &'change [String], now: &'change [String]) -> &'change str {
    was.first().or(now.first()).map_or("", String::as_str)
}

pub(super) fn own(change: &Change) -> Sentence {
    subject(change, std::slice::from_ref(&change.name))
}

/// `the thesis x`, or several names.
fn subject(change: &Change, names: &[String]) -> Sentence {
    match names {
        [name] => Sentence::of(&format!("the {} ", change.keyword)).name(name),
        _ => Sentence::default().names(names),
    }
}

fn whole(change: &Change, subject: Sentence) -> Sentence {
    let mut words = match change.kind {
        Kind::Added => subject.words(" is new"),
        _ => subject.words(" was dropped"),
    };
    if let Some(text) = change.was.first().or(change.now.first()) {
        words = words.words(": ").quoted(text.trim_end_matches('.'));
    }
    match &change.because {
        Some(more) => words.then(more),
        None => words,
    }
}

fn comparison(change: &Change, subject: Sentence) -> Sentence {
    let pair = |sentence: Sentence, sides: &[String]| match sides {
        [better, worse] => sentence.name(better).words(" beats ").name(worse),
        _ => sentence,
    };
    match (change.was.is_empty(), change.now.is_empty()) {
        (true, _) => pair(subject.words(" now says that "), &change.now),
        (_, true) => pair(subject.words(" no longer says that "), &change.was),
        _ => {
            let words = pair(subject.words(" now says that "), &change.now);
            pair(words.words(", where it said that "), &change.was)
        }
    }
}

fn grown(change: &Change, subject: Sentence, of: &str) -> Sentence {
    let way = match change.kind {
        Kind::Stronger => "grew stronger",
        Kind::Weaker => "grew weaker",
        Kind::Wider => "grew wider",
        Kind::Narrower => "grew narrower",
        Kind::Added => {
            let measure = measure(change.thing);
            let words = subject.words(&format!(" now says{of} {measure}: "));
            return words.names(&change.now);
        }
        _ => {
            let measure = measure(change.thing);
            let words = subject.words(&format!(" no longer says{of} {measure}; it was "));
            return words.names(&change.was);
        }
    };
    let words = subject.words(&format!(" {way}{of}: from "));
    words.names(&change.was).words(" to ").names(&change.now)
}

fn measure(thing: Thing) -> &'static str {
    match thing {
        Thing::Strength | Thing::WordingStrength => "how sure it is",
        _ => "how much of the matter it is",
    }
}

fn reach(change: &Change, subject: Sentence) -> Sentence {
    let of = if change.thing == Thing::Scope {
        "scope"
    } else {
        "time"
    };
    let words = subject.words(&match change.kind {
        Kind::Wider => format!(" grew wider in {of}: "),
        Kind::Narrower => format!(" grew narrower in {of}: "),
        _ => format!(" has another {of}: "),
    });
    match (change.was.is_empty(), change.now.is_empty()) {
        (true, _) => words.words("now limited to ").names(&change.now),
        (_, true) => words.words("no longer limited to ").names(&change.was),
        _ => words
            .words("from ")
            .names(&change.was)
            .words(" to ")
            .names(&change.now),
    }
}

fn verdict(change: &Change, subject: Sentence, several: bool) -> Sentence {
    let (was, now) = (first(&change.was, &[]), first(&change.now, &[]));
    let words = if several {
        format!(" were {was} and are {now} now")
    } else {
        format!(" was {was} and is {now} now")
    };
    let words = subject.words(&words);
    match &change.because {
        Some(cause) => words.words(", ").then(&joined(cause)),
        None => words,
    }
}

/// A cause as it follows a verdict.
fn joined(cause: &Sentence) -> Sentence {
    let begins = match cause.0.first() {
        Some(super::Piece::Words(words)) => words.starts_with("because"),
        _ => false,
    };
    if begins {
        cause.clone()
    } else {
        Sentence::of("because ").then(cause)
    }
}

fn single(change: &Change, subject: Sentence, several: bool, what: &str) -> Sentence {
    let verb = match (change.kind, several) {
        (Kind::Added, true) => " now rest on ",
        (Kind::Added, false) => " now rests on ",
        (_, true) => " no longer rest on ",
        (_, false) => " no longer rests on ",
    };
    let words = subject.words(verb);
    match change.names.as_slice() {
        [_] => words
            .words(&format!("the single {what} "))
            .names(&change.names),
        _ => {
            let plural = if what == "source" {
                "sources"
            } else {
                "pieces of evidence"
            };
            words
                .words(&format!("every one of the {plural} "))
                .names(&change.names)
        }
    }
}

fn question(change: &Change, subject: Sentence) -> Sentence {
    let means = |word: &str| match word {
        "exclusive" => "at most one of its answers is true",
        _ => "one of its answers is true",
    };
    match change.kind {
        Kind::Added | Kind::Removed => whole(change, subject),
        _ => match change.now.first() {
            Some(now) => subject.words(&format!(" now says that {}", means(now))),
            None => {
                let was = means(first(&change.was, &[]));
                subject.words(&format!(" no longer says that {was}"))
            }
        },
    }
}

fn citation(change: &Change, subject: Sentence, several: bool) -> Sentence {
    let verb = |one: &str, many: &str| {
        if several {
            many.to_owned()
        } else {
            one.to_owned()
        }
    };
    let words = match change.kind {
        Kind::Added => subject
            .words(&verb(" now cites ", " now cite "))
            .names(&change.now),
        Kind::Removed => subject
            .words(&verb(" no longer cites ", " no longer cite "))
            .names(&change.was),
        _ => {
            let words = subject
                .words(&verb(" now cites ", " now cite "))
                .names(&change.now);
            words.words(" instead of ").names(&change.was)
        }
    };
    match &change.because {
        Some(more) => words.then(more),
        None => words,
    }
}

/// The paper's own words, with how sure and how wide they are said to be.
fn wording(change: &Change, subject: Sentence) -> Sentence {
    let head = Sentence::of("the paper's own wording of ").then(&subject);
    let words = if change.was == change.now {
        let shown = head.words(", ").quoted(first(&change.now, &[]));
        shown.words(", is taken otherwise")
    } else {
        text(change, head)
    };
    match &change.because {
        Some(marks) => words.then(marks),
        None => words,
    }
}

/// Old and new words, where they differ.
pub(super) fn text(change: &Change, head: Sentence) -> Sentence {
    let was = first(&change.was, &[]);
    let now = first(&change.now, &[]);
    match (was.is_empty(), now.is_empty()) {
        (true, _) => head.words(" is new: ").quoted(now),
        (_, true) => head.words(" was dropped: ").quoted(was),
        _ => {
            let (was, now) = around_difference(was, now);
            head.words(" changed from ")
                .quoted(&was)
                .words(" to ")
                .quoted(&now)
        }
    }
}
