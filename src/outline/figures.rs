//! The numbers of an argument: figures, tables and what is reckoned with them.

use super::facts::{Facts, plain, visible};
use super::naming::Naming;
use crate::map::MapId;
use crate::syntax::tree::{
    Base, ClauseKind, Comparison, Figure, Item, ItemKind, Name, Part, Quantity, Table,
};

/// The words for numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures<'run> {
    pub(super) facts: &'run Facts<'run>,
    pub(super) naming: &'run Naming<'run>,
}

impl Figures<'_> {
    /// The lines for an item's figures, checks and tables, sorted; a table's
    /// rows are lines below it.
    pub(super) fn of_item(self, map: MapId, item: &Item) -> Vec<Vec<String>> {
        let mut entries: Vec<Vec<String>> = item
            .clauses
            .iter()
            .filter_map(|clause| match &clause.kind {
                ClauseKind::Figure(figure) => Some(vec![self.figure(map, figure)]),
                ClauseKind::Check(check) => Some(vec![self.check(map, check)]),
                ClauseKind::Table(table) => Some(self.table(map, table)),
                _ => None,
            })
            .collect();
        entries.sort();
        entries
    }

    /// The line for a `rate` or a `check` that is an item of its own.
    pub(super) fn of_own(self, map: MapId, item: &Item) -> Option<String> {
        match &item.kind {
            ItemKind::Rate { left, right } => Some(format!(
                "rate {} = {}",
                self.quantity(map, *left),
                self.quantity(map, *right)
            )),
            ItemKind::Check(check) => Some(self.check(map, check)),
            _ => None,
        }
    }

    fn quantity(self, map: MapId, quantity: Quantity) -> String {
        plain(quantity.0.of(self.facts.text(map)))
    }

    fn figure(self, map: MapId, figure: &Figure) -> String {
        let text = self.facts.text(map);
        let mut line = format!(
            "{}: {}",
            figure.name.of(text),
            self.quantity(map, figure.value)
        );
        match figure.of {
            Some(Base::Figure(name)) => {
                line += " of ";
                line += self.naming.without_alias(map, name.of(text));
            }
            Some(Base::Quantity(quantity)) => {
                line += " of ";
                line += &self.quantity(map, quantity);
            }
            Some(Base::Words(words)) => {
                line += &format!(" of “{}”", visible(&words.of(text)));
            }
            None => {}
        }
        for equal in &figure.equal {
            line += " = ";
            line += &self.quantity(map, *equal);
        }
        line
    }

    fn table(self, map: MapId, table: &Table) -> Vec<String> {
        let text = self.facts.text(map);
        let mut lines = vec![format!("table {}", table.name.of(text))];
        if let Some(file) = table.file {
            lines[0] += &format!(" in “{}”", visible(&file.of(text)));
        }
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| plain(cell.of(text))).collect();
            lines.push(cells.join(" | "));
        }
        lines
    }

    /// A comparison as written, without the aliases of files.
    fn check(self, map: MapId, check: &Comparison) -> String {
        let text = self.facts.text(map);
        let mut names: Vec<Name> = [&check.left, &check.right]
            .into_iter()
            .flat_map(|side| &side.parts)
            .filter_map(|part| match part {
                Part::Figure(name) => Some(*name),
                _ => None,
            })
            .collect();
        names.sort_by_key(|name| name.0);
        let mut written = String::new();
        let mut at = check.span.start as usize;
        for name in names {
            let range = name.0.range();
            written += text.get(at..range.start).unwrap_or_default();
            written += self.naming.without_alias(map, name.of(text));
            at = range.end;
        }
        written += text.get(at..check.span.end as usize).unwrap_or_default();
        format!("check {}", plain(written.trim_start_matches("check")))
    }
}
