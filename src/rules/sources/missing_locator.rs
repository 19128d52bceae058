//! Citations of long works, and quotations, without a page: one line a map.

use std::collections::BTreeMap;

use crate::findings::{Finding, Severity, count};
use crate::map::{Citation, MapId, Place, Source, StatementId, Work};
use crate::rules::citing::{self, By, Cited};
use crate::rules::kinds_of_source::{has_pages, is_long};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::ClauseKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "missing-locator",
    group: "sources",
    severities: &[Severity::Info],
    page: include_str!("missing_locator.md"),
    check: Check::Map(check),
};

/// So many places are shown.
const MOST_SHOWN: usize = 4;

/// The places of one map.
#[derive(Default)]
struct Lacking {
    citations: Vec<Place>,
    quotations: Vec<Place>,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut lacking: BTreeMap<MapId, Lacking> = BTreeMap::new();
    let all = citing::all(context);
    // Evidence and notes of which some citation says where to look.
    let mut with_locator = vec![false; context.map.statements.len()];
    let mut notes_with_locator = vec![false; context.map.notes.len()];
    let carries_evidence = notes_of_evidence(context);
    for here in &all {
        let has = has_locator(context, here);
        match here.by {
            By::Evidence(id) => with_locator[id.index()] |= has,
            By::Note(id) => notes_with_locator[id.index()] |= has,
        }
        let wants_page = match here.by {
            By::Evidence(id) => !cites_open_note(context, id),
            // A note on which no evidence rests may name works as wholes.
            By::Note(id) => carries_evidence[id.index()],
        };
        if !has && wants_page && in_hand(context, here.citation).is_some_and(is_long) {
            lacking.entry(here.map).or_default().citations.push(here.citation.place);
        }
    }
    for (id, statement) in context.map.all_statements() {
        if statement.damaged || with_locator[id.index()] {
            continue;
        }
        let cited = statement.citations.iter();
        let works: Vec<Work> = cited.flat_map(|citation| context.map.works_of(citation)).collect();
        let says_note = works.iter().any(|work| match work {
            Work::Note(note) => notes_with_locator[note.index()],
            _ => false,
        });
        let in_note = says_note || cites_open_note(context, id);
        let on_pages = works.iter().any(|work| match work {
            Work::Source(source) => {
                let source = &context.map.sources[source.index()];
                // Long works have been counted where they are cited.
                has_pages(source) && !is_long(source)
            }
            _ => false,
        });
        if on_pages && !in_note {
            let places = quotations(context, id);
            if !places.is_empty() {
                lacking.entry(statement.item.map).or_default().quotations.extend(places);
            }
        }
    }
    findings.extend(lacking.into_values().filter_map(finding));
}

fn finding(lacking: Lacking) -> Option<Finding> {
    let (citations, quotations) = (lacking.citations.len(), lacking.quotations.len());
    let works = match citations {
        1 => "1 citation of a long work".to_owned(),
        number => format!("{number} citations of long works"),
    };
    let quoted = count(quotations, "quotation");
    let message = match (citations, quotations) {
        (0, 1) | (1, 0) => format!("{} gives no page", if citations == 1 { works } else { quoted }),
        (_, 0) => format!("{works} give no page"),
        (0, _) => format!("{quoted} give no page"),
        _ => format!("{works} and {quoted} give no page"),
    };
    let mut places: Vec<Place> = lacking.citations.into_iter().chain(lacking.quotations).collect();
    places.sort_unstable();
    let more = places.len().saturating_sub(MOST_SHOWN);
    let mut shown = places.into_iter().take(MOST_SHOWN).enumerate();
    let (_, first) = shown.next()?;
    let finding = Finding::new(RULE.name, Severity::Info, message, first, "where in it?");
    let finding = shown.fold(finding, |finding, (at, place)| {
        let words = match more {
            more if more > 0 && at + 1 == MOST_SHOWN => format!("and here, and {more} times more"),
            _ => "and here".to_owned(),
        };
        finding.label(place, words)
    });
    Some(finding.help("say where it stands: `at \"p. 14\"` after the work, or after the words of a `quote`"))
}

fn has_locator(context: &Context<'_>, here: &Cited<'_>) -> bool {
    here.steps(context).iter().any(|(_, locator)| locator.is_some())
}

/// Which notes some statement cites.
fn notes_of_evidence(context: &Context<'_>) -> Vec<bool> {
    let mut cited = vec![false; context.map.notes.len()];
    let statements = context.map.statements.iter();
    for work in statements.flat_map(|statement| &statement.citations).flat_map(|citation| &citation.works) {
        if let Work::Note(note) = work {
            cited[note.index()] = true;
        }
    }
    cited
}

/// Whether evidence also cites a note whose text is not held whole: it may give the page.
fn cites_open_note(context: &Context<'_>, id: StatementId) -> bool {
    let citations = context.map.statement(id).citations.iter();
    citations.flat_map(|citation| &citation.works).any(|work| match work {
        Work::Note(note) => {
            let note = &context.map.notes[note.index()];
            note.missing || note.incomplete
        }
        _ => false,
    })
}

/// The work that was in hand.
fn in_hand<'run>(context: &Context<'run>, citation: &Citation) -> Option<&'run Source> {
    match citation.works.last()? {
        Work::Source(source) => Some(&context.map.sources[source.index()]),
        _ => None,
    }
}

/// The quotations of a statement that say no page.
fn quotations(context: &Context<'_>, id: StatementId) -> Vec<Place> {
    let file = context.map.statement(id).place.file;
    let clauses = context.item(id).clauses.iter();
    clauses
        .filter(|clause| matches!(&clause.kind, ClauseKind::Quote(quote) if quote.at.is_none()))
        .map(|clause| Place { file, span: clause.span })
        .collect()
}
