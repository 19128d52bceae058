//! Finding what a name stands for, and saying so where it stands for nothing.

use super::collect::Builder;
use super::model::{ItemRef, MapId, StatementId};
use super::names::Symbol;
use super::near;
use super::problems::{Meant, Problem, UnknownName, Wanted, WrongKind};
use super::scope::{Definition, Meaning};
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Name, StatementKind};

/// What a dotted name leads to.
pub(super) enum Found {
    /// A definition, the map it stands in, and where the parts after it begin.
    Definition(Definition, usize),
    /// Nothing, and that has been said or may not be held against the author.
    Silent,
    /// Nothing; the map it was looked for in, and the part that is not known.
    Unknown { within: MapId, part: Span },
}

impl Builder<'_> {
    /// Follows a dotted name as far as an item.
    pub(super) fn find(&self, map: MapId, name: Name) -> Found {
        let text = self.text_of(map);
        let whole = name.of(text);
        let (first, rest) = match whole.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (whole, None),
        };
        let start = name.0.start as usize;
        let part = Span::new(start, start + first.len());
        let Some(definition) = self.definition(map, first) else {
            return self.unknown_unless_doubted(map, first, part);
        };
        let (Meaning::Alias(target), Some(rest)) = (definition.meaning, rest) else {
            return Found::Definition(definition, first.len());
        };
        let Some(target) = target else {
            return Found::Silent;
        };
        let second = rest.split('.').next().unwrap_or(rest);
        let at = start + first.len() + 1;
        match self.definition(target, second) {
            Some(definition) => Found::Definition(definition, first.len() + 1 + second.len()),
            None => self.unknown_unless_doubted(target, second, Span::new(at, at + second.len())),
        }
    }

    fn unknown_unless_doubted(&self, within: MapId, name: &str, part: Span) -> Found {
        let symbol = self.map.names.find(name);
        let doubted = symbol.is_some_and(|symbol| self.scope(within).doubted.contains(&symbol));
        if doubted {
            Found::Silent
        } else {
            Found::Unknown { within, part }
        }
    }

    pub(super) fn definition(&self, map: MapId, name: &str) -> Option<Definition> {
        let symbol = self.map.names.find(name)?;
        self.scope(map).definitions.get(&symbol).copied()
    }

    /// The statement that a name stands for; what is amiss is reported.
    pub(super) fn statement(
        &mut self,
        map: MapId,
        name: Name,
        wanted: Wanted,
    ) -> Option<StatementId> {
        match self.find(map, name) {
            Found::Silent => None,
            Found::Unknown { within, part } => {
                self.report_unknown(map, within, name, part, wanted);
                None
            }
            Found::Definition(definition, length) => {
                let Meaning::Statement(id) = definition.meaning else {
                    if definition.meaning != Meaning::Unread {
                        self.report_kind(map, name, wanted, definition);
                    }
                    return None;
                };
                let rest = name.of(self.text_of(map)).len() > length;
                if rest && !self.has_figure(map, name, length, id) {
                    return None;
                }
                let is_rival = self.map.statement(id).kind != StatementKind::Evidence;
                if wanted == Wanted::Rival && (!is_rival || rest) {
                    self.report_kind(map, name, wanted, definition);
                    return None;
                }
                Some(id)
            }
        }
    }

    /// Whether the part of a name after a statement's is one of its figures.
    fn has_figure(&mut self, map: MapId, name: Name, length: usize, id: StatementId) -> bool {
        let part = Span::new(name.0.start as usize + length + 1, name.0.end as usize);
        let figure = part
            .of(self.text_of(map))
            .split('.')
            .next()
            .unwrap_or_default();
        let owner = self.map.statement(id).item;
        if self.has_own_figure(owner, figure) || self.map.statement(id).damaged {
            return true;
        }
        let known = self.figures_of(owner).count();
        let near = if self.may_compare(known) {
            near::nearest(figure, self.figures_of(owner)).map(str::to_owned)
        } else {
            None
        };
        let meant = near.map(|near| Meant::near(near, None));
        let owner = self.map.name_of(id).to_owned();
        let place = self.place(map, part);
        self.report_undefined(UnknownName {
            name: part.of(self.text_of(map)).to_owned(),
            place,
            wanted: Wanted::Figure,
            meant,
            within: Some(owner),
        });
        false
    }

    /// Whether an item has a figure or a table of this name.
    pub(super) fn has_own_figure(&self, item: ItemRef, figure: &str) -> bool {
        let symbol = self.map.names.find(figure);
        symbol.is_some_and(|symbol| self.figures.contains(&(item, symbol)))
    }

    /// Whether so many names may still be compared with an unknown one.
    pub(super) fn may_compare(&mut self, names: usize) -> bool {
        let left = self.suggestions_left.checked_sub(names);
        self.suggestions_left = left.unwrap_or(0);
        left.is_some()
    }

    /// The names of an item's figures and tables.
    fn figures_of(&self, item: ItemRef) -> impl Iterator<Item = &str> {
        let file = &self.project.maps[item.map.index()];
        let text = &self.project.files.get(file.file).text;
        file.tree.items[item.item as usize]
            .clauses
            .iter()
            .filter_map(move |clause| match &clause.kind {
                ClauseKind::Figure(figure) => Some(figure.name.of(text)),
                ClauseKind::Table(table) => Some(table.name.of(text)),
                _ => None,
            })
    }

    /// Whether a name stands for something of the kind that is wanted; what is
    /// amiss is reported.
    pub(super) fn check_kind(&mut self, map: MapId, name: Name, wanted: Wanted) -> Option<Meaning> {
        match self.find(map, name) {
            Found::Silent => None,
            Found::Unknown { within, part } => {
                self.report_unknown(map, within, name, part, wanted);
                None
            }
            Found::Definition(definition, _) => {
                if definition.meaning.suits(wanted) {
                    return Some(definition.meaning);
                }
                if definition.meaning != Meaning::Unread {
                    self.report_kind(map, name, wanted, definition);
                }
                None
            }
        }
    }

    pub(super) fn report_kind(
        &mut self,
        map: MapId,
        name: Name,
        wanted: Wanted,
        found: Definition,
    ) {
        if let Meaning::Source(id) = found.meaning {
            self.map.sources[id.index()].used = true;
        }
        let found_words = match found.meaning {
            Meaning::Statement(id) => match self.map.statement(id).kind {
                StatementKind::Claim | StatementKind::Thesis => "a claim",
                StatementKind::Assumption => "an assumption",
                StatementKind::Evidence => "evidence",
            },
            other => other.words(),
        };
        let problem = WrongKind {
            name: name.of(self.text_of(map)).to_owned(),
            place: self.place(map, name.0),
            wanted,
            found: found_words,
            defined: Some(found.place),
        };
        self.map.problems.push(Problem::WrongKind(problem));
    }

    fn report_unknown(
        &mut self,
        map: MapId,
        within: MapId,
        name: Name,
        part: Span,
        wanted: Wanted,
    ) {
        let unknown = part.of(self.text_of(map)).to_owned();
        let other_map = (within != map).then(|| {
            let whole = name.of(self.text_of(map));
            whole.split('.').next().unwrap_or(whole).to_owned()
        });
        let renamed = match wanted {
            Wanted::Citation => self.renamed(within, &unknown),
            _ => None,
        };
        let meant = renamed.or_else(|| self.near(within, &unknown, wanted, other_map.is_none()));
        if let Some(Meant { name: near, .. }) = &meant {
            let rest = &name.of(self.text_of(map))[part.end as usize - name.0.start as usize..];
            self.spare(within, near, rest.trim_start_matches('.'));
        }
        let problem = UnknownName {
            name: unknown,
            place: self.place(map, part),
            wanted,
            meant,
            within: other_map,
        };
        self.report_undefined(problem);
    }

    /// What was probably meant is not also reported as missing something; where
    /// that is another map, what the rest of the name stands for there.
    fn spare(&mut self, map: MapId, near: &str, rest: &str) {
        let Some(definition) = self.definition(map, near) else {
            return;
        };
        match definition.meaning {
            Meaning::Statement(id) => self.map.statements[id.index()].damaged = true,
            Meaning::Source(id) => self.map.sources[id.index()].used = true,
            Meaning::Question(id) => self.map.questions[id.index()].damaged = true,
            Meaning::Alias(Some(target)) if !rest.is_empty() => {
                let (first, rest) = rest.split_once('.').unwrap_or((rest, ""));
                // A map has no aliases for others but its own.
                if !matches!(
                    self.definition(target, first).map(|found| found.meaning),
                    Some(Meaning::Alias(_))
                ) {
                    self.spare(target, first, rest);
                }
            }
            _ => {}
        }
    }

    /// The known name nearest to an unknown one: of the kind that is wanted
    /// first, then of any kind, then the same name in a map that is used.
    pub(super) fn near(
        &mut self,
        map: MapId,
        unknown: &str,
        wanted: Wanted,
        look_around: bool,
    ) -> Option<Meant> {
        let scope = self.scope(map);
        let known = scope.definitions.len() + scope.keys.len();
        if !self.may_compare(known) {
            return None;
        }
        let scope = self.scope(map);
        let names = &self.map.names;
        let with_place = |name: &str| {
            let place = names
                .find(name)
                .and_then(|symbol| scope.definitions.get(&symbol))
                .map(|definition| definition.place);
            Meant::near(name, place)
        };
        let suiting = scope
            .definitions
            .iter()
            .filter(|(_, definition)| definition.meaning.suits(wanted))
            .map(|(symbol, _)| names.text(*symbol));
        let keys = scope.keys.keys().map(|symbol| names.text(*symbol));
        let keys = keys.filter(|_| wanted == Wanted::Citation);
        let fitting: Vec<&str> = suiting.chain(keys).collect();
        if let Some(near) = near::nearest(unknown, fitting.iter().copied()) {
            let is_only = near::nearest(unknown, fitting.into_iter().filter(|one| *one != near));
            let mut meant = with_place(near);
            meant.is_sure = is_only.is_none() && near::is_slip(unknown, near);
            return Some(meant);
        }
        let all = scope.definitions.keys().map(|symbol| names.text(*symbol));
        if let Some(near) = near::within(1, unknown, all) {
            return Some(with_place(near));
        }
        if !look_around {
            return None;
        }
        let symbol: Symbol = names.find(unknown)?;
        scope.definitions.iter().find_map(|(alias, definition)| {
            let Meaning::Alias(Some(target)) = definition.meaning else {
                return None;
            };
            let there = self.scope(target).definitions.get(&symbol)?;
            Some(Meant::near(
                format!("{}.{unknown}", names.text(*alias)),
                Some(there.place),
            ))
        })
    }
}
