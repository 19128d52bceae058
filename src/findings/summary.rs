//! What was checked, in numbers.

use serde::Serialize;

use super::Severity;
use super::sink::Outcome;
use crate::checked::QuotationCounts;
use crate::graph::Verdict;
use crate::rules::Context;
use crate::syntax::tree::StatementKind;

/// The numbers of a run, as `json` gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Map files.
    pub files: usize,
    /// Claims, theses among them.
    pub claims: usize,
    /// Theses that a map names as such.
    pub theses: usize,
    /// Evidence items.
    pub evidence: usize,
    /// Assumptions.
    pub assumptions: usize,
    /// Sources: items and bibliographies' entries.
    pub sources: usize,
    /// Footnotes.
    pub notes: usize,
    /// What became of the quotations and wordings.
    pub quotations: QuotationCounts,
    /// Quotations and wordings that were not compared with a text.
    pub quotations_not_checked: usize,
    /// Figures, the cells of tables that hold a number among them.
    pub figures: usize,
    /// Checks of figures.
    pub checks: usize,
    /// Checks that were not reckoned, as a name or a number in them is not known.
    pub checks_not_reckoned: usize,
    /// What becomes of the claims, theses among them.
    pub verdicts: Verdicts,
    /// Findings at error level.
    pub errors: usize,
    /// Findings at warning level.
    pub warnings: usize,
    /// Findings at info level.
    pub infos: usize,
    /// Findings that an `allow` silenced.
    pub allowed: usize,
    /// Findings of rules that are off.
    pub off: usize,
    /// Findings that `--fix` can mend.
    pub mendable: usize,
}

/// How many statements got each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    pub accepted: usize,
    pub contested: usize,
    pub defeated: usize,
    pub unsupported: usize,
    pub circular: usize,
}

impl Verdicts {
    /// Counts verdicts.
    #[must_use]
    pub fn count(verdicts: impl Iterator<Item = Verdict>) -> Self {
        let mut counted = Self::default();
        for verdict in verdicts {
            *match verdict {
                Verdict::Accepted => &mut counted.accepted,
                Verdict::Contested => &mut counted.contested,
                Verdict::Defeated => &mut counted.defeated,
                Verdict::Unsupported => &mut counted.unsupported,
                Verdict::Circular => &mut counted.circular,
            } += 1;
        }
        counted
    }
}

impl Summary {
    /// Counts a run.
    #[must_use]
    pub fn new(context: &Context<'_>, outcome: &Outcome) -> Self {
        let (map, analysis) = (context.map, context.analysis);
        let claims = map.all_statements().filter(|(_, statement)| {
            matches!(statement.kind, StatementKind::Claim | StatementKind::Thesis)
        });
        let verdicts = Verdicts::count(claims.map(|(id, _)| analysis.standing.of(id)));
        let statements = |kind: StatementKind| {
            map.statements
                .iter()
                .filter(|statement| statement.kind == kind)
                .count()
        };
        let findings = |severity: Severity| {
            outcome
                .findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .count()
        };
        let quotations = QuotationCounts::new(context.checked);
        let theses = statements(StatementKind::Thesis);
        Self {
            files: context.project.maps.len(),
            claims: statements(StatementKind::Claim) + theses,
            theses,
            evidence: statements(StatementKind::Evidence),
            assumptions: statements(StatementKind::Assumption),
            sources: map.sources.len(),
            notes: map.notes.len(),
            quotations,
            quotations_not_checked: quotations.not_compared,
            figures: context.figures.count(),
            checks: context.figures.checks.len(),
            checks_not_reckoned: context.figures.not_reckoned(),
            verdicts,
            errors: findings(Severity::Error),
            warnings: findings(Severity::Warning),
            infos: findings(Severity::Info),
            allowed: outcome.allowed,
            off: outcome.off,
            mendable: outcome
                .findings
                .iter()
                .filter(|finding| finding.edit.is_some())
                .count(),
        }
    }
}
