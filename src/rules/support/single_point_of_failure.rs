//! What a thesis cannot do without, once a thesis.

use std::collections::HashSet;

use crate::findings::{Finding, Severity, list, quoted};
use crate::graph::{Point, SinglePoints, single_points};
use crate::map::{Place, StatementId};
use crate::rules::sources::common_origin;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "single-point-of-failure",
    group: "support",
    severities: &[Severity::Info],
    page: include_str!("single_point_of_failure.md"),
    check: Check::Map(check),
};

/// So many of them are shown.
const MOST_SHOWN: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let analysis = context.analysis;
    let grounds = analysis.standing.grounds(context.map, &analysis.graph);
    let found = single_points(
        context.map,
        &analysis.graph,
        &grounds,
        &analysis.stakes.theses,
    );
    let common = common_origin::told_whole(context);
    let common: HashSet<StatementId> = common.into_iter().map(|found| found.claim).collect();
    let own = found
        .iter()
        .filter(|points| !(are_sources(points) && common.contains(&context.map.class_of(points.thesis))));
    findings.extend(own.map(|points| finding(context, points)));
}

/// Whether the thesis hangs on works and on no single leaf: then `common-origin` tells it,
/// where the thesis has several reasons.
fn are_sources(found: &SinglePoints) -> bool {
    let mut points = found.points.iter();
    points.all(|point| !matches!(point, Point::Leaf(_)))
}

fn finding(context: &Context<'_>, found: &SinglePoints) -> Finding {
    let thesis = context.name(found.thesis);
    let names: Vec<String> = found
        .points
        .iter()
        .filter_map(|point| name(context, *point))
        .collect();
    let message = match names.len() {
        1 => format!("{thesis} would have no grounds without {}", names[0]),
        _ => format!(
            "{thesis} would have no grounds if one of these fell: {}",
            list(&names, MOST_SHOWN)
        ),
    };
    let statement = context.map.statement(found.thesis);
    let mut finding = Finding::new(
        RULE.name,
        Severity::Info,
        message,
        statement.place,
        "every line of support that counts passes there",
    );
    for point in found.points.iter().take(MOST_SHOWN) {
        if let Some(place) = place(context, *point) {
            finding = finding.label(place, "without this it would fall");
        }
    }
    finding.help("a second, independent line of support would carry it if this one fell")
}

fn name(context: &Context<'_>, point: Point) -> Option<String> {
    Some(match point {
        Point::Leaf(id) => format!("the {} {}", context.kind(id), context.name(id)),
        Point::Source(id) => {
            let source = &context.map.sources[id.index()];
            format!("the source {}", quoted(context.map.names.text(source.name)))
        }
        Point::Paper(id) => {
            let file = context.map.maps[id.index()].file;
            format!("the paper of {}", quoted(context.project.files.path(file).as_str()))
        }
        // Authors are for `argcheck hinges`: here their works are told.
        Point::Author(_) => return None,
    })
}

fn place(context: &Context<'_>, point: Point) -> Option<Place> {
    match point {
        Point::Leaf(id) => Some(context.map.statement(id).place),
        Point::Source(id) => Some(context.map.sources[id.index()].place),
        Point::Paper(id) => context.map.maps[id.index()].header,
        Point::Author(_) => None,
    }
}
