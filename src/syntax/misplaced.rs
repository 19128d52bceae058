//! Words for items, clauses and lines that stand where they cannot be read.

use std::ops::Range;

use super::Span;
use super::forms::{self, ItemForm, clause_form};
use super::grammar::DEEPEST_BRACKETS;
use super::known_slips;
use super::lines::{Line, token_at, without_comment};
use super::slips::{Fault, looks_like_prose};
use super::start::first_word;
use super::tree::Slip;
use crate::findings::quoted;

/// An item's keyword with a letter out of place.
pub(super) fn misspelt_item(form: &ItemForm, text: &str, at: Range<usize>, base: usize) -> Slip {
    Slip {
        message: format!("no item begins with {}", quoted(&text[at.clone()])),
        span: Span::new(base + at.start, base + at.end),
        label: "not a keyword".to_owned(),
        help: format!("did you mean `{}`? it was read so", form.word),
        prose: false,
    }
}

/// A clause that is not indented.
pub(super) fn clause_at_margin(text: &str, base: usize, at_margin: bool) -> Slip {
    let first = first_word(text);
    let line = Line::at(text, first);
    let start = &text[first..line.end];
    let word = match clause_form(start) {
        Some(&(words, _)) if start.starts_with(words) => words,
        _ => token_at(text, first),
    };
    let end = first + word.len();
    let message = if at_margin {
        format!("{} is a clause and stands at the margin", quoted(word))
    } else {
        format!(
            "{} is a clause and stands before the first item",
            quoted(word)
        )
    };
    Slip {
        message,
        span: Span::new(base + first, base + end),
        label: "a clause belongs to the item above it".to_owned(),
        help: format!(
            "indent it below its item: `  {}`",
            without_comment(start).trim()
        ),
        prose: looks_like_prose(&text[line.start..line.end]),
    }
}

/// A line at the margin that begins no item.
pub(super) fn unknown_start(text: &str, base: usize, defines: bool) -> Slip {
    let first = first_word(text);
    let line = Line::at(text, first);
    let word = token_at(text, first);
    if let Some((slip, _)) = known_slips::recognise(
        text,
        &Fault {
            line,
            offset: first,
            expected: &[],
        },
        base,
    ) {
        return slip;
    }
    let second = text[first + word.len()..line.end].split_whitespace().next();
    if let Some(near) = second.and_then(|word| forms::nearest(word, forms::RELATIONS)) {
        let at = first
            + word.len()
            + text[first + word.len()..]
                .find(second.unwrap_or_default())
                .unwrap_or(0);
        return Slip {
            message: format!(
                "no relation is called {}",
                quoted(second.unwrap_or_default())
            ),
            span: Span::new(base + at, base + at + second.map_or(0, str::len)),
            label: "not a relation".to_owned(),
            help: format!("did you mean `{near}`?"),
            prose: false,
        };
    }
    if let Some(slip) = joined_subjects(text, line, base) {
        return slip;
    }
    if defines {
        return Slip {
            message: format!("no item begins with {}", quoted(word)),
            span: Span::new(base + first, base + first + word.len()),
            label: "not a keyword".to_owned(),
            help: "statements are `claim`, `thesis`, `evidence` and `assumption`; a source is a `source`, a footnote a `note`".to_owned(),
            prose: false,
        };
    }
    prose(Span::new(base + first, base + line.last_word_end(text)))
}

/// `a and b support c`: premises that are needed together, told from their side.
fn joined_subjects(text: &str, line: Line, base: usize) -> Option<Slip> {
    let words: Vec<&str> = without_comment(line.of(text)).split_whitespace().collect();
    let relation = words.iter().position(|word| {
        let singular = |known: &str| known.strip_suffix('s') == Some(*word);
        forms::RELATIONS.contains(word) || forms::RELATIONS.into_iter().any(singular)
    })?;
    let subjects = &words[..relation];
    let joined = subjects.len() % 2 == 1
        && subjects.len() > 1
        && subjects
            .iter()
            .skip(1)
            .step_by(2)
            .all(|word| *word == "and");
    let conclusion = words.get(relation + 1).filter(|_| joined)?;
    let by = match words[relation] {
        "support" | "supports" => "supported by",
        "oppose" | "opposes" => "opposed by",
        _ => return None,
    };
    let first = line.first_word(text);
    Some(Slip {
        message: "a relation line begins with one name".to_owned(),
        span: Span::new(base + first, base + line.last_word_end(text)),
        label: "several names are joined here".to_owned(),
        help: format!(
            "write `{by} {}` below `claim {conclusion}`",
            subjects.join(" ")
        ),
        prose: false,
    })
}

/// Lines that are no part of the language.
pub(super) fn prose(span: Span) -> Slip {
    Slip {
        message: "this cannot be read as part of a map".to_owned(),
        span,
        label: "neither an item nor a clause begins so".to_owned(),
        help: "an item begins with its keyword, as in `claim hedging \"China gave aid to hedge.\"`; words for readers stand after `//` or in `remark \"…\"`".to_owned(),
        prose: true,
    }
}

/// An item that is indented.
pub(super) fn item_not_at_margin(text: &str, first: usize, base: usize) -> Slip {
    let word = token_at(text, first);
    Slip {
        message: format!("`{word}` begins an item and is indented"),
        span: Span::new(base + first, base + first + word.len()),
        label: "an item begins at the margin".to_owned(),
        help: "take away the blanks before it; it was read as an item of its own".to_owned(),
        prose: false,
    }
}

/// A long text that is closed, but whose lines are not indented.
pub(super) fn text_at_margin(slip: &mut Slip) {
    slip.message = "the lines of this long text stand at the margin".to_owned();
    slip.label = "begins here, and its lines are not indented".to_owned();
    slip.help =
        "indent every line of it: a line that begins with a letter begins an item".to_owned();
}

/// Brackets nested past all reading.
pub(super) fn too_deep(at: usize) -> Slip {
    Slip {
        message: format!("brackets are nested deeper than {DEEPEST_BRACKETS}"),
        span: Span::new(at, at + 1),
        label: "this bracket is one too deep".to_owned(),
        help: "split the arithmetic over several `check` lines".to_owned(),
        prose: false,
    }
}

/// An item longer than any.
pub(super) fn too_long(span: Span) -> Slip {
    Slip {
        message: "this item is longer than 16 MiB and was not read".to_owned(),
        span,
        label: "begins here".to_owned(),
        help: "is this an `.argmap` file? An item ends where the next line begins with a letter"
            .to_owned(),
        prose: false,
    }
}

/// An item with more slips than are told one by one.
pub(super) fn given_up(span: Span) -> Slip {
    Slip {
        message: "the rest of this item was not read".to_owned(),
        span,
        label: "too many of its lines cannot be read".to_owned(),
        help: "mend the lines above first, then check again".to_owned(),
        prose: false,
    }
}
