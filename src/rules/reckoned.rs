//! Words for what arithmetic finds: sums as a person would write them.

use crate::figures::interval::Comparator;
use crate::figures::units::Unit;
use crate::figures::words::Style;
use crate::figures::{Check, Figures, Operand, Side};
use crate::findings::Finding;
use crate::findings::words::plain;
use crate::map::Place;
use crate::rules::Context;

/// How many figures a finding shows where they stand.
const MOST_SHOWN: usize = 5;

/// What comes between the two sides of a check that fails.
pub(super) fn is_not(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Equal => "is not",
        Comparator::Less => "is not less than",
        Comparator::AtMost => "is more than",
        Comparator::Greater => "is not more than",
        Comparator::AtLeast => "is less than",
    }
}

/// What a side comes to: the value as printed where there is one, else all it can be.
pub(super) fn comes_to(figures: &Figures, side: &Side, percent: bool) -> String {
    let style = Style {
        units: &figures.units,
        percent,
    };
    match &side.printed {
        Some(value) => style.value(value, &side.unit),
        None => style.range(&side.range, &side.unit),
    }
}

/// A stretch of text with its figures' names replaced by what they are, in a unit where
/// they are given in it.
pub(super) fn in_numbers(
    context: &Context<'_>,
    check: &Check,
    at: Place,
    row: Row,
    unit: Option<&Unit>,
) -> String {
    let text = context.text(at);
    let mut words = String::new();
    let mut done = 0;
    for (place, operand) in &check.operands {
        let inside = place.span.start >= at.span.start && place.span.end <= at.span.end;
        if !inside {
            continue;
        }
        let start = (place.span.start - at.span.start) as usize;
        let end = (place.span.end - at.span.start) as usize;
        words += text.get(done..start).unwrap_or_default();
        words += &printed_in(context, in_row(context, *operand, row), unit);
        done = end;
    }
    words += text.get(done..).unwrap_or_default();
    plain(&words).into_owned()
}

/// A row of a table, by their places among the tables and its rows.
pub(super) type Row = Option<(usize, usize)>;

/// The cell of a column in a row; other operands are what they are.
pub(super) fn in_row(context: &Context<'_>, operand: Operand, row: Row) -> Operand {
    let (Operand::Column { table, column }, Some((first, at))) = (operand, row) else {
        return operand;
    };
    let tables = &context.figures.tables;
    let name = &tables[first].rows[at].name;
    let row = if table == first {
        Some(at)
    } else {
        tables[table].row_named(name)
    };
    row.map_or(operand, |row| Operand::Cell { table, row, column })
}

/// A figure as it is printed, with the unit of its column where it stands in a table.
pub(super) fn printed(context: &Context<'_>, operand: Operand) -> String {
    let Some(place) = context.figures.place(operand) else {
        return String::new();
    };
    let words = match operand {
        Operand::Cell { table, row, column } => {
            let table = &context.figures.tables[table];
            let cell = table.cell(row, column);
            let unit = table.columns[column].unit.trim_matches('"');
            cell.map_or(String::new(), |cell| format!("{} {unit}", cell.printed))
        }
        _ => context.text(place).to_owned(),
    };
    plain(words.trim()).into_owned()
}

/// The same in another unit, where the figure is also given in it.
fn printed_in(context: &Context<'_>, operand: Operand, unit: Option<&Unit>) -> String {
    match unit.and_then(|unit| context.figures.value_in(operand, unit)) {
        Some(value) => plain(context.text(value.place).trim()).into_owned(),
        None => printed(context, operand),
    }
}

/// A finding with the figures of a check shown where they stand, each once.
pub(super) fn with_figures(
    finding: Finding,
    context: &Context<'_>,
    check: &Check,
    row: Row,
) -> Finding {
    with_figures_in(finding, context, check, row, None)
}

/// The same in a unit, of the figures that are also given in it.
pub(super) fn with_figures_in(
    mut finding: Finding,
    context: &Context<'_>,
    check: &Check,
    row: Row,
    unit: Option<&Unit>,
) -> Finding {
    let mut shown: Vec<Place> = Vec::new();
    for (_, operand) in &check.operands {
        let operand = in_row(context, *operand, row);
        let other = unit.and_then(|unit| context.figures.value_in(operand, unit));
        let place = other.map(|value| value.place);
        let Some(place) = place.or_else(|| context.figures.place(operand)) else {
            continue;
        };
        let is_shown = shown.contains(&place);
        if !is_shown && shown.len() < MOST_SHOWN {
            shown.push(place);
            finding = finding.label(place, printed_in(context, operand, unit));
        }
    }
    finding
}
