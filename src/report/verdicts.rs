//! What becomes of the theses, in one line.

use std::io::{self, Write};

use super::Report;
use crate::findings::{list, quoted};
use crate::graph::Verdict;

/// So many theses of one verdict are named.
const MOST_NAMED: usize = 3;

/// Every verdict, the best first.
const ALL: [Verdict; 5] = [
    Verdict::Accepted,
    Verdict::Contested,
    Verdict::Defeated,
    Verdict::Unsupported,
    Verdict::Circular,
];

/// Says what becomes of the theses: of one by its name, of several how many got
/// each verdict, with the names of those that are not accepted.
pub(super) fn write_theses(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let standing = &report.analysis.standing;
    let theses = &report.analysis.stakes.theses;
    let name = |id| quoted(report.map.name_of(id));
    let with = reviews(report);
    match theses[..] {
        [] => Ok(()),
        [only] => writeln!(
            out,
            "thesis{with}: {} is {}",
            name(only),
            standing.of(only).word()
        ),
        _ => {
            let told = ALL.iter().filter_map(|verdict| {
                let of_it = theses
                    .iter()
                    .filter(|thesis| standing.of(**thesis) == *verdict);
                let names: Vec<String> = of_it.map(|thesis| name(*thesis)).collect();
                match (names.len(), verdict) {
                    (0, _) => None,
                    (many, Verdict::Accepted) => Some(format!("{many} {}", verdict.word())),
                    (many, _) => {
                        let names = list(&names, MOST_NAMED);
                        Some(format!("{many} {} ({names})", verdict.word()))
                    }
                }
            });
            writeln!(
                out,
                "theses{with}: {}",
                told.collect::<Vec<String>>().join(", ")
            )
        }
    }
}

/// What stands alone may fall to a review that is read with it.
fn reviews(report: &Report<'_>) -> String {
    let reviews = report.map.maps.iter().filter(|map| map.is_review);
    match reviews.count() {
        0 => String::new(),
        1 => ", with what the review says".to_owned(),
        many => format!(", with what {many} reviews say"),
    }
}
