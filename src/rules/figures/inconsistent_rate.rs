//! Rates between units that cannot be one.

use crate::figures::rates::pairs::Disagreement;
use crate::figures::rates::rounds::Round;
use crate::figures::rates::Origin;
use crate::findings::words::count;
use crate::findings::{Finding, Severity};
use crate::rules::rate_places;
use crate::rules::rated::{self, Direction};
use crate::rules::{Check, Context, Rule};

/// How many rates a finding shows where they stand.
const MOST_SHOWN: usize = 6;

/// What would mend rates that do not differ for a slip.
const ADVICE: &str = "see that the numbers stand in the source as they stand here; if they were converted at different times, a `when` on each item keeps their rates apart; if they are different kinds of rate (official, market), or the source has them so, `allow inconsistent-rate \"…\"` says why";

pub(in crate::rules) const RULE: Rule = Rule {
    name: "inconsistent-rate",
    group: "figures",
    severities: &[Severity::Error],
    page: include_str!("inconsistent_rate.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let rated = &context.figures.rated;
    let pairs = rated.disagreements.iter();
    findings.extend(pairs.map(|found| between_two(context, found)));
    let rounds = rated.rounds.iter();
    findings.extend(rounds.filter_map(|round| over_several(context, round)));
}

/// The rate that a finding is about, one that it cannot be, and whether most agree on that.
fn sides(context: &Context<'_>, found: &Disagreement) -> (usize, usize, bool) {
    let observed = &context.figures.rated.observed;
    let are_apart = |one: usize, other: usize| {
        let (one, other) = (&observed[one], &observed[other]);
        one.is_compatible(other) && one.range.common(&other.range).is_none()
    };
    let agreeing = found.observed.iter().filter(|at| !found.apart.contains(at));
    let named = found.apart.iter().find_map(|one| {
        let other = agreeing.clone().find(|other| are_apart(*one, **other))?;
        Some((*one, *other, true))
    });
    let [one, other] = found.proof;
    named.unwrap_or((one.max(other), one.min(other), false))
}

fn between_two(context: &Context<'_>, found: &Disagreement) -> Finding {
    let origin = |at: usize| context.figures.rated.observed[at].origin;
    let (one, other, stands_apart) = sides(context, found);
    let way = Direction::above_one(*context, &found.pair, other);
    let [one_rated, other_rated] = [one, other].map(|at| way.rated(at));
    let clauses = [one, other].map(|at| rate_places::clause(context, origin(at)));
    let message = if stands_apart {
        format!(
            "{} makes {}, apart from what most agree on: {} makes {}",
            clauses[0],
            way.in_words(&one_rated),
            clauses[1],
            way.number(&other_rated)
        )
    } else {
        format!(
            "{} makes {}, {} makes {}",
            clauses[1],
            way.in_words(&other_rated),
            clauses[0],
            way.number(&one_rated)
        )
    };
    let mut shown = vec![one];
    let rest = std::iter::once(other).chain(found.observed.iter().copied());
    for at in rest {
        if shown.len() < MOST_SHOWN && !shown.contains(&at) {
            shown.push(at);
        }
    }
    let mut help: Vec<String> = Vec::new();
    let more = found.observed.len() - shown.len();
    if more > 0 {
        help.push(format!("{} of these units are not shown", count(more, "more rate")));
    }
    help.extend(way.would_fit(&one_rated, &other_rated));
    if !stands_apart {
        help.extend(way.would_fit(&other_rated, &one_rated));
    }
    help.push(ADVICE.to_owned());
    let label = |at: usize| {
        let place = rate_places::place(context, origin(at));
        (place, way.label(&way.rated(at)))
    };
    with_labels(message, shown.into_iter().map(label)).help(help.join("; "))
}

/// A finding whose first label is where it is; there is always one.
fn with_labels(
    message: String,
    labels: impl Iterator<Item = (crate::map::Place, String)>,
) -> Finding {
    let mut labels: Vec<_> = labels.collect();
    let (place, first) = labels.remove(0);
    let finding = Finding::new(RULE.name, Severity::Error, message, place, first);
    labels
        .into_iter()
        .fold(finding, |finding, (place, label)| finding.label(place, label))
}

/// A way round is told from one unit to another, and held against the rate between these.
fn over_several(context: &Context<'_>, round: &Round) -> Option<Finding> {
    let observed = &context.figures.rated.observed;
    // What is implied, and told last, is what the others are held against.
    let last = (0..round.steps.len()).max_by_key(|at| {
        let observed_at = round.steps[*at].observed;
        let is_implied = matches!(observed[observed_at].origin, Origin::Figure { .. });
        (is_implied, observed_at)
    })?;
    let mut steps = round.steps.clone();
    let count = steps.len();
    steps.rotate_left((last + 1) % count);
    let here = steps.pop()?;
    let (mut from, mut to) = (here.to.clone(), here.from.clone());
    let worth_of_one = Direction::new(*context, &to, &from).rated(here.observed);
    if worth_of_one.is_below_one() {
        steps.reverse();
        for step in &mut steps {
            std::mem::swap(&mut step.from, &mut step.to);
        }
        std::mem::swap(&mut from, &mut to);
    }
    let whole = Direction::new(*context, &to, &from);
    let mut product: Option<rated::Rated> = None;
    let mut told = Vec::new();
    for step in &steps {
        let way = Direction::new(*context, &step.to, &step.from);
        let rated = way.rated(step.observed);
        told.push(format!("{} is {}", way.one(), way.amount(&rated)));
        product = match product {
            None => Some(rated),
            Some(product) => Some(product.then(&rated)?),
        };
    }
    let own = whole.rated(here.observed);
    let message = format!(
        "{}, so {} is {}; here it is {}",
        told.join(", "),
        whole.one(),
        whole.amount(&product?),
        whole.number(&own)
    );
    let label = |at: usize| {
        let pair = &observed[at].pair;
        let way = Direction::above_one(*context, pair, at);
        let place = rate_places::place(context, observed[at].origin);
        (place, way.label(&way.rated(at)))
    };
    let shown = std::iter::once(here.observed).chain(steps.iter().map(|step| step.observed));
    let finding = with_labels(message, shown.take(MOST_SHOWN).map(label));
    Some(finding.help(ADVICE))
}
