//! What the table tells, gathered from a run.

use std::collections::HashMap;

use super::data::{
    CellRow, CheckRow, FigureRow, FigureTable, Outcome, RowOutcome, VERSION, ValueRow,
};
use crate::Run;
use crate::figures::quantity::Quantity;
use crate::figures::words::Style;
use crate::figures::{Base, Check, Operand, Side, Value, Verdict, as_name};
use crate::map::{ItemRef, Place, StatementId};

/// Makes the table of a run.
#[must_use]
pub fn figure_table(run: &Run) -> FigureTable {
    let gather = Gather::new(run);
    let figures = (0..run.figures.figures.len()).map(|at| gather.figure(at));
    let cells = (0..run.figures.tables.len()).flat_map(|table| gather.cells(table));
    let mut rows: Vec<(Place, FigureRow)> = figures.chain(cells).collect();
    let path = |place: &Place| run.project.files.path(place.file).as_str();
    rows.sort_by(|(one, _), (other, _)| {
        (path(one), one.span, one).cmp(&(path(other), other.span, other))
    });
    let checks = gather
        .order
        .iter()
        .enumerate()
        .map(|(at, check)| gather.check(at + 1, &run.figures.checks[*check]));
    FigureTable {
        version: VERSION,
        figures: rows.into_iter().map(|(_, row)| row).collect(),
        checks: checks.collect(),
    }
}

struct Gather<'run> {
    run: &'run Run,
    statements: HashMap<ItemRef, StatementId, foldhash::fast::FixedState>,
    /// The checks in the order of their files and places.
    order: Vec<usize>,
    /// The numbers of the checks that an operand is part of.
    checks: HashMap<Operand, Vec<usize>, foldhash::fast::FixedState>,
}

impl<'run> Gather<'run> {
    fn new(run: &'run Run) -> Self {
        let statements = run.map.all_statements();
        let all = &run.figures.checks;
        let mut order: Vec<usize> = (0..all.len()).collect();
        let path = |at: &usize| run.project.files.path(all[*at].place.file).as_str();
        order.sort_by(|one, other| {
            (path(one), all[*one].place.span).cmp(&(path(other), all[*other].place.span))
        });
        let mut checks: HashMap<Operand, Vec<usize>, _> = HashMap::default();
        for (number, at) in order.iter().enumerate() {
            for (_, operand) in &all[*at].operands {
                let numbers = checks.entry(*operand).or_default();
                if numbers.last() != Some(&(number + 1)) {
                    numbers.push(number + 1);
                }
            }
        }
        Self {
            run,
            statements: statements
                .map(|(id, statement)| (statement.item, id))
                .collect(),
            order,
            checks,
        }
    }

    fn text(&self, place: Place) -> &'run str {
        place.span.of(&self.run.project.files.get(place.file).text)
    }

    fn where_is(&self, place: Place) -> (String, usize) {
        let file = self.run.project.files.get(place.file);
        let line = file.lines().line_of(place.span.start as usize) + 1;
        (self.run.project.files.path(place.file).to_string(), line)
    }

    fn numbers(&self, operands: &[Operand]) -> Vec<usize> {
        let mut numbers: Vec<usize> = operands
            .iter()
            .filter_map(|operand| self.checks.get(operand))
            .flatten()
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn figure(&self, at: usize) -> (Place, FigureRow) {
        let figure = &self.run.figures.figures[at];
        let values = figure.values.iter().map(|value| self.value(value));
        let of = figure.base.as_ref().map(|base| match base {
            Base::Figure(_, place) => self.text(*place).to_owned(),
            Base::Quantity(value) => self.text(value.place).to_owned(),
            Base::Words(words) => format!("“{words}”"),
        });
        let row = self.row(figure.item, &figure.name, figure.place, values.collect());
        let checks = self.numbers(&[Operand::Figure(at)]);
        (figure.place, FigureRow { of, checks, ..row })
    }

    fn cells(&self, table: usize) -> Vec<(Place, FigureRow)> {
        let read = &self.run.figures.tables[table];
        let mut rows = Vec::new();
        for (row, line) in read.rows.iter().enumerate() {
            for (column, cell) in line.cells.iter().enumerate() {
                let Ok(quantity) = &cell.value else { continue };
                let head = &read.columns[column];
                let name = if read.columns.len() == 1 {
                    format!("{}.{}", read.name, as_name(&line.name))
                } else {
                    format!(
                        "{}.{}.{}",
                        read.name,
                        as_name(&head.name),
                        as_name(&line.name)
                    )
                };
                let unit = head.unit.trim_matches('"');
                let printed = one_line(&format!("{} {unit}", cell.printed));
                let value = self.reckoned(printed, Some(quantity));
                let made = self.row(read.item, &name, cell.place, vec![value]);
                let operands = [
                    Operand::Cell { table, row, column },
                    Operand::Column { table, column },
                ];
                let checks = self.numbers(&operands);
                let cell_row = CellRow {
                    table: self.called(read.item, &read.name),
                    column: head.name.clone(),
                    row: line.name.clone(),
                    has_neighbours: read.columns.len() > 1,
                };
                let made = FigureRow {
                    cell: Some(cell_row),
                    of: head.of.clone(),
                    checks,
                    ..made
                };
                rows.push((cell.place, made));
            }
        }
        rows
    }

    fn row(&self, item: ItemRef, name: &str, place: Place, values: Vec<ValueRow>) -> FigureRow {
        let statement = self.statements.get(&item).copied();
        let name = self.called(item, name);
        let citations = statement.map(|id| self.run.map.statement(id).citations.as_slice());
        let from = citations
            .unwrap_or_default()
            .iter()
            .map(|citation| one_line(self.text(citation.place)));
        let map = &self.run.project.maps[item.map.index()];
        let when = self.run.figures.times.place(item);
        let (file, line) = self.where_is(place);
        FigureRow {
            id: format!("{}#{name}", self.run.project.files.path(map.file)),
            name,
            file,
            line,
            cell: None,
            values,
            of: None,
            when: when.map(|place| self.text(place).to_owned()),
            from: from.collect(),
            checks: Vec::new(),
        }
    }

    /// A figure's name with that of its item before it.
    fn called(&self, item: ItemRef, name: &str) -> String {
        self.statements.get(&item).map_or_else(
            || name.to_owned(),
            |id| format!("{}.{name}", self.run.map.name_of(*id)),
        )
    }

    fn style(&self, quantity: &Quantity) -> Style<'run> {
        Style {
            units: &self.run.figures.units,
            percent: quantity.in_percent,
        }
    }

    fn value(&self, value: &Value) -> ValueRow {
        let printed = one_line(self.text(value.place));
        self.reckoned(printed, value.quantity.as_ref().ok())
    }

    fn reckoned(&self, printed: String, quantity: Option<&Quantity>) -> ValueRow {
        let range = quantity.map(|quantity| &quantity.range);
        let end = |end: Option<&crate::figures::interval::End>| end.map(|end| end.at.to_string());
        ValueRow {
            printed,
            stands_for: quantity
                .map(|quantity| self.style(quantity).range(&quantity.range, &quantity.unit)),
            low: range.and_then(|range| end(range.low())),
            high: range.and_then(|range| end(range.high())),
            unit: quantity.map_or(String::new(), |quantity| {
                self.run.figures.units.name(&quantity.unit, false)
            }),
        }
    }

    fn check(&self, number: usize, check: &Check) -> CheckRow {
        let (file, line) = self.where_is(check.place);
        CheckRow {
            number,
            file,
            line,
            text: one_line(self.text(check.place)),
            each_row: check.is_over_a_table(),
            outcomes: check
                .verdicts
                .iter()
                .map(|verdict| self.outcome(verdict, check.is_over_a_table()))
                .collect(),
        }
    }

    fn outcome(&self, verdict: &Verdict, each_row: bool) -> RowOutcome {
        let found = |outcome, row, sides: Option<(&Side, &Side)>| {
            let [left, right] = sides.map_or([None, None], |(left, right)| {
                let percent = left.in_percent || right.in_percent;
                [left, right].map(|side| Some(self.side(side, percent)))
            });
            RowOutcome {
                outcome,
                row,
                left,
                right,
            }
        };
        match verdict {
            // What one of the rows comes to says nothing of the others.
            Verdict::MayHold { .. } if each_row => found(Outcome::Fits, None, None),
            Verdict::MayHold { left, right } => found(Outcome::Fits, None, Some((left, right))),
            Verdict::Fails(failure) => {
                let row = failure
                    .row
                    .map(|(table, row)| self.run.figures.tables[table].rows[row].name.clone());
                found(Outcome::Fails, row, Some((&failure.left, &failure.right)))
            }
            Verdict::Mixes(_) => found(Outcome::MixesUnits, None, None),
            Verdict::Silent(_) => found(Outcome::NotReckoned, None, None),
        }
    }

    fn side(&self, side: &Side, percent: bool) -> String {
        let style = Style {
            units: &self.run.figures.units,
            percent,
        };
        match &side.printed {
            Some(value) => style.value(value, &side.unit),
            None => style.range(&side.range, &side.unit),
        }
    }
}

/// Words with every break as one blank.
fn one_line(words: &str) -> String {
    let lines = words.lines().map(crate::syntax::without_comment);
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ")
}
