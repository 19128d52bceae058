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
    // Of several sets of the same rivals the largest is told; of two alike, the one
    // that prefers a rival.
    uses.sort_by_key(|used| {
        let is_question = used.rivalry.comparison().is_none();
        (used.evidence, Reverse(used.rivalry.rivals.len()), is_question, used.rivalry.place)
    });
    let mut told: Vec<HashSet<StatementId>> = Vec::new();
    let mut last = None;
    for used in &uses {
        if last != Some(used.evidence) {
            told.clear();
            last = Some(used.evidence);
        }
        let rivals = || used.rivalry.rivals.iter().map(|rival| map.class_of(*rival));
        if !told.iter().any(|known| rivals().all(|rival| known.contains(&rival))) {
            told.push(rivals().collect());
            findings.push(finding(context, &marks, used));
        }
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

fn finding(context: &Context<'_>, marks: &Marks, used: &AlikeUse) -> Finding {
    let map = context.map;
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
    let aim = match used.rivalry.comparison() {
        Some(comparison) if used.decides => context.name(comparison),
        _ => names(&used.used_for),
    };
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
