//! The one sink: levels, `allow`, order. No rule knows of settings.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use camino::Utf8Path;

use super::{Finding, Severity};
use crate::compare::Comparison;
use crate::map::{Allow, Map};
use crate::project::{FileId, Files, MAP_EXTENSION};
use crate::rules::{self, Check, Context};
use crate::syntax::Span;

/// What the command line says of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `-D`: what the rule finds is an error.
    Deny,
    /// `-W`: what the rule finds is a warning.
    Warn,
    /// `-A`: the rule is off.
    Allow,
}

/// The levels of rules; of several for one rule the last holds.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    levels: HashMap<&'static str, Level>,
}

/// A rule that does not exist.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("there is no rule {}", super::quoted(.name))]
pub struct UnknownRule {
    /// The name as written.
    pub name: String,
    /// A rule with a name near to it.
    pub near: Option<&'static str>,
}

impl Levels {
    /// Sets the level of a rule.
    ///
    /// # Errors
    /// [`UnknownRule`] where no rule has that name.
    pub fn set(&mut self, name: &str, level: Level) -> Result<(), UnknownRule> {
        let rule = rules::find(name).ok_or_else(|| UnknownRule {
            name: name.to_owned(),
            near: rules::nearest(name),
        })?;
        self.levels.insert(rule.name, level);
        Ok(())
    }

    fn apply(&self, finding: &mut Finding) -> bool {
        match self.levels.get(finding.rule) {
            Some(Level::Deny) => finding.severity = Severity::Error,
            Some(Level::Warn) => finding.severity = Severity::Warning,
            Some(Level::Allow) => return false,
            None => {}
        }
        true
    }
}

/// What is left after the sink, and what it held back.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The findings, ordered by file, place and rule.
    pub findings: Vec<Finding>,
    /// How many an `allow` silenced.
    pub allowed: usize,
    /// How many findings of rules that are off were left out.
    pub off: usize,
}

/// Runs all rules and settles what is reported.
#[must_use]
pub fn settle(context: &Context<'_>, levels: &Levels) -> Outcome {
    let mut found = Vec::new();
    for rule in rules::ALL {
        if let Check::Map(check) = rule.check {
            check(context, &mut found);
        }
    }
    let mut allows = Allows::new(context.map);
    let mut outcome = Outcome::default();
    outcome.keep(found, &mut allows, levels);
    let mut idle = Vec::new();
    for rule in rules::ALL {
        if let Check::Allows(check) = rule.check {
            check(context, &allows.used, &mut idle);
        }
    }
    outcome.keep(idle, &mut allows, levels);
    outcome.keep_safe_edits(context);
    sort(&mut outcome.findings, &context.project.files);
    outcome
}

/// Settles what the rules find that look at two versions: levels and the `allow`
/// clauses of the new version count as they do in a check.
#[must_use]
pub fn settle_comparison(
    comparison: &Comparison,
    map: &Map,
    files: &Files,
    levels: &Levels,
) -> Outcome {
    let mut found = Vec::new();
    for rule in rules::ALL {
        if let Check::Between(check) = rule.check {
            check(comparison, &mut found);
        }
    }
    let mut allows = Allows::new(map);
    let mut outcome = Outcome::default();
    outcome.keep(found, &mut allows, levels);
    sort(&mut outcome.findings, files);
    outcome
}

impl Outcome {
    /// Drops the edits that reach beyond maps, or into a file whose bytes are not all text.
    fn keep_safe_edits(&mut self, context: &Context<'_>) {
        let project = context.project;
        let maps = project.maps.iter().filter(|map| {
            let file = project.files.get(map.file);
            file.flaw.is_none() && file.path.extension() == Some(MAP_EXTENSION)
        });
        let may_change: HashSet<FileId> = maps.map(|map| map.file).collect();
        for finding in &mut self.findings {
            finding.edit = finding.edit.take().filter(|edit| {
                let mut places = edit.replacements.iter().map(|one| one.place);
                places.all(|place| may_change.contains(&place.file))
            });
        }
    }

    fn keep(&mut self, found: Vec<Finding>, allows: &mut Allows<'_>, levels: &Levels) {
        for mut finding in found {
            if allows.silence(&finding) {
                self.allowed += 1;
            } else if levels.apply(&mut finding) {
                self.findings.push(finding);
            } else {
                self.off += 1;
            }
        }
    }
}

/// The `allow` clauses of a run, by file and rule.
struct Allows<'map> {
    by_file: HashMap<(FileId, &'map str), Covers>,
    used: Vec<bool>,
}

/// What the `allow` clauses of one rule in one file cover, by where it begins.
#[derive(Default)]
struct Covers {
    covers: Vec<Cover>,
}

struct Cover {
    span: Span,
    /// The clause.
    allow: usize,
    /// The next wider stretch round this one: an item's section, a section's file.
    wider: Option<usize>,
}

impl<'map> Allows<'map> {
    fn new(map: &'map Map) -> Self {
        let mut by_file: HashMap<(FileId, &str), Covers> = HashMap::new();
        for (
            index,
            Allow {
                rule,
                place,
                covers,
                ..
            },
        ) in map.allows.iter().enumerate()
        {
            let entry = by_file.entry((place.file, rule.as_str())).or_default();
            entry.covers.push(Cover {
                span: *covers,
                allow: index,
                wider: None,
            });
        }
        by_file.values_mut().for_each(Covers::nest);
        Self {
            by_file,
            used: vec![false; map.allows.len()],
        }
    }

    /// Whether an `allow` covers a finding; the nearest one is then used.
    fn silence(&mut self, finding: &Finding) -> bool {
        if finding.rule == rules::SYNTAX {
            return false;
        }
        let place = finding.place();
        let nearest = self
            .by_file
            .get(&(place.file, finding.rule))
            .and_then(|covers| covers.nearest(place.span.start));
        if let Some(index) = nearest {
            self.used[index] = true;
        }
        nearest.is_some()
    }
}

impl Covers {
    /// Sorts the stretches and says of each which one lies round it.
    fn nest(&mut self) {
        self.covers
            .sort_by_key(|cover| (cover.span.start, Reverse(cover.span.end), cover.allow));
        // Of two clauses of one item the first is the one that silences.
        self.covers.dedup_by_key(|cover| cover.span);
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.covers.len() {
            let start = self.covers[at].span.start;
            while open
                .pop_if(|last| self.covers[*last].span.end <= start)
                .is_some()
            {}
            self.covers[at].wider = open.last().copied();
            open.push(at);
        }
    }

    /// The clause that covers a place with the shortest stretch.
    fn nearest(&self, offset: u32) -> Option<usize> {
        let after = self
            .covers
            .partition_point(|cover| cover.span.start <= offset);
        let mut at = after.checked_sub(1)?;
        while !self.covers[at].span.contains(offset) {
            at = self.covers[at].wider?;
        }
        Some(self.covers[at].allow)
    }
}

/// The same findings in the same order, whatever the order of the files given.
fn sort(findings: &mut [Finding], files: &Files) {
    let mut paths: Vec<&Utf8Path> = files.iter().map(|(_, file)| file.path.as_path()).collect();
    paths.sort_unstable();
    paths.dedup();
    let ranks: Vec<usize> = files
        .iter()
        .map(|(_, file)| paths.partition_point(|path| *path < file.path))
        .collect();
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| {
            let place = finding.place();
            (ranks[place.file.0 as usize], place.span, finding.rule)
        };
        key(one)
            .cmp(&key(other))
            .then_with(|| one.message.cmp(&other.message))
    });
}
