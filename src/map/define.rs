//! Writing down what a name stands for, and saying so where it is taken.

use super::collect::Builder;
use super::model::{MapId, Place};
use super::names::Symbol;
use super::problems::Problem;
use super::scope::{Definition, Meaning};
use crate::syntax::tree::{Name, Text};

impl Builder<'_> {
    pub(super) fn define_alias(&mut self, map: MapId, alias: Option<Name>, file: Text) {
        let text = self.text_of(map);
        // The links stand in the order in which the map names them.
        let links = &self.project.maps[map.index()].links;
        let target = links
            .binary_search_by_key(&file.0, |link| link.place)
            .ok()
            .and_then(|at| links[at].target.as_ref().ok())
            .and_then(|file| self.map_of_file.get(file).copied());
        if let Some(alias) = alias {
            self.define(map, alias, Meaning::Alias(target));
            return;
        }
        let named = file.of(text);
        let stem = camino::Utf8Path::new(named.as_ref())
            .file_stem()
            .unwrap_or_default();
        let is_name = stem.starts_with(char::is_alphabetic)
            && stem
                .chars()
                .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
        if is_name {
            let symbol = self.map.names.intern(stem);
            let place = self.place(map, file.0);
            self.define_symbol(map, symbol, place, Meaning::Alias(target));
        }
    }

    pub(super) fn symbol(&mut self, map: MapId, name: Name) -> Symbol {
        let text = self.text_of(map);
        self.map.names.intern(name.of(text))
    }

    pub(super) fn define(&mut self, map: MapId, name: Name, meaning: Meaning) {
        let symbol = self.symbol(map, name);
        let place = self.place(map, name.0);
        self.define_symbol(map, symbol, place, meaning);
    }

    pub(super) fn define_case(&mut self, map: MapId, name: Name) {
        let known = self.definition(map, name.of(self.text_of(map)));
        if known.is_none_or(|known| known.meaning != Meaning::Case) {
            self.define(map, name, Meaning::Case);
        }
    }

    fn define_symbol(&mut self, map: MapId, symbol: Symbol, place: Place, meaning: Meaning) {
        match self.scopes[map.index()].definitions.entry(symbol) {
            indexmap::map::Entry::Vacant(free) => {
                free.insert(Definition { meaning, place });
            }
            indexmap::map::Entry::Occupied(taken) => {
                let first = taken.get().place;
                // What is said of the name goes to the first: nothing is missing here.
                if let Meaning::Statement(id) = meaning {
                    self.map.statements[id.index()].damaged = true;
                }
                self.map.problems.push(Problem::DuplicateName {
                    name: self.map.names.text(symbol).to_owned(),
                    first,
                    second: place,
                });
            }
        }
    }
}
