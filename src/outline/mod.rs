//! The structure of an argument, as text for eyes and for diffs, and as data.
//!
//! Theses come first; under each statement stand its reasons, the objections to
//! it and how they are met, down to the evidence and its sources. Everything is
//! in the order of its words: the same meaning gives the same bytes, however and
//! in whichever files it was written.
//!
//! An outline is of one work: a map with a `paper` or `review` header, and the
//! files without one that it uses. Where a work speaks of another, only what it
//! speaks of is named, with the other's file.
//!
//! ```no_run
//! let outline = argcheck::outline("maps/argcheck.argmap").unwrap();
//! assert!(outline.contains("thesis worth-checking · accepted"));
//! ```

mod appendix;
pub(crate) mod arrangement;
mod branches;
pub(crate) mod citing;
pub(crate) mod facts;
mod figures;
pub(crate) mod ids;
pub(crate) mod naming;
mod resolve;
pub mod resolved;
mod sections;
mod steps;
mod texts;
pub(crate) mod verdicts;
pub(crate) mod wording;
pub(crate) mod works;

use std::fmt;

use camino::Utf8PathBuf;

use resolved::ResolvedMap;

use crate::graph::{self, Analysis};
use crate::map::{self, Map, MapId};
use crate::project::{self, Input, LoadError, Project, Trouble};
use works::{Uses, Work};

/// One line of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How deep it stands: 0 is at the margin.
    pub depth: u16,
    /// What it says; nothing for an empty line.
    pub text: String,
}

/// The outline of one work. Shown with [`fmt::Display`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The file of the work, as it was named.
    pub path: Utf8PathBuf,
    /// The other files of the work.
    pub parts: Vec<Utf8PathBuf>,
    /// Something in the work's files could not be read or resolved.
    pub damaged: bool,
    /// The lines.
    pub lines: Vec<Line>,
}

impl fmt::Display for Outline {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            if line.text.is_empty() {
                formatter.write_str("\n")?;
            } else {
                let indent = 2 * usize::from(line.depth);
                writeln!(formatter, "{:indent$}{}", "", line.text)?;
            }
        }
        Ok(())
    }
}

/// Whether an outline shows free text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Texts {
    /// Structure alone: another wording is no difference.
    #[default]
    Left,
    /// Statements, warrants and quotations in their words.
    Shown,
}

/// Works that were read, each with the maps it uses and nothing else: what
/// another map says of a work is no part of it.
#[derive(Debug)]
pub struct Works {
    readings: Vec<Reading>,
    /// What was asked for and could not be read.
    pub troubles: Vec<Trouble>,
}

#[derive(Debug)]
struct Reading {
    project: Project,
    map: Map,
    analysis: Analysis,
    work: Work,
}

/// Why there is no outline.
#[derive(Debug, thiserror::Error)]
pub enum OutlineError {
    /// No path leads to a map.
    #[error("no map found")]
    NoMap,
    /// Something that was asked for cannot be read.
    #[error("`{path}` cannot be read: {reason}")]
    Unreadable {
        /// What was asked for.
        path: Utf8PathBuf,
        /// Why it could not be read.
        reason: String,
    },
}

impl Works {
    /// Reads the works among some maps.
    ///
    /// # Errors
    /// [`LoadError`] where there is no map.
    pub fn read(input: Input) -> Result<Self, LoadError> {
        let project = project::load(input)?;
        let map = map::build(&project);
        let works = Uses::new(&project, &map).works();
        let troubles = project.troubles.clone();
        if let [work] = &works[..] {
            let readings = vec![Reading {
                analysis: graph::analyse(&map),
                work: work.clone(),
                project,
                map,
            }];
            return Ok(Self { readings, troubles });
        }
        let mut readings = Vec::with_capacity(works.len());
        for work in &works {
            readings.push(Reading::alone(&project, work.root)?);
        }
        Ok(Self { readings, troubles })
    }

    /// The outlines, in the order of their files.
    #[must_use]
    pub fn outlines(&self, texts: Texts) -> Vec<Outline> {
        self.readings
            .iter()
            .map(|reading| sections::outline(reading, texts))
            .collect()
    }

    /// The works as data.
    #[must_use]
    pub fn resolved(&self) -> resolved::Document {
        resolved::Document {
            version: resolved::VERSION,
            maps: self.readings.iter().map(sections::resolved).collect(),
        }
    }
}

impl Reading {
    /// Reads one work of a run with what it uses, without the rest of the run.
    fn alone(run: &Project, root: MapId) -> Result<Self, LoadError> {
        let file = run.files.get(run.maps[root.index()].file);
        let mut input = Input::default();
        if file.path.exists() {
            input.paths.push(file.path.clone());
        } else {
            let bytes = file.text.clone().into_bytes();
            input.given.push((file.path.clone(), bytes));
        }
        let project = project::load(input)?;
        let map = map::build(&project);
        let root = project.maps.iter().position(|file| file.asked);
        let uses = Uses::new(&project, &map);
        let work = Work::new(&uses, MapId::at(root.unwrap_or_default()));
        Ok(Self {
            analysis: graph::analyse(&map),
            project,
            map,
            work,
        })
    }

    fn path(&self) -> &camino::Utf8Path {
        let file = self.project.maps[self.work.root.index()].file;
        self.project.files.path(file)
    }

    /// The files of the work beside its root.
    fn parts(&self) -> Vec<Utf8PathBuf> {
        self.work
            .maps()
            .filter(|map| *map != self.work.root)
            .map(|map| self.project.maps[map.index()].file)
            .map(|file| self.project.files.path(file).to_owned())
            .collect()
    }

    /// Whether something in the work's own files could not be read or resolved.
    fn is_damaged(&self) -> bool {
        self.work.maps().any(|id| {
            let file = &self.project.maps[id.index()];
            !file.tree.slips.is_empty() || file.links.iter().any(|link| link.target.is_err())
        }) || self
            .map
            .statements
            .iter()
            .any(|statement| statement.damaged && self.work.holds(statement.item.map))
            || self.map.reasons.iter().any(|reason| reason.damaged)
    }
}

/// Reads all works at some paths, for [`outline`] and for tests.
///
/// # Errors
/// [`OutlineError`] where there is no map, or a path cannot be read.
pub fn read(
    paths: impl IntoIterator<Item = impl Into<Utf8PathBuf>>,
) -> Result<Works, OutlineError> {
    let input = Input {
        paths: paths.into_iter().map(Into::into).collect(),
        ..Input::default()
    };
    let unreadable = |troubles: Vec<Trouble>| {
        troubles
            .into_iter()
            .next()
            .map(|trouble| OutlineError::Unreadable {
                path: trouble.path,
                reason: trouble.reason,
            })
    };
    match Works::read(input) {
        Ok(works) => match unreadable(works.troubles.clone()) {
            Some(error) => Err(error),
            None => Ok(works),
        },
        Err(LoadError::NoMap { troubles }) => {
            Err(unreadable(troubles).unwrap_or(OutlineError::NoMap))
        }
    }
}

/// The outlines of all maps at a path as one text, ready for a snapshot test.
///
/// # Errors
/// [`OutlineError`] where there is no map, or the path cannot be read.
pub fn outline(path: impl Into<Utf8PathBuf>) -> Result<String, OutlineError> {
    let outlines: Vec<String> = read([path])?
        .outlines(Texts::Left)
        .iter()
        .map(ToString::to_string)
        .collect();
    Ok(outlines.join("\n"))
}
