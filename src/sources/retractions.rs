//! What a local list of retractions says of the works that the maps cite.
//!
//! The list has the form of the Retraction Watch database as Crossref publishes it: CSV,
//! a line for each notice. It is read line by line, and only what is cited is kept.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};
use csv::ByteRecord;

use super::identifiers::doi;
use crate::map::Map;
use crate::project::{Project, Trouble};

/// The notices of a run's sources, by their DOI.
#[derive(Debug, Default)]
pub struct Retractions {
    notices: HashMap<String, Vec<Notice>, foldhash::fast::FixedState>,
    /// Lists that could not be read.
    pub troubles: Vec<Trouble>,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub nature: Nature,
    /// Year, month and day; nothing known is the year 0.
    pub date: (u16, u8, u8),
}

/// What a notice is, the heaviest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    Correction,
    Concern,
    Retraction,
    /// A retraction taken back.
    Reinstatement,
}

impl Retractions {
    /// Looks up the DOIs of all sources of a map in the lists of a project.
    #[must_use]
    pub fn find(project: &Project, map: &Map) -> Self {
        let mut found = Self::default();
        if project.retractions.is_empty() {
            return found;
        }
        for source in map.sources.iter().filter(|source| source.used) {
            if let Some(doi) = source.value("doi").and_then(doi) {
                found.notices.entry(doi).or_default();
            }
        }
        for path in &project.retractions {
            if let Err(reason) = found.read(path) {
                found.troubles.push(Trouble {
                    path: path.clone(),
                    reason,
                });
            }
        }
        found
    }

    /// The heaviest notice of a work that still holds, and its date.
    #[must_use]
    pub fn of(&self, text: &str) -> Option<&Notice> {
        let notices = self.notices.get(&doi(text)?)?;
        let reinstated = notices
            .iter()
            .filter(|notice| notice.nature == Nature::Reinstatement);
        let reinstated = reinstated.map(|notice| notice.date).max();
        notices
            .iter()
            .filter(|notice| match notice.nature {
                Nature::Reinstatement => false,
                Nature::Correction => true,
                // A reinstatement without a date takes back all.
                Nature::Concern | Nature::Retraction => {
                    reinstated.is_none_or(|date| date.0 > 0 && notice.date > date)
                }
            })
            .max_by_key(|notice| (notice.nature, notice.date))
    }

    fn read(&mut self, path: &Utf8Path) -> Result<(), String> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_path(path)
            .map_err(|error| plain(&error))?;
        let headers = reader
            .byte_headers()
            .map_err(|error| plain(&error))?
            .clone();
        let column = |name: &str| {
            let known = headers.iter().position(|header| {
                let header = header.strip_prefix(b"\xef\xbb\xbf").unwrap_or(header);
                header.trim_ascii().eq_ignore_ascii_case(name.as_bytes())
            });
            known.ok_or_else(|| format!("it has no column `{name}`"))
        };
        let (cited, nature) = (column("OriginalPaperDOI")?, column("RetractionNature")?);
        let date = column("RetractionDate").ok();
        let mut record = ByteRecord::new();
        while reader
            .read_byte_record(&mut record)
            .map_err(|error| plain(&error))?
        {
            let text = |at: usize| {
                String::from_utf8_lossy(record.get(at).unwrap_or_default()).into_owned()
            };
            let Some(known) = doi(&text(cited)).and_then(|doi| self.notices.get_mut(&doi)) else {
                continue;
            };
            if let Some(nature) = nature_of(&text(nature)) {
                let date = date.map(|at| date_of(&text(at))).unwrap_or_default();
                known.push(Notice { nature, date });
            }
        }
        Ok(())
    }
}

fn nature_of(text: &str) -> Option<Nature> {
    let text = text.trim().to_lowercase();
    Some(match text.as_str() {
        "retraction" => Nature::Retraction,
        "expression of concern" => Nature::Concern,
        "correction" => Nature::Correction,
        "reinstatement" => Nature::Reinstatement,
        _ => return None,
    })
}

/// `1/15/2020 0:00` (month first) or `2020-01-15`.
fn date_of(text: &str) -> (u16, u8, u8) {
    let day = text.split_whitespace().next().unwrap_or_default();
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u16>().ok()).unwrap_or(0);
    let small = |part: Option<&str>| u8::try_from(number(part)).unwrap_or(0);
    if day.contains('/') {
        let mut parts = day.split('/');
        let (month, day) = (small(parts.next()), small(parts.next()));
        return (number(parts.next()), month, day);
    }
    let mut parts = day.split('-');
    (
        number(parts.next()),
        small(parts.next()),
        small(parts.next()),
    )
}

fn plain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => crate::project::plain_reason(error),
        _ => "it is no table of retractions".to_owned(),
    }
}

/// The file of a list that settings name, counted from the project's root: below it or
/// below a library folder.
///
/// # Errors
/// Where it is not there.
pub fn list_at(
    root: &Utf8Path,
    name: &Utf8Path,
    library: &[Utf8PathBuf],
) -> Result<Utf8PathBuf, String> {
    let folders: Vec<&Utf8Path> = std::iter::once(root)
        .chain(library.iter().map(Utf8PathBuf::as_path))
        .collect();
    let mut found = folders
        .iter()
        .filter_map(|folder| folder.join(name).canonicalize_utf8().ok());
    found
        .find(|whole| whole.is_file() && folders.iter().any(|folder| whole.starts_with(folder)))
        .ok_or_else(|| "it is not below the project's root or a library folder".to_owned())
}
