//! Names that stand for figures, in arithmetic and as the bases of shares.

use super::collect::Builder;
use super::lookup::Found;
use super::model::{FigureName, ItemRef};
use super::problems::Wanted;
use super::scope::Meaning;
use crate::syntax::Span;
use crate::syntax::tree::{ClauseKind, Comparison, Expression, Item, Name, Part};

impl Builder<'_> {
    /// Writes down which figures and tables an item gives.
    pub(super) fn collect_figures(&mut self, item_ref: ItemRef, item: &Item) {
        for clause in &item.clauses {
            let name = match &clause.kind {
                ClauseKind::Figure(figure) => figure.name,
                ClauseKind::Table(table) => table.name,
                _ => continue,
            };
            let symbol = self.symbol(item_ref.map, name);
            self.figures.insert((item_ref, symbol));
        }
    }

    /// Puts the names of figures in the order in which they are looked up.
    pub(super) fn sort_figure_names(&mut self) {
        self.map
            .figure_names
            .sort_unstable_by_key(|name| name.place);
    }

    /// Finds what the names of a check stand for.
    pub(super) fn arithmetic(&mut self, item: ItemRef, comparison: &Comparison) {
        let sides: [&Expression; 2] = [&comparison.left, &comparison.right];
        for part in sides.into_iter().flat_map(|side| &side.parts) {
            if let Part::Figure(name) = part {
                self.figure_name(item, *name);
            }
        }
    }

    /// Finds what a name stands for: a figure of the item itself, or `evidence.figure`.
    pub(super) fn figure_name(&mut self, item: ItemRef, name: Name) {
        let whole = name.of(self.text_of(item.map));
        let first = whole.split('.').next().unwrap_or_default();
        let found = if self.has_own_figure(item, first) {
            Some((item, name.0))
        } else {
            self.figure_elsewhere(item, name)
        };
        if let Some((owner, figure)) = found {
            let place = self.place(item.map, name.0);
            self.map.figure_names.push(FigureName {
                place,
                owner,
                figure,
            });
        }
    }

    fn figure_elsewhere(&mut self, item: ItemRef, name: Name) -> Option<(ItemRef, Span)> {
        let id = self.statement(item.map, name, Wanted::Figure)?;
        let owner = self.map.statement(id).item;
        let Found::Definition(definition, length) = self.find(item.map, name) else {
            return None;
        };
        let start = name.0.start as usize + length + 1;
        if start > name.0.end as usize {
            if !self.map.statement(id).damaged && definition.meaning == Meaning::Statement(id) {
                self.report_kind(item.map, name, Wanted::Figure, definition);
            }
            return None;
        }
        Some((owner, Span::new(start, name.0.end as usize)))
    }
}
