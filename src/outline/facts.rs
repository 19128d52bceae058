//! What a statement's item says beside its relations: how sure, how much, what
//! it is about, whose view it is, in what words.

use std::collections::BTreeSet;

use crate::map::{ItemRef, Map, MapId, StatementId};
use crate::project::Project;
use crate::syntax::tree::{Clause, ClauseKind, Extent, Item, ItemKind, Quote, Strength, Time};

/// The items of a run, with the section each stands in.
#[derive(Debug)]
pub(crate) struct Facts<'run> {
    project: &'run Project,
    map: &'run Map,
    /// Of each item of each map, the section above it.
    sections: Vec<Vec<Option<u32>>>,
}

impl<'run> Facts<'run> {
    /// Reads which section each item stands in.
    pub(crate) fn new(project: &'run Project, map: &'run Map) -> Self {
        let sections = project.maps.iter().map(|file| {
            let mut section = None;
            let mut above = Vec::with_capacity(file.tree.items.len());
            for (index, item) in file.tree.items.iter().enumerate() {
                if matches!(item.kind, ItemKind::Section { .. }) {
                    section = u32::try_from(index).ok();
                }
                above.push(section);
            }
            above
        });
        Self {
            project,
            map,
            sections: sections.collect(),
        }
    }

    /// The text of a map's file.
    pub(crate) fn text(&self, map: MapId) -> &'run str {
        &self
            .project
            .files
            .get(self.project.maps[map.index()].file)
            .text
    }

    /// An item.
    pub(crate) fn item(&self, item: ItemRef) -> &'run Item {
        &self.project.maps[item.map.index()].tree.items[item.item as usize]
    }

    /// Where an item of a map stands in it.
    pub(crate) fn item_ref(&self, map: MapId, item: &Item) -> ItemRef {
        let items = &self.project.maps[map.index()].tree.items;
        let at = items.partition_point(|other| other.span.start < item.span.start);
        ItemRef {
            map,
            item: u32::try_from(at).unwrap_or(u32::MAX),
        }
    }

    /// The clauses of a statement.
    pub(crate) fn clauses(&self, id: StatementId) -> impl Iterator<Item = &'run ClauseKind> {
        let item = self.item(self.map.statement(id).item);
        item.clauses.iter().map(|clause| &clause.kind)
    }

    /// The statement's own clauses, and those of its section that hold for it
    /// unless it states its own.
    fn clauses_or_section(
        &self,
        item: ItemRef,
        wanted: impl Fn(&ClauseKind) -> bool,
    ) -> Option<&'run ClauseKind> {
        let find = |clauses: &'run [Clause]| {
            clauses
                .iter()
                .map(|clause| &clause.kind)
                .find(|kind| wanted(kind))
        };
        find(&self.item(item).clauses).or_else(|| {
            let section = self.sections[item.map.index()][item.item as usize]?;
            find(&self.project.maps[item.map.index()].tree.items[section as usize].clauses)
        })
    }

    /// How sure the claim is said to be.
    pub(crate) fn strength(&self, id: StatementId) -> Option<Strength> {
        self.clauses(id).find_map(|clause| match clause {
            ClauseKind::Strength(strength) => Some(*strength),
            _ => None,
        })
    }

    /// How much of the matter the claim is said to cover.
    pub(crate) fn extent(&self, id: StatementId) -> Option<Extent> {
        self.clauses(id).find_map(|clause| match clause {
            ClauseKind::Extent(extent) => Some(*extent),
            _ => None,
        })
    }

    /// The cases that an item is about, sorted, without the aliases of files.
    pub(crate) fn scope(&self, item: ItemRef) -> Vec<&'run str> {
        let scope = self.clauses_or_section(item, |kind| matches!(kind, ClauseKind::Scope(_)));
        let Some(ClauseKind::Scope(names)) = scope else {
            return Vec::new();
        };
        let text = self.text(item.map);
        let cases: BTreeSet<&str> = names.iter().map(|name| last_part(name.of(text))).collect();
        cases.into_iter().collect()
    }

    /// The time that an item is about.
    pub(crate) fn when(&self, item: ItemRef) -> Option<String> {
        let when = self.clauses_or_section(item, |kind| matches!(kind, ClauseKind::When(_)));
        let Some(ClauseKind::When(when)) = when else {
            return None;
        };
        let text = self.text(item.map);
        Some(match when.time {
            Time::Date(date) => plain(date.of(text)),
            Time::Period(name) => last_part(name.of(text)).to_owned(),
        })
    }

    /// Whose view it is, where it is not the author's, sorted.
    pub(crate) fn holders(&self, id: StatementId) -> Vec<String> {
        let text = self.text(self.map.statement(id).item.map);
        let mut holders: Vec<String> = self
            .clauses(id)
            .filter_map(|clause| match clause {
                ClauseKind::HeldBy(names) => Some(names),
                _ => None,
            })
            .flatten()
            .map(|name| visible(&name.of(text)))
            .collect();
        holders.sort_unstable();
        holders
    }

    /// How sure and how wide the paper's own wordings are, each once, where they say so.
    pub(crate) fn wordings(&self, id: StatementId) -> Vec<String> {
        let wordings: BTreeSet<(Option<Strength>, Option<Extent>)> = self
            .clauses(id)
            .filter_map(|clause| match clause {
                ClauseKind::Says(says) => Some((says.strength, says.extent)),
                _ => None,
            })
            .filter(|wording| wording.0.is_some() || wording.1.is_some())
            .collect();
        wordings
            .into_iter()
            .map(|(strength, extent)| {
                let words: Vec<&str> = strength
                    .map(Strength::word)
                    .into_iter()
                    .chain(extent.map(Extent::word))
                    .collect();
                words.join(" and ")
            })
            .collect()
    }

    /// Its quotations.
    pub(crate) fn quotes(&self, id: StatementId) -> impl Iterator<Item = &'run Quote> {
        self.clauses(id).filter_map(|clause| match clause {
            ClauseKind::Quote(quote) => Some(&**quote),
            _ => None,
        })
    }

    /// Whether the author needs it and does not say it.
    pub(crate) fn is_implicit(&self, id: StatementId) -> bool {
        self.clauses(id)
            .any(|clause| matches!(clause, ClauseKind::Implicit))
    }
}

/// The last part of a dotted name: what it is called in its own file.
pub(crate) fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// A stretch of a map on one line: comments left out, blanks made one.
pub(crate) fn plain(raw: &str) -> String {
    let mut lines = String::with_capacity(raw.len());
    for line in raw.lines() {
        lines.push_str(line.split_once("//").map_or(line, |(before, _)| before));
        lines.push(' ');
    }
    let words: Vec<&str> = lines.split_whitespace().collect();
    words.join(" ")
}

/// Words as one line of an outline may show them: nothing in them steers a
/// terminal or looks like another line.
pub(crate) fn visible(words: &str) -> String {
    let folded: Vec<&str> = words.split_whitespace().collect();
    folded
        .join(" ")
        .chars()
        .map(|letter| {
            if crate::findings::words::is_hidden(letter) {
                '\u{fffd}'
            } else {
                letter
            }
        })
        .collect()
}
