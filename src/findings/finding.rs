//! One finding: data for every reporter.

use std::borrow::Cow;

use super::{Edit, words};
use crate::map::Place;

/// What a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something a thesis cannot stand with, or that cannot be read.
    Error,
    /// Something worth mending.
    Warning,
    /// Something worth knowing.
    Info,
}

impl Severity {
    /// The word that reports use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A place that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What stands there, in a few words.
    pub message: String,
}

/// What a rule found: what, where, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// What it weighs.
    pub severity: Severity,
    /// What was found: lower case, no full stop, names between backticks.
    pub message: String,
    /// Where: the first label is the primary one, the others tell the rest.
    pub labels: Vec<Label>,
    /// What would mend it.
    pub help: Option<String>,
    /// A safe edit that mends it, where there is one.
    pub edit: Option<Edit>,
}

impl Finding {
    /// A finding with its first place.
    #[must_use]
    pub fn new(
        rule: &'static str,
        severity: Severity,
        message: impl Into<String>,
        place: Place,
        label: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            message: plain(message.into()),
            labels: vec![Label {
                place,
                message: plain(label.into()),
            }],
            help: None,
            edit: None,
        }
    }

    /// Adds a place.
    #[must_use]
    pub fn label(mut self, place: Place, message: impl Into<String>) -> Self {
        self.labels.push(Label {
            place,
            message: plain(message.into()),
        });
        self
    }

    /// Says what would mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(plain(help.into()));
        self
    }

    /// Gives a safe edit that mends it, where there is one.
    #[must_use]
    pub fn edit(mut self, edit: Option<Edit>) -> Self {
        self.edit = edit;
        self
    }

    /// The first place.
    #[must_use]
    pub fn place(&self) -> Place {
        self.labels[0].place
    }
}

/// Nothing that a finding says can steer a terminal.
fn plain(words: String) -> String {
    match words::plain(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(plain) => plain,
    }
}
