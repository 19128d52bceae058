//! Parts that do not make the total that is stated.

use crate::figures::interval::Comparator;
use crate::figures::units::Unit;
use crate::figures::words::Style;
use crate::figures::{LargerPart, MissedShare, MissedTotal, Operand, Side, Table};
use crate::findings::{Finding, Severity, count, quoted};
use crate::map::Place;
use crate::rules::gaps::{gap, would_fit};
use crate::rules::reckoned::{comes_to, printed};
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "wrong-total",
    group: "figures",
    severities: &[Severity::Error],
    page: include_str!("wrong_total.md"),
    check: Check::Map(check),
};

/// A sum of more parts is told by how many they are.
const MOST_PARTS: usize = 8;

/// What a reader can do where parts are left out.
const LEFT_OUT: &str = "if the table leaves parts out, a row for them with `-` in its cell says so";

/// What a reader can do about all of these.
const SEE: &str = "see that the numbers stand in the source as they stand here; if they do, it is the source that does not add up: allow it with the reason";

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let figures = context.figures;
    findings.extend(figures.missed_totals.iter().map(|found| total(context, found)));
    findings.extend(figures.missed_shares.iter().map(|found| share(context, found)));
    findings.extend(figures.larger_parts.iter().map(|found| part(context, found)));
}

fn total(context: &Context<'_>, found: &MissedTotal) -> Finding {
    let figures = context.figures;
    let table = &figures.tables[found.table];
    let (row, column) = found.total;
    let is_column = found.parts.first().is_some_and(|part| part.1 == column);
    let stated = comes_to(figures, &found.stated, found.stated.in_percent);
    let comes = comes_to(figures, &found.sum, found.sum.in_percent);
    let in_row = if is_column {
        String::new()
    } else {
        format!(" in the row {}", quoted(&table.rows[row].name))
    };
    let brief = |side: &Side| {
        let is_named = found.parts.len() <= MOST_PARTS && !side.unit.is_ratio();
        let unit = if is_named { Unit::Bare } else { side.unit.clone() };
        comes_to(figures, &Side { unit, ..side.clone() }, side.in_percent)
    };
    let message = format!(
        "{} come to {}{in_row}, the total says {}",
        parts(context, found),
        brief(&found.sum),
        brief(&found.stated),
    );
    let head = if is_column {
        table.columns[column].place
    } else {
        table.rows[row].place
    };
    let place = figures.place(cell(found.table, found.total)).unwrap_or(head);
    let words = format!("says {stated}, the parts come to {comes}");
    let mut finding = at_cell(table, message, place, words);
    if head.span.start != place.span.start || head.file != place.file {
        let words = if is_column {
            "the cells below were added up"
        } else {
            "the cells of this row were added up"
        };
        finding = finding.label(head, words);
    }
    let style = Style {
        units: &figures.units,
        percent: found.sum.in_percent,
    };
    let mut help: Vec<String> = gap(figures, &found.sum, &found.stated, style.percent)
        .into_iter()
        .collect();
    let fit = found.stated.alone.as_ref();
    if let Some(fit) = fit.and_then(|alone| would_fit(alone, &found.sum.range)) {
        let mut words = format!("{} as the total would fit", style.value(&fit, &found.stated.unit));
        if let Some((part, would)) = &found.slip {
            let name = if is_column {
                &table.rows[part.0].name
            } else {
                &table.columns[part.1].name
            };
            words += &format!(
                ", or {} {} instead of {}",
                quoted(name),
                style.value(would, &found.stated.unit),
                printed(context, cell(found.table, *part))
            );
        }
        help.push(words);
    }
    let falls_short = found.sum.range.may(Comparator::Less, &found.stated.range);
    if is_column && falls_short {
        help.push(LEFT_OUT.to_owned());
    }
    if found.more > 0 {
        help.push(more(found.more));
    }
    help.push(SEE.to_owned());
    finding.help(help.join("; "))
}

/// A finding at a cell. Where the table is a file, the map comes first: an `allow` stands there.
fn at_cell(table: &Table, message: String, place: Place, words: String) -> Finding {
    let name = RULE.name;
    if place.file == table.place.file {
        return Finding::new(name, Severity::Error, message, place, words);
    }
    Finding::new(name, Severity::Error, message, table.place, "this table").label(place, words)
}

/// `8 + 100 + 53 programs`, or `the 96 parts`
fn parts(context: &Context<'_>, found: &MissedTotal) -> String {
    let (figures, number) = (context.figures, found.parts.len());
    if number > MOST_PARTS {
        return format!("the {number} parts");
    }
    let style = Style {
        units: &figures.units,
        percent: found.sum.in_percent,
    };
    // The unit stands once, behind the last, and in the plural.
    let mut name = String::new();
    let values = found.parts.iter().filter_map(|part| {
        let quantity = figures.quantity(cell(found.table, *part))?;
        let unit = if quantity.unit.is_ratio() {
            &quantity.unit
        } else {
            name = figures.units.name(&quantity.unit, false);
            &Unit::Bare
        };
        Some(if quantity.is_plain() {
            style.value(&quantity.number.first, unit)
        } else {
            style.range(&quantity.range, unit)
        })
    });
    format!("{} {name}", values.collect::<Vec<_>>().join(" + ")).trim_end().to_owned()
}

fn share(context: &Context<'_>, found: &MissedShare) -> Finding {
    let figures = context.figures;
    let table = &figures.tables[found.table];
    let (row, column) = found.share;
    let base = &table.columns[found.base].name;
    let stated = comes_to(figures, &found.stated, true);
    let amount = comes_to(figures, &found.amount, false);
    let whole = comes_to(figures, &found.whole, false);
    let quotient = comes_to(figures, &found.quotient, true);
    let message = format!(
        "{amount} of {whole} is {quotient}, the share of {} says {stated}",
        quoted(&table.rows[row].name)
    );
    let place = figures.place(cell(found.table, (row, column)));
    let place = place.unwrap_or(table.rows[row].place);
    let words = format!("says {stated}, comes to {quotient}");
    let mut finding = at_cell(table, message, place, words);
    let total = found.total.and_then(|row| figures.place(cell(found.table, (row, found.base))));
    finding = match total {
        Some(total) => finding.label(total, format!("the total: {whole}")),
        None => finding.label(
            table.columns[found.base].place,
            format!("{} come to {whole}", quoted(base)),
        ),
    };
    let mut help: Vec<String> = gap(figures, &found.quotient, &found.stated, true).into_iter().collect();
    if found.more > 0 {
        help.push(more(found.more));
    }
    help.push(SEE.to_owned());
    finding.help(help.join("; "))
}

fn part(context: &Context<'_>, found: &LargerPart) -> Finding {
    let figures = context.figures;
    let figure = &figures.figures[found.figure];
    let [part, whole] = [&found.part, &found.whole].map(|(_, side)| comes_to(figures, side, false));
    let message = format!("{} is larger than its whole: {part} of {whole}", quoted(&figure.name));
    Finding::new(RULE.name, Severity::Error, message, found.part.0, "the part")
        .label(found.whole.0, "the whole")
        .help("see whether the two have changed places, or whether one is of another time or kind: then it is not `of` the other")
}

fn cell(table: usize, (row, column): (usize, usize)) -> Operand {
    Operand::Cell { table, row, column }
}

fn more(rows: usize) -> String {
    let verb = if rows == 1 { "does" } else { "do" };
    format!("{} more {verb} not fit either", count(rows, "row"))
}
