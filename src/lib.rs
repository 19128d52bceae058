//! argcheck is a compiler for arguments: it reads `.argmap` files beside papers,
//! builds the argument graph, and reports what it finds at its line.
//!
//! The stages, in the order in which a run passes through them:
//!
//! 1. [`project`] finds the files and reads each once;
//! 2. [`syntax`] makes a tree of each map, with places and slips;
//! 3. [`map`] resolves every name over all files and makes one map of them
//!    ([`sources`] reads the bibliographies);
//! 4. [`texts`] finds the copies of papers and sources, in which [`quotations`] are
//!    looked for; [`checked`] looks for each of them once;
//!    [`figures`] reads the numbers and reckons what is to be checked of them;
//! 5. [`graph`] works out what is grounded, what turns in a circle, what stands
//!    against its opposition, and what the theses depend on;
//! 6. [`rules`] look at all this and find;
//! 7. [`findings`] sorts, silences and counts what they found;
//! 8. [`report`] shows it; [`cli`] is the program.
//!
//! [`dates`] says what dates may mean, for all that compare them.
//!
//! Beside them, [`edit`] writes maps anew: the formatter. [`import`] makes maps of
//! what other programs write. [`mod@outline`] shows the structure of an argument as
//! text and as data, [`snapshots`] keeps outlines in files, [`compare`] tells what
//! changed in the argument between two versions, [`why`] explains a verdict, [`supposing`]
//! tells what would fall if something were not so, [`passages`] finds what is to be
//! quoted, [`mod@source_table`] tells what an argument rests on, a row for each work,
//! and [`coverage`] what a map has of its [`manuscript`].
//!
//! ```
//! use argcheck::findings::Levels;
//! use argcheck::project::Input;
//!
//! let map = "claim sky \"The sky is blue.\"\n".into();
//! let input = Input {
//!     given: vec![("sky.argmap".into(), map)],
//!     ..Input::default()
//! };
//! let run = argcheck::check(input, &Levels::default()).unwrap();
//! assert_eq!(run.outcome.findings[0].rule, "unsupported-claim");
//! ```

pub mod checked;
pub mod cli;
pub mod compare;
pub mod coverage;
pub mod dates;
pub mod edit;
pub mod figure_table;
pub mod figures;
pub mod findings;
pub mod graph;
pub mod import;
pub mod manuscript;
pub mod map;
pub mod matrix;
pub mod outline;
pub mod passages;
pub mod project;
pub mod quotations;
pub mod report;
pub mod rivals;
pub mod rules;
pub mod snapshots;
pub mod source_table;
pub mod sources;
pub mod supposing;
pub mod syntax;
mod tables;
pub mod texts;
pub mod why;

pub use outline::outline;

use findings::{Levels, Outcome, Summary};
use project::{Input, LoadError, Project};
use report::Report;
use sources::retractions::Retractions;

/// All that a run read and found.
#[derive(Debug)]
pub struct Run {
    /// The files and their trees.
    pub project: Project,
    /// The map that they make together.
    pub map: map::Map,
    /// What follows from the map's structure.
    pub analysis: graph::Analysis,
    /// The copies of its papers and sources.
    pub texts: texts::Texts,
    /// How its quotations stand to these.
    pub checked: checked::Checked,
    /// Its figures, tables and checks.
    pub figures: figures::Figures,
    /// What was found.
    pub outcome: Outcome,
    /// What was checked.
    pub summary: Summary,
}

impl Run {
    /// The run, ready to be shown.
    #[must_use]
    pub fn report(&self) -> Report<'_> {
        Report {
            project: &self.project,
            map: &self.map,
            analysis: &self.analysis,
            outcome: &self.outcome,
            summary: &self.summary,
        }
    }
}

/// Checks maps: reads them and what they name, resolves, analyses, and runs all rules.
///
/// # Errors
/// [`LoadError`] where there is no map to check.
pub fn check(input: Input, levels: &Levels) -> Result<Run, LoadError> {
    let mut project = project::load(input)?;
    let map = map::build(&project);
    let analysis = graph::analyse(&map);
    let texts = texts::Texts::find(&project, &map);
    let mut retractions = Retractions::find(&project, &map);
    project.troubles.append(&mut retractions.troubles);
    let checked = checked::Checked::new(&project, &map, &texts);
    let figures = figures::Figures::find(&project, &map);
    let context = rules::Context {
        project: &project,
        map: &map,
        analysis: &analysis,
        texts: &texts,
        retractions: &retractions,
        checked: &checked,
        figures: &figures,
    };
    let outcome = findings::settle(&context, levels);
    let summary = Summary::new(&context, &outcome);
    Ok(Run {
        project,
        map,
        analysis,
        texts,
        checked,
        figures,
        outcome,
        summary,
    })
}
