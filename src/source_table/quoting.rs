//! What became of the quotations of each work.

use super::gather::Gathered;
use crate::checked::{Checked, CheckedQuotation, Kind, Outcome, QuotationCounts};
use crate::map::Work;

/// Of each cited work the quotations that are its: one that was found there, or near to
/// something there; else one whose evidence cites it, among others perhaps.
pub(super) fn by_work(checked: &Checked, gathered: &Gathered) -> Vec<QuotationCounts> {
    let mut counts = vec![QuotationCounts::default(); gathered.works.len()];
    let quotations = checked.quotations.iter();
    for quotation in quotations.filter(|quotation| quotation.kind == Kind::Quotation) {
        let found = found_in(quotation).and_then(|work| gathered.works.get_index_of(&work));
        if let Some(at) = found {
            counts[at].add(quotation.kind, &quotation.outcome);
            continue;
        }
        let leaf = quotation.statement.map(|id| &gathered.evidence[id.index()]);
        for (at, _) in leaf.into_iter().flat_map(|leaf| &leaf.works) {
            counts[*at].add(quotation.kind, &quotation.outcome);
        }
    }
    counts
}

/// The cited work in which a quotation, or something near to it, stands.
fn found_in(quotation: &CheckedQuotation) -> Option<Work> {
    let copy = match &quotation.outcome {
        Outcome::Found(found) => found.copy,
        Outcome::Near(near) => near.copy,
        Outcome::Absent { .. } | Outcome::NotChecked(_) => return None,
    };
    (!copy.as_printed).then_some(copy.work)
}

/// What became of the papers' own wordings.
pub(super) fn of_wordings(checked: &Checked) -> QuotationCounts {
    let mut counts = QuotationCounts::default();
    let quotations = checked.quotations.iter();
    for wording in quotations.filter(|quotation| quotation.kind == Kind::Wording) {
        counts.add(wording.kind, &wording.outcome);
    }
    counts
}
