//! Locators outside what the copy holds: they cannot be looked up.

use indexmap::IndexMap;

use crate::findings::{Finding, Severity, count, quoted};
use crate::map::{MapId, Place, SourceId, Work};
use crate::rules::citing::{self, By};
use crate::rules::{Check, Context, Rule};
use crate::sources::locator::Pages;
use crate::syntax::tree::{ClauseKind, Item, ItemKind, Text};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "page-not-held",
    group: "sources",
    severities: &[Severity::Info],
    page: include_str!("page_not_held.md"),
    check: Check::Map(check),
};

/// So many places are shown.
const MOST_SHOWN: usize = 4;

/// A work of which a part is held.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Held {
    Source(SourceId),
    Paper,
}

type Outside = IndexMap<(MapId, Held), Vec<Place>, foldhash::fast::FixedState>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut outside = Outside::default();
    for here in citing::all(context) {
        let steps = here.steps(context);
        for (work, locator) in &steps {
            let Work::Source(source) = work else { continue };
            let mut locators: Vec<(String, Place)> = Vec::new();
            locators.extend(locator.clone().map(|locator| (locator, here.citation.place)));
            // A quotation's page is one of the only work that its evidence cites.
            if let (By::Evidence(id), [_]) = (here.by, steps.as_slice())
                && context.map.statement(id).citations.len() == 1
            {
                let file = context.map.statement(id).place.file;
                locators.extend(ats(context, file, context.item(id), true));
            }
            let holds = context.map.sources[source.index()].value("holds");
            add(&mut outside, (here.map, Held::Source(*source)), holds, &locators);
        }
    }
    for (at, file) in context.project.maps.iter().enumerate() {
        let text = &context.project.files.get(file.file).text;
        let paper = file.tree.items.iter().find(|item| matches!(item.kind, ItemKind::Paper { .. }));
        let holds = paper.into_iter().flat_map(|item| &item.clauses).find_map(|clause| match &clause.kind {
            ClauseKind::Field { name, values } if name.of(text) == "holds" => {
                Some(Text(*values.first()?).of(text).into_owned())
            }
            _ => None,
        });
        let Some(holds) = holds else { continue };
        for item in &file.tree.items {
            let locators: Vec<_> = ats(context, file.file, item, false).collect();
            add(&mut outside, (MapId::at(at), Held::Paper), Some(&holds), &locators);
        }
    }
    for ((map, held), places) in &outside {
        findings.push(finding(context, *map, *held, places));
    }
}

/// The places that the `at` of quotations, or those of wordings and items, name.
fn ats<'run>(
    context: &Context<'run>,
    file: crate::project::FileId,
    item: &'run Item,
    of_quotations: bool,
) -> impl Iterator<Item = (String, Place)> {
    let text = &context.project.files.get(file).text;
    item.clauses.iter().filter_map(move |clause| {
        let at = match &clause.kind {
            ClauseKind::Quote(quote) if of_quotations => quote.at?,
            ClauseKind::Says(says) if !of_quotations => says.at?,
            ClauseKind::At(at) if !of_quotations => *at,
            _ => return None,
        };
        Some((at.of(text).into_owned(), Place { file, span: at.0 }))
    })
}

fn add(outside: &mut Outside, key: (MapId, Held), holds: Option<&str>, locators: &[(String, Place)]) {
    let Some(holds) = holds.and_then(Pages::read) else {
        return;
    };
    for (locator, place) in locators {
        if Pages::read(locator).is_some_and(|pages| !pages.meets(&holds)) {
            let places = outside.entry(key).or_default();
            if places.last() != Some(place) {
                places.push(*place);
            }
        }
    }
}

fn finding(context: &Context<'_>, map: MapId, held: Held, places: &[Place]) -> Finding {
    let work = match held {
        Held::Source(id) => quoted(context.map.names.text(context.map.sources[id.index()].name)),
        Held::Paper => "the paper".to_owned(),
    };
    let verb = if places.len() == 1 { "lies" } else { "lie" };
    let message = format!("{} {verb} outside the pages of {work} that are held", count(places.len(), "page reference"));
    let finding = Finding::new(RULE.name, Severity::Info, message, places[0], "cannot be looked up here");
    let more = places.len().saturating_sub(MOST_SHOWN);
    let others = places.iter().enumerate().skip(1).take(MOST_SHOWN - 1);
    let finding = others.fold(finding, |finding, (at, place)| {
        let words = match more {
            more if more > 0 && at + 1 == MOST_SHOWN => format!("nor here, and {more} times more"),
            _ => "nor here".to_owned(),
        };
        finding.label(*place, words)
    });
    let finding = match held {
        Held::Source(id) => match context.map.sources[id.index()].field("holds") {
            Some(field) => finding.label(field.place, "what is held"),
            None => finding,
        },
        Held::Paper => match context.map.maps[map.index()].header {
            Some(header) => finding.label(header, "its `holds` says what is held"),
            None => finding,
        },
    };
    finding.help("nothing says that the page is mistaken; get the rest of the copy and widen `holds`")
}
