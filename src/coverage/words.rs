//! The sentences of coverage.

use super::{
    Coverage, MissingCitation, MissingNote, MissingQuotation, Numbers, Place, Section, Share,
};
use crate::findings::words::plain;
use crate::findings::{count, list, quoted};
use crate::texts::Form;

/// So many words of a quotation are shown.
const MOST_WORDS: usize = 10;

/// So many letters of it.
const MOST_LETTERS: usize = 90;

/// What a form is called.
pub(super) fn form_name(form: Form) -> &'static str {
    match form {
        Form::Plain => "plain text",
        Form::Markdown => "Markdown",
        Form::Html => "HTML",
        Form::Latex => "LaTeX",
        Form::Typst => "Typst",
        Form::Pdf => "PDF",
    }
}

/// Where something stands, after a comma; nothing where that is not told.
pub(super) fn place(place: &Place) -> String {
    match (place.line, &place.page) {
        (Some(line), _) => format!(", line {line}"),
        (None, Some(page)) => format!(", p. {}", plain(page)),
        (None, None) => String::new(),
    }
}

/// The first words of a quotation between quotation marks.
pub(super) fn opening(words: &str) -> String {
    let mut shown = String::new();
    let mut letters = 0;
    for (at, word) in words.split_whitespace().enumerate() {
        letters += word.chars().count() + 1;
        if at == MOST_WORDS || letters > MOST_LETTERS && at > 0 {
            shown.push('…');
            break;
        }
        if at > 0 {
            shown.push(' ');
        }
        shown.extend(word.chars().take(MOST_LETTERS));
    }
    format!("“{}”", plain(&shown))
}

/// A note that the map does not use.
pub(super) fn note(note: &MissingNote) -> String {
    let listed = if note.is_listed {
        ": listed in the map, and nothing cites it"
    } else {
        ""
    };
    format!("note {}{}{listed}", note.number, place(&note.place))
}

/// A quotation that the map does not have.
pub(super) fn quotation(quotation: &MissingQuotation) -> String {
    format!("{}{}", opening(&quotation.words), place(&quotation.place))
}

/// A work that the map does not cite.
pub(super) fn citation(citation: &MissingCitation) -> String {
    let times = match citation.times {
        1 => String::new(),
        times => format!(", cited {times} times"),
    };
    format!("{}{}{times}", quoted(&citation.key), place(&citation.place))
}

/// The heading of a section and its numbers; nothing where it has nothing.
pub(super) fn section(section: &Section, has_headings: bool) -> Option<String> {
    let shares = shares(&section.numbers);
    if shares.is_empty() {
        return None;
    }
    let name = match &section.title {
        Some(title) => format!("{}{}", heading(title), place(&section.place)),
        None if has_headings => "before the first heading".to_owned(),
        None => "the whole text".to_owned(),
    };
    let parts: Vec<String> = shares
        .iter()
        .map(|(share, noun)| of(*share, noun))
        .collect();
    Some(format!("{name}: {}", list(&parts, parts.len())))
}

fn heading(title: &str) -> String {
    if title.is_empty() {
        return "a heading without words".to_owned();
    }
    plain(title).into_owned()
}

fn of(share: Share, noun: &str) -> String {
    format!("{} of {}", share.mapped, count(share.all, noun))
}

/// The shares of those kinds of which there is something.
fn shares(numbers: &Numbers) -> Vec<(Share, &'static str)> {
    [
        (numbers.notes, "note"),
        (numbers.quotations, "quotation"),
        (numbers.citations, "cited work"),
    ]
    .into_iter()
    .filter_map(|(share, noun)| Some((share?, noun)))
    .filter(|(share, _)| share.all > 0)
    .collect()
}

/// All in one line.
pub(super) fn total(coverage: &Coverage) -> String {
    if let Some(trouble) = &coverage.trouble {
        return format!("{}: {}", plain(&coverage.map), plain(trouble));
    }
    let parts: Vec<String> = shares(&coverage.whole)
        .into_iter()
        .map(|(share, noun)| of(share, noun))
        .collect();
    let mapped = match &parts[..] {
        [] => "nothing is cited or quoted in the manuscript that could be told".to_owned(),
        parts => {
            let all = shares(&coverage.whole)
                .iter()
                .map(|(share, _)| share.all)
                .sum::<usize>();
            let are = if all == 1 { "is" } else { "are" };
            format!(
                "{} of the manuscript {are} in the map",
                list(parts, parts.len())
            )
        }
    };
    let gone = coverage.gone.wordings.len();
    let wordings = match (gone, coverage.gone.wordings_compared) {
        (0, 0) => String::new(),
        (0, 1) => "; the one wording of the map is still in the manuscript".to_owned(),
        (0, all) => format!(
            "; all {} of the map are still in the manuscript",
            count(all, "wording")
        ),
        (1, _) => "; 1 wording of the map is no longer in the manuscript".to_owned(),
        (gone, _) => format!(
            "; {} of the map are no longer in the manuscript",
            count(gone, "wording")
        ),
    };
    format!("{}: {mapped}{wordings}", plain(&coverage.map))
}

/// What the form cannot tell; nothing where it tells all.
pub(super) fn not_told(coverage: &Coverage) -> Option<String> {
    let form = coverage.form?;
    let numbers = &coverage.whole;
    let kinds = [
        (numbers.citations.is_none(), "citations by key"),
        (numbers.notes.is_none(), "notes"),
    ];
    let kinds: Vec<String> = kinds
        .into_iter()
        .filter(|(is_untold, _)| *is_untold)
        .map(|(_, kind)| kind.to_owned())
        .chain(
            (coverage.sections.len() < 2 && !matches!(form, "Markdown" | "LaTeX" | "Typst"))
                .then(|| "sections".to_owned()),
        )
        .collect();
    (!kinds.is_empty()).then(|| format!("not told by {form}: {}", list(&kinds, kinds.len())))
}

/// Whether the manuscript has headings.
pub(super) fn has_headings(coverage: &Coverage) -> bool {
    coverage.sections.len() > 1
}

/// What the manuscript does not have of the map, a line each.
pub(super) fn gone(coverage: &Coverage) -> Vec<String> {
    let gone = &coverage.gone;
    let at = |file: &str, line: usize| format!("{}:{line}", plain(file));
    let mut lines = Vec::new();
    for wording in &gone.wordings {
        let of = wording
            .statement
            .as_ref()
            .map_or(String::new(), |name| format!(" of {}", quoted(name)));
        let near = match &wording.near {
            Some(near) => format!("; nearest to it is {}", opening(near)),
            None => String::new(),
        };
        let place = at(&wording.file, wording.line);
        lines.push(format!(
            "the wording {}{of}, {place}{near}",
            opening(&wording.words)
        ));
    }
    for citation in &gone.citations {
        let place = at(&citation.file, citation.line);
        lines.push(format!("{}, cited at {place}", quoted(&citation.name)));
    }
    for note in &gone.notes {
        lines.push(format!(
            "note {}, {}",
            note.number,
            at(&note.file, note.line)
        ));
    }
    for section in &gone.sections {
        let place = at(&section.file, section.line);
        lines.push(format!("the section {}, {place}", opening(&section.name)));
    }
    lines
}
