//! How the rules on quotations name copies and show passages.

use super::Context;
use crate::checked::{CheckedQuotation, Kind, Looked};
use crate::findings::{count, quoted};
use crate::map::{Place, Work};
use crate::quotations::Replaced;
use crate::syntax::Span;

/// So many letters of a passage are shown.
const MOST_SHOWN: usize = 200;

/// So many letters are shown before the first word that differs.
const MOST_BEFORE: usize = 60;

/// The work of a copy: "`li-2013`", "the paper".
pub(super) fn work(context: &Context<'_>, quotation: &CheckedQuotation, copy: Looked) -> String {
    match copy.work {
        Work::Source(source) => {
            let source = &context.map.sources[source.index()];
            quoted(context.map.names.text(source.name))
        }
        Work::Paper(map) if map == quotation.item.map || copy.as_printed => "the paper".to_owned(),
        _ => file(context, copy),
    }
}

/// The name of the file with a copy, between backticks.
pub(super) fn file(context: &Context<'_>, copy: Looked) -> String {
    let held = context.texts.files().nth(copy.file);
    let name = held.and_then(|held| held.path.file_name());
    quoted(name.unwrap_or("the copy"))
}

/// The text of a copy.
pub(super) fn text<'run>(context: &Context<'run>, copy: Looked) -> &'run str {
    let held = context.texts.files().nth(copy.file);
    held.and_then(|held| held.text().ok())
        .map_or("", |text| text.source.text())
}

/// "the quotation" or "the wording".
pub(super) fn noun(quotation: &CheckedQuotation) -> &'static str {
    match quotation.kind {
        Kind::Quotation => "the quotation",
        Kind::Wording => "the wording",
    }
}

/// Words of a text on one line, cut where they are long.
pub(super) fn short(words: &str) -> String {
    let words = joined(words);
    let mut short: String = words.chars().take(MOST_SHOWN).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// Words on one line, without the letters that nobody sees.
fn joined(words: &str) -> String {
    let words = words.replace(
        ['\u{ad}', '\u{200b}', '\u{feff}', '\u{fff9}', '\u{fffb}'],
        "",
    );
    // A word that a line's end cuts stays one word.
    let words = words.replace("-\r\n", "-").replace("-\n", "-");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A passage with what a quotation changes in it: `the aid was [raised -> cut] in the
/// spring`, `the [large] aid`. What stands before the arrow is the quotation's, what
/// stands without one it leaves out; `—` is nothing.
pub(super) fn difference(
    text: &str,
    passage: &std::ops::Range<usize>,
    quotation: &str,
    replaced: &[Replaced],
) -> String {
    let mut shown = String::new();
    let mut first = None;
    let mut at = passage.start;
    let word = |words: &str| {
        let words = joined(words);
        if words.is_empty() {
            "—".to_owned()
        } else {
            words
        }
    };
    for change in replaced {
        spaced(
            &mut shown,
            text.get(at..change.text.start).unwrap_or_default(),
        );
        shown.push(' ');
        first.get_or_insert_with(|| joined(&shown).chars().count());
        let ours = quotation.get(change.quoted.clone()).unwrap_or_default();
        let theirs = text.get(change.text.clone()).unwrap_or_default();
        // Of words that are left out nothing stands before the arrow.
        shown += &match ours.is_empty() {
            true => format!("[{}]", word(theirs)),
            false => format!("[{} -> {}]", word(ours), word(theirs)),
        };
        at = change.text.end;
    }
    spaced(&mut shown, text.get(at..passage.end).unwrap_or_default());
    let shown = joined(&shown);
    let letters = shown.chars().count();
    let skipped = first.unwrap_or(0).saturating_sub(MOST_BEFORE);
    let skipped = if letters <= MOST_SHOWN { 0 } else { skipped };
    let mut cut: String = shown.chars().skip(skipped).take(MOST_SHOWN).collect();
    if skipped > 0 {
        cut.insert(0, '…');
    }
    if skipped + MOST_SHOWN < letters {
        cut.push('…');
    }
    cut
}

/// Adds words behind a bracket: with a blank, if they do not begin with a mark.
fn spaced(shown: &mut String, words: &str) {
    if shown.ends_with(']') && words.starts_with(char::is_alphanumeric) {
        shown.push(' ');
    }
    shown.push_str(words);
}

/// What differs, in words: "the text has `cut`, the quotation `raised`".
pub(super) fn told(text: &str, quotation: &CheckedQuotation, replaced: &[Replaced]) -> String {
    let ours = |change: &Replaced| {
        let words = quotation.words.get(change.quoted.clone());
        joined(words.unwrap_or_default())
    };
    let theirs = |change: &Replaced| joined(text.get(change.text.clone()).unwrap_or_default());
    let noun = noun(quotation);
    match replaced {
        [change] => match (&ours(change)[..], &theirs(change)[..]) {
            ("", theirs) => format!("{noun} leaves out {}", quoted(theirs)),
            (ours, "") => format!("{noun} has {}, which the text has not", quoted(ours)),
            (ours, theirs) => format!("the text has {}, {noun} {}", quoted(theirs), quoted(ours)),
        },
        all if all.len() > 1 && all.iter().all(|change| change.quoted.is_empty()) => {
            format!("{noun} leaves out words at {}", count(all.len(), "place"))
        }
        [] => format!("the text goes on within the words of {noun}"),
        _ => format!(
            "{noun} differs from the text in {}",
            count(replaced.len(), "place")
        ),
    }
}

/// Where in the map a stretch of a quotation stands; all of it where that cannot be told.
pub(super) fn place(
    context: &Context<'_>,
    quotation: &CheckedQuotation,
    stretch: &std::ops::Range<usize>,
) -> Place {
    let whole = quotation.place;
    let raw = context.text(whole);
    let marks = if raw.starts_with("\"\"\"") { 3 } else { 1 };
    let is_plain = raw
        .get(marks..)
        .is_some_and(|inner| inner.starts_with(&quotation.words));
    if !is_plain || stretch.is_empty() {
        return whole;
    }
    let start = whole.span.start as usize + marks;
    Place {
        file: whole.file,
        span: Span::new(start + stretch.start, start + stretch.end),
    }
}

/// ", p. 14", where the page is known.
pub(super) fn on_page(page: Option<u32>) -> String {
    page.map(|page| format!(", p. {page}")).unwrap_or_default()
}
