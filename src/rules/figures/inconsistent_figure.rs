//! One figure with two values.

use std::collections::HashMap;

use num_rational::BigRational;
use num_traits::Signed;

use crate::figures::alike::Stated;
use crate::figures::in_words;
use crate::figures::quantity::Quantity;
use crate::figures::units::UnitId;
use crate::figures::words::Style;
use crate::figures::{Clash, Value};
use crate::findings::{Finding, Severity, quoted};
use crate::map::ItemRef;
use crate::rules::quoted_numbers::{Beside, Quoted, beside, plain_unit, reckoned, values};
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::ItemKind;

pub(in crate::rules) const RULE: Rule = Rule {
    name: "inconsistent-figure",
    group: "figures",
    severities: &[Severity::Error],
    page: include_str!("inconsistent_figure.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let names: HashMap<ItemRef, &str, foldhash::fast::FixedState> = context
        .map
        .all_statements()
        .map(|(id, statement)| (statement.item, context.map.name_of(id)))
        .collect();
    for clash in context.figures.clashes(context.map) {
        findings.extend(stated_twice(context, clash, &names));
    }
    for (at, number) in misquoted(context) {
        findings.extend(quoted_otherwise(context, at, &number));
    }
}

/// The figures that their own quotations give with another number: a figure that is the only
/// one of its unit, beside quotations with one number of this unit and no more.
pub(in crate::rules) fn misquoted(context: &Context<'_>) -> Vec<(usize, Quoted)> {
    let reckoned = reckoned(context);
    let mut found = Vec::new();
    for (item, beside) in beside(context) {
        for at in &beside.figures {
            if !reckoned.contains(at)
                && let Some(number) = misquotes(context, item, *at, &beside)
            {
                found.push((*at, number));
            }
        }
    }
    found
}

fn misquotes(context: &Context<'_>, item: ItemRef, at: usize, beside: &Beside) -> Option<Quoted> {
    let figure = &context.figures.figures[at];
    let quantity = figure.quantity().filter(|_| figure.base.is_none())?;
    let unit = plain_unit(context, &quantity.unit)?;
    let is_only = beside.figures.iter().all(|other| {
        let mut units = context.figures.figures[*other].values.iter().filter_map(unit_of);
        *other == at || units.all(|other| other != unit)
    });
    let of_unit = |quoted: &&Quoted| quoted.is_in(context, unit);
    let mut numbers = beside.numbers.iter().filter(of_unit);
    let (number, more) = (numbers.next()?, numbers.next());
    if !is_only || more.is_some() || !number.is_amount() || !number.written.is_certain() {
        return None;
    }
    // `at least 200,000` asked for and 90,000 granted are two figures.
    let is_as_plain = number.written.bound.is_none() || quantity.bound.is_some();
    let values = values(context, figure);
    let stands_there = beside.numbers.iter().any(|quoted| quoted.written.can_be(&values));
    if !is_as_plain
        || stands_there
        || beside.leads_on(context, number)
        || beside.come_to(context, &values)
    {
        return None;
    }
    // What the item itself tells, or gives as another figure, it knows to be another.
    let stated = [Stated {
        number: number.written.number(),
        bound: number.written.bound,
    }];
    let tree = &context.project.maps[item.map.index()];
    let text = context.project.files.get(tree.file).text.as_str();
    let told = match tree.tree.items.get(item.item as usize)?.kind {
        ItemKind::Statement { text: Some(said), .. } => in_words::read(&said.of(text)),
        _ => Vec::new(),
    };
    let is_other = told.iter().any(|told| told.can_be(&stated))
        || beside.figures.iter().filter(|other| **other != at).any(|other| {
            let other = self::values(context, &context.figures.figures[*other]);
            number.written.can_be(&other)
        });
    (!is_other).then(|| Quoted {
        quotation: number.quotation,
        written: number.written.clone(),
    })
}

fn unit_of(value: &Value) -> Option<UnitId> {
    value.quantity.as_ref().ok()?.unit.word()
}

fn stated_twice(
    context: &Context<'_>,
    clash: Clash,
    names: &HashMap<ItemRef, &str, foldhash::fast::FixedState>,
) -> Option<Finding> {
    let figures = &context.figures.figures;
    let value = |(figure, value): (usize, usize)| &figures[figure].values[value];
    let (first, second) = (value(clash.first), value(clash.second));
    let (one, other) = (first.quantity.as_ref().ok()?, second.quantity.as_ref().ok()?);
    let items = [clash.first, clash.second].map(|(figure, _)| figures[figure].item);
    let name = quoted(&figures[clash.second.0].name);
    let [printed, before] = [second, first].map(|value| context.text(value.place).trim());
    let (message, help) = if items[0] == items[1] {
        (
            format!("{name} is `{printed}` here and `{before}` in the same item"),
            "if these are two figures, give them two names".to_owned(),
        )
    } else {
        let item = |at: ItemRef| quoted(names.get(&at).copied().unwrap_or_default());
        (
            format!("{name} is `{printed}` here and `{before}` in {}", item(items[0])),
            format!(
                "{} and {} are one statement, as `restates` says; give both the number that their source has, or if these are two figures, two names",
                item(items[1]),
                item(items[0])
            ),
        )
    };
    let gap = gap(context, one, &other.number.first)?;
    Some(
        Finding::new(RULE.name, Severity::Error, message, second.place, gap)
            .label(first.place, "the same figure")
            .help(help),
    )
}

fn quoted_otherwise(context: &Context<'_>, at: usize, number: &Quoted) -> Option<Finding> {
    let figure = &context.figures.figures[at];
    let value = figure.values.first()?;
    let gap = gap(context, value.quantity.as_ref().ok()?, &number.written.number().first)?;
    let message = format!(
        "{} is `{}`, and its quotation has `{}`",
        quoted(&figure.name),
        context.text(value.place).trim(),
        number.printed(context)
    );
    Some(
        Finding::new(RULE.name, Severity::Error, message, value.place, gap)
            .label(number.place(context), "the only number of this unit there")
            .help("give the number that the source has; if the quotation speaks of another figure, give that one too, under a name of its own; if this one is reckoned from it, a `check` says how"),
    )
}

/// How far apart two numbers of a unit are, as printed.
fn gap(context: &Context<'_>, one: &Quantity, other: &BigRational) -> Option<String> {
    let style = Style {
        units: &context.figures.units,
        percent: one.in_percent,
    };
    let gap = (&one.number.first - other).abs();
    Some(format!("{} apart", style.value(&gap, &one.unit)))
}
