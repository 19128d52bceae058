//! What entries inherit from one another: `crossref` and `xdata`.

use std::collections::HashMap;

use super::bibliography::{Entry, EntryField, Inheritance};

/// What is an entry's own and no part of it takes over (BibLaTeX, section 4.5.12 and
/// appendix B).
const OWN: [&str; 15] = [
    "kind",
    "booktitle",
    "abstract",
    "annotation",
    "doi",
    "file",
    "indextitle",
    "keywords",
    "label",
    "note",
    "pages",
    "shortauthor",
    "shorttitle",
    "subtitle",
    "title",
];

/// Gives every entry what it inherits, parents first. Entries that inherit from one
/// another in a circle end it where it was entered; nothing recurses.
pub(super) fn inherit(entries: &mut [Entry]) {
    if entries.iter().all(|entry| entry.parents.is_empty()) {
        return;
    }
    let by_key: HashMap<String, usize, foldhash::fast::FixedState> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| (entry.key.clone(), at))
        .collect();
    let parents: Vec<Vec<(Inheritance, usize)>> = entries
        .iter()
        .map(|entry| {
            let known = entry.parents.iter();
            known
                .filter_map(|(how, key)| Some((*how, *by_key.get(key)?)))
                .collect()
        })
        .collect();
    let mut is_seen = vec![false; entries.len()];
    for start in 0..entries.len() {
        let mut stack = vec![(start, false)];
        while let Some((at, is_ready)) = stack.pop() {
            if is_ready {
                for (how, parent) in &parents[at] {
                    let taken = taken_over(&entries[at], &entries[*parent], *how);
                    entries[at].fields.extend(taken);
                }
            } else if !std::mem::replace(&mut is_seen[at], true) {
                stack.push((at, true));
                stack.extend(parents[at].iter().map(|(_, parent)| (*parent, false)));
            }
        }
    }
}

/// The fields that an entry takes over from another.
fn taken_over(entry: &Entry, parent: &Entry, how: Inheritance) -> Vec<EntryField> {
    let kind = |entry: &Entry| {
        let field = entry.fields.iter().find(|field| field.name == "kind");
        field
            .map(|field| field.values[0].clone())
            .unwrap_or_default()
    };
    let whole_title = match kind(parent).as_str() {
        "periodical" => "journaltitle",
        _ => "booktitle",
    };
    let fields = parent.fields.iter().filter_map(|field| {
        let name = match (how, field.name.as_str()) {
            (Inheritance::Data, "kind") => return None,
            (Inheritance::Part, "title") => whole_title,
            (Inheritance::Part, name) if OWN.contains(&name) => return None,
            (_, name) => name,
        };
        (!entry.says(name)).then(|| EntryField {
            name: name.to_owned(),
            ..field.clone()
        })
    });
    fields.collect()
}
