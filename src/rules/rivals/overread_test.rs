//! Tests from which more is read than their kind can say.

use crate::findings::{Finding, Severity, quoted};
use crate::graph::Force;
use crate::map::{Bearing, BearingKind, QuestionId, ReasonId, Side, StatementId, Tested};
use crate::rules::competitors::Competitors;
use crate::rules::hypotheses::{Hypotheses, Reasons};
use crate::rules::read_whole::ReadWhole;
use crate::rules::{Check, Context, Rule};
use crate::syntax::tree::{ClauseKind, Strength, TestKind};

pub(in crate::rules) const RULE: Rule = Rule {
    name: "overread-test",
    group: "rivals",
    severities: &[Severity::Warning],
    page: include_str!("overread_test.md"),
    check: Check::Map(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let whole = ReadWhole::new(context);
    let tests = Tests {
        context,
        competitors: Competitors::new(context),
        hypotheses: Hypotheses::new(context),
    };
    for bearing in &context.map.bearings {
        let BearingKind::Tested(Tested { kind, passed, side: Side::Of { against } }) = bearing.kind
        else {
            continue;
        };
        if !whole.holds(bearing.place) {
            continue;
        }
        findings.extend(match (kind, passed) {
            (TestKind::Hoop, true) => tests.only_support(bearing),
            (TestKind::SmokingGun, false) => tests.only_objection(bearing),
            (TestKind::SmokingGun, true) => tests.expected_elsewhere(bearing, against, "smoking gun"),
            (TestKind::DoublyDecisive, true) => {
                tests.expected_elsewhere(bearing, against, "doubly decisive test")
            }
            _ => None,
        });
    }
}

/// The tests of a run.
struct Tests<'run> {
    context: &'run Context<'run>,
    competitors: Competitors,
    hypotheses: Hypotheses,
}

impl Tests<'_> {
    /// Whether a reason is this evidence and nothing else, and counts.
    fn is_bare(&self, reason: ReasonId, evidence: StatementId) -> bool {
        let map = self.context.map;
        let entry = map.reason(reason);
        let premises = map.premises_of(reason);
        let is_alone = matches!(premises, [only] if !only.warrant
            && map.class_of(only.statement) == map.class_of(evidence));
        let counts = self.context.analysis.standing.force(reason) != Force::Fails;
        is_alone && counts && entry.warrant.is_none() && !entry.conceded
    }

    /// A hoop test was passed, and that is all that speaks for the hypothesis.
    fn only_support(&self, bearing: &Bearing) -> Option<Finding> {
        let (context, map) = (self.context, self.context.map);
        let class = map.class_of(bearing.rival).index();
        let Reasons::One(reason) = self.hypotheses.supports[class] else {
            return None;
        };
        let graph = &context.analysis.graph;
        let node = graph.statement(map.class_of(bearing.rival));
        let is_given = context.analysis.grounding.first_reason(node).is_none();
        let place = map.reason(reason).place;
        if is_given
            || !self.is_bare(reason, bearing.evidence)
            || self.hypotheses.proven[class]
            || self.hypotheses.may_remain[class]
            || !self.competitors.is_own(context, bearing.rival)
            || self.competitors.is_view(context, bearing.rival)
            || !self.competitors.is_one_work(place, bearing.place)
            || is_modest(context, bearing.rival)
            || self.is_compared_by_more(bearing)
        {
            return None;
        }
        let (rival, evidence) = (context.name(bearing.rival), context.name(bearing.evidence));
        Some(
            Finding::new(
                RULE.name,
                Severity::Warning,
                format!("all that speaks for {rival} is that it passed the hoop test of {evidence}"),
                bearing.place,
                "to pass a hoop test is needed, and not enough",
            )
            .label(place, format!("the only reason for {rival}"))
            .help(format!(
                "give a reason for {rival} that its rivals do not share; a test that hardly anything else would pass is a `smoking-gun`; or say `strength possible`"
            )),
        )
    }

    /// Whether the claim that prefers the hypothesis has reasons besides the test.
    fn is_compared_by_more(&self, bearing: &Bearing) -> bool {
        let claim = self.competitors.preferred_by(self.context, bearing.rival);
        claim.is_some_and(|claim| {
            match self.hypotheses.supports[self.context.map.class_of(claim).index()] {
                Reasons::None => false,
                Reasons::One(reason) => !self.is_bare(reason, bearing.evidence),
                Reasons::Several => true,
            }
        })
    }

    /// A smoking gun was not found, and that is all that speaks against the hypothesis.
    fn only_objection(&self, bearing: &Bearing) -> Option<Finding> {
        let (context, map) = (self.context, self.context.map);
        let class = map.class_of(bearing.rival).index();
        let Reasons::One(reason) = self.hypotheses.objections[class] else {
            return None;
        };
        let place = map.reason(reason).place;
        if !self.is_bare(reason, bearing.evidence)
            || self.hypotheses.sunk[class]
            || !self.competitors.is_one_work(place, bearing.place)
        {
            return None;
        }
        let (rival, evidence) = (context.name(bearing.rival), context.name(bearing.evidence));
        Some(
            Finding::new(
                RULE.name,
                Severity::Warning,
                format!("all that speaks against {rival} is that it failed the smoking-gun test of {evidence}"),
                bearing.place,
                "to fail a smoking-gun test says little",
            )
            .label(place, format!("the only objection to {rival}"))
            .help(format!(
                "look for what {rival} must pass if it is true: a `hoop` test; or add `conceded \"…\"` to the objection, as one that weighs little"
            )),
        )
    }

    /// A smoking gun is expected under a rival too.
    fn expected_elsewhere(
        &self,
        bearing: &Bearing,
        against: Option<StatementId>,
        word: &str,
    ) -> Option<Finding> {
        let (context, map) = (self.context, self.context.map);
        let (evidence, rival) = (map.class_of(bearing.evidence), map.class_of(bearing.rival));
        let named = against.map(|against| (map.class_of(against), None));
        // A test against one rival says nothing of the others.
        let others = self.hypotheses.rivals(evidence, rival).filter(|_| against.is_none());
        let others = others.map(|(other, question)| (other, Some(question)));
        let (other, question, place) = named.into_iter().chain(others).find_map(|(other, question)| {
            let place = self.hypotheses.expected(evidence, other)?;
            let asked = question.map(|question: QuestionId| &map.questions[question.index()]);
            let is_own = self.competitors.is_one_work(bearing.place, place)
                && asked.is_none_or(|asked| self.competitors.is_one_work(bearing.place, asked.place));
            (other != rival && is_own).then_some((other, asked, place))
        })?;
        let (rival, other) = (context.name(bearing.rival), context.name(other));
        let finding = Finding::new(
            RULE.name,
            Severity::Warning,
            format!("{} is called a {word} for {rival}, and is expected under {other} as well", context.name(bearing.evidence)),
            bearing.place,
            format!("a {word} points to {rival} and to none of its rivals"),
        )
        .label(place, "expected under a rival too");
        let finding = match question {
            Some(question) => {
                let name = quoted(map.names.text(question.name));
                finding.label(question.place, format!("at most one answer to {name} is true"))
            }
            None => finding,
        };
        Some(finding.help(format!(
            "what both lead one to expect is at most a `hoop` test of {rival} or a `straw-in-the-wind`; or, if {other} does not lead one to expect it, take it out of `expected under`"
        )))
    }
}

/// Whether a claim is put forward as no more than possible, in some wording.
fn is_modest(context: &Context<'_>, id: StatementId) -> bool {
    context.item(id).clauses.iter().any(|clause| {
        let strength = match &clause.kind {
            ClauseKind::Strength(strength) => Some(*strength),
            ClauseKind::Says(says) => says.strength,
            _ => None,
        };
        strength.is_some_and(|strength| strength <= Strength::Possible)
    })
}
