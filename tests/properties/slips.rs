//! One mistake, one finding; and no slip costs more than its own item.

use std::collections::{BTreeMap, BTreeSet};

use argcheck::Run;
use argcheck::findings::{Finding, Severity};
use argcheck::syntax::tree::StatementKind;
use proptest::prelude::*;
use proptest::sample::{Index as Any, select};

use crate::model::{FILES, Index, Model, Reason, Work};
use crate::render::{File, render};
use crate::robustness::FRAGMENTS;
use crate::run::{check_paths, check_text, write};
use crate::strategy::{cases, models};

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn damage_to_a_line_costs_its_own_item_at_most(
        model in models(1, true),
        seed: u64,
        (item, line, at) in any::<(Any, Any, Any)>(),
        take in 0..4_usize,
        put in select(&FRAGMENTS[..]),
    ) {
        let file = render(&model, seed).remove(0);
        let (range, own) = file.items[item.index(file.items.len())].clone();
        let text = &file.text[range.clone()];
        let lines: Vec<&str> = text.lines().collect();
        let line = line.index(lines.len());
        let start = range.start + lines[..line].iter().map(|line| line.len() + 1).sum::<usize>();
        // The text of a model is ASCII: every offset is a letter's.
        let at = at.index(lines[line].len() + 1);
        let rest = (at + take).min(lines[line].len());
        let mut damaged = file.text.clone();
        damaged.replace_range(start + at..start + rest, put);

        let run = check_text(file.path, damaged.clone().into_bytes());
        for other in (0..model.statements.len()).filter(|other| Some(*other) != own) {
            let name = model.name(other);
            let kinds: Vec<StatementKind> = run
                .map
                .statements
                .iter()
                .filter(|statement| run.map.names.text(statement.name) == name)
                .map(|statement| statement.kind)
                .collect();
            let kind = model.statements[other].kind;
            prop_assert!(kinds.contains(&kind), "{} is lost in\n{}", name, damaged);
        }
        let sources = run.map.sources.len() + usize::from(text.starts_with("source"));
        prop_assert!(sources >= model.sources.len(), "a source is lost in\n{}", damaged);
        let questions = run.map.questions.len() + usize::from(text.starts_with("question"));
        prop_assert!(questions >= model.questions.len(), "a question is lost in\n{}", damaged);
    }

    #[test]
    fn a_misspelt_reference_is_one_error(
        model in models(1, true),
        seed: u64,
        slip in any::<(Any, Any)>(),
        letter in b'a'..=b'z',
    ) {
        misspelt_reference(&model.mended(), seed, slip, letter)?;
    }

    #[test]
    fn a_misspelt_definition_is_one_error_in_each_file(
        model in models(1, true),
        seed: u64,
        slip in any::<(Any, Any)>(),
        letter in b'a'..=b'z',
    ) {
        misspelt_definition(&model.mended(), seed, slip, letter)?;
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn a_misspelt_name_is_one_error_in_each_file(
        model in models(3, true),
        seed: u64,
        slip in any::<(Any, Any)>(),
        letter in b'a'..=b'z',
    ) {
        misspelt_reference(&model.mended(), seed, slip, letter)?;
        misspelt_definition(&model.mended(), seed, slip, letter)?;
    }
}

fn misspelt_reference(
    model: &Model,
    seed: u64,
    slip: (Any, Any),
    letter: u8,
) -> Result<(), TestCaseError> {
    let mut files = render(model, seed);
    let places = files.iter().enumerate();
    let places: Vec<(usize, std::ops::Range<usize>)> = places
        .flat_map(|(at, file)| file.references.iter().map(move |range| (at, range.clone())))
        .collect();
    if places.is_empty() {
        return Ok(());
    }
    let before = check(&files);
    prop_assert_eq!(grave(&before), Vec::<String>::new(), "{:#?}", files);
    let (file, range) = places[slip.0.index(places.len())].clone();
    let at = range.start + 1 + slip.1.index(range.len());
    files[file].text.insert(at, char::from(letter));
    let name = &files[file].text[range.start..=range.end];
    let run = check(&files);
    let found = grave(&run);
    let is_one = found.len() == 1 && found[0].starts_with("error unknown-");
    prop_assert!(is_one, "{} gives {:#?} in\n{}", name, found, texts(&files));
    adds_none(&before, &run, name, &files)?;
    let place = run
        .outcome
        .findings
        .iter()
        .find(|finding| finding.severity == Severity::Error && !weighs(finding));
    let place = place
        .map(|finding| finding.place().span.range())
        .unwrap_or_default();
    let lies_in_it = place.start >= range.start && place.end <= range.end + 1;
    prop_assert!(
        lies_in_it && place.contains(&(at)),
        "{} is told at {:?}",
        name,
        place
    );
    Ok(())
}

/// A name that is misspelt where it is defined is unknown wherever it is used:
/// told once for each file.
fn misspelt_definition(
    model: &Model,
    seed: u64,
    slip: (Any, Any),
    letter: u8,
) -> Result<(), TestCaseError> {
    let mut files = render(model, seed);
    let before = check(&files);
    prop_assert_eq!(grave(&before), Vec::<String>::new(), "{:#?}", files);
    let statement = slip.0.index(model.statements.len());
    let name = model.name(statement);
    let is_it = |part: &str| part.split('.').any(|part| part == name);
    let users: BTreeSet<&str> = files
        .iter()
        .filter(|file| {
            file.references
                .iter()
                .any(|range| is_it(&file.text[range.clone()]))
        })
        .map(|file| file.path)
        .collect();
    let home = files
        .iter_mut()
        .find(|file| file.path == FILES[model.statements[statement].file]);
    let home = home.expect("the statement's file");
    let item = home
        .items
        .iter()
        .find(|(_, defines)| *defines == Some(statement));
    let start = item.expect("the statement's item").0.start;
    let at = start + home.text[start..].find(name).unwrap_or_default();
    home.text
        .insert(at + 1 + slip.1.index(name.len()), char::from(letter));
    let run = check(&files);
    let found = grave(&run);
    let all_unknown = found
        .iter()
        .all(|line| line.starts_with("error unknown-name"));
    prop_assert!(
        all_unknown && found.len() == users.len(),
        "{} gives {:#?} in\n{}",
        name,
        found,
        texts(&files)
    );
    adds_none(&before, &run, name, &files)?;
    Ok(())
}

fn check(files: &[File]) -> Run {
    if let [only] = files {
        return check_text(only.path, only.text.clone().into_bytes());
    }
    let (_directory, paths) = write(files);
    check_paths(paths)
}

/// Whether a rule weighs sides or reasons against each other: a sound map may well have
/// such findings, and a slip must add none.
fn weighs(finding: &Finding) -> bool {
    let group = argcheck::rules::find(finding.rule).map(|rule| rule.group);
    matches!(group, Some("opposition" | "rivals")) || finding.rule == "common-origin"
}

/// A finding's rule, file and line.
type Told = (&'static str, String, usize);

/// The errors and warnings of rules that weigh sides, without their words: a
/// misspelt name changes these.
fn weighed(run: &Run) -> BTreeSet<Told> {
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.severity != Severity::Info && weighs(finding))
        .map(|finding| {
            let place = finding.place();
            let file = run.project.files.get(place.file);
            let before = &file.text[..place.span.start as usize];
            let path = file.path.file_name().unwrap_or_default();
            (finding.rule, path.to_owned(), before.lines().count())
        })
        .collect()
}

/// A slip adds nothing to what the rules say that weigh sides.
fn adds_none(before: &Run, after: &Run, name: &str, files: &[File]) -> Result<(), TestCaseError> {
    let (known, found) = (weighed(before), weighed(after));
    let more: Vec<&Told> = found.difference(&known).collect();
    prop_assert!(
        more.is_empty(),
        "{} gives {:#?} in\n{}",
        name,
        more,
        texts(files)
    );
    Ok(())
}

/// The other errors and warnings of a run.
fn grave(run: &Run) -> Vec<String> {
    let findings = run.outcome.findings.iter();
    findings
        .filter(|finding| finding.severity != Severity::Info && !weighs(finding))
        .map(|finding| {
            format!(
                "{} {}: {}",
                finding.severity.word(),
                finding.rule,
                finding.message
            )
        })
        .collect()
}

fn texts(files: &[File]) -> String {
    files
        .iter()
        .map(|file| format!("--- {}\n{}", file.path, file.text))
        .collect()
}

impl Model {
    /// The nearest model with nothing to be found in it but infos and what weighs sides: what rests on
    /// itself, stands twice, or rests on nothing is taken out or mended.
    fn mended(&self) -> Self {
        let mut model = self.clone();
        model
            .relations
            .retain(|relation| relation.word != "restates");
        let mut known = BTreeSet::new();
        model
            .relations
            .retain(|relation| known.insert((relation.word, relation.from, relation.to)));
        let mut kept: BTreeMap<Index, Index> = BTreeMap::new();
        let mut known = BTreeSet::new();
        model.reasons.clear();
        for (at, reason) in self.reasons.iter().enumerate() {
            let mut reason = reason.clone();
            reason.exceptions.dedup();
            let mut premises = reason.premises.clone();
            premises.sort_unstable();
            let count = premises.len();
            premises.dedup();
            let rests_on_later = self
                .needed(&reason)
                .iter()
                .all(|part| *part > reason.conclusion);
            if rests_on_later
                && count == premises.len()
                && known.insert((reason.conclusion, premises))
            {
                kept.insert(at, model.reasons.len());
                model.reasons.push(reason);
            }
        }
        let mut known = BTreeSet::new();
        let undercuts = self.undercuts.iter().filter_map(|undercut| {
            let mut undercut = *undercut;
            undercut.step = *kept.get(&undercut.step)?;
            let reason = &model.reasons[undercut.step];
            let is_exception = reason.exceptions.contains(&undercut.by);
            // Told by premise and conclusion, it means every such reason.
            undercut.by_label = true;
            let is_new = known.insert((undercut.by, undercut.step));
            (is_new && reason.labelled && !is_exception).then_some(undercut)
        });
        model.undercuts = undercuts.collect();
        for at in 0..model.statements.len() {
            let has_reason = model.supports().any(|reason| reason.conclusion == at);
            let reasons = &model.reasons;
            let bears_on = |rival: Index| reasons.iter().any(|reason| reason.conclusion == rival);
            let statement = &mut model.statements[at];
            // What speaks for the worse as well would set the two apart in nothing.
            let shares = |rival: Index| {
                let lone = |reason: &Reason| !reason.opposes && reason.premises.len() == 1;
                reasons
                    .iter()
                    .any(|reason| reason.conclusion == rival && lone(reason))
            };
            let turns = |(better, worse): (Index, Index)| {
                better >= worse || !bears_on(worse) || shares(worse)
            };
            statement.beats = statement.beats.filter(|rivals| !turns(*rivals));
            match statement.kind {
                StatementKind::Evidence if statement.cites.is_empty() => {
                    statement.cites.push(vec![Work::Words]);
                }
                StatementKind::Claim | StatementKind::Thesis if !has_reason => {
                    statement.kind = StatementKind::Assumption;
                    statement.beats = None;
                    statement.held = false;
                }
                _ => {}
            }
        }
        for (at, source) in model.sources.iter_mut().enumerate() {
            let rests_on = source.rests_on.iter_mut().flatten();
            let turns = |work: &Work| match work {
                Work::Source(other) => *other <= at,
                Work::Note(_) => true,
                Work::Paper(_) | Work::Words => false,
            };
            rests_on
                .filter(|work| turns(work))
                .for_each(|work| *work = Work::Words);
        }
        for question in &mut model.questions {
            question.from_answers &= question.answers.len() < 2;
        }
        model
    }
}
