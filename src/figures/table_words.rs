//! What the names of rows and columns say of their numbers.

/// Words in the heading of a column that numbers something, or tells times.
const NAMES: [&str; 8] = ["age", "code", "date", "id", "no", "time", "year", "years"];

/// Words in the heading of a column whose numbers are added up in no unit: rates, means,
/// prices of one thing.
const NOT_ADDED: [&str; 37] = [
    "average",
    "avg",
    "capita",
    "coefficient",
    "deflator",
    "density",
    "deviation",
    "elasticity",
    "expectancy",
    "gini",
    "growth",
    "index",
    "intensity",
    "mean",
    "median",
    "mortality",
    "odds",
    "per",
    "percentile",
    "price",
    "prices",
    "productivity",
    "rank",
    "rate",
    "rates",
    "ratio",
    "ratios",
    "salary",
    "score",
    "sd",
    "se",
    "temperature",
    "theil",
    "variance",
    "wage",
    "yield",
    "yields",
];

/// Further words, with or without an `s`, in headings of what is counted or has no unit: there
/// the second word of a heading (`family size`) is no unit but belongs to the name.
const NOT_COUNTED: [&str; 92] = [
    "absent",
    "accuracy",
    "alpha",
    "beta",
    "bmi",
    "burden",
    "capacity",
    "cbr",
    "change",
    "concentration",
    "correlation",
    "cpi",
    "cv",
    "daily",
    "df",
    "distance",
    "dose",
    "duration",
    "effect",
    "efficiency",
    "exchange",
    "fertility",
    "fraction",
    "frequency",
    "fulfillment",
    "fulfilment",
    "gap",
    "gpa",
    "grade",
    "hdi",
    "height",
    "hhi",
    "imr",
    "incidence",
    "inflation",
    "interest",
    "iq",
    "latency",
    "length",
    "level",
    "loading",
    "mark",
    "maximum",
    "minimum",
    "mmr",
    "monthly",
    "multiplier",
    "occupancy",
    "or",
    "p",
    "penetration",
    "percent",
    "percentage",
    "ph",
    "position",
    "potential",
    "power",
    "prevalence",
    "probability",
    "proportion",
    "quota",
    "quotient",
    "r",
    "range",
    "relative",
    "reliability",
    "return",
    "risk",
    "roi",
    "rt",
    "satisfaction",
    "schooling",
    "share",
    "significance",
    "size",
    "skewness",
    "speed",
    "standard",
    "strength",
    "t",
    "target",
    "tariff",
    "tfr",
    "turnout",
    "unemployment",
    "utilisation",
    "utilization",
    "velocity",
    "weekly",
    "weight",
    "worked",
    "z",
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

/// Words anywhere in a row's name that make it something else than a part beside the others.
const NO_PARTS_ANYWHERE: [&str; 13] = [
    "added", "balance", "change", "changes", "closed", "closing", "growth", "net", "only",
    "opened", "opening", "previous", "yoy",
];

/// Whether the numbers below a heading are added up; what is counted or has no unit is, where
/// no word speaks of a rate, a mean or a level.
pub(super) fn is_added(heading: &str, is_amount: bool) -> bool {
    let heading = heading.to_lowercase();
    let is_ratio = heading.contains("p.c.") || is_by_another(&heading);
    let known = |word: &str| {
        let one = word.strip_suffix('s').unwrap_or(word);
        let other = [word, one];
        let is_rate = |word: &&str| NOT_ADDED.contains(word) || NAMES.contains(word);
        is_rate(&word)
            || !is_amount
                && other
                    .iter()
                    .any(|word| is_rate(word) || NOT_COUNTED.contains(word))
    };
    (is_amount || !is_ratio) && !words(&heading).any(known)
}

/// Whether the numbers of a row of this name may be added up.
pub(super) fn is_row_added(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.contains('%')
        && !words(&name).any(|word| NOT_ADDED.contains(&word) || NO_PARTS_ANYWHERE.contains(&word))
}

/// `GDP/head`, but not the `1949/50` of a year.
fn is_by_another(heading: &str) -> bool {
    let mut parts = heading.split('/').skip(1);
    parts.any(|after| after.starts_with(char::is_alphabetic))
}

/// Whether a row of this name is something else than one part beside the others.
pub(super) fn is_no_part(name: &str) -> bool {
    let name = name.to_lowercase();
    let first = name.split(|letter: char| !letter.is_alphanumeric()).next();
    let first = first.unwrap_or_default();
    first.is_empty()
        || NO_PARTS.contains(&first)
        || name.contains('%')
        || words(&name).any(|word| NO_PARTS_ANYWHERE.contains(&word))
        || name.contains("year-on-year")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}
