//! What `argcheck.toml` says. Settings change what is looked at and reported, never
//! what a map says.

use camino::{Utf8Path, Utf8PathBuf};
use serde::Deserialize;

/// The file's name; it also marks a project's root.
pub const SETTINGS_FILE: &str = "argcheck.toml";

/// The settings of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Folders with copies of papers and sources, counted from the project's root.
    pub library: Vec<Utf8PathBuf>,
    /// A list of retractions in the form of the Retraction Watch database, below the
    /// project's root or a library folder.
    pub retractions: Option<Utf8PathBuf>,
}

impl Settings {
    /// Reads the settings of the project at a root; those of none where it has no file.
    ///
    /// # Errors
    /// Why the file cannot be read, in a few words.
    pub fn of(root: &Utf8Path) -> Result<Self, String> {
        let path = root.join(SETTINGS_FILE);
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = super::read_file(&path)?.text;
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| {
                let before = text.get(..span.start).unwrap_or_default();
                before.matches('\n').count() + 1
            });
            let message = error.message().replace('\n', " ");
            match line {
                Some(line) => format!("line {line}: {message}"),
                None => message,
            }
        })
    }
}
