//! What the files that a map names bring in.

use super::collect::Builder;
use super::model::{MapId, Place, Source, SourceId};
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
            let read = bibliography::read(&self.project.files.get(file).text);
            let mut sources = Vec::with_capacity(read.entries.len());
            for entry in read.entries {
                sources.push(SourceId::at(self.map.sources.len()));
                self.map.sources.push(Source {
                    name: self.map.names.intern(&entry.key),
                    place: Place {
                        file,
                        span: entry.key_span,
                    },
                    in_bibliography: true,
                    rank: None,
                    fields: Vec::new(),
                    rests_on: Vec::new(),
                    used: false,
                });
            }
            let lacks_keys = !read.slips.is_empty();
            for slip in read.slips {
                self.map.problems.push(Problem::Slip {
                    place: Place {
                        file,
                        span: slip.span,
                    },
                    message: slip.message,
                    label: "in this entry".to_owned(),
                    help: "the other entries were read; mend this one, then check again".to_owned(),
                });
            }
            self.bibliographies.insert(file, (sources, lacks_keys));
        }
        let (sources, lacks_keys) = &self.bibliographies[&file];
        let scope = &mut self.scopes[map.index()];
        scope.lacks_keys |= lacks_keys;
        for source in sources {
            let name = self.map.sources[source.index()].name;
            scope.keys.entry(name).or_insert(*source);
        }
    }
}
