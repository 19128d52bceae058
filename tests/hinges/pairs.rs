//! Single points and pairs, against all points and all pairs of points, one by one.

use std::collections::{BTreeMap, BTreeSet};

use argcheck::graph::{self, Analysis, Force, Looked, Point, Search, Verdict};
use argcheck::map::{Map, MapId, SourceId, StatementId, Work};
use argcheck::sources::authors::Authors;
use argcheck::supposing::{Argument, Hinges};
use argcheck::syntax::tree::StatementKind;
use proptest::prelude::*;

use crate::plain::{Taken, grounded};
use crate::small::{Bears, Kind, Small, SmallReason, circling, small};
use crate::strategy::{cases, models};
use crate::written;

const STEPS: usize = 1_000_000;

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn written_maps(model in models(3, false), seed: u64) {
        let read = written::read(&model, seed);
        let authors = Authors::read(&read.project, &read.map);
        let mut points = leaves_and_works(&read.map);
        for at in 0..read.authors.len() {
            let (name, works) = &read.authors[at];
            let found = authors.named(name);
            prop_assert_eq!(found.len(), usize::from(!works.is_empty()), "{}", name);
            if let [id] = found.as_slice() {
                points.push((Point::Author(*id), read.author(at)));
            }
        }
        are_all(&read.map, &authors, &points, &read.texts())?;
        the_rule_agrees(&read)?;
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn maps_with_opposition(small in small()) {
        of_small(&small)?;
    }

    #[test]
    fn maps_with_circles(small in circling()) {
        of_small(&small)?;
    }

    #[test]
    fn maps_of_much_support(small in supporting()) {
        of_small(&small)?;
    }
}

/// The rule `single-point-of-failure` reports just the theses that have a hinge other
/// than an author, where `common-origin` does not, and `argcheck hinges` tells them.
fn the_rule_agrees(read: &written::Written) -> Result<(), TestCaseError> {
    let run = argcheck::check(read.input(), &argcheck::findings::Levels::default()).unwrap();
    let found = run.outcome.findings.iter();
    let reported: BTreeSet<_> = found
        .filter(|finding| finding.rule == "single-point-of-failure")
        .map(|finding| finding.labels[0].place)
        .collect();
    let common = run.outcome.findings.iter();
    let common: BTreeSet<_> = common
        .filter(|finding| finding.rule == "common-origin")
        .map(|finding| finding.labels[0].place)
        .collect();
    let all = || run.map.statements.iter();
    let classes: BTreeSet<_> = all()
        .filter(|one| common.contains(&one.place))
        .map(|one| one.class)
        .collect();
    let of_common: BTreeSet<_> = all()
        .filter(|one| classes.contains(&one.class))
        .map(|one| one.place)
        .collect();
    let argument = Argument::load(read.input()).unwrap();
    let told = Hinges::new(&argument);
    let mut hanging = BTreeSet::new();
    for thesis in told.theses.iter().filter(|one| one.preferred_by.is_none()) {
        prop_assert!(thesis.looked);
        let of_thesis = argument.map.all_statements().find(|(_, one)| {
            let path = argument.project.files.path(one.place.file);
            thesis.thesis.id == format!("{path}#{}", argument.map.names.text(one.name))
        });
        if thesis
            .single
            .iter()
            .any(|hinge| hinge.point.kind != "author")
        {
            hanging.insert(of_thesis.unwrap().1.place);
        }
    }
    prop_assert!(reported.is_subset(&hanging), "{}", read.texts());
    let left: Vec<_> = hanging.difference(&reported).collect();
    let is_said = left.iter().all(|place| of_common.contains(place));
    prop_assert!(is_said, "{:?}\n{}", left, read.texts());
    Ok(())
}

/// Maps in which much speaks for everything, so that pairs are many.
fn supporting() -> impl Strategy<Value = Small> {
    (3_usize..11).prop_flat_map(|size| {
        let claims = size / 2;
        let bears = prop_oneof![
            12 => (0..claims).prop_map(Bears::For),
            1 => (claims..size).prop_map(Bears::Against),
        ];
        let reason =
            (bears, prop::collection::vec(0..size, 1..=3)).prop_map(|(bears, premises)| {
                SmallReason {
                    bears,
                    premises,
                    damaged: false,
                }
            });
        prop::collection::vec(reason, 2..12).prop_map(move |reasons| {
            let mut kinds = vec![Kind::Claim; claims];
            kinds.resize(size, Kind::Assumption);
            Small {
                kinds,
                reasons,
                restates: Vec::new(),
            }
        })
    })
}

fn of_small(small: &Small) -> Result<(), TestCaseError> {
    let map = small.map();
    are_all(&map, &Authors::default(), &leaves_and_works(&map), "")
}

/// Everything that could be taken away, and what that is to the plain checker.
fn leaves_and_works(map: &Map) -> Vec<(Point, Taken)> {
    let leaves = map.all_statements().filter(|(_, one)| {
        matches!(
            one.kind,
            StatementKind::Assumption | StatementKind::Evidence
        )
    });
    let leaves = leaves.map(|(id, _)| {
        let taken = Taken {
            leaves: BTreeSet::from([id]),
            ..Taken::default()
        };
        (Point::Leaf(id), taken)
    });
    let work = |work| Taken {
        works: BTreeSet::from([work]),
        ..Taken::default()
    };
    let sources = (0..map.sources.len()).map(SourceId::at);
    let papers = (0..map.maps.len()).map(MapId::at);
    leaves
        .chain(sources.map(|id| (Point::Source(id), work(Work::Source(id)))))
        .chain(papers.map(|id| (Point::Paper(id), work(Work::Paper(id)))))
        .collect()
}

/// By what stands: which statements keep their grounds.
fn standing(map: &Map, analysis: &Analysis, taken: &Taken) -> Vec<bool> {
    let standing = &analysis.standing;
    let stands =
        |id: StatementId| matches!(standing.of(id), Verdict::Accepted | Verdict::Contested);
    let by_class = grounded(map, taken, |id| standing.force(id) != Force::Fails, stands);
    map.statements
        .iter()
        .map(|one| by_class[one.class.index()])
        .collect()
}

fn are_all(
    map: &Map,
    authors: &Authors,
    points: &[(Point, Taken)],
    texts: &str,
) -> Result<(), TestCaseError> {
    let analysis = graph::analyse(map);
    let now = standing(map, &analysis, &Taken::default());
    for (id, _) in map.all_statements() {
        let stands = matches!(
            analysis.standing.of(id),
            Verdict::Accepted | Verdict::Contested
        );
        prop_assert_eq!(
            now[id.index()],
            stands,
            "what stands is grounded by what stands"
        );
    }
    let mut fall_by: BTreeMap<StatementId, BTreeSet<Point>> = BTreeMap::new();
    let mut fall_by_two: BTreeMap<StatementId, BTreeSet<(Point, Point)>> = BTreeMap::new();
    let fallen = |taken: &Taken| {
        let left = standing(map, &analysis, taken);
        let all = map.all_statements().map(|(id, _)| id);
        all.filter(|id| now[id.index()] && !left[id.index()])
            .collect::<Vec<_>>()
    };
    for (at, (one, taken)) in points.iter().enumerate() {
        for id in fallen(taken) {
            fall_by.entry(id).or_default().insert(*one);
        }
        for (other, also) in &points[at + 1..] {
            for id in fallen(&taken.and(also)) {
                let pair = (*one.min(other), *one.max(other));
                fall_by_two.entry(id).or_default().insert(pair);
            }
        }
    }
    let grounds = analysis.standing.grounds(map, &analysis.graph);
    let mut search = Search::new(map, &analysis.graph, &grounds, authors);
    for (id, _) in map.all_statements() {
        let singles = fall_by.remove(&id).unwrap_or_default();
        let found: BTreeSet<Point> = search.singles(id).unwrap().into_iter().collect();
        prop_assert_eq!(
            &found,
            &singles,
            "single points of {}\n{}",
            map.name_of(id),
            texts
        );
        let found: Vec<Point> = found.into_iter().collect();
        let (pairs, _) = search.pairs(id, &found, STEPS);
        prop_assert_eq!(pairs.looked, Looked::Everywhere);
        let mut told = BTreeSet::new();
        for family in &pairs.families {
            for one in &family.one {
                for other in &family.other {
                    let pair = (*one.min(other), *one.max(other));
                    prop_assert!(
                        told.insert(pair),
                        "told twice: {pair:?} of {}\n{texts}",
                        map.name_of(id)
                    );
                }
            }
        }
        let mut expected = fall_by_two.remove(&id).unwrap_or_default();
        expected.retain(|(one, other)| !singles.contains(one) && !singles.contains(other));
        prop_assert_eq!(&told, &expected, "pairs of {}\n{}", map.name_of(id), texts);
    }
    Ok(())
}
