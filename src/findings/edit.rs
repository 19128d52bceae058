//! What would mend a finding, as data: stretches of files and what to write there.

use crate::map::Place;

/// A safe edit: with it the finding is gone, and nothing that somebody wrote is lost
/// but what the finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What it does, as "`--fix` …" goes on: "writes `refused-loan`".
    pub does: String,
    /// What it replaces; no two overlap.
    pub replacements: Vec<Replacement>,
}

/// A stretch of a file and what is written in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The stretch; an empty one is where something is put in.
    pub place: Place,
    /// What is written there; nothing where the stretch is taken out.
    pub text: String,
}

impl Edit {
    /// An edit of one stretch.
    #[must_use]
    pub fn new(does: impl Into<String>, place: Place, text: impl Into<String>) -> Self {
        let does = does.into();
        Self {
            does: super::words::plain(&does).into_owned(),
            replacements: vec![Replacement {
                place,
                text: text.into(),
            }],
        }
    }

    /// The same with another stretch.
    #[must_use]
    pub fn and(mut self, place: Place, text: impl Into<String>) -> Self {
        self.replacements.push(Replacement {
            place,
            text: text.into(),
        });
        self
    }
}
