//! One mistake, one finding: a name that nothing defines is told once for a file.

use indexmap::IndexMap;

use super::Context;
use crate::findings::{Edit, Finding, quoted};
use crate::map::{Place, UnknownName};
use crate::syntax::is_name;

/// So many further places of one name are shown.
const MOST_SHOWN: usize = 5;

/// One finding for each unknown name of each file, at its first place; the
/// further places are labels of it.
pub(super) fn once_a_name<'map>(
    context: &Context<'map>,
    unknown: impl Iterator<Item = &'map UnknownName>,
    finding: impl Fn(&UnknownName) -> Finding,
) -> impl Iterator<Item = Finding> {
    let mut names: IndexMap<_, Vec<&UnknownName>, foldhash::fast::FixedState> = IndexMap::default();
    for entry in unknown {
        // Each `ibid` is a work of its own.
        let own = (entry.name == "ibid").then_some(entry.place);
        let key = (entry.place.file, &entry.name, &entry.within, own);
        names.entry(key).or_default().push(entry);
    }
    names.into_values().map(move |mut places| {
        places.sort_by_key(|entry| entry.place);
        let is_own = places.iter().any(|entry| names_its_own(context, entry));
        let edit = if is_own { None } else { written(&places) };
        let (first, others) = places.split_at(1);
        let finding = finding(first[0]).edit(edit);
        let left = others.len().saturating_sub(MOST_SHOWN);
        let shown = others.iter().take(MOST_SHOWN).enumerate();
        shown.fold(finding, |finding, (at, entry)| {
            let more = match left {
                left if left > 0 && at + 1 == MOST_SHOWN => format!(", and {left} times more"),
                _ => String::new(),
            };
            finding.label(entry.place, format!("and here{more}"))
        })
    })
}

/// Whether a name stands in the item whose name is probably meant: nothing is a reason
/// for itself.
fn names_its_own(context: &Context<'_>, entry: &UnknownName) -> bool {
    let item = |place: Place| {
        let maps = &context.project.maps;
        let at = maps
            .binary_search_by_key(&place.file, |map| map.file)
            .ok()?;
        let items = &maps[at].tree.items;
        Some((
            at,
            items.partition_point(|item| item.span.start <= place.span.start),
        ))
    };
    let defined = entry.meant.as_ref().and_then(|meant| meant.place);
    defined.is_some_and(|defined| item(defined).is_some() && item(defined) == item(entry.place))
}

/// The edit that writes, at all places of an unknown name, the one that is meant, where
/// that is certain and the same at each.
fn written(places: &[&UnknownName]) -> Option<Edit> {
    let mut edit: Option<(&str, Edit)> = None;
    for entry in places {
        let meant = entry.meant.as_ref().filter(|meant| meant.is_sure)?;
        let text = match entry.within {
            Some(_) => is_name(&meant.name).then(|| meant.name.clone()),
            None => cited_as(&meant.name),
        }?;
        edit = Some(match edit {
            Some((name, edit)) if name == meant.name => (name, edit.and(entry.place, text)),
            Some(_) => return None,
            None => {
                let does = format!("writes {}", quoted(&text));
                (&meant.name, Edit::new(does, entry.place, text))
            }
        });
    }
    edit.map(|(_, edit)| edit)
}

/// A key as a citation writes it: in quotation marks where it is no name.
pub(super) fn cited_as(key: &str) -> Option<String> {
    if is_name(key) {
        return Some(key.to_owned());
    }
    (!key.contains(['"', '\\', '\n'])).then(|| format!("\"{key}\""))
}
