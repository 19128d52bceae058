//! What the files that a map names bring in.

use super::collect::Builder;
use super::fields;
use super::model::{MapId, Place, Source, SourceField, SourceId};
use super::names::Symbol;
use super::problems::Problem;
use crate::project::{FileId, LinkKind};
use crate::sources::bibliography;
use crate::syntax::tree::Text;

impl Builder<'_> {
    pub(super) fn collect_links(&mut self, map: MapId) {
        let project = self.project;
        for link in &project.maps[map.index()].links {
            let place = self.place(map, link.place);
            match &link.target {
                Ok(file) if link.kind == LinkKind::Bibliography => {
                    self.collect_bibliography(map, *file);
                }
                Ok(_) => {}
                Err(reason) => {
                    if link.kind == LinkKind::Bibliography {
                        self.scopes[map.index()].lacks_keys = true;
                    }
                    self.map.problems.push(Problem::MissingFile {
                        place,
                        name: Text(link.place).of(self.text_of(map)).into_owned(),
                        kind: link.kind,
                        reason: reason.clone(),
                    });
                }
            }
        }
    }

    fn collect_bibliography(&mut self, map: MapId, file: FileId) {
        if !self.bibliographies.contains_key(&file) {
            let read = self.read_bibliography(file);
            self.bibliographies.insert(file, read);
        }
        let read = &self.bibliographies[&file];
        let scope = &mut self.scopes[map.index()];
        scope.lacks_keys |= read.lacks_keys;
        for source in &read.sources {
            let name = self.map.sources[source.index()].name;
            scope.keys.entry(name).or_insert(*source);
        }
        for (alias, source) in &read.aliases {
            scope.aliases.entry(*alias).or_insert(*source);
        }
    }

    fn read_bibliography(&mut self, file: FileId) -> Keys {
        let held = self.project.files.get(file);
        let read = bibliography::read(&held.text, bibliography::Form::of(&held.path));
        let is_unread = held.flaw.is_some() && held.text.is_empty();
        let mut keys = Keys {
            lacks_keys: read.lacks_keys || is_unread,
            ..Keys::default()
        };
        if held.flaw.is_some() {
            let span = fields::flaw_span(held.flaw);
            self.map.problems.push(Problem::FlawedFile { file, span });
        }
        let place = |span| Place { file, span };
        for entry in read.entries {
            let id = SourceId::at(self.map.sources.len());
            keys.sources.push(id);
            let aliases = entry.aliases.iter();
            let aliases: Vec<_> = aliases.map(|alias| self.map.names.intern(alias)).collect();
            keys.aliases
                .extend(aliases.iter().map(|alias| (*alias, id)));
            let fields = entry.fields.into_iter().map(|field| SourceField {
                name: field.name,
                values: field.values,
                place: place(field.span),
            });
            self.map.sources.push(Source {
                name: self.map.names.intern(&entry.key),
                place: place(entry.key_span),
                in_bibliography: true,
                aliases,
                rank: None,
                fields: fields.collect(),
                rests_on: Vec::new(),
                used: false,
            });
        }
        for slip in read.slips {
            let (place, message) = (place(slip.span), slip.message);
            let (label, help) = (slip.label.to_owned(), slip.help.to_owned());
            self.map.problems.push(match slip.is_read {
                true => Problem::Remark {
                    place,
                    message,
                    label,
                    help,
                },
                false => Problem::Slip {
                    place,
                    message,
                    label,
                    help,
                },
            });
        }
        keys
    }
}

/// The keys of one bibliography.
#[derive(Debug, Default)]
pub(super) struct Keys {
    sources: Vec<SourceId>,
    /// Keys that entries had before.
    aliases: Vec<(Symbol, SourceId)>,
    lacks_keys: bool,
}
