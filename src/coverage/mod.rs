//! How much of a manuscript its map has, and what of the map the manuscript no longer
//! has.
//!
//! [`Coverages::read`] reads maps and the manuscripts that they name; [`write()`] shows
//! them for people, as Markdown, or as data (`docs/coverage.md`). This is information:
//! nothing asks a map to have all of a manuscript.

mod alike;
mod compare;
mod human;
mod mapped;
mod markdown;
mod words;

use std::io::{self, Write};

use serde::Serialize;

use crate::checked::Checked;
use crate::map;
use crate::outline::works::Uses;
use crate::project::{self, Input, LoadError, Trouble};
use crate::texts::Texts;

/// The version of the data.
pub const VERSION: u32 = 1;

/// The forms in which coverage is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// By section, for reading
    #[default]
    Human,
    /// For pasting into a review
    Markdown,
    /// The coverage as data, for programs
    Json,
}

/// The coverage of the manuscripts of a run.
#[derive(Debug, Serialize)]
pub struct Coverages {
    version: u32,
    /// One for each map that is about a text.
    pub maps: Vec<Coverage>,
    /// What was asked for and could not be read.
    #[serde(skip)]
    pub troubles: Vec<Trouble>,
    /// The library folder that holds more files than are looked at.
    #[serde(skip)]
    pub cut_at: Option<camino::Utf8PathBuf>,
}

/// How much of one manuscript its map has.
#[derive(Debug, Default, Serialize)]
pub struct Coverage {
    /// The map's file.
    pub map: String,
    /// The manuscript as the map names it; nothing where it names none.
    pub manuscript: Option<String>,
    /// The form of the manuscript.
    pub form: Option<&'static str>,
    /// Why nothing is told of it.
    pub trouble: Option<String>,
    /// Something of the map could not be read: it may use more.
    pub is_damaged: bool,
    /// Numbers for the whole manuscript.
    pub whole: Numbers,
    /// Its sections, in the order of the text.
    pub sections: Vec<Section>,
    /// What of the map the manuscript does not have, or no longer.
    pub gone: Gone,
}

/// How many there are of a kind, and how many of these are in the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// In the map.
    pub mapped: usize,
    /// In the manuscript.
    pub all: usize,
}

/// The numbers of a section or of all. Nothing stands for what the form cannot tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Numbers {
    /// Works cited by key, each once.
    pub citations: Option<Share>,
    /// Numbered notes.
    pub notes: Option<Share>,
    /// Quotations.
    pub quotations: Option<Share>,
}

/// What a section has that the map has not.
#[derive(Debug, Default, Serialize)]
pub struct Section {
    /// Its heading; nothing for what stands before all headings.
    pub title: Option<String>,
    /// How deep it lies: 1 is outermost.
    pub level: usize,
    /// Where it begins.
    pub place: Place,
    /// Its numbers; a work counts where it is cited first.
    pub numbers: Numbers,
    /// Works that no item of the map cites.
    pub citations: Vec<MissingCitation>,
    /// Notes that no item uses.
    pub notes: Vec<MissingNote>,
    /// Quotations that no `quote` or `says` has.
    pub quotations: Vec<MissingQuotation>,
}

/// A place in the manuscript.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line, from 1; nothing where lines are not the file's.
    pub line: Option<usize>,
    /// The page, where the copy has pages and no lines.
    pub page: Option<String>,
}

/// A work that the manuscript cites and the map does not.
#[derive(Debug, Serialize)]
pub struct MissingCitation {
    /// Its key.
    pub key: String,
    /// Where it is cited first.
    pub place: Place,
    /// How often it is cited in the manuscript.
    pub times: usize,
}

/// A note that the map does not use.
#[derive(Debug, Serialize)]
pub struct MissingNote {
    /// Its number.
    pub number: u32,
    /// Where it is called.
    pub place: Place,
    /// The map has an item for it, and nothing cites that.
    pub is_listed: bool,
}

/// A quotation that the map does not have.
#[derive(Debug, Serialize)]
pub struct MissingQuotation {
    /// Its words.
    pub words: String,
    /// Where it begins.
    pub place: Place,
}

/// What of the map the manuscript does not have.
#[derive(Debug, Default, Serialize)]
pub struct Gone {
    /// How many wordings were compared.
    pub wordings_compared: usize,
    /// Wordings (`says`) that it does not have.
    pub wordings: Vec<GoneWording>,
    /// Keys of a bibliography on which items rest and that it does not cite.
    pub citations: Vec<GoneItem>,
    /// Notes that it does not have.
    pub notes: Vec<GoneNote>,
    /// Sections that it does not have.
    pub sections: Vec<GoneItem>,
}

/// A wording that the manuscript does not have.
#[derive(Debug, Serialize)]
pub struct GoneWording {
    /// The statement of which it is the wording.
    pub statement: Option<String>,
    /// The words.
    pub words: String,
    /// The nearest passage of the manuscript.
    pub near: Option<String>,
    /// The map's file.
    pub file: String,
    /// The line in it.
    pub line: usize,
}

/// Something of the map that the manuscript does not have.
#[derive(Debug, Serialize)]
pub struct GoneItem {
    /// The key, or the section's title.
    pub name: String,
    /// The map's file.
    pub file: String,
    /// The line in it.
    pub line: usize,
}

/// A note of the map that the manuscript does not have.
#[derive(Debug, Serialize)]
pub struct GoneNote {
    /// Its number.
    pub number: u32,
    /// The map's file.
    pub file: String,
    /// The line in it.
    pub line: usize,
}

impl Coverages {
    /// Reads maps and the manuscripts that they are about.
    ///
    /// # Errors
    /// [`LoadError`] where there is no map.
    pub fn read(input: Input) -> Result<Self, LoadError> {
        let project = project::load(input)?;
        let map = map::build(&project);
        let texts = Texts::find(&project, &map);
        let checked = Checked::wordings(&project, &map, &texts);
        let works = Uses::new(&project, &map).works();
        let run = compare::Run {
            project: &project,
            map: &map,
            texts: &texts,
            checked: &checked,
        };
        let maps = works.iter().filter_map(|work| run.coverage(work)).collect();
        Ok(Self {
            version: VERSION,
            maps,
            cut_at: texts.cut_at().map(ToOwned::to_owned),
            troubles: project.troubles,
        })
    }
}

/// Shows coverage in a form; the last line of the human one in lines of at most `width`
/// columns.
///
/// # Errors
/// Those of the writer.
pub fn write(
    coverages: &Coverages,
    form: Form,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    match form {
        Form::Human => human::write(coverages, width, out),
        Form::Markdown => markdown::write(coverages, out),
        Form::Json => {
            serde_json::to_writer_pretty(&mut *out, coverages)?;
            writeln!(out)
        }
    }
}
