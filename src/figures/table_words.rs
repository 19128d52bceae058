//! What the names of rows and columns say of their numbers.

use super::tables::as_name;

/// Names of columns whose numbers are not added up.
const NOT_ADDED: [&str; 26] = [
    "age",
    "average",
    "code",
    "date",
    "density",
    "deviation",
    "growth",
    "id",
    "index",
    "mean",
    "median",
    "no",
    "per",
    "price",
    "rank",
    "rate",
    "ratio",
    "sd",
    "score",
    "se",
    "temperature",
    "time",
    "year",
    "years",
    "yield",
    "avg",
];

/// Words at the start of a row's name that make it something else than a part beside the
/// others.
const NO_PARTS: [&str; 41] = [
    "all",
    "average",
    "avg",
    "balance",
    "both",
    "change",
    "deviation",
    "difference",
    "excl",
    "excluding",
    "from",
    "grand",
    "gross",
    "in",
    "incl",
    "including",
    "less",
    "max",
    "maximum",
    "mean",
    "median",
    "memo",
    "min",
    "minimum",
    "minus",
    "n",
    "net",
    "of",
    "per",
    "percent",
    "plus",
    "sd",
    "se",
    "share",
    "sub",
    "subtotal",
    "sum",
    "thereof",
    "to",
    "total",
    "world",
];

/// Whether the numbers of a column of this name are added up.
pub(super) fn is_added(name: &str) -> bool {
    as_name(name)
        .split(['-', '_', '.', '/'])
        .all(|word| !NOT_ADDED.contains(&word))
}

/// Whether a row of this name is something else than one part beside the others.
pub(super) fn is_no_part(name: &str) -> bool {
    let words = as_name(name);
    let first = words
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    first.is_empty() || NO_PARTS.contains(&first)
}
