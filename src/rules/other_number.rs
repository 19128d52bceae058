//! How a quotation is told in which a lost or added mark makes another number.

use super::{Context, quotation_words as words};
use crate::checked::{CheckedQuotation, Found};
use crate::findings::{Finding, Severity};

/// The finding of `quote-mismatch` on `15` for `1.5`, or `56` for `5–6`.
pub(super) fn finding(
    context: &Context<'_>,
    quotation: &CheckedQuotation,
    found: &Found,
) -> Finding {
    let text = words::text(context, found.copy);
    let place = found
        .other_number()
        .map_or(0..0, |change| change.place.clone());
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    let start = before.trim_end_matches(is_part).len();
    let end = text.len() - after.trim_start_matches(is_part).len();
    let number = text
        .get(start..end)
        .unwrap_or_default()
        .trim_end_matches(['.', ',']);
    let work = words::work(context, quotation, found.copy);
    let severity = match found.copy.as_printed {
        true => Severity::Warning,
        false => Severity::Error,
    };
    Finding::new(
        "quote-mismatch",
        severity,
        format!("{work} has another number in these words"),
        quotation.place,
        format!("the text has `{number}`"),
    )
    .help("give the number as it is printed, with its point or dash")
}
