//! Names that look alike, and letters that do not show (UTS 39; Boucher & Anderson 2023).

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_security::skeleton;

use crate::findings::words::is_hidden;
use crate::findings::{Finding, Severity, count, quoted};
use crate::map::Place;
use crate::project::{FileId, MapFile};
use crate::rules::{Check, Context, Rule};
use crate::syntax::Span;
use crate::syntax::tree::{ItemKind, Name};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "confusable-name",
    group: "names",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("confusable_name.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let looks = Looks::new();
    for map in &context.project.maps {
        let text = &context.project.files.get(map.file).text;
        if text.is_ascii() {
            continue;
        }
        directions(map.file, text, findings);
        let mut skeletons: Skeletons<'_> = Skeletons::default();
        for name in names(map) {
            let written = name.of(text);
            let place = Place {
                file: map.file,
                span: name.0,
            };
            let hidden = if written.is_ascii() {
                None
            } else {
                written.chars().find(|letter| is_hidden(*letter))
            };
            if let Some(hidden) = hidden {
                findings.push(invisible(written, hidden, place));
            }
            let plain = plain(written);
            let like = looks.of(&plain);
            match skeletons.get(&like) {
                // Within ASCII, `el` and `e1` are told apart by their font.
                Some((other, first)) if **other != *plain && !(other.is_ascii() && plain.is_ascii()) => {
                    findings.push(alike(other, &plain, *first, place));
                }
                Some(_) => {}
                None => {
                    skeletons.insert(like, (plain, place));
                }
            }
        }
    }
}

/// The first name of each look.
type Skeletons<'map> = HashMap<String, (Cow<'map, str>, Place), foldhash::fast::FixedState>;

/// A name without what does not show, normalized.
fn plain(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return Cow::Borrowed(name);
    }
    let shown = name.chars().filter(|letter| !is_hidden(*letter));
    Cow::Owned(shown.nfc().collect())
}

/// What names look like; that of ASCII is looked up once.
struct Looks {
    ascii: Vec<String>,
}

impl Looks {
    fn new() -> Self {
        let letters = (0u8..128).map(|byte| char::from(byte).to_string());
        Self {
            ascii: letters.map(|letter| skeleton(&letter).collect()).collect(),
        }
    }

    fn of(&self, name: &str) -> String {
        if !name.is_ascii() {
            return skeleton(name).collect();
        }
        let mut look = String::with_capacity(name.len());
        for byte in name.bytes() {
            look.push_str(&self.ascii[usize::from(byte)]);
        }
        look
    }
}

/// The names that a map defines.
fn names(map: &MapFile) -> impl Iterator<Item = Name> {
    map.tree.items.iter().flat_map(|item| match &item.kind {
        ItemKind::Statement { name, .. } | ItemKind::Unread { name } => {
            name.iter().copied().collect()
        }
        ItemKind::Question { name, .. }
        | ItemKind::Source { name, .. }
        | ItemKind::Period { name, .. } => vec![*name],
        ItemKind::Case { names, .. } => names.clone(),
        ItemKind::Use { alias, .. } | ItemKind::Review { alias, .. } => {
            alias.iter().copied().collect()
        }
        _ => Vec::new(),
    })
}

/// Characters that change the direction of writing, one finding for a file.
fn directions(file: FileId, text: &str, findings: &mut Vec<Finding>) {
    let mut steering = text
        .char_indices()
        .filter(|(_, letter)| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    let Some((at, letter)) = steering.next() else {
        return;
    };
    let others = steering.count();
    let span = Span::new(at, at + letter.len_utf8());
    let more = match others {
        0 => String::new(),
        others => format!(", and {} after it", count(others, "more")).replace("mores", "more"),
    };
    findings.push(
        Finding::new(
            RULE.name,
            Severity::Error,
            format!(
                "a character that turns the direction of writing stands here: U+{:04X}{more}",
                u32::from(letter)
            ),
            Place { file, span },
            "it does not show, and lets text read otherwise than it is",
        )
        .help("take it out; Hebrew and Arabic read rightly without it"),
    );
}

fn invisible(name: &str, letter: char, place: Place) -> Finding {
    Finding::new(
        RULE.name,
        Severity::Warning,
        format!("a character that does not show stands in {}", quoted(name)),
        place,
        format!("holds U+{:04X}", u32::from(letter)),
    )
    .help("type the name again without it")
}

fn alike(first: &str, second: &str, first_place: Place, second_place: Place) -> Finding {
    let odd = second
        .chars()
        .chain(first.chars())
        .find(|letter| !letter.is_ascii());
    let which = odd.map_or_else(String::new, |letter| {
        format!("; one of them has the letter U+{:04X} ({letter})", u32::from(letter))
    });
    Finding::new(
        RULE.name,
        Severity::Warning,
        format!("{} and {} look alike and are two names", quoted(first), quoted(second)),
        second_place,
        "this name",
    )
    .label(first_place, "and this one")
    .help(format!("if one is meant, type it again everywhere{which}"))
}
