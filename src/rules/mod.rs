//! The rules: one defect, one name, one file with its page beside it.
//!
//! A rule is a function from the map to findings. To add one: write
//! `<group>/<rule>.rs` and `<group>/<rule>.md`, and name it in the list below.

mod bare_relations;
mod citing;
mod competitors;
mod context;
mod followed;
mod gaps;
mod hypotheses;
mod kinds_of_source;
mod numbers_held;
mod opposition_served;
mod other_number;
mod quotation_words;
mod quoted_numbers;
mod rate_places;
mod rated;
mod read_whole;
mod reckoned;
mod renamed_entries;
mod repeated;
mod reported;

pub use context::Context;

use crate::compare::Comparison;
use crate::findings::{Finding, Severity};

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// The name that users type.
    pub name: &'static str,
    /// The part of the list that it stands in.
    pub group: &'static str,
    /// What its findings weigh, the heaviest first.
    pub severities: &'static [Severity],
    /// Its page, in Markdown.
    pub page: &'static str,
    /// How it finds.
    pub check: Check,
}

impl Rule {
    /// What it finds, in one line: the first sentence of its page.
    #[must_use]
    pub fn summary(&self) -> String {
        let lines: Vec<&str> = self
            .page
            .lines()
            .skip(1)
            .skip_while(|line| line.is_empty())
            .take_while(|line| !line.is_empty())
            .collect();
        lines.join(" ")
    }
}

/// How a rule finds.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// In the map.
    Map(fn(&Context<'_>, &mut Vec<Finding>)),
    /// In what the `allow` clauses did: which of them silenced something.
    Allows(fn(&Context<'_>, &[bool], &mut Vec<Finding>)),
    /// In what changed between two versions; found in the new one.
    Between(fn(&Comparison, &mut Vec<Finding>)),
}

/// The rule that reports what cannot be read; it cannot be allowed.
pub const SYNTAX: &str = "syntax";

macro_rules! rules {
    ($($group:ident { $($rule:ident),* $(,)? })*) => {
        $(mod $group { $(pub(super) mod $rule;)* })*

        /// Every rule, group by group.
        pub const ALL: &[&Rule] = &[$($(&$group::$rule::RULE),*),*];
    };
}

rules! {
    names {
        syntax,
        unknown_name,
        duplicate_name,
        wrong_kind,
        duplicate_relation,
        confusable_name,
        missing_file,
        unused_source,
        unused_note,
        disconnected,
    }
    support {
        unsupported_claim,
        circular_support,
        unsourced_evidence,
        single_point_of_failure,
        restated_premise,
        idle_assumption,
    }
    opposition {
        unanswered_opposition,
        defeated_claim,
        rests_on_defeated,
        supports_and_opposes,
        unopposed_thesis,
        unqualified_concession,
    }
    rivals {
        untested_rival,
        one_sided_comparison,
        non_diagnostic_evidence,
        unrated_rival,
        circular_preference,
        failed_test_ignored,
        overread_test,
        both_rivals_stand,
        unproved_exhaustion,
        rival_begs_thesis,
        unanswered_question,
        idle_expectation,
    }
    sources {
        unknown_citation,
        second_hand,
        common_origin,
        no_primary_source,
        circular_sourcing,
        missing_locator,
        page_not_held,
        missing_note,
        retracted_source,
        source_conflict,
        source_too_early,
        unarchived_web_source,
    }
    quotations {
        quote_mismatch,
        altered_quote,
        cut_negation,
        misplaced_quote,
        quote_not_checked,
        stale_wording,
        quoted_on_both_sides,
    }
    figures {
        failed_check,
        inconsistent_rate,
        wrong_total,
        impossible_percentage,
        mixed_units,
        mixed_periods,
        inconsistent_figure,
        figure_not_quoted,
    }
    upkeep {
        idle_allow,
        unexplained_change,
    }
}

/// The rule of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}

/// The rule whose name is nearest to one that no rule has.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    let names = || ALL.iter().map(|rule| rule.name);
    crate::map::near::nearest(name, names())
        .or_else(|| names().find(|known| name.len() > 2 && known.contains(name)))
}
