//! Groundedness, circles and single points, against brute force.

use argcheck::graph::{self, Analysis, Step};
use argcheck::map::Place;
use proptest::prelude::*;

use crate::model::{Index, Model};
use crate::oracle::{Component, ERROR, Point, WARNING, components};
use crate::run::{Checked, check};
use crate::strategy::{cases, models};

fn analysis(checked: &Checked) -> Analysis {
    graph::analyse(&checked.run.map)
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn grounded_is_what_a_naive_fixpoint_grounds(model in models(1, true), seed: u64) {
        grounding(&model, &check(&model, seed))?;
    }

    #[test]
    fn circles_are_the_components_of_brute_force(model in models(1, true), seed: u64) {
        circles(&model, &check(&model, seed))?;
    }

    #[test]
    fn single_points_are_what_removal_ungrounds(model in models(1, true), seed: u64) {
        single_points(&model, &check(&model, seed))?;
    }
}

proptest! {
    #![proptest_config(cases(384))]

    #[test]
    fn structure_holds_across_files(model in models(3, false), seed: u64) {
        let checked = check(&model, seed);
        grounding(&model, &checked)?;
        circles(&model, &checked)?;
        single_points(&model, &checked)?;
    }
}

fn grounding(model: &Model, checked: &Checked) -> Result<(), TestCaseError> {
    let analysis = analysis(checked);
    let expected = model.grounded(None);
    let map = &checked.run.map;
    prop_assert_eq!(map.statements.len(), model.statements.len());
    prop_assert!(
        map.problems.is_empty(),
        "{:?}\n{}",
        map.problems,
        checked.texts()
    );
    for (id, statement) in map.all_statements() {
        let at = checked.statement(model, id);
        let node = analysis.graph.statement(statement.class);
        prop_assert_eq!(
            analysis.grounding.is_grounded(node),
            expected[at],
            "{} in\n{}",
            model.name(at),
            checked.texts()
        );
    }
    Ok(())
}

fn circles(model: &Model, checked: &Checked) -> Result<(), TestCaseError> {
    let analysis = analysis(checked);
    let mut expected: Vec<(bool, Component)> = Vec::new();
    for grounded in [false, true] {
        let found = components(&model.support_distances(grounded));
        expected.extend(found.into_iter().map(|component| (grounded, component)));
    }
    let texts = checked.texts();
    prop_assert_eq!(
        analysis.circles.len(),
        expected.len(),
        "{:?} in\n{}",
        expected,
        texts
    );
    prop_assert_eq!(checked.findings("circular-support").count(), expected.len());
    let classes = model.classes();
    for circle in &analysis.circles {
        let steps: Vec<(Index, Index)> = circle
            .steps
            .iter()
            .map(|step| ends(model, checked, step))
            .collect();
        for (at, (conclusion, premise)) in steps.iter().copied().enumerate() {
            let is_reason = model.supports().any(|reason| {
                reason.conclusion == conclusion && model.needed(reason).contains(&premise)
            });
            prop_assert!(is_reason, "{} rests on {}\n{}", conclusion, premise, texts);
            let next = steps[(at + 1) % steps.len()].0;
            prop_assert_eq!(classes[premise], classes[next], "a gap in\n{}", &texts);
        }
        let mut members: Vec<Index> = steps
            .iter()
            .map(|(conclusion, _)| classes[*conclusion])
            .collect();
        members.sort_unstable();
        let round = members.len();
        members.dedup();
        prop_assert_eq!(round, members.len(), "passes a statement twice\n{}", &texts);
        let known = expected.iter().position(|(grounded, component)| {
            *grounded == circle.grounded && members.iter().all(|at| component.members.contains(at))
        });
        prop_assert!(
            known.is_some(),
            "{:?} is in no component of\n{}",
            members,
            texts
        );
        // Each component is told once: it is taken out when it was met.
        let (_, component) = expected.swap_remove(known.unwrap_or_default());
        prop_assert_eq!(round, component.shortest, "not the shortest in\n{}", &texts);
        prop_assert_eq!(circle.statements, component.members.len());
        let places: Vec<Place> = circle.steps.iter().map(|step| step.place).collect();
        prop_assert_eq!(
            places.iter().min(),
            places.first(),
            "starts late\n{}",
            &texts
        );
        for step in &circle.steps {
            step_is_told_where_it_stands(model, checked, step)?;
        }
        let severity = if circle.grounded { WARNING } else { ERROR };
        let told = checked.findings("circular-support").any(|finding| {
            let labels: Vec<Place> = finding.labels.iter().map(|label| label.place).collect();
            finding.severity.word() == severity && labels.starts_with(&places)
        });
        prop_assert!(told, "no {} starts at {:?}\n{}", severity, places, texts);
    }
    Ok(())
}

fn ends(model: &Model, checked: &Checked, step: &Step) -> (Index, Index) {
    (
        checked.statement(model, step.conclusion),
        checked.statement(model, step.premise),
    )
}

/// A step's place is where its premise is named, or the item that tells it.
fn step_is_told_where_it_stands(
    model: &Model,
    checked: &Checked,
    step: &Step,
) -> Result<(), TestCaseError> {
    let (conclusion, premise) = ends(model, checked, step);
    let words = checked.text_at(step.place);
    let last = words.rsplit('.').next().unwrap_or_default();
    let item = checked.item_at(step.place);
    let names_it = last == model.name(premise) && (item == Some(conclusion) || item.is_none());
    // The warrant of a reason that is told from its premise's end stands there.
    let as_warrant = last == model.name(premise);
    let tells_it =
        ["claim", "thesis", "assumption", "evidence"].contains(&words) && item == Some(premise);
    prop_assert!(
        names_it || as_warrant || tells_it,
        "{words} does not name {}\n{}",
        model.name(premise),
        checked.texts()
    );
    Ok(())
}

fn single_points(model: &Model, checked: &Checked) -> Result<(), TestCaseError> {
    let map = &checked.run.map;
    let analysis = analysis(checked);
    let mut theses: Vec<Index> = analysis
        .stakes
        .theses
        .iter()
        .map(|id| checked.statement(model, *id))
        .collect();
    theses.sort_unstable();
    let mut expected = model.theses();
    expected.sort_unstable();
    prop_assert_eq!(theses, expected, "not these theses in\n{}", checked.texts());
    let all: Vec<_> = map.all_statements().map(|(id, _)| id).collect();
    let found = graph::single_points(map, &analysis.graph, &analysis.grounding, &all);
    let grounded = model.grounded(None);
    for id in all {
        let at = checked.statement(model, id);
        let told = found.iter().find(|points| points.thesis == id);
        let points = told.map_or(&[][..], |points| points.points.as_slice());
        let mut points: Vec<Point> = points
            .iter()
            .map(|point| match *point {
                graph::Point::Leaf(id) => Point::Leaf(checked.statement(model, id)),
                graph::Point::Source(id) => Point::Source(checked.source(model, id)),
                graph::Point::Paper(id) => {
                    let file = map.maps[id.index()].file;
                    let path = checked.run.project.files.path(file).file_name();
                    let is_it = |name: &&str| Some(*name) == path;
                    let known = crate::model::FILES.iter().position(is_it);
                    Point::Paper(known.expect("a file of the model"))
                }
                graph::Point::Author(_) => panic!("authors are not asked for"),
            })
            .collect();
        points.sort_unstable();
        let mut expected = if grounded[at] {
            model.single_points(at)
        } else {
            Vec::new()
        };
        // Sources are told only where no single leaf is needed.
        if expected.iter().any(|point| matches!(point, Point::Leaf(_))) {
            expected.retain(|point| matches!(point, Point::Leaf(_)));
        }
        prop_assert_eq!(
            points,
            expected,
            "{} in\n{}",
            model.name(at),
            checked.texts()
        );
    }
    Ok(())
}
