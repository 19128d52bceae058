//! Mending findings: their safe edits, tried in memory before any file is written.
//!
//! A round takes all edits that do not overlap and checks the maps anew as they would
//! then be. An edit after which a file has a new slip, or its finding is still there, is
//! given up. What one round brings to light, the next may mend.

use std::collections::{BTreeMap, HashMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use indexmap::IndexMap;

use super::changed::Change;
use crate::Run;
use crate::findings::{Edit, Finding, Levels};
use crate::project::{FileId, Input, LoadError, Project};

/// After so many rounds what is left is left.
const MOST_ROUNDS: usize = 16;

/// What came of mending; nothing is written yet.
#[derive(Debug)]
pub struct Mended {
    /// The maps as they would be, checked.
    pub run: Run,
    /// The maps that would change, in the order in which they first did.
    pub files: Vec<MendedFile>,
    /// The edits that were given up.
    pub left: Vec<Left>,
}

/// A map that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedFile {
    /// As it is shown.
    pub path: Utf8PathBuf,
    /// Its whole path.
    pub whole: Utf8PathBuf,
    /// Its text as it was read.
    pub before: String,
    /// Its text, mended.
    pub after: String,
    /// How many findings are mended in it.
    pub findings: usize,
    /// What changes, in the order of the rounds and of the text.
    pub changes: Vec<Change>,
    /// For each line of the mended text the line of the old one from which it comes.
    lines: Vec<usize>,
}

/// An edit that was given up, by its finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Left {
    /// The map, as it is shown.
    pub path: Utf8PathBuf,
    /// The rule.
    pub rule: &'static str,
    /// What it found.
    pub message: String,
}

/// Mends what can be mended in the maps of some input, in memory.
///
/// # Errors
/// [`LoadError`] where there is no map to check.
pub fn mend(input: &Input, levels: &Levels) -> Result<Mended, LoadError> {
    let mut input = input.clone();
    let mut mended = Mended {
        run: crate::check(input.clone(), levels)?,
        files: Vec::new(),
        left: Vec::new(),
    };
    let mut given_up = HashSet::new();
    for _ in 0..MOST_ROUNDS {
        let plan = Plan::of(&mended.run, &given_up);
        if plan.files.is_empty() {
            break;
        }
        let texts = plan.texts(&mended.run.project);
        let mut trial = input.clone();
        let whole = |text: &Planned| (text.whole.clone(), text.after.clone());
        trial.instead.extend(texts.iter().map(whole));
        let run = crate::check(trial.clone(), levels)?;
        let failed = plan.failed(&mended.run, &run);
        if failed.is_empty() {
            mended.take(texts);
            mended.run = run;
            input = trial;
        } else {
            mended.left.extend(failed.iter().cloned());
            given_up.extend(failed);
        }
    }
    Ok(mended)
}

impl Mended {
    /// How many findings are mended.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.files.iter().map(|file| file.findings).sum()
    }

    /// How many findings could be mended in maps that were not asked for.
    #[must_use]
    pub fn elsewhere(&self) -> usize {
        let may_change = may_change(&self.run.project);
        let findings = self.run.outcome.findings.iter();
        findings
            .filter_map(|finding| finding.edit.as_ref())
            .filter(|edit| {
                let mut places = edit.replacements.iter().map(|one| one.place);
                places.any(|place| !may_change.contains(&place.file))
            })
            .count()
    }

    fn take(&mut self, texts: Vec<Planned>) {
        for text in texts {
            match self.files.iter_mut().find(|file| file.whole == text.whole) {
                Some(known) => {
                    known.after = text.after;
                    known.findings += text.findings;
                    let line = |line: usize| known.lines.get(line - 1).copied().unwrap_or(line);
                    known
                        .changes
                        .extend(text.changes.into_iter().map(|change| Change {
                            line: line(change.line),
                            ..change
                        }));
                    known.lines = text.lines.into_iter().map(line).collect();
                }
                None => self.files.push(MendedFile {
                    path: text.path,
                    whole: text.whole,
                    before: text.before,
                    after: text.after,
                    findings: text.findings,
                    changes: text.changes,
                    lines: text.lines,
                }),
            }
        }
    }
}

/// The edits of one round.
#[derive(Default)]
struct Plan<'run> {
    files: IndexMap<FileId, Changes<'run>>,
    /// How many findings of each kind should go.
    expected: IndexMap<Left, usize>,
}

/// What changes in one file.
#[derive(Default)]
struct Changes<'run> {
    /// What is replaced: where it begins, where it ends, what is written.
    replaced: BTreeMap<u32, (u32, &'run str)>,
    findings: usize,
}

/// The text of one file after a round.
struct Planned {
    path: Utf8PathBuf,
    whole: Utf8PathBuf,
    before: String,
    after: String,
    findings: usize,
    changes: Vec<Change>,
    lines: Vec<usize>,
}

impl Changes<'_> {
    /// Whether a stretch overlaps with none that is replaced already.
    fn has_room(&self, start: u32, end: u32) -> bool {
        let before = self.replaced.range(..=start).next_back();
        let after = self.replaced.range(start..).next();
        before.is_none_or(|(from, (to, _))| *to <= start && *from != start)
            && after.is_none_or(|(from, _)| end <= *from && *from != start)
    }

    fn apply(&self, text: &str) -> String {
        let mut changed = String::with_capacity(text.len());
        let mut at = 0;
        for (start, (end, written)) in &self.replaced {
            changed += text.get(at..*start as usize).unwrap_or_default();
            changed += written;
            at = *end as usize;
        }
        changed + text.get(at..).unwrap_or_default()
    }

    /// For each line after the round the line before it from which it comes, from 1.
    fn lines(&self, text: &str) -> Vec<usize> {
        let breaks = |words: &str| words.matches('\n').count();
        let mut lines = vec![1];
        let (mut line, mut at) = (1, 0);
        let replaced = self.replaced.iter();
        let replaced =
            replaced.map(|(start, (end, written))| (*start as usize, *end as usize, *written));
        for (start, end, written) in replaced.chain([(text.len(), text.len(), "")]) {
            for _ in 0..breaks(text.get(at..start).unwrap_or_default()) {
                line += 1;
                lines.push(line);
            }
            line += breaks(text.get(start..end).unwrap_or_default());
            let begins_line = start == 0 || text[..start].ends_with('\n');
            if begins_line && written.is_empty() {
                lines.pop();
                lines.push(line);
            }
            lines.extend(std::iter::repeat_n(line, breaks(written)));
            at = end;
        }
        lines
    }

    fn told(&self, text: &str) -> Vec<Change> {
        let replaced = self.replaced.iter();
        let told = replaced.map(|(start, (end, written))| {
            Change::of(text, &(*start as usize..*end as usize), written)
        });
        told.collect()
    }
}

impl<'run> Plan<'run> {
    fn of(run: &'run Run, given_up: &HashSet<Left>) -> Self {
        let may_change = may_change(&run.project);
        let mut plan = Self::default();
        for finding in &run.outcome.findings {
            let Some(edit) = &finding.edit else { continue };
            let mut places = edit.replacements.iter().map(|one| one.place);
            let key = key(&run.project, finding);
            if places.all(|place| may_change.contains(&place.file))
                && !given_up.contains(&key)
                && plan.add(finding.place().file, edit)
            {
                *plan.expected.entry(key).or_default() += 1;
            }
        }
        plan
    }

    /// Adds an edit as a whole, or not at all.
    fn add(&mut self, of: FileId, edit: &'run Edit) -> bool {
        let fits = edit.replacements.iter().all(|one| {
            let span = one.place.span;
            let known = self.files.get(&one.place.file);
            known.is_none_or(|changes| changes.has_room(span.start, span.end))
        });
        if !fits || edit.replacements.is_empty() {
            return false;
        }
        for one in &edit.replacements {
            let changes = self.files.entry(one.place.file).or_default();
            let span = one.place.span;
            changes.replaced.insert(span.start, (span.end, &one.text));
        }
        self.files.entry(of).or_default().findings += 1;
        true
    }

    fn texts(&self, project: &Project) -> Vec<Planned> {
        let whole = |file: FileId| {
            let map = project.maps.iter().find(|map| map.file == file)?;
            map.whole.clone()
        };
        let texts = self.files.iter().filter_map(|(file, changes)| {
            let held = project.files.get(*file);
            Some(Planned {
                path: held.path.clone(),
                whole: whole(*file)?,
                before: held.text.clone(),
                after: changes.apply(&held.text),
                findings: changes.findings,
                changes: changes.told(&held.text),
                lines: changes.lines(&held.text),
            })
        });
        texts.collect()
    }

    /// The edits that leave a file with a new slip, or their finding where it was.
    fn failed(&self, before: &Run, after: &Run) -> Vec<Left> {
        let changed = self
            .files
            .keys()
            .map(|file| before.project.files.path(*file));
        let (old, new) = (slips(&before.project), slips(&after.project));
        let count = |slips: &HashMap<&Utf8Path, usize>, path: &Utf8Path| slips.get(path).copied();
        let broken: HashSet<&Utf8Path> = changed
            .filter(|path| count(&new, path) > count(&old, path) || !new.contains_key(path))
            .collect();
        let (old, new) = (self.kinds(before), self.kinds(after));
        let count = |kinds: &HashMap<Left, usize>, key| kinds.get(key).copied().unwrap_or(0);
        let failed = self.expected.iter().filter(|(key, expected)| {
            let is_there = count(&new, key) + **expected > count(&old, key);
            is_there || broken.contains(&*key.path)
        });
        let failed: Vec<Left> = failed.map(|(key, _)| key.clone()).collect();
        if failed.is_empty() && !broken.is_empty() {
            // An edit of another file's finding broke this one: none of them is kept.
            return self.expected.keys().cloned().collect();
        }
        failed
    }

    /// How many findings there are of each kind that should go.
    fn kinds(&self, run: &Run) -> HashMap<Left, usize> {
        let mut kinds = HashMap::new();
        for finding in &run.outcome.findings {
            let key = key(&run.project, finding);
            if self.expected.contains_key(&key) {
                *kinds.entry(key).or_default() += 1;
            }
        }
        kinds
    }
}

/// The maps that were asked for by their path or their folder's.
fn may_change(project: &Project) -> HashSet<FileId> {
    let maps = project.maps.iter();
    maps.filter(|map| map.asked && map.whole.is_some())
        .map(|map| map.file)
        .collect()
}

fn key(project: &Project, finding: &Finding) -> Left {
    Left {
        path: project.files.path(finding.place().file).to_owned(),
        rule: finding.rule,
        message: finding.message.clone(),
    }
}

/// How many slips each map has.
fn slips(project: &Project) -> HashMap<&Utf8Path, usize> {
    let maps = project.maps.iter();
    maps.map(|map| (project.files.path(map.file), map.tree.slips.len()))
        .collect()
}
