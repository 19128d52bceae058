//! Evidence that fits every rival, and that is used for one of them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::findings::{Finding, Severity, list};
use crate::map::{Map, StatementId};
use crate::rivals::{AlikeUse, Mark, Marks, Says, alike_uses, one_sided};
use crate::rules::competitors::Competitors;
use crate::rules::{Check, Context, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "non-diagnostic-evidence",
    group: "rivals",
    severities: &[Severity::Warning],
    page: include_str!("non_diagnostic_evidence.md"),
    check: Check::Map(check),
};

/// So many rivals are named, and so many expectations shown.
const MOST_NAMED: usize = 4;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let map = context.map;
    let marks = Marks::new(map);
    let mut uses = alike_uses(map, &context.analysis.graph, &marks);
    if uses.is_empty() {
        return;
    }
    let competitors = Competitors::new(context);
    uses.retain_mut(|used| is_the_authors(context, &competitors, &marks, used));
    let comparisons = Comparisons::new(context, &marks);
    uses.retain(|used| !comparisons.tell(map, used));
    // Of several sets of rivals the largest is told; of two alike, the one of which a
    // comparison is carried, and with it all that are.
    uses.sort_by_key(|used| {
        let rank = (Reverse(used.rivalry.rivals.len()), !used.decides);
        (used.evidence, rank, used.rivalry.comparison().is_none(), used.rivalry.place)
    });
    for uses in uses.chunk_by(|one, other| one.evidence == other.evidence) {
        let mut told: Vec<(HashSet<StatementId>, Vec<&AlikeUse>)> = Vec::new();
        for used in uses {
            let named = used.rivalry.rivals.iter();
            let rivals: HashSet<StatementId> = named.map(|rival| map.class_of(*rival)).collect();
            let known = told.iter_mut().find(|(known, _)| rivals.is_subset(known));
            match known {
                Some((known, alike)) if *known == rivals && used.decides => alike.push(used),
                Some(_) => {}
                None => told.push((rivals, vec![used])),
            }
        }
        findings.extend(told.iter().map(|(_, alike)| finding(context, &marks, alike)));
    }
}

/// Whether the evidence is put to use by the author, and not only by the views that
/// are reported; what only they use is left out. What a review says of a paper's
/// evidence is the review's finding.
fn is_the_authors(
    context: &Context<'_>,
    competitors: &Competitors,
    marks: &Marks,
    used: &mut AlikeUse,
) -> bool {
    let map = context.map;
    let is_view = |id: StatementId| {
        competitors.is_view(context, id) && competitors.preferred_by(context, id).is_none()
    };
    if used.rivalry.comparison().is_some_and(|id| map.statement(id).held) {
        return false;
    }
    used.used_for.retain(|rival| !is_view(*rival));
    let of_rivals = used.rivalry.rivals.iter();
    let mut ratings = of_rivals.flat_map(|id| marks.between(used.evidence, map.class_of(*id)));
    (used.decides || !used.used_for.is_empty())
        && ratings.all(|mark| competitors.is_one_work(mark.place, used.first.place))
}

/// What `one-sided-comparison` says.
struct Comparisons {
    worse: HashMap<StatementId, Vec<StatementId>, foldhash::fast::FixedState>,
}

impl Comparisons {
    fn new(context: &Context<'_>, marks: &Marks) -> Self {
        let map = context.map;
        let mut worse: HashMap<_, Vec<StatementId>, foldhash::fast::FixedState> = HashMap::default();
        for found in one_sided(map, &context.analysis.graph, marks) {
            if map.statement(found.comparison).held {
                continue;
            }
            let [better, other] = found.rivals.map(|rival| map.class_of(rival));
            worse.entry(better).or_default().push(other);
        }
        Self { worse }
    }

    /// Whether a comparison of two of the rivals says it already: all that speaks
    /// for the better one fits the other.
    fn tell(&self, map: &Map, used: &AlikeUse) -> bool {
        let preferred = used.rivalry.rivals.first().filter(|_| used.decides);
        let rivals: HashSet<StatementId> =
            used.rivalry.rivals.iter().map(|rival| map.class_of(*rival)).collect();
        used.used_for.iter().chain(preferred).any(|rival| {
            let worse = self.worse.get(&map.class_of(*rival));
            worse.is_some_and(|worse| worse.iter().any(|other| rivals.contains(other)))
        })
    }
}

/// One finding for evidence and its rivals, however many claims compare them.
fn finding(context: &Context<'_>, marks: &Marks, alike: &[&AlikeUse]) -> Finding {
    let map = context.map;
    let used = alike[0];
    let rivals = &used.rivalry.rivals;
    let agreeing = |rival: StatementId| {
        let marks = marks.between(used.evidence, map.class_of(rival));
        let best = |mark: &&Mark| mark.says == Says::Expected;
        marks
            .iter()
            .find(best)
            .or_else(|| marks.iter().find(|mark| mark.says.agrees()))
    };
    let evidence = agreeing(rivals[0]).map_or(used.evidence, |mark| mark.named);
    let name = context.name(evidence);
    let names = |ids: &[StatementId]| {
        let names: Vec<String> = ids.iter().map(|id| context.name(*id)).collect();
        list(&names, MOST_NAMED)
    };
    let is_expected = |rival: &StatementId| {
        agreeing(*rival).is_some_and(|mark| mark.says == Says::Expected)
    };
    let fits = if rivals.iter().all(is_expected) { "is expected under" } else { "fits" };
    let mut seen = HashSet::new();
    let decided = alike.iter().filter(|used| used.decides);
    let mut decided: Vec<StatementId> =
        decided.filter_map(|used| used.rivalry.comparison()).collect();
    decided.retain(|claim| seen.insert(map.class_of(*claim)));
    let aim = names(if used.decides { &decided } else { &used.used_for });
    let mut finding = Finding::new(
        RULE.name,
        Severity::Warning,
        format!("{name} {fits} {} alike, and is used for {aim}", names(rivals)),
        map.statement(evidence).place,
        if rivals.len() == 2 {
            "this does not tell the two apart"
        } else {
            "this tells none of them from the others"
        },
    );
    for rival in rivals.iter().take(MOST_NAMED) {
        let Some(mark) = agreeing(*rival) else { continue };
        finding = finding.label(
            mark.place,
            match mark.says {
                Says::Expected => format!("expected under {}", context.name(*rival)),
                _ => format!("a reason for {}", context.name(*rival)),
            },
        );
    }
    let conclusion = context.name(used.first.conclusion);
    let says = if used.first.is_direct {
        format!("used for {conclusion} here")
    } else {
        format!("used for {conclusion} here, and through it for {aim}")
    };
    let expecting = match rivals[..] {
        [one, other] if used.used_for.contains(&other) && !used.decides => context.name(one),
        [_, other] => context.name(other),
        _ => "at least one of the rivals".to_owned(),
    };
    finding.label(used.first.place, says).help(format!(
        "rest {aim} on evidence that {expecting} does not lead one to expect; or, if {name} does tell them apart, change its expectations"
    ))
}
