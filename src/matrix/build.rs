//! From a map to the matrix of one question.

use super::{Asked, Cell, Evidence, Matrix, Rating, ReasonMark, Rival, Tells};
use crate::map::{Map, Place, Side, StatementId, Tested};
use crate::project::Project;
use crate::rivals::{Mark, Marks, Rivalry, Says};
use crate::syntax::tree::{ItemKind, StatementKind, TestKind, Text};

/// The matrix of a question, or of a claim that one rival beats another.
#[must_use]
pub fn matrix(project: &Project, map: &Map, asked: Asked) -> Matrix {
    let reading = Reading { project, map };
    let (rivalry, kind, name) = match asked {
        Asked::Question(id) => {
            let name = map.questions[id.index()].name;
            (Rivalry::of_question(map, id), "question", name)
        }
        Asked::Comparison(id) => {
            let rivalry = Rivalry::of_comparison(map, id).unwrap_or_else(|| lone(map, id));
            (rivalry, "comparison", map.statement(id).name)
        }
    };
    let (exclusive, exhaustive, text) = match asked {
        Asked::Question(id) => {
            let question = &map.questions[id.index()];
            let text = reading.question_text(question.place);
            (question.exclusive, question.exhaustive.is_some(), text)
        }
        Asked::Comparison(id) => (false, false, reading.text(id)),
    };
    let mut evidence = columns(&reading, &rivalry);
    evidence.sort_by_key(|(place, entry)| (entry.tells, *place));
    let mut evidence: Vec<Evidence> = evidence.into_iter().map(|(_, entry)| entry).collect();
    for (at, entry) in evidence.iter_mut().enumerate() {
        entry.number = at + 1;
    }
    Matrix {
        kind,
        name: map.names.text(name).to_owned(),
        text,
        file: reading.file(rivalry.place),
        exclusive,
        exhaustive,
        damaged: rivalry.damaged,
        rivals: rivalry.rivals.iter().map(|id| reading.rival(*id)).collect(),
        evidence,
    }
}

/// A comparison of which one rival is not known, or of a rival with itself.
fn lone(map: &Map, id: StatementId) -> Rivalry {
    let statement = map.statement(id);
    let rivals = statement
        .beats
        .and_then(|rivals| rivals.better.or(rivals.worse));
    Rivalry {
        origin: crate::rivals::Origin::Comparison(id),
        rivals: rivals.into_iter().collect(),
        place: statement.place,
        damaged: statement.damaged,
    }
}

/// All that bears on the rivals, with its place.
fn columns(reading: &Reading<'_>, rivalry: &Rivalry) -> Vec<(Place, Evidence)> {
    let map = reading.map;
    let marks = Marks::new(map);
    let rivals: Vec<StatementId> = rivalry.rivals.iter().map(|id| map.class_of(*id)).collect();
    let mut bearing: Vec<StatementId> = rivals
        .iter()
        .flat_map(|rival| marks.bearing_on(*rival))
        .copied()
        .collect();
    bearing.sort_unstable();
    bearing.dedup();
    bearing
        .into_iter()
        .filter_map(|class| {
            let row = || rivals.iter().map(|rival| marks.between(class, *rival));
            // Named as where it is first rated, else as where it is first a reason.
            let named = row()
                .flatten()
                .min_by_key(|mark| (!mark.says.is_rating(), mark.place))?;
            let cells: Vec<Cell> = row().map(cell).collect();
            let statement = map.statement(named.named);
            let position = reading.project.files.get(statement.place.file);
            let entry = Evidence {
                number: 0,
                name: map.name_of(named.named).to_owned(),
                kind: match statement.kind {
                    StatementKind::Evidence => "evidence",
                    StatementKind::Claim => "claim",
                    StatementKind::Thesis => "thesis",
                    StatementKind::Assumption => "assumption",
                },
                text: reading.text(named.named),
                file: reading.file(statement.place),
                line: position.position(statement.place.span.start).line,
                tells: tells(&cells, row().flatten().any(|mark| mark.says.is_decisive())),
                cells,
            };
            Some((statement.place, entry))
        })
        .collect()
}

fn cell(marks: &[Mark]) -> Cell {
    let mut cell = Cell::default();
    for mark in marks {
        let rating = match mark.says {
            Says::Expected => Rating::Expected,
            Says::Unexpected => Rating::Unexpected,
            Says::Tested(tested) => test(tested),
            Says::For { alone } => {
                reason(&mut cell, "supports", alone);
                continue;
            }
            Says::Against { alone } => {
                reason(&mut cell, "opposes", alone);
                continue;
            }
        };
        if !cell.ratings.contains(&rating) {
            cell.ratings.push(rating);
        }
    }
    cell
}

fn reason(cell: &mut Cell, effect: &'static str, alone: bool) {
    let mark = ReasonMark { effect, alone };
    if !cell.reasons.contains(&mark) {
        cell.reasons.push(mark);
    }
}

fn test(tested: Tested) -> Rating {
    Rating::Test {
        test: match tested.kind {
            TestKind::Hoop => HOOP,
            TestKind::SmokingGun => SMOKING_GUN,
            TestKind::StrawInTheWind => "straw-in-the-wind",
            TestKind::DoublyDecisive => "doubly-decisive",
        },
        passed: tested.passed,
        against: matches!(tested.side, Side::Against { .. }),
    }
}

const HOOP: &str = "hoop";
const SMOKING_GUN: &str = "smoking-gun";

/// What a rating leads one to hold of its rival; nothing where it says little.
fn speaks_for(rating: Rating) -> Option<bool> {
    match rating {
        Rating::Expected => Some(true),
        Rating::Unexpected => Some(false),
        Rating::Test {
            test,
            passed,
            against,
        } => match (test, passed) {
            // To fail a smoking gun says little of either side, and that another
            // rival passed its hoop says little of this one.
            (SMOKING_GUN, false) => None,
            (HOOP, true) if against => None,
            _ => Some(passed != against),
        },
    }
}

fn tells(cells: &[Cell], is_decisive: bool) -> Tells {
    let says = |cell: &Cell, wanted| {
        cell.ratings
            .iter()
            .any(|rating| speaks_for(*rating) == Some(wanted))
    };
    let places = |wanted: bool| {
        let all = cells
            .iter()
            .enumerate()
            .filter(move |(_, cell)| says(cell, wanted));
        all.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let (for_it, against_it) = (places(true), places(false));
    // One cell that says both tells nothing from anything.
    let is_apart = match (&for_it[..], &against_it[..]) {
        ([], _) | (_, []) => false,
        ([one], [other]) => one != other,
        _ => true,
    };
    let rated = cells.iter().filter(|cell| !cell.ratings.is_empty()).count();
    if is_apart || is_decisive {
        Tells::Apart
    } else if rated == 0 {
        Tells::Unrated
    } else if rated == cells.len() {
        Tells::Alike
    } else {
        Tells::Open
    }
}

struct Reading<'run> {
    project: &'run Project,
    map: &'run Map,
}

impl Reading<'_> {
    fn file(&self, place: Place) -> String {
        self.project.files.path(place.file).to_string()
    }

    fn text(&self, id: StatementId) -> Option<String> {
        let statement = self.map.statement(id);
        statement.text.map(|text| self.words(statement.place, text))
    }

    fn words(&self, place: Place, text: Text) -> String {
        text.of(&self.project.files.get(place.file).text)
            .into_owned()
    }

    fn question_text(&self, place: Place) -> Option<String> {
        let file = self
            .project
            .maps
            .iter()
            .find(|map| map.file == place.file)?;
        let text = file.tree.items.iter().find_map(|item| match item.kind {
            ItemKind::Question { name, text } if name.0 == place.span => text,
            _ => None,
        })?;
        Some(self.words(place, text))
    }

    fn rival(&self, id: StatementId) -> Rival {
        let statement = self.map.statement(id);
        Rival {
            name: self.map.name_of(id).to_owned(),
            text: self.text(id),
            file: self.file(statement.place),
            held: statement.held,
        }
    }
}
