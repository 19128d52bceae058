//! What the items of a map say of sources.

use super::collect::Builder;
use super::model::{MapId, SourceField};
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Item, ItemKind, Text};

impl Builder<'_> {
    /// What an item says of its source, its title among it.
    pub(super) fn source_fields(&self, map: MapId, item: &Item) -> Vec<SourceField> {
        let text = self.text_of(map);
        let value = |span: Span| match text.as_bytes().get(span.start as usize) {
            Some(b'"') => Text(span).of(text).into_owned(),
            _ => span.of(text).to_owned(),
        };
        let title = match item.kind {
            ItemKind::Source { title, .. } => title,
            _ => None,
        };
        let title = title.map(|title| SourceField {
            name: "title".to_owned(),
            values: vec![title.of(text).into_owned()],
            place: self.place(map, title.0),
        });
        let fields = item.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Field { name, values } => Some(SourceField {
                name: name.of(text).to_lowercase(),
                values: values.iter().map(|span| value(*span)).collect(),
                place: self.place(map, clause.span),
            }),
            _ => None,
        });
        title.into_iter().chain(fields).collect()
    }
}
